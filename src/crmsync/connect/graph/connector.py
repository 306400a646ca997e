"""A mailbox of Microsoft 365 as a connector, its folders as collections. See `connect.base`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crmsync.connect.base import (
    Capabilities,
    Collection,
    Connector,
    DeletionFeed,
    Failed,
    Fate,
    FolderInfo,
    OpenOptions,
    Page,
    Write,
    Written,
)
from crmsync.connect.cache import Answers, Cache, MemoryCache
from crmsync.connect.errors import FolderGone, NotPermitted, NotSupported, ReadOnly
from crmsync.connect.graph.client import CONCURRENT, MOST_PARTS, GraphClient, path
from crmsync.connect.graph.dialects import dialect_for
from crmsync.connect.graph.errors import SERVICE
from crmsync.connect.graph.feed import Feed
from crmsync.connect.graph.reading import Folder, Reader
from crmsync.connect.http import Ambient, BearerSignIn, HttpSettings, OwnHosts, TokenSupplier, Transport
from crmsync.frozen import frozen
from crmsync.mapping.outlook.native import UTC_ZONE, OutlookOptions
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

if TYPE_CHECKING:
    from crmsync.connect.graph.categories import Categories
    from crmsync.connect.graph.write import Writer

API_URL = "https://graph.microsoft.com"
_LIFETIME = timedelta(days=1)
"""So long is remembered who is signed in and what a folder is called."""


_PERSON = "graph person"


@frozen
class Person:
    """Who is signed in. id: Graph's. addresses: mail addresses, the usual one first."""

    id: str
    addresses: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The usual mail address; "" when none is known."""
        return self.addresses[0] if self.addresses else ""


class GraphConnector(Connector):
    """One signed-in account. Made by `connect_graph`."""

    service = SERVICE

    def __init__(
        self, transport: Transport, api_url: str, *, cache: Cache, ambient: Ambient, zone: Callable[[], str]
    ) -> None:
        self._transport = transport
        self._ambient = ambient
        self._zone = zone
        self._answers = Answers(cache, ambient.now, _LIFETIME)
        self.client = GraphClient(transport, api_url, ambient)
        self._others: dict[Kind, frozenset[str]] = {}

    def check(self) -> str:
        """See `Connector.check`."""
        who = f"{self._person(fresh=True).address or 'somebody'} at {SERVICE}"
        # People are known also where their mailbox is on another server.
        with suppress(NotPermitted):
            self.client.get(path("me", "contactFolders", top="1"), "look at the mailbox")
        return who

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        """See `Connector.folders`. Categories are those of the mailbox's own list. Kinds that the sign-in
        does not allow are left out, unless it allows none.
        """
        found: list[FolderInfo] = []
        refused: NotPermitted | None = None
        for kind in Kind:
            try:
                found += self._folders_of(kind, categories=categories)
            except NotPermitted as error:
                refused = error
        if refused is not None and not found:
            raise refused
        return found

    def _folders_of(self, kind: Kind, *, categories: bool) -> Iterator[FolderInfo]:
        from crmsync.connect.graph.folders import all_folders

        folders = all_folders(self.client, kind)
        listed = self._categories.names() if categories and kind is Kind.EVENTS else ()
        for one in folders:
            yield FolderInfo(one.id, one.name, kind, one.read_only, one.colour, listed)

    def add_category(self, name: str) -> bool:
        """See `Connector.add_category`."""
        self._categories.add(name)
        return True

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for custom fields that Outlook cannot have."""
        me = self._person()
        table_options = OutlookOptions(
            custom=options.custom,
            invitations=options.invitations,
            addresses=frozenset(address.lower() for address in me.addresses),
            zone=UTC_ZONE if kind is Kind.CONTACTS else ZoneInfo(self._zone()),
        )
        try:
            dialect = dialect_for(kind, table_options, self._ambient.now)
        except ValueError as error:
            raise NotSupported(
                f"Outlook cannot hold a field as it is mapped: {error}.",
                service=SERVICE,
                action="open the folder",
                advice="Correct the mapping's fields.",
            ) from error
        reader = Reader(self.client, dialect, self._folder(folder, kind))
        return GraphCollection(
            reader,
            identity=f"graph {self.client.host} {me.id} {reader.folder.id}",
            others=lambda: self._other_folders(kind, reader.folder.id),
            forget=lambda: self._answers.forget(_folder_key(folder, kind)),
            prepare=self._prepare,
        )

    @property
    def requests(self) -> int:
        """See `Connector.requests`; a batch is one."""
        return self._transport.requests

    @property
    def clock_error(self) -> timedelta | None:
        """See `Connector.clock_error`."""
        return self._transport.clock_error

    def close(self) -> None:
        """See `Connector.close`."""
        self._transport.close()

    @cached_property
    def _categories(self) -> Categories:
        """Loaded when categories are asked for or written."""
        from crmsync.connect.graph.categories import Categories

        return Categories(self.client)

    def _prepare(self, changes: Changes) -> None:
        """Before these changes are written: their categories are put on the mailbox's list."""
        names = changes.get("categories")
        if isinstance(names, tuple) and names:
            self._categories.put(str(name) for name in names)

    # ---- what is remembered

    def _person(self, *, fresh: bool = False) -> Person:
        """Who is signed in. fresh: as Graph says now. Raises SignInNeeded."""
        known = None if fresh else self._answers.get(_PERSON)
        if not isinstance(known, dict):
            told = self.client.get(path("me", select="id,mail,userPrincipalName"), "read who is signed in")
            known = {name: str(told.get(name) or "") for name in ("id", "mail", "userPrincipalName")}
            self._answers.put(_PERSON, known)
        addresses = [known[name] for name in ("mail", "userPrincipalName") if known.get(name)]
        return Person(str(known.get("id")), tuple(addresses))

    def _folder(self, folder: str, kind: Kind) -> Folder:
        """The folder that an id or a name means, perhaps as an earlier run knew it. Raises FolderGone."""
        known = self._answers.get(_folder_key(folder, kind))
        if isinstance(known, dict) and not known.get("read_only"):
            return Folder(str(known.get("id")), str(known.get("name")), kind, colour=known.get("colour"))
        from crmsync.connect.graph.folders import folder_called

        found = folder_called(self.client, kind, folder)
        facts = {"id": found.id, "name": found.name, "read_only": found.read_only, "colour": found.colour}
        self._answers.put(_folder_key(folder, kind), facts)
        return found

    def _other_folders(self, kind: Kind, own: str) -> frozenset[str]:
        if kind not in self._others:
            from crmsync.connect.graph.folders import all_folders

            self._others[kind] = frozenset(folder.id for folder in all_folders(self.client, kind))
        return self._others[kind] - {own}


def _folder_key(folder: str, kind: Kind) -> str:
    return f"graph {kind} {folder}"


class GraphCollection(Collection):
    """The contacts, tasks or events of one folder. forget: the folder turned out to be gone."""

    def __init__(
        self,
        reader: Reader,
        *,
        identity: str,
        others: Callable[[], frozenset[str]],
        forget: Callable[[], None],
        prepare: Callable[[Changes], None],
    ) -> None:
        self.kind = reader.dialect.kind
        self.rules = reader.dialect.table
        self.identity = identity
        self.capabilities = Capabilities(
            deletions=DeletionFeed.DELTA,
            # Graph heeds If-Match for some kinds only: versions are compared right before as well.
            conditional_updates=True,
            conditional_deletes=True,
            keeps_keys=True,
            create_batch=MOST_PARTS,
            update_batch=MOST_PARTS,
            delete_batch=MOST_PARTS,
            read_only=reader.folder.read_only,
            schedules=self.kind is Kind.EVENTS,
            bends=reader.dialect.table.bends,
        )
        self._reader = reader
        self._feed = Feed(reader)
        self._others = others
        self._forget = forget
        self._prepare = prepare

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        try:
            yield from self._feed.changes(cursor, known)
        except FolderGone:
            self._forget()
            raise

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        return self._reader.fetch(ids)

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """See `Collection.write`."""
        if not self.capabilities.read_only:
            yield from self._writer.write(batch)
            return
        error = ReadOnly(
            f"The folder {self.label()} may only be read by this account.",
            service=SERVICE,
            action="save the changes",
            advice="Ask its owner for the right to write, or let this mapping write to the CRM only.",
        )
        yield from (Failed(write, error) for write in batch)

    @cached_property
    def _writer(self) -> Writer:
        """Loaded for the first write."""
        from crmsync.connect.graph.write import Writer

        return Writer(self._reader, self._prepare)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`."""
        from crmsync.connect.graph.fates import fates

        try:
            return fates(self._reader, self._others, gone)
        except FolderGone:
            self._forget()
            raise

    def label(self) -> str:
        """See `Collection.label`."""
        return self._reader.folder.name


def connect_graph(
    tokens: TokenSupplier,
    *,
    api_url: str | None = None,
    zone: Callable[[], str],
    cache: Cache | None = None,
    settings: HttpSettings | None = None,
    ambient: Ambient | None = None,
) -> GraphConnector:
    """The connector for an account that has signed in.

    api_url: another Graph than the worldwide one (a national cloud, a test server). zone: tells the IANA name
    of the zone in which the person's days begin. cache: keeps between runs who is signed in and where
    folders are.
    """
    ambient = ambient or Ambient()
    url = (api_url or API_URL).rstrip("/")
    transport = Transport(
        OwnHosts(url),
        BearerSignIn(tokens),
        settings or HttpSettings(connections=CONCURRENT),
        service=SERVICE,
        ambient=ambient,
    )
    return GraphConnector(transport, url, cache=cache or MemoryCache(), ambient=ambient, zone=zone)
