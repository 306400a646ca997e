"""Tags of a record as a set of words. Pure."""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OneField, Ref, named, refs
from crmsync.mapping.records import Record
from crmsync.model.values import Value, words


@frozen
class TagField(OneField):
    """Categories ↔ records that are nothing but names (`category_id`, `tag_ids`, `categ_ids`).

    A tag that the record holds already stays that very tag, whatever the case it is written in.
    """

    def read(self, native: Record) -> Value | None:
        return words(named(refs(native.get(self.meta.name))))

    def write(self, native: Record, value: Value | None) -> None:
        wanted = {str(name).casefold(): str(name) for name in value} if isinstance(value, tuple) else {}
        present = [one for one in refs(native.get(self.meta.name)) if one.name.casefold() in wanted]
        held = {one.name.casefold() for one in present}
        native[self.meta.name] = [
            *present,
            *(Ref(None, name) for folded, name in wanted.items() if folded not in held),
        ]

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(words([str(name) for name in value])) if isinstance(value, tuple) else Unfit("not a list")
