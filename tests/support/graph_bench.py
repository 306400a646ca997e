"""The embedded Graph as the service under test, and its owner as the stranger who works in Outlook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from support.outlook_bench import OutlookBench, OutlookWorld
from support.zoho_bench import ManualClock

from crmsync.connect.cache import Cache
from crmsync.connect.graph.connector import GraphConnector, connect_graph
from crmsync.connect.http import HttpSettings, RetryPolicy
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


class GraphWorld(OutlookWorld):
    """An embedded Graph with its clock, and connectors signed in to it."""

    stores = STORE

    @property
    def graph(self) -> EmbeddedGraph:
        assert isinstance(self.server, EmbeddedGraph)
        return self.server

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


def _has(held: list[dict[str, Any]], wanted: Mapping[str, Any]) -> bool:
    return any(wanted.items() <= one.items() for one in held)


@contextmanager
def graph_world(behaviour: str = DOCUMENTED) -> Iterator[GraphWorld]:
    """A new mailbox with nothing in it, at a service that behaves so (one of `BEHAVIOURS`)."""
    clock = ManualClock()
    switches = Behaviour(**BEHAVIOURS[behaviour])
    with EmbeddedGraph(clock=clock, behaviour=switches) as graph, ExitStack() as connectors:
        yield GraphWorld(graph, clock, open_connectors=connectors)


class GraphBench(OutlookBench):
    """The embedded Graph under the conformance suite."""

    name, strange, made = NAME, STRANGE, MADE
    world: GraphWorld

    def connector(self, *, password: str | None = None, url: str | None = None) -> GraphConnector:
        return self.world.connector(token=password, url=url)

    def remove_folder(self, folder: str) -> None:
        self.world.graph.person.delete_folder(STORE[self._kinds[folder]], folder)

    def read_only_folder(self, kind: Kind) -> str | None:
        if kind is not Kind.EVENTS:
            return None
        return self.world.graph.person.create_folder(Store.EVENTS, "Somebody else's", read_only=True)

    def is_kept(self, held: Any, value: Any) -> bool:
        return bool(held == value or (isinstance(held, list) and all(_has(held, one) for one in value)))
