"""Zoho CRM as a connector: one signed-in account, its modules as collections. See `connect.base` for the
contract.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

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
from crmsync.connect.cache import Cache, MemoryCache
from crmsync.connect.composed import ComposedCollection
from crmsync.connect.errors import FolderGone, NotSupported, ReadOnly
from crmsync.connect.http import Ambient, BearerSignIn, HttpSettings, Origin, OwnHosts, Transport
from crmsync.connect.zoho.client import CONCURRENT, MOST_WRITES, ZohoClient
from crmsync.connect.zoho.directory import Directory, ModuleInfo, User
from crmsync.connect.zoho.errors import SERVICE
from crmsync.connect.zoho.feed import Feed
from crmsync.connect.zoho.items import ItemReader
from crmsync.connect.zoho.regions import REGIONS
from crmsync.connect.zoho.tokens import ApiHome, ZohoCredentials, ZohoTokenKeeper
from crmsync.frozen import frozen
from crmsync.mapping.zoho.metadata import ModuleMeta
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.mapping.zoho.table import ZohoTable, unusable
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind

if TYPE_CHECKING:
    from crmsync.connect.zoho.oauth import AccountsServer
    from crmsync.connect.zoho.write import Writer

MODULES: Mapping[str, Kind] = {"Contacts": Kind.CONTACTS, "Tasks": Kind.TASKS, "Events": Kind.EVENTS}

MINE = "mine"
ALL = "all"
"""What `OpenOptions.records` may say beside a saved view's name."""


def _table_of(kind: Kind) -> Callable[[ModuleMeta, ZohoOptions], ZohoTable]:
    """What makes a kind's table; of the other kinds nothing is loaded."""
    match kind:
        case Kind.CONTACTS:
            from crmsync.mapping.zoho.contacts import contact_table

            return contact_table
        case Kind.TASKS:
            from crmsync.mapping.zoho.tasks import task_table

            return task_table
        case Kind.EVENTS:
            from crmsync.mapping.zoho.events import event_table

            return event_table


class ZohoConnector(Connector):
    """One account in Zoho CRM. Made by `connect_zoho`."""

    service = SERVICE

    def __init__(
        self,
        transport: Transport,
        accounts: _Accounts,
        keeper: ZohoTokenKeeper,
        *,
        cache: Cache | None = None,
        ambient: Ambient | None = None,
    ) -> None:
        self._transport = transport
        self._accounts = accounts
        self._keeper = keeper
        self._ambient = ambient or Ambient()
        self.client = ZohoClient(transport, self._api_url)
        self._directory = Directory(self.client, cache or MemoryCache(), self._ambient.now)

    def _api_url(self) -> str:
        url = self._keeper.api_url()
        self._transport.hosts.allow(Origin.of(url))
        return url

    @property
    def credentials(self) -> ZohoCredentials:
        """The account's credentials as they are now."""
        return self._keeper.credentials

    def check(self) -> str:
        """See `Connector.check`."""
        return f"{self._directory.user(fresh=True).email} at {Origin.of(self._api_url()).host}"

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        """See `Connector.folders`. Modules have tags, not categories, so `categories` finds none."""
        found = {info.name: info for info in self._directory.modules()}
        return [
            FolderInfo(id=name, name=found[name].label, kind=kind, read_only=found[name].read_only)
            for name, kind in MODULES.items()
            if name in found and found[name].visible
        ]

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for fields mapped by hand that cannot work."""
        module = next((name for name, held in MODULES.items() if held is kind), "")
        info = self._directory.module(module)
        if folder.casefold() not in {module.casefold(), info.label.casefold()} or not info.visible:
            raise FolderGone(
                f"Zoho CRM has no module for {kind} called “{folder}”, or it is hidden from you.",
                service=SERVICE,
                action="open the module",
                advice=f"Use “{module}” for {kind}.",
            )
        user = self._directory.user()
        # Guests are written to the record; that nobody is mailed is said with every write (see `write`).
        table_options = ZohoOptions(
            custom=options.custom,
            invitations=options.invitations,
            addresses=frozenset({user.email.lower()}),
            zone=user.zone,
            write_guests=True,
        )
        metadata = self._directory.metadata(module)
        wrong = unusable(kind, metadata, table_options)
        if wrong:
            raise NotSupported(
                f"Zoho CRM cannot hold a field as it is mapped: {'; '.join(wrong.values())}.",
                service=SERVICE,
                action="open the module",
                advice="Correct the mapping's fields.",
            )
        view = None if options.records in {MINE, ALL} else self._directory.view(module, options.records)
        table = _table_of(kind)(metadata, table_options)
        home = Origin.of(self._api_url()).host
        calls = self._transport.settings.connections
        parts = _Parts(self.client, self._directory, self._ambient, info, user, home, calls)
        return ZohoCollection(parts, table, options, view)

    @property
    def requests(self) -> int:
        """See `Connector.requests`; asking for tokens counts."""
        return self._transport.requests + self._accounts.requests

    @property
    def clock_error(self) -> timedelta | None:
        """See `Connector.clock_error`."""
        return self._transport.clock_error

    def close(self) -> None:
        """See `Connector.close`."""
        self._transport.close()
        self._accounts.close()


class _Accounts:
    """The accounts server. Loaded when a token is renewed, which is once an hour. make: connects to it."""

    def __init__(self, make: Callable[[], AccountsServer]) -> None:
        self._make = make
        self._made: AccountsServer | None = None

    def refresh(self, credentials: ZohoCredentials) -> ZohoCredentials:
        """See `AccountsServer.refresh`. One thread at a time."""
        if self._made is None:
            self._made = self._make()
        return self._made.refresh(credentials)

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return self._made.requests if self._made is not None else 0

    def close(self) -> None:
        """Let the connections go."""
        if self._made is not None:
            self._made.close()


@frozen
class _Parts:
    """What a collection needs of its connector. home: the API's host. calls: so many at a time."""

    client: ZohoClient
    directory: Directory
    ambient: Ambient
    info: ModuleInfo
    user: User
    home: str
    calls: int


class ZohoCollection(ComposedCollection):
    """One module of Zoho CRM, as far as the mapping wants its records. view: id of the saved view, if one is
    named.
    """

    def __init__(self, parts: _Parts, table: ZohoTable, options: OpenOptions, view: str | None) -> None:
        module = parts.info.name
        self.kind = table.kind
        self.rules = table
        self.identity = f"zoho:{parts.home}:{parts.user.id}:{module}"
        self.capabilities = Capabilities(
            deletions=DeletionFeed.FEED if view is None else DeletionFeed.ID_DIFF,
            conditional_updates=True,
            # Not by Zoho itself: the versions are compared right before (see `Writer`).
            conditional_deletes=True,
            create_batch=MOST_WRITES,
            update_batch=MOST_WRITES,
            delete_batch=MOST_WRITES,
            batches_at_once=parts.calls,
            photos="photo" in table.names,
            read_only=parts.info.read_only,
            clock_grain=timedelta(seconds=1),
            bends=table.bends,
        )
        self._parts = parts
        reader = ItemReader(table, parts.user.id if options.records == MINE else "")
        self._reader = reader
        self._feed = Feed(parts.client, module, reader, view=view, now=parts.ambient.now)
        self._create_accounts = options.create_accounts

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        return self._feed.fetch(ids)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`."""
        return self._feed.fate(gone)

    def photo(self, item: ItemId) -> bytes | None:
        """See `Collection.photo`."""
        if not self.capabilities.photos:
            return super().photo(item)
        return self._parts.client.photo(self._parts.info.name, item)

    def label(self) -> str:
        """See `Collection.label`."""
        return self._parts.info.label

    def _changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        return self._feed.changes(cursor, known)

    def _written(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        return self._writer.write(batch)

    @cached_property
    def _writer(self) -> Writer:
        """Loaded for the first write."""
        from crmsync.connect.zoho.lookups import Lookups
        from crmsync.connect.zoho.write import Writer

        parts = self._parts
        return Writer(
            parts.client,
            self._reader,
            Lookups(parts.client, self._create_accounts),
            calls=parts.calls,
            metadata_doubted=lambda: parts.directory.forget_fields(parts.info.name),
        )

    def _forget(self) -> None:
        self._parts.directory.forget(self._parts.info.name)

    def _read_only(self) -> ReadOnly:
        return ReadOnly(
            f"Your profile in Zoho CRM does not allow changing {self.label()}.",
            service=SERVICE,
            action="save the changes",
            advice="Ask whoever administers Zoho CRM, or let this mapping write to Outlook only.",
        )


def connect_zoho(
    credentials: ZohoCredentials,
    *,
    save: Callable[[ZohoCredentials], None],
    region: str = "us",
    accounts_url: str | None = None,
    api_url: str | None = None,
    cache: Cache | None = None,
    settings: HttpSettings | None = None,
    ambient: Ambient | None = None,
) -> ZohoConnector:
    """The connector for an account that has signed in.

    save: is given the credentials whenever a token was renewed. region: a key of `REGIONS`. accounts_url,
    api_url: instead of the region's own servers (a test server). cache: keeps field metadata between runs.
    """
    ambient = ambient or Ambient()
    settings = settings or HttpSettings(connections=CONCURRENT)
    home = REGIONS[region]

    def make() -> AccountsServer:
        from crmsync.connect.zoho.oauth import AccountsServer

        return AccountsServer(accounts_url or home.accounts_url, settings=settings, ambient=ambient)

    accounts = _Accounts(make)
    keeper = ZohoTokenKeeper(
        credentials, accounts.refresh, own_api=ApiHome(home.api_url, api_url), save=save, now=ambient.now
    )
    transport = Transport(
        OwnHosts(api_url or home.api_url),
        BearerSignIn(keeper, scheme="Zoho-oauthtoken"),
        settings,
        service=SERVICE,
        ambient=ambient,
    )
    return ZohoConnector(transport, accounts, keeper, cache=cache, ambient=ambient)
