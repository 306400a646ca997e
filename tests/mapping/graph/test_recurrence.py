"""Recurrence in Graph's patterns and ranges, both ways."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.recurrence import Frequency, Rule, occurrences, parse_rule
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.graph.recurrence import read_rule, spell_rule
from crmsync.mapping.outlook.patterns import fit_rule, fitted_rule
from crmsync.model.values import Moment, Recurrence

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 6, 1)
AT_TEN = datetime(2026, 6, 1, 8, tzinfo=UTC)

PATTERNS: list[tuple[str, dict[str, Any]]] = [
    ("FREQ=DAILY", {"type": "daily", "interval": 1}),
    ("FREQ=DAILY;INTERVAL=3", {"type": "daily", "interval": 3}),
    (
        "FREQ=WEEKLY;BYDAY=MO,WE",
        {"type": "weekly", "interval": 1, "daysOfWeek": ["monday", "wednesday"], "firstDayOfWeek": "monday"},
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        {"type": "weekly", "interval": 2, "daysOfWeek": ["monday", "sunday"], "firstDayOfWeek": "sunday"},
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=31", {"type": "absoluteMonthly", "interval": 1, "dayOfMonth": 31}),
    (
        "FREQ=MONTHLY;BYDAY=2TU",
        {"type": "relativeMonthly", "interval": 1, "daysOfWeek": ["tuesday"], "index": "second"},
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1FR",
        {"type": "relativeMonthly", "interval": 1, "daysOfWeek": ["friday"], "index": "last"},
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        {
            "type": "relativeMonthly",
            "interval": 2,
            "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
            "index": "first",
        },
    ),
    (
        "FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12",
        {"type": "absoluteYearly", "interval": 1, "dayOfMonth": 24, "month": 12},
    ),
    (
        "FREQ=YEARLY;BYDAY=4TH;BYMONTH=11",
        {"type": "relativeYearly", "interval": 1, "daysOfWeek": ["thursday"], "index": "fourth", "month": 11},
    ),
]


@pytest.mark.parametrize("text, pattern", PATTERNS, ids=[text for text, _ in PATTERNS])
def test_a_pattern_both_ways(text: str, pattern: dict[str, Any]) -> None:
    assert fit_rule(Recurrence(text)) == Fit(Recurrence(text))
    spelled = spell_rule(parse_rule(text), MONDAY, UTC, "UTC")
    assert spelled is not None
    assert spelled["pattern"] == pattern
    assert spelled["range"] == {"type": "noEnd", "startDate": "2026-06-01", "recurrenceTimeZone": "UTC"}
    read = read_rule(spelled, MONDAY, UTC)
    assert read is not None
    assert read.text == text


@pytest.mark.parametrize(
    "text, read_as",
    [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU", "FREQ=WEEKLY;INTERVAL=2"),
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY"),
        ("FREQ=YEARLY", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=6", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTH=9", "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=9"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=2TU"),
    ],
)
def test_days_that_follow_from_the_first_occurrence_are_left_out(text: str, read_as: str) -> None:
    spelled = spell_rule(fitted_rule(text, MONDAY, UTC), MONDAY, UTC, "UTC")
    assert spelled is not None
    read = read_rule(spelled, MONDAY, UTC)
    assert read is not None
    assert read.text == read_as


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY;BYDAY=MO,TU",
        "FREQ=WEEKLY;BYMONTH=1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=5FR",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=13",
        "FREQ=YEARLY;BYDAY=1MO",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYMONTH=1,7",
        "FREQ=YEARLY;BYMONTHDAY=3",
        "FREQ=DAILY;INTERVAL=100",
        "nonsense",
    ],
)
def test_other_rules_are_left_out(text: str) -> None:
    assert isinstance(fit_rule(Recurrence(text)), Unfit)


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("FREQ=DAILY;COUNT=5", MONDAY, {"type": "numbered", "numberOfOccurrences": 5}),
        ("FREQ=DAILY;UNTIL=20260610", MONDAY, {"type": "endDate", "endDate": "2026-06-10"}),
        ("FREQ=DAILY;UNTIL=20260610T080000Z", AT_TEN, {"type": "endDate", "endDate": "2026-06-10"}),
        ("FREQ=DAILY;UNTIL=20260610T075959Z", AT_TEN, {"type": "endDate", "endDate": "2026-06-09"}),
        ("FREQ=DAILY;UNTIL=20260101", MONDAY, {"type": "endDate", "endDate": "2026-06-01"}),
        ("FREQ=DAILY;COUNT=1000", MONDAY, {"type": "endDate", "endDate": "2029-02-24"}),
    ],
)
def test_an_end(text: str, start: Moment, end: dict[str, Any]) -> None:
    spelled = spell_rule(parse_rule(text, start, BERLIN), start, BERLIN, "Europe/Berlin")
    assert spelled is not None
    assert end.items() <= spelled["range"].items()
    assert spelled["range"]["recurrenceTimeZone"] == "Europe/Berlin"


def test_an_end_is_read_as_the_end_of_its_day() -> None:
    held = {
        "pattern": {"type": "daily", "interval": 1},
        "range": {"type": "endDate", "endDate": "2026-06-10"},
    }
    timed, whole = read_rule(held, AT_TEN, BERLIN), read_rule(held, MONDAY, UTC)
    assert timed is not None
    assert whole is not None
    assert timed.until == datetime(2026, 6, 10, 21, 59, 59, tzinfo=UTC)
    assert whole.until == date(2026, 6, 10)


def test_a_rule_without_any_occurrence_is_none() -> None:
    rule = parse_rule("FREQ=YEARLY;COUNT=1000;BYMONTHDAY=30;BYMONTH=2")
    assert spell_rule(rule, date(2026, 2, 1), UTC, "UTC") is None


def test_odd_patterns_never_crash() -> None:
    for held in (
        {},
        {"pattern": None},
        {"pattern": {"type": "hourly"}},
        {"pattern": {"type": 7}},
    ):
        assert read_rule(held, MONDAY, UTC) is None
    weekly = {
        "pattern": {"type": "weekly", "interval": "x", "daysOfWeek": [7, "noday"]},
        "range": {"type": "?"},
    }
    assert read_rule(weekly, MONDAY, UTC) == Rule(Frequency.WEEKLY)


@given(
    text=st.sampled_from([text for text, _ in PATTERNS] + ["FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"]),
    end=st.sampled_from(["", ";COUNT=7", ";UNTIL=20280101"]),
    start=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_the_same_days_are_meant(text: str, end: str, start: date) -> None:
    head, _, rest = text.partition(";")
    rule = fitted_rule(f"{head}{end};{rest}", start, UTC)
    spelled = spell_rule(rule, start, UTC, "UTC")
    assert spelled is not None
    read = read_rule(spelled, start, UTC)
    assert read is not None
    first, second = occurrences(rule, start), occurrences(read, start)
    assert [day for day, _ in zip(first, range(12), strict=False)] == [
        day for day, _ in zip(second, range(12), strict=False)
    ]
