"""Where the items of each kind are in Graph, and how they are asked for. One dialect for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from crmsync.connect.errors import ServiceError
from crmsync.connect.graph.client import GraphClient
from crmsync.connect.graph.ways import Way
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.mapping.graph.resource import EXTENDED, Resource, quoted
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

PAGE = "100"
"""Items of one page of a listing."""
DELTA_PAGE = "odata.maxpagesize=200"


class Dialect(Protocol):
    """One kind.

    noun: what people call an item. table: its fields. prefer: further preferences of reads.
    """

    @property
    def kind(self) -> Kind: ...

    @property
    def noun(self) -> str: ...

    @property
    def table(self) -> GraphTable: ...

    @property
    def prefer(self) -> tuple[str, ...]: ...

    def folder(self, folder: str) -> str:
        """The path of a folder itself."""

    def items(self, folder: str) -> str:
        """The path of whole items in a folder, page by page."""

    @property
    def ways(self) -> Sequence[Way]:
        """How changes are asked for, the best way first."""

    def new(self, folder: str) -> str:
        """The path that new items are posted to."""

    def item(self, folder: str, item: ItemId) -> str:
        """The path of one item."""

    def whole(self, folder: str, item: ItemId) -> str:
        """The path of one item with all that belongs to it."""

    def lookup(self, folder: str, key: OperationKey) -> str | None:
        """The path of the items that carry an operation key; `None` where only looking at all items tells."""

    def opened(self, resource: Resource) -> Resource:
        """A resource as the service gave it, ready to be read."""

    def complete(self, client: GraphClient, resources: Sequence[Resource]) -> None:
        """Put into resources what can only be asked for apart."""

    def moved(
        self, client: GraphClient, others: Iterable[str], names: Mapping[ItemId, str]
    ) -> Iterable[ItemId]:
        """Of items that are not there under their ids: those that live on in another folder of the account.
        names: id → uid or operation key, as far as known.
        """

    def places(self, client: GraphClient, items: Sequence[ItemId]) -> Mapping[ItemId, str]:
        """In which folder items are, where their own resources do not say so."""

    def refusal(self, present: Resource, changes: Changes | None) -> ServiceError | None:
        """Why an item, as it is now, must not be changed so, or (`None`) deleted; `None` when it may."""

    def kept(self, present: Resource, changes: Changes) -> Mapping[str, str]:
        """The fields that stay as they are in spite of `changes`, each with a plain reason."""

    def finish(self, client: GraphClient, item: ItemId, changes: Changes, before: Resource) -> bool:
        """Do what of a write takes further requests. before: the item before it. Says whether the item must
        be read again, because the reply to the write does not tell all of it.
        """


class PlainDialect:
    """What is the same for kinds whose items are whole by themselves and can be written as they are."""

    prefer: tuple[str, ...] = ()

    def complete(self, client: GraphClient, resources: Sequence[Resource]) -> None:
        """An item is complete."""

    def places(self, client: GraphClient, items: Sequence[ItemId]) -> Mapping[ItemId, str]:
        return {}

    def refusal(self, present: Resource, changes: Changes | None) -> ServiceError | None:
        return None

    def kept(self, present: Resource, changes: Changes) -> Mapping[str, str]:
        return {}

    def finish(self, client: GraphClient, item: ItemId, changes: Changes, before: Resource) -> bool:
        return False


def carrying(key: OperationKey) -> str:
    """The filter for items that carry an operation key."""
    return f"{EXTENDED}/any(ep: ep/id eq {quoted(OPERATION_KEY)} and ep/value eq {quoted(key)})"


def dialect_for(kind: Kind, options: OutlookOptions, now: Callable[[], datetime]) -> Dialect:
    """The dialect of a kind; of the other kinds nothing is loaded. now: the clock (aware).

    Raises ValueError for a custom field that Outlook cannot have.
    """
    match kind:
        case Kind.CONTACTS:
            from crmsync.connect.graph.contacts import ContactsDialect

            return ContactsDialect(options)
        case Kind.TASKS:
            from crmsync.connect.graph.tasks import TasksDialect

            return TasksDialect(options)
        case Kind.EVENTS:
            from crmsync.connect.graph.events import EventsDialect

            return EventsDialect(options, now)
