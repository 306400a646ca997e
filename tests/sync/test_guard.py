"""G7 and rule 10: nothing before a first yes, and no run deletes or rewrites more than the limit without one; no false alarms."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import timedelta

import pytest
from support.faults import Call
from support.world import World

from crmsync.connect.errors import Throttled
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import FieldRule, HoldLimits, MappingRules
from crmsync.plan.operations import Verb
from crmsync.sync.report import MappingReport, RunStatus

EITHER = pytest.mark.parametrize("side", list(Side))


def crowd(world: World, count: int) -> list[ItemId]:
    """`count` linked people; their ids in the mailbox."""
    ids = [world.outlook.add(family_name=f"n{number}") for number in range(count)]
    world.sync()
    return ids


def mine(world: World, side: Side, ids: list[ItemId]) -> list[ItemId]:
    """The same people's ids on `side`."""
    return ids if side is Side.OUTLOOK else [world.twin(item) for item in ids]


def verbs(report: MappingReport) -> list[Verb]:
    return [held.operation for held in report.held]


def test_nothing_is_written_before_the_first_plan_was_accepted() -> None:
    with World() as world:
        world.outlook.add(family_name="Byron")
        world.crm.add(family_name="Babbage")
        with world.writes():
            preview = world.sync(preview=True)
            report = world.sync(yes=False)
        assert len(preview.planned) == 2
        assert report.status is RunStatus.HELD
        assert verbs(report) == [Verb.CREATE, Verb.CREATE]
        with world.writes(outlook="1 create", crm="1 create"):
            report = world.sync(yes=True)
        assert report.status is RunStatus.OK
        world.assert_in_step()


def test_a_first_run_with_nothing_to_do_needs_no_yes() -> None:
    with World() as world:
        assert world.sync(yes=False).status is RunStatus.OK


def test_a_preview_changes_nothing_and_says_everything() -> None:
    with World() as world:
        ids = crowd(world, 3)
        world.outlook.edit(ids[0], title="edited")
        world.crm.delete(world.twin(ids[1]))
        world.crm.add(family_name="new")
        bases = world.state.bases()
        with world.writes():
            report = world.sync(preview=True)
        planned = sorted((one.verb.value, one.side.value, one.label) for one in report.planned)
        assert planned == [("create", "outlook", "new"), ("delete", "outlook", "n1"), ("update", "crm", "n0")]
        assert [row[-1] for row in bases] == [row[-1] for row in world.state.bases()][: len(bases)]
        with world.writes(outlook="1 create, 1 delete", crm="1 update"):
            world.sync()
        world.assert_in_step()


@EITHER
@pytest.mark.parametrize("count, gone, held", [(8, 5, False), (8, 6, True), (70, 7, False), (70, 8, True)])
def test_deletions_beyond_the_limit_are_held(side: Side, count: int, gone: int, held: bool) -> None:
    with World() as world:
        ids = crowd(world, count)
        for item in mine(world, side, ids)[:gone]:
            world.people[side].delete(item)
        report = world.sync()
        other = world.people[side.other]
        assert len(other.ids) == (count if held else count - gone)
        assert (report.status is RunStatus.HELD) is held
        assert len(report.held) == (gone if held else 0)


@EITHER
@pytest.mark.parametrize(
    "count, edited, held", [(12, 10, False), (12, 11, True), (40, 12, False), (40, 13, True)]
)
def test_updates_beyond_the_limit_are_held(side: Side, count: int, edited: int, held: bool) -> None:
    with World() as world:
        ids = crowd(world, count)
        for item in mine(world, side, ids)[:edited]:
            world.people[side].edit(item, title="edited by a rival program")
        report = world.sync()
        other = world.people[side.other]
        done = sum("title" in held for held in other.all().values())
        assert done == (0 if held else edited)
        assert len(report.held) == (edited if held else 0)


def test_the_limits_are_the_mapping_s_own() -> None:
    rules = MappingRules(
        name="Test",
        kind=Kind.CONTACTS,
        hold=HoldLimits(deletions=1, deletions_percent=0, updates=2, updates_percent=0),
    )
    with World(rules=rules) as world:
        ids = crowd(world, 6)
        for item in ids[:2]:
            world.outlook.delete(item)
        for item in ids[2:5]:
            world.outlook.edit(item, title="edited")
        with world.writes():
            report = world.sync()
        assert sorted(verbs(report)) == [Verb.DELETE] * 2 + [Verb.UPDATE] * 3


def test_a_hold_stops_its_batch_and_nothing_else() -> None:
    with World() as world:
        ids = crowd(world, 12)
        for item in ids[:6]:
            world.outlook.delete(item)
        world.outlook.edit(ids[8], title="edited")
        world.outlook.add(family_name="new")
        world.crm.edit(world.twin(ids[9]), title="edited")
        with world.writes(outlook="1 update", crm="1 create, 1 update"):
            report = world.sync()
        assert len(report.held) == 6
        with world.writes():
            assert len(world.sync().held) == 6, "a hold waits as long as it takes"
        with world.writes(crm="6 delete"):
            world.sync(yes=True)
        world.assert_in_step()
        world.assert_idle()


def test_an_accepted_hold_runs_and_covers_no_later_operation() -> None:
    with World() as world:
        ids = crowd(world, 20)
        for item in ids[:6]:
            world.outlook.delete(item)
        world.sync()
        world.judge("accepted")
        for item in ids[6:13]:
            world.outlook.delete(item)
        with world.writes(crm="6 delete"):
            report = world.sync()
        assert len(report.held) == 7, "a yes never covers a larger, later batch"
        assert len(world.crm.ids) == 14


def test_a_single_operation_of_a_hold_may_be_accepted() -> None:
    with World() as world:
        ids = crowd(world, 20)
        for item in ids[:6]:
            world.outlook.delete(item)
        world.sync()
        world.judge("accepted", only="n3")
        with world.writes(crm="1 delete"):
            world.sync()
        assert "n3" not in world.crm.names()


def test_an_accepted_deletion_does_not_cover_an_item_edited_since() -> None:
    with World() as world:
        ids = crowd(world, 20)
        twin = world.twin(ids[0])
        for item in ids[:6]:
            world.outlook.delete(item)
        world.sync()
        world.crm.edit(twin, title="edited since")
        world.judge("accepted")
        world.sync()
        assert world.crm.has(twin)
        assert world.outlook.get(world.outlook.find("n0"))["title"] == "edited since"
        world.assert_in_step()


def test_refused_deletions_leave_survivors_that_stay() -> None:
    with World() as world:
        ids = crowd(world, 20)
        for item in ids[:6]:
            world.outlook.delete(item)
        world.sync()
        world.judge("refused")
        with world.writes():
            report = world.sync()
        assert not report.held
        assert len(world.crm.ids) == 20
        assert len(world.outlook.ids) == 14, "a survivor is not re-created"
        world.assert_in_step()
        world.assert_idle()


def test_refused_updates_are_taken_as_they_are_until_the_next_edit() -> None:
    with World() as world:
        ids = crowd(world, 12)
        for item in ids[:11]:
            world.outlook.edit(item, title="by a rival")
        world.sync()
        world.judge("refused")
        with world.writes():
            report = world.sync()
        assert not report.held
        world.assert_idle()
        world.outlook.edit(ids[0], title="by the person")
        with world.writes(crm="1 update"):
            world.sync()
        assert world.crm.get(world.twin(ids[0]))["title"] == "by the person"


# ---- nobody is there


def unattended(days: int) -> MappingRules:
    return MappingRules(name="Test", kind=Kind.CONTACTS, hold=HoldLimits(unattended_days=days))


def rivals_edit(world: World, ids: list[ItemId]) -> None:
    for item in ids:
        world.outlook.edit(item, title="edited by a rival program")


def on_schedule(world: World, days: float = 0) -> MappingReport:
    """A scheduled run, so many days later."""
    world.clock.advance(timedelta(days=days))
    return world.sync(manual=False)


@pytest.mark.parametrize("verb", [Verb.UPDATE, Verb.DELETE])
def test_what_is_held_waits_for_a_person_however_long(verb: Verb) -> None:
    with World() as world:
        ids = crowd(world, 12)
        if verb is Verb.UPDATE:
            rivals_edit(world, ids)
        else:
            for item in ids:
                world.outlook.delete(item)
        with world.writes():
            for days in (0, 1, 400):
                report = on_schedule(world, days)
                assert (report.status, verbs(report)) == (RunStatus.HELD, [verb] * 12)


def test_changes_that_nobody_answered_are_made_after_the_days_the_mapping_says() -> None:
    with World(rules=unattended(3)) as world:
        ids = crowd(world, 12)
        rivals_edit(world, ids)
        with world.writes():
            assert len(on_schedule(world).held) == 12
            assert len(on_schedule(world, 2.9).held) == 12
        with world.writes():
            world.clock.advance(timedelta(days=1))
            assert len(world.sync().held) == 12, "a person who looks is asked"
            assert len(world.sync(preview=True, manual=False).held) == 12
        with world.writes(crm="12 update"):
            assert on_schedule(world).status is RunStatus.OK
        world.assert_in_step()
        world.assert_idle()


def test_a_change_made_meanwhile_waits_for_its_own_days() -> None:
    with World(rules=unattended(3)) as world:
        ids = crowd(world, 30)
        rivals_edit(world, ids[:12])
        on_schedule(world)
        world.clock.advance(timedelta(days=2))
        world.outlook.edit(ids[0], title="again")
        rivals_edit(world, ids[12:24])
        on_schedule(world)
        with world.writes(crm="11 update"):
            report = on_schedule(world, 1)
        assert len(report.held) == 13
        with world.writes(crm="13 update"):
            on_schedule(world, 2)


def test_deletions_never_happen_unattended() -> None:
    with World(rules=unattended(1)) as world:
        ids = crowd(world, 30)
        for item in ids[:6]:
            world.outlook.delete(item)
        rivals_edit(world, ids[10:22])
        on_schedule(world)
        with world.writes(crm="12 update"):
            report = on_schedule(world, 400)
        assert verbs(report) == [Verb.DELETE] * 6


def test_a_first_plan_and_one_after_a_change_are_never_accepted_unattended() -> None:
    with World(rules=unattended(1)) as world:
        item = world.outlook.add(family_name="n0", email_1="a@example.com", title="mine")
        world.crm.add(family_name="n0", email_1="a@example.com", title="theirs", mobile_phone="1")
        with world.writes():
            for days in (0, 400):
                world.clock.advance(timedelta(days=days))
                report = world.sync(yes=False, manual=False)
                assert Verb.UPDATE in verbs(report)
        world.sync(yes=True)
        world.rules = replace(world.rules, fields={"birthday": FieldRule(synced=False)})
        world.outlook.edit(item, title="newer")
        with world.writes():
            for days in (0, 400):
                assert verbs(on_schedule(world, days)) == [Verb.UPDATE]


def test_what_a_person_refused_stays_refused() -> None:
    with World(rules=unattended(1)) as world:
        ids = crowd(world, 12)
        rivals_edit(world, ids)
        on_schedule(world)
        world.judge("refused", only="n3")
        with world.writes(crm="11 update"):
            on_schedule(world, 2)


def test_released_changes_survive_a_service_that_fails_half_way() -> None:
    with World(rules=unattended(1)) as world:
        ids = crowd(world, 120)
        rivals_edit(world, ids)
        assert len(on_schedule(world).held) == 120
        world.services[Side.CRM].faults.fail(
            Call.UPDATE, Throttled("Later.", service="CRM"), skip=20, times=None
        )
        world.clock.advance(timedelta(days=1))
        with contextlib.suppress(Throttled):
            world.sync(manual=False)
        world.services[Side.CRM].faults.heal()
        on_schedule(world)
        world.assert_in_step()


# ---- false alarms


def test_no_alarm_for_both_sides_emptied() -> None:
    with World() as world:
        for item in crowd(world, 20):
            twin = world.twin(item)
            world.outlook.delete(item)
            world.crm.delete(twin)
        report = world.sync()
        assert report.status is RunStatus.OK
        assert not report.held


def test_no_alarm_for_many_new_items() -> None:
    with World() as world:
        crowd(world, 3)
        for number in range(60):
            world.outlook.add(family_name=f"new {number}")
        assert not world.sync().held
        assert len(world.crm.ids) == 63


def test_no_alarm_for_many_items_that_leave_the_folder() -> None:
    with World() as world:
        for item in crowd(world, 20)[:15]:
            world.outlook.move_away(item)
        with world.writes():
            report = world.sync()
        assert not report.held
        assert len(world.crm.ids) == 20


def test_no_alarm_for_values_that_merely_return_from_a_lossy_side() -> None:
    with World() as world:
        for number in range(20):
            world.outlook.add(family_name=f"n{number}", mobile_phone=f"+49 (30) {number}")
        world.sync()
        assert not world.sync().held
        world.assert_idle()


def test_an_emptied_folder_is_held_even_when_the_deletions_are_real() -> None:
    with World() as world:
        for item in crowd(world, 12):
            world.outlook.delete(item)
        with world.writes():
            report = world.sync()
        assert len(report.held) == 12
        assert all(held.reason for held in report.held)


def test_deletions_below_the_limit_day_by_day_are_each_passed_on() -> None:
    with World() as world:
        ids = crowd(world, 12)
        for item in ids[:6]:
            world.outlook.delete(item)
            assert not world.sync().held
        assert len(world.crm.ids) == 6


def test_what_is_held_does_not_slip_through_because_it_is_edited_once_more() -> None:
    with World() as world:
        ids = crowd(world, 40)
        for item in ids[:20]:
            world.outlook.edit(item, title="all the same")
        assert world.sync().status is RunStatus.HELD
        world.outlook.edit(ids[0], title="all the same again")
        with world.writes():
            report = world.sync()
        assert len(report.held) == 20
        world.outlook.edit(ids[30], title="somebody else")
        with world.writes(crm="1 update"):
            world.sync()
        world.outlook.edit(ids[0], title=None)
        with world.writes():
            assert len(world.sync().held) == 19, "what was taken back waits no more"


def test_the_number_of_a_hold_is_never_given_again() -> None:
    with World() as world:
        ids = crowd(world, 20)
        numbers: set[str] = set()
        for round_ in range(3):
            for item in ids[:12]:
                world.outlook.edit(item, title=f"round {round_}")
            held = {line.id for line in world.sync().held}
            assert len(held) == 12
            assert not held & numbers
            numbers |= held
            for item in ids[:12]:
                world.outlook.edit(item, title=None)
            assert not world.sync().held
