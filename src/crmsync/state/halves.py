"""One mapping's links and halves: handing out what is dirty, linking, moving bases.

Methods that change something must be called within a transaction of the database; each is one step of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from crmsync.model.items import ItemId, OperationKey, Trait, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Changes, Fields, utc
from crmsync.plan.halves import Half, Link, LinkState, Presence, Resolution
from crmsync.state.codec import decode, decode_value, encode
from crmsync.state.database import Database

MISSING = "missing"
"""Presence of a half that a feed no longer names, until its fate is confirmed."""

_CHUNK = 50
"""How many halves are read at once."""
_COLUMNS = (
    "id, side, item, version, base, now, presence, separate, traits, uid, key, modified, created, unmatched"
)

_NEW = "link IS NULL AND presence = 'here' AND NOT separate AND NOT unreadable AND now IS NOT NULL"
_ALIKE = (
    # Texts are compared by a number first: sorting them would cost four times as much.
    "WITH new AS (SELECT id, side, text_hash(now) AS mark FROM half WHERE mapping = ?"
    f" AND {_NEW} AND NOT unmatched AND id NOT IN (SELECT half FROM left_out)"
    " AND id NOT IN (SELECT source FROM intent WHERE source IS NOT NULL)),"
    " counted AS (SELECT id, side, mark, row_number() OVER (PARTITION BY mark, side ORDER BY id) AS number"
    " FROM new),"
    " met AS (SELECT max(iif(side = 'outlook', id, NULL)) AS outlook, max(iif(side = 'crm', id, NULL)) AS crm"
    " FROM counted GROUP BY mark, number HAVING count(*) = 2)"
    " SELECT met.outlook, met.crm FROM met JOIN half one ON one.id = met.outlook"
    " JOIN half other ON other.id = met.crm WHERE one.now = other.now ORDER BY met.outlook"
)


def stamp(moment: datetime | None) -> str | None:
    """An instant as stored: ISO, UTC, whole seconds."""
    return None if moment is None else utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")


def _names(traits: frozenset[Trait]) -> str:
    return ",".join(sorted(trait.name for trait in traits))


def _instant(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)


class MappingState:
    """The links and halves of one mapping.

    id: the mapping's row. kind: of its items. active: the names of the fields that are synced; others
      are not stored.
    """

    def __init__(self, db: Database, mapping: int, kind: Kind, active: frozenset[str]) -> None:
        self.db = db
        self.id = mapping
        self.kind = kind
        self.active = active

    # ---- what planning reads

    def dirty_halves(self) -> set[int]:
        """The halves with something to decide."""
        return {
            int(str(row[0]))
            for row in self.db.rows("SELECT id FROM half WHERE mapping = ? AND dirty", self.id)
        }

    def links(self) -> Iterator[Link]:
        """Every link whose two halves can be judged."""
        for (number,) in self.db.rows("SELECT id FROM link WHERE mapping = ? ORDER BY id", self.id):
            link = self.link(int(str(number)))
            if link is not None:
                yield link

    def dirty_links(self) -> Iterator[Link]:
        """The links with something to decide, in the order of their creation; those with an unreadable
        or missing half wait."""
        ids = self.db.connection.execute(
            "SELECT DISTINCT link FROM half WHERE mapping = ? AND dirty AND link IS NOT NULL ORDER BY link",
            (self.id,),
        )
        for (number,) in ids:
            link = self.link(number)
            if link is not None:
                yield link

    def link(self, number: int) -> Link | None:
        """One link with its halves; `None` when it does not exist or a half cannot be judged now."""
        rows = self.db.connection.execute(
            f"SELECT {_COLUMNS}, unreadable, (SELECT state FROM link WHERE id = half.link)"
            " FROM half WHERE link = ?",
            (number,),
        ).fetchall()
        if len(rows) != 2 or any(row[-2] or row[6] == MISSING for row in rows):
            return None
        halves = {half.side: half for half in map(self._half, rows)}
        return Link(number, LinkState(rows[0][-1]), halves, self._resolutions(number))

    def new_halves(self, without: Container[int] = ()) -> Iterator[Half]:
        """The unlinked items that are here and may get a counterpart. without: leave these out."""
        rows = self.db.connection.execute(
            f"SELECT {_COLUMNS} FROM half WHERE mapping = ? AND {_NEW} ORDER BY id", (self.id,)
        )
        for row in rows:
            if row[0] not in without:
                yield self._half(row)

    def new_items(self, after: int = 0) -> Iterator[tuple[int, Side, ItemId]]:
        """(row, side, item) of the new halves that changed since they were judged. after: only later rows."""
        rows = self.db.connection.execute(
            f"SELECT id, side, item FROM half WHERE mapping = ? AND id > ? AND {_NEW} AND dirty ORDER BY id",
            (self.id, after),
        )
        for number, side, item in rows:
            yield number, Side(side), ItemId(item)

    def alike(self) -> Iterator[tuple[int, int]]:
        """(outlook, crm) of new halves that hold the very same, each at most once: two genuine "Call" tasks
        stay two. Those that nobody may match, and those with something on a list, are left out."""
        self.db.connection.create_function("text_hash", 1, hash, deterministic=True)
        yield from self.db.connection.execute(_ALIKE, (self.id,))

    def may_match(self) -> bool:
        """Are there unlinked items on both sides, and any that was not judged yet?"""
        rows = self.db.rows(
            f"SELECT count(DISTINCT side), max(dirty) FROM half WHERE mapping = ? AND {_NEW}", self.id
        )
        sides, dirty = rows[0]
        return sides == len(Side) and bool(dirty)

    def present(self, side: Side) -> Iterator[Half]:
        """Every item of one side that is here, linked or not."""
        rows = self.db.connection.execute(
            f"SELECT {_COLUMNS} FROM half WHERE mapping = ? AND side = ? AND presence = 'here' ORDER BY id",
            (self.id, side.value),
        )
        for row in rows:
            yield self._half(row)

    def unlinked(self, side: Side, *, only_separate: bool = False) -> Iterator[Half]:
        """Every item of one side that belongs to no link, in scope or not. only_separate: those that get
        no counterpart."""
        extra = " AND separate" if only_separate else ""
        rows = self.db.connection.execute(
            f"SELECT {_COLUMNS} FROM half WHERE mapping = ? AND side = ? AND link IS NULL AND"
            f" presence != 'gone'{extra} ORDER BY id",
            (self.id, side.value),
        ).fetchall()
        return map(self._half, rows)

    def half(self, number: int) -> Half | None:
        """One half by its row."""
        row = self.db.connection.execute(f"SELECT {_COLUMNS} FROM half WHERE id = ?", (number,)).fetchone()
        return None if row is None else self._half(row)

    def halves(self, numbers: Iterable[int]) -> Iterator[Half]:
        """The halves of these rows, some read at a time; those that are gone are left out. numbers:
        ascending."""
        rest = iter(numbers)
        while chunk := list(islice(rest, _CHUNK)):
            marks = ",".join("?" * len(chunk))
            rows = self.db.rows(f"SELECT {_COLUMNS} FROM half WHERE id IN ({marks}) ORDER BY id", *chunk)
            yield from map(self._half, rows)

    def find(self, side: Side, item: ItemId) -> Half | None:
        """One half by its item."""
        row = self.db.connection.execute(
            f"SELECT {_COLUMNS} FROM half WHERE mapping = ? AND side = ? AND item = ?",
            (self.id, side.value, item),
        ).fetchone()
        return None if row is None else self._half(row)

    def link_of(self, half: int) -> int | None:
        """The link a half belongs to."""
        rows = self.db.rows("SELECT link FROM half WHERE id = ?", half)
        return None if not rows or rows[0][0] is None else int(str(rows[0][0]))

    def holds_nothing(self, side: Side) -> bool:
        """Is nothing known of this side?"""
        rows = self.db.rows(
            "SELECT NOT EXISTS (SELECT 1 FROM half WHERE mapping = ? AND side = ?)", self.id, side.value
        )
        return bool(rows[0][0])

    def count_links(self) -> int:
        """How many pairs are kept in step."""
        return int(
            str(
                self.db.rows("SELECT count(*) FROM link WHERE mapping = ? AND state = 'active'", self.id)[0][
                    0
                ]
            )
        )

    # ---- links and bases

    def make_link(self, outlook: int, crm: int) -> int:
        """Link two halves."""
        number = self._run("INSERT INTO link (mapping, state) VALUES (?, 'active')", self.id).lastrowid
        self._run(
            "UPDATE half SET link = ?, dirty = 1, separate = 0 WHERE id IN (?, ?)", number, outlook, crm
        )
        assert number is not None
        return number

    def link_in_step(self, outlook: int, crm: int) -> None:
        """Link two halves that say the same: what each holds is its base."""
        number = self._run("INSERT INTO link (mapping, state) VALUES (?, 'active')", self.id).lastrowid
        self._run(
            "UPDATE half SET link = ?, separate = 0, dirty = 0, base = coalesce(now, base), now = NULL"
            " WHERE id IN (?, ?)",
            number,
            outlook,
            crm,
        )

    def in_step(self, number: int) -> None:
        """What both halves of a link hold is their base, and nothing is left to decide about them."""
        self._run("UPDATE half SET dirty = 0, base = coalesce(now, base), now = NULL WHERE link = ?", number)

    def set_link_state(self, number: int, state: LinkState) -> None:
        """Unlink (remembered) or link again."""
        self._run("UPDATE link SET state = ? WHERE id = ?", state.value, number)

    def forget_link(self, number: int, *, survivors_separate: bool) -> None:
        """The link ends: halves that are gone are forgotten; the others stay alone, remembered as
        survivors if asked for."""
        self._run("DELETE FROM conflict WHERE link = ?", number)
        self._run("DELETE FROM half WHERE link = ? AND presence = 'gone'", number)
        self._run(
            "UPDATE half SET link = NULL, separate = ?, dirty = 0 WHERE link = ?", survivors_separate, number
        )
        self._run("DELETE FROM link WHERE id = ?", number)

    def settle(self, half: int, changes: Changes) -> None:
        """Move the base of a half for these fields; what the item holds stays, and is in step where it equals
        the base."""
        row = self.db.connection.execute("SELECT base FROM half WHERE id = ?", (half,)).fetchone()
        stored = self._changed(row[0] or "{}", changes)
        # Without a reading of its own it holds its old base.
        self._run(
            "UPDATE half SET base = ?, now = nullif(coalesce(now, base), ?) WHERE id = ?",
            stored,
            stored,
            half,
        )

    def renumber(self, side: Side, item: ItemId, becomes: ItemId) -> None:
        """A write gave an item another id, under which nothing was known so far."""
        self._run(
            "UPDATE half SET item = ?, uid = NULL, key = NULL WHERE mapping = ? AND side = ? AND item = ?",
            becomes,
            self.id,
            side.value,
            item,
        )

    def acknowledge(self, half: int, written: Changes, version: Version) -> None:
        """A write to this half landed: base and, if something else is unsettled, what was read hold the
        written values."""
        row = self.db.connection.execute("SELECT base, now FROM half WHERE id = ?", (half,)).fetchone()
        stored = [None if text is None else self._changed(text, written) for text in (row[0] or "{}", row[1])]
        self._run(
            "UPDATE half SET base = ?, now = nullif(?, ?), version = ? WHERE id = ?",
            stored[0],
            stored[1],
            stored[0],
            version,
            half,
        )

    def _changed(self, stored: str, changes: Changes) -> str:
        fields = decode(self.kind, stored) | {
            name: value for name, value in changes.items() if value is not None
        }
        return encode({name: value for name, value in fields.items() if changes.get(name, value) is not None})

    def set_base(self, half: int, base: Fields, *, version: Version | None = None) -> None:
        """Give a half a whole base; what was read and differs from it stays to be decided."""
        self._run(
            "UPDATE half SET base = ?, now = nullif(now, ?), version = coalesce(?, version) WHERE id = ?",
            stored := encode({name: value for name, value in base.items() if name in self.active}),
            stored,
            version,
            half,
        )

    def forget_pair(self, number: int) -> None:
        """Both items are deleted: nothing is remembered of them but the history."""
        self._run("DELETE FROM conflict WHERE link = ?", number)
        self._run("DELETE FROM half WHERE link = ?", number)
        self._run("DELETE FROM link WHERE id = ?", number)

    def add_half(
        self,
        side: Side,
        item: ItemId,
        version: Version,
        base: Fields,
        key: OperationKey | None,
        *,
        read_back: bool,
        traits: frozenset[Trait] | None = None,
    ) -> int:
        """A half for an item just created; if the feed met it already, that row is taken.

        read_back: is `base` what the service was seen to hold (else it may have filled in more, see
          `_adopt`)? traits: as far as they were seen.
        """
        stored = encode({name: value for name, value in base.items() if name in self.active})
        (half,) = self._run(
            "INSERT INTO half (mapping, side, item, version, presence, dirty, adopt, key, base, traits)"
            " VALUES (?, ?, ?, ?, 'here', 0, ?, ?, ?, coalesce(?, ''))"
            " ON CONFLICT (mapping, side, item) DO UPDATE SET presence = 'here', separate = 0,"
            " base = excluded.base, now = nullif(now, excluded.base), version = excluded.version,"
            " traits = coalesce(?, traits) RETURNING id",
            self.id,
            side.value,
            item,
            version,
            not read_back,
            key,
            stored,
            names := None if traits is None else _names(traits),
            names,
        ).fetchone()
        return int(half)

    def set_traits(self, side: Side, item: ItemId, traits: frozenset[Trait]) -> None:
        """Note what an item was seen to be after it was written."""
        self._run(
            "UPDATE half SET traits = ? WHERE mapping = ? AND side = ? AND item = ?",
            _names(traits),
            self.id,
            side.value,
            item,
        )

    def attach(self, half: int, link: int) -> None:
        """Make a half part of a link, in place of a gone one of its side."""
        self._run(
            "DELETE FROM half WHERE link = ? AND id != ? AND side = (SELECT side FROM half WHERE id = ?)",
            link,
            half,
            half,
        )
        self._run("UPDATE half SET link = ?, separate = 0 WHERE id = ?", link, half)

    def clean(self, link: int) -> None:
        """Nothing more to decide about this link until one of its items changes; what is unsettled, or
        not here any
        more, keeps it dirty.
        """
        self._run(
            "UPDATE half SET dirty = ((now IS NOT NULL OR presence != 'here')"
            " AND (SELECT state FROM link WHERE id = half.link) = 'active') WHERE link = ?",
            link,
        )

    def mark_dirty(self, link: int) -> None:
        """Plan this link again."""
        self._run("UPDATE half SET dirty = 1 WHERE link = ?", link)

    def note_choice(self, half: int, *, unmatched: bool) -> None:
        """Plan an unlinked item again: as one that matches nobody, or as if nothing had been decided."""
        self._run("UPDATE half SET unmatched = ?, separate = 0, dirty = 1 WHERE id = ?", unmatched, half)

    def separate(self, half: int) -> None:
        """Remember an item as one that gets no counterpart."""
        self._run("UPDATE half SET separate = 1, dirty = 0 WHERE id = ?", half)

    def rejoin(self, half: int) -> None:
        """Forget that an item gets no counterpart: it is matched anew, whatever it was linked with."""
        self._run(
            "UPDATE half SET separate = 0, dirty = 1, now = coalesce(now, base), base = NULL"
            " WHERE id = ? AND link IS NULL",
            half,
        )

    # ---- rows

    def _half(self, row: tuple[Any, ...]) -> Half:
        (
            number,
            side,
            item,
            version,
            base,
            now,
            presence,
            separate,
            traits,
            uid,
            key,
            modified,
            created,
            unmatched,
        ) = row[:14]
        return Half(
            int(number),
            Side(side),
            ItemId(item),
            Version(version),
            None if base is None else decode(self.kind, base),
            None if now is None else decode(self.kind, now),
            Presence[presence.upper()] if presence != MISSING else Presence.HERE,
            _instant(modified),
            _instant(created),
            uid,
            None if key is None else OperationKey(key),
            frozenset(Trait[name] for name in traits.split(",") if name),
            separate=bool(separate),
            unmatched=bool(unmatched),
        )

    def _resolutions(self, link: int) -> Mapping[str, Resolution]:
        rows = self.db.connection.execute(
            "SELECT field, resolution, value, outlook, crm FROM conflict"
            " WHERE link = ? AND resolution IS NOT NULL",
            (link,),
        )
        return {
            field: Resolution(
                None if resolution == "value" else Side(resolution),
                *(decode_value(self.kind, field, value) for value in values),
            )
            for field, resolution, *values in rows
        }

    def _run(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        return self.db.connection.execute(statement, parameters)
