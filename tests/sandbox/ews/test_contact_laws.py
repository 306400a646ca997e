"""Laws of contacts: what a client writes is what there is, for any text and any set of members."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from exchangelib import Contact
from exchangelib.indexed_properties import EmailAddress, PhoneNumber, PhysicalAddress
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.ews_clients import mailbox

from crmsync.sandbox.ews import EmbeddedExchange

MEMBERS = {
    "given_name": "GivenName",
    "surname": "Surname",
    "middle_name": "MiddleName",
    "company_name": "CompanyName",
    "job_title": "JobTitle",
    "department": "Department",
    "nickname": "Nickname",
    "spouse_name": "SpouseName",
}
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=20
).filter(lambda text: text.strip() == text)
ENTRIES = {
    "email_addresses": (EmailAddress, "email", "EmailAddresses"),
    "phone_numbers": (PhoneNumber, "phone_number", "PhoneNumbers"),
}
PARTS = {
    "street": "Street",
    "city": "City",
    "state": "State",
    "country": "CountryOrRegion",
    "zipcode": "PostalCode",
}
CONTACTS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(MEMBERS, TEXTS),
        "email_addresses": st.dictionaries(st.sampled_from(EmailAddress.LABEL_CHOICES), TEXTS, min_size=1),
        "phone_numbers": st.dictionaries(
            st.sampled_from(PhoneNumber.LABEL_CHOICES), TEXTS, min_size=1, max_size=5
        ),
        "physical_addresses": st.dictionaries(
            st.sampled_from(PhysicalAddress.LABEL_CHOICES),
            st.dictionaries(st.sampled_from(list(PARTS)), TEXTS, min_size=1),
            min_size=1,
        ),
        "categories": st.lists(TEXTS, min_size=1, max_size=3, unique=True),
    },
)


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[EmbeddedExchange, Any]]:
    with EmbeddedExchange() as exchange, mailbox(exchange) as account:
        yield exchange, account


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CONTACTS, second=CONTACTS)
def test_what_is_written_is_what_there_is(
    shared: tuple[EmbeddedExchange, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    exchange, account = shared
    contact = Contact(account=account, folder=account.contacts, display_name="x", **told(first)).save()
    assert shown(exchange, contact.id) == expected(first)

    read = account.contacts.get(id=contact.id)
    names = sorted(first.keys() | second.keys())
    for name in names:
        setattr(read, name, told(second).get(name))
    if names:
        read.save(update_fields=names)
    assert shown(exchange, contact.id) == expected(second)


def told(contact: dict[str, Any]) -> dict[str, Any]:
    """The members as exchangelib takes them."""
    made = dict(contact)
    for name, (entry, part, _) in ENTRIES.items():
        if name in made:
            made[name] = [entry(label=label, **{part: text}) for label, text in made[name].items()]
    if "physical_addresses" in made:
        made["physical_addresses"] = [
            PhysicalAddress(label=label, **parts) for label, parts in made["physical_addresses"].items()
        ]
    return made


def expected(contact: dict[str, Any]) -> dict[str, Any]:
    """The draft that says so."""
    draft = {member: contact[name] for name, member in MEMBERS.items() if name in contact}
    draft |= {member: contact[name] for name, (_, _, member) in ENTRIES.items() if name in contact}
    if "physical_addresses" in contact:
        draft["PhysicalAddresses"] = {
            label: {PARTS[part]: text for part, text in parts.items()}
            for label, parts in contact["physical_addresses"].items()
        }
    if "categories" in contact:
        draft["Categories"] = contact["categories"]
    return draft


def shown(exchange: EmbeddedExchange, contact: str) -> dict[str, Any]:
    """What Outlook shows of these members."""
    draft = exchange.person.contact(contact) or {}
    members = {*MEMBERS.values(), "EmailAddresses", "PhoneNumbers", "PhysicalAddresses", "Categories"}
    return {name: value for name, value in draft.items() if name in members}
