"""The field table of one of Zoho's modules, with what its records need beyond their fields. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.records import Record, RecordMapper, RecordTable, paired
from crmsync.mapping.zoho.metadata import FieldMeta, ModuleMeta
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.mapping.zoho.texts import DateField, NumberField, text_mapper
from crmsync.model.fields import ValueType, field_spec, is_custom
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


def _as_is(fields: Fields) -> Fields:
    return fields


@frozen
class Manners:
    """What a kind's records need beyond their fields.

    complete: mandatory substitutes of a new record (see `SideRules.complete`).
    added: API fields that every new record is given. followers: canonical field → those that are spelled by
    it, and so written again when it changes. bends: canonical fields whose written values the service may
    bend, so that they are read back.
    """

    complete: Callable[[Fields], Fields] = _as_is
    added: Mapping[str, Any] = field(default_factory=dict)
    followers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bends: frozenset[str] = frozenset()


class ZohoTable(RecordTable):
    """The mappers of one kind in one organisation's module.

    natives: the API fields to ask for. mandatory: canonical fields that may be changed but never emptied.
    bends: canonical fields whose written values are to be read back.
    """

    def __init__(
        self, kind: Kind, metadata: ModuleMeta, mappers: Iterable[RecordMapper], manners: Manners
    ) -> None:
        listed = tuple(mappers)
        super().__init__(kind, listed, metadata.fields)
        self.metadata = metadata
        self.bends = manners.bends & self.names
        self.natives = tuple(
            sorted({native for mapper in listed for native in mapper.natives if native in metadata.fields})
        )
        self._manners = manners

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`."""
        return self._manners.complete(fields)

    def created(self, fields: Fields) -> Record:
        """The record to be sent for a new item holding `fields` (fitted and complete); nothing empty is
        sent.
        """
        draft: Record = dict(self._manners.added)
        self.write(draft, {name: fields[name] for name in fields if self._is_writable(name)})
        return {native: value for native, value in draft.items() if value not in (None, [])}

    def context(self, changes: Changes) -> frozenset[str]:
        """The API fields whose present values `updated` needs; empty for most changes."""
        needed = {native for name in changes for native in self._by_name[name].context}
        for name in self._followers(changes):
            needed.update(self._by_name[name].natives, self._by_name[name].context)
        return frozenset(needed & self.metadata.fields.keys())

    def write(self, native: Record, changes: Changes) -> None:
        """See `FieldTable.write`; what is spelled by a changed field is spelled anew."""
        kept = {name: self._by_name[name].read(native) for name in self._followers(changes)}
        followed = {name: value for name, value in kept.items() if value is not None}
        super().write(native, {**changes, **followed})

    def _followers(self, changes: Changes) -> Iterator[str]:
        for name in changes:
            for follower in self._manners.followers.get(name, ()):
                if follower not in changes and self._is_writable(follower):
                    yield follower

    @cached_property
    def cut_in_lists(self) -> frozenset[str]:
        """The API fields whose long values must be read record by record."""
        return frozenset(name for name in self.natives if self.metadata.fields[name].cut_in_lists)

    def carriers(self, name: str) -> frozenset[str]:
        """The API fields that carry a canonical field."""
        return frozenset(self._by_name[name].natives)


def plain_mapper(kind: Kind, name: str, meta: FieldMeta, options: ZohoOptions) -> RecordMapper | None:
    """The mapper of a field that needs nothing but its canonical and its native type; `None` when they do
    not go together.
    """
    match field_spec(kind, name).type:
        case ValueType.LINE:
            return text_mapper(name, meta, several=False, zone=options.zone)
        case ValueType.TEXT:
            return text_mapper(name, meta, several=True, zone=options.zone)
        case ValueType.DATE if meta.data_type == "date":
            return DateField(name, meta)
        case ValueType.MOMENT if meta.data_type in {"date", "datetime"}:
            # Contacts have none: loaded for tasks and meetings only.
            from crmsync.mapping.zoho.times import DayField, InstantField

            made = DayField if meta.data_type == "date" else InstantField
            return made(name, meta, options.zone)
        case ValueType.NUMBER if meta.data_type in {"integer", "bigint", "double", "percent", "decimal"}:
            return NumberField(name, meta)
        case _:
            return None


Make = Callable[[str, FieldMeta], RecordMapper | None]
"""Makes the mapper of a canonical field for an API field; `None` when they do not go together."""


def mappers(
    kind: Kind, pairs: Mapping[str, str], metadata: ModuleMeta, options: ZohoOptions, make: Make
) -> dict[str, RecordMapper]:
    """The mappers of the default pairs (canonical → API field) and of the fields a person mapped by hand,
    which win; fields that the organisation lacks have none.
    """
    defaults = {name: native for name, native in pairs.items() if name not in options.custom}
    return paired(defaults, metadata.fields, make) | _custom(kind, metadata, options)


def _custom(kind: Kind, metadata: ModuleMeta, options: ZohoOptions) -> dict[str, RecordMapper]:
    def make(name: str, meta: FieldMeta) -> RecordMapper | None:
        return plain_mapper(kind, name, meta, options)

    return paired(options.custom, metadata.fields, make)


def unusable(kind: Kind, metadata: ModuleMeta, options: ZohoOptions) -> Mapping[str, str]:
    """Fields mapped by hand that cannot work, each with a plain reason."""
    reasons: dict[str, str] = {}
    usable = _custom(kind, metadata, options)
    for name, native in options.custom.items():
        if metadata.get(native) is None:
            reasons[name] = f"{metadata.module} has no field called {native}"
        elif name not in usable:
            shown = name if is_custom(name) else field_spec(kind, name).label
            reasons[name] = f"the field {native} of {metadata.module} cannot hold it ({shown})"
    return reasons
