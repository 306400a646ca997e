"""Recurrence ↔ EWS's `Recurrence`: a pattern element and a range element. Pure.

Source: [MS-OXWSCDATA] 2.2.4 (RecurrenceType, TaskRecurrenceType). Unlike in Graph a yearly pattern has
no interval, and the nth day of a month is one weekday or one of three words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from typing import Any, assert_never

from crmsync.formats.recurrence import WEEKDAYS, Frequency, Rule
from crmsync.mapping.ews.moments import parse_day
from crmsync.mapping.outlook.native import member, text_of
from crmsync.mapping.outlook.patterns import (
    DAY_NAMES,
    DAYS,
    INDEX_NAMES,
    INDEXES,
    LONGEST_INTERVAL,
    Pattern,
    PatternKind,
    Range,
    local_day,
    rule_of,
    series_of,
)
from crmsync.model.values import Moment

_KINDS = {
    "DailyRecurrence": PatternKind.DAILY,
    "WeeklyRecurrence": PatternKind.WEEKLY,
    "AbsoluteMonthlyRecurrence": PatternKind.ABSOLUTE_MONTHLY,
    "RelativeMonthlyRecurrence": PatternKind.RELATIVE_MONTHLY,
    "AbsoluteYearlyRecurrence": PatternKind.ABSOLUTE_YEARLY,
    "RelativeYearlyRecurrence": PatternKind.RELATIVE_YEARLY,
}
_ELEMENTS = {kind: name for name, kind in _KINDS.items()}
_RANGES = ("NoEndRecurrence", "NumberedRecurrence", "EndDateRecurrence")
_REGENERATIONS = ("DailyRegeneration", "WeeklyRegeneration", "MonthlyRegeneration", "YearlyRegeneration")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT = dict(zip(DAYS, WEEKDAYS, strict=True))
_SEVERAL = {"Day": WEEKDAYS, "Weekday": WEEKDAYS[:5], "WeekendDay": WEEKDAYS[5:]}
"""Words for several weekdays."""
_WORDS = {days: word for word, days in _SEVERAL.items()}
_IN_A_YEAR = 12
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


def pattern_of(held: Mapping[str, Any]) -> Pattern | None:
    """The pattern of a recurrence; `None` when it is not understood."""
    name = next((name for name in _KINDS if isinstance(held.get(name), dict)), None)
    if name is None:
        return None
    told, kind = member(held, name), _KINDS[name]
    interval, day = _number(told, "Interval", 1), _number(told, "DayOfMonth", 1)
    days = _days(text_of(told.get("DaysOfWeek")) or "")
    position = INDEXES.get(text_of(told.get("DayOfWeekIndex")) or "First")
    month = text_of(told.get("Month")) or _MONTHS[0]
    start = _SHORT.get(text_of(told.get("FirstDayOfWeek")) or "Sunday")
    named = kind not in {PatternKind.WEEKLY, PatternKind.RELATIVE_MONTHLY, PatternKind.RELATIVE_YEARLY}
    if None in (interval, day, days, position, start) or month not in _MONTHS or not (days or named):
        return None
    return Pattern(
        kind, interval or 1, days or (), start or "MO", day or 1, position or 1, _MONTHS.index(month) + 1
    )


def read_rule(held: Mapping[str, Any], start: Moment, tz: tzinfo) -> Rule | None:
    """The rule of a recurrence; `None` when it is not understood. start: of the first occurrence."""
    pattern = pattern_of(held)
    span = _range(held, local_day(start, tz))
    return None if pattern is None or span is None else rule_of(pattern, span, start, tz)


def first_day(held: Mapping[str, Any]) -> date | None:
    """The day from which a recurrence counts, as far as it tells."""
    days = (parse_day(member(held, name).get("StartDate")) for name in _RANGES)
    return next((day for day in days if day is not None), None)


def is_regeneration(held: object) -> bool:
    """Does a task begin anew some time after it was done? No other program knows such a series."""
    return isinstance(held, dict) and any(name in held for name in _REGENERATIONS)


def is_understood(held: object) -> bool:
    """Is it a recurrence of which `read_rule` makes a rule?"""
    if not isinstance(held, dict):
        return False
    return pattern_of(held) is not None and _range(held, date.min) is not None


def narrowed(rule: Rule) -> Rule | None:
    """A rule as EWS says it, `None` when it cannot: every second year is every 24th month."""
    if rule.frequency is Frequency.YEARLY and rule.interval > 1:
        months = rule.interval * _IN_A_YEAR
        if months > LONGEST_INTERVAL:
            return None
        rule = replace(rule.with_part("BYMONTH"), frequency=Frequency.MONTHLY, interval=months)
    several = rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY} and rule.part("BYSETPOS")
    return None if several and rule.part("BYDAY") not in _WORDS else rule


def spell_rule(rule: Rule, start: Moment, tz: tzinfo) -> dict[str, Any] | None:
    """The recurrence that a (narrowed) rule makes from its first occurrence; `None` for one without any."""
    series = series_of(rule, start, tz)
    if series is None:
        return None
    pattern, span = series
    told = {"StartDate": span.first.isoformat()}
    if span.count is not None:
        ends = {"NumberedRecurrence": {**told, "NumberOfOccurrences": str(span.count)}}
    elif span.last is not None:
        ends = {"EndDateRecurrence": {**told, "EndDate": span.last.isoformat()}}
    else:
        ends = {"NoEndRecurrence": told}
    return {_ELEMENTS[pattern.kind]: _spelled(pattern), **ends}


def instance_index(held: Mapping[str, Any], first: date, day: date) -> int | None:
    """Which occurrence of a series is that of a day, counted from 1 with those that were cancelled; `None`
    when it can be none of them. first: the day of the first occurrence.

    Exchange has one occurrence in every period: a month without a 31st has it on its last day.
    """
    pattern = pattern_of(held)
    if pattern is None or day < first:
        return None
    match pattern.kind:
        case PatternKind.DAILY:
            periods = (day - first).days
        case PatternKind.WEEKLY:
            return _weekly_index(pattern, first, day)
        case PatternKind.ABSOLUTE_MONTHLY | PatternKind.RELATIVE_MONTHLY:
            periods = _months(day) - _months(first)
        case PatternKind.ABSOLUTE_YEARLY | PatternKind.RELATIVE_YEARLY:
            periods = day.year - first.year
        case _:
            assert_never(pattern.kind)
    return None if periods % pattern.interval else periods // pattern.interval + 1


def _weekly_index(pattern: Pattern, first: date, day: date) -> int | None:
    chosen = [WEEKDAYS.index(one) for one in pattern.days]
    begins = WEEKDAYS.index(pattern.week_start)

    def week_of(one: date) -> date:
        return one - _DAY * ((one.weekday() - begins) % 7)

    weeks = (week_of(day) - week_of(first)) // _WEEK
    if weeks % pattern.interval or day.weekday() not in chosen:
        return None
    order = sorted((one - begins) % 7 for one in chosen)
    place = {one: number for number, one in enumerate(order)}
    began = sum(one < (first.weekday() - begins) % 7 for one in order)
    return weeks // pattern.interval * len(order) + place[(day.weekday() - begins) % 7] - began + 1


def _months(day: date) -> int:
    return day.year * _IN_A_YEAR + day.month


def _spelled(pattern: Pattern) -> dict[str, str]:
    interval = {"Interval": str(pattern.interval)}
    day = {"DayOfMonth": str(pattern.day)}
    month = {"Month": _MONTHS[pattern.month - 1]}
    word = _WORDS.get(pattern.days) if len(pattern.days) > 1 else None
    named = [DAY_NAMES[one] for one in pattern.days]
    nth = {"DaysOfWeek": word or " ".join(named), "DayOfWeekIndex": INDEX_NAMES[pattern.position]}
    match pattern.kind:
        case PatternKind.DAILY:
            return interval
        case PatternKind.WEEKLY:
            first = {"FirstDayOfWeek": DAY_NAMES[pattern.week_start]}
            return {**interval, "DaysOfWeek": " ".join(named), **first}
        case PatternKind.ABSOLUTE_MONTHLY:
            return {**interval, **day}
        case PatternKind.RELATIVE_MONTHLY:
            return {**interval, **nth}
        case PatternKind.ABSOLUTE_YEARLY:
            return {**day, **month}
        case PatternKind.RELATIVE_YEARLY:
            return {**nth, **month}


def _range(held: Mapping[str, Any], first: date) -> Range | None:
    if "NoEndRecurrence" in held:
        return Range(first)
    if "NumberedRecurrence" in held:
        count = _number(member(held, "NumberedRecurrence"), "NumberOfOccurrences", 0)
        return Range(first, count) if count else None
    last = parse_day(member(held, "EndDateRecurrence").get("EndDate"))
    return None if last is None else Range(first, last=last)


def _days(words: str) -> tuple[str, ...] | None:
    """Weekdays in their order; `None` for a word that is none."""
    found: set[str] = set()
    for word in words.split():
        named = (_SHORT[word],) if word in _SHORT else _SEVERAL.get(word)
        if named is None:
            return None
        found.update(named)
    return tuple(day for day in WEEKDAYS if day in found)


def _number(held: Mapping[str, Any], name: str, default: int) -> int | None:
    spelled = text_of(held.get(name))
    if spelled is None:
        return default
    return int(spelled) if spelled.isascii() and spelled.isdigit() and int(spelled) > 0 else None
