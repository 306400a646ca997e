"""What waits: problems for another try; conflicts, holds and ambiguous pairs for a person, who decides here.

A decision is noted; the next run carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crmsync.app.context import Context
from crmsync.app.errors import UnknownName
from crmsync.app.history import History
from crmsync.app.values import parse, plain
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.choices import Choice
from crmsync.plan.operations import Verb
from crmsync.state.choices import NotChoosable, choose
from crmsync.state.database import Database
from crmsync.state.halves import MappingState
from crmsync.state.lists import Held, Lists, OpenConflict
from crmsync.state.mappings import row_of
from crmsync.sync.report import HalfName

ALL = "all"
"""Stands for every hold."""
ACCEPTED, REFUSED = "accepted", "refused"


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """An item, or (item "") a whole mapping, that could not be synced.

    next_try: when a scheduled run tries again; a run by hand always does.
    """

    id: str
    mapping: str
    side: Side | None
    item: str
    code: str
    message: str
    advice: str
    attempts: int
    next_try: datetime | None


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """A field that changed on both sides and waits for a decision."""

    id: int
    mapping: str
    kind: Kind
    item: str
    field: str
    outlook: Value | None
    crm: Value | None
    link: int


@dataclass(frozen=True, slots=True)
class HoldEntry:
    """An operation that waits for a yes, or was decided upon and not carried out yet. since: when it was
    first held.
    """

    id: int
    mapping: str
    operation: Verb
    side: Side
    item: str
    reason: str
    verdict: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class AmbiguousEntry:
    """An item with several possible counterparts. half: its row, for `choose`."""

    half: int
    mapping: str
    side: Side
    item: str
    candidates: tuple[HalfName, ...]


class Waiting:
    """The waiting lists of all mappings in the configuration file."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # ---- looking

    def problems(self) -> tuple[ProblemEntry, ...]:
        """Everything that could not be synced: whole mappings first. Raises SettingsError, StateError."""
        failures = [
            ProblemEntry("", one.name, None, "", one.status or "", one.failure, "", 1, None)
            for one in History(self._context).standings()
            if one.failure is not None
        ]
        with self._context.reading() as db:
            items = [
                ProblemEntry(
                    str(one.id),
                    name,
                    one.side,
                    one.label,
                    one.code,
                    one.message,
                    one.advice,
                    one.attempts,
                    one.next_try,
                )
                for name, lists in self._lists(db)
                for one in lists.problems()
            ]
        return (*failures, *items)

    def conflicts(self) -> tuple[ConflictEntry, ...]:
        """The open conflicts. Raises SettingsError, StateError."""
        with self._context.reading() as db:
            return tuple(
                _conflict(name, lists.kind, one)
                for name, lists in self._lists(db)
                for one in lists.conflicts()
            )

    def holds(self) -> tuple[HoldEntry, ...]:
        """The held operations that wait for a yes. Raises SettingsError, StateError."""
        with self._context.reading() as db:
            return tuple(
                _hold(name, one)
                for name, lists in self._lists(db)
                for one in lists.holds()
                if one.verdict is None
            )

    def ambiguous(self) -> tuple[AmbiguousEntry, ...]:
        """The items with several possible counterparts. Raises SettingsError, StateError."""
        with self._context.reading() as db:
            return tuple(
                AmbiguousEntry(
                    one.half,
                    name,
                    one.side,
                    _item(db, lists, one.half),
                    tuple(HalfName(other, _item(db, lists, other)) for other in one.candidates),
                )
                for name, lists in self._lists(db)
                for one in lists.ambiguous()
            )

    # ---- deciding

    def resolve(self, conflict: int, choice: str, *, field: str | None = None) -> ConflictEntry:
        """Decide a conflict: "crm", "outlook", or a value that both sides shall hold.

        field: decides this field's conflict of the same item instead. Raises UnknownName for a number,
        field or value that cannot be meant; returns what was decided.
        """
        with self._context.writing() as db:
            found = {one.id: (one, lists) for one, lists in self._open_conflicts(db)}
            if conflict not in found:
                raise UnknownName(f"There is no open conflict {conflict}.", "crmsync conflicts lists them.")
            entry, lists = found[conflict]
            if field is not None and field != entry.field:
                entry, lists = _of_field(entry, field, found.values())
            winner, value = _decision(entry, choice)
            with db.transaction():
                lists.resolve(entry.id, winner, value)
            return entry

    def judge(self, numbers: Sequence[str], *, accept: bool) -> tuple[HoldEntry, ...]:
        """Say yes or no to held operations, by their numbers or to all that wait. A yes can be taken back
        until the next run has acted on it.

        Raises UnknownName; nothing is decided then.
        """
        with self._context.writing() as db:
            waiting = {
                str(one.id): (_hold(name, one), lists)
                for name, lists in self._lists(db)
                for one in lists.holds()
                if one.verdict != REFUSED
            }
            undecided = [number for number, (entry, _) in waiting.items() if entry.verdict is None]
            wanted = undecided if list(numbers) == [ALL] else list(dict.fromkeys(numbers))
            for number in wanted:
                if number not in waiting:
                    raise UnknownName(f"There is no held change {number}.", "crmsync holds lists them.")
            with db.transaction():
                for number in wanted:
                    entry, lists = waiting[number]
                    lists.judge(entry.id, ACCEPTED if accept else REFUSED)
            return tuple(waiting[number][0] for number in wanted)

    def choose(self, mapping: str, choices: Sequence[Choice]) -> None:
        """Decide which items of `mapping` are linked by hand, match nobody, or get no counterpart; every
        later plan honours it.

        Raises UnknownName for a mapping that never ran, or when an item is gone or was linked meanwhile;
        nothing is decided then.
        """
        with self._context.writing() as db:
            row = row_of(db, mapping)
            if row is None:
                raise UnknownName(f"The mapping “{mapping}” never ran.", "Look at its preview first.")
            state = MappingState(db, *row, frozenset())
            try:
                with db.transaction():
                    choose(state, choices)
            except NotChoosable as refused:
                item = _item(db, Lists(db, *row), refused.half) or "The item"
                raise UnknownName(
                    f"{item} cannot be chosen for any more: it is gone or was linked meanwhile.",
                    "Look at the preview again.",
                ) from refused

    def _open_conflicts(self, db: Database) -> Iterator[tuple[ConflictEntry, Lists]]:
        for name, lists in self._lists(db):
            for one in lists.conflicts():
                yield _conflict(name, lists.kind, one), lists

    def _lists(self, db: Database) -> Iterator[tuple[str, Lists]]:
        """Mapping → its lists, for those of the configuration file that ever ran."""
        for mapping in self._context.settings().mappings:
            row = row_of(db, mapping.name)
            if row is not None:
                yield mapping.name, Lists(db, *row)


def _conflict(mapping: str, kind: Kind, one: OpenConflict) -> ConflictEntry:
    return ConflictEntry(one.id, mapping, kind, one.label, one.field, one.outlook, one.crm, one.link)


def _hold(mapping: str, one: Held) -> HoldEntry:
    return HoldEntry(one.id, mapping, one.verb, one.side, one.label, one.reason, one.verdict, one.since)


def _item(db: Database, lists: Lists, half: int) -> str:
    found = MappingState(db, lists.id, lists.kind, frozenset()).half(half)
    return label(lists.kind, found.fields) if found is not None else ""


def _of_field(
    entry: ConflictEntry, field: str, others: Iterable[tuple[ConflictEntry, Lists]]
) -> tuple[ConflictEntry, Lists]:
    for other, lists in others:
        if other.link == entry.link and other.field == field:
            return other, lists
    raise UnknownName(
        f"“{entry.item}” has no open conflict about {field}.", f"Conflict {entry.id} is about {entry.field}."
    )


def _decision(entry: ConflictEntry, choice: str) -> tuple[Side | None, Value | None]:
    if choice in tuple(Side):
        return Side(choice), None
    return None, parse(entry.kind, entry.field, choice)


# ---- as JSON


def problem_json(entry: ProblemEntry) -> dict[str, Any]:
    """A problem as `crmsync problems --json` prints it."""
    return {
        "id": entry.id,
        "mapping": entry.mapping,
        "side": entry.side.value if entry.side is not None else None,
        "item": entry.item,
        "code": entry.code,
        "message": entry.message,
        "advice": entry.advice,
        "attempts": entry.attempts,
        "next_try": plain(entry.next_try),
    }


def conflict_json(entry: ConflictEntry) -> dict[str, Any]:
    """A conflict as `crmsync conflicts --json` prints it."""
    return {
        "id": str(entry.id),
        "mapping": entry.mapping,
        "item": entry.item,
        "field": entry.field,
        "outlook": plain(entry.outlook),
        "crm": plain(entry.crm),
        "kept": None,
    }


def hold_json(entry: HoldEntry) -> dict[str, Any]:
    """A hold as `crmsync holds --json` prints it."""
    return {
        "id": str(entry.id),
        "mapping": entry.mapping,
        "operation": entry.operation.value,
        "side": entry.side.value,
        "item": entry.item,
        "reason": entry.reason,
        "since": plain(entry.since),
    }
