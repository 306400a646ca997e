"""Items as XML and as drafts (see `mapping.ews.schema`), both ways. Nothing is interpreted, nothing is lost:
a text stays the text it was, and a member that nobody knows stays in the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crmsync.connect.ews.wire import Element, element, local, t
from crmsync.mapping.ews.schema import (
    ELEMENTS,
    EXTENDED,
    MEMBERS,
    Draft,
    Edits,
    Form,
    Path,
    Uri,
    extended_uri,
    member_of,
    property_id,
    uri_of,
)
from crmsync.model.kinds import Kind

_FORMS = {member.name: member.form for members in MEMBERS.values() for member in members}
_PROPERTY = "ExtendedProperty"
_TEXT = "#text"
_CHILDREN = {Form.STRINGS: "String", Form.PEOPLE: "Attendee", Form.OCCURRENCES: "Occurrence"}
"""What the elements of a list are called."""


# ---- from XML


def draft_of(item: Element) -> Draft:
    """An item as a draft."""
    draft: Draft = {}
    for one in item:
        name = local(one)
        if name == _PROPERTY:
            draft.setdefault(EXTENDED, {}).update(_extended(one))
        else:
            draft[name] = _value(_FORMS.get(name, Form.STRUCTURE), one)
    return draft


def _value(form: Form, one: Element) -> Any:
    match form:
        case Form.TEXT | Form.STRUCTURE | Form.EXTENDED:
            return _structure(one)
        case Form.STRINGS:
            return [child.text or "" for child in one]
        case Form.INDEXED:
            return {key: held for key, child in _entries(one) if (held := _entry(child))}
        case Form.ADDRESSES:
            parts = (
                (key, {local(part): part.text for part in child if part.text}) for key, child in _entries(one)
            )
            return {key: held for key, held in parts if held}
        case Form.PEOPLE | Form.OCCURRENCES:
            return [_structure(child) for child in one]


def _entries(one: Element) -> Iterator[tuple[str, Element]]:
    return ((str(child.get("Key") or ""), child) for child in one)


def _entry(child: Element) -> Any:
    """An entry's text; with its attributes where it is an address of another system than Internet mail."""
    routing = child.get("RoutingType")
    if child.text and routing and routing.upper() != "SMTP":
        told = {name: value for name, value in _attributes(child).items() if name != "@Key"}
        return {**told, _TEXT: child.text}
    return child.text


def _structure(one: Element) -> Any:
    """Text, or attributes, children and text by name; children that repeat are lists."""
    if not one.attrib and not len(one):
        return one.text or ""
    found: dict[str, Any] = {**_attributes(one)}
    for child in one:
        name, held = local(child), _structure(child)
        if name not in found:
            found[name] = held
        elif isinstance(found[name], list):
            found[name].append(held)
        else:
            found[name] = [found[name], held]
    if one.text and not len(one):
        found[_TEXT] = one.text
    return found


def _attributes(one: Element) -> dict[str, str]:
    return {f"@{name!s}": str(value) for name, value in one.attrib.items()}


def _extended(one: Element) -> dict[str, Any]:
    """Property id → text, or list of texts."""
    uri = one.find(t("ExtendedFieldURI"))
    if uri is None:
        return {}
    name = property_id({str(key): str(value) for key, value in uri.attrib.items()})
    several = one.find(t("Values"))
    if several is not None:
        return {name: [child.text or "" for child in several]}
    return {name: one.findtext(t("Value")) or ""}


# ---- to XML


def element_of(kind: Kind, draft: Mapping[str, Any]) -> Element:
    """The element of a new item. Raises KeyError for a member that the schema of crmsync does not know."""
    for name in draft:
        member_of(kind, name)
    made = element(f"t:{ELEMENTS[kind]}")
    for member in MEMBERS[kind]:
        if member.name in draft:
            made.extend(_elements(member.name, draft[member.name]))
    return made


def updates_of(kind: Kind, edits: Edits) -> Iterator[Element]:
    """What an UpdateItem request says of these edits."""
    for path, value in edits.items():
        uri = uri_element(kind, path)
        if value is None:
            yield element("t:DeleteItemField", uri)
            continue
        held = value
        for key in reversed(path[1:]):
            held = {key: held}
        yield element("t:SetItemField", uri, element(f"t:{ELEMENTS[kind]}", *_elements(path[0], held)))


def uri_element(kind: Kind, path: Path) -> Element:
    """How a request names what an edit is about."""
    return property_element(path[1]) if path[0] == EXTENDED else field_element(uri_of(kind, path))


def field_element(uri: Uri) -> Element:
    """FieldURI or IndexedFieldURI."""
    if uri.index:
        return element("t:IndexedFieldURI", FieldURI=uri.uri, FieldIndex=uri.index)
    return element("t:FieldURI", FieldURI=uri.uri)


def property_element(name: str) -> Element:
    """ExtendedFieldURI of a property id."""
    return element("t:ExtendedFieldURI", **extended_uri(name))


def _elements(name: str, value: Any) -> Iterable[Element]:
    """The elements of a member: one, or one for each extended property."""
    match _FORMS[name]:
        case Form.EXTENDED:
            return [_property(one, held) for one, held in value.items()]
        case Form.INDEXED:
            return [element(f"t:{name}", *(_as_entry(key, held) for key, held in value.items()))]
        case Form.ADDRESSES:
            return [element(f"t:{name}", *(_as_entry(key, held) for key, held in value.items()))]
        case Form.STRINGS | Form.PEOPLE | Form.OCCURRENCES as form:
            return [element(f"t:{name}", *(_as_structure(_CHILDREN[form], one) for one in value))]
        case Form.TEXT | Form.STRUCTURE:
            return [_as_structure(name, value)]


def _as_entry(key: str, held: Any) -> Element:
    made = _as_structure("Entry", held)
    made.set("Key", key)
    return made


def _as_structure(name: str, held: Any) -> Element:
    if not isinstance(held, Mapping):
        return element(f"t:{name}", text=str(held))
    attributes = {key[1:]: str(value) for key, value in held.items() if key.startswith("@")}
    made = element(f"t:{name}", text=held.get(_TEXT), **attributes)
    for key, value in held.items():
        if not key.startswith(("@", "#")):
            made.extend(_as_structure(key, one) for one in (value if isinstance(value, list) else [value]))
    return made


def _property(name: str, held: Any) -> Element:
    uri = property_element(name)
    if isinstance(held, list):
        several = (element("t:Value", text=str(one)) for one in held)
        return element("t:ExtendedProperty", uri, element("t:Values", *several))
    return element("t:ExtendedProperty", uri, element("t:Value", text=str(held)))
