"""What changed in a collection: by write_date with an overlap; what left it: by comparing counts, then ids.

An idle feed costs two requests (changed, count). Nobody lists what was deleted or archived.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from crmsync.connect.base import Fate, Page
from crmsync.connect.errors import CursorLost
from crmsync.connect.odoo.errors import SERVICE
from crmsync.connect.odoo.items import ItemReader
from crmsync.connect.odoo.store import Store
from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

OVERLAP = timedelta(minutes=10)
"""So far each feed reaches back behind the last one: a transaction dates its changes with its own beginning,
and shows them when it ends; the clocks of Odoo and of its database may differ."""


@frozen
class Place:
    """Where a feed was left. changed: changes up to this time are known (the service's clock, aware). count:
    how many rows the collection had.
    """

    changed: datetime
    count: int

    @property
    def cursor(self) -> Cursor:
        """The cursor that stands for it."""
        return Cursor(json.dumps({"changed": self.changed.isoformat(), "count": self.count}))

    @classmethod
    def parse(cls, cursor: Cursor) -> Place:
        """The place that a cursor stands for. Raises CursorLost when it is none of ours."""
        try:
            spelled = json.loads(cursor)
            return cls(datetime.fromisoformat(spelled["changed"]).astimezone(UTC), int(spelled["count"]))
        except (ValueError, KeyError, TypeError) as error:
            raise CursorLost(
                "The saved place in Odoo's changes makes no sense.",
                service=SERVICE,
                advice="Everything is read again; nothing is deleted because of it.",
            ) from error


class Feed:
    """The feed of one collection. now: stands in for the service's clock where a reply does not tell it."""

    def __init__(self, store: Store, reader: ItemReader, now: Callable[[], datetime]) -> None:
        self._store = store
        self._reader = reader
        self._now = now

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        self._store.acquaint(known)
        if cursor is None:
            return self._everything(known)
        return self._since(Place.parse(cursor), known)

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        for listed in self._store.by_ids(ids):
            keys = self._store.keys([self._store.item_id(record) for record in listed.records])
            yield from self._reader.read(listed.records, keys, original=True)

    def fate(self, gone: Iterable[ItemId]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`. What cannot be found is asked for once more by itself, because a search
        leaves out what this user may not see.
        """
        asked = list(gone)
        # Raises where nothing at all can be seen.
        self._store.count()
        inside = self._store.inside(asked)
        fates = dict.fromkeys(inside, Fate.PRESENT)
        for item in asked:
            if item not in inside:
                fates[item] = Fate.MOVED if self._store.exists(item) else Fate.DELETED
        return fates

    # ---- the two ways to read

    def _everything(self, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        count = self._store.count()
        begun: datetime | None = None
        for listed in self._store.listing():
            begun = begun or listed.clock or self._now()
            yield self._page(listed.records, known, listing=True)
        yield Page(cursor=Place(begun or self._now(), count).cursor, listing=True)

    def _since(self, place: Place, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        begun: datetime | None = None
        told: set[ItemId] = set()
        is_news = False
        count = self._store.count()
        # One that left and came back within a second looks as it did, but the count tells.
        is_same = count == place.count
        for listed in self._store.since(place.changed - OVERLAP, news_only=is_same):
            begun = begun or listed.clock or self._now()
            if listed.records:
                page = self._page(listed.records, known)
                is_news = is_news or any(known.get(one.id) != one.version for one in page.items)
                told |= {one.id for one in page.items} | {one.id for one in page.unreadable}
                yield page
        if is_news or not is_same:
            yield from self._compared(known, told)
        yield Page(cursor=Place(max(place.changed, begun or place.changed), count).cursor)

    def _compared(self, known: Mapping[ItemId, Version], told: set[ItemId]) -> Iterator[Page]:
        """What the changes do not tell: items that left, and those whose version tells that they changed."""
        seen: set[ItemId] = set()
        missed: list[ItemId] = []
        for item, mark in self._store.inventory():
            seen.add(item)
            held = known.get(item)
            if item not in told and (held is None or not held.endswith(mark)):
                missed.append(item)
        for listed in self._store.by_ids(missed):
            yield self._page(listed.records, known)
        gone = [item for item in known if item not in seen]
        if gone:
            yield Page(gone=gone)

    def _page(
        self, records: Sequence[Record], known: Mapping[ItemId, Version], *, listing: bool = False
    ) -> Page:
        """A page of these records. Only what is new to us can be an own create whose reply was lost."""
        new = [item for record in records if (item := self._store.item_id(record)) not in known]
        read = list(self._reader.read(records, self._store.keys(new)))
        return Page(
            items=[item for item in read if isinstance(item, Item)],
            unreadable=[item for item in read if isinstance(item, Unreadable)],
            listing=listing,
        )
