"""A whole-program story between a mailbox in Microsoft 365 and the CRM: the embedded Graph, Microsoft's sign-in and the
embedded CRM, and crmsync through its command line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from support.hands import CrmClock
from support.outlook_story import Item, Outlook, OutlookHand, OutlookStory
from support.story import IN_STEP, KINDS
from support.tls import TlsFiles
from support.wire import Wire

from crmsync.connect.graph.signin import SCOPES
from crmsync.sandbox.crm import EmbeddedCrm
from crmsync.sandbox.graph import ANNA, EmbeddedGraph
from crmsync.sandbox.graph import Kind as Store
from crmsync.sandbox.identity import IdentityProvider

STORE = {"contacts": Store.CONTACTS, "tasks": Store.TASKS, "events": Store.EVENTS}
NAMED = {"contacts": "displayName", "tasks": "title", "events": "subject"}


def _hand(graph: EmbeddedGraph, kind: str) -> OutlookHand:
    def title(item: Item) -> str:
        return str(item[NAMED[kind]])

    return OutlookHand(graph.person, kind, graph.person.folder_id(STORE[kind]), title)


class GraphStory(OutlookStory):
    """See the module. `dav` is the wire in front of Graph. ca: the certificate authority of the sign-in server."""

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
        outlook = Outlook(**{kind: _hand(graph, kind) for kind in KINDS})
        super().__init__(graph, outlook, crm, clock, folder, "graph", Wire(graph.base_url))

    def account_text(self) -> str:
        sign_in = self.provider.authority("common").removesuffix("/common")
        return f"""service = "graph"
username = "{ANNA.username}"
client_id = "{self.provider.client_id}"
accounts_url = "{sign_in}"
api_url = "{self.dav.url}"
ca_file = "{self.ca}"
"""

    def signs_in(self) -> None:
        given = json.dumps({"refresh_token": self.refresh_token})
        self.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=given).ended(IN_STEP)
        self.crmsync("accounts", "sign-in", "zoho", "--token-stdin", stdin=self.token_json()).ended(IN_STEP)

    def secrets_of_the_services(self) -> list[str]:
        data = self.crm_server.sign_in_data()
        return [self.refresh_token, data.client_secret, data.refresh_token, *self.extra_secrets]


def at(moment: datetime) -> dict[str, str]:
    """A moment as Graph has it."""
    return {"dateTime": moment.strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


@contextmanager
def telling_graph(tls: TlsFiles, folder: Path) -> Iterator[GraphStory]:
    """A story in a new mailbox. tls: of the sign-in server."""
    clock = CrmClock()
    with (
        EmbeddedGraph() as graph,
        IdentityProvider(graph.book, context=tls.server_context()) as provider,
        EmbeddedCrm(clock=clock) as crm,
    ):
        story = GraphStory(graph, provider, tls.ca, crm, clock, folder)
        try:
            yield story
        finally:
            story.close()


assert set(STORE) == set(KINDS)
