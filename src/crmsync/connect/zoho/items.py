"""Zoho's records as items: ids, versions, traits, canonical fields. Pure but for the module's table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import UTC_ZONE, parse_moment
from crmsync.mapping.zoho.table import ZohoTable
from crmsync.model.items import Item, ItemId, Trait, Unreadable, Version
from crmsync.model.kinds import Kind

SYSTEM_FIELDS = ("Modified_Time", "Created_Time", "Owner")
"""What is asked for beside the mapped fields."""

_CUT = 500
"""Listings cut long rich texts at so many characters (API page "Get Records")."""


def item_id(record: Record) -> ItemId:
    """A record's id; never a number, which JSON readers may round."""
    return ItemId(str(record["id"]))


def version_of(modified: object) -> Version:
    """A record's version: its Modified_Time, spelled in UTC whatever the user's zone; "" when it has none."""
    moment = parse_moment(modified, UTC_ZONE)
    return Version(moment.isoformat()) if moment else Version("")


def version_time(version: Version) -> datetime | None:
    """The Modified_Time that a version stands for (aware); `None` for no version."""
    return datetime.fromisoformat(version).astimezone(UTC) if version else None


@frozen
class ItemReader:
    """Makes items of records. owner: the user whose records are wanted, "" for everybody's."""

    table: ZohoTable
    owner: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The API fields to ask for."""
        return (*SYSTEM_FIELDS, *(name for name in self.table.natives if name not in SYSTEM_FIELDS))

    def is_cut(self, record: Record) -> bool:
        """May a listing have cut one of this record's texts?"""
        texts = (record.get(name) for name in self.table.cut_in_lists)
        return any(isinstance(held, str) and len(held) >= _CUT for held in texts)

    def is_foreign(self, record: Record) -> bool:
        """Does it belong to another user than the wanted one?"""
        owner = record.get("Owner")
        return bool(self.owner) and isinstance(owner, dict) and str(owner.get("id")) != self.owner

    def read(self, record: Record, *, original: bool = False) -> Item | Unreadable:
        """The item that a record is. original: keep the record itself for the before-image?"""
        fields = self.table.read(record)
        version = version_of(record.get("Modified_Time"))
        if self.table.kind is Kind.EVENTS and "start" not in fields:
            name = str(fields.get("title", ""))
            return Unreadable(item_id(record), version, "The meeting has no start in Zoho CRM.", name)
        return Item(
            id=item_id(record),
            version=version,
            fields=fields,
            modified=version_time(version),
            created=parse_moment(record.get("Created_Time"), UTC_ZONE),
            traits=frozenset(self._traits(record, has_guests="participants" in fields)),
            original=json.dumps(record, ensure_ascii=False, sort_keys=True) if original else None,
        )

    def _traits(self, record: Record, *, has_guests: bool) -> Iterator[Trait]:
        if self.is_foreign(record):
            yield Trait.FOREIGN
        if has_guests:
            yield Trait.GUESTS
