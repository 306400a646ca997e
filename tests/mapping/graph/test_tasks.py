"""Tasks of Microsoft To Do, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from support.graph_tasks import TABLE, TODO

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.graph.tasks import task_table
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import OperationKey
from crmsync.model.values import Changes, Priority, Recurrence, Reminder, Status


def sent(held: Resource, **changes: Any) -> Resource:
    wanted: Changes = changes
    return TABLE.updated(wanted, held)


def test_a_task_is_read() -> None:
    assert TABLE.read(TODO) == {
        "subject": "Call back",
        "start": date(2026, 5, 1),
        "due": date(2026, 5, 20),
        "status": Status.IN_PROGRESS,
        "priority": Priority.HIGH,
        "notes": "first\nsecond",
        "categories": ("VIP",),
        "reminder": Reminder(at=datetime(2026, 5, 19, 7, tzinfo=UTC)),
        "recurrence": Recurrence("FREQ=WEEKLY;COUNT=5"),
    }


def test_only_what_changed_is_sent() -> None:
    assert sent(TODO, subject="Call") == {"title": "Call"}
    assert sent(TODO, due=date(2026, 5, 27)) == {
        "dueDateTime": {"dateTime": "2026-05-27T00:00:00", "timeZone": "UTC"}
    }
    assert sent(TODO, due=date(2026, 5, 20), notes="first\nsecond", priority=Priority.HIGH) == {}
    assert sent(TODO, status=Status.COMPLETED) == {"status": "completed"}


@pytest.mark.parametrize(
    "held, day",
    [
        ({"dateTime": "2026-05-19T22:00:00.0000000", "timeZone": "UTC"}, date(2026, 5, 20)),
        ({"dateTime": "2026-05-20T05:00:00", "timeZone": "UTC"}, date(2026, 5, 20)),
        ({"dateTime": "2026-05-20T00:00:00", "timeZone": "Tokyo Standard Time"}, date(2026, 5, 20)),
        ({"dateTime": "soon", "timeZone": "UTC"}, None),
        ({"dateTime": None}, None),
        (None, None),
    ],
)
def test_a_day_is_that_of_the_nearest_midnight(held: Any, day: date | None) -> None:
    assert TABLE.read({"dueDateTime": held}).get("due") == day


def test_a_time_of_day_is_lost_in_the_persons_own_zone() -> None:
    late = datetime(2026, 5, 20, 22, 30, tzinfo=UTC)
    assert TABLE.fits("due", late) == Fit(date(2026, 5, 21))
    assert isinstance(TABLE.fits("due", "soon"), Unfit)


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.CANCELLED])
def test_every_status_but_cancelled_is_held(status: Status) -> None:
    assert TABLE.fits("status", status) == Fit(status)
    assert TABLE.read(TABLE.created({"status": status}, OperationKey("k")))["status"] is status
    assert isinstance(TABLE.fits("status", Status.CANCELLED), Unfit)


def test_three_steps_of_priority() -> None:
    assert TABLE.fits("priority", Priority.HIGHEST) == Fit(Priority.HIGH)
    assert TABLE.fits("priority", Priority.LOWEST) == Fit(Priority.LOW)
    assert TABLE.mandatory == {"status", "priority"}
    assert TABLE.complete({"subject": "x"}) == {
        "subject": "x",
        "status": Status.NOT_STARTED,
        "priority": Priority.NORMAL,
    }


def test_when_it_was_completed_is_only_read() -> None:
    assert TABLE.access("completed") is Access.READ
    done = {"completedDateTime": {"dateTime": "2026-05-20T00:00:00", "timeZone": "UTC"}}
    assert TABLE.read(done)["completed"] == date(2026, 5, 20)


def test_formatted_notes_are_read_as_text_and_stay_until_they_change() -> None:
    formatted = {
        "body": {"contentType": "html", "content": "<html><body><p>first</p><p>second</p></body></html>"}
    }
    assert TABLE.read(formatted)["notes"] == "first\n\nsecond"
    assert sent(formatted, notes="first\n\nsecond") == {}
    assert sent(formatted, notes="third") == {"body": {"contentType": "text", "content": "third"}}
    assert sent(formatted, notes=None) == {"body": {"contentType": "text", "content": ""}}


def test_a_reminder_is_an_instant() -> None:
    at = datetime(2026, 5, 19, 12, tzinfo=UTC)
    assert sent(TODO, reminder=Reminder(at=at)) == {
        "reminderDateTime": {"dateTime": "2026-05-19T12:00:00", "timeZone": "UTC"}
    }
    assert sent(TODO, reminder=None) == {"isReminderOn": False, "reminderDateTime": None}
    assert "reminder" not in TABLE.read({**TODO, "isReminderOn": False})


def test_a_span_before_the_due_day_becomes_the_instant_it_means() -> None:
    made = TABLE.created(
        {"due": date(2026, 5, 20), "reminder": Reminder(before=timedelta(hours=15))}, OperationKey("k")
    )
    assert made["reminderDateTime"] == {"dateTime": "2026-05-19T07:00:00", "timeZone": "UTC"}
    nothing = TABLE.created({"reminder": Reminder(before=timedelta(hours=15))}, OperationKey("k"))
    assert nothing.get("isReminderOn") is False
    assert "reminder" in TABLE.bends


def test_a_task_repeats_from_the_day_it_is_due() -> None:
    weekly = Recurrence("FREQ=WEEKLY")
    made = TABLE.created({"due": date(2026, 5, 20), "recurrence": weekly}, OperationKey("k"))
    assert made["recurrence"]["pattern"]["daysOfWeek"] == ["wednesday"]
    assert made["recurrence"]["range"]["startDate"] == "2026-05-20"
    assert "recurrence" not in TABLE.created({"recurrence": weekly}, OperationKey("k"))
    fit = TABLE.fits("recurrence", Recurrence("FREQ=WEEKLY", excluded=(date(2026, 5, 27),)))
    assert fit == Fit(weekly, "cancelled occurrences")


def test_a_new_task_carries_its_operation_key_as_a_linked_resource() -> None:
    made = TABLE.created({"subject": "Call"}, OperationKey("key-1"))
    assert made["linkedResources"] == [
        {"applicationName": "crmsync", "displayName": "crmsync", "externalId": "key-1"}
    ]
    assert TABLE.key(made) == "key-1"
    foreign = [{"applicationName": "Mail", "externalId": "AAMk"}, {"applicationName": "crmsync"}]
    assert TABLE.key({"linkedResources": foreign}) is None


def test_a_task_is_known_in_another_list_by_when_it_was_made() -> None:
    assert TABLE.uid(TODO) == "todo:2026-05-01T10:00:00.1234567Z"
    assert TABLE.uid({}) is None


def test_fields_of_ones_own_are_refused() -> None:
    with pytest.raises(ValueError, match="no fields of one's own"):
        task_table(OutlookOptions(custom={"custom_1": "X"}))


def test_odd_values_never_crash() -> None:
    odd = {
        "title": 7,
        "body": "x",
        "dueDateTime": "2026",
        "status": "odd",
        "importance": None,
        "recurrence": [],
        "linkedResources": "x",
    }
    assert TABLE.read(odd) == {"status": Status.NOT_STARTED, "priority": Priority.NORMAL}
