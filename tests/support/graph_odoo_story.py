"""A whole-program story between a mailbox in Microsoft 365 (the embedded Graph) and a real Odoo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.graph_story import GraphStory
from support.hands import CrmClock
from support.odoo import OdooServer
from support.odoo_story import OdooStory
from support.story import IN_STEP
from support.tls import TlsFiles

from crmsync.sandbox.graph import EmbeddedGraph
from crmsync.sandbox.identity import IdentityProvider


class GraphOdooStory(GraphStory, OdooStory):
    """The mailbox is the embedded Graph, as in `GraphStory`; everything about the CRM is as in `OdooStory`."""

    def crm_account_text(self) -> str:
        return self.odoo_account_text()

    def signs_in(self) -> None:
        given = json.dumps({"refresh_token": self.refresh_token})
        self.crmsync("accounts", "sign-in", "office", "--token-stdin", stdin=given).ended(IN_STEP)
        key = f"{self.crm_server.key}\n"
        self.crmsync("accounts", "sign-in", "crm", "--password-stdin", stdin=key).ended(IN_STEP)

    def secrets_of_the_services(self) -> list[str]:
        return [self.refresh_token, self.crm_server.key, *self.extra_secrets]


@contextmanager
def telling_graph_and_odoo(tls: TlsFiles, server: OdooServer, folder: Path) -> Iterator[GraphOdooStory]:
    """A story in a new mailbox and an emptied Odoo. tls: of the sign-in server."""
    with (
        EmbeddedGraph() as graph,
        IdentityProvider(graph.book, context=tls.server_context()) as provider,
    ):
        story = GraphOdooStory(graph, provider, tls.ca, server, CrmClock(), folder)
        try:
            yield story
        finally:
            for hand in (story.dav, story.zoho, story.crm.stranger, story.crm.administrator):
                hand.close()
