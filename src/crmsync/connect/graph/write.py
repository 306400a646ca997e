"""Writing items of one folder in batches, always against the version that was read.

Before an update or deletion the item is read once more and its ETag compared, and `If-Match` is sent with
the write: Graph does not document that, and heeds it for some kinds only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from crmsync.connect.base import Create, Delete, Failed, Update, Write, Written
from crmsync.connect.batches import batches
from crmsync.connect.errors import NotSupported, ServiceError, Stale, Vanished
from crmsync.connect.graph.client import MOST_PARTS, GraphClient, Part, PartReply, rows
from crmsync.connect.graph.errors import SERVICE, folder_gone, reply_error, write_error
from crmsync.connect.graph.reading import Reader
from crmsync.connect.graph.versions import version_of
from crmsync.connect.http import Effect
from crmsync.connect.outcomes import Result, outcomes
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.graph.table import kept_properties
from crmsync.model.items import Item, ItemId, OperationKey, Version
from crmsync.model.values import Changes

_TAKEN = 409

Prepare = Callable[[Changes], None]


class Writer:
    """Writes items of one folder and kind. prepare: is told what is going to be written."""

    def __init__(self, reader: Reader, prepare: Prepare) -> None:
        self._reader = reader
        self._client: GraphClient = reader.client
        self._dialect = reader.dialect
        self._table = reader.dialect.table
        self._folder = reader.folder
        self._prepare = prepare

    def write(self, batch: Sequence[Write]) -> Iterator[Result]:
        """See `Collection.write`."""
        return outcomes(batches(batch, MOST_PARTS), self._dispatch)

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
        made = self._made(writes)
        new = [write for write in writes if write.key not in made]
        yield from self._landed_before([write for write in writes if write.key in made], made)
        if not new:
            return
        for write in new:
            self._prepare(write.fields)
        bodies = [self._table.created(write.fields, write.key, _document(write.original)) for write in new]
        path = self._dialect.new(self._folder.id)
        parts = [Part("POST", path, self._headers(), body) for body in bodies]
        again: list[Create] = []
        for write, body, reply in zip(
            new, bodies, self._client.batch(parts, action, Effect.ONCE), strict=True
        ):
            if reply.ok:
                yield self._finished(write, reply, body, {})
            elif reply.status == _TAKEN:
                again.append(write)
            else:
                yield Failed(write, self._refused(reply, action, gone=folder_gone(self._folder.name, action)))
        if again:
            yield from self._landed_before(again, self._made(again))

    def _made(self, writes: Sequence[Create]) -> Mapping[OperationKey, ItemId]:
        """Operation key → the item that an earlier try of a create made."""
        paths = [self._dialect.lookup(self._folder.id, write.key) for write in writes]
        asked = [path for path in paths if path is not None]
        if len(asked) < len(paths):
            wanted = {write.key for write in writes}
            items = (resource for page in self._reader.pages() for resource in page)
            keys = ((self._table.key(resource), ItemId(str(resource["id"]))) for resource in items)
            return {key: item for key, item in keys if key in wanted and key is not None}
        action = f"look for the {self._dialect.noun}"
        found: dict[OperationKey, ItemId] = {}
        parts = [Part("GET", path) for path in asked]
        for write, reply in zip(writes, self._client.batch(parts, action, Effect.READ), strict=True):
            if not reply.ok:
                error = reply_error(reply, reply.body, action=action)
                raise folder_gone(self._folder.name, action) if isinstance(error, Vanished) else error
            for row in rows(reply.body if isinstance(reply.body, dict) else {}):
                found.setdefault(write.key, ItemId(str(row["id"])))
        return found

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
                yield Failed(write, _vanished(f"create the {self._dialect.noun}"))

    # ---- updates and deletions

    def _updated(self, writes: Sequence[Update]) -> Iterator[Result]:
        action = f"save the {self._dialect.noun}"
        ready: list[tuple[Update, Resource, Resource]] = []
        for write, present in self._present(writes):
            error = self._objection(write, present, write.changes, action)
            if error is not None or isinstance(present, ServiceError):
                yield Failed(write, error or _vanished(action))
                continue
            left_out = self._dialect.kept(present, write.changes)
            changes = {name: value for name, value in write.changes.items() if name not in left_out}
            body = self._table.updated(changes, present)
            if body:
                self._prepare(changes)
                ready.append((write, present, body))
            elif self._dialect.finish(self._client, write.id, changes, present):
                yield self._read_back(write, write.id, left_out)
            else:
                yield Written(write, write.id, write.version, self._table.read(present), left_out)
        parts = [
            Part("PATCH", self._dialect.item(self._folder.id, write.id), self._headers(write.version), body)
            for write, _, body in ready
        ]
        replies = self._client.batch(parts, action, Effect.ONCE)
        for (write, present, body), reply in zip(ready, replies, strict=True):
            if reply.ok:
                yield self._finished(write, reply, body, present)
            else:
                yield Failed(write, self._refused(reply, action))

    def _deleted(self, writes: Sequence[Delete]) -> Iterator[Result]:
        action = f"delete the {self._dialect.noun}"
        ready: list[Delete] = []
        for write, present in self._present(writes):
            error = self._objection(write, present, None, action)
            if error is not None:
                yield Failed(write, error)
            else:
                ready.append(write)
        parts = [
            Part("DELETE", self._dialect.item(self._folder.id, write.id), self._headers(write.version))
            for write in ready
        ]
        replies = self._client.batch(parts, action, Effect.ONCE)
        for write, reply in zip(ready, replies, strict=True):
            if reply.ok:
                yield Written(write, write.id, Version(""))
            else:
                yield Failed(write, self._refused(reply, action))

    def _present(self, writes: Sequence[Update | Delete]) -> Iterator[tuple[Any, Resource | ServiceError]]:
        found = dict(self._reader.whole(write.id for write in writes))
        for write in writes:
            yield write, found[write.id]

    def _objection(
        self,
        write: Update | Delete,
        present: Resource | ServiceError,
        changes: Changes | None,
        action: str,
    ) -> ServiceError | None:
        """Why a write must not be sent, given the item as it is now."""
        if isinstance(present, ServiceError):
            return present
        if version_of(present) != write.version:
            return Stale("It was changed meanwhile.", service=SERVICE, action=action)
        return self._dialect.refusal(present, changes)

    # ---- pieces

    def _headers(self, version: Version | None = None) -> dict[str, str]:
        headers = {"If-Match": version} if version else {}
        return {**headers, **({"Prefer": ", ".join(self._dialect.prefer)} if self._dialect.prefer else {})}

    def _finished(
        self, write: Create | Update, reply: PartReply, sent: Mapping[str, Any], before: Resource
    ) -> Result:
        """A write that landed, once what it takes beyond its request is done."""
        told = reply.body if isinstance(reply.body, dict) else {}
        item = ItemId(str(told.get("id") or (write.id if isinstance(write, Update) else "")))
        wanted: Changes = write.fields if isinstance(write, Create) else write.changes
        left_out = {} if isinstance(write, Create) else self._dialect.kept(before, write.changes)
        changes = {name: value for name, value in wanted.items() if name not in left_out}
        resource = self._dialect.opened(kept_properties(told, sent, before))
        try:
            again = self._dialect.finish(self._client, item, changes, before or {**sent, **resource})
        except ServiceError:
            again = True
        if again:
            return self._read_back(write, item, left_out)
        read = self._reader.item({**resource, "id": item})
        if not isinstance(read, Item) or not version_of(told):
            return Written(write, item, Version(""), left_out=left_out)
        return Written(write, item, read.version, read.fields, left_out, read.traits)

    def _read_back(self, write: Create | Update, item: ItemId, left_out: Mapping[str, str]) -> Written:
        """A write that landed, with the item as it is now; when it cannot be read, the feed tells."""
        with suppress(ServiceError):
            for found in self._reader.fetch([item]):
                if isinstance(found, Item):
                    return Written(write, item, found.version, found.fields, left_out, found.traits)
        return Written(write, item, Version(""), left_out=left_out)

    def _refused(self, reply: PartReply, action: str, *, gone: ServiceError | None = None) -> ServiceError:
        error = write_error(reply, reply.body, action=action)
        return gone if gone is not None and isinstance(error, Vanished) else error


def _document(original: str | None) -> Mapping[str, Any] | None:
    """The JSON object of a before-image; `None` when there is none, or it is of another service."""
    try:
        found = json.loads(original or "")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _vanished(action: str) -> Vanished:
    return Vanished("It is not there any more.", service=SERVICE, action=action)


def _no_photos() -> NotSupported:
    return NotSupported("Photos of Microsoft 365 are not synced.", service=SERVICE, action="save the photo")
