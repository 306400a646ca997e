"""A mailbox of an Exchange Server as a connector, its folders as collections. See `connect.base`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from crmsync.connect.errors import FolderGone, NotSupported, ReadOnly
from crmsync.connect.ews.dialects import dialect_for
from crmsync.connect.ews.errors import SERVICE
from crmsync.connect.ews.feed import Feed
from crmsync.connect.ews.folders import Folder, Folders
from crmsync.connect.ews.operations import MOST_WRITES
from crmsync.connect.ews.reading import Reader
from crmsync.connect.ews.session import Places, Session
from crmsync.connect.ews.signin import EwsPassword
from crmsync.connect.http import Ambient, HttpSettings, TokenSupplier
from crmsync.mapping.outlook.native import UTC_ZONE, OutlookOptions
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

if TYPE_CHECKING:
    from crmsync.connect.ews.categories import Categories
    from crmsync.connect.ews.write import Writer

CONNECTIONS = 4
"""Requests at a time. Exchange's usual limit for one person is 27 (page "EWS throttling in Exchange")."""
_LIFETIME = timedelta(days=1)
"""So long is remembered where the server is and what a folder is called."""


class EwsConnector(Connector):
    """One signed-in account. Made by `connect_ews`. who: the signed-in person, as messages name them."""

    service = SERVICE

    def __init__(
        self,
        session: Session,
        *,
        mailbox: str,
        who: str,
        answers: Answers,
        zone: Callable[[], str],
    ) -> None:
        self.session = session
        self._mailbox = mailbox
        self._who = who
        self._answers = answers
        self._zone = zone
        # A user name that looks like a mail address need not be one: one's own mailbox needs no naming.
        self._folders = Folders(session, "" if mailbox.casefold() == who.casefold() else mailbox)
        self._listed: list[Folder] | None = None

    def check(self) -> str:
        """See `Connector.check`."""
        self._folders.check()
        return f"{self._mailbox or self._who or 'somebody'} at {self.session.host}"

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        """See `Connector.folders`. Categories are those of the mailbox's own list."""
        folders = self._folders.all()
        wants = categories and any(one.kind is Kind.EVENTS for one in folders)
        names = self._categories.names() if wants else ()
        return [
            FolderInfo(
                one.id,
                one.name,
                one.kind,
                one.read_only,
                categories=names if one.kind is Kind.EVENTS else (),
            )
            for one in folders
        ]

    def add_category(self, name: str) -> bool:
        """See `Connector.add_category`."""
        self._categories.add(name)
        return True

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for custom fields that Outlook cannot have."""
        table_options = OutlookOptions(
            custom=options.custom,
            invitations=options.invitations,
            zone=UTC_ZONE if kind is Kind.CONTACTS else ZoneInfo(self._zone()),
        )
        try:
            dialect = dialect_for(kind, table_options)
        except ValueError as error:
            raise NotSupported(
                f"Outlook cannot hold a field as it is mapped: {error}.",
                service=SERVICE,
                action="open the folder",
                advice="Correct the mapping's fields.",
            ) from error
        reader = Reader(self.session, self._folders, dialect, self._folder(folder, kind))
        return EwsCollection(
            reader,
            identity=f"ews {self._mailbox or self._who} {reader.folder.id}",
            others=lambda: self._other_folders(reader.folder),
            forget=lambda: self._answers.forget(self._folder_key(folder, kind)),
            prepare=self._prepare,
        )

    @property
    def requests(self) -> int:
        """See `Connector.requests`; those by which a connection signs itself in count as well."""
        return self.session.requests

    @property
    def clock_error(self) -> timedelta | None:
        """See `Connector.clock_error`."""
        return self.session.clock_error

    def close(self) -> None:
        """See `Connector.close`."""
        self.session.close()

    @cached_property
    def _categories(self) -> Categories:
        """Loaded when categories are asked for or written."""
        from crmsync.connect.ews.categories import Categories

        return Categories(self.session, self._folders.known("calendar"))

    def _prepare(self, changes: Changes) -> None:
        """Before these changes are written: their categories are put on the mailbox's list."""
        names = changes.get("categories")
        if isinstance(names, tuple) and names:
            self._categories.put(str(name) for name in names)

    # ---- what is remembered

    def _folder(self, folder: str, kind: Kind) -> Folder:
        """The folder that an id or a name means, perhaps as an earlier run knew it. Raises FolderGone."""
        known = self._answers.get(self._folder_key(folder, kind))
        if isinstance(known, dict):
            return Folder(str(known.get("id")), str(known.get("name")), kind)
        found = self._folders.called(kind, folder)
        # One that may only be read is asked for again: rights are given from one moment to the next.
        if not found.read_only:
            self._answers.put(self._folder_key(folder, kind), {"id": found.id, "name": found.name})
        return found

    def _other_folders(self, own: Folder) -> Sequence[Folder]:
        if self._listed is None:
            self._listed = self._folders.all()
        return [one for one in self._listed if one.kind is own.kind and one.id != own.id]

    def _folder_key(self, folder: str, kind: Kind) -> str:
        return f"ews {self.session.key} {kind} {folder}"


class EwsCollection(Collection):
    """The contacts, tasks or events of one folder. forget: the folder turned out to be gone."""

    def __init__(
        self,
        reader: Reader,
        *,
        identity: str,
        others: Callable[[], Sequence[Folder]],
        forget: Callable[[], None],
        prepare: Callable[[Changes], None],
    ) -> None:
        self.kind = reader.dialect.kind
        self.rules = reader.dialect.table
        self.identity = identity
        self.capabilities = Capabilities(
            deletions=DeletionFeed.DELTA,
            # Updates are refused by Exchange itself; before a deletion the version is read and compared.
            conditional_updates=True,
            conditional_deletes=True,
            keeps_keys=True,
            create_batch=MOST_WRITES,
            update_batch=MOST_WRITES,
            delete_batch=MOST_WRITES,
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
        from crmsync.connect.ews.write import Writer

        return Writer(self._reader, self._prepare)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`."""
        from crmsync.connect.ews.fates import fates

        try:
            return fates(self._reader, self._others, gone)
        except FolderGone:
            self._forget()
            raise

    def label(self) -> str:
        """See `Collection.label`."""
        return self._reader.folder.name


def connect_ews(
    sign_in: EwsPassword | TokenSupplier,
    *,
    url: str = "",
    mailbox: str = "",
    zone: Callable[[], str],
    cache: Cache | None = None,
    settings: HttpSettings | None = None,
    ambient: Ambient | None = None,
    discover: Places | None = None,
) -> EwsConnector:
    """The connector for an account. Nothing is sent before its first use.

    url: of the server (`mail.example.com`, or all of it); "": autodiscover finds it by the mail address.
    mailbox: the mail address of the mailbox, also another person's that the signed-in one may open; "": the
    user name, where that is a mail address. zone: tells the IANA name of the zone in which the person's days
    begin. cache: keeps between runs where the server is, how it is signed in to, and where folders are.
    discover: mail address → where autodiscover is asked.
    """
    ambient = ambient or Ambient()
    who = sign_in.username if isinstance(sign_in, EwsPassword) else ""
    # A user name of a domain (DOMAIN\\user) is no mail address.
    address = next((one.strip() for one in (mailbox, who) if "@" in one and "\\" not in one), "")
    answers = Answers(cache or MemoryCache(), ambient.now, _LIFETIME)
    session = Session(
        sign_in,
        url=url,
        mailbox=address,
        answers=answers,
        settings=settings or HttpSettings(connections=CONNECTIONS),
        ambient=ambient,
        places=discover,
    )
    return EwsConnector(session, mailbox=address, who=who, answers=answers, zone=zone)
