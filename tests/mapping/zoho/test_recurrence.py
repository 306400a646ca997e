"""Recurrence in Zoho's dialect: which rules it takes, how they are spelled, what is read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.zoho_fields import organisation

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.zoho.events import event_table
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.model.values import Recurrence

TABLE = event_table(organisation("Events"), ZohoOptions(custom={}, zone=ZoneInfo("Europe/Berlin")))
TIMED = {"Start_DateTime": "2026-01-20T10:00:00+01:00", "All_day": False}
WHOLE = {"Start_DateTime": "2026-01-20T00:00:00+01:00", "All_day": True}
# The 20th of January 2026 is a Tuesday, the third of its month.


def written(rule: str, present: dict[str, Any]) -> str:
    fit = TABLE.fits("recurrence", Recurrence(rule))
    assert isinstance(fit, Fit)
    record = TABLE.updated({"recurrence": fit.value}, present)
    return str(record["Recurring_Activity"]["RRULE"])


@pytest.mark.parametrize(
    "rule, spelled",
    [
        ("FREQ=DAILY;UNTIL=20260128T090000Z", "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-28"),
        ("FREQ=DAILY;UNTIL=20260128T085959Z", "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-27"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", "FREQ=DAILY;INTERVAL=2;DTSTART=2026-01-20;UNTIL=2026-01-24"),
        ("FREQ=DAILY", "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20"),
        ("FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;DTSTART=2026-01-20;UNTIL=2026-01-27"),
        (
            "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3",
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU,TH;DTSTART=2026-01-20;UNTIL=2026-01-27",
        ),
        ("FREQ=MONTHLY;COUNT=2", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=20;DTSTART=2026-01-20;UNTIL=2026-02-20"),
        ("FREQ=MONTHLY;BYDAY=3TU", "FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU;DTSTART=2026-01-20"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3", "FREQ=MONTHLY;INTERVAL=1;BYDAY=3TU;DTSTART=2026-01-20"),
        ("FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=20;BYMONTH=1;DTSTART=2026-01-20"),
        ("FREQ=YEARLY;BYMONTH=1", "FREQ=YEARLY;INTERVAL=1;BYMONTHDAY=20;BYMONTH=1;DTSTART=2026-01-20"),
        ("FREQ=DAILY;UNTIL=20250101T000000Z", "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-20"),
    ],
)
def test_a_rule_is_spelled_in_days_with_everything_said(rule: str, spelled: str) -> None:
    assert written(rule, TIMED) == spelled


def test_a_whole_day_series_ends_on_its_last_day() -> None:
    assert written("FREQ=DAILY;UNTIL=20260128", WHOLE).endswith("UNTIL=2026-01-28")
    held = {
        "RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-28",
        "EXDATE": "2026-01-21,20260122",
    }
    read = TABLE.read({**WHOLE, "Recurring_Activity": held})["recurrence"]
    assert read == Recurrence("FREQ=DAILY;UNTIL=20260128", excluded=(date(2026, 1, 21), date(2026, 1, 22)))


def test_a_timed_series_is_read_with_instants() -> None:
    held = {
        "RRULE": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;DTSTART=2026-01-20;UNTIL=2026-07-01",
        "EXDATE": "2026-06-09",
    }
    read = TABLE.read({**TIMED, "Recurring_Activity": held})["recurrence"]
    assert read == Recurrence(
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20260701T215959Z;BYDAY=TU",
        excluded=(datetime(2026, 6, 9, 8, 0, tzinfo=UTC),),
    )


def test_cancelled_occurrences_are_written_as_days() -> None:
    value = Recurrence("FREQ=DAILY", excluded=(datetime(2026, 1, 21, 9, 0, tzinfo=UTC),))
    assert TABLE.fits("recurrence", value) == Fit(value)
    record = TABLE.updated({"recurrence": value}, TIMED)
    assert record["Recurring_Activity"]["EXDATE"] == "2026-01-21"


def test_changed_occurrences_are_reported() -> None:
    value = Recurrence("FREQ=DAILY", changed=(datetime(2026, 1, 21, 9, 0, tzinfo=UTC),))
    assert TABLE.fits("recurrence", value) == Fit(Recurrence("FREQ=DAILY"), "changed occurrences")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=DAILY;INTERVAL=100",
        "nonsense",
    ],
)
def test_a_rule_that_zoho_does_not_know_does_not_fit(rule: str) -> None:
    assert isinstance(TABLE.fits("recurrence", Recurrence(rule)), Unfit)


@pytest.mark.parametrize(
    "odd", [None, 7, "FREQ=DAILY", {}, {"RRULE": 7}, {"RRULE": "FREQ=NONE"}, {"RRULE": "x"}]
)
def test_odd_rules_are_none(odd: Any) -> None:
    assert "recurrence" not in TABLE.read({**TIMED, "Recurring_Activity": odd})


def test_removing_a_recurrence_empties_the_field() -> None:
    assert TABLE.updated({"recurrence": None}, TIMED) == {"Recurring_Activity": None}


def test_a_field_that_the_api_cannot_update_is_written_on_creation_only() -> None:
    metadata = organisation(
        "Events", Recurring_Activity={"operation_type": {"api_create": True, "api_update": False}}
    )
    table = event_table(metadata, ZohoOptions(custom={}))
    assert table.access("recurrence").name == "CREATE"
