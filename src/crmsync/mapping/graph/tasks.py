"""Tasks ↔ Microsoft To Do's `todoTask`. Pure.

To Do knows days, not times of day, for start and end; no percentage; and its tasks have no extended
properties: the operation key is a linked resource.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crmsync.formats.recurrence import RuleError
from crmsync.formats.zones import UTC_ZONE
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.graph.body import BodyField
from crmsync.mapping.graph.recurrence import (
    fit_rule,
    fitted_rule,
    read_rule,
    spell_rule,
    without_implied,
)
from crmsync.mapping.graph.resource import (
    GraphMapper,
    GraphOptions,
    MemberField,
    Plain,
    Resource,
    WordsField,
    member,
    objects,
    text_of,
)
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.times import DayField, read_when, spell_instant
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Priority, Recurrence, Reminder, Status, Value, utc

APPLICATION = "crmsync"
_STATUSES = {
    "notStarted": Status.NOT_STARTED,
    "inProgress": Status.IN_PROGRESS,
    "completed": Status.COMPLETED,
    "waitingOnOthers": Status.WAITING,
    "deferred": Status.DEFERRED,
}
_SPELLED = {status: name for name, status in _STATUSES.items()}
_PRIORITIES = {"low": Priority.LOW, "normal": Priority.NORMAL, "high": Priority.HIGH}
_IMPORTANCES = {priority: name for name, priority in _PRIORITIES.items()}
_STEPS = {Priority.HIGHEST: Priority.HIGH, Priority.LOWEST: Priority.LOW}
_LINKS = "linkedResources"


@frozen
class StatusField(Plain):
    """`status`. To Do knows nothing of cancelled tasks."""

    def read(self, native: Resource) -> Value | None:
        return _STATUSES.get(str(native.get("status")), Status.NOT_STARTED)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value or "status" not in native:
            native["status"] = _SPELLED[value if isinstance(value, Status) else Status.NOT_STARTED]

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, Status) and value in _SPELLED:
            return Fit(value)
        return Unfit(f"Microsoft To Do has no status “{value}”")


@frozen
class CompletedField(Plain):
    """`completedDateTime`, a day that the service sets by itself."""

    @property
    def access(self) -> Access:
        """Read only."""
        return Access.READ

    def read(self, native: Resource) -> Value | None:
        held = read_when(native, "completedDateTime")
        return None if held is None else held.day

    def write(self, native: Resource, value: Value | None) -> None:
        """Nothing: the status tells."""

    def fits(self, value: Value) -> Fit | Unfit:
        day = value.astimezone(UTC).date() if isinstance(value, datetime) else value
        return Fit(day) if isinstance(day, date) else Unfit("not a date")


@frozen
class PriorityField(Plain):
    """`importance`, in three steps; a task always has one."""

    def read(self, native: Resource) -> Value | None:
        return _PRIORITIES.get(str(native.get("importance")), Priority.NORMAL)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value or "importance" not in native:
            native["importance"] = _IMPORTANCES[value if isinstance(value, Priority) else Priority.NORMAL]

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(_STEPS.get(value, value)) if isinstance(value, Priority) else Unfit("not a priority")


@frozen
class ReminderField(Plain):
    """`reminderDateTime`, an instant. A span is counted back from the beginning of the day that is due, and
    read back as the instant it meant.
    """

    zone: ZoneInfo

    def read(self, native: Resource) -> Value | None:
        held = read_when(native, "reminderDateTime")
        if held is None or native.get("isReminderOn") is False:
            return None
        return Reminder(at=held.instant)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        at = self._at(native, value) if isinstance(value, Reminder) else None
        native["isReminderOn"] = at is not None
        if at is not None:
            native["reminderDateTime"] = spell_instant(at, UTC_ZONE)
        elif native.get("reminderDateTime") is not None:
            native["reminderDateTime"] = None

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.at is not None:
            return Fit(Reminder(at=utc(value.at)))
        return Fit(Reminder(before=timedelta(seconds=int((value.before or timedelta()).total_seconds()))))

    def _at(self, native: Resource, reminder: Reminder) -> datetime | None:
        if reminder.before is None:
            return reminder.at
        due = read_when(native, "dueDateTime")
        if due is None:
            return None
        return utc(datetime.combine(due.day, time(), self.zone) - reminder.before)


@frozen
class RecurrenceField(Plain):
    """`recurrence`. Its first occurrence is the day that is due; a task without one cannot repeat."""

    def read(self, native: Resource) -> Value | None:
        first = _first(native)
        held = member(native, "recurrence")
        rule = read_rule(held, first, UTC) if held and first is not None else None
        return None if rule is None else Recurrence(rule.text)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        first, held = _first(native), self.read(native)
        if not isinstance(value, Recurrence) or first is None:
            native["recurrence"] = None
            return
        try:
            rule = fitted_rule(value.rule, first, UTC)
        except RuleError:
            native["recurrence"] = None
            return
        if held != Recurrence(without_implied(rule, first).text):
            native["recurrence"] = spell_rule(rule, first, UTC, "UTC")

    def fits(self, value: Value) -> Fit | Unfit:
        fit = fit_rule(value)
        if not isinstance(fit, Fit) or not isinstance(fit.value, Recurrence):
            return fit
        left_out = fit.note or ("cancelled occurrences" if fit.value.excluded else None)
        return Fit(Recurrence(fit.value.rule), left_out)


class TaskTable(GraphTable):
    """The tasks table."""

    mandatory = frozenset({"status", "priority"})
    bends = frozenset({"reminder", "recurrence"})

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: every task has a status and a priority."""
        return {"status": Status.NOT_STARTED, "priority": Priority.NORMAL, **fields}

    def mark(self, draft: Resource, key: OperationKey) -> None:
        """See `GraphTable.mark`."""
        draft[_LINKS] = [{"applicationName": APPLICATION, "displayName": APPLICATION, "externalId": key}]

    def key(self, native: Resource) -> OperationKey | None:
        """See `GraphTable.key`."""
        for link in objects(native, _LINKS):
            if link.get("applicationName") == APPLICATION and text_of(link.get("externalId")):
                return OperationKey(str(link["externalId"]))
        return None

    def uid(self, native: Resource) -> str | None:
        """When it was made, to a part of a second: a task that moves to another list gets another id, and
        keeps that.
        """
        made = text_of(native.get("createdDateTime"))
        return f"todo:{made}" if made else None


def task_table(options: GraphOptions) -> TaskTable:
    """The tasks table. Raises ValueError for custom fields, which To Do's tasks cannot have."""
    if options.custom:
        raise ValueError("tasks in Microsoft To Do have no fields of one's own")
    table = TaskTable(Kind.TASKS, _mappers(options))
    table.extended = ()
    return table


def _mappers(options: GraphOptions) -> Iterator[GraphMapper]:
    # The day that is due comes before what is counted from it.
    yield MemberField("subject", "title")
    yield DayField("start", "startDateTime", options)
    yield DayField("due", "dueDateTime", options)
    yield StatusField("status")
    yield CompletedField("completed")
    yield PriorityField("priority")
    yield BodyField("notes")
    yield WordsField("categories")
    yield ReminderField("reminder", options.zone)
    yield RecurrenceField("recurrence")


def _first(native: Resource) -> date | None:
    """The day of the first occurrence."""
    held = read_when(native, "dueDateTime") or read_when(native, "startDateTime")
    return None if held is None else held.day
