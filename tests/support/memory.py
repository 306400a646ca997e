"""An in-memory service that keeps the contract of `connect.base`, with a character and with faults.

It is strict: whatever the contract forbids the engine is a `ContractBroken`. It knows nothing of links or plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import TypeVar, assert_never

from support.character import Character, IdStyle
from support.clock import whole_second
from support.faults import Call, Faults, Moment
from support.shelf import RE_ENCODED, Native, Place, Shelf, Surroundings, face

from crmsync.connect.base import (
    Collection,
    Create,
    Delete,
    DeletionFeed,
    Failed,
    Fate,
    Page,
    SetPhoto,
    Update,
    Write,
    Written,
)
from crmsync.connect.errors import (
    CursorLost,
    FolderGone,
    Rejected,
    ReplyLost,
    ServiceError,
    SignInNeeded,
    Stale,
    Unreachable,
    Vanished,
)
from crmsync.mapping.base import Access, Fit
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version, is_photo
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value

T = TypeVar("T")

REQUEST_TIME = timedelta(milliseconds=200)
TOMBSTONES_KEPT = timedelta(days=60)
"""How far back a list of deletions reaches (Zoho's recycle bin)."""

_CALLS: Mapping[type, Call] = {
    Create: Call.CREATE,
    Update: Call.UPDATE,
    Delete: Call.DELETE,
    SetPhoto: Call.SET_PHOTO,
}


@dataclass(frozen=True, slots=True)
class Landed:
    """A write that landed, for counting and for looking at.

    before: what the item held; empty for a create. A photo is told by its `face` in both.
    """

    call: Call
    id: ItemId
    before: Fields
    changes: Changes
    at: datetime


class MemoryCollection(Collection):
    """The items of one kind in one in-memory folder or module.

    landed: every write that landed; on_landed: told of each. calls: requests by type. mailed: what guests would have received.
    refuse: asked before each write; an error it returns fails that item alone. accounts: the companies the service
    knows, `None` when it takes any. exists: does the folder exist?
    """

    def __init__(
        self, kind: Kind, character: Character, around: Surroundings, *, custom: frozenset[str] = frozenset()
    ) -> None:
        self.kind = kind
        self.character = character
        self.shelf = Shelf(kind, character, around, custom)
        self.capabilities = character.capabilities
        self.rules = self.shelf.rules
        self.identity = f"memory:{character.service}/{kind}"
        self.faults = Faults()
        self.landed: list[Landed] = []
        self.on_landed: list[Callable[[Landed], object]] = []
        self.calls: Counter[Call] = Counter()
        self.mailed: list[str] = []
        self.refuse: Callable[[Write], ServiceError | None] = lambda write: None
        self.accounts: set[str] | None = None
        self.exists = True
        self.epoch = 0
        self._around = around
        self._delayed: list[tuple[int, Sequence[Write]]] = []

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return self.calls.total()

    def label(self) -> str:
        """See `Collection.label`."""
        return f"{self.kind} of the {self.character.service}"

    def _request(self, call: Call, land: Callable[[], T]) -> T:
        """One request: it lands between two steps of the fuse."""
        name = f"{self.character.service} {call}"
        with self._around.lock:
            self.calls[call] += 1
            self._around.clock.advance(REQUEST_TIME)
            self._around.fuse.step(f"before {name}")
            self._land_delayed()
            self.faults.strike(call, Moment.BEFORE)
            if not self.exists:
                raise FolderGone("the folder does not exist any more", service=self.character.service)
            result = land()
            self._around.fuse.step(f"after {name}")
            self.faults.strike(call, Moment.AFTER)
            return result

    def _land_delayed(self) -> None:
        waiting = [(left - 1, writes) for left, writes in self._delayed]
        self._delayed = [(left, writes) for left, writes in waiting if left > 0]
        for left, writes in waiting:
            if left <= 0:
                for write in writes:
                    self._carry_out(write)

    # Reading

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        if cursor is None:
            return self._all()
        epoch, _, place = cursor.partition("|")
        if epoch != str(self.epoch):
            raise CursorLost("the service does not know this cursor any more", service=self.character.service)
        if self.capabilities.deletions is DeletionFeed.DELTA:
            return self._delta(int(place))
        return self._since(datetime.fromisoformat(place), known)

    def _cursor(self) -> Cursor:
        """Where the feed is now."""
        if self.capabilities.deletions is DeletionFeed.DELTA:
            return Cursor(f"{self.epoch}|{len(self.shelf.log)}")
        return Cursor(f"{self.epoch}|{whole_second(self.shelf.now()).isoformat()}")

    def _read(self, ids: Iterable[ItemId], *, original: bool = False) -> list[Item | Unreadable]:
        natives = (self.shelf.natives.get(item) for item in ids)
        return [
            self.shelf.read(native, original=original)
            for native in natives
            if native is not None and native.place is Place.HERE
        ]

    def _all(self) -> Iterator[Page]:
        """A complete listing. What changes while it is read is told by the feed that goes on from its start."""
        cursor, ids = self._request(Call.CHANGES, lambda: (self._cursor(), self._listed()))
        pages = [ids[at : at + self.character.page] for at in range(0, len(ids), self.character.page)]
        for number, page in enumerate(pages, 1):
            found = self._request(Call.CHANGES, partial(self._read, page))
            yield _page(found, cursor=cursor if number == len(pages) else None, listing=True)
        if not pages:
            yield Page(cursor=cursor, listing=True)

    def _listed(self) -> Sequence[ItemId]:
        return self.faults.listed([native.id for native in self.shelf.here()])

    def _delta(self, start: int) -> Iterator[Page]:
        """The log since `start`; each page can be gone on from."""
        end = self._request(Call.CHANGES, lambda: len(self.shelf.log))
        at = start
        while True:
            upto = min(at + self.character.page, end)
            ids = dict.fromkeys(self.shelf.log[at:upto])
            found = self._request(Call.CHANGES, partial(self._read, ids)) if ids else []
            gone = ids.keys() - {item.id for item in found}
            at = upto
            yield _page(found, gone=sorted(gone), cursor=Cursor(f"{self.epoch}|{at}"))
            if at >= end:
                return

    def _since(self, since: datetime, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """What was modified since a time, and what is gone: by a list of deletions, or by asking for all ids."""
        cursor, ids = self._request(Call.CHANGES, lambda: (self._cursor(), self._modified(since)))
        remaining = iter(ids)
        while page := list(islice(remaining, self.character.page)):
            yield _page(self._request(Call.CHANGES, partial(self._read, page)))
        gone = self._request(Call.CHANGES, lambda: self._gone(since, known))
        yield Page(gone=sorted(gone), cursor=cursor)

    def _modified(self, since: datetime) -> list[ItemId]:
        recent = [native for native in self.shelf.here() if whole_second(native.modified) >= since]
        return [native.id for native in sorted(recent, key=lambda native: native.modified)]

    def _gone(self, since: datetime, known: Mapping[ItemId, Version]) -> set[ItemId]:
        listed = self.capabilities.deletions is DeletionFeed.ID_DIFF
        if listed or self.shelf.now() - since > TOMBSTONES_KEPT:
            return known.keys() - set(self._listed())
        removed = {item for item, when in self.shelf.removed if whole_second(when) >= since}
        moved = {
            native.id
            for native in self.shelf.natives.values()
            if native.place is Place.ELSEWHERE and whole_second(native.modified) >= since
        }
        return (removed - self.shelf.natives.keys()) | moved

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        remaining = iter(ids)
        while chunk := list(islice(remaining, 10)):
            yield from self._request(Call.FETCH, partial(self._read, chunk, original=True))

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`. A mailbox recognises an item that moved by its uid, a CRM by its id."""
        return self._request(Call.FATE, lambda: {item: self._fate(item, uid) for item, uid in gone.items()})

    def _fate(self, item: ItemId, uid: str | None) -> Fate:
        native = self.shelf.natives.get(item)
        if native is not None and native.place is Place.HERE:
            return Fate.PRESENT
        if self.character.ids is IdStyle.NUMBER:
            return Fate.DELETED if native is None else Fate.MOVED
        elsewhere = {one.uid for one in self.shelf.natives.values() if one.place is Place.ELSEWHERE}
        return Fate.MOVED if uid is not None and uid in elsewhere else Fate.DELETED

    def photo(self, item: ItemId) -> bytes | None:
        """See `Collection.photo`."""

        def land() -> bytes | None:
            native = self.shelf.natives.get(item)
            if native is None:
                raise Vanished("the item is not there any more", service=self.character.service)
            return native.photo

        return self._request(Call.PHOTO, land)

    # Writing

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """See `Collection.write`."""
        types = {type(write) for write in batch}
        if len(types) != 1:
            raise self._around.breach(f"a batch of {len(types)} types of write")
        call = _CALLS[types.pop()]
        size = {
            Call.CREATE: self.capabilities.create_batch,
            Call.UPDATE: self.capabilities.update_batch,
            Call.DELETE: self.capabilities.delete_batch,
        }.get(call, 1)
        sent = False
        for at in range(0, len(batch), size):
            chunk = batch[at : at + size]
            try:
                outcomes = self._send(call, chunk)
            except ServiceError as error:
                if not sent and isinstance(error, (SignInNeeded, Unreachable)):
                    raise
                outcomes = [Failed(write, error) for write in chunk]
            sent = True
            yield from outcomes

    def _send(self, call: Call, chunk: Sequence[Write]) -> list[Written | Failed]:
        requests = self.faults.delay() if call is Call.CREATE else None
        cut = self.faults.cut() if call is Call.CREATE else None

        def land() -> list[Written | Failed]:
            if requests is not None:
                self._delayed.append((requests, chunk))
                raise ReplyLost("no answer in time", late=True, service=self.character.service)
            outcomes = [self._carry_out(write) for write in chunk[:cut]]
            if cut is not None:
                raise ReplyLost("the connection broke", service=self.character.service)
            return outcomes

        return self._request(call, land)

    def _carry_out(self, write: Write) -> Written | Failed:
        refusal = self.refuse(write)
        if refusal is not None:
            return Failed(write, refusal)
        try:
            match write:
                case Create():
                    return self._create(write)
                case Update():
                    return self._update(write)
                case Delete():
                    return self._delete(write)
                case SetPhoto():
                    return self._set_photo(write)
                case _:
                    assert_never(write)
        except ServiceError as error:
            return Failed(write, error)

    def _create(self, write: Create) -> Written:
        self._check(write.fields, creating=True)
        if self.rules.complete(write.fields) != write.fields:
            raise self._around.breach(f"a new item that is not complete: {dict(write.fields)}")
        needed = self.character.mandatory.get(self.kind)
        if needed is not None and needed not in write.fields:
            raise self._mandatory(needed)
        href = ItemId(f"/{write.key}")
        if self.character.ids is IdStyle.HREF and href in self.shelf.natives:
            raise Stale("there is already an item of that name", service=self.character.service)
        fields, left_out = self._taken(write.fields)
        filled = self.character.fills.get(self.kind, {})
        native = self.shelf.add({**filled, **self._altered(fields)}, write.key)
        if "participants" in fields:
            self._mail(native, "invited", fields)
        return self._landed(Call.CREATE, write, native, {}, fields, left_out)

    def _update(self, write: Update) -> Written:
        self._check(write.changes, creating=False)
        native = self._current(write.id, write.version, self.capabilities.conditional_updates)
        needed = self.character.mandatory.get(self.kind)
        if needed is not None and write.changes.get(needed, "") is None:
            raise self._mandatory(needed)
        before = self.shelf.fields(native)
        fields, left_out = self._taken(write.changes)
        taken = {name: value for name, value in fields.items() if name not in self.character.ignores}
        self._open_document(native, write.original)
        kept = {name: value for name, value in native.stored.items() if name not in taken}
        native.stored = {**kept, **self._altered(taken)}
        self._mail(native, "changed", taken)
        self.shelf.changed(native)
        return self._landed(Call.UPDATE, write, native, before, taken, left_out)

    def _altered(self, taken: Changes) -> dict[str, Value]:
        """What the service stores of written values."""
        held = {name: value for name, value in taken.items() if value is not None}
        alters = self.character.alters
        return {name: alters[name](value) if name in alters else value for name, value in held.items()}

    def _mandatory(self, name: str) -> Rejected:
        return Rejected(f"the field {name} is mandatory", field=name, service=self.character.service)

    def _delete(self, write: Delete) -> Written:
        native = self._current(write.id, write.version, self.capabilities.conditional_deletes)
        self._mail(native, "cancelled")
        self.shelf.remove(write.id)
        shown = face(native.photo)
        before: Fields = native.stored if shown is None else {**native.stored, "photo": shown}
        self._note(Landed(Call.DELETE, write.id, before, {}, self._around.clock()))
        return Written(write, write.id, Version(""))

    def _set_photo(self, write: SetPhoto) -> Written:
        if not self.capabilities.photos:
            raise self._around.breach("a photo for a service without photos")
        native = self._current(write.id, write.version, self.capabilities.conditional_updates)
        shown = face(native.photo)
        before: Fields = {} if shown is None else {"photo": shown}
        self._open_document(native, write.original)
        photo = write.photo
        if photo is not None and self.character.reencodes_photos:
            photo = RE_ENCODED + photo.removeprefix(RE_ENCODED)
        native.photo = photo
        self.shelf.changed(native)
        return self._landed(Call.SET_PHOTO, write, native, before, {"photo": face(photo)}, {})

    def _open_document(self, native: Native, original: str | None) -> None:
        """A service of whole documents stores the document it is given: what is to be patched."""
        if not self.capabilities.whole_documents:
            return
        document = self.shelf.documents.get(original or "")
        if document is None:
            raise self._around.breach(f"a change of {native.id} without its original document")
        native.stored = dict(document.stored)
        native.unmapped = dict(document.unmapped)
        native.photo = document.photo

    def _landed(
        self,
        call: Call,
        write: Write,
        native: Native,
        before: Fields,
        changes: Changes,
        left_out: Mapping[str, str],
    ) -> Written:
        self._note(Landed(call, native.id, before, changes, self._around.clock()))
        held = self.shelf.fields(native) if self.character.tells else None
        return Written(write, native.id, self.shelf.version(native), held, left_out)

    def _note(self, landed: Landed) -> None:
        self.landed.append(landed)
        for told in self.on_landed:
            told(landed)

    def _current(self, item: ItemId, version: Version, conditional: bool) -> Native:
        """The item to be written, if it is still there and (where the service looks) unchanged."""
        native = self.shelf.natives.get(item)
        moved = native is not None and native.place is Place.ELSEWHERE and self.character.ids is IdStyle.HREF
        if native is None or moved:
            raise Vanished("the item is not there any more", service=self.character.service)
        now = self.shelf.version(native)
        coarse = self.capabilities.clock_grain > timedelta(0)
        if conditional and (now > version if coarse else now != version):
            raise Stale("the item changed meanwhile", service=self.character.service)
        return native

    def _taken(self, changes: Changes) -> tuple[dict[str, Value | None], dict[str, str]]:
        """What the service takes of `changes`, and what it leaves out."""
        company = changes.get("company")
        if self.accounts is None or company is None or company in self.accounts:
            return dict(changes), {}
        rest = {name: value for name, value in changes.items() if name != "company"}
        return rest, {"company": f"there is no account named “{company}”"}

    def _check(self, changes: Changes, *, creating: bool) -> None:
        """The contract: only fields the side can write, only values as `fits` returned them."""
        if not changes:
            raise self._around.breach("a write without fields")
        for name, value in changes.items():
            allowed = {Access.READ_WRITE, Access.CREATE} if creating else {Access.READ_WRITE}
            if name not in self.rules.names or self.rules.access(name) not in allowed:
                raise self._around.breach(f"{self.character.service} cannot write {name}")
            if is_photo(self.kind, name):
                raise self._around.breach("a photo among the fields")
            if value is not None and self.rules.fits(name, value) != Fit(value):
                raise self._around.breach(f"{name} was not fitted: {value!r}")
            if value is None and creating:
                raise self._around.breach(f"an empty {name} in a new item")

    def _mail(self, native: Native, what: str, changes: Changes | None = None) -> None:
        """A scheduling server mails the guests of a meeting that the person organises, and answers the organiser of
        another one when it, or an occurrence of it, is deleted.
        """
        changes = changes or {}
        invites = bool(changes.get("participants"))
        if not self.capabilities.schedules or not (native.stored.get("participants") or invites):
            return
        native.organised = native.organised or invites
        if native.organised or what == "cancelled" or "recurrence" in changes:
            self.mailed.append(f"{what}: {native.stored.get('title', native.id)}")


def _page(
    found: Iterable[Item | Unreadable],
    *,
    gone: Sequence[ItemId] = (),
    cursor: Cursor | None = None,
    listing: bool = False,
) -> Page:
    found = list(found)
    return Page(
        items=[item for item in found if isinstance(item, Item)],
        gone=gone,
        unreadable=[item for item in found if isinstance(item, Unreadable)],
        cursor=cursor,
        listing=listing,
    )
