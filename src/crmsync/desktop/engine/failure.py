"""Errors on their way to a window: in plain words, without advice that is for the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from crmsync.app.errors import Explanation, explain
from crmsync.app.status import ExitStatus

_COMMANDS = (
    *("accounts", "audit", "conflicts", "demo", "doctor", "folders", "holds", "links", "log", "mappings"),
    *("problems", "sandbox", "status", "sync", "undo", "--help"),
)
_COMMAND = re.compile(rf"\bcrmsync (?:{'|'.join(_COMMANDS)})(?!\w)")
SENTENCE = re.compile(r"(?<=[.!?:…])\s+(?=[A-Z“\"(`])|(?<=[.!?…])\s+(?=crmsync )")
"""Between two sentences."""


class Failed(Exception):
    """Something a window asked for did not work.

    message: what happened; advice: what to do, may be empty. sign_in: would signing in mend it?
    cause: the error itself, for windows that answer one of them in a special way.
    """

    def __init__(self, explanation: Explanation, cause: BaseException) -> None:
        super().__init__(str(explanation))
        self.message = explanation.message
        self.advice = without_commands(explanation.advice)
        self.sign_in = explanation.status is ExitStatus.SIGN_IN_NEEDED
        self.cause = cause


def failed(
    error: BaseException, redact: Callable[[str], str], log_fault: Callable[[BaseException], Path | None]
) -> Failed:
    """`error` for a window; a fault of crmsync's own is written to the log."""
    if isinstance(error, Failed):
        return error
    explanation = explain(error)
    if explanation is None:
        log = log_fault(error)
        explanation = Explanation(
            f"crmsync met a fault of its own ({type(error).__name__}).",
            f"The details are in {log}; please report it." if log else "The log cannot be written either.",
            ExitStatus.COULD_NOT_RUN,
        )
    told = Explanation(redact(explanation.message), redact(explanation.advice), explanation.status)
    return Failed(told, error)


def without_commands(advice: str) -> str:
    """`advice` without the sentences that name a command to type: a window has a button instead."""
    return " ".join(part for part in SENTENCE.split(advice) if not _COMMAND.search(part))
