"""The parts of an Exchange mailbox's connector that no protocol changes, and its collections."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from crmsync.connect.base import (
    Capabilities,
    DeletionFeed,
    Failed,
    Fate,
    OpenOptions,
    Page,
    Write,
    Written,
)
from crmsync.connect.cache import Answers
from crmsync.connect.composed import ComposedCollection, Line, LineConnector
from crmsync.connect.errors import FolderGone, NotSupported, ReadOnly
from crmsync.connect.outlook.folders import MailboxFolder
from crmsync.frozen import frozen
from crmsync.mapping.outlook.native import UTC_ZONE, OutlookOptions
from crmsync.mapping.outlook.table import OutlookTable
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

Gone = Mapping[ItemId, str | None]
"""Id → uid, else operation key: see `Collection.fate`."""


class Categories(Protocol):
    """The mailbox's own list of categories."""

    def add(self, name: str) -> None:
        """Put one on the list, if it is not there. Raises ServiceError."""

    def put(self, names: Iterable[str]) -> None:
        """See to it that these are on the list. A mailbox that does not allow it does without."""


class OutlookConnector(LineConnector):
    """One signed-in account. answers: what is remembered of its folders. zone: tells the IANA name of the
    zone in which the person's days begin.
    """

    def __init__(self, line: Line, answers: Answers, zone: Callable[[], str]) -> None:
        super().__init__(line)
        self._answers = answers
        self._zone = zone

    def add_category(self, name: str) -> bool:
        """See `Connector.add_category`."""
        self._categories.add(name)
        return True

    @property
    @abstractmethod
    def _categories(self) -> Categories:
        """The mailbox's list, loaded when categories are asked for or written."""

    def _prepare(self, changes: Changes) -> None:
        """Before these changes are written: their categories are put on the mailbox's list."""
        names = changes.get("categories")
        if isinstance(names, tuple) and names:
            self._categories.put(str(name) for name in names)

    def _table_options(
        self, kind: Kind, options: OpenOptions, addresses: frozenset[str] = frozenset()
    ) -> OutlookOptions:
        """What settings and account add to a field table. addresses: the person's own, lower case."""
        return OutlookOptions(
            custom=options.custom,
            invitations=options.invitations,
            addresses=addresses,
            zone=UTC_ZONE if kind is Kind.CONTACTS else ZoneInfo(self._zone()),
        )


def not_held(error: ValueError, service: str) -> NotSupported:
    """The mapping has a custom field that Outlook cannot have. error: which, and why."""
    return NotSupported(
        f"Outlook cannot hold a field as it is mapped: {error}.",
        service=service,
        action="open the folder",
        advice="Correct the mapping's fields.",
    )


class Dialect(Protocol):
    """A kind's name and fields in a protocol."""

    @property
    def kind(self) -> Kind: ...

    @property
    def table(self) -> OutlookTable: ...


class Reader(Protocol):
    """Reads items of one folder and kind."""

    @property
    def dialect(self) -> Dialect: ...

    @property
    def folder(self) -> MailboxFolder: ...

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""


class Feed(Protocol):
    """Tells what changed in one folder."""

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""


class Writer(Protocol):
    """Writes items of one folder."""

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """See `Collection.write`."""


@frozen
class Parts:
    """What a collection is made of.

    writer: is called for the first write. fates: see `Collection.fate`. forget: is called when the folder
    turned out to be gone.
    """

    reader: Reader
    feed: Feed
    writer: Callable[[], Writer]
    fates: Callable[[Gone], Mapping[ItemId, Fate]]
    forget: Callable[[], None]


class OutlookCollection(ComposedCollection):
    """The contacts, tasks or events of one folder. most: items that are written at once."""

    def __init__(self, parts: Parts, *, service: str, identity: str, most: int) -> None:
        table = parts.reader.dialect.table
        self.kind = parts.reader.dialect.kind
        self.rules = table
        self.identity = identity
        self.capabilities = Capabilities(
            deletions=DeletionFeed.DELTA,
            # Not all by Exchange itself: versions are compared right before as well (see the writers).
            conditional_updates=True,
            conditional_deletes=True,
            keeps_keys=True,
            create_batch=most,
            update_batch=most,
            delete_batch=most,
            read_only=parts.reader.folder.read_only,
            schedules=self.kind is Kind.EVENTS,
            bends=table.bends,
        )
        self._parts = parts
        self._service = service

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        return self._parts.reader.fetch(ids)

    def fate(self, gone: Gone) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`."""
        try:
            return self._parts.fates(gone)
        except FolderGone:
            self._forget()
            raise

    def label(self) -> str:
        """See `Collection.label`."""
        return self._parts.reader.folder.name

    def _changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        return self._parts.feed.changes(cursor, known)

    def _written(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        return self._writer.write(batch)

    @cached_property
    def _writer(self) -> Writer:
        return self._parts.writer()

    def _forget(self) -> None:
        self._parts.forget()

    def _read_only(self) -> ReadOnly:
        return ReadOnly(
            f"The folder {self.label()} may only be read by this account.",
            service=self._service,
            action="save the changes",
            advice="Ask its owner for the right to write, or let this mapping write to the CRM only.",
        )
