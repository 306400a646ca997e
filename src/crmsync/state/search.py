"""Looking through the history of every write: which runs wrote what a person looks for, a page at a time.

Reads only; knows nothing of languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Verb
from crmsync.state.database import Database
from crmsync.state.journal import Change

_COLUMNS = (
    "c.id, c.run, c.mapping, c.link, c.side, c.verb, c.item, c.label, c.field, c.old, c.new, c.reason,"
    " c.original, c.partner, c.at"
)
_KEPT = (
    "EXISTS (SELECT 1 FROM saved_value s WHERE s.run = c.run AND s.mapping = c.mapping AND s.side = c.side"
    " AND s.item = c.item AND s.field = c.field AND s.intent IS NULL)"
)


@frozen
class Term:
    """One word that is looked for: in names and values, whatever its case. fields: the fields that it means,
    by kind.
    """

    text: str
    fields: Mapping[Kind, frozenset[str]]


@frozen
class RecordKey:
    """One person, task or meeting. mapping: its number. items: its items on the sides that are known."""

    mapping: int
    items: tuple[tuple[Side, ItemId], ...]


@frozen
class Query:
    """What is looked for; everything by default.

    terms: each must be found. side, mapping: only what was written there (mapping: by number). record: only
    what was written of it. kept: only writes whose overwritten value was saved.
    """

    terms: tuple[Term, ...] = ()
    side: Side | None = None
    mapping: int | None = None
    record: RecordKey | None = None
    kept: bool = False


@frozen
class Found:
    """A line of the history. kept: was the value that it overwrote saved?"""

    change: Change
    kept: bool


class Search:
    """One query over the whole history."""

    def __init__(self, db: Database, kinds: Mapping[int, Kind], query: Query) -> None:
        """kinds: mapping → the kind of its items."""
        self._db = db
        self._kinds = kinds
        self._terms = [(term.text.casefold(), term.fields) for term in query.terms]
        self._where, self._parameters = self._conditions(query)
        db.connection.create_function("is_wanted", 5, self._is_wanted)

    def runs(self, before: int | None, limit: int, *, all_runs: bool) -> Iterator[tuple[int, int]]:
        """(run, how many of its lines are meant), newest first. before: only older runs than this one.

        all_runs: those without such a line too.
        """
        rows = self._db.connection.execute(
            f"SELECT r.id, count(c.id) AS lines FROM run r LEFT JOIN change c ON c.run = r.id{self._where}"
            " WHERE r.id < ? GROUP BY r.id HAVING lines > 0 OR ? ORDER BY r.id DESC LIMIT ?",
            (*self._parameters, _NEWEST if before is None else before, all_runs, limit),
        )
        yield from rows.fetchall()

    def changes(self, run: int, after: int, limit: int) -> Iterator[Found]:
        """The lines of one run, in the order of the writes. after: the number of the line before them."""
        rows = self._db.connection.execute(
            f"SELECT {_COLUMNS}, {_KEPT} FROM change c WHERE c.run = ?{self._where} AND c.id > ?"
            " ORDER BY c.id LIMIT ?",
            (run, *self._parameters, after, limit),
        )
        for row in rows.fetchall():
            yield Found(_change(row[:-1]), bool(row[-1]))

    def lost_track_of(self, run: int) -> Iterator[int]:
        """The saved values of a run of which nobody knows whether they were overwritten after all."""
        rows = self._db.connection.execute(
            "SELECT s.id FROM saved_value s WHERE s.run = ? AND s.intent IS NULL AND NOT EXISTS (SELECT 1"
            " FROM change c WHERE c.run = s.run AND c.mapping = s.mapping AND c.side = s.side"
            " AND c.item = s.item AND c.field = s.field) ORDER BY s.id",
            (run,),
        )
        for (number,) in rows.fetchall():
            yield number

    def undoings(self) -> Iterator[tuple[int, int]]:
        """(run, the run that it undid) of all that ended well, newest first."""
        yield from self._db.connection.execute(
            "SELECT id, undoes FROM run WHERE undoes IS NOT NULL AND NOT preview AND status = 'ok'"
            " ORDER BY id DESC"
        ).fetchall()

    def _conditions(self, query: Query) -> tuple[str, Sequence[object]]:
        found: list[str] = []
        parameters: list[object] = []
        if query.side is not None:
            found.append("c.side = ?")
            parameters.append(query.side.value)
        if query.mapping is not None:
            found.append("c.mapping = ?")
            parameters.append(query.mapping)
        if query.record is not None:
            one = "(c.side = ? AND c.item = ?) OR (c.side = ? AND c.partner = ?)"
            found.append(f"c.mapping = ? AND ({' OR '.join([one] * len(query.record.items))})")
            parameters.append(query.record.mapping)
            for side, item in query.record.items:
                parameters += (side.value, item, side.other.value, item)
        if query.kept:
            found.append(_KEPT)
        if query.terms:
            found.append("is_wanted(c.mapping, c.label, c.field, c.old, c.new)")
        return "".join(f" AND {condition}" for condition in found), parameters

    def _is_wanted(self, mapping: int, label: str, field: str, old: str | None, new: str | None) -> bool:
        kind = self._kinds.get(mapping)
        text = " ".join([label, *_texts(old), *_texts(new)]).casefold()
        return all(
            term in text or (kind is not None and field in fields.get(kind, ()))
            for term, fields in self._terms
        )


_NEWEST = 2**62


def _texts(stored: str | None) -> Iterator[str]:
    """Every text within a stored value; of a whole record its values, not the names of its fields."""
    return _leaves(json.loads(stored)) if stored is not None else iter(())


def _leaves(plain: Any) -> Iterator[str]:
    match plain:
        case dict():
            for value in plain.values():
                yield from _leaves(value)
        case list():
            for value in plain:
                yield from _leaves(value)
        case None:
            return
        case _:
            yield str(plain)


def _change(row: tuple[Any, ...]) -> Change:
    number, run, mapping, link, side, verb, item, *rest = row
    return Change(number, run, mapping, link, Side(side), Verb(verb), ItemId(item), *rest)
