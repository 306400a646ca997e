"""Tasks and to-dos: deadlines, states, stars, and what Odoo's tasks cannot hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from support.odoo_fields import database

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.odoo.record import OdooOptions, Ref
from crmsync.mapping.odoo.tasks import task_table
from crmsync.model.values import Priority, Status, Value

BERLIN = ZoneInfo("Europe/Berlin")
OPTIONS = OdooOptions(custom={}, zone=BERLIN)
TABLE = task_table(database("project.task"), OPTIONS)
ONE_STAR = {"selection": [["0", "Low"], ["1", "High"]]}

PAIRS: list[tuple[str, Value, str, Any]] = [
    ("subject", "Call Ada", "name", "Call Ada"),
    ("due", date(2026, 12, 24), "date_deadline", "2026-12-23 23:00:00"),
    ("due", datetime(2026, 12, 24, 9, tzinfo=UTC), "date_deadline", "2026-12-24 09:00:00"),
    ("status", Status.IN_PROGRESS, "state", "01_in_progress"),
    ("status", Status.WAITING, "state", "04_waiting_normal"),
    ("status", Status.COMPLETED, "state", "1_done"),
    ("status", Status.CANCELLED, "state", "1_canceled"),
    ("priority", Priority.NORMAL, "priority", "1"),
    ("priority", Priority.HIGH, "priority", "2"),
    ("priority", Priority.HIGHEST, "priority", "3"),
    ("notes", "one\n\ntwo", "description", "<p>one</p><p>two</p>"),
]
IDS = [f"{name}-{held}" for name, _, _, held in PAIRS]


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=IDS)
def test_a_field_is_read_and_written(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.read({native: held}) == {name: value}
    assert TABLE.fits(name, value) == Fit(value)
    assert TABLE.updated({name: value}, {}) == {native: held}


def test_what_odoo_has_no_place_for_is_not_in_the_table() -> None:
    assert not TABLE.names & {"start", "percent_complete", "reminder", "recurrence"}


def test_a_task_that_is_not_started_is_in_progress_in_odoo() -> None:
    assert TABLE.fits("status", Status.NOT_STARTED) == Fit(Status.IN_PROGRESS)
    assert TABLE.fits("status", Status.DEFERRED) == Unfit("Odoo has no status “deferred”")


def test_a_finer_state_stays_while_the_task_is_in_progress() -> None:
    assert TABLE.updated({"status": Status.IN_PROGRESS}, {"state": "03_approved"}) == {}
    assert TABLE.updated({"status": Status.COMPLETED}, {"state": "03_approved"}) == {"state": "1_done"}


def test_a_state_of_a_later_version_is_in_progress() -> None:
    assert TABLE.read({"state": "05_on_the_moon"}) == {"status": Status.IN_PROGRESS}


def test_no_star_is_no_priority() -> None:
    assert TABLE.read({"priority": "0"}) == {}
    assert TABLE.fits("priority", Priority.LOW) == Fit(None)
    assert TABLE.updated({"priority": None}, {"priority": "3"}) == {"priority": "0"}


def test_before_odoo_19_there_is_one_star() -> None:
    table = task_table(database("project.task", priority=ONE_STAR), OPTIONS)
    assert table.read({"priority": "1"}) == {"priority": Priority.HIGH}
    assert table.fits("priority", Priority.HIGHEST) == Fit(Priority.HIGH)
    assert table.fits("priority", Priority.NORMAL) == Fit(None)


def test_before_odoo_17_a_deadline_is_a_day() -> None:
    table = task_table(database("project.task", date_deadline={"type": "date"}), OPTIONS)
    late = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)
    assert table.fits("due", late) == Fit(date(2026, 12, 25))
    assert table.updated({"due": date(2026, 12, 25)}, {}) == {"date_deadline": "2026-12-25"}
    assert table.read({"date_deadline": "2026-12-25"}) == {"due": date(2026, 12, 25)}


def test_an_older_database_without_states_has_no_status() -> None:
    assert "status" not in task_table(database("project.task", without=("state",)), OPTIONS).names


def test_a_day_is_the_same_day_where_clocks_skip_midnight() -> None:
    table = task_table(database("project.task"), OdooOptions(custom={}, zone=ZoneInfo("America/Santiago")))
    skipped = date(2026, 9, 6)
    draft = table.updated({"due": skipped}, {})
    assert draft == {"date_deadline": "2026-09-06 04:00:00"}
    assert table.read(draft) == {"due": skipped}


def test_when_a_task_was_completed_is_odoos_own() -> None:
    assert TABLE.access("completed") is Access.READ
    done = {"date_end": "2026-12-24 09:00:00"}
    assert TABLE.read(done) == {"completed": datetime(2026, 12, 24, 9, tzinfo=UTC)}


def test_contact_and_tags_are_found_by_their_names() -> None:
    held = {"partner_id": [7, "Ada Byron"], "tag_ids": [[1, "CRM"], [2, "Work"]]}
    assert TABLE.read(held) == {"contact": "Ada Byron", "categories": ("CRM", "Work")}
    assert TABLE.updated({"contact": "Ada Byron"}, held) == {}
    assert TABLE.updated({"contact": "Bob"}, held) == {"partner_id": Ref(None, "Bob")}


def test_a_task_without_a_subject_gets_one() -> None:
    assert TABLE.complete({"priority": Priority.HIGH})["subject"] == "(without a subject)"
    assert TABLE.mandatory >= {"subject"}
