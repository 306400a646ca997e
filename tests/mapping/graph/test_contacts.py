"""Contacts of Graph, field by field, and the display names that follow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.graph_people import BARE, CHOSEN, OUTLOOK, PLACES, patched

from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.extended import user_field
from crmsync.mapping.graph.contacts import contact_table, opened
from crmsync.mapping.graph.resource import EXTENDED, Resource, expanding
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import Changes

TABLE = contact_table(OutlookOptions(custom={}))


def sent(held: Resource, **changes: Any) -> Resource:
    wanted: Changes = changes
    return TABLE.updated(wanted, opened(held))


def test_a_contact_is_read() -> None:
    assert TABLE.read(opened(OUTLOOK)) == {
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


def test_only_what_changed_is_sent() -> None:
    assert sent(OUTLOOK, mobile_phone="+44 7700 9") == {"mobilePhone": "+44 7700 9"}
    assert sent(OUTLOOK, title=None) == {"jobTitle": None}
    assert sent(OUTLOOK, title="Analyst", notes="first\n\nsecond") == {}


def test_an_extended_property_is_sent_without_the_others() -> None:
    assert sent(OUTLOOK, other_phone="+44 20 4") == {EXTENDED: [{"id": "String 0x3A1F", "value": "+44 20 4"}]}
    assert sent(OUTLOOK, fax=None) == {EXTENDED: [{"id": "String 0x3A24", "value": None}]}


def test_an_address_is_sent_as_a_whole() -> None:
    assert sent(OUTLOOK, work_city="Leeds") == {
        "businessAddress": {
            "street": "St James's Square 12\r\nSecond floor",
            "city": "Leeds",
            "state": None,
            "countryOrRegion": "United Kingdom",
            "postalCode": "SW1Y",
        }
    }


@pytest.mark.parametrize(
    "held, member", [(OUTLOOK, "otherAddress"), (CHOSEN, "homeAddress"), (BARE, "homeAddress")]
)
def test_the_other_address_is_the_one_that_is_there(held: Resource, member: str) -> None:
    assert sent(held, other_city="Rom")[member]["city"] == "Rom"


def test_emptying_the_other_address_leaves_a_third_one_alone() -> None:
    both = {**OUTLOOK, "homeAddress": {"street": "Weg 1"}}
    assert sent(both, other_street=None, other_city=None).keys() == {"homeAddress"}


def test_a_mail_address_keeps_its_name_unless_that_only_repeats_it() -> None:
    assert sent(OUTLOOK, email_1="a@b.example")["emailAddresses"][0] == {
        "address": "a@b.example",
        "name": "Ada at work",
    }
    assert sent(OUTLOOK, email_2="a@b.example")["emailAddresses"][1] == {
        "address": "a@b.example",
        "name": "a@b.example",
    }


def test_a_mail_address_keeps_its_place_when_the_one_before_it_goes() -> None:
    assert sent(OUTLOOK, email_1=None) == {
        "emailAddresses": [{"name": "ada@home.example", "address": "ada@home.example"}],
        EXTENDED: [{"id": PLACES, "value": "2"}],
    }
    after = patched(opened(OUTLOOK), sent(OUTLOOK, email_1=None))
    assert TABLE.read(after)["email_2"] == "ada@home.example"
    assert "email_1" not in TABLE.read(after)
    filled = TABLE.updated({"email_1": "new@example.org"}, after)
    assert [entry["address"] for entry in filled["emailAddresses"]] == ["new@example.org", "ada@home.example"]
    assert filled[EXTENDED] == [{"id": PLACES, "value": None}]


@pytest.mark.parametrize("told", ["3", "1,2,3", "3,1", "1,1", "x", "0,4", ""])
def test_places_that_no_longer_fit_the_list_do_not_count(told: str) -> None:
    held = {**CHOSEN, EXTENDED: [{"id": PLACES, "value": told}]}
    assert TABLE.read(opened(held))["email_2"] == "third@example.org"


def test_a_contact_without_gaps_is_created_with_the_list() -> None:
    made = TABLE.created({"email_1": "a@b.example", "email_2": "c@d.example"}, OperationKey("k"))
    assert [entry["address"] for entry in made["emailAddresses"]] == ["a@b.example", "c@d.example"]
    assert [entry["value"] for entry in made[EXTENDED]] == ["k"]


@pytest.mark.parametrize(
    "spelled, day",
    [
        ("1985-12-10T11:59:00Z", date(1985, 12, 10)),
        ("1985-12-10T00:00:00Z", date(1985, 12, 10)),
        ("1985-12-09T23:00:00.0000000Z", date(1985, 12, 10)),
        ("1985-12-10T05:00:00Z", date(1985, 12, 10)),
        ("1985-12-10", date(1985, 12, 10)),
        ("1604-02-29T11:59:00Z", None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_birthday_is_the_nearest_day(spelled: str, day: date | None) -> None:
    assert TABLE.read({"birthday": spelled}).get("birthday") == day


def test_a_birthday_is_written_at_noon() -> None:
    assert sent(BARE, birthday=date(1815, 12, 10)) == {"birthday": "1815-12-10T11:59:00Z"}
    assert TABLE.fits("birthday", date(1604, 1, 1)) == Unfit("Outlook takes years after 1604 only")
    assert TABLE.fits("birthday", date(1815, 12, 10)) == Fit(date(1815, 12, 10))


# ---- what follows


def test_the_display_names_follow_the_name_they_were_made_of() -> None:
    assert sent(OUTLOOK, family_name="King") == {
        "surname": "King",
        "displayName": "Ada King",
        "fileAs": "King, Ada",
    }


def test_a_display_name_that_a_person_chose_stays() -> None:
    assert sent(CHOSEN, family_name="King") == {"surname": "King"}


def test_a_display_name_that_stood_in_for_a_name_follows_what_it_was_made_of() -> None:
    firm = {"companyName": "Engines Ltd", "displayName": "Engines Ltd", "fileAs": "Engines Ltd"}
    assert sent(firm, company="Mills Ltd") == dict.fromkeys(
        ("companyName", "displayName", "fileAs"), "Mills Ltd"
    )
    assert sent(firm, given_name="Ada", family_name="Byron") == {
        "givenName": "Ada",
        "surname": "Byron",
        "displayName": "Ada Byron",
        "fileAs": "Byron, Ada",
    }


def test_names_that_only_the_display_name_gives_are_written_with_the_first_change() -> None:
    assert TABLE.read(opened(BARE)) == {"given_name": "Charles", "family_name": "Babbage"}
    changed = sent(BARE, given_name="Chas")
    assert (changed["givenName"], changed["surname"], changed["displayName"]) == (
        "Chas",
        "Babbage",
        "Chas Babbage",
    )


def test_a_display_name_is_left_alone_by_other_changes() -> None:
    assert sent(BARE, company="Mills Ltd") == {"companyName": "Mills Ltd"}
    assert sent(BARE, email_1="c@b.example").keys() == {"emailAddresses"}


def test_a_new_contact_can_be_found_in_outlook() -> None:
    made = TABLE.created(
        {"given_name": "Ada", "family_name": "Byron", "company": "Engines"}, OperationKey("k")
    )
    assert (made["displayName"], made["fileAs"]) == ("Ada Byron", "Byron, Ada")
    made = TABLE.created({"email_1": "ada@example.org"}, OperationKey("k"))
    assert (made["displayName"], made["fileAs"]) == ("ada@example.org", "ada@example.org")


# ---- what has no member of its own


def test_a_private_contact_is_private() -> None:
    assert TABLE.traits({EXTENDED: [{"id": "Integer 0x0036", "value": "2"}]}) == {Trait.PRIVATE}
    assert TABLE.traits({EXTENDED: [{"id": "Integer 0x36", "value": "0"}]}) == frozenset()


def test_fields_that_a_person_defined_are_held_under_their_name() -> None:
    table = contact_table(OutlookOptions(custom={"custom_1": "Kunden-Nr.", "custom_2": "User Field 2"}))
    made = table.created({"custom_1": "4711", "custom_2": "x"}, OperationKey("k"))
    assert made[EXTENDED][:2] == [
        {"id": "String {00020329-0000-0000-C000-000000000046} Name Kunden-Nr.", "value": "4711"},
        {"id": "String {00062004-0000-0000-C000-000000000046} Id 0x8050", "value": "x"},
    ]
    assert user_field("user1").endswith("0x804F")
    with pytest.raises(ValueError, match="quotation"):
        user_field("x' or 'y")


def test_all_extended_properties_are_asked_for_at_once() -> None:
    asked = expanding(TABLE.extended)
    assert asked.startswith("singleValueExtendedProperties($filter=id eq 'String {")
    assert "or id eq 'String 0x3A24'" in asked
    assert asked.endswith("or id eq 'Integer 0x36')")


def test_the_anniversary_is_a_day() -> None:
    table = contact_table(OutlookOptions(custom={"custom_1": "Anniversary"}))
    made = table.created({"custom_1": "2011-05-20"}, OperationKey("k"))
    assert {"id": "SystemTime 0x3A41", "value": "2011-05-20T00:00:00Z"} in made[EXTENDED]
    assert table.read(made)["custom_1"] == "2011-05-20"
    held = {EXTENDED: [{"id": "SystemTime 0x3a41", "value": "2011-05-19T22:00:00Z"}]}
    assert table.read(held)["custom_1"] == "2011-05-20"
    assert table.updated({"custom_1": None}, held) == {EXTENDED: [{"id": "SystemTime 0x3A41", "value": None}]}
    assert table.fits("custom_1", " 2011-05-20 ") == Fit("2011-05-20")
    assert isinstance(table.fits("custom_1", "20 May"), Unfit)


def test_a_name_that_only_the_display_name_tells_can_be_emptied() -> None:
    after = patched(opened(BARE), sent(BARE, given_name=None, family_name=None))
    assert TABLE.read(after) == {}
