"""The Microsoft servers at which one whole-program story is told: Microsoft 365 and an Exchange Server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.ews_story import telling_exchange
from support.graph_story import telling_graph
from support.outlook_story import OutlookStory
from support.tls import TlsFiles
from support.wire import Wire

from crmsync.sandbox.ews import EmbeddedExchange

SERVICES = ("graph", "ews")


@contextmanager
def telling_outlook(
    service: str, tls: TlsFiles, folder: Path, *, wired: bool = False
) -> Iterator[OutlookStory]:
    """A story in a new mailbox of a service. tls: of its sign-in server, where it has one. wired: with a wire in front
    of the server in any case.
    """
    if service == "graph":
        with telling_graph(tls, folder) as at_graph:
            yield at_graph
        return
    with EmbeddedExchange() as exchange:
        if wired:
            # Windows' own sign-in belongs to a connection, which the wire does not keep.
            exchange.switch(ntlm=False)
        with telling_exchange(exchange, folder, Wire(exchange.base_url) if wired else None) as at_exchange:
            yield at_exchange
