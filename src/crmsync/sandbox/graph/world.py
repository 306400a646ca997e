"""The embedded Graph as tests, sample data and `crmsync sandbox` use it: start, stop, switches, and a
person's edits in Outlook.

A person's edits go straight to the mailbox, under the same rules as requests, but no request is counted.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from crmsync.sandbox.crm.environment import Clock, system_clock
from crmsync.sandbox.crm.faults import Fault
from crmsync.sandbox.crm.requestlog import LoggedRequest
from crmsync.sandbox.crm.server import HttpServer
from crmsync.sandbox.graph.application import VERSION, Embedded
from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.gate import ALL_SCOPES
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.outbox import SentMail
from crmsync.sandbox.graph.person import Person
from crmsync.sandbox.identity.book import ANNA, Account, TokenBook

_AN_HOUR = timedelta(hours=1)


class GraphStopped(Exception):
    """The embedded Graph has no address while it is not running."""


class EmbeddedGraph:
    """A local server that speaks Microsoft Graph v1.0 for one mailbox, kept in memory.

        with EmbeddedGraph() as graph:
            kim = graph.person.create_contact({"givenName": "Kim"})
            graph.url, graph.access_token()

    All methods are safe from several threads.
    """

    def __init__(
        self,
        *,
        owner: Account = ANNA,
        book: TokenBook | None = None,
        clock: Clock = system_clock,
        behaviour: Behaviour | None = None,
        zone: str = "Europe/Berlin",
        context: ssl.SSLContext | None = None,
    ) -> None:
        """owner: whose mailbox it is. book: where tokens are looked up, shared with an identity provider.
        clock: gives aware datetimes.

        zone: the IANA name of the owner's time zone. context: serve TLS with it.
        """
        self.owner = owner
        self.book = book or TokenBook(clock)
        self._clock = clock
        self._context = context
        self._mailbox = Mailbox(owner, clock, behaviour or Behaviour(), zone)
        self._application = Embedded(self._mailbox, self.book)
        self._server: HttpServer | None = None

    def start(self, port: int = 0) -> str:
        """Serve on 127.0.0.1 at `port` (0: a free one); gives the base URL. Raises OSError when the port is
        taken.
        """
        server = HttpServer(
            self._application.answer, lambda: int(self._clock().timestamp()), port, self._context
        )
        scheme = "http" if self._context is None else "https"
        self._application.base_url = f"{scheme}://127.0.0.1:{server.port}"
        server.start()
        self._server = server
        return self._application.base_url

    def stop(self) -> None:
        """Close every connection and wait for all threads."""
        self._application.stopping.set()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        if self._server is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, host and port. Raises GraphStopped when it is not running."""
        if self._server is None:
            raise GraphStopped
        return self._application.base_url

    @property
    def url(self) -> str:
        """The address of the API, with its version. Raises GraphStopped when it is not running."""
        return self.base_url + VERSION

    @property
    def person(self) -> Person:
        """Whose mailbox it is."""
        return Person(self._mailbox)

    def access_token(self, scopes: Iterable[str] = ALL_SCOPES, lifetime: timedelta = _AN_HOUR) -> str:
        """An access token of the mailbox's owner, without signing in."""
        return self.book.give_access(self.owner, scopes, lifetime)

    # Switches, faults, logs

    @property
    def behaviour(self) -> Behaviour:
        return self._mailbox.store.behaviour

    @behaviour.setter
    def behaviour(self, behaviour: Behaviour) -> None:
        self._mailbox.store.behaviour = behaviour

    def switch(self, **changes: Any) -> None:
        """Change switches by name: `graph.switch(delta_page_size=2)`."""
        self.behaviour = replace(self.behaviour, **changes)

    @contextmanager
    def switched(self, **changes: Any) -> Iterator[None]:
        """Switches that hold inside the block only."""
        before = self.behaviour
        self.switch(**changes)
        try:
            yield
        finally:
            self.behaviour = before

    def lose_delta_tokens(self) -> None:
        """Every delta and next link is refused from now on, in the way the switch `lost_token` says."""
        with self._mailbox.store.transaction():
            self._mailbox.deltas.lose_tokens()

    def fail(self, *faults: Fault) -> None:
        """Let calls go wrong; see `Fault`. A part of a batch is a call like any other."""
        self._application.faults.add(*faults)

    def mend(self) -> None:
        """No more faults."""
        self._application.faults.clear()

    def waiting_faults(self) -> list[Fault]:
        """Faults that have not happened as often as they should."""
        return self._application.faults.waiting()

    def requests(self, match: str = "", method: str | None = None) -> list[LoggedRequest]:
        """The HTTP requests so far, oldest first (a batch is one); `match`: a regular expression searched in
        the path."""
        return self._application.requests.entries(match, method)

    def calls(self, match: str = "", method: str | None = None) -> list[LoggedRequest]:
        """The calls so far, oldest first: those made by themselves, and every part of a batch."""
        return self._application.calls.entries(match, method)

    def writes(self) -> list[LoggedRequest]:
        """The calls that were to change something."""
        return [call for call in self.calls() if call.method != "GET"]

    def forget_requests(self) -> None:
        """Forget both logs."""
        self._application.requests.clear()
        self._application.calls.clear()

    def mails(self) -> list[SentMail]:
        """What Exchange would have mailed to guests and organizers so far; [] after a sync without
        invitations.
        """
        with self._mailbox.store.transaction():
            return list(self._mailbox.outbox.sent)

    def forget_mails(self) -> None:
        with self._mailbox.store.transaction():
            self._mailbox.outbox.sent.clear()

    @property
    def busiest(self) -> int:
        """The most requests that ever ran at the same time."""
        return self._application.gate.busiest

    @property
    def admin_token(self) -> str:
        """For the header `X-Admin-Token` of `/admin/…`."""
        return self._application.admin.token
