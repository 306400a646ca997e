"""When a meeting is: start, end, zone and recurrence, which Odoo keeps together; when a task is due. Pure.

Odoo's single meetings are instants or whole days, shown in the user's zone; a series has a zone of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from crmsync.formats.recurrence import RuleError, parse_rule
from crmsync.formats.zones import named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.odoo.record import OdooOptions, OneField, parse_moment, spell_moment
from crmsync.mapping.odoo.recurrence import expressible, following
from crmsync.mapping.odoo.rewriting import When, as_held, lay_out, rows_of, zone_of
from crmsync.mapping.odoo.series import (
    RECURRENCE,
    ROWS,
    TIMES,
    TOLD_BY,
    Series,
    Span,
    read_series,
    read_span,
    span_values,
)
from crmsync.mapping.records import Record, midnight, parse_date
from crmsync.model.values import Changes, Fields, Moment, Recurrence, Value, utc

WHEN = frozenset({"start", "end", "time_zone", "recurrence"})
"""The fields that say when a meeting is; Odoo keeps them in one place."""

_DAY = timedelta(days=1)


def series_of(record: Mapping[str, Any], options: OdooOptions) -> Series | None:
    """The series in a whole record; `None` for a single meeting."""
    row = record.get(RECURRENCE)
    if not isinstance(row, Mapping):
        return None
    _, tz = zone_of(str(row.get("event_tz") or ""), options)
    return read_series(record, tz, options.week_start)


def read_when(record: Mapping[str, Any], options: OdooOptions) -> When | None:
    """When the meeting in a whole record is; `None` when nobody can tell.

    A series whose rule is not understood is none: shown as a single meeting it would be a lie.
    """
    row = record.get(RECURRENCE)
    if not isinstance(row, Mapping):
        span = read_span(record)
        return as_held(When(span, None), options) if span is not None else None
    series = series_of(record, options)
    if series is None:
        return None
    timed = isinstance(series.span.start, datetime)
    zone = zone_of(str(row.get("event_tz") or ""), options)[0]
    return When(series.span, zone if timed else None, series.recurrence)


def changed_when(held: When | None, changes: Changes) -> When | None:
    """When a meeting is after `changes`; `None` for one without a start.

    Where only the start is given the length stays; an end before the start counts as none.
    """
    start = changes.get("start") or (held.span.start if held is not None else None)
    if not isinstance(start, date):
        return None
    end = changes.get("end") if "end" in changes else _kept_end(held, start)
    zone = changes.get("time_zone", held.zone if held is not None else None)
    recurrence = changes["recurrence"] if "recurrence" in changes else _kept_recurrence(held, start)
    return When(
        Span(start, _end(start, end)),
        zone if isinstance(zone, str) else None,
        recurrence if isinstance(recurrence, Recurrence) else None,
    )


def _kept_recurrence(held: When | None, start: Moment) -> Recurrence | None:
    """How a meeting goes on repeating when only its start was moved: the days that only follow from its start
    (every week on that day) move with it, and the cancelled ones too.
    """
    if held is None or held.recurrence is None:
        return None
    zone = named_zone(held.zone) if held.zone else None
    tz = zone.tz if zone is not None else UTC
    loose = following(held.recurrence.rule, held.span.start, tz)
    if loose is None:
        return held.recurrence
    days = _day(start, tz) - _day(held.span.start, tz)
    moved = (moment + days for moment in held.recurrence.excluded)
    return replace(held.recurrence, rule=loose, excluded=tuple(moved))


def _day(moment: Moment, tz: tzinfo) -> date:
    return moment.astimezone(tz).date() if isinstance(moment, datetime) else moment


def _kept_end(held: When | None, start: Moment) -> Moment | None:
    if held is None or isinstance(held.span.start, datetime) is not isinstance(start, datetime):
        return None
    return held.span.moved(start).end


def _end(start: Moment, end: Value | None) -> Moment:
    """An end of the type that the start has, and not before it."""
    if isinstance(start, datetime):
        return max(start, end) if isinstance(end, datetime) else start
    if isinstance(end, date) and not isinstance(end, datetime) and end > start:
        return end
    return start + _DAY


def write_when(record: Record, when: When, options: OdooOptions) -> None:
    """Patch a whole record so that the meeting is then. What cannot be held changes nothing (see
    `why_not`).
    """
    if when.recurrence is None:
        record.update(span_values(when.span))
        if RECURRENCE in record:
            record[RECURRENCE], record[ROWS] = None, []
        return
    try:
        layout = lay_out(when, options)
    except RuleError:
        return
    rows = rows_of(layout, series_of(record, options), record)
    held = record.get(RECURRENCE)
    record[RECURRENCE] = {**(held if isinstance(held, Mapping) else {}), **layout.values}
    record[ROWS] = [_light(row, record) for row in rows]
    first = next((row for row in rows if row.get("id") == record.get("id")), rows[0])
    record.update({name: first[name] for name in TIMES})


def _light(row: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """A row as a series lists it; a new one says what the item says."""
    named = {"id": row["id"]} if "id" in row else {}
    told = {name: row.get(name, record.get(name, False)) for name in TOLD_BY}
    return {**named, **{name: row[name] for name in TIMES}, **told}


def why_not(when: When, options: OdooOptions) -> str:
    """Why Odoo cannot hold a meeting then, in plain words; "" when it can."""
    if when.recurrence is None:
        return ""
    try:
        lay_out(when, options)
    except RuleError as error:
        return error.reason
    return ""


def fields_of(when: When) -> dict[str, Value]:
    """The canonical fields that say when a meeting is."""
    found: dict[str, Value] = {"start": when.span.start, "end": when.span.end}
    if when.zone is not None:
        found["time_zone"] = when.zone
    if when.recurrence is not None:
        found["recurrence"] = when.recurrence
    return found


def rejoined(fields: Fields, options: OdooOptions) -> Fields:
    """See `SideRules.rejoined`: what all of `WHEN` are read back as."""
    when = changed_when(None, fields)
    return fields_of(as_held(when, options)) if when is not None else fields


@frozen
class WhenField(OneField):
    """What the four fields share: each is read from, and written to, the whole of when a meeting is."""

    options: OdooOptions

    @property
    def access(self) -> Access:
        """Whatever the metadata says of the single columns."""
        return Access.READ_WRITE

    @property
    def natives(self) -> tuple[str, ...]:
        """See `RecordMapper`."""
        return (self.meta.name, *(name for name in TIMES if name != self.meta.name))

    def read(self, native: Record) -> Value | None:
        when = read_when(native, self.options)
        return fields_of(when).get(self.name) if when is not None else None

    def write(self, native: Record, value: Value | None) -> None:
        when = changed_when(read_when(native, self.options), {self.name: value})
        if when is not None:
            write_when(native, when, self.options)


@frozen
class MomentField(WhenField):
    """`start` and `stop`, or the days of a meeting of whole days."""

    def fits(self, value: Value) -> Fit | Unfit:
        match value:
            case datetime():
                return Fit(utc(value))
            case date():
                return Fit(value)
            case _:
                return Unfit("not a date")


@frozen
class ZoneField(WhenField):
    """The zone of a series; a single meeting is always read in the user's, and one of whole days has none."""

    @property
    def natives(self) -> tuple[str, ...]:
        """See `RecordMapper`."""
        return ("recurrence_id",)

    def fits(self, value: Value) -> Fit | Unfit:
        zone = named_zone(str(value))
        known = {key for key, _ in self.meta.choices}
        if zone is None or zone.name is None or (known and zone.name not in known):
            return Unfit(f"Odoo does not know the time zone “{value}”")
        return Fit(zone.name)


@frozen
class RecurrenceField(WhenField):
    """How a meeting repeats: its rule and the dates without a row. Changed occurrences are read, not
    written.
    """

    @property
    def natives(self) -> tuple[str, ...]:
        """See `RecordMapper`."""
        return ("recurrency", "recurrence_id")

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Recurrence):
            return Unfit("not a recurrence")
        try:
            parse_rule(value.rule)
            rule = expressible(value.rule, self.options.week_start)
        except RuleError as error:
            return Unfit(error.reason)
        excluded = {utc(moment) if isinstance(moment, datetime) else moment for moment in value.excluded}
        note = "changed occurrences" if value.changed else None
        return Fit(Recurrence(rule.text, tuple(sorted(excluded))), note)


@frozen
class DueField(OneField):
    """A task's deadline: a day in Odoo before 17, an instant since. A day is held as its beginning in the
    user's zone, and whatever is due then is due on that day.
    """

    options: OdooOptions

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        if self.meta.type == "date":
            return parse_date(held)
        moment = parse_moment(held)
        if moment is None:
            return None
        day = moment.astimezone(self.options.zone).date()
        return day if utc(midnight(day, self.options.zone)) == moment else moment

    def write(self, native: Record, value: Value | None) -> None:
        if value == self.read(native):
            return
        if not isinstance(value, date):
            native[self.meta.name] = False
        elif self.meta.type == "date":
            native[self.meta.name] = value.isoformat()
        else:
            moment = value if isinstance(value, datetime) else midnight(value, self.options.zone)
            native[self.meta.name] = spell_moment(moment)

    def fits(self, value: Value) -> Fit | Unfit:
        match value:
            case datetime() if self.meta.type == "date":
                return Fit(value.astimezone(self.options.zone).date())
            case datetime():
                draft: Record = {self.meta.name: spell_moment(utc(value))}
                return Fit(self.read(draft))
            case date():
                return Fit(value)
            case _:
                return Unfit("not a date")


@frozen
class ReadMomentField(OneField):
    """An instant that Odoo sets by itself (`date_end`)."""

    @property
    def access(self) -> Access:
        """Read only."""
        return Access.READ

    def read(self, native: Record) -> Value | None:
        return parse_moment(native.get(self.meta.name))

    def write(self, native: Record, value: Value | None) -> None:
        """Nothing: it is Odoo's own."""

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(utc(value)) if isinstance(value, datetime) else Unfit("not an instant")
