"""Tasks ↔ Microsoft To Do's `todoTask`. Pure.

To Do knows days, not times of day, for start and end; no percentage; and its tasks have no extended
properties: the operation key is a linked resource.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import Any

from crmsync.formats.recurrence import Rule
from crmsync.formats.zones import UTC_ZONE
from crmsync.frozen import frozen
from crmsync.mapping.graph.body import BodyField
from crmsync.mapping.graph.recurrence import read_rule, spell_rule
from crmsync.mapping.graph.resource import GraphMapper, Resource
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.times import DayField, read_when, spell_instant
from crmsync.mapping.outlook.native import (
    MemberField,
    OutlookOptions,
    WordsField,
    member,
    objects,
    text_of,
)
from crmsync.mapping.outlook.series import DayRecurrenceField, Days
from crmsync.mapping.outlook.tasks import MANDATORY, CompletedField, PriorityField, ReminderField, StatusField
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Moment, Priority, Status

APPLICATION = "crmsync"
_STATUSES = {
    "notStarted": Status.NOT_STARTED,
    "inProgress": Status.IN_PROGRESS,
    "completed": Status.COMPLETED,
    "waitingOnOthers": Status.WAITING,
    "deferred": Status.DEFERRED,
}
_PRIORITIES = {"low": Priority.LOW, "normal": Priority.NORMAL, "high": Priority.HIGH}
_LINKS = "linkedResources"


@frozen
class _ReminderField(ReminderField):
    """`reminderDateTime` and `isReminderOn`."""

    def held(self, native: Resource) -> datetime | None:
        when = read_when(native, "reminderDateTime")
        return None if when is None or native.get("isReminderOn") is False else when.instant

    def due(self, native: Resource) -> date | None:
        return _day(native, "dueDateTime")

    def put(self, native: Resource, at: datetime | None) -> None:
        native["isReminderOn"] = at is not None
        if at is not None:
            native["reminderDateTime"] = spell_instant(at, UTC_ZONE)
        elif native.get("reminderDateTime") is not None:
            native["reminderDateTime"] = None


class _Days(Days):
    member = "recurrence"

    def first(self, native: Mapping[str, Any]) -> date | None:
        return _day(native, "dueDateTime") or _day(native, "startDateTime")

    def read(self, native: Mapping[str, Any], first: Moment, tz: tzinfo) -> Rule | None:
        held = member(native, self.member)
        return read_rule(held, first, tz) if held else None

    def spelled(self, native: Mapping[str, Any], rule: Rule, first: Moment, tz: tzinfo) -> Any:
        return spell_rule(rule, first, tz, "UTC")


class TaskTable(GraphTable):
    """The tasks table."""

    mandatory = frozenset(MANDATORY)
    bends = frozenset({"reminder", "recurrence"})

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: every task has a status and a priority."""
        return {**MANDATORY, **fields}

    def mark(self, draft: Resource, key: OperationKey) -> None:
        """See `OutlookTable.mark`."""
        draft[_LINKS] = [{"applicationName": APPLICATION, "displayName": APPLICATION, "externalId": key}]

    def key(self, native: Resource) -> OperationKey | None:
        """See `OutlookTable.key`."""
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


def task_table(options: OutlookOptions) -> TaskTable:
    """The tasks table. Raises ValueError for custom fields, which To Do's tasks cannot have."""
    if options.custom:
        raise ValueError("tasks in Microsoft To Do have no fields of one's own")
    table = TaskTable(Kind.TASKS, _mappers(options))
    table.extended = ()
    return table


def _mappers(options: OutlookOptions) -> Iterator[GraphMapper]:
    # The day that is due comes before what is counted from it.
    yield MemberField("subject", "title")
    yield DayField("start", "startDateTime", options)
    yield DayField("due", "dueDateTime", options)
    yield StatusField("status", "status", _STATUSES, "Microsoft To Do")
    yield CompletedField("completed", lambda native: _day(native, "completedDateTime"))
    yield PriorityField("priority", "importance", _PRIORITIES)
    yield BodyField("notes")
    yield WordsField("categories", "categories")
    yield _ReminderField("reminder", options.zone)
    yield DayRecurrenceField("recurrence", _Days())


def _day(native: Mapping[str, Any], name: str) -> date | None:
    held = read_when(native, name)
    return None if held is None else held.day
