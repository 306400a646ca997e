"""What became of items that a feed no longer names: asked for by their ids, then looked for elsewhere.

A move gives an item another id. It is known again by its search key, its operation key or its iCalendar UID.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from crmsync.connect.base import Fate
from crmsync.connect.batches import batches
from crmsync.connect.errors import FolderGone, NotPermitted, ServiceError, Vanished
from crmsync.connect.ews.elements import draft_of
from crmsync.connect.ews.folders import Folder
from crmsync.connect.ews.operations import find_items
from crmsync.connect.ews.paging import pages
from crmsync.connect.ews.reading import SEARCH_KEY, Reader, search_key
from crmsync.connect.ews.wire import Answer, t
from crmsync.mapping.ews.schema import Draft, Uri
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind

_ACTION = "look for items that vanished"
_CONDITIONS = 20
"""Conditions of one search."""
_PAGE = 500
_UID = "calendar:UID"


def fates(
    reader: Reader, others: Callable[[], Sequence[Folder]], gone: Mapping[ItemId, str | None]
) -> Mapping[ItemId, Fate]:
    """See `Collection.fate`. others: the account's other folders of this kind.

    What lies in no folder of this kind is among the deleted items, or gone for good.
    """
    reader.folders.confirm(reader.folder, _ACTION)
    found: dict[ItemId, Fate] = {}
    for item, whole in reader.whole(gone):
        if isinstance(whole, Vanished):
            found[item] = Fate.DELETED
        elif isinstance(whole, ServiceError):
            raise whole
        elif reader.is_here(whole):
            found[item] = Fate.PRESENT
        else:
            moved = whole.parent in {other.id for other in others()}
            found[item] = Fate.MOVED if moved else Fate.DELETED
    names = {str(gone[item]): item for item, fate in found.items() if fate is Fate.DELETED and gone[item]}
    if names:
        # An update may give a task another id: what became of it is in its own folder then.
        own = [reader.folder] if reader.dialect.kind is Kind.TASKS else []
        moved_on = (name for name in _named(reader, [*own, *others()], list(names)) if name in names)
        found.update((names[name], Fate.MOVED) for name in moved_on)
    return found


def made(reader: Reader, keys: Sequence[OperationKey]) -> Mapping[OperationKey, ItemId]:
    """Operation key → the item in this folder that an earlier try of a create made. Raises FolderGone."""
    found: dict[OperationKey, ItemId] = {}
    for some in batches(keys, _CONDITIONS):
        for draft in _found(reader, reader.folder, (), [(OPERATION_KEY, key) for key in some]):
            key = reader.dialect.table.key(draft)
            if key is not None:
                found.setdefault(key, ItemId(str(draft["ItemId"]["@Id"])))
    return found


def _named(reader: Reader, folders: Sequence[Folder], names: Sequence[str]) -> Iterator[str]:
    """Those of `names` (search keys, operation keys, UIDs) that items in other folders have."""
    if reader.dialect.kind is Kind.EVENTS:
        # Exchange searches for no UID.
        searches: list[list[tuple[str, str]]] = [[]]
    else:
        pairs = [(held, name) for name in names for held in (SEARCH_KEY, OPERATION_KEY)]
        searches = list(batches([pair for pair in pairs if _may_hold(*pair)], _CONDITIONS))
    wanted = [Uri(_UID)] if reader.dialect.kind is Kind.EVENTS else []
    for folder in folders:
        # What cannot be opened cannot be searched.
        with suppress(FolderGone, NotPermitted):
            for holding in searches:
                for draft in _found(reader, folder, wanted, holding):
                    yield from _names(reader, draft)


def _names(reader: Reader, draft: Draft) -> Iterator[str]:
    """All that an item is known by."""
    for name in (search_key(draft), reader.dialect.table.key(draft), draft.get("UID")):
        if isinstance(name, str):
            yield name


def _may_hold(held: str, name: str) -> bool:
    """Can a property have this value? A search key is 16 bytes in base64, an operation key a UUID."""
    return (len(name) == _SEARCH_KEY_LENGTH) is (held == SEARCH_KEY)


_SEARCH_KEY_LENGTH = 24


def _found(
    reader: Reader, folder: Folder, wanted: Sequence[Uri], holding: Sequence[tuple[str, str]]
) -> Iterator[Draft]:
    """What a search in a folder finds: ids, and the properties by which items are known."""

    def ask(offset: int) -> Answer:
        operation = find_items(
            [folder.named],
            wanted,
            (OPERATION_KEY, SEARCH_KEY),
            holding=holding,
            offset=offset,
            size=_PAGE,
        )
        return reader.session.only(operation, _ACTION)

    for answer in pages(ask, _ACTION):
        yield from (draft_of(one) for one in answer.all(f".//{t('Items')}/*"))
