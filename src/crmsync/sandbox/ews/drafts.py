"""Items as plain JSON values, for people's hands and tests: members by the names of EWS's elements.

`{"GivenName": "Kim", "PhoneNumbers": {"HomePhone": "1"}, "Categories": ["a"]}`. Elements within elements are
dicts (`"@Name"`: an attribute, `"#text"`: text beside attributes) and lists of repeated ones. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from crmsync.sandbox.ews.extended import EXTENDED, folded
from crmsync.sandbox.ews.fields import Field, FieldTable, Form, Path
from crmsync.sandbox.ews.xml import Element, children, element, local_name, t, text_of

Draft: TypeAlias = dict[str, Any]

EXTENDED_MEMBER = "ExtendedProperties"


def values_of(table: FieldTable, draft: Mapping[str, Any]) -> Iterator[tuple[Path, Element | None]]:
    """The values of a draft by their paths; None for one that is to go. Raises LookupError for a member that
    such an item does not have.
    """
    for name, member in draft.items():
        if name == EXTENDED_MEMBER:
            for spelled, value in member.items():
                yield Path(EXTENDED, folded(spelled)), None if value is None else _value(value)
            continue
        field = table.named(name)
        if field is None:
            raise LookupError(name)
        yield from _paths(field, member)


def draft_of(table: FieldTable, item: Element, extended: Mapping[str, Element]) -> Draft:
    """The draft of an item's element, and of its extended properties by spelling."""
    draft: Draft = {}
    for held in children(item):
        field = table.named(local_name(held))
        if field is not None and field.form is not Form.EXTENDED:
            draft[field.name] = _plain(field, held)
    if extended:
        draft[EXTENDED_MEMBER] = {
            spelled: [text_of(part) for part in held] if len(held) else text_of(held)
            for spelled, held in extended.items()
        }
    return draft


def _paths(field: Field, member: Any) -> Iterator[tuple[Path, Element | None]]:
    match field.form:
        case Form.INDEXED:
            for key in field.choices if member is None else member:
                text = None if member is None else member[key]
                made = None if text is None else element(t("Entry"), str(text), Key=key)
                yield Path(field.uri, key), made
        case Form.ADDRESSES:
            for key in field.choices if member is None else member:
                address = dict.fromkeys(field.parts) if member is None or member[key] is None else member[key]
                for part, text in address.items():
                    made = None if text is None else element(t(part), str(text))
                    yield Path(f"{field.uri}:{part}", key), made
        case _:
            yield Path(field.uri), None if member is None else _element(field, field.name, member)


def _element(field: Field | None, name: str, member: Any) -> Element:
    made = element(t(name))
    match member:
        case Mapping():
            for key, held in member.items():
                if key == "#text":
                    made.text = str(held)
                elif key.startswith("@"):
                    made.set(key.removeprefix("@"), str(held))
                elif isinstance(held, list):
                    made.extend(_element(None, key, each) for each in held)
                elif held is not None:
                    made.append(_element(None, key, held))
        case list() | tuple():
            inner = "String" if field is None or field.form is Form.STRINGS else field.member
            made.extend(_element(None, inner, each) for each in member)
        case bool():
            made.text = str(member).lower()
        case _:
            made.text = str(member)
            if field is not None and field.form is Form.BODY:
                made.set("BodyType", "Text")
    return made


def _value(value: Any) -> Element:
    if isinstance(value, list):
        return element(t("Values"), None, *(element(t("Value"), str(each)) for each in value))
    return element(t("Value"), str(value).lower() if isinstance(value, bool) else str(value))


def _plain(field: Field, held: Element) -> Any:
    match field.form:
        case Form.INDEXED:
            return {entry.get("Key", ""): text_of(entry) for entry in held}
        case Form.ADDRESSES:
            return {
                entry.get("Key", ""): {local_name(part): text_of(part) for part in entry} for entry in held
            }
        case Form.STRINGS:
            return [text_of(each) for each in held]
        case Form.COMPLEX if field.member:
            return [_nested(each) for each in held]
        case _:
            return _nested(held)


def _nested(held: Element) -> Any:
    attributes = {"@" + str(name): str(text) for name, text in held.attrib.items()}
    if not len(held):
        text = text_of(held)
        return {**attributes, "#text": text} if attributes and text else attributes or text
    made: Draft = dict(attributes)
    for part in held:
        name, value = local_name(part), _nested(part)
        if name not in made:
            made[name] = value
        elif isinstance(made[name], list):
            made[name].append(value)
        else:
            made[name] = [made[name], value]
    return made
