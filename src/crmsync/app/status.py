"""How a run ended, in one word and as the process's exit status (docs/cli.md). Pure."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from crmsync.sync.report import RunStatus


class ExitStatus(IntEnum):
    """What the process tells its caller."""

    IN_STEP = 0
    COULD_NOT_RUN = 1
    WRONG_USAGE = 2
    PROBLEMS = 3
    HELD = 4
    SIGN_IN_NEEDED = 5
    STOPPED = 130
    """by Ctrl-C: 128 + SIGINT, as shells have it"""


_EXIT = {
    RunStatus.OK: ExitStatus.IN_STEP,
    RunStatus.PROBLEMS: ExitStatus.PROBLEMS,
    RunStatus.HELD: ExitStatus.HELD,
    RunStatus.SIGN_IN_NEEDED: ExitStatus.SIGN_IN_NEEDED,
    RunStatus.FAILED: ExitStatus.COULD_NOT_RUN,
}


def overall(statuses: Collection[RunStatus]) -> RunStatus:
    """The status of a run over several mappings: failed when none of them ran, else the first of sign-in
    needed, held, problems (also when one of several failed), ok.
    """
    if statuses and all(status is RunStatus.FAILED for status in statuses):
        return RunStatus.FAILED
    for status in (RunStatus.SIGN_IN_NEEDED, RunStatus.HELD):
        if status in statuses:
            return status
    if any(status in (RunStatus.PROBLEMS, RunStatus.FAILED) for status in statuses):
        return RunStatus.PROBLEMS
    return RunStatus.OK


def exit_status(statuses: Collection[RunStatus], *, preview: bool = False) -> ExitStatus:
    """The exit status of a run. A preview that could look at every mapping ends with 0 or 4: it has
    synced nothing, so it leaves no problem behind.
    """
    status = overall(statuses)
    if preview and status is RunStatus.PROBLEMS and RunStatus.FAILED not in statuses:
        return ExitStatus.IN_STEP
    return _EXIT[status]
