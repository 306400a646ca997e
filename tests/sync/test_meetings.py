"""G11 and rule 12: no guest is ever mailed by a sync; a meeting whose server would do so is left alone and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from support.meetings import GUEST_WRITER, GUESTS, INVITING, LONG_AGO, NOON, left_alone, mailed, meeting, told
from support.world import World

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import FieldRule, MappingRules
from crmsync.model.values import Participant, Recurrence, Reminder

EMMY = Participant("emmy@example.com")
TEN_MINUTES = Reminder(before=timedelta(minutes=10))


def test_a_meeting_with_guests_is_read_to_the_crm_with_its_guests() -> None:
    with World(Kind.EVENTS) as world:
        ball = meeting(world.outlook, "Ball")
        world.sync()
        assert world.crm.get(world.twin(ball))["participants"] == GUESTS
        world.assert_in_step()
        world.assert_idle()


def test_ones_own_meeting_is_neither_written_nor_deleted_in_the_mailbox_and_is_told() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        twin = world.twin(tea)
        assert world.crm.get(twin)["participants"] == GUESTS, "reading it mails nobody"
        world.crm.edit(twin, location="elsewhere")
        with world.writes():
            report = world.sync()
        assert [entry.item for entry in report.left_out if entry.side is Side.OUTLOOK] == ["Tea"]
        assert "location" not in world.outlook.get(tea)
        world.assert_idle()
        world.crm.delete(twin)
        with world.writes():
            report = world.sync()
        assert world.outlook.has(tea)
        assert not world.services[Side.OUTLOOK].mailed
        world.assert_idle()


def test_an_edit_of_ones_own_meeting_still_goes_to_the_crm() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.outlook.edit(tea, location="here")
        with world.writes(crm="1 update"):
            world.sync()
        assert world.crm.get(world.twin(tea))["location"] == "here"
        world.assert_in_step()
        world.assert_idle()


def test_of_a_meeting_that_somebody_else_organises_only_what_is_ones_own_is_written() -> None:
    with World(Kind.EVENTS) as world:
        ball = meeting(world.outlook, "Ball")
        world.sync()
        world.crm.edit(world.twin(ball), reminder=TEN_MINUTES, location="elsewhere")
        with world.writes(outlook="1 update"):
            report = world.sync()
        assert world.outlook.get(ball)["reminder"] == TEN_MINUTES
        assert "location" not in world.outlook.get(ball)
        assert told(report) == [("Ball", "location")]
        assert mailed(world) == []
        world.assert_idle()


@pytest.mark.parametrize(
    "rules", [MappingRules(name="Test", kind=Kind.EVENTS), INVITING], ids=["quiet", "inviting"]
)
def test_a_meeting_that_somebody_else_organises_is_never_declined_by_a_deletion(rules: MappingRules) -> None:
    with World(rules=rules) as world:
        ball = meeting(world.outlook, "Ball")
        world.sync()
        world.crm.delete(world.twin(ball))
        with left_alone(world, ball):
            report = world.sync()
        assert told(report) == [("Ball", "")]
        world.assert_idle()


def test_a_meeting_that_gets_its_first_guest_meanwhile_is_not_written() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True, guests=False)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.outlook.edit(tea, participants=GUESTS)
        world.sync()
        assert not world.services[Side.OUTLOOK].mailed
        world.assert_idle()


def test_guests_that_are_added_in_the_crm_never_reach_the_mailbox() -> None:
    with World(Kind.EVENTS) as world:
        tea = world.crm.add(title="Tea", start=NOON, end=NOON + timedelta(hours=1), participants=GUESTS)
        world.sync()
        twin = world.twin(tea)
        assert "participants" not in world.outlook.get(twin)
        world.crm.edit(tea, participants=GUESTS[:1])
        world.sync()
        assert "participants" not in world.outlook.get(twin)
        assert world.crm.get(tea)["participants"] == GUESTS[:1], "and they stay where they were typed"
        assert not world.services[Side.OUTLOOK].mailed
        world.assert_idle()


def test_a_mapping_that_allows_invitations_writes_ones_own_meetings() -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.EVENTS, invitations=True)) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.sync()
        assert world.outlook.get(tea)["location"] == "elsewhere"
        assert world.services[Side.OUTLOOK].mailed == ["changed: Tea"]


# ---- what the mapping allows, and when


def test_a_first_sync_and_a_past_meeting_are_never_mailed_about_whatever_the_mapping_allows() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        tea = meeting(world.outlook, "Tea", organised=True, location="here")
        meeting(world.crm, "Tea", location="elsewhere")
        old = meeting(world.outlook, "Old", organised=True, start=LONG_AGO)
        dull = meeting(world.outlook, "Dull", guests=False, start=LONG_AGO)
        fresh = meeting(world.crm, "Fresh")
        with world.writes(outlook="1 create", crm="2 create, 1 update"):
            report = world.sync()
        assert told(report) == [("Fresh", "participants")]
        assert world.crm.get(world.twin(tea))["location"] == "here", (
            "the side that may be written takes the other's"
        )
        assert "participants" not in world.outlook.get(world.twin(fresh))
        world.crm.edit(world.twin(old), location="elsewhere")
        world.crm.edit(world.twin(dull), participants=GUESTS)
        with left_alone(world, old), left_alone(world, dull):
            report = world.sync()
        assert set(told(report)) >= {("Old", "location"), ("Dull", "participants")}
        world.crm.delete(world.twin(old))
        with left_alone(world, old):
            world.sync()
        assert world.outlook.get(tea)["location"] == "here"
        assert mailed(world) == []
        world.assert_idle()


def test_a_first_match_fills_in_no_guests() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        tea = meeting(world.outlook, "Tea", guests=False)
        meeting(world.crm, "Tea")
        with left_alone(world, tea):
            world.sync()
        world.assert_idle()


def test_what_a_first_sync_left_out_is_not_made_up_for_when_invitations_are_allowed_later() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        meeting(world.crm, "Tea", location="elsewhere")
        with left_alone(world, tea):
            assert told(world.sync()) == [("Tea", "location")]
            world.rules = INVITING
            assert world.sync(preview=True).recipients == set()
            world.sync()
        world.assert_idle()


def test_the_first_plan_after_a_change_of_the_mapping_mails_nobody() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.rules = replace(INVITING, fields={"description": FieldRule(synced=False)})
        world.crm.edit(world.twin(tea), location="elsewhere")
        with left_alone(world, tea):
            world.sync(yes=True)
        world.crm.edit(world.twin(tea), location="there")
        world.sync()
        assert mailed(world) == ["changed: Tea"]


def test_a_series_is_past_when_its_last_occurrence_is() -> None:
    with World(rules=INVITING) as world:
        over = meeting(
            world.outlook, "Over", organised=True, start=LONG_AGO, recurrence=Recurrence("FREQ=DAILY;COUNT=3")
        )
        on = meeting(world.outlook, "On", organised=True, start=LONG_AGO, recurrence=Recurrence("FREQ=DAILY"))
        world.sync()
        for item in (over, on):
            world.crm.edit(world.twin(item), location="elsewhere")
        world.sync()
        assert mailed(world) == ["changed: On"]


def test_guests_of_a_future_meeting_are_written_and_mailed_where_the_mapping_allows_it() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        world.sync()
        tea = meeting(world.crm, "Tea")
        world.sync()
        assert mailed(world) == ["invited: Tea"]
        world.crm.edit(tea, participants=(*GUESTS, EMMY))
        world.sync()
        assert mailed(world) == ["invited: Tea", "changed: Tea"]
        world.crm.delete(tea)
        world.sync()
        assert mailed(world) == ["invited: Tea", "changed: Tea", "cancelled: Tea"]


def test_what_waited_for_leave_is_done_once_the_mapping_allows_it() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        with left_alone(world, tea):
            world.sync()
        world.rules = INVITING
        assert world.sync(preview=True).recipients == {guest.address for guest in GUESTS}
        with world.writes(outlook="1 update"):
            world.sync()
        assert mailed(world) == ["changed: Tea"]
        world.assert_idle()


def test_a_later_edit_in_the_mailbox_replaces_what_waited() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.sync()
        world.outlook.edit(tea, location="here")
        with world.writes(crm="1 update"):
            world.sync()
        assert world.crm.get(world.twin(tea))["location"] == "here"
        assert (Side.CRM, "location", "elsewhere") in world.state.saved()
        world.assert_idle()


# ---- how many people it is about


def test_the_preview_says_how_many_people_would_get_mail_if_the_mapping_allowed_it() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        party = meeting(world.outlook, "Party", organised=True)
        ball = meeting(world.outlook, "Ball")
        old = meeting(world.outlook, "Old", organised=True, start=LONG_AGO)
        lonely = meeting(world.outlook, "Lonely", guests=False)
        assert world.sync().recipients == set(), "a first sync mails nobody, whatever is allowed"
        for item in (ball, old, lonely):
            world.crm.edit(world.twin(item), location="elsewhere")
        assert world.sync(preview=True).recipients == set()
        world.crm.edit(world.twin(tea), location="elsewhere")
        world.crm.delete(world.twin(party))
        both = {guest.address for guest in GUESTS}
        assert world.sync(preview=True).recipients == both, "each person counts once"
        world.crm.add(title="New", start=NOON, end=NOON + timedelta(hours=1), participants=(EMMY,))
        was = {"start": LONG_AGO, "end": LONG_AGO + timedelta(hours=1)}
        world.crm.add(title="Was", participants=(Participant("mary@example.com"),), **was)
        assert world.sync(preview=True).recipients == {*both, EMMY.address}
        world.sync()
        assert world.sync(preview=True).recipients == both, "what was left out still waits"
        assert mailed(world) == []


def test_a_guest_that_is_added_in_the_crm_counts() -> None:
    with World(Kind.EVENTS) as world:
        tea = meeting(world.outlook, "Tea", guests=False)
        world.sync()
        world.crm.edit(world.twin(tea), participants=(EMMY,))
        assert world.sync(preview=True).recipients == {EMMY.address}
        assert mailed(world) == []


def test_where_the_mapping_allows_invitations_the_preview_says_how_many_people_will_get_mail() -> None:
    with World(rules=INVITING, outlook=GUEST_WRITER) as world:
        tea = meeting(world.outlook, "Tea", organised=True)
        world.sync()
        world.crm.edit(world.twin(tea), location="elsewhere")
        report = world.sync(preview=True)
        assert (report.invitations, report.recipients) == (True, {guest.address for guest in GUESTS})
        assert mailed(world) == []
        assert world.sync().recipients == report.recipients
        assert mailed(world) == ["changed: Tea"]
        assert world.sync(preview=True).recipients == set()
