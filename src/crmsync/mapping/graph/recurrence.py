"""Recurrence ↔ Graph's `patternedRecurrence`: six kinds of pattern and three kinds of range. Pure.

Source: Graph's pages "recurrencePattern" and "recurrenceRange". A pattern always names its days; those that
follow from the first occurrence are left out of the rule, so that a series that is moved goes on from its
new day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from crmsync.formats.moments import instant_of
from crmsync.formats.recurrence import (
    WEEKDAYS,
    Frequency,
    Rule,
    RuleError,
    count_to_until,
    day_of,
    parse_rule,
)
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.graph.resource import member
from crmsync.model.values import Moment, Recurrence, Value, utc

UNKNOWN_WAY = "a way of repeating that Outlook does not know"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = dict(zip(WEEKDAYS, _DAYS, strict=True))
_SHORT = dict(zip(_DAYS, WEEKDAYS, strict=True))
_INDEXES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_POSITIONS = {position: name for name, position in _INDEXES.items()}
_END_OF_DAY = time(23, 59, 59)
_DAY = timedelta(days=1)
_LONGEST_INTERVAL = 99
_MOST = 999


def read_rule(held: Mapping[str, Any], start: Moment, tz: tzinfo) -> Rule | None:
    """The rule of a recurrence; `None` when it is not understood. start: of the first occurrence."""
    pattern, span = member(held, "pattern"), member(held, "range")
    frequency = _frequency(pattern)
    if frequency is None:
        return None
    rule = Rule(frequency, _number(pattern, "interval", 1))
    days = [_SHORT[day] for day in _DAYS if day in _listed(pattern)]
    match pattern.get("type"):
        case "daily":
            pass
        case "weekly":
            rule = rule.with_part("BYDAY", *days)
            first = _SHORT.get(str(pattern.get("firstDayOfWeek") or "sunday").lower(), WEEKDAYS[0])
            if rule.interval > 1 and days:
                rule = replace(rule, week_start=first)
        case "absoluteMonthly" | "absoluteYearly":
            rule = rule.with_part("BYMONTHDAY", str(_number(pattern, "dayOfMonth", 1)))
        case "relativeMonthly" | "relativeYearly":
            position = _INDEXES.get(str(pattern.get("index") or "first").lower(), 1)
            rule = (
                rule.with_part("BYDAY", f"{position}{days[0]}")
                if len(days) == 1
                else rule.with_part("BYDAY", *days).with_part("BYSETPOS", str(position))
            )
    if frequency is Frequency.YEARLY:
        rule = rule.with_part("BYMONTH", str(_number(pattern, "month", 1)))
    return without_implied(_with_end(rule, span, start, tz), _local_day(start, tz))


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


def spell_rule(rule: Rule, start: Moment, tz: tzinfo, zone: str) -> dict[str, Any] | None:
    """The recurrence that a (fitting) rule makes from its first occurrence; `None` for one without any.

    zone: the IANA name of the series' zone.
    """
    first = _local_day(start, tz)
    spelled = count_to_until(rule, start, tz) if rule.count is not None and rule.count > _MOST else rule
    if spelled is None:
        return None
    pattern: dict[str, Any] = {"interval": rule.interval, **_pattern(rule, first)}
    span: dict[str, Any] = {"startDate": first.isoformat(), "recurrenceTimeZone": zone}
    if spelled.count is not None:
        span |= {"type": "numbered", "numberOfOccurrences": spelled.count}
    elif spelled.until is not None:
        span |= {"type": "endDate", "endDate": max(_last_day(spelled.until, start, tz), first).isoformat()}
    else:
        span["type"] = "noEnd"
    return {"pattern": pattern, "range": span}


def fit_rule(value: Value) -> Fit | Unfit:
    """What Outlook will hold of a recurrence, as far as its first occurrence does not matter."""
    if not isinstance(value, Recurrence):
        return Unfit("not a recurrence")
    try:
        rule = _nth_weekday(parse_rule(value.rule))
    except RuleError as error:
        return Unfit(error.reason)
    if not _is_taken(rule):
        return Unfit(UNKNOWN_WAY)
    excluded = {utc(moment) if isinstance(moment, datetime) else moment for moment in value.excluded}
    note = "changed occurrences" if value.changed else None
    return Fit(Recurrence(rule.text, tuple(sorted(excluded))), note)


def fitted_rule(text: str, start: Moment, tz: tzinfo) -> Rule:
    """The rule of a recurrence that fits, from its first occurrence on. Raises RuleError."""
    return _nth_weekday(parse_rule(text, start, tz))


def _is_taken(rule: Rule) -> bool:
    if rule.interval > _LONGEST_INTERVAL:
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
        return not parts and int(weekdays[0][:-2]) in _POSITIONS
    positions = parts.pop("BYSETPOS", ())
    return plain and not parts and len(positions) == 1 and int(positions[0]) in _POSITIONS


def _nth_weekday(rule: Rule) -> Rule:
    """`BYDAY=TU;BYSETPOS=2` as `BYDAY=2TU`, which means the same in months and years."""
    days, positions = rule.part("BYDAY"), rule.part("BYSETPOS")
    in_month = rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}
    if not in_month or len(days) != 1 or len(positions) != 1 or days[0] not in WEEKDAYS:
        return rule
    return rule.with_part("BYSETPOS").with_part("BYDAY", positions[0] + days[0])


def _pattern(rule: Rule, first: date) -> dict[str, Any]:
    by_day = rule.part("BYDAY")
    yearly = {"month": int((rule.part("BYMONTH") or (str(first.month),))[0])}
    match rule.frequency:
        case Frequency.DAILY:
            return {"type": "daily"}
        case Frequency.WEEKLY:
            days = by_day or (WEEKDAYS[first.weekday()],)
            return {
                "type": "weekly",
                "daysOfWeek": [_NAMES[day] for day in days],
                "firstDayOfWeek": _NAMES[rule.week_start],
            }
        case frequency:
            kind = "Monthly" if frequency is Frequency.MONTHLY else "Yearly"
            month = {} if frequency is Frequency.MONTHLY else yearly
            if not by_day:
                day = int((rule.part("BYMONTHDAY") or (str(first.day),))[0])
                return {"type": f"absolute{kind}", "dayOfMonth": day, **month}
            position = int(by_day[0][:-2] or (rule.part("BYSETPOS") or ("1",))[0])
            named = [_NAMES[day[-2:]] for day in by_day]
            return {"type": f"relative{kind}", "daysOfWeek": named, "index": _POSITIONS[position], **month}


def _with_end(rule: Rule, span: Mapping[str, Any], start: Moment, tz: tzinfo) -> Rule:
    match span.get("type"):
        case "numbered":
            count = _number(span, "numberOfOccurrences", 0)
            return replace(rule, count=count) if count > 0 else rule
        case "endDate":
            try:
                last = date.fromisoformat(str(span.get("endDate")))
            except ValueError:
                return rule
            if not isinstance(start, datetime):
                return replace(rule, until=last)
            return replace(rule, until=instant_of(datetime.combine(last, _END_OF_DAY), tz))
        case _:
            return rule


def _last_day(until: Moment, start: Moment, tz: tzinfo) -> date:
    """The last day on which an occurrence may begin."""
    last = _local_day(until, tz)
    if isinstance(until, datetime) and isinstance(start, datetime):
        early = until.astimezone(tz).time() < start.astimezone(tz).time()
        return last - _DAY if early else last
    return last


def _local_day(moment: Moment, tz: tzinfo) -> date:
    return moment.astimezone(tz).date() if isinstance(moment, datetime) else day_of(moment, UTC)


def _frequency(pattern: Mapping[str, Any]) -> Frequency | None:
    kind = str(pattern.get("type") or "")
    names = {"daily": Frequency.DAILY, "weekly": Frequency.WEEKLY}
    if kind in names:
        return names[kind]
    if kind.endswith("Monthly"):
        return Frequency.MONTHLY
    return Frequency.YEARLY if kind.endswith("Yearly") else None


def _listed(pattern: Mapping[str, Any]) -> set[str]:
    days = pattern.get("daysOfWeek")
    return {str(day).lower() for day in days} if isinstance(days, list) else set()


def _number(held: Mapping[str, Any], name: str, least: int) -> int:
    value = held.get(name)
    return max(least, value) if isinstance(value, int) and not isinstance(value, bool) else least
