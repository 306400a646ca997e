"""How members are called in requests, and in which order they stand."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib import CalendarItem, Contact, Task
from exchangelib.fields import FieldURIField, IndexedField
from hypothesis import given
from hypothesis import strategies as st

from crmsync.mapping.ews.schema import (
    EXTENDED,
    MEMBERS,
    Form,
    Uri,
    difference,
    extended_uri,
    in_order,
    member_of,
    property_id,
    uri_of,
    uris_of,
)
from crmsync.mapping.extended import ANNIVERSARY, OPERATION_KEY, same_property, user_field
from crmsync.model.kinds import Kind

MODELS: dict[Kind, Any] = {Kind.CONTACTS: Contact, Kind.TASKS: Task, Kind.EVENTS: CalendarItem}
UNKNOWN = {"ParentFolderId", EXTENDED}
"""What exchangelib has no field of the same URI for."""


@pytest.mark.parametrize("kind", Kind)
def test_another_library_has_the_same_members_in_the_same_order(kind: Kind) -> None:
    fields = [field for field in MODELS[kind].FIELDS if isinstance(field, FieldURIField)]
    uris = [str(field.field_uri) for field in fields]
    known = [member for member in MEMBERS[kind] if member.uri in uris]
    missing = {member.name for member in MEMBERS[kind]} - {member.name for member in known}
    assert missing <= UNKNOWN | {"ItemId", "OriginalStart"}
    assert [member.uri for member in known] == [uri for uri in uris if uri in {one.uri for one in known}]
    indexed = {str(field.field_uri) for field in fields if isinstance(field, IndexedField)}
    assert {member.uri for member in known if member.form in (Form.INDEXED, Form.ADDRESSES)} <= indexed


@pytest.mark.parametrize(
    "path, uri",
    [
        (("GivenName",), Uri("contacts:GivenName")),
        (("Subject",), Uri("item:Subject")),
        (("PhoneNumbers", "HomePhone"), Uri("contacts:PhoneNumber", "HomePhone")),
        (("PhysicalAddresses", "Home", "City"), Uri("contacts:PhysicalAddress:City", "Home")),
    ],
)
def test_what_a_change_is_about(path: tuple[str, ...], uri: Uri) -> None:
    assert uri_of(Kind.CONTACTS, path) == uri


def test_a_member_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        uri_of(Kind.TASKS, ("GivenName",))
    with pytest.raises(KeyError):
        member_of(Kind.EVENTS, "Surname")


def test_indexed_members_are_asked_for_one_by_one() -> None:
    assert [*uris_of(Kind.CONTACTS, ["EmailAddresses", EXTENDED, "Surname"])] == [
        Uri("contacts:EmailAddress", "EmailAddress1"),
        Uri("contacts:EmailAddress", "EmailAddress2"),
        Uri("contacts:EmailAddress", "EmailAddress3"),
        Uri("contacts:Surname"),
    ]
    assert len([*uris_of(Kind.CONTACTS, ["PhysicalAddresses"])]) == 15


@pytest.mark.parametrize(
    "property_name, attributes",
    [
        (
            OPERATION_KEY,
            {
                "PropertySetId": "6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41",
                "PropertyName": "crmsync-operation",
                "PropertyType": "String",
            },
        ),
        (ANNIVERSARY, {"PropertyTag": "0x3a41", "PropertyType": "SystemTime"}),
        (
            user_field("User 1"),
            {
                "PropertySetId": "00062004-0000-0000-c000-000000000046",
                "PropertyId": str(0x804F),
                "PropertyType": "String",
            },
        ),
        (
            user_field("Customer Name of 1"),
            {
                "PropertySetId": "00020329-0000-0000-c000-000000000046",
                "PropertyName": "Customer Name of 1",
                "PropertyType": "String",
            },
        ),
    ],
)
def test_extended_properties_both_ways(property_name: str, attributes: dict[str, str]) -> None:
    assert extended_uri(property_name) == attributes
    assert same_property(property_id(attributes), property_name)


def test_a_set_may_be_told_by_its_name() -> None:
    told = {"DistinguishedPropertySetId": "PublicStrings", "PropertyName": "X", "PropertyType": "String"}
    assert same_property(property_id(told), user_field("X"))
    assert property_id({"PropertyTag": "14912", "PropertyType": "String"}) == "String 0x3A40"


@pytest.mark.parametrize("spelled", ["", "String", "String 14912", "String {x} Name y", "crmsync"])
def test_no_extended_property(spelled: str) -> None:
    with pytest.raises(ValueError, match="is no extended property"):
        extended_uri(spelled)


@given(
    attributes=st.dictionaries(
        st.sampled_from(["PropertyTag", "PropertySetId", "PropertyName", "PropertyId", "PropertyType"]),
        st.text(max_size=12),
    )
)
def test_odd_properties_never_crash(attributes: dict[str, str]) -> None:
    assert property_id(attributes)


def test_a_difference_is_part_by_part_and_in_order() -> None:
    before = {
        "Surname": "Byron",
        "PhoneNumbers": {"HomePhone": "1", "Pager": "7"},
        "PhysicalAddresses": {"Home": {"City": "Wien", "Street": "Weg 1"}},
        "Categories": ["VIP"],
        EXTENDED: {"String 0x3A45": "Dr."},
    }
    after = {
        "Surname": "King",
        "PhoneNumbers": {"HomePhone": "2", "Pager": "7", "CarPhone": "3"},
        "PhysicalAddresses": {"Home": {"City": "Wien"}, "Other": {"City": "Rom"}},
        "Categories": [],
        EXTENDED: {},
    }
    edits = difference(Kind.CONTACTS, before, after)
    assert edits == {
        ("Categories",): None,
        (EXTENDED, "String 0x3A45"): None,
        ("PhysicalAddresses", "Home", "Street"): None,
        ("PhysicalAddresses", "Other", "City"): "Rom",
        ("PhoneNumbers", "HomePhone"): "2",
        ("PhoneNumbers", "CarPhone"): "3",
        ("Surname",): "King",
    }
    assert [path[0] for path in edits] == [path[0] for path in in_order(Kind.CONTACTS, edits)]
    assert difference(Kind.CONTACTS, after, after) == {}
