"""The daily backup, and coming back from it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.state.backup import back_up, backup_of, open_or_restore, restore
from crmsync.state.database import Database, StateError
from crmsync.state.mappings import recall, remember
from crmsync.state.runs import RunTable

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RULES = MappingRules("Contacts", Kind.CONTACTS)
IDENTITIES = {Side.OUTLOOK: "o", Side.CRM: "c"}


def filled(path):
    db = Database(path)
    known = recall(db, RULES, IDENTITIES, frozenset({"title"})).after_acceptance()
    remember(db, known)
    with db.transaction() as connection:
        connection.execute("INSERT INTO cursor VALUES (?, 'crm', 'c')", (known.id,))
    return db


def damage(path):
    path.write_bytes(b"garbage" * 1000)


def test_one_backup_a_day(tmp_path) -> None:
    db = filled(tmp_path / "state.db")
    assert back_up(db, NOW)
    assert not back_up(db, NOW + timedelta(hours=23))
    assert back_up(db, NOW + timedelta(hours=25))
    assert backup_of(tmp_path / "state.db").stat().st_mode & 0o777 == 0o600
    assert Database(backup_of(tmp_path / "state.db")).rows("SELECT name FROM mapping") == [("Contacts",)]


def test_a_damaged_file_comes_back_and_its_next_plan_wants_a_yes(tmp_path) -> None:
    path = tmp_path / "state.db"
    db = filled(path)
    back_up(db, NOW)
    db.close()
    damage(path)
    restored, told = open_or_restore(path, NOW + timedelta(days=2))
    assert "came back from its backup of 2026-03-01 12:00" in told
    known = recall(restored, RULES, IDENTITIES, frozenset({"title"}))
    assert (known.accepted, known.changed) == (False, True)
    assert restored.rows("SELECT count(*) FROM cursor") == [(0,)]
    assert [one.name for one in tmp_path.glob("*.damaged-*")] == ["state.db.damaged-20260303-120000"]


def test_a_sound_file_is_opened_as_it_is(tmp_path) -> None:
    filled(tmp_path / "state.db").close()
    db, told = open_or_restore(tmp_path / "state.db", NOW)
    assert told == ""
    assert db.rows("SELECT count(*) FROM cursor") == [(1,)]


def test_without_a_backup_the_damage_is_told_and_the_file_is_left(tmp_path) -> None:
    damage(tmp_path / "state.db")
    before = (tmp_path / "state.db").read_bytes()
    with pytest.raises(StateError, match="damaged"):
        open_or_restore(tmp_path / "state.db", NOW)
    assert (tmp_path / "state.db").read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_the_old_one(tmp_path) -> None:
    db = filled(tmp_path / "state.db")
    back_up(db, NOW)
    before = backup_of(tmp_path / "state.db").read_bytes()
    (tmp_path / "state.db.backup.new").mkdir()
    with pytest.raises(OSError, match="directory"):
        back_up(db, NOW + timedelta(days=2))
    assert backup_of(tmp_path / "state.db").read_bytes() == before


# ---- when the whole file is looked at


@pytest.fixture
def looks(monkeypatch):
    """Counts how often a file is looked at as a whole."""
    seen = []
    check = Database.check

    def counting(db):
        seen.append(db.path)
        check(db)

    monkeypatch.setattr(Database, "check", counting)
    return seen


def a_run(path, now, *, finished=True):
    """What one run does with the state: opened, its row, the copy if it is time, closed."""
    db, told = open_or_restore(path, now)
    assert told == ""
    with db.transaction():
        number = RunTable(db).begin(now, preview=False)
    if finished:
        with db.transaction():
            RunTable(db).finish(number, now, "ok", "{}")
        back_up(db, now)
    db.close()


def test_runs_of_one_day_look_at_the_whole_file_with_the_daily_copy_only(tmp_path, looks) -> None:
    path = tmp_path / "state.db"
    for hour in range(24):
        a_run(path, NOW + timedelta(hours=hour))
    first = len(looks)
    assert first == 2, "before the copy's day begins, and before the old copy is replaced"
    a_run(path, NOW + timedelta(hours=25))
    assert len(looks) == 2 * first
    a_run(path, NOW + timedelta(hours=26))
    assert len(looks) == 2 * first


def test_after_a_run_that_did_not_come_to_its_end_the_whole_file_is_looked_at(tmp_path, looks) -> None:
    path = tmp_path / "state.db"
    a_run(path, NOW)
    looks.clear()
    a_run(path, NOW + timedelta(hours=1), finished=False)
    assert looks == []
    a_run(path, NOW + timedelta(hours=2))
    assert looks == [path]
    a_run(path, NOW + timedelta(hours=3))
    assert looks == [path]


KILLED = """
import os, sys
from crmsync.state.database import Database
db = Database(sys.argv[1])
with db.transaction() as connection:
    connection.execute("INSERT INTO run (started, finished, preview) VALUES ('2026', '2026', 0)")
os._exit(9)
"""


def die_with_the_file_open(path):
    """A process writes and is gone without closing anything."""
    source = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, "src")
    subprocess.run(
        [sys.executable, "-c", KILLED, path], env={**os.environ, "PYTHONPATH": source}, check=False
    )


def test_after_a_process_that_died_with_the_file_open_it_is_looked_at(tmp_path, looks) -> None:
    path = tmp_path / "state.db"
    a_run(path, NOW)
    looks.clear()
    source = os.path.join(os.path.dirname(__file__), os.pardir, os.pardir, "src")
    subprocess.run(
        [sys.executable, "-c", KILLED, path], env={**os.environ, "PYTHONPATH": source}, check=False
    )
    a_run(path, NOW + timedelta(hours=1))
    assert looks == [path]


def test_a_copy_from_the_future_is_old(tmp_path) -> None:
    """Made while this computer's clock was wrong: else there would be no other one until then."""
    db = filled(tmp_path / "state.db")
    assert back_up(db, NOW + timedelta(days=365))
    assert back_up(db, NOW)


def torn(path):
    """Some pages in the middle of the file become zeroes, which nobody notices before they are read."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = bytes(8192)
    path.write_bytes(content)


def test_a_damaged_file_never_replaces_the_good_copy(tmp_path) -> None:
    path = tmp_path / "state.db"
    db = filled(path)
    with db.transaction() as connection:
        for _ in range(200):
            connection.execute(
                "INSERT INTO run (started, finished, preview, report) VALUES ('2026', '2026', 0, ?)",
                ("x" * 900,),
            )
    back_up(db, NOW)
    db.close()
    before = backup_of(path).read_bytes()
    torn(path)
    db, told = open_or_restore(path, NOW + timedelta(hours=1))
    assert told == "", "nothing says yet that something is wrong"
    with pytest.raises(StateError, match="damaged"):
        back_up(db, NOW + timedelta(days=1, hours=1))
    db.close()
    assert backup_of(path).read_bytes() == before
    db, told = open_or_restore(path, NOW + timedelta(days=1, hours=2))
    assert "came back from its backup" in told


def test_a_file_that_was_found_damaged_in_mid_run_comes_back(tmp_path) -> None:
    path = tmp_path / "state.db"
    db = filled(path)
    back_up(db, NOW)
    db.close()
    restored, told = restore(path, NOW + timedelta(hours=1), "malformed")
    assert "came back from its backup" in told
    assert recall(restored, RULES, IDENTITIES, frozenset({"title"})).changed


@pytest.mark.parametrize("how", ["all of it", "a page"])
def test_a_backup_that_is_damaged_too_is_not_taken_and_nothing_moves(tmp_path, how) -> None:
    path = tmp_path / "state.db"
    db = filled(path)
    with db.transaction() as connection:
        for _ in range(200):
            connection.execute(
                "INSERT INTO run (started, preview, report) VALUES ('2026', 0, ?)", ("x" * 900,)
            )
    back_up(db, NOW)
    db.close()
    damage(path)
    (damage if how == "all of it" else torn)(backup_of(path))
    os.utime(backup_of(path), (NOW.timestamp(), NOW.timestamp()))
    before = sorted(one.name for one in tmp_path.iterdir())
    with pytest.raises(StateError, match="and so is its backup"):
        open_or_restore(path, NOW)
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_what_stood_beside_the_damaged_file_does_not_reach_the_restored_one(tmp_path) -> None:
    """What SQLite had not carried over yet belongs to other pages than those of the backup."""
    path = tmp_path / "state.db"
    db = filled(path)
    back_up(db, NOW)
    with db.transaction() as connection:
        connection.execute("UPDATE mapping SET name = 'Carried over'")
    db.close()
    die_with_the_file_open(path)
    assert path.with_name("state.db-wal").stat().st_size > 0
    damage(path)
    restored, told = open_or_restore(path, NOW)
    assert "came back" in told
    assert restored.rows("PRAGMA integrity_check") == [("ok",)]
    assert restored.rows("SELECT name FROM mapping") == [("Contacts",)]
    assert restored.rows("SELECT count(*) FROM run") == [(0,)]
