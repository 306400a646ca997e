"""What a database says of a model's fields (`fields_get`), as values. Pure; asks nobody.

Source: Odoo 19.0, `odoo/orm/models.py` (`fields_get`); the same in earlier versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Access

ATTRIBUTES = ("type", "string", "relation", "readonly", "required", "size", "selection", "store")
"""What is asked of every field."""


@frozen
class FieldMeta:
    """One field of a model.

    name: its technical name. label: what people see. type: Odoo's name of its type ("char", "many2one", …).
    relation: the model it points to, else "". size: the most characters it takes, `None` for any number.
    choices: a selection's keys with their labels, in its order. mandatory: may it never be empty?
    access: what the API can do with it. stored: has it a column of its own?
    """

    name: str
    type: str = "char"
    label: str = ""
    relation: str = ""
    size: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    mandatory: bool = False
    access: Access = Access.READ_WRITE
    stored: bool = True


@frozen
class ModelMeta:
    """The fields of one model that the signed-in user can see, by name."""

    model: str
    fields: Mapping[str, FieldMeta] = field(default_factory=dict)

    def __contains__(self, name: object) -> bool:
        return name in self.fields

    def get(self, name: str) -> FieldMeta | None:
        """The field called `name`; `None` when this database lacks it."""
        return self.fields.get(name)


def parse_model(model: str, rows: Mapping[str, Mapping[str, Any]]) -> ModelMeta:
    """The metadata in the reply to `fields_get`."""
    return ModelMeta(model, MappingProxyType({name: _field(name, row) for name, row in rows.items()}))


def _field(name: str, row: Mapping[str, Any]) -> FieldMeta:
    size = row.get("size")
    return FieldMeta(
        name=name,
        type=str(row.get("type") or "char"),
        label=str(row.get("string") or name),
        relation=str(row.get("relation") or ""),
        size=size if isinstance(size, int) and size > 0 else None,
        choices=tuple((str(key), str(label)) for key, label in row.get("selection") or ()),
        mandatory=bool(row.get("required")),
        access=Access.READ if row.get("readonly") else Access.READ_WRITE,
        stored=bool(row.get("store", True)),
    )
