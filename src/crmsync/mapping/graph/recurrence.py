"""Recurrence ↔ Graph's `patternedRecurrence`: a pattern and a range. Pure.

Source: Graph's pages "recurrencePattern" and "recurrenceRange".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from typing import Any

from crmsync.formats.recurrence import WEEKDAYS, Rule
from crmsync.mapping.outlook.native import member
from crmsync.mapping.outlook.patterns import (
    DAYS,
    INDEX_NAMES,
    INDEXES,
    Pattern,
    PatternKind,
    Range,
    local_day,
    rule_of,
    series_of,
)
from crmsync.model.values import Moment

_KINDS = {
    "daily": PatternKind.DAILY,
    "weekly": PatternKind.WEEKLY,
    "absoluteMonthly": PatternKind.ABSOLUTE_MONTHLY,
    "relativeMonthly": PatternKind.RELATIVE_MONTHLY,
    "absoluteYearly": PatternKind.ABSOLUTE_YEARLY,
    "relativeYearly": PatternKind.RELATIVE_YEARLY,
}
_TYPES = {kind: name for name, kind in _KINDS.items()}
_NAMES = {short: name.lower() for short, name in zip(WEEKDAYS, DAYS, strict=True)}
_SHORT = {name: short for short, name in _NAMES.items()}


def read_rule(held: Mapping[str, Any], start: Moment, tz: tzinfo) -> Rule | None:
    """The rule of a recurrence; `None` when it is not understood. start: of the first occurrence."""
    told = member(held, "pattern")
    kind = _KINDS.get(str(told.get("type")))
    if kind is None:
        return None
    pattern = Pattern(
        kind,
        _number(told, "interval", 1),
        tuple(short for name, short in _SHORT.items() if name in _listed(told)),
        _SHORT.get(str(told.get("firstDayOfWeek") or "sunday").lower(), WEEKDAYS[0]),
        _number(told, "dayOfMonth", 1),
        INDEXES.get(str(told.get("index") or "first").capitalize(), 1),
        _number(told, "month", 1),
    )
    return rule_of(pattern, _range(member(held, "range"), local_day(start, tz)), start, tz)


def spell_rule(rule: Rule, start: Moment, tz: tzinfo, zone: str) -> dict[str, Any] | None:
    """The recurrence that a (fitting) rule makes from its first occurrence; `None` for one without any.

    zone: the IANA name of the series' zone.
    """
    series = series_of(rule, start, tz)
    if series is None:
        return None
    pattern, span = series
    told: dict[str, Any] = {"startDate": span.first.isoformat(), "recurrenceTimeZone": zone}
    if span.count is not None:
        told |= {"type": "numbered", "numberOfOccurrences": span.count}
    elif span.last is not None:
        told |= {"type": "endDate", "endDate": span.last.isoformat()}
    else:
        told["type"] = "noEnd"
    return {
        "pattern": {"interval": pattern.interval, "type": _TYPES[pattern.kind], **_days(pattern)},
        "range": told,
    }


def _days(pattern: Pattern) -> dict[str, Any]:
    named = [_NAMES[day] for day in pattern.days]
    month = {"month": pattern.month}
    relative = {"daysOfWeek": named, "index": INDEX_NAMES[pattern.position].lower()}
    match pattern.kind:
        case PatternKind.DAILY:
            return {}
        case PatternKind.WEEKLY:
            return {"daysOfWeek": named, "firstDayOfWeek": _NAMES[pattern.week_start]}
        case PatternKind.ABSOLUTE_MONTHLY:
            return {"dayOfMonth": pattern.day}
        case PatternKind.RELATIVE_MONTHLY:
            return relative
        case PatternKind.ABSOLUTE_YEARLY:
            return {"dayOfMonth": pattern.day, **month}
        case PatternKind.RELATIVE_YEARLY:
            return {**relative, **month}


def _range(span: Mapping[str, Any], first: date) -> Range:
    match span.get("type"):
        case "numbered":
            return Range(first, _number(span, "numberOfOccurrences", 0) or None)
        case "endDate":
            try:
                return Range(first, last=date.fromisoformat(str(span.get("endDate"))))
            except ValueError:
                return Range(first)
        case _:
            return Range(first)


def _listed(pattern: Mapping[str, Any]) -> set[str]:
    days = pattern.get("daysOfWeek")
    return {str(day).lower() for day in days} if isinstance(days, list) else set()


def _number(held: Mapping[str, Any], name: str, least: int) -> int:
    value = held.get(name)
    return max(least, value) if isinstance(value, int) and not isinstance(value, bool) else least
