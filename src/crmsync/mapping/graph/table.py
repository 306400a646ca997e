"""The field table of one kind in Graph's dialect, and what new and changed items need beyond it. Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from crmsync.mapping.base import Access, FieldTable
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.mapping.graph.resource import (
    EXTENDED,
    GraphMapper,
    Resource,
    difference,
    extended,
    put_extended,
    without_nothing,
)
from crmsync.model.items import OperationKey, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


class GraphTable(FieldTable[Resource]):
    """The mappers of one kind.

    extended: ids of the extended properties to ask for. bends: canonical fields that the service may alter.
    restored: members beyond the fields that an item which is made again gets back.
    """

    bends: frozenset[str] = frozenset()
    restored: frozenset[str] = frozenset()

    def __init__(self, kind: Kind, mappers: Iterable[GraphMapper]) -> None:
        listed = tuple(mappers)
        super().__init__(kind, listed)
        wanted = (OPERATION_KEY, *(one for mapper in listed for one in mapper.extended))
        self.extended = tuple(dict.fromkeys(wanted))

    def created(
        self, fields: Fields, key: OperationKey, original: Mapping[str, Any] | None = None
    ) -> Resource:
        """The resource to be sent for a new item holding `fields` (fitted and complete).

        original: the deleted item that is made again.
        """
        kept = {name: value for name, value in (original or {}).items() if name in self.restored}
        draft = {**copy.deepcopy(kept), **self.draft(fields)}
        self.mark(draft, key)
        return dict(without_nothing(draft))

    def draft(self, fields: Fields) -> Resource:
        """A new resource with these fields."""
        draft: Resource = {}
        self.write(
            draft, {name: value for name, value in fields.items() if self.access(name) is not Access.READ}
        )
        return draft

    def mark(self, draft: Resource, key: OperationKey) -> None:
        """Let a new resource carry its operation key."""
        put_extended(draft, OPERATION_KEY, key)

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Resource:
        """The members to be sent for `changes`. present: the whole resource as it is now."""
        before = dict(present)
        draft = copy.deepcopy(before)
        self.write(draft, changes)
        return difference(before, draft)

    def key(self, native: Resource) -> OperationKey | None:
        """The operation key that an item was created with."""
        held = extended(native, OPERATION_KEY)
        return OperationKey(held) if held else None

    def uid(self, native: Resource) -> str | None:
        """An id of the item that other services or folders know as well."""
        return None

    def traits(self, native: Resource) -> frozenset[Trait]:
        """See `Trait`."""
        return frozenset()

    def notes(self, native: Resource) -> tuple[str, ...]:
        """See `Item.notes`."""
        return ()


def kept_properties(reply: Mapping[str, Any], sent: Mapping[str, Any], before: Mapping[str, Any]) -> Resource:
    """A reply to a write together with the extended properties, which such replies leave out.

    sent: what was written; before: the resource as it was.
    """
    found: Resource = {**reply}
    if EXTENDED not in reply:
        found[EXTENDED] = list(before.get(EXTENDED) or [])
        for entry in sent.get(EXTENDED) or []:
            put_extended(found, str(entry["id"]), entry.get("value"))
    return found
