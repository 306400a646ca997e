"""What changed in a module: by Modified_Time with an overlap, the list of deleted records, and saved views
by comparison.

An idle feed costs two requests (changed, deleted). Times are the service's own: nothing depends on this
computer's clock.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta

from crmsync.connect.base import Fate, Page
from crmsync.connect.errors import CursorLost, FolderGone, NotPermitted, ServiceFault
from crmsync.connect.zoho.client import Listed, ZohoClient
from crmsync.connect.zoho.errors import SERVICE
from crmsync.connect.zoho.items import ItemReader, item_id, version_of
from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version

OVERLAP = timedelta(minutes=5)
"""So far each feed reaches back behind the last one, for records that were saved late or by another clock."""

LONGEST_ABSENCE = timedelta(days=50)
"""Deleted records are listed for 60 days; after a longer absence everything is compared."""

_MOST_DELETED_PAGES = 10
_SECOND = timedelta(seconds=1)
_READ_AGAIN = "Everything is read again; nothing is deleted because of it."


@frozen
class Place:
    """Where a feed was left: changes and deletions up to these times (the service's clock, aware) are
    known.
    """

    changed: datetime
    deleted: datetime

    @property
    def cursor(self) -> Cursor:
        """The cursor that stands for it."""
        spelled = {"changed": self.changed.isoformat(), "deleted": self.deleted.isoformat()}
        return Cursor(json.dumps(spelled))

    @classmethod
    def parse(cls, cursor: Cursor) -> Place:
        """The place that a cursor stands for. Raises CursorLost when it is none of ours."""
        try:
            spelled = json.loads(cursor)
            changed, deleted = (datetime.fromisoformat(spelled[key]) for key in ("changed", "deleted"))
            return cls(changed.astimezone(UTC), deleted.astimezone(UTC))
        except (ValueError, KeyError, TypeError) as error:
            raise CursorLost(
                "The saved place in Zoho CRM's changes makes no sense.", service=SERVICE, advice=_READ_AGAIN
            ) from error


class Feed:
    """The feed of one module, or of one saved view of it (by its id).

    now: stands in for the service's clock where a reply does not tell it (aware).
    """

    def __init__(
        self,
        client: ZohoClient,
        module: str,
        reader: ItemReader,
        *,
        view: str | None = None,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._module = module
        self._reader = reader
        self._view = view
        self._now = now

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        if cursor is None:
            return self._everything(known)
        place = Place.parse(cursor)
        return self._since(place, known) if self._view is None else self._compared(place, known)

    def fetch(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """See `Collection.fetch`."""
        for listed in self._client.by_ids(self._module, ids, self._reader.fields):
            for record in listed.records:
                yield self._reader.read(self._whole(record), original=True)

    def fate(self, gone: Iterable[ItemId]) -> Mapping[ItemId, Fate]:
        """See `Collection.fate`. What is neither there nor listed as deleted is asked for once more by
        itself.
        """
        asked = list(gone)
        fates: dict[ItemId, Fate] = {}
        for listed in self._client.by_ids(self._module, asked, ("Modified_Time", "Owner")):
            for record in listed.records:
                foreign = self._reader.is_foreign(record)
                fates[item_id(record)] = Fate.MOVED if foreign else Fate.PRESENT
        if self._view is not None and fates:
            inside = {
                item_id(record) for listed in self._listing(("Modified_Time",)) for record in listed.records
            }
            fates |= {item: Fate.MOVED for item in fates if item not in inside}
        absent = {item for item in asked if item not in fates}
        for item in absent & self._deleted(absent):
            fates[item] = Fate.DELETED
        for item in asked:
            if item not in fates:
                fates[item] = self._fate_of_one(item)
        return fates

    # ---- feeds

    def _everything(self, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        begun: datetime | None = None
        count = 0
        for listed in self._listing(self._reader.fields):
            begun = begun or listed.clock or self._now()
            count += len(listed.records)
            yield self._page(listed.records, known, listing=True)
        if not count:
            self._confirm_module()
        begun = begun or self._now()
        yield Page(cursor=Place(begun, begun).cursor, listing=True)

    def _since(self, place: Place, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        begun: datetime | None = None
        for listed in self._walk(self._reader.fields, place.changed - OVERLAP):
            begun = begun or listed.clock or self._now()
            if begun - place.deleted > LONGEST_ABSENCE:
                raise CursorLost(
                    "Zoho CRM lists deleted records for 60 days only; everything is compared instead.",
                    service=SERVICE,
                    action="read the changes",
                    advice=_READ_AGAIN,
                )
            if listed.records:
                reached = max(place.changed, _newest(listed.records) or place.changed)
                yield self._page(listed.records, known, cursor=Place(reached, place.deleted).cursor)
        begun = begun or self._now()
        for listed in self._client.deleted(self._module, place.deleted - OVERLAP):
            gone = [item_id(record) for record in listed.records]
            if any(item in known for item in gone):
                yield Page(gone=[item for item in gone if item in known])
        yield Page(cursor=Place(begun, begun).cursor)

    def _compared(self, place: Place, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """A saved view has no feed of its own: its ids and versions are listed and compared with what is
        known.
        """
        seen: set[ItemId] = set()
        begun: datetime | None = None
        for listed in self._listing(("Modified_Time",)):
            begun = begun or listed.clock or self._now()
            versions = {item_id(record): version_of(record.get("Modified_Time")) for record in listed.records}
            seen |= versions.keys()
            changed = [item for item, version in versions.items() if known.get(item) != version]
            for fetched in self._client.by_ids(self._module, changed, self._reader.fields):
                yield self._page(fetched.records, known)
        if not seen:
            self._confirm_module()
        begun = begun or place.changed
        yield Page(gone=[item for item in known if item not in seen], cursor=Place(begun, begun).cursor)

    def _listing(self, fields: tuple[str, ...]) -> Iterator[Listed]:
        if self._view is None:
            return self._walk(fields, None)
        return self._client.listing(self._module, fields, view=self._view)

    def _walk(self, fields: tuple[str, ...], since: datetime | None) -> Iterator[Listed]:
        """A listing by Modified_Time that goes on from the last record when the service loses its place.

        That also gets it past the 100,000 records that one listing may have.
        """
        reached = since
        while True:
            try:
                for listed in self._client.listing(self._module, fields, since=since):
                    yield listed
                    reached = _newest(listed.records) or reached
            except CursorLost as lost:
                onward = reached - _SECOND if reached else None
                if onward is None or (since is not None and onward <= since):
                    raise ServiceFault(
                        lost.message,
                        service=SERVICE,
                        action="read the records",
                        advice="It is tried again later.",
                    ) from lost
                since = onward
            else:
                return

    # ---- pieces

    def _page(
        self,
        records: Iterable[Record],
        known: Mapping[ItemId, Version],
        *,
        cursor: Cursor | None = None,
        listing: bool = False,
    ) -> Page:
        """A page of these records. Other users' records only matter where they were once ours."""
        wanted = (
            record for record in records if not self._reader.is_foreign(record) or item_id(record) in known
        )
        read = [self._reader.read(self._whole(record)) for record in wanted]
        return Page(
            items=[item for item in read if isinstance(item, Item)],
            unreadable=[item for item in read if isinstance(item, Unreadable)],
            cursor=cursor,
            listing=listing,
        )

    def _whole(self, record: Record) -> Record:
        if not self._reader.is_cut(record):
            return record
        return self._client.one(self._module, item_id(record)) or record

    def _confirm_module(self) -> None:
        """An empty module is only believed when the module itself is there and may be seen."""
        if self._client.module(self._module).get("viewable") is False:
            raise FolderGone(
                f"Your profile no longer shows you {self._module} in Zoho CRM.",
                service=SERVICE,
                action="read the records",
                advice="Ask whoever administers Zoho CRM.",
            )

    def _deleted(self, wanted: set[ItemId]) -> set[ItemId]:
        """Those of `wanted` that the list of deleted records names, as far as it is looked through."""
        found: set[ItemId] = set()
        if not wanted:
            return found
        for number, listed in enumerate(self._client.deleted(self._module, None), start=1):
            found |= wanted & {item_id(record) for record in listed.records}
            if found == wanted or number == _MOST_DELETED_PAGES:
                break
        return found

    def _fate_of_one(self, item: ItemId) -> Fate:
        try:
            return Fate.DELETED if self._client.one(self._module, item) is None else Fate.MOVED
        except NotPermitted:
            return Fate.MOVED


def _newest(records: Iterable[Record]) -> datetime | None:
    versions = [version_of(record.get("Modified_Time")) for record in records]
    times = [datetime.fromisoformat(version) for version in versions if version]
    return max(times, default=None)
