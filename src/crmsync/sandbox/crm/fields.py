"""What a module and a field are: types, lengths, pick lists, and how `settings/fields` describes them.

Pure data and its rendering; the tables themselves are in `tables`, changes made by people in `schema`.
Shapes: fact sheet section 6; attribute names: the official SDK's field classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any
from zlib import crc32

SE_MODULE = "se_module"
"""The target of a lookup that may point to several modules (What_Id, Parent_Id)."""


class FieldType(Enum):
    """The type of a field's values; each value is (data_type, json_type) of the metadata, plus a name where
    two agree.
    """

    ID = ("bigint", "string", "id")
    TEXT = ("text", "string")
    TEXT_AREA = ("textarea", "string")
    EMAIL = ("email", "string")
    PHONE = ("phone", "string")
    WEBSITE = ("website", "string")
    PICK_LIST = ("picklist", "string")
    MULTI_PICK_LIST = ("multiselectpicklist", "jsonarray")
    BOOLEAN = ("boolean", "boolean")
    INTEGER = ("integer", "integer")
    BIG_INTEGER = ("bigint", "string")
    DOUBLE = ("double", "double")
    CURRENCY = ("currency", "double")
    DATE = ("date", "string")
    DATETIME = ("datetime", "string")
    LOOKUP = ("lookup", "jsonobject")
    OWNER = ("ownerlookup", "jsonobject")
    TAGS = ("text", "jsonarray")
    ALARM = ("ALARM", "jsonobject")
    RRULE = ("RRULE", "jsonobject")
    REMINDERS = ("multireminder", "jsonarray")
    PARTICIPANTS = ("bigint", "jsonarray")
    IMAGE = ("profileimage", "string")

    @property
    def data_type(self) -> str:
        return str(self.value[0])

    @property
    def json_type(self) -> str:
        return str(self.value[1])


TEXT_TYPES = frozenset(
    {
        FieldType.TEXT,
        FieldType.TEXT_AREA,
        FieldType.EMAIL,
        FieldType.PHONE,
        FieldType.WEBSITE,
        FieldType.PICK_LIST,
    }
)
"""Types whose values are one string."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of a module.

    length: the most characters, where the type has any. mandatory: a record cannot be without it.
    read_only: set by the server. pick_list: display values in their order. lookup: the target module's API
    name. unique: no two live records share a value. custom: added by the organisation. rich_text: cut at 500
    in
    lists.
    """

    api_name: str
    type: FieldType
    label: str = ""
    length: int = 255
    mandatory: bool = False
    read_only: bool = False
    pick_list: tuple[str, ...] = ()
    lookup: str | None = None
    unique: bool = False
    custom: bool = False
    rich_text: bool = False

    @property
    def display_label(self) -> str:
        return self.label or self.api_name.removesuffix("__s").replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedList:
    """A list of other records on a record's page: those of `module` whose lookup `via` points to it.

    via None: not records but the e-mails of the record.
    """

    api_name: str
    module: str
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleSpec:
    """A module: its fields and what can be done with its records.

    display_field: names a record. check_field: upsert's own duplicate check, None where upsert is refused.
    photo: records have one. tags: records can be tagged.
    """

    api_name: str
    singular: str
    plural: str
    display_field: str
    fields: tuple[FieldSpec, ...]
    check_field: str | None = None
    photo: bool = False
    tags: bool = True
    related: tuple[RelatedList, ...] = ()

    @property
    def id(self) -> str:
        return stable_id("module", self.api_name)


def stable_id(*names: str) -> str:
    """An id that a thing of that name always has, in the shape of Zoho's."""
    return str(5_551_234_000_000_000_000 + crc32("/".join(names).encode()) % 90_000)


def describe_field(module: str, spec: FieldSpec) -> dict[str, Any]:
    """The entry of `settings/fields` for a field of `module`."""
    writable = not spec.read_only
    target = {"api_name": spec.lookup, "id": stable_id("module", spec.lookup)} if spec.lookup else None
    return {
        "id": stable_id("field", module, spec.api_name),
        "api_name": spec.api_name,
        "field_label": spec.display_label,
        "display_label": spec.display_label,
        "column_name": spec.api_name.upper(),
        "data_type": spec.type.data_type,
        "json_type": spec.type.json_type,
        "length": spec.length,
        "system_mandatory": spec.mandatory,
        "custom_field": spec.custom,
        "created_source": "custom" if spec.custom else "default",
        "read_only": spec.read_only,
        "field_read_only": spec.read_only,
        "visible": True,
        "type": "used",
        "default_value": None,
        "searchable": spec.type in TEXT_TYPES,
        "sortable": spec.type is not FieldType.TEXT_AREA,
        "unique": {"casesensitive": "false"} if spec.unique else {},
        "lookup": (
            {
                "api_name": spec.api_name,
                "display_label": spec.display_label,
                "id": stable_id("lookup", module, spec.api_name),
                "module": target,
            }
            if target
            else {}
        ),
        "multiselectlookup": {},
        "formula": {},
        "rollup_summary": {},
        "auto_number": {},
        "textarea": {"type": "rich_text" if spec.rich_text else "large"}
        if spec.type is FieldType.TEXT_AREA
        else None,
        "pick_list_values": [
            {
                "display_value": value,
                "actual_value": value,
                "reference_value": value,
                "sequence_number": number,
                "id": stable_id("value", module, spec.api_name, value),
                "type": "used",
                "maps": [],
            }
            for number, value in enumerate(spec.pick_list, start=1)
        ],
        "operation_type": {
            "web_create": writable,
            "web_update": writable,
            "api_create": writable,
            "api_update": writable,
        },
        "view_type": {"view": True, "edit": writable, "create": writable, "quick_create": spec.mandatory},
    }
