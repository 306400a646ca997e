"""Odoo's records as items: ids, versions, traits, canonical fields, operation keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from crmsync.connect.odoo.store import Store
from crmsync.frozen import frozen
from crmsync.mapping.odoo.record import parse_moment
from crmsync.mapping.odoo.table import OdooTable
from crmsync.mapping.records import Record
from crmsync.model.items import Item, ItemId, OperationKey, Trait, Unreadable
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Privacy

_NO_TIME = "When the meeting is, or how it repeats, cannot be told from what Odoo holds."


@frozen
class ItemReader:
    """Makes items of whole records."""

    table: OdooTable
    store: Store

    def read(
        self,
        records: Iterable[Record],
        keys: Mapping[ItemId, OperationKey],
        *,
        original: bool = False,
    ) -> Iterator[Item | Unreadable]:
        """The items that these records are. keys: what they were created with. original: keep the records
        themselves for the before-image?
        """
        return (self._item(record, keys, original) for record in records)

    def _item(self, record: Record, keys: Mapping[ItemId, OperationKey], original: bool) -> Item | Unreadable:
        item, version = self.store.item_id(record), self.store.version(record)
        fields = self.table.read(record)
        if self.table.kind is Kind.EVENTS and "start" not in fields:
            name = str(fields.get("title", ""))
            return Unreadable(item, version, _NO_TIME, name)
        return Item(
            id=item,
            version=version,
            fields=fields,
            modified=self.store.modified(record),
            created=parse_moment(record.get("create_date")),
            key=keys.get(item),
            traits=frozenset(_traits(fields)) | self.table.traits(record, fields),
            notes=self.table.notes(record),
            original=json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)
            if original
            else None,
        )


def _traits(fields: Fields) -> Iterator[Trait]:
    if fields.get("privacy") in (Privacy.PRIVATE, Privacy.CONFIDENTIAL):
        yield Trait.PRIVATE
    if "participants" in fields:
        yield Trait.GUESTS
