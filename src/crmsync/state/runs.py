"""The runs of a profile: when each took place, how it ended, and its report.

Methods that change something belong into a transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime

from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.state.database import Database
from crmsync.state.halves import stamp

_COLUMNS = "id, started, finished, preview, status, undoes, report"


@frozen
class RunRow:
    """One run.

    finished, status, report: `None` while it goes on, and for ever if its process died. undoes: the run
      that it undid.
    report: JSON text; `None` also once the run is forgotten but for a value that is still needed.
    """

    id: int
    started: datetime
    finished: datetime | None
    preview: bool
    status: str | None
    undoes: int | None
    report: str | None

    @property
    def forgotten(self) -> bool:
        """Is what it wrote older than the history that is kept?"""
        return self.finished is not None and self.report is None


@frozen
class SavedValue:
    """A value that a run overwrote. stored: as `state.codec` wrote it. reason: the name of a `Reason`."""

    id: int
    run: int
    mapping: int
    side: Side
    item: ItemId
    label: str
    field: str
    stored: str | None
    reason: str


class RunTable:
    """All runs, whatever their mappings."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, now: datetime, *, preview: bool, undoes: int | None = None) -> int:
        """Note that a run begins; returns its number."""
        number = self._run(
            "INSERT INTO run (started, preview, undoes) VALUES (?, ?, ?)", stamp(now), preview, undoes
        ).lastrowid
        assert number is not None
        return number

    def finish(self, run: int, now: datetime, status: str, report: str) -> None:
        """Note how a run ended."""
        self._run(
            "UPDATE run SET finished = ?, status = ?, report = ? WHERE id = ?",
            stamp(now),
            status,
            report,
            run,
        )

    def ended_before(self, moment: datetime) -> tuple[int, ...]:
        """The numbers of the runs that did nothing since `moment` and have nothing open."""
        rows = self._run(
            "SELECT id FROM run WHERE started < ?1 AND id NOT IN (SELECT run FROM intent)"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE change.run = run.id AND change.at >= ?1)",
            stamp(moment),
        )
        return tuple(row[0] for row in rows)

    def forget(self, runs: Sequence[int]) -> None:
        """Forget runs with everything they wrote, overwrote and reported.

        A value of a field that is in an open conflict stays, and with it the bare row of its run (without
        its report).
        """
        numbers = json.dumps(runs)
        chosen = "IN (SELECT value FROM json_each(?))"
        self._run(f"DELETE FROM change WHERE run {chosen}", numbers)
        self._run(
            f"DELETE FROM saved_value WHERE run {chosen} AND NOT EXISTS (SELECT 1 FROM conflict"
            " WHERE conflict.link = saved_value.link AND conflict.field = saved_value.field)",
            numbers,
        )
        self._run(f"DELETE FROM run WHERE id {chosen} AND id NOT IN (SELECT run FROM saved_value)", numbers)
        self._run(f"UPDATE run SET report = NULL WHERE id {chosen} AND report IS NOT NULL", numbers)

    def get(self, run: int) -> RunRow | None:
        """One run."""
        row = self._run(f"SELECT {_COLUMNS} FROM run WHERE id = ?", run).fetchone()
        return None if row is None else _row(row)

    def newest_first(self, limit: int = -1) -> Iterator[RunRow]:
        """The runs, newest first; at most `limit` of them unless it is negative."""
        for row in self._run(f"SELECT {_COLUMNS} FROM run ORDER BY id DESC LIMIT ?", limit).fetchall():
            yield _row(row)

    def mappings(self) -> dict[int, tuple[str, Kind]]:
        """Number → name and kind of every mapping that is known at present."""
        return {
            number: (name, Kind(kind))
            for number, name, kind in self._run("SELECT id, name, kind FROM mapping")
        }

    def writers(self, run: int) -> tuple[int, ...]:
        """The numbers of the mappings that a run wrote something for."""
        rows = self._run("SELECT DISTINCT mapping FROM change WHERE run = ? ORDER BY mapping", run)
        return tuple(row[0] for row in rows)

    def saved_values(self, run: int) -> Iterator[SavedValue]:
        """The values that a run overwrote although a person may want them."""
        rows = self._run(
            "SELECT id, run, mapping, side, item, label, field, value, reason FROM saved_value"
            " WHERE run = ? AND intent IS NULL ORDER BY id",
            run,
        )
        for number, of, mapping, side, item, label, field, stored, reason in rows:
            yield SavedValue(number, of, mapping, Side(side), ItemId(item), label, field, stored, reason)

    def _run(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        return self._db.connection.execute(statement, parameters)


def _row(row: tuple[int, str, str | None, int, str | None, int | None, str | None]) -> RunRow:
    number, started, finished, preview, status, undoes, report = row
    return RunRow(
        number,
        datetime.fromisoformat(started),
        None if finished is None else datetime.fromisoformat(finished),
        bool(preview),
        status,
        undoes,
        report,
    )
