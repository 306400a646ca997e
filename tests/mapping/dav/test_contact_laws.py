"""The laws of the field mappers, for any values on any producer's card."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.vcards import PEOPLE

from crmsync.formats.corpus import changed_names
from crmsync.formats.vcard import Card
from crmsync.mapping.base import Fit, TableOptions
from crmsync.mapping.dav.contact_names import NAMELESS
from crmsync.mapping.dav.contacts import contact_table, traits
from crmsync.mapping.dav.new_contacts import new_contact
from crmsync.mapping.dav.product import PRODUCT
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value

TABLE = contact_table(TableOptions(custom={"custom_1": "X-CUSTOMER-NUMBER"}))
NAMES = sorted(TABLE.names - {"photo"})
CARRIERS = {
    "salutation": {"N", "FN"},
    "given_name": {"N", "FN"},
    "middle_name": {"N", "FN"},
    "family_name": {"N", "FN"},
    "suffix": {"N", "FN"},
    "company": {"ORG", "FN", "N"},
    "department": {"ORG"},
    "title": {"TITLE"},
    "assistant": {
        "X-ASSISTANT",
        "X-MS-ASSISTANT",
        "X-EVOLUTION-ASSISTANT",
        "RELATED",
        "X-ABRELATEDNAMES",
        "X-ABLABEL",
    },
    "website": {"URL", "X-ABLABEL"},
    "birthday": {"BDAY"},
    "notes": {"NOTE"},
    "categories": {"CATEGORIES"},
    "custom_1": {"X-CUSTOMER-NUMBER"},
}
"""Field → the properties that may change when it is written; the others are told by how their names end."""

tricky = st.text(alphabet=st.sampled_from("aB\\;,:\"'^@ \n\té日-=1"), max_size=30) | st.text(max_size=200)


def values(name: str) -> st.SearchStrategy[Value]:
    match field_spec(Kind.CONTACTS, name).type:
        case ValueType.DATE:
            return st.dates(min_value=date(1, 1, 1))
        case ValueType.WORDS:
            return st.lists(tricky, max_size=5).map(tuple)
        case _:
            return tricky


def carriers(name: str) -> set[str]:
    if name in CARRIERS:
        return CARRIERS[name]
    if name.startswith("email"):
        return {"EMAIL", "FN", "X-ABLABEL"}
    if name.endswith("phone") or name == "fax":
        return {"TEL", "X-MS-TEL", "X-ABLABEL"}
    return {"ADR", "X-ABLABEL", "X-ABADR"}


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


producers = pytest.mark.parametrize("producer", PEOPLE)
few = settings(max_examples=settings.default.max_examples // 4)


@producers
@few
@given(steps=st.lists(changes(), min_size=1, max_size=3))
def test_what_is_written_is_read_and_nothing_else_changes(producer: str, steps: list[Changes]) -> None:
    card = Card.parse(PEOPLE[producer])
    expected = TABLE.read(card)
    for step in steps:
        written = fitted(step)
        TABLE.write(card, written)
        expected = applied(expected, written)
        card = Card.parse(card.document.serialize())
        assert TABLE.read(card) == expected


@producers
@few
@given(wanted=changes())
def test_only_the_lines_that_carry_the_fields_change(producer: str, wanted: Changes) -> None:
    before, after = Card.parse(PEOPLE[producer]), Card.parse(PEOPLE[producer])
    TABLE.write(after, fitted(wanted))
    allowed = {carrier for name in wanted for carrier in carriers(name)}
    assert changed_names(before.root, after.root) <= allowed


@producers
@few
@given(wanted=changes())
def test_writing_again_changes_no_byte(producer: str, wanted: Changes) -> None:
    card = Card.parse(PEOPLE[producer])
    TABLE.write(card, fitted(wanted))
    once = card.document.serialize()
    again = Card.parse(once)
    TABLE.write(again, fitted(wanted))
    assert again.document.serialize() == once


@few
@given(data=st.data(), name=st.sampled_from(NAMES))
def test_what_fits_fits_as_it_is(data: st.DataObject, name: str) -> None:
    fit = TABLE.fits(name, data.draw(values(name)))
    assert isinstance(fit, Fit)
    if fit.value is not None:
        assert TABLE.fits(name, fit.value) == fit


@few
@given(wanted=changes())
def test_a_new_contact_holds_what_it_was_made_of(wanted: Changes) -> None:
    fields = applied({}, fitted(wanted))
    again = Card.parse(new_contact("uid", fields, TABLE, "20260102T030405Z"))
    assert TABLE.read(again) == fields
    assert traits(again) == frozenset()
    assert again.text("FN")


@few
@given(wanted=changes())
def test_a_new_contact_says_what_the_mappers_alone_would_say(wanted: Changes) -> None:
    fields = applied({}, fitted(wanted))
    alone = Card.create(PRODUCT, "uid")
    alone.set_text("FN", NAMELESS)
    alone.root.add("N", ";;;;")
    alone.root.add("REV", "20260102T030405Z")
    TABLE.write(alone, fields)
    created = Card.parse(new_contact("uid", fields, TABLE, "20260102T030405Z"))
    assert sorted(line.text for line in created.root.properties) == sorted(
        line.text for line in alone.root.properties
    )


def test_odd_values_are_left_to_the_problems_of_others_but_never_crash() -> None:
    lines = [
        "N",
        "FN:",
        "ORG:\\",
        "TEL;TYPE=:;;",
        "EMAIL;PREF=-1:\\",
        "ADR;;;:",
        "BDAY:99999999",
        "PHOTO;ENCODING=b:%%%",
    ]
    odd = [f"{line}\r\n" if ":" in line else f"{line}:\r\n" for line in lines]
    card = Card.parse(
        "BEGIN:VCARD\r\n" + "".join(odd) + "RELATED;TYPE=assistant:\r\nX-ABLabel:x\r\nEND:VCARD\r\n"
    )
    assert set(TABLE.read(card)) <= {"company", "email_1", "other_phone"}
