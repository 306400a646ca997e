"""The daily backup, and coming back from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.state.backup import back_up, backup_of, open_or_restore
from crmsync.state.database import Database, StateError
from crmsync.state.mappings import recall, remember

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
