"""Rules 5, 13 and 14 for items that crmsync creates: known again when the reply is lost, and what a service fills in."""

from __future__ import annotations

from dataclasses import replace

from support.character import CRM
from support.faults import Call
from support.world import World

from crmsync.connect.errors import Rejected
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Priority, Status


def test_a_create_that_no_match_could_recognise_is_made_once() -> None:
    with World() as world:
        world.sync()
        world.crm.faults.lose_reply(Call.CREATE, landed=True)
        world.outlook.add(given_name="Charles", family_name="Babbage", department="Difference Engines")
        world.settle(2)
        assert world.outlook.names() == world.crm.names() == ["Charles Babbage"]
        assert not world.state.intents()
        world.assert_idle()


def test_what_a_service_fills_in_by_itself_is_no_edit() -> None:
    filling = replace(CRM, fills={Kind.TASKS: {"status": Status.NOT_STARTED, "priority": Priority.NORMAL}})
    with World(Kind.TASKS, crm=filling) as world:
        call = world.outlook.add(subject="Call")
        world.sync()
        with world.writes():
            world.sync()
        world.assert_idle()
        assert world.outlook.get(call) == {"subject": "Call"}


def test_an_edit_of_what_was_filled_in_does_travel() -> None:
    filling = replace(CRM, fills={Kind.TASKS: {"status": Status.NOT_STARTED}})
    with World(Kind.TASKS, crm=filling) as world:
        call = world.outlook.add(subject="Call")
        world.sync()
        world.crm.edit(world.twin(call), status=Status.COMPLETED)
        world.sync()
        assert world.outlook.get(call)["status"] is Status.COMPLETED


def test_a_photo_that_its_side_cannot_give_removes_none(monkeypatch) -> None:
    with World() as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron")
        world.sync()
        world.crm.set_photo(world.twin(ada), b"face")
        world.sync()
        world.outlook.set_photo(ada, b"an address only")
        monkeypatch.setattr(world.services[Side.OUTLOOK], "photo", lambda item: None)
        with world.writes():
            world.sync()
        assert world.crm.photo(world.twin(ada)) is not None
        world.assert_idle()


def test_a_problem_ends_with_its_item() -> None:
    with World() as world:
        world.sync()
        bad = world.outlook.add(given_name="Ada", family_name="Byron")
        world.services[Side.CRM].refuse = lambda write: Rejected("the record is locked")
        assert [one.side for one in world.sync().problems] == [Side.CRM]
        world.outlook.delete(bad)
        assert world.sync().problems == []
