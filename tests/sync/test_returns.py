"""Rule 15 and its neighbours: what leaves and returns, what is deleted and comes back, what waits while it cannot be judged."""

from __future__ import annotations

import pytest
from support.people import Person
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, MappingRules

EITHER = pytest.mark.parametrize("side", list(Side))


def ada(world: World, side: Side) -> tuple[Person, ItemId, Person, ItemId]:
    """Ada, linked: the person at `side` and her id there, the other person and her id there."""
    item = world.outlook.add(given_name="Ada", family_name="Byron", title="Countess")
    for number in range(3):
        world.outlook.add(family_name=f"n{number}")
    world.sync()
    ids = {Side.OUTLOOK: item, Side.CRM: world.twin(item)}
    return world.people[side], ids[side], world.people[side.other], ids[side.other]


@EITHER
def test_a_deletion_while_the_counterpart_is_away_leaves_a_survivor(side: Side) -> None:
    with World() as world:
        who, item, other, twin = ada(world, side)
        who.move_away(item)
        world.sync()
        other.delete(twin)
        with world.writes():
            world.sync()
        who.move_back(item)
        with world.writes():
            world.sync()
        assert who.has(item)
        assert len(other.ids) == 3, "no side re-creates what was unlinked"
        world.assert_idle()


@EITHER
def test_a_deletion_waits_while_its_counterpart_cannot_be_read(side: Side) -> None:
    with World() as world:
        who, item, other, twin = ada(world, side)
        who.garble(item)
        other.delete(twin)
        with world.writes():
            world.sync()
        assert item in {native.id for native in world.services[side].shelf.here()}
        who.garble(item, None)
        world.settle(1)
        assert not who.has(item)
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_edit_waits_while_its_counterpart_cannot_be_read(side: Side) -> None:
    with World() as world:
        who, item, other, twin = ada(world, side)
        who.garble(item)
        other.edit(twin, title="Programmer")
        with world.writes():
            world.sync()
        who.garble(item, None)
        world.settle(1)
        assert who.get(item)["title"] == "Programmer"
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_item_restored_before_its_deletion_was_seen_is_as_before(side: Side) -> None:
    with World() as world:
        who, item, other, twin = ada(world, side)
        native = world.services[side].shelf.natives[item]
        who.delete(item)
        who.restore(native)
        with world.writes():
            world.sync()
        assert other.has(twin)
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_item_restored_after_its_deletion_was_passed_on_comes_back_on_both_sides(side: Side) -> None:
    with World() as world:
        who, item, other, twin = ada(world, side)
        native = world.services[side].shelf.natives[item]
        who.delete(item)
        world.sync()
        assert not other.has(twin)
        who.restore(native)
        world.sync()
        assert other.get(other.find("Ada Byron"))["title"] == "Countess"
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_deletion_against_an_open_conflict_is_beaten_by_the_edit(side: Side) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.ASK)) as world:
        who, item, other, twin = ada(world, side)
        who.edit(item, title="mine")
        other.edit(twin, title="theirs")
        world.sync()
        assert world.state.open_conflicts() == 1
        who.delete(item)
        world.sync()
        assert who.get(who.find("Ada Byron"))["title"] == "theirs"
        assert world.state.open_conflicts() == 0
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize(
    "winner, title", [(Side.OUTLOOK, "mine"), (Side.CRM, "theirs"), (None, "a third one")]
)
def test_a_person_s_decision_ends_a_conflict_and_the_loser_is_saved(winner: Side | None, title: str) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.ASK)) as world:
        outlook, item, crm, twin = ada(world, Side.OUTLOOK)
        outlook.edit(item, title="mine")
        crm.edit(twin, title="theirs")
        world.sync()
        world.resolve(winner, title if winner is None else None)
        report = world.sync()
        assert not report.conflicts or all(one.kept is not None for one in report.conflicts)
        assert outlook.get(item)["title"] == crm.get(twin)["title"] == title
        saved = {value for _, field, value in world.state.saved() if field == "title"}
        assert saved == {"mine", "theirs"} - {title}
        world.assert_in_step()
        world.assert_idle()


def test_a_decision_does_not_cover_a_later_edit() -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.ASK)) as world:
        outlook, item, crm, twin = ada(world, Side.OUTLOOK)
        outlook.edit(item, title="mine")
        crm.edit(twin, title="theirs")
        world.sync()
        world.resolve(Side.OUTLOOK)
        crm.edit(twin, title="theirs, reconsidered")
        report = world.sync()
        assert [one.kept for one in report.conflicts] == [None]
        assert crm.get(twin)["title"] == "theirs, reconsidered"
        world.assert_idle()


def test_an_item_moved_between_two_folders_of_one_account_is_no_deletion_even_without_its_own_id() -> None:
    with World() as world:
        who, item, other, twin = ada(world, Side.OUTLOOK)
        native = world.services[Side.OUTLOOK].shelf.natives[item]
        who.delete(item)
        who.put_elsewhere(native)
        with world.writes():
            world.sync()
        assert other.has(twin)
        world.assert_idle()
