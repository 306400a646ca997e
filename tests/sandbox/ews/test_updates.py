"""UpdateItem of the embedded Exchange Server: conflicts, refusals, and what servers do in more than one way."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib import Contact
from exchangelib.errors import ErrorIrresolvableConflict
from support.ews_clients import Soap, create_contact, update_item

from crmsync.sandbox.ews import Blank, EmbeddedExchange, Removal

KIM = {
    "GivenName": "Kim",
    "Surname": "Lund",
    "EmailAddresses": {"EmailAddress1": "kim@example.com", "EmailAddress2": "k@home.example"},
    "PhoneNumbers": {"HomePhone": "1", "MobilePhone": "2"},
    "Body": "First line\nSecond line",
}


def test_a_stale_change_key_is_a_conflict_only_where_it_matters(
    exchange: EmbeddedExchange, account: Any
) -> None:
    kim = exchange.person.create_contact(KIM)
    contact = account.contacts.get(id=kim)
    exchange.person.edit_contact(kim, {"JobTitle": "CEO"})

    contact.nickname = "K"
    with pytest.raises(ErrorIrresolvableConflict):
        contact.save(update_fields=["nickname"], conflict_resolution="NeverOverwrite")
    assert "Nickname" not in (exchange.person.contact(kim) or {})

    contact.save(update_fields=["nickname"], conflict_resolution="AutoResolve")
    draft = exchange.person.contact(kim)
    assert draft is not None
    assert (draft["Nickname"], draft["JobTitle"]) == ("K", "CEO")
    contact.nickname = "KK"
    contact.save(update_fields=["nickname"], conflict_resolution="NeverOverwrite")


def test_one_conflict_leaves_the_other_items_of_a_request_alone(
    exchange: EmbeddedExchange, soap: Soap
) -> None:
    ids = [exchange.person.create_contact({"GivenName": name}) for name in ("Ann", "Bob", "Cas")]
    keys = [(exchange.person.contact(each) or {})["ItemId"]["@ChangeKey"] for each in ids]
    exchange.person.edit_contact(ids[1], {"JobTitle": "CEO"})
    step = _set("contacts:Nickname", "<t:Nickname>N</t:Nickname>")
    changes = [update_item(one, key, step) for one, key in zip(ids, keys, strict=True)]
    body = changes[0].replace(
        "</m:ItemChanges>", "".join(_change(each) for each in changes[1:]) + "</m:ItemChanges>"
    )

    assert soap.codes(body) == ["NoError", "ErrorIrresolvableConflict", "NoError"]
    assert [(exchange.person.contact(each) or {}).get("Nickname") for each in ids] == ["N", None, "N"]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        pytest.param(
            '<t:SetItemField><t:FieldURI FieldURI="contacts:HasPicture"/><t:Contact>'
            "<t:HasPicture>true</t:HasPicture></t:Contact></t:SetItemField>",
            "ErrorInvalidPropertySet",
            id="read-only",
        ),
        pytest.param(
            '<t:SetItemField><t:FieldURI FieldURI="contacts:GivenName"/><t:Contact>'
            "<t:Surname>L</t:Surname></t:Contact></t:SetItemField>",
            "ErrorUpdatePropertyMismatch",
            id="another property",
        ),
        pytest.param(
            '<t:SetItemField><t:FieldURI FieldURI="contacts:GivenName"/><t:Contact>'
            "<t:GivenName>K</t:GivenName><t:Surname>L</t:Surname></t:Contact></t:SetItemField>",
            "ErrorIncorrectUpdatePropertyCount",
            id="two properties",
        ),
        pytest.param(
            '<t:SetItemField><t:IndexedFieldURI FieldURI="contacts:PhoneNumber" FieldIndex="HomePhone"/><t:Contact>'
            '<t:PhoneNumbers><t:Entry Key="HomePhone">1</t:Entry><t:Entry Key="Pager">2</t:Entry></t:PhoneNumbers>'
            "</t:Contact></t:SetItemField>",
            "ErrorIncorrectUpdatePropertyCount",
            id="two entries",
        ),
        pytest.param(
            '<t:SetItemField><t:FieldURI FieldURI="contacts:PhoneNumbers"/><t:Contact><t:PhoneNumbers>'
            '<t:Entry Key="HomePhone">1</t:Entry></t:PhoneNumbers></t:Contact></t:SetItemField>',
            "ErrorInvalidPropertySet",
            id="indexed field as a whole",
        ),
        pytest.param(
            '<t:AppendToItemField><t:FieldURI FieldURI="contacts:GivenName"/><t:Contact>'
            "<t:GivenName>K</t:GivenName></t:Contact></t:AppendToItemField>",
            "ErrorInvalidPropertyAppend",
            id="append to a name",
        ),
        pytest.param(
            '<t:DeleteItemField><t:FieldURI FieldURI="item:ItemId"/></t:DeleteItemField>',
            "ErrorInvalidPropertySet",
            id="delete the id",
        ),
    ],
)
def test_updates_that_are_refused(exchange: EmbeddedExchange, soap: Soap, step: str, code: str) -> None:
    kim = exchange.person.create_contact(KIM)
    before = exchange.person.contact(kim)

    assert soap.codes(update_item(kim, "", step, resolution="AlwaysOverwrite")) == [code]
    assert exchange.person.contact(kim) == before


def test_what_the_schema_forbids_stops_the_whole_request(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(KIM)
    good = _set("contacts:Nickname", "<t:Nickname>N</t:Nickname>")
    bad = _set("item:Sensitivity", "<t:Sensitivity>Secret</t:Sensitivity>")
    bodies = [update_item(kim, "", step, resolution="AlwaysOverwrite") for step in (good, bad)]
    update = bodies[0].replace("</m:ItemChanges>", f"{_change(bodies[1])}</m:ItemChanges>")
    create = create_contact("<t:GivenName>Bo</t:GivenName>").replace(
        "</m:Items>",
        "<t:Task><t:Recurrence><t:DailyRecurrence><t:Interval>none</t:Interval></t:DailyRecurrence><t:NoEndRecurrence>"
        "<t:StartDate>2026-03-05</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:Task></m:Items>",
    )
    before = exchange.person.contacts()

    assert soap.fault(update) == "ErrorSchemaValidation"
    assert soap.fault(create) == "ErrorSchemaValidation"
    assert soap.fault(update.replace("</t:Updates>", "</t:Updates><t:Updates/>")) == "ErrorSchemaValidation"

    assert exchange.person.contacts() == before


def test_a_body_can_be_appended_to(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(KIM)
    step = (
        '<t:AppendToItemField><t:FieldURI FieldURI="item:Body"/><t:Contact>'
        '<t:Body BodyType="Text"> and more</t:Body></t:Contact></t:AppendToItemField>'
    )

    assert soap.codes(update_item(kim, "", step, resolution="AlwaysOverwrite")) == ["NoError"]
    assert (exchange.person.contact(kim) or {})["Body"]["#text"] == "First line\r\nSecond line and more"


@pytest.mark.parametrize(
    ("change_key", "code"),
    [("", "ErrorChangeKeyRequiredForWriteOperations"), ("AAAA", "ErrorInvalidChangeKey")],
)
def test_change_keys_that_are_none(
    exchange: EmbeddedExchange, soap: Soap, change_key: str, code: str
) -> None:
    kim = exchange.person.create_contact(KIM)

    assert soap.codes(
        update_item(kim, change_key, _set("contacts:Nickname", "<t:Nickname>N</t:Nickname>"))
    ) == [code]


def test_an_entry_without_text(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(KIM)
    step = (
        '<t:SetItemField><t:IndexedFieldURI FieldURI="contacts:PhoneNumber" FieldIndex="HomePhone"/><t:Contact>'
        '<t:PhoneNumbers><t:Entry Key="HomePhone"></t:Entry></t:PhoneNumbers></t:Contact></t:SetItemField>'
    )
    body = update_item(kim, "", step, resolution="AlwaysOverwrite")

    assert soap.codes(body) == ["ErrorIncorrectUpdatePropertyCount"]
    with exchange.switched(blank_entry=Blank.REMOVES):
        assert soap.codes(body) == ["NoError"]
    assert (exchange.person.contact(kim) or {})["PhoneNumbers"] == {"MobilePhone": "2"}


def test_a_mail_address_that_only_goes_with_its_own_property(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact(KIM)
    field = '<t:DeleteItemField><t:IndexedFieldURI FieldURI="contacts:EmailAddress" FieldIndex="EmailAddress1"/></t:DeleteItemField>'
    own = (
        '<t:DeleteItemField><t:ExtendedFieldURI DistinguishedPropertySetId="Address" PropertyId="32899" '
        'PropertyType="String"/></t:DeleteItemField>'
    )

    def addresses() -> Any:
        return (exchange.person.contact(kim) or {})["EmailAddresses"]

    with exchange.switched(mail_address_removal=Removal.NEEDS_PROPERTIES):
        assert soap.codes(update_item(kim, "", field, resolution="AlwaysOverwrite")) == ["NoError"]
        assert addresses() == KIM["EmailAddresses"]
        assert soap.codes(update_item(kim, "", field, own, resolution="AlwaysOverwrite")) == ["NoError"]
    assert addresses() == {"EmailAddress2": "k@home.example"}


def test_assistants_that_touch_what_was_written(exchange: EmbeddedExchange, account: Any) -> None:
    exchange.switch(assistants=True)
    contact = Contact(account=account, folder=account.contacts, display_name="Kim", given_name="Kim").save()
    contact.nickname = "K"

    with pytest.raises(ErrorIrresolvableConflict):
        contact.save(update_fields=["nickname"], conflict_resolution="NeverOverwrite")
    read = account.contacts.get(id=contact.id)
    read.nickname = "K"
    read.save(update_fields=["nickname"], conflict_resolution="NeverOverwrite")
    assert account.contacts.get(id=contact.id).changekey != read.changekey


def test_an_update_without_a_change_moves_the_change_key_or_not(exchange: EmbeddedExchange) -> None:
    kim = exchange.person.create_contact(KIM)

    def key() -> Any:
        return (exchange.person.contact(kim) or {})["ItemId"]["@ChangeKey"]

    first = key()
    exchange.person.edit_contact(kim, {"GivenName": "Kim"})
    second = key()
    with exchange.switched(unchanged_update_moves_version=False):
        exchange.person.edit_contact(kim, {"GivenName": "Kim"})
        assert key() == second
        exchange.person.edit_contact(kim, {"GivenName": "Kim Anne"})
    assert len({first, second, key()}) == 3


def _set(uri: str, value: str) -> str:
    return f'<t:SetItemField><t:FieldURI FieldURI="{uri}"/><t:Contact>{value}</t:Contact></t:SetItemField>'


def _change(update: str) -> str:
    """The ItemChange of an UpdateItem."""
    return update[update.index("<t:ItemChange>") : update.index("</m:ItemChanges>")]
