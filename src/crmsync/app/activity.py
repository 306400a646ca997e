"""The history for windows: runs and what each wrote, as values, searched, filtered and a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from crmsync.app.context import Context
from crmsync.app.history import RunLine, run_line, stored_value
from crmsync.app.words import Step
from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.operations import Reason
from crmsync.state.database import Database
from crmsync.state.runs import RunTable, SavedValue
from crmsync.state.search import Found, Query, RecordKey, Search, Term


@frozen
class Wanted:
    """What of the history is looked for; everything that was written by default.

    terms: words that must all be found. side: only what was written there. mapping: its name. record: only
    what was written of it. kept: only what overwrote a value that was saved. all_runs: also the runs that
    wrote nothing (of it); the filters above leave only those that did.
    """

    terms: tuple[Term, ...] = ()
    side: Side | None = None
    mapping: str | None = None
    record: RecordKey | None = None
    kept: bool = False
    all_runs: bool = False

    @property
    def is_filtered(self) -> bool:
        """Does it leave some changes out?"""
        return bool(self.terms or self.side or self.mapping or self.record or self.kept)


@frozen
class RunEntry:
    """A run, and how many of its changes are meant. undone_by: the run that undid the whole of it, if one
    did.
    """

    line: RunLine
    changes: int
    undone_by: int | None


@frozen
class ChangeEntry:
    """One change. item: what a person recognises it by. record: what it was done to. at: when (aware).

    kept: was the value that it overwrote saved? is_known: is its mapping in the state still, so that it may
    be undone?
    """

    id: int
    run: int
    mapping: str
    item: str
    record: RecordKey
    step: Step
    at: datetime
    kept: bool
    is_known: bool

    @property
    def item_name(self) -> str:
        """Names the record for `app.undo`, whatever others are called."""
        return f"{self.mapping}:{self.record.items[0][1]}"


@frozen
class KeptEntry:
    """A saved value of which nobody knows whether it was overwritten: the service never answered."""

    mapping: str
    kind: Kind
    side: Side
    item: str
    field: str
    value: Value | None


class Activity:
    """Looking through what runs did; changes nothing."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def runs(self, wanted: Wanted, limit: int, before: int | None = None) -> tuple[RunEntry, ...]:
        """The runs that are meant, newest first. before: only older ones than this. Raises StateError."""
        with self._context.reading() as db:
            search = _search(db, wanted)
            if search is None:
                return ()
            table = RunTable(db)
            undone = _undone(search, table)
            found = search.runs(before, limit, all_runs=wanted.all_runs and not wanted.is_filtered)
            return tuple(
                RunEntry(run_line(row), changes, undone.get(number))
                for number, changes in found
                if (row := table.get(number)) is not None
            )

    def changes(self, run: int, wanted: Wanted, limit: int, after: int = 0) -> tuple[ChangeEntry, ...]:
        """What is meant of one run's changes, in the order of the writes. after: the last one before them.
        Raises StateError.
        """
        with self._context.reading() as db:
            search = _search(db, wanted)
            row = RunTable(db).get(run)
            if search is None or row is None:
                return ()
            known = RunTable(db).mappings()
            return tuple(_entry(one, known, row.undoes) for one in search.changes(run, after, limit))

    def uncertain(self, run: int) -> tuple[KeptEntry, ...]:
        """The saved values of a run that may or may not have been overwritten. Raises StateError."""
        with self._context.reading() as db:
            table = RunTable(db)
            numbers = frozenset(Search(db, {}, Query()).lost_track_of(run))
            known = table.mappings()
            return tuple(_kept(one, known) for one in table.saved_values(run) if one.id in numbers)


def _search(db: Database, wanted: Wanted) -> Search | None:
    """`None` when nothing can be found."""
    known = RunTable(db).mappings()
    numbers = {name: number for number, (name, _) in known.items()}
    if wanted.mapping is not None and wanted.mapping not in numbers:
        return None
    mapping = numbers[wanted.mapping] if wanted.mapping is not None else None
    query = Query(wanted.terms, wanted.side, mapping, wanted.record, wanted.kept)
    return Search(db, {number: kind for number, (_, kind) in known.items()}, query)


def _undone(search: Search, table: RunTable) -> dict[int, int]:
    """Run → the last one that undid the whole of it."""
    found: dict[int, int] = {}
    for number, undone in search.undoings():
        row = table.get(number)
        if row is not None and not run_line(row).partial:
            found.setdefault(undone, number)
    return found


def _entry(found: Found, known: Mapping[int, tuple[str, Kind]], undoes: int | None) -> ChangeEntry:
    change = found.change
    name, kind = known.get(change.mapping, ("", None))
    old, new = (stored_value(kind, change.field, stored) for stored in (change.old, change.new))
    items: tuple[tuple[Side, ItemId], ...] = ((change.side, change.item),)
    if change.partner is not None:
        items += ((change.side.other, change.partner),)
    return ChangeEntry(
        change.id,
        change.run,
        name,
        change.label,
        RecordKey(change.mapping, items),
        Step(
            kind or Kind.CONTACTS,
            change.side,
            change.verb,
            change.field,
            old,
            new,
            Reason[change.reason],
            undoes,
        ),
        datetime.fromisoformat(change.at),
        found.kept,
        kind is not None,
    )


def _kept(value: SavedValue, known: Mapping[int, tuple[str, Kind]]) -> KeptEntry:
    name, kind = known.get(value.mapping, ("", None))
    held = stored_value(kind, value.field, value.stored)
    return KeptEntry(name, kind or Kind.CONTACTS, value.side, value.label, value.field, held)


__all__ = ["Activity", "ChangeEntry", "KeptEntry", "RecordKey", "RunEntry", "Term", "Wanted"]
