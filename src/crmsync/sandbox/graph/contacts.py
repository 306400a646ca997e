"""Contacts and contact folders: their properties, what Exchange makes of them, and how they are shown.

Rules: Graph v1.0 "contact resource type"; [MS-OXOCNTC] for how many of each an item holds.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from crmsync.sandbox.graph.behaviour import Taken
from crmsync.sandbox.graph.errors import invalid_argument
from crmsync.sandbox.graph.properties import MULTIPLE, SINGLE, Extended, shown_extended, write_extended
from crmsync.sandbox.graph.schema import Complex, Edm, EntityType, JsonObject, Many, timestamp
from crmsync.sandbox.graph.store import Folder, Item, Kind, Store
from crmsync.sandbox.outlook.bodies import carriage_returns

EXTENDED_PROPERTY = Complex("singleValueLegacyExtendedProperty", {"id": Edm.STRING, "value": Edm.STRING})
MULTIPLE_PROPERTY = Complex("multiValueLegacyExtendedProperty", {"id": Edm.STRING, "value": Many(Edm.STRING)})
ADDRESS = Complex(
    "physicalAddress",
    dict.fromkeys(("street", "city", "state", "countryOrRegion", "postalCode"), Edm.STRING),
)
EMAIL = Complex("emailAddress", {"name": Edm.STRING, "address": Edm.STRING})
OUTLOOK_ITEM = frozenset({"id", "changeKey", "createdDateTime", "lastModifiedDateTime"})

_LINES = (
    "assistantName", "businessHomePage", "companyName", "department", "displayName", "fileAs", "generation",
    "givenName", "initials", "jobTitle", "manager", "middleName", "mobilePhone", "nickName", "officeLocation",
    "personalNotes", "profession", "spouseName", "surname", "title", "yomiCompanyName", "yomiGivenName",
    "yomiSurname",
)  # fmt: skip
_LISTS = ("businessPhones", "categories", "children", "homePhones", "imAddresses")
_ADDRESSES = ("businessAddress", "homeAddress", "otherAddress")
RANKED = ("primaryEmailAddress", "secondaryEmailAddress", "tertiaryEmailAddress")
"""The three places that `emailAddresses` lists without its gaps."""
_MOST = {"emailAddresses": 3, "businessPhones": 2, "homePhones": 2, "imAddresses": 3}
"""So many of each has an Exchange contact ([MS-OXOCNTC] 2.2.1.2, 2.2.1.4)."""

CONTACT = EntityType(
    "contact",
    {
        **dict.fromkeys(_LINES, Edm.STRING),
        **dict.fromkeys(_LISTS, Many(Edm.STRING)),
        **dict.fromkeys(_ADDRESSES, ADDRESS),
        "birthday": Edm.TIMESTAMP,
        "emailAddresses": Many(EMAIL),
        **dict.fromkeys(RANKED, EMAIL),
        SINGLE: Many(EXTENDED_PROPERTY),
        MULTIPLE: Many(MULTIPLE_PROPERTY),
    },
    OUTLOOK_ITEM | {"parentFolderId", "photo"},
    frozenset({SINGLE, MULTIPLE, "photo", *RANKED}),
)
CONTACT_FOLDER = EntityType("contactFolder", {"displayName": Edm.STRING}, frozenset({"id", "parentFolderId"}))


class Contacts:
    """What contacts are in a mailbox."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, folder: Folder, body: JsonObject) -> Item:
        """A new contact. Raises GraphError when the body cannot be one."""
        taken = self._taken(CONTACT.read(body))
        taken.setdefault("displayName", _full_name(taken))
        taken.setdefault("fileAs", _filed_as(taken))
        data, extended = self._merged({}, {}, taken)
        return self._store.add(Kind.CONTACTS, folder, data, extended)

    def update(self, item: Item, body: JsonObject) -> None:
        """Change what `body` names. Raises GraphError and changes nothing when it cannot be."""
        data, extended = self._merged(item.data, item.extended, self._taken(CONTACT.read(body)))
        changed = (data, extended) != (item.data, item.extended)
        item.data, item.extended = data, extended
        if changed or self._store.behaviour.unchanged_patch_moves_version:
            self._store.touch(item)

    def show(self, item: Item, *, immutable: bool) -> JsonObject:
        """The whole contact."""
        store, data = self._store, item.data
        key = store.change_key(item.version)
        single, multiple = shown_extended(item.extended)
        return {
            "@odata.etag": f'W/"{key}"',
            "id": store.item_id(item, immutable=immutable),
            "createdDateTime": timestamp(item.created),
            "lastModifiedDateTime": timestamp(item.modified),
            "changeKey": key,
            "parentFolderId": store.folder_id(item.folder),
            "birthday": data.get("birthday"),
            **{name: data.get(name) for name in _LINES},
            **{name: list(data.get(name) or ()) for name in _LISTS},
            **{name: dict(data.get(name) or {}) for name in _ADDRESSES},
            "emailAddresses": [dict(mail) for mail in _mails(data)],
            **{rank: data.get(rank) for rank in RANKED},
            SINGLE: single,
            MULTIPLE: multiple,
        }

    def _taken(self, body: JsonObject) -> JsonObject:
        """`body` as Exchange keeps it."""
        surplus = self._store.behaviour.surplus_values
        for name, most in _MOST.items():
            values = body.get(name)
            if values is not None and len(values) > most and surplus is not Taken.ACCEPTED:
                if surplus is Taken.REFUSED:
                    raise invalid_argument(f"The contact cannot hold more than {most} {name}.")
                body[name] = values[:most]
        if body.get("birthday") and self._store.behaviour.birthday_at_noon:
            body["birthday"] = f"{body['birthday'][:10]}T11:59:00Z"
        if body.get("personalNotes"):
            body["personalNotes"] = carriage_returns(body["personalNotes"])
        if "emailAddresses" in body:
            listed = [mail for mail in body.pop("emailAddresses") if mail.get("address")]
            places = {**dict.fromkeys(RANKED), **dict(zip(_places(), listed, strict=False))}
            body = {**places, **body}
        for place in (name for name in body if name.endswith("EmailAddress")):
            mail = body[place]
            if mail is not None:
                body[place] = {**mail, "name": mail.get("name") or mail.get("address")}
        return body

    def _merged(
        self, before: JsonObject, extended_before: Extended, taken: JsonObject
    ) -> tuple[JsonObject, Extended]:
        relisted = taken.keys() >= set(RANKED)
        data = {name: value for name, value in before.items() if not (relisted and _is_surplus(name))}
        extended = dict(extended_before)
        write_extended(extended, taken)
        for name, value in taken.items():
            if name not in (SINGLE, MULTIPLE):
                data[name] = self._structure(data.get(name), value) if name in _ADDRESSES else value
        return data, extended

    def _structure(self, before: Any, value: JsonObject | None) -> JsonObject:
        whole = {**(before or {}), **(value or {})} if self._store.behaviour.patch_merges_complex else value
        return {name: part for name, part in (whole or {}).items() if part}


def _full_name(contact: JsonObject) -> str:
    names = [contact.get(name) for name in ("givenName", "middleName", "surname", "generation")]
    return (
        " ".join(name for name in names if name)
        or contact.get("companyName")
        or next((mail["address"] for mail in _mails(contact)), "")
    )


def _places() -> Iterator[str]:
    """Where mail addresses are kept: the three places of Exchange, and more when the switch lets them in."""
    yield from RANKED
    yield from (f"{number}.EmailAddress" for number in itertools.count(4))


def _is_surplus(place: str) -> bool:
    return place.endswith(".EmailAddress")


def _mails(data: JsonObject) -> list[JsonObject]:
    """The mail addresses without the gaps between them."""
    surplus = sorted((name for name in data if _is_surplus(name)), key=lambda name: int(name.split(".")[0]))
    return [data[name] for name in (*RANKED, *surplus) if data.get(name)]


def _filed_as(contact: JsonObject) -> str:
    last = contact.get("surname")
    first = " ".join(name for name in (contact.get("givenName"), contact.get("middleName")) if name)
    return ", ".join(part for part in (last, first) if part) or contact.get("displayName") or ""


def show_contact_folder(store: Store, folder: Folder) -> JsonObject:
    """A contact folder as Graph shows it."""
    parent = store.root_id if folder.parent is None else store.folder_id(folder.parent)
    return {"id": store.folder_id(folder.key), "parentFolderId": parent, "displayName": folder.name}
