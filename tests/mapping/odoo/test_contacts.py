"""Contacts in Odoo's dialect: names, companies, addresses, tags, formatted notes; the laws of their mappers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.law_values import VALUES, odd_values
from support.odoo_partners import partners

from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.odoo.contacts import contact_table
from crmsync.mapping.odoo.names import PARTS, joined, rejoined, taken_apart
from crmsync.mapping.odoo.record import OdooOptions, Ref, named, refs
from crmsync.mapping.odoo.table import OdooTable, unusable
from crmsync.model.fields import field_spec
from crmsync.model.kinds import Kind

COUNTRIES = {"germany": "Germany", "de": "Germany", "deutschland": "Germany"}


def table(**custom: str) -> OdooTable:
    options = OdooOptions(custom=custom, countries=COUNTRIES, states=frozenset({"berlin"}))
    return contact_table(partners(mobile=True), options)


# ---- the laws


@pytest.mark.parametrize("name", sorted(table(custom_1="ref", custom_2="color", custom_3="date").names))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_read_back_is_what_fits_said(name: str, data: st.DataObject) -> None:
    contacts = table(custom_1="ref", custom_2="color", custom_3="date")
    fit = contacts.fits(name, data.draw(VALUES[field_spec(Kind.CONTACTS, name).type]))
    if not isinstance(fit, Fit) or fit.value is None:
        return
    again = contacts.fits(name, fit.value)
    assert isinstance(again, Fit)
    assert again.value == fit.value
    assert contacts.access(name) is Access.READ_WRITE
    mapper = next(mapper for mapper in contacts if mapper.name == name)
    draft: dict[str, Any] = {"name": "Bob", "type": "contact"}
    mapper.write(draft, fit.value)
    assert mapper.read(draft) == fit.value
    once = dict(draft)
    mapper.write(draft, fit.value)
    assert draft == once
    changed = {key for key in draft if not key.startswith("_") and draft[key] != {"name": "Bob"}.get(key)}
    carriers = {native for one in contacts if one.name == name for native in one.natives}
    assert changed - {"type"} <= carriers


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_reading_never_raises_on_odd_input(data: st.DataObject) -> None:
    contacts = table()
    odd = odd_values("id", "name", "parent_id")
    assert contacts.read({native: data.draw(odd) for native in contacts.natives}).keys() <= contacts.names


_words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


@settings(max_examples=300, deadline=None)
@given(parts=st.dictionaries(st.sampled_from(PARTS), _words))
def test_a_name_that_was_joined_is_taken_apart_for_good(parts: dict[str, str]) -> None:
    held = rejoined(parts)
    assert joined(held) == joined(parts)
    assert rejoined(held) == held


# ---- names


@pytest.mark.parametrize(
    ("full", "given_name", "family_name"),
    [
        ("Ada Byron", "Ada", "Byron"),
        ("Ada Augusta Byron", "Ada Augusta", "Byron"),
        ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("Beethoven, Ludwig van", "Ludwig van", "Beethoven"),
        ("Plato", "Plato", None),
        ("", None, None),
        ("Byron,", "Byron", None),
    ],
)
def test_a_full_name_is_taken_apart(full: str, given_name: str | None, family_name: str | None) -> None:
    held = taken_apart(full)
    assert (held.get("given_name"), held.get("family_name")) == (given_name, family_name)


def test_all_parts_together_make_the_name_that_is_sent() -> None:
    fields = {"given_name": "Ada", "middle_name": "Augusta", "family_name": "King Noel"}
    sent = table().created(table().complete(fields))
    assert sent["name"] == "Ada Augusta King Noel"
    assert table().joint == {"given_name", "middle_name", "family_name"}


def test_one_part_alone_keeps_the_others() -> None:
    sent = table().updated({"family_name": "Noel"}, {"name": "Ada Byron"})
    assert sent["name"] == "Ada Noel"


def test_the_last_part_of_a_name_stays() -> None:
    sent = table().updated({"given_name": None}, {"name": "Ada"})
    assert "name" not in sent


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"company": "Engines Ltd"}, "Engines Ltd"),
        ({"email_1": "ada@example.com"}, "ada@example.com"),
        ({"notes": "?"}, "(without a name)"),
    ],
)
def test_who_has_no_name_is_called_by_something_else(fields: dict[str, str], name: str) -> None:
    assert table().created(table().complete(fields))["name"] == name


# ---- company and address


def test_a_company_is_pointed_to_and_its_bare_name_emptied() -> None:
    sent = table().updated({"company": "Engines Ltd"}, {"name": "Ada", "company_name": "Old"})
    assert sent == {"parent_id": Ref(None, "Engines Ltd"), "company_name": False}


def test_an_unknown_company_is_a_bare_name() -> None:
    contacts = table()
    draft = contacts.updated({"company": "Engines Ltd"}, {"name": "Ada"})
    assert contacts.manners.fallbacks["parent_id"](draft, "Engines Ltd")
    assert contacts.read(draft)["company"] == "Engines Ltd"


def test_the_company_that_is_shown_is_read() -> None:
    held = {"parent_id": [7, "Sales, Engines"], "commercial_company_name": "Engines Ltd"}
    assert table().read(held)["company"] == "Engines Ltd"
    assert table().read({"parent_id": False, "company_name": "Bare"})["company"] == "Bare"


PRESENT = {"name": "Ada", "parent_id": [7, "Engines"], "type": "contact", "street": "Works 1"}


@pytest.mark.parametrize(
    ("changes", "present", "kind"),
    [
        ({"work_city": "Ockham"}, PRESENT, "other"),
        ({"work_city": "Ockham"}, {**PRESENT, "type": "other"}, None),
        ({"work_city": "Ockham"}, {**PRESENT, "parent_id": False}, None),
        ({"company": "Other Ltd"}, PRESENT, "other"),
        ({"company": "Other Ltd"}, {**PRESENT, "street": False}, None),
        ({"title": "Poet"}, PRESENT, None),
    ],
)
def test_an_address_of_ones_own_is_never_written_into_the_company(
    changes: dict[str, str], present: dict[str, Any], kind: str | None
) -> None:
    assert table().updated(changes, present).get("type") == kind


def test_a_street_of_several_lines() -> None:
    sent = table().created({"work_street": "Weg 1, Hinterhaus"})
    assert (sent["street"], sent.get("street2")) == ("Weg 1, Hinterhaus", None)
    assert table().fits("work_street", "Weg 1\nHof\nTür 3") == Fit("Weg 1\nHof, Tür 3")
    assert table().read({"street": "Weg 1", "street2": "Hof, Tür 3"})["work_street"] == "Weg 1\nHof, Tür 3"


@pytest.mark.parametrize(
    ("spelled", "held"), [("DE", "Germany"), ("Deutschland", "Germany"), ("Narnia", None)]
)
def test_a_country_is_known_by_any_of_its_spellings(spelled: str, held: str | None) -> None:
    fit = table().fits("work_country", spelled)
    assert fit == Fit(held) if held else isinstance(fit, Unfit)


def test_a_region_is_told_without_the_country_behind_it() -> None:
    assert table().read({"state_id": [3, "Berlin (DE)"]})["work_state"] == "Berlin"
    assert isinstance(table().fits("work_state", "Atlantis"), Unfit)


# ---- tags and notes


def test_tags_that_are_there_stay_the_same_records() -> None:
    present = {"name": "Ada", "category_id": [[4, "friend"], [5, "Old"]]}
    sent = table().updated({"categories": ("Friend", "New")}, present)
    assert sent["category_id"] == [[4, "friend"], Ref(None, "New")] or [
        one.id for one in refs(sent["category_id"])
    ] == [4, None]
    assert named(refs(sent["category_id"])) == ["friend", "New"]


def test_the_same_notes_are_not_written_again() -> None:
    present = {"name": "Ada", "comment": "<p>Likes <strong>tea</strong></p>"}
    assert table().updated({"notes": "Likes tea"}, present) == {}


# ---- fields mapped by hand


def test_a_field_mapped_by_hand_wins_and_one_that_cannot_work_is_said() -> None:
    held = {"ref": "44", "lang": "de_DE", "employee": True, "name": "Ada"}
    contacts = table(custom_1="ref", department="lang", custom_2="employee")
    fields = contacts.read(held)
    assert (fields["custom_1"], fields["department"], fields["custom_2"]) == (
        "44",
        "German / Deutsch",
        "true",
    )
    assert contacts.fits("department", "german / deutsch") == Fit("German / Deutsch")
    wrong = unusable(
        Kind.CONTACTS, partners(), OdooOptions(custom={"custom_1": "nothing", "notes": "category_id"})
    )
    assert set(wrong) == {"custom_1", "notes"}


def test_odoo_19_has_no_mobile_phone() -> None:
    assert "mobile_phone" not in contact_table(partners(), OdooOptions(custom={})).names
    assert "mobile_phone" in table().names
