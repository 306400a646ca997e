"""The person at one service: adds, edits, deletes, moves items there, and never through the engine.

Every deed is written into a journal, which the laws of a world are checked against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from support.memory import MemoryCollection
from support.shelf import Native, Place, face

from crmsync.mapping.base import Fit, Unfit
from crmsync.model.items import Item, ItemId, Trait, label
from crmsync.model.kinds import Side
from crmsync.model.values import Changes, Fields, Participant, Value

THINKING = timedelta(seconds=2)
"""How long a person takes for one edit; with a stopped clock none."""


class What(StrEnum):
    """The types of deed."""

    ADD = "add"
    EDIT = "edit"
    DELETE = "delete"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person did. changes: the values that are new there, as the service stored them."""

    side: Side
    what: What
    id: ItemId
    changes: Changes
    at: datetime


class Person:
    """The person at the service of one side.

    service: that service. faults: what goes wrong there. journal: what was done at both services;
    on_deed: told of each deed here.
    """

    def __init__(self, side: Side, service: MemoryCollection, journal: list[Deed]) -> None:
        self.side = side
        self.service = service
        self.faults = service.faults
        self.on_deed: list[Callable[[Deed], object]] = []
        self._shelf = service.shelf
        self.journal = journal

    # Looking

    @property
    def ids(self) -> list[ItemId]:
        """The items in the collection, oldest first."""
        return [native.id for native in self._shelf.here()]

    @property
    def away(self) -> list[ItemId]:
        """The items that were moved out of the collection."""
        return [native.id for native in self._shelf.natives.values() if native.place is Place.ELSEWHERE]

    def get(self, item: ItemId) -> Fields:
        """What the service holds of an item in the collection. KeyError when it is not there."""
        native = self._native(item)
        if native.place is not Place.HERE:
            raise KeyError(item)
        return self._shelf.fields(native)

    def has(self, item: ItemId) -> bool:
        """Is the item in the collection?"""
        return item in self.ids

    def all(self) -> dict[ItemId, Fields]:
        """Everything in the collection."""
        return {native.id: self._shelf.fields(native) for native in self._shelf.here()}

    def read(self, item: ItemId) -> Item:
        """The item as the connector would hand it out."""
        found = self._shelf.read(self._native(item))
        assert isinstance(found, Item)
        return found

    def names(self) -> list[str]:
        """What people recognise the items by, sorted."""
        return sorted(label(self.service.kind, fields) for fields in self.all().values())

    def find(self, name: str) -> ItemId:
        """The one item with this name. LookupError when there is none or more than one."""
        found = [item for item, fields in self.all().items() if label(self.service.kind, fields) == name]
        if len(found) != 1:
            raise LookupError(f"{len(found)} items named {name!r} in {self.service.label()}: {self.names()}")
        return found[0]

    def photo(self, item: ItemId) -> bytes | None:
        """The photo's bytes."""
        return self._native(item).photo

    def unmapped(self, item: ItemId) -> dict[str, str]:
        """The lines that crmsync does not know."""
        return self._native(item).unmapped

    # Acting

    def add(self, *, uid: str | None = None, organised: bool = False, **fields: Value) -> ItemId:
        """A new item; returns its id. organised: a meeting that the signed-in person organises."""
        return self._add(fields, uid=uid, organised=organised)

    def write_down(self, fields: Mapping[str, Value], *, organised: bool = False) -> ItemId:
        """A new item with these fields; see `add`."""
        return self._add(fields, uid=None, organised=organised)

    def _add(self, fields: Mapping[str, Value], *, uid: str | None, organised: bool) -> ItemId:
        with self._acting():
            stored = {name: value for name, value in self._stored(fields).items() if value is not None}
            wanted = self.service.character.mandatory.get(self.service.kind)
            if wanted is not None and wanted not in stored:
                raise ValueError(f"the service wants a {wanted}")
            native = self._shelf.add(stored, uid=uid)
            native.organised = organised
            self._note(What.ADD, native, stored)
            return native.id

    def edit(self, item: ItemId, **changes: Value | None) -> None:
        """Change fields of an item; `None` empties one."""
        with self._acting():
            native = self._native(item)
            stored = self._stored(changes)
            fresh = {name: value for name, value in stored.items() if native.stored.get(name) != value}
            for name, value in stored.items():
                if value is None:
                    native.stored.pop(name, None)
                else:
                    native.stored[name] = value
            self._shelf.changed(native)
            self._note(What.EDIT, native, fresh)

    def invite(self, item: ItemId, *guests: Participant) -> None:
        """Make an own meeting one with guests: the person organises it from now on."""
        self._native(item).organised = True
        self.edit(item, participants=tuple(sorted(guests)))

    def delete(self, item: ItemId) -> None:
        """Delete an item."""
        with self._acting():
            self._note(What.DELETE, self._shelf.remove(item), {})

    def restore(self, native: Native) -> None:
        """Take a deleted item out of the bin: it is what it was, under its old id."""
        with self._acting():
            self._shelf.natives[native.id] = native
            self._shelf.changed(native)
            self._note(What.MOVE, native, {})

    def put_elsewhere(self, native: Native) -> None:
        """What was deleted here is in another folder now, under another id, with the same uid."""
        with self._acting():
            native.id = self._shelf.new_id(None)
            native.place = Place.ELSEWHERE
            self._shelf.natives[native.id] = native
            self._shelf.changed(native)

    def move_away(self, item: ItemId) -> None:
        """Move an item into another folder (in a CRM: out of the view, to another owner)."""
        self._move(item, Place.ELSEWHERE)

    def move_back(self, item: ItemId) -> None:
        """Move it back into the collection."""
        self._move(item, Place.HERE)

    def _move(self, item: ItemId, place: Place) -> None:
        with self._acting():
            native = self._native(item)
            native.place = place
            self._shelf.changed(native)
            self._note(What.MOVE, native, {})

    def merge(self, loser: ItemId, winner: ItemId) -> None:
        """Merge two records: the winner takes the values it lacks, the loser vanishes."""
        with self._acting():
            gone = self._shelf.remove(loser)
            native = self._native(winner)
            gained = {name: value for name, value in gone.stored.items() if name not in native.stored}
            native.stored.update(gained)
            self._shelf.changed(native)
            self._note(What.DELETE, gone, {})
            self._note(What.EDIT, native, gained)

    def touch(self, item: ItemId) -> None:
        """The item gets a new version, nothing else."""
        with self._acting():
            self._shelf.changed(self._native(item))

    def set_unmapped(self, item: ItemId, name: str, text: str) -> None:
        """Change a line that crmsync does not know."""
        with self._acting():
            native = self._native(item)
            native.unmapped[name] = text
            native.expected[name] = text
            self._shelf.changed(native)

    def set_photo(self, item: ItemId, photo: bytes | None) -> None:
        """Give an item another photo, or none."""
        with self._acting():
            native = self._native(item)
            fresh = {} if native.photo == photo else {"photo": face(photo)}
            native.photo = photo
            self._shelf.changed(native)
            self._note(What.EDIT, native, fresh)

    def mark(self, item: ItemId, *traits: Trait) -> None:
        """Give an item these traits (FOREIGN: another owner; PRIVATE; GROUP), instead of those it had."""
        with self._acting():
            native = self._native(item)
            native.traits = frozenset(traits)
            self._shelf.changed(native)

    def garble(self, item: ItemId, reason: str | None = "the document cannot be read") -> None:
        """Make an item unreadable; `None` mends it."""
        with self._acting():
            native = self._native(item)
            native.broken = reason
            self._shelf.changed(native)

    # Under the desk

    def _native(self, item: ItemId) -> Native:
        return self._shelf.natives[item]

    def _stored(self, changes: Changes) -> dict[str, Value | None]:
        """The values as the service stores what the person typed."""
        stored: dict[str, Value | None] = {}
        for name, value in changes.items():
            match None if value is None else self.service.rules.fits(name, value):
                case Fit(value=held):
                    stored[name] = held
                case Unfit(reason=reason):
                    raise ValueError(f"nobody can type this into {name}: {reason}")
                case None:
                    stored[name] = None
        return stored

    @contextmanager
    def _acting(self) -> Iterator[None]:
        with self._shelf.around.lock:
            self._shelf.around.clock.advance(THINKING)
            yield

    def _note(self, what: What, native: Native, changes: Changes) -> None:
        deed = Deed(self.side, what, native.id, dict(changes), self._shelf.around.clock())
        self.journal.append(deed)
        for told in self.on_deed:
            told(deed)
