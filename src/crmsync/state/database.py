"""The SQLite file: opening, migrating, transactions. Everything above speaks in whole transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crmsync.state.schema import MIGRATIONS


class StateError(Exception):
    """The state file cannot be used. `advice` says what the person can do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


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
            raise StateError(
                f"The state file {path} is damaged ({error}).",
                "Move it away; the next run is then a first match with a preview, and nothing is deleted.",
            ) from error

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA foreign_keys = ON")
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise StateError(
                f"The state file {self.path} was made by a newer version of crmsync.",
                "Install the newer version again, or move the file away and start with a first match.",
            )
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self.connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")

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

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
