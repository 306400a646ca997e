"""The service under test as the conformance suite needs it, and how its promises look at a collection."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from uuid import uuid4

from crmsync.connect.base import Capabilities, Collection, Connector, Create, Page, Written
from crmsync.mapping.base import Access, Fit
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Value


class Bench(ABC):
    """A service under test, and a stranger: another client of it that knows nothing of crmsync.

    moves: can the stranger move an item to another folder? wants_password: does the service refuse a wrong
    one? nonsense_cursor: well formed, but never given by the service.
    """

    moves = False
    wants_password = True
    nonsense_cursor = Cursor("nonsense")

    @abstractmethod
    def connector(self, *, password: str | None = None, url: str | None = None) -> Connector:
        """A connector for the account, or one with another password or address."""

    @abstractmethod
    def capabilities(self, kind: Kind) -> Capabilities:
        """What this service is known to be able to do."""

    @abstractmethod
    def make_folder(self, kind: Kind) -> str:
        """A new, empty folder; its id."""

    @abstractmethod
    def remove_folder(self, folder: str) -> None:
        """Take a folder away while a connector has it open."""

    @abstractmethod
    def read_only_folder(self, kind: Kind) -> str | None:
        """A folder this account may only read; `None` where the service has no such thing."""

    @abstractmethod
    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        """The stranger adds an item with something in it that crmsync has no field for."""

    @abstractmethod
    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        """The stranger changes an item's name and nothing else."""

    @abstractmethod
    def remove(self, folder: str, item: ItemId) -> None:
        """The stranger deletes an item."""

    @abstractmethod
    def names(self, folder: str, kind: Kind) -> list[str]:
        """The names of all items, sorted, as the stranger reads them."""

    @abstractmethod
    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        """Is what the stranger put in, and crmsync has no field for, still there?"""

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        """The stranger moves an item to another folder of the account. Only where `moves`."""
        raise LookupError(f"nothing moves at this service: {folder}")


def new_key() -> OperationKey:
    return OperationKey(str(uuid4()))


def fitted(collection: Collection, fields: Fields) -> dict[str, Value]:
    """Those of `fields` that the collection can be given, as it will hold them."""
    found: dict[str, Value] = {}
    for name, value in fields.items():
        if name not in collection.rules.names or collection.rules.access(name) is Access.READ:
            continue
        fit = collection.rules.fits(name, value)
        if isinstance(fit, Fit) and fit.value is not None:
            found[name] = fit.value
    return dict(collection.rules.complete(found))


def everything(pages: Iterable[Page]) -> tuple[dict[ItemId, Item], set[ItemId], Cursor]:
    """The items and the vanished of a whole feed, and where it ended."""
    items: dict[ItemId, Item] = {}
    gone: set[ItemId] = set()
    cursor: Cursor | None = None
    for page in pages:
        assert not page.unreadable
        items.update((item.id, item) for item in page.items)
        gone.update(page.gone)
        cursor = page.cursor
    assert cursor is not None, "the last page of a feed has a cursor"
    return items, gone, cursor


def listed(collection: Collection) -> tuple[dict[ItemId, Item], Cursor]:
    """The whole collection."""
    pages = list(collection.changes(None, {}))
    assert all(page.listing for page in pages)
    items, _, cursor = everything(pages)
    return items, cursor


def versions(items: Mapping[ItemId, Item]) -> dict[ItemId, Version]:
    return {item.id: item.version for item in items.values()}


def create(collection: Collection, fields: Fields, key: OperationKey | None = None) -> Written:
    (outcome,) = collection.write([Create(key or new_key(), fitted(collection, fields))])
    assert isinstance(outcome, Written), outcome
    return outcome


def fetch_one(collection: Collection, item: ItemId) -> Item:
    (found,) = collection.fetch([item])
    assert isinstance(found, Item), found
    return found
