"""User configurations of the embedded Exchange Server, and the list of categories in one of them."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib.errors import ErrorItemNotFound, ErrorItemSavePropertyError
from lxml import etree
from support.ews_clients import M, Soap, T

from crmsync.sandbox.ews import EmbeddedExchange

CATEGORY = "{CategoryList.xsd}category"


def test_the_list_of_categories(exchange: EmbeddedExchange, account: Any) -> None:
    with pytest.raises(ErrorItemNotFound):
        account.calendar.get_user_configuration(name="CategoryList")
    exchange.person.create_category("CRM", 3)
    exchange.person.create_category("Friends & more")

    root = etree.fromstring(account.calendar.get_user_configuration(name="CategoryList").xml_data)

    assert root.tag == "{CategoryList.xsd}categories"
    assert [(each.get("name"), each.get("color")) for each in root] == [
        ("CRM", "3"),
        ("Friends & more", "-1"),
    ]
    root.append(root.makeelement(CATEGORY, name="Third", color="7"))
    account.calendar.update_user_configuration(name="CategoryList", xml_data=etree.tostring(root))
    assert exchange.person.categories() == ["CRM", "Friends & more", "Third"]


def test_what_exchangelib_keeps(exchange: EmbeddedExchange, account: Any) -> None:
    folder = account.contacts
    folder.create_user_configuration(
        name="Mine",
        dictionary={"one": 1, "two": "2", b"a": "b", "yes": True},
        xml_data=b"<a/>",
        binary_data=b"\x00\xff",
    )
    with pytest.raises(ErrorItemSavePropertyError):
        folder.create_user_configuration(name="Mine")

    kept = folder.get_user_configuration(name="Mine")
    assert kept.dictionary == {"one": 1, "two": "2", b"a": "b", "yes": True}
    assert (kept.xml_data, kept.binary_data) == (b"<a/>", b"\x00\xff")

    folder.update_user_configuration(name="Mine", xml_data=b"<b/>")
    assert folder.get_user_configuration(name="Mine").xml_data == b"<b/>"
    assert folder.get_user_configuration(name="Mine").binary_data == b"\x00\xff"
    assert folder.get_user_configuration(name="Mine").id == kept.id
    assert folder.get_user_configuration(name="Mine").changekey != kept.changekey
    folder.delete_user_configuration(name="Mine")
    for call in (folder.delete_user_configuration, folder.update_user_configuration):
        with pytest.raises(ErrorItemNotFound):
            call(name="Mine")


def test_only_what_is_asked_for_is_given(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.person.create_category("CRM")

    def told(properties: str) -> list[str]:
        _, root = soap.post(
            '<m:GetUserConfiguration><m:UserConfigurationName Name="CategoryList"><t:DistinguishedFolderId Id="calendar"/>'
            "</m:UserConfigurationName><m:UserConfigurationProperties>"
            f"{properties}</m:UserConfigurationProperties></m:GetUserConfiguration>"
        )
        return [each.tag.removeprefix(T) for each in next(root.iter(f"{M}UserConfiguration"))]

    assert told("XmlData") == ["UserConfigurationName", "XmlData"]
    assert told("Id BinaryData") == ["UserConfigurationName", "ItemId"]
    assert told("All") == ["UserConfigurationName", "ItemId", "XmlData"]
