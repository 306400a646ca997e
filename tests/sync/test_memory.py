"""A run's memory does not grow with the items it reads, matches and writes (DESIGN.md 8), but for some numbers of each pair."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest
from support.character import CRM, MAILBOX
from support.world import World

from crmsync.model.items import Item
from crmsync.model.kinds import Side
from crmsync.plan.halves import Half, Link
from crmsync.plan.operations import Decision, Operation
from crmsync.state.journal import Intent
from crmsync.sync import acknowledge

FEW, MANY, NEW = 200, 800, 1500
A_PAIR = 500
"""Bytes: some numbers and their places in lists. One contact alone takes ten times as much."""
PLANNED = (Operation, Decision, Half, Link, Item, Intent)

NOTES = "They met at the engine in the winter of that year and wrote to each other ever since. " * 10


def _the_same(world: World, number: int) -> None:
    for person in world.people.values():
        person.add(family_name=f"Byron {number}", email_1=f"{number}@x.example", notes=f"{NOTES} {number}")


def _spelled_differently(world: World, number: int) -> None:
    world.outlook.add(
        family_name=f"Byron {number}", email_1=f"{number}@x.example", mobile_phone=f"+49 ({number:04}) 1"
    )
    world.crm.add(
        family_name=f"Byron {number}", email_1=f"{number}@x.example", mobile_phone=f"+49{number:04}1"
    )


def _peak_of_a_first_match(add: Callable[[World, int], None], count: int) -> int:
    """In bytes."""
    crm = CRM if add is _spelled_differently else replace(CRM, storage={})
    with World(outlook=replace(MAILBOX, page=20), crm=replace(crm, page=20)) as world:
        for number in range(count):
            add(world, number)
        tracemalloc.start()
        try:
            with world.writes():
                world.sync()
            assert world.report.matched == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("add", [_the_same, _spelled_differently])
def test_a_first_match_keeps_numbers_only(add: Callable[[World, int], None]) -> None:
    _peak_of_a_first_match(add, 3)  # what is loaded once is loaded
    few, many = (_peak_of_a_first_match(add, count) for count in (FEW, MANY))
    assert (many - few) / (MANY - FEW) < A_PAIR


def _alive() -> int:
    return sum(isinstance(one, PLANNED) for one in gc.get_objects())


class _Counting:
    """Counts, whenever it is told of a batch that was written, what of a plan is alive beyond what was before."""

    def __init__(self) -> None:
        gc.collect()  # other tests leave theirs behind
        self.before = _alive()
        self.most = 0

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        """See `Observer`."""
        if phase == "writing":
            self.most = max(self.most, _alive() - self.before)


@pytest.mark.parametrize("source", Side, ids=str)
def test_new_items_are_planned_and_written_some_at_a_time(
    source: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acknowledge, "DONE_KEPT", 0)
    counting = _Counting()
    with World(outlook=replace(MAILBOX, page=100), crm=replace(CRM, page=100)) as world:
        for number in range(NEW):
            world.people[source].add(family_name=f"Byron {number}", email_1=f"{number}@x.example")
        world.sync(parallel=True, observer=counting)
        assert world.report.written[source.other].created == NEW
    assert 0 < counting.most < NEW * 2 / 3
