"""The guarantees as laws over a test world: what must hold after every run, whatever happened in it.

Each law returns plain sentences, one for each breach; no sentence, no breach. They look at both services and at the
state, never at the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from support.faults import Call
from support.memory import MemoryCollection
from support.people import Person, What
from support.shelf import face

from crmsync.mapping.base import Access, Fit, SideRules
from crmsync.model.fields import field_spec
from crmsync.model.items import ItemId, is_photo, label
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Changes, Fields, Value

People = Mapping[Side, Person]
Pair = Mapping[Side, ItemId]


def held_by(rules: SideRules, name: str, value: Value | None) -> Fit | None:
    """What a side would hold of a value; `None` when it cannot hold it."""
    if value is None:
        return Fit(None)
    fit = rules.fits(name, value)
    return fit if isinstance(fit, Fit) else None


def same(people: People, name: str, values: Mapping[Side, Value | None]) -> bool:
    """Is a field in step? It is when one side holds the other's value as far as it can.

    What a side silently ignores need not be in step.
    """
    if any(name in people[side].service.character.ignores for side in Side):
        return True
    if values[Side.OUTLOOK] == values[Side.CRM]:
        return True
    for side in Side:
        held = held_by(people[side].service.rules, name, values[side.other])
        if held is None or held.value == values[side]:
            return True
    return False


def synced_fields(people: People, rules: MappingRules) -> frozenset[str]:
    """The fields that a mapping syncs, in whatever direction."""
    both = people[Side.OUTLOOK].service.rules.names & people[Side.CRM].service.rules.names
    return frozenset(name for name in both if rules.rule(name).synced)


def may_update(people: People, rules: MappingRules, side: Side, name: str) -> bool:
    """May a synced field be changed on this side?"""
    access = people[side].service.rules.access(name)
    return rules.field_direction(name).writes(side) and access is Access.READ_WRITE


def edited(people: People) -> frozenset[tuple[Side, ItemId, str]]:
    """The fields that people ever typed something into."""
    journal = people[Side.CRM].journal
    return frozenset((deed.side, deed.id, name) for deed in journal for name in deed.changes)


def differing(people: People, rules: MappingRules, pair: Pair) -> Iterator[str]:
    """The fields of one pair that are not in step.

    Where only one side may be written, an edit there stays until that field (or its unit) is edited on the leading side; and
    an item that crmsync made on the leading side was given no such field, and says nothing about it.
    """
    held = {side: without_membership(people[side].get(pair[side]), rules) for side in Side}
    typed = edited(people)
    for name in sorted(synced_fields(people, rules)):
        writable = [side for side in Side if may_update(people, rules, side, name)]
        unit = field_spec(rules.kind, name).unit
        hands = {
            side
            for side, item, field in typed
            if item == pair[side] and field_spec(rules.kind, field).unit == unit
        }
        if not writable or (len(writable) == 1 and hands != {writable[0].other}):
            continue
        values: dict[Side, Value | None] = {side: held[side].get(name) for side in Side}
        if is_photo(rules.kind, name):
            photos = {side: face(people[side].photo(pair[side])) for side in Side}
            if photos[Side.OUTLOOK] != photos[Side.CRM]:
                yield name
        elif not same(people, name, values) and not substituted(people, name, held):
            yield name


def pairs_in_step(
    people: People, rules: MappingRules, pairs: Sequence[Pair], conflicting: frozenset[tuple[ItemId, str]]
) -> Iterator[str]:
    """G5: the two items of every pair are there and in step, but for the conflicts that wait for a person."""
    for pair in pairs:
        missing = [side for side in Side if not people[side].has(pair[side])]
        for side in missing:
            yield f"{pair[side]} of {side} is linked but not there"
        if missing:
            continue
        for name in differing(people, rules, pair):
            if (pair[Side.CRM], name) not in conflicting:
                values = " / ".join(f"{side}: {people[side].get(pair[side]).get(name)!r}" for side in Side)
                yield f"G5: {name} of {dict(pair)} differs: {values}"


def substituted(people: People, name: str, held: Mapping[Side, Fields]) -> bool:
    """Does one side only hold its mandatory substitute, which is never written back?"""
    for side in Side:
        character = people[side].service.character
        kind = people[side].service.kind
        if name == character.mandatory.get(kind) and name not in held[side.other]:
            return True
    return False


def without_membership(fields: Fields, rules: MappingRules) -> Fields:
    """An event without the categories that only say that it belongs to the mapping, or that are spelled like them."""
    own = {name.casefold() for name in rules.categories}
    held = fields.get("categories")
    if rules.kind is not Kind.EVENTS or not isinstance(held, tuple):
        return fields
    rest = tuple(str(name) for name in held if str(name).casefold() not in own)
    others = {name: value for name, value in fields.items() if name != "categories"}
    return {**others, "categories": rest} if rest else others


def belongs(side: Side, changes: Changes, rules: MappingRules) -> bool:
    """Does an edit leave an event in the mapping's categories?"""
    if (
        side is Side.CRM
        or rules.kind is not Kind.EVENTS
        or "*" in rules.categories
        or "categories" not in changes
    ):
        return True
    own = {name.casefold() for name in rules.categories}
    held = changes["categories"] or ()
    return isinstance(held, tuple) and any(str(name).casefold() in own for name in held)


def one_counterpart(pairs: Sequence[Pair]) -> Iterator[str]:
    """G1: no item has two counterparts."""
    for side in Side:
        for item, count in Counter(pair[side] for pair in pairs).items():
            if count > 1:
                yield f"G1: {item} of {side} is linked {count} times"


def nothing_doubled(people: People, identity: str) -> Iterator[str]:
    """G1, told without the state: no identity is twice on a side."""
    for side in Side:
        held = Counter(str(fields.get(identity)) for fields in people[side].all().values())
        for name, count in held.items():
            if count > 1:
                yield f"G1: {name} is {count} times in {side}"


def nothing_else_touched(people: People) -> Iterator[str]:
    """G3: lines that crmsync does not know are as a person (or the service) left them."""
    for side in Side:
        for native in people[side].service.shelf.natives.values():
            if native.unmapped != native.expected:
                yield f"G3: {native.id} of {side} holds {native.unmapped}, not {native.expected}"


def unsynced_fields_untouched(people: People, rules: MappingRules) -> Iterator[str]:
    """G3: fields that are not synced, or not on this side, are never written."""
    for side in Side:
        other = people[side.other].service.rules.names
        for landed in people[side].service.landed:
            for name in landed.changes:
                if not may_be_written(people, rules, side, name) or name not in other:
                    yield f"G3: {name} of {landed.id} was written in {side}"


def may_be_written(people: People, rules: MappingRules, side: Side, name: str) -> bool:
    """May the engine write this field on this side at all? A mandatory field always, in a new item."""
    mandatory = people[side].service.character.mandatory.get(rules.kind) == name
    return mandatory or (rules.rule(name).synced and rules.field_direction(name).writes(side))


def rules_kept(people: People, rules: MappingRules) -> Iterator[str]:
    """No side is written, and nothing deleted there, that the mapping says must not be."""
    for side in Side:
        landed = people[side].service.landed
        if landed and not rules.direction.writes(side):
            yield f"{len(landed)} writes in {side}, which this mapping never writes"
        if not rules.deletions.reach(side):
            for one in landed:
                if one.call is Call.DELETE:
                    yield f"{one.id} was deleted in {side}, where deletions are not passed on to"


def everything_in_the_history(people: People, history: Sequence[tuple[object, ...]]) -> Iterator[str]:
    """G10: every write that landed is in the history (run, side, verb, item, field, old, new, reason).

    A write whose reply was lost cannot be told from one that never landed once a person has changed the item again.
    """
    told = Counter(
        (str(side), str(verb), str(item)) for _, side, verb, item, _, _, _, reason in history if reason
    )
    touched: dict[tuple[Side, ItemId], datetime] = {}
    for deed in people[Side.CRM].journal:
        touched[deed.side, deed.id] = deed.at
    for side in Side:
        for landed in people[side].service.landed:
            again = touched.get((side, landed.id))
            known = told[
                side.value, "photo" if landed.call is Call.SET_PHOTO else landed.call.value, landed.id
            ]
            if not known and (again is None or again < landed.at):
                yield f"G10: a write ({landed.call}) to {landed.id} of {side} is not in the history"


def nobody_mailed(people: People) -> Iterator[str]:
    """G11: nobody was sent an invitation, an update or a cancellation."""
    for side in Side:
        for mail in people[side].service.mailed:
            yield f"G11: guests were mailed by {side}: {mail}"


def describe(service: MemoryCollection, kind: Kind) -> str:
    """The items of a service, for the message of a failing test."""
    lines = [f"{native.id}: {dict(native.stored)}" for native in service.shelf.here()]
    return "\n".join([f"{service.character.service} ({len(lines)} {kind})", *lines])


def missing_counterparts(
    people: People, rules: MappingRules, pairs: Sequence[Pair], excused: frozenset[ItemId]
) -> Iterator[str]:
    """The items that are on one side only although nothing says why."""
    for side in Side:
        if not rules.direction.writes(side.other):
            continue
        linked = {pair[side] for pair in pairs}
        for item, fields in people[side].all().items():
            if item not in linked and item not in excused:
                yield f"{label(people[side].service.kind, fields)} ({item}) of {side} has no counterpart"


def nobody_missing(people: People, rules: MappingRules, identity: str) -> Iterator[str]:
    """G2, told without the state: whom nobody deleted or moved away is on every side that may hold them."""
    journal = people[Side.CRM].journal
    names = {(deed.side, deed.id): str(deed.changes[identity]) for deed in journal if deed.what is What.ADD}
    for side in Side:
        for landed in people[side].service.landed:
            if landed.call is Call.CREATE:
                names[side, landed.id] = str(landed.changes[identity])
    left = {
        names[deed.side, deed.id]
        for deed in journal
        if deed.what in (What.DELETE, What.MOVE) or not belongs(deed.side, deed.changes, rules)
    }
    for deed in journal:
        if deed.what is What.ADD and names[deed.side, deed.id] not in left:
            for side in {deed.side, *(one for one in Side if rules.direction.writes(one))}:
                held = {str(fields.get(identity)) for fields in people[side].all().values()}
                if names[deed.side, deed.id] not in held:
                    yield f"G2: {names[deed.side, deed.id]} is missing in {side}"
