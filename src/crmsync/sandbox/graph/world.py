"""The embedded Graph as tests, sample data and `crmsync sandbox` use it: start, stop, switches, and a
person's edits in Outlook.

A person's edits go straight to the mailbox, under the same rules as requests, but no request is counted.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import timedelta

from crmsync.sandbox.graph.application import VERSION, Embedded
from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.gate import ALL_SCOPES
from crmsync.sandbox.graph.keeping import contents, restore
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.person import Person
from crmsync.sandbox.identity.book import ANNA, Account, TokenBook
from crmsync.sandbox.outlook.outbox import SentMail
from crmsync.sandbox.outlook.packing import Json
from crmsync.sandbox.wire.clock import Clock, system_clock
from crmsync.sandbox.wire.requestlog import LoggedRequest
from crmsync.sandbox.wire.service import EmbeddedService

_AN_HOUR = timedelta(hours=1)


class GraphStopped(Exception):
    """The embedded Graph has no address while it is not running."""


class EmbeddedGraph(EmbeddedService[Behaviour]):
    """A local server that speaks Microsoft Graph v1.0 for one mailbox, in memory.

        with EmbeddedGraph() as graph:
            kim = graph.person.create_contact({"givenName": "Kim"})
            graph.url, graph.access_token()

    All methods are safe from several threads. A batch is one request; a part of it is a call like any
    other, for faults too.
    """

    STOPPED = GraphStopped

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
        self._mailbox = Mailbox(owner, clock, behaviour or Behaviour(), zone)
        self._application = Embedded(self._mailbox, self.book)
        super().__init__(self._application, self._mailbox.store, lambda: int(clock().timestamp()), context)

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

    # Delta tokens, logs

    def lose_delta_tokens(self) -> None:
        """Every delta and next link is refused from now on, in the way the switch `lost_token` says."""
        with self._mailbox.store.transaction():
            self._mailbox.deltas.lose_tokens()

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

    # Keeping (see `outlook.keeping.Kept`)

    @property
    def changes(self) -> int:
        return self._mailbox.store.transactions + self.book.changes

    def contents(self) -> Json:
        """The mailbox, delta tokens and the tokens of sign-ins."""
        return contents(self._mailbox, self.book)

    def restore(self, kept: Json) -> None:
        """Hold that, and nothing else. Raises ValueError when it cannot be read."""
        restore(self._mailbox, self.book, kept)

    @property
    def busiest(self) -> int:
        """The most requests that ever ran at the same time."""
        return self._application.gate.busiest

    @property
    def admin_token(self) -> str:
        """For the header `X-Admin-Token` of `/admin/…`."""
        return self._application.admin.token
