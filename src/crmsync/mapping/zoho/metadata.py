"""What an organisation's own field metadata says about a module, as values. Pure; asks nobody.

Source: `GET /settings/fields?module=M` of the Zoho CRM API v8.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Access

NO_CHOICE = "-None-"
"""How Zoho spells an empty pick-list."""


@frozen
class FieldMeta:
    """One field of a module.

    name: its API name. label: what people see. data_type: Zoho's name of its type ("text", "picklist", …).
    length: the most characters it takes, `None` when unknown. choices: a pick-list's values in the
    organisation's own spelling. mandatory: may it never be empty. access: what the API can do with it.
    lookup: API name of the module it points to, else "". default: the pick-list's default, else "".
    cut_in_lists: are long values cut in listings (rich text), so that the record must be read singly?
    """

    name: str
    data_type: str = "text"
    label: str = ""
    length: int | None = None
    choices: tuple[str, ...] = ()
    mandatory: bool = False
    access: Access = Access.READ_WRITE
    lookup: str = ""
    default: str = ""
    cut_in_lists: bool = False


@frozen
class ModuleMeta:
    """The fields of one module that the signed-in user can see, by API name."""

    module: str
    fields: Mapping[str, FieldMeta] = field(default_factory=dict)

    def get(self, name: str) -> FieldMeta | None:
        """The field called `name`; `None` when this organisation lacks it."""
        return self.fields.get(name)


def parse_module(module: str, rows: Iterable[Mapping[str, Any]]) -> ModuleMeta:
    """The metadata in the `fields` array of Zoho's reply; rows that make no sense are left out."""
    fields = {str(row["api_name"]): _field(row) for row in rows if _is_usable(row)}
    return ModuleMeta(module, MappingProxyType(fields))


_KEPT = (
    "api_name", "data_type", "field_label", "length", "system_mandatory", "read_only", "field_read_only",
    "visible", "operation_type", "lookup", "pick_list_values", "default_value", "textarea",
)  # fmt: skip
_KEPT_OF_CHOICE = ("display_value", "actual_value", "type")


def trim(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The part of a `fields` array that `parse_module` reads: what is worth keeping on disk."""
    trimmed = []
    for row in rows:
        kept = {key: row[key] for key in _KEPT if key in row}
        if isinstance(kept.get("pick_list_values"), list):
            kept["pick_list_values"] = [
                {key: choice[key] for key in _KEPT_OF_CHOICE if key in choice}
                for choice in kept["pick_list_values"]
                if isinstance(choice, dict)
            ]
        trimmed.append(kept)
    return trimmed


def _is_usable(row: Mapping[str, Any]) -> bool:
    return isinstance(row.get("api_name"), str) and row.get("visible") is not False


def _field(row: Mapping[str, Any]) -> FieldMeta:
    length = row.get("length")
    textarea = row.get("textarea")
    default = row.get("default_value")
    return FieldMeta(
        name=str(row["api_name"]),
        data_type=str(row.get("data_type") or "text"),
        label=str(row.get("field_label") or row["api_name"]),
        length=length if isinstance(length, int) and length > 0 else None,
        choices=tuple(_choices(row.get("pick_list_values"))),
        mandatory=bool(row.get("system_mandatory")),
        access=_access(row),
        lookup=_lookup(row.get("lookup")),
        default=default if isinstance(default, str) and default != NO_CHOICE else "",
        cut_in_lists=isinstance(textarea, Mapping) and textarea.get("type") == "rich_text",
    )


def _choices(values: object) -> Iterable[str]:
    for value in values if isinstance(values, list) else []:
        if not isinstance(value, Mapping) or value.get("type") == "unused":
            continue
        spelled = value.get("display_value") or value.get("actual_value")
        if isinstance(spelled, str) and spelled != NO_CHOICE:
            yield spelled


def _lookup(value: object) -> str:
    module = value.get("module") if isinstance(value, Mapping) else None
    if isinstance(module, Mapping):
        return str(module.get("api_name") or "")
    return ""


def _access(row: Mapping[str, Any]) -> Access:
    operations = row.get("operation_type")
    allowed = operations if isinstance(operations, Mapping) else {}
    creates = allowed.get("api_create") is not False
    updates = allowed.get("api_update") is not False
    if row.get("read_only") or row.get("field_read_only") or not (creates or updates):
        return Access.READ
    return Access.READ_WRITE if updates else Access.CREATE
