"""A field that points to one person of the database, known here by name. Pure."""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OneField, Ref, ref
from crmsync.mapping.records import Record
from crmsync.model.values import Value, line


@frozen
class PersonField(OneField):
    """A contact by name or mail address (`partner_id`): found by the connector, or left out."""

    def read(self, native: Record) -> Value | None:
        held = ref(native.get(self.meta.name))
        return line(held.name) if held is not None else None

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = False if value is None else Ref(None, str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(str(value)))
