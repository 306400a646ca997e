"""What an idle run costs the state file does not grow with the number of pairs (DESIGN.md 8): SQLite's own steps are counted."""

from __future__ import annotations

import pytest
from support.world import World

from crmsync.model.kinds import Kind

SOME = 40
"""SQLite tells after so many steps of its virtual machine."""


def _steps_of_an_idle_run(pairs: int) -> int:
    """In units of `SOME`."""
    with World(Kind.CONTACTS) as world:
        for number in range(pairs):
            world.outlook.add(family_name=f"Byron{number}")
        world.sync()
        world.settle()
        told: list[None] = []
        world.engine.db.connection.set_progress_handler(lambda: told.append(None), SOME)
        world.sync()
        world.engine.db.connection.set_progress_handler(None, 0)
        assert not world.report.planned
        return len(told)


@pytest.fixture(scope="module")
def of_few() -> int:
    return _steps_of_an_idle_run(3)


def test_an_idle_run_looks_at_no_pair(of_few: int) -> None:
    assert of_few > 0
    assert _steps_of_an_idle_run(300) <= of_few + 1
