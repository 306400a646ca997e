"""The embedded Exchange Server as tests, sample data and `crmsync sandbox` use it: start, stop, switches, and
a person's edits in Outlook.

A person's edits go straight to the mailbox, under the same rules as requests, but no request is counted.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import timedelta

from crmsync.sandbox.ews.application import EWS_PATH, Embedded
from crmsync.sandbox.ews.autodiscover import POX_PATH
from crmsync.sandbox.ews.behaviour import Behaviour
from crmsync.sandbox.ews.gate import Member
from crmsync.sandbox.ews.keeping import contents, restore
from crmsync.sandbox.ews.mailbox import Mailbox, Organisation
from crmsync.sandbox.ews.person import Person
from crmsync.sandbox.identity.book import ANNA, Account, TokenBook
from crmsync.sandbox.outlook.outbox import SentMail
from crmsync.sandbox.outlook.packing import Json
from crmsync.sandbox.wire.clock import Clock, system_clock
from crmsync.sandbox.wire.requestlog import LoggedRequest
from crmsync.sandbox.wire.service import EmbeddedService

DOMAIN = "EXAMPLE"
PASSWORD = "Winter-1!"
ACCESS_SCOPE = "https://exchange.example.com/EWS.AccessAsUser.All"
_AN_HOUR = timedelta(hours=1)
_WRITES = frozenset({"Create", "Update", "Delete", "Move", "Send"})


class ExchangeStopped(Exception):
    """The embedded Exchange Server has no address while it is not running."""


class EmbeddedExchange(EmbeddedService[Behaviour]):
    """A local server that speaks EWS for the mailboxes of one organisation, in memory.

        with EmbeddedExchange() as exchange:
            kim = exchange.person.create_contact({"GivenName": "Kim"})
            exchange.url, exchange.user, exchange.password

    All methods are safe from several threads. Operations of EWS are logged and struck by their names.
    """

    STOPPED = ExchangeStopped

    def __init__(
        self,
        *,
        owner: Account = ANNA,
        password: str = PASSWORD,
        book: TokenBook | None = None,
        clock: Clock = system_clock,
        behaviour: Behaviour | None = None,
        zone: str = "Europe/Berlin",
        context: ssl.SSLContext | None = None,
        certificate: str = "",
    ) -> None:
        """owner: whose mailbox it is. book: where tokens are looked up, shared with an identity provider.
        clock: gives aware datetimes.

        zone: the IANA name of the owner's time zone. context: serve TLS with it. certificate: the PEM of the
        certificate that it shows; see the switch `extended_protection`.
        """
        self.owner = owner
        self.password = password
        self.book = book or TokenBook(clock)
        self._zone = zone
        self._organisation = Organisation(clock, behaviour or Behaviour())
        shown = ssl.PEM_cert_to_DER_cert(certificate) if certificate else None
        self._application = Embedded(self._organisation, self.book, shown)
        self._mailbox = self._join(owner, password)
        store = self._organisation.store
        super().__init__(self._application, store, lambda: int(clock().timestamp()), context)

    @property
    def url(self) -> str:
        """The address of EWS. Raises ExchangeStopped when it is not running."""
        return self.base_url + EWS_PATH

    @property
    def autodiscover_url(self) -> str:
        """The address of POX autodiscover. Raises ExchangeStopped when it is not running."""
        return self.base_url + POX_PATH

    @property
    def user(self) -> str:
        """The owner's name as the domain knows it; the mail address signs in too."""
        return _domain_name(self.owner)

    @property
    def person(self) -> Person:
        """Whose mailbox it is."""
        return Person(self._mailbox)

    def colleague(self, account: Account, password: str = PASSWORD) -> Person:
        """Somebody else with a mailbox on this server, and the password that is good from now on."""
        return Person(self._join(account, password))

    def set_password(self, password: str) -> None:
        """The owner has a new password."""
        self.password = password
        self._application.gate.add(Member(self.owner, _domain_name(self.owner), password))
        self.end_connections()

    def end_connections(self) -> None:
        """What connections have proved by NTLM is over: the next request of each gets 401."""
        self._application.gate.forget()

    def access_token(self, lifetime: timedelta = _AN_HOUR, scopes: Iterable[str] = (ACCESS_SCOPE,)) -> str:
        """An access token of the mailbox's owner, without signing in."""
        return self.book.give_access(self.owner, scopes, lifetime)

    # States, logs

    def lose_sync_states(self) -> None:
        """Every state is refused from now on: ErrorInvalidSyncStateData."""
        with self._organisation.store.transaction():
            self._application.operations.sync.lose_states()

    def calls(self, match: str = "") -> list[LoggedRequest]:
        """The operations so far, oldest first; their path is the operation's name."""
        return self._application.calls.entries(match)

    def writes(self) -> list[LoggedRequest]:
        """The operations that were to change something."""
        return [call for call in self.calls() if call.path.startswith(tuple(_WRITES))]

    def forget_requests(self) -> None:
        """Forget both logs."""
        self._application.requests.clear()
        self._application.calls.clear()

    def mails(self) -> list[SentMail]:
        """What Exchange would have mailed to guests and organizers so far, for all mailboxes; [] after a sync
        without invitations.
        """
        with self._organisation.store.transaction():
            boxes = self._organisation.mailboxes.values()
            return sorted(
                (sent for mailbox in boxes for sent in mailbox.outbox.sent), key=lambda sent: sent.at
            )

    def forget_mails(self) -> None:
        with self._organisation.store.transaction():
            for mailbox in self._organisation.mailboxes.values():
                mailbox.outbox.sent.clear()

    @property
    def busiest(self) -> int:
        """The most requests that ever ran at the same time."""
        return self._application.gate.busiest

    @property
    def wrong_passwords(self) -> int:
        """How often somebody came with a wrong password."""
        return self._application.gate.wrong_passwords

    @property
    def admin_token(self) -> str:
        """For the header `X-Admin-Token` of `/admin/…`."""
        return self._application.admin.token

    # Keeping (see `outlook.keeping.Kept`)

    @property
    def changes(self) -> int:
        return self._organisation.store.transactions

    def contents(self) -> Json:
        """All mailboxes. Who may sign in with which password is not among it."""
        return contents(self._organisation, self._application.operations)

    def restore(self, kept: Json) -> None:
        """Hold that, and nothing else. Raises ValueError when it cannot be read."""
        restore(self._organisation, self._application.operations, kept)

    def _join(self, account: Account, password: str) -> Mailbox:
        self._application.gate.add(Member(account, _domain_name(account), password))
        with self._organisation.store.transaction():
            known = self._organisation.mailbox(account.username)
            return known or self._organisation.add(account, self._zone)


def _domain_name(account: Account) -> str:
    return f"{DOMAIN}\\{account.username.partition('@')[0]}"
