"""Every default pair of contacts travels in both directions: created, changed, emptied (DESIGN.md 7)."""

from __future__ import annotations

from typing import Any

import pytest
from support.documents import card
from support.story import Story
from support.travel import (
    TO_OUTLOOK,
    TO_THE_CRM,
    Journey,
    Record,
    Row,
    Traces,
    assert_held_by_outlook,
    assert_held_by_the_crm,
    assert_one_write_each,
    to_outlook,
    to_the_crm,
)

from crmsync.sandbox.crm import FieldType, custom_field

MARK = "@rows.example"


def _text(name: str, head: str, native: str, first: str = "One", second: str = "Two") -> Row:
    return Row(name, ((f"{head}:{first}",), {native: first}), ((f"{head}:{second}",), {native: second}))


def _phone(name: str, head: str, native: str) -> Row:
    return _text(name, head, native, "+44 20 7946 0001", "+44 20 7946 0002")


def _address(name: str, kind: str, prefix: str) -> Row:
    first = {
        "Street": "12 St James Square", "City": "London", "State": "Greater London", "Zip": "SW1Y 4JH",
        "Country": "United Kingdom",
    }  # fmt: skip
    second = {**first, "Street": "1 New Road\nBack yard", "City": "Ockham", "Zip": "GU23"}

    def spelled(parts: dict[str, str]) -> tuple[tuple[str, ...], dict[str, str]]:
        values = ";".join(value.replace("\n", "\\n") for value in parts.values())
        return (f"ADR;TYPE={kind}:;;{values}",), {f"{prefix}_{part}": value for part, value in parts.items()}

    return Row(name, spelled(first), spelled(second))


def _names(name: str, first: str, second: str, emptied: str | None, natives: list[dict[str, Any]]) -> Row:
    return Row(
        name,
        ((f"N:{first}",), natives[0]),
        ((f"N:{second}",), natives[1]),
        None if emptied is None else (f"N:{emptied}",),
    )


ROWS = (
    _names("salutation", "salutation;;;Dr.;", "salutation;;;Prof.;", "salutation;;;;", [{"Salutation": "Dr."}, {"Salutation": "Prof."}]),
    _names("given_name", "given_name;Ada;;;", "given_name;Augusta;;;", "given_name;;;;", [{"First_Name": "Ada"}, {"First_Name": "Augusta"}]),
    _names("family_name", "Byron;;;;", "King;;;;", None, [{"Last_Name": "Byron"}, {"Last_Name": "King"}]),
    _text("company", "ORG", "Account_Name", "Analytical Engines", "Difference Ltd"),
    Row(
        "department",
        (("ORG:;Research",), {"Department": "Research"}),
        (("ORG:;Sales",), {"Department": "Sales"}),
    ),
    _text("title", "TITLE", "Title", "Programmer", "Poet"),
    _text("email_1", "EMAIL;TYPE=WORK", "Email", "one@engines.example", "two@engines.example"),
    Row(
        "email_2",
        (("EMAIL;TYPE=WORK:email_2@rows.example", "EMAIL;TYPE=HOME:one@home.example"), {"Secondary_Email": "one@home.example"}),
        (("EMAIL;TYPE=WORK:email_2@rows.example", "EMAIL;TYPE=HOME:two@home.example"), {"Secondary_Email": "two@home.example"}),
        ("EMAIL;TYPE=WORK:email_2@rows.example",),
    ),
    _phone("work_phone", "TEL;TYPE=WORK", "Phone"),
    _phone("mobile_phone", "TEL;TYPE=CELL", "Mobile"),
    _phone("home_phone", "TEL;TYPE=HOME", "Home_Phone"),
    _phone("other_phone", "TEL", "Other_Phone"),
    _phone("fax", "TEL;TYPE=WORK,FAX", "Fax"),
    _phone("assistant_phone", "TEL;TYPE=X-EVOLUTION-ASSISTANT", "Asst_Phone"),
    _text("assistant", "X-ASSISTANT", "Assistant", "Mary Somerville", "Sophia Frend"),
    _address("work_address", "WORK", "Mailing"),
    _address("other_address", "HOME", "Other"),
    _text("birthday", "BDAY", "Date_of_Birth", "1985-12-10", "1986-01-31"),
    Row(
        "notes",
        (("NOTE:First line\\nsecond\\, with a comma",), {"Description": "First line\nsecond, with a comma"}),
        (("NOTE:Émilie wrote – 你好 🎩",), {"Description": "Émilie wrote – 你好 🎩"}),
    ),
    Row(
        "categories",
        (("CATEGORIES:Key Account,Speaker",), {"Tag": ["Key Account", "Speaker"]}),
        (("CATEGORIES:Newsletter,Speaker",), {"Tag": ["Newsletter", "Speaker"]}),
    ),
    Row(
        "email_3",
        (("EMAIL:email_3@rows.example", "EMAIL:b@x.example", "EMAIL:one@third.example"), {"Third_Email": "one@third.example"}),
        (("EMAIL:email_3@rows.example", "EMAIL:b@x.example", "EMAIL:two@third.example"), {"Third_Email": "two@third.example"}),
        ("EMAIL:email_3@rows.example", "EMAIL:b@x.example"),
        ways=(TO_THE_CRM,),
    ),
    _text("website", "URL", "Web_Page", "https://engines.example/ada", "https://engines.example/king"),
    _text("custom_1", "X-CUSTOMER-NUMBER", "Customer_No", "C-1", "C-2"),
)  # fmt: skip
BY_HAND = {
    "email_3": {"crm": "Third_Email"},
    "website": {"crm": "Web_Page"},
    "custom_1": {"outlook": "X-CUSTOMER-NUMBER", "crm": "Customer_No"},
}
"""Pairs that a person writes into the configuration file; the others are the default."""


def _mail(row: Row) -> str:
    return f"{row.name}{MARK}"


def _document(row: Row, lines: tuple[str, ...]) -> str:
    own = (
        []
        if any(line.startswith("EMAIL") for line in lines) or row.name == "email_1"
        else [f"EMAIL:{_mail(row)}"]
    )
    name = [] if any(line.startswith("N:") for line in lines) else [f"N:{row.name};;;;"]
    return card(row.name, *name, *own, *lines, uid=f"{row.name}-uid")


def _record(row: Row) -> dict[str, Any]:
    own = {} if row.name == "email_1" else {"Email": _mail(row)}
    return {**({} if "Last_Name" in row.natives else {"Last_Name": row.name}), **own}


def _is_record(row: Row, record: Record) -> bool:
    return bool(record["Last_Name"] == row.name if row.name == "email_1" else record["Email"] == _mail(row))


def _is_document(row: Row, document: str) -> bool:
    return f"N:{row.name};" in document if row.name == "email_1" else _mail(row) in document


def _prepare(story: Story) -> None:
    for name in ("Analytical Engines", "Difference Ltd"):
        story.crm.accounts.add(Account_Name=name)
    for name, kind in (
        ("Third_Email", FieldType.EMAIL),
        ("Web_Page", FieldType.WEBSITE),
        ("Customer_No", FieldType.TEXT),
    ):
        story.crm_server.add_field("Contacts", custom_field(name, kind))


JOURNEY = Journey(
    "contacts", ROWS, _document, _record, _is_record, _is_document, {"fields": BY_HAND}, _prepare
)


@pytest.fixture(scope="module")
def in_the_crm(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("contacts")) as story:
        return to_the_crm(story, JOURNEY)


@pytest.fixture(scope="module")
def in_outlook(tell_story: Any, tmp_path_factory: pytest.TempPathFactory) -> Traces:
    with tell_story(tmp_path_factory.mktemp("contacts")) as story:
        return to_outlook(story, JOURNEY)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_THE_CRM), ids=lambda row: row.name)
def test_a_field_of_a_contact_travels_to_the_crm(row: Row, in_the_crm: Traces) -> None:
    assert_held_by_the_crm(row, in_the_crm)


@pytest.mark.parametrize("row", JOURNEY.travelling(TO_OUTLOOK), ids=lambda row: row.name)
def test_a_field_of_a_contact_travels_to_outlook(row: Row, in_outlook: Traces) -> None:
    assert_held_by_outlook(row, in_outlook)


def test_each_stage_writes_every_contact_once(in_the_crm: Traces, in_outlook: Traces) -> None:
    assert_one_write_each(JOURNEY, TO_THE_CRM, in_the_crm)
    assert_one_write_each(JOURNEY, TO_OUTLOOK, in_outlook)
