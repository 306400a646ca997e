"""Rules 5–7, 13 and 14: intents, acknowledgements, conditional writes, own writes, lost replies, failing requests."""

from __future__ import annotations

from contextlib import suppress

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call, Crash, Moment
from support.world import World

from crmsync.connect.errors import Rejected, ServiceError, ServiceFault, SignInNeeded, Throttled, Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, MappingRules
from crmsync.model.values import Recurrence

ALL = pytest.mark.parametrize(
    "outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich services", "poor services"]
)
EITHER = pytest.mark.parametrize("side", list(Side))
LANDED = pytest.mark.parametrize("landed", [True, False], ids=["landed", "not landed"])


def ada_on(world: World) -> dict[Side, ItemId]:
    """Ada, linked, with her ids."""
    ada = world.outlook.add(given_name="Ada", family_name="Byron", title="Countess")
    world.sync()
    return {Side.OUTLOOK: ada, Side.CRM: world.twin(ada)}


@ALL
@EITHER
@LANDED
def test_a_create_whose_reply_was_lost_is_made_once(
    side: Side, landed: bool, outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ada_on(world)
        world.people[side].faults.lose_reply(Call.CREATE, landed=landed)
        world.people[side.other].add(given_name="Charles", family_name="Babbage")
        world.settle(2)
        assert world.outlook.names() == world.crm.names() == ["Ada Byron", "Charles Babbage"]
        assert not world.state.intents()
        world.assert_in_step()
        world.assert_idle()


@ALL
@LANDED
def test_two_genuine_tasks_of_one_name_stay_two_when_their_replies_are_lost(
    landed: bool, outlook: Character, crm: Character
) -> None:
    with World(Kind.TASKS, outlook=outlook, crm=crm) as world:
        world.sync()
        for _ in range(2):
            world.outlook.add(subject="Call")
        world.crm.faults.lose_reply(Call.CREATE, landed=landed)
        world.settle(2)
        assert world.outlook.names() == world.crm.names() == ["Call", "Call"]
        world.assert_in_step()
        world.assert_idle()


def test_a_batch_of_creates_whose_reply_was_lost_is_found_again_as_a_multiset() -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        for number in range(12):
            world.outlook.add(subject=f"Call {number % 3}", notes=f"{number % 2}")
        world.crm.faults.lose_reply(Call.CREATE)
        world.settle(2)
        assert world.crm.names() == world.outlook.names()
        assert len(world.crm.ids) == 12
        world.assert_in_step()
        world.assert_idle()


@ALL
@EITHER
@LANDED
def test_an_update_whose_reply_was_lost_is_no_edit_of_that_side(
    side: Side, landed: bool, outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ids = ada_on(world)
        world.people[side].faults.lose_reply(Call.UPDATE, landed=landed)
        world.people[side.other].edit(ids[side.other], title="Programmer")
        world.settle(2)
        for one in Side:
            assert world.people[one].get(ids[one])["title"] == "Programmer"
        assert not world.state.saved(), "nothing was lost, nothing is kept"
        world.assert_in_step()
        world.assert_idle()


@ALL
@EITHER
@LANDED
def test_a_deletion_whose_reply_was_lost_is_completed(
    side: Side, landed: bool, outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ids = ada_on(world)
        world.people[side].faults.lose_reply(Call.DELETE, landed=landed)
        world.people[side.other].delete(ids[side.other])
        world.settle(2)
        assert not world.outlook.ids
        assert not world.crm.ids
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_losing_value_stays_saved_when_the_item_is_edited_before_the_recovery(side: Side) -> None:
    rule = ConflictRule.CRM_WINS if side is Side.OUTLOOK else ConflictRule.OUTLOOK_WINS
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=rule)) as world:
        ids = ada_on(world)
        world.people[side].edit(ids[side], title="the losing one")
        world.people[side.other].edit(ids[side.other], title="the winning one")
        world.people[side].faults.meanwhile(Call.UPDATE, world.blow_the_fuse, moment=Moment.AFTER)
        with suppress(Crash):
            world.sync()
        world.restart()
        assert world.people[side].get(ids[side])["title"] == "the winning one"
        world.people[side].edit(ids[side], title="a third one")
        world.settle(2)
        kept = {value for _, field, value in world.state.saved() if field == "title"}
        live = {world.people[one].get(ids[one])["title"] for one in Side}
        assert {"the losing one", "a third one"} <= kept | live
        world.assert_in_step()
        world.assert_idle()


@EITHER
@pytest.mark.parametrize(
    "again", [False, True], ids=["new", "created again because an edit beats a deletion"]
)
def test_a_source_deleted_before_its_create_was_recovered_leaves_nobody_alone(
    side: Side, again: bool
) -> None:
    with World() as world:
        ids = ada_on(world)
        who, other = world.people[side], world.people[side.other]
        if again:
            source = ids[side.other]
            who.delete(ids[side])
            other.edit(source, title="Programmer")
        else:
            source = other.add(given_name="Charles", family_name="Babbage")
        who.faults.meanwhile(Call.CREATE, world.blow_the_fuse, moment=Moment.AFTER)
        with suppress(Crash):
            world.sync()
        world.restart()
        other.delete(source)
        world.settle(2)
        assert len(world.outlook.ids) == len(world.crm.ids) == (0 if again else 1)
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_an_edit_that_lands_between_reading_and_writing_is_kept(side: Side) -> None:
    with World() as world:
        ids = ada_on(world)
        who = world.people[side]
        world.people[side.other].edit(ids[side.other], mobile_phone="1")
        who.faults.meanwhile(Call.UPDATE, lambda: who.edit(ids[side], title="Programmer"))
        world.settle(2)
        for one in Side:
            held = world.people[one].get(ids[one])
            assert (held["title"], held["mobile_phone"]) == ("Programmer", "1")
        world.assert_in_step()
        world.assert_idle()


@EITHER
@pytest.mark.parametrize("moment", list(Moment))
def test_an_edit_of_the_same_field_that_lands_between_reading_and_writing_is_a_conflict(
    side: Side, moment: Moment
) -> None:
    with World() as world:
        ids = ada_on(world)
        who, other = world.people[side], world.people[side.other]
        other.edit(ids[side.other], title="by the other")
        who.faults.meanwhile(Call.UPDATE, lambda: who.edit(ids[side], title="in the middle"), moment=moment)
        world.settle(2)
        titles = {world.people[one].get(ids[one])["title"] for one in Side}
        assert len(titles) == 1
        told = {value for _, field, value in world.state.saved() if field == "title"}
        assert "in the middle" in titles | told
        if moment is Moment.BEFORE:
            assert "by the other" in titles | told
        world.assert_in_step()
        world.assert_idle()


@ALL
def test_an_edit_of_the_source_while_its_value_is_written_is_not_lost(
    outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ids = ada_on(world)
        world.outlook.edit(ids[Side.OUTLOOK], title="first")
        world.crm.faults.meanwhile(Call.UPDATE, lambda: world.outlook.edit(ids[Side.OUTLOOK], title="second"))
        world.settle(2)
        assert world.crm.get(ids[Side.CRM])["title"] == "second"
        world.assert_in_step()
        world.assert_idle()


@ALL
def test_an_edit_of_the_source_while_it_is_created_is_not_lost(outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        world.sync()
        ada = world.outlook.add(family_name="Byron", title="first")
        world.crm.faults.meanwhile(Call.CREATE, lambda: world.outlook.edit(ada, title="second"))
        world.settle(2)
        assert world.crm.get(world.twin(ada))["title"] == "second"
        world.assert_in_step()
        world.assert_idle()


def test_a_source_deleted_while_it_is_created_leaves_nobody_alone() -> None:
    with World() as world:
        world.sync()
        ada = world.outlook.add(family_name="Byron")
        world.crm.faults.meanwhile(Call.CREATE, lambda: world.outlook.delete(ada))
        world.settle(2)
        assert not world.crm.ids
        world.assert_in_step()
        world.assert_idle()


def test_an_item_edited_right_before_its_deletion_is_passed_on_lives() -> None:
    with World() as world:
        ids = ada_on(world)
        world.crm.delete(ids[Side.CRM])
        world.outlook.faults.meanwhile(
            Call.DELETE, lambda: world.outlook.edit(ids[Side.OUTLOOK], title="edited in time")
        )
        world.settle(2)
        assert world.crm.get(world.crm.find("Ada Byron"))["title"] == "edited in time"
        world.assert_in_step()
        world.assert_idle()


def test_an_item_edited_between_its_reading_and_its_deletion_lives_where_deletions_are_not_conditional() -> (
    None
):
    with World() as world:
        ids = ada_on(world)
        world.outlook.delete(ids[Side.OUTLOOK])
        world.outlook.faults.meanwhile(
            Call.FATE, lambda: world.crm.edit(ids[Side.CRM], title="edited in time"), moment=Moment.AFTER
        )
        world.settle(2)
        assert world.outlook.get(world.outlook.find("Ada Byron"))["title"] == "edited in time"
        world.assert_in_step()


def test_a_service_without_conditional_writes_is_read_right_before_it_is_written() -> None:
    with World(crm=POOR_CRM) as world:
        ids = ada_on(world)
        world.outlook.edit(ids[Side.OUTLOOK], title="by Outlook")
        world.crm.faults.meanwhile(
            Call.CHANGES,
            lambda: world.crm.edit(ids[Side.CRM], title="by the CRM"),
            moment=Moment.AFTER,
            skip=1,
        )
        world.settle(2)
        told = {value for _, field, value in world.state.saved() if field == "title"}
        assert {"by Outlook", "by the CRM"} == told | {world.crm.get(ids[Side.CRM])["title"]}
        world.assert_in_step()


@EITHER
def test_an_edit_in_the_same_second_as_an_own_write_is_seen(side: Side) -> None:
    with World() as world:
        ids = ada_on(world)
        with world.clock.stopped():
            world.outlook.edit(ids[Side.OUTLOOK], mobile_phone="1")
            world.sync()
            world.people[side].edit(ids[side], title="Programmer")
            world.sync()
        for one in Side:
            assert world.people[one].get(ids[one])["title"] == "Programmer"
        world.assert_in_step()
        world.assert_idle()


def test_own_writes_that_the_feed_tells_again_are_no_edits() -> None:
    with World() as world:
        ids = ada_on(world)
        world.outlook.edit(ids[Side.OUTLOOK], mobile_phone="+49 (30) 1", department="Analytical Engines")
        world.sync()
        with world.writes():
            report = world.sync()
        assert report.read[Side.CRM].changed == 0, "an own write is not counted as a change"


@ALL
@EITHER
def test_false_stale_versions_lead_to_another_try(side: Side, outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        ids = ada_on(world)
        world.people[side].faults.refuse_as_stale(Call.UPDATE)
        world.people[side.other].edit(ids[side.other], title="Programmer")
        world.settle(2)
        assert world.people[side].get(ids[side])["title"] == "Programmer"
        world.assert_in_step()
        world.assert_idle()


def test_versions_that_are_stale_for_ever_do_not_keep_a_run_from_ending() -> None:
    with World() as world:
        ids = ada_on(world)
        other = world.outlook.add(family_name="Babbage")
        world.sync()
        world.crm.faults.refuse_as_stale(Call.UPDATE, times=None)
        world.outlook.edit(ids[Side.OUTLOOK], title="Programmer")
        world.outlook.edit(other, title="Engineer")
        before = world.services[Side.CRM].requests
        world.sync()
        assert world.services[Side.CRM].requests - before < 60
        world.crm.faults.heal()
        world.settle(1)
        world.assert_in_step()


ERRORS: tuple[ServiceError, ...] = (
    Throttled("slow down"),
    ServiceFault("500"),
    Unreachable("no network"),
    SignInNeeded("the token has expired"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("call", [Call.CHANGES, Call.FETCH, Call.FATE, Call.CREATE, Call.UPDATE, Call.DELETE])
@EITHER
def test_a_run_that_a_service_stops_is_completed_by_the_next(
    side: Side, call: Call, error: ServiceError
) -> None:
    with World() as world:
        ids = [world.outlook.add(family_name=f"n{number}") for number in range(4)]
        world.sync()
        twins = [world.twin(item) for item in ids]
        mine = {Side.OUTLOOK: ids, Side.CRM: twins}
        other = world.people[side.other]
        other.add(family_name="new")
        other.edit(mine[side.other][0], title="edited")
        other.delete(mine[side.other][1])
        world.people[side].delete(mine[side][2])
        world.people[side].faults.fail(call, error, times=2)
        for _ in range(2):
            with suppress(type(error)):
                world.sync()
        world.people[side].faults.heal()
        world.settle(2)
        assert world.outlook.names() == world.crm.names() == ["n0", "n3", "new"]
        world.assert_in_step()
        world.assert_idle()


def test_a_sign_in_that_expires_in_mid_run_loses_nothing() -> None:
    for after in range(12):
        with World() as world:
            ids = ada_on(world)
            world.outlook.edit(ids[Side.OUTLOOK], title="Programmer")
            for number in range(3):
                world.outlook.add(family_name=f"n{number}")
            world.crm.faults.expire_sign_in(after=after)
            with suppress(SignInNeeded):
                world.sync()
            world.crm.faults.heal()
            world.settle(2)
            assert world.outlook.names() == world.crm.names()
            assert len(world.crm.ids) == 4
            world.assert_in_step()


def test_one_bad_item_stops_only_itself_and_is_told_in_plain_words() -> None:
    with World() as world:
        ids = ada_on(world)
        world.services[Side.CRM].refuse = lambda write: (
            Rejected(
                "the last name is on a list of forbidden names",
                field="family_name",
                advice="Use another name.",
            )
            if "Voldemort" in repr(write)
            else None
        )
        for name in ("Voldemort", "Babbage", "King"):
            world.outlook.add(family_name=name)
        world.outlook.edit(ids[Side.OUTLOOK], title="Programmer")
        report = world.sync()
        (problem,) = report.problems
        assert problem.item == "Voldemort"
        assert "forbidden names" in problem.message
        assert problem.advice == "Use another name."
        assert world.crm.names() == ["Ada Byron", "Babbage", "King"]
        assert world.crm.get(ids[Side.CRM])["title"] == "Programmer"
        with world.writes():
            assert len(world.sync(manual=False).problems) == 1
        world.services[Side.CRM].refuse = lambda write: None
        report = world.sync()
        assert not report.problems
        assert "Voldemort" in world.crm.names()
        world.assert_in_step()
        world.assert_idle()


def test_a_company_that_the_crm_lacks_is_left_out_and_keeps_nothing_else_out() -> None:
    with World() as world:
        world.services[Side.CRM].accounts = {"ACME"}
        ada = world.outlook.add(family_name="Byron", company="Babbage & Co", title="Countess")
        report = world.sync()
        assert [(one.side, one.field) for one in report.left_out] == [(Side.CRM, "company")]
        twin = world.twin(ada)
        assert world.crm.get(twin) == {"family_name": "Byron", "title": "Countess"}
        assert world.outlook.get(ada)["company"] == "Babbage & Co", (
            "what the CRM could not take never comes back as nothing"
        )
        world.assert_idle()
        world.outlook.edit(ada, company="ACME")
        world.sync()
        assert world.crm.get(twin)["company"] == "ACME"
        world.assert_idle()


def test_a_recurrence_that_the_service_ignores_is_told_and_never_taken_for_an_edit() -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.TASKS)) as world:
        task = world.outlook.add(subject="Water the plants", recurrence=Recurrence("FREQ=DAILY"))
        world.sync()
        twin = world.twin(task)
        assert world.crm.get(twin)["recurrence"] == Recurrence("FREQ=DAILY")
        world.outlook.edit(task, recurrence=Recurrence("FREQ=WEEKLY"))
        report = world.sync()
        assert world.crm.get(twin)["recurrence"] == Recurrence("FREQ=DAILY")
        assert [(one.side, one.field) for one in report.left_out] == [(Side.CRM, "recurrence")]
        assert world.outlook.get(task)["recurrence"] == Recurrence("FREQ=WEEKLY")
        world.assert_idle()
        assert world.outlook.get(task)["recurrence"] == Recurrence("FREQ=WEEKLY")
