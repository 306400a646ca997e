"""Meetings at a real Odoo: nobody is told, a series is one item whatever a person does to it, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from support.odoo import OdooInstallation, OdooServer
from support.odoo_bench import OdooBench, Stranger

from crmsync.connect.base import (
    Collection,
    Create,
    Delete,
    Fate,
    OpenOptions,
    Update,
    Written,
)
from crmsync.connect.odoo.client import Protocol
from crmsync.connect.odoo.connector import Archived, OdooConnector
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Answer, Participant, Recurrence, Reminder, Value

MODEL = "calendar.event"
START = datetime(2031, 12, 1, 9, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
BOB = "bob@guest.example"
TOLD = ("mail_mail", "mail_message", "mail_notification", "mail_followers", "bus_bus")
"""Where Odoo puts what people are told by mail, in the chatter, in the inbox and on the screen."""
WEEKLY: Mapping[str, Value] = {
    "title": "Jour fixe",
    "start": START,
    "end": START + HOUR,
    "time_zone": "Europe/Berlin",
    "recurrence": Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO"),
}
SINGLE: Mapping[str, Value] = {"title": "Review", "start": START, "end": START + HOUR}
GUESTS: Mapping[str, Value] = {"participants": (Participant(BOB), Participant("admin@example.test"))}


@dataclass(slots=True)
class Calendar:
    """The collection under test, what it told last, and the person who works in Odoo's own window."""

    bench: OdooBench
    odoo: OdooInstallation
    collection: Collection
    connectors: list[OdooConnector] = field(default_factory=list)
    cursor: Cursor | None = None
    known: dict[ItemId, Version] = field(default_factory=dict)

    @property
    def person(self) -> Stranger:
        return self.bench.stranger

    def next_run(self) -> None:
        """All that is remembered from now on is what the state keeps: cursor and versions."""
        connector = self.bench.connector()
        self.connectors.append(connector)
        self.collection = connector.open(MODEL, Kind.EVENTS, OpenOptions())

    def close(self) -> None:
        for connector in self.connectors:
            connector.close()

    def create(self, fields: Mapping[str, Value]) -> Written:
        given = self.collection.rules.complete(fields)
        (outcome,) = self.collection.write([Create(OperationKey(str(uuid4())), given)])
        assert isinstance(outcome, Written), outcome
        return outcome

    def update(self, item: ItemId, **changes: Value | None) -> Written:
        held = self.item(item)
        (outcome,) = self.collection.write([Update(held.id, held.version, changes, held.original)])
        assert isinstance(outcome, Written), outcome
        assert outcome.id == item
        return outcome

    def delete(self, item: ItemId) -> None:
        (outcome,) = self.collection.write([Delete(item, self.item(item).version)])
        assert isinstance(outcome, Written), outcome

    def item(self, item: ItemId) -> Item:
        (found,) = self.collection.fetch([item])
        assert isinstance(found, Item), found
        return found

    def look(self) -> tuple[dict[ItemId, Item], set[ItemId]]:
        """What changed since the last look, and what is gone."""
        changed: dict[ItemId, Item] = {}
        gone: set[ItemId] = set()
        for page in self.collection.changes(self.cursor, dict(self.known)):
            assert not page.unreadable
            changed |= {one.id: one for one in page.items if self.known.get(one.id) != one.version}
            gone.update(page.gone)
            self.cursor = page.cursor or self.cursor
        self.known |= {one.id: one.version for one in changed.values()}
        for item in gone:
            del self.known[item]
        return changed, gone

    def rows(self, item: ItemId) -> list[dict[str, Any]]:
        """The rows of a series as the person sees them, earliest first."""
        (row,) = self.person(MODEL, "read", [int(item)], ["recurrence_id"])
        names = ["start", "stop", "name", "location", "show_as", "attendee_ids", "alarm_ids", "description"]
        domain = [["recurrence_id", "=", row["recurrence_id"][0]]]
        found: list[dict[str, Any]] = self.person(MODEL, "search_read", domain, names, order="start")
        return found

    def count(self) -> int:
        """How many rows there are at all, archived ones too."""
        return int(self.odoo.sql("select count(*) from calendar_event", self.bench.server.database))

    def told(self) -> dict[str, int]:
        return {
            name: int(self.odoo.sql(f"select count(*) from {name}", self.bench.server.database))
            for name in TOLD
        }

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Nobody is told anything meanwhile."""
        before = self.told()
        yield
        assert self.told() == before


@pytest.fixture(scope="module")
def bench(odoo_server: OdooServer) -> Iterator[OdooBench]:
    bench = OdooBench(odoo_server, Protocol.JSON2)
    if not bench.stranger("res.partner", "search", [["email", "=", BOB]]):
        bench.stranger("res.partner", "create", {"name": "Bob Guest", "email": BOB})
    yield bench
    bench.close()


@pytest.fixture
def calendar(bench: OdooBench, odoo: OdooInstallation) -> Iterator[Calendar]:
    folder = bench.make_folder(Kind.EVENTS)
    connector = bench.connector()
    calendar = Calendar(bench, odoo, connector.open(folder, Kind.EVENTS, OpenOptions()), [connector])
    yield calendar
    calendar.close()


def guests(item: Item) -> list[Participant]:
    held = item.fields.get("participants", ())
    assert isinstance(held, tuple)
    return [one for one in held if isinstance(one, Participant)]


# --- nobody is told ---


def move(calendar: Calendar, item: ItemId) -> None:
    calendar.update(item, start=START + HOUR, end=START + 2 * HOUR)


WAYS: Mapping[str, Callable[[Calendar, ItemId], object]] = {
    "moved": move,
    "to another day": lambda calendar, item: calendar.update(item, start=START + DAY, end=START + DAY + HOUR),
    "to whole days": lambda calendar, item: calendar.update(item, start=START.date(), end=START.date() + DAY),
    "renamed": lambda calendar, item: calendar.update(item, title="Other", location="There"),
    "reminded": lambda calendar, item: calendar.update(item, reminder=Reminder(before=HOUR)),
    "uninvited": lambda calendar, item: calendar.update(item, participants=None),
    "repeated": lambda calendar, item: calendar.update(item, recurrence=Recurrence("FREQ=WEEKLY;COUNT=6")),
    "cancelled once": lambda calendar, item: calendar.update(
        item, recurrence=Recurrence("FREQ=WEEKLY;COUNT=4", (START + WEEK,))
    ),
    "single": lambda calendar, item: calendar.update(item, recurrence=None),
    "deleted": lambda calendar, item: calendar.delete(item),
}


@pytest.mark.parametrize("fields", [SINGLE, WEEKLY], ids=["single", "series"])
@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_told(calendar: Calendar, way: str, fields: Mapping[str, Value]) -> None:
    with calendar.silence():
        written = calendar.create({**fields, **GUESTS})
        assert len(guests(calendar.item(written.id))) == 2
        WAYS[way](calendar, written.id)


def test_guests_are_added_without_a_word(calendar: Calendar) -> None:
    single, series = calendar.create(SINGLE), calendar.create(WEEKLY)
    with calendar.silence():
        for written in (single, series):
            calendar.update(written.id, **GUESTS)
    assert all(len(row["attendee_ids"]) == 3 for row in calendar.rows(series.id))


def test_the_same_by_a_person_is_told(calendar: Calendar) -> None:
    """What is counted above does count: Odoo mails the guests of a meeting that a person makes or moves."""
    (bob,) = calendar.person("res.partner", "search", [["email", "=", BOB]])
    before = calendar.told()
    times = {"start": "2031-12-01 09:00:00", "stop": "2031-12-01 10:00:00"}
    made = calendar.person(MODEL, "create", {"name": "Loud", **times, "partner_ids": [[4, bob]]})
    after = calendar.told()
    assert {name for name in TOLD if after[name] > before[name]} >= {"mail_mail", "mail_message"}
    calendar.person(MODEL, "write", [made], {"start": "2031-12-01 08:00:00"})
    assert calendar.told()["mail_mail"] > after["mail_mail"]


def test_a_guest_that_odoo_does_not_know_is_left_out(calendar: Calendar) -> None:
    people = int(calendar.person("res.partner", "search_count", []))
    written = calendar.create({**SINGLE, "participants": (Participant(BOB), Participant("no@body.example"))})
    assert dict(written.left_out) == {
        "participants": "Odoo has no contact with the mail address called “no@body.example”"
    }
    assert written.held is not None
    assert written.held["participants"] == (Participant(BOB, "Bob Guest"),)
    assert calendar.person("res.partner", "search_count", []) == people


def test_a_reminder_is_a_notification_and_a_mail_alarm_stays(calendar: Calendar) -> None:
    """An alarm of type “email” would mail every guest."""
    written = calendar.create({**SINGLE, "reminder": Reminder(before=timedelta(minutes=37))})
    (mail,) = calendar.person("calendar.alarm", "search", [["alarm_type", "=", "email"]], limit=1)
    calendar.person(MODEL, "write", [int(written.id)], {"alarm_ids": [[4, mail]]})
    calendar.update(written.id, reminder=Reminder(before=2 * HOUR))
    (row,) = calendar.person(MODEL, "read", [int(written.id)], ["alarm_ids"])
    alarms = calendar.person("calendar.alarm", "read", row["alarm_ids"], ["alarm_type", "duration_minutes"])
    told = {(one["alarm_type"], one["duration_minutes"]) for one in alarms}
    assert ("notification", 120) in told
    assert len(told) == 2
    calendar.create({**SINGLE, "reminder": Reminder(before=timedelta(minutes=37))})
    same = [["alarm_type", "=", "notification"], ["duration_minutes", "=", 37]]
    assert calendar.person("calendar.alarm", "search_count", same) == 1


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
FOUR = "FREQ=WEEKLY;COUNT=4;BYDAY=MO"
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


# --- nothing is lost ---


def test_a_move_keeps_rows_answers_and_what_crmsync_knows_nothing_of(calendar: Calendar) -> None:
    written = calendar.create({**WEEKLY, **GUESTS})
    before = calendar.rows(written.id)
    calendar.person(MODEL, "write", [row["id"] for row in before], {"show_as": "free"})
    answers = calendar.person("calendar.attendee", "search", [["email", "=", BOB]])
    calendar.person("calendar.attendee", "write", answers, {"state": "accepted"})
    longer = Recurrence("FREQ=WEEKLY;COUNT=6;BYDAY=MO")
    calendar.update(written.id, start=START + HOUR, end=START + 2 * HOUR, recurrence=longer)
    after = calendar.rows(written.id)
    assert [row["id"] for row in after[:4]] == [row["id"] for row in before]
    assert [set(row["attendee_ids"]) for row in after[:4]] == [set(row["attendee_ids"]) for row in before]
    assert {row["show_as"] for row in after} == {"free"}
    assert [len(row["attendee_ids"]) for row in after] == [3] * 6
    states = calendar.person("calendar.attendee", "read", answers, ["state"])
    assert {one["state"] for one in states} == {"accepted"}


def test_what_a_person_changed_in_one_date_stays(calendar: Calendar) -> None:
    written = calendar.create({**WEEKLY, "description": "Agenda"})
    second, third = (int(row["id"]) for row in calendar.rows(written.id)[1:3])
    calendar.person(MODEL, "write", [second], {"name": "Guest speaker", "recurrence_update": "self_only"})
    calendar.person(MODEL, "write", [third], {"start": "2031-12-16 12:00:00", "stop": "2031-12-16 13:00:00"})
    calendar.update(
        written.id, title="Weekly", description="New agenda", start=START + HOUR, end=START + 2 * HOUR
    )
    rows = {int(row["id"]): row for row in calendar.rows(written.id)}
    assert [row["name"] for row in rows.values()] == ["Weekly", "Guest speaker", "Weekly", "Weekly"]
    assert (rows[second]["start"], rows[third]["start"]) == ("2031-12-08 10:00:00", "2031-12-16 12:00:00")
    assert {row["description"] for row in rows.values()} == {"<p>New agenda</p>"}
    recurrence = calendar.item(written.id).fields["recurrence"]
    assert recurrence == Recurrence(FOUR, (), (START + WEEK + HOUR, START + 2 * WEEK + HOUR))


def test_a_single_meeting_keeps_its_id_on_its_way_to_a_series_and_back(calendar: Calendar) -> None:
    rules = calendar.person("calendar.recurrence", "search_count", [])
    written = calendar.create({**SINGLE, **GUESTS})
    zone = {"time_zone": "America/New_York"}
    series = calendar.update(written.id, recurrence=Recurrence("FREQ=WEEKLY;COUNT=3"), **zone)
    assert series.held is not None
    assert series.held["time_zone"] == "America/New_York"
    assert [len(row["attendee_ids"]) for row in calendar.rows(written.id)] == [3, 3, 3]
    single = calendar.update(written.id, recurrence=None)
    assert single.held is not None
    assert "recurrence" not in single.held
    assert calendar.count() == 1
    assert calendar.person("calendar.recurrence", "search_count", []) == rules


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;COUNT=5000"])
def test_what_odoo_cannot_hold_leaves_the_series_as_it_is(calendar: Calendar, rule: str) -> None:
    written = calendar.create(WEEKLY)
    before = calendar.rows(written.id)
    outcome = calendar.update(written.id, title="Renamed", recurrence=Recurrence(rule))
    assert outcome.left_out.keys() == {"recurrence"}
    assert [row["start"] for row in calendar.rows(written.id)] == [row["start"] for row in before]
    assert calendar.item(written.id).fields["title"] == "Renamed"


def test_a_stale_series_is_not_written(calendar: Calendar) -> None:
    """Also when what changed is one of its dates, and within the same second."""
    written = calendar.create(WEEKLY)
    held = calendar.item(written.id)
    calendar.person(MODEL, "unlink", [int(calendar.rows(written.id)[2]["id"])])
    (outcome,) = calendar.collection.write([Update(held.id, held.version, {"title": "Ours"})])
    assert not isinstance(outcome, Written)
    assert {row["name"] for row in calendar.rows(written.id)} == {"Jour fixe"}


def test_the_description_is_only_what_was_written(calendar: Calendar) -> None:
    """Odoo would add who organises the meeting and how to reach them."""
    written = calendar.create({**SINGLE, **GUESTS, "description": "Agenda"})
    (row,) = calendar.person(MODEL, "read", [int(written.id)], ["description"])
    assert row["description"] == "<p>Agenda</p>"


def test_series_travel_by_the_older_protocol_too(odoo_server: OdooServer, odoo: OdooInstallation) -> None:
    bench = OdooBench(odoo_server, Protocol.JSONRPC)
    connector = bench.connector()
    folder = bench.make_folder(Kind.EVENTS)
    calendar = Calendar(bench, odoo, connector.open(folder, Kind.EVENTS, OpenOptions()))
    written = calendar.create({**SINGLE, "reminder": Reminder(before=timedelta(minutes=53))})
    series = calendar.update(written.id, recurrence=Recurrence("FREQ=WEEKLY;COUNT=3", (START + WEEK,)))
    assert [row["start"][:10] for row in calendar.rows(written.id)] == ["2031-12-01", "2031-12-15"]
    assert calendar.look()[0].keys() == {written.id}
    longer = calendar.update(series.id, recurrence=Recurrence("FREQ=WEEKLY;COUNT=5;BYDAY=MO"))
    assert len(calendar.rows(longer.id)) == 5
    calendar.person(MODEL, "unlink", [int(calendar.rows(written.id)[4]["id"])])
    changed, gone = calendar.look()
    assert (set(changed), gone) == ({written.id}, set())
    calendar.delete(written.id)
    assert calendar.count() == 0
    connector.close()
    bench.close()
