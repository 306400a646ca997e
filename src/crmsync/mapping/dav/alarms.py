"""Reminders ↔ VALARM (RFC 5545 §3.6.6): the first alarm that shows something. Pure; other alarms stay
untouched.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from crmsync.formats.contentline import Parameter
from crmsync.formats.document import Component
from crmsync.formats.icalendar import set_text, text
from crmsync.formats.moments import format_duration, format_moment, parse_duration, parse_moment
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.model.kinds import Kind
from crmsync.model.values import Moment, Reminder, Value, utc

_DEFAULT_TEXT = "Reminder"
_SHOWN = ("DISPLAY", "AUDIO")
# Alarms by place, and alarms that only repeat another one (snooze), are no reminder of their own (RFC 9074
# §5, §7, §8).
_OTHERS = ("PROXIMITY", "X-APPLE-PROXIMITY", "RELATED-TO")


@frozen
class ReminderField:
    """The first DISPLAY alarm, else the first AUDIO one (what macOS makes of "message with sound").

    A span counts back from an event's start, or a task's due moment (without one: its start). Removing the
    reminder removes that alarm only; another one then takes its place. end: how the kind's end (or due
    moment) is read.
    """

    end: Callable[[CalendarItem], Moment | None]
    name: str = "reminder"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        alarm = _alarm(native.component)
        line = None if alarm is None else alarm.first("TRIGGER")
        if line is None:
            return None
        if parse_moment(line.value) is not None:
            at = native.moment(line)
            return Reminder(at=at) if isinstance(at, datetime) else None
        span = parse_duration(line.value)
        if span is None:
            return None
        related = (line.parameter("RELATED") or "START").upper()
        return Reminder(before=self._distance(native, related) - span.length)

    def write(self, native: CalendarItem, value: Value | None) -> None:
        if self.read(native) == value:
            return
        alarm = _alarm(native.component)
        if not isinstance(value, Reminder):
            if alarm is not None:
                native.component.remove(alarm)
            return
        if alarm is None:
            alarm = Component.create("VALARM", native.component.layout)
            alarm.add("ACTION", "DISPLAY")
            set_text(alarm, "DESCRIPTION", text(native.component, "SUMMARY") or _DEFAULT_TEXT)
            native.component.append(alarm)
        trigger, parameters = self._spelled(native, value)
        held = alarm.first("TRIGGER")
        kept = (
            [one for one in held.parameters if one.name not in ("VALUE", "RELATED", "TZID")] if held else []
        )
        alarm.set("TRIGGER", trigger, [*parameters, *kept])

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.before is not None:
            return Fit(Reminder(before=timedelta(seconds=value.before // timedelta(seconds=1))))
        return Fit(Reminder(at=utc(value.at))) if value.at is not None else Unfit("not a reminder")

    def _spelled(self, item: CalendarItem, reminder: Reminder) -> tuple[str, list[Parameter]]:
        if reminder.before is None:
            assert reminder.at is not None
            return format_moment(reminder.at), [Parameter.of("VALUE", "DATE-TIME")]
        parameters = [Parameter.of("RELATED", "END")] if _counts_from_end(item) else []
        return format_duration(-reminder.before), parameters

    def _distance(self, item: CalendarItem, related: str) -> timedelta:
        """How long after what the alarm counts from the moment lies that reminders count from."""
        end = self.end(item)
        start = item.moment(item.component.first("DTSTART"))
        if start is None or end is None or (related == "END") == _counts_from_end(item):
            return timedelta()
        between = item.as_instant(end) - item.as_instant(start)
        return between if _counts_from_end(item) else -between


def _counts_from_end(item: CalendarItem) -> bool:
    """Do reminders of this item count from its end (a task's due moment)?"""
    if item.kind is Kind.EVENTS:
        return False
    has = {name for name in ("DTSTART", "DUE", "DURATION") if item.component.first(name) is not None}
    return "DTSTART" not in has or len(has) > 1


def _alarm(component: Component) -> Component | None:
    alarms = [one for one in component.components("VALARM") if not any(map(one.first, _OTHERS))]
    shown = (one for action in _SHOWN for one in alarms if _action(one) == action)
    return next(shown, None)


def _action(alarm: Component) -> str:
    return (text(alarm, "ACTION") or "DISPLAY").strip().upper()
