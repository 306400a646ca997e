"""What changed in a folder, by SyncFolderItems: ids and change keys, whose items are then read as a whole.

The state is always named and never kept anywhere but in the cursor. One that is lost means a full listing,
which never deletes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crmsync.connect.base import Page
from crmsync.connect.errors import CursorLost
from crmsync.connect.ews.errors import cursor_lost, nonsense
from crmsync.connect.ews.operations import sync_items
from crmsync.connect.ews.reading import Reader
from crmsync.connect.ews.wire import Element, local, m, t
from crmsync.frozen import frozen
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

_ACTION = "read what has changed"
_MOST = 200
"""Changes that are told at once; 512 are the most that Exchange tells (page "SyncFolderItems operation")."""
_WAY = "sync:"
"""What a cursor begins with; the rest is Exchange's own."""
_GONE = "Delete"
_THERE = {"Create", "Update"}


@frozen
class _Round:
    """One page of changes."""

    there: tuple[tuple[ItemId, Version], ...]
    gone: tuple[ItemId, ...]
    state: str
    is_last: bool


class Feed:
    """The feed of one folder and kind."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        return self._everything() if cursor is None else self._since(cursor, known)

    def _everything(self) -> Iterator[Page]:
        """The whole folder. There is no cursor before its end: one from the middle would never tell what has
        gone before.
        """
        state = ""
        for told in self._rounds(state):
            items = list(self._reader.fetch((item for item, _ in told.there), told_here=True))
            yield _page(items, listing=True)
            state = told.state
        yield Page(cursor=Cursor(_WAY + state), listing=True)

    def _since(self, cursor: Cursor, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        if not cursor.startswith(_WAY) or cursor == _WAY:
            raise cursor_lost(_ACTION)
        try:
            for told in self._rounds(cursor.removeprefix(_WAY)):
                wanted = [item for item, version in told.there if known.get(item) != version]
                found = list(self._reader.fetch(wanted, told_here=True))
                there = {one.id for one in found} | ({item for item, _ in told.there} - set(wanted))
                missing = [item for item in (*told.gone, *wanted) if item in known and item not in there]
                yield _page(found, gone=tuple(dict.fromkeys(missing)), cursor=Cursor(_WAY + told.state))
        except CursorLost as error:
            raise cursor_lost(_ACTION) from error

    def _rounds(self, state: str) -> Iterator[_Round]:
        """All pages of changes since a state ("": all items). Raises FolderGone, CursorLost."""
        while True:
            told = self._round(state)
            yield told
            if told.is_last:
                return
            if told.state == state:
                raise nonsense(_ACTION)
            state = told.state

    def _round(self, state: str) -> _Round:
        operation = sync_items(self._reader.folder.named, state, _MOST)
        answer = self._reader.session.only(operation, _ACTION)
        following = answer.text_at(m("SyncState"))
        if not following:
            raise nonsense(_ACTION)
        there: dict[ItemId, Version] = {}
        gone: dict[ItemId, None] = {}
        for change in answer.all(f"{m('Changes')}/*"):
            # The last word on an item counts.
            item, version = _subject(change)
            if local(change) == _GONE:
                there.pop(item, None)
                gone[item] = None
            elif local(change) in _THERE:
                gone.pop(item, None)
                there[item] = version
        last = answer.text_at(m("IncludesLastItemInRange")) != "false"
        return _Round(tuple(there.items()), tuple(gone), following, last)


def _subject(change: Element) -> tuple[ItemId, Version]:
    """The item that a change is about."""
    found = next(change.iter(t("ItemId")), None)
    if found is None or not found.get("Id"):
        raise nonsense(_ACTION)
    return ItemId(str(found.get("Id"))), Version(str(found.get("ChangeKey") or ""))


def _page(
    read: list[Item | Unreadable],
    *,
    gone: tuple[ItemId, ...] = (),
    cursor: Cursor | None = None,
    listing: bool = False,
) -> Page:
    return Page(
        items=[one for one in read if isinstance(one, Item)],
        unreadable=[one for one in read if isinstance(one, Unreadable)],
        gone=gone,
        cursor=cursor,
        listing=listing,
    )
