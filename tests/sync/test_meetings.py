"""G11 and rule 12: no guest is ever mailed by a sync; a meeting whose server would do so is left alone and told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from support.people import Person
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Participant, Value

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
GUESTS = (Participant("babbage@example.com", "Charles Babbage"), Participant("king@example.com"))


def meeting(who: Person, title: str, *, organised: bool = False, guests: bool = True) -> ItemId:
    fields: dict[str, Value] = {"title": title, "start": NOON, "end": NOON + timedelta(hours=1)}
    return who.write_down({**fields, "participants": GUESTS} if guests else fields, organised=organised)


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


def test_a_meeting_that_somebody_else_organises_may_be_written() -> None:
    with World(Kind.EVENTS) as world:
        ball = meeting(world.outlook, "Ball")
        world.sync()
        world.crm.edit(world.twin(ball), location="elsewhere")
        world.sync()
        assert world.outlook.get(ball)["location"] == "elsewhere"
        assert not world.services[Side.OUTLOOK].mailed
        world.assert_in_step()


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
