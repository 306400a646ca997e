"""Moments that stand for a day, as Exchange keeps birthdays and the days of tasks. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from crmsync.formats.moments import wall_time
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.outlook.native import Native, Plain
from crmsync.model.values import Value

NO_YEAR = 1604
"""Outlook's year of a birthday without one."""
NOON = "T11:59:00Z"
"""The time of day of a birthday ([MS-OXOCNTC] 2.2.1.5.1)."""
_HALF_A_DAY = timedelta(hours=12)


def nearest_day(wall: datetime) -> date:
    """The day of the nearest midnight: some programs give the beginning of a day in their own zone, spelled
    in another one.
    """
    return (wall + _HALF_A_DAY).date() if wall.date() < date.max else wall.date()


def birthday_of(value: object) -> date | None:
    """The day of a birthday; one without its year is none."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        day = nearest_day(wall_time(aware, UTC))
    except ValueError:
        return None
    return None if day.year <= NO_YEAR else day


@frozen
class BirthdayField(Plain):
    """A birthday: a moment that stands for a day. One without its year is none here, and stays."""

    member: str

    def read(self, native: Native) -> Value | None:
        return birthday_of(native.get(self.member))

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value:
            native[self.member] = value.isoformat() + NOON if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        day = value.date() if isinstance(value, datetime) else value
        if not isinstance(day, date):
            return Unfit("not a date")
        return Fit(day) if day.year > NO_YEAR else Unfit(f"Outlook takes years after {NO_YEAR} only")


def fit_anniversary(value: Value) -> Fit | Unfit:
    """What a wedding anniversary, the text of a custom field, will be held as."""
    try:
        day = date.fromisoformat(str(value).strip())
    except ValueError:
        return Unfit("not a date written as 2026-12-31")
    return Fit(day.isoformat()) if day.year > NO_YEAR else Unfit(f"Outlook takes years after {NO_YEAR}")


def fit_day(value: Value, zone: ZoneInfo) -> Fit | Unfit:
    """The day of a moment; a time of day is lost. zone: in which an instant has its day."""
    match value:
        case datetime():
            return Fit(value.astimezone(zone).date())
        case date():
            return Fit(value)
        case _:
            return Unfit("not a date")
