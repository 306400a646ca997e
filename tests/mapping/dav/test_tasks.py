"""Tasks: one row per field and direction, and what hangs together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from support.ics import TASKS, lines_after, lines_of, task

from crmsync.mapping.base import Fit, Unfit
from crmsync.model.fields import TASK_FIELDS
from crmsync.model.values import Changes, Moment, Priority, Recurrence, Reminder, Status, Value


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


DUE_DAY = "DUE;VALUE=DATE:20260210"
DUE_TIME = "DUE;TZID=Europe/Berlin:20260210T170000"
START_TIME = "DTSTART;TZID=Europe/Berlin:20260209T090000"


def test_every_field_of_the_kind_is_held() -> None:
    assert TASKS.names == TASK_FIELDS.keys() | {"custom_1"}


READ: list[tuple[str, list[str], Value | None]] = [
    ("subject", ["SUMMARY:Call\\, please"], "Call, please"),
    ("start", [START_TIME], at("2026-02-09T08:00")),
    ("start", ["DTSTART;VALUE=DATE:20260209"], date(2026, 2, 9)),
    ("due", [], None),
    ("due", [DUE_DAY], date(2026, 2, 10)),
    ("due", [DUE_TIME], at("2026-02-10T16:00")),
    ("due", ["DUE:20260210T170000"], at("2026-02-10T16:00")),
    ("due", ["DUE;TZID=Eastern Standard Time:20260210T170000"], at("2026-02-10T22:00")),
    ("due", [START_TIME, "DURATION:P1DT8H"], at("2026-02-10T16:00")),
    ("due", ["DTSTART;VALUE=DATE:20260209", "DURATION:P1D"], date(2026, 2, 10)),
    ("due", [START_TIME, DUE_DAY, "DURATION:P1D"], date(2026, 2, 10)),
    ("due", ["DURATION:P1D"], None),
    ("due", ["DUE:soon"], None),
    ("status", [], Status.NOT_STARTED),
    ("status", ["STATUS:needs-action"], Status.NOT_STARTED),
    ("status", ["STATUS:IN-PROCESS"], Status.IN_PROGRESS),
    ("status", ["STATUS:COMPLETED"], Status.COMPLETED),
    ("status", ["STATUS:CANCELLED"], Status.CANCELLED),
    ("status", ["STATUS:X-ODD", "PERCENT-COMPLETE:40"], Status.IN_PROGRESS),
    ("status", ["PERCENT-COMPLETE:100"], Status.COMPLETED),
    ("status", ["COMPLETED:20260101T000000Z"], Status.COMPLETED),
    ("status", ["STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:100"], Status.NOT_STARTED),
    ("percent_complete", ["PERCENT-COMPLETE: 40 "], 40),
    ("percent_complete", ["PERCENT-COMPLETE:0"], 0),
    ("percent_complete", ["PERCENT-COMPLETE:101"], None),
    ("percent_complete", ["PERCENT-COMPLETE:half"], None),
    ("completed", ["COMPLETED:20260101T120000Z"], at("2026-01-01T12:00")),
    ("completed", ["COMPLETED;VALUE=DATE:20260101"], at("2025-12-31T23:00")),
    ("priority", ["PRIORITY:0"], None),
    *[("priority", [f"PRIORITY:{number}"], Priority.HIGH) for number in (1, 2, 3, 4)],
    ("priority", ["PRIORITY:5"], Priority.NORMAL),
    *[("priority", [f"PRIORITY:{number}"], Priority.LOW) for number in (6, 7, 8, 9)],
    ("priority", ["PRIORITY:10"], None),
    ("priority", ["PRIORITY:high"], None),
    ("notes", ["DESCRIPTION:a\\nb"], "a\nb"),
    ("categories", ["CATEGORIES:B", "CATEGORIES:A"], ("A", "B")),
    ("contact", ["CONTACT:Grace Hopper"], "Grace Hopper"),
    ("custom_1", ["X-CUSTOMER-NUMBER:4711"], "4711"),
    (
        "recurrence",
        [DUE_DAY, "RRULE:FREQ=WEEKLY;", "EXDATE;VALUE=DATE:20260217"],
        Recurrence("FREQ=WEEKLY", (date(2026, 2, 17),)),
    ),
    ("recurrence", ["RRULE:FREQ=WEEKLY"], None),
]


@pytest.mark.parametrize("name, lines, value", READ)
def test_reads(name: str, lines: list[str], value: Value | None) -> None:
    item = task(*lines)
    assert TASKS.read(item).get(name) == value
    TASKS.write(item, TASKS.read(item))
    assert not item.edited


WRITTEN: list[tuple[str, Value | None, list[str], list[str]]] = [
    ("subject", "Call", ["SUMMARY:Write"], ["SUMMARY:Call"]),
    ("due", date(2026, 2, 12), [DUE_DAY], ["DUE;VALUE=DATE:20260212"]),
    ("due", date(2026, 2, 12), [], ["DUE;VALUE=DATE:20260212"]),
    ("due", at("2026-02-12T16:00"), [DUE_TIME], ["DUE;TZID=Europe/Berlin:20260212T170000"]),
    ("due", at("2026-07-12T15:00"), [DUE_TIME], ["DUE;TZID=Europe/Berlin:20260712T170000"]),
    ("due", at("2026-02-12T16:00"), ["DUE:20260210T170000"], ["DUE:20260212T170000"]),
    ("due", at("2026-02-12T16:00"), ["DUE:20260210T170000Z"], ["DUE:20260212T160000Z"]),
    ("due", at("2026-02-12T16:00"), [DUE_DAY], ["DUE;TZID=Europe/Berlin:20260212T170000"]),
    ("due", None, [DUE_TIME], []),
    ("due", None, [START_TIME, "DURATION:P1D"], [START_TIME]),
    ("due", at("2026-02-09T10:30"), [START_TIME, "DURATION:P1D"], [START_TIME, "DURATION:PT2H30M"]),
    (
        "due",
        date(2026, 2, 11),
        ["DTSTART;VALUE=DATE:20260209", "DURATION:P1D"],
        ["DTSTART;VALUE=DATE:20260209", "DURATION:P2D"],
    ),
    ("start", at("2026-02-09T09:00"), [START_TIME], ["DTSTART;TZID=Europe/Berlin:20260209T100000"]),
    ("start", at("2026-02-09T08:00"), [DUE_TIME], [DUE_TIME, START_TIME]),
    ("start", date(2026, 2, 9), [DUE_DAY], [DUE_DAY, "DTSTART;VALUE=DATE:20260209"]),
    ("start", None, [START_TIME, DUE_TIME], [DUE_TIME]),
    ("start", None, [START_TIME, "DURATION:P1D"], ["DUE;TZID=Europe/Berlin:20260210T090000"]),
    (
        "start",
        at("2026-02-09T09:00"),
        [START_TIME, "DURATION:PT2H"],
        ["DTSTART;TZID=Europe/Berlin:20260209T100000", "DURATION:PT1H"],
    ),
    ("status", Status.COMPLETED, ["STATUS:NEEDS-ACTION"], ["STATUS:COMPLETED", "PERCENT-COMPLETE:100"]),
    ("status", Status.COMPLETED, [], ["STATUS:COMPLETED", "PERCENT-COMPLETE:100"]),
    (
        "status",
        Status.IN_PROGRESS,
        ["STATUS:COMPLETED", "COMPLETED:20260101T000000Z", "PERCENT-COMPLETE:100"],
        ["STATUS:IN-PROCESS"],
    ),
    (
        "status",
        Status.NOT_STARTED,
        ["STATUS:IN-PROCESS", "PERCENT-COMPLETE:40"],
        ["STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:40"],
    ),
    ("status", Status.WAITING, ["STATUS:NEEDS-ACTION"], ["STATUS:IN-PROCESS"]),
    ("status", Status.DEFERRED, ["STATUS:IN-PROCESS"], ["STATUS:NEEDS-ACTION"]),
    ("status", Status.CANCELLED, [], ["STATUS:CANCELLED"]),
    ("percent_complete", 40, ["PERCENT-COMPLETE:10"], ["PERCENT-COMPLETE:40"]),
    ("percent_complete", 40, ["STATUS:NEEDS-ACTION"], ["STATUS:NEEDS-ACTION", "PERCENT-COMPLETE:40"]),
    ("percent_complete", 40, [], ["PERCENT-COMPLETE:40", "STATUS:NEEDS-ACTION"]),
    ("percent_complete", 100, ["PERCENT-COMPLETE:10"], ["PERCENT-COMPLETE:100", "STATUS:IN-PROCESS"]),
    ("percent_complete", None, ["STATUS:IN-PROCESS", "PERCENT-COMPLETE:10"], ["STATUS:IN-PROCESS"]),
    ("percent_complete", 0, [], ["PERCENT-COMPLETE:0"]),
    (
        "completed",
        at("2026-01-01T12:00"),
        ["STATUS:NEEDS-ACTION"],
        ["STATUS:COMPLETED", "COMPLETED:20260101T120000Z", "PERCENT-COMPLETE:100"],
    ),
    (
        "completed",
        at("2026-01-01T12:00"),
        ["STATUS:COMPLETED", "COMPLETED:20250101T120000Z"],
        ["STATUS:COMPLETED", "COMPLETED:20260101T120000Z"],
    ),
    ("completed", None, ["STATUS:COMPLETED", "COMPLETED:20250101T120000Z"], ["STATUS:COMPLETED"]),
    ("completed", None, ["COMPLETED:20250101T120000Z"], ["STATUS:COMPLETED"]),
    ("priority", Priority.HIGH, ["PRIORITY:3"], ["PRIORITY:3"]),
    ("priority", Priority.HIGHEST, [], ["PRIORITY:1"]),
    ("priority", Priority.NORMAL, ["PRIORITY:3"], ["PRIORITY:5"]),
    ("priority", Priority.LOWEST, ["PRIORITY:3"], ["PRIORITY:9"]),
    ("priority", None, ["PRIORITY:3"], []),
    ("priority", None, ["PRIORITY:0"], ["PRIORITY:0"]),
    ("notes", "a\nb", ["DESCRIPTION:c", "X-ALT-DESC:c"], ["DESCRIPTION:a\\nb"]),
    ("categories", ("A", "C"), ["CATEGORIES:A", "CATEGORIES:B"], ["CATEGORIES:A,C"]),
    ("contact", "Grace", [], ["CONTACT:Grace"]),
    ("custom_1", "4711", [], ["X-CUSTOMER-NUMBER:4711"]),
    ("recurrence", Recurrence("FREQ=DAILY"), [START_TIME], [START_TIME, "RRULE:FREQ=DAILY"]),
    (
        "recurrence",
        Recurrence("FREQ=DAILY"),
        [DUE_TIME],
        [DUE_TIME, "DTSTART;TZID=Europe/Berlin:20260210T170000", "RRULE:FREQ=DAILY"],
    ),
    ("recurrence", None, [START_TIME, "RRULE:FREQ=DAILY"], [START_TIME]),
]


@pytest.mark.parametrize("name, value, before, after", WRITTEN)
def test_writes(name: str, value: Value | None, before: list[str], after: list[str]) -> None:
    assert lines_after(task(*before), name, value) == after


FITS: list[tuple[str, Value, Fit | Unfit]] = [
    ("status", Status.WAITING, Fit(Status.IN_PROGRESS)),
    ("status", Status.DEFERRED, Fit(Status.NOT_STARTED)),
    ("status", Status.CANCELLED, Fit(Status.CANCELLED)),
    ("status", "done", Unfit("not a status")),
    ("priority", Priority.HIGHEST, Fit(Priority.HIGH)),
    ("priority", Priority.LOWEST, Fit(Priority.LOW)),
    ("priority", 1, Unfit("not a priority")),
    ("percent_complete", 120, Fit(100)),
    ("percent_complete", -1, Fit(0)),
    ("percent_complete", "half", Unfit("not a number")),
    ("completed", date(2026, 1, 1), Fit(at("2025-12-31T23:00"))),
    ("completed", "yesterday", Unfit("not a date or time")),
    ("due", date(2026, 1, 1), Fit(date(2026, 1, 1))),
]


@pytest.mark.parametrize("name, value, fit", FITS)
def test_fits(name: str, value: Value, fit: Fit | Unfit) -> None:
    assert TASKS.fits(name, value) == fit


@pytest.mark.parametrize(
    "before, day, after",
    [
        ([DUE_TIME], date(2026, 3, 30), ["DUE;TZID=Europe/Berlin:20260330T170000"]),
        (["DUE:20260210T233000Z"], date(2026, 2, 12), ["DUE:20260212T233000Z"]),
        (["DUE:20260210T170000"], date(2026, 2, 12), ["DUE:20260212T170000"]),
        ([START_TIME, "DURATION:P1D"], date(2026, 2, 11), [START_TIME, "DURATION:PT48H"]),
    ],
)
def test_a_day_alone_moves_the_day_and_keeps_time_and_zone(
    before: list[str], day: Moment, after: list[str]
) -> None:
    item = task(*before)
    TASKS.write(item, {"due": day})
    assert lines_of(item) == after


def test_the_same_day_changes_nothing() -> None:
    item = task(START_TIME, DUE_TIME)
    TASKS.write(item, {"due": date(2026, 2, 10), "start": date(2026, 2, 9)})
    assert not item.edited


def test_a_day_alone_moves_the_day_of_a_start() -> None:
    item = task(START_TIME)
    TASKS.write(item, {"start": date(2026, 3, 30)})
    assert lines_of(item) == ["DTSTART;TZID=Europe/Berlin:20260330T090000"]


@pytest.mark.parametrize(
    "before, due, after",
    [
        (
            [START_TIME, DUE_TIME],
            at("2026-02-01T16:00"),
            ["DTSTART;TZID=Europe/Berlin:20260131T090000", "DUE;TZID=Europe/Berlin:20260201T170000"],
        ),
        (
            ["DTSTART;VALUE=DATE:20260209", DUE_DAY],
            date(2026, 2, 1),
            ["DTSTART;VALUE=DATE:20260131", "DUE;VALUE=DATE:20260201"],
        ),
        ([START_TIME], at("2026-02-01T16:00"), [START_TIME, "DUE;TZID=Europe/Berlin:20260201T170000"]),
    ],
)
def test_a_start_that_would_lie_after_the_due_moment_moves_with_it(
    before: list[str], due: Moment, after: list[str]
) -> None:
    assert lines_after(task(*before), "due", due) == after


def test_a_repeating_task_keeps_its_start() -> None:
    item = task(START_TIME, "RRULE:FREQ=DAILY")
    TASKS.write(item, {"start": None})
    assert not item.edited


def test_a_series_of_tasks_moves_with_what_it_counts_from() -> None:
    item = task(DUE_TIME, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260217T170000")
    TASKS.write(item, {"due": at("2026-02-10T17:00")})
    assert lines_of(item)[2] == "EXDATE;TZID=Europe/Berlin:20260217T180000"
    item = task(START_TIME, DUE_TIME, "RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Berlin:20260216T090000")
    TASKS.write(item, {"start": at("2026-02-09T09:00")})
    assert lines_of(item)[3] == "EXDATE;TZID=Europe/Berlin:20260216T100000"


@pytest.mark.parametrize(
    "changes, after",
    [
        ({"status": Status.COMPLETED, "percent_complete": 90}, ["STATUS:COMPLETED", "PERCENT-COMPLETE:90"]),
        (
            {"status": Status.COMPLETED, "completed": at("2026-01-01T12:00"), "percent_complete": None},
            ["STATUS:COMPLETED", "COMPLETED:20260101T120000Z"],
        ),
        ({"status": None}, []),
    ],
)
def test_what_is_said_beside_the_status_counts(changes: Changes, after: list[str]) -> None:
    item = task()
    TASKS.write(item, changes)
    assert lines_of(item) == after


def alarm(trigger: str) -> list[str]:
    return ["BEGIN:VALARM", "ACTION:DISPLAY", trigger, "END:VALARM"]


QUARTER = timedelta(minutes=15)
REMINDERS = [
    # what the task has, how the alarm counts, how long before the due moment (else the start) it goes off
    ([DUE_TIME], "TRIGGER;RELATED=END:-PT15M", QUARTER),
    ([DUE_TIME], "TRIGGER:-PT15M", QUARTER),
    ([START_TIME], "TRIGGER:-PT15M", QUARTER),
    ([START_TIME, DUE_TIME], "TRIGGER;RELATED=END:-PT15M", QUARTER),
    ([START_TIME, DUE_TIME], "TRIGGER:-PT15M", timedelta(hours=32) + QUARTER),
    ([START_TIME, "DURATION:PT1H"], "TRIGGER:-PT15M", timedelta(hours=1) + QUARTER),
    ([], "TRIGGER:-PT15M", QUARTER),
]


@pytest.mark.parametrize("lines, trigger, before", REMINDERS)
def test_reads_reminders(lines: list[str], trigger: str, before: timedelta) -> None:
    item = task(*lines, *alarm(trigger))
    assert TASKS.read(item)["reminder"] == Reminder(before=before)


@pytest.mark.parametrize(
    "lines, written",
    [
        ([DUE_TIME], "TRIGGER;RELATED=END:-PT15M"),
        ([START_TIME, DUE_TIME], "TRIGGER;RELATED=END:-PT15M"),
        ([START_TIME, "DURATION:PT1H"], "TRIGGER;RELATED=END:-PT15M"),
        ([START_TIME], "TRIGGER:-PT15M"),
        ([], "TRIGGER;RELATED=END:-PT15M"),
    ],
)
def test_writes_reminders(lines: list[str], written: str) -> None:
    changed = lines_after(task(*lines, *alarm("TRIGGER:-P7D")), "reminder", Reminder(before=QUARTER))
    assert changed == [*lines, *alarm(written)]


def test_an_absolute_reminder_stays_absolute() -> None:
    item = task(DUE_DAY, *alarm("TRIGGER;VALUE=DATE-TIME:20260210T080000Z"))
    assert TASKS.read(item)["reminder"] == Reminder(at=at("2026-02-10T08:00"))
    changed = lines_after(item, "reminder", Reminder(at=at("2026-02-10T09:00")))
    assert changed == [DUE_DAY, *alarm("TRIGGER;VALUE=DATE-TIME:20260210T090000Z")]
