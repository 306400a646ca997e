"""The list of runs, and forgetting the old ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crmsync.model.kinds import Kind, Side
from crmsync.state.database import Database
from crmsync.state.halves import stamp
from crmsync.state.pruning import forget_before
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


OLD = NOW - timedelta(days=100)
KEPT_SINCE = NOW - timedelta(days=90)


def wrote(db: Database, run: int, mapping: int = 1, *, at: datetime = NOW, label: str = "Ada") -> None:
    db.connection.execute(
        "INSERT INTO change (run, mapping, side, verb, item, label, field, reason, at)"
        " VALUES (?, ?, 'crm', 'update', '7', ?, 'title', 'CHANGED', ?)",
        (run, mapping, label, stamp(at)),
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


# ---- forgetting


@pytest.fixture
def mapping(db: Database) -> int:
    db.connection.execute(
        "INSERT INTO mapping (id, name, kind, outlook, crm) VALUES (1, 'C', 'contacts', 'o', 'c')"
    )
    return 1


def saved(db: Database, run: int, link: int, field: str) -> None:
    db.connection.execute(
        "INSERT INTO saved_value (run, mapping, link, side, item, label, field, value, reason, at)"
        " VALUES (?, 1, ?, 'outlook', 'a', 'Ada', ?, '\"Chief\"', 'WON', ?)",
        (run, link, field, OLD.isoformat()),
    )


def open_intent(db: Database, run: int) -> None:
    db.connection.execute(
        "INSERT INTO intent (key, mapping, run, verb, side, label, changes, origin, before, reasons, created)"
        " VALUES (?, 1, ?, 'create', 'crm', 'Ada', '{}', '{}', '{}', '{}', ?)",
        (f"k{run}", run, OLD.isoformat()),
    )


def open_conflict(db: Database, link: int, field: str) -> None:
    db.connection.execute(
        "INSERT INTO conflict (mapping, link, label, field, at) VALUES (1, ?, 'Ada', ?, ?)",
        (link, field, NOW.isoformat()),
    )


def numbers(runs: RunTable) -> set[int]:
    return {row.id for row in runs.newest_first()}


@pytest.mark.usefixtures("mapping")
def test_old_runs_go_as_a_whole_with_all_they_wrote(db: Database, runs: RunTable) -> None:
    idle, writing, recent = (runs.begin(at, preview=False) for at in (OLD, OLD, NOW))
    wrote(db, writing, at=OLD)
    wrote(db, recent)
    for run in (writing, recent):
        saved(db, run, 7, "title")
    assert forget_before(db, KEPT_SINCE) == 2
    assert numbers(runs) == {recent}
    assert (runs.writers(writing), runs.writers(recent)) == ((), (1,))
    assert (len(list(runs.saved_values(writing))), len(list(runs.saved_values(recent)))) == (0, 1)
    assert idle not in numbers(runs)


@pytest.mark.usefixtures("mapping")
def test_a_run_with_an_open_intent_or_a_late_acknowledgement_stays_whole(
    db: Database, runs: RunTable
) -> None:
    unfinished, recovered = (runs.begin(OLD, preview=False) for _ in range(2))
    open_intent(db, unfinished)
    for run in (unfinished, recovered):
        wrote(db, run, at=OLD)
        saved(db, run, 7, "title")
    wrote(db, recovered, at=NOW)
    assert forget_before(db, KEPT_SINCE) == 0
    assert numbers(runs) == {unfinished, recovered}
    assert [len(list(runs.saved_values(run))) for run in (unfinished, recovered)] == [1, 1]


@pytest.mark.usefixtures("mapping")
def test_a_saved_value_of_a_field_in_an_open_conflict_outlives_its_run(db: Database, runs: RunTable) -> None:
    run = runs.begin(OLD, preview=False)
    runs.finish(run, OLD, "ok", '{"mappings": ["Ada"]}')
    wrote(db, run, at=OLD)
    for field in ("title", "notes"):
        saved(db, run, 7, field)
    open_conflict(db, 7, "title")
    assert forget_before(db, KEPT_SINCE) == 1
    assert [value.field for value in runs.saved_values(run)] == ["title"]
    row = runs.get(run)
    assert row is not None
    assert (row.report, row.forgotten, runs.writers(run)) == (None, True, ())
    db.connection.execute("DELETE FROM conflict")
    forget_before(db, KEPT_SINCE)
    assert numbers(runs) == set()


def test_nothing_old_costs_one_statement_and_much_costs_no_more_than_little(
    db: Database, runs: RunTable
) -> None:
    runs.begin(NOW, preview=False)
    said: list[str] = []
    db.connection.set_trace_callback(said.append)
    assert forget_before(db, KEPT_SINCE) == 0
    assert [one.split()[0] for one in said] == ["SELECT"]
    counts = []
    for count in (1, 50):
        for _ in range(count):
            wrote(db, runs.begin(OLD, preview=False), at=OLD)
        said.clear()
        assert forget_before(db, KEPT_SINCE) == count
        counts.append(len(said))
    assert counts[0] == counts[1]


def test_what_was_forgotten_is_in_no_file(tmp_path: Path) -> None:
    db = Database(tmp_path / "state.db")
    table = RunTable(db)
    for number in range(40):
        run = table.begin(OLD if number % 2 else NOW, preview=False)
        name = "Forgotten" if number % 2 else "Remembered"
        wrote(db, run, at=OLD if number % 2 else NOW, label=name * (1 if number % 3 else 2000))
    assert b"Forgotten" in everything(tmp_path)
    assert forget_before(db, KEPT_SINCE) == 20
    assert b"Forgotten" not in everything(tmp_path)
    assert b"Remembered" in everything(tmp_path)
    db.close()
    assert b"Forgotten" not in everything(tmp_path)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())
