"""The embedded Graph as the service under test, and its owner as the stranger who works in Outlook."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from connect.conformance import Bench
from support.zoho_bench import ManualClock

from crmsync.connect.base import Capabilities, Collection, DeletionFeed, OpenOptions
from crmsync.connect.cache import Cache
from crmsync.connect.graph.connector import GraphConnector, connect_graph
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.sandbox.graph import Behaviour, EmbeddedGraph, EventsDelta, LostToken, Repeated
from crmsync.sandbox.graph import Kind as Store

STORE = {Kind.CONTACTS: Store.CONTACTS, Kind.TASKS: Store.TASKS, Kind.EVENTS: Store.EVENTS}
NAME = {Kind.CONTACTS: "surname", Kind.TASKS: "title", Kind.EVENTS: "subject"}
STRANGE: dict[Kind, tuple[str, Any]] = {
    Kind.CONTACTS: ("spouseName", "Lord King"),
    Kind.TASKS: ("checklistItems", [{"displayName": "a step", "isChecked": True}]),
    Kind.EVENTS: ("showAs", "oof"),
}
"""Something that crmsync has no field for."""
MADE: dict[Kind, dict[str, Any]] = {
    Kind.CONTACTS: {},
    Kind.TASKS: {},
    Kind.EVENTS: {
        "start": {"dateTime": "2026-06-01T10:00:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-06-01T11:00:00", "timeZone": "Europe/Berlin"},
        "isReminderOn": False,
    },
}
"""The least that an item needs beside its name."""
FOLDER = "Customers"
HARSH: Mapping[str, Mapping[str, Any]] = {
    "batches-in-any-order": {"reorder_batch": True},
    "bare-deltas-that-repeat": {
        "delta_page_size": 2,
        "etags_in_delta": False,
        "removed_reason": "changed",
        "reorder_delta": True,
        "repeat_delta_items": True,
    },
    "events-by-window": {
        "announce_cancelled_occurrences": True,
        "events_delta": EventsDelta.NOT_IMPLEMENTED,
        "stray_removals": True,
    },
    "versions-unheeded": {
        "if_match": False,
        "if_match_on_tasks": False,
        "unchanged_patch_moves_version": False,
    },
    "values-kept-otherwise": {
        "birthday_at_noon": False,
        "default_folder_listed": True,
        "default_reminder": None,
        "every_patch_mails": True,
        "lost_token": LostToken.MALFORMED,
        "patch_merges_complex": True,
        "repeated_transaction": Repeated.CONFLICT,
        "replies_echo_extended": True,
        "task_times_kept": True,
        "zones_become_windows": False,
    },
}
"""What nobody documented, or everybody fears, by name: switches of the embedded Graph."""
DOCUMENTED = "as-documented"
EVERYTHING = "everything-at-once"
BEHAVIOURS: Mapping[str, Mapping[str, Any]] = {
    DOCUMENTED: {},
    **HARSH,
    EVERYTHING: {name: value for switches in HARSH.values() for name, value in switches.items()},
}


@dataclass
class FixedToken:
    """An access token that is never renewed."""

    value: str

    def token(self) -> str:
        return self.value

    def renewed(self, rejected: str) -> str:
        return rejected


@dataclass
class GraphWorld:
    """An embedded Graph with its clock, and connectors signed in to it. slept: the waits that were asked for."""

    graph: EmbeddedGraph
    clock: ManualClock
    slept: list[timedelta] = field(default_factory=list)
    open_connectors: ExitStack = field(default_factory=ExitStack)

    @property
    def ambient(self) -> Ambient:
        return Ambient(now=self.clock, sleep=self.slept.append, random=random.Random(7).random)

    def connector(
        self, *, token: str | None = None, url: str | None = None, cache: Cache | None = None, tries: int = 3
    ) -> GraphConnector:
        """A connector with a client of its own; no waiting is real."""
        connector = connect_graph(
            FixedToken(token or self.graph.access_token()),
            api_url=url or self.graph.base_url,
            zone=lambda: "Europe/Berlin",
            cache=cache,
            settings=HttpSettings(
                timeout=timedelta(seconds=10),
                connections=4,
                retry=RetryPolicy(tries=tries, first_delay=timedelta(0)),
            ),
            ambient=self.ambient,
        )
        self.open_connectors.callback(connector.close)
        return connector

    def folder(self, kind: Kind = Kind.CONTACTS) -> str:
        """The id of the folder of a kind that every mailbox has."""
        return self.graph.person.folder_id(STORE[kind])

    def open(
        self, kind: Kind = Kind.CONTACTS, connector: GraphConnector | None = None, **options: Any
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

    def held(self, item: ItemId, kind: Kind = Kind.CONTACTS) -> dict[str, Any]:
        """An item as it is in Outlook."""
        found = getattr(self.graph.person, _NOUN[kind])(item)
        assert found is not None
        return dict(found)

    def all(self, kind: Kind = Kind.CONTACTS, folder: str | None = None) -> list[dict[str, Any]]:
        """All items of a folder."""
        return list(getattr(self.graph.person, f"{_NOUN[kind]}s")(folder))

    def _hand(self, verb: str, kind: Kind) -> Any:
        return getattr(self.graph.person, f"{verb}_{_NOUN[kind]}")


_NOUN = {Kind.CONTACTS: "contact", Kind.TASKS: "task", Kind.EVENTS: "event"}


_BENDS: dict[Kind, set[str]] = {
    Kind.CONTACTS: set(),
    Kind.TASKS: {"reminder", "recurrence"},
    Kind.EVENTS: {"time_zone", "recurrence", "participants"},
}


def _has(held: list[dict[str, Any]], wanted: Mapping[str, Any]) -> bool:
    return any(wanted.items() <= one.items() for one in held)


@contextmanager
def graph_world(behaviour: str = DOCUMENTED) -> Iterator[GraphWorld]:
    """A new mailbox with nothing in it, at a service that behaves so (one of `BEHAVIOURS`)."""
    clock = ManualClock()
    switches = Behaviour(**BEHAVIOURS[behaviour])
    with EmbeddedGraph(clock=clock, behaviour=switches) as graph, ExitStack() as connectors:
        yield GraphWorld(graph, clock, open_connectors=connectors)


class GraphBench(Bench):
    """The embedded Graph under the conformance suite."""

    moves = True

    def __init__(self, world: GraphWorld) -> None:
        self.world = world
        self._numbers = count(1)
        self._kinds: dict[str, Kind] = {}

    def connector(self, *, password: str | None = None, url: str | None = None) -> GraphConnector:
        return self.world.connector(token=password, url=url)

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
        name = f"{FOLDER} {next(self._numbers)}"
        folder = self.world.graph.person.create_folder(STORE[kind], name)
        self._kinds[folder] = kind
        return folder

    def remove_folder(self, folder: str) -> None:
        self.world.graph.person.delete_folder(STORE[self._kinds[folder]], folder)

    def read_only_folder(self, kind: Kind) -> str | None:
        if kind is not Kind.EVENTS:
            return None
        return self.world.graph.person.create_folder(Store.EVENTS, "Somebody else's", read_only=True)

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        member, value = STRANGE[kind]
        return self.world.create({**MADE[kind], NAME[kind]: name, member: value}, kind, folder)

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        self.world.edit(item, {NAME[kind]: name}, kind)

    def remove(self, folder: str, item: ItemId) -> None:
        self.world.delete(item, self._kinds[folder])

    def names(self, folder: str, kind: Kind) -> list[str]:
        return sorted(item[NAME[kind]] for item in self.world.all(kind, folder))

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        kind = self._kinds[folder]
        member, value = STRANGE[kind]
        held = self.world.held(item, kind)[member]
        return bool(held == value or (isinstance(held, list) and all(_has(held, one) for one in value)))

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        self.world.clock.go()
        getattr(self.world.graph.person, f"move_{_NOUN[kind]}")(item, self.world.folder(kind))
