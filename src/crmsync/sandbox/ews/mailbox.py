"""The mailboxes of the server: whose they are, and the folders that Exchange gives each of them.

Knows folders by name and class, nothing of requests.
"""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.sandbox.ews.behaviour import Behaviour
from crmsync.sandbox.ews.store import Folder, Right, Store
from crmsync.sandbox.ews.xml import Element
from crmsync.sandbox.identity.book import Account
from crmsync.sandbox.outlook.outbox import Outbox
from crmsync.sandbox.wire.clock import Clock

ROOT = "root"
TOP = "msgfolderroot"
_TOP_FOLDERS = (
    ("calendar", "Calendar", "IPF.Appointment"),
    ("contacts", "Contacts", "IPF.Contact"),
    ("deleteditems", "Deleted Items", "IPF.Note"),
    ("drafts", "Drafts", "IPF.Note"),
    ("inbox", "Inbox", "IPF.Note"),
    ("journal", "Journal", "IPF.Journal"),
    ("junkemail", "Junk Email", "IPF.Note"),
    ("notes", "Notes", "IPF.StickyNote"),
    ("outbox", "Outbox", "IPF.Note"),
    ("sentitems", "Sent Items", "IPF.Note"),
    ("tasks", "Tasks", "IPF.Task"),
)
_CONTACT_FOLDERS = (
    ("recipientcache", "Recipient Cache", "IPF.Contact.RecipientCache"),
    ("quickcontacts", "{A9E2BC46-B3A0-4243-B315-60D991004455}", "IPF.Contact.MOC.QuickContacts"),
)
"""What Exchange itself keeps inside of Contacts; no folder for people."""


@frozen
class Configuration:
    """A user configuration object: settings of a program, kept beside the items of a folder."""

    key: int
    version: int
    dictionary: Element | None
    xml_data: str | None
    binary_data: str | None


class Mailbox:
    """One person's mailbox; `make_folders` makes a new one of it. zone: the IANA name of the person's time
    zone.
    """

    def __init__(self, store: Store, owner: Account, zone: str) -> None:
        self.store = store
        self.owner = owner
        self.zone = zone
        self.outbox = Outbox()
        self.configurations: dict[tuple[int, str], Configuration] = {}

    def make_folders(self) -> None:
        """Those that Exchange gives everybody."""
        store = self.store
        root = store.add_folder(self.address, None, "Root", "IPF", ROOT)
        store.add_folder(self.address, root, "Finder", "IPF", "searchfolders")
        dumpster = store.add_folder(self.address, root, "Recoverable Items", "IPF", "recoverableitemsroot")
        store.add_folder(self.address, dumpster, "Deletions", "IPF.Note", "recoverableitemsdeletions")
        top = store.add_folder(self.address, root, "Top of Information Store", "IPF", TOP)
        for distinguished, name, folder_class in _TOP_FOLDERS:
            store.add_folder(self.address, top, name, folder_class, distinguished)
        contacts = self.default("contacts")
        for distinguished, name, folder_class in _CONTACT_FOLDERS:
            store.add_folder(self.address, contacts, name, folder_class, distinguished)

    @property
    def address(self) -> str:
        return self.owner.username.casefold()

    @property
    def behaviour(self) -> Behaviour:
        return self.store.behaviour

    def distinguished(self, name: str) -> Folder | None:
        """The folder of that name in DistinguishedFolderId."""
        return next(
            (
                folder
                for folder in self.store.folders.values()
                if folder.distinguished == name and folder.mailbox == self.address
            ),
            None,
        )

    def default(self, name: str) -> Folder:
        """A folder that every mailbox has. Raises LookupError for another name."""
        folder = self.distinguished(name)
        if folder is None:
            raise LookupError(name)
        return folder


class Organisation:
    """All mailboxes of the server."""

    def __init__(self, clock: Clock, behaviour: Behaviour) -> None:
        self.store = Store(clock, behaviour)
        self.mailboxes: dict[str, Mailbox] = {}

    def add(self, owner: Account, zone: str) -> Mailbox:
        """A new mailbox."""
        mailbox = Mailbox(self.store, owner, zone)
        mailbox.make_folders()
        self.mailboxes[mailbox.address] = mailbox
        return mailbox

    def mailbox(self, address: str) -> Mailbox | None:
        return self.mailboxes.get(address.casefold())


def right(folder: Folder, who: str) -> Right:
    """What somebody may do in a folder. who: a mail address."""
    if folder.mailbox == who.casefold():
        return Right.READ if folder.read_only else Right.WRITE
    return folder.rights.get(who.casefold(), Right.NONE)
