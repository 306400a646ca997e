"""Contacts as Graph gives them, and what the service makes of an update."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from crmsync.mapping.graph.contacts import opened
from crmsync.mapping.graph.resource import EXTENDED, Resource, put_extended

PLACES = "String {6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41} Name crmsync-mail-places"

OUTLOOK: Resource = {
    "@odata.etag": 'W/"EQAAABYAAAB"',
    "id": "AAkALg",
    "parentFolderId": "AAMkAF",
    "birthday": "1985-12-10T11:59:00Z",
    "fileAs": "Byron, Ada",
    "displayName": "Ada Byron",
    "givenName": "Ada",
    "initials": "A.B.",
    "middleName": None,
    "nickName": "Countess",
    "surname": "Byron",
    "title": "Dr.",
    "generation": None,
    "imAddresses": ["sip:ada@example.org"],
    "jobTitle": "Analyst",
    "companyName": "Engines Ltd",
    "department": "Research",
    "businessHomePage": "https://example.org/",
    "assistantName": "Mary",
    "homePhones": ["+44 20 1"],
    "mobilePhone": "+44 7700 1",
    "businessPhones": ["+44 20 2"],
    "spouseName": "William",
    "personalNotes": "first\r\n\r\nsecond ",
    "children": ["Ralph"],
    "categories": ["Poets", "VIP"],
    "emailAddresses": [
        {"name": "Ada at work", "address": "ada@example.org"},
        {"name": "ada@home.example", "address": "ada@home.example"},
    ],
    "homeAddress": {},
    "businessAddress": {
        "street": "St James's Square 12\r\nSecond floor",
        "city": "London",
        "state": None,
        "countryOrRegion": "United Kingdom",
        "postalCode": "SW1Y",
    },
    "otherAddress": {"city": "Ockham"},
    EXTENDED: [{"id": "String 0x3a24", "value": "+44 20 3"}],
}
BARE: Resource = {
    "id": "AAkALh",
    "displayName": "Charles Babbage",
    "givenName": None,
    "surname": "",
    "emailAddresses": [],
    "businessPhones": [],
    "homePhones": [],
    "categories": [],
    "businessAddress": {},
    "homeAddress": {},
    "otherAddress": {},
}
CHOSEN: Resource = {
    **OUTLOOK,
    "displayName": "The Countess",
    "fileAs": "Engines Ltd",
    "emailAddresses": [
        {"name": "Ada at work", "address": "ada@example.org"},
        {"name": "", "address": "third@example.org"},
    ],
    EXTENDED: [{"id": PLACES, "value": "1,3"}],
    "homeAddress": {"street": None, "city": "Wien"},
    "otherAddress": None,
}
PEOPLE: Mapping[str, Resource] = {"outlook": OUTLOOK, "bare": BARE, "chosen": CHOSEN}


def patched(resource: Resource, update: Mapping[str, Any]) -> Resource:
    """What the service holds after an update, as it is read the next time."""
    found = copy.deepcopy(resource)
    for name, value in update.items():
        if name == EXTENDED:
            for entry in value:
                put_extended(found, entry["id"], entry["value"])
        else:
            found[name] = copy.deepcopy(value)
    return opened(found)
