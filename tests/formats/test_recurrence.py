"""Recurrence rules: one spelling, the oddities of real files, bounded expansion."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.recurrence import (
    MAX_OCCURRENCES,
    WEEKDAYS,
    Frequency,
    Rule,
    RuleError,
    count_to_until,
    is_expandable,
    is_occurrence,
    may_occur_within,
    occurrences,
    parse_rule,
)
from crmsync.model.values import Moment, Recurrence

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 1, 5, 8, tzinfo=UTC)
"""9:00 in Berlin."""
DAY = date(2026, 1, 5)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written, canonical",
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("interval=1;freq=daily;wkst=MO", "FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=fr,mo,mo;", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("FREQ=WEEKLY;INTERVAL=2;;BYDAY=MO;WKST=SU;", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU"),
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;BYDAY=+1MO,-1FR", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=31,1,-1", "FREQ=MONTHLY;BYMONTHDAY=-1,1,31"),
        ("FREQ=YEARLY;BYMONTH=06;BYMONTHDAY=15;COUNT=3", "FREQ=YEARLY;COUNT=3;BYMONTHDAY=15;BYMONTH=6"),
        ("FREQ=YEARLY;BYWEEKNO=20;WKST=SU", "FREQ=YEARLY;BYWEEKNO=20;WKST=SU"),
        ("FREQ=DAILY\\;COUNT=10", "FREQ=DAILY;COUNT=10"),
        ("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY"),
        ("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=OMIT;X-FOO=1", "FREQ=MONTHLY"),
        ("FREQ=DAILY;UNTIL=20260131T080000Z", "FREQ=DAILY;UNTIL=20260131T080000Z"),
        ("FREQ=DAILY;UNTIL=2026-01-31", "FREQ=DAILY;UNTIL=20260131"),
        ("FREQ=DAILY;BYDAY=MO;BYDAY=TU", "FREQ=DAILY;BYDAY=MO"),
    ],
)
def test_one_spelling(written: str, canonical: str) -> None:
    assert parse_rule(written).text == canonical
    assert parse_rule(canonical).text == canonical


@pytest.mark.parametrize(
    "start, until, canonical",
    [
        # a date in a series with times: to the end of that day in its zone
        (MONDAY, "20260131", "20260131T225959Z"),
        # local time
        (MONDAY, "20260131T090000", "20260131T080000Z"),
        (MONDAY, "20260131T080000Z", "20260131T080000Z"),
        # times in an all-day series: midnight UTC spells a date, other instants are looked at in the zone
        (DAY, "20260131T000000Z", "20260131"),
        (DAY, "20260130T230000Z", "20260131"),
        (DAY, "20260131T225959Z", "20260131"),
        (DAY, "20260131T235959", "20260131"),
        (DAY, "20260131", "20260131"),
    ],
)
def test_until_has_the_type_of_the_start(start: Moment, until: str, canonical: str) -> None:
    assert parse_rule(f"FREQ=DAILY;UNTIL={until}", start, BERLIN).text == f"FREQ=DAILY;UNTIL={canonical}"


@pytest.mark.parametrize(
    "written, canonical",
    [
        ("FREQ=DAILY;COUNT=3;UNTIL=20260131T080000Z", "FREQ=DAILY;COUNT=3"),
        ("FREQ=DAILY;COUNT=300;UNTIL=20260131T080000Z", "FREQ=DAILY;UNTIL=20260131T080000Z"),
        ("FREQ=SECONDLY;COUNT=3;UNTIL=20260131T080000Z", "FREQ=SECONDLY;UNTIL=20260131T080000Z"),
    ],
)
def test_of_count_and_until_the_earlier_end_counts(written: str, canonical: str) -> None:
    assert parse_rule(written, MONDAY, BERLIN).text == canonical


def test_without_a_start_until_beats_count() -> None:
    assert parse_rule("FREQ=DAILY;COUNT=3;UNTIL=20260131").text == "FREQ=DAILY;UNTIL=20260131"


@pytest.mark.parametrize(
    "written, reason",
    [
        ("", "how often"),
        ("BYDAY=MO", "how often"),
        ("FREQ=FORTNIGHTLY", "how often"),
        ("FREQ=DAILY;COUNT=0", "zero times"),
        ("FREQ=DAILY;COUNT=many", "COUNT=MANY is no number"),
        ("FREQ=DAILY;INTERVAL=1e9", "INTERVAL=1E9 is no number"),
        ("FREQ=DAILY;UNTIL=20123456T123456", "UNTIL=20123456T123456 is no date"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 does not exist"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 does not exist"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13 does not exist"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH=-1 does not exist"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX does not exist"),
        ("FREQ=MONTHLY;BYDAY=+1", "BYDAY=+1 does not exist"),
        ("FREQ=YEARLY;RSCALE=CHINESE", "another calendar (RSCALE=CHINESE)"),
        ("FREQ=MONTHLY;SKIP=FORWARD", "another calendar (SKIP=FORWARD)"),
    ],
)
def test_what_is_not_understood_says_why(written: str, reason: str) -> None:
    with pytest.raises(RuleError) as raised:
        parse_rule(written)
    assert reason in raised.value.reason


def test_parts_can_be_asked_for_and_changed() -> None:
    rule = parse_rule("FREQ=YEARLY;BYMONTH=6")
    assert rule.with_part("BYMONTHDAY", "15").text == "FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=6"
    assert rule.with_part("BYMONTH").text == "FREQ=YEARLY"
    assert (rule.part("BYMONTH"), rule.part("BYDAY"), rule.endless) == (("6",), (), True)


numbers = {
    "BYMONTHDAY": st.integers(1, 31) | st.integers(-31, -1),
    "BYMONTH": st.integers(1, 12),
    "BYHOUR": st.integers(0, 23),
    "BYSETPOS": st.integers(1, 3) | st.integers(-3, -1),
}


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    frequency = draw(
        st.sampled_from([Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY])
    )
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    parts.append(draw(st.sampled_from(["", "COUNT=7", "UNTIL=21280301T080000Z"])))
    parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    days = draw(st.lists(st.sampled_from([*WEEKDAYS, "2TU", "-1FR"]), max_size=3))
    if days:
        parts.append("BYDAY=" + ",".join(days))
    for name in draw(st.sets(st.sampled_from(sorted(numbers)), max_size=2)):
        chosen = draw(st.lists(numbers[name], min_size=1, max_size=2))
        parts.append(f"{name}=" + ",".join(map(str, chosen)))
    return parse_rule(";".join(parts), MONDAY)


@given(rules())
def test_the_canonical_spelling_is_its_own(rule: Rule) -> None:
    assert parse_rule(rule.text, MONDAY) == rule


@given(rules())
def test_occurrences_are_those_of_the_standard(rule: Rule) -> None:
    """The shift by whole cycles of the calendar changes nothing: dateutil without it says the same."""
    found = list(islice(occurrences(rule, MONDAY), 12))
    if len({day in WEEKDAYS for day in rule.part("BYDAY")}) < 2:
        assert list(islice(rrulestr(rule.text, dtstart=MONDAY), len(found))) == found
    if not rule.by:
        assert len(found) == (rule.count or 12)


@pytest.mark.parametrize(
    "text, days",
    [
        ("FREQ=MONTHLY;BYDAY=MO,2TU", [5, 12, 13, 19, 26]),
        ("FREQ=YEARLY;BYDAY=MO,2TU", [5, 12, 13, 19, 26]),
        ("FREQ=YEARLY;BYMONTH=1;BYDAY=-1FR,MO", [5, 12, 19, 26, 30]),
    ],
)
def test_plain_and_numbered_weekdays_together_mean_either(text: str, days: list[int]) -> None:
    """dateutil takes them for days that are both."""
    found = islice(occurrences(parse_rule(text), DAY), len(days))
    assert list(found) == [date(2026, 1, day) for day in days]


def test_a_series_keeps_its_time_of_day_across_the_change_of_the_clocks() -> None:
    start = utc("2026-03-23T08:00")
    found = list(islice(occurrences(parse_rule("FREQ=WEEKLY"), start, BERLIN), 2))
    assert found == [start, utc("2026-03-30T07:00")]


def test_all_day_series_give_dates() -> None:
    rule = parse_rule("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20260531", DAY)
    assert list(occurrences(rule, DAY)) == [date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 31)]


@pytest.mark.parametrize("start", [date(1604, 2, 29), datetime(1604, 2, 29, 8, tzinfo=UTC)])
def test_a_birthday_without_its_year_still_occurs(start: Moment) -> None:
    assert may_occur_within(Recurrence("FREQ=YEARLY"), start, utc("2028-01-01"), utc("2028-12-31"), UTC)
    assert not may_occur_within(Recurrence("FREQ=YEARLY"), start, utc("2027-01-10"), utc("2027-11-30"), UTC)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=366",
        "FREQ=YEARLY;INTERVAL=999999999;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_without_occurrences_comes_to_an_end(text: str) -> None:
    rule = parse_rule(text)
    assert list(occurrences(rule, MONDAY, BERLIN)) == []
    assert not may_occur_within(Recurrence(text), MONDAY, utc("2026-01-01"), utc("2027-01-01"), BERLIN)
    assert count_to_until(parse_rule(f"{text};COUNT=5"), MONDAY) is None


def test_the_search_for_an_occurrence_is_a_few_centuries_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """dateutil gives up in the year 9999: eight thousand years would be eight seconds."""
    asked: list[datetime] = []

    def engine(*arguments: object, dtstart: datetime, **options: object) -> list[datetime]:
        asked.append(dtstart)
        return []

    monkeypatch.setattr("dateutil.rrule.rrule", engine)
    for year in (1604, 2026, 9999):
        assert list(occurrences(parse_rule("FREQ=DAILY"), date(year, 2, 28))) == []
    assert [9999 - start.year for start in asked] == [795, 373, 0]
    assert [(start.month, start.day, start.weekday()) for start in asked] == [
        (2, 28, date(year, 2, 28).weekday()) for year in (1604, 2026, 9999)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;INTERVAL=6",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,1",
    ],
)
def test_rules_finer_than_a_day_are_not_expanded_but_may_occur(text: str) -> None:
    rule = parse_rule(text)
    assert not is_expandable(rule)
    assert list(occurrences(rule, MONDAY)) == []
    window = utc("2030-01-01"), utc("2030-02-01")
    assert may_occur_within(Recurrence(text), MONDAY, *window)
    assert not may_occur_within(Recurrence(f"{text};UNTIL=20270101T000000Z"), MONDAY, *window)


@pytest.mark.parametrize(
    "counted, ended",
    [
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260107T080000Z"),
        ("FREQ=WEEKLY;COUNT=14;BYDAY=MO", "FREQ=WEEKLY;UNTIL=20260406T070000Z;BYDAY=MO"),
        ("FREQ=MONTHLY;COUNT=2;BYMONTHDAY=31", "FREQ=MONTHLY;UNTIL=20260331T070000Z;BYMONTHDAY=31"),
    ],
)
def test_count_and_until_say_the_same(counted: str, ended: str) -> None:
    until = count_to_until(parse_rule(counted), MONDAY, BERLIN)
    assert until is not None
    assert until.text == ended
    assert list(occurrences(until, MONDAY, BERLIN)) == list(occurrences(parse_rule(counted), MONDAY, BERLIN))


def test_all_day_counts_become_dates() -> None:
    until = count_to_until(parse_rule("FREQ=DAILY;COUNT=3", DAY), DAY)
    assert until is not None
    assert until.text == "FREQ=DAILY;UNTIL=20260107"


def test_what_cannot_be_told_within_the_limit_is_not_converted() -> None:
    assert count_to_until(parse_rule(f"FREQ=DAILY;COUNT={MAX_OCCURRENCES + 1}"), MONDAY) is None
    endless = parse_rule("FREQ=DAILY")
    assert count_to_until(endless, MONDAY) is endless


def test_is_occurrence() -> None:
    rule = parse_rule("FREQ=WEEKLY")
    assert is_occurrence(rule, DAY, DAY + timedelta(weeks=3))
    assert not is_occurrence(rule, DAY, DAY + timedelta(days=1))
    assert not is_occurrence(rule, DAY, MONDAY)


@pytest.mark.parametrize(
    "text, earliest, latest, expected",
    [
        ("FREQ=WEEKLY", "2030-01-01", "2030-02-01", True),
        ("FREQ=WEEKLY", "2025-01-01", "2025-12-31", False),
        ("FREQ=WEEKLY;COUNT=3", "2026-01-19T07:00", "2026-01-20", True),
        ("FREQ=WEEKLY;COUNT=3", "2026-01-19T09:00", "2027-01-20", False),
        ("FREQ=WEEKLY;UNTIL=20260119T080000Z", "2026-01-19T08:00", "2027-01-20", True),
        ("FREQ=WEEKLY;UNTIL=20260119T080000Z", "2026-01-19T08:01", "2027-01-20", False),
        ("FREQ=YEARLY;INTERVAL=4", "2027-01-01", "2029-01-01", False),
        ("FREQ=YEARLY;INTERVAL=4", "2030-01-01", "2030-01-06", True),
        # summer time: 9:00 is 7:00 UTC
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "2026-07-01T06:59", "2026-07-01T07:01", True),
        ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1", "2026-07-01T07:59", "2026-07-01T08:01", False),
        ("nonsense", "2030-01-01", "2030-02-01", True),
    ],
)
def test_may_any_occurrence_lie_in_a_window(text: str, earliest: str, latest: str, expected: bool) -> None:
    assert may_occur_within(Recurrence(text), MONDAY, utc(earliest), utc(latest), BERLIN) is expected


def test_cancelled_occurrences_do_not_occur() -> None:
    cancelled = Recurrence("FREQ=WEEKLY", (utc("2026-01-12T08:00"),))
    week = utc("2026-01-08"), utc("2026-01-15")
    assert not may_occur_within(cancelled, MONDAY, *week, BERLIN)
    assert may_occur_within(Recurrence("FREQ=WEEKLY"), MONDAY, *week, BERLIN)


def test_more_occurrences_than_are_looked_at_leave_it_open() -> None:
    start = datetime(1950, 1, 1, 8, tzinfo=UTC)
    many = Recurrence("FREQ=DAILY;UNTIL=20300101T000000Z")
    assert may_occur_within(many, start, utc("2026-01-01"), utc("2026-01-02"), BERLIN)


@given(rules(), st.integers(0, 2000), st.integers(0, 60))
def test_without_a_zone_it_is_never_denied_what_the_zone_allows(rule: Rule, after: int, length: int) -> None:
    start = utc("2026-01-04T23:30")  # Monday 0:30 in Berlin
    window = start + timedelta(days=after), start + timedelta(days=after + length)
    if may_occur_within(Recurrence(rule.text), start, *window, BERLIN):
        assert may_occur_within(Recurrence(rule.text), start, *window)
