"""Tasks of an Exchange mailbox: what of their fields does not depend on the API. Pure."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.outlook.native import Native, Plain
from crmsync.model.values import Priority, Reminder, Status, Value, utc

MANDATORY: Mapping[str, Value] = {"status": Status.NOT_STARTED, "priority": Priority.NORMAL}
"""What every task has."""
_STEPS = {Priority.HIGHEST: Priority.HIGH, Priority.LOWEST: Priority.LOW}


@frozen
class _WordField(Plain):
    """A member that always holds one of some words. words: word → value."""

    member: str
    words: Mapping[str, Value]

    def read(self, native: Native) -> Value | None:
        return self.words.get(str(native.get(self.member)), MANDATORY[self.name])

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value or self.member not in native:
            wanted = MANDATORY[self.name] if value is None else value
            native[self.member] = next(word for word, one in self.words.items() if one == wanted)


@frozen
class StatusField(_WordField):
    """The status; no such service knows cancelled tasks. service: its name, for people."""

    service: str

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, Status) and value in self.words.values():
            return Fit(value)
        return Unfit(f"{self.service} has no status “{value}”")


@frozen
class PriorityField(_WordField):
    """The priority, in three steps; a task always has one."""

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(_STEPS.get(value, value)) if isinstance(value, Priority) else Unfit("not a priority")


@frozen
class CompletedField(Plain):
    """The day on which it was done, which the service sets by itself. day: where that is told."""

    day: Callable[[Native], date | None]

    @property
    def access(self) -> Access:
        """Read only."""
        return Access.READ

    def read(self, native: Native) -> Value | None:
        return self.day(native)

    def write(self, native: Native, value: Value | None) -> None:
        """Nothing: the status tells."""

    def fits(self, value: Value) -> Fit | Unfit:
        day = value.astimezone(UTC).date() if isinstance(value, datetime) else value
        return Fit(day) if isinstance(day, date) else Unfit("not a date")


@frozen
class ReminderField(Plain):
    """A reminder at an instant. A span is counted back from the beginning of the day that is due, and read
    back as the instant it meant.
    """

    zone: ZoneInfo

    @abstractmethod
    def held(self, native: Native) -> datetime | None:
        """When it reminds (aware)."""

    @abstractmethod
    def due(self, native: Native) -> date | None:
        """The day that is due."""

    @abstractmethod
    def put(self, native: Native, at: datetime | None) -> None:
        """Let it remind then, or never."""

    def read(self, native: Native) -> Value | None:
        at = self.held(native)
        return None if at is None else Reminder(at=utc(at))

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value:
            self.put(native, self._at(native, value) if isinstance(value, Reminder) else None)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.at is not None:
            return Fit(Reminder(at=utc(value.at)))
        return Fit(Reminder(before=timedelta(seconds=int((value.before or timedelta()).total_seconds()))))

    def _at(self, native: Native, reminder: Reminder) -> datetime | None:
        if reminder.before is None:
            return reminder.at
        due = self.due(native)
        if due is None:
            return None
        return utc(datetime.combine(due, time(), self.zone) - reminder.before)
