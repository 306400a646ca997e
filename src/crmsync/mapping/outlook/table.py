"""The field table of one kind in a dialect of Exchange, and what items need beyond it. Pure."""

from __future__ import annotations

import copy
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from crmsync.mapping.base import Access, FieldTable
from crmsync.mapping.outlook.native import Native
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import Changes, Fields


class OutlookTable(FieldTable[Native]):
    """The mappers of one kind.

    bends: canonical fields that the service may alter. restored: members beyond the fields that an item
    which is made again gets back.
    """

    bends: frozenset[str] = frozenset()
    restored: frozenset[str] = frozenset()

    @abstractmethod
    def mark(self, draft: Native, key: OperationKey) -> None:
        """Let a new item carry its operation key."""

    @abstractmethod
    def key(self, native: Native) -> OperationKey | None:
        """The operation key that an item was created with."""

    def new(self, fields: Fields, key: OperationKey, original: Mapping[str, Any] | None) -> Native:
        """A new item holding `fields` (fitted and complete), as it is drafted.

        original: the deleted item that is made again.
        """
        kept = {name: value for name, value in (original or {}).items() if name in self.restored}
        draft = {**copy.deepcopy(kept), **self.draft(fields)}
        self.mark(draft, key)
        return draft

    def draft(self, fields: Fields) -> Native:
        """A new item with these fields and nothing else."""
        draft: Native = {}
        self.write(
            draft, {name: value for name, value in fields.items() if self.access(name) is not Access.READ}
        )
        return draft

    def edited(self, changes: Changes, present: Mapping[str, Any]) -> Native:
        """An item as it shall be. present: the whole item as it is now, which stays as it is."""
        draft = copy.deepcopy(dict(present))
        self.write(draft, changes)
        return draft

    def uid(self, native: Native) -> str | None:
        """An id of the item that other services or folders know as well."""
        return None

    def traits(self, native: Native) -> frozenset[Trait]:
        """See `Trait`."""
        return frozenset()

    def notes(self, native: Native) -> tuple[str, ...]:
        """See `Item.notes`."""
        return ()
