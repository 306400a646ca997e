"""The embedded CRM as the service under test, and its administrator as the stranger who edits there."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from connect.conformance import Bench

from crmsync.connect.base import Capabilities, Collection, DeletionFeed, OpenOptions
from crmsync.connect.cache import Cache
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy
from crmsync.connect.zoho.client import CONCURRENT
from crmsync.connect.zoho.connector import ZohoConnector, connect_zoho
from crmsync.connect.zoho.tokens import ZohoCredentials
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import Answer, EmbeddedCrm, Fault, FieldType, custom_field

MODULE = {Kind.CONTACTS: "Contacts", Kind.TASKS: "Tasks", Kind.EVENTS: "Events"}
NAME = {Kind.CONTACTS: "Last_Name", Kind.TASKS: "Subject", Kind.EVENTS: "Event_Title"}
STRANGE = "Shoe_Size"
INVALID_MODULE = Answer(
    400,
    {
        "code": "INVALID_MODULE",
        "details": {},
        "message": "the module name given seems to be invalid",
        "status": "error",
    },
)


class ManualClock:
    """A clock that goes on only when told to; the service's and ours."""

    def __init__(self, start: datetime = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def __call__(self) -> datetime:
        return self._now

    def go(self, span: timedelta = timedelta(seconds=2)) -> None:
        """Let time pass."""
        self._now += span


@dataclass
class ZohoWorld:
    """An embedded CRM with its clock, and connectors signed in to it. saved: credentials as they were handed out to be kept."""

    crm: EmbeddedCrm
    clock: ManualClock
    saved: list[ZohoCredentials] = field(default_factory=list)
    slept: list[timedelta] = field(default_factory=list)

    @property
    def ambient(self) -> Ambient:
        return Ambient(now=self.clock, sleep=self.slept.append, random=random.Random(7).random)

    def credentials(self, **changes: Any) -> ZohoCredentials:
        data = self.crm.sign_in_data()
        credentials = ZohoCredentials(data.client_id, data.client_secret, data.refresh_token)
        return replace(credentials, **changes)

    def connector(
        self,
        credentials: ZohoCredentials | None = None,
        *,
        url: str | None = None,
        cache: Cache | None = None,
        tries: int = 3,
        connections: int = CONCURRENT,
    ) -> ZohoConnector:
        """A connector with a client of its own; no waiting is real."""
        return connect_zoho(
            credentials or self.credentials(),
            save=self.saved.append,
            accounts_url=url or self.crm.base_url,
            api_url=url or self.crm.base_url,
            cache=cache,
            settings=HttpSettings(
                timeout=timedelta(seconds=10),
                connections=connections,
                retry=RetryPolicy(tries=tries, first_delay=timedelta(0)),
            ),
            ambient=self.ambient,
        )

    def open(
        self, kind: Kind = Kind.CONTACTS, connector: ZohoConnector | None = None, **options: Any
    ) -> Collection:
        """The collection of a kind, with a new connector unless one is given."""
        return (connector or self.connector()).open(MODULE[kind], kind, OpenOptions(**options))

    def create(self, kind: Kind, name: str, **more: Any) -> ItemId:
        """Somebody in the CRM creates a record; time passes."""
        item: dict[str, Any] = {NAME[kind]: name, **more}
        if kind is Kind.EVENTS:
            item = {
                "Start_DateTime": "2026-06-01T10:00:00+02:00",
                "End_DateTime": "2026-06-01T11:00:00+02:00",
                **item,
            }
        self.clock.go()
        return ItemId(self.crm.person.create(MODULE[kind], item))

    def edit(self, item: ItemId, changes: Mapping[str, Any]) -> None:
        """Somebody in the CRM edits a record; time passes."""
        self.clock.go()
        self.crm.person.edit(item, changes)

    def delete(self, *items: ItemId) -> None:
        """Somebody in the CRM deletes records; time passes."""
        self.clock.go()
        self.crm.person.delete(*items)

    def record(self, item: ItemId) -> dict[str, Any]:
        """A record as it is in the CRM."""
        found = self.crm.person.record(item)
        assert found is not None
        return found


@contextmanager
def zoho_world(zone: str = "Europe/Berlin") -> Iterator[ZohoWorld]:
    """A new, empty embedded CRM."""
    clock = ManualClock()
    with EmbeddedCrm(clock=clock, zone=zone) as crm:
        yield ZohoWorld(crm, clock)


class ZohoBench(Bench):
    """The embedded CRM under the conformance suite; a module stands for a folder."""

    def __init__(self, world: ZohoWorld) -> None:
        self.world = world
        for module in MODULE.values():
            world.crm.add_field(module, custom_field(STRANGE, FieldType.TEXT, length=20))

    def connector(self, *, password: str | None = None, url: str | None = None) -> ZohoConnector:
        credentials = self.world.credentials()
        if password is not None:
            credentials = replace(credentials, refresh_token=password)
        return self.world.connector(credentials, url=url)

    def capabilities(self, kind: Kind) -> Capabilities:
        bends = {
            Kind.CONTACTS: {"company", "categories"},
            Kind.TASKS: {"status", "recurrence", "reminder", "categories", "contact"},
            Kind.EVENTS: {"recurrence", "reminder", "participants", "categories", "contact"},
        }
        return Capabilities(
            deletions=DeletionFeed.FEED,
            create_batch=100,
            update_batch=100,
            delete_batch=100,
            batches_at_once=CONCURRENT,
            photos=kind is Kind.CONTACTS,
            clock_grain=timedelta(seconds=1),
            bends=frozenset(bends[kind]),
        )

    def make_folder(self, kind: Kind) -> str:
        return MODULE[kind]

    def remove_folder(self, folder: str) -> None:
        paths = (rf"/crm/v8/{folder}(/|$)", r"/crm/v8/settings/fields", rf"/crm/v8/settings/modules/{folder}")
        self.world.crm.fail(*(Fault(path, INVALID_MODULE, times=None) for path in paths))

    def read_only_folder(self, kind: Kind) -> str | None:
        return None

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        return self.world.create(kind, name, **{STRANGE: "44"})

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        self.world.edit(item, {NAME[kind]: name})

    def remove(self, folder: str, item: ItemId) -> None:
        self.world.delete(item)

    def names(self, folder: str, kind: Kind) -> list[str]:
        return sorted(record[NAME[kind]] for record in self.world.crm.records(folder))

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        return bool(self.world.record(item)[STRANGE] == "44")
