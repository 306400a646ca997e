"""The days that one of Exchange's recurrence patterns falls on.

Pure. Rules: [MS-OXOCAL] 2.2.1.44: a day that a month lacks is its last one.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from crmsync.frozen import frozen

LAST = 4
"""The index of a relative pattern's last day of a month."""


class Frequency(StrEnum):
    """The kinds of pattern, by Graph's names."""

    DAILY = "daily"
    WEEKLY = "weekly"
    ABSOLUTE_MONTHLY = "absoluteMonthly"
    RELATIVE_MONTHLY = "relativeMonthly"
    ABSOLUTE_YEARLY = "absoluteYearly"
    RELATIVE_YEARLY = "relativeYearly"


@frozen
class DayPattern:
    """A pattern and its range, in whole days.

    interval: in days, weeks, months or years. first: no day lies before it. last, count: how it ends; both
    None for one that does not. weekdays, first_weekday: 0 is Monday. index: of a relative pattern's day in
    its month, from 0; LAST for the last one. month: 1 to 12, of yearly patterns.
    """

    frequency: Frequency
    interval: int
    first: date
    last: date | None = None
    count: int | None = None
    weekdays: frozenset[int] = frozenset()
    first_weekday: int = 6
    index: int = 0
    day_of_month: int = 0
    month: int = 0


def days_of(pattern: DayPattern) -> Iterator[date]:
    """The days of a pattern, without an end when it has none."""
    found = (day for day in _days(pattern) if day >= pattern.first)
    if pattern.count is not None:
        return itertools.islice(found, pattern.count)
    if pattern.last is not None:
        last = pattern.last
        return itertools.takewhile(lambda day: day <= last, found)
    return found


def _days(pattern: DayPattern) -> Iterator[date]:
    match pattern.frequency:
        case Frequency.DAILY:
            return _stepped(pattern.first, timedelta(days=pattern.interval))
        case Frequency.WEEKLY:
            return _weekly(pattern)
        case Frequency.ABSOLUTE_MONTHLY | Frequency.ABSOLUTE_YEARLY:
            return (_absolute(year, month, pattern.day_of_month) for year, month in _months(pattern))
        case Frequency.RELATIVE_MONTHLY | Frequency.RELATIVE_YEARLY:
            return (_relative(year, month, pattern) for year, month in _months(pattern))
        case frequency:
            assert_never(frequency)


def _weekly(pattern: DayPattern) -> Iterator[date]:
    week = pattern.first - timedelta(days=(pattern.first.weekday() - pattern.first_weekday) % 7)
    for start in _stepped(week, timedelta(weeks=pattern.interval)):
        days = (start + timedelta(days=offset) for offset in range(7))
        yield from (day for day in days if day.weekday() in pattern.weekdays)


def _months(pattern: DayPattern) -> Iterator[tuple[int, int]]:
    """Year and month of each turn of a monthly or yearly pattern."""
    yearly = pattern.frequency in (Frequency.ABSOLUTE_YEARLY, Frequency.RELATIVE_YEARLY)
    step = pattern.interval * (12 if yearly else 1)
    start = pattern.first.year * 12 + (pattern.month if yearly else pattern.first.month) - 1
    for month in itertools.count(start, step):
        year, index = divmod(month, 12)
        if year >= date.max.year:
            return
        yield year, index + 1


def _absolute(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _relative(year: int, month: int, pattern: DayPattern) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    matching = [day for day in days if day.weekday() in pattern.weekdays]
    return matching[-1] if pattern.index == LAST else matching[pattern.index]


def _stepped(first: date, step: timedelta) -> Iterator[date]:
    day = first
    while True:
        yield day
        try:
            day += step
        except OverflowError:
            return
