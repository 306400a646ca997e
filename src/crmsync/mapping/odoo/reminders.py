"""Reminders of meetings: Odoo's alarms, which all meetings share. Pure.

Only notifications shown on the screen are reminders here: an alarm of type "email" would mail every guest
when it is due (`calendar.alarm_manager._send_reminder`), so that none is ever set or taken for a reminder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OneField
from crmsync.mapping.records import Record
from crmsync.model.values import Reminder, Value

ALARMS = "_alarms"
"""Where a whole record holds its alarms: `{"id", "alarm_type", "duration_minutes"}`; new ones have no id."""
SHOWN = "notification"

_MINUTE = timedelta(minutes=1)
_UNITS = ((24 * 60, "days", "Days"), (60, "hours", "Hours"), (1, "minutes", "Minutes"))


@frozen
class ReminderField(OneField):
    """The notification that comes last before the meeting. Other alarms stay, but for notifications after
    the new one, which would come in its place.
    """

    def read(self, native: Record) -> Value | None:
        shown = [alarm["duration_minutes"] for alarm in _alarms(native) if _is_shown(alarm)]
        return Reminder(before=min(shown) * _MINUTE) if shown else None

    def write(self, native: Record, value: Value | None) -> None:
        if value == self.read(native):
            return
        alarms = _alarms(native)
        shown = [alarm["duration_minutes"] for alarm in alarms if _is_shown(alarm)]
        minutes = (
            value.before // _MINUTE if isinstance(value, Reminder) and value.before is not None else None
        )
        gone = set(shown) if minutes is None else {one for one in shown if one == min(shown) or one < minutes}
        kept = [alarm for alarm in alarms if not (_is_shown(alarm) and alarm["duration_minutes"] in gone)]
        new = [] if minutes is None else [{"alarm_type": SHOWN, "duration_minutes": minutes}]
        native[ALARMS] = [*kept, *new]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.before is None:
            return Unfit("a reminder at a fixed time, where Odoo takes a span before the meeting")
        if value.before < timedelta(0):
            return Unfit("a reminder after the start of the meeting")
        return Fit(Reminder(before=value.before // _MINUTE * _MINUTE))


def alarm_values(minutes: int) -> Mapping[str, Any]:
    """A new alarm, named as Odoo itself names them."""
    size, unit, label = next(one for one in _UNITS if (minutes and minutes % one[0] == 0) or one[0] == 1)
    return {
        "name": f"Notification - {minutes // size} {label}",
        "alarm_type": SHOWN,
        "duration": minutes // size,
        "interval": unit,
    }


def alarm_spans(minutes: int) -> Iterable[tuple[str, int]]:
    """The ways in which an alarm can say so many minutes: unit and number."""
    return ((unit, minutes // size) for size, unit, _ in _UNITS if minutes % size == 0)


def _alarms(native: Record) -> list[dict[str, Any]]:
    held = native.get(ALARMS)
    return [alarm for alarm in held if isinstance(alarm, dict)] if isinstance(held, list) else []


def _is_shown(alarm: Mapping[str, Any]) -> bool:
    return alarm.get("alarm_type") == SHOWN and isinstance(alarm.get("duration_minutes"), int)
