"""A look into the state file from outside, by plain SQL: what the laws of a world compare with the services."""

from __future__ import annotations

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.state.codec import decode, decode_value
from crmsync.state.database import Database


class StateView:
    """What the state holds about one mapping."""

    def __init__(self, db: Database, name: str, kind: Kind) -> None:
        self._db = db
        self._kind = kind
        rows = db.rows("SELECT id FROM mapping WHERE name = ?", name)
        self._id = int(str(rows[0][0])) if rows else 0

    def pairs(self) -> list[dict[Side, ItemId]]:
        """The two items of every link that is kept in step, oldest link first."""
        rows = self._db.rows(
            "SELECT link.id, half.side, half.item FROM link JOIN half ON half.link = link.id"
            " WHERE link.mapping = ? AND link.state = 'active' ORDER BY link.id",
            self._id,
        )
        pairs: dict[object, dict[Side, ItemId]] = {}
        for link, side, item in rows:
            pairs.setdefault(link, {})[Side(str(side))] = ItemId(str(item))
        return [pair for pair in pairs.values() if len(pair) == 2]

    def alone(self) -> frozenset[ItemId]:
        """The items that the state says have no counterpart on purpose: unlinked, survivors, ambiguous, out of scope, problems."""
        rows = self._db.rows(
            "SELECT item FROM half WHERE mapping = ? AND (separate OR presence = 'away' OR unreadable"
            " OR link IN (SELECT h.link FROM left_out l JOIN half h ON h.id = l.half WHERE l.field = '')"
            " OR id IN (SELECT half FROM ambiguous) OR item IN (SELECT item FROM problem WHERE mapping = half.mapping)"
            " OR link IN (SELECT id FROM link WHERE state = 'unlinked'))",
            self._id,
        )
        return frozenset(ItemId(str(row[0])) for row in rows)

    def bases(self) -> list[tuple[object, ...]]:
        """The base of every half."""
        return self._db.rows(
            "SELECT id, link, side, item, base FROM half WHERE mapping = ? ORDER BY id", self._id
        )

    def base(self, side: Side, item: ItemId) -> dict[str, Value]:
        """The base of one item."""
        rows = self._db.rows(
            "SELECT base FROM half WHERE mapping = ? AND side = ? AND item = ?", self._id, side.value, item
        )
        ((stored,),) = rows
        return {} if stored is None else decode(self._kind, str(stored))

    def saved(self) -> list[tuple[Side, str, Value | None]]:
        """The saved values: side, field, value."""
        rows = self._db.rows(
            "SELECT side, field, value FROM saved_value WHERE mapping = ? ORDER BY id", self._id
        )
        return [
            (
                Side(str(side)),
                str(field),
                decode_value(self._kind, str(field), None if value is None else str(value)),
            )
            for side, field, value in rows
        ]

    def intents(self) -> int:
        """How many operations were written down and neither acknowledged nor dropped."""
        return self._count("intent")

    def problems(self) -> list[str]:
        """The messages of the open problems."""
        rows = self._db.rows("SELECT message FROM problem WHERE mapping = ? ORDER BY id", self._id)
        return [str(row[0]) for row in rows]

    def open_conflicts(self) -> int:
        """How many conflicts wait for a person."""
        return self._count("conflict")

    def conflicting(self) -> frozenset[tuple[ItemId, str]]:
        """The fields whose conflict is open: item (of either side), field."""
        rows = self._db.rows(
            "SELECT half.item, conflict.field FROM conflict JOIN half ON half.link = conflict.link WHERE conflict.mapping = ?",
            self._id,
        )
        return frozenset((ItemId(str(item)), str(field)) for item, field in rows)

    def history(self) -> list[tuple[object, ...]]:
        """Every write in the history: run, side, verb, item, field, old, new, reason."""
        return self._db.rows(
            "SELECT run, side, verb, item, field, old, new, reason FROM change WHERE mapping = ? ORDER BY id",
            self._id,
        )

    def before_images(self) -> list[tuple[ItemId, dict[str, Value]]]:
        """What the history keeps of deleted items."""
        rows = self._db.rows(
            "SELECT item, old FROM change WHERE mapping = ? AND verb = 'delete' AND old IS NOT NULL", self._id
        )
        return [(ItemId(str(item)), decode(self._kind, str(old))) for item, old in rows]

    def _count(self, table: str) -> int:
        ((count,),) = self._db.rows(f"SELECT count(*) FROM {table} WHERE mapping = ?", self._id)
        return int(str(count))
