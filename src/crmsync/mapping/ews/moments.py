"""Moments as EWS spells them: instants (xs:dateTime) and days (xs:date). Pure.

Instants are written in UTC: which zone a meeting belongs to is told apart.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.outlook.days import fit_day, nearest_day
from crmsync.mapping.outlook.native import Native, OutlookOptions, Plain
from crmsync.model.values import Value, utc

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


def parse_instant(value: object) -> datetime | None:
    """The moment that a text spells, with the offset it is spelled in; `None` when it is none.

    Fractions of a second are dropped. Without an offset it is UTC, since requests name no other zone.
    """
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or '+00:00'}")
        utc(moment)
    except (ValueError, OverflowError):
        return None
    return moment


def parse_day(value: object) -> date | None:
    """The day that a text spells, or of the moment that it spells; `None` when it is neither."""
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if match is not None:
            return date.fromisoformat(match[1])
        # By its own clock: the offset tells whose day it is.
        moment = parse_instant(value)
        return None if moment is None else nearest_day(moment.replace(tzinfo=None))
    except ValueError:
        return None


def spell_instant(moment: datetime) -> str:
    """An aware moment, in UTC."""
    return f"{utc(moment).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def spell_day(day: date) -> str:
    """The beginning of a day, as a task's dates are kept."""
    return spell_instant(datetime.combine(day, time(), UTC))


@frozen
class DayField(Plain):
    """A moment that stands for a day (a task's `DueDate`); a time of day is lost."""

    member: str
    options: OutlookOptions

    def read(self, native: Native) -> Value | None:
        return parse_day(native.get(self.member))

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value:
            native[self.member] = spell_day(value) if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_day(value, self.options.zone)
