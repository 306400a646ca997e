"""Contacts ↔ vCard: one mapper per field, the table, and the traits. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from urllib.parse import unquote

from crmsync.formats.contentline import Property
from crmsync.formats.text import Escaping, sendable
from crmsync.formats.vcard import Card, Picture, read_date, read_picture, write_date, write_picture
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, FieldTable, Fit, TableOptions, Unfit
from crmsync.mapping.dav.contact_lines import (
    PHONE_FIELDS,
    address_lines,
    assistant_lines,
    mail_lines,
    named_lines,
    organisation_lines,
    phone_lines,
)
from crmsync.mapping.dav.contact_names import (
    NameField,
    company,
    display_name,
    follow_stand_in,
    names,
    write_names,
)
from crmsync.mapping.dav.slots import LineKind
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import PhotoToken, Value, line, text, words

Canonical = Callable[[str | None], str | None]

_ADDRESS_PARTS: tuple[tuple[str, int, Canonical], ...] = (
    ("street", 2, text),
    ("city", 3, line),
    ("state", 4, line),
    ("postal_code", 5, line),
    ("country", 6, line),
)
_NAME_PARTS = {
    "salutation": "prefix",
    "given_name": "given",
    "middle_name": "middle",
    "family_name": "family",
    "suffix": "suffix",
}
_TEL_URI = re.compile(r"(?:tel:\s*)+([^;]*)(.*)", re.IGNORECASE | re.DOTALL)
_EXTENSION = re.compile(r";ext=([^;]*)", re.IGNORECASE)
_MAILTO = re.compile(r"(?:mailto:\s*)+", re.IGNORECASE)
_PROPERTY_NAME = re.compile(r"[A-Za-z0-9-]+")
_TAKEN = re.compile(
    "ADR|BDAY|BEGIN|CATEGORIES|EMAIL|END|FN|KIND|N|NOTE|ORG|PHOTO|PRODID|REV|TEL|TITLE|UID|URL|VERSION"
)
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})


def phone_number(value: str | None) -> str | None:
    """Canonical spelling of a phone number: one line; of a `tel:` URI (RFC 3966) its number and extension."""
    number = line(value)
    uri = _TEL_URI.fullmatch(number) if number else None
    if uri is None:
        return number
    extension = _EXTENSION.search(uri[2])
    return phone_number(unquote(uri[1]) + (f" ext. {unquote(extension[1])}" if extension else ""))


def mail_address(value: str | None) -> str | None:
    """Canonical spelling of a mail address: one line, without `mailto:`."""
    address = line(value)
    scheme = _MAILTO.match(address) if address else None
    return line(address[scheme.end() :]) if address and scheme else address


@frozen
class LineField:
    """A field that one whole line holds.

    kind, place: which line. canonical: the canonical spelling of its text. escaping: of its text, where it
      is not the card's own.
    twins: lines of this kind with the same text say one thing twice (two producers' spellings) and
      change together.
    """

    name: str
    kind: LineKind[str]
    canonical: Canonical = line
    place: int = 1
    escaping: Escaping | None = None
    twins: bool = False

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        found = self.kind.found(native).get(self.place)
        return None if found is None else self.canonical(found[1])

    def write(self, native: Card, value: Value | None) -> None:
        found = self.kind.found(native)
        old = self.read(native)
        if old == value:
            return
        places = self.kind.places(native)
        same = {places[self.place]} if self.place in places else set()
        if self.twins and same:
            same |= {twin for twin, text in found.values() if self.canonical(text) == old}
        if value is None:
            for twin in same:
                native.remove(twin)
            wanted = {place: kept for place, kept in places.items() if kept not in same}
        else:
            taken = self.kind.take(native, self.place)
            for twin in same | {taken}:
                _write_text(native, twin, str(value), self.escaping)
            wanted = {**places, self.place: taken}
        self.kind.settle(native, wanted)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))


@frozen
class MailField(LineField):
    """A mail address; where it stands in for a missing name, the display name follows it."""

    def write(self, native: Card, value: Value | None) -> None:
        old = self.read(native)
        LineField.write(self, native, value)
        follow_stand_in(native, old if isinstance(old, str) else None)


@frozen
class PartField:
    """A field that one part of a structured line holds (ORG, ADR). A line whose last part goes, goes too."""

    name: str
    kind: LineKind[Sequence[str]]
    index: int
    canonical: Canonical = line

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        found = self.kind.found(native).get(1)
        return self.canonical(found[1][self.index]) if found and self.index < len(found[1]) else None

    def write(self, native: Card, value: Value | None) -> None:
        if self.read(native) == value:
            return
        places = self.kind.places(native)
        held = self.kind.take(native, 1)
        native.set_part(held, self.index, None if value is None else str(value))
        wanted = {**places, 1: held}
        if not native.has_parts(held):
            native.remove(held)
            del wanted[1]
        self.kind.settle(native, wanted)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))


@frozen
class CompanyField(PartField):
    """The company; where it stands in for a missing name, the display name follows it."""

    def write(self, native: Card, value: Value | None) -> None:
        old = company(native)
        if value == display_name(native) and (held := names(native)):
            # What only FN says would no longer count as a person's name beside an equal company.
            write_names(native, held)
        PartField.write(self, native, value)
        follow_stand_in(native, old)


@frozen
class BirthdayField:
    """BDAY. A day without its year is no birthday here, and stays until one with a year is written."""

    name: str = "birthday"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        return read_date(native.root.first("BDAY"))

    def write(self, native: Card, value: Value | None) -> None:
        held = native.root.first("BDAY")
        if read_date(held) == value:
            return
        if isinstance(value, date):
            write_date(native, held or native.add("BDAY"), value)
        elif held is not None:
            native.set_text("BDAY", None)

    def fits(self, value: Value) -> Fit | Unfit:
        if isinstance(value, datetime):
            return Fit(value.date())
        return Fit(value) if isinstance(value, date) else Unfit("not a date")


@frozen
class CategoriesField:
    """CATEGORIES, on one line or (as some servers rewrite it) on several."""

    name: str = "categories"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        lines = native.root.all("CATEGORIES")
        return words([entry for held in lines for entry in native.entries(held)])

    def write(self, native: Card, value: Value | None) -> None:
        if self.read(native) == value:
            return
        missing = dict.fromkeys(value) if isinstance(value, tuple) else {}
        wanted = set(missing)
        for held in native.root.all("CATEGORIES"):
            kept = [entry for entry in native.entries(held) if " ".join(entry.split()) in wanted]
            for entry in kept:
                missing.pop(" ".join(entry.split()), None)
            if kept:
                native.set_entries(held, kept)
            else:
                native.remove(held)
        if missing:
            held = native.root.first("CATEGORIES") or native.add("CATEGORIES")
            native.set_entries(held, [*native.entries(held), *(str(entry) for entry in missing)])

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of categories")
        return Fit(words(tuple(sendable(str(entry)) for entry in value)))


@frozen
class PhotoField:
    """PHOTO, told by a token. Its bytes travel apart: see `picture` and `set_photo`."""

    name: str = "photo"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        found = picture(native)
        if found is None:
            return None
        held = found.uri.encode() if found.data is None else found.data
        return PhotoToken(hashlib.sha256(held).hexdigest()[:32])

    def write(self, native: Card, value: Value | None) -> None:
        if self.read(native) == value:
            return
        if value is not None:
            raise ValueError("a photo is written with its bytes, by set_photo")
        set_photo(native, None)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(value) if isinstance(value, PhotoToken) else Unfit("not a photo")


def contact_table(options: TableOptions) -> FieldTable[Card]:
    """The contacts table. Raises ValueError for a custom field whose name no vCard property may have."""
    return FieldTable(Kind.CONTACTS, _mappers(options))


def traits(card: Card) -> frozenset[Trait]:
    """Is it a distribution list, is it private (CLASS, RFC 2426 §3.7.1)?"""
    found = set()
    if card.is_group:
        found.add(Trait.GROUP)
    if (card.text("CLASS") or "").strip().upper() in _PRIVATE:
        found.add(Trait.PRIVATE)
    return frozenset(found)


def picture(card: Card) -> Picture | None:
    """The photo: its bytes, or the URI where they lie."""
    found = (read_picture(photo) for photo in card.root.all("PHOTO"))
    return next((held for held in found if held is not None), None)


def set_photo(card: Card, data: bytes | None) -> None:
    """Replaces the photo, None removes it; equal bytes change nothing."""
    photos = card.root.all("PHOTO")
    if data is None:
        for photo in photos:
            card.remove(photo)
        return
    shown = next((photo for photo in photos if read_picture(photo) is not None), None)
    write_picture(card, shown or (photos[0] if photos else card.add("PHOTO")), data)


def _mappers(options: TableOptions) -> Iterator[FieldMapper[Card]]:
    for name, part in _NAME_PARTS.items():
        yield NameField(name, part)
    organisation = organisation_lines()
    yield CompanyField("company", organisation, 0)
    yield PartField("department", organisation, 1)
    yield LineField("title", named_lines("TITLE"))
    mails = mail_lines()
    for place in (1, 2, 3):
        yield MailField(f"email_{place}", mails, mail_address, place)
    for name in PHONE_FIELDS:
        yield LineField(name, phone_lines(name), phone_number)
    yield LineField("assistant", assistant_lines(), twins=True)
    yield LineField("website", named_lines("URL", Escaping.URI), escaping=Escaping.URI)
    for address in ("work", "other"):
        lines = address_lines(work=address == "work")
        for part, index, canonical in _ADDRESS_PARTS:
            yield PartField(f"{address}_{part}", lines, index, canonical)
    yield BirthdayField()
    yield LineField("notes", named_lines("NOTE"), text)
    yield CategoriesField()
    yield PhotoField()
    for name, native in options.custom.items():
        yield LineField(name, named_lines(_checked_property(name, native)), text)


def _checked_property(name: str, native: str) -> str:
    if not _PROPERTY_NAME.fullmatch(native):
        raise ValueError(f"{name}: “{native}” is not the name of a vCard property (letters, digits, hyphens)")
    if _TAKEN.fullmatch(native.upper()):
        raise ValueError(f"{name}: the vCard property {native.upper()} already belongs to another field")
    return native


def _write_text(card: Card, held: Property, value: str, escaping: Escaping | None) -> None:
    card.write(held, value, escaping)
    if escaping is not Escaping.URI and (held.parameter("VALUE") or "").upper() == "URI":
        held.set_parameter("VALUE")
