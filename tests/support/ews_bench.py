"""The embedded Exchange Server as the service under test, and its owner as the stranger who works in
Outlook.
"""

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
from crmsync.connect.ews.connector import EwsConnector, connect_ews
from crmsync.connect.ews.signin import EwsPassword
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy, TokenSupplier
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.sandbox.ews import EmbeddedExchange
from crmsync.sandbox.ews import Kind as Store

STORE = {Kind.CONTACTS: Store.CONTACTS, Kind.TASKS: Store.TASKS, Kind.EVENTS: Store.EVENTS}
NAME = {Kind.CONTACTS: "Surname", Kind.TASKS: "Subject", Kind.EVENTS: "Subject"}
STRANGE: dict[Kind, tuple[str, Any]] = {
    Kind.CONTACTS: ("SpouseName", "Lord King"),
    Kind.TASKS: ("BillingInformation", "on the house"),
    Kind.EVENTS: ("LegacyFreeBusyStatus", "OOF"),
}
"""Something that crmsync has no field for."""
MADE: dict[Kind, dict[str, Any]] = {
    Kind.CONTACTS: {},
    Kind.TASKS: {},
    Kind.EVENTS: {
        "ReminderIsSet": "false",
        "Start": "2026-06-01T08:00:00Z",
        "End": "2026-06-01T09:00:00Z",
        "StartTimeZone": {"@Id": "W. Europe Standard Time"},
        "EndTimeZone": {"@Id": "W. Europe Standard Time"},
    },
}
"""The least that an item needs beside its name."""
FOLDER = "Customers"
_NOUN = {Kind.CONTACTS: "contact", Kind.TASKS: "task", Kind.EVENTS: "event"}
_BENDS: dict[Kind, set[str]] = {
    Kind.CONTACTS: set(),
    Kind.TASKS: {"reminder", "recurrence"},
    Kind.EVENTS: {"time_zone", "recurrence", "participants"},
}


@dataclass
class ExchangeWorld:
    """An embedded Exchange Server with its clock, and connectors signed in to it. slept: the waits that were
    asked for.
    """

    exchange: EmbeddedExchange
    clock: ManualClock
    slept: list[timedelta] = field(default_factory=list)
    open_connectors: ExitStack = field(default_factory=ExitStack)

    @property
    def ambient(self) -> Ambient:
        return Ambient(now=self.clock, sleep=self.slept.append, random=random.Random(7).random)

    def connector(
        self,
        *,
        sign_in: EwsPassword | TokenSupplier | None = None,
        password: str | None = None,
        url: str | None = None,
        mailbox: str = "",
        cache: Cache | None = None,
        tries: int = 3,
        timeout: timedelta = timedelta(seconds=10),
        **more: Any,
    ) -> EwsConnector:
        """A connector with a session of its own; no waiting is real."""
        exchange = self.exchange
        connector = connect_ews(
            sign_in or EwsPassword(exchange.owner.username, password or exchange.password),
            url=exchange.url if url is None else url,
            mailbox=mailbox,
            zone=lambda: "Europe/Berlin",
            cache=cache,
            settings=HttpSettings(
                timeout=timeout,
                connections=4,
                retry=RetryPolicy(tries=tries, first_delay=timedelta(0)),
            ),
            ambient=self.ambient,
            **more,
        )
        self.open_connectors.callback(connector.close)
        return connector

    def folder(self, kind: Kind = Kind.CONTACTS) -> str:
        """The id of the folder of a kind that every mailbox has."""
        return self.exchange.person.folder_id(STORE[kind])

    def open(
        self, kind: Kind = Kind.CONTACTS, connector: EwsConnector | None = None, **options: Any
    ) -> Collection:
        """The usual folder of a kind, with a new connector unless one is given."""
        return (connector or self.connector()).open(self.folder(kind), kind, OpenOptions(**options))

    def create(
        self, item: Mapping[str, Any], kind: Kind = Kind.CONTACTS, folder: str | None = None
    ) -> ItemId:
        """Somebody makes an item in Outlook; time passes."""
        self.clock.go()
        return ItemId(self._hand("create", kind)({**MADE[kind], **item}, folder))

    def edit(self, item: ItemId, changes: Mapping[str, Any], kind: Kind = Kind.CONTACTS) -> None:
        """Somebody edits an item in Outlook; time passes."""
        self.clock.go()
        self._hand("edit", kind)(item, changes)

    def delete(self, item: ItemId, kind: Kind = Kind.CONTACTS) -> None:
        """Somebody deletes an item in Outlook; time passes."""
        self.clock.go()
        self._hand("delete", kind)(item)

    def move(self, item: ItemId, folder: str, kind: Kind = Kind.CONTACTS) -> ItemId:
        """Somebody moves an item to another folder, where it has another id; time passes."""
        self.clock.go()
        return ItemId(self._hand("move", kind)(item, folder))

    def held(self, item: ItemId, kind: Kind = Kind.CONTACTS) -> dict[str, Any]:
        """An item as it is in Outlook."""
        found = getattr(self.exchange.person, _NOUN[kind])(item)
        assert found is not None
        return dict(found)

    def all(self, kind: Kind = Kind.CONTACTS, folder: str | None = None) -> list[dict[str, Any]]:
        """All items of a folder."""
        return list(getattr(self.exchange.person, f"{_NOUN[kind]}s")(folder))

    def bodies(self, operation: str = "") -> list[bytes]:
        """The requests in which an operation is named, oldest first, as they came."""
        found = (one.body or b"" for one in self.exchange.requests())
        return [body for body in found if operation.encode() in body]

    def _hand(self, verb: str, kind: Kind) -> Any:
        return getattr(self.exchange.person, f"{verb}_{_NOUN[kind]}")


@contextmanager
def exchange_world(**options: Any) -> Iterator[ExchangeWorld]:
    """A new mailbox with nothing in it."""
    clock = ManualClock()
    with EmbeddedExchange(clock=clock, **options) as exchange, ExitStack() as connectors:
        yield ExchangeWorld(exchange, clock, open_connectors=connectors)


class ExchangeBench(Bench):
    """The embedded Exchange Server under the conformance suite."""

    moves = True

    def __init__(self, world: ExchangeWorld) -> None:
        self.world = world
        self._numbers = count(1)
        self._kinds: dict[str, Kind] = {}

    def connector(self, *, password: str | None = None, url: str | None = None) -> EwsConnector:
        return self.world.connector(password=password, url=url)

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
        folder = self.world.exchange.person.create_folder(STORE[kind], name)
        self._kinds[folder] = kind
        return folder

    def remove_folder(self, folder: str) -> None:
        self.world.exchange.person.delete_folder(folder)

    def read_only_folder(self, kind: Kind) -> str | None:
        return self.world.exchange.person.create_folder(STORE[kind], "For reading", read_only=True)

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        member, value = STRANGE[kind]
        return self.world.create({NAME[kind]: name, member: value}, kind, folder)

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        self.world.edit(item, {NAME[kind]: name}, kind)

    def remove(self, folder: str, item: ItemId) -> None:
        self.world.delete(item, self._kinds[folder])

    def names(self, folder: str, kind: Kind) -> list[str]:
        return sorted(item[NAME[kind]] for item in self.world.all(kind, folder))

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        kind = self._kinds[folder]
        member, value = STRANGE[kind]
        return bool(self.world.held(item, kind)[member] == value)

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        self.world.move(item, self.world.folder(kind), kind)
