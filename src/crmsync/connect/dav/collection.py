"""A folder as a collection: the contract of `connect.base`, kept by the feed, the reader, the writer and
the fates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from crmsync.connect.base import Capabilities, Collection, DeletionFeed, Failed, Fate, Page, Write, Written
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.fates import fates
from crmsync.connect.dav.feed import Feed
from crmsync.connect.dav.reading import Reader
from crmsync.connect.dav.write import Writer
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version


class DavCollection(Collection):
    """The contacts, tasks or events of one folder.

    identity: host, user and path. others: readers of the account's other folders of this kind. schedules: see
    `Capabilities`.
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
        schedules: bool = False,
    ) -> None:
        self.kind = reader.dialect.kind
        self.rules = reader.dialect.rules
        self.identity = identity
        self.capabilities = Capabilities(
            deletions=DeletionFeed.DELTA,
            keeps_keys=True,
            whole_documents=True,
            photos=reader.dialect.photos,
            read_only=reader.folder.read_only,
            schedules=schedules,
        )
        self._client = client
        self._reader = reader
        self._feed = Feed(client, reader)
        self._writer = Writer(client, reader, now, writers)
        self._others = others

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        return self._feed.changes(cursor, known)

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        return self._reader.read(dict.fromkeys(ids))

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        return self._writer.write(batch)

    def fate(self, gone: Mapping[ItemId, str | None]) -> Mapping[ItemId, Fate]:
        return fates(self._client, self._reader, self._others, gone)

    def photo(self, item: ItemId) -> bytes | None:
        found = self._reader.single(item)
        if not isinstance(found, Item) or found.original is None:
            return None
        return self._reader.dialect.photo(found.original)

    def label(self) -> str:
        return self._reader.folder.name
