"""A mailbox of an Exchange Server as a connector, its folders as collections. See `connect.base`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from crmsync.connect.base import Collection, Fate, FolderInfo, OpenOptions
from crmsync.connect.cache import Answers, Cache, MemoryCache
from crmsync.connect.ews.dialects import dialect_for
from crmsync.connect.ews.errors import SERVICE
from crmsync.connect.ews.feed import Feed
from crmsync.connect.ews.folders import Folder, Folders
from crmsync.connect.ews.operations import MOST_WRITES
from crmsync.connect.ews.reading import Reader
from crmsync.connect.ews.session import Places, Session
from crmsync.connect.ews.signin import EwsPassword
from crmsync.connect.http import Ambient, HttpSettings, TokenSupplier
from crmsync.connect.outlook.connector import Gone, OutlookCollection, OutlookConnector, Parts, not_held
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind

if TYPE_CHECKING:
    from crmsync.connect.ews.categories import Categories
    from crmsync.connect.ews.write import Writer

CONNECTIONS = 4
"""Requests at a time. Exchange's usual limit for one person is 27 (page "EWS throttling in Exchange")."""
_LIFETIME = timedelta(days=1)
"""So long is remembered where the server is and what a folder is called."""


class EwsConnector(OutlookConnector):
    """One signed-in account. Made by `connect_ews`. who: the signed-in person, as messages name them.

    Requests by which a connection signs itself in count as well.
    """

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
        super().__init__(session, answers, zone)
        self.session = session
        self._mailbox = mailbox
        self._who = who
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

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> Collection:
        """See `Connector.open`. Raises NotSupported for custom fields that Outlook cannot have."""
        table_options = self._table_options(kind, options)
        try:
            dialect = dialect_for(kind, table_options)
        except ValueError as error:
            raise not_held(error, SERVICE) from error
        reader = Reader(self.session, self._folders, dialect, self._folder(folder, kind))
        parts = Parts(
            reader,
            Feed(reader),
            writer=lambda: self._writer(reader),
            fates=lambda gone: self._fates(reader, gone),
            forget=lambda: self._answers.forget(self._folder_key(folder, kind)),
        )
        identity = f"ews {self._mailbox or self._who} {reader.folder.id}"
        return OutlookCollection(parts, service=SERVICE, identity=identity, most=MOST_WRITES)

    @cached_property
    def _categories(self) -> Categories:
        from crmsync.connect.ews.categories import Categories

        return Categories(self.session, self._folders.known("calendar"))

    def _writer(self, reader: Reader) -> Writer:
        from crmsync.connect.ews.write import Writer

        return Writer(reader, self._prepare)

    def _fates(self, reader: Reader, gone: Gone) -> Mapping[ItemId, Fate]:
        from crmsync.connect.ews.fates import fates

        return fates(reader, lambda: self._other_folders(reader.folder), gone)

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
