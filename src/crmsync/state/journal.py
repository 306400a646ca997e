"""Runs, intents, the history of every write, and saved values.

An intent is committed before its call and goes with the acknowledgement, which writes the history in
the same commit.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from crmsync.frozen import frozen
from crmsync.model.items import ItemId, OperationKey, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Changes, Value
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.state.codec import decode, decode_changes, decode_value, encode, encode_value
from crmsync.state.database import Database
from crmsync.state.halves import stamp


@frozen
class Intent:
    """An operation written down before it is sent. key: the operation key that a create carries.
    unanswered: since when the service has been silent about it and may still carry it out.
    """

    id: int
    key: OperationKey
    operation: Operation
    run: int
    created: datetime
    original: str | None = None
    unanswered: datetime | None = None


@frozen
class Change:
    """One line of the history: a field of an item that a run wrote (field "" for a create or delete as
    a whole)."""

    id: int
    run: int
    mapping: int
    link: int | None
    side: Side
    verb: Verb
    item: ItemId
    label: str
    field: str
    old: str | None
    new: str | None
    reason: str
    original: str | None
    partner: ItemId | None
    at: str


class Journal:
    """Intents and history of one mapping. Methods that change something belong into a transaction."""

    def __init__(self, db: Database, mapping: int, kind: Kind) -> None:
        self.db = db
        self.id = mapping
        self.kind = kind

    def intend(
        self, operation: Operation, key: OperationKey, run: int, now: datetime, original: str | None
    ) -> Intent:
        """Write an operation down before it is sent, its saved values with it."""
        number = self._run(
            "INSERT INTO intent (key, mapping, run, verb, side, label, link, source, item,"
            " version, changes, origin, before,"
            " reasons, original, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            key,
            self.id,
            run,
            operation.verb.value,
            operation.side.value,
            operation.label,
            operation.link,
            operation.source,
            operation.item,
            operation.version,
            encode(operation.changes),
            encode(operation.origin),
            encode(operation.before),
            json.dumps({name: reason.name for name, reason in operation.reasons.items()}),
            original if operation.verb is Verb.DELETE else operation.original,
            stamp(now),
        ).lastrowid
        assert number is not None
        for saved in operation.saved:
            self._run(
                "INSERT INTO saved_value (run, mapping, link, intent, side, item, label,"
                " field, value, reason, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run,
                self.id,
                operation.link,
                number,
                saved.side.value,
                operation.item or "",
                operation.label,
                saved.field,
                encode_value(saved.value),
                operation.reasons[saved.field].name,
                stamp(now),
            )
        return Intent(number, key, operation, run, now, original)

    def intents(self) -> Iterator[Intent]:
        """The operations that were sent (or not) and never acknowledged."""
        rows = self.db.connection.execute(
            "SELECT id, key, verb, side, label, link, source, item, version, changes,"
            " origin, before, reasons, run, created,"
            " original, unanswered FROM intent WHERE mapping = ? ORDER BY id",
            (self.id,),
        ).fetchall()
        for row in rows:
            yield self._intent(row)

    def unanswered(self, intent: Intent, now: datetime) -> None:
        """Note that the service has been silent about an operation since `now`."""
        self._run("UPDATE intent SET unanswered = ? WHERE id = ?", stamp(now), intent.id)

    def sources(self) -> frozenset[int]:
        """The halves whose counterpart may just be coming into being."""
        rows = self.db.rows("SELECT source FROM intent WHERE mapping = ? AND source IS NOT NULL", self.id)
        return frozenset(int(str(row[0])) for row in rows)

    def drop(self, intent: Intent) -> None:
        """The operation did not land: forget it, its saved values with it."""
        self._run("DELETE FROM saved_value WHERE intent = ?", intent.id)
        self._run("DELETE FROM intent WHERE id = ?", intent.id)

    def give_up(self, intent: Intent) -> None:
        """Whether the operation landed cannot be told any more: forget it, but keep the values it may
        have overwritten."""
        self._run("UPDATE saved_value SET intent = NULL WHERE intent = ?", intent.id)
        self._run("DELETE FROM intent WHERE id = ?", intent.id)

    def partner(self, intent: Intent) -> ItemId | None:
        """The other side's item of an operation, so that an undone deletion can be linked again."""
        operation = intent.operation
        row = self.db.connection.execute(
            "SELECT item FROM half WHERE id = ? OR (link = ? AND side != ?)",
            (operation.source, operation.link, operation.side.value),
        ).fetchone()
        return operation.partner if row is None else ItemId(row[0])

    def acknowledge(
        self,
        intent: Intent,
        item: ItemId,
        link: int | None,
        partner: ItemId | None,
        written: Mapping[str, Value | None],
        now: datetime,
    ) -> None:
        """The operation landed: into the history with it. written: field → what the item holds now."""
        operation = intent.operation
        if operation.verb is not Verb.CREATE:
            self._run("UPDATE saved_value SET intent = NULL, link = ? WHERE intent = ?", link, intent.id)
        self._run("DELETE FROM intent WHERE id = ?", intent.id)
        if operation.verb in (Verb.UPDATE, Verb.PHOTO):
            for name, new in written.items():
                reason = operation.reasons.get(name, operation.reason)
                old = encode_value(operation.before.get(name))
                self._insert(intent, item, link, partner, name, old, encode_value(new), reason, now)
            return
        old = encode(operation.before) if operation.verb is Verb.DELETE else None
        new = encode(written) if operation.verb is Verb.CREATE else None
        self._insert(intent, item, link, partner, "", old, new, operation.reason, now)

    def times_written(self, link: int, side: Side, name: str, value: Value | None, since: datetime) -> int:
        """How often this value was written into this field since then."""
        (count,) = self.db.connection.execute(
            "SELECT count(*) FROM change WHERE link = ? AND side = ? AND field = ? AND new IS ? AND at >= ?"
            " AND reason != 'UNDONE'",
            (link, side.value, name, encode_value(value), stamp(since)),
        ).fetchone()
        return int(count)

    def written_since(self, change: Change) -> frozenset[str]:
        """The fields that later runs wrote on the item of this line of the history, or on its partner."""
        rows = self.db.connection.execute(
            "SELECT DISTINCT field FROM change WHERE link = ? AND mapping = ? AND run > ? AND field != ''",
            (change.link, self.id, change.run),
        )
        return frozenset(name for (name,) in rows)

    def changes(self, run: int) -> Iterator[Change]:
        """The history of one run, in the order of the writes."""
        rows = self.db.connection.execute(
            "SELECT id, run, mapping, link, side, verb, item, label, field, old, new,"
            " reason, original, partner, at FROM change"
            " WHERE mapping = ? AND run = ? ORDER BY id",
            (self.id, run),
        )
        for number, of, mapping, link, side, verb, item, *rest in rows:
            yield Change(number, of, mapping, link, Side(side), Verb(verb), ItemId(item), *rest)

    def saved(self, change: Change, name: str) -> Value | None:
        """The value that a write of this run replaced in field `name`, if it was saved."""
        row = self.db.connection.execute(
            "SELECT value FROM saved_value WHERE mapping = ? AND run = ? AND link IS ? AND side = ?"
            " AND field = ? ORDER BY id DESC LIMIT 1",
            (self.id, change.run, change.link, change.side.value, name),
        ).fetchone()
        return None if row is None else decode_value(self.kind, name, row[0])

    def _insert(
        self,
        intent: Intent,
        item: ItemId,
        link: int | None,
        partner: ItemId | None,
        name: str,
        old: str | None,
        new: str | None,
        reason: Reason,
        now: datetime,
    ) -> None:
        operation = intent.operation
        self._run(
            "INSERT INTO change (run, mapping, link, side, verb, item, label, field, old,"
            " new, reason, original, partner, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            intent.run,
            self.id,
            link,
            operation.side.value,
            operation.verb.value,
            item,
            operation.label,
            name,
            old,
            new,
            reason.name,
            intent.original if operation.verb is Verb.DELETE else None,
            partner,
            stamp(now),
        )

    def _intent(self, row: tuple[Any, ...]) -> Intent:
        operation = Operation(
            Verb(row[2]),
            Side(row[3]),
            row[4],
            row[5],
            row[6],
            None if row[7] is None else ItemId(row[7]),
            None if row[8] is None else Version(row[8]),
            decode_changes(self.kind, row[9]),
            decode_changes(self.kind, row[10]),
            decode(self.kind, row[11]),
            {name: Reason[reason] for name, reason in json.loads(row[12]).items()},
        )
        return Intent(
            row[0],
            OperationKey(row[1]),
            operation,
            row[13],
            datetime.fromisoformat(row[14]),
            row[15],
            None if row[16] is None else datetime.fromisoformat(row[16]),
        )

    def _run(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        return self.db.connection.execute(statement, parameters)


def whole(kind: Kind, stored: str | None) -> Changes:
    """The fields of a create's or delete's history line."""
    return {} if stored is None else decode(kind, stored)
