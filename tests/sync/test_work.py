"""What a first sync costs the state, counted in statements for each new item."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from support.character import CRM, MAILBOX
from support.world import World

from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.state import halves
from crmsync.state.codec import decode
from crmsync.state.journal import Intent
from crmsync.sync import execute
from crmsync.sync.acknowledge import Landed
from crmsync.sync.read_back import Unsure
from crmsync.sync.session import Session

READ = 1
"""Note it."""
CREATED = 9
"""Its intent; its partner, half, link (row and ends), base, done; the intent gone, the history."""
LINKED = 2
"""The link; both halves' base."""
SLICES = 7
"""Of a hundred items: is any of a page known, which of it are new? Their sources, for the operations and again before they are
sent."""


def _said(count: int, source: Side) -> Counter[str]:
    """How often each kind of statement ran in a first sync of `count` new items of one side."""
    said: Counter[str] = Counter()
    with World(outlook=replace(MAILBOX, page=100), crm=replace(CRM, page=100)) as world:
        for number in range(count):
            world.people[source].add(given_name="Ada", family_name=f"Byron {number}")
        world.engine.db.connection.set_trace_callback(
            lambda statement: said.update([statement.split(maxsplit=1)[0].upper()])
        )
        # By turns: whether what is read first is written early must not be a matter of luck.
        world.sync()
        assert world.report.written[source.other].created == count
        world.engine.db.connection.set_trace_callback(None)
    return said


@pytest.mark.parametrize("source", Side, ids=str)
def test_a_new_item_costs_few_statements(source: Side) -> None:
    few, many = _said(100, source), _said(200, source)
    work = {name: many[name] - few[name] for name in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert sum(work.values()) <= 100 * (READ + CREATED) + SLICES, work


def _said_of_equal_pairs(count: int) -> Counter[str]:
    """How often each kind of statement ran in a first match of `count` pairs that hold the very same."""
    said: Counter[str] = Counter()
    with World(outlook=replace(MAILBOX, page=100), crm=replace(CRM, page=100)) as world:
        for number in range(count):
            for person in world.people.values():
                person.add(given_name="Ada", family_name=f"Byron {number}", email_1=f"{number}@x.example")
        world.engine.db.connection.set_trace_callback(
            lambda statement: said.update([statement.split(maxsplit=1)[0].upper()])
        )
        world.sync()
        assert world.report.matched == count
        world.engine.db.connection.set_trace_callback(None)
    return said


def test_a_pair_that_holds_the_very_same_is_settled_in_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []

    def counted(kind: Kind, stored: str) -> dict[str, Value]:
        decoded.append(stored)
        return decode(kind, stored)

    monkeypatch.setattr(halves, "decode", counted)
    few, many = _said_of_equal_pairs(100), _said_of_equal_pairs(200)
    work = {name: many[name] - few[name] for name in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert sum(work.values()) <= 100 * (2 * READ + LINKED) + SLICES, work
    assert not decoded, "nothing need be looked at field by field"


def test_a_batch_of_which_all_was_told_makes_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one would wait behind the next batch, and the batch after that behind both."""
    asked: list[Side] = []

    def counted(session: Session, side: Side, unsure: Unsure) -> tuple[list[tuple[Intent, Landed]], None]:
        asked.append(side)
        return [], None

    monkeypatch.setattr(execute, "read_back", counted)
    with World() as world:
        for number in range(120):
            world.crm.add(given_name="Ada", family_name=f"Byron {number}")
        world.sync(parallel=True)
        assert world.report.written[Side.OUTLOOK].created == 120
    assert asked == []
