"""First match: who is paired with whom, who is left to a person, who is left alone."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Kind, Side
from crmsync.plan.halves import Half
from crmsync.plan.match import match
from crmsync.state.database import Database
from crmsync.state.matching import FaceIndex

ADA = {"given_name": "Ada", "family_name": "Byron"}


def halves(outlook, crm, uids=None):
    rows = [(Side.OUTLOOK, n, fields) for n, fields in enumerate(outlook)]
    rows += [(Side.CRM, 100 + n, fields) for n, fields in enumerate(crm)]
    return {
        n: Half(n, side, ItemId(str(n)), Version(""), None, fields, uid=(uids or {}).get(n))
        for side, n, fields in rows
    }


def matched(kind, outlook, crm, uids=None):
    with closing(Database(":memory:")) as db:
        return match(kind, halves(outlook, crm, uids), FaceIndex(db))


def pairs(kind, outlook, crm, uids=None):
    return {(one.outlook, one.crm): one.score for one in matched(kind, outlook, crm, uids).pairs}


@pytest.mark.parametrize(
    ("outlook", "crm", "score"),
    [
        ({**ADA, "email_1": "ada@x.example"}, {**ADA, "email_1": "ADA@x.example"}, 100),
        ({**ADA, "email_2": "ada@x.example"}, {**ADA, "email_1": "ada@x.example"}, 100),
        ({"email_1": "ada@x.example"}, {**ADA, "email_1": "ada@x.example"}, 100),
        ({**ADA, "mobile_phone": "+49 (30) 123456"}, {**ADA, "work_phone": "0049 30 123456"}, 80),
        ({**ADA, "company": "Engines"}, {**ADA, "company": "ENGINES "}, 60),
        (ADA, {**ADA, "title": "Programmer"}, None),  # a name alone is not enough
        (ADA, ADA, 40),  # but two that say the very same are one
        ({**ADA, "mobile_phone": "1 2", "title": "a"}, {**ADA, "mobile_phone": "12", "title": "A"}, 40),
        (
            {**ADA, "mobile_phone": "12"},
            {**ADA, "mobile_phone": "12", "title": "a"},
            None,
        ),  # too short a number
        ({**ADA, "email_1": "info@x.example"}, {"family_name": "Babbage", "email_1": "info@x.example"}, None),
    ],
)
def test_contacts(outlook, crm, score) -> None:
    assert pairs(Kind.CONTACTS, [outlook], [crm]) == ({} if score is None else {(0, 100): score})


def test_a_married_name_with_the_same_address_is_the_same_person() -> None:
    married = {"given_name": "Ada", "family_name": "Lovelace", "email_1": "ada@x.example"}
    assert pairs(Kind.CONTACTS, [{**ADA, "email_1": "ada@x.example"}], [married]) == {(0, 100): 100}


def test_tasks_by_subject_and_due_date() -> None:
    due = date(2026, 3, 1)
    at_nine = datetime(2026, 3, 1, 9, tzinfo=UTC)
    assert pairs(Kind.TASKS, [{"subject": "Call", "due": at_nine}], [{"subject": "call", "due": due}]) == {
        (0, 100): 80
    }
    assert pairs(Kind.TASKS, [{"subject": "Call", "due": due}], [{"subject": "Call"}]) == {}


def test_events_by_uid_else_by_title_and_start() -> None:
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    tea, coffee = {"title": "Tea", "start": start}, {"title": "Coffee", "start": start}
    assert pairs(Kind.EVENTS, [tea], [coffee], {0: "u", 100: "u"}) == {(0, 100): 100}
    assert pairs(Kind.EVENTS, [tea], [dict(tea)]) == {(0, 100): 80}
    assert pairs(Kind.EVENTS, [tea], [coffee]) == {}


def test_two_genuine_equal_tasks_stay_two() -> None:
    call = {"subject": "Call"}
    assert pairs(Kind.TASKS, [call, call], [call, call]) == {(0, 100): 80, (1, 101): 80}


def test_several_candidates_are_left_to_a_person() -> None:
    outlook = [{**ADA, "email_1": "ada@x.example", "company": "A"}]
    crm = [{**ADA, "email_1": "ada@x.example", "company": c} for c in ("B", "C")]
    found = matched(Kind.CONTACTS, outlook, crm)
    assert found.pairs == ()
    assert {(one.side, one.half): one.candidates for one in found.ambiguous} == {
        (Side.OUTLOOK, 0): (100, 101),
        (Side.CRM, 100): (0,),
        (Side.CRM, 101): (0,),
    }


def test_of_several_candidates_the_one_that_is_equal_is_taken() -> None:
    outlook = [{**ADA, "email_1": "ada@x.example", "company": "B"}]
    crm = [{**ADA, "email_1": "ada@x.example", "company": c} for c in ("B", "C")]
    assert pairs(Kind.CONTACTS, outlook, crm) == {(0, 100): 100}


_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"family_name": st.sampled_from(["Byron", "Babbage"])},
        optional={
            "email_1": st.sampled_from(["a@x.example", "b@x.example"]),
            "mobile_phone": st.sampled_from(["12345", "54321"]),
            "company": st.sampled_from(["A", "B"]),
        },
    ),
    max_size=5,
)


@given(_PEOPLE, _PEOPLE)
def test_a_match_is_one_to_one_and_nobody_is_both_paired_and_ambiguous(outlook, crm) -> None:
    found = matched(Kind.CONTACTS, outlook, crm)
    left, right = [one.outlook for one in found.pairs], [one.crm for one in found.pairs]
    assert len(set(left)) == len(left)
    assert len(set(right)) == len(right)
    assert not {*left, *right} & {one.half for one in found.ambiguous}
