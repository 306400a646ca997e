"""Time zones that an event defines by itself (`Periods`, `TransitionsGroups`), as calendars that were sent by
other programs do. Pure.

Source: [MS-OXWSCDATA] 2.2.4 (TimeZoneDefinitionType). Of several groups the last one counts: it holds today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta, timezone, tzinfo
from typing import Any

from crmsync.formats.contentline import FormatError
from crmsync.formats.document import Document
from crmsync.formats.moments import format_offset, parse_duration
from crmsync.formats.recurrence import WEEKDAYS
from crmsync.formats.vtimezone import defined_zone
from crmsync.mapping.outlook.native import member, text_of
from crmsync.mapping.outlook.patterns import DAYS

_SHORT = dict(zip(DAYS, WEEKDAYS, strict=True))
_LAST = 5
"""Which of its weekday in a month means the last one, beside -1."""
_PLACES = (1, 2, 3, 4, _LAST, -1)
_MONTHS = range(1, 13)
_DAY = timedelta(days=1)


def zone_of(definition: Mapping[str, Any]) -> tzinfo | None:
    """The zone that a definition makes; `None` when it is not understood."""
    periods = dict(_periods(definition))
    groups = _several(member(definition, "TransitionsGroups"), "TransitionsGroup")
    if not groups:
        return _fixed(next(iter(periods.values()), None))
    if not isinstance(groups[-1], dict):
        return None
    group: dict[str, Any] = groups[-1]
    if "RecurringDateTransition" in group:
        return None
    changes = [
        change
        for one in _several(group, "RecurringDayTransition")
        if (change := _change(one, periods)) is not None
    ]
    if len(changes) == len(_several(group, "RecurringDayTransition")) == 2:
        return _changing(changes)
    always = [_target(one, periods) for one in _several(group, "Transition")]
    return _fixed(always[-1]) if always and not changes else None


def _fixed(offset: timedelta | None) -> tzinfo | None:
    return None if offset is None or abs(offset) >= _DAY else timezone(offset)


def _changing(changes: list[tuple[timedelta, str, str]]) -> tzinfo | None:
    """changes: (offset from then on, wall time "020000", rule)."""
    lines = ["BEGIN:VTIMEZONE", "TZID:own"]
    for (after, at, rule), (before, _, _) in zip(changes, reversed(changes), strict=True):
        kind = "DAYLIGHT" if after > before else "STANDARD"
        lines += [
            f"BEGIN:{kind}",
            f"DTSTART:16010101T{at}",
            f"TZOFFSETFROM:{format_offset(before)}",
            f"TZOFFSETTO:{format_offset(after)}",
            f"RRULE:{rule}",
            f"END:{kind}",
        ]
    document = "\r\n".join([*lines, "END:VTIMEZONE", ""])
    try:
        return defined_zone(next(Document.parse(document.encode()).components()))
    except FormatError:
        return None


def _change(told: object, periods: Mapping[str, timedelta]) -> tuple[timedelta, str, str] | None:
    """One of the two changes of a year; `None` when it is not understood."""
    parts = told if isinstance(told, dict) else {}
    offset = _target(parts, periods)
    span = parse_duration(text_of(parts.get("TimeOffset")) or "")
    month, nth = _number(parts, "Month"), _number(parts, "Occurrence")
    day = _SHORT.get(text_of(parts.get("DayOfWeek")) or "")
    if offset is None or span is None or day is None or month not in _MONTHS or nth not in _PLACES:
        return None
    at = span.length
    if not timedelta() <= at < _DAY:
        return None
    clock = f"{at // timedelta(hours=1):02}{at // timedelta(minutes=1) % 60:02}00"
    return offset, clock, f"FREQ=YEARLY;BYMONTH={month};BYDAY={-1 if nth == _LAST else nth}{day}"


def _target(told: object, periods: Mapping[str, timedelta]) -> timedelta | None:
    """The offset that a transition leads to."""
    held = told.get("To") if isinstance(told, dict) else None
    name = held.get("#text") if isinstance(held, dict) else held
    return periods.get(str(name))


def _periods(definition: Mapping[str, Any]) -> Iterator[tuple[str, timedelta]]:
    """Offsets from UTC by the ids of periods; a bias is what is missing to UTC."""
    for period in _several(member(definition, "Periods"), "Period"):
        span = parse_duration(str(period.get("@Bias"))) if isinstance(period, dict) else None
        if span is not None and abs(span.length) < _DAY:
            yield str(period.get("@Id")), -span.length


def _several(holder: Mapping[str, Any], name: str) -> list[Any]:
    """Children that may be one or many."""
    held = holder.get(name)
    return held if isinstance(held, list) else [] if held is None else [held]


def _number(parts: Mapping[str, Any], name: str) -> int:
    spelled = text_of(parts.get(name)) or ""
    return int(spelled) if spelled.lstrip("-").isdigit() and spelled.isascii() else 0
