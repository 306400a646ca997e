"""Meetings with guests in a test world, and who hears of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from support.character import MAILBOX
from support.people import Person
from support.world import World

from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Participant, Value
from crmsync.sync.report import MappingReport
from crmsync.sync.session import Means, RunOptions
from crmsync.sync.undo import undo_mapping

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=60)
GUESTS = (Participant("babbage@example.com", "Charles Babbage"), Participant("king@example.com"))
INVITING = MappingRules(name="Test", kind=Kind.EVENTS, invitations=True)
GUEST_WRITER = replace(MAILBOX, access={})
"""A mailbox whose guests may be written, as it is opened for a mapping that allows invitations."""

_numbers = count(300_000)


def asked() -> RunOptions:
    """A run of its own, without a yes."""
    return RunOptions(next(_numbers))


def means(world: World) -> Means:
    """What a run of this world works with."""
    return Means(world.clock, lambda: OperationKey(f"key-{next(_numbers)}"), parallel=False)


def meeting(
    who: Person,
    title: str,
    *,
    organised: bool = False,
    guests: bool = True,
    start: datetime = NOON,
    **more: Value,
) -> ItemId:
    fields: dict[str, Value] = {"title": title, "start": start, "end": start + timedelta(hours=1), **more}
    return who.write_down({**fields, "participants": GUESTS} if guests else fields, organised=organised)


def mailed(world: World) -> list[str]:
    """What the mailbox's server sent to other people."""
    return world.services[Side.OUTLOOK].mailed


def told(report: MappingReport) -> list[tuple[str, str]]:
    """What was left out in the mailbox: item and field."""
    return [(one.item, one.field) for one in report.left_out if one.side is Side.OUTLOOK]


def undo(world: World, run: int | None = None, *, preview: bool = False) -> MappingReport:
    """Undo a run, by default the last one that wrote anything."""
    ((last,),) = world.engine.db.rows("SELECT max(run) FROM change")
    return undo_mapping(
        world.engine.db,
        world.rules,
        world.services,
        replace(asked(), preview=preview, yes=True),
        means(world),
        int(str(last)) if run is None else run,
    )


@contextmanager
def left_alone(world: World, item: ItemId) -> Iterator[None]:
    """Inside, the meeting in the mailbox is not touched, and nobody is mailed."""
    before = world.outlook.get(item)
    with world.writes():
        yield
    assert world.outlook.get(item) == before
    assert mailed(world) == []
