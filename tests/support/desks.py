"""In-memory services behind the façade: accounts with a password, folders of all three kinds, and the people
who edit there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from support.character import CRM, MAILBOX
from support.memory import MemoryCollection
from support.people import Deed, Person
from support.shelf import Surroundings

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account, Service
from crmsync.app.budget import Credits
from crmsync.app.errors import NotOffered
from crmsync.app.services import Given, GivenPassword, SecretStore, Way, nobody_signed_in
from crmsync.connect.base import Connector, FolderInfo, OpenOptions
from crmsync.connect.cache import Cache
from crmsync.connect.errors import FolderGone, ServiceError, SignInNeeded
from crmsync.model.kinds import Kind, Side

CHARACTERS = {Side.OUTLOOK: MAILBOX, Side.CRM: CRM}
FOLDERS = {Kind.CONTACTS: "People", Kind.TASKS: "To do", Kind.EVENTS: "Calendar"}


class MemoryDesk:
    """Everything the façade wants of a service.

    password: the right one. collections: one folder of each kind. down: an error that every request meets.
    opened, closed: how many connectors. tried: how often somebody signed in. revoked: whose sign-ins were revoked. asked: the options of each collection that was opened.
    """

    ways = (Way.PASSWORD,)

    def __init__(self, side: Side, around: Surroundings) -> None:
        self.side = side
        self.password = "right"
        self.collections = {kind: MemoryCollection(kind, CHARACTERS[side], around) for kind in Kind}
        self.down: ServiceError | None = None
        self.refuse_sign_out: ServiceError | None = None
        self.opened = self.closed = self.tried = 0
        self.revoked: list[str] = []
        self.asked: list[OpenOptions] = []
        self.connectors: list[MemoryConnector] = []

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        password = secrets.get("password")
        if password is None:
            raise nobody_signed_in(account)
        self.opened += 1
        self.connectors.append(MemoryConnector(self, account, password))
        return self.connectors[-1]

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        if not isinstance(given, GivenPassword):
            raise NotOffered("This service takes a password only.")
        return {"password": given.password}

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        if self.refuse_sign_out is not None:
            raise self.refuse_sign_out
        if secrets.get("password") is not None:
            self.revoked.append(account.name)

    def credits(self, connector: Connector) -> Credits | None:
        return Credits(7) if self.side is Side.CRM else None

    def addresses(self, account: Account) -> tuple[str, ...]:
        return ()


class MemoryConnector(Connector):
    """One signed-in account of a `MemoryDesk`."""

    def __init__(self, desk: MemoryDesk, account: Account, password: Secret) -> None:
        self.service = CHARACTERS[desk.side].service
        self._desk = desk
        self._account = account
        self._password = password
        self._before = self._sent
        self.is_open = True

    @property
    def _sent(self) -> int:
        return self._desk.tried + sum(one.requests for one in self._desk.collections.values())

    def _sign_in(self) -> None:
        self._desk.tried += 1
        if self._desk.down is not None:
            raise self._desk.down
        if self._password.reveal() != self._desk.password:
            raise SignInNeeded("The password is not accepted.", service=self.service, action="sign in")

    def check(self) -> str:
        self._sign_in()
        return f"{self._account.username or 'anna'} at {self.service}"

    def folders(self, *, categories: bool = False) -> Sequence[FolderInfo]:
        self._sign_in()
        return [
            FolderInfo(
                f"/{kind}/", name, kind, categories=("CRM",) if categories and kind is Kind.EVENTS else ()
            )
            for kind, name in FOLDERS.items()
        ]

    def open(self, folder: str, kind: Kind, options: OpenOptions) -> MemoryCollection:
        self._sign_in()
        self._desk.asked.append(options)
        if folder not in (FOLDERS[kind], f"/{kind}/"):
            raise FolderGone(
                f"There is no folder called {folder}.",
                service=self.service,
                advice="crmsync folders lists the folders.",
            )
        return self._desk.collections[kind]

    @property
    def requests(self) -> int:
        return self._sent - self._before

    def close(self) -> None:
        if self.is_open:
            self._desk.closed += 1
        self.is_open = False


class Services:
    """A mailbox and a CRM for the façade. outlook, crm: the people who edit the contacts (or another kind) there."""

    def __init__(self) -> None:
        self.around = Surroundings()
        self.mailbox = MemoryDesk(Side.OUTLOOK, self.around)
        self.customers = MemoryDesk(Side.CRM, self.around)
        self.desks = {Service.DAV: self.mailbox, Service.ZOHO: self.customers}
        self._journal: list[Deed] = []
        self.outlook = self.person(Side.OUTLOOK, Kind.CONTACTS)
        self.crm = self.person(Side.CRM, Kind.CONTACTS)

    def person(self, side: Side, kind: Kind) -> Person:
        """Somebody who edits items of one kind on one side."""
        desk = self.mailbox if side is Side.OUTLOOK else self.customers
        return Person(side, desk.collections[kind], self._journal)

    @property
    def writes(self) -> int:
        """How many writes landed on both sides so far."""
        desks = (self.mailbox, self.customers)
        return sum(len(one.landed) for desk in desks for one in desk.collections.values())

    def meanwhile(self, act: Callable[[], object]) -> None:
        """Something happens while the mailbox is read."""
        self.mailbox.collections[Kind.CONTACTS].faults.meanwhile(None, act)


ACCOUNTS = """\
[accounts.office]
side = "outlook"
service = "dav"
url = "https://dav.example.com/"
username = "anna@example.com"

[accounts.zoho]
side = "crm"
service = "zoho"
region = "eu"
"""

MAPPINGS = {
    Kind.CONTACTS: """
[[mappings]]
name = "Contacts"
kind = "contacts"
outlook = { account = "office", folder = "People" }
crm = { account = "zoho", module = "People" }
""",
    Kind.TASKS: """
[[mappings]]
name = "Tasks"
kind = "tasks"
outlook = { account = "office", folder = "To do" }
crm = { account = "zoho", module = "To do" }
""",
    Kind.EVENTS: """
[[mappings]]
name = "Meetings"
kind = "events"
outlook = { account = "office", folder = "Calendar", categories = ["CRM"] }
crm = { account = "zoho", module = "Calendar" }
""",
}


def configuration(*kinds: Kind) -> str:
    """A configuration file with both accounts and a mapping for each of these kinds (contacts by default)."""
    return ACCOUNTS + "".join(MAPPINGS[kind] for kind in kinds or (Kind.CONTACTS,))
