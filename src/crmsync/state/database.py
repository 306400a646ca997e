"""The SQLite file: opening, migrating, transactions. Everything above speaks in whole transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crmsync.state.schema import MIGRATIONS


class StateError(Exception):
    """The state file cannot be used.

    advice: what the person can do. damaged: it is broken, rather than of another version or out of reach.
    """

    def __init__(self, message: str, advice: str, *, damaged: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.damaged = damaged


def damage(path: Path | str, what: object) -> StateError:
    """The error for a broken file."""
    return StateError(
        f"The state file {path} is damaged ({' '.join(str(what).split())}).",
        "Move it away; the next run is then a first match with a preview, and nothing is deleted.",
        damaged=True,
    )


_AGAIN = (
    "then sync again: what was under way is completed or dropped, nothing is lost and nothing made twice."
)
_WORDS = {
    sqlite3.SQLITE_FULL: (
        "The disk is full: the state file {path} could not be written.",
        f"Free some space, {_AGAIN}",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk refused to read or write the state file {path} ({error}).",
        f"Is the disk full, over its quota, or not connected? Mend that, {_AGAIN}",
    ),
    **dict.fromkeys(
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
        (
            "The state file {path} may not be written ({error}).",
            "Check the rights of the file and of its folder, or choose another folder with --profile.",
        ),
    ),
    **dict.fromkeys(
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
        (
            "Another program keeps the state file {path} to itself ({error}).",
            "End it (perhaps it copies or searches files), and try again.",
        ),
    ),
}
"""SQLite's primary result code → what happened, what to do (sqlite.org/rescode.html)."""
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def told(path: Path | str, error: sqlite3.Error) -> StateError:
    """A failure of SQLite in plain words."""
    code = _code(error)
    if code in _DAMAGED:
        return damage(path, error)
    message, advice = _WORDS.get(
        code,
        ("The state file {path} cannot be used ({error}).", "crmsync doctor tells more; nothing was lost."),
    )
    return StateError(message.format(path=path, error=error), advice)


def is_damage(error: BaseException) -> bool:
    """Does `error` say that the file itself is broken?"""
    match error:
        case StateError():
            return error.damaged
        case sqlite3.Error():
            return _code(error) in _DAMAGED
        case _:
            return False


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for an error of Python's own."""
    # The extended code has the primary one in its lowest byte.
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


class Database:
    """One open state file.

    path: the file, or ":memory:".
    step: called before and after every commit; tests let the program die there.
    Raises StateError when the file is damaged, or was made by a newer crmsync.
    """

    def __init__(self, path: Path | str, *, step: Callable[[], None] = lambda: None) -> None:
        self.path = path
        self._step = step
        try:
            self.connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise told(path, error) from error

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA foreign_keys = ON")
        # What is deleted holds people's names and values; without this it stays readable in the file.
        self.connection.execute("PRAGMA secure_delete = ON")
        # A torn page is met when it is read, not when something was made of it.
        self.connection.execute("PRAGMA cell_size_check = ON")
        self._migrate()

    def _migrate(self) -> None:
        """Bring the file up to date; two processes that open a new file at once do not both do it."""
        if self._version() == len(MIGRATIONS):
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            version = self._version()
            if version > len(MIGRATIONS):
                raise StateError(
                    f"The state file {self.path} was made by a newer version of crmsync.",
                    "Install the newer version again, or move the file away and start with a first match.",
                )
            for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
                for statement in filter(str.strip, script.split(";")):
                    self.connection.execute(statement)
                self.connection.execute(f"PRAGMA user_version = {number}")
            self.connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _version(self) -> int:
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        return int(version)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One atomic commit; rolled back when the body raises."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
            self._step()
            self.connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        self._step()

    def _roll_back(self) -> None:
        # A full or failing disk has rolled back already; saying so again would hide the reason.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def rows(self, query: str, *parameters: object) -> list[tuple[object, ...]]:
        """All rows of a query."""
        return self.connection.execute(query, parameters).fetchall()

    def check(self) -> None:
        """Look at every page of the file. Raises StateError when it is damaged."""
        try:
            (found,) = self.connection.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            raise told(self.path, error) from error
        if found != "ok":
            raise damage(self.path, found)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
