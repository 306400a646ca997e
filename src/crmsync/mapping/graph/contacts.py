"""Contacts ↔ Graph's `contact`: names, mail addresses, phones, addresses, and what follows them. Pure.

Fax, other phone and assistant's phone are no members of v1.0's contact: they are extended properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.extended import (
    ANNIVERSARY,
    ASSISTANT_PHONE,
    BUSINESS_FAX,
    MAIL_PLACES,
    OTHER_PHONE,
    SENSITIVITY,
    user_field,
)
from crmsync.mapping.graph.resource import (
    ExtendedField,
    FirstField,
    GraphMapper,
    Resource,
    extended,
    put_extended,
)
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.names import Names
from crmsync.mapping.outlook.days import BirthdayField, birthday_of, fit_anniversary
from crmsync.mapping.outlook.naming import NAME_FIELDS, NameField, Naming
from crmsync.mapping.outlook.native import (
    Canonical,
    MemberField,
    OutlookOptions,
    Plain,
    WordsField,
    member,
    objects,
    text_of,
)
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Value, line, text

_NAME_MEMBERS = {
    "family": "surname",
    "given": "givenName",
    "middle": "middleName",
    "prefix": "title",
    "suffix": "generation",
}
_MAILS = "emailAddresses"
_PLACES = (1, 2, 3)
_ADDRESS_PARTS: tuple[tuple[str, str, Canonical], ...] = (
    ("street", "street", text),
    ("city", "city", line),
    ("state", "state", line),
    ("postal_code", "postalCode", line),
    ("country", "countryOrRegion", line),
)
_WORK = ("businessAddress",)
_OTHER = ("homeAddress", "otherAddress")
_ANNIVERSARY = "anniversary"
"""What a person calls the field in the mapping."""
_PRIVATE = frozenset({"1", "2", "3"})


_RESTORED = frozenset(
    {"children", "imAddresses", "initials", "manager", "nickName", "officeLocation", "profession"}
    | {"spouseName", "yomiCompanyName", "yomiGivenName", "yomiSurname"}
)


class _GraphNaming(Naming):
    company = "companyName"
    display = "displayName"
    filed = "fileAs"

    def written(self, native: Resource) -> Names:
        return Names(**{part: line(text_of(native.get(name))) for part, name in _NAME_MEMBERS.items()})

    def put(self, native: Resource, wanted: Names) -> None:
        for part, name in _NAME_MEMBERS.items():
            now: str | None = getattr(wanted, part)
            if line(text_of(native.get(name))) != now:
                native[name] = now

    def addresses(self, native: Resource) -> Iterator[str]:
        for _, entry in sorted(_mails(native).items()):
            yield str(line(text_of(entry.get("address"))))


NAMING = _GraphNaming()


@frozen
class MailField(Plain):
    """One of three mail addresses. place: 1, 2 or 3.

    The service keeps a list without gaps. Where a place before another one is empty, an extended property
    says which places are meant; it counts as long as it fits the list.
    """

    place: int

    @property
    def extended(self) -> tuple[str, ...]:
        """See `GraphMapper`."""
        return (MAIL_PLACES,)

    def read(self, native: Resource) -> Value | None:
        return line(text_of(_mails(native).get(self.place, {}).get("address")))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        places = dict(_mails(native))
        if value is None:
            del places[self.place]
        else:
            places[self.place] = _renamed(places.get(self.place), str(value))
        filled = sorted(places)
        native[_MAILS] = [places[place] for place in filled]
        spelled = None if filled == [*_PLACES][: len(filled)] else ",".join(map(str, filled))
        if extended(native, MAIL_PLACES) != spelled:
            put_extended(native, MAIL_PLACES, spelled)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


@frozen
class AddressPart(Plain):
    """One part of an address. places: the members that may hold it; the first that holds anything does."""

    places: tuple[str, ...]
    part: str
    canonical: Canonical

    def read(self, native: Resource) -> Value | None:
        return self.canonical(text_of(member(native, self._place(native)).get(self.part)))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        place = self._place(native)
        held = member(native, place)
        parts = {name: held.get(name) for _, name, _ in _ADDRESS_PARTS}
        native[place] = {**held, **parts, self.part: value}

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))

    def _place(self, native: Resource) -> str:
        return next((place for place in self.places if member(native, place)), self.places[0])


@frozen
class AnniversaryField(Plain):
    """The wedding anniversary, a day in an extended property, as the text of a custom field."""

    @property
    def extended(self) -> tuple[str, ...]:
        """See `GraphMapper`."""
        return (ANNIVERSARY,)

    def read(self, native: Resource) -> Value | None:
        day = birthday_of(extended(native, ANNIVERSARY))
        return None if day is None else day.isoformat()

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            put_extended(native, ANNIVERSARY, None if value is None else f"{value}T00:00:00Z")

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_anniversary(value)


class ContactTable(GraphTable):
    """The contacts table; what Outlook shows and files a person under follows the names it was made of."""

    restored = _RESTORED

    def write(self, native: Resource, changes: Changes) -> None:
        """See `FieldTable.write`."""
        with NAMING.following(native, changes):
            super().write(native, changes)

    def traits(self, native: Resource) -> frozenset[Trait]:
        """Is it private?"""
        return frozenset({Trait.PRIVATE}) if extended(native, SENSITIVITY) in _PRIVATE else frozenset()


def contact_table(options: OutlookOptions) -> ContactTable:
    """The contacts table. Raises ValueError for a custom field that Outlook cannot have."""
    table = ContactTable(Kind.CONTACTS, _mappers(options))
    table.extended = (*table.extended, SENSITIVITY)
    return table


def opened(resource: Mapping[str, Any]) -> Resource:
    """A contact as the service gave it, ready to be read: an address without a part in it is none."""
    found = dict(resource)
    for place in (*_WORK, *_OTHER):
        held = member(resource, place)
        if held:
            found[place] = {name: value for name, value in held.items() if value not in (None, "")}
    return found


def _mappers(options: OutlookOptions) -> Iterator[GraphMapper]:
    for name, part in NAME_FIELDS.items():
        yield NameField(name, part, NAMING)
    yield MemberField("company", "companyName")
    yield MemberField("department", "department")
    yield MemberField("title", "jobTitle")
    for place in _PLACES:
        yield MailField(f"email_{place}", place)
    yield FirstField("work_phone", "businessPhones")
    yield MemberField("mobile_phone", "mobilePhone")
    yield FirstField("home_phone", "homePhones")
    yield ExtendedField("other_phone", OTHER_PHONE)
    yield ExtendedField("fax", BUSINESS_FAX)
    yield ExtendedField("assistant_phone", ASSISTANT_PHONE)
    yield MemberField("assistant", "assistantName")
    yield MemberField("website", "businessHomePage")
    for address, places in (("work", _WORK), ("other", _OTHER)):
        for part, name, canonical in _ADDRESS_PARTS:
            yield AddressPart(f"{address}_{part}", places, name, canonical)
    yield BirthdayField("birthday", "birthday")
    yield MemberField("notes", "personalNotes", text)
    yield WordsField("categories", "categories")
    for name, native in options.custom.items():
        if native.strip().casefold() == _ANNIVERSARY:
            yield AnniversaryField(name)
        else:
            yield ExtendedField(name, user_field(native), text)


def _mails(native: Resource) -> dict[int, dict[str, Any]]:
    """The entries by their place."""
    entries = [entry for entry in objects(native, _MAILS) if line(text_of(entry.get("address")))]
    told = [int(one) for one in (extended(native, MAIL_PLACES) or "").split(",") if one in "123" and one]
    fits = len(told) == len(entries) and told == sorted(set(told))
    return dict(zip(told if fits else _PLACES, entries, strict=False))


def _renamed(held: dict[str, Any] | None, address: str) -> dict[str, Any]:
    """An entry with another address; a name that only repeated the old one goes with it."""
    name = text_of((held or {}).get("name"))
    kept = name if held is not None and name and name != held.get("address") else address
    return {"address": address, "name": kept}
