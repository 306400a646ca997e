"""Writing items of one folder, many at a time and always against the version that was read.

Exchange refuses an update of another version. For deletions it compares none, so the item is read right
before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from crmsync.connect.base import Create, Delete, Failed, Update, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import NotSupported, Rejected, ServiceError, Stale, Vanished
from crmsync.connect.ews.errors import SERVICE, answer_error, lost, nonsense
from crmsync.connect.ews.fates import made
from crmsync.connect.ews.operations import (
    MOST_WRITES,
    Sending,
    create_items,
    delete_items,
    item_id,
    update_items,
)
from crmsync.connect.ews.reading import Reader, Whole
from crmsync.connect.ews.wire import Answer, Element, m, t
from crmsync.connect.http import Effect
from crmsync.connect.outcomes import Result, outcomes
from crmsync.mapping.ews.schema import Draft, Edits
from crmsync.model.items import Item, ItemId, OperationKey, Version
from crmsync.model.values import Changes

Prepare = Callable[[Changes], None]


class Writer:
    """Writes items of one folder and kind. prepare: is told what is going to be written."""

    def __init__(self, reader: Reader, prepare: Prepare) -> None:
        self._reader = reader
        self._session = reader.session
        self._dialect = reader.dialect
        self._table = reader.dialect.table
        self._prepare = prepare

    def write(self, batch: Sequence[Write]) -> Iterator[Result]:
        """See `Collection.write`."""
        return outcomes(batches(batch, MOST_WRITES), self._dispatch)

    def _dispatch(self, chunk: Sequence[Write]) -> Iterator[Result]:
        creates = [write for write in chunk if isinstance(write, Create)]
        updates = [write for write in chunk if isinstance(write, Update)]
        deletes = [write for write in chunk if isinstance(write, Delete)]
        for write in chunk:
            if not isinstance(write, Create | Update | Delete):
                yield Failed(write, _no_photos())
        if creates:
            yield from self._created(creates)
        if updates:
            yield from self._updated(updates)
        if deletes:
            yield from self._deleted(deletes)

    # ---- creates

    def _created(self, writes: Sequence[Create]) -> Iterator[Result]:
        action = f"create the {self._dialect.noun}"
        there = made(self._reader, [write.key for write in writes])
        yield from self._landed_before([write for write in writes if write.key in there], there)
        new = [write for write in writes if write.key not in there]
        for write in new:
            self._prepare(write.fields)
        drafts = {
            write.key: self._table.created(write.fields, write.key, _document(write.original))
            for write in new
        }

        def request(some: Sequence[Create]) -> Element:
            sent = (drafts[write.key] for write in some)
            return create_items(self._dialect.kind, self._reader.folder.named, sent, self._dialect.sending)

        for write, told in self._carried_out(new, request, action):
            if isinstance(told, ServiceError):
                yield Failed(write, told)
            else:
                yield self._finished(write, told, write.fields, drafts[write.key], {})

    def _landed_before(
        self, writes: Sequence[Create], there: Mapping[OperationKey, ItemId]
    ) -> Iterator[Result]:
        found = {one.id: one for one in self._reader.fetch(there[write.key] for write in writes)}
        for write in writes:
            item = found.get(there[write.key])
            if isinstance(item, Item):
                yield Written(write, item.id, item.version, item.fields, traits=item.traits)
            else:
                yield Failed(write, _vanished(f"create the {self._dialect.noun}"))

    # ---- updates and deletions

    def _updated(self, writes: Sequence[Update]) -> Iterator[Result]:
        action = f"save the {self._dialect.noun}"
        ready: dict[int, tuple[Whole, Edits, Changes, Mapping[str, str]]] = {}
        some: dict[Sending, list[Update]] = {}
        for write, present in self._present(writes):
            error = self._objection(write, present, write.changes, action)
            if error is not None or isinstance(present, ServiceError):
                yield Failed(write, error or _vanished(action))
                continue
            left_out = self._dialect.kept(present.draft, write.changes)
            changes: Changes = {name: value for name, value in write.changes.items() if name not in left_out}
            edits = self._table.updated(changes, present.draft)
            if edits:
                self._prepare(changes)
                ready[id(write)] = (present, edits, changes, left_out)
                some.setdefault(self._dialect.sending_of(changes), []).append(write)
            elif self._dialect.finish(self._session, write.id, changes, present.draft):
                yield self._read_back(write, write.id, left_out)
            else:
                held = self._table.read(present.draft)
                yield Written(write, write.id, write.version, held, left_out)

        def request(sending: Sending, some: Sequence[Update]) -> Element:
            sent = ((write.id, write.version, ready[id(write)][1]) for write in some)
            return update_items(self._dialect.kind, sent, sending)

        for sending, alike in some.items():
            for write, told in self._carried_out(alike, partial(request, sending), action):
                present, _, changes, left_out = ready[id(write)]
                if isinstance(told, ServiceError):
                    yield Failed(write, told)
                else:
                    yield self._finished(write, told, changes, present.draft, left_out)

    def _deleted(self, writes: Sequence[Delete]) -> Iterator[Result]:
        action = f"delete the {self._dialect.noun}"
        ready: list[Delete] = []
        for write, present in self._present(writes):
            error = self._objection(write, present, None, action)
            if error is not None:
                yield Failed(write, error)
            else:
                ready.append(write)

        def request(some: Sequence[Delete]) -> Element:
            return delete_items([item_id(write.id, write.version) for write in some], self._dialect.sending)

        for write, told in self._carried_out(ready, request, action):
            if isinstance(told, ServiceError):
                yield Failed(write, told)
            else:
                yield Written(write, write.id, Version(""))

    def _present(self, writes: Sequence[Any]) -> Iterator[tuple[Any, Whole | ServiceError]]:
        found = dict(self._reader.whole(write.id for write in writes))
        for write in writes:
            yield write, found[write.id]

    def _objection(
        self, write: Update | Delete, present: Whole | ServiceError, changes: Changes | None, action: str
    ) -> ServiceError | None:
        """Why a write must not be sent, given the item as it is now."""
        if isinstance(present, ServiceError):
            return present
        if present.version != write.version:
            return Stale("It was changed meanwhile.", service=SERVICE, action=action)
        return self._dialect.refusal(present.draft, changes)

    # ---- pieces

    def _carried_out(
        self, writes: Sequence[Any], request: Callable[[Sequence[Any]], Element], action: str
    ) -> Iterator[tuple[Any, Answer | ServiceError]]:
        """What was answered to each of these writes.

        A request that is refused as a whole, for what one of its items holds, is sent once more for each of
        them.
        """
        if not writes:
            return
        try:
            told = self._session.ask(request(writes), action, Effect.ONCE)
        except Rejected as error:
            if len(writes) == 1:
                yield writes[0], error
                return
            for write in writes:
                yield from self._carried_out([write], request, action)
            return
        if len(told) != len(writes):
            raise lost(nonsense(action))
        for write, answer in zip(writes, told, strict=True):
            yield write, answer if answer.ok else lost(answer_error(answer, action=action))

    def _finished(
        self,
        write: Create | Update,
        answer: Answer,
        changes: Changes,
        before: Draft,
        left_out: Mapping[str, str],
    ) -> Result:
        """A write that landed, once what it takes beyond its request is done."""
        told = next(answer.all(f"{m('Items')}/*/{t('ItemId')}"), None)
        item = ItemId(str(told.get("Id"))) if told is not None else ItemId("")
        version = Version(str(told.get("ChangeKey") or "")) if told is not None else Version("")
        if not item and isinstance(write, Create):
            return Failed(write, lost(nonsense(f"create the {self._dialect.noun}")))
        if not item and isinstance(write, Update):
            item = write.id
        try:
            again = self._dialect.finish(self._session, item, changes, before)
        except ServiceError:
            again = True
        if again:
            return self._read_back(write, item, left_out)
        return Written(write, item, version, left_out=left_out)

    def _read_back(self, write: Create | Update, item: ItemId, left_out: Mapping[str, str]) -> Written:
        """A write that landed, with the item as it is now; when it cannot be read, the feed tells."""
        with suppress(ServiceError):
            for found in self._reader.fetch([item]):
                if isinstance(found, Item):
                    return Written(write, item, found.version, found.fields, left_out, found.traits)
        return Written(write, item, Version(""), left_out=left_out)


def _document(original: str | None) -> Draft | None:
    """The JSON object of a before-image; `None` when there is none, or it is of another service."""
    try:
        found = json.loads(original or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _vanished(action: str) -> Vanished:
    return Vanished("It is not there any more.", service=SERVICE, action=action)


def _no_photos() -> NotSupported:
    return NotSupported("Photos of Exchange Server are not synced.", service=SERVICE, action="save the photo")
