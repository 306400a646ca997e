"""Contacts as EWS gives them, and what the service makes of an update."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from crmsync.mapping.ews.fields import put_extended
from crmsync.mapping.ews.schema import EXTENDED, Draft, Edits

OUTLOOK: Draft = {
    "ItemId": {"@Id": "AAkALg", "@ChangeKey": "EQAAABYAAAB"},
    "ParentFolderId": {"@Id": "AAMkAF", "@ChangeKey": "AQ"},
    "ItemClass": "IPM.Contact",
    "Subject": "Ada Byron",
    "Sensitivity": "Normal",
    "Body": {"@BodyType": "Text", "#text": "first\r\n\r\nsecond "},
    "Categories": ["Poets", "VIP"],
    "DateTimeCreated": "2026-05-01T10:00:00Z",
    "LastModifiedTime": "2026-05-02T10:00:00.1234567Z",
    EXTENDED: {"String 0x3A45": "Dr."},
    "FileAs": "Byron, Ada",
    "FileAsMapping": "LastCommaFirst",
    "DisplayName": "Ada Byron",
    "GivenName": "Ada",
    "Initials": "A.B.",
    "Nickname": "Countess",
    "CompanyName": "Engines Ltd",
    "EmailAddresses": {"EmailAddress1": "ada@example.org", "EmailAddress2": "ada@home.example"},
    "PhysicalAddresses": {
        "Business": {
            "Street": "St James's Square 12\r\nSecond floor",
            "City": "London",
            "CountryOrRegion": "United Kingdom",
            "PostalCode": "SW1Y",
        },
        "Other": {"City": "Ockham"},
    },
    "PhoneNumbers": {
        "BusinessPhone": "+44 20 2",
        "HomePhone": "+44 20 1",
        "MobilePhone": "+44 7700 1",
        "BusinessFax": "+44 20 3",
        "Pager": "7",
    },
    "AssistantName": "Mary",
    "Birthday": "1985-12-10T11:59:00Z",
    "BusinessHomePage": "https://example.org/",
    "Children": ["Ralph"],
    "Department": "Research",
    "ImAddresses": {"ImAddress1": "sip:ada@example.org"},
    "JobTitle": "Analyst",
    "SpouseName": "William",
    "Surname": "Byron",
}
BARE: Draft = {
    "ItemId": {"@Id": "AAkALh", "@ChangeKey": "EQ"},
    "DisplayName": "Charles Babbage",
    "Surname": "",
    "Body": {"@BodyType": "Text"},
}
CHOSEN: Draft = {
    **OUTLOOK,
    "DisplayName": "The Countess",
    "FileAs": "Engines Ltd",
    "EmailAddresses": {
        "EmailAddress1": {"@RoutingType": "EX", "#text": "/o=Engines/cn=ada"},
        "EmailAddress3": "third@example.org",
    },
    "PhysicalAddresses": {"Home": {"City": "Wien"}, "Other": {}},
}
PEOPLE: Mapping[str, Draft] = {"outlook": OUTLOOK, "bare": BARE, "chosen": CHOSEN}


def edited(draft: Draft, edits: Edits) -> Draft:
    """What the service holds after an update, as it is read the next time."""
    found = copy.deepcopy(draft)
    for (name, *keys), value in edits.items():
        if name == EXTENDED:
            put_extended(found, keys[0], value)
            continue
        holder: dict[str, Any] = found
        for key in (name, *keys)[:-1]:
            holder = holder.setdefault(key, {})
        last = (name, *keys)[-1]
        if value is None:
            holder.pop(last, None)
        else:
            holder[last] = copy.deepcopy(value)
    places = found.get("PhysicalAddresses", {})
    if places:
        found["PhysicalAddresses"] = {place: parts for place, parts in places.items() if parts}
    return found
