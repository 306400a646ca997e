"""What the embedded Graph and the embedded Exchange Server have in common as services under test: a clock, connectors
that are signed in, and an owner who works in Outlook.
"""

from __future__ import annotations

import random
from abc import abstractmethod
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, ClassVar

from connect.conformance import Bench
from support.zoho_bench import ManualClock

from crmsync.connect.base import Capabilities, Collection, Connector, DeletionFeed, OpenOptions
from crmsync.connect.http import Ambient
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind

_NOUN = {Kind.CONTACTS: "contact", Kind.TASKS: "task", Kind.EVENTS: "event"}
_BENDS: dict[Kind, set[str]] = {
    Kind.CONTACTS: set(),
    Kind.TASKS: {"reminder", "recurrence"},
    Kind.EVENTS: {"time_zone", "recurrence", "participants"},
}


@dataclass
class OutlookWorld:
    """An embedded server with its clock, and connectors signed in to it. slept: the waits that were asked for. stores:
    what the server calls the folders of a kind.
    """

    stores: ClassVar[Mapping[Kind, Any]]
    server: Any
    clock: ManualClock
    slept: list[timedelta] = field(default_factory=list)
    open_connectors: ExitStack = field(default_factory=ExitStack)

    @property
    def ambient(self) -> Ambient:
        return Ambient(now=self.clock, sleep=self.slept.append, random=random.Random(7).random)

    @abstractmethod
    def connector(self) -> Connector:
        """A connector of its own; no waiting is real."""

    def folder(self, kind: Kind = Kind.CONTACTS) -> str:
        """The id of the folder of a kind that every mailbox has."""
        return str(self.server.person.folder_id(self.stores[kind]))

    def open(
        self, kind: Kind = Kind.CONTACTS, connector: Connector | None = None, **options: Any
    ) -> Collection:
        """The usual folder of a kind, with a new connector unless one is given."""
        return (connector or self.connector()).open(self.folder(kind), kind, OpenOptions(**options))

    def create(
        self, item: Mapping[str, Any], kind: Kind = Kind.CONTACTS, folder: str | None = None
    ) -> ItemId:
        """Somebody makes an item in Outlook; time passes."""
        self.clock.go()
        return ItemId(self._hand("create", kind)(item, folder))

    def edit(self, item: ItemId, changes: Mapping[str, Any], kind: Kind = Kind.CONTACTS) -> None:
        """Somebody edits an item in Outlook; time passes."""
        self.clock.go()
        self._hand("edit", kind)(item, changes)

    def delete(self, item: ItemId, kind: Kind = Kind.CONTACTS) -> None:
        """Somebody deletes an item in Outlook; time passes."""
        self.clock.go()
        self._hand("delete", kind)(item)

    def move(self, item: ItemId, folder: str, kind: Kind = Kind.CONTACTS) -> Any:
        """Somebody moves an item to another folder; time passes. What the server says of it."""
        self.clock.go()
        return self._hand("move", kind)(item, folder)

    def held(self, item: ItemId, kind: Kind = Kind.CONTACTS) -> dict[str, Any]:
        """An item as it is in Outlook."""
        found = getattr(self.server.person, _NOUN[kind])(item)
        assert found is not None
        return dict(found)

    def all(self, kind: Kind = Kind.CONTACTS, folder: str | None = None) -> list[dict[str, Any]]:
        """All items of a folder."""
        return list(getattr(self.server.person, f"{_NOUN[kind]}s")(folder))

    def _hand(self, verb: str, kind: Kind) -> Any:
        return getattr(self.server.person, f"{verb}_{_NOUN[kind]}")


class OutlookBench(Bench):
    """An embedded server under the conformance suite. name: the member that people see as an item's name. strange:
    something that crmsync has no field for. made: the least that an item needs beside its name.
    """

    moves = True
    name: ClassVar[Mapping[Kind, str]]
    strange: ClassVar[Mapping[Kind, tuple[str, Any]]]
    made: ClassVar[Mapping[Kind, Mapping[str, Any]]]

    def __init__(self, world: OutlookWorld) -> None:
        self.world = world
        self._numbers = count(1)
        self._kinds: dict[str, Kind] = {}

    def capabilities(self, kind: Kind) -> Capabilities:
        return Capabilities(
            deletions=DeletionFeed.DELTA,
            keeps_keys=True,
            create_batch=20,
            update_batch=20,
            delete_batch=20,
            schedules=kind is Kind.EVENTS,
            bends=frozenset(_BENDS[kind]),
        )

    def make_folder(self, kind: Kind) -> str:
        name = f"Customers {next(self._numbers)}"
        folder = str(self.world.server.person.create_folder(self.world.stores[kind], name))
        self._kinds[folder] = kind
        return folder

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        member, value = self.strange[kind]
        return self.world.create({**self.made[kind], self.name[kind]: name, member: value}, kind, folder)

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        self.world.edit(item, {self.name[kind]: name}, kind)

    def remove(self, folder: str, item: ItemId) -> None:
        self.world.delete(item, self._kinds[folder])

    def names(self, folder: str, kind: Kind) -> list[str]:
        return sorted(item[self.name[kind]] for item in self.world.all(kind, folder))

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        kind = self._kinds[folder]
        member, value = self.strange[kind]
        return self.is_kept(self.world.held(item, kind)[member], value)

    def is_kept(self, held: Any, value: Any) -> bool:
        """Is what the server holds what was put there?"""
        return bool(held == value)

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        self.world.move(item, self.world.folder(kind), kind)
