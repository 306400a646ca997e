"""Tasks: every field in both directions, what fits, reminders and repeating tasks in Zoho's dialect."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.zoho_fields import organisation

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.zoho.record import Lookup, ZohoOptions
from crmsync.mapping.zoho.tasks import task_table
from crmsync.model.fields import TASK_FIELDS
from crmsync.model.values import Priority, Recurrence, Reminder, Status, Value

BERLIN = ZoneInfo("Europe/Berlin")
OPTIONS = ZohoOptions(custom={}, zone=BERLIN)
TABLE = task_table(organisation("Tasks"), OPTIONS)


def alarm(text: str) -> dict[str, str]:
    return {"ALARM": text}


PAIRS: list[tuple[str, Value, str, Any]] = [
    ("subject", "Call Ada", "Subject", "Call Ada"),
    ("due", date(2026, 1, 20), "Due_Date", "2026-01-20"),
    ("status", Status.NOT_STARTED, "Status", "Not Started"),
    ("status", Status.DEFERRED, "Status", "Deferred"),
    ("status", Status.IN_PROGRESS, "Status", "In Progress"),
    ("status", Status.COMPLETED, "Status", "Completed"),
    ("status", Status.WAITING, "Status", "Waiting for Input"),
    ("priority", Priority.HIGHEST, "Priority", "Highest"),
    ("priority", Priority.HIGH, "Priority", "High"),
    ("priority", Priority.NORMAL, "Priority", "Normal"),
    ("priority", Priority.LOW, "Priority", "Low"),
    ("priority", Priority.LOWEST, "Priority", "Lowest"),
    ("notes", "Two\nlines", "Description", "Two\nlines"),
    ("categories", ("Home",), "Tag", [{"name": "Home"}]),
    (
        "reminder",
        Reminder(at=datetime(2026, 1, 18, 11, 45, tzinfo=UTC)),
        "Remind_At",
        alarm("FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-01-18T12:45:00+01:00"),
    ),
]
IDS = [f"{pair[0]}-{pair[1]}"[:40] for pair in PAIRS]


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=IDS)
def test_a_field_is_read(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.read({native: held}) == {name: value}


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=IDS)
def test_a_field_is_written(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.fits(name, value) == Fit(value)
    assert TABLE.updated({name: value}, {}) == {native: held}


def test_the_contact_is_a_look_up() -> None:
    assert TABLE.read({"Who_Id": {"id": "1", "name": "Ada Byron"}}) == {"contact": "Ada Byron"}
    assert TABLE.updated({"contact": "Ada Byron"}, {}) == {"Who_Id": Lookup("Contacts", "Ada Byron")}


def test_what_zoho_has_no_field_for_is_not_in_the_table() -> None:
    assert TASK_FIELDS.keys() - TABLE.names == {"start", "percent_complete"}


def test_start_and_percentage_can_live_in_custom_fields() -> None:
    metadata = organisation("Tasks", Start_Date={"data_type": "date"}, Done={"data_type": "integer"})
    table = task_table(
        metadata, ZohoOptions(custom={"start": "Start_Date", "percent_complete": "Done"}, zone=BERLIN)
    )
    fields: dict[str, Value] = {"start": date(2026, 1, 2), "percent_complete": 40}
    assert table.updated(fields, {}) == {"Start_Date": "2026-01-02", "Done": 40}
    assert table.read({"Start_Date": "2026-01-02", "Done": 40}) == fields


@pytest.mark.parametrize(
    "due, day",
    [
        (datetime(2026, 1, 20, 17, 0, tzinfo=UTC), date(2026, 1, 20)),
        (datetime(2026, 1, 20, 23, 30, tzinfo=UTC), date(2026, 1, 21)),
        (date(2026, 1, 20), date(2026, 1, 20)),
    ],
)
def test_a_due_time_becomes_a_day_on_the_users_clock(due: date, day: date) -> None:
    assert TABLE.fits("due", due) == Fit(day)


def test_the_time_of_completion_is_only_read() -> None:
    assert TABLE.access("completed") is Access.READ
    closed = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
    assert TABLE.read({"Closed_Time": "2026-01-20T10:00:00+01:00"}) == {"completed": closed}
    assert TABLE.created({"subject": "x", "completed": closed}) == {"Subject": "x"}


def test_status_and_priority_follow_the_organisations_lists() -> None:
    assert TABLE.fits("status", Status.CANCELLED) == Unfit("Zoho CRM has no status “cancelled”")
    assert TABLE.read({"Status": "waiting FOR input"}) == {"status": Status.WAITING}
    assert TABLE.read({"Status": "Blocked by the bank"}) == {"status": Status.IN_PROGRESS}
    assert TABLE.read({"Status": "-None-", "Priority": "-None-"}) == {}
    assert TABLE.read({"Priority": "Urgent"}) == {"priority": Priority.NORMAL}
    three = [{"display_value": choice} for choice in ("High", "Medium", "Low")]
    table = task_table(organisation("Tasks", Priority={"pick_list_values": three}), OPTIONS)
    assert table.fits("priority", Priority.HIGHEST) == Fit(Priority.HIGH)
    assert table.fits("priority", Priority.LOWEST) == Fit(Priority.LOW)
    assert table.updated({"priority": Priority.NORMAL}, {}) == {"Priority": "Medium"}


@pytest.mark.parametrize(
    "text, before",
    [
        ("ACTION=EMAIL;TRIGGER=-P1D;TRIGGER_TIME=22:52", timedelta(hours=1, minutes=8)),
        ("ACTION=POPUP;TRIGGER=-P3D;TRIGGER_TIME=09:00", timedelta(days=2, hours=15)),
        ("ACTION=POPUP;TRIGGER=-P2W;TRIGGER_TIME=00:00", timedelta(days=14)),
        ("ACTION=POPUP;TRIGGER=-P2W", timedelta(days=14)),
    ],
)
def test_a_relative_alarm_is_read_as_a_span_before_the_due_day(text: str, before: timedelta) -> None:
    assert TABLE.read({"Remind_At": alarm(text)}) == {"reminder": Reminder(before=before)}


DAILY = {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-28"}


@pytest.mark.parametrize(
    "before, text",
    [
        (timedelta(hours=15), "ACTION=POPUP;TRIGGER=-P1D;TRIGGER_TIME=09:00"),
        (timedelta(days=1), "ACTION=POPUP;TRIGGER=-P1D;TRIGGER_TIME=00:00"),
        (timedelta(days=6, hours=13, minutes=30), "ACTION=POPUP;TRIGGER=-P1W;TRIGGER_TIME=10:30"),
        (timedelta(days=21), "ACTION=POPUP;TRIGGER=-P3W;TRIGGER_TIME=00:00"),
    ],
)
def test_a_span_is_written_as_such_for_a_repeating_task(before: timedelta, text: str) -> None:
    present = {"Due_Date": "2026-01-20", "Recurring_Activity": DAILY}
    value = Reminder(before=before)
    assert TABLE.fits("reminder", value) == Fit(value)
    assert TABLE.context({"reminder": value}) == present.keys()
    assert TABLE.updated({"reminder": value}, present) == {"Remind_At": alarm(text)}
    assert TABLE.read({"Remind_At": alarm(text)}) == {"reminder": value}


def test_a_span_is_written_as_the_instant_it_means_for_any_other_task() -> None:
    record = TABLE.updated({"reminder": Reminder(before=timedelta(hours=15))}, {"Due_Date": "2026-01-20"})
    assert record == {
        "Remind_At": alarm("FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-01-19T09:00:00+01:00")
    }
    assert TABLE.updated({"reminder": Reminder(before=timedelta(hours=15))}, {}) == {"Remind_At": None}


@pytest.mark.parametrize(
    "before", [timedelta(0), timedelta(minutes=15), timedelta(days=8), timedelta(days=30)]
)
def test_a_span_that_tasks_do_not_know_does_not_fit(before: timedelta) -> None:
    assert isinstance(TABLE.fits("reminder", Reminder(before=before)), Unfit)


@pytest.mark.parametrize("odd", ["", "TRIGGER", "ACTION=POPUP;TRIGGER=-P9D", 7, None, {"x": 1}])
def test_an_odd_alarm_is_no_reminder(odd: Any) -> None:
    assert TABLE.read({"Remind_At": {"ALARM": odd}}) == {}
    assert TABLE.read({"Remind_At": odd}) == {}


def test_a_repeating_task_is_read_and_written_in_days() -> None:
    value = Recurrence("FREQ=WEEKLY;UNTIL=20260228;BYDAY=TU", excluded=(date(2026, 2, 3),))
    assert TABLE.fits("recurrence", value) == Fit(value)
    held = {
        "RRULE": "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;DTSTART=2026-01-20;UNTIL=2026-02-28",
        "EXDATE": "2026-02-03",
    }
    present = {"Due_Date": "2026-01-20"}
    assert TABLE.updated({"recurrence": value}, present) == {"Recurring_Activity": held}
    assert TABLE.read({**present, "Recurring_Activity": held}) == {
        "due": date(2026, 1, 20),
        "recurrence": value,
    }


def test_an_until_with_a_time_becomes_a_day() -> None:
    until = "FREQ=DAILY;UNTIL=20260228T233000Z"
    assert TABLE.fits("recurrence", Recurrence(until)) == Fit(Recurrence("FREQ=DAILY;UNTIL=20260301"))


def test_a_new_task_has_a_subject() -> None:
    assert TABLE.complete({"due": date(2026, 1, 1)}) == {
        "due": date(2026, 1, 1),
        "subject": "(without a subject)",
    }
    assert TABLE.complete({"subject": "x"}) == {"subject": "x"}
    assert TABLE.mandatory == {"subject"}


def test_reminder_and_recurrence_of_a_new_task_are_spelled_by_its_due_day() -> None:
    fields: dict[str, Value] = {
        "subject": "Water the plants",
        "reminder": Reminder(before=timedelta(days=1)),
        "recurrence": Recurrence("FREQ=DAILY;COUNT=3"),
        "due": date(2026, 1, 20),
    }
    assert TABLE.created(fields) == {
        "Subject": "Water the plants",
        "Due_Date": "2026-01-20",
        "Recurring_Activity": {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-20;UNTIL=2026-01-22"},
        "Remind_At": alarm("ACTION=POPUP;TRIGGER=-P1D;TRIGGER_TIME=00:00"),
    }


def test_a_series_of_tasks_moves_with_its_due_day() -> None:
    changed = TABLE.updated(
        {"due": date(2026, 1, 22)}, {"Due_Date": "2026-01-20", "Recurring_Activity": DAILY}
    )
    assert changed == {
        "Due_Date": "2026-01-22",
        "Recurring_Activity": {"RRULE": "FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-22;UNTIL=2026-01-28"},
    }
