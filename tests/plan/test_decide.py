"""The truth table of a link as data: where the two items are, and what the mapping allows, decides what happens."""

from __future__ import annotations

import pytest

from crmsync.model.kinds import Side
from crmsync.model.rules import Deletions, Direction
from crmsync.plan.decide import decide
from crmsync.plan.halves import Block, LinkState, Presence
from crmsync.plan.operations import Outcome, Reason, Verb

HERE, AWAY, GONE = Presence.HERE, Presence.AWAY, Presence.GONE
OLD = {"family_name": "Byron", "title": "a"}
NEW = {"family_name": "Byron", "title": "b"}

NOTHING = ((), None)
UNLINK = ((), Outcome.UNLINK)
DROP = ((), Outcome.DROP)
SEPARATE = ((), Outcome.SEPARATE)


def write(verb: Verb, side: Side) -> tuple[tuple[tuple[Verb, Side], ...], None]:
    return (((verb, side),), None)


# (outlook: where, edited?), (crm: where, edited?) → operations, outcome
ACTIVE = [
    ((HERE, False), (HERE, False), NOTHING),
    ((HERE, True), (HERE, False), write(Verb.UPDATE, Side.CRM)),
    ((HERE, False), (HERE, True), write(Verb.UPDATE, Side.OUTLOOK)),
    ((HERE, True), (HERE, True), NOTHING),  # the same edit on both sides
    ((GONE, False), (HERE, False), write(Verb.DELETE, Side.CRM)),
    ((HERE, False), (GONE, False), write(Verb.DELETE, Side.OUTLOOK)),
    ((GONE, False), (HERE, True), write(Verb.CREATE, Side.OUTLOOK)),  # edit beats delete
    ((HERE, True), (GONE, False), write(Verb.CREATE, Side.CRM)),
    ((GONE, False), (GONE, False), DROP),
    ((AWAY, False), (HERE, False), UNLINK),
    ((AWAY, True), (HERE, True), UNLINK),
    ((HERE, True), (AWAY, False), UNLINK),
    ((AWAY, False), (AWAY, False), UNLINK),
    ((GONE, False), (AWAY, False), SEPARATE),
    ((AWAY, False), (GONE, False), SEPARATE),
]
UNLINKED = [
    ((HERE, False), (HERE, False), ((), Outcome.RELINK)),
    ((HERE, True), (HERE, False), (((Verb.UPDATE, Side.CRM),), Outcome.RELINK)),
    ((AWAY, True), (HERE, True), NOTHING),
    ((HERE, False), (AWAY, False), NOTHING),
    ((AWAY, False), (AWAY, False), NOTHING),
    ((GONE, False), (HERE, True), SEPARATE),
    ((HERE, False), (GONE, False), SEPARATE),
    ((AWAY, False), (GONE, False), SEPARATE),
    ((GONE, False), (GONE, False), DROP),
]


def test_the_tables_are_complete() -> None:
    places = {(a[0], b[0]) for a, b, _ in ACTIVE}
    assert places == {(a, b) for a in Presence for b in Presence}
    assert {frozenset({a[0], b[0]}) for a, b, _ in UNLINKED} == {
        frozenset({a, b}) for a in Presence for b in Presence
    }


@pytest.mark.parametrize(
    ("state", "outlook", "crm", "expected"),
    [(LinkState.ACTIVE, *row) for row in ACTIVE] + [(LinkState.UNLINKED, *row) for row in UNLINKED],
)
def test_truth_table(state, outlook, crm, expected, half, link, policy) -> None:
    sides = {
        side: half(side, OLD, NEW if edited else None, where)
        for side, (where, edited) in ((Side.OUTLOOK, outlook), (Side.CRM, crm))
    }
    decision = decide(link(sides[Side.OUTLOOK], sides[Side.CRM], state), policy())
    assert (tuple((one.verb, one.side) for one in decision.operations), decision.outcome) == expected


@pytest.mark.parametrize("deletions", list(Deletions))
@pytest.mark.parametrize("gone", list(Side))
def test_deletions_are_passed_on_only_where_the_mapping_says(deletions, gone, half, link, policy) -> None:
    sides = {side: half(side, OLD, None, GONE if side is gone else HERE) for side in Side}
    decision = decide(link(sides[Side.OUTLOOK], sides[Side.CRM]), policy(deletions=deletions))
    passed_on = deletions is Deletions.BOTH or deletions.value == f"to-{gone.other}"
    assert bool(decision.operations) == passed_on
    assert (decision.outcome is Outcome.SEPARATE) == (not passed_on)


@pytest.mark.parametrize("gone", list(Side))
def test_an_unwritable_side_keeps_its_survivor_and_gets_nothing_back(gone, half, link, policy) -> None:
    sides = {side: half(side, OLD, None, GONE if side is gone else HERE) for side in Side}
    pair = link(sides[Side.OUTLOOK], sides[Side.CRM])
    assert decide(pair, policy(read_only=frozenset({gone.other}))).outcome is Outcome.SEPARATE
    edited = {side: half(side, OLD, NEW, GONE if side is gone else HERE) for side in Side}
    decision = decide(link(edited[Side.OUTLOOK], edited[Side.CRM]), policy(read_only=frozenset({gone})))
    assert (decision.operations, decision.outcome, decision.why) == (
        (),
        Outcome.SEPARATE,
        Reason.EDIT_BEATS_DELETE,
    )


@pytest.mark.parametrize(
    ("direction", "written"), [(Direction.TO_CRM, Side.CRM), (Direction.TO_OUTLOOK, Side.OUTLOOK)]
)
def test_a_direction_never_deletes_on_the_other_side(direction, written, half, link, policy) -> None:
    for gone in Side:
        sides = {side: half(side, OLD, None, GONE if side is gone else HERE) for side in Side}
        decision = decide(link(sides[Side.OUTLOOK], sides[Side.CRM]), policy(direction=direction))
        assert [one.side for one in decision.operations] == ([written] if gone is written.other else [])


def test_a_meeting_whose_server_would_mail_is_not_deleted_but_listed(half, link, policy) -> None:
    outlook = half(Side.OUTLOOK, OLD, blocked={"": Block("its server would mail the guests")})
    decision = decide(link(outlook, half(Side.CRM, OLD, None, GONE)), policy())
    assert decision.operations == ()
    assert [(one.side, one.reason) for one in decision.left_out] == [
        (Side.OUTLOOK, "its server would mail the guests")
    ]
