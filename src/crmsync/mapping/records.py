"""Records of a CRM's API, JSON objects of named fields: what mappers and tables of all such dialects share.
Pure; knows no service.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, FieldTable
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes

Record = dict[str, Any]
"""Field name → JSON value. Read from the service, or the draft that is sent to it."""


class NativeField(Protocol):
    """What every service says of a field of its records. mandatory: may it never be empty?"""

    @property
    def name(self) -> str: ...

    @property
    def mandatory(self) -> bool: ...

    @property
    def access(self) -> Access: ...


M = TypeVar("M", bound=NativeField)


class RecordMapper(FieldMapper[Record], Protocol):
    """A field mapper that also says which fields of the record it is about."""

    @property
    def natives(self) -> tuple[str, ...]:
        """The fields it reads and writes, the one that carries the value first."""

    @property
    def context(self) -> tuple[str, ...]:
        """The fields of the present record that `write` must find in its draft (an update sends only what it
        changed); most mappers need none.
        """


@frozen
class SingleField(Generic[M]):
    """What all mappers of exactly one field share. name: the canonical field. meta: the record's field."""

    name: str
    meta: M

    @property
    def access(self) -> Access:
        """What the API can do with it."""
        return self.meta.access

    @property
    def natives(self) -> tuple[str, ...]:
        """See `RecordMapper`."""
        return (self.meta.name,)

    @property
    def context(self) -> tuple[str, ...]:
        """See `RecordMapper`."""
        return ()


class RecordTable(FieldTable[Record]):
    """The mappers of one kind. fields: the record's fields as the service describes them.

    mandatory: canonical fields that may be changed but never emptied.
    """

    def __init__(
        self, kind: Kind, mappers: Iterable[RecordMapper], fields: Mapping[str, NativeField]
    ) -> None:
        self._by_name = {mapper.name: mapper for mapper in mappers}
        super().__init__(kind, self._by_name.values())
        required = {name for name, meta in fields.items() if meta.mandatory}
        self.mandatory = frozenset(
            name
            for name, mapper in self._by_name.items()
            if self._is_writable(name) and mapper.natives[0] in required
        )

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Record:
        """The part of a record to be sent for `changes`. present: the record as it is, as far as the mappers'
        `context` needs it.
        """
        draft: Record = dict(present)
        self.write(draft, changes)
        return {
            native: value
            for native, value in draft.items()
            if native not in present or present[native] != value
        }

    def canonical(self, native: str) -> str | None:
        """The canonical field that a record's field carries first of all, for messages about it."""
        return next(
            (mapper.name for mapper in self._by_name.values() if mapper.natives[:1] == (native,)), None
        )

    def _is_writable(self, name: str) -> bool:
        return name in self.names and self.access(name) is not Access.READ


def paired(
    pairs: Mapping[str, str], fields: Mapping[str, M], make: Callable[[str, M], RecordMapper | None]
) -> dict[str, RecordMapper]:
    """The mappers of pairs (canonical field → record's field); a field that the service lacks has none.

    make: makes one; `None` when the two fields do not go together.
    """
    found: dict[str, RecordMapper] = {}
    for name, native in pairs.items():
        meta = fields.get(native)
        mapper = make(name, meta) if meta is not None else None
        if mapper is not None:
            found[name] = mapper
    return found


def parse_date(value: object) -> date | None:
    """A date of a record; `None` when it is none."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When `day` begins for a user in `zone` (aware)."""
    return datetime.combine(day, time(0), zone)
