"""What changed in a folder, by Graph's delta query: ids and versions, whose items are then read as a whole.

A delta may repeat items, tell them in any order and be late; nothing here depends on that. A token that is
lost means a full listing, which never deletes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crmsync.connect.base import Page
from crmsync.connect.errors import CursorLost, Rejected, ServiceFault, Vanished
from crmsync.connect.graph.client import Json, rows
from crmsync.connect.graph.dialects import DELTA_PAGE
from crmsync.connect.graph.errors import cursor_lost, folder_gone, nonsense
from crmsync.connect.graph.reading import Reader
from crmsync.connect.graph.ways import Way
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

_ACTION = "read what has changed"
_REMOVED = "@removed"
_NO_SUCH_WAY = {"400", "404", "405", "501"}
"""How a service says that it has no delta of this kind."""


class Feed:
    """The feed of one folder and kind."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._client = reader.client
        self._ways = reader.dialect.ways

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        return self._everything() if cursor is None else self._since(cursor, known)

    def _everything(self) -> Iterator[Page]:
        """The whole folder. The delta is asked first, so that what changes meanwhile is told the next time;
        what it names and the listing leaves out is read by its id.
        """
        self._reader.confirm(_ACTION)
        cursor, left = self._first_round()
        for resources in self._reader.pages():
            left.difference_update(ItemId(str(resource["id"])) for resource in resources)
            yield _page_of([self._reader.item(resource) for resource in resources], listing=True)
        for item in self._reader.fetch(sorted(left)):
            yield _page_of([item], listing=True)
        yield Page(cursor=cursor, listing=True)

    def _first_round(self) -> tuple[Cursor, set[ItemId]]:
        """The cursor after a first delta, and the items that it named, by the first way the service knows."""
        *better, last = self._ways
        for way in better:
            try:
                return self._round(way)
            except (Rejected, ServiceFault) as error:
                if error.code not in _NO_SUCH_WAY and isinstance(error, ServiceFault):
                    raise
        return self._round(last)

    def _round(self, way: Way) -> tuple[Cursor, set[ItemId]]:
        link = ""
        named: set[ItemId] = set()
        try:
            for page in self._client.pages(way.begin(self._reader.folder.id), _ACTION, prefer=(DELTA_PAGE,)):
                for row in rows(page):
                    if _REMOVED not in row:
                        named.update(item for item, _ in way.told(row))
                link = _delta_link(page) or link
        except Vanished as error:
            raise folder_gone(self._reader.folder.name, _ACTION) from error
        if not link:
            raise nonsense(_ACTION)
        return way.cursor(link), named

    def _since(self, cursor: Cursor, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        found = ((way, link) for way in self._ways if (link := way.resumed(cursor)))
        way, link = next(found, (None, ""))
        if way is None or not self._client.is_own(link):
            raise cursor_lost(_ACTION)
        told: dict[ItemId, Version] = {}
        last = ""
        try:
            for page in self._client.pages(link, _ACTION, prefer=(DELTA_PAGE,)):
                yield from self._changed(way, page, known, told)
                last = _delta_link(page) or last
        except (Vanished, Rejected, CursorLost, ServiceFault) as error:
            if isinstance(error, ServiceFault) and error.code not in _NO_SUCH_WAY:
                raise
            # Whatever is wrong with a token: reading everything mends it, or says that the folder is gone.
            raise cursor_lost(_ACTION) from error
        if not last:
            raise nonsense(_ACTION)
        yield Page(cursor=way.cursor(last))

    def _changed(
        self, way: Way, page: Json, known: Mapping[ItemId, Version], told: dict[ItemId, Version]
    ) -> Iterator[Page]:
        """One page of a delta. told: versions that this round has told already."""
        wanted: list[ItemId] = []
        gone: list[ItemId] = []
        for row in rows(page):
            for item, version in way.told(row):
                if _REMOVED in row:
                    gone.append(item)
                elif not version or version not in (known.get(item), told.get(item)):
                    told[item] = version
                    wanted.append(item)
        found = list(self._reader.fetch(wanted))
        there = {one.id for one in found}
        missing = [item for item in (*gone, *wanted) if item in known and item not in there]
        if found or missing:
            yield _page_of(found, gone=tuple(dict.fromkeys(missing)))


def _page_of(read: list[Item | Unreadable], *, gone: tuple[ItemId, ...] = (), listing: bool = False) -> Page:
    return Page(
        items=[one for one in read if isinstance(one, Item)],
        unreadable=[one for one in read if isinstance(one, Unreadable)],
        gone=gone,
        listing=listing,
    )


def _delta_link(page: Mapping[str, Any]) -> str | None:
    link = page.get("@odata.deltaLink")
    return link if isinstance(link, str) and link else None
