"""Writing items of one folder, always against the version that was read. Knows no protocol.

What has been created before is not created again; of an item that is another one now, nothing is sent.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar

from crmsync.connect.base import Create, Delete, Failed, Update, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import NotSupported, ServiceError, Stale, Vanished
from crmsync.connect.outcomes import Result, outcomes
from crmsync.frozen import frozen
from crmsync.mapping.outlook.native import Native
from crmsync.model.items import Item, ItemId, OperationKey, Unreadable, Version
from crmsync.model.values import Changes, Fields

Prepare = Callable[[Changes], None]
"""Is told what is going to be written."""
N = TypeVar("N")
"""An item as its reader gives it whole."""
N_co = TypeVar("N_co", covariant=True)
E = TypeVar("E")
"""What is sent to change an item."""
E_co = TypeVar("E_co", covariant=True)
W = TypeVar("W", Update, Delete)


class Table(Protocol[E_co]):
    """The fields of a kind."""

    def read(self, native: Native) -> Fields:
        """See `FieldTable.read`."""

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> E_co:
        """What must be sent for `changes`."""


class Dialect(Protocol[E_co]):
    """A kind in a protocol. noun: what people call an item."""

    @property
    def noun(self) -> str: ...

    @property
    def table(self) -> Table[E_co]: ...

    def refusal(self, present: Native, changes: Changes | None) -> ServiceError | None:
        """Why an item, as it is now, must not be changed so, or (`None`) deleted; `None` when it may."""

    def kept(self, present: Native, changes: Changes) -> Mapping[str, str]:
        """The fields that stay as they are in spite of `changes`, each with a plain reason."""


class Reader(Protocol[N_co]):
    """Reads items of one folder and kind."""

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""

    def whole(self, ids: Iterable[ItemId]) -> Iterator[tuple[ItemId, N_co | ServiceError]]:
        """The items with these ids; of one that cannot be had, why."""


@frozen
class Ready(Generic[N, E]):
    """An update that may be sent. present: the item as it is. changes: without what is left out."""

    write: Update
    present: N
    edits: E
    changes: Changes
    left_out: Mapping[str, str]


class OutlookWriter(ABC, Generic[N, E]):
    """Writes items of one folder and kind.

    most: writes that are carried out together. no_photos: what is said of a photo.
    """

    service: str
    most: int
    no_photos: str

    def __init__(self, reader: Reader[N], dialect: Dialect[E], prepare: Prepare) -> None:
        self._reader = reader
        self._dialect = dialect
        self._prepare = prepare

    def write(self, batch: Sequence[Write]) -> Iterator[Result]:
        """See `Collection.write`."""
        return outcomes(batches(batch, self.most), self._dispatch)

    def _dispatch(self, chunk: Sequence[Write]) -> Iterator[Result]:
        creates = [write for write in chunk if isinstance(write, Create)]
        updates = [write for write in chunk if isinstance(write, Update)]
        deletes = [write for write in chunk if isinstance(write, Delete)]
        for write in chunk:
            if not isinstance(write, Create | Update | Delete):
                error = NotSupported(self.no_photos, service=self.service, action="save the photo")
                yield Failed(write, error)
        if creates:
            yield from self._created(creates)
        if updates:
            yield from self._updated(updates)
        if deletes:
            yield from self._deleted(deletes)

    # ---- creates

    def _created(self, writes: Sequence[Create]) -> Iterator[Result]:
        action = f"create the {self._dialect.noun}"
        made = self._made(writes)
        yield from self._landed_before([write for write in writes if write.key in made], made)
        new = [write for write in writes if write.key not in made]
        for write in new:
            self._prepare(write.fields)
        if new:
            yield from self._create(new, action)

    def _landed_before(
        self, writes: Sequence[Create], made: Mapping[OperationKey, ItemId]
    ) -> Iterator[Result]:
        items = {
            one.id: one for one in self._reader.fetch(made[one.key] for one in writes if one.key in made)
        }
        for write in writes:
            found = items.get(made.get(write.key, ItemId("")))
            if isinstance(found, Item):
                yield Written(write, found.id, found.version, found.fields, traits=found.traits)
            else:
                yield Failed(write, self._vanished(f"create the {self._dialect.noun}"))

    # ---- updates and deletions

    def _updated(self, writes: Sequence[Update]) -> Iterator[Result]:
        action = f"save the {self._dialect.noun}"
        ready: list[Ready[N, E]] = []
        for write, present in self._present(writes):
            error = self._objection(write, present, write.changes, action)
            if error is not None or isinstance(present, ServiceError):
                yield Failed(write, error or self._vanished(action))
                continue
            native = self._native(present)
            left_out = self._dialect.kept(native, write.changes)
            changes: Changes = {name: value for name, value in write.changes.items() if name not in left_out}
            edits = self._dialect.table.updated(changes, native)
            if edits:
                self._prepare(changes)
                ready.append(Ready(write, present, edits, changes, left_out))
            elif self._finish(write.id, changes, native):
                yield self._read_back(write, write.id, left_out)
            else:
                held = self._dialect.table.read(native)
                yield Written(write, write.id, write.version, held, left_out)
        yield from self._update(ready, action)

    def _deleted(self, writes: Sequence[Delete]) -> Iterator[Result]:
        action = f"delete the {self._dialect.noun}"
        ready: list[Delete] = []
        for write, present in self._present(writes):
            error = self._objection(write, present, None, action)
            if error is not None:
                yield Failed(write, error)
            else:
                ready.append(write)
        for write, error in self._delete(ready, action):
            yield Written(write, write.id, Version("")) if error is None else Failed(write, error)

    def _present(self, writes: Sequence[W]) -> Iterator[tuple[W, N | ServiceError]]:
        found = dict(self._reader.whole(write.id for write in writes))
        for write in writes:
            yield write, found[write.id]

    def _objection(
        self, write: Update | Delete, present: N | ServiceError, changes: Changes | None, action: str
    ) -> ServiceError | None:
        """Why a write must not be sent, given the item as it is now."""
        if isinstance(present, ServiceError):
            return present
        if self._version(present) != write.version:
            return Stale("It was changed meanwhile.", service=self.service, action=action)
        return self._dialect.refusal(self._native(present), changes)

    def _read_back(self, write: Create | Update, item: ItemId, left_out: Mapping[str, str]) -> Written:
        """A write that landed, with the item as it is now; when it cannot be read, the feed tells."""
        with suppress(ServiceError):
            for found in self._reader.fetch([item]):
                if isinstance(found, Item):
                    return Written(write, item, found.version, found.fields, left_out, found.traits)
        return Written(write, item, Version(""), left_out=left_out)

    def _vanished(self, action: str) -> Vanished:
        return Vanished("It is not there any more.", service=self.service, action=action)

    # ---- what each protocol does in its own way

    @abstractmethod
    def _made(self, writes: Sequence[Create]) -> Mapping[OperationKey, ItemId]:
        """Operation key → the item that an earlier try of a create made."""

    @abstractmethod
    def _create(self, writes: Sequence[Create], action: str) -> Iterator[Result]:
        """Send creates of which none landed before; there is at least one."""

    @abstractmethod
    def _update(self, ready: Sequence[Ready[N, E]], action: str) -> Iterator[Result]:
        """Send updates; there may be none."""

    @abstractmethod
    def _delete(self, writes: Sequence[Delete], action: str) -> Iterable[tuple[Delete, ServiceError | None]]:
        """Send deletions; there may be none. Tells of each why it was refused, `None` where it was not."""

    @abstractmethod
    def _finish(self, item: ItemId, changes: Changes, before: Native) -> bool:
        """Do what of a write takes further requests. Says whether the item must be read again."""

    @abstractmethod
    def _version(self, present: N) -> Version:
        """The version of an item."""

    @abstractmethod
    def _native(self, present: N) -> Native:
        """An item as the field table reads it."""


def document(original: str | None) -> Native | None:
    """The JSON object of a before-image; `None` when there is none, or it is of another service."""
    try:
        found = json.loads(original or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
