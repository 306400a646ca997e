"""What a change to a contact sends, and what it never touches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.graph_people import PEOPLE
from support.outlook_laws import TOLD, any_changes

from crmsync.mapping.graph.contacts import opened
from crmsync.mapping.graph.resource import EXTENDED
from crmsync.model.values import Changes

CONTACTS = TOLD["graph-contacts"]
FACE = {"displayName", "fileAs"}
NAME_MEMBERS = {"surname", "givenName", "middleName", "title", "generation"}
MAILS = {"emailAddresses", EXTENDED}
CARRIERS: dict[str, set[str] | frozenset[str]] = {
    "company": {"companyName", *FACE, *NAME_MEMBERS},
    "department": {"department"},
    "title": {"jobTitle"},
    "work_phone": {"businessPhones"},
    "home_phone": {"homePhones"},
    "mobile_phone": {"mobilePhone"},
    "assistant": {"assistantName"},
    "website": {"businessHomePage"},
    "birthday": {"birthday"},
    "notes": {"personalNotes"},
    "categories": {"categories"},
    **dict.fromkeys(
        ("salutation", "given_name", "middle_name", "family_name", "suffix"), FACE | NAME_MEMBERS
    ),
    **dict.fromkeys(("email_1", "email_2", "email_3"), MAILS | FACE),
    **dict.fromkeys(("other_phone", "fax", "assistant_phone", "custom_1", "custom_2"), frozenset({EXTENDED})),
}


def carriers(name: str) -> set[str] | frozenset[str]:
    if name.startswith("work_") and name not in CARRIERS:
        return {"businessAddress"}
    return CARRIERS.get(name, {"homeAddress", "otherAddress"})


@given(wanted=any_changes(CONTACTS), person=st.sampled_from(sorted(PEOPLE)))
def test_only_the_members_that_carry_the_fields_are_sent(wanted: Changes, person: str) -> None:
    sent = CONTACTS.table.updated(wanted, CONTACTS.items[person])
    assert sent.keys() <= {carrier for name in wanted for carrier in carriers(name)}


def test_odd_values_never_crash() -> None:
    odd = {
        "emailAddresses": [None, 7, {"address": None}, {}],
        "businessPhones": {"a": 1},
        "homePhones": [None, "", " 1 "],
        "birthday": "tomorrow",
        "categories": "Poets",
        "businessAddress": ["x"],
        "homeAddress": {"city": 7},
        "surname": 7,
        EXTENDED: [{"id": None}, "x", {"id": "String 0x3A24", "value": 7}],
    }
    assert CONTACTS.table.read(opened(odd)) == {"home_phone": "1"}
