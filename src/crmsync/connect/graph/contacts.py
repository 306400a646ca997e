"""Contacts of a contact folder. See `dialects.Dialect`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crmsync.connect.graph.client import GraphClient, path
from crmsync.connect.graph.dialects import PAGE, PlainDialect, carrying
from crmsync.connect.graph.ways import DeltaWay, Way
from crmsync.mapping.graph.contacts import contact_table, opened
from crmsync.mapping.graph.resource import Resource, expanding
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind


class ContactsDialect(PlainDialect):
    """Contacts of a contact folder."""

    kind = Kind.CONTACTS
    noun = "contact"

    def __init__(self, options: OutlookOptions) -> None:
        self.table: GraphTable = contact_table(options)
        self.ways: Sequence[Way] = (DeltaWay(self._delta),)
        self._expand = expanding(self.table.extended)

    def folder(self, folder: str) -> str:
        return path("me", "contactFolders", folder)

    def items(self, folder: str) -> str:
        return path("me", "contactFolders", folder, "contacts", top=PAGE, expand=self._expand)

    def new(self, folder: str) -> str:
        return path("me", "contactFolders", folder, "contacts")

    def item(self, folder: str, item: ItemId) -> str:
        return path("me", "contacts", item)

    def whole(self, folder: str, item: ItemId) -> str:
        return path("me", "contacts", item, expand=self._expand)

    def lookup(self, folder: str, key: OperationKey) -> str | None:
        return path("me", "contactFolders", folder, "contacts", filter=carrying(key), select="id")

    def opened(self, resource: Resource) -> Resource:
        return opened(resource)

    def moved(
        self, client: GraphClient, others: Iterable[str], names: Mapping[ItemId, str]
    ) -> Iterable[ItemId]:
        return ()

    def _delta(self, folder: str) -> str:
        return path("me", "contactFolders", folder, "contacts", "delta", select="id")
