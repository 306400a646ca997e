"""Series at a real Odoo: one item whatever a person does to its dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from support.odoo import OdooInstallation
from support.odoo_bench import OdooBench
from support.odoo_calendar import (
    BOB,
    FOUR,
    GUESTS,
    HOUR,
    MODEL,
    SINGLE,
    START,
    WEEK,
    WEEKLY,
    Calendar,
    guests,
)

from crmsync.connect.base import Delete, Fate, OpenOptions, Update, Written
from crmsync.connect.odoo.connector import Archived
from crmsync.model.kinds import Kind
from crmsync.model.values import Answer, Participant, Recurrence, Value

# --- a series is one item ---


def test_a_series_is_one_item_with_a_row_for_each_date(calendar: Calendar) -> None:
    written = calendar.create(WEEKLY)
    assert written.held is not None
    assert {name: written.held.get(name) for name in WEEKLY} == dict(WEEKLY)
    assert [row["start"] for row in calendar.rows(written.id)] == [
        f"2031-12-{day:02} 09:00:00" for day in (1, 8, 15, 22)
    ]
    changed, gone = calendar.look()
    assert (set(changed), gone) == ({written.id}, set())
    assert calendar.look() == ({}, set())


@pytest.mark.parametrize(
    "recurrence",
    [
        Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO", (START + WEEK, START + 2 * WEEK)),
        Recurrence("FREQ=DAILY;INTERVAL=3;UNTIL=20311220T225959Z"),
        Recurrence("FREQ=MONTHLY;COUNT=3;BYDAY=1MO"),
        Recurrence("FREQ=MONTHLY;INTERVAL=2;COUNT=3;BYMONTHDAY=1"),
        Recurrence("FREQ=WEEKLY;COUNT=5;BYDAY=MO,WE,FR"),
        Recurrence("FREQ=WEEKLY;BYDAY=MO"),
        Recurrence("FREQ=YEARLY"),
    ],
    ids=lambda one: one.rule,
)
def test_every_kind_of_series_is_held_as_it_was_foretold(calendar: Calendar, recurrence: Recurrence) -> None:
    fields = {**WEEKLY, "recurrence": recurrence}
    written = calendar.create(fields)
    assert written.held is not None
    assert {name: written.held.get(name) for name in fields} == fields
    moved = calendar.update(written.id, start=START + HOUR, end=START + 2 * HOUR)
    assert moved.held is not None
    assert moved.held["start"] == START + HOUR
    assert isinstance(moved.held["recurrence"], Recurrence)
    assert moved.held["recurrence"].rule == recurrence.rule


def test_a_series_of_whole_days_travels(calendar: Calendar) -> None:
    days: dict[str, Value] = {
        "title": "Holiday",
        "start": date(2031, 12, 24),
        "end": date(2031, 12, 27),
        "recurrence": Recurrence("FREQ=YEARLY;COUNT=3", (date(2032, 12, 24),)),
    }
    written = calendar.create(days)
    assert written.held is not None
    assert {name: written.held.get(name) for name in days} == days


def write(**values: Any) -> Callable[[Calendar, list[int]], object]:
    """What a person changes at the second date. all, following: beside it, too."""
    return lambda calendar, rows: calendar.person(MODEL, "write", [rows[1]], values)


AT_TWELVE = {"start": "2031-12-08 11:00:00", "stop": "2031-12-08 12:00:00"}
HANDS: Mapping[str, tuple[Callable[[Calendar, list[int]], object], Mapping[str, Any]]] = {
    "one is moved": (
        write(**AT_TWELVE, recurrence_update="self_only"),
        {"start": START, "recurrence": Recurrence(FOUR, (), (START + WEEK,))},
    ),
    "one is renamed": (
        write(name="Other", recurrence_update="self_only"),
        {"title": "Jour fixe", "recurrence": Recurrence(FOUR, (), (START + WEEK,))},
    ),
    "all are moved": (
        write(**AT_TWELVE, recurrence_update="all_events"),
        {"start": START + 2 * HOUR, "recurrence": Recurrence(FOUR)},
    ),
    "all are renamed": (write(name="Other", recurrence_update="all_events"), {"title": "Other"}),
    "two days a week": (
        write(tue=True, count=6, recurrence_update="all_events"),
        {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=6;BYDAY=MO,TU")},
    ),
    "one is deleted": (
        lambda calendar, rows: calendar.person(MODEL, "unlink", [rows[1]]),
        {"recurrence": Recurrence(FOUR, (START + WEEK,))},
    ),
    "the first is deleted": (
        lambda calendar, rows: calendar.person(MODEL, "unlink", [rows[0]]),
        {"start": START + WEEK, "recurrence": Recurrence("FREQ=WEEKLY;COUNT=3;BYDAY=MO")},
    ),
    "the first is archived": (
        lambda calendar, rows: calendar.person(MODEL, "write", [rows[0]], {"active": False}),
        {"start": START + WEEK, "recurrence": Recurrence("FREQ=WEEKLY;COUNT=3;BYDAY=MO")},
    ),
    "the following are deleted": (
        lambda calendar, rows: calendar.person(
            MODEL, "action_mass_deletion", [rows[2]], recurrence_update_setting="future_events"
        ),
        {"recurrence": Recurrence("FREQ=WEEKLY;COUNT=2;BYDAY=MO")},
    ),
    "it repeats no more": (
        lambda calendar, rows: calendar.person(
            MODEL, "write", [rows[0]], {"recurrency": False, "recurrence_update": "all_events"}
        ),
        {"start": START, "recurrence": None},
    ),
}


@pytest.mark.parametrize("way", HANDS)
def test_a_series_stays_the_same_item_whatever_a_person_does(calendar: Calendar, way: str) -> None:
    hand, told = HANDS[way]
    written = calendar.create(WEEKLY)
    calendar.look()
    hand(calendar, [int(row["id"]) for row in calendar.rows(written.id)])
    calendar.next_run()
    changed, gone = calendar.look()
    assert (set(changed), gone) == ({written.id}, set())
    assert {name: changed[written.id].fields.get(name) for name in told} == told
    assert calendar.look() == ({}, set())


@pytest.mark.parametrize("fields", [SINGLE, WEEKLY], ids=["single", "series"])
def test_a_guests_answer_is_noticed(calendar: Calendar, fields: Mapping[str, Value]) -> None:
    written = calendar.create({**fields, **GUESTS})
    calendar.look()
    answers = calendar.person("calendar.attendee", "search", [["email", "=", BOB]])
    calendar.person("calendar.attendee", "write", answers, {"state": "declined"})
    changed, _ = calendar.look()
    assert Participant(BOB, "Bob Guest", Answer.DECLINED) in guests(changed[written.id])


def test_this_and_all_following_become_a_series_of_their_own(calendar: Calendar) -> None:
    """As they do in Odoo."""
    written = calendar.create(WEEKLY)
    calendar.look()
    write(**AT_TWELVE, recurrence_update="future_events")(
        calendar, [int(row["id"]) for row in calendar.rows(written.id)]
    )
    changed, gone = calendar.look()
    assert gone == set()
    old, new = changed.pop(written.id), *changed.values()
    assert old.fields["recurrence"] == Recurrence("FREQ=WEEKLY;UNTIL=20311206T225959Z;BYDAY=MO")
    assert new.fields["start"] == START + WEEK + 2 * HOUR
    assert new.fields["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=3;BYDAY=MO")


def test_a_series_whose_first_date_was_deleted_can_still_be_written(calendar: Calendar) -> None:
    written = calendar.create(WEEKLY)
    calendar.look()
    calendar.person(MODEL, "unlink", [int(written.id)])
    calendar.next_run()
    changed, _ = calendar.look()
    held = changed[written.id]
    later: dict[str, Value] = {
        "title": "Still here",
        "start": START + WEEK + HOUR,
        "end": START + WEEK + 2 * HOUR,
    }
    (outcome,) = calendar.collection.write([Update(held.id, held.version, later)])
    assert isinstance(outcome, Written), outcome
    assert outcome.held is not None
    assert {name: outcome.held[name] for name in later} == later
    assert calendar.collection.fate({written.id: None}) == {written.id: Fate.PRESENT}
    (outcome,) = calendar.collection.write([Delete(written.id, outcome.version)])
    assert isinstance(outcome, Written), outcome
    assert calendar.count() == 0


def test_a_deleted_series_is_gone_with_all_its_rows_and_no_others(calendar: Calendar) -> None:
    mine, other, single = calendar.create(WEEKLY), calendar.create(WEEKLY), calendar.create(SINGLE)
    calendar.delete(mine.id)
    assert calendar.count() == len(calendar.rows(other.id)) + 1
    assert calendar.look()[0].keys() == {other.id, single.id}


@pytest.mark.parametrize("way", ["at once", "one by one"])
def test_a_deletion_by_a_person_is_told(calendar: Calendar, way: str) -> None:
    written = calendar.create(WEEKLY)
    calendar.look()
    if way == "at once":
        every = {"recurrence_update_setting": "all_events"}
        calendar.person(MODEL, "action_mass_deletion", [int(written.id)], **every)
    else:
        calendar.person(MODEL, "unlink", [row["id"] for row in calendar.rows(written.id)])
    assert calendar.look() == ({}, {written.id})
    assert calendar.collection.fate({written.id: None}) == {written.id: Fate.DELETED}


def test_where_deleting_means_archiving_the_whole_series_is_archived(
    bench: OdooBench, odoo: OdooInstallation
) -> None:
    connector = bench.connector(archived=Archived.DELETE)
    folder = bench.make_folder(Kind.EVENTS)
    calendar = Calendar(bench, odoo, connector.open(folder, Kind.EVENTS, OpenOptions()))
    written = calendar.create(WEEKLY)
    calendar.delete(written.id)
    assert calendar.count() == 4
    assert calendar.person(MODEL, "search_count", []) == 0
    connector.close()
