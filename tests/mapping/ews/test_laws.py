"""The laws of EWS's tables alone: what is sent, and that nothing odd stops them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.ews_people import PEOPLE
from support.law_values import odd_values
from support.outlook_laws import TOLD, Told, after, any_changes, is_late

from crmsync.mapping.ews.schema import EXTENDED, MEMBERS, uri_of
from crmsync.mapping.ews.table import EwsTable
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Status

CONTACTS, TASKS = TOLD["ews-contacts"], TOLD["ews-tasks"]
EVERY_KIND = pytest.mark.parametrize("told", [TOLD[f"ews-{kind}"] for kind in Kind], ids=list(Kind))
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


def carriers(name: str) -> set[str] | frozenset[str]:
    if name.endswith("phone") or name == "fax":
        return {"PhoneNumbers"}
    return CARRIERS.get(name, {"PhysicalAddresses"})


@given(wanted=any_changes(CONTACTS), person=st.sampled_from(sorted(PEOPLE)))
def test_only_the_members_that_carry_the_fields_are_sent(wanted: Changes, person: str) -> None:
    sent = CONTACTS.table.updated(wanted, PEOPLE[person])
    assert {path[0] for path in sent} <= {carrier for name in wanted for carrier in carriers(name)}


@EVERY_KIND
@given(data=st.data())
def test_every_member_that_is_sent_has_an_address_of_its_own(told: Told, data: st.DataObject) -> None:
    held = told.items[data.draw(st.sampled_from(sorted(told.items)))]
    for path in told.table.updated(data.draw(any_changes(told)), held):
        assert path[0] == EXTENDED or uri_of(told.table.kind, path).uri


@EVERY_KIND
@given(data=st.data())
def test_nothing_empty_is_sent_for_a_new_item(told: Told, data: st.DataObject) -> None:
    fields = told.table.complete(after({}, data.draw(any_changes(told, new=True))))
    assert all(told.table.created(fields, OperationKey("key-1")).values())


@given(wanted=any_changes(TASKS), held=st.sampled_from(sorted(TASKS.items)))
def test_nothing_is_due_before_it_begins_unless_both_days_are_said(wanted: Changes, held: str) -> None:
    item = TASKS.items[held]
    written = TASKS.patched(item, TASKS.table.updated(wanted, item))
    assert wanted.keys() >= {"start", "due"} or not is_late(TASKS.table.read(written))


ODD: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.CONTACTS: odd_values("Home", "EmailAddress1", "#text", "@BodyType", "Street"),
    Kind.TASKS: odd_values("WeeklyRecurrence", "DailyRecurrence", "NumberedRecurrence", "Interval", "#text"),
    Kind.EVENTS: odd_values(
        "Mailbox", "EmailAddress", "Start", "OriginalStart", "@Id", "#text", "DailyRecurrence"
    )
    | st.sampled_from(["true", "2026-06-01T08:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]),
}


@EVERY_KIND
@given(data=st.data())
def test_nothing_odd_crashes(told: Told, data: st.DataObject) -> None:
    table = told.table
    members = st.sampled_from([member.name for member in MEMBERS[table.kind]])
    odd = data.draw(st.dictionaries(members, ODD[table.kind], max_size=6))
    assert isinstance(table, EwsTable)
    table.oddity(odd)
    table.traits(odd)
    table.notes(odd)
    fields = table.read(odd)
    for name, value in fields.items():
        table.fits(name, value)
    assert told is not TASKS or fields["status"] in Status, "every task has one"
