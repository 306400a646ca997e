"""Rule 12 on every way in which the program writes meetings: a sync, a first match, a decided conflict, an accepted hold,
an undo, a repair; and the last gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from support import laws
from support.character import MAILBOX
from support.meetings import (
    GUEST_WRITER,
    GUESTS,
    INVITING,
    NOON,
    asked,
    left_alone,
    mailed,
    means,
    meeting,
    told,
    undo,
)
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, FieldRule, HoldLimits, MappingRules
from crmsync.sync import firewall
from crmsync.sync.audit import audit_mapping


def _edit(world: World, tea: ItemId) -> None:
    world.crm.edit(world.twin(tea), location="elsewhere")
    world.sync()


def _tag(world: World, tea: ItemId) -> None:
    world.crm.edit(world.twin(tea), categories=("Loom",))
    world.sync()


def _move_in_time(world: World, tea: ItemId) -> None:
    later = NOON + timedelta(days=1)
    world.crm.edit(world.twin(tea), start=later, end=later + timedelta(hours=1))
    world.sync()


def _accept_what_is_held(world: World, tea: ItemId) -> None:
    world.rules = replace(
        world.rules, hold=HoldLimits(deletions=0, deletions_percent=0, updates=0, updates_percent=0)
    )
    world.crm.edit(world.twin(tea), location="elsewhere")
    world.sync()
    world.judge("accepted")
    world.sync()


def _choose(world: World, tea: ItemId) -> None:
    _disagree(world, tea)
    world.resolve(Side.CRM)
    world.sync()


def _disagree(world: World, tea: ItemId) -> None:
    world.rules = replace(world.rules, conflicts=ConflictRule.ASK)
    world.outlook.edit(tea, location="here")
    world.crm.edit(world.twin(tea), location="elsewhere")
    assert len(world.sync().conflicts) == 1


def _win(world: World, tea: ItemId) -> None:
    world.outlook.edit(tea, location="here")
    world.crm.edit(world.twin(tea), location="elsewhere")
    world.sync()


def _repair(world: World, tea: ItemId) -> None:
    world.crm.edit(world.twin(tea), location="elsewhere")
    world.sync()
    with world.engine.db.transaction() as connection:
        connection.execute("UPDATE half SET base = coalesce(now, base), now = NULL")
        connection.execute("DELETE FROM left_out")
    findings, _ = audit_mapping(
        world.engine.db,
        world.rules,
        world.services,
        asked(),
        means(world),
        repair=True,
    )
    assert [one.field for one in findings.divergent] == ["location"]


def _lose_the_state(world: World, tea: ItemId) -> None:
    world.crm.edit(world.twin(tea), location="elsewhere")
    world.lose_state()
    assert world.sync().matched == 1


def _link_again(world: World, tea: ItemId) -> None:
    world.outlook.move_away(tea)
    world.sync()
    world.crm.edit(world.crm.find("Tea"), location="elsewhere")
    world.outlook.move_back(tea)
    world.sync()


WAYS = [
    _edit,
    _tag,
    _move_in_time,
    _accept_what_is_held,
    _choose,
    _win,
    _repair,
    _lose_the_state,
    _link_again,
]


@pytest.mark.parametrize("organised", [True, False], ids=["own", "invited"])
@pytest.mark.parametrize("way", WAYS, ids=[way.__name__.strip("_") for way in WAYS])
def test_no_way_in_changes_a_meeting_with_guests(
    way: Callable[[World, ItemId], None], organised: bool
) -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=organised)
        world.sync()
        way(world, tea)
        assert world.services[Side.OUTLOOK].landed == []
        assert mailed(world) == []
        report = world.sync()
        (pair,) = world.state.pairs()
        differing = set(laws.differing(world.people, world.rules, pair))
        assert {field for _, field in told(report)} == differing, "what differs is told"
        assert report.conflicts == [], "what was decided is not asked again"
        world.assert_idle()


@pytest.mark.parametrize("organised", [True, False], ids=["own", "invited"])
def test_a_value_that_a_person_types_for_a_conflict_goes_to_the_crm_only(organised: bool) -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=organised)
        world.sync()
        _disagree(world, tea)
        world.resolve(None, "typed")
        with world.writes(crm="1 update"):
            report = world.sync()
        assert told(report) == [("Tea", "location")]
        assert world.outlook.get(tea)["location"] == "here"
        assert world.crm.get(world.twin(tea))["location"] == "typed"
        assert mailed(world) == []
        world.assert_idle()


# ---- undo


def test_an_undo_changes_no_meeting_that_got_guests_since() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", guests=False, location="here")
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.sync()
        world.outlook.invite(tea, *GUESTS)
        with left_alone(world, tea):
            report = undo(world)
        assert [note.partition(":")[0] for note in report.notes] == ["Tea"]
        world.sync()
        world.assert_idle()


def test_an_undo_cancels_no_meeting_that_got_guests_since() -> None:
    with World(Kind.EVENTS) as world:
        world.sync()
        tea = world.crm.add(title="Tea", start=NOON, end=NOON + timedelta(hours=1))
        world.sync()
        made = world.twin(tea)
        world.outlook.invite(made, *GUESTS)
        with left_alone(world, made):
            report = undo(world)
        assert [note.partition(":")[0] for note in report.notes] == ["Tea"]


def test_an_undo_cancels_no_meeting_whose_guests_are_not_synced() -> None:
    rules = MappingRules(name="Test", kind=Kind.EVENTS, fields={"participants": FieldRule(synced=False)})
    with World(rules=rules) as world:
        world.sync()
        tea = world.crm.add(title="Tea", start=NOON, end=NOON + timedelta(hours=1))
        world.sync()
        made = world.twin(tea)
        world.outlook.invite(made, *GUESTS)
        with left_alone(world, made):
            report = undo(world)
        assert [note.partition(":")[0] for note in report.notes] == ["Tea"]
        assert report.problems == []


def test_an_undo_of_a_deletion_invites_nobody_again() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.crm.delete(world.twin(tea))
        world.sync()
        assert mailed(world) == ["cancelled: Tea"]
        undo(world)
        assert world.outlook.names() == ["Tea"]
        assert mailed(world) == ["cancelled: Tea"]


def test_the_preview_of_an_undo_says_how_many_people_get_mail() -> None:
    with World(rules=INVITING) as world:
        tea = meeting(world.outlook, "Tea", organised=True, location="here")
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.sync()
        assert undo(world, preview=True).recipients == {guest.address for guest in GUESTS}


# ---- the last gate


def test_a_plan_that_forgets_the_guests_is_stopped_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        party = meeting(world.outlook, "Party", organised=True)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.crm.delete(world.twin(party))
        monkeypatch.setattr(firewall, "guarded", lambda session, link, invitations=False: link)
        with left_alone(world, tea), left_alone(world, party):
            report = world.sync()
        assert sorted((one.item, one.code) for one in report.problems) == [
            ("Party", "would-mail"),
            ("Tea", "would-mail"),
        ]


def test_only_a_mailbox_that_mails_guests_is_guarded() -> None:
    quiet = replace(MAILBOX, capabilities=replace(MAILBOX.capabilities, schedules=False))
    with World(Kind.EVENTS, outlook=quiet) as world:
        tea, ball = meeting(world.outlook, "Tea", organised=True), meeting(world.outlook, "Ball")
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.crm.delete(world.twin(ball))
        with world.writes(outlook="1 update, 1 delete"):
            report = world.sync()
        assert (report.left_out, report.recipients) == ([], set())
        world.assert_idle()
