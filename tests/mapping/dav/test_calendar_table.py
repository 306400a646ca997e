"""Calendar objects as a whole: which are read, what they say beside fields, new ones, stamps."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from support.calendars import EVENTS as EVENT_FILES
from support.calendars import TODOS
from support.ics import (
    EVENTS,
    ME,
    OPTIONS,
    OUTLOOK_ZONE,
    TASKS,
    block,
    calendar,
    event,
    lines_of,
    task,
    vevent,
    vtodo,
)

from crmsync.formats.contentline import FormatError
from crmsync.mapping.base import Fit, TableOptions
from crmsync.mapping.dav.calendar_item import OtherKind
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.mapping.dav.events import event_table
from crmsync.model.items import Trait
from crmsync.model.values import Changes, Fields, Participant, Recurrence, Status

START = "DTSTART:20260105T090000Z"
NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
STAMPS = ["DTSTAMP:20260203T040506Z", "LAST-MODIFIED:20260203T040506Z"]
RECURRENCE_ID = "RECURRENCE-ID:20260112T090000Z"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


JOURNAL = block("VJOURNAL", "UID:j", "SUMMARY:Dear diary")


@pytest.mark.parametrize(
    "blocks, reason",
    [
        ([vevent(START), vevent(START, uid="other")], "it holds 2 different events in one file"),
        ([vevent(START), vevent(START)], "it holds 2 events with one UID in one file"),
        ([vevent(START, RECURRENCE_ID), vevent(START, RECURRENCE_ID)], "2 single occurrences of a series"),
        ([vevent("SUMMARY:x")], "its start is missing or not understood"),
        ([vevent("DTSTART:soon")], "its start is missing or not understood"),
    ],
)
def test_what_cannot_be_synced_says_why(blocks: list[str], reason: str) -> None:
    with pytest.raises(FormatError) as raised:
        EVENTS.open(calendar(*blocks))
    assert reason in raised.value.reason
    assert not isinstance(raised.value, OtherKind)


@pytest.mark.parametrize(
    "table, blocks, reason",
    [
        (EVENTS, [JOURNAL], "it holds no event, but journal entry"),
        (EVENTS, [vtodo()], "it holds no event, but task"),
        (TASKS, [vevent(START), JOURNAL], "it holds no task, but event and journal entry"),
        (TASKS, [OUTLOOK_ZONE], "it holds no task, but nothing"),
        (EVENTS, [block("VFREEBUSY")], "it holds no event, but free/busy time"),
    ],
)
def test_objects_of_another_kind_are_no_problem(table: CalendarTable, blocks: list[str], reason: str) -> None:
    with pytest.raises(OtherKind) as raised:
        table.open(calendar(*blocks))
    assert raised.value.reason == reason


def test_a_file_with_an_event_and_a_task_holds_one_of_each() -> None:
    both = calendar(vevent(START, "SUMMARY:Lunch"), vtodo("SUMMARY:Call"), JOURNAL)
    item = EVENTS.open(both)
    EVENTS.write(item, {"title": "Dinner"})
    changed = TASKS.open(item.serialize())
    assert TASKS.read(changed)["subject"] == "Call"
    TASKS.write(changed, {"subject": "Write"})
    assert changed.serialize() == both.replace(b"Lunch", b"Dinner").replace(b"Call", b"Write")


def test_an_event_without_a_uid_is_read() -> None:
    item = EVENTS.open(calendar(block("VEVENT", START, "SUMMARY:Lunch")))
    assert (EVENTS.read(item)["title"], EVENTS.facts(item).uid) == ("Lunch", None)


@pytest.mark.parametrize(
    "data, label",
    [
        (calendar(vevent(START, "SUMMARY:Team\\nLunch"), vevent(START, uid="2")), "Team Lunch"),
        (calendar(vevent(START)), ""),
        (b"garbage", ""),
        (b"BEGIN:VCALENDAR", ""),
    ],
)
def test_an_unreadable_object_has_a_label(data: bytes, label: str) -> None:
    assert EVENTS.label(data) == label


def test_facts() -> None:
    item = event(START, "LAST-MODIFIED:20260101T120000Z", "CREATED:20251231T120000", "CLASS:PRIVATE")
    facts = EVENTS.facts(item)
    assert facts.uid == "event-1"
    assert (facts.modified, facts.created) == (at("2026-01-01T12:00"), at("2025-12-31T11:00"))
    assert facts.traits == {Trait.PRIVATE}
    assert facts.notes == ()


def test_a_date_stamp_is_not_the_time_of_an_edit() -> None:
    """Some servers write the time of the download there."""
    assert EVENTS.facts(event(START, "DTSTAMP:20260101T120000Z")).modified is None


def test_confidential_tasks_are_private_too() -> None:
    assert TASKS.facts(task("CLASS:CONFIDENTIAL")).traits == {Trait.PRIVATE}


def test_unknown_zones_are_noted_once() -> None:
    item = event("DTSTART;TZID=Nowhere:20260105T090000", "DTEND;TZID=Nowhere:20260105T100000")
    assert EVENTS.facts(item).notes == (
        "its time zone “Nowhere” is unknown; its times were read as local times in Europe/Berlin",
    )
    assert TASKS.facts(task("DUE;TZID=Nowhere:20260105T090000")).notes


NEW_EVENT: list[tuple[Fields, list[str]]] = [
    (
        {"title": "Lunch", "start": at("2026-07-01T10:00"), "end": at("2026-07-01T11:00")},
        [
            "DTSTART;TZID=Europe/Berlin:20260701T120000",
            "DTEND;TZID=Europe/Berlin:20260701T130000",
            "SUMMARY:Lunch",
        ],
    ),
    (
        {"start": at("2026-07-01T10:00"), "time_zone": "America/New_York"},
        ["DTSTART;TZID=America/New_York:20260701T060000"],
    ),
    ({"start": at("2026-07-01T10:00"), "time_zone": "UTC"}, ["DTSTART:20260701T100000Z"]),
    (
        {"start": date(2026, 7, 1), "end": date(2026, 7, 3), "time_zone": "UTC"},
        ["DTSTART;VALUE=DATE:20260701", "DTEND;VALUE=DATE:20260703"],
    ),
    (
        {"start": at("2026-07-01T10:00"), "recurrence": Recurrence("FREQ=DAILY;COUNT=2")},
        ["DTSTART;TZID=Europe/Berlin:20260701T120000", "RRULE:FREQ=DAILY;COUNT=2"],
    ),
]


@pytest.mark.parametrize("fields, lines", NEW_EVENT)
def test_new_events(fields: Fields, lines: list[str]) -> None:
    item = EVENTS.create("op-1", fields, NOW)
    assert lines_of(item) == ["UID:op-1", STAMPS[0], "CREATED:20260203T040506Z", STAMPS[1], *lines]
    zones = {line.split(";TZID=")[1].split(":")[0] for line in lines if ";TZID=" in line}
    assert set(item.calendar.zones()) == zones
    again = EVENTS.open(item.serialize())
    assert EVENTS.read(again) == EVENTS.complete(fields)
    assert (again.uid, EVENTS.facts(again).created) == ("op-1", NOW)


@pytest.mark.parametrize("fields", [fields for fields, _ in NEW_EVENT])
def test_completing_twice_adds_nothing(fields: Fields) -> None:
    assert EVENTS.complete(EVENTS.complete(fields)) == EVENTS.complete(fields)


def test_what_a_new_item_will_hold_is_known() -> None:
    assert EVENTS.complete({"start": at("2026-07-01T10:00")}) == {
        "start": at("2026-07-01T10:00"),
        "end": at("2026-07-01T10:00"),
        "time_zone": "Europe/Berlin",
    }
    assert TASKS.complete({"subject": "x"}) == {"subject": "x", "status": Status.NOT_STARTED}
    done = TASKS.complete({"subject": "x", "status": Status.COMPLETED})
    assert done == {"subject": "x", "status": Status.COMPLETED, "percent_complete": 100}


def test_an_event_without_a_start_cannot_be_made() -> None:
    assert EVENTS.complete({"title": "x"}) == {"title": "x"}
    with pytest.raises(FormatError, match="needs a start"):
        EVENTS.create("op-1", {"title": "x"}, NOW)


def test_new_tasks() -> None:
    fields: Fields = {"subject": "Call", "due": date(2026, 2, 5), "recurrence": Recurrence("FREQ=WEEKLY")}
    item = TASKS.create("op-1", fields, NOW)
    assert lines_of(item)[4:] == [
        "DUE;VALUE=DATE:20260205",
        "SUMMARY:Call",
        "DTSTART;VALUE=DATE:20260205",
        "RRULE:FREQ=WEEKLY",
    ]
    assert TASKS.read(TASKS.open(item.serialize())) == TASKS.complete(fields)


def test_a_new_task_that_is_done_was_done_now_unless_it_says_when() -> None:
    done: Fields = {"subject": "x", "status": Status.COMPLETED}
    assert TASKS.read(TASKS.create("1", done, NOW))["completed"] == NOW
    earlier = at("2026-01-01T00:00")
    assert TASKS.read(TASKS.create("1", {**done, "completed": earlier}, NOW))["completed"] == earlier


GUESTS = (Participant("bob@x.example", "Bob"),)


def test_new_meetings_mail_nobody_unless_they_may() -> None:
    fields: Fields = {"start": at("2026-07-01T10:00"), "participants": GUESTS}
    for mail, told in ((False, True), (True, False)):
        item = EVENTS.create("1", fields, NOW, mail_guests=mail)
        attendee = item.component.first("ATTENDEE")
        assert attendee is not None
        assert (attendee.parameter("SCHEDULE-AGENT") == "CLIENT") is told
        assert item.component.value("ORGANIZER") == f"mailto:{ME}"
        assert EVENTS.facts(item).traits == {Trait.GUESTS, Trait.ORGANISED}


def test_without_invitations_new_meetings_have_no_guests() -> None:
    quiet = event_table(TableOptions({}, addresses=OPTIONS.addresses), "Europe/Berlin")
    item = quiet.create("1", {"start": at("2026-07-01T10:00"), "participants": GUESTS}, NOW, mail_guests=True)
    assert item.component.first("ATTENDEE") is item.component.first("ORGANIZER") is None


@pytest.mark.parametrize(
    "lines, changes, added",
    [
        ([], {"title": "x"}, ["SUMMARY:x", *STAMPS]),
        ([], {"start": at("2026-01-05T08:00")}, ["DTEND:20260105T090000Z", *STAMPS, "SEQUENCE:1"]),
        (
            ["SEQUENCE:3"],
            {"recurrence": Recurrence("FREQ=DAILY")},
            ["SEQUENCE:4", "RRULE:FREQ=DAILY", *STAMPS],
        ),
        (
            ["SEQUENCE:many"],
            {"recurrence": Recurrence("FREQ=DAILY")},
            ["SEQUENCE:1", "RRULE:FREQ=DAILY", *STAMPS],
        ),
    ],
)
def test_an_edit_is_stamped(lines: list[str], changes: Changes, added: list[str]) -> None:
    item = event(START, *lines)
    EVENTS.write(item, changes)
    EVENTS.stamp(item, changes, NOW)
    assert lines_of(item)[1:] == added


def test_stamps_that_are_there_are_renewed() -> None:
    item = event("LAST-MODIFIED:20200101T000000Z", START, "DTSTAMP:20200101T000000Z")
    EVENTS.write(item, {"title": "x"})
    EVENTS.stamp(item, {"title": "x"}, NOW)
    assert lines_of(item) == [STAMPS[1], START, STAMPS[0], "SUMMARY:x"]


def test_without_an_edit_there_is_no_stamp() -> None:
    item = event(START, "SUMMARY:x")
    EVENTS.write(item, {"title": "x"})
    EVENTS.stamp(item, {"title": "x"}, NOW)
    assert not item.edited


@pytest.mark.parametrize("organiser, counts", [(ME, True), ("grace@navy.example", False)])
def test_only_the_organiser_counts_revisions(organiser: str, counts: bool) -> None:
    item = event(START, f"ORGANIZER:mailto:{organiser}", "SEQUENCE:2")
    changes: Changes = {"start": at("2026-01-05T10:00")}
    EVENTS.write(item, changes)
    EVENTS.stamp(item, changes, NOW)
    assert item.component.value("SEQUENCE") == ("3" if counts else "2")


def test_a_task_completed_without_a_moment_was_completed_now() -> None:
    cases: list[tuple[Changes, datetime | None]] = [
        ({"status": Status.COMPLETED}, NOW),
        ({"status": Status.COMPLETED, "completed": at("2026-01-01T00:00")}, at("2026-01-01T00:00")),
        ({"subject": "x"}, None),
    ]
    for changes, moment in cases:
        item = task("STATUS:COMPLETED" if moment is None else "STATUS:NEEDS-ACTION")
        TASKS.write(item, changes)
        TASKS.stamp(item, changes, NOW)
        assert TASKS.read(item).get("completed") == moment


@pytest.mark.parametrize("data", [*EVENT_FILES.values(), *TODOS.values()])
def test_files_of_real_producers(data: bytes) -> None:
    table = TASKS if b"BEGIN:VTODO" in data else EVENTS
    item = table.open(data)
    fields = table.read(item)
    assert fields
    for name, value in fields.items():
        if not isinstance(value, Recurrence):
            assert table.fits(name, value) == Fit(value), name
    table.write(item, fields)
    assert item.serialize() == data
