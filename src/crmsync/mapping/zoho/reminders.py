"""Reminders in Zoho's shapes: a task's ALARM string, a meeting's list of spans, the single instant of older
organisations.

Pure. Always written as a pop-up, never as a mail. Shapes: API page "Insert Records" (v7), SDK `Reminder`,
`RemindAt`.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.records import Record, midnight, parse_date
from crmsync.mapping.zoho.record import RECURRING, OneField, parse_moment, spell_moment
from crmsync.mapping.zoho.times import ALL_DAY, START
from crmsync.model.values import Reminder, Value, utc

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)

DUE = "Due_Date"

_TRIGGER = re.compile(r"-P([1-6])D|-P([1-3])W")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")

_SHORTEST_BEFORE_A_DAY = 6 * _HOUR
"""A shorter span is meant from a due time, which Zoho's tasks lack: it would remind in the night before."""


@frozen
class AlarmField(OneField):
    """A task's `Remind_At`: `{"ALARM": "FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:…"}`.

    Only repeating tasks take a span before the due day (`TRIGGER=-P1D;TRIGGER_TIME=09:00`); for others it is
    written as the instant it means, and read back as such.
    """

    zone: ZoneInfo

    @property
    def context(self) -> tuple[str, ...]:
        return (DUE, RECURRING)

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        spelled = held.get("ALARM") if isinstance(held, dict) else held
        if not isinstance(spelled, str):
            return None
        parts = dict(part.strip().partition("=")[::2] for part in spelled.split(";"))
        trigger = parts.get("TRIGGER", spelled)
        moment = parse_moment(trigger.removeprefix("DATE-TIME:"), self.zone)
        if moment is not None:
            return Reminder(at=moment)
        span = _TRIGGER.fullmatch(trigger)
        if span is None:
            return None
        days = int(span[1]) if span[1] else int(span[2]) * 7
        return Reminder(before=days * _DAY - (_clock(parts.get("TRIGGER_TIME")) or timedelta(0)))

    def write(self, native: Record, value: Value | None) -> None:
        spelled = self._spell(native, value) if isinstance(value, Reminder) else None
        native[self.meta.name] = {"ALARM": spelled} if spelled else None

    def _spell(self, native: Record, reminder: Reminder) -> str | None:
        if reminder.before is None:
            return self._at(reminder.at) if reminder.at else None
        if native.get(RECURRING):
            days = -(-reminder.before // _DAY)
            trigger = f"-P{days // 7}W" if days % 7 == 0 else f"-P{days}D"
            return (
                f"ACTION=POPUP;TRIGGER={trigger};TRIGGER_TIME={_spell_clock(days * _DAY - reminder.before)}"
            )
        due = parse_date(native.get(DUE))
        return self._at(midnight(due, self.zone) - reminder.before) if due else None

    def _at(self, moment: datetime) -> str:
        return f"FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:{spell_moment(moment, self.zone)}"

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.at is not None:
            return Fit(Reminder(at=utc(value.at)))
        before = _whole_minutes(value.before)
        if before < _SHORTEST_BEFORE_A_DAY:
            return Unfit("a reminder shortly before the due time, which tasks in Zoho CRM do not have")
        days = -(-before // _DAY)
        if days > 6 and days not in {7, 14, 21}:
            return Unfit("Zoho CRM reminds of a task up to 6 days, or 1, 2 or 3 weeks before")
        return Fit(Reminder(before=before))


_PERIODS = {
    "minute": _MINUTE, "min": _MINUTE, "hour": _HOUR, "hr": _HOUR, "day": _DAY, "week": 7 * _DAY,
}  # fmt: skip
_MOST_UNITS = 60


@frozen
class SpanReminderField(OneField):
    """A meeting's `Remind_At`: `[{"unit": 15, "period": "minutes"}, {"unit": 1, "period": "days", "time":
    "10:30"}]`.

    The first one is the canonical reminder; the others are kept. Whole days and weeks go with a time of day,
    so they are counted on the clock from the meeting's start.
    """

    zone: ZoneInfo

    @property
    def natives(self) -> tuple[str, ...]:
        return (self.meta.name, START, ALL_DAY)

    @property
    def context(self) -> tuple[str, ...]:
        return (self.meta.name, START)

    def read(self, native: Record) -> Value | None:
        start = _local(native.get(START), self.zone)
        for entry in _entries(native.get(self.meta.name)):
            before = _before(entry, start)
            if before is not None:
                return Reminder(before=before)
        return None

    def write(self, native: Record, value: Value | None) -> None:
        if not isinstance(value, Reminder) or value.before is None:
            native[self.meta.name] = []
            return
        held = _entries(native.get(self.meta.name))
        start = _local(native.get(START), self.zone)
        if held and _before(held[0], start) == value.before:
            return
        written = _entry(value.before, start)
        native[self.meta.name] = [written, *(entry for entry in held[1:] if entry != written)]

    def fits(self, value: Value) -> Fit | Unfit:
        return _fits_before(value)


@frozen
class InstantReminderField(OneField):
    """A meeting's `Remind_At` in older organisations: the instant itself, canonical as a span before the
    start.
    """

    zone: ZoneInfo

    @property
    def natives(self) -> tuple[str, ...]:
        return (self.meta.name, START)

    @property
    def context(self) -> tuple[str, ...]:
        return (START,)

    def read(self, native: Record) -> Value | None:
        moment, start = _local(native.get(self.meta.name), self.zone), _local(native.get(START), self.zone)
        if moment is None or start is None:
            return None
        return Reminder(before=max(start - moment, timedelta(0)))

    def write(self, native: Record, value: Value | None) -> None:
        start = _local(native.get(START), self.zone)
        if not isinstance(value, Reminder) or value.before is None or start is None:
            native[self.meta.name] = None
            return
        native[self.meta.name] = spell_moment((start - value.before).replace(tzinfo=self.zone), self.zone)

    def fits(self, value: Value) -> Fit | Unfit:
        return _fits_before(value)


def _fits_before(value: Value) -> Fit | Unfit:
    if not isinstance(value, Reminder):
        return Unfit("not a reminder")
    if value.before is None:
        return Unfit("a reminder at a fixed time, where Zoho CRM takes a span before the meeting")
    before = _whole_minutes(value.before)
    if before < timedelta(0):
        return Unfit("a reminder after the meeting's start")
    if _MOST_UNITS * _MINUTE < before <= _MOST_UNITS * _HOUR and before % _HOUR:
        return Unfit("Zoho CRM reminds whole minutes up to 60, or whole hours, before a meeting")
    if before > (_MOST_UNITS - 1) * _DAY:
        return Unfit(f"Zoho CRM reminds at most {_MOST_UNITS - 1} days before a meeting")
    return Fit(Reminder(before=before))


def _before(entry: dict[str, Any], start: datetime | None) -> timedelta | None:
    unit, period = entry.get("unit"), entry.get("period")
    if not isinstance(unit, int | str) or not str(unit).isdigit() or not isinstance(period, str):
        return None
    span = _PERIODS.get(period.strip().lower().removesuffix("s"))
    if span is None:
        return None
    clock = _clock(entry.get("time")) if span >= _DAY else None
    if clock is None or start is None:
        return int(unit) * span
    return start - (datetime.combine(start.date(), time(0)) - int(unit) * span + clock)


def _entry(before: timedelta, start: datetime | None) -> dict[str, Any]:
    if before <= _MOST_UNITS * _MINUTE:
        return {"unit": before // _MINUTE, "period": "minutes"}
    if before <= _MOST_UNITS * _HOUR or start is None:
        return {"unit": before // _HOUR, "period": "hours"}
    moment = start - before
    days = (start.date() - moment.date()).days
    clock = _spell_clock(timedelta(hours=moment.hour, minutes=moment.minute))
    return {"unit": days, "period": "days", "time": clock}


def _entries(held: object) -> list[dict[str, Any]]:
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []


def _local(value: object, zone: ZoneInfo) -> datetime | None:
    """A date-time of the API on the user's clock, without zone: spans of days are counted on the clock."""
    moment = parse_moment(value, zone)
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def _clock(value: object) -> timedelta | None:
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    return timedelta(hours=int(found[1]), minutes=int(found[2])) if found else None


def _spell_clock(since_midnight: timedelta) -> str:
    minutes = since_midnight // _MINUTE
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _whole_minutes(span: timedelta | None) -> timedelta:
    return (span or timedelta(0)) // _MINUTE * _MINUTE
