"""Mappers of members that every kind of EWS item may have, and its extended properties. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import FieldMapper, Fit, Unfit
from crmsync.mapping.ews.schema import EXTENDED, Draft
from crmsync.mapping.extended import same_property
from crmsync.mapping.html import plain
from crmsync.mapping.outlook.native import ExtendedText, MemberField, Plain, member, text_of
from crmsync.model.values import Privacy, Value, line, text

PRIVACIES = {
    "Personal": Privacy.PRIVATE,
    "Private": Privacy.PRIVATE,
    "Confidential": Privacy.CONFIDENTIAL,
}
"""`Sensitivity`; what is normal is nothing."""


MOST_CHARACTERS = 255
"""Of a subject."""


class EwsMapper(FieldMapper[Draft], Protocol):
    """A field mapper that also says which extended properties must be asked for."""

    @property
    def extended(self) -> tuple[str, ...]:
        """Their ids."""


@frozen
class SubjectField(MemberField):
    """`Subject`, of so many characters at most (page "Subject", EWS reference)."""

    def fits(self, value: Value) -> Fit | Unfit:
        fit = MemberField.fits(self, value)
        if isinstance(fit, Fit) and len(str(fit.value or "")) > MOST_CHARACTERS:
            return Unfit(f"longer than {MOST_CHARACTERS} characters")
        return fit


@frozen
class IndexedField(Plain):
    """A text that one key of a member holds (`PhoneNumbers`, `HomePhone`)."""

    member: str
    key: str

    def read(self, native: Draft) -> Value | None:
        return line(text_of(member(native, self.member).get(self.key)))

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) != value:
            put(native, self.member, self.key, value)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


@frozen
class ExtendedField(ExtendedText):
    """A text that an extended property holds."""

    def held(self, native: Draft) -> str | None:
        """See `ExtendedText.held`."""
        return extended(native, self.property_id)

    def put(self, native: Draft, value: str | None) -> None:
        """See `ExtendedText.put`."""
        put_extended(native, self.property_id, value)


@frozen
class BodyField(Plain):
    """`Body`. A formatted one is read as text, and becomes text when it is changed."""

    def read(self, native: Draft) -> Value | None:
        content = body_of(native)
        html = member(native, "Body").get("@BodyType") == "HTML"
        return text(plain(content) if html else content)

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) != value:
            native["Body"] = {"@BodyType": "Text", "#text": "" if value is None else str(value)}

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(text(sendable(str(value))))


def body_of(native: Mapping[str, Any]) -> str:
    """The body as it is held."""
    return text_of(native.get("Body")) or text_of(member(native, "Body").get("#text")) or ""


def privacy_of(native: Mapping[str, Any]) -> Privacy | None:
    """How private an item is; what is normal is nothing."""
    return PRIVACIES.get(str(native.get("Sensitivity")))


def is_true(value: object) -> bool:
    """Does a text say yes (xs:boolean)?"""
    return value in ("true", "1")


def spell_truth(value: bool) -> str:
    """As xs:boolean."""
    return "true" if value else "false"


def put(native: Draft, name: str, key: str, value: Any) -> None:
    """Set (or with `None` remove) one key of a member."""
    entries = {**member(native, name), key: value}
    native[name] = {one: held for one, held in entries.items() if held is not None}


# ---- extended properties


def extended(native: Mapping[str, Any], wanted: str) -> str | None:
    """The value of an extended property."""
    held = member(native, EXTENDED)
    found = held.get(wanted)
    if found is None:
        found = next((value for name, value in held.items() if same_property(name, wanted)), None)
    return text_of(found)


def put_extended(native: Draft, wanted: str, value: str | None) -> None:
    """Set (or with `None` remove) an extended property."""
    others = {
        name: held for name, held in member(native, EXTENDED).items() if not same_property(name, wanted)
    }
    native[EXTENDED] = others if value is None else {**others, wanted: value}
