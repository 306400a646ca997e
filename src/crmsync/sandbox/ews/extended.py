"""Extended (MAPI) properties on the wire, and the one spelling under which an item keeps each of them.

`String {guid} Name x`, `Integer {guid} Id 0x804f` or `String 0x3a45`. Pure.
Source: "ExtendedFieldURI", EWS reference for Exchange.
"""

from __future__ import annotations

import re

from crmsync.sandbox.ews.errors import schema_fault
from crmsync.sandbox.ews.xml import Element, child, children, copied, element, local_name, t

EXTENDED = "extended"
"""The FieldURI that stands for all extended properties."""

_SETS = {
    "Address": "00062004-0000-0000-c000-000000000046",
    "Appointment": "00062002-0000-0000-c000-000000000046",
    "CalendarAssistant": "11000e07-b51b-40d6-af21-caa85edab1d0",
    "Common": "00062008-0000-0000-c000-000000000046",
    "InternetHeaders": "00020386-0000-0000-c000-000000000046",
    "Meeting": "6ed8da90-450b-101b-98da-00aa003f1305",
    "PublicStrings": "00020329-0000-0000-c000-000000000046",
    "Sharing": "00062040-0000-0000-c000-000000000046",
    "Task": "00062003-0000-0000-c000-000000000046",
    "UnifiedMessaging": "4442858e-a9e3-4e80-b900-317a210cc15b",
}
_SET_NAMES = {guid: name for name, guid in _SETS.items()}
_TYPES = frozenset(
    base + array
    for base in (
        "ApplicationTime", "Binary", "CLSID", "Currency", "Double", "Float", "Integer", "Long", "Short",
        "String", "SystemTime",
    )
    for array in ("", "Array")
) | {"Boolean"}  # fmt: skip
_SPELLED = re.compile(
    r"(?P<type>\w+) (?:\{(?P<set>[0-9a-fA-F-]{36})\} (?:Name (?P<name>.+)|Id (?P<id>0x[0-9a-fA-F]+))"
    r"|(?P<tag>0x[0-9a-fA-F]+))"
)


def spelling(uri: Element) -> str:
    """The one spelling of an ExtendedFieldURI. Raises SoapFault when it is none."""
    kind = uri.get("PropertyType", "")
    if kind not in _TYPES:
        raise schema_fault(f"The 'PropertyType' attribute is invalid - The value '{kind}' is invalid.")
    tag, name, number = uri.get("PropertyTag"), uri.get("PropertyName"), uri.get("PropertyId")
    property_set = uri.get("PropertySetId") or _SETS.get(uri.get("DistinguishedPropertySetId", ""), "")
    if tag is not None:
        return f"{kind} 0x{_number(tag):x}"
    if not property_set or (name is None) == (number is None):
        raise schema_fault("The 'ExtendedFieldURI' element names no property.")
    named = f"Name {name}" if number is None else f"Id 0x{_number(number):x}"
    return f"{kind} {{{property_set.lower()}}} {named}"


def folded(spelled: str) -> str:
    """The one spelling of a property that somebody spelled in another way. Raises ValueError for nonsense."""
    found = _SPELLED.fullmatch(spelled)
    if found is None:
        raise ValueError(f"“{spelled}” names no extended property")
    if found["tag"] is not None:
        return f"{found['type']} 0x{int(found['tag'], 16):x}"
    named = f"Name {found['name']}" if found["name"] is not None else f"Id 0x{int(found['id'], 16):x}"
    return f"{found['type']} {{{found['set'].lower()}}} {named}"


def field_uri(spelled: str) -> Element:
    """The ExtendedFieldURI of a property, as Exchange answers it: its own name for a set that has one."""
    found = _SPELLED.fullmatch(spelled)
    if found is None:
        raise ValueError(f"“{spelled}” names no extended property")
    attributes: dict[str, str] = {}
    if found["tag"] is not None:
        attributes["PropertyTag"] = found["tag"]
    else:
        known = _SET_NAMES.get(found["set"])
        attributes["PropertySetId" if known is None else "DistinguishedPropertySetId"] = known or found["set"]
        if found["name"] is not None:
            attributes["PropertyName"] = found["name"]
        else:
            attributes["PropertyId"] = str(int(found["id"], 16))
    return element(t("ExtendedFieldURI"), None, **attributes, PropertyType=found["type"])


def property_value(node: Element) -> tuple[str, Element | None]:
    """The spelling and the value (`Value` or `Values`) of an ExtendedProperty."""
    uri = child(node, "ExtendedFieldURI")
    if uri is None:
        raise schema_fault("The element 'ExtendedProperty' has incomplete content.")
    values = [held for held in children(node) if local_name(held) in ("Value", "Values")]
    return spelling(uri), copied(values[0]) if values else None


def extended_property(spelled: str, value: Element) -> Element:
    """The ExtendedProperty that says so."""
    return element(t("ExtendedProperty"), None, field_uri(spelled), copied(value))


def _number(text: str) -> int:
    try:
        return int(text, 16 if text.casefold().startswith("0x") else 10)
    except ValueError as problem:
        raise schema_fault(f"The value '{text}' is no number.") from problem
