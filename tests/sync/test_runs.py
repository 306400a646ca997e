"""How a run goes: both sides at once, cancelled, on folders that may not be written, with clocks that differ, in parts."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from sqlite3 import OperationalError

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call
from support.world import World

from crmsync.connect.base import Page
from crmsync.connect.errors import ServiceFault
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Recurrence
from crmsync.sync import pull
from crmsync.sync.session import Cancelled, Session

EITHER = pytest.mark.parametrize("side", list(Side))
ALL = pytest.mark.parametrize(
    "outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich services", "poor services"]
)


@ALL
def test_both_sides_can_be_read_at_the_same_time(outlook: Character, crm: Character) -> None:
    with World(outlook=outlook, crm=crm) as world:
        for number in range(60):
            world.outlook.add(family_name=f"o{number}")
            world.crm.add(family_name=f"c{number}")
        world.sync(parallel=True)
        assert len(world.outlook.ids) == len(world.crm.ids) == 120
        for item in world.outlook.ids[:8]:
            world.outlook.edit(item, title="edited")
        for item in world.crm.ids[-5:]:
            world.crm.delete(item)
        world.sync(parallel=True)
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_feed_that_fails_while_the_other_is_read_ends_the_run_and_loses_nothing(side: Side) -> None:
    with World() as world:
        for number in range(20):
            world.outlook.add(family_name=f"o{number}")
            world.crm.add(family_name=f"c{number}")
        world.people[side].faults.fail(Call.CHANGES, ServiceFault("500"), skip=1)
        with world.writes(), pytest.raises(ServiceFault):
            world.sync(yes=True, parallel=True)
        world.sync(yes=True, parallel=True)
        assert len(world.outlook.ids) == len(world.crm.ids) == 40
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_page_that_could_not_be_noted_is_not_passed_over_by_the_one_after_it(
    side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a damaged file: the page that was already on its way brings a later cursor."""
    rich = {Side.OUTLOOK: MAILBOX, Side.CRM: replace(CRM, capabilities=MAILBOX.capabilities)}
    with World(**{str(one): replace(character, page=1) for one, character in rich.items()}) as world:
        world.sync(yes=True)
        for number in range(4):
            world.people[side].add(family_name=f"n{number}")
        apply, refusals = pull._apply, iter([True])

        def full(session: Session, of: Side, page: Page, listing: int) -> None:
            if of is side and next(refusals, False):
                raise OperationalError("database or disk is full")
            apply(session, of, page, listing)

        monkeypatch.setattr(pull, "_apply", full)
        with pytest.raises(OperationalError):
            world.sync(parallel=True)
        world.sync(parallel=True)
        assert len(world.people[side.other].ids) == 4
        world.assert_in_step()


class Impatient:
    """A person who presses "cancel" at the `n`-th sign of life."""

    def __init__(self, n: int) -> None:
        self.left = n

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_run_can_be_cancelled_at_any_time() -> None:
    for patience in range(100):
        with World() as world:
            ids = [world.outlook.add(family_name=f"n{number}") for number in range(3)]
            world.sync()
            world.crm.delete(world.twin(ids[0]))
            world.outlook.edit(ids[1], title="edited")
            for number in range(3):
                world.outlook.add(family_name=f"o{number}")
                world.crm.add(family_name=f"c{number}")
            observer = Impatient(patience)
            with suppress(Cancelled):
                world.sync(observer=observer)
            world.sync()
            assert len(world.outlook.ids) == len(world.crm.ids) == 8
            world.assert_in_step()
            world.assert_idle()
            if observer.left >= 0:
                break
    assert patience > 5


@EITHER
def test_a_folder_that_may_not_be_written_is_only_read(side: Side) -> None:
    characters = {Side.OUTLOOK: MAILBOX, Side.CRM: CRM}
    readable = replace(characters[side], capabilities=replace(characters[side].capabilities, read_only=True))
    characters[side] = readable
    with World(outlook=characters[Side.OUTLOOK], crm=characters[Side.CRM]) as world:
        who, other = world.people[side], world.people[side.other]
        ada = who.add(family_name="Byron")
        other.add(family_name="Babbage")
        world.sync()
        assert other.names() == ["Babbage", "Byron"]
        twin = world.twin(ada)
        other.edit(twin, title="by the other")
        world.sync()
        who.edit(ada, mobile_phone="1")
        world.sync()
        other.delete(twin)
        world.sync()
        assert not world.services[side].landed
        assert who.names() == ["Byron"]
        world.assert_idle()


def may_write(world: World, side: Side, allowed: bool) -> None:
    """An administrator takes the right to write away, or gives it back."""
    service = world.services[side]
    service.capabilities = replace(service.capabilities, read_only=not allowed)


@EITHER
def test_an_edit_waits_for_the_right_to_write_and_travels_when_it_comes_back(side: Side) -> None:
    with World() as world:
        who, other = world.people[side], world.people[side.other]
        ada = who.add(family_name="Byron", title="Countess")
        world.sync()
        twin = world.twin(ada)
        may_write(world, side, allowed=False)
        other.edit(twin, title="Analyst")
        other.add(family_name="Babbage")
        report = world.sync()
        assert [(line.field, line.side) for line in report.left_out] == [("title", side)]
        assert "may only be read" in report.left_out[0].reason
        who.edit(ada, mobile_phone="1")
        world.sync()
        world.assert_idle()
        may_write(world, side, allowed=True)
        report = world.sync()
        assert not report.left_out
        assert who.get(ada)["title"] == "Analyst"
        assert who.names() == ["Babbage", "Byron"]
        world.assert_in_step()
        world.assert_idle()


@EITHER
def test_a_photo_waits_for_the_right_to_write_as_well(side: Side) -> None:
    with World() as world:
        who, other = world.people[side], world.people[side.other]
        ada = who.add(family_name="Byron")
        world.sync()
        may_write(world, side, allowed=False)
        other.set_photo(world.twin(ada), b"portrait")
        report = world.sync()
        assert [(line.field, line.side) for line in report.left_out] == [("photo", side)]
        may_write(world, side, allowed=True)
        assert not world.sync().left_out
        assert (who.photo(ada) or b"").endswith(b"portrait")
        world.assert_idle()


@EITHER
def test_who_edits_on_the_writable_side_meanwhile_wins_and_the_waiting_value_is_kept(side: Side) -> None:
    with World() as world:
        who, other = world.people[side], world.people[side.other]
        ada = who.add(family_name="Byron", title="Countess")
        world.sync()
        twin = world.twin(ada)
        may_write(world, side, allowed=False)
        other.edit(twin, title="Analyst")
        world.sync()
        who.edit(ada, title="Lady")
        report = world.sync()
        assert (who.get(ada)["title"], other.get(twin)["title"]) == ("Lady", "Lady")
        assert [saved.value for operation in report.done for saved in operation.operation.saved] == [
            "Analyst"
        ]
        may_write(world, side, allowed=True)
        world.assert_idle()


@pytest.mark.parametrize("skew", [timedelta(hours=-3), timedelta(hours=3)], ids=["behind", "ahead"])
def test_a_clock_that_is_wrong_by_hours_loses_and_doubles_nothing(skew: timedelta) -> None:
    with World(crm=replace(CRM, skew=skew)) as world:
        ids = [world.outlook.add(family_name=f"n{number}") for number in range(3)]
        world.sync()
        world.crm.faults.lose_reply(Call.CREATE)
        world.outlook.add(family_name="Byron", mobile_phone="+49 (30) 1", department="Analytical Engines")
        world.crm.edit(world.twin(ids[0]), title="edited")
        world.settle(2)
        assert world.outlook.names() == world.crm.names()
        assert len(world.crm.ids) == 4
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize("landed", range(7))
def test_a_batch_that_breaks_off_in_the_middle_is_completed_without_doubles(landed: int) -> None:
    with World(Kind.TASKS) as world:
        world.sync()
        for number in range(6):
            world.outlook.add(subject=f"Call {number % 2}")
        world.crm.faults.break_off(landed=landed)
        world.settle(2)
        assert world.crm.names() == world.outlook.names()
        assert len(world.crm.ids) == 6
        world.assert_in_step()
        world.assert_idle()


def test_a_recurrence_that_the_crm_cannot_hold_keeps_nothing_else_out() -> None:
    with World(Kind.TASKS) as world:
        task = world.outlook.add(
            subject="Pay", recurrence=Recurrence("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1"), notes="a"
        )
        report = world.sync()
        assert [(one.side, one.field) for one in report.left_out] == [(Side.CRM, "recurrence")]
        twin = world.twin(task)
        assert world.crm.get(twin) == {"subject": "Pay", "notes": "a"}
        world.crm.edit(twin, notes="b")
        world.sync()
        assert world.outlook.get(task)["recurrence"] == Recurrence("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1")
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize("before", [None, b"older face"], ids=["the first photo", "another photo"])
def test_a_lost_reply_to_a_photo_is_no_edit_of_that_side(before: bytes | None) -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron")
        world.outlook.set_photo(ada, before)
        world.sync()
        world.outlook.set_photo(ada, b"face")
        world.crm.faults.lose_reply(Call.SET_PHOTO)
        world.settle(2)
        assert world.crm.photo(world.twin(ada)) == b"re-encoded face"
        assert world.outlook.photo(ada) == b"face", "what the CRM made of the photo never comes back"
        world.assert_in_step()
        world.assert_idle()


def test_an_idle_run_costs_few_requests_however_many_items_there_are() -> None:
    with World() as world:
        for number in range(150):
            world.outlook.add(family_name=f"n{number}")
        world.sync()
        world.sync()
        before = {side: world.services[side].requests for side in Side}
        world.sync()
        spent = {side: world.services[side].requests - before[side] for side in Side}
        assert spent[Side.OUTLOOK] <= 2
        assert spent[Side.CRM] <= 3
