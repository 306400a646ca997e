"""Contacts ↔ Graph's `contact`: names, mail addresses, phones, addresses, and what follows them. Pure.

Fax, other phone and assistant's phone are no members of v1.0's contact: they are extended properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
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
    Canonical,
    ExtendedField,
    FirstField,
    GraphMapper,
    GraphOptions,
    MemberField,
    Plain,
    Resource,
    WordsField,
    extended,
    member,
    objects,
    put_extended,
    text_of,
)
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.names import FILED_UNDER, PATTERNS, Names, names_in, pattern_of
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
_NAME_FIELDS = {
    "salutation": "prefix",
    "given_name": "given",
    "middle_name": "middle",
    "family_name": "family",
    "suffix": "suffix",
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
_NO_YEAR = 1604
"""Outlook's year of a birthday without one."""
_NOON = "T11:59:00Z"
"""The time of day of a birthday ([MS-OXOCNTC] 2.2.1.5.1)."""
_HALF_A_DAY = timedelta(hours=12)
_PRIVATE = frozenset({"1", "2", "3"})


_RESTORED = frozenset(
    {"children", "imAddresses", "initials", "manager", "nickName", "officeLocation", "profession"}
    | {"spouseName", "yomiCompanyName", "yomiGivenName", "yomiSurname"}
)


@frozen
class NameField(Plain):
    """One part of the name. part: its name in `Names`."""

    part: str

    def read(self, native: Resource) -> Value | None:
        value: str | None = getattr(names(native), self.part)
        return value

    def write(self, native: Resource, value: Value | None) -> None:
        before = names(native)
        wanted = replace(before, **{self.part: None if value is None else str(value)})
        if wanted == before:
            return
        if not wanted and not _written_names(native):
            native["displayName"] = None
        _write_names(native, wanted)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


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
class BirthdayField(Plain):
    """`birthday`: a moment that stands for a day. Some programs give the beginning of the day in their own
    zone, so the nearest midnight counts. A birthday without its year is none here, and stays.
    """

    def read(self, native: Resource) -> Value | None:
        return _birthday(native.get("birthday"))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native["birthday"] = value.isoformat() + _NOON if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        day = value.date() if isinstance(value, datetime) else value
        if not isinstance(day, date):
            return Unfit("not a date")
        return Fit(day) if day.year > _NO_YEAR else Unfit(f"Outlook takes years after {_NO_YEAR} only")


@frozen
class AnniversaryField(Plain):
    """The wedding anniversary, a day in an extended property, as the text of a custom field."""

    @property
    def extended(self) -> tuple[str, ...]:
        """See `GraphMapper`."""
        return (ANNIVERSARY,)

    def read(self, native: Resource) -> Value | None:
        day = _birthday(extended(native, ANNIVERSARY))
        return None if day is None else day.isoformat()

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            put_extended(native, ANNIVERSARY, None if value is None else f"{value}T00:00:00Z")

    def fits(self, value: Value) -> Fit | Unfit:
        try:
            day = date.fromisoformat(str(value).strip())
        except ValueError:
            return Unfit("not a date written as 2026-12-31")
        return Fit(day.isoformat()) if day.year > _NO_YEAR else Unfit(f"Outlook takes years after {_NO_YEAR}")


class ContactTable(GraphTable):
    """The contacts table; what Outlook shows and files a person under follows the names it was made of."""

    restored = _RESTORED

    def write(self, native: Resource, changes: Changes) -> None:
        """See `FieldTable.write`."""
        before, new = _Face.of(native), "displayName" not in native
        if not before.names and changes.get("company") == line(text_of(native.get("displayName"))):
            # What only the display name says would not count as a person's name beside an equal company.
            _write_names(native, names(native))
        super().write(native, changes)
        after = _Face.of(native)
        if after != before:
            _follow(native, "displayName", before, after, PATTERNS[0])
            if new or line(text_of(native.get("fileAs"))):
                _follow(native, "fileAs", before, after, FILED_UNDER)

    def traits(self, native: Resource) -> frozenset[Trait]:
        """Is it private?"""
        return frozenset({Trait.PRIVATE}) if extended(native, SENSITIVITY) in _PRIVATE else frozenset()


def contact_table(options: GraphOptions) -> ContactTable:
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


def names(native: Resource) -> Names:
    """The names of a contact: its parts, else what its display name gives away."""
    held = _written_names(native)
    return held or names_in(line(text_of(native.get("displayName"))), _company(native))


def _mappers(options: GraphOptions) -> Iterator[GraphMapper]:
    for name, part in _NAME_FIELDS.items():
        yield NameField(name, part)
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
    yield BirthdayField("birthday")
    yield MemberField("notes", "personalNotes", text)
    yield WordsField("categories")
    for name, native in options.custom.items():
        if native.strip().casefold() == _ANNIVERSARY:
            yield AnniversaryField(name)
        else:
            yield ExtendedField(name, user_field(native), text)


@frozen
class _Face:
    """What a display name is made of. stand_in: what a contact without a name is called by."""

    names: Names
    company: str | None
    stand_in: str | None

    @classmethod
    def of(cls, native: Resource) -> _Face:
        entries = (entry for _, entry in sorted(_mails(native).items()))
        addresses = (str(line(text_of(entry.get("address")))) for entry in entries)
        company = _company(native)
        stand_in = company or next((address for address in addresses if "@" in address), None)
        return cls(_written_names(native), company, stand_in)


def _follow(native: Resource, name: str, before: _Face, after: _Face, usual: str) -> None:
    """Keep one display name in step; one that was not made of what is there stays."""
    shown = line(text_of(native.get(name)))
    if shown is None:
        wanted = after.names.display(usual) or after.stand_in
    elif shown == before.stand_in:
        wanted = after.stand_in if before.names else after.names.display(usual) or after.stand_in
    else:
        pattern = pattern_of(shown, before.names or names_in(shown, before.company))
        emptied = bool(before.names) and not after.names and bool(names_in(shown, after.company))
        if not emptied and (pattern is None or not (before.names or after.names)):
            return
        wanted = (after.names.display(pattern) if pattern else None) or after.stand_in
    if wanted != shown:
        native[name] = wanted


def _written_names(native: Resource) -> Names:
    return Names(**{part: line(text_of(native.get(name))) for part, name in _NAME_MEMBERS.items()})


def _write_names(native: Resource, wanted: Names) -> None:
    for part, name in _NAME_MEMBERS.items():
        now: str | None = getattr(wanted, part)
        if line(text_of(native.get(name))) != now:
            native[name] = now


def _company(native: Resource) -> str | None:
    return line(text_of(native.get("companyName")))


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


def _birthday(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        day = (aware.astimezone(UTC) + _HALF_A_DAY).date()
    except (ValueError, OverflowError):
        return None
    return None if day.year <= _NO_YEAR else day
