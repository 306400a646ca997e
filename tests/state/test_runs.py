"""The list of runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from crmsync.model.kinds import Kind, Side
from crmsync.state.database import Database
from crmsync.state.runs import RunTable

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def db() -> Iterator[Database]:
    found = Database(":memory:")
    yield found
    found.close()


@pytest.fixture
def runs(db: Database) -> RunTable:
    return RunTable(db)


def wrote(db: Database, run: int, mapping: int = 1) -> None:
    db.connection.execute(
        "INSERT INTO change (run, mapping, side, verb, item, label, field, reason, at)"
        " VALUES (?, ?, 'crm', 'update', '7', 'Ada', 'title', 'CHANGED', ?)",
        (run, mapping, NOW.isoformat()),
    )


def test_a_run_from_its_beginning_to_its_end(runs: RunTable) -> None:
    number = runs.begin(NOW, preview=False, undoes=None)
    begun = runs.get(number)
    assert begun is not None
    assert (begun.started, begun.finished, begun.preview, begun.status) == (NOW, None, False, None)
    runs.finish(number, NOW + timedelta(seconds=5), "ok", "{}")
    ended = runs.get(number)
    assert ended is not None
    assert (ended.finished, ended.status, ended.report) == (NOW + timedelta(seconds=5), "ok", "{}")


def test_previews_and_undos(runs: RunTable) -> None:
    first = runs.get(runs.begin(NOW, preview=True))
    second = runs.get(runs.begin(NOW, preview=False, undoes=1))
    assert first is not None
    assert second is not None
    assert (first.preview, first.undoes, second.preview, second.undoes) == (True, None, False, 1)


def test_an_unknown_run(runs: RunTable) -> None:
    assert runs.get(9) is None


def test_newest_first(runs: RunTable) -> None:
    numbers = [runs.begin(NOW, preview=False) for _ in range(3)]
    assert [row.id for row in runs.newest_first()] == numbers[::-1]
    assert [row.id for row in runs.newest_first(2)] == [numbers[2], numbers[1]]


def test_which_mappings_a_run_wrote_for(db: Database, runs: RunTable) -> None:
    db.connection.execute(
        "INSERT INTO mapping (id, name, kind, outlook, crm) VALUES (1, 'C', 'contacts', 'o', 'c')"
    )
    for mapping in (2, 1, 1):
        wrote(db, 5, mapping)
    assert runs.writers(5) == (1, 2)
    assert runs.writers(6) == ()
    assert runs.mappings() == {1: ("C", Kind.CONTACTS)}


def test_saved_values_are_told_when_their_write_has_landed(db: Database, runs: RunTable) -> None:
    for intent in (None, 3):
        db.connection.execute(
            "INSERT INTO saved_value (run, mapping, intent, side, item, label, field, value, reason, at)"
            " VALUES (5, 1, ?, 'outlook', 'a', 'Ada', 'title', '\"Chief\"', 'WON', ?)",
            (intent, NOW.isoformat()),
        )
    (saved,) = runs.saved_values(5)
    assert (saved.side, saved.label, saved.field, saved.stored, saved.reason) == (
        Side.OUTLOOK,
        "Ada",
        "title",
        '"Chief"',
        "WON",
    )
    assert list(runs.saved_values(6)) == []


def test_only_old_runs_that_wrote_nothing_are_forgotten(db: Database, runs: RunTable) -> None:
    old = NOW - timedelta(days=100)
    idle, writing, open_ended, recent = (
        runs.begin(old, preview=False),
        runs.begin(old, preview=False),
        runs.begin(old, preview=False),
        runs.begin(NOW, preview=False),
    )
    wrote(db, writing)
    db.connection.execute(
        "INSERT INTO mapping (id, name, kind, outlook, crm) VALUES (1, 'C', 'contacts', 'o', 'c')"
    )
    db.connection.execute(
        "INSERT INTO intent (key, mapping, run, verb, side, label, changes, origin, before, reasons, created)"
        " VALUES ('k', 1, ?, 'create', 'crm', 'Ada', '{}', '{}', '{}', '{}', ?)",
        (open_ended, old.isoformat()),
    )
    runs.forget_idle_before(NOW - timedelta(days=90))
    assert {row.id for row in runs.newest_first()} == {writing, open_ended, recent}
    assert idle not in {row.id for row in runs.newest_first()}
