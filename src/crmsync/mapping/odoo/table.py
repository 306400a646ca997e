"""The field table of one of Odoo's models, with what its records need beyond their fields. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import FieldMeta, ModelMeta
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.texts import custom_mapper
from crmsync.mapping.records import Record, RecordMapper, RecordTable, paired
from crmsync.model.fields import field_spec, is_custom
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


def _as_is(fields: Fields) -> Fields:
    return fields


def _nothing(draft: Record, present: Record) -> None:
    """Most records need no more than their fields."""


@frozen
class Manners:
    """What a kind's records need beyond their fields.

    complete: mandatory substitutes of a new record (see `SideRules.complete`). joint, rejoined: see
    `SideRules`. added: what every new record is given. makes: fields whose x2many words are made when the
    database lacks them. extras: further fields to ask for. bends: canonical fields whose written values the
    service may bend. adjust: completes what is about to be sent, given the record as it is (empty for a new
    one). fallbacks: field → what a draft holds instead of a record of that name that was not found; False
    when there is nothing.
    """

    complete: Callable[[Fields], Fields] = _as_is
    joint: frozenset[str] = frozenset()
    rejoined: Callable[[Fields], Fields] = _as_is
    added: Mapping[str, Any] = field(default_factory=dict)
    makes: frozenset[str] = frozenset()
    extras: tuple[str, ...] = ()
    bends: frozenset[str] = frozenset()
    adjust: Callable[[Record, Record], None] = _nothing
    fallbacks: Mapping[str, Callable[[Record, str], bool]] = field(default_factory=dict)


class OdooTable(RecordTable):
    """The mappers of one kind in one database.

    natives: the fields to ask for. mandatory: canonical fields that may be changed but never emptied.
    bends: canonical fields whose written values are to be read back.
    """

    def __init__(
        self, kind: Kind, metadata: ModelMeta, mappers: Iterable[RecordMapper], manners: Manners
    ) -> None:
        listed = tuple(mappers)
        super().__init__(kind, listed, metadata.fields)
        self.metadata = metadata
        self.manners = manners
        self.bends = manners.bends & self.names
        self.joint = manners.joint & self.names
        asked = {native for mapper in listed for native in (*mapper.natives, *mapper.context)}
        self.natives = tuple(sorted((asked | set(manners.extras)) & metadata.fields.keys()))

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`."""
        return self.manners.complete(fields)

    def rejoined(self, fields: Fields) -> Fields:
        """See `SideRules.rejoined`."""
        return self.manners.rejoined(fields)

    def created(self, fields: Fields) -> Record:
        """The draft of a new item holding `fields` (fitted and complete); nothing empty is in it."""
        draft: Record = dict(self.manners.added)
        self.write(draft, {name: fields[name] for name in fields if self._is_writable(name)})
        self.manners.adjust(draft, {})
        return {native: value for native, value in draft.items() if value not in (None, False, [], ())}

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Record:
        """See `RecordTable.updated`. present: the record as it is."""
        changed = super().updated(changes, present)
        if changed:
            self.manners.adjust(changed, dict(present))
        return changed

    def refused(self, changes: Changes, present: Record) -> Mapping[str, str]:
        """Which of `changes` cannot be held, although each by itself could: field → plain reason.

        present: the record as it is, empty for a new one.
        """
        return {}

    def traits(self, record: Record, fields: Fields) -> frozenset[Trait]:
        """What else matters about the item that a whole record is. fields: what was read of it."""
        return frozenset()

    def notes(self, record: Record) -> tuple[str, ...]:
        """What of a whole record canonical fields cannot say, in plain words."""
        return ()


Make = Callable[[str, FieldMeta], RecordMapper | None]
"""Makes the mapper of a canonical field for a record's field; `None` when they do not go together."""


def mappers(
    kind: Kind, pairs: Mapping[str, str], metadata: ModelMeta, options: OdooOptions, make: Make
) -> dict[str, RecordMapper]:
    """The mappers of the default pairs (canonical → record's field) and of the fields a person mapped by
    hand, which win; fields that the database lacks have none.
    """
    defaults = {name: native for name, native in pairs.items() if name not in options.custom}
    return paired(defaults, metadata.fields, make) | _custom(kind, metadata, options)


def _custom(kind: Kind, metadata: ModelMeta, options: OdooOptions) -> dict[str, RecordMapper]:
    def make(name: str, meta: FieldMeta) -> RecordMapper | None:
        return custom_mapper(name, meta, field_spec(kind, name).type)

    return paired(options.custom, metadata.fields, make)


def unusable(kind: Kind, metadata: ModelMeta, options: OdooOptions) -> Mapping[str, str]:
    """Fields mapped by hand that cannot work, each with a plain reason."""
    reasons: dict[str, str] = {}
    usable = _custom(kind, metadata, options)
    for name, native in options.custom.items():
        if metadata.get(native) is None:
            reasons[name] = f"{metadata.model} has no field {native}"
        elif name not in usable:
            shown = name if is_custom(name) else field_spec(kind, name).label
            reasons[name] = f"the field {native} of {metadata.model} cannot hold it ({shown})"
    return reasons
