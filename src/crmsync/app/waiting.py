"""What waits: problems for another try; conflicts, holds and ambiguous pairs for a person, who decides here.

A decision is noted; the next run carries it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from crmsync.app.context import Context
from crmsync.app.errors import UnknownName
from crmsync.app.history import History
from crmsync.app.matching import UnmatchedEntry, unmatched
from crmsync.app.values import parse, plain
from crmsync.frozen import frozen
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.choices import Choice
from crmsync.plan.operations import Verb
from crmsync.state.choices import NotChoosable, choose
from crmsync.state.database import Database
from crmsync.state.halves import MappingState
from crmsync.state.lists import Held, Lists, OpenConflict, Problem
from crmsync.state.mappings import row_of
from crmsync.sync.report import HalfName

ALL = "all"
"""Stands for every hold."""
ACCEPTED, REFUSED = "accepted", "refused"


@frozen
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


@frozen
class ConflictEntry:
    """A field that changed on both sides and waits for a decision.

    before: what each side held when they were last in step. modified: when each side's item was last changed,
    in whatever field, as far as its service says.
    """

    id: int
    mapping: str
    kind: Kind
    item: str
    field: str
    outlook: Value | None
    crm: Value | None
    link: int
    before: Mapping[Side, Value | None]
    modified: Mapping[Side, datetime | None]

    def value(self, side: Side) -> Value | None:
        """What this side holds."""
        return self.outlook if side is Side.OUTLOOK else self.crm


@frozen
class Decided:
    """What a person decided about a conflict. winner: the side whose value both shall hold; `None`: `value`,
    where `None` empties the field.
    """

    conflict: int
    winner: Side | None
    value: Value | None = None


@frozen
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


@frozen
class AmbiguousEntry:
    """An item with several possible counterparts. half: its row, for `choose`."""

    half: int
    mapping: str
    side: Side
    item: str
    candidates: tuple[HalfName, ...]


@frozen
class LeftOutEntry:
    """A value that `side` cannot hold, or (field "") something of the item that cannot be synced."""

    mapping: str
    kind: Kind
    side: Side
    item: str
    field: str
    reason: str


@frozen
class AloneEntry:
    """An item that stays alone on `side`: left out by the person, or what a deletion that was not passed on
    left behind.
    """

    id: int
    mapping: str
    kind: Kind
    side: Side
    item: str


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
            items = [_problem(name, one) for name, lists in self._lists(db) for one in lists.problems()]
        return (*failures, *items)

    def conflicts(self) -> tuple[ConflictEntry, ...]:
        """The open conflicts. Raises SettingsError, StateError."""
        with self._context.reading() as db:
            return tuple(
                _conflict(db, name, lists, one)
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

    def unmatched(self) -> tuple[UnmatchedEntry, ...]:
        """Every item that has no counterpart, as last read, also those that the next sync would link or
        create. Raises SettingsError, StateError.
        """
        with self._context.reading() as db:
            return tuple(entry for name, lists in self._lists(db) for entry in unmatched(db, name, lists))

    def left_out(self) -> tuple[LeftOutEntry, ...]:
        """The values that one side cannot hold. Raises SettingsError, StateError."""
        with self._context.reading() as db:
            return tuple(
                LeftOutEntry(name, lists.kind, value.side, _item(db, lists, half), value.field, value.reason)
                for name, lists in self._lists(db)
                for _, half, value in lists.left_out()
            )

    def alone(self) -> tuple[AloneEntry, ...]:
        """The items that get no counterpart until they are taken in again. Raises SettingsError,
        StateError.
        """
        with self._context.reading() as db:
            return tuple(
                AloneEntry(half.id, name, lists.kind, side, label(lists.kind, half.fields) or half.item)
                for name, lists in self._lists(db)
                for side in Side
                for half in MappingState(db, lists.id, lists.kind, frozenset()).unlinked(
                    side, only_separate=True
                )
            )

    # ---- deciding

    def decide(self, decisions: Sequence[Decided]) -> tuple[ConflictEntry, ...]:
        """Decide several conflicts at once. Raises UnknownName when one of them is not open (any more);
        nothing is decided then.
        """
        with self._context.writing() as db:
            found = {entry.id: (entry, lists) for entry, lists in self._open_conflicts(db)}
            for one in decisions:
                if one.conflict not in found:
                    raise UnknownName("This conflict is not open any more.", "crmsync conflicts lists them.")
            with db.transaction():
                for one in decisions:
                    found[one.conflict][1].resolve(one.conflict, one.winner, one.value)
            return tuple(found[one.conflict][0] for one in decisions)

    def leave_out(self, problem: str) -> ProblemEntry:
        """Never sync the item of this problem again, nor its counterpart; both stay as they are, alone.

        Raises UnknownName for a number that is no problem of an item, NotOffered while a change to the item
        is under way; see `take_in`.
        """
        from crmsync.app.leaving import leave_out

        with self._context.writing() as db:
            for name, lists in self._lists(db):
                for one in lists.problems():
                    if str(one.id) == problem:
                        with db.transaction():
                            leave_out(db, lists, one)
                        return _problem(name, one)
        raise UnknownName("This problem is not open any more.", "crmsync problems lists them.")

    def take_in(self, item: int) -> AloneEntry:
        """Sync an item again that stays alone: the next run looks for its counterpart, or creates one.

        Raises UnknownName for a number that `alone` does not give.
        """
        entry = next((one for one in self.alone() if one.id == item), None)
        if entry is None:
            raise UnknownName("This item does not stay alone any more.")
        with self._context.writing() as db:
            lists = next(lists for name, lists in self._lists(db) if name == entry.mapping)
            with db.transaction():
                MappingState(db, lists.id, lists.kind, frozenset()).rejoin(item)
        return entry

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

    def match(self, choices: Sequence[Choice]) -> tuple[str, ...]:
        """As `choose`, for items of whatever mapping; returns the names of the mappings.

        Raises UnknownName for a number that is no item; nothing is decided then.
        """
        wanted: dict[str, list[Choice]] = {}
        with self._context.reading() as db:
            for choice in choices:
                halves = [half for half in (choice.half, choice.other) if half is not None]
                names = {self._mapping_of(db, half) for half in halves}
                if len(names) > 1:
                    raise UnknownName(
                        f"{choice.half} and {choice.other} belong to different mappings.",
                        "Only items of one mapping can be linked.",
                    )
                wanted.setdefault(names.pop(), []).append(choice)
        for name, chosen in wanted.items():
            self.choose(name, chosen)
        return tuple(wanted)

    def _mapping_of(self, db: Database, half: int) -> str:
        for name, lists in self._lists(db):
            if db.rows("SELECT 1 FROM half WHERE id = ? AND mapping = ?", half, lists.id):
                return name
        raise UnknownName(f"There is no item {half}.", "crmsync ambiguous --all lists them.")

    def _open_conflicts(self, db: Database) -> Iterator[tuple[ConflictEntry, Lists]]:
        for name, lists in self._lists(db):
            for one in lists.conflicts():
                yield _conflict(db, name, lists, one), lists

    def _lists(self, db: Database) -> Iterator[tuple[str, Lists]]:
        """Mapping → its lists, for those of the configuration file that ever ran."""
        for mapping in self._context.settings().mappings:
            row = row_of(db, mapping.name)
            if row is not None:
                yield mapping.name, Lists(db, *row)


def _conflict(db: Database, mapping: str, lists: Lists, one: OpenConflict) -> ConflictEntry:
    link = MappingState(db, lists.id, lists.kind, frozenset()).link(one.link)
    halves = link.halves if link is not None else {}
    before = {side: (half.base or {}).get(one.field) for side, half in halves.items()}
    modified = {side: half.modified for side, half in halves.items()}
    return ConflictEntry(
        one.id, mapping, lists.kind, one.label, one.field, one.outlook, one.crm, one.link, before, modified
    )


def _problem(mapping: str, one: Problem) -> ProblemEntry:
    return ProblemEntry(
        str(one.id),
        mapping,
        one.side,
        one.label,
        one.code,
        one.message,
        one.advice,
        one.attempts,
        one.next_try,
    )


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
