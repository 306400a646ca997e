"""A whole-program story between a mailbox in Microsoft 365 and the CRM: the embedded Graph, Microsoft's sign-in and the
embedded CRM, and crmsync through its command line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from support.hands import CrmClock
from support.story import IN_STEP, KINDS, Story, is_write
from support.wire import Wire

from crmsync.connect.graph.signin import SCOPES
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.graph import ANNA, EmbeddedGraph
from crmsync.sandbox.graph import Kind as Store
from crmsync.sandbox.identity import IdentityProvider

STORE = {"contacts": Store.CONTACTS, "tasks": Store.TASKS, "events": Store.EVENTS}


@dataclass(frozen=True, slots=True)
class OutlookHand:
    """The person at one folder in Outlook. path: its id."""

    graph: EmbeddedGraph
    kind: str

    @property
    def path(self) -> str:
        return self.graph.person.folder_id(STORE[self.kind])

    def _call(self, verb: str, *given: Any) -> Any:
        noun = Kind(self.kind).value.removesuffix("s")
        return getattr(self.graph.person, verb.format(noun))(*given)

    def add(self, **item: Any) -> str:
        return str(self._call("create_{}", item))

    def edit(self, item: str, **changes: Any) -> None:
        self._call("edit_{}", item, changes)

    def delete(self, item: str) -> None:
        self._call("delete_{}", item)

    def move(self, item: str, folder: str) -> None:
        self._call("move_{}", item, folder)

    def get(self, item: str) -> Mapping[str, Any]:
        found = self._call("{}", item)
        assert found is not None
        return dict(found)

    def all(self) -> list[dict[str, Any]]:
        return list(self._call("{}s"))

    def titles(self) -> list[str]:
        name = {"contacts": "displayName", "tasks": "title", "events": "subject"}[self.kind]
        return sorted(item[name] for item in self.all())


@dataclass(frozen=True, slots=True)
class Outlook:
    """The person's three folders."""

    graph: EmbeddedGraph

    def of(self, kind: str) -> OutlookHand:
        return OutlookHand(self.graph, kind)

    @property
    def contacts(self) -> OutlookHand:
        return self.of("contacts")

    @property
    def tasks(self) -> OutlookHand:
        return self.of("tasks")

    @property
    def events(self) -> OutlookHand:
        return self.of("events")


class GraphStory(Story):
    """See the module. ca: the certificate authority of the sign-in server."""

    def __init__(
        self,
        graph: EmbeddedGraph,
        provider: IdentityProvider,
        ca: Path,
        crm: EmbeddedCrm,
        clock: CrmClock,
        folder: Path,
    ) -> None:
        self.graph, self.provider, self.ca = graph, provider, ca
        self.refresh_token = graph.book.give_refresh(ANNA, provider.client_id, SCOPES)
        zoho = Wire(crm.base_url)
        super().__init__(None, crm, clock, zoho, zoho, folder, "graph")

    def __post_init__(self) -> None:
        self.profile = self.folder / "profile"
        self.profile.mkdir()
        self.mailbox = Outlook(self.graph)
        self.crm = self.crm_hands()
        self._mappings: dict[str, str] = {}
        self.started = False

    def accounts_text(self) -> str:
        sign_in = self.provider.authority("common").removesuffix("/common")
        return f"""# Written by hand.
[accounts.office]
side = "outlook"
service = "graph"
username = "{ANNA.username}"
client_id = "{self.provider.client_id}"
accounts_url = "{sign_in}"
api_url = "{self.graph.base_url}"
ca_file = "{self.ca}"

[accounts.zoho]
side = "crm"
service = "zoho"
accounts_url = "{self.zoho.url}"
api_url = "{self.zoho.url}"
"""

    def signs_in(self) -> None:
        given = json.dumps({"refresh_token": self.refresh_token})
        self.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=given).ended(IN_STEP)
        self.crmsync("accounts", "sign-in", "zoho", "--token-stdin", stdin=self.token_json()).ended(IN_STEP)

    @contextmanager
    def writes(self) -> Iterator[list[str]]:
        lines: list[str] = []
        before = len(self.graph.writes())
        with self.zoho.listening() as zoho:
            yield lines
        lines += [line for line in zoho if is_write(line)]
        lines += [f"{call.method} {call.path}" for call in self.graph.writes()[before:]]

    def rest(self) -> None:
        super().rest()
        assert self.graph.waiting_faults() == []
        assert self.graph.mails() == [] or self.mails_allowed

    mails_allowed = False

    def secrets_of_the_services(self) -> list[str]:
        data = self.crm_server.sign_in_data()
        return [self.refresh_token, data.client_secret, data.refresh_token, *self.extra_secrets]


def at(moment: datetime) -> dict[str, str]:
    """A moment as Graph has it."""
    return {"dateTime": moment.strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


@contextmanager
def telling_graph(
    graph: EmbeddedGraph, provider: IdentityProvider, ca: Path, folder: Path
) -> Iterator[GraphStory]:
    """A story in a new mailbox."""
    clock = CrmClock()
    with EmbeddedCrm(clock=clock) as crm:
        story = GraphStory(graph, provider, ca, crm, clock, folder)
        try:
            yield story
        finally:
            story.zoho.close()


assert set(STORE) == set(KINDS)
