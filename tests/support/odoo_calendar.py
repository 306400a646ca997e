"""The calendar of a real Odoo in the hands of a person and of a connector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from support.odoo import OdooInstallation
from support.odoo_bench import OdooBench, Stranger

from crmsync.connect.base import Collection, Create, Delete, OpenOptions, Update, Written
from crmsync.connect.odoo.connector import OdooConnector
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Participant, Recurrence, Value

MODEL = "calendar.event"
START = datetime(2031, 12, 1, 9, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
BOB = "bob@guest.example"
TOLD = ("mail_mail", "mail_message", "mail_notification", "mail_followers", "bus_bus")
"""Where Odoo puts what people are told by mail, in the chatter, in the inbox and on the screen."""
WEEKLY: Mapping[str, Value] = {
    "title": "Jour fixe",
    "start": START,
    "end": START + HOUR,
    "time_zone": "Europe/Berlin",
    "recurrence": Recurrence("FREQ=WEEKLY;COUNT=4;BYDAY=MO"),
}
SINGLE: Mapping[str, Value] = {"title": "Review", "start": START, "end": START + HOUR}
GUESTS: Mapping[str, Value] = {"participants": (Participant(BOB), Participant("admin@example.test"))}


@dataclass(slots=True)
class Calendar:
    """The collection under test, what it told last, and the person who works in Odoo's own window."""

    bench: OdooBench
    odoo: OdooInstallation
    collection: Collection
    connectors: list[OdooConnector] = field(default_factory=list)
    cursor: Cursor | None = None
    known: dict[ItemId, Version] = field(default_factory=dict)

    @property
    def person(self) -> Stranger:
        return self.bench.stranger

    def next_run(self) -> None:
        """All that is remembered from now on is what the state keeps: cursor and versions."""
        connector = self.bench.connector()
        self.connectors.append(connector)
        self.collection = connector.open(MODEL, Kind.EVENTS, OpenOptions())

    def close(self) -> None:
        for connector in self.connectors:
            connector.close()

    def create(self, fields: Mapping[str, Value]) -> Written:
        given = self.collection.rules.complete(fields)
        (outcome,) = self.collection.write([Create(OperationKey(str(uuid4())), given)])
        assert isinstance(outcome, Written), outcome
        return outcome

    def update(self, item: ItemId, **changes: Value | None) -> Written:
        held = self.item(item)
        (outcome,) = self.collection.write([Update(held.id, held.version, changes, held.original)])
        assert isinstance(outcome, Written), outcome
        assert outcome.id == item
        return outcome

    def delete(self, item: ItemId) -> None:
        (outcome,) = self.collection.write([Delete(item, self.item(item).version)])
        assert isinstance(outcome, Written), outcome

    def item(self, item: ItemId) -> Item:
        (found,) = self.collection.fetch([item])
        assert isinstance(found, Item), found
        return found

    def look(self) -> tuple[dict[ItemId, Item], set[ItemId]]:
        """What changed since the last look, and what is gone."""
        changed: dict[ItemId, Item] = {}
        gone: set[ItemId] = set()
        for page in self.collection.changes(self.cursor, dict(self.known)):
            assert not page.unreadable
            changed |= {one.id: one for one in page.items if self.known.get(one.id) != one.version}
            gone.update(page.gone)
            self.cursor = page.cursor or self.cursor
        self.known |= {one.id: one.version for one in changed.values()}
        for item in gone:
            del self.known[item]
        return changed, gone

    def rows(self, item: ItemId) -> list[dict[str, Any]]:
        """The rows of a series as the person sees them, earliest first."""
        (row,) = self.person(MODEL, "read", [int(item)], ["recurrence_id"])
        names = ["start", "stop", "name", "location", "show_as", "attendee_ids", "alarm_ids", "description"]
        domain = [["recurrence_id", "=", row["recurrence_id"][0]]]
        found: list[dict[str, Any]] = self.person(MODEL, "search_read", domain, names, order="start")
        return found

    def count(self) -> int:
        """How many rows there are at all, archived ones too."""
        return int(self.odoo.sql("select count(*) from calendar_event", self.bench.server.database))

    def told(self) -> dict[str, int]:
        return {
            name: int(self.odoo.sql(f"select count(*) from {name}", self.bench.server.database))
            for name in TOLD
        }

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Nobody is told anything meanwhile."""
        before = self.told()
        yield
        assert self.told() == before


def guests(item: Item) -> list[Participant]:
    held = item.fields.get("participants", ())
    assert isinstance(held, tuple)
    return [one for one in held if isinstance(one, Participant)]


FOUR = "FREQ=WEEKLY;COUNT=4;BYDAY=MO"
