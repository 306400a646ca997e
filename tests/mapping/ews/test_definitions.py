"""Zones that events define by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.law_values import odd_values

from crmsync.mapping.ews.definitions import zone_of

BERLIN: dict[str, Any] = {
    "@Id": "Company Time",
    "Periods": {
        "Period": [
            {"@Bias": "-PT60M", "@Name": "Standard", "@Id": "std"},
            {"@Bias": "-PT2H", "@Name": "Daylight", "@Id": "dlt"},
        ]
    },
    "TransitionsGroups": {
        "TransitionsGroup": {
            "@Id": "0",
            "RecurringDayTransition": [
                {
                    "To": {"@Kind": "Period", "#text": "dlt"},
                    "TimeOffset": "PT2H",
                    "Month": "3",
                    "DayOfWeek": "Sunday",
                    "Occurrence": "-1",
                },
                {
                    "To": {"@Kind": "Period", "#text": "std"},
                    "TimeOffset": "PT3H",
                    "Month": "10",
                    "DayOfWeek": "Sunday",
                    "Occurrence": "5",
                },
            ],
        }
    },
    "Transitions": {"Transition": {"To": {"@Kind": "Group", "#text": "0"}}},
}
FIXED: dict[str, Any] = {
    "Periods": {"Period": {"@Bias": "-PT5H30M", "@Id": "only"}},
    "TransitionsGroups": {"TransitionsGroup": {"Transition": {"To": {"@Kind": "Period", "#text": "only"}}}},
}


def test_a_zone_with_two_changes_a_year_has_the_clocks_it_says() -> None:
    zone, berlin = zone_of(BERLIN), ZoneInfo("Europe/Berlin")
    assert zone is not None
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    while moment.year < 2030:
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(berlin).utcoffset(), moment
        moment += timedelta(hours=37)


@pytest.mark.parametrize("definition", [FIXED, {"Periods": FIXED["Periods"]}])
def test_a_zone_without_changes(definition: dict[str, Any]) -> None:
    zone = zone_of(definition)
    assert zone is not None
    assert datetime(2026, 6, 1, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=5, minutes=30)


def test_of_several_groups_the_last_one_holds_today() -> None:
    groups = [{"Transition": {"To": {"#text": "std"}}}, BERLIN["TransitionsGroups"]["TransitionsGroup"]]
    zone = zone_of({**BERLIN, "TransitionsGroups": {"TransitionsGroup": groups}})
    assert zone is not None
    assert datetime(2026, 6, 1, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=2)


def changed(**parts: str) -> dict[str, Any]:
    spring, autumn = BERLIN["TransitionsGroups"]["TransitionsGroup"]["RecurringDayTransition"]
    group = {"RecurringDayTransition": [{**spring, **parts}, autumn]}
    return {**BERLIN, "TransitionsGroups": {"TransitionsGroup": group}}


@pytest.mark.parametrize(
    "definition",
    [
        {},
        {"Periods": {"Period": {"@Bias": "an hour", "@Id": "x"}}},
        {"Periods": {"Period": {"@Bias": "-P2D", "@Id": "x"}}},
        changed(Month="13"),
        changed(DayOfWeek="Funday"),
        changed(Occurrence="0"),
        changed(TimeOffset="soon"),
        changed(TimeOffset="-PT1H"),
        changed(To="nowhere"),
        {**BERLIN, "TransitionsGroups": {"TransitionsGroup": "x"}},
        {**BERLIN, "TransitionsGroups": {"TransitionsGroup": {"RecurringDateTransition": {}}}},
    ],
)
def test_what_is_not_understood_is_no_zone(definition: dict[str, Any]) -> None:
    assert zone_of(definition) is None


@given(
    odd=st.dictionaries(
        st.sampled_from(["Periods", "TransitionsGroups"]),
        odd_values(
            "Period", "TransitionsGroup", "RecurringDayTransition", "Transition", "To", "@Bias", "@Id"
        ),
    )
)
def test_nothing_odd_crashes(odd: dict[str, Any]) -> None:
    zone_of(odd)
