"""A mailbox of Microsoft 365 as a connector, its folders as collections. See `connect.base`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from crmsync.connect.base import Collection, Fate, FolderInfo, OpenOptions
from crmsync.connect.cache import Answers, Cache, MemoryCache
from crmsync.connect.errors import NotPermitted
from crmsync.connect.graph.client import CONCURRENT, MOST_PARTS, GraphClient, path
from crmsync.connect.graph.dialects import dialect_for
from crmsync.connect.graph.errors import SERVICE
from crmsync.connect.graph.feed import Feed
from crmsync.connect.graph.reading import Folder, Reader
from crmsync.connect.http import Ambient, BearerSignIn, HttpSettings, OwnHosts, TokenSupplier, Transport
from crmsync.connect.outlook.connector import Gone, OutlookCollection, OutlookConnector, Parts, not_held
from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind

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


class GraphConnector(OutlookConnector):
    """One signed-in account. Made by `connect_graph`. A batch counts as one request."""

    service = SERVICE

    def __init__(
        self, transport: Transport, api_url: str, *, cache: Cache, ambient: Ambient, zone: Callable[[], str]
    ) -> None:
        super().__init__(transport, Answers(cache, ambient.now, _LIFETIME), zone)
        self._ambient = ambient
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

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for custom fields that Outlook cannot have."""
        me = self._person()
        addresses = frozenset(address.lower() for address in me.addresses)
        table_options = self._table_options(kind, options, addresses)
        try:
            dialect = dialect_for(kind, table_options, self._ambient.now)
        except ValueError as error:
            raise not_held(error, SERVICE) from error
        reader = Reader(self.client, dialect, self._folder(folder, kind))
        parts = Parts(
            reader,
            Feed(reader),
            writer=lambda: self._writer(reader),
            fates=lambda gone: self._fates(reader, gone),
            forget=lambda: self._answers.forget(_folder_key(folder, kind)),
        )
        identity = f"graph {self.client.host} {me.id} {reader.folder.id}"
        return OutlookCollection(parts, service=SERVICE, identity=identity, most=MOST_PARTS)

    @cached_property
    def _categories(self) -> Categories:
        from crmsync.connect.graph.categories import Categories

        return Categories(self.client)

    def _writer(self, reader: Reader) -> Writer:
        from crmsync.connect.graph.write import Writer

        return Writer(reader, self._prepare)

    def _fates(self, reader: Reader, gone: Gone) -> Mapping[ItemId, Fate]:
        from crmsync.connect.graph.fates import fates

        return fates(reader, lambda: self._other_folders(reader.dialect.kind, reader.folder.id), gone)

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
