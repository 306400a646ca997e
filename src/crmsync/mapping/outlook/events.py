"""Events of an Exchange mailbox: what of their fields does not depend on the API. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.outlook.native import Native
from crmsync.mapping.outlook.patterns import local_day
from crmsync.mapping.outlook.series import RecurrenceField, Series
from crmsync.model.values import Changes, Fields, Moment, Privacy, Recurrence, Reminder, Value, utc

MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


RESETS = frozenset({"start", "end", "time_zone", "recurrence"})
"""What makes Exchange forget the cancelled and changed occurrences of a series."""


class SeriesTable(Protocol):
    """A table of events. series: how it tells of series."""

    @property
    def series(self) -> Series: ...

    def edited(self, changes: Changes, present: Mapping[str, Any]) -> Native:
        """See `OutlookTable.edited`."""


def days_of(
    table: SeriesTable, starts: Iterable[Moment], native: Mapping[str, Any], changes: Changes
) -> list[date]:
    """The days on which occurrences with these original starts begin, once `changes` were written."""
    others = {name: value for name, value in changes.items() if name != "recurrence"}
    tz = table.series.tz(table.edited(others, native))
    return sorted({local_day(one, tz) for one in starts})


def days_to_cancel(table: SeriesTable, changes: Changes, before: Mapping[str, Any]) -> list[date]:
    """The days whose occurrences are to be cancelled once `changes` were written: those that a new recurrence
    names, and those that were cancelled before where Exchange forgets them.
    """
    told = changes.get("recurrence")
    if isinstance(told, Recurrence):
        return days_of(table, told.excluded, before, changes)
    if "recurrence" in changes or not changes.keys() & RESETS:
        return []
    return table.series.excluded_days(before)


def fit_moment(value: Value) -> Fit | Unfit:
    """What a start or end will be held as."""
    if isinstance(value, datetime):
        return Fit(utc(value))
    return Fit(value) if isinstance(value, date) else Unfit("not a date or time")


def fit_reminder(value: Value) -> Fit | Unfit:
    """What a reminder will be held as: whole minutes before the start."""
    if not isinstance(value, Reminder):
        return Unfit("not a reminder")
    if value.before is None:
        return Unfit("a reminder at a fixed time, where Outlook takes a span before the start")
    if value.before < timedelta():
        return Unfit("a reminder after the start")
    return Fit(Reminder(before=value.before // MINUTE * MINUTE))


def fit_privacy(value: Value) -> Fit | Unfit:
    """What a degree of privacy will be held as. What is normal is nothing."""
    if not isinstance(value, Privacy):
        return Unfit("not a degree of privacy")
    return Fit(None if value is Privacy.PUBLIC else value)


def completed(fields: Fields, zone: str) -> Fields:
    """A new event with an end, and with a zone unless it is all-day. zone: the person's, by its IANA name."""
    start = fields.get("start")
    if isinstance(start, datetime):
        return {"end": start, "time_zone": zone, **fields}
    if isinstance(start, date):
        found = {"end": start + _DAY, **fields}
        found.pop("time_zone", None)
        return found
    return fields


def write_event(
    native: Native,
    changes: Changes,
    write: Callable[[Native, Changes], None],
    moment: Callable[[Mapping[str, Any], str], Moment | None],
    series: Series,
) -> None:
    """Write changes to an event, and what follows from them: a series follows its first occurrence, and an
    event that would begin after its end keeps its length.

    write: writes fields and nothing else. moment: tells when an event begins ("start") or ends ("end").
    """
    before = {name: moment(native, name) for name in ("start", "end")}
    recurrence = RecurrenceField("recurrence", series).read(native)
    write(native, changes)
    start, end = moment(native, "start"), moment(native, "end")
    if "start" in changes and "end" not in changes and _is_after(start, end):
        write(native, {"end": _shifted(start, before["start"], before["end"])})
    moved = changes.keys() & {"start", "time_zone"} and start != before["start"]
    if moved and start is not None and isinstance(recurrence, Recurrence) and "recurrence" not in changes:
        native[series.member] = series.spell(native, recurrence.rule, start, series.tz(native))


def _is_after(start: Moment | None, end: Moment | None) -> bool:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start > end
    if start is None or end is None or isinstance(start, datetime) or isinstance(end, datetime):
        return False
    return start >= end


def _shifted(start: Moment | None, former: Moment | None, end: Moment | None) -> Moment | None:
    """The end that keeps an event's length."""
    if isinstance(start, datetime) and isinstance(former, datetime) and isinstance(end, datetime):
        return start + (end - former)
    if isinstance(start, datetime) or start is None:
        return start
    whole = not isinstance(former, datetime) and not isinstance(end, datetime)
    return start + (end - former) if whole and former is not None and end is not None else start + _DAY
