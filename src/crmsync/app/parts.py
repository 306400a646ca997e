"""Which part of a run a person means who names a record or a field of it. Reads the history only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from crmsync.app.errors import UnknownName
from crmsync.app.words import field_label
from crmsync.frozen import frozen
from crmsync.model.fields import field_spec
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Verb
from crmsync.state.database import Database
from crmsync.state.journal import Change, Journal
from crmsync.state.runs import RunTable

MOST_CHOICES = 10
"""How many records or fields are named to a person who meant none of them."""

_WHOLE = {Verb.CREATE: "created", Verb.DELETE: "deleted"}


@dataclass(slots=True)
class Record:
    """A person, task or meeting with all that a run wrote of it, on both sides.

    mapping, kind: where it belongs. items: its ids on the sides that are known. changes: in the order of the
    writes.
    """

    mapping: str
    kind: Kind
    items: set[tuple[Side, ItemId]] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What a person recognises it by, as it was last written."""
        return self.changes[-1].label

    @property
    def fields(self) -> dict[str, str]:
        """The fields that were changed → the same in plain words."""
        return {one.field: field_label(self.kind, one.field) for one in self.changes if one.field}

    @property
    def whole(self) -> str:
        """ "created" or "deleted", when the run did that to it; else ""."""
        return next((_WHOLE[one.verb] for one in self.changes if one.verb in _WHOLE), "")


@frozen
class Part:
    """What of a run is meant. mappings: the names of those concerned. changes: the lines of the history, by
    number; `None` for all of them. field: the field, if one was named.
    """

    mappings: frozenset[str]
    changes: frozenset[int] | None = None
    field: str | None = None

    def has(self, change: Change) -> bool:
        """Does this line of the history belong to it?"""
        return self.changes is None or change.id in self.changes


def records_of(db: Database, run: int) -> list[Record]:
    """The records that a run wrote, of the mappings that are known."""
    table = RunTable(db)
    known = table.mappings()
    found: list[Record] = []
    for number in table.writers(run):
        if number in known:
            found += _records(*known[number], Journal(db, number, known[number][1]).changes(run))
    return found


def _records(mapping: str, kind: Kind, changes: Iterable[Change]) -> list[Record]:
    """The two items of a pair are one record, which side the run wrote them on or not."""
    records: dict[tuple[Side, ItemId], Record] = {}
    for change in changes:
        items = {(change.side, change.item)}
        if change.partner is not None:
            items.add((change.side.other, change.partner))
        record = Record(mapping, kind)
        for other in {id(records[one]): records[one] for one in items if one in records}.values():
            record.items |= other.items
            record.changes += other.changes
        record.items |= items
        record.changes.append(change)
        records.update(dict.fromkeys(record.items, record))
    return list({id(record): record for record in records.values()}.values())


def part_of(run: int, records: Sequence[Record], item: str | None, name: str | None) -> Part:
    """What a person means with a record (a name, a part of it, an id) and a field (a name or its label).

    Raises UnknownName, with the choices, when there is no such thing in that run, or several records.
    """
    chosen = list(records) if item is None else [_record(run, records, item)]
    if name is None:
        changes = [change for record in chosen for change in record.changes]
        return Part(frozenset(one.mapping for one in chosen), frozenset(one.id for one in changes))
    wanted = _spelt(name)
    named = {
        native
        for record in chosen
        for native, label in record.fields.items()
        if wanted in (_spelt(native), _spelt(label))
    }
    if not named:
        raise _no_field(run, chosen, item, name)
    found = [(record, list(_about(record, named))) for record in chosen]
    return Part(
        frozenset(record.mapping for record, changes in found if changes),
        frozenset(change.id for _, changes in found for change in changes),
        named.pop() if len(named) == 1 else name,
    )


def _record(run: int, records: Sequence[Record], item: str) -> Record:
    wanted = item.strip().casefold()
    ways: tuple[Callable[[Record], bool], ...] = (
        lambda record: any(item.strip() in (one, f"{record.mapping}:{one}") for _, one in record.items),
        lambda record: any(wanted == one.label.casefold() for one in record.changes),
        lambda record: bool(wanted) and any(wanted in one.label.casefold() for one in record.changes),
    )
    for means in ways:
        found = [record for record in records if means(record)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(
                f"“{item}” can mean {len(found)} records that run {run} wrote.",
                f"Name one by its id: {_listed((_told(one, records) for one in found), '; ')}.",
            )
    raise UnknownName(
        f"Run {run} wrote no record “{item}”.",
        f"It wrote: {_listed((record.label for record in records), ', ')}.",
    )


def _told(record: Record, records: Sequence[Record]) -> str:
    """A record so that it is told apart from another one of the same name; some services number each kind of
    record from 1."""
    number = record.changes[-1].item
    taken = sum(number == one for other in records for _, one in other.items) > 1
    did = record.whole or ", ".join(record.fields.values())
    return f"{record.mapping + ':' if taken else ''}{number} ({record.label} in {record.mapping}; {did})"


def _no_field(run: int, records: Sequence[Record], item: str | None, name: str) -> UnknownName:
    whole = next((record for record in records if item is not None and record.whole), None)
    if whole is not None:
        return UnknownName(
            f"“{whole.label}” was {whole.whole} by run {run}; a single field of it cannot be undone.",
            "Without --field it is undone as a whole.",
        )
    of = f" of “{records[0].label}”" if item is not None else ""
    fields = {f"{native} ({label})": None for one in records for native, label in one.fields.items()}
    return UnknownName(
        f"Run {run} did not change the field “{name}”{of}.",
        f"It changed: {_listed(fields, ', ')}." if fields else "It changed no single field.",
    )


def _about(record: Record, named: set[str]) -> Iterator[Change]:
    """The changes of these fields, and of those that only make sense together with them (start and end)."""
    units = {_unit(record.kind, name) for name in named}
    return (one for one in record.changes if one.field and _unit(record.kind, one.field) in units)


def _unit(kind: Kind, name: str) -> str:
    try:
        return field_spec(kind, name).unit
    except KeyError:
        return name


def _spelt(name: str) -> str:
    """A field's name however a person spells it: "Mobile phone" is mobile_phone."""
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _listed(choices: Iterable[str], separator: str) -> str:
    found = list(dict.fromkeys(choices))
    more = len(found) - MOST_CHOICES
    return separator.join(found[:MOST_CHOICES]) + (f" and {more:,} more" if more > 0 else "")
