"""Series at a real Odoo: nothing that crmsync did not write is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.odoo import OdooInstallation, OdooServer
from support.odoo_bench import OdooBench
from support.odoo_calendar import BOB, FOUR, GUESTS, HOUR, MODEL, SINGLE, START, WEEK, WEEKLY, Calendar

from crmsync.connect.base import OpenOptions, Update, Written
from crmsync.connect.odoo.client import Protocol
from crmsync.model.kinds import Kind
from crmsync.model.values import Recurrence, Reminder

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
