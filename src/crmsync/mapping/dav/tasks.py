"""Tasks ↔ VTODO: when they are due, how far they are, and the table of all their fields. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from crmsync.formats.icalendar import text as read_text
from crmsync.formats.moments import format_duration, instant_of, parse_duration
from crmsync.formats.zones import UTC_ZONE, Zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, Fit, TableOptions, Unfit
from crmsync.mapping.dav.alarms import ReminderField
from crmsync.mapping.dav.calendar_fields import CategoriesField, TextField, custom_fields
from crmsync.mapping.dav.calendar_item import CalendarItem, Clock, Form
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.mapping.dav.calendar_times import after, fit_moment, span_between, zone_of
from crmsync.mapping.dav.series import Anchor, RecurrenceField, move_series
from crmsync.model.kinds import Kind
from crmsync.model.values import Moment, Priority, Status, Value, line, text

_MIDNIGHT = time()
_ALL = 100
_MIDDLE = 5
_STATUSES = {
    "NEEDS-ACTION": Status.NOT_STARTED,
    "IN-PROCESS": Status.IN_PROGRESS,
    "COMPLETED": Status.COMPLETED,
    "CANCELLED": Status.CANCELLED,
}
_SPELLED = {status: spelled for spelled, status in _STATUSES.items()}
# VTODO knows four of six: who waits has begun, who has put it off has not.
_NEAREST = {Status.WAITING: Status.IN_PROGRESS, Status.DEFERRED: Status.NOT_STARTED}
_PRIORITIES = {Priority.HIGH: "1", Priority.NORMAL: "5", Priority.LOW: "9"}
_STEPS = {Priority.HIGHEST: Priority.HIGH, Priority.LOWEST: Priority.LOW}


def task_table(options: TableOptions, default_zone: str) -> CalendarTable:
    """The tasks table. default_zone: IANA name of the zone in which floating times are meant and days
    begin.

    Raises ValueError for an unknown zone, or a custom field whose name no property may have.
    """
    default = zone_of(default_zone)
    return CalendarTable(Kind.TASKS, _mappers(options, default), options, default)


def _mappers(options: TableOptions, default: Zone) -> Iterator[FieldMapper[CalendarItem]]:
    # Start before due, status before percentage before completion: a later one may put right what an
    # earlier one made.
    yield StartField()
    yield DueField()
    yield StatusField()
    yield PercentField()
    yield CompletedField(default)
    yield TextField("subject", "SUMMARY", line)
    yield PriorityField()
    yield TextField("notes", "DESCRIPTION", text)
    yield CategoriesField()
    yield TextField("contact", "CONTACT", line)
    yield RecurrenceField()
    yield ReminderField(task_due)
    yield from custom_fields(options)


@frozen
class StartField:
    """DTSTART. A day alone moves only the day of a start that has a time. A repeating task keeps its start
    when the field is emptied (RFC 5545 §3.8.2.4).
    """

    name: str = "start"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return native.moment(native.component.first("DTSTART"))

    def write(self, native: CalendarItem, value: Value | None) -> None:
        component, due = native.component, task_due(native)
        held, clock = native.moment(component.first("DTSTART")), native.clock(component.first("DTSTART"))
        if isinstance(value, date):
            value = _with_time_of(held, clock, value)
            if value != held:
                _write_start(native, value)
        elif held is not None and component.first("RRULE") is None:
            component.remove_all("DTSTART")
        if task_due(native) != due:
            _write_due(native, due)

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class DueField:
    """DUE, or DTSTART and DURATION: whichever form is there stays.

    A day alone moves only the day of a due moment that has a time: its time and zone stay. A start that
    would lie after the due moment moves with it (RFC 5545 §3.8.2.3).
    """

    name: str = "due"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return task_due(native)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        held = task_due(native)
        if not isinstance(value, date):
            if held is not None:
                _write_due(native, None)
            return
        value = _with_time_of(held, _due_clock(native), value)
        if value == held:
            return
        start = native.moment(native.component.first("DTSTART"))
        if start is not None and held is not None and native.as_instant(start) > native.as_instant(value):
            _write_start(native, start + _distance(native, held, value))
        _write_due(native, value)

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class StatusField:
    """STATUS. Without one, COMPLETED and PERCENT-COMPLETE tell; a task that says nothing has not been
    started.

    Completing sets the percentage to 100 (when it was completed is stamped); taking that back removes
    both.
    """

    name: str = "status"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return _status(native)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        status = value if isinstance(value, Status) else Status.NOT_STARTED
        if _status(native) is status:
            return
        component = native.component
        component.set("STATUS", _SPELLED[status])
        if status is Status.COMPLETED:
            component.set("PERCENT-COMPLETE", "100")
            return
        component.remove_all("COMPLETED")
        if _percent(native) == _ALL:
            component.remove_all("PERCENT-COMPLETE")

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(_NEAREST.get(value, value)) if isinstance(value, Status) else Unfit("not a status")


@frozen
class PercentField:
    """PERCENT-COMPLETE. Where it alone told the status, the status is written down, so that it stays."""

    name: str = "percent_complete"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        return _percent(native)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if _percent(native) == value:
            return
        status = _status(native)
        if isinstance(value, int):
            native.component.set("PERCENT-COMPLETE", str(value))
        else:
            native.component.remove_all("PERCENT-COMPLETE")
        _keep_status(native, status)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(max(0, min(value, _ALL))) if isinstance(value, int) else Unfit("not a number")


@frozen
class CompletedField:
    """COMPLETED, always in UTC (RFC 5545 §3.8.2.1). A task with a moment of completion is completed;
    without one it may be.
    """

    default: Zone
    name: str = "completed"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        held = native.moment(native.component.first("COMPLETED"))
        return None if held is None else native.as_instant(held)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        component = native.component
        if not isinstance(value, datetime):
            status = _status(native)
            component.remove_all("COMPLETED")
            _keep_status(native, status)
            return
        native.put_by(component, "COMPLETED", value, Clock(Form.UTC, UTC_ZONE))
        if _status(native) is not Status.COMPLETED:
            component.set("STATUS", _SPELLED[Status.COMPLETED])
            component.set("PERCENT-COMPLETE", "100")

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, date) and not isinstance(value, datetime):
            return Fit(instant_of(datetime.combine(value, _MIDNIGHT), self.default.tz))
        return fit_moment(value)


@frozen
class PriorityField:
    """PRIORITY in the three steps of RFC 5545 §3.8.1.9: 1–4 high, 5 normal, 6–9 low; 0 is none. Written 1,
    5, 9.
    """

    name: str = "priority"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        number = _number(native, "PRIORITY", 9)
        if not number:
            return None
        return Priority.NORMAL if number == _MIDDLE else Priority.HIGH if number < _MIDDLE else Priority.LOW

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        if isinstance(value, Priority):
            native.component.set("PRIORITY", _PRIORITIES[value])
        else:
            native.component.remove_all("PRIORITY")

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(_STEPS.get(value, value)) if isinstance(value, Priority) else Unfit("not a priority")


def task_due(item: CalendarItem) -> Moment | None:
    """When the task is due: DUE, else DTSTART and DURATION (RFC 5545 §3.6.2)."""
    component = item.component
    due = item.moment(component.first("DUE"))
    start, clock = item.moment(component.first("DTSTART")), item.clock(component.first("DTSTART"))
    span = parse_duration(component.value("DURATION") or "")
    if due is not None or start is None or clock is None or span is None:
        return due
    return after(start, span, clock)


def _write_start(item: CalendarItem, start: Moment) -> None:
    old = Anchor.of(item)
    item.put(item.component, "DTSTART", start, "DUE")
    if old is not None and Anchor.of(item) != old:
        move_series(item, old)


def _write_due(item: CalendarItem, due: Moment | None) -> None:
    component = item.component
    old = Anchor.of(item)
    start = item.moment(component.first("DTSTART"))
    by_duration = component.first("DUE") is None and component.first("DURATION") is not None
    span = None if start is None or due is None else span_between(start, due)
    if by_duration and span is not None:
        component.set("DURATION", format_duration(span))
        return
    component.remove_all("DURATION")
    if due is None:
        component.remove_all("DUE")
        return
    item.put(component, "DUE", due, "DTSTART")
    if old is not None and Anchor.of(item) != old:
        move_series(item, old)


def _with_time_of(held: Moment | None, clock: Clock | None, value: Moment) -> Moment:
    """`value`; a day gets the time of day that `held` has on its clock, if it has one."""
    if isinstance(value, datetime) or not isinstance(held, datetime) or clock is None:
        return value
    return clock.instant(datetime.combine(value, clock.wall(held).time()))


def _due_clock(item: CalendarItem) -> Clock | None:
    component = item.component
    return item.clock(component.first("DUE")) or item.clock(component.first("DTSTART"))


def _distance(item: CalendarItem, held: Moment, value: Moment) -> timedelta:
    return item.as_instant(value) - item.as_instant(held)


def _status(item: CalendarItem) -> Status:
    said = _STATUSES.get((read_text(item.component, "STATUS") or "").strip().upper())
    if said is not None:
        return said
    percent = _percent(item) or 0
    if percent == _ALL or item.component.first("COMPLETED") is not None:
        return Status.COMPLETED
    return Status.IN_PROGRESS if percent else Status.NOT_STARTED


def _keep_status(item: CalendarItem, status: Status) -> None:
    if _status(item) is not status:
        item.component.set("STATUS", _SPELLED[status])


def _percent(item: CalendarItem) -> int | None:
    return _number(item, "PERCENT-COMPLETE", _ALL)


def _number(item: CalendarItem, name: str, most: int) -> int | None:
    said = (item.component.value(name) or "").strip()
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else most + 1
    return number if number <= most else None
