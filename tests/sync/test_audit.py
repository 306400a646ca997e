"""The audit: silent divergence is told, repaired only when asked for, and only what is really unknown counts."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from support.world import World

from crmsync.model.items import Cursor, OperationKey
from crmsync.model.kinds import Side
from crmsync.sync.audit import audit_mapping
from crmsync.sync.session import Means, RunOptions

_NUMBERS = count(200_000)


def audit(world: World, *, repair: bool = False):
    return audit_mapping(
        world.engine.db,
        world.rules,
        world.services,
        RunOptions(next(_NUMBERS)),
        Means(world.clock, lambda: OperationKey(f"audit-{next(_NUMBERS)}"), parallel=False),
        repair=repair,
    )


def pair(world: World, **fields):
    ada = world.outlook.add(given_name="Ada", family_name="Byron", **fields)
    world.sync()
    return ada, world.twin(ada)


def forge_base(world: World, side: Side, old: str, new: str) -> None:
    """As if the state had been told wrongly at some time that both were in step."""
    with world.engine.db.transaction() as connection:
        connection.execute(
            "UPDATE half SET base = replace(base, ?, ?) WHERE side = ?", (old, new, side.value)
        )


def overlook(world: World, side: Side) -> None:
    """The feed of `side` moves on without anybody having seen what it named."""
    ((cursor,),) = world.engine.db.rows("SELECT value FROM cursor WHERE side = ?", side.value)
    pages = list(world.services[side].changes(Cursor(str(cursor)), {}))
    with world.engine.db.transaction() as connection:
        connection.execute("UPDATE cursor SET value = ? WHERE side = ?", (pages[-1].cursor, side.value))


def test_a_sound_state_has_no_findings_and_nothing_is_written() -> None:
    with World() as world:
        pair(world, title="a", notes="n" * 100, mobile_phone="+49 (30) 1")
        with world.writes():
            findings, _ = audit(world, repair=True)
        assert (findings.pairs, findings.missed, findings.divergent) == (1, [], [])


@pytest.mark.parametrize("repair", [False, True])
def test_divergence_that_nobody_noticed_is_told_and_repaired_on_request(repair: bool) -> None:
    with World() as world:
        ada, twin = pair(world, title="a")
        world.crm.edit(twin, title="b")
        forge_base(world, Side.CRM, '"title":"a"', '"title":"b"')
        world.sync()
        assert world.outlook.get(ada)["title"] == "a", "a wrong state hides the edit"
        findings, _ = audit(world, repair=repair)
        assert [(one.field, one.outlook, one.crm) for one in findings.divergent] == [("title", "a", "b")]
        assert world.outlook.get(ada)["title"] == ("b" if repair else "a")
        if repair:
            world.assert_in_step()
            world.assert_idle()


def test_the_overwritten_value_of_a_repair_is_saved() -> None:
    with World() as world:
        _, twin = pair(world, title="a")
        world.crm.edit(twin, title="b")
        forge_base(world, Side.CRM, '"title":"a"', '"title":"b"')
        audit(world, repair=True)
        assert (Side.OUTLOOK, "title", "a") in world.state.saved()


def test_a_known_difference_is_no_finding() -> None:
    with World() as world:
        ada, _ = pair(world, title="a")
        world.outlook.edit(ada, notes="n" * 100)
        world.sync()
        findings, _ = audit(world)
        assert findings.divergent == []


def test_an_edit_that_is_not_synced_yet_is_no_finding() -> None:
    with World() as world:
        ada, _ = pair(world, title="a")
        world.outlook.edit(ada, title="b")
        findings, _ = audit(world)
        assert (findings.missed, findings.divergent) == ([], [])


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("repair", [False, True])
def test_an_edit_that_the_feed_never_named_is_found(side: Side, repair: bool) -> None:
    with World() as world:
        items = dict(zip(Side, pair(world, title="a"), strict=True))
        world.people[side].edit(items[side], title="b")
        world.clock.advance(timedelta(hours=1))
        overlook(world, side)
        with world.writes():
            world.sync()
        findings, _ = audit(world, repair=repair)
        assert [(one.item, one.side, one.fields) for one in findings.missed] == [
            ("Ada Byron", side, ("title",))
        ]
        assert world.people[side.other].get(items[side.other])["title"] == ("b" if repair else "a")
