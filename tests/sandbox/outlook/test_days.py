"""The days of a pattern against dateutil's recurrence rules, where both mean the same; and where Exchange has its own mind."""

from __future__ import annotations

import itertools
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from crmsync.sandbox.outlook.days import LAST, DayPattern, Frequency, days_of

FREQUENCIES: dict[Frequency, Any] = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.ABSOLUTE_MONTHLY: rrule.MONTHLY,
    Frequency.RELATIVE_MONTHLY: rrule.MONTHLY,
    Frequency.ABSOLUTE_YEARLY: rrule.YEARLY,
    Frequency.RELATIVE_YEARLY: rrule.YEARLY,
}
firsts = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@st.composite
def patterns(draw: st.DrawFn) -> DayPattern:
    """Patterns without an end whose days every month has. A rule of every so many years knows no other start."""
    frequency = draw(st.sampled_from(Frequency))
    yearly = frequency in (Frequency.ABSOLUTE_YEARLY, Frequency.RELATIVE_YEARLY)
    return DayPattern(
        frequency,
        1 if yearly else draw(st.integers(1, 12)),
        draw(firsts),
        weekdays=frozenset(draw(st.sets(st.integers(0, 6), min_size=1))),
        first_weekday=draw(st.integers(0, 6)),
        index=draw(st.integers(0, LAST)),
        day_of_month=draw(st.integers(1, 28)),
        month=draw(st.integers(1, 12)) if yearly else 0,
    )


def rule_of(pattern: DayPattern) -> rrule.rrule:
    """The same as a rule of dateutil."""
    parts: dict[str, Any] = {}
    match pattern.frequency:
        case Frequency.WEEKLY:
            parts = {"byweekday": sorted(pattern.weekdays), "wkst": pattern.first_weekday}
        case Frequency.ABSOLUTE_MONTHLY | Frequency.ABSOLUTE_YEARLY:
            parts = {"bymonthday": pattern.day_of_month}
        case Frequency.RELATIVE_MONTHLY | Frequency.RELATIVE_YEARLY:
            turn = -1 if pattern.index == LAST else pattern.index + 1
            parts = {"byweekday": sorted(pattern.weekdays), "bysetpos": turn}
        case Frequency.DAILY:
            parts = {}
    if pattern.month:
        parts["bymonth"] = pattern.month
    return rrule.rrule(
        FREQUENCIES[pattern.frequency],
        dtstart=datetime.combine(pattern.first, time()),
        interval=pattern.interval,
        **parts,
    )


@given(patterns())
def test_days_are_those_of_the_same_rule(pattern: DayPattern) -> None:
    expected = [moment.date() for moment in itertools.islice(rule_of(pattern), 12)]
    assert list(itertools.islice(days_of(pattern), 12)) == expected


@given(patterns(), st.integers(1, 20))
def test_a_range_cuts_the_days(pattern: DayPattern, count: int) -> None:
    endless = list(itertools.islice(days_of(pattern), count + 1))
    numbered = DayPattern(**{**_parts(pattern), "count": count})
    dated = DayPattern(**{**_parts(pattern), "last": endless[count - 1]})
    assert list(days_of(numbered)) == list(days_of(dated)) == endless[:count]


@given(firsts, st.integers(29, 31))
def test_a_day_that_a_month_lacks_is_its_last_one(first: date, day: int) -> None:
    pattern = DayPattern(Frequency.ABSOLUTE_MONTHLY, 1, first, day_of_month=day)
    found = list(itertools.islice(days_of(pattern), 24))
    assert {(day.year, day.month) for day in found} == set(_months(found[0], 24))
    assert all(one.day == day or (one.day < day and _is_last(one)) for one in found)


def test_the_days_end_with_the_calendar() -> None:
    assert len(list(days_of(DayPattern(Frequency.DAILY, 1, date(9999, 12, 30))))) == 2


def _parts(pattern: DayPattern) -> dict[str, Any]:
    return {entry.name: getattr(pattern, entry.name) for entry in fields(pattern)}


def _months(first: date, count: int) -> list[tuple[int, int]]:
    start = first.year * 12 + first.month - 1
    return [(number // 12, number % 12 + 1) for number in range(start, start + count)]


def _is_last(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month
