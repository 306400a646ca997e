"""Recurrence rules ↔ Outlook's patterns: six kinds of them, with three kinds of end. Pure.

Source: Graph's pages "recurrencePattern" and "recurrenceRange", [MS-OXWSCDATA] 2.2.4 (the same in both). A
pattern always names its days; those that follow from the first occurrence are left out of the rule, so that a
series that is moved goes on from its new day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from enum import Enum, auto

from crmsync.formats.moments import instant_of, wall_time
from crmsync.formats.recurrence import (
    WEEKDAYS,
    Frequency,
    Rule,
    RuleError,
    count_to_until,
    last_day,
    nth_weekday,
    parse_rule,
)
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.model.values import Moment, Recurrence, Value, utc

UNKNOWN_WAY = "a way of repeating that Outlook does not know"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY_NAMES = dict(zip(WEEKDAYS, DAYS, strict=True))
"""Weekday of a rule → its name, as EWS spells it."""
INDEXES = {"First": 1, "Second": 2, "Third": 3, "Fourth": 4, "Last": -1}
"""Which of several days in a month, as EWS spells it → its position."""
INDEX_NAMES = {position: name for name, position in INDEXES.items()}
LONGEST_INTERVAL = 99
_END_OF_DAY = time(23, 59, 59)
_MOST = 999


class PatternKind(Enum):
    """How a series repeats."""

    DAILY = auto()
    WEEKLY = auto()
    ABSOLUTE_MONTHLY = auto()
    RELATIVE_MONTHLY = auto()
    ABSOLUTE_YEARLY = auto()
    RELATIVE_YEARLY = auto()

    @property
    def frequency(self) -> Frequency:
        """Of the rule that means it."""
        return _FREQUENCIES[self]


_FREQUENCIES = {
    PatternKind.DAILY: Frequency.DAILY,
    PatternKind.WEEKLY: Frequency.WEEKLY,
    PatternKind.ABSOLUTE_MONTHLY: Frequency.MONTHLY,
    PatternKind.RELATIVE_MONTHLY: Frequency.MONTHLY,
    PatternKind.ABSOLUTE_YEARLY: Frequency.YEARLY,
    PatternKind.RELATIVE_YEARLY: Frequency.YEARLY,
}


@frozen
class Pattern:
    """On which days. days: weekdays as in a rule, in their order. week_start: of a weekly one. day: of the
    month, of an absolute one. position: which of `days` in the month, of a relative one. month: of a yearly
    one.
    """

    kind: PatternKind
    interval: int = 1
    days: tuple[str, ...] = ()
    week_start: str = "SU"
    day: int = 1
    position: int = 1
    month: int = 1


@frozen
class Range:
    """How long: `count` occurrences, or to the day `last`, or (neither) for ever. first: its first day."""

    first: date
    count: int | None = None
    last: date | None = None


def rule_of(pattern: Pattern, span: Range, start: Moment, tz: tzinfo) -> Rule:
    """The rule of a series. start: of its first occurrence."""
    rule = Rule(pattern.kind.frequency, pattern.interval)
    match pattern.kind:
        case PatternKind.DAILY:
            pass
        case PatternKind.WEEKLY:
            rule = rule.with_part("BYDAY", *pattern.days)
            if rule.interval > 1 and pattern.days:
                rule = replace(rule, week_start=pattern.week_start)
        case PatternKind.ABSOLUTE_MONTHLY | PatternKind.ABSOLUTE_YEARLY:
            rule = rule.with_part("BYMONTHDAY", str(pattern.day))
        case PatternKind.RELATIVE_MONTHLY | PatternKind.RELATIVE_YEARLY:
            rule = (
                rule.with_part("BYDAY", f"{pattern.position}{pattern.days[0]}")
                if len(pattern.days) == 1
                else rule.with_part("BYDAY", *pattern.days).with_part("BYSETPOS", str(pattern.position))
            )
    if rule.frequency is Frequency.YEARLY:
        rule = rule.with_part("BYMONTH", str(pattern.month))
    return without_implied(_with_end(rule, span, start, tz), local_day(start, tz))


def without_implied(rule: Rule, first: date) -> Rule:
    """The rule without the days that follow from its first occurrence anyway: a pattern always names them."""
    match rule.frequency:
        case Frequency.WEEKLY if rule.part("BYDAY") == (WEEKDAYS[first.weekday()],):
            return replace(rule.with_part("BYDAY"), week_start=WEEKDAYS[0])
        case Frequency.MONTHLY if rule.part("BYMONTHDAY") == (str(first.day),):
            return rule.with_part("BYMONTHDAY")
        case Frequency.YEARLY if not rule.part("BYDAY"):
            day = rule.part("BYMONTHDAY") or (str(first.day),)
            month = rule.part("BYMONTH") or (str(first.month),)
            if (day, month) == ((str(first.day),), (str(first.month),)):
                return rule.with_part("BYMONTHDAY").with_part("BYMONTH")
            return rule
        case _:
            return rule


def series_of(rule: Rule, start: Moment, tz: tzinfo) -> tuple[Pattern, Range] | None:
    """The series that a (fitting) rule makes from its first occurrence; `None` for one without any."""
    first = local_day(start, tz)
    spelled = count_to_until(rule, start, tz) if rule.count is not None and rule.count > _MOST else rule
    if spelled is None:
        return None
    span = Range(first, spelled.count)
    if spelled.count is None and spelled.until is not None:
        span = Range(first, last=max(last_day(spelled.until, start, tz), first))
    return _pattern(rule, first), span


def fit_rule(value: Value, narrowed: Callable[[Rule], Rule | None] = lambda rule: rule) -> Fit | Unfit:
    """What Outlook will hold of a recurrence, as far as its first occurrence does not matter.

    narrowed: a rule as the dialect says it, `None` when it cannot.
    """
    if not isinstance(value, Recurrence):
        return Unfit("not a recurrence")
    try:
        rule = nth_weekday(parse_rule(value.rule))
    except RuleError as error:
        return Unfit(error.reason)
    taken = narrowed(rule) if _is_taken(rule) else None
    if taken is None:
        return Unfit(UNKNOWN_WAY)
    excluded = {utc(moment) if isinstance(moment, datetime) else moment for moment in value.excluded}
    note = "changed occurrences" if value.changed else None
    return Fit(Recurrence(taken.text, tuple(sorted(excluded))), note)


def fitted_rule(text: str, start: Moment, tz: tzinfo) -> Rule:
    """The rule of a recurrence that fits, from its first occurrence on. Raises RuleError."""
    return nth_weekday(parse_rule(text, start, tz))


def local_day(moment: Moment, tz: tzinfo) -> date:
    """The day of a moment on the clocks in `tz`."""
    return wall_time(moment, tz).date() if isinstance(moment, datetime) else moment


def _is_taken(rule: Rule) -> bool:
    if rule.interval > LONGEST_INTERVAL:
        return False
    parts = dict(rule.by)
    weekdays = parts.pop("BYDAY", ())
    plain = all(day in WEEKDAYS for day in weekdays)
    match rule.frequency:
        case Frequency.DAILY:
            return not parts and not weekdays
        case Frequency.WEEKLY:
            return not parts and plain
        case Frequency.MONTHLY:
            return _is_a_day(parts, weekdays, plain=plain)
        case Frequency.YEARLY:
            months = parts.pop("BYMONTH", ())
            return (
                len(months) <= 1
                and (bool(months) or not (parts or weekdays))
                and (_is_a_day(parts, weekdays, plain=plain))
            )
        case _:
            return False


def _is_a_day(parts: dict[str, tuple[str, ...]], weekdays: tuple[str, ...], *, plain: bool) -> bool:
    """Is it a day of the month, or the nth of some weekdays?"""
    if not weekdays:
        days = parts.pop("BYMONTHDAY", ())
        return not parts and len(days) <= 1 and all(int(day) > 0 for day in days)
    if len(weekdays) == 1 and not plain:
        return not parts and int(weekdays[0][:-2]) in INDEX_NAMES
    positions = parts.pop("BYSETPOS", ())
    return plain and not parts and len(positions) == 1 and int(positions[0]) in INDEX_NAMES


def _pattern(rule: Rule, first: date) -> Pattern:
    by_day = rule.part("BYDAY")
    month = int((rule.part("BYMONTH") or (str(first.month),))[0])
    match rule.frequency:
        case Frequency.DAILY:
            return Pattern(PatternKind.DAILY, rule.interval)
        case Frequency.WEEKLY:
            days = by_day or (WEEKDAYS[first.weekday()],)
            return Pattern(PatternKind.WEEKLY, rule.interval, days, rule.week_start)
        case frequency:
            monthly = frequency is Frequency.MONTHLY
            if not by_day:
                kind = PatternKind.ABSOLUTE_MONTHLY if monthly else PatternKind.ABSOLUTE_YEARLY
                day = int((rule.part("BYMONTHDAY") or (str(first.day),))[0])
                return Pattern(kind, rule.interval, day=day, month=month)
            kind = PatternKind.RELATIVE_MONTHLY if monthly else PatternKind.RELATIVE_YEARLY
            position = int(by_day[0][:-2] or (rule.part("BYSETPOS") or ("1",))[0])
            named = tuple(day[-2:] for day in by_day)
            return Pattern(kind, rule.interval, named, position=position, month=month)


def _with_end(rule: Rule, span: Range, start: Moment, tz: tzinfo) -> Rule:
    if span.count is not None:
        return replace(rule, count=span.count)
    if span.last is None:
        return rule
    if not isinstance(start, datetime):
        return replace(rule, until=span.last)
    return replace(rule, until=instant_of(datetime.combine(span.last, _END_OF_DAY), tz))
