"""A folder as a collection: the contract of `connect.base`, kept by the feed, the reader, the writer and
the fates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from crmsync.connect.base import Capabilities, Collection, DeletionFeed, Failed, Fate, Page, Write, Written
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.facts import Facts
from crmsync.connect.dav.feed import Feed
from crmsync.connect.dav.reading import Reader
from crmsync.connect.errors import ServiceError, Stale
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

if TYPE_CHECKING:
    from crmsync.connect.dav.write import Writer


class DavCollection(Collection):
    """The contacts, tasks or events of one folder.

    identity: host, user and path. others: readers of the account's other folders of this kind.

    It may have been opened by what is remembered of an earlier run. Meetings are read and written by what the
    server says now: does that differ in whom a write would mail, what was planned is refused as stale, until
    the changes were read again.
    """

    def __init__(
        self,
        client: DavClient,
        reader: Reader,
        *,
        identity: str,
        others: Callable[[], Iterable[Reader]],
        now: Callable[[], datetime],
        writers: int = 1,
    ) -> None:
        self.kind = reader.dialect.kind
        self.rules = reader.dialect.rules
        self.identity = identity
        self.capabilities = _capabilities(reader)
        self._client = client
        self._reader = reader
        self._outdated = False
        reader.opened.tell(self._learn)
        self._feed = Feed(client, reader)
        self._others = others
        self._now = now
        self._writers = writers

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        yield from self._feed.changes(cursor, known)
        self._outdated = False

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        return self._reader.read(dict.fromkeys(ids))

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        try:
            if batch:
                self._reader.make_sure()
        except ServiceError as error:
            yield from (Failed(write, error) for write in batch)
            return
        if self._outdated:
            yield from (Failed(write, self._stale()) for write in batch)
            return
        yield from self._writer.write(batch)

    @cached_property
    def _writer(self) -> Writer:
        """Loaded for the first write."""
        from crmsync.connect.dav.write import Writer

        return Writer(self._client, self._reader, self._now, self._writers)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        from crmsync.connect.dav.fates import fates

        return fates(self._client, self._reader, self._others, gone)

    def photo(self, item: ItemId) -> bytes | None:
        found = self._reader.single(item)
        if not isinstance(found, Item) or found.original is None:
            return None
        return self._reader.dialect.photo(found.original)

    def label(self) -> str:
        return self._reader.folder.name

    def _learn(self, former: Facts) -> None:
        """The server says something else than `former`."""
        self.capabilities = _capabilities(self._reader)
        self._outdated |= former.principal != self._reader.opened.facts.principal

    def _stale(self) -> Stale:
        return Stale(
            "The server handles meetings in another way than before, so the change is planned again.",
            service=self._client.service,
            action="change an item",
        )


def _capabilities(reader: Reader) -> Capabilities:
    facts = reader.opened.facts
    return Capabilities(
        deletions=DeletionFeed.DELTA,
        keeps_keys=True,
        whole_documents=True,
        photos=reader.dialect.photos,
        read_only=facts.folder.read_only,
        schedules=facts.principal.schedules,
    )
