"""Extended properties: MAPI properties by tag or by name, written and read through Graph.

The form of their ids: "Outlook extended properties overview", tables "Valid formats". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.graph.errors import invalid_argument
from crmsync.sandbox.graph.schema import JsonObject

SINGLE = "singleValueExtendedProperties"
MULTIPLE = "multiValueExtendedProperties"

_TYPES = (
    "ApplicationTime", "Binary", "Boolean", "CLSID", "Currency", "Double", "Error", "Float", "Integer",
    "Long", "Null", "Object", "Short", "String", "SystemTime",
)  # fmt: skip
_TYPE_NAMES = {name.casefold(): name for name in _TYPES} | {
    f"{name}Array".casefold(): f"{name}Array" for name in _TYPES
}
_TAG = re.compile(r"(\w+)\s+0x([0-9a-f]{1,4})", re.IGNORECASE)
_NAMED = re.compile(
    r"(\w+)\s+\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?\s+(name|id)\s+(\S.*)",
    re.IGNORECASE,
)


def property_id(text: str) -> str | None:
    """The id as the service gives it back (`String {guid} Name X`, `String 0x3a24`), None when it is none."""
    if (tag := _TAG.fullmatch(text.strip())) is not None:
        kind = _TYPE_NAMES.get(tag[1].casefold())
        return None if kind is None else f"{kind} 0x{int(tag[2], 16):x}"
    if (named := _NAMED.fullmatch(text.strip())) is not None:
        kind = _TYPE_NAMES.get(named[1].casefold())
        if kind is None:
            return None
        if named[3].casefold() == "name":
            return f"{kind} {{{named[2].lower()}}} Name {named[4]}"
        return f"{kind} {{{named[2].lower()}}} Id {named[4].lower()}"
    return None


Extended = dict[str, str | list[str]]
"""Values by normalised id."""


def write_extended(extended: Extended, body: Mapping[str, Any]) -> None:
    """Take the extended properties of a request body over into `extended`; a null or empty value removes
    one.

    Raises GraphError for an id or value that is none.
    """
    for entry in body.get(SINGLE) or ():
        name = _id_of(entry)
        value = entry.get("value")
        if name.split(" ", 1)[0].endswith("Array") or not isinstance(value, str | None):
            raise invalid_argument(f"The extended property '{name}' takes one text.")
        _keep(extended, name, value)
    for entry in body.get(MULTIPLE) or ():
        name = _id_of(entry)
        values = entry.get("value")
        if not name.split(" ", 1)[0].endswith("Array") or not isinstance(values, list | None):
            raise invalid_argument(f"The extended property '{name}' takes a list of texts.")
        _keep(extended, name, None if values is None else [str(value) for value in values])


def _id_of(entry: JsonObject) -> str:
    name = property_id(str(entry.get("id", "")))
    if name is None:
        raise invalid_argument(f"The extended property id '{entry.get('id')}' is not valid.")
    return name


def _keep(extended: Extended, name: str, value: str | list[str] | None) -> None:
    if value is None or value == "":
        # An empty text is no property: MAPI has no empty strings in a store.
        extended.pop(name, None)
    else:
        extended[name] = value


def shown_extended(extended: Extended) -> tuple[list[JsonObject], list[JsonObject]]:
    """All single and all multiple values, as Graph shows them."""
    single: list[JsonObject] = []
    multiple: list[JsonObject] = []
    for name, value in extended.items():
        (single if isinstance(value, str) else multiple).append({"id": name, "value": value})
    return single, multiple
