"""A rival that changes a field back is detected and named; everything else goes on."""

from __future__ import annotations

import pytest
from support.world import World

from crmsync.model.kinds import Side
from crmsync.model.rules import ConflictRule, Kind, MappingRules
from crmsync.sync.report import RunStatus


def fight(world: World, side: Side, item, rounds: int):
    """A rival on `side` puts the job title back each time; somebody on the other side insists."""
    twin = world.twin(item)
    reports = []
    for _ in range(rounds):
        world.people[side].edit(item if side is Side.OUTLOOK else twin, title="rival")
        world.sync()
        world.people[side.other].edit(twin if side is Side.OUTLOOK else item, title="ours")
        reports.append(world.sync())
    return reports


@pytest.mark.parametrize("side", list(Side))
def test_the_same_value_is_not_written_for_ever(side: Side) -> None:
    with World(rules=MappingRules("Test", Kind.CONTACTS, conflicts=ConflictRule.CRM_WINS)) as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron", title="ours")
        world.sync()
        reports = fight(world, side, ada, 8)
        written = [sum(one.written[target].updated for target in Side) for one in reports]
        assert sum(written) < 8
        assert reports[-1].status is RunStatus.PROBLEMS
        (problem,) = [one for one in reports[-1].problems if one.code == "changed-back"]
        assert "job title of Ada Byron" in problem.message


def test_other_fields_of_the_same_item_still_travel() -> None:
    with World() as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron", title="ours", mobile_phone="1")
        world.sync()
        fight(world, Side.CRM, ada, 6)
        world.outlook.edit(ada, mobile_phone="2", title="ours again")
        world.sync()
        assert world.crm.get(world.twin(ada))["mobile_phone"] == "2"


def test_a_person_who_changes_their_mind_twice_is_no_rival() -> None:
    with World() as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron", title="a")
        world.sync()
        for title in ("b", "a", "b"):
            world.outlook.edit(ada, title=title)
            assert world.sync().status is RunStatus.OK
        assert world.crm.get(world.twin(ada))["title"] == "b"
