"""Patterns and ranges of series: which days they fall on, and how they come back."""

from __future__ import annotations

import itertools
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crmsync.sandbox.ews import EwsError
from crmsync.sandbox.ews.calendar_patterns import read_recurrence, starting
from crmsync.sandbox.ews.errors import SoapFault
from crmsync.sandbox.ews.xml import Element, element, t
from crmsync.sandbox.outlook.days import days_of

Parts = tuple[str, dict[str, str]]
"""The name of an element without its ending, and the texts of its children."""


def pattern(name: str, **parts: str) -> Parts:
    return name, parts


def recurrence(*told: Parts) -> Element:
    """A Recurrence of a pattern and a range."""
    made = (
        element(t(f"{name}Recurrence"), None, *(element(t(part), text) for part, text in parts.items()))
        for name, parts in told
    )
    return element(t("Recurrence"), None, *made)


def days(told: Parts, count: int = 4, **span: str) -> list[str]:
    parts = {"StartDate": "2026-03-05", **span}
    name = "Numbered" if "NumberOfOccurrences" in span else "EndDate" if "EndDate" in span else "NoEnd"
    found = days_of(read_recurrence(recurrence(told, pattern(name, **parts))))
    return [day.strftime("%y-%m-%d") for day in itertools.islice(found, count)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (pattern("Daily", Interval="3"), ["26-03-05", "26-03-08", "26-03-11", "26-03-14"]),
        (pattern("Weekly", Interval="1", DaysOfWeek="Monday Thursday"), ["26-03-05", "26-03-09", "26-03-12", "26-03-16"]),
        (pattern("Weekly", Interval="2", DaysOfWeek="Sunday Thursday"), ["26-03-05", "26-03-15", "26-03-19", "26-03-29"]),
        (
            pattern("Weekly", Interval="2", DaysOfWeek="Sunday Thursday", FirstDayOfWeek="Monday"),
            ["26-03-05", "26-03-08", "26-03-19", "26-03-22"],
        ),
        (pattern("AbsoluteMonthly", Interval="1", DayOfMonth="31"), ["26-03-31", "26-04-30", "26-05-31", "26-06-30"]),
        (pattern("AbsoluteMonthly", Interval="2", DayOfMonth="4"), ["26-05-04", "26-07-04", "26-09-04", "26-11-04"]),
        (
            pattern("RelativeMonthly", Interval="1", DaysOfWeek="Friday", DayOfWeekIndex="Last"),
            ["26-03-27", "26-04-24", "26-05-29", "26-06-26"],
        ),
        (
            pattern("RelativeMonthly", Interval="1", DaysOfWeek="Weekday", DayOfWeekIndex="Second"),
            ["26-04-02", "26-05-04", "26-06-02", "26-07-02"],
        ),
        (
            pattern("RelativeMonthly", Interval="1", DaysOfWeek="WeekendDay", DayOfWeekIndex="First"),
            ["26-04-04", "26-05-02", "26-06-06", "26-07-04"],
        ),
        (pattern("RelativeMonthly", Interval="1", DaysOfWeek="Day", DayOfWeekIndex="Last"), ["26-03-31", "26-04-30", "26-05-31", "26-06-30"]),
        (pattern("AbsoluteYearly", DayOfMonth="29", Month="February"), ["27-02-28", "28-02-29", "29-02-28", "30-02-28"]),
        (
            pattern("RelativeYearly", DaysOfWeek="Sunday", DayOfWeekIndex="Last", Month="March"),
            ["26-03-29", "27-03-28", "28-03-26", "29-03-25"],
        ),
    ],
)  # fmt: skip
def test_days_of_a_pattern(told: Parts, expected: list[str]) -> None:
    assert days(told) == expected


def test_a_range_ends_by_number_or_by_day() -> None:
    daily = pattern("Daily", Interval="1")
    assert days(daily, 99, NumberOfOccurrences="2") == ["26-03-05", "26-03-06"]
    assert days(daily, 99, EndDate="2026-03-06Z") == ["26-03-05", "26-03-06"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (pattern("Daily", Interval="0"), "ErrorSchemaValidation"),
        (pattern("Daily", Interval="1000"), "ErrorSchemaValidation"),
        (pattern("Weekly", Interval="100", DaysOfWeek="Monday"), "ErrorSchemaValidation"),
        (pattern("Weekly", DaysOfWeek="Monday", Interval="1"), "ErrorSchemaValidation"),
        (pattern("Weekly", Interval="1", DaysOfWeek=""), "ErrorSchemaValidation"),
        (pattern("Weekly", Interval="1", DaysOfWeek="Monday Weekday"), "ErrorCalendarInvalidDayForWeeklyRecurrence"),
        (pattern("RelativeMonthly", Interval="1", DaysOfWeek="Monday Friday", DayOfWeekIndex="Last"), "ErrorSchemaValidation"),
        (pattern("AbsoluteMonthly", Interval="1", DayOfMonth="32"), "ErrorSchemaValidation"),
        (pattern("AbsoluteYearly", DayOfMonth="1", Month="Mars"), "ErrorSchemaValidation"),
        (pattern("Hourly", Interval="1"), "ErrorSchemaValidation"),
    ],
)  # fmt: skip
def test_a_pattern_that_cannot_be(told: Parts, code: str) -> None:
    with pytest.raises((SoapFault, EwsError)) as refused:
        days(told)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Europe/Berlin", ["2026-03-12+01:00", "2026-04-01+02:00"]),
        ("America/Los_Angeles", ["2026-03-12-07:00", "2026-04-01-07:00"]),
        ("UTC", ["2026-03-12Z", "2026-04-01Z"]),
    ],
)
def test_the_days_of_a_range_carry_the_offset_of_the_zone(place: str, expected: list[str]) -> None:
    told = recurrence(
        pattern("Daily", Interval="1"), pattern("EndDate", StartDate="2026-03-05Z", EndDate="2026-04-01Z")
    )
    back = starting(told, date(2026, 3, 12), ZoneInfo(place))
    assert [node.text for node in back[1]] == expected


def test_a_recurrence_comes_back_whole() -> None:
    told = recurrence(
        pattern("Weekly", Interval="1", DaysOfWeek="Thursday"),
        pattern("EndDate", StartDate="2026-03-05+01:00", EndDate="2026-04-01+02:00"),
    )
    back = starting(told, date(2026, 3, 12))
    assert [(node.tag.rpartition("}")[2], node.text) for node in back.iter() if node.text] == [
        ("Interval", "1"),
        ("DaysOfWeek", "Thursday"),
        ("FirstDayOfWeek", "Sunday"),
        ("StartDate", "2026-03-12Z"),
        ("EndDate", "2026-04-01Z"),
    ]
