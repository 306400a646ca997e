"""Writing items of one folder in batches, always against the version that was read.

Before an update or deletion the item is read once more and its ETag compared, and `If-Match` is sent with
the write: Graph does not document that, and heeds it for some kinds only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from crmsync.connect.base import Create, Delete, Failed, Update, Written
from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.graph.client import MOST_PARTS, GraphClient, Part, PartReply, rows
from crmsync.connect.graph.dialects import Dialect
from crmsync.connect.graph.errors import SERVICE, folder_gone, reply_error, write_error
from crmsync.connect.graph.reading import Reader
from crmsync.connect.graph.versions import version_of
from crmsync.connect.http import Effect
from crmsync.connect.outcomes import Result
from crmsync.connect.outlook.write import OutlookWriter, Prepare, Ready, document
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.graph.table import kept_properties
from crmsync.model.items import Item, ItemId, OperationKey, Version
from crmsync.model.values import Changes

_TAKEN = 409


class Writer(OutlookWriter[Resource, Resource]):
    """Writes items of one folder and kind. prepare: is told what is going to be written."""

    service = SERVICE
    most = MOST_PARTS
    no_photos = "Photos of Microsoft 365 are not synced."
    _reader: Reader
    _dialect: Dialect

    def __init__(self, reader: Reader, prepare: Prepare) -> None:
        super().__init__(reader, reader.dialect, prepare)
        self._client: GraphClient = reader.client
        self._table = reader.dialect.table
        self._folder = reader.folder

    def _create(self, writes: Sequence[Create], action: str) -> Iterator[Result]:
        bodies = [self._table.created(write.fields, write.key, document(write.original)) for write in writes]
        path = self._dialect.new(self._folder.id)
        parts = [Part("POST", path, self._headers(), body) for body in bodies]
        again: list[Create] = []
        for write, body, reply in zip(
            writes, bodies, self._client.batch(parts, action, Effect.ONCE), strict=True
        ):
            if reply.ok:
                yield self._finished(write, reply, write.fields, body, {}, {})
            elif reply.status == _TAKEN:
                again.append(write)
            else:
                yield Failed(write, self._refused(reply, action, gone=folder_gone(self._folder.name, action)))
        if again:
            yield from self._landed_before(again, self._made(again))

    def _made(self, writes: Sequence[Create]) -> Mapping[OperationKey, ItemId]:
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

    def _update(self, ready: Sequence[Ready[Resource, Resource]], action: str) -> Iterator[Result]:
        parts = [
            Part(
                "PATCH",
                self._dialect.item(self._folder.id, one.write.id),
                self._headers(one.write.version),
                one.edits,
            )
            for one in ready
        ]
        replies = self._client.batch(parts, action, Effect.ONCE)
        for one, reply in zip(ready, replies, strict=True):
            if reply.ok:
                yield self._finished(one.write, reply, one.changes, one.edits, one.present, one.left_out)
            else:
                yield Failed(one.write, self._refused(reply, action))

    def _delete(self, writes: Sequence[Delete], action: str) -> Iterator[tuple[Delete, ServiceError | None]]:
        parts = [
            Part("DELETE", self._dialect.item(self._folder.id, write.id), self._headers(write.version))
            for write in writes
        ]
        replies = self._client.batch(parts, action, Effect.ONCE)
        for write, reply in zip(writes, replies, strict=True):
            yield write, None if reply.ok else self._refused(reply, action)

    def _finish(self, item: ItemId, changes: Changes, before: Resource) -> bool:
        return self._dialect.finish(self._client, item, changes, before)

    def _version(self, present: Resource) -> Version:
        return version_of(present)

    def _native(self, present: Resource) -> Resource:
        return present

    # ---- pieces

    def _headers(self, version: Version | None = None) -> dict[str, str]:
        headers = {"If-Match": version} if version else {}
        return {**headers, **({"Prefer": ", ".join(self._dialect.prefer)} if self._dialect.prefer else {})}

    def _finished(
        self,
        write: Create | Update,
        reply: PartReply,
        changes: Changes,
        sent: Mapping[str, Any],
        before: Resource,
        left_out: Mapping[str, str],
    ) -> Result:
        """A write that landed, once what it takes beyond its request is done."""
        told = reply.body if isinstance(reply.body, dict) else {}
        item = ItemId(str(told.get("id") or (write.id if isinstance(write, Update) else "")))
        resource = self._dialect.opened(kept_properties(told, sent, before))
        try:
            again = self._finish(item, changes, before or {**sent, **resource})
        except ServiceError:
            again = True
        if again:
            return self._read_back(write, item, left_out)
        read = self._reader.item({**resource, "id": item})
        if not isinstance(read, Item) or not version_of(told):
            return Written(write, item, Version(""), left_out=left_out)
        return Written(write, item, read.version, read.fields, left_out, read.traits)

    def _refused(self, reply: PartReply, action: str, *, gone: ServiceError | None = None) -> ServiceError:
        error = write_error(reply, reply.body, action=action)
        return gone if gone is not None and isinstance(error, Vanished) else error
