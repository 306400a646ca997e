"""Tasks ↔ EWS's `Task`. Pure.

Exchange's tasks know days, not times of day, for start and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from types import MappingProxyType
from typing import Any

from crmsync.formats.recurrence import Rule
from crmsync.frozen import frozen
from crmsync.mapping.ews.fields import (
    PRIVACIES,
    BodyField,
    EwsMapper,
    ExtendedField,
    SubjectField,
    is_true,
    privacy_of,
    spell_truth,
)
from crmsync.mapping.ews.moments import DayField, parse_day, parse_instant, spell_instant
from crmsync.mapping.ews.oddities import is_moment, is_truth, one_of
from crmsync.mapping.ews.recurrence import (
    first_day,
    is_regeneration,
    is_understood,
    narrowed,
    read_rule,
    spell_rule,
)
from crmsync.mapping.ews.schema import Draft
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.extended import user_field
from crmsync.mapping.outlook.native import OutlookOptions, WordsField, member
from crmsync.mapping.outlook.series import DayRecurrenceField, Days
from crmsync.mapping.outlook.tasks import (
    MANDATORY,
    CompletedField,
    PriorityField,
    ReminderField,
    StatusField,
)
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Moment, Priority, Recurrence, Status, text

_STATUSES = {
    "NotStarted": Status.NOT_STARTED,
    "InProgress": Status.IN_PROGRESS,
    "Completed": Status.COMPLETED,
    "WaitingOnOthers": Status.WAITING,
    "Deferred": Status.DEFERRED,
}
_PRIORITIES = {"Low": Priority.LOW, "Normal": Priority.NORMAL, "High": Priority.HIGH}
_REGENERATED = "it is due again some time after it was done, which other programs do not know"
_RECURRENCE = "Recurrence"


@frozen
class _ReminderField(ReminderField):
    """`ReminderDueBy` and `ReminderIsSet`."""

    def held(self, native: Draft) -> datetime | None:
        return parse_instant(native.get("ReminderDueBy")) if is_true(native.get("ReminderIsSet")) else None

    def due(self, native: Draft) -> date | None:
        return _day(native, "DueDate")

    def put(self, native: Draft, at: datetime | None) -> None:
        native["ReminderIsSet"] = spell_truth(at is not None)
        if at is not None:
            native["ReminderDueBy"] = spell_instant(at)


class _Days(Days):
    member = _RECURRENCE

    def first(self, native: Mapping[str, Any]) -> date | None:
        days = (_day(native, "DueDate"), _day(native, "StartDate"), first_day(member(native, _RECURRENCE)))
        return next((day for day in days if day is not None), None)

    def read(self, native: Mapping[str, Any], first: Moment, tz: tzinfo) -> Rule | None:
        return read_rule(member(native, _RECURRENCE), first, tz)

    def spelled(self, native: Mapping[str, Any], rule: Rule, first: Moment, tz: tzinfo) -> Any:
        return spell_rule(rule, first, tz)

    def narrowed(self, rule: Rule) -> Rule | None:
        return narrowed(rule)


class TaskTable(EwsTable):
    """The tasks table."""

    days = _Days()

    mandatory = frozenset(MANDATORY)
    bends = frozenset({"reminder", "recurrence"})
    checks = MappingProxyType(
        {
            "Sensitivity": one_of(("Normal", *PRIVACIES)),
            "Importance": one_of(_PRIORITIES),
            "Status": one_of(_STATUSES),
            "StartDate": is_moment,
            "DueDate": is_moment,
            "CompleteDate": is_moment,
            "ReminderIsSet": is_truth,
            "ReminderDueBy": is_moment,
        }
    )

    def write(self, native: Draft, changes: Changes) -> None:
        """See `FieldTable.write`. Where the start or the day that is due passes the other one, that moves
        along: nothing may be due before it begins ([MS-OXOTASK], PidLidTaskDueDate). A series follows its
        first occurrence; without its recurrence Exchange would take that out of it.
        """
        former = _day(native, "StartDate"), _day(native, "DueDate")
        first, recurrence = self.days.first(native), DayRecurrenceField("recurrence", self.days).read(native)
        super().write(native, changes)
        start, due = _day(native, "StartDate"), _day(native, "DueDate")
        if start is not None and due is not None and start > due:
            if "start" not in changes:
                super().write(native, {"start": _along(start, former[1], due)})
            elif "due" not in changes:
                super().write(native, {"due": _along(due, former[0], start)})
        now = self.days.first(native)
        if now is None or now == first or "recurrence" in changes:
            return
        if isinstance(recurrence, Recurrence):
            native[_RECURRENCE] = self.days.spell(native, recurrence.rule, now, UTC)

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: every task has a status and a priority."""
        return {**MANDATORY, **fields}

    def oddity(self, native: Mapping[str, Any]) -> str | None:
        """See `EwsTable.oddity`."""
        held = native.get(_RECURRENCE)
        if held and not is_regeneration(held) and not is_understood(held):
            return "It repeats in a way that is not understood."
        return super().oddity(native)

    def traits(self, native: Draft) -> frozenset[Trait]:
        """Is it private?"""
        return frozenset({Trait.PRIVATE}) if privacy_of(native) is not None else frozenset()

    def notes(self, native: Draft) -> tuple[str, ...]:
        """See `Item.notes`."""
        return (_REGENERATED,) if is_regeneration(native.get(_RECURRENCE)) else ()


def task_table(options: OutlookOptions) -> TaskTable:
    """The tasks table. Raises ValueError for a custom field that Outlook cannot have."""
    return TaskTable(Kind.TASKS, _mappers(options))


def _mappers(options: OutlookOptions) -> Iterator[EwsMapper]:
    # The day that is due comes before what is counted from it.
    yield SubjectField("subject", "Subject")
    yield DayField("start", "StartDate", options)
    yield DayField("due", "DueDate", options)
    yield StatusField("status", "Status", _STATUSES, "Exchange Server")
    yield CompletedField("completed", lambda native: _day(native, "CompleteDate"))
    yield PriorityField("priority", "Importance", _PRIORITIES)
    yield BodyField("notes")
    yield WordsField("categories", "Categories")
    yield _ReminderField("reminder", options.zone)
    yield DayRecurrenceField("recurrence", _Days())
    for name, native in options.custom.items():
        yield ExtendedField(name, user_field(native), text)


def _day(native: Mapping[str, Any], name: str) -> date | None:
    return parse_day(native.get(name))


def _along(day: date, former: date | None, now: date) -> date:
    """A day that moves as far as another one did."""
    return now if former is None else day + (now - former)
