"""The field table of one kind in EWS's dialect, and what new and changed items need beyond it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from crmsync.mapping.ews.fields import EwsMapper, extended, put_extended
from crmsync.mapping.ews.oddities import Check, oddity
from crmsync.mapping.ews.schema import MEMBERS, Draft, Edits, difference
from crmsync.mapping.extended import OPERATION_KEY
from crmsync.mapping.outlook.table import OutlookTable
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


class EwsTable(OutlookTable):
    """The mappers of one kind.

    members: names of the members to ask for. properties: ids of the extended properties to ask for. checks:
    what the scalars that are read must look like.
    """

    checks: Mapping[str, Check] = MappingProxyType({})

    def __init__(self, kind: Kind, mappers: Iterable[EwsMapper]) -> None:
        listed = tuple(mappers)
        super().__init__(kind, listed)
        self.members = frozenset(member.name for member in MEMBERS[kind])
        wanted = (OPERATION_KEY, *(one for mapper in listed for one in mapper.extended))
        self.properties = tuple(dict.fromkeys(wanted))

    def oddity(self, native: Mapping[str, Any]) -> str | None:
        """Why an item cannot be understood, one plain sentence; `None` when it can.

        What is there but not understood must never look like something that a person emptied.
        """
        return oddity(self.kind, native, self.checks)

    def created(self, fields: Fields, key: OperationKey, original: Mapping[str, Any] | None = None) -> Draft:
        """The item to be sent for a new one. See `OutlookTable.new`."""
        draft = self.new(fields, key, original)
        return {name: value for name, value in draft.items() if value and name in self.members}

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Edits:
        """What must be sent for `changes`, in the order of the schema. present: the whole item as it is."""
        draft = self.edited(changes, present)
        return self.accompanied(difference(self.kind, present, draft), draft)

    def accompanied(self, edits: Edits, draft: Mapping[str, Any]) -> Edits:
        """Edits with what must be sent along with them. draft: the item as it shall be."""
        return edits

    def mark(self, draft: Draft, key: OperationKey) -> None:
        """See `OutlookTable.mark`."""
        put_extended(draft, OPERATION_KEY, key)

    def key(self, native: Draft) -> OperationKey | None:
        """See `OutlookTable.key`."""
        held = extended(native, OPERATION_KEY)
        return OperationKey(held) if held else None
