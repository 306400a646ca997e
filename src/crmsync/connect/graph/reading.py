"""Reading items of one folder: page by page, or by their ids in batches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from crmsync.connect.batches import batches
from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.graph.client import MOST_PARTS, GraphClient, Part, path, rows
from crmsync.connect.graph.dialects import Dialect
from crmsync.connect.graph.errors import folder_gone, reply_error
from crmsync.connect.graph.versions import version_of
from crmsync.connect.http import Effect
from crmsync.connect.outlook.folders import MailboxFolder
from crmsync.connect.outlook.reading import OF_ONE, moment
from crmsync.frozen import frozen
from crmsync.mapping.graph.resource import Resource
from crmsync.model.items import Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind

_READ = "read the items"


@frozen
class Folder(MailboxFolder):
    """A folder. id: as Graph names it."""

    colour: str | None = None


class Reader:
    """Reads items of one folder and kind."""

    def __init__(self, client: GraphClient, dialect: Dialect, folder: Folder) -> None:
        self.client = client
        self.dialect = dialect
        self.folder = folder

    def confirm(self, action: str) -> None:
        """Raises FolderGone when the folder is not there."""
        try:
            self.client.get(self.dialect.folder(self.folder.id), action)
        except Vanished as error:
            raise folder_gone(self.folder.name, action) from error

    def pages(self) -> Iterator[list[Resource]]:
        """All items of the folder as whole resources, page by page. Raises FolderGone."""
        prefer = self.dialect.prefer
        try:
            for page in self.client.pages(self.dialect.items(self.folder.id), _READ, prefer=prefer):
                yield self._completed(rows(page))
        except Vanished as error:
            raise folder_gone(self.folder.name, _READ) from error

    def whole(self, ids: Iterable[ItemId]) -> Iterator[tuple[ItemId, Resource | ServiceError]]:
        """The items with these ids as whole resources; of one that cannot be had, why. Raises what concerns
        them all.
        """
        headers = {"Prefer": ", ".join(self.dialect.prefer)} if self.dialect.prefer else {}
        for batch in batches(dict.fromkeys(ids), MOST_PARTS):
            parts = [Part("GET", self.dialect.whole(self.folder.id, item), headers) for item in batch]
            found: dict[ItemId, Resource | ServiceError] = {}
            for item, reply in zip(batch, self.client.batch(parts, _READ, Effect.READ), strict=True):
                if reply.ok and isinstance(reply.body, dict):
                    found[item] = reply.body
                    continue
                error = reply_error(reply, reply.body, action=_READ)
                if error.disposition not in OF_ONE:
                    raise error
                found[item] = error
            resources = [one for one in found.values() if not isinstance(one, ServiceError)]
            opened = iter(self._completed(resources))
            for item, one in found.items():
                yield item, one if isinstance(one, ServiceError) else next(opened)

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        for item, found in self.whole(ids):
            if isinstance(found, Vanished):
                continue
            if isinstance(found, ServiceError):
                yield Unreadable(item, Version(""), f"Microsoft 365 cannot give it: {found.message}")
            elif self.is_here(found):
                yield self.item(found)

    def item(self, resource: Resource) -> Item | Unreadable:
        """The item that a whole resource is."""
        table = self.dialect.table
        fields = table.read(resource)
        item, version = ItemId(str(resource["id"])), version_of(resource)
        if self.dialect.kind is Kind.EVENTS and "start" not in fields:
            return Unreadable(item, version, "It has no start.", str(fields.get("title", "")))
        return Item(
            id=item,
            version=version,
            fields=fields,
            modified=moment(resource.get("lastModifiedDateTime")),
            created=moment(resource.get("createdDateTime")),
            uid=table.uid(resource),
            key=table.key(resource),
            traits=table.traits(resource),
            notes=table.notes(resource),
            original=json.dumps(resource, ensure_ascii=False, sort_keys=True),
        )

    def is_here(self, resource: Resource) -> bool:
        """Is the item in this folder? One that does not say where it is counts as here."""
        parent = resource.get("parentFolderId")
        return not isinstance(parent, str) or parent == self.folder.id or parent in self._own_names

    @cached_property
    def _own_names(self) -> frozenset[str]:
        """What the folder's own items call it: ids of one folder may be spelled in several ways."""
        where = path("me", "contactFolders", self.folder.id, "contacts", top="1", select="id,parentFolderId")
        page = self.client.get(where, _READ)
        return frozenset(str(row.get("parentFolderId")) for row in rows(page))

    def _completed(self, resources: list[dict[str, Any]]) -> list[Resource]:
        opened = [self.dialect.opened(resource) for resource in resources]
        self.dialect.complete(self.client, opened)
        return opened
