"""What a person decides about items without a counterpart: link, create, skip; kept by every later plan, undone by another choice."""

from __future__ import annotations

import pytest
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Side
from crmsync.plan.choices import Act, Choice
from crmsync.plan.operations import Verb
from crmsync.state.choices import NotChoosable, choose
from crmsync.state.halves import MappingState


def _choose(world: World, *choices: Choice) -> None:
    db = world.engine.db
    ((mapping,),) = db.rows("SELECT id FROM mapping")
    with db.transaction():
        choose(MappingState(db, int(str(mapping)), world.rules.kind, frozenset()), choices)


def _half(world: World, item: ItemId) -> int:
    ((number,),) = world.engine.db.rows("SELECT id FROM half WHERE item = ?", item)
    return int(str(number))


def _two_and_one(world: World) -> tuple[ItemId, ItemId, ItemId]:
    """One person in the mailbox, who may be either of two in the CRM."""
    ada = world.outlook.add(family_name="Byron", email_1="ada@example.com", title="Countess")
    first = world.crm.add(family_name="Byron", email_1="ada@example.com", department="Sales")
    second = world.crm.add(family_name="Byron", email_1="ada@example.com", department="Research")
    return ada, first, second


def test_the_preview_lists_pairs_and_what_may_be_several() -> None:
    with World() as world:
        _two_and_one(world)
        world.outlook.add(family_name="Babbage", email_1="charles@example.com")
        world.crm.add(family_name="Babbage", email_1="charles@example.com")
        report = world.sync(preview=True)
        assert [(pair.outlook.label, pair.crm.label, pair.score) for pair in report.pairs] == [
            ("Babbage", "Babbage", 100)
        ]
        lines = {(line.side, line.item): len(line.candidates) for line in report.ambiguous}
        assert lines == {(Side.OUTLOOK, "Byron"): 2, (Side.CRM, "Byron"): 1}


def test_two_items_that_a_person_links_are_brought_in_step() -> None:
    with World() as world:
        ada, first, second = _two_and_one(world)
        world.sync(preview=True)
        _choose(world, Choice(_half(world, ada), Act.LINK, _half(world, second)))
        report = world.sync(preview=True)
        assert [(pair.outlook.label, pair.score) for pair in report.pairs] == [("Byron", None)]
        world.sync(yes=True)
        assert world.twin(ada) == second
        assert world.outlook.get(ada)["department"] == "Research"
        assert world.crm.get(second)["title"] == "Countess"
        world.sync()
        assert len(world.outlook.ids) == 2, "the other one is new to the mailbox now"
        world.assert_in_step()
        world.assert_idle()
        assert first != second


def test_items_that_match_nobody_get_counterparts_of_their_own() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron", email_1="office@example.com")
        other = world.crm.add(family_name="Byron", email_1="office@example.com", department="Sales")
        world.sync(preview=True)
        _choose(world, Choice(_half(world, ada), Act.CREATE), Choice(_half(world, other), Act.CREATE))
        report = world.sync(preview=True)
        assert not report.pairs
        assert [one.verb for one in report.planned] == [Verb.CREATE] * 2
        with world.writes(outlook="1 create", crm="1 create"):
            world.sync(yes=True)
        assert world.twin(ada) != other
        world.assert_in_step()
        world.assert_idle()


def test_even_two_that_hold_the_very_same_may_be_two() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron", email_1="office@example.com")
        other = world.crm.add(family_name="Byron", email_1="office@example.com")
        world.sync(preview=True)
        _choose(world, Choice(_half(world, ada), Act.CREATE))
        assert not world.sync(preview=True).pairs
        with world.writes(outlook="1 create", crm="1 create"):
            world.sync(yes=True)
        assert world.twin(ada) != other


@pytest.mark.parametrize("side", list(Side))
def test_a_skipped_item_gets_no_counterpart_until_it_is_asked_for_again(side: Side) -> None:
    with World() as world:
        who = world.people[side]
        ada = who.add(family_name="Byron")
        world.sync(preview=True)
        _choose(world, Choice(_half(world, ada), Act.SKIP))
        with world.writes():
            world.sync(yes=True)
            who.edit(ada, title="Countess")
            world.sync()
        _choose(world, Choice(_half(world, ada), Act.ASK))
        world.sync()
        assert world.people[side.other].names() == ["Byron"]
        world.assert_in_step()
        world.assert_idle()


def test_a_choice_is_taken_back_by_another_one() -> None:
    with World() as world:
        ada, first, second = _two_and_one(world)
        world.sync(preview=True)
        halves = [_half(world, item) for item in (ada, first, second)]
        _choose(world, Choice(halves[0], Act.LINK, halves[1]))
        _choose(world, Choice(halves[2], Act.SKIP))
        _choose(world, Choice(halves[0], Act.LINK, halves[2]))
        world.sync(yes=True)
        assert world.twin(ada) == second
        assert world.twin(first) != ada
        world.assert_in_step()
        world.assert_idle()


def test_what_is_linked_and_in_step_is_not_chosen_for_any_more() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron")
        world.sync()
        other = world.crm.add(family_name="Babbage")
        world.sync(preview=True)
        halves = [_half(world, item) for item in (ada, world.twin(ada), other)]
        impossible = [
            Choice(halves[0], Act.SKIP),
            Choice(halves[2], Act.LINK, halves[0]),
            Choice(halves[2], Act.LINK, halves[1]),
            Choice(halves[2], Act.LINK, halves[2]),
            Choice(halves[2], Act.LINK),
            Choice(4711, Act.CREATE),
        ]
        for choice in impossible:
            with pytest.raises(NotChoosable):
                _choose(world, choice)
        world.sync()
        world.assert_in_step()
        world.assert_idle()
