"""Recurrence as EWS writes it: one element for the pattern, one for the range.

Pure. Sources: "Recurrence", EWS reference for Exchange; [MS-OXWSCDATA] 2.2.4.54 (RecurrenceType).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo

from crmsync.sandbox.ews.errors import EwsError, schema_fault
from crmsync.sandbox.ews.xml import Element, child, children, element, local_name, t, text_of
from crmsync.sandbox.outlook.days import DayPattern, Frequency

_DAYS = tuple(calendar.day_name)
_GROUPS = {
    "Day": frozenset(range(7)),
    "Weekday": frozenset(range(5)),
    "WeekendDay": frozenset((5, 6)),
}
_WEEKDAYS: Mapping[str, frozenset[int]] = {
    **{name: frozenset((number,)) for number, name in enumerate(_DAYS)},
    **_GROUPS,
}
_INDEXES = ("First", "Second", "Third", "Fourth", "Last")
_MONTHS = tuple(calendar.month_name)
_PATTERNS: Mapping[str, tuple[Frequency, tuple[str, ...], int]] = {
    "DailyRecurrence": (Frequency.DAILY, ("Interval",), 999),
    "WeeklyRecurrence": (Frequency.WEEKLY, ("Interval", "DaysOfWeek", "FirstDayOfWeek"), 99),
    "AbsoluteMonthlyRecurrence": (Frequency.ABSOLUTE_MONTHLY, ("Interval", "DayOfMonth"), 99),
    "RelativeMonthlyRecurrence": (
        Frequency.RELATIVE_MONTHLY,
        ("Interval", "DaysOfWeek", "DayOfWeekIndex"),
        99,
    ),
    "AbsoluteYearlyRecurrence": (Frequency.ABSOLUTE_YEARLY, ("DayOfMonth", "Month"), 1),
    "RelativeYearlyRecurrence": (Frequency.RELATIVE_YEARLY, ("DaysOfWeek", "DayOfWeekIndex", "Month"), 1),
}
"""By element: the frequency, its parts in the order of the schema, the greatest interval."""
_RANGES: Mapping[str, tuple[str, ...]] = {
    "NoEndRecurrence": ("StartDate",),
    "EndDateRecurrence": ("StartDate", "EndDate"),
    "NumberedRecurrence": ("StartDate", "NumberOfOccurrences"),
}


def read_recurrence(recurrence: Element) -> DayPattern:
    """What a Recurrence says. Raises SoapFault for what the schema forbids, EwsError for what Exchange
    refuses.
    """
    parts = list(children(recurrence))
    if len(parts) != 2 or local_name(parts[0]) not in _PATTERNS or local_name(parts[1]) not in _RANGES:
        raise schema_fault("The element 'Recurrence' needs a pattern of a calendar item and a range.")
    frequency, names, greatest = _PATTERNS[local_name(parts[0])]
    told, span = _parts(parts[0], names), _parts(parts[1], _RANGES[local_name(parts[1])])
    interval = _number(told.get("Interval", "1"), 1, greatest)
    first = read_day(span["StartDate"])
    last = read_day(span["EndDate"]) if "EndDate" in span else None
    if last is not None and last < first:
        raise EwsError("ErrorRecurrenceHasNoOccurrence", "The recurrence ends before it starts.")
    return DayPattern(
        frequency,
        interval,
        first,
        last,
        _number(span["NumberOfOccurrences"], 1, 999) if "NumberOfOccurrences" in span else None,
        weekdays=_weekdays(told["DaysOfWeek"], frequency) if "DaysOfWeek" in told else frozenset(),
        first_weekday=_word(told.get("FirstDayOfWeek", "Sunday"), _DAYS),
        index=_word(told["DayOfWeekIndex"], _INDEXES) if "DayOfWeekIndex" in told else 0,
        day_of_month=_number(told["DayOfMonth"], 1, 31) if "DayOfMonth" in told else 0,
        month=_word(told["Month"], _MONTHS) if "Month" in told else 0,
    )


def starting(recurrence: Element, first: date, zone: tzinfo = UTC) -> Element:
    """The same recurrence with a range that starts on that day, as Exchange gives it back: each day with
    the offset that the series' zone has then (`2026-03-19+01:00`).
    """
    pattern, span = children(recurrence)
    told = _parts(pattern, _PATTERNS[local_name(pattern)][1])
    if local_name(pattern) == "WeeklyRecurrence":
        told.setdefault("FirstDayOfWeek", "Sunday")
    kept = {**_parts(span, _RANGES[local_name(span)]), "StartDate": _dated(first, zone)}
    if "EndDate" in kept:
        kept["EndDate"] = _dated(read_day(kept["EndDate"]), zone)
    return element(
        t("Recurrence"), None, _element(local_name(pattern), told), _element(local_name(span), kept)
    )


def _dated(day: date, zone: tzinfo) -> str:
    """An xs:date with its zone."""
    written = datetime.combine(day, time(), zone).isoformat(timespec="minutes")
    offset = written.removeprefix(f"{day.isoformat()}T00:00")
    return day.isoformat() + ("Z" if offset == "+00:00" else offset)


def read_day(text: str) -> date:
    """An xs:date; what zone it is said to be in does not matter. Raises SoapFault."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as problem:
        raise schema_fault(f"The value '{text}' is invalid according to its datatype 'date'.") from problem


def _element(name: str, parts: Mapping[str, str]) -> Element:
    return element(t(name), None, *(element(t(part), text) for part, text in parts.items()))


def _parts(node: Element, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of an element's children, which must be there in that order (FirstDayOfWeek need not)."""
    found = [local_name(part) for part in children(node)]
    needed = [name for name in names if name != "FirstDayOfWeek" or child(node, name) is not None]
    if found != needed:
        raise schema_fault(f"The element '{local_name(node)}' has invalid content: {', '.join(found)}.")
    return {local_name(part): text_of(part).strip() for part in children(node)}


def _weekdays(text: str, frequency: Frequency) -> frozenset[int]:
    names = text.split()
    if not names or not set(names) <= _WEEKDAYS.keys():
        raise schema_fault(f"The value '{text}' of 'DaysOfWeek' is not in its enumeration.")
    if frequency is Frequency.WEEKLY and set(names) & _GROUPS.keys():
        raise EwsError(
            "ErrorCalendarInvalidDayForWeeklyRecurrence", "A weekly recurrence needs days by name."
        )
    if frequency is not Frequency.WEEKLY and len(names) != 1:
        raise schema_fault(f"The value '{text}' of 'DaysOfWeek' is more than one day.")
    return frozenset().union(*(_WEEKDAYS[name] for name in names))


def _number(text: str, least: int, greatest: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= greatest:
        raise schema_fault(f"The value '{text}' is no number from {least} to {greatest}.")
    return int(text)


def _word(text: str, words: tuple[str, ...]) -> int:
    if not text or text not in words:
        raise schema_fault(f"The value '{text}' is not in its enumeration.")
    return words.index(text)
