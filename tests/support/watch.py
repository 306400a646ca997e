"""G2, watched while it happens: every value a person types, until it is on both sides; a write may overwrite it only when it is saved."""

from __future__ import annotations

from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from support.faults import Call
from support.laws import People, held_by, synced_fields, without_membership
from support.memory import Landed
from support.people import Deed, What
from support.shelf import face
from support.stateview import StateView

from crmsync.model.items import ItemId
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Changes, Fields, PhotoToken, Value

Key = tuple[Side, str, str]
"""A typed value's side, the identity of its item, its field."""


class Watch:
    """Watches what people type.

    identity: the field that tells which items of the two sides are the same; unique and never edited.
    settled: gives the base of an item: a run that died may have met a value nevertheless.
    A value is *alone* until the other side holds it as far as it can. A value that is alone for good (it fits nowhere else, or the
    mapping does not pass it on) is *known* once a whole run went by: with its item it may be deleted, if the history keeps it.
    """

    def __init__(
        self, people: People, rules: MappingRules, identity: str, settled: Callable[[Side, ItemId], Fields]
    ) -> None:
        self._people = people
        self._rules = rules
        self._fields = synced_fields(people, rules)
        self._identity = identity
        self._settled = settled
        self._alone: dict[Key, Value] = {}
        self._known: set[Key] = set()
        self._names: dict[tuple[Side, ItemId], str] = {}
        self._saved: list[tuple[Side, str, Value]] = []
        self._kept: list[tuple[ItemId, str, Value]] = []
        self._breaches: list[str] = []
        for side in Side:
            people[side].on_deed.append(self._done)
            people[side].service.on_landed.append(partial(self._landed, side))

    # ---- what people do

    def _done(self, deed: Deed) -> None:
        self._take_in(deed)
        self._look()

    def _look(self) -> None:
        """What both sides hold is on both sides, whoever brought it there."""
        held = {side: self._held(side) for side in Side}
        for side, name, field in list(self._alone):
            other = held[side.other].get(name)
            if other is not None:
                self._met(side, name, field, other.get(field))

    def _held(self, side: Side) -> dict[str, Fields]:
        """What a side holds by identity, photos by their faces."""
        who = self._people[side]
        found: dict[str, Fields] = {}
        for item, fields in who.all().items():
            shown = face(who.photo(item))
            own = without_membership(fields, self._rules)
            found[str(fields.get(self._identity))] = own if shown is None else {**own, "photo": shown}
        return found

    def _own(self, changes: Changes) -> Changes:
        """Changes without the categories that only say that an event belongs to the mapping."""
        held = {name: value for name, value in changes.items() if value is not None}
        plain = without_membership(held, self._rules)
        return {name: plain.get(name) for name in changes}

    def alone(self) -> frozenset[Key]:
        """The values that are on one side only now."""
        return frozenset(self._alone)

    def seen(self, keys: frozenset[Key]) -> None:
        """A whole run went by after these values were typed."""
        self._known |= keys & self._alone.keys()

    def _take_in(self, deed: Deed) -> None:
        if deed.what is What.ADD:
            self._names[deed.side, deed.id] = str(deed.changes[self._identity])
        name = self._names.get((deed.side, deed.id))
        if name is None:
            return
        if deed.what is What.DELETE:
            self._forget(deed.side, name)
        for field, value in self._own(deed.changes).items():
            self._drop((deed.side, name, field))
            if value is not None and field in self._fields:
                self._alone[deed.side, name, field] = value

    def _drop(self, key: Key) -> Value | None:
        self._known.discard(key)
        return self._alone.pop(key, None)

    def _forget(self, side: Side, name: str) -> None:
        for key in [key for key in self._alone if key[:2] == (side, name)]:
            self._drop(key)

    def _met(self, side: Side, name: str, field: str, other: Value | None) -> None:
        """The other side holds `other`: is that what was typed here, as far as either side can hold it?"""
        typed = self._alone.get((side, name, field))
        if typed is None:
            return
        there = held_by(self._people[side.other].service.rules, field, typed)
        here = held_by(self._people[side].service.rules, field, other)
        if (there is not None and there.value == other) or (here is not None and here.value == typed):
            self._drop((side, name, field))

    # ---- what the engine does

    def _landed(self, side: Side, landed: Landed) -> None:
        if landed.call is Call.CREATE:
            self._names[side, landed.id] = str(landed.changes.get(self._identity, landed.id))
        name = self._names[side, landed.id]
        if landed.call is Call.DELETE:
            self._deleted(side, name, landed)
            return
        before = without_membership(landed.before, self._rules)
        for field, value in self._own(landed.changes).items():
            typed = self._drop((side, name, field))
            if typed is not None and typed == before.get(field) and typed != value:
                self._saved.append((side, field, typed))
            self._met(side.other, name, field, value)

    def _deleted(self, side: Side, name: str, landed: Landed) -> None:
        """A deletion is passed on only when nothing in the item is an edit that no run has met yet."""
        before = without_membership(landed.before, self._rules)
        settled = without_membership(self._settled(side, landed.id), self._rules)
        for key, typed in list(self._alone.items()):
            if key[:2] == (side, name) and before.get(key[2]) == typed:
                if key not in self._known and _plain(settled.get(key[2])) != typed:
                    self._breaches.append(
                        f"G2: {name} was deleted in {side} with {key[2]}={typed!r}, which exists nowhere else"
                    )
                elif not isinstance(typed, PhotoToken):
                    self._kept.append((landed.id, key[2], typed))
        self._forget(side, name)

    # ---- the law

    def lost(self, state: StateView) -> Iterator[str]:
        """The typed values that were overwritten or deleted and are kept nowhere."""
        yield from self._breaches
        missing = Counter((side, field, repr(value)) for side, field, value in self._saved)
        missing.subtract((side, field, repr(_shown(value))) for side, field, value in state.saved())
        for (side, field, value), count in missing.items():
            if count > 0:
                yield f"G2: {field} of {side} was overwritten and not saved: {value}"
        images = [(item, without_membership(image, self._rules)) for item, image in state.before_images()]
        for item, field, typed in self._kept:
            if not any(image.get(field) == typed for deleted, image in images if deleted == item):
                yield f"G2: {field} of {item} was deleted and is not in the history: {typed!r}"


def _plain(settled: Value | None) -> Value | None:
    """The value of a base; a photo's token without the service's name."""
    return PhotoToken(settled.token.partition(":")[2]) if isinstance(settled, PhotoToken) else settled


def _shown(saved: Value | None) -> Value | None:
    """A saved value; a photo's bytes by their face."""
    return face(b64decode(saved.token)) if isinstance(saved, PhotoToken) else saved
