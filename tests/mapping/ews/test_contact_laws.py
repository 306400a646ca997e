"""The laws of the contact mappers, for any values in any contact."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.ews_people import PEOPLE, edited
from support.law_values import odd_values

from crmsync.mapping.base import Fit
from crmsync.mapping.ews.contacts import contact_table
from crmsync.mapping.ews.schema import EXTENDED, MEMBERS, uri_of
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value

TABLE = contact_table(OutlookOptions(custom={"custom_1": "Customer number", "custom_2": "User 2"}))
NAMES = sorted(TABLE.names)
FACE = {"DisplayName", "FileAs"}
NAME_MEMBERS = {"Surname", "GivenName", "MiddleName", "Generation", EXTENDED}
MAILS = {"EmailAddresses", EXTENDED}
CARRIERS: dict[str, set[str] | frozenset[str]] = {
    "company": {"CompanyName", *FACE, *NAME_MEMBERS},
    "department": {"Department"},
    "title": {"JobTitle"},
    "assistant": {"AssistantName"},
    "website": {"BusinessHomePage"},
    "birthday": {"Birthday", EXTENDED},
    "notes": {"Body"},
    "categories": {"Categories"},
    **dict.fromkeys(
        ("salutation", "given_name", "middle_name", "family_name", "suffix"), FACE | NAME_MEMBERS
    ),
    **dict.fromkeys(("email_1", "email_2", "email_3"), MAILS | FACE),
    **dict.fromkeys(("custom_1", "custom_2"), frozenset({EXTENDED})),
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
    if name.endswith("phone") or name == "fax":
        return {"PhoneNumbers"}
    return CARRIERS.get(name, {"PhysicalAddresses"})


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
    held = PEOPLE[person]
    expected = TABLE.read(held)
    for step in steps:
        written = fitted(step)
        held = edited(held, TABLE.updated(written, held))
        expected = applied(expected, written)
        assert TABLE.read(held) == expected
        assert TABLE.oddity(held) is None


@people
@few
@given(wanted=changes())
def test_only_the_members_that_carry_the_fields_are_sent(person: str, wanted: Changes) -> None:
    held = PEOPLE[person]
    before = copy.deepcopy(held)
    sent = TABLE.updated(fitted(wanted), held)
    assert held == before
    assert {path[0] for path in sent} <= {carrier for name in wanted for carrier in carriers(name)}
    for path in sent:
        assert path[0] == EXTENDED or uri_of(Kind.CONTACTS, path).uri


@people
@few
@given(wanted=changes())
def test_writing_again_sends_nothing(person: str, wanted: Changes) -> None:
    held = PEOPLE[person]
    once = edited(held, TABLE.updated(fitted(wanted), held))
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
    made = TABLE.created(fields, OperationKey("key-1"))
    assert TABLE.read(made) == fields
    assert TABLE.key(made) == "key-1"
    assert TABLE.traits(made) == frozenset()
    assert TABLE.oddity(made) is None
    assert all(made.values())


_MEMBERS = [member.name for member in MEMBERS[Kind.CONTACTS]]


@few
@given(
    odd=st.dictionaries(
        st.sampled_from(_MEMBERS),
        odd_values("Home", "EmailAddress1", "#text", "@BodyType", "Street"),
        max_size=4,
    )
)
def test_nothing_odd_crashes(odd: dict[str, object]) -> None:
    fields = TABLE.read(odd)
    assert all(TABLE.fits(name, value) for name, value in fields.items())
    TABLE.oddity(odd)
    TABLE.traits(odd)
