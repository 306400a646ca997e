"""What a first sync costs the state, counted in statements for each new item."""

from __future__ import annotations

from collections import Counter

import pytest
from support.world import World

from crmsync.model.kinds import Side
from crmsync.state.journal import Intent
from crmsync.sync import execute
from crmsync.sync.acknowledge import Landed
from crmsync.sync.read_back import Unsure
from crmsync.sync.session import Session

READ = 2
"""Is it known? Note it."""
CREATED = 10
"""Its source, its intent; its partner, half, link (row and ends), base, done; the intent gone, the history."""


def _said(count: int, source: Side) -> Counter[str]:
    """How often each kind of statement ran in a first sync of `count` new items of one side."""
    said: Counter[str] = Counter()
    with World() as world:
        for number in range(count):
            world.people[source].add(given_name="Ada", family_name=f"Byron {number}")
        world.engine.db.connection.set_trace_callback(
            lambda statement: said.update([statement.split(maxsplit=1)[0].upper()])
        )
        world.sync(parallel=True)
        assert world.report.written[source.other].created == count
        world.engine.db.connection.set_trace_callback(None)
    return said


@pytest.mark.parametrize("source", Side, ids=str)
def test_a_new_item_costs_few_statements(source: Side) -> None:
    few, many = _said(100, source), _said(200, source)
    work = {name: many[name] - few[name] for name in ("SELECT", "INSERT", "UPDATE", "DELETE")}
    assert sum(work.values()) <= 100 * (READ + CREATED), work


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
