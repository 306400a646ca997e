"""Tasks of EWS, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from support.ews_people import edited
from support.ews_tasks import CALL, TABLE

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.ews.schema import EXTENDED, Draft, Edits
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import Changes, Priority, Recurrence, Reminder, Status


def sent(held: Draft, **changes: Any) -> Edits:
    wanted: Changes = changes
    return TABLE.updated(wanted, held)


def test_a_task_is_read() -> None:
    assert TABLE.read(CALL) == {
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
    assert TABLE.oddity(CALL) is None


def test_only_what_changed_is_sent() -> None:
    assert sent(CALL, subject="Call") == {("Subject",): "Call"}
    assert sent({**CALL, "Recurrence": ""}, due=date(2026, 5, 27)) == {("DueDate",): "2026-05-27T00:00:00Z"}
    assert sent(CALL, due=date(2026, 5, 20), notes="first\nsecond", priority=Priority.HIGH) == {}
    assert sent(CALL, status=Status.COMPLETED) == {("Status",): "Completed"}
    assert sent(CALL, start=None) == {("StartDate",): None}


@pytest.mark.parametrize(
    "held, day",
    [
        ("2026-05-19T22:00:00.0000000Z", date(2026, 5, 20)),
        ("2026-05-20T05:00:00Z", date(2026, 5, 20)),
        ("2026-05-20T00:00:00+09:00", date(2026, 5, 20)),
        ("2026-05-20T00:00:00", date(2026, 5, 20)),
        ("2026-05-20Z", date(2026, 5, 20)),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_that_of_the_nearest_midnight(held: Any, day: date | None) -> None:
    assert TABLE.read({"DueDate": held}).get("due") == day


def test_a_series_follows_the_day_that_is_due() -> None:
    moved = sent(CALL, due=date(2026, 5, 28))
    assert moved[("DueDate",)] == "2026-05-28T00:00:00Z"
    assert moved[("Recurrence",)] == {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Thursday", "FirstDayOfWeek": "Monday"},
        "NumberedRecurrence": {"StartDate": "2026-05-28", "NumberOfOccurrences": "5"},
    }
    assert ("Recurrence",) not in sent(CALL, start=date(2026, 5, 2))
    assert sent(CALL, due=date(2026, 5, 28), recurrence=None)[("Recurrence",)] is None


def test_a_series_without_a_day_that_is_due_counts_from_its_own() -> None:
    undated = {name: held for name, held in CALL.items() if name not in ("DueDate", "StartDate")}
    assert TABLE.read(undated)["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=5")
    assert TABLE.read(edited(CALL, sent(CALL, due=None, start=None)))["recurrence"] == Recurrence(
        "FREQ=WEEKLY;COUNT=5"
    )


def test_nothing_is_due_before_it_begins() -> None:
    once = {**CALL, "Recurrence": ""}
    assert sent(once, due=date(2026, 4, 29)) == {
        ("DueDate",): "2026-04-29T00:00:00Z",
        ("StartDate",): "2026-04-10T00:00:00Z",
    }
    assert sent(once, start=date(2026, 5, 21)) == {
        ("DueDate",): "2026-06-09T00:00:00Z",
        ("StartDate",): "2026-05-21T00:00:00Z",
    }
    begun = {"StartDate": "2026-05-01T00:00:00Z"}
    assert sent(begun, due=date(2026, 4, 1))[("StartDate",)] == "2026-04-01T00:00:00Z"


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
    assert TABLE.read({"CompleteDate": "2026-05-20T00:00:00Z"})["completed"] == date(2026, 5, 20)


def test_formatted_notes_are_read_as_text_and_stay_until_they_change() -> None:
    formatted = {"Body": {"@BodyType": "HTML", "#text": "<body><p>first</p><p>second</p></body>"}}
    assert TABLE.read(formatted)["notes"] == "first\n\nsecond"
    assert sent(formatted, notes="first\n\nsecond") == {}
    assert sent(formatted, notes="third") == {("Body",): {"@BodyType": "Text", "#text": "third"}}
    assert sent(formatted, notes=None) == {("Body",): {"@BodyType": "Text", "#text": ""}}


def test_a_reminder_is_an_instant() -> None:
    at = datetime(2026, 5, 19, 12, tzinfo=UTC)
    assert sent(CALL, reminder=Reminder(at=at)) == {("ReminderDueBy",): "2026-05-19T12:00:00Z"}
    assert sent(CALL, reminder=None) == {("ReminderIsSet",): "false"}
    assert "reminder" not in TABLE.read({**CALL, "ReminderIsSet": "false"})


def test_a_span_before_the_due_day_becomes_the_instant_it_means() -> None:
    made = TABLE.created(
        {"due": date(2026, 5, 20), "reminder": Reminder(before=timedelta(hours=15))}, OperationKey("k")
    )
    assert (made["ReminderIsSet"], made["ReminderDueBy"]) == ("true", "2026-05-19T07:00:00Z")
    nothing = TABLE.created({"reminder": Reminder(before=timedelta(hours=15))}, OperationKey("k"))
    assert nothing["ReminderIsSet"] == "false"
    assert "reminder" in TABLE.bends


def test_a_task_repeats_from_the_day_it_is_due() -> None:
    weekly = Recurrence("FREQ=WEEKLY")
    made = TABLE.created({"due": date(2026, 5, 20), "recurrence": weekly}, OperationKey("k"))
    assert made["Recurrence"] == {
        "WeeklyRecurrence": {"Interval": "1", "DaysOfWeek": "Wednesday", "FirstDayOfWeek": "Monday"},
        "NoEndRecurrence": {"StartDate": "2026-05-20"},
    }
    assert "Recurrence" not in TABLE.created({"recurrence": weekly}, OperationKey("k"))
    fit = TABLE.fits("recurrence", Recurrence("FREQ=WEEKLY", excluded=(date(2026, 5, 27),)))
    assert fit == Fit(weekly, "cancelled occurrences")
    assert sent(CALL, recurrence=None) == {("Recurrence",): None}


def test_a_task_that_begins_anew_when_it_was_done_is_told_and_stays() -> None:
    anew = {
        **CALL,
        "Recurrence": {
            "DailyRegeneration": {"Interval": "3"},
            "NoEndRecurrence": {"StartDate": "2026-05-20"},
        },
    }
    assert "recurrence" not in TABLE.read(anew)
    assert TABLE.oddity(anew) is None
    assert "after it was done" in TABLE.notes(anew)[0]
    assert TABLE.notes(CALL) == ()
    assert sent(anew, recurrence=None, subject="x") == {("Subject",): "x"}


def test_a_new_task_carries_its_operation_key() -> None:
    made = TABLE.created({"subject": "Call"}, OperationKey("key-1"))
    assert made == {"Subject": "Call", EXTENDED: {OPERATION_KEY: "key-1"}}
    assert TABLE.key(made) == "key-1"


def test_fields_of_ones_own_and_private_tasks() -> None:
    (path, value), *others = sent(CALL, custom_1="X").items()
    assert (path[0], path[1].endswith("Name Project"), value, others) == (EXTENDED, True, "X", [])
    assert TABLE.traits({**CALL, "Sensitivity": "Private"}) == {Trait.PRIVATE}


@pytest.mark.parametrize(
    "odd",
    [
        {"DueDate": "soon"},
        {"StartDate": "2026-02-30T00:00:00Z"},
        {"Status": "Odd"},
        {"Importance": "Urgent"},
        {"ReminderIsSet": "maybe"},
        {"ReminderDueBy": "2026"},
        {"CompleteDate": "never"},
        {"Subject": {"a": "b"}},
    ],
)
def test_what_is_not_understood_is_told_and_never_passes_for_empty(odd: Draft) -> None:
    assert next(iter(odd)) in (TABLE.oddity({**CALL, **odd}) or "")


def test_an_unknown_way_of_repeating_is_told() -> None:
    assert TABLE.oddity({**CALL, "Recurrence": {"HourlyRecurrence": {"Interval": "1"}}}) is not None


def test_a_subject_has_255_characters_at_most() -> None:
    assert TABLE.fits("subject", "x" * 255) == Fit("x" * 255)
    assert TABLE.fits("subject", "x" * 256) == Unfit("longer than 255 characters")
