"""Lanes: calls go out in threads, the state stays in one; a failure halts the others in good order."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call, Crash
from support.scenario import THEMES, Story, Theme
from support.world import World

from crmsync.connect.errors import Throttled
from crmsync.model.kinds import Side
from crmsync.sync.lanes import Lane, drive

BUSY_CRM = replace(CRM, page=50, capabilities=replace(CRM.capabilities, create_batch=10, batches_at_once=4))
"""Takes several batches at once, of which each lands in pieces."""

BOTH = pytest.mark.parametrize("parallel", [False, True], ids=["one after the other", "at once"])


class Wrong(Exception):
    """What goes wrong in these tests."""


@BOTH
def test_a_lane_is_sent_what_its_calls_return_and_thrown_what_they_raise(parallel: bool) -> None:
    seen: list[object] = []

    def fails() -> None:
        raise Wrong

    def lane() -> Lane:
        seen.append((yield lambda: 1))
        try:
            yield fails
        except Wrong as error:
            seen.append(error)
        seen.append((yield lambda: 2))

    drive({Side.CRM: [lane()]}, threading.Event(), parallel=parallel)
    assert [one if isinstance(one, int) else type(one) for one in seen] == [1, Wrong, 2]


def test_the_sides_call_at_the_same_time_and_the_state_stays_in_one_thread() -> None:
    together = threading.Barrier(2, timeout=10)
    threads: set[int] = set()

    def lane() -> Lane:
        for _ in range(3):
            threads.add(threading.get_ident())
            yield together.wait
            threads.add(threading.get_ident())

    drive({side: [lane()] for side in Side}, threading.Event(), parallel=True)
    assert threads == {threading.get_ident()}


def test_while_a_call_is_out_the_next_one_is_made_ready_and_calls_of_a_side_keep_their_order() -> None:
    ready = threading.Event()
    numbers = count()
    called: list[int] = []

    def call(number: int) -> None:
        if number == 0:
            assert ready.wait(10), "nothing is made ready while a call is out"
        called.append(number)

    def lane(batches: Iterator[int]) -> Lane:
        for number in batches:
            if number == 1:
                ready.set()
            yield lambda number=number: call(number)
            if number > 5:
                return

    drive({Side.CRM: [lane(numbers), lane(numbers)]}, threading.Event(), parallel=True)
    assert called == sorted(called)


def test_so_many_calls_of_a_side_are_out_at_once_as_it_has_lines_and_no_more() -> None:
    together = threading.Barrier(3, timeout=10)
    lock = threading.Lock()
    out: list[int] = [0]
    most: list[int] = [0]

    def call() -> None:
        with lock:
            out[0] += 1
            most[0] = max(most[0], out[0])
        together.wait()
        with lock:
            out[0] -= 1

    def lane() -> Lane:
        for _ in range(3):
            yield call

    lanes = {Side.CRM: [lane() for _ in range(5)]}
    drive(lanes, threading.Event(), parallel=True, lines={Side.CRM: 3})
    assert most == [3]


@BOTH
def test_a_failure_lets_the_others_finish_what_is_under_way_and_begin_nothing(parallel: bool) -> None:
    halt = threading.Event()
    begun = threading.Event()
    told: list[str] = []

    def other() -> Lane:
        while not halt.is_set():
            yield begun.set
            told.append("finished")
            if len(told) > 1000:
                raise AssertionError("it never halts")

    def failing() -> Lane:
        yield lambda: begun.wait(10 if parallel else 0)
        raise Wrong

    with pytest.raises(Wrong):
        drive({Side.OUTLOOK: [failing()], Side.CRM: [other()]}, halt, parallel=parallel)
    assert halt.is_set() or not parallel


@pytest.mark.parametrize(
    "outlook, crm",
    [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM), (MAILBOX, BUSY_CRM)],
    ids=["rich", "poor", "busy"],
)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)
def test_a_run_that_writes_both_sides_at_once_does_the_same(
    theme: Theme, outlook: Character, crm: Character
) -> None:
    story = Story(theme, outlook, crm)
    with story.world as world:
        story.act()
        world.sync(yes=True, parallel=True)
        story.check()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)
def test_a_death_in_a_run_that_writes_both_sides_at_once_is_mended(theme: Theme) -> None:
    for step in count(5, 9):
        story = Story(theme, MAILBOX, CRM)
        with story.world as world:
            story.act()
            died = world.crash_at(step, parallel=True)
            world.settle(2)
            story.check()
        if not died:
            break
    assert step > 50


def test_a_death_while_several_batches_are_on_their_way_is_mended() -> None:
    """G1, G6: of each batch a part may have landed, and none of them is acknowledged."""
    intents = set[int]()
    for step in count(8, 9):
        with World(outlook=replace(MAILBOX, page=180), crm=BUSY_CRM) as world:
            for number in range(180):
                world.outlook.add(given_name="Ada", family_name=f"o{number}")
            died = world.crash_at(step, parallel=True)
            ((open_,),) = world.engine.db.rows("SELECT count(*) FROM intent")
            intents.add(int(str(open_)))
            world.settle(2)
            assert len(world.crm.ids) == 180
            world.assert_in_step()
            world.assert_idle()
        if not died:
            break
    assert step > 40, "the scenario has lost its point"
    assert max(intents) > 100, "no two batches were on their way at once"


def test_a_side_that_must_not_be_asked_any_more_stops_the_other_one() -> None:
    with World() as world:
        for number in range(260):
            world.outlook.add(family_name=f"o{number}")
            world.crm.add(family_name=f"c{number}")
        world.crm.faults.fail(Call.CREATE, Throttled("slow down"), skip=1, times=None)
        with pytest.raises(Throttled):
            world.sync(yes=True, parallel=True)
        assert len(world.crm.ids) == 360, "what landed before stays"
        world.crm.faults.heal()
        world.sync(yes=True, parallel=True)
        assert len(world.outlook.ids) == len(world.crm.ids) == 520
        world.assert_in_step()
        world.assert_idle()


def test_a_death_is_not_swallowed() -> None:
    with World() as world:
        for number in range(60):
            world.outlook.add(family_name=f"o{number}")
        world.crm.faults.meanwhile(Call.CREATE, world.blow_the_fuse)
        with pytest.raises(Crash):
            world.sync(yes=True, parallel=True)
        world.restart()
        world.settle(2)
        assert len(world.crm.ids) == 60
        world.assert_idle()
