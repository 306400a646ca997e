"""Mappers of moments: a task's days, a meeting's start, end and zone. Pure.

Zoho's tasks know days only, its meetings are instants or whole days in the signed-in user's zone.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.records import Record, midnight, parse_date
from crmsync.mapping.zoho.record import OneField, day_of, parse_moment, spell_moment
from crmsync.model.values import Value, utc

ALL_DAY = "All_day"
START = "Start_DateTime"
END = "End_DateTime"

_DAY = timedelta(days=1)


@frozen
class DayField(OneField):
    """A moment in a field that holds a day: a time of day is lost (`Due_Date`)."""

    zone: ZoneInfo

    def read(self, native: Record) -> Value | None:
        return parse_date(native.get(self.meta.name))

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value.isoformat() if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        match value:
            case datetime():
                return Fit(day_of(value, self.zone))
            case date():
                return Fit(value)
            case _:
                return Unfit("not a date")


@frozen
class InstantField(OneField):
    """A moment in a field that holds an instant; whole days are taken as their beginning (`Closed_Time`)."""

    zone: ZoneInfo

    def read(self, native: Record) -> Value | None:
        return parse_moment(native.get(self.meta.name), self.zone)

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = spell_moment(value, self.zone) if isinstance(value, datetime) else None

    def fits(self, value: Value) -> Fit | Unfit:
        match value:
            case datetime():
                return Fit(utc(value))
            case date():
                return Fit(utc(midnight(value, self.zone)))
            case _:
                return Unfit("not a date")


@frozen
class ClosedField(InstantField):
    """When a task was completed: set by the service itself, whatever its metadata says."""

    @property
    def access(self) -> Access:
        """Read only."""
        return Access.READ


@frozen
class _MeetingTime(OneField):
    """What start and end of a meeting share. whole_days: does this organisation have `All_day`?"""

    zone: ZoneInfo
    whole_days: bool = True

    @property
    def natives(self) -> tuple[str, ...]:
        return (self.meta.name, ALL_DAY) if self.whole_days else (self.meta.name,)

    def _spell(self, native: Record, value: Value | None, day_time: datetime | None) -> None:
        """Write an instant, or `day_time` for a whole day."""
        if value is None:
            native[self.meta.name] = None
            return
        moment = value if isinstance(value, datetime) else day_time
        native[self.meta.name] = spell_moment(moment, self.zone) if moment else None
        if self.whole_days:
            native[ALL_DAY] = not isinstance(value, datetime)

    def fits(self, value: Value) -> Fit | Unfit:
        match value:
            case datetime():
                return Fit(utc(value))
            case date() if self.whole_days:
                return Fit(value)
            case date():
                return Unfit("Zoho CRM has no all-day meetings in this organisation")
            case _:
                return Unfit("not a date")


@frozen
class MeetingStart(_MeetingTime):
    """`Start_DateTime`, a day when `All_day` is ticked."""

    def read(self, native: Record) -> Value | None:
        moment = parse_moment(native.get(self.meta.name), self.zone)
        return day_of(moment, self.zone) if moment and native.get(ALL_DAY) is True else moment

    def write(self, native: Record, value: Value | None) -> None:
        self._spell(native, value, midnight(value, self.zone) if isinstance(value, date) else None)


@frozen
class MeetingEnd(_MeetingTime):
    """`End_DateTime`. A whole-day meeting of Zoho ends on its last day, a canonical one on the day after
    it.
    """

    def read(self, native: Record) -> Value | None:
        moment = parse_moment(native.get(self.meta.name), self.zone)
        return day_of(moment, self.zone) + _DAY if moment and native.get(ALL_DAY) is True else moment

    def write(self, native: Record, value: Value | None) -> None:
        last = datetime.combine(value - _DAY, time(23, 59), self.zone) if isinstance(value, date) else None
        self._spell(native, value, last)


@frozen
class ZoneField:
    """A meeting's time zone: always the signed-in user's, whatever is written; whole-day meetings have
    none.
    """

    zone: ZoneInfo
    name: str = "time_zone"
    access: Access = Access.READ
    natives: tuple[str, ...] = (START, ALL_DAY)
    context: tuple[str, ...] = ()

    def read(self, native: Record) -> Value | None:
        return self.zone.key if native.get(START) and native.get(ALL_DAY) is not True else None

    def write(self, native: Record, value: Value | None) -> None:
        """Nothing: Zoho keeps instants only."""

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.zone.key)
