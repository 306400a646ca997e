"""Recurrence rules in Odoo's fields: what can be said there, what means the same, and what is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from crmsync.formats.recurrence import Rule, RuleError, parse_rule
from crmsync.mapping.odoo.recurrence import (
    RULE_FIELDS,
    expressible,
    following,
    read_rule,
    rule_values,
    spelled_out,
)
from crmsync.model.values import Moment

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)
DAY = date(2026, 12, 7)


def held(text: str, start: Moment = MONDAY, week_start: str = "MO") -> Rule | None:
    """The rule as Odoo's fields hold it."""
    rule = spelled_out(expressible(parse_rule(text, start, BERLIN).text, week_start), start, BERLIN)
    return rule and read_rule(rule_values(rule, BERLIN, "Europe/Berlin"), start, BERLIN, week_start)


@pytest.mark.parametrize(
    "text, told",
    [
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
        ("FREQ=DAILY;INTERVAL=2", "FREQ=DAILY;INTERVAL=2"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=7"),
        ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=7", "FREQ=YEARLY"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=1MO", "FREQ=MONTHLY;INTERVAL=12;BYDAY=1MO"),
        ("FREQ=WEEKLY;UNTIL=20261221T090000Z", "FREQ=WEEKLY;UNTIL=20261221T225959Z;BYDAY=MO"),
        ("FREQ=WEEKLY;UNTIL=20261221T085959Z", "FREQ=WEEKLY;UNTIL=20261220T225959Z;BYDAY=MO"),
        ("FREQ=DAILY;COUNT=720", "FREQ=DAILY"),
    ],
)
def test_what_odoo_holds(text: str, told: str) -> None:
    rule = held(text)
    assert rule is not None
    assert rule.text == told


def test_an_all_day_series_ends_on_a_day() -> None:
    rule = held("FREQ=WEEKLY;UNTIL=20261221", DAY)
    assert rule is not None
    assert rule.text == "FREQ=WEEKLY;UNTIL=20261221;BYDAY=MO"


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO",
        "FREQ=WEEKLY;BYHOUR=9,15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTHDAY=7",
        "FREQ=YEARLY;BYMONTH=3,9",
        "FREQ=YEARLY;BYWEEKNO=20",
    ],
)
def test_what_odoo_cannot_say(text: str) -> None:
    with pytest.raises(RuleError) as caught:
        expressible(text, "MO")
    assert caught.value.reason == "Odoo cannot repeat something in this way"


def test_weeks_that_begin_elsewhere_mean_other_days() -> None:
    """Every second week on Monday and Sunday: which Sunday depends on where a week begins (RFC 5545 §3.3.10)."""
    text = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU"
    assert expressible(text, "MO").text == text
    with pytest.raises(RuleError) as caught:
        expressible(text, "SU")
    assert "begin on another day" in caught.value.reason
    assert expressible(f"{text};WKST=SU", "SU").text == f"{text};WKST=SU"
    assert expressible("FREQ=WEEKLY;BYDAY=MO,SU", "SU").text == "FREQ=WEEKLY;BYDAY=MO,SU"
    rule = held(f"{text};WKST=SU", week_start="SU")
    assert rule is not None
    assert rule.week_start == "SU"


@pytest.mark.parametrize(
    "text",
    ["FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=8", "FREQ=MONTHLY;BYDAY=2MO", "FREQ=YEARLY;BYMONTH=3"],
)
def test_a_start_that_is_none_of_the_dates_is_told(text: str) -> None:
    """Odoo would archive the first meeting."""
    assert spelled_out(expressible(text, "MO"), MONDAY, BERLIN) is None


def test_the_day_is_that_of_the_series_zone() -> None:
    late = datetime(2026, 12, 7, 23, 30, tzinfo=UTC)
    assert spelled_out(expressible("FREQ=WEEKLY", "MO"), late, BERLIN) == Rule(
        parse_rule("FREQ=WEEKLY").frequency, by=(("BYDAY", ("TU",)),)
    )


def test_every_field_of_a_recurrence_is_said() -> None:
    """What is not said would keep what was there before."""
    rule = spelled_out(expressible("FREQ=MONTHLY;BYDAY=1MO", "MO"), MONDAY, BERLIN)
    assert rule is not None
    told = rule_values(rule, BERLIN, "Europe/Berlin")
    assert told.keys() == set(RULE_FIELDS)
    assert (told["month_by"], told["byday"], told["weekday"], told["mon"]) == ("day", "1", "MON", False)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"rrule_type": "hourly", "interval": 1, "end_type": "forever"},
        {"rrule_type": "daily", "interval": 0, "end_type": "forever"},
        {"rrule_type": "weekly", "interval": 1, "end_type": "forever"},
        {"rrule_type": "monthly", "month_by": "day", "interval": 1, "end_type": "forever"},
        {"rrule_type": "monthly", "month_by": "date", "day": 0, "interval": 1, "end_type": "forever"},
        {"rrule_type": "daily", "interval": 1, "end_type": "count", "count": 0},
        {"rrule_type": "daily", "interval": 1, "end_type": "end_date", "until": False},
        {"rrule_type": "daily", "interval": 1},
    ],
)
def test_a_rule_that_is_not_understood_is_none(row: dict[str, object]) -> None:
    assert read_rule(row, MONDAY, BERLIN, "MO") is None


@pytest.mark.parametrize(
    "text, loose",
    [
        ("FREQ=WEEKLY;COUNT=4;BYDAY=MO", "FREQ=WEEKLY;COUNT=4"),
        ("FREQ=MONTHLY;BYMONTHDAY=7", "FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", None),
        ("FREQ=MONTHLY;BYDAY=1MO", None),
        ("FREQ=DAILY", None),
    ],
)
def test_a_day_that_the_start_says_already(text: str, loose: str | None) -> None:
    assert following(text, MONDAY, BERLIN) == loose
