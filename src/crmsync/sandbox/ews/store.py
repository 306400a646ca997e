"""What the server holds: folders and items of all mailboxes, and which version of each. Memory, one lock.

Knows no rule about what may be in an item. Every change gives a new version.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from crmsync.sandbox.ews.behaviour import Behaviour
from crmsync.sandbox.ews.fields import Values
from crmsync.sandbox.ews.ids import Form, Id, change_key
from crmsync.sandbox.outlook.store import LockedStore
from crmsync.sandbox.wire.clock import Clock

if TYPE_CHECKING:
    from crmsync.sandbox.ews.kinds import ItemKind


class Right(IntEnum):
    """What somebody may do in a folder of somebody else."""

    NONE = 0
    READ = 1
    WRITE = 2


@dataclass(slots=True, eq=False)
class Folder:
    """A folder. mailbox: the address whose it is. parent: None at the top. distinguished: its name in
    DistinguishedFolderId; "" for those that people made. rights: what others may do, by address. read_only:
    its owner may only read it too. data: other rooms' own state.
    """

    key: int
    mailbox: str
    parent: Folder | None
    name: str
    folder_class: str
    distinguished: str
    version: int
    rights: dict[str, Right] = field(default_factory=dict)
    read_only: bool = False
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Item:
    """A contact, a task, a calendar item.

    search_key: PidTagSearchKey in base64; it stays when the item moves and its id changes. extra: what its
    kind keeps beside the values.
    """

    key: int
    folder: Folder
    kind: ItemKind
    values: Values
    version: int
    created: datetime
    modified: datetime
    search_key: str
    extra: Any = None


class Store(LockedStore[Behaviour]):
    """The contents of the server. Every method needs `lock` held; use `transaction`."""

    def __init__(self, clock: Clock, behaviour: Behaviour) -> None:
        super().__init__(clock, behaviour)
        self.server = secrets.token_bytes(8)
        self.folders: dict[int, Folder] = {}
        self.items: dict[int, Item] = {}
        self.version = 0

    # Folders

    def add_folder(
        self, mailbox: str, parent: Folder | None, name: str, folder_class: str, distinguished: str = ""
    ) -> Folder:
        folder = Folder(
            self.next_key(), mailbox, parent, name, folder_class, distinguished, self.next_version()
        )
        self.folders[folder.key] = folder
        return folder

    def touch_folder(self, folder: Folder) -> None:
        """Give a folder that was changed a new version."""
        folder.version = self.next_version()

    def remove_folder(self, folder: Folder) -> None:
        """Remove a folder with all that is in it."""
        for child in self.folders_in(folder):
            self.remove_folder(child)
        for item in self.items_in(folder):
            self.remove(item)
        del self.folders[folder.key]

    def folders_in(self, folder: Folder) -> list[Folder]:
        """The folders that lie directly in a folder, the oldest first."""
        return [other for other in self.folders.values() if other.parent is folder]

    # Items

    def add(self, kind: ItemKind, folder: Folder, values: Values, extra: Any = None) -> Item:
        now = self.now()
        search_key = base64.b64encode(secrets.token_bytes(16)).decode()
        item = Item(self.next_key(), folder, kind, values, self.next_version(), now, now, search_key, extra)
        self.items[item.key] = item
        return item

    def touch(self, item: Item) -> None:
        """Give an item that was changed a new version."""
        item.version, item.modified = self.next_version(), self.now()

    def remove(self, item: Item) -> None:
        del self.items[item.key]
        self.next_version()

    def move(self, item: Item, folder: Folder) -> None:
        """Put an item into another folder: gone there, new here, with another id."""
        item.folder = folder
        self.renumber(item)

    def renumber(self, item: Item) -> None:
        """Give an item another id."""
        del self.items[item.key]
        item.key = self.next_key()
        self.items[item.key] = item
        self.touch(item)

    def items_in(self, folder: Folder) -> list[Item]:
        """The oldest first."""
        return [item for item in self.items.values() if item.folder is folder]

    # Ids

    def item_text(self, key: int, occurrence: str = "") -> str:
        return Id(Form.ITEM, key, occurrence).text(self.server)

    def folder_text(self, key: int) -> str:
        return Id(Form.FOLDER, key).text(self.server)

    def change_key(self, version: int) -> str:
        return change_key(self.server, version)

    def next_version(self) -> int:
        """The version of what is changed now."""
        self.version += 1
        return self.version
