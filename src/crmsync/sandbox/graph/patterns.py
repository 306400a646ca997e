"""Recurrence as Graph writes it: a pattern and a range.

Pure. Rules: Graph "recurrencePattern", "recurrenceRange".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crmsync.sandbox.graph.errors import GraphError
from crmsync.sandbox.graph.schema import Choice, Complex, Edm, JsonObject, Many
from crmsync.sandbox.outlook.days import DayPattern, Frequency
from crmsync.sandbox.outlook.days import days_of as exchange_days

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
    ends = {
        "numbered": {"count": span["numberOfOccurrences"]},
        "endDate": {"last": date.fromisoformat(span["endDate"])},
    }
    return exchange_days(
        DayPattern(
            Frequency(pattern["type"]),
            pattern["interval"],
            date.fromisoformat(span["startDate"]),
            weekdays=frozenset(DAYS.index(name) for name in pattern.get("daysOfWeek", ())),
            first_weekday=DAYS.index(pattern["firstDayOfWeek"]),
            index=INDEXES.index(pattern["index"]),
            day_of_month=pattern["dayOfMonth"],
            month=pattern["month"],
            **ends.get(span["type"], {}),
        )
    )
