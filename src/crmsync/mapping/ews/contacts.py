"""Contacts ↔ EWS's `Contact`: names, mail addresses, phones, addresses, and what follows them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.fields import (
    PRIVACIES,
    BodyField,
    EwsMapper,
    ExtendedField,
    IndexedField,
    extended,
    privacy_of,
    put,
    put_extended,
)
from crmsync.mapping.ews.oddities import is_moment, one_of
from crmsync.mapping.ews.schema import EXTENDED, Draft, Edits, Path
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.extended import ADDRESS_SET, DISPLAY_NAME_PREFIX, user_field
from crmsync.mapping.names import Names
from crmsync.mapping.outlook.days import NOON, BirthdayField, birthday_of, fit_anniversary
from crmsync.mapping.outlook.naming import NAME_FIELDS, NameField, Naming
from crmsync.mapping.outlook.native import (
    Canonical,
    MemberField,
    OutlookOptions,
    Plain,
    WordsField,
    member,
    text_of,
)
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Value, line, text

_NAME_MEMBERS = {"family": "Surname", "given": "GivenName", "middle": "MiddleName", "suffix": "Generation"}
_MAILS = "EmailAddresses"
_PHONES = {
    "work_phone": "BusinessPhone",
    "mobile_phone": "MobilePhone",
    "home_phone": "HomePhone",
    "other_phone": "OtherTelephone",
    "fax": "BusinessFax",
    "assistant_phone": "AssistantPhone",
}
_ADDRESSES = "PhysicalAddresses"
_ADDRESS_PARTS: tuple[tuple[str, str, Canonical], ...] = (
    ("street", "Street", text),
    ("city", "City", line),
    ("state", "State", line),
    ("country", "CountryOrRegion", line),
    ("postal_code", "PostalCode", line),
)
"""In the order of the schema, in which a new address must hold them."""
_WORK = ("Business",)
_OTHER = ("Home", "Other")
_REMAINS: Mapping[Path, tuple[str, ...]] = {
    **{
        (_MAILS, f"EmailAddress{place}"): tuple(
            f"{kind} {ADDRESS_SET} Id 0x80{place + 7:X}{part}"
            for kind, part in (("String", 0), ("String", 2), ("String", 3), ("String", 4), ("Binary", 5))
        )
        for place in (1, 2, 3)
    },
    ("Birthday",): (f"SystemTime {ADDRESS_SET} Id 0x80DE",),
    ("WeddingAnniversary",): (f"SystemTime {ADDRESS_SET} Id 0x80DF",),
}
"""What stays when only the member is removed, so that Outlook shows it still: display name, type, address,
original name and entry id of a mail address (Microsoft's "How to: Use extended properties to delete a
contact's email address"), and the day by the person's own clock."""
_ANNIVERSARY = "anniversary"
"""What a person calls the field in the mapping."""
_GROUP = "IPM.DISTLIST"


class _EwsNaming(Naming):
    company = "CompanyName"
    display = "DisplayName"
    filed = "FileAs"

    def written(self, native: Draft) -> Names:
        parts = {part: line(text_of(native.get(name))) for part, name in _NAME_MEMBERS.items()}
        return Names(**parts, prefix=line(extended(native, DISPLAY_NAME_PREFIX)))

    def put(self, native: Draft, wanted: Names) -> None:
        for part, name in _NAME_MEMBERS.items():
            now: str | None = getattr(wanted, part)
            if line(text_of(native.get(name))) != now:
                native[name] = now
        if line(extended(native, DISPLAY_NAME_PREFIX)) != wanted.prefix:
            put_extended(native, DISPLAY_NAME_PREFIX, wanted.prefix)

    def addresses(self, native: Draft) -> Iterator[str]:
        for _, held in sorted(member(native, _MAILS).items()):
            yield line(text_of(held)) or ""


NAMING = _EwsNaming()


@frozen
class AddressPart(Plain):
    """One part of an address. places: the keys that may hold it; the first that holds anything does."""

    places: tuple[str, ...]
    part: str
    canonical: Canonical

    def read(self, native: Draft) -> Value | None:
        return self.canonical(text_of(self._held(native, self._place(native)).get(self.part)))

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) == value:
            return
        place = self._place(native)
        # Emptied parts stay as such, or the next part would be written to another place.
        put(native, _ADDRESSES, place, {**self._held(native, place), self.part: value})

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))

    def _held(self, native: Draft, place: str) -> Mapping[str, Any]:
        return member(member(native, _ADDRESSES), place)

    def _place(self, native: Draft) -> str:
        return next((place for place in self.places if self._held(native, place)), self.places[0])


@frozen
class AnniversaryField(Plain):
    """The wedding anniversary, a day, as the text of a custom field."""

    def read(self, native: Draft) -> Value | None:
        day = birthday_of(native.get("WeddingAnniversary"))
        return None if day is None else day.isoformat()

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) != value:
            native["WeddingAnniversary"] = None if value is None else f"{value}{NOON}"

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_anniversary(value)


class ContactTable(EwsTable):
    """The contacts table; what Outlook shows and files a person under follows the names it was made of."""

    restored = frozenset(
        {"Children", "ImAddresses", "Initials", "Manager", "Nickname", "OfficeLocation", "Profession"}
        | {"SpouseName"}
    )
    checks = MappingProxyType(
        {
            "Sensitivity": one_of(("Normal", *PRIVACIES)),
            "Birthday": is_moment,
            "WeddingAnniversary": is_moment,
        }
    )

    def write(self, native: Draft, changes: Changes) -> None:
        """See `FieldTable.write`."""
        with NAMING.following(native, changes):
            super().write(native, changes)

    def accompanied(self, edits: Edits, draft: Mapping[str, Any]) -> Edits:
        """See `EwsTable.accompanied`: what goes with a member that is removed."""
        remains = (one for path, value in edits.items() if value is None for one in _REMAINS.get(path, ()))
        return {**edits, **{(EXTENDED, one): None for one in remains}}

    def traits(self, native: Draft) -> frozenset[Trait]:
        """Is it private, or no person at all?"""
        found = {Trait.PRIVATE} if privacy_of(native) is not None else set()
        if str(native.get("ItemClass")).upper().startswith(_GROUP):
            found.add(Trait.GROUP)
        return frozenset(found)


def contact_table(options: OutlookOptions) -> ContactTable:
    """The contacts table. Raises ValueError for a custom field that Outlook cannot have."""
    table = ContactTable(Kind.CONTACTS, _mappers(options))
    table.properties = (*table.properties, DISPLAY_NAME_PREFIX)
    return table


def _mappers(options: OutlookOptions) -> Iterator[EwsMapper]:
    for name, part in NAME_FIELDS.items():
        yield NameField(name, part, NAMING)
    yield MemberField("company", "CompanyName")
    yield MemberField("department", "Department")
    yield MemberField("title", "JobTitle")
    for place in (1, 2, 3):
        yield IndexedField(f"email_{place}", _MAILS, f"EmailAddress{place}")
    for name, key in _PHONES.items():
        yield IndexedField(name, "PhoneNumbers", key)
    yield MemberField("assistant", "AssistantName")
    yield MemberField("website", "BusinessHomePage")
    for address, places in (("work", _WORK), ("other", _OTHER)):
        for part, member_part, canonical in _ADDRESS_PARTS:
            yield AddressPart(f"{address}_{part}", places, member_part, canonical)
    yield BirthdayField("birthday", "Birthday")
    yield BodyField("notes")
    yield WordsField("categories", "Categories")
    for name, native in options.custom.items():
        if native.strip().casefold() == _ANNIVERSARY:
            yield AnniversaryField(name)
        else:
            yield ExtendedField(name, user_field(native), text)
