"""The whole state that the desktop program shows, as frozen values: windows read it and keep nothing else."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum

from crmsync.app.history import Standing
from crmsync.app.results import RunResult
from crmsync.app.types import Account
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.preferences import Preferences
from crmsync.desktop.engine.questions import Question
from crmsync.desktop.engine.scheduler import Hindrance
from crmsync.frozen import frozen


class Health(StrEnum):
    """What is known of an account."""

    UNKNOWN = "unknown"
    """it was not used yet"""
    GOOD = "good"
    SIGN_IN = "sign-in"
    """the person must sign in (again)"""
    FAILING = "failing"
    """it could not be used the last time: see the message"""


@frozen
class AccountHealth:
    """An account, and what is known of it. message: why it is not good, else "". run: the last one before it
    was known.
    """

    account: Account
    health: Health = Health.UNKNOWN
    message: str = ""
    run: int = 0


class Phase(StrEnum):
    """What a run does now."""

    STARTING = "starting"
    WAITING = "waiting"
    """for another crmsync that is at work with the profile"""
    READING = "reading"
    PLANNING = "planning"
    WRITING = "writing"
    STOPPING = "stopping"
    """the person stopped it; what is under way comes to its end"""


class Task(StrEnum):
    """What a run is for."""

    SYNC = "sync"
    PREVIEW = "preview"
    UNDO = "undo"


@frozen
class Progress:
    """How far a run is. mapping: "" before the first one. total: `None` while it is unknown."""

    task: Task
    phase: Phase
    mapping: str = ""
    done: int = 0
    total: int | None = None


@frozen
class Review:
    """How much of each waits for the person. problems: of items; whole mappings tell in their standing."""

    conflicts: int = 0
    problems: int = 0
    ambiguous: int = 0
    holds: int = 0

    @property
    def total(self) -> int:
        """Everything that waits."""
        return self.conflicts + self.problems + self.ambiguous + self.holds

    @property
    def is_urgent(self) -> bool:
        """Shall the icon say so? Ambiguous pairs alone do not: they may wait for ever."""
        return bool(self.conflicts + self.problems + self.holds)


@frozen
class Snapshot:
    """Everything that is shown, at one moment (aware).

    state: for the tray icon. mappings: how each stands, in the file's order; its `last_success` is `None`
    before the first. accounts: in the file's order. progress: of the run that goes on, if one does.
    failing: the names of the mappings that fail again and again.
    last_run: the number of the last run, 0 before the first; it grows when the history does.
    next_run: when a run is due by itself; hindrance: why none is. paused_until: `None` when not paused,
    `FOREVER` until resumed. trouble: what keeps everything from working (settings that cannot be read, a
    damaged state), if something does. notices: what the person must be told whatever they do.
    """

    moment: datetime
    state: TrayState = TrayState.IDLE
    mappings: tuple[Standing, ...] = ()
    accounts: tuple[AccountHealth, ...] = ()
    progress: Progress | None = None
    review: Review = field(default_factory=Review)
    failing: frozenset[str] = frozenset()
    last_run: int = 0
    next_run: datetime | None = None
    hindrance: Hindrance | None = None
    paused_until: datetime | None = None
    online: bool = True
    metered: bool = False
    trouble: Failed | None = None
    notices: tuple[str, ...] = ()
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def is_set_up(self) -> bool:
        """Is there anything to sync?"""
        return bool(self.mappings)

    @property
    def is_running(self) -> bool:
        """Is a run going on in this program?"""
        return self.progress is not None

    @property
    def last_success(self) -> datetime | None:
        """Since when everything is in step: the oldest of the mappings' last successes."""
        successes = [one.last_success for one in self.mappings]
        if not successes or None in successes:
            return None
        return min(success for success in successes if success is not None)

    @property
    def sign_ins(self) -> tuple[str, ...]:
        """The names of the accounts that need the person to sign in."""
        return tuple(one.account.name for one in self.accounts if one.health is Health.SIGN_IN)


# ---- events


@frozen
class RunEnded:
    """A run came to its end. result: `None` if it could not even begin; then failure says why.

    manual: did a person start it?
    """

    task: Task
    manual: bool
    result: RunResult | None = None
    failure: Failed | None = None


@frozen
class Asked:
    """The engine waits for a secret; `question.answer(…)` lets it go on."""

    question: Question


Event = RunEnded | Asked
