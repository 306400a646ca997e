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
        f"The state file {path} is damaged ({what}).",
        "Move it away; the next run is then a first match with a preview, and nothing is deleted.",
        damaged=True,
    )


def told(path: Path | str, error: sqlite3.DatabaseError) -> StateError:
    """A failure of SQLite in plain words."""
    if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damage(path, error)
    return StateError(
        f"The state file {path} cannot be used ({error}).",
        "Check that the disk is not full and that the file may be written; nothing was lost.",
    )


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
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

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
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")
        self._step()

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
