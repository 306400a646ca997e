"""Contacts of EWS, field by field, and the display names that follow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.ews_people import BARE, CHOSEN, OUTLOOK, edited

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.contacts import contact_table
from crmsync.mapping.ews.schema import ADDRESS_PARTS, EXTENDED, Draft, Edits
from crmsync.mapping.extended import OPERATION_KEY, user_field
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import Changes

TABLE = contact_table(OutlookOptions(custom={}))
ADDRESS_SET = "{00062004-0000-0000-C000-000000000046}"


def sent(held: Draft, **changes: Any) -> Edits:
    wanted: Changes = changes
    return TABLE.updated(wanted, held)


def test_a_contact_is_read() -> None:
    assert TABLE.read(OUTLOOK) == {
        "salutation": "Dr.",
        "given_name": "Ada",
        "family_name": "Byron",
        "company": "Engines Ltd",
        "department": "Research",
        "title": "Analyst",
        "email_1": "ada@example.org",
        "email_2": "ada@home.example",
        "work_phone": "+44 20 2",
        "mobile_phone": "+44 7700 1",
        "home_phone": "+44 20 1",
        "fax": "+44 20 3",
        "assistant": "Mary",
        "website": "https://example.org/",
        "work_street": "St James's Square 12\nSecond floor",
        "work_city": "London",
        "work_postal_code": "SW1Y",
        "work_country": "United Kingdom",
        "other_city": "Ockham",
        "birthday": date(1985, 12, 10),
        "notes": "first\n\nsecond",
        "categories": ("Poets", "VIP"),
    }
    assert TABLE.oddity(OUTLOOK) is None


def test_only_what_changed_is_sent() -> None:
    assert sent(OUTLOOK, mobile_phone="+44 7700 9") == {("PhoneNumbers", "MobilePhone"): "+44 7700 9"}
    assert sent(OUTLOOK, title=None) == {("JobTitle",): None}
    assert sent(OUTLOOK, title="Analyst", notes="first\n\nsecond") == {}
    assert sent(OUTLOOK, categories=None) == {("Categories",): None}
    assert sent(OUTLOOK, notes=None) == {("Body",): {"@BodyType": "Text", "#text": ""}}


def test_a_phone_that_is_emptied_is_removed_and_never_sent_blank() -> None:
    assert sent(OUTLOOK, fax=None) == {("PhoneNumbers", "BusinessFax"): None}


def test_an_address_is_sent_part_by_part() -> None:
    assert sent(OUTLOOK, work_city="Leeds") == {("PhysicalAddresses", "Business", "City"): "Leeds"}
    assert sent(OUTLOOK, work_street=None) == {("PhysicalAddresses", "Business", "Street"): None}


def test_a_new_address_is_in_the_order_of_the_schema() -> None:
    names = ("work_postal_code", "work_country", "work_state", "work_city", "work_street")
    made = TABLE.created(dict.fromkeys(names, "x"), OperationKey("k"))
    assert tuple(made["PhysicalAddresses"]["Business"]) == ADDRESS_PARTS


@pytest.mark.parametrize("held, place", [(OUTLOOK, "Other"), (CHOSEN, "Home"), (BARE, "Home")])
def test_the_other_address_is_the_one_that_is_there(held: Draft, place: str) -> None:
    assert sent(held, other_city="Rom") == {("PhysicalAddresses", place, "City"): "Rom"}


def test_emptying_the_other_address_leaves_a_third_one_alone() -> None:
    both = {**OUTLOOK, "PhysicalAddresses": {"Home": {"Street": "Weg 1"}, "Other": {"City": "Ockham"}}}
    assert sent(both, other_street=None, other_city=None) == {("PhysicalAddresses", "Home", "Street"): None}


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_mail_address_goes_with_all_it_consists_of(place: int) -> None:
    held = {"EmailAddresses": {f"EmailAddress{place}": "ada@example.org"}}
    edits = sent(held, **{f"email_{place}": None})
    assert edits.pop(("EmailAddresses", f"EmailAddress{place}"), "kept") is None
    assert edits == {
        (EXTENDED, f"{kind} {ADDRESS_SET} Id 0x80{place + 7:X}{part}"): None
        for kind, part in [("String", 0), ("String", 2), ("String", 3), ("String", 4), ("Binary", 5)]
    }


def test_a_mail_address_has_a_place_of_its_own() -> None:
    after = edited(OUTLOOK, sent(OUTLOOK, email_1=None))
    assert TABLE.read(after)["email_2"] == "ada@home.example"
    assert "email_1" not in TABLE.read(after)


def test_an_address_of_another_system_is_no_mail_address_and_stays() -> None:
    assert "email_1" not in TABLE.read(CHOSEN)
    assert sent(CHOSEN, email_1=None) == {}
    assert TABLE.oddity(CHOSEN) is None


@pytest.mark.parametrize(
    "spelled, day",
    [
        ("1985-12-10T11:59:00Z", date(1985, 12, 10)),
        ("1985-12-10T00:00:00Z", date(1985, 12, 10)),
        ("1985-12-09T23:00:00.000Z", date(1985, 12, 10)),
        ("1985-12-10T05:00:00Z", date(1985, 12, 10)),
        ("1604-02-29T11:59:00Z", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_birthday_is_the_nearest_day(spelled: str, day: date | None) -> None:
    assert TABLE.read({"Birthday": spelled}).get("birthday") == day
    assert TABLE.oddity({"Birthday": spelled}) is None


def test_a_birthday_is_written_at_noon_and_goes_with_what_outlook_made_of_it() -> None:
    assert sent(OUTLOOK, birthday=date(1986, 1, 2)) == {("Birthday",): "1986-01-02T11:59:00Z"}
    assert sent(OUTLOOK, birthday=None) == {
        ("Birthday",): None,
        (EXTENDED, f"SystemTime {ADDRESS_SET} Id 0x80DE"): None,
    }


def test_the_salutation_is_an_extended_property() -> None:
    assert "String 0x3A45" in TABLE.properties
    assert sent(OUTLOOK, salutation="Prof.") == {(EXTENDED, "String 0x3A45"): "Prof."}
    assert sent(OUTLOOK, salutation=None) == {(EXTENDED, "String 0x3A45"): None}


# ---- display names


def test_display_names_follow_the_names_they_were_made_of() -> None:
    assert sent(OUTLOOK, family_name="Lovelace") == {
        ("FileAs",): "Lovelace, Ada",
        ("DisplayName",): "Ada Lovelace",
        ("Surname",): "Lovelace",
    }


def test_display_names_that_a_person_chose_stay() -> None:
    assert sent(CHOSEN, family_name="Lovelace") == {("Surname",): "Lovelace"}


def test_a_display_name_alone_is_a_name() -> None:
    assert TABLE.read(BARE)["family_name"] == "Babbage"
    assert sent(BARE, given_name="Carl") == {
        ("DisplayName",): "Carl Babbage",
        ("GivenName",): "Carl",
        ("Surname",): "Babbage",
    }


def test_a_new_contact_is_shown_and_filed_under_its_name() -> None:
    made = TABLE.created(
        {"given_name": "Kim", "family_name": "Lee", "email_1": "k@x.example"}, OperationKey("k")
    )
    assert made == {
        "GivenName": "Kim",
        "Surname": "Lee",
        "EmailAddresses": {"EmailAddress1": "k@x.example"},
        "DisplayName": "Kim Lee",
        "FileAs": "Lee, Kim",
        EXTENDED: {OPERATION_KEY: "k"},
    }


def test_what_only_outlook_keeps_comes_back_with_a_deleted_contact() -> None:
    made = TABLE.created({"family_name": "Byron"}, OperationKey("k"), OUTLOOK)
    assert made["Children"] == ["Ralph"]
    assert made["ImAddresses"] == {"ImAddress1": "sip:ada@example.org"}
    assert not made.keys() & {"ItemId", "ParentFolderId", "GivenName", "DateTimeCreated"}


# ---- what else


def test_fields_of_ones_own() -> None:
    table = contact_table(
        OutlookOptions(
            custom={"custom_1": "Customer number", "custom_2": "User 2", "custom_3": "Anniversary"}
        )
    )
    edits = table.updated({"custom_1": "12", "custom_2": "x", "custom_3": "2001-02-03"}, BARE)
    assert edits == {
        (EXTENDED, user_field("Customer number")): "12",
        (EXTENDED, f"String {ADDRESS_SET} Id 0x8050"): "x",
        ("WeddingAnniversary",): "2001-02-03T11:59:00Z",
    }
    held = edited(BARE, edits)
    assert {name: table.read(held)[name] for name in ("custom_1", "custom_2", "custom_3")} == {
        "custom_1": "12",
        "custom_2": "x",
        "custom_3": "2001-02-03",
    }
    assert isinstance(table.fits("custom_3", "some day"), Unfit)


def test_properties_are_known_in_any_spelling() -> None:
    held = {EXTENDED: {OPERATION_KEY.lower().replace("string", "String"): "k", "String 0x3a45": "Dr."}}
    assert TABLE.key(held) == "k"
    assert TABLE.read(held) == {"salutation": "Dr."}
    assert sent(held, salutation=None) == {(EXTENDED, "String 0x3a45"): None}


@pytest.mark.parametrize("word", ["Personal", "Private", "Confidential"])
def test_private_contacts_are_told(word: str) -> None:
    assert TABLE.traits({"Sensitivity": word}) == {Trait.PRIVATE}
    assert TABLE.traits({"Sensitivity": "Normal"}) == frozenset()


def test_a_distribution_list_is_no_person() -> None:
    assert TABLE.traits({"ItemClass": "IPM.DistList"}) == {Trait.GROUP}


@pytest.mark.parametrize(
    "odd",
    [
        {"Birthday": "tomorrow"},
        {"WeddingAnniversary": "1985-13-10T00:00:00Z"},
        {"Sensitivity": "Secret"},
        {"GivenName": {"@x": "1"}},
        {"EmailAddresses": "ada@example.org"},
        {"PhysicalAddresses": {"Home": "Wien"}},
        {"Categories": "Poets"},
        {EXTENDED: {"String 0x3A45": {}}},
    ],
)
def test_what_is_not_understood_is_told_and_never_passes_for_empty(odd: Draft) -> None:
    assert next(iter(odd)) in (TABLE.oddity({**OUTLOOK, **odd}) or "")


def test_an_empty_element_is_nothing_odd() -> None:
    assert TABLE.oddity({**OUTLOOK, "Birthday": "", "Sensitivity": "", "Body": ""}) is None


def test_odd_values_never_crash() -> None:
    odd = {
        "EmailAddresses": ["x"],
        "PhoneNumbers": {"HomePhone": " 1 ", "MobilePhone": None},
        "Birthday": 7,
        "Categories": {"a": 1},
        "PhysicalAddresses": {"Business": ["x"]},
        "Surname": 7,
        EXTENDED: [1],
    }
    assert TABLE.read(odd) == {"home_phone": "1"}


def test_a_birthday_before_outlooks_time_does_not_fit() -> None:
    assert isinstance(TABLE.fits("birthday", date(1604, 12, 31)), Unfit)
    assert TABLE.fits("birthday", date(1605, 1, 1)) == Fit(date(1605, 1, 1))


def test_a_name_that_only_the_display_name_tells_can_be_emptied() -> None:
    after = edited(BARE, sent(BARE, given_name=None, family_name=None))
    assert TABLE.read(after) == {}
    company = {**BARE, "CompanyName": "Engines Ltd"}
    after = edited(company, sent(company, given_name=None, family_name=None))
    assert (after["DisplayName"], TABLE.read(after)) == ("Engines Ltd", {"company": "Engines Ltd"})
