"""What became of items that left their folder: deleted, moved to another folder of the account, or still
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from crmsync.connect.base import Fate
from crmsync.connect.dav import bodies
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.listing import list_versions
from crmsync.connect.dav.reading import Reader
from crmsync.connect.errors import FolderGone, NotPermitted, Vanished
from crmsync.model.items import Item, ItemId
from crmsync.model.kinds import Kind

_ACTION = "find out what became of items"
_MOST_QUERIES = 10
"""Up to so many items are asked for one by one; for more, a folder is read as a whole."""


def fates(
    client: DavClient,
    reader: Reader,
    others: Callable[[], Iterable[Reader]],
    gone: Mapping[ItemId, str | None],
) -> Mapping[ItemId, Fate]:
    """See `Collection.fate`. others: readers of the account's other folders of the same kind, asked only
    where needed.
    """
    reader.opened.ask()
    present = {read.id for read in reader.read(gone)}
    absent = {item: uid for item, uid in gone.items() if item not in present}
    sought = {uid for uid in absent.values() if uid}
    moved: set[str] = set()
    for other in others() if sought else ():
        try:
            moved.update(_held(client, other, sought - moved))
        except (FolderGone, NotPermitted, Vanished):
            continue
    found = {item: Fate.MOVED if uid in moved else Fate.DELETED for item, uid in absent.items()}
    return found | dict.fromkeys(present, Fate.PRESENT)


def _held(client: DavClient, reader: Reader, sought: set[str]) -> Iterator[str]:
    """Which of the sought UIDs a folder holds.

    A calendar is asked for each (RFC 4791 §7.8.6 has that very query). An address book is always read as a
    whole: not every server knows UID as something to search people by, and a false "not here" would delete a
    person.
    """
    if not sought:
        return
    queries = (
        reader.dialect.kind is not Kind.CONTACTS and reader.folder.queries and len(sought) <= _MOST_QUERIES
    )
    found = (
        chain.from_iterable(_query(client, reader, uid) for uid in sorted(sought))
        if queries
        else _all(client, reader)
    )
    yield from (item.uid for item in found if item.uid in sought and item.uid is not None)


def _all(client: DavClient, reader: Reader) -> Iterator[Item]:
    ids = (item for item, _ in list_versions(client, reader))
    return (read for read in reader.read(ids) if isinstance(read, Item))


def _query(client: DavClient, reader: Reader, uid: str) -> Iterator[Item]:
    body = bodies.calendar_query(reader.dialect.kind, uid=uid, data=True)
    with client.report(reader.folder.url, body, depth=1, action=_ACTION) as report:
        if report.entries is None:
            raise client.refused(report.reply, _ACTION)
        for entry in report.entries:
            found = reader.found(entry)
            read = reader.understood(found) if found.document is not None else reader.single(found.id)
            if isinstance(read, Item):
                yield read
