"""Values for people, for programs, and from what a person types."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crmsync.app.errors import UnknownName
from crmsync.app.values import editable, joined, parse, plain, say
from crmsync.model.fields import FIELDS, ValueType
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Answer,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    Value,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
DAY = date(2026, 7, 1)

TABLE: list[tuple[str, Value | None, str, object]] = [
    # field, value, for people, for programs
    ("title", None, "(empty)", None),
    ("title", "Founder", "Founder", "Founder"),
    ("notes", "one\ntwo", "one ⏎ two", "one\ntwo"),
    ("notes", "x" * 100, "x" * 79 + "…", "x" * 100),
    ("birthday", DAY, "2026-07-01", "2026-07-01"),
    ("due", NOON, "2026-07-01 12:00", "2026-07-01T10:00:00Z"),
    ("start", DAY, "2026-07-01", "2026-07-01"),
    ("end", date(2026, 7, 2), "2026-07-01", "2026-07-02"),
    ("end", NOON, "2026-07-01 12:00", "2026-07-01T10:00:00Z"),
    ("percent_complete", 50, "50", 50),
    ("status", Status.NOT_STARTED, "not started", "not-started"),
    ("priority", Priority.HIGH, "high", "high"),
    ("categories", ("A", "B"), "A, B", ["A", "B"]),
    ("reminder", Reminder(before=timedelta(minutes=15)), "15 minutes before", "15 minutes before"),
    ("reminder", Reminder(before=timedelta(hours=1)), "1 hour before", "60 minutes before"),
    ("reminder", Reminder(before=timedelta(days=2)), "2 days before", "2880 minutes before"),
    ("reminder", Reminder(before=timedelta(0)), "0 minutes before", "0 minutes before"),
    ("reminder", Reminder(at=NOON), "2026-07-01 12:00", "2026-07-01T10:00:00Z"),
    ("recurrence", Recurrence("FREQ=WEEKLY"), "FREQ=WEEKLY", "FREQ=WEEKLY"),
    (
        "recurrence",
        Recurrence("FREQ=DAILY", (DAY,), (date(2026, 7, 3), date(2026, 7, 4))),
        "FREQ=DAILY; 1 left out; 2 changed",
        "FREQ=DAILY; without 2026-07-01; changed 2026-07-03, 2026-07-04",
    ),
    (
        "participants",
        (Participant("ada@example.com", "Ada", Answer.ACCEPTED), Participant("bob@example.com")),
        "Ada <ada@example.com> (accepted), bob@example.com",
        ["Ada <ada@example.com> (accepted)", "bob@example.com"],
    ),
    ("photo", PhotoToken("abc"), "a photo", "a photo"),
    ("time_zone", "Asia/Calcutta", "Asia/Kolkata", "Asia/Calcutta"),
    ("title", "Asia/Calcutta", "Asia/Calcutta", "Asia/Calcutta"),
]


@pytest.mark.parametrize(("name", "value", "words", "data"), TABLE)
def test_a_value_for_people_and_for_programs(
    name: str, value: Value | None, words: str, data: object
) -> None:
    assert say(name, value, BERLIN) == words
    assert plain(value) == data
    assert json.loads(json.dumps(plain(value))) == data


TYPED: list[tuple[Kind, str, str, Value | None]] = [
    (Kind.CONTACTS, "mobile_phone", "  +49 30  2 ", "+49 30 2"),
    (Kind.CONTACTS, "notes", "one\r\ntwo", "one\ntwo"),
    (Kind.CONTACTS, "categories", "B, a ,b", ("a", "B")),
    (Kind.CONTACTS, "birthday", "1815-12-10", date(1815, 12, 10)),
    (Kind.CONTACTS, "custom_1", "K-17", "K-17"),
    (Kind.CONTACTS, "notes", " ", None),
    (Kind.TASKS, "due", "2026-07-01", DAY),
    (Kind.TASKS, "due", "2026-07-01T12:00+02:00", NOON),
    (Kind.TASKS, "percent_complete", "40", 40),
    (Kind.TASKS, "status", "In progress", Status.IN_PROGRESS),
    (Kind.TASKS, "priority", "HIGHEST", Priority.HIGHEST),
    (Kind.TASKS, "reminder", "15 minutes", Reminder(before=timedelta(minutes=15))),
    (Kind.TASKS, "reminder", "1 day before", Reminder(before=timedelta(days=1))),
    (Kind.TASKS, "reminder", "2026-07-01T10:00Z", Reminder(at=NOON)),
    (Kind.EVENTS, "end", "2026-07-01", date(2026, 7, 2)),
    (Kind.EVENTS, "end", "2026-07-01T12:00+02:00", NOON),
    (Kind.EVENTS, "privacy", "private", Privacy.PRIVATE),
    (Kind.EVENTS, "recurrence", "RRULE:interval=2;freq=weekly", Recurrence("FREQ=WEEKLY;INTERVAL=2")),
]


@pytest.mark.parametrize(("kind", "name", "typed", "value"), TYPED)
def test_what_a_person_types(kind: Kind, name: str, typed: str, value: Value | None) -> None:
    assert parse(kind, name, typed) == value


@pytest.mark.parametrize(
    ("kind", "name", "typed", "hint"),
    [
        (Kind.CONTACTS, "birthday", "10.12.1815", "a date like"),
        (Kind.TASKS, "percent_complete", "140", "from 0 to 100"),
        (Kind.TASKS, "percent_complete", "half", "from 0 to 100"),
        (Kind.TASKS, "status", "nearly", "not-started, in-progress"),
        (Kind.TASKS, "reminder", "soon", "15 minutes"),
        (Kind.TASKS, "reminder", "2026-07-01", "15 minutes"),
        (Kind.TASKS, "due", "tomorrow", "a date like"),
        (Kind.EVENTS, "recurrence", "weekly", "FREQ=WEEKLY"),
        (Kind.EVENTS, "participants", "ada@example.com", "crm or outlook"),
        (Kind.CONTACTS, "photo", "ada.jpg", "crm or outlook"),
    ],
)
def test_what_cannot_be_meant(kind: Kind, name: str, typed: str, hint: str) -> None:
    with pytest.raises(UnknownName) as caught:
        parse(kind, name, typed)
    assert hint in caught.value.advice


def test_every_type_of_value_can_be_typed_or_is_refused_in_words() -> None:
    for kind, fields in FIELDS.items():
        for spec in fields.values():
            if spec.type in (ValueType.PHOTO, ValueType.PARTICIPANTS):
                with pytest.raises(UnknownName, match="cannot be typed in"):
                    parse(kind, spec.name, "x")
            else:
                assert parse(kind, spec.name, "") is None


@pytest.mark.parametrize(("kind", "name", "typed", "value"), TYPED)
def test_a_value_that_is_typed_again_as_it_stands_is_the_same(
    kind: Kind, name: str, typed: str, value: Value | None
) -> None:
    shown = editable(kind, name, value)
    assert shown is not None
    assert parse(kind, name, shown) == value


def test_what_cannot_be_typed_cannot_be_edited() -> None:
    assert editable(Kind.CONTACTS, "photo", PhotoToken("abc")) is None
    assert editable(Kind.EVENTS, "participants", (Participant("ada@example.com"),)) is None
    assert editable(Kind.TASKS, "due", NOON.replace(second=7)) is not None
    assert parse(Kind.TASKS, "due", str(editable(Kind.TASKS, "due", NOON.replace(second=7)))) == NOON.replace(
        second=7
    )


@pytest.mark.parametrize(
    ("name", "first", "second", "both"),
    [
        ("notes", "Met at the fair.", "Wants an offer.", "Met at the fair.\nWants an offer."),
        ("notes", "Met.", "Met.\nTwice.", None),
        ("notes", "Met.", None, None),
        ("categories", ("A", "B"), ("b", "C"), ("A", "B", "C")),
        ("categories", ("A", "B"), ("b",), None),
        ("mobile_phone", "1", "2", None),
        ("birthday", date(1815, 12, 10), date(1815, 12, 11), None),
    ],
)
def test_both_values_in_one(name: str, first: Value | None, second: Value | None, both: Value | None) -> None:
    assert joined(Kind.CONTACTS, name, first, second) == both


def test_what_programs_read_of_simple_values_can_be_typed_again() -> None:
    for kind, name, _, value in TYPED:
        if name == "end":
            continue  # programs read the exclusive end of RFC 5545, people type the last day
        if isinstance(value, str | date | Status | Priority | Reminder | Recurrence):
            assert parse(kind, name, str(plain(value))) == value
