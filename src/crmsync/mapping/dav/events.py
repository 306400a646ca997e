"""Events ↔ VEVENT: when they are, and the table of all their fields. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from crmsync.formats.document import Component
from crmsync.formats.moments import format_duration, parse_duration
from crmsync.formats.recurrence import RuleError, parse_rule
from crmsync.formats.zones import Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, Fit, TableOptions, Unfit
from crmsync.mapping.dav.alarms import ReminderField
from crmsync.mapping.dav.calendar_fields import CategoriesField, PrivacyField, TextField, custom_fields
from crmsync.mapping.dav.calendar_item import CalendarItem, Clock, Form
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.mapping.dav.calendar_times import after, distance, fit_moment, span_between, zone_of
from crmsync.mapping.dav.guests import ParticipantsField
from crmsync.mapping.dav.series import Anchor, RecurrenceField, move_series
from crmsync.model.kinds import Kind
from crmsync.model.values import Moment, Value, line, text

_DAY = timedelta(days=1)
_MIDNIGHT = time()
# Exchange's own statement of what DTSTART says; a stale one would contradict it.
_ALL_DAY_MARK = "X-MICROSOFT-CDO-ALLDAYEVENT"


def event_table(options: TableOptions, default_zone: str) -> CalendarTable:
    """The events table. default_zone: IANA name of the zone in which floating times are meant, days begin,
    and new events are written. Raises ValueError for an unknown zone, or a custom field whose name no
    property may have.
    """
    return CalendarTable(Kind.EVENTS, _mappers(options), options, zone_of(default_zone))


def _mappers(options: TableOptions) -> Iterator[FieldMapper[CalendarItem]]:
    # Each keeps what the one before has written; a zone depends on the rule, and a rule on the start.
    yield StartField()
    yield EndField()
    yield RecurrenceField()
    yield TimeZoneField()
    yield TextField("title", "SUMMARY", line)
    yield TextField("location", "LOCATION", line)
    yield TextField("description", "DESCRIPTION", text)
    yield CategoriesField()
    yield ReminderField(event_end)
    yield ParticipantsField(options)
    yield PrivacyField()
    yield TextField("contact", "CONTACT", line)
    yield from custom_fields(options)


@frozen
class StartField:
    """DTSTART. A new instant keeps the zone it was written in; the end stays where it was; a series moves
    as a whole.

    An event always has a start: emptying it changes nothing.
    """

    name: str = "start"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return native.moment(native.component.first("DTSTART"))

    def write(self, native: CalendarItem, value: Value | None) -> None:
        old, end = Anchor.of(native), event_end(native)
        if not isinstance(value, date) or old is None or end is None or value == old.start:
            return
        native.put(native.component, "DTSTART", value, "DTEND")
        kept = _kept_end(old.start, end, value)
        switched = isinstance(value, datetime) != isinstance(old.start, datetime)
        if event_end(native) != kept or (switched and _has_end(native.component)):
            _write_end(native, kept)
        if switched and native.component.first(_ALL_DAY_MARK) is not None:
            native.component.set(_ALL_DAY_MARK, "FALSE" if isinstance(value, datetime) else "TRUE")
        move_series(native, old)

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class EndField:
    """DTEND, or DTSTART and DURATION: whichever form is there stays. Without either an event with times
    ends as it starts, an all-day one the day after (RFC 5545 §3.6.1). An end before the start reads as the
    start.
    """

    name: str = "end"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return event_end(native)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if event_end(native) == value:
            return
        if isinstance(value, date):
            _write_end(native, value)
        else:
            native.component.remove_all("DTEND")
            native.component.remove_all("DURATION")

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class TimeZoneField:
    """The zone DTSTART is written in. UTC for instants, nothing for days, floating times and zones without
    a known name.

    Writing it keeps the instants. An event with times always has a zone, so emptying it changes nothing. A
    series keeps its zone where its rule names days that would be others in the new one.
    """

    name: str = "time_zone"

    @property
    def access(self) -> Access:
        # A CRM shows every meeting in its user's zone; the one a person chose in the mailbox stays.
        return Access.CREATE

    def read(self, native: CalendarItem) -> Value | None:
        clock = native.clock(native.component.first("DTSTART"))
        return None if clock is None or clock.form is Form.DATE else clock.zone.name

    def write(self, native: CalendarItem, value: Value | None) -> None:
        old = Anchor.of(native)
        zone = named_zone(value) if isinstance(value, str) else None
        if zone is None or old is None or old.clock.form is Form.DATE or zone.name == old.clock.zone.name:
            return
        if _names_other_days(native, old, zone):
            return
        end = native.component.first("DTEND")
        end_moment, end_clock = native.moment(end), native.clock(end)
        clock = native.local_clock(zone, old.start)
        native.put_by(native.component, "DTSTART", old.start, clock)
        if end_moment is not None and end_clock == old.clock:
            native.put_by(native.component, "DTEND", end_moment, clock)
        move_series(native, old, same_instants=True)

    def fits(self, value: Value) -> Fit | Unfit:
        zone = named_zone(str(value))
        return Unfit("not a known time zone") if zone is None else Fit(zone.name)


def event_end(item: CalendarItem) -> Moment | None:
    """When the event ends, with the type its start has: an instant, or the day after its last one. `None`
    without a start.
    """
    component = item.component
    start, clock = item.moment(component.first("DTSTART")), item.clock(component.first("DTSTART"))
    if start is None or clock is None:
        return None
    end, end_clock = item.moment(component.first("DTEND")), item.clock(component.first("DTEND"))
    span = parse_duration(component.value("DURATION") or "") if end is None else None
    if span is not None:
        end = after(start, span, clock)
    if isinstance(start, datetime):
        if end is not None and not isinstance(end, datetime):
            end = clock.instant(datetime.combine(end, _MIDNIGHT))
        return start if end is None else max(start, end)
    if isinstance(end, datetime) and end_clock is not None:
        wall = end_clock.wall(end)
        end = wall.date() + (_DAY if wall.time() > _MIDNIGHT else timedelta())
    return start + _DAY if end is None else max(end, start + _DAY)


def _kept_end(old_start: Moment, old_end: Moment, start: Moment) -> Moment:
    """The end after the start alone was written: where it was, else as long after the start as before."""
    length = distance(old_start, old_end)
    if not isinstance(start, datetime):
        if isinstance(old_end, datetime):
            return start + _DAY
        return old_end if old_end > start else start + length
    return old_end if isinstance(old_end, datetime) and old_end >= start else start + length


def _has_end(component: Component) -> bool:
    return component.first("DTEND") is not None or component.first("DURATION") is not None


def _write_end(item: CalendarItem, end: Moment) -> None:
    component = item.component
    start = item.moment(component.first("DTSTART"))
    if component.first("DTEND") is None and component.first("DURATION") is not None:
        span = None if start is None else span_between(start, end)
        if span is not None:
            component.set("DURATION", format_duration(span))
            return
        component.remove_all("DURATION")
    item.put(component, "DTEND", end, "DTSTART")


def _names_other_days(item: CalendarItem, old: Anchor, zone: Zone) -> bool:
    """Does the series' rule name days (Mondays, the 31st) that are others in `zone`?"""
    rule = item.component.value("RRULE")
    assert isinstance(old.start, datetime)
    if rule is None or Clock(Form.LOCAL, zone).wall(old.start).date() == old.wall.date():
        return False
    try:
        by = {name for name, _ in parse_rule(rule, old.start, old.clock.zone.tz).by}
    except RuleError:
        return True
    return bool(by)
