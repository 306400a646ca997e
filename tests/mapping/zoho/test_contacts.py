"""Contacts: every field in both directions, what fits, and the mandatory last name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.zoho_fields import organisation, row

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.zoho.contacts import contact_table
from crmsync.mapping.zoho.record import Lookup, ZohoOptions
from crmsync.mapping.zoho.table import unusable
from crmsync.model.fields import CONTACT_FIELDS
from crmsync.model.kinds import Kind
from crmsync.model.values import PhotoToken, Value

OPTIONS = ZohoOptions(custom={})
TABLE = contact_table(organisation("Contacts"), OPTIONS)

PAIRS: list[tuple[str, Value, str, Any]] = [
    ("salutation", "Dr.", "Salutation", "Dr."),
    ("given_name", "Ada", "First_Name", "Ada"),
    ("family_name", "Byron", "Last_Name", "Byron"),
    ("department", "Engines", "Department", "Engines"),
    ("title", "Countess", "Title", "Countess"),
    ("email_1", "ada@example.com", "Email", "ada@example.com"),
    ("email_2", "ada@home.example", "Secondary_Email", "ada@home.example"),
    ("work_phone", "+44 20 7946 0000", "Phone", "+44 20 7946 0000"),
    ("mobile_phone", "+44 7700 900000", "Mobile", "+44 7700 900000"),
    ("home_phone", "020 7946 0001", "Home_Phone", "020 7946 0001"),
    ("other_phone", "020 7946 0002", "Other_Phone", "020 7946 0002"),
    ("fax", "020 7946 0003", "Fax", "020 7946 0003"),
    ("assistant_phone", "020 7946 0004", "Asst_Phone", "020 7946 0004"),
    ("assistant", "Mary", "Assistant", "Mary"),
    (
        "work_street",
        "12 St James's Square\nSecond floor",
        "Mailing_Street",
        "12 St James's Square\nSecond floor",
    ),
    ("work_city", "London", "Mailing_City", "London"),
    ("work_state", "Middlesex", "Mailing_State", "Middlesex"),
    ("work_postal_code", "SW1Y", "Mailing_Zip", "SW1Y"),
    ("work_country", "United Kingdom", "Mailing_Country", "United Kingdom"),
    ("other_street", "Ockham Park", "Other_Street", "Ockham Park"),
    ("other_city", "Ockham", "Other_City", "Ockham"),
    ("other_state", "Surrey", "Other_State", "Surrey"),
    ("other_postal_code", "GU23", "Other_Zip", "GU23"),
    ("other_country", "United Kingdom", "Other_Country", "United Kingdom"),
    ("birthday", date(1815, 12, 10), "Date_of_Birth", "1815-12-10"),
    (
        "notes",
        "Wrote the first program.\nLiked horses.",
        "Description",
        "Wrote the first program.\nLiked horses.",
    ),
    ("categories", ("Poets", "VIP"), "Tag", [{"name": "Poets"}, {"name": "VIP"}]),
]


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_field_is_read(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.read({native: held}) == {name: value}


@pytest.mark.parametrize("name, value, native, held", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_field_is_written(name: str, value: Value, native: str, held: Any) -> None:
    assert TABLE.fits(name, value) == Fit(value)
    assert TABLE.updated({name: value}, {}) == {native: held}
    assert TABLE.created({name: value}) == {native: held}


@pytest.mark.parametrize("name, native", [(pair[0], pair[2]) for pair in PAIRS])
def test_a_field_is_emptied(name: str, native: str) -> None:
    assert TABLE.updated({name: None}, {}) == {native: [] if native == "Tag" else None}
    assert TABLE.read({native: None}) == {}


def test_the_company_is_a_look_up_by_name() -> None:
    assert TABLE.read({"Account_Name": {"name": "Analytical  Ltd", "id": "7"}}) == {
        "company": "Analytical Ltd"
    }
    assert TABLE.updated({"company": "Analytical Ltd"}, {}) == {
        "Account_Name": Lookup("Accounts", "Analytical Ltd")
    }
    assert TABLE.read({"Account_Name": Lookup("Accounts", "Analytical Ltd")}) == {"company": "Analytical Ltd"}
    assert TABLE.read({"Account_Name": {"id": "7"}}) == {}
    assert isinstance(TABLE.fits("company", "x" * 121), Unfit)


def test_the_photo_is_a_token_and_travels_apart() -> None:
    assert TABLE.read({"Record_Image": "abc"}) == {"photo": PhotoToken("abc")}
    assert TABLE.access("photo") is Access.READ_WRITE
    assert TABLE.created({"family_name": "Byron", "photo": PhotoToken("theirs")}) == {"Last_Name": "Byron"}


def test_what_zoho_has_no_field_for_is_not_in_the_table() -> None:
    assert CONTACT_FIELDS.keys() - TABLE.names == {"middle_name", "suffix", "email_3", "website"}


def test_a_field_that_the_organisation_lacks_is_not_in_the_table() -> None:
    table = contact_table(
        organisation("Contacts", without=("Secondary_Email", "Tag", "Record_Image")), OPTIONS
    )
    assert TABLE.names - table.names == {"email_2", "categories", "photo"}
    assert "Tag" not in table.natives


@pytest.mark.parametrize(
    "name, value, held",
    [
        ("salutation", "dr", "Dr."),
        ("salutation", "MR.", "Mr."),
        ("mobile_phone", "030 / 12 34 56", "030 12 34 56"),
        ("mobile_phone", "+49 (30) 123 - 45", "+49 (30) 123-45"),
        ("mobile_phone", "+49·30·12345", "+49 30 12345"),
        ("mobile_phone", "0123;45#", "0123;45#"),
        ("email_1", "o'neil+crm@müller-söhne.example", "o'neil+crm@müller-söhne.example"),
        ("work_city", "  New   York ", "New York"),
    ],
)
def test_a_value_is_held_in_the_organisations_way(name: str, value: str, held: str) -> None:
    assert TABLE.fits(name, value) == Fit(held)
    assert TABLE.fits(name, held) == Fit(held)


@pytest.mark.parametrize(
    "name, value, reason",
    [
        ("given_name", "x" * 41, "longer than 40 characters"),
        ("notes", "x" * 32001, "longer than 32,000 characters"),
        ("salutation", "Sir", "not one of the choices of “Salutation”"),
        ("email_1", "Ada at home", "not a mail address Zoho CRM accepts"),
        ("email_1", "ada@localhost", "not a mail address Zoho CRM accepts"),
        ("mobile_phone", "1" * 31, "longer than 30 characters"),
        ("mobile_phone", "(((", "not a phone number Zoho CRM accepts"),
    ],
)
def test_a_value_that_does_not_fit_says_why(name: str, value: str, reason: str) -> None:
    assert TABLE.fits(name, value) == Unfit(reason)


@pytest.mark.parametrize(
    "value, held, note",
    [
        ("030 1234 (Büro)", "030 1234", "“(Büro)”"),
        ("Büro: +49 30/12", "+49 30 12", "“Büro:”"),
        ("030 1234 ext 5", "030 1234 ext 5", None),
    ],
)
def test_words_that_zoho_takes_in_no_number_are_left_out_and_said(
    value: str, held: str, note: str | None
) -> None:
    assert TABLE.fits("mobile_phone", value) == Fit(held, note)


def test_tags_that_zoho_refuses_are_reported_and_the_others_kept() -> None:
    fit = TABLE.fits("categories", ("Good", "a, b", "x" * 26))
    assert isinstance(fit, Fit)
    assert fit.value == ("Good",)
    assert fit.note is not None
    assert "“a, b”" in fit.note
    many = TABLE.fits("categories", tuple(f"tag {number:02}" for number in range(12)))
    assert isinstance(many, Fit)
    assert many.value == tuple(f"tag {number:02}" for number in range(10))
    assert "tag 11" in str(many.note)


def test_a_single_line_field_joins_the_lines_of_a_street() -> None:
    table = contact_table(organisation("Contacts", Mailing_Street={"data_type": "text"}), OPTIONS)
    assert table.fits("work_street", "12 Square\n Second floor ") == Fit("12 Square, Second floor")


def test_a_country_may_be_a_pick_list() -> None:
    choices = [{"display_value": "Germany"}, {"display_value": "France"}]
    table = contact_table(
        organisation("Contacts", Mailing_Country={"data_type": "picklist", "pick_list_values": choices}),
        OPTIONS,
    )
    assert table.fits("work_country", "germany") == Fit("Germany")
    assert isinstance(table.fits("work_country", "Utopia"), Unfit)
    assert table.read({"Mailing_Country": "-None-"}) == {}


@pytest.mark.parametrize(
    "fields, last_name",
    [
        ({"given_name": "Ada", "company": "Analytical Ltd", "email_1": "ada@example.com"}, "Analytical Ltd"),
        ({"given_name": "Ada", "email_1": "ada@example.com"}, "ada@example.com"),
        ({"given_name": "Ada"}, "Ada"),
        ({"mobile_phone": "123"}, "123"),
        ({}, "(without a name)"),
        ({"family_name": "Byron", "company": "Analytical Ltd"}, "Byron"),
        ({"company": "x" * 100}, "x" * 80),
    ],
)
def test_a_mandatory_last_name_is_substituted(fields: dict[str, Value], last_name: str) -> None:
    complete = TABLE.complete(fields)
    assert complete == {**fields, "family_name": last_name}
    assert TABLE.read(TABLE.created(complete)) == complete


def test_nothing_is_substituted_where_the_last_name_is_not_mandatory() -> None:
    table = contact_table(organisation("Contacts", Last_Name={"system_mandatory": False}), OPTIONS)
    assert table.complete({"given_name": "Ada"}) == {"given_name": "Ada"}
    assert TABLE.mandatory == {"family_name"}
    assert table.mandatory == frozenset()


CUSTOM: list[tuple[str, str, Any, str]] = [
    ("text", "C-12", "C-12", "C-12"),
    ("textarea", "a\nb", "a\nb", "a\nb"),
    ("picklist", "gold", "Gold", "Gold"),
    ("integer", "12", 12, "12"),
    ("bigint", "0012345600012", "12345600012", "12345600012"),
    ("double", "12.50", 12.5, "12.5"),
    ("currency", "100", 100.0, "100"),
    ("boolean", "Yes", True, "true"),
    ("date", "2026-12-31", "2026-12-31", "2026-12-31"),
    ("website", "https://example.com/a", "https://example.com/a", "https://example.com/a"),
]


@pytest.mark.parametrize("data_type, value, native, held", CUSTOM, ids=[case[0] for case in CUSTOM])
def test_a_custom_field_of_any_simple_type(data_type: str, value: str, native: Any, held: str) -> None:
    metadata = organisation(
        "Contacts", Customer_No={"data_type": data_type, "pick_list_values": [{"display_value": "Gold"}]}
    )
    table = contact_table(metadata, ZohoOptions(custom={"custom_1": "Customer_No"}))
    fit = table.fits("custom_1", value)
    assert fit == Fit(held)
    assert table.updated({"custom_1": held}, {}) == {"Customer_No": native}
    assert table.read({"Customer_No": native}) == {"custom_1": held}


@pytest.mark.parametrize(
    "data_type, value",
    [("integer", "12.5"), ("double", "1,5"), ("boolean", "perhaps"), ("date", "31.12.2026")],
)
def test_a_text_that_is_no_such_value_does_not_fit(data_type: str, value: str) -> None:
    metadata = organisation("Contacts", Customer_No={"data_type": data_type})
    table = contact_table(metadata, ZohoOptions(custom={"custom_1": "Customer_No"}))
    assert isinstance(table.fits("custom_1", value), Unfit)


def test_an_unticked_box_is_empty() -> None:
    metadata = organisation("Contacts", Newsletter={"data_type": "boolean"})
    table = contact_table(metadata, ZohoOptions(custom={"custom_1": "Newsletter"}))
    assert table.read({"Newsletter": False}) == {}
    assert table.updated({"custom_1": None}, {}) == {"Newsletter": False}


def test_a_default_pair_can_be_replaced_and_a_third_address_mapped() -> None:
    metadata = organisation("Contacts", Third_Email=row("Third_Email", "email", 100), Firm={"length": 60})
    table = contact_table(metadata, ZohoOptions(custom={"email_3": "Third_Email", "company": "Firm"}))
    changes: dict[str, Value | None] = {"email_3": "c@example.com", "company": "Analytical"}
    assert table.updated(changes, {}) == {"Third_Email": "c@example.com", "Firm": "Analytical"}
    assert table.read({"Firm": "Analytical", "Account_Name": {"name": "Other"}}) == {"company": "Analytical"}


def test_fields_mapped_by_hand_that_cannot_work_are_named() -> None:
    metadata = organisation("Contacts", Files={"data_type": "fileupload"})
    options = ZohoOptions(
        custom={"custom_1": "Missing", "custom_2": "Files", "birthday": "Title", "title": "Title"}
    )
    reasons = unusable(Kind.CONTACTS, metadata, options)
    assert reasons.keys() == {"custom_1", "custom_2", "birthday"}
    assert reasons["custom_1"] == "Contacts has no field called Missing"


@pytest.mark.parametrize("odd", [7, True, ["x"], {"x": 1}, ""])
def test_odd_values_read_as_empty_or_text_and_never_raise(odd: Any) -> None:
    assert TABLE.read(dict.fromkeys(TABLE.natives, odd)) == {} or isinstance(odd, list)


def test_unchanged_fields_are_not_sent() -> None:
    assert TABLE.updated({"categories": ("A",)}, {"Tag": [{"name": "A"}]}) == {}
