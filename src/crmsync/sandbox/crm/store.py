"""The SQLite file (or memory) of the embedded CRM: one connection behind one lock, one commit per request.

Holds rows and counts; knows no rule about what may be in them. Field values are kept in the form `values`
gives them.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crmsync.frozen import frozen

FIRST_ID = 5_551_234_000_000_100_001
"""Ids have 19 digits, as Zoho's: too long for a client that lets JSON turn them into floats."""

PATIENCE = 1.0
"""Seconds to wait for another program to let go of the file."""

_VERSION = 1

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE users (
    id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
    zone TEXT NOT NULL, administrator INTEGER NOT NULL, active INTEGER NOT NULL
);
CREATE TABLE fields (
    module TEXT NOT NULL, api_name TEXT NOT NULL, position INTEGER NOT NULL, spec TEXT,
    PRIMARY KEY (module, api_name)
) WITHOUT ROWID;
CREATE TABLE records (
    id INTEGER PRIMARY KEY, module TEXT NOT NULL, owner INTEGER NOT NULL,
    created_by INTEGER NOT NULL, modified_by INTEGER NOT NULL,
    created INTEGER NOT NULL, modified INTEGER NOT NULL, written INTEGER NOT NULL,
    blocked TEXT, data TEXT NOT NULL
);
CREATE INDEX records_by_id ON records (module, id);
CREATE INDEX records_by_created ON records (module, created, id);
CREATE INDEX records_by_modified ON records (module, modified, id);
CREATE TABLE deleted (
    id INTEGER PRIMARY KEY, module TEXT NOT NULL, deleted INTEGER NOT NULL, deleted_by INTEGER,
    display_name TEXT, created_by INTEGER, owner INTEGER, record TEXT
);
CREATE INDEX deleted_by_time ON deleted (module, deleted, id);
CREATE TABLE photos (record INTEGER PRIMARY KEY, content BLOB NOT NULL, digest TEXT NOT NULL);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY, module TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, color TEXT,
    created INTEGER NOT NULL, created_by INTEGER NOT NULL, UNIQUE (module, name)
);
CREATE TABLE views (
    id INTEGER PRIMARY KEY, module TEXT NOT NULL, name TEXT NOT NULL, system_name TEXT, criteria TEXT,
    created INTEGER NOT NULL, created_by INTEGER
);
CREATE TABLE emails (
    message_id TEXT PRIMARY KEY, record INTEGER NOT NULL, time INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX emails_by_record ON emails (record, time);
CREATE TABLE organization_emails (
    id INTEGER PRIMARY KEY, display_name TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
    confirmed INTEGER NOT NULL, code TEXT NOT NULL
);
CREATE TABLE automation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL,
    module TEXT NOT NULL, record INTEGER NOT NULL, detail TEXT NOT NULL
);
CREATE TABLE clients (
    client_id TEXT PRIMARY KEY, client_secret TEXT NOT NULL, name TEXT NOT NULL, redirect_uris TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE grants (
    digest TEXT PRIMARY KEY, client_id TEXT NOT NULL, user INTEGER NOT NULL, scopes TEXT NOT NULL,
    offline INTEGER NOT NULL, redirect_uri TEXT, challenge TEXT, method TEXT, expires INTEGER NOT NULL,
    created INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE devices (
    digest TEXT PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, client_id TEXT NOT NULL, scopes TEXT NOT NULL,
    offline INTEGER NOT NULL, expires INTEGER NOT NULL, polled INTEGER, answer TEXT, user INTEGER
) WITHOUT ROWID;
CREATE TABLE refresh_tokens (
    number INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, client_id TEXT NOT NULL,
    user INTEGER NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL
);
CREATE TABLE access_tokens (
    number INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, refresh INTEGER,
    user INTEGER NOT NULL, scopes TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL
);
CREATE INDEX access_tokens_by_refresh ON access_tokens (refresh, created);
"""

# Values that writes and related lists look up; each gets an index over the JSON document.
_LOOKED_UP = ("Email", "Account_Name", "Vendor_Name", "Who_Id", "What_Id", "Parent_Id")


class StoreError(Exception):
    """The file cannot be used; the text says why."""


@dataclass(slots=True)
class Record:
    """A live record. Times are seconds since 1970; `written` is when anything last changed, whatever
    Modified_Time says.

    blocked: the code that refuses every write to it (RECORD_LOCKED …), or None.
    """

    id: int
    module: str
    owner: int
    created_by: int
    modified_by: int
    created: int
    modified: int
    written: int
    blocked: str | None = None
    values: dict[str, Any] = field(default_factory=dict)


@frozen
class Deleted:
    """A deleted record. In the recycle bin while `record` is there; afterwards gone for good."""

    id: int
    module: str
    deleted: int
    deleted_by: int | None
    display_name: str | None
    created_by: int | None
    owner: int | None
    record: Record | None


_RECORD_COLUMNS = "id, module, owner, created_by, modified_by, created, modified, written, blocked, data"
_DELETED_COLUMNS = "id, module, deleted, deleted_by, display_name, created_by, owner, record"


class Store:
    """Rows of the embedded CRM. Every method needs an open `transaction`, which also is the lock."""

    def __init__(self, path: Path | None) -> None:
        """Open the file at `path`, or memory for None.

        Raises StoreError when the file is not ours, or in use.
        """
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(
            ":memory:" if path is None else path,
            timeout=PATIENCE,
            check_same_thread=False,
            isolation_level=None,
        )
        try:
            self._prepare()
        except sqlite3.DatabaseError as problem:
            self._connection.close()
            raise StoreError(f"{path} cannot be used for the embedded CRM: {problem}") from problem
        self._last_id = int(self.meta("last_id") or FIRST_ID - 1)
        self._saved_id = self._last_id

    def _prepare(self) -> None:
        execute = self._connection.execute
        # Ids are counted in memory: a second program on the same file would give them twice.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        (version,) = execute("PRAGMA user_version").fetchone()
        (tables,) = execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError(f"it has version {version}, this program knows {_VERSION}")
        if version == 0 and tables:
            raise sqlite3.DatabaseError("it belongs to another program")
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        if version == 0:
            self._connection.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {_VERSION};COMMIT;")
            for name in _LOOKED_UP:
                self.index_field(name)
        self._connection.create_function("folded", 1, _folded, deterministic=True)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold the store; what is written inside is committed at the end, or undone when an exception leaves
        it.
        """
        with self._lock:
            if self._depth:
                yield
                return
            self._depth = 1
            self._connection.execute("BEGIN")
            try:
                yield
                if self._last_id != self._saved_id:
                    self.set_meta("last_id", str(self._last_id))
                self._connection.execute("COMMIT")
                self._saved_id = self._last_id
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """One statement, for rooms that own a table of their own."""
        return self._connection.execute(sql, parameters)

    def index_field(self, api_name: str) -> None:
        """Make equality on that field of any module fast."""
        value = value_of(api_name)
        self._connection.execute(
            f"CREATE INDEX IF NOT EXISTS records_with_{api_name} ON records (module, {value} COLLATE NOCASE)"
            f" WHERE {value} IS NOT NULL"
        )

    def new_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def meta(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def latest_time(self) -> int:
        """The latest time any record carries."""
        (latest,) = self._connection.execute(
            "SELECT coalesce(max(time), 0) FROM"
            " (SELECT max(modified) AS time FROM records UNION SELECT max(deleted) FROM deleted)"
        ).fetchone()
        return int(latest)

    def record(self, record_id: int) -> Record | None:
        """The live record of that id."""
        row = self._connection.execute(
            f"SELECT {_RECORD_COLUMNS} FROM records WHERE id = ?", (record_id,)
        ).fetchone()
        return None if row is None else _record(row)

    def records(
        self,
        module: str,
        where: str = "1",
        parameters: Sequence[Any] = (),
        order: str = "id",
        limit: int = -1,
        offset: int = 0,
    ) -> list[Record]:
        """Live records of a module; `where` and `order` are SQL over the columns of `records`."""
        rows = self._connection.execute(
            f"SELECT {_RECORD_COLUMNS} FROM records WHERE module = ? AND {where}"
            f" ORDER BY {order} LIMIT ? OFFSET ?",
            (module, *parameters, limit, offset),
        )
        return [_record(row) for row in rows]

    def count(self, module: str | None = None, where: str = "1", parameters: Sequence[Any] = ()) -> int:
        """How many live records there are, of a module or of all."""
        (number,) = self._connection.execute(
            f"SELECT count(*) FROM records WHERE {'1 OR ?' if module is None else 'module = ?'} AND {where}",
            (module or 0, *parameters),
        ).fetchone()
        return int(number)

    def insert(self, record: Record) -> None:
        self._connection.execute(
            f"INSERT INTO records ({_RECORD_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(record)
        )

    def replace(self, record: Record) -> None:
        """Write a record back that is already there."""
        self._connection.execute(
            "UPDATE records SET owner = ?, modified_by = ?, modified = ?, written = ?, blocked = ?, data = ?"
            " WHERE id = ?",
            (
                record.owner,
                record.modified_by,
                record.modified,
                record.written,
                record.blocked,
                _dumps(record.values),
                record.id,
            ),
        )

    def remove(self, record_id: int) -> None:
        self._connection.execute("DELETE FROM records WHERE id = ?", (record_id,))

    def references(self, ids: Iterable[int]) -> dict[int, tuple[str, dict[str, Any]]]:
        """Module and values of those ids that are live records."""
        wanted = tuple(set(ids))
        if not wanted:
            return {}
        rows = self._connection.execute(
            f"SELECT id, module, data FROM records WHERE id IN ({marks(wanted)})", wanted
        )
        return {int(row[0]): (str(row[1]), json.loads(row[2])) for row in rows}

    def deleted(self, record_id: int) -> Deleted | None:
        row = self._connection.execute(
            f"SELECT {_DELETED_COLUMNS} FROM deleted WHERE id = ?", (record_id,)
        ).fetchone()
        return None if row is None else _deleted(row)

    def all_deleted(
        self, where: str, parameters: Sequence[Any] = (), limit: int = -1, offset: int = 0
    ) -> list[Deleted]:
        """Deleted records, the last one first; `where` is SQL over the columns of `deleted`."""
        rows = self._connection.execute(
            f"SELECT {_DELETED_COLUMNS} FROM deleted WHERE {where}"
            " ORDER BY deleted DESC, id DESC LIMIT ? OFFSET ?",
            (*parameters, limit, offset),
        )
        return [_deleted(row) for row in rows]

    def put_deleted(self, entry: Deleted) -> None:
        self._connection.execute(
            f"INSERT OR REPLACE INTO deleted ({_DELETED_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id,
                entry.module,
                entry.deleted,
                entry.deleted_by,
                entry.display_name,
                entry.created_by,
                entry.owner,
                None if entry.record is None else _dumps(list(_row(entry.record))),
            ),
        )

    def remove_deleted(self, record_id: int) -> None:
        self._connection.execute("DELETE FROM deleted WHERE id = ?", (record_id,))

    def photo(self, record_id: int) -> bytes | None:
        row = self._connection.execute("SELECT content FROM photos WHERE record = ?", (record_id,)).fetchone()
        return None if row is None else bytes(row[0])

    def photo_digests(self, ids: Iterable[int]) -> dict[int, str]:
        """A text for each of those records that has a photo; another photo has another text."""
        wanted = tuple(ids)
        rows = self._connection.execute(
            f"SELECT record, digest FROM photos WHERE record IN ({marks(wanted)})", wanted
        )
        return {int(row[0]): str(row[1]) for row in rows}

    def put_photo(self, record_id: int, content: bytes, digest: str) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO photos (record, content, digest) VALUES (?, ?, ?)",
            (record_id, content, digest),
        )

    def remove_photo(self, record_id: int) -> bool:
        """True if there was one."""
        cursor = self._connection.execute("DELETE FROM photos WHERE record = ?", (record_id,))
        return cursor.rowcount > 0


def value_of(api_name: str) -> str:
    """SQL for the value of a field; names of fields hold nothing but letters, digits, `_` and `$`."""
    return f"json_extract(data, '$.\"{api_name}\"')"


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))


def _folded(text: object) -> str | None:
    return None if text is None else str(text).casefold()


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _record(row: Sequence[Any]) -> Record:
    return Record(*[*row[:9], json.loads(row[9])])


def _row(record: Record) -> tuple[Any, ...]:
    return (
        record.id,
        record.module,
        record.owner,
        record.created_by,
        record.modified_by,
        record.created,
        record.modified,
        record.written,
        record.blocked,
        _dumps(record.values),
    )


def _deleted(row: Sequence[Any]) -> Deleted:
    return Deleted(*[*row[:7], None if row[7] is None else _record(json.loads(row[7]))])
