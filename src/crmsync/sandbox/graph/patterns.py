"""Recurrence as Exchange knows it: a pattern and a range; which days it falls on.

Pure. Rules: Graph "recurrencePattern", "recurrenceRange"; [MS-OXOCAL] 2.2.1.44: a day that a month lacks is
its last one.
"""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterator
from datetime import date, timedelta

from crmsync.sandbox.graph.errors import GraphError
from crmsync.sandbox.graph.schema import Choice, Complex, Edm, JsonObject, Many

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
INDEXES = ("first", "second", "third", "fourth", "last")
_DAY = Choice(frozenset(DAYS))

PATTERN = Complex(
    "recurrencePattern",
    {
        "type": Choice(
            frozenset(
                {
                    "daily", "weekly", "absoluteMonthly", "relativeMonthly", "absoluteYearly",
                    "relativeYearly",
                }
            )
        ),
        "interval": Edm.INTEGER,
        "month": Edm.INTEGER,
        "dayOfMonth": Edm.INTEGER,
        "daysOfWeek": Many(_DAY),
        "firstDayOfWeek": _DAY,
        "index": Choice(frozenset(INDEXES)),
    },
)  # fmt: skip
RANGE = Complex(
    "recurrenceRange",
    {
        "type": Choice(frozenset({"endDate", "noEnd", "numbered"})),
        "startDate": Edm.DATE,
        "endDate": Edm.DATE,
        "recurrenceTimeZone": Edm.STRING,
        "numberOfOccurrences": Edm.INTEGER,
    },
)
RECURRENCE = Complex("patternedRecurrence", {"pattern": PATTERN, "range": RANGE})

_NEEDED = {
    "daily": (),
    "weekly": ("daysOfWeek",),
    "absoluteMonthly": ("dayOfMonth",),
    "relativeMonthly": ("daysOfWeek",),
    "absoluteYearly": ("dayOfMonth", "month"),
    "relativeYearly": ("daysOfWeek", "month"),
}


def checked_recurrence(recurrence: JsonObject, first: date) -> JsonObject:
    """A recurrence with what the service adds to it. Raises GraphError when it cannot be one.

    first: the day of the series' start.
    """
    pattern, span = dict(recurrence.get("pattern") or {}), dict(recurrence.get("range") or {})
    kind = pattern.get("type")
    if kind is None or not 1 <= (pattern.get("interval") or 0) <= 999:
        raise _wrong("A recurrence pattern needs a type and an interval from 1 to 999.")
    for name in _NEEDED[kind]:
        if not pattern.get(name):
            raise _wrong(f"A recurrence pattern of type {kind} needs {name}.")
    if not 0 <= (pattern.get("dayOfMonth") or 0) <= 31 or not 0 <= (pattern.get("month") or 0) <= 12:
        raise _wrong("A day of month goes to 31, a month to 12.")
    if span.get("startDate") != first.isoformat():
        raise _wrong("range/startDate must be the day of the start.")
    match span.get("type"):
        case "endDate" if span.get("endDate") and span["endDate"] >= span["startDate"]:
            span["numberOfOccurrences"] = 0
        case "numbered" if (span.get("numberOfOccurrences") or 0) >= 1:
            span["endDate"] = "0001-01-01"
        case "noEnd":
            span |= {"endDate": "0001-01-01", "numberOfOccurrences": 0}
        case _:
            raise _wrong("A recurrence range needs a type, and an end that goes with it.")
    defaults = {"month": 0, "dayOfMonth": 0, "firstDayOfWeek": "sunday", "index": "first", "daysOfWeek": []}
    for name, value in defaults.items():
        pattern[name] = pattern.get(name) or value
    if not pattern["daysOfWeek"]:
        del pattern["daysOfWeek"]
    return {"pattern": pattern, "range": span}


def _wrong(message: str) -> GraphError:
    return GraphError(
        400, "ErrorPropertyValidationFailure", f"At least one property failed validation. {message}"
    )


def days_of(recurrence: JsonObject) -> Iterator[date]:
    """The days of a checked recurrence, without an end when it has none."""
    pattern, span = recurrence["pattern"], recurrence["range"]
    first = date.fromisoformat(span["startDate"])
    found = (day for day in _days(pattern, first) if day >= first)
    match span["type"]:
        case "numbered":
            return itertools.islice(found, span["numberOfOccurrences"])
        case "endDate":
            last = date.fromisoformat(span["endDate"])
            return itertools.takewhile(lambda day: day <= last, found)
        case _:
            return found


def _days(pattern: JsonObject, first: date) -> Iterator[date]:
    interval = pattern["interval"]
    wanted = {DAYS.index(name) for name in pattern.get("daysOfWeek", ())}
    match pattern["type"]:
        case "daily":
            yield from _stepped(first, timedelta(days=interval))
        case "weekly":
            begins = DAYS.index(pattern["firstDayOfWeek"])
            week = first - timedelta(days=(first.weekday() - begins) % 7)
            for start in _stepped(week, timedelta(weeks=interval)):
                days = (start + timedelta(days=offset) for offset in range(7))
                yield from (day for day in days if day.weekday() in wanted)
        case kind:
            yearly = kind.endswith("Yearly")
            step = interval * (12 if yearly else 1)
            month = first.year * 12 + (pattern["month"] if yearly else first.month) - 1
            while month // 12 <= 9998:
                year, index = divmod(month, 12)
                if kind.startswith("absolute"):
                    last = calendar.monthrange(year, index + 1)[1]
                    yield date(year, index + 1, min(pattern["dayOfMonth"], last))
                else:
                    yield _relative(year, index + 1, pattern["index"], wanted)
                month += step


def _relative(year: int, month: int, index: str, wanted: set[int]) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    matching = [day for day in days if day.weekday() in wanted]
    return matching[-1] if index == "last" else matching[INDEXES.index(index)]


def _stepped(first: date, step: timedelta) -> Iterator[date]:
    day = first
    while True:
        yield day
        try:
            day += step
        except OverflowError:
            return
