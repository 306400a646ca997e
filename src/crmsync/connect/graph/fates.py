"""What became of items that a feed no longer names: asked for one by one, independently of the feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crmsync.connect.base import Fate
from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.graph.reading import Reader
from crmsync.model.items import ItemId

_ACTION = "look for items that vanished"


def fates(
    reader: Reader, others: Callable[[], frozenset[str]], gone: Mapping[ItemId, str | None]
) -> Mapping[ItemId, Fate]:
    """See `Collection.fate`. others: the ids of the account's other folders of this kind.

    Immutable ids survive a move. What lies in no folder of this kind is among the deleted items.
    """
    reader.confirm(_ACTION)
    found: dict[ItemId, Fate] = {}
    absent: dict[ItemId, str] = {}
    for item, resource in reader.whole(gone):
        if isinstance(resource, Vanished):
            found[item] = Fate.DELETED
            absent[item] = gone[item] or ""
        elif isinstance(resource, ServiceError):
            raise resource
        elif reader.is_here(resource):
            found[item] = Fate.PRESENT
        else:
            moved = resource.get("parentFolderId") in others()
            found[item] = Fate.MOVED if moved else Fate.DELETED
    present = [item for item, fate in found.items() if fate is Fate.PRESENT]
    places = reader.dialect.places(reader.client, present)
    found.update((item, Fate.MOVED) for item, place in places.items() if place in others())
    if absent:
        moved_on = reader.dialect.moved(reader.client, sorted(others()), absent)
        found.update(dict.fromkeys(moved_on, Fate.MOVED))
    return found
