"""The embedded Exchange Server as the service under test, and its owner as the stranger who works in
Outlook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import Any

from support.outlook_bench import OutlookBench, OutlookWorld
from support.zoho_bench import ManualClock

from crmsync.connect.cache import Cache
from crmsync.connect.ews.connector import EwsConnector, connect_ews
from crmsync.connect.ews.signin import EwsPassword
from crmsync.connect.http import HttpSettings, RetryPolicy, TokenSupplier
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


class ExchangeWorld(OutlookWorld):
    """An embedded Exchange Server with its clock, and connectors signed in to it."""

    stores = STORE

    @property
    def exchange(self) -> EmbeddedExchange:
        assert isinstance(self.server, EmbeddedExchange)
        return self.server

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

    def create(
        self, item: Mapping[str, Any], kind: Kind = Kind.CONTACTS, folder: str | None = None
    ) -> ItemId:
        return super().create({**MADE[kind], **item}, kind, folder)

    def move(self, item: ItemId, folder: str, kind: Kind = Kind.CONTACTS) -> ItemId:
        """Gives the item's id, which is another one there."""
        return ItemId(super().move(item, folder, kind))

    def bodies(self, operation: str = "") -> list[bytes]:
        """The requests in which an operation is named, oldest first, as they came."""
        found = (one.body or b"" for one in self.exchange.requests())
        return [body for body in found if operation.encode() in body]


@contextmanager
def exchange_world(**options: Any) -> Iterator[ExchangeWorld]:
    """A new mailbox with nothing in it."""
    clock = ManualClock()
    with EmbeddedExchange(clock=clock, **options) as exchange, ExitStack() as connectors:
        yield ExchangeWorld(exchange, clock, open_connectors=connectors)


class ExchangeBench(OutlookBench):
    """The embedded Exchange Server under the conformance suite."""

    name, strange, made = NAME, STRANGE, MADE
    world: ExchangeWorld

    def connector(self, *, password: str | None = None, url: str | None = None) -> EwsConnector:
        return self.world.connector(password=password, url=url)

    def remove_folder(self, folder: str) -> None:
        self.world.exchange.person.delete_folder(folder)

    def read_only_folder(self, kind: Kind) -> str | None:
        return self.world.exchange.person.create_folder(STORE[kind], "For reading", read_only=True)
