"""Rules 8 and 15: an edit beats a deletion; leaving a folder, category or window unlinks; survivors are remembered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call
from support.people import Person
from support.world import World

from crmsync.connect.errors import FolderGone
from crmsync.model.items import ItemId, Trait
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import Deletions, MappingRules, Private
from crmsync.model.values import Value

ALL = pytest.mark.parametrize(
    "outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich services", "poor services"]
)
EITHER = pytest.mark.parametrize("side", list(Side))


def pairs(world: World, count: int) -> list[ItemId]:
    """Linked people n0 … on both sides; returns their ids in the mailbox."""
    ids = [world.outlook.add(family_name=f"n{number}") for number in range(count)]
    world.sync()
    return ids


def at(world: World, side: Side, ada: ItemId) -> tuple[Person, ItemId, Person, ItemId]:
    """The person at `side` with Ada's id there, then the same for the other side."""
    ids = {Side.OUTLOOK: ada, Side.CRM: world.twin(ada)}
    return world.people[side], ids[side], world.people[side.other], ids[side.other]


@ALL
@EITHER
def test_a_deletion_is_passed_on_once(side: Side, outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ada, *_ = pairs(world, 3)
        who, item, other, twin = at(world, side, ada)
        who.delete(item)
        report = world.sync()
        assert not other.has(twin)
        assert report.written[side.other].deleted == 1
        assert report.read[side].deleted == 1
        world.assert_in_step()
        world.assert_idle()


@ALL
@EITHER
def test_an_edit_beats_a_deletion(side: Side, outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ada, *_ = pairs(world, 3)
        who, item, other, twin = at(world, side, ada)
        who.delete(item)
        other.edit(twin, title="edited")
        world.sync()
        assert who.get(who.find("n0"))["title"] == other.get(twin)["title"] == "edited"
        world.assert_in_step()
        world.assert_idle()


def test_both_sides_deleted_is_forgotten_without_a_write() -> None:
    with World() as world:
        ada, *_ = pairs(world, 3)
        world.crm.delete(world.twin(ada))
        world.outlook.delete(ada)
        with world.writes():
            world.sync()
        assert len(world.state.pairs()) == 2
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_item_that_moves_to_another_folder_is_unlinked_and_linked_again_when_it_returns(
    side: Side,
) -> None:
    with World() as world:
        ada, *_ = pairs(world, 3)
        who, item, other, twin = at(world, side, ada)
        who.move_away(item)
        with world.writes():
            world.sync()
        assert other.has(twin)
        assert len(world.state.pairs()) == 2
        other.edit(twin, title="edited meanwhile")
        with world.writes():
            world.sync()
        world.assert_idle()
        who.move_back(item)
        world.sync()
        assert who.get(item)["title"] == "edited meanwhile"
        assert len(who.ids) == len(other.ids) == len(world.state.pairs()) == 3
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_record_of_another_owner_is_left_alone(side: Side) -> None:
    with World() as world:
        ada, *_ = pairs(world, 2)
        who, item, other, twin = at(world, side, ada)
        who.mark(item, Trait.FOREIGN)
        with world.writes():
            world.sync()
        assert other.has(twin)
        who.edit(item, title="by the other owner")
        with world.writes():
            world.sync()
        who.mark(item)
        world.sync()
        assert other.get(twin)["title"] == "by the other owner"
        world.assert_in_step()


def test_an_item_that_becomes_private_is_unlinked_not_deleted() -> None:
    with World() as world:
        ada, *_ = pairs(world, 2)
        twin = world.twin(ada)
        world.outlook.mark(ada, Trait.PRIVATE)
        world.outlook.edit(ada, title="a secret")
        with world.writes():
            world.sync()
        assert "title" not in world.crm.get(twin)
        world.assert_idle()


def test_private_items_are_synced_when_the_mapping_says_so() -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, private=Private.SYNC)) as world:
        ada = world.outlook.add(family_name="Byron")
        world.outlook.mark(ada, Trait.PRIVATE)
        world.sync()
        assert world.crm.names() == ["Byron"]


def test_a_distribution_list_never_becomes_a_person() -> None:
    with World() as world:
        group = world.outlook.add(family_name="Everybody")
        world.outlook.mark(group, Trait.GROUP)
        with world.writes():
            world.sync()
        world.assert_idle()


@pytest.mark.parametrize("deletions", list(Deletions))
@EITHER
def test_a_deletion_that_is_not_passed_on_leaves_a_survivor_that_is_remembered(
    side: Side, deletions: Deletions
) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, deletions=deletions)) as world:
        ada, *_ = pairs(world, 3)
        who, item, other, twin = at(world, side, ada)
        who.delete(item)
        world.sync()
        assert other.has(twin) is not deletions.reach(side.other)
        assert len(who.ids) == 2
        world.assert_idle()
        if other.has(twin):
            other.edit(twin, title="still here")
            with world.writes():
                world.sync()
            assert len(who.ids) == 2, "a survivor is not re-created on the other side"
        world.assert_in_step()


def test_a_merged_record_is_linked_again_and_nothing_is_deleted() -> None:
    with World() as world:
        ada = world.outlook.add(
            given_name="Ada", family_name="Byron", email_1="ada@example.com", title="Countess"
        )
        world.sync()
        loser = world.twin(ada)
        winner = world.crm.add(
            family_name="Byron", given_name="Ada", email_1="ada@example.com", mobile_phone="77"
        )
        world.crm.merge(loser, winner)
        world.sync()
        assert world.outlook.ids == [ada]
        assert world.twin(ada) == winner
        world.settle(1)
        assert world.outlook.get(ada)["mobile_phone"] == "77"
        assert world.crm.get(winner)["title"] == "Countess"
        world.assert_in_step()
        world.assert_idle()


def test_a_merge_of_two_linked_records_deletes_no_person() -> None:
    with World() as world:
        one = world.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
        two = world.outlook.add(given_name="Ada", family_name="Lovelace", email_1="ada@example.org")
        world.sync()
        loser, winner = world.twin(one), world.twin(two)
        world.crm.edit(winner, email_2="ada@example.com")
        world.crm.merge(loser, winner)
        world.sync()
        assert world.outlook.has(two)
        assert len(world.crm.ids) == 1
        world.assert_idle()


# ---- listings that lie


@ALL
def test_a_lost_cursor_deletes_nothing_and_doubles_nothing(outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ids = pairs(world, 5)
        gone = world.twin(ids[1])
        world.outlook.edit(ids[0], title="edited")
        world.outlook.delete(ids[1])
        for side in Side:
            world.services[side].epoch += 1
        world.sync()
        assert not world.crm.has(gone), "what a second look confirms as deleted is deleted"
        assert len(world.crm.ids) == 4
        world.assert_in_step()
        world.assert_idle()


@ALL
@EITHER
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "truncated"])
def test_a_listing_that_leaves_items_out_deletes_nothing(
    side: Side, empty: bool, outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        pairs(world, 5)
        who = world.people[side]
        world.services[side].epoch += 1
        if empty:
            who.faults.empty_listing(times=2)
        else:
            who.faults.omit(who.ids[:2], times=2)
        with world.writes():
            world.sync()
        who.faults.heal()
        assert len(world.state.pairs()) == 5
        world.assert_in_step()
        world.assert_idle()


@ALL
@EITHER
def test_an_edited_item_that_a_listing_leaves_out_is_read_by_the_second_look(
    side: Side, outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ada, *_ = pairs(world, 3)
        who, item, other, twin = at(world, side, ada)
        who.edit(item, title="edited")
        world.services[side].epoch += 1
        who.faults.omit([item])
        world.settle(2)
        assert other.get(twin)["title"] == "edited"
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_folder_that_vanished_stops_the_mapping_and_deletes_nothing(side: Side) -> None:
    with World() as world:
        pairs(world, 3)
        world.services[side].exists = False
        with world.writes(), pytest.raises(FolderGone):
            world.sync()
        world.services[side].exists = True
        world.assert_in_step()
        world.assert_idle()


def test_a_folder_that_vanishes_between_listing_and_second_look_deletes_nothing() -> None:
    with World() as world:
        ids = pairs(world, 3)
        world.outlook.delete(ids[0])
        world.outlook.faults.meanwhile(
            Call.FATE, lambda: setattr(world.services[Side.OUTLOOK], "exists", False)
        )
        with world.writes(), pytest.raises(FolderGone):
            world.sync()
        assert len(world.crm.ids) == 3


def test_an_absence_longer_than_the_list_of_deletions_reaches_misses_no_deletion() -> None:
    with World() as world:
        ids = pairs(world, 4)
        world.crm.delete(world.twin(ids[0]))
        world.clock.advance(timedelta(days=90))
        world.sync()
        assert not world.outlook.has(ids[0])
        assert len(world.outlook.ids) == 3
        world.assert_in_step()


def test_an_unreadable_item_is_a_problem_and_no_deletion() -> None:
    with World() as world:
        ids = pairs(world, 3)
        world.outlook.garble(ids[0])
        world.outlook.edit(ids[1], title="edited")
        with world.writes(crm="1 update"):
            report = world.sync()
        assert len(report.problems) == 1
        assert "cannot be read" in report.problems[0].message
        world.outlook.garble(ids[0], None)
        report = world.sync()
        assert not report.problems
        world.assert_in_step()
        world.assert_idle()


# ---- events: categories and window

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def meetings(*categories: str, deletions: Deletions = Deletions.BOTH) -> MappingRules:
    return MappingRules(name="Test", kind=Kind.EVENTS, categories=categories, deletions=deletions)


def meeting(who: Person, title: str, days: int = 1, **fields: Value) -> ItemId:
    start = NOW + timedelta(days=days)
    return who.write_down({"title": title, "start": start, "end": start + timedelta(hours=1), **fields})


def test_an_event_that_leaves_its_category_is_unlinked_and_linked_again_when_it_returns() -> None:
    with World(rules=meetings("CRM")) as world:
        tea = meeting(world.outlook, "Tea", categories=("CRM", "Fun"))
        meeting(world.outlook, "Secret", categories=("Fun",))
        world.sync()
        assert world.crm.names() == ["Tea"]
        twin = world.twin(tea)
        assert world.crm.get(twin)["categories"] == ("Fun",), "the mapping's own category is not copied"
        world.outlook.edit(tea, categories=("Fun",))
        with world.writes():
            world.sync()
        assert world.crm.has(twin)
        world.crm.edit(twin, location="here")
        with world.writes():
            world.sync()
        world.assert_idle()
        world.outlook.edit(tea, categories=("crm", "Fun"))
        world.sync()
        assert world.outlook.get(tea)["location"] == "here"
        assert len(world.crm.ids) == 1
        world.assert_in_step()
        world.assert_idle()


def test_an_event_from_the_crm_gets_the_first_category_and_stays_the_same_event() -> None:
    with World(rules=meetings("CRM", "Sales")) as world:
        tea = meeting(world.crm, "Tea", categories=("Fun",))
        world.sync()
        twin = world.twin(tea)
        assert world.outlook.get(twin)["categories"] == ("CRM", "Fun")
        world.crm.edit(tea, categories=("Work",))
        world.sync()
        assert world.outlook.get(twin)["categories"] == ("CRM", "Work")
        assert world.crm.get(tea)["categories"] == ("Work",)
        world.assert_in_step()
        world.assert_idle()


def test_an_event_deleted_while_unlinked_is_not_deleted_in_the_crm() -> None:
    with World(rules=meetings("CRM")) as world:
        tea = meeting(world.outlook, "Tea", categories=("CRM",))
        world.sync()
        twin = world.twin(tea)
        world.outlook.edit(tea, categories=None)
        world.sync()
        world.outlook.delete(tea)
        with world.writes():
            world.sync()
        assert world.crm.has(twin)
        world.assert_idle()


def test_events_outside_the_window_are_left_alone_and_enter_it_as_time_passes() -> None:
    with World(rules=meetings("*")) as world:
        meeting(world.outlook, "Long ago", days=-200)
        later = meeting(world.outlook, "Far away", days=740)
        soon = meeting(world.outlook, "Soon", days=3)
        world.sync()
        assert world.crm.names() == ["Soon"]
        twin = world.twin(soon)
        world.clock.advance(timedelta(days=120))
        with world.writes(crm="1 create"):
            world.sync()
        assert world.crm.names() == ["Far away", "Soon"], (
            "an event that falls out of the window stays where it is"
        )
        world.outlook.delete(soon)
        world.outlook.edit(later, title="Nearer")
        world.sync()
        assert world.crm.names() == ["Nearer", "Soon"] or not world.crm.has(twin)
        world.assert_idle()


@pytest.mark.parametrize("outlook", [MAILBOX, LISTING_MAILBOX], ids=["feed", "listing"])
def test_an_own_item_that_moves_away_before_it_was_ever_read_again_is_unlinked(outlook: Character) -> None:
    with World(Kind.TASKS, outlook=outlook) as world:
        call = world.crm.add(subject="Call")
        world.sync()
        twin = world.twin(call)
        world.crm.edit(call, notes="urgent")
        world.outlook.move_away(twin)
        world.sync()
        world.outlook.move_back(twin)
        world.sync()
        assert world.outlook.names() == world.crm.names() == ["Call"]
        assert world.outlook.get(twin)["notes"] == "urgent"
