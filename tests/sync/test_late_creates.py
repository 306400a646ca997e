"""G1 where a service carries out a create only after nobody waits for its answer any more: it is made once."""

from __future__ import annotations

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call
from support.world import World

from crmsync.connect.errors import ReplyLost
from crmsync.model.kinds import Kind, Side
from crmsync.sync.report import RunStatus

EITHER = pytest.mark.parametrize("side", list(Side))
SERVICES = pytest.mark.parametrize(
    "outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich services", "poor services"]
)
SILENCE = ReplyLost("The service did not answer in time.", late=True)


@SERVICES
@EITHER
@pytest.mark.parametrize("requests", range(1, 6))
def test_a_create_that_lands_late_is_made_once(
    side: Side, requests: int, outlook: Character, crm: Character
) -> None:
    with World(Kind.TASKS, outlook=outlook, crm=crm) as world:
        world.sync()
        for _ in range(2):
            world.people[side.other].add(subject="Call")
        world.people[side].faults.land_late(requests=requests)
        world.settle(3)
        assert world.outlook.names() == world.crm.names() == ["Call", "Call"]
        world.assert_in_step()
        assert not world.state.problems()
        world.assert_idle()


def test_a_create_without_an_answer_is_told_and_not_repeated_at_once() -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        world.outlook.add(subject="Call")
        world.outlook.add(subject="Write")
        world.crm.faults.fail(Call.CREATE, SILENCE)
        with world.writes():
            report = world.sync()
        assert report.status is RunStatus.PROBLEMS
        assert {problem.item for problem in report.problems} == {"Call", "Write"}
        with world.writes():
            assert world.sync().status is RunStatus.PROBLEMS, "the service may still be at it"
        with world.writes(crm="2 create"):
            assert world.sync().status is RunStatus.OK
        assert not world.state.problems()
        world.assert_in_step()
        world.assert_idle()


def test_a_service_that_keeps_keys_is_given_the_same_key_again_at_once() -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        world.crm.add(subject="Call")
        world.outlook.faults.fail(Call.CREATE, SILENCE)
        with world.writes(outlook="1 create"):
            assert world.sync().status is RunStatus.OK
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_item_that_is_deleted_while_its_counterpart_may_still_appear_leaves_none(side: Side) -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        call = world.people[side.other].add(subject="Call")
        world.people[side].faults.land_late(requests=4)
        world.sync()
        world.people[side.other].delete(call)
        world.settle(3)
        assert world.outlook.names() == world.crm.names() == []
        world.assert_idle()


def test_the_wait_outlives_the_process() -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        world.outlook.add(subject="Call")
        world.crm.faults.fail(Call.CREATE, SILENCE)
        world.sync()
        world.restart()
        with world.writes():
            world.sync()
        with world.writes(crm="1 create"):
            world.sync()
        world.assert_in_step()
        world.assert_idle()


def test_a_recreated_counterpart_is_not_made_twice_either() -> None:
    with World(Kind.TASKS) as world:
        call = world.outlook.add(subject="Call")
        world.sync()
        world.crm.delete(world.twin(call))
        world.outlook.edit(call, notes="still needed")
        world.crm.faults.land_late(requests=4)
        world.settle(3)
        assert world.crm.names() == ["Call"]
        world.assert_in_step()
        world.assert_idle()
