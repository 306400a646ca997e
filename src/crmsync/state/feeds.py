"""One mapping's feeds: cursors, what was read, what is missing until its fate is confirmed.

Methods that change something must be called within a transaction of the database; each is one step of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from crmsync.frozen import frozen
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind, Side
from crmsync.plan.halves import Presence
from crmsync.state.codec import decode, encode
from crmsync.state.database import Database
from crmsync.state.halves import stamp

Rows = dict[ItemId, tuple[Any, ...] | None]
"""Item → the columns `_KNOWN` of its half; `None` for one that is not known."""
_KNOWN = "id, base, now, presence, link, dirty, unreadable, adopt, version"
_CHUNK = 200
"""How many items are asked for by one statement."""


@frozen
class Reading:
    """An item as read, with what the mapping's scope says about it.

    admitted: is it synced. revisit: when that may change by the passing of time.
    """

    item: Item
    admitted: bool = True
    revisit: datetime | None = None


class Known(Mapping[ItemId, Version]):
    """The versions of the items of one side that the state knows, read on demand."""

    def __init__(self, db: sqlite3.Connection, mapping: int, side: Side) -> None:
        self._db, self._where = db, (mapping, side.value)

    def __getitem__(self, item: ItemId) -> Version:
        row = self._db.execute(
            "SELECT version FROM half WHERE mapping = ? AND side = ? AND item = ? AND presence != 'gone'",
            (*self._where, item),
        ).fetchone()
        if row is None:
            raise KeyError(item)
        return Version(row[0])

    def __iter__(self) -> Iterator[ItemId]:
        rows = self._db.execute(
            "SELECT item FROM half WHERE mapping = ? AND side = ? AND presence != 'gone'", self._where
        ).fetchall()
        return (ItemId(row[0]) for row in rows)

    def __len__(self) -> int:
        (count,) = self._db.execute(
            "SELECT count(*) FROM half WHERE mapping = ? AND side = ? AND presence != 'gone'", self._where
        ).fetchone()
        return int(count)


class Feeds:
    """What was read of the two sides of one mapping.

    mapping: its row. kind: of its items. active: the names of the fields that are synced; others are
      not stored.
    """

    def __init__(self, db: Database, mapping: int, kind: Kind, active: frozenset[str]) -> None:
        self.db = db
        self.id = mapping
        self.kind = kind
        self.active = active

    def cursor(self, side: Side) -> Cursor | None:
        """Where the feed of `side` was left; `None` for "from the beginning"."""
        rows = self.db.rows("SELECT value FROM cursor WHERE mapping = ? AND side = ?", self.id, side.value)
        return Cursor(str(rows[0][0])) if rows else None

    def set_cursor(self, side: Side, cursor: Cursor | None) -> None:
        """Remember (or with `None` forget) where the feed was left."""
        if cursor is None:
            self._run("DELETE FROM cursor WHERE mapping = ? AND side = ?", self.id, side.value)
        else:
            self._run("INSERT OR REPLACE INTO cursor VALUES (?, ?, ?)", self.id, side.value, cursor)

    def known(self, side: Side) -> Known:
        """The versions of the items known on `side`."""
        return Known(self.db.connection, self.id, side)

    def rows(self, side: Side, items: Iterable[ItemId]) -> Rows:
        """What is known of these items, for `read`: asked for at once."""
        found: Rows = {}
        rest = iter(items)
        while chunk := list(islice(rest, _CHUNK)):
            marks = ",".join("?" * len(chunk))
            found.update(dict.fromkeys(chunk))
            rows = self.db.connection.execute(
                f"SELECT item, {_KNOWN} FROM half WHERE mapping = ? AND side = ? AND item IN ({marks})",
                (self.id, side.value, *chunk),
            )
            found.update((ItemId(row[0]), row[1:]) for row in rows)
        return found

    def read(self, side: Side, reading: Reading, listing: int = 0, rows: Rows | None = None) -> bool:
        """Note an item as read. Returns whether it differs from what was known (an own write read again
        does not).

        listing: the number of the complete listing that names it, if it is one. rows: what is known of it and
        of others; each is taken out, since it holds once.
        """
        item = reading.item
        fields = encode({name: value for name, value in item.fields.items() if name in self.active})
        presence = "here" if reading.admitted else "away"
        if rows is None or item.id not in rows:
            rows = self.rows(side, [item.id])
        row = rows.pop(item.id)
        facts = (
            item.version,
            presence,
            ",".join(sorted(trait.name for trait in item.traits)),
            "; ".join(item.notes),
            item.uid,
            item.key,
            stamp(item.modified),
            stamp(item.created),
            stamp(reading.revisit),
        )
        if row is None:
            self._run(
                "INSERT INTO half (mapping, side, item, version, presence, traits, notes,"
                " uid, key, modified, created,"
                " revisit, now, dirty, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                self.id,
                side.value,
                item.id,
                *facts,
                fields if reading.admitted else None,
                reading.admitted,
                listing,
            )
            return reading.admitted
        half, base, now, was, link, dirty, unreadable, adopt, version = row
        if adopt:
            base = self._adopt(half, base, fields, same_version=version == item.version)
        new = None if base == fields or (link is None and not reading.admitted) else fields
        changed = new != now or was != presence or bool(unreadable)
        self._run(
            "UPDATE half SET version = ?, presence = ?, traits = ?, notes = ?, uid = ?,"
            " key = coalesce(?, key),"
            " modified = ?, created = coalesce(?, created), revisit = ?, now = ?, dirty = ?,"
            " unreadable = 0, seen = max(seen, ?)"
            " WHERE id = ?",
            *facts,
            new,
            bool(dirty) or changed,
            listing,
            half,
        )
        return changed

    def _adopt(self, half: int, base: str, read: str, *, same_version: bool) -> str:
        """First sight of an item we created: fields that we did not write and the service filled in
        join its base.

        Only while its version is still that of our create; after that it may be somebody's edit.
        """
        if same_version:
            base = encode({**decode(self.kind, read), **decode(self.kind, base)})
        self._run("UPDATE half SET base = ?, adopt = 0 WHERE id = ?", base, half)
        return base

    def unreadable(self, side: Side, item: Unreadable, listing: int = 0) -> None:
        """Note an item that exists but is not understood: it is neither planned nor counted as deleted."""
        self._run(
            "INSERT INTO half (mapping, side, item, version, presence, dirty, unreadable,"
            " seen) VALUES (?, ?, ?, ?, 'away', 0, 1, ?)"
            " ON CONFLICT (mapping, side, item) DO UPDATE SET version = excluded.version,"
            " unreadable = 1, seen = max(seen, excluded.seen)",
            self.id,
            side.value,
            item.id,
            item.version,
            listing,
        )

    def missing(self, side: Side, items: Iterable[ItemId]) -> None:
        """Note items that the feed calls gone; their fate is confirmed before anything is decided."""
        self.db.connection.executemany(
            "UPDATE half SET presence = 'missing' WHERE mapping = ? AND side = ? AND item ="
            " ? AND presence != 'gone'",
            [(self.id, side.value, item) for item in items],
        )

    def missing_from(self, side: Side, listing: int) -> None:
        """Note everything that a complete listing did not name."""
        self._run(
            "UPDATE half SET presence = 'missing' WHERE mapping = ? AND side = ? AND seen <"
            " ? AND presence != 'gone'",
            self.id,
            side.value,
            listing,
        )

    def to_confirm(self, side: Side) -> Mapping[ItemId, str | None]:
        """The missing items of a side (id → uid) whose fate must be asked.

        One that we created and never read since has the operation key it was given instead.
        """
        rows = self.db.connection.execute(
            "SELECT item, coalesce(uid, key) FROM half"
            " WHERE mapping = ? AND side = ? AND presence = 'missing'",
            (self.id, side.value),
        )
        return {ItemId(item): uid for item, uid in rows}

    def confirm(self, side: Side, item: ItemId, presence: Presence) -> None:
        """Note the fate of a missing item. One that was never linked is simply forgotten when it is gone."""
        self._run(
            "UPDATE half SET presence = ?, dirty = 1 WHERE mapping = ? AND side = ? AND item = ?",
            presence.name.lower(),
            self.id,
            side.value,
            item,
        )
        self.forget_gone()

    def forget_gone(self) -> None:
        """Forget gone items without a link, but for those whose counterpart is just being created."""
        self._run(
            "DELETE FROM half WHERE mapping = ? AND presence = 'gone' AND link IS NULL"
            " AND id NOT IN (SELECT source FROM intent WHERE source IS NOT NULL)",
            self.id,
        )

    def to_revisit(self, side: Side, now: datetime) -> tuple[ItemId, ...]:
        """The items whose scope may have changed by the passing of time."""
        rows = self.db.rows(
            "SELECT item FROM half WHERE mapping = ? AND side = ? AND revisit <= ?",
            self.id,
            side.value,
            stamp(now),
        )
        return tuple(ItemId(str(row[0])) for row in rows)

    def _run(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        return self.db.connection.execute(statement, parameters)
