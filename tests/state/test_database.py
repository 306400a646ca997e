"""The state file: migrations, atomic commits, damage told plainly."""

from __future__ import annotations

import sqlite3

import pytest

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, MappingRules
from crmsync.state.database import Database, StateError, is_damage, told
from crmsync.state.mappings import recall, remember, row_of
from crmsync.state.schema import MIGRATIONS

IDENTITIES = {Side.OUTLOOK: "anna@mailbox/contacts", Side.CRM: "anna@crm/Contacts"}
ACTIVE = frozenset({"family_name", "title"})
RULES = MappingRules("Contacts", Kind.CONTACTS)


def test_a_new_file_is_brought_up_to_date(tmp_path) -> None:
    db = Database(tmp_path / "state.db")
    assert db.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert db.rows("PRAGMA journal_mode") == [("wal",)]
    db.close()
    again = Database(tmp_path / "state.db")
    assert again.rows("PRAGMA integrity_check") == [("ok",)]
    again.close()


def test_a_file_of_a_newer_version_is_refused_and_left_alone(tmp_path) -> None:
    path = tmp_path / "state.db"
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StateError, match="newer version"):
        Database(path)
    assert path.read_bytes()[:16] == before[:16]


def test_a_damaged_file_is_told_with_what_to_do(tmp_path) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StateError, match="damaged") as told:
        Database(path)
    assert "nothing is deleted" in told.value.advice


def interrupted(db: Database) -> None:
    with db.transaction() as connection:
        connection.execute("INSERT INTO run (started, preview) VALUES ('2026', 0)")
        raise KeyboardInterrupt


def test_a_commit_is_all_or_nothing(tmp_path) -> None:
    db = Database(tmp_path / "state.db")
    with pytest.raises(KeyboardInterrupt):
        interrupted(db)
    assert db.rows("SELECT count(*) FROM run") == [(0,)]
    db.close()


def test_the_program_may_die_before_or_after_each_commit(tmp_path) -> None:
    steps: list[str] = []
    db = Database(tmp_path / "state.db", step=lambda: steps.append("step"))
    with db.transaction() as connection:
        connection.execute("INSERT INTO run (started, preview) VALUES ('2026', 0)")
    assert len(steps) == 2
    db.close()


def _linked(db, known):
    with db.transaction() as connection:
        connection.execute("INSERT INTO link VALUES (1, ?, 'active')", (known.id,))
        for side in Side:
            connection.execute(
                "INSERT INTO half (mapping, side, item, version, link, base, presence, dirty) VALUES (?, ?, 'i', 'v', 1, ?, 'here', 0)",
                (known.id, side.value, '{"family_name":"Byron","title":"a"}'),
            )


def _accepted(db):
    known = recall(db, RULES, IDENTITIES, ACTIVE).after_acceptance()
    remember(db, known)
    _linked(db, known)
    return known


def test_a_mapping_is_recalled_as_it_was_left() -> None:
    db = Database(":memory:")
    assert not recall(db, RULES, IDENTITIES, ACTIVE).accepted
    known = _accepted(db)
    assert recall(db, RULES, IDENTITIES, ACTIVE) == known
    conflicts = MappingRules("Contacts", Kind.CONTACTS, conflicts=ConflictRule.ASK)
    assert recall(db, conflicts, IDENTITIES, ACTIVE).accepted, (
        "a conflict rule may change without reading everything again"
    )


def test_another_folder_is_a_first_match_and_forgets_the_links() -> None:
    db = Database(":memory:")
    known = _accepted(db)
    other = recall(db, RULES, {**IDENTITIES, Side.OUTLOOK: "anna@mailbox/other"}, ACTIVE)
    assert not other.accepted
    assert db.rows("SELECT count(*) FROM half WHERE mapping = ?", known.id) == [(0,)]


@pytest.mark.parametrize(
    ("rules", "active"),
    [
        (MappingRules("Contacts", Kind.CONTACTS, records="all"), ACTIVE),
        (RULES, ACTIVE | {"notes"}),
        (RULES, frozenset({"family_name"})),
    ],
)
def test_a_changed_choice_reads_everything_again_and_wants_a_yes(rules, active) -> None:
    db = Database(":memory:")
    known = _accepted(db)
    with db.transaction() as connection:
        connection.execute("INSERT INTO cursor VALUES (?, 'crm', 'c')", (known.id,))
    changed = recall(db, rules, IDENTITIES, active)
    assert (changed.accepted, changed.changed) == (False, True)
    assert changed.fresh == active - ACTIVE
    assert db.rows("SELECT count(*) FROM cursor") == [(0,)]
    bases = {str(base) for (base,) in db.rows("SELECT base FROM half")}
    assert all(("title" in base) == ("title" in active) for base in bases), "a base holds synced fields only"
    assert recall(db, rules, IDENTITIES, active) == changed, "until somebody says yes"


def test_a_mapping_that_never_ran_has_no_row() -> None:
    db = Database(":memory:")
    assert row_of(db, "Contacts") is None


# ---- the disk


def full(db: Database) -> None:
    """From now on the file cannot grow, as on a full disk."""
    (pages,) = db.connection.execute("PRAGMA page_count").fetchone()
    db.connection.execute(f"PRAGMA max_page_count = {pages}")


def much(db: Database) -> None:
    with db.transaction() as connection:
        for _ in range(50):
            connection.execute(
                "INSERT INTO run (started, preview, report) VALUES ('2026', 0, ?)", ("x" * 9000,)
            )


def test_a_full_disk_is_told_as_such_and_leaves_no_transaction_open(tmp_path) -> None:
    db = Database(tmp_path / "state.db")
    full(db)
    with pytest.raises(sqlite3.OperationalError, match="full") as failure:
        much(db)
    assert "disk is full" in told(db.path, failure.value).message
    with db.transaction() as connection:
        connection.execute("UPDATE run SET status = 'failed'")
    assert db.rows("SELECT count(*) FROM run") == [(0,)]
    db.connection.execute("PRAGMA max_page_count = 100000")
    much(db)
    assert db.rows("SELECT count(*) FROM run") == [(50,)]


class Refusing:
    """A connection whose COMMIT fails while its transaction stays open, as SQLite's may (lang_transaction.html)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.refuses = 1

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        if statement == "COMMIT" and self.refuses:
            self.refuses -= 1
            raise sqlite3.OperationalError("database is locked")
        return self._connection.execute(statement, *parameters)


def test_a_commit_that_fails_leaves_no_transaction_open(tmp_path) -> None:
    db = Database(tmp_path / "state.db")
    db.connection = Refusing(db.connection)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        much(db)
    assert not db.connection.in_transaction
    much(db)
    assert db.rows("SELECT count(*) FROM run") == [(50,)]


@pytest.mark.parametrize(
    ("code", "damaged", "words", "advice"),
    [
        (sqlite3.SQLITE_FULL, False, "disk is full", "Free some space"),
        (sqlite3.SQLITE_IOERR_WRITE, False, "The disk refused", "full"),
        (sqlite3.SQLITE_READONLY, False, "may not be written", "rights"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, False, "may not be written", "rights"),
        (sqlite3.SQLITE_CANTOPEN, False, "may not be written", "rights"),
        (sqlite3.SQLITE_BUSY, False, "Another program", "try again"),
        (sqlite3.SQLITE_CORRUPT, True, "damaged", "Move it away"),
        (sqlite3.SQLITE_CORRUPT_INDEX, True, "damaged", "Move it away"),
        (sqlite3.SQLITE_NOTADB, True, "damaged", "Move it away"),
        (sqlite3.SQLITE_ERROR, False, "cannot be used", "crmsync doctor"),
        (None, False, "cannot be used", "crmsync doctor"),
    ],
)
def test_every_failure_of_the_file_has_words_and_advice(
    code: int | None, damaged: bool, words: str, advice: str
) -> None:
    error = sqlite3.OperationalError("what SQLite says")
    if code is not None:
        error.sqlite_errorcode = code
    found = told("state.db", error)
    assert (words in found.message, advice in found.advice, found.damaged) == (True, True, damaged)
    assert is_damage(error) is is_damage(found) is damaged


def test_a_file_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(tmp_path) -> None:
    path = tmp_path / "state.db"
    raw = sqlite3.connect(path)
    raw.executescript(MIGRATIONS[0])
    raw.executescript(
        "PRAGMA user_version = 1;"
        "INSERT INTO mapping (name, kind, outlook, crm) VALUES ('Contacts', 'contacts', 'o', 'c');"
        "INSERT INTO half (mapping, side, item, version, presence, dirty, seen)"
        " VALUES (1, 'crm', '7', '1', 'here', 0, 0);"
        "INSERT INTO hold (mapping, fingerprint, batch, verb, side, label, reason, at)"
        " VALUES (1, 'mark', 'batch', 'delete', 'crm', 'Ada', 'too many', '2026-03-02T09:00:00Z');"
    )
    raw.close()
    db = Database(path)
    assert db.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert db.rows("SELECT id, label, verdict FROM hold") == [(1, "Ada", None)]
    assert db.rows("SELECT item, unmatched FROM half") == [("7", 0)]
    assert db.rows("PRAGMA foreign_key_check") == []
    db.close()
