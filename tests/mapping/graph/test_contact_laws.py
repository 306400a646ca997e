"""The laws of the contact mappers, for any values in any contact."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.graph_people import PEOPLE, patched

from crmsync.mapping.base import Fit
from crmsync.mapping.graph.contacts import contact_table, opened
from crmsync.mapping.graph.resource import EXTENDED
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value

TABLE = contact_table(OutlookOptions(custom={"custom_1": "Customer number", "custom_2": "User 2"}))
NAMES = sorted(TABLE.names)
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

tricky = st.text(alphabet=st.sampled_from("aB\\;,:\"'^@ \n\té日-=1"), max_size=30) | st.text(max_size=200)


def values(name: str) -> st.SearchStrategy[Value]:
    match field_spec(Kind.CONTACTS, name).type:
        case ValueType.DATE:
            return st.dates(min_value=date(1, 1, 1))
        case ValueType.WORDS:
            return st.lists(tricky, max_size=5).map(tuple)
        case _:
            return tricky


def carriers(name: str) -> set[str] | frozenset[str]:
    if name.startswith("work_") and name not in CARRIERS:
        return {"businessAddress"}
    return CARRIERS.get(name, {"homeAddress", "otherAddress"})


@st.composite
def changes(draw: st.DrawFn) -> Changes:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=8))
    return {name: draw(st.none() | values(name)) for name in names}


def fitted(wanted: Changes) -> Changes:
    fits = {name: None if value is None else TABLE.fits(name, value) for name, value in wanted.items()}
    return {name: fit.value if isinstance(fit, Fit) else None for name, fit in fits.items()}


def applied(fields: Fields, changes: Changes) -> Fields:
    merged = {**fields, **changes}
    return {name: value for name, value in merged.items() if value is not None}


people = pytest.mark.parametrize("person", PEOPLE)
few = settings(max_examples=settings.default.max_examples // 4)


@people
@few
@given(steps=st.lists(changes(), min_size=1, max_size=3))
def test_what_is_written_is_read_and_nothing_else_changes(person: str, steps: list[Changes]) -> None:
    held = opened(PEOPLE[person])
    expected = TABLE.read(held)
    for step in steps:
        written = fitted(step)
        held = patched(held, TABLE.updated(written, held))
        expected = applied(expected, written)
        assert TABLE.read(held) == expected


@people
@few
@given(wanted=changes())
def test_only_the_members_that_carry_the_fields_are_sent(person: str, wanted: Changes) -> None:
    held = opened(PEOPLE[person])
    before = copy.deepcopy(held)
    sent = TABLE.updated(fitted(wanted), held)
    assert held == before
    assert sent.keys() <= {carrier for name in wanted for carrier in carriers(name)}


@people
@few
@given(wanted=changes())
def test_writing_again_sends_nothing(person: str, wanted: Changes) -> None:
    held = opened(PEOPLE[person])
    once = patched(held, TABLE.updated(fitted(wanted), held))
    assert TABLE.updated(fitted(wanted), once) == {}


@few
@given(data=st.data(), name=st.sampled_from(NAMES))
def test_what_fits_fits_as_it_is(data: st.DataObject, name: str) -> None:
    fit = TABLE.fits(name, data.draw(values(name)))
    if isinstance(fit, Fit) and fit.value is not None:
        assert TABLE.fits(name, fit.value) == fit


@few
@given(wanted=changes())
def test_a_new_contact_holds_what_it_was_made_of(wanted: Changes) -> None:
    fields = applied({}, fitted(wanted))
    made = opened(TABLE.created(fields, OperationKey("key-1")))
    assert TABLE.read(made) == fields
    assert TABLE.key(made) == "key-1"
    assert TABLE.traits(made) == frozenset()


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
    assert TABLE.read(opened(odd)) == {"home_phone": "1"}
