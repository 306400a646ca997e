"""Recurrence in EWS's patterns and ranges, both ways, and which occurrence is that of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.recurrence import occurrences, parse_rule
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.recurrence import (
    instance_index,
    is_regeneration,
    is_understood,
    narrowed,
    read_rule,
    spell_rule,
)
from crmsync.mapping.outlook.patterns import fit_rule, fitted_rule
from crmsync.model.values import Moment, Recurrence

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 6, 1)
AT_TEN = datetime(2026, 6, 1, 8, tzinfo=UTC)
NO_END = {"NoEndRecurrence": {"StartDate": "2026-06-01"}}

PATTERNS: list[tuple[str, dict[str, Any]]] = [
    ("FREQ=DAILY", {"DailyRecurrence": {"Interval": "1"}}),
    ("FREQ=DAILY;INTERVAL=3", {"DailyRecurrence": {"Interval": "3"}}),
    (
        "FREQ=WEEKLY;BYDAY=MO,WE",
        {"WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Monday Wednesday", "FirstDayOfWeek": "Monday"}},
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        {"WeeklyRecurrence": {"Interval": "2", "DaysOfWeek": "Monday Sunday", "FirstDayOfWeek": "Sunday"}},
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=31", {"AbsoluteMonthlyRecurrence": {"Interval": "1", "DayOfMonth": "31"}}),
    (
        "FREQ=MONTHLY;BYDAY=2TU",
        {"RelativeMonthlyRecurrence": {"Interval": "1", "DaysOfWeek": "Tuesday", "DayOfWeekIndex": "Second"}},
    ),
    (
        "FREQ=MONTHLY;BYDAY=-1FR",
        {"RelativeMonthlyRecurrence": {"Interval": "1", "DaysOfWeek": "Friday", "DayOfWeekIndex": "Last"}},
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        {"RelativeMonthlyRecurrence": {"Interval": "2", "DaysOfWeek": "Weekday", "DayOfWeekIndex": "First"}},
    ),
    (
        "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1",
        {
            "RelativeMonthlyRecurrence": {
                "Interval": "1",
                "DaysOfWeek": "WeekendDay",
                "DayOfWeekIndex": "Last",
            }
        },
    ),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1",
        {"RelativeMonthlyRecurrence": {"Interval": "1", "DaysOfWeek": "Day", "DayOfWeekIndex": "Last"}},
    ),
    (
        "FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12",
        {"AbsoluteYearlyRecurrence": {"DayOfMonth": "24", "Month": "December"}},
    ),
    (
        "FREQ=YEARLY;BYDAY=4TH;BYMONTH=11",
        {
            "RelativeYearlyRecurrence": {
                "DaysOfWeek": "Thursday",
                "DayOfWeekIndex": "Fourth",
                "Month": "November",
            }
        },
    ),
]


@pytest.mark.parametrize("text, pattern", PATTERNS, ids=[text for text, _ in PATTERNS])
def test_a_pattern_both_ways(text: str, pattern: dict[str, Any]) -> None:
    assert fit_rule(Recurrence(text), narrowed) == Fit(Recurrence(text))
    spelled = spell_rule(parse_rule(text), MONDAY, UTC)
    assert spelled == {**pattern, **NO_END}
    assert is_understood(spelled)
    read = read_rule(spelled or {}, MONDAY, UTC)
    assert read is not None
    assert read.text == text


def test_a_week_whose_first_day_is_not_told_begins_on_sunday() -> None:
    told = {"WeeklyRecurrence": {"Interval": "2", "DaysOfWeek": "Monday Sunday"}, **NO_END}
    rule = read_rule(told, AT_TEN, BERLIN)
    assert rule is not None
    assert rule.week_start == "SU"


def test_an_element_order_of_its_own_is_kept() -> None:
    spelled = spell_rule(parse_rule("FREQ=MONTHLY;BYDAY=2TU;COUNT=3"), MONDAY, UTC)
    assert spelled is not None
    assert list(spelled) == ["RelativeMonthlyRecurrence", "NumberedRecurrence"]
    assert list(spelled["RelativeMonthlyRecurrence"]) == ["Interval", "DaysOfWeek", "DayOfWeekIndex"]
    assert list(spelled["NumberedRecurrence"]) == ["StartDate", "NumberOfOccurrences"]


@pytest.mark.parametrize(
    "text, held_as",
    [
        ("FREQ=YEARLY;INTERVAL=2", "FREQ=MONTHLY;INTERVAL=24"),
        ("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=1;BYMONTH=6", "FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=1"),
        ("FREQ=YEARLY;INTERVAL=8;BYDAY=1MO;BYMONTH=6", "FREQ=MONTHLY;INTERVAL=96;BYDAY=1MO"),
    ],
)
def test_every_second_year_is_every_24th_month(text: str, held_as: str) -> None:
    assert fit_rule(Recurrence(text), narrowed) == Fit(Recurrence(held_as))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=YEARLY;INTERVAL=9",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=5FR",
    ],
)
def test_other_rules_are_left_out(text: str) -> None:
    assert isinstance(fit_rule(Recurrence(text), narrowed), Unfit)


@pytest.mark.parametrize(
    "text, start, end",
    [
        ("FREQ=DAILY;COUNT=5", MONDAY, {"NumberOfOccurrences": "5"}),
        ("FREQ=DAILY;UNTIL=20260610", MONDAY, {"EndDate": "2026-06-10"}),
        ("FREQ=DAILY;UNTIL=20260610T080000Z", AT_TEN, {"EndDate": "2026-06-10"}),
        ("FREQ=DAILY;UNTIL=20260610T075959Z", AT_TEN, {"EndDate": "2026-06-09"}),
        ("FREQ=DAILY;COUNT=1000", MONDAY, {"EndDate": "2029-02-24"}),
    ],
)
def test_an_end(text: str, start: Moment, end: dict[str, str]) -> None:
    spelled = spell_rule(parse_rule(text, start, BERLIN), start, BERLIN)
    assert spelled is not None
    span = spelled.get("NumberedRecurrence") or spelled["EndDateRecurrence"]
    assert span == {"StartDate": "2026-06-01", **end}


@pytest.mark.parametrize("spelled", ["2026-06-10", "2026-06-10Z", "2026-06-10+02:00", "2026-06-10-07:00"])
def test_an_end_is_read_as_the_end_of_its_day(spelled: str) -> None:
    held = {"DailyRecurrence": {"Interval": "1"}, "EndDateRecurrence": {"EndDate": spelled}}
    timed, whole = read_rule(held, AT_TEN, BERLIN), read_rule(held, MONDAY, UTC)
    assert timed is not None
    assert whole is not None
    assert timed.until == datetime(2026, 6, 10, 21, 59, 59, tzinfo=UTC)
    assert whole.until == date(2026, 6, 10)


@pytest.mark.parametrize(
    "held",
    [
        {},
        "",
        NO_END,
        {"DailyRecurrence": "x", **NO_END},
        {"DailyRecurrence": {"Interval": "often"}, **NO_END},
        {"WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Mondays"}, **NO_END},
        {"WeeklyRecurrence": {"Interval": "1"}, **NO_END},
        {"AbsoluteYearlyRecurrence": {"DayOfMonth": "1", "Month": "Brumaire"}, **NO_END},
        {"DailyRecurrence": {"Interval": "1"}},
        {"DailyRecurrence": {"Interval": "1"}, "NumberedRecurrence": {"NumberOfOccurrences": "0"}},
        {"DailyRecurrence": {"Interval": "1"}, "EndDateRecurrence": {"EndDate": "soon"}},
        {"DailyRegeneration": {"Interval": "1"}, **NO_END},
    ],
)
def test_what_is_not_understood_is_told(held: Any) -> None:
    assert not is_understood(held)
    if isinstance(held, dict):
        assert read_rule(held, MONDAY, UTC) is None


def test_a_task_that_begins_anew_when_it_was_done_is_told_apart() -> None:
    assert is_regeneration({"WeeklyRegeneration": {"Interval": "1"}, **NO_END})
    assert not is_regeneration({"WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Monday"}, **NO_END})
    assert not is_regeneration(None)


RULES = st.sampled_from([text for text, _ in PATTERNS] + ["FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"])


@given(
    text=RULES,
    end=st.sampled_from(["", ";COUNT=7", ";UNTIL=20280101"]),
    start=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_the_same_days_are_meant(text: str, end: str, start: date) -> None:
    head, _, rest = text.partition(";")
    rule = fitted_rule(f"{head}{end};{rest}", start, UTC)
    read = read_rule(spell_rule(rule, start, UTC) or {}, start, UTC)
    assert read is not None
    assert [*islice(occurrences(rule, start), 12)] == [*islice(occurrences(read, start), 12)]


@given(
    text=RULES.filter(lambda text: "31" not in text),
    interval=st.integers(1, 4),
    start=st.dates(date(2026, 1, 1), date(2027, 12, 31)).filter(lambda day: day.day < 29),
    after=st.integers(1, 400),
)
def test_occurrences_are_counted_from_the_first_one(
    text: str, interval: int, start: date, after: int
) -> None:
    spelled = text if "YEARLY" in text or "INTERVAL" in text else f"{text};INTERVAL={interval}"
    days = [*islice(occurrences(parse_rule(spelled), start), 30)]
    first = days[0]
    assert isinstance(first, date)
    held = spell_rule(parse_rule(spelled), first, UTC)
    assert held is not None
    for number, day in enumerate(days, start=1):
        assert isinstance(day, date)
        assert instance_index(held, first, day) == number
    assert instance_index(held, first, date(2025, 12, 31)) is None


def test_a_month_without_a_31st_has_an_occurrence_as_well() -> None:
    held = {"AbsoluteMonthlyRecurrence": {"Interval": "1", "DayOfMonth": "31"}, **NO_END}
    assert instance_index(held, date(2026, 1, 31), date(2026, 3, 31)) == 3
