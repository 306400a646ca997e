"""What went wrong, in plain words and with its exit status: one place for every error that a person may
meet.
"""

from __future__ import annotations

import sqlite3

from crmsync.accounts.errors import AccountsError, SettingsError
from crmsync.app.status import ExitStatus
from crmsync.connect.errors import Disposition, ServiceError
from crmsync.frozen import frozen
from crmsync.state.database import StateError, told


class Refusal(Exception):
    """The façade cannot do what it was asked. message: what is wrong; advice: what to do."""

    status = ExitStatus.COULD_NOT_RUN

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UnknownName(Refusal):
    """There is no account, mapping, run, conflict or hold of this name or number, or the value cannot be
    used.
    """

    status = ExitStatus.WRONG_USAGE


class NotOffered(Refusal):
    """This version of crmsync cannot do it, or there is nothing to do it with."""


class CameBack(Refusal):
    """In the middle of it the state file turned out to be damaged, and came back from its backup."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "See with crmsync sync --preview how things stand, then do it again.")


@frozen
class Explanation:
    """An error in plain words. advice may be empty."""

    message: str
    advice: str
    status: ExitStatus

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


_ADVICE = {
    Disposition.AGAIN_LATER: "The next sync tries again.",
    Disposition.SIGN_IN: "Sign in with: crmsync accounts sign-in NAME",
    Disposition.STOP: "Correct the mapping; crmsync folders ACCOUNT lists what there is.",
}
"""For errors that come without advice."""


def explain(error: BaseException) -> Explanation | None:
    """What to tell a person about `error`; `None` for a fault of crmsync's own."""
    match error:
        case Refusal():
            return Explanation(error.message, error.advice, error.status)
        case SettingsError():
            return Explanation(str(error), "", ExitStatus.COULD_NOT_RUN)
        case AccountsError() | StateError():
            return Explanation(error.message, error.advice, ExitStatus.COULD_NOT_RUN)
        case ServiceError():
            sign_in = error.disposition is Disposition.SIGN_IN
            status = ExitStatus.SIGN_IN_NEEDED if sign_in else ExitStatus.COULD_NOT_RUN
            return Explanation(str(error), error.advice or _ADVICE.get(error.disposition, ""), status)
        case sqlite3.Error():
            found = told("state.db", error)
            return Explanation(found.message, found.advice, ExitStatus.COULD_NOT_RUN)
        case _:
            return None
