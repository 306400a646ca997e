"""The field table of one kind in Graph's dialect, and what new and changed items need beyond it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
from crmsync.mapping.outlook.table import OutlookTable
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


class GraphTable(OutlookTable):
    """The mappers of one kind. extended: ids of the extended properties to ask for."""

    def __init__(self, kind: Kind, mappers: Iterable[GraphMapper]) -> None:
        listed = tuple(mappers)
        super().__init__(kind, listed)
        wanted = (OPERATION_KEY, *(one for mapper in listed for one in mapper.extended))
        self.extended = tuple(dict.fromkeys(wanted))

    def created(
        self, fields: Fields, key: OperationKey, original: Mapping[str, Any] | None = None
    ) -> Resource:
        """The resource to be sent for a new item. See `OutlookTable.new`."""
        return dict(without_nothing(self.new(fields, key, original)))

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Resource:
        """The members to be sent for `changes`. present: the whole resource as it is now."""
        return difference(present, self.edited(changes, present))

    def mark(self, draft: Resource, key: OperationKey) -> None:
        """See `OutlookTable.mark`."""
        put_extended(draft, OPERATION_KEY, key)

    def key(self, native: Resource) -> OperationKey | None:
        """See `OutlookTable.key`."""
        held = extended(native, OPERATION_KEY)
        return OperationKey(held) if held else None


def kept_properties(reply: Mapping[str, Any], sent: Mapping[str, Any], before: Mapping[str, Any]) -> Resource:
    """A reply to a write together with the extended properties, which such replies leave out or
    show in part.

    sent: what was written; before: the resource as it was.
    """
    found: Resource = {**reply, EXTENDED: list(before.get(EXTENDED) or [])}
    for entry in (*(sent.get(EXTENDED) or []), *(reply.get(EXTENDED) or [])):
        put_extended(found, str(entry["id"]), entry.get("value"))
    return found
