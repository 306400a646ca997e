"""What an in-memory service holds: its items, with versions, times, a log of changes and a list of deletions.

Used by the service's own interface (`memory.py`) and by the people who edit there (`people.py`); knows nothing of sync.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256

from support.character import Character, IdStyle, MemoryRules
from support.clock import FakeClock, whole_second
from support.faults import Fuse

from crmsync.model.items import Item, ItemId, OperationKey, Trait, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, PhotoToken, Privacy, Value


class ContractBroken(AssertionError):
    """The engine did what `connect.base` forbids."""


@dataclass(slots=True)
class Surroundings:
    """What both services of a world share.

    breaches: what the engine did against the contract; kept here as well as raised, in case somebody swallows it.
    """

    clock: FakeClock = field(default_factory=FakeClock)
    fuse: Fuse = field(default_factory=Fuse)
    lock: threading.RLock = field(default_factory=threading.RLock)
    breaches: list[str] = field(default_factory=list)

    def breach(self, what: str) -> ContractBroken:
        """Note a breach of the contract; to be raised."""
        self.breaches.append(what)
        return ContractBroken(what)


class Place(Enum):
    """Where an item is."""

    HERE = auto()
    ELSEWHERE = auto()
    """in another folder, or outside the view"""


@dataclass(slots=True)
class Native:
    """One item as the service keeps it.

    stored: values as `storage` left them. unmapped: lines that crmsync does not know. expected: what a person (or the
    service, for a new item) put into `unmapped`: what must be there for ever. sequence: counts the changes of the collection.
    organised: is the signed-in person the organiser of this meeting? by_sync: was it created through the contract?
    broken: why it cannot be understood.
    """

    id: ItemId
    stored: dict[str, Value]
    unmapped: dict[str, str]
    expected: dict[str, str]
    sequence: int
    modified: datetime
    created: datetime
    uid: str | None
    key: OperationKey | None = None
    place: Place = Place.HERE
    photo: bytes | None = None
    organised: bool = False
    by_sync: bool = False
    traits: frozenset[Trait] = frozenset()
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A native document at one moment; a whole-document service stores it again as it was patched."""

    stored: Mapping[str, Value]
    unmapped: Mapping[str, str]
    photo: bytes | None


RE_ENCODED = b"re-encoded "
"""What a service that re-encodes photos puts before their bytes."""


def face(photo: bytes | None) -> PhotoToken | None:
    """A photo by what is to be seen on it, whatever a service did to its bytes."""
    return None if photo is None else PhotoToken(sha256(photo.removeprefix(RE_ENCODED)).hexdigest()[:12])


class Shelf:
    """The items of one collection.

    log: the id of every change, in order. removed: (id, when) of every deletion. documents: every document that was handed out.
    """

    def __init__(
        self, kind: Kind, character: Character, around: Surroundings, custom: frozenset[str]
    ) -> None:
        self.kind = kind
        self.character = character
        self.around = around
        self.rules = MemoryRules(character, kind, custom)
        self.natives: dict[ItemId, Native] = {}
        self.log: list[ItemId] = []
        self.removed: list[tuple[ItemId, datetime]] = []
        self.documents: dict[str, Document] = {}
        self._made = 0

    def now(self) -> datetime:
        """The service's own clock."""
        return self.around.clock() + self.character.skew

    def here(self) -> Iterator[Native]:
        """The items of the collection itself."""
        return (native for native in self.natives.values() if native.place is Place.HERE)

    def new_id(self, key: OperationKey | None) -> ItemId:
        """The id of a new item."""
        self._made += 1
        match self.character.ids:
            case IdStyle.HREF:
                return ItemId(f"/{key or f'own-{self._made}'}")
            case IdStyle.NUMBER:
                return ItemId(str(7_000_000 + self._made))

    def add(
        self, fields: Mapping[str, Value], key: OperationKey | None = None, uid: str | None = None
    ) -> Native:
        """A new item, holding `fields` as given (they were stored before)."""
        new = self.new_id(key)
        unmapped = {"X-KEPT": f"of {new}"}
        href = self.character.ids is IdStyle.HREF
        kept = key if self.character.capabilities.keeps_keys else None
        native = Native(
            id=new,
            stored=dict(fields),
            unmapped=unmapped,
            expected=dict(unmapped),
            sequence=0,
            modified=self.now(),
            created=self.now(),
            uid=(uid or key or f"uid{new}") if href else uid,
            key=kept,
            by_sync=key is not None,
        )
        self.natives[new] = native
        self.changed(native)
        return native

    def changed(self, native: Native) -> None:
        """The item gets a new version and is named in the log."""
        self.log.append(native.id)
        native.sequence = len(self.log)
        native.modified = self.now()

    def remove(self, gone: ItemId) -> Native:
        """The item is deleted."""
        native = self.natives.pop(gone)
        self.log.append(gone)
        self.removed.append((gone, self.now()))
        return native

    def version(self, native: Native) -> Version:
        """The item's version: a counter, or its time where the service has a coarse clock."""
        grain = self.character.capabilities.clock_grain
        if grain > timedelta(0):
            return Version(whole_second(native.modified).isoformat())
        return Version(f'"{native.sequence}"')

    def fields(self, native: Native) -> Fields:
        """The canonical fields of an item, its photo as a token."""
        if native.photo is None:
            return dict(native.stored)
        token = PhotoToken(f"{self.character.service}:{sha256(native.photo).hexdigest()[:12]}")
        return {**native.stored, "photo": token}

    def read(self, native: Native, *, original: bool = False) -> Item | Unreadable:
        """The item as the connector hands it out; with its document when `original`."""
        version = self.version(native)
        if native.broken is not None:
            return Unreadable(native.id, version, native.broken)
        return Item(
            id=native.id,
            version=version,
            fields=self.fields(native),
            modified=whole_second(native.modified),
            created=whole_second(native.created) if self.character.ids is IdStyle.NUMBER else None,
            uid=native.uid,
            key=native.key,
            traits=self._traits(native),
            original=self._document(native) if original else None,
        )

    def _document(self, native: Native) -> str:
        name = f"document {len(self.documents)} of {native.id}"
        self.documents[name] = Document(dict(native.stored), dict(native.unmapped), native.photo)
        return name

    def _traits(self, native: Native) -> frozenset[Trait]:
        traits = set(native.traits)
        if native.stored.get("privacy", Privacy.PUBLIC) is not Privacy.PUBLIC:
            traits.add(Trait.PRIVATE)
        if native.stored.get("participants"):
            traits |= {Trait.GUESTS, Trait.ORGANISED if native.organised else Trait.INVITED}
        return frozenset(traits)
