"""What has changed in a folder: sync-collection (RFC 6578) where the server has it, else ctag and a list
of ETags.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crmsync.connect.base import Page
from crmsync.connect.dav import bodies
from crmsync.connect.dav.client import DavClient, Report
from crmsync.connect.dav.folders import folder_gone
from crmsync.connect.dav.listing import list_versions
from crmsync.connect.dav.names import CTAG
from crmsync.connect.dav.reading import Reader
from crmsync.connect.errors import CursorLost, ServiceFault, Vanished
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

_ACTION = "read what has changed"
_GONE = {404, 410}
_TOKEN_GONE = {410, 412}
_NOT_DONE = {400, 403, 405, 409, 415, 422, 501}
_FOLDER_TRUNCATED = 507
_BLIND_CTAGS = {"", "-1"}
_SYNC = "sync"
_LISTED = "ctag"


class _NoSync(Exception):
    """The server does not answer sync-collection after all."""


@dataclass(slots=True)
class _Told:
    """What the replies to one sync-collection have told so far, besides its pages.

    alive: items named as present, while something is known to compare them with. repeats: was one of them
    known already, in that version? anything: was any item named?
    """

    token: str | None = None
    truncated: bool = False
    anything: bool = False
    repeats: bool = False
    alive: set[ItemId] = field(default_factory=set)
    gone: set[ItemId] = field(default_factory=set)


class Feed:
    """The feed of one folder and kind.

    A cursor is a way ("sync" or "ctag"), with a mark of the addresses by which meetings were understood, and
    the server's own token: `sync/0f3a9c51:…`. Where other addresses are the person's own, other meetings are.
    """

    def __init__(self, client: DavClient, reader: Reader) -> None:
        self._client = client
        self._reader = reader
        self._inline = True
        self._mark = ""
        self._ways = {_SYNC: self._since, _LISTED: self._compared}

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        if cursor is None:
            self._reader.opened.make_sure()
            self._mark = self._reader.opened.facts.mark
            yield from self._everything()
            return
        prefix, colon, token = cursor.partition(":")
        way, _, self._mark = prefix.partition("/")
        if not colon or way not in self._ways:
            raise self._cursor_lost("")
        for page in self._ways[way](token, known):
            # The addresses may have changed since the cursor was made, or turn out to be others on the way.
            if self._reader.opened.facts.mark != self._mark:
                raise self._cursor_lost("")
            yield page

    def _cursor(self, way: str, token: str) -> Cursor:
        return Cursor(f"{way}/{self._mark}:{token}" if self._mark else f"{way}:{token}")

    def _everything(self) -> Iterator[Page]:
        if self._reader.folder.syncs:
            try:
                yield from self._synced("", {}, listing=True)
            except _NoSync:
                pass
            else:
                return
        yield from self._listed()

    def _since(self, token: str, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        try:
            yield from self._synced(token, known, listing=False)
        except _NoSync as error:
            raise self._cursor_lost("") from error

    def _synced(self, token: str, known: Mapping[ItemId, Version], *, listing: bool) -> Iterator[Page]:
        """Pages of a sync-collection, in as many requests as the server wants (RFC 6578 §3.6)."""
        told = _Told(truncated=True)
        while told.truncated:
            told.token, told.truncated = None, False
            yield from self._one_reply(token, known, told, listing)
            if told.token is None:
                raise _NoSync
            if told.truncated and told.token == token:
                raise ServiceFault(
                    "The server leaves out a part of the folder and does not say where to go on.",
                    service=self._client.service,
                    action=_ACTION,
                )
            token = told.token
            if told.truncated and not listing:
                yield Page(cursor=self._cursor(_SYNC, token))
        if listing and not told.anything:
            self._reader.opened.ask()
        missed = () if listing else tuple(self._missed(known, told))
        yield Page(gone=missed, cursor=self._cursor(_SYNC, token), listing=listing)

    def _one_reply(
        self, token: str, known: Mapping[ItemId, Version], told: _Told, listing: bool
    ) -> Iterator[Page]:
        """One request and the pages of its reply, without a cursor; once more without documents if they
        were too much.
        """
        props = bodies.item_props(self._reader.dialect.kind, data=self._inline)
        body = bodies.sync_collection(token, props)
        try:
            with self._client.report(self._reader.folder.url, body, depth=0, action=_ACTION) as report:
                if report.entries is not None:
                    yield from self._pages(report, known, told, listing)
                    told.token = report.entries.sync_token
                    return
                self._explain(report, token)
        except ServiceFault:
            if not self._inline:
                raise
        self._inline = False
        yield from self._one_reply(token, known, told, listing)

    def _explain(self, report: Report, token: str) -> None:
        """Why a sync-collection was refused. Returns when it may work without asking for the documents."""
        status = report.reply.status
        if status in _GONE and not token:
            self._reader.opened.ask()
            raise _NoSync
        if token and ("valid-sync-token" in report.conditions or status in _TOKEN_GONE):
            raise self._cursor_lost(str(status))
        if status not in _NOT_DONE | _GONE:
            raise self._client.refused(report.reply, _ACTION)
        if self._inline and status not in _GONE:
            return
        self._reader.opened.ask()
        raise _NoSync

    def _pages(
        self, report: Report, known: Mapping[ItemId, Version], told: _Told, listing: bool
    ) -> Iterator[Page]:
        """The items a reply names, some at a time, without those that are known already; documents it does
        not bring are read.
        """
        gathered = _Gathered(self._reader, listing)
        for entry in report.entries or ():
            if entry.status == _FOLDER_TRUNCATED:
                told.truncated = True
            if self._reader.is_folder(entry.href) or entry.status == _FOLDER_TRUNCATED:
                continue
            told.anything = True
            found = self._reader.found(entry)
            if entry.status in _GONE:
                told.gone.add(found.id)
                gathered.gone.append(found.id)
                continue
            if not listing:
                told.alive.add(found.id)
                # Asked now: what is known grows with every page.
                if found.version and known.get(found.id) == found.version:
                    told.repeats = True
                    continue
            if found.document is not None:
                gathered.add(self._reader.understood(found))
            else:
                gathered.unread.append(found.id)
            if gathered.is_full:
                yield gathered.page()
        if not gathered.is_empty:
            yield gathered.page()

    def _missed(self, known: Mapping[ItemId, Version], told: _Told) -> Iterator[ItemId]:
        """Known items that are gone although the reply does not say so.

        Some servers answer a token they do not know (any more) with a list of everything, from which deleted
        items are merely absent. A reply that repeats unchanged items and names most of what is known may be
        such a list: then the folder is listed to find out.
        """
        unnamed = known.keys() - told.alive - told.gone if told.repeats else set()
        if not unnamed or 2 * len(told.alive) < len(known):
            return
        present = {item for item, _ in list_versions(self._client, self._reader)}
        yield from sorted(unnamed - present)

    def _listed(self) -> Iterator[Page]:
        """The whole folder by its list of ETags. The ctag is read first: what changes meanwhile is told
        the next time.
        """
        ctag = self._ctag()
        gathered = _Gathered(self._reader, listing=True)
        for item, _ in list_versions(self._client, self._reader):
            gathered.unread.append(item)
            if gathered.is_full:
                yield gathered.page()
        yield gathered.page(self._cursor(_LISTED, ctag))

    def _compared(self, ctag: str, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """What differs from `known`, if the folder's ctag says that anything does."""
        now = self._ctag()
        if now == ctag and now not in _BLIND_CTAGS:
            yield Page(cursor=self._cursor(_LISTED, now))
            return
        gathered = _Gathered(self._reader, listing=False)
        named: set[ItemId] = set()
        for item, version in list_versions(self._client, self._reader):
            named.add(item)
            if known.get(item) != version:
                gathered.unread.append(item)
            if gathered.is_full:
                yield gathered.page()
        gathered.gone.extend(sorted(known.keys() - named))
        yield gathered.page(self._cursor(_LISTED, now))

    def _ctag(self) -> str:
        """The folder's own version (CalendarServer's getctag); empty where the server has none."""
        try:
            found = self._client.properties(self._reader.folder.url, (CTAG,), depth=0, action=_ACTION)
        except Vanished as error:
            raise folder_gone(self._client, self._reader.folder.url, _ACTION) from error
        return next((ctag for entry in found if (ctag := entry.text(CTAG))), "")

    def _cursor_lost(self, code: str) -> CursorLost:
        return CursorLost(
            "The server does not know any more what has changed since the last time.",
            service=self._client.service,
            action=_ACTION,
            advice="The folder is read as a whole; nothing is deleted because of it.",
            code=code,
        )


class _Gathered:
    """Collects what becomes a page."""

    def __init__(self, reader: Reader, listing: bool) -> None:
        self._reader = reader
        self._listing = listing
        self._items: list[Item] = []
        self._unreadable: list[Unreadable] = []
        self.unread: list[ItemId] = []
        self.gone: list[ItemId] = []

    @property
    def is_full(self) -> bool:
        """Is it time for a page?"""
        held = len(self._items) + len(self._unreadable) + len(self.unread) + len(self.gone)
        return held >= self._reader.batch

    @property
    def is_empty(self) -> bool:
        """Is there nothing to tell?"""
        return not (self._items or self._unreadable or self.unread or self.gone)

    def add(self, read: Item | Unreadable | None) -> None:
        """Take an item; `None`, one of another kind, is nothing."""
        match read:
            case Item():
                self._items.append(read)
            case Unreadable():
                self._unreadable.append(read)

    def page(self, cursor: Cursor | None = None) -> Page:
        """All of it, with what is still unread read now; afterwards this is empty."""
        for read in self._reader.read(self.unread):
            self.add(read)
        page = Page(tuple(self._items), tuple(self.gone), tuple(self._unreadable), cursor, self._listing)
        self._items, self._unreadable, self.unread, self.gone = [], [], [], []
        return page
