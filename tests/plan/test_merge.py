"""The three-way merge: who is written, what is saved, which base moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.character import CRM as CRM_CHARACTER
from support.character import MemoryRules

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Direction, FieldRule
from crmsync.model.values import Recurrence
from crmsync.plan.halves import Block, LinkState, Resolution
from crmsync.plan.merge import merge
from crmsync.plan.operations import Reason, Saved

OUTLOOK, CRM = Side.OUTLOOK, Side.CRM
BASE = {"family_name": "Byron", "title": "a", "work_city": "London"}


def changes(decision):
    return {one.side: dict(one.changes) for one in decision.operations}


def pair(link, half, outlook, crm, base=BASE, **more):
    return link(half(OUTLOOK, base, outlook, **more), half(CRM, base, crm, **more))


def test_disjoint_edits_of_one_contact_cross_over(half, link, policy) -> None:
    decision = merge(pair(link, half, {**BASE, "title": "b"}, {**BASE, "work_city": "Paris"}), policy())
    assert changes(decision) == {CRM: {"title": "b"}, OUTLOOK: {"work_city": "Paris"}}
    assert [one.reason for one in decision.operations] == [Reason.CHANGED, Reason.CHANGED]
    assert decision.operations[0].saved == () == decision.operations[1].saved


@pytest.mark.parametrize(
    ("rule", "winner"),
    [
        (ConflictRule.CRM_WINS, CRM),
        (ConflictRule.OUTLOOK_WINS, OUTLOOK),
        (ConflictRule.NEWEST_WINS, OUTLOOK),
    ],
)
def test_the_rule_decides_and_the_loser_is_saved(rule, winner, half, link, policy) -> None:
    times = {OUTLOOK: datetime(2026, 1, 2, tzinfo=UTC), CRM: datetime(2026, 1, 1, tzinfo=UTC)}
    values = {OUTLOOK: "by Outlook", CRM: "by the CRM"}
    halves = {side: half(side, BASE, {**BASE, "title": values[side]}, modified=times[side]) for side in Side}
    decision = merge(link(halves[OUTLOOK], halves[CRM]), policy(conflicts=rule))
    loser = winner.other
    assert changes(decision) == {loser: {"title": values[winner]}}
    assert decision.operations[0].saved == (Saved(loser, "title", values[loser]),)
    assert [(one.field, one.kept) for one in decision.conflicts] == [("title", winner)]


def test_newest_wins_falls_back_to_the_crm_when_a_time_is_unknown(half, link, policy) -> None:
    decision = merge(
        pair(link, half, {**BASE, "title": "b"}, {**BASE, "title": "c"}),
        policy(conflicts=ConflictRule.NEWEST_WINS),
    )
    assert changes(decision) == {OUTLOOK: {"title": "c"}}


def test_ask_touches_nothing_and_leaves_the_base(half, link, policy) -> None:
    decision = merge(
        pair(link, half, {**BASE, "title": "b"}, {**BASE, "title": "c"}), policy(conflicts=ConflictRule.ASK)
    )
    assert decision.operations == ()
    assert decision.settle == {}
    assert [(one.field, one.outlook, one.crm, one.kept) for one in decision.conflicts] == [
        ("title", "b", "c", None)
    ]


def test_a_field_has_its_own_rule(half, link, policy) -> None:
    rules = {"title": FieldRule(conflicts=ConflictRule.OUTLOOK_WINS)}
    both = {**BASE, "title": "b", "family_name": "B"}, {**BASE, "title": "c", "family_name": "C"}
    assert changes(merge(pair(link, half, *both), policy(fields=rules))) == {
        CRM: {"title": "b"},
        OUTLOOK: {"family_name": "C"},
    }


@pytest.mark.parametrize(
    ("resolution", "expected"),
    [
        (Resolution(OUTLOOK, None, "b", "c"), {CRM: {"title": "b"}}),
        (Resolution(CRM, None, "b", "c"), {OUTLOOK: {"title": "c"}}),
        (Resolution(None, "typed", "b", "c"), {OUTLOOK: {"title": "typed"}, CRM: {"title": "typed"}}),
    ],
)
def test_a_decided_conflict_is_applied(resolution, expected, half, link, policy) -> None:
    asked = link(
        half(OUTLOOK, BASE, {**BASE, "title": "b"}),
        half(CRM, BASE, {**BASE, "title": "c"}),
        LinkState.ACTIVE,
        {"title": resolution},
    )
    assert changes(merge(asked, policy(conflicts=ConflictRule.ASK))) == expected


def test_a_decision_does_not_cover_an_edit_made_after_it(half, link, policy) -> None:
    edited = link(
        half(OUTLOOK, BASE, {**BASE, "title": "edited since"}),
        half(CRM, BASE, {**BASE, "title": "c"}),
        LinkState.ACTIVE,
        {"title": Resolution(CRM, None, "b", "c")},
    )
    decision = merge(edited, policy(conflicts=ConflictRule.ASK))
    assert decision.operations == ()
    assert [(one.outlook, one.crm, one.kept) for one in decision.conflicts] == [("edited since", "c", None)]


def test_a_decision_about_one_field_of_a_unit_leaves_the_others_open(half, link, policy) -> None:
    base = {**BASE, "work_street": "1 A St"}
    asked = link(
        half(OUTLOOK, base, {**base, "work_street": "2 B St", "work_city": "Rome"}),
        half(CRM, base, {**base, "work_street": "3 C St", "work_city": "Paris"}),
        LinkState.ACTIVE,
        {"work_street": Resolution(None, "4 D St", "2 B St", "3 C St")},
    )
    decision = merge(asked, policy(conflicts=ConflictRule.ASK))
    assert changes(decision) == {OUTLOOK: {"work_street": "4 D St"}, CRM: {"work_street": "4 D St"}}
    assert [(one.field, one.kept) for one in decision.conflicts] == [("work_city", None)]


def test_the_same_edit_on_both_sides_is_no_write_but_moves_both_bases(half, link, policy) -> None:
    decision = merge(pair(link, half, {**BASE, "title": "b"}, {**BASE, "title": "b"}), policy())
    assert decision.operations == ()
    assert decision.settle == {OUTLOOK: ("title",), CRM: ("title",)}


def test_equal_as_far_as_one_side_can_hold_it_is_equal(half, link, policy) -> None:
    decision = merge(
        pair(link, half, {**BASE, "mobile_phone": "+49 (30) 1"}, {**BASE, "mobile_phone": "+49301"}), policy()
    )
    assert decision.operations == ()


def test_a_lossy_side_is_compared_with_its_own_past(half, link, policy) -> None:
    outlook = half(
        OUTLOOK, {**BASE, "mobile_phone": "+49 (30) 1"}, {**BASE, "mobile_phone": "+49 (30) 1", "title": "b"}
    )
    crm = half(
        CRM, {**BASE, "mobile_phone": "+49301"}, {**BASE, "mobile_phone": "+49301", "work_city": "Paris"}
    )
    assert changes(merge(link(outlook, crm), policy())) == {
        CRM: {"title": "b"},
        OUTLOOK: {"work_city": "Paris"},
    }


def test_an_address_is_won_or_lost_as_a_whole(half, link, policy) -> None:
    base = {**BASE, "work_street": "1 A St"}
    outlook, crm = {**base, "work_street": "2 B St"}, {**base, "work_city": "Paris"}
    decision = merge(pair(link, half, outlook, crm, base), policy())
    assert changes(decision) == {OUTLOOK: {"work_street": "1 A St", "work_city": "Paris"}}
    assert {one.field for one in decision.operations[0].saved} == {"work_street", "work_city"}


def test_of_a_unit_only_what_changed_is_written(half, link, policy) -> None:
    outlook = {**BASE, "work_street": "1 A St", "work_country": "UK"}
    crm = {**BASE, "work_street": "1 A Street", "work_country": "United Kingdom"}
    pair = link(half(OUTLOOK, outlook), half(CRM, crm, {**crm, "work_city": "Paris"}))
    assert changes(merge(pair, policy())) == {OUTLOOK: {"work_city": "Paris"}}


def test_a_value_that_does_not_fit_is_left_out_and_does_not_come_back(half, link, policy) -> None:
    long = "n" * 100
    decision = merge(pair(link, half, {**BASE, "notes": long, "title": "b"}, None), policy())
    assert changes(decision) == {CRM: {"title": "b"}}
    assert [(one.side, one.field) for one in decision.left_out] == [(CRM, "notes")]
    assert "notes" in decision.settle[OUTLOOK]


def test_one_way_settles_the_other_sides_edits_without_a_write(half, link, policy) -> None:
    decision = merge(pair(link, half, None, {**BASE, "title": "c"}), policy(direction=Direction.TO_CRM))
    assert decision.operations == ()
    assert decision.settle == {CRM: ("title",)}


@pytest.mark.parametrize("waits", [True, False])
def test_a_blocked_field_is_not_written_and_its_wish_stays_open_if_it_may_be_written_later(
    waits: bool, half, link, policy
) -> None:
    outlook = half(
        OUTLOOK, BASE, blocked=dict.fromkeys(BASE, Block("its server would mail the guests", waits))
    )
    decision = merge(link(outlook, half(CRM, BASE, {**BASE, "title": "c"})), policy())
    assert decision.operations == ()
    assert decision.settle == ({} if waits else {CRM: ("title",)})
    assert [one.reason for one in decision.left_out] == ["its server would mail the guests"]


def test_a_conflict_over_a_blocked_field_goes_to_the_side_that_may_be_written(half, link, policy) -> None:
    blocked = dict.fromkeys(BASE, Block("its server would mail", waits=True))
    outlook = half(OUTLOOK, BASE, {**BASE, "title": "b"}, blocked=blocked)
    decision = merge(link(outlook, half(CRM, BASE, {**BASE, "title": "c"})), policy())
    assert changes(decision) == {CRM: {"title": "b"}}
    assert [one.kept for one in decision.conflicts] == [OUTLOOK]
    assert [(one.side, one.value) for one in decision.operations[0].saved] == [(CRM, "c")]


def test_a_first_match_fills_what_is_empty_and_asks_the_rule_once(half, link, policy) -> None:
    outlook = half(OUTLOOK, None, {"family_name": "Byron", "title": "a", "work_city": "London"})
    crm = half(CRM, None, {"family_name": "Byron", "title": "c", "mobile_phone": "1"})
    decision = merge(link(outlook, crm), policy(), first=True)
    assert changes(decision) == {CRM: {"work_city": "London"}, OUTLOOK: {"title": "c", "mobile_phone": "1"}}
    reasons = {one.side: dict(one.reasons) for one in decision.operations}
    assert reasons[OUTLOOK] == {"title": Reason.MATCHED, "mobile_phone": Reason.FILLED}


def test_a_first_match_never_empties_half_an_address(half, link, policy) -> None:
    outlook = half(OUTLOOK, None, {"work_street": "1 A St", "work_city": "London"})
    crm = half(CRM, None, {"work_city": "London", "work_country": "UK"})
    assert changes(merge(link(outlook, crm), policy(), first=True)) == {
        OUTLOOK: {"work_country": "UK"},
        CRM: {"work_street": "1 A St"},
    }


def test_membership_categories_never_become_tags(half, link, policy) -> None:
    start, end = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 10, tzinfo=UTC)
    base = {"title": "Tea", "start": start, "end": end}
    outlook = half(OUTLOOK, {**base, "categories": ("CRM",)}, {**base, "categories": ("CRM", "Fun")})
    crm = half(CRM, base, None)
    events = policy(Kind.EVENTS, categories=("CRM",))
    assert changes(merge(link(outlook, crm), events)) == {CRM: {"categories": ("Fun",)}}
    back = link(
        half(OUTLOOK, {**base, "categories": ("crm",)}), half(CRM, base, {**base, "categories": ("Fun",)})
    )
    assert changes(merge(back, events)) == {OUTLOOK: {"categories": ("crm", "Fun")}}


def test_a_side_without_exceptions_does_not_bring_cancelled_occurrences_back(half, link, policy) -> None:
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    base = {"title": "Tea", "start": start, "end": start}
    cancelled = Recurrence("FREQ=WEEKLY", (start,))
    outlook = half(OUTLOOK, {**base, "recurrence": cancelled})
    crm = half(
        CRM,
        {**base, "recurrence": Recurrence("FREQ=WEEKLY")},
        {**base, "recurrence": Recurrence("FREQ=DAILY")},
    )
    assert changes(merge(link(outlook, crm), policy(Kind.EVENTS))) == {
        OUTLOOK: {"recurrence": Recurrence("FREQ=DAILY", (start,))}
    }


# ---- fields that one side keeps in one place


class OneName(MemoryRules):
    """A CRM with one full name: its last word is the last name."""

    joint = frozenset({"given_name", "family_name"})

    def rejoined(self, fields):
        words = " ".join(
            str(fields[name]) for name in ("given_name", "family_name") if name in fields
        ).split()
        held = {"given_name": " ".join(words[:-1]), "family_name": "".join(words[-1:])}
        return {name: value for name, value in held.items() if value}


@pytest.fixture
def one_name(policy):
    def make(**rules):
        made = policy(**rules)
        sides = {**made.sides, CRM: OneName(CRM_CHARACTER, Kind.CONTACTS)}
        return replace(made, sides=sides)

    return make


ADA = {"given_name": "Ada", "family_name": "King Byron"}
HELD = {"given_name": "Ada King", "family_name": "Byron"}


def names(link, half, outlook, crm):
    return link(half(OUTLOOK, ADA, outlook), half(CRM, HELD, crm))


def test_a_name_that_the_crm_takes_apart_otherwise_is_no_change(half, link, one_name) -> None:
    assert merge(names(link, half, ADA, HELD), one_name()).operations == ()
    first = link(half(OUTLOOK, None, ADA), half(CRM, None, HELD))
    assert merge(first, one_name(), first=True).operations == ()


def test_one_part_that_the_crm_changed_comes_with_the_others(half, link, one_name) -> None:
    decision = merge(names(link, half, ADA, {**HELD, "family_name": "Noel"}), one_name())
    assert changes(decision) == {OUTLOOK: {"given_name": "Ada King", "family_name": "Noel"}}


def test_one_part_that_outlook_changed_goes_as_the_crm_will_hold_it(half, link, one_name) -> None:
    decision = merge(names(link, half, {**ADA, "family_name": "King Noel"}, HELD), one_name())
    assert changes(decision) == {CRM: {"family_name": "Noel"}}
    decision = merge(names(link, half, {**ADA, "given_name": "Augusta"}, HELD), one_name())
    assert changes(decision) == {CRM: {"given_name": "Augusta King"}}
    decision = merge(names(link, half, {"family_name": "King Noel"}, HELD), one_name())
    assert changes(decision) == {CRM: {"given_name": "King", "family_name": "Noel"}}


def test_two_parts_changed_on_two_sides_are_one_conflict(half, link, one_name) -> None:
    both = {**ADA, "given_name": "Augusta"}, {**HELD, "family_name": "Noel"}
    decision = merge(names(link, half, *both), one_name(conflicts=ConflictRule.CRM_WINS))
    assert changes(decision) == {OUTLOOK: {"given_name": "Ada King", "family_name": "Noel"}}
    decision = merge(names(link, half, *both), one_name(conflicts=ConflictRule.OUTLOOK_WINS))
    assert changes(decision) == {CRM: {"given_name": "Augusta King", "family_name": "Byron"}}
