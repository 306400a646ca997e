"""Contacts of the embedded Exchange Server, written and read by exchangelib."""

from __future__ import annotations

import datetime
from typing import Any

import exchangelib
import pytest
from exchangelib import Contact, EWSDate
from exchangelib.errors import ErrorItemNotFound
from exchangelib.extended_properties import ExtendedProperty
from exchangelib.indexed_properties import EmailAddress, ImAddress, PhoneNumber, PhysicalAddress
from support.clock import FakeClock
from support.ews_clients import M, Soap, T, create_contact, get_item

from crmsync.sandbox.ews import EmbeddedExchange, Kind

KIM = {
    "GivenName": "Kim",
    "Surname": "Lund",
    "DisplayName": "Kim Lund",
    "EmailAddresses": {"EmailAddress1": "kim@example.com", "EmailAddress2": "k@home.example"},
    "PhoneNumbers": {"HomePhone": "1", "MobilePhone": "2"},
    "PhysicalAddresses": {"Home": {"Street": "Gate 1", "City": "Oslo"}},
    "Categories": ["CRM", "Key account"],
    "Body": "First line\nSecond line",
}
OPERATION = "String {6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41} Name crmsync-operation"


class Operation(ExtendedProperty):
    property_set_id = "6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41"
    property_name = "crmsync-operation"
    property_type = "String"


class UserField(ExtendedProperty):
    property_set_id = "00062004-0000-0000-c000-000000000046"
    property_id = 0x804F
    property_type = "String"


class Title(ExtendedProperty):
    property_tag = 0x3A45
    property_type = "String"


@pytest.fixture
def extended() -> Any:
    """exchangelib asks for our extended properties while a test runs."""
    for name, cls in (("operation", Operation), ("user_field", UserField), ("title_prefix", Title)):
        Contact.register(name, cls)
    yield
    for name in ("operation", "user_field", "title_prefix"):
        Contact.deregister(name)


def test_what_exchangelib_writes_is_what_outlook_shows(exchange: EmbeddedExchange, account: Any) -> None:
    contact = Contact(
        account=account,
        folder=account.contacts,
        given_name="Kim",
        surname="Lund",
        display_name="Kim Lund",
        company_name="Lund & Sons <AS>",
        file_as="Lund, Kim",
        nickname="K",
        job_title="CEO",
        birthday=EWSDate(1980, 5, 6),
        wedding_anniversary=EWSDate(2010, 2, 28),
        business_homepage="https://lund.example",
        children=["Ada", "Bo"],
        categories=["CRM"],
        email_addresses=[EmailAddress(label="EmailAddress2", email="k@home.example")],
        im_addresses=[ImAddress(label="ImAddress1", im_address="sip:kim@example.com")],
        phone_numbers=[PhoneNumber(label="BusinessFax", phone_number="+47 1")],
        physical_addresses=[
            PhysicalAddress(
                label="Business", street="Gate 2\n3rd floor", city="Oslo", zipcode="0150", country="Norway"
            )
        ],
        postal_address_index="Business",
        sensitivity="Private",
        body="Text",
    ).save()

    draft = exchange.person.contact(contact.id)

    assert draft is not None
    assert draft["CompanyName"] == "Lund & Sons <AS>"
    assert draft["FileAs"] == "Lund, Kim"
    assert draft["Birthday"] == "1980-05-06T11:59:00Z"
    assert draft["WeddingAnniversary"] == "2010-02-28T11:59:00Z"
    assert draft["Children"] == ["Ada", "Bo"]
    assert draft["Categories"] == ["CRM"]
    assert draft["EmailAddresses"] == {"EmailAddress2": "k@home.example"}
    assert draft["ImAddresses"] == {"ImAddress1": "sip:kim@example.com"}
    assert draft["PhoneNumbers"] == {"BusinessFax": "+47 1"}
    assert draft["PhysicalAddresses"] == {
        "Business": {
            "Street": "Gate 2\n3rd floor",
            "City": "Oslo",
            "CountryOrRegion": "Norway",
            "PostalCode": "0150",
        }
    }
    assert draft["Sensitivity"] == "Private"
    assert draft["Body"] == {"@BodyType": "Text", "#text": "Text"}


def test_what_outlook_writes_is_what_exchangelib_reads(exchange: EmbeddedExchange, account: Any) -> None:
    kim = exchange.person.create_contact(KIM)

    contact = account.contacts.get(id=kim)

    assert (contact.given_name, contact.surname, contact.display_name) == ("Kim", "Lund", "Kim Lund")
    assert contact.complete_name.full_name == "Kim Lund"
    assert {(each.label, each.email) for each in contact.email_addresses} == {
        ("EmailAddress1", "kim@example.com"),
        ("EmailAddress2", "k@home.example"),
    }
    assert {(each.label, each.phone_number) for each in contact.phone_numbers} == {
        ("HomePhone", "1"),
        ("MobilePhone", "2"),
    }
    assert [(each.label, each.street, each.city) for each in contact.physical_addresses] == [
        ("Home", "Gate 1", "Oslo")
    ]
    assert contact.categories == ["CRM", "Key account"]
    assert str(contact.body) == "First line\r\nSecond line"
    assert contact.last_modified_time == datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)


def test_a_change_by_exchangelib(exchange: EmbeddedExchange, account: Any, clock: FakeClock) -> None:
    kim = exchange.person.create_contact(KIM)
    contact = account.contacts.get(id=kim)
    clock.advance(datetime.timedelta(hours=1))

    contact.job_title = "CEO"
    contact.surname = None
    contact.categories = ["CRM"]
    contact.phone_numbers = [PhoneNumber(label="MobilePhone", phone_number="3")]
    contact.physical_addresses = [PhysicalAddress(label="Home", city="Bergen")]
    contact.save(update_fields=["job_title", "surname", "categories", "phone_numbers", "physical_addresses"])

    draft = exchange.person.contact(kim)
    assert draft is not None
    assert draft["JobTitle"] == "CEO"
    assert "Surname" not in draft
    assert draft["Categories"] == ["CRM"]
    assert draft["PhoneNumbers"] == {"MobilePhone": "3"}
    assert draft["PhysicalAddresses"] == {"Home": {"City": "Bergen"}}
    assert draft["GivenName"] == "Kim"
    assert draft["LastModifiedTime"] == "2026-03-02T10:00:00Z"


def test_deleting_into_deleted_items_gives_another_id(exchange: EmbeddedExchange, account: Any) -> None:
    kim, bo = exchange.person.create_contact(KIM), exchange.person.create_contact({"GivenName": "Bo"})

    account.contacts.get(id=kim).move_to_trash()
    account.contacts.get(id=bo).delete()

    assert exchange.person.contacts() == []
    assert exchange.person.contact(kim) is None
    assert [each.given_name for each in account.trash.all()] == ["Kim"]
    with pytest.raises(ErrorItemNotFound):
        account.contacts.get(id=kim)


def test_a_soft_deletion_leaves_it_to_be_recovered(exchange: EmbeddedExchange, account: Any) -> None:
    kim = exchange.person.create_contact(KIM)

    account.contacts.get(id=kim).soft_delete()

    assert exchange.person.contact(kim) is None
    assert list(account.trash.all()) == []
    assert [each.given_name for each in account.recoverable_items_deletions.all()] == ["Kim"]


def test_moving_gives_another_id_and_keeps_the_search_key(
    exchange: EmbeddedExchange, account: Any, soap: Soap
) -> None:
    kim = exchange.person.create_contact(KIM)
    customers = exchange.person.create_folder(Kind.CONTACTS, "Customers")
    uri = '<t:ExtendedFieldURI PropertyTag="0x300B" PropertyType="Binary"/>'
    before = _value(soap, kim, uri)

    contact = account.contacts.get(id=kim)
    contact.move(account.contacts / "Customers")

    assert contact.id != kim
    assert [each["GivenName"] for each in exchange.person.contacts(customers)] == ["Kim"]
    assert exchange.person.contact(kim) is None
    assert _value(soap, contact.id, uri) == before


def test_extended_properties(exchange: EmbeddedExchange, account: Any, extended: None) -> None:
    contact = Contact(
        account=account,
        folder=account.contacts,
        display_name="Kim",
        given_name="Kim",
        operation="op-1",
        user_field="Gold",
        title_prefix="Dr.",
    ).save()

    draft = exchange.person.contact(contact.id)
    assert draft is not None
    assert draft["ExtendedProperties"] == {
        OPERATION: "op-1",
        "String {00062004-0000-0000-c000-000000000046} Id 0x804f": "Gold",
        "String 0x3a45": "Dr.",
    }
    assert draft["CompleteName"]["Title"] == "Dr."
    read = account.contacts.get(id=contact.id)
    assert (read.operation, read.user_field, read.title_prefix) == ("op-1", "Gold", "Dr.")
    assert [each.id for each in account.contacts.filter(operation="op-1")] == [contact.id]
    assert list(account.contacts.filter(operation="op-2")) == []

    read.user_field = None
    read.save(update_fields=["user_field"])
    kept = (exchange.person.contact(contact.id) or {})["ExtendedProperties"]
    assert kept.keys() == {OPERATION, "String 0x3a45"}


def test_extended_properties_come_only_when_asked_for(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact({"GivenName": "Kim", "ExtendedProperties": {OPERATION: "op-1"}})

    body = get_item(kim).replace("IdOnly", "AllProperties")

    assert not list(soap.post(body)[1].iter(f"{T}ExtendedProperty"))


def test_outlooks_own_property_sets_come_back_by_name(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(
        {
            "GivenName": "Kim",
            "ExtendedProperties": {"String {00062004-0000-0000-C000-000000000046} Id 0x804F": "Gold"},
        }
    )
    uri = '<t:ExtendedFieldURI PropertySetId="00062004-0000-0000-C000-000000000046" PropertyId="32847" PropertyType="String"/>'

    told = next(soap.post(get_item(kim, uri))[1].iter(f"{T}ExtendedFieldURI"))

    assert dict(told.attrib) == {
        "DistinguishedPropertySetId": "Address",
        "PropertyId": "32847",
        "PropertyType": "String",
    }


def test_indexed_fields_are_given_as_far_as_they_are_asked_for(
    exchange: EmbeddedExchange, soap: Soap
) -> None:
    kim = exchange.person.create_contact(KIM)
    phone = '<t:IndexedFieldURI FieldURI="contacts:PhoneNumber" FieldIndex="HomePhone"/>'
    city = '<t:IndexedFieldURI FieldURI="contacts:PhysicalAddress:City" FieldIndex="Home"/>'

    _, root = soap.post(get_item(kim, phone, city))

    item = next(root.iter(f"{T}Contact"))
    assert [each.tag.removeprefix(T) for each in item] == ["ItemId", "PhysicalAddresses", "PhoneNumbers"]
    assert [(each.get("Key"), each.text) for each in item.iter(f"{T}Entry")][1:] == [("HomePhone", "1")]
    assert [each.tag.removeprefix(T) for each in next(item.iter(f"{T}Entry"))] == ["City"]


@pytest.mark.parametrize(
    ("members", "violated"),
    [
        pytest.param("<t:Surname>L</t:Surname><t:GivenName>K</t:GivenName>", "wrong place", id="order"),
        pytest.param("<t:FirstName>K</t:FirstName>", "FirstName", id="unknown member"),
        pytest.param("<t:Sensitivity>Secret</t:Sensitivity>", "Secret", id="word"),
        pytest.param("<t:Birthday>yesterday</t:Birthday>", "yesterday", id="moment"),
        pytest.param('<t:PhoneNumbers><t:Entry Key="Work">1</t:Entry></t:PhoneNumbers>', "Work", id="index"),
    ],
)
def test_what_the_schema_forbids_is_refused_as_a_whole(
    exchange: EmbeddedExchange, soap: Soap, members: str, violated: str
) -> None:
    status, root = soap.post(create_contact(members))

    assert status == 500
    assert violated in next(root.iter(f"{T}Violation")).text
    assert soap.fault(create_contact(members)) == "ErrorSchemaValidation"
    assert exchange.person.contacts() == []


@pytest.mark.parametrize(
    ("wanted", "text"),
    [("Text", "One\r\nTwo"), ("HTML", "<p>One</p><p>Two</p>"), ("Best", "<p>One</p><p>Two</p>")],
)
def test_a_body_is_given_as_it_is_wanted(
    exchange: EmbeddedExchange, soap: Soap, wanted: str, text: str
) -> None:
    html = {"@BodyType": "HTML", "#text": "<p>One</p><p>Two</p>"}
    kim = exchange.person.create_contact({"GivenName": "Kim", "Body": html})

    _, root = soap.post(get_item(kim, '<t:FieldURI FieldURI="item:Body"/>', body_type=wanted))

    assert next(root.iter(f"{T}Body")).text == text


def test_text_bodies_become_html_when_they_are_wanted_so(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact({"GivenName": "Kim", "Body": "1 < 2\n2"})

    _, root = soap.post(get_item(kim, '<t:FieldURI FieldURI="item:Body"/>', body_type="HTML"))

    assert "1 &lt; 2<br>\r\n2" in next(root.iter(f"{T}Body")).text


def test_file_as_follows_from_the_names_when_it_is_told_to(exchange: EmbeddedExchange) -> None:
    kim = exchange.person.create_contact({**KIM, "FileAsMapping": "LastCommaFirst"})
    assert (exchange.person.contact(kim) or {})["FileAs"] == "Lund, Kim"

    exchange.person.edit_contact(kim, {"Surname": "Berg"})
    assert (exchange.person.contact(kim) or {})["FileAs"] == "Berg, Kim"
    exchange.person.edit_contact(kim, {"Surname": None, "GivenName": None})
    assert "FileAs" not in (exchange.person.contact(kim) or {})


def test_fractional_seconds(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact({"GivenName": "Kim", "Birthday": "1980-05-06T11:59:00Z"})

    with exchange.switched(fractional_seconds=True):
        _, root = soap.post(get_item(kim, '<t:FieldURI FieldURI="contacts:Birthday"/>'))

    assert next(root.iter(f"{T}Birthday")).text == "1980-05-06T11:59:00.123Z"


def test_a_distribution_list_lies_between_the_contacts(exchange: EmbeddedExchange, account: Any) -> None:
    kim = exchange.person.create_contact(KIM)
    team = exchange.person.create_list("Team", ["kim@example.com", "bo@example.com"])

    found = {type(item).__name__: item for item in account.contacts.all()}
    assert (found["Contact"].id, found["DistributionList"].id) == (kim, team)
    assert found["DistributionList"].display_name == "Team"
    members = [member.mailbox.email_address for member in found["DistributionList"].members]
    assert members == ["kim@example.com", "bo@example.com"]
    assert [(kind, type(item).__name__) for kind, item in account.contacts.sync_items()] == [
        ("create", "Contact"),
        ("create", "DistributionList"),
    ]


def test_moments_are_told_in_utc(exchange: EmbeddedExchange, soap: Soap) -> None:
    soap.codes(
        create_contact("<t:GivenName>Kim</t:GivenName><t:Birthday>1980-05-06T00:30:00+02:00</t:Birthday>")
    )

    assert exchange.person.contacts()[0]["Birthday"] == "1980-05-05T22:30:00Z"


@pytest.mark.parametrize(
    ("text", "code"),
    [("nonsense", "ErrorInvalidIdMalformed"), ("", "ErrorInvalidIdMalformed")],
)
def test_ids_that_are_none(soap: Soap, text: str, code: str) -> None:
    assert soap.codes(get_item(text)) == [code]


def test_ids_are_one_servers(soap: Soap) -> None:
    with EmbeddedExchange() as other:
        kim = other.person.create_contact(KIM)

    assert soap.codes(get_item(kim)) == ["ErrorInvalidIdMalformed"]


def test_blanks_between_elements_are_not_kept(exchange: EmbeddedExchange, soap: Soap) -> None:
    soap.codes(create_contact("\n  <t:GivenName>Kim</t:GivenName>\n  <t:Surname>Lund</t:Surname>\n"))
    (kim,) = exchange.person.contacts()

    item = next(
        soap.post(get_item(kim["ItemId"]["@Id"]).replace("IdOnly", "AllProperties"))[1].iter(f"{T}Contact")
    )
    assert [each.tail for each in item] == [None] * len(item)


def test_ids_are_case_sensitive(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(KIM)

    assert soap.codes(get_item(kim)) == ["NoError"]
    assert soap.codes(get_item(kim.swapcase())) == ["ErrorInvalidIdMalformed"]


def test_a_contact_belongs_into_a_folder_of_contacts(exchange: EmbeddedExchange, soap: Soap) -> None:
    body = create_contact("<t:GivenName>Kim</t:GivenName>").replace(
        "<m:Items>",
        '<m:SavedItemFolderId><t:DistinguishedFolderId Id="tasks"/></m:SavedItemFolderId><m:Items>',
    )

    assert soap.codes(body) == ["ErrorCannotCreateContactInNonContactFolder"]


def test_what_of_a_contact_is_created_is_its_id(exchange: EmbeddedExchange, soap: Soap) -> None:
    _, root = soap.post(create_contact("<t:GivenName>Kim</t:GivenName>"))

    item = next(root.iter(f"{M}Items"))[0]
    assert [each.tag for each in item] == [f"{T}ItemId"]
    assert exchangelib.Contact.response_tag() == item.tag


def _value(soap: Soap, item_id: str, uri: str) -> str | None:
    return next(soap.post(get_item(item_id, uri))[1].iter(f"{T}Value")).text
