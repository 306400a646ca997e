"""What a service makes of a value by itself is never an edit, whatever dies between the write and its reading back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from support.character import CRM, Character
from support.faults import Call, Moment
from support.world import World

from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded, Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Recurrence, Value

DAILY, WEEKLY, MONTHLY = (Recurrence(f"FREQ={often}") for often in ("DAILY", "WEEKLY", "MONTHLY"))
ALTERING = replace(CRM, ignores=frozenset(), alters={"recurrence": lambda _: MONTHLY})

ERRORS = pytest.mark.parametrize(
    "error",
    [ServiceFault("500"), Unreachable("no network"), SignInNeeded("the token has expired")],
    ids=lambda error: type(error).__name__,
)
MANNERS = pytest.mark.parametrize(
    "crm, held", [(CRM, DAILY), (ALTERING, MONTHLY)], ids=["ignored", "altered"]
)


def _task(crm: Character, others: dict[str, Value]) -> tuple[World, ItemId]:
    """A daily task in step, that is edited to be weekly."""
    world = World(Kind.TASKS, crm=replace(crm, alters={}))
    task = world.outlook.add(subject="Water the plants", recurrence=DAILY)
    world.sync()
    world.services[Side.CRM].character = crm
    world.outlook.edit(task, recurrence=WEEKLY, **others)
    return world, task


def _pictured() -> tuple[World, ItemId]:
    """A person in step, who is given a photo."""
    world = World()
    ada = world.outlook.add(family_name="Byron")
    world.sync()
    world.outlook.set_photo(ada, b"face")
    return world, ada


def _fails_to_read_back(world: World, call: Call, error: ServiceError) -> None:
    faults = world.crm.faults
    faults.meanwhile(call, lambda: faults.fail(Call.FETCH, error), moment=Moment.AFTER)


def _until_it_survives(begin: Callable[[], World], check: Callable[[World], None]) -> int:
    for step in range(60):
        with begin() as world:
            died = world.crash_at(step)
            world.settle(2)
            check(world)
            world.assert_idle()
        if not died:
            return step
    raise AssertionError("no run survived")


@MANNERS
@pytest.mark.parametrize("others", [{}, {"notes": "b"}], ids=["alone", "with another field"])
def test_a_death_before_a_recurrence_was_read_back_makes_no_edit_of_it(
    crm: Character, held: Value, others: dict[str, Value]
) -> None:
    def check(world: World) -> None:
        (task,), (twin,) = world.outlook.ids, world.crm.ids
        assert world.outlook.get(task) == {"subject": "Water the plants", "recurrence": WEEKLY, **others}
        assert world.crm.get(twin) == {"subject": "Water the plants", "recurrence": held, **others}
        assert not world.services[Side.OUTLOOK].landed

    assert _until_it_survives(lambda: _task(crm, others)[0], check) > 8


def test_a_death_before_a_photo_was_read_back_makes_no_edit_of_it() -> None:
    def check(world: World) -> None:
        (ada,), (twin,) = world.outlook.ids, world.crm.ids
        assert world.outlook.photo(ada) == b"face"
        assert world.crm.photo(twin) == b"re-encoded face"
        assert not world.services[Side.OUTLOOK].landed

    assert _until_it_survives(lambda: _pictured()[0], check) > 8


def test_a_death_before_a_new_task_was_read_back_makes_no_edit_of_it() -> None:
    def begin() -> World:
        world = World(Kind.TASKS, crm=ALTERING)
        world.sync()
        world.outlook.add(subject="Water the plants", recurrence=WEEKLY)
        return world

    def check(world: World) -> None:
        (task,), (twin,) = world.outlook.ids, world.crm.ids
        assert world.outlook.get(task)["recurrence"] == WEEKLY
        assert world.crm.get(twin)["recurrence"] == MONTHLY
        assert not world.services[Side.OUTLOOK].landed

    assert _until_it_survives(begin, check) > 8


@ERRORS
@MANNERS
def test_a_recurrence_that_could_not_be_read_back_is_no_edit(
    crm: Character, held: Value, error: ServiceError
) -> None:
    world, task = _task(crm, {})
    with world:
        _fails_to_read_back(world, Call.UPDATE, error)
        with pytest.raises(type(error)):
            world.sync()
        report = world.sync()
        assert [(one.side, one.field) for one in report.left_out] == [(Side.CRM, "recurrence")]
        assert world.outlook.get(task)["recurrence"] == WEEKLY
        assert world.crm.get(world.twin(task))["recurrence"] == held
        world.assert_idle()


@pytest.mark.parametrize("new", [True, False], ids=["created", "updated"])
def test_a_value_that_was_half_written_is_written_once_more(new: bool) -> None:
    """A series is made first, its cancelled occurrences are cancelled then: a death in between looks like bending."""
    error = Unreachable("no network")
    if new:
        world = World(Kind.TASKS, crm=ALTERING)
        world.sync()
        task = world.outlook.add(subject="Water the plants", recurrence=WEEKLY)
    else:
        world, task = _task(ALTERING, {})
    with world:
        _fails_to_read_back(world, Call.CREATE if new else Call.UPDATE, error)
        with pytest.raises(Unreachable):
            world.sync()
        world.services[Side.CRM].character = replace(ALTERING, alters={})
        world.settle(1)
        assert world.state.saved() == [(Side.CRM, "recurrence", MONTHLY)]
        assert world.crm.get(world.twin(task))["recurrence"] == WEEKLY
        assert world.outlook.get(task)["recurrence"] == WEEKLY
        world.assert_idle()


@ERRORS
def test_a_photo_that_could_not_be_read_back_is_no_edit(error: ServiceError) -> None:
    world, ada = _pictured()
    with world:
        _fails_to_read_back(world, Call.SET_PHOTO, error)
        with pytest.raises(type(error)):
            world.sync()
        world.sync()
        assert world.crm.photo(world.twin(ada)) == b"re-encoded face"
        assert world.outlook.photo(ada) == b"face"
        world.assert_in_step()
        world.assert_idle()


@MANNERS
def test_an_edit_between_a_write_and_its_reading_back_is_kept(crm: Character, held: Value) -> None:
    world, task = _task(crm, {})
    with world:
        twin = world.twin(task)
        world.crm.faults.meanwhile(Call.FETCH, lambda: world.crm.edit(twin, notes="by hand", subject="Water"))
        world.sync()
        assert world.crm.get(twin) == {"subject": "Water", "notes": "by hand", "recurrence": held}
        assert world.outlook.get(task) == {"subject": "Water", "notes": "by hand", "recurrence": WEEKLY}
        world.assert_idle()


def test_what_the_service_made_of_a_value_is_told() -> None:
    world, task = _task(ALTERING, {})
    with world:
        report = world.sync()
        (one,) = report.left_out
        assert (one.field, one.reason) == ("recurrence", "the CRM side made something else of it")
        world.crm.edit(world.twin(task), recurrence=DAILY)
        world.sync()
        assert world.outlook.get(task)["recurrence"] == DAILY, "a person's edit there is passed on"
        world.assert_idle()
