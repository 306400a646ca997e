"""Dates, times and durations as iCalendar spells them, read tolerantly and written strictly (RFC 5545
§3.3.4–3.3.6).

Also the way between a local time and its instant in a given zone. Which zone that is,
`crmsync.formats.zones` tells.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from crmsync.frozen import frozen
from crmsync.model.values import Moment, utc

_MOMENT = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d)(?::?(\d\d))?", re.ASCII)
_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?",
    re.IGNORECASE | re.ASCII,
)
_DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def parse_moment(text: str) -> Moment | None:
    """What a DATE or DATE-TIME value says: a date, a naive datetime (local or floating), or one in UTC.

    Also takes what is seen in the wild: ISO 8601 separators, missing seconds, offsets, the hour 24, leap
    seconds. `None` for anything else.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return day
        hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        if (hour, minute, second) == (24, 0, 0):
            day, hour = day + _DAY, 0
        local = datetime.combine(day, time(hour, minute, min(second, 59) if second == 60 else second))
        offset = match["zone"]
        if offset is None:
            return local
        zone = UTC if offset in "Zz" else timezone(parse_offset(offset) or timedelta())
        return local.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def format_moment(moment: Moment) -> str:
    """A date, a naive (local, floating) datetime or an aware one (written in UTC) as iCalendar writes it."""
    if not isinstance(moment, datetime):
        return f"{moment.year:04}{moment.month:02}{moment.day:02}"
    if moment.tzinfo is None:
        return f"{format_moment(moment.date())}T{moment.hour:02}{moment.minute:02}{moment.second:02}"
    return format_moment(moment.astimezone(UTC).replace(tzinfo=None)) + "Z"


def instant_of(moment: datetime, tz: tzinfo) -> datetime:
    """The instant, in UTC, of a local time in `tz` (naive) or of an aware datetime.

    A local time that the clocks skip counts by the offset before the change, one that occurs twice the
    first time (RFC 5545 §3.3.5).
    """
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=tz, fold=0)
    try:
        return utc(moment)
    except OverflowError:
        return moment.replace(tzinfo=UTC, microsecond=0)


def wall_time(instant: datetime, tz: tzinfo) -> datetime:
    """The local time (naive) that clocks in `tz` show at an instant; its `fold` is dropped."""
    try:
        return instant.astimezone(tz).replace(tzinfo=None, microsecond=0, fold=0)
    except OverflowError:
        return instant.replace(tzinfo=None, microsecond=0)


def is_expressible(instant: datetime, tz: tzinfo) -> bool:
    """Can iCalendar name this instant by a local time? Not the second pass of an hour that the clocks
    repeat.
    """
    return instant_of(wall_time(instant, tz), tz) == instant


def parse_offset(text: str) -> timedelta | None:
    """A UTC offset (`+0100`, `-05:30`, `+013015`; RFC 5545 §3.3.14), less than a day; `None` for anything
    else.
    """
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes, seconds = match.groups(default="0")
    offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    if offset >= _DAY:
        return None
    return -offset if sign == "-" else offset


def format_offset(offset: timedelta) -> str:
    """A UTC offset as `+0100`; with seconds only where it has some (RFC 5545 §3.3.14)."""
    total = int(offset.total_seconds())
    minutes, seconds = divmod(abs(total), 60)
    text = f"{'-' if total < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{text}{seconds:02}" if seconds else text


@frozen
class Span:
    """A duration in iCalendar's two parts (RFC 5545 §3.3.6): whole days by the calendar, then exact time.

    Both have the same sign. Across a change of the clocks a day is not 24 hours.
    """

    days: int = 0
    exact: timedelta = timedelta()

    @property
    def length(self) -> timedelta:
        """As one timedelta, days counted as 24 hours."""
        return timedelta(days=self.days) + self.exact


def parse_duration(text: str) -> Span | None:
    """What a DURATION value says; `None` for anything else, also for one beyond all calendars."""
    match = _DURATION.fullmatch(text.strip())
    if match is None or text.strip()[-1:] in "PpTt":
        return None
    sign = -1 if match["sign"] == "-" else 1
    weeks, days, hours, minutes, seconds = (
        int(match[part] or 0) for part in ("weeks", "days", "hours", "minutes", "seconds")
    )
    try:
        span = Span(
            sign * (7 * weeks + days), sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)
        )
        _ = span.length
    except OverflowError:
        return None
    return span


def format_duration(span: timedelta | Span) -> str:
    """A duration as iCalendar writes it: a timedelta's days as `P1D`, whole weeks as `P2W`."""
    length = span if isinstance(span, timedelta) else span.length
    if isinstance(span, Span):
        days, seconds = abs(span.days), int(abs(span.exact).total_seconds())
    else:
        days, seconds = abs(length).days, abs(length).seconds
    sign = "-" if length < timedelta() else ""
    if not seconds and days and days % 7 == 0:
        return f"{sign}P{days // 7}W"
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = (f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (rest, "S")) if number)
    clock = "".join(parts)
    text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"{sign}P{text or 'T0S'}"
