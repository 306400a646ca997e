"""What one mailbox holds: folders, items, and a log of changes for delta. Memory, one lock.

Knows no rule about what may be in an item. Every change gives a new revision, the version of what it changed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.ids import Form, ItemId, change_key, parse_id
from crmsync.sandbox.graph.properties import Extended
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.outlook.store import LockedStore
from crmsync.sandbox.wire.clock import Clock


class Kind(StrEnum):
    """What a folder holds."""

    CONTACTS = "contacts"
    EVENTS = "events"
    TASKS = "tasks"


@dataclass(slots=True)
class Folder:
    """A contact folder, a calendar or a task list.

    parent: the key of the folder it lies in, None at the top. well_known: `contacts`, `calendar`,
    `defaultList`, `flaggedEmails`; empty for those that people made. read_only: a calendar whose events
    nobody may change, like that of holidays.
    """

    key: int
    kind: Kind
    name: str
    parent: int | None
    well_known: str
    version: int
    read_only: bool = False
    data: JsonObject = field(default_factory=dict)


@dataclass(slots=True)
class Exceptional:
    """An occurrence that differs from its series: what it has instead."""

    data: JsonObject
    version: int
    modified: datetime
    extended: Extended = field(default_factory=dict)


@dataclass(slots=True)
class Item:
    """A contact, an event or a task.

    generation: how often it has moved. exceptions, cancelled: of a series, by when the occurrence was to
    start.
    """

    key: int
    kind: Kind
    folder: int
    data: JsonObject
    created: datetime
    modified: datetime
    version: int
    generation: int = 0
    extended: Extended = field(default_factory=dict)
    photo: bytes | None = None
    exceptions: dict[datetime, Exceptional] = field(default_factory=dict)
    cancelled: set[datetime] = field(default_factory=set)


@frozen
class Change:
    """The latest change of an item or folder in one place. gone: it is no longer there."""

    key: int
    revision: int
    at: datetime
    gone: bool
    generation: int


class Store(LockedStore[Behaviour]):
    """The contents of a mailbox. Every method needs `lock` held; use `transaction`.

    revision: that of the latest change. log: the latest change of each item or folder, by place.
    """

    def __init__(self, clock: Clock, behaviour: Behaviour) -> None:
        super().__init__(clock, behaviour)
        self.mailbox = secrets.token_bytes(7)
        self.folders: dict[int, Folder] = {}
        self.items: dict[int, Item] = {}
        self.revision = 0
        self.log: dict[str, dict[tuple[int, int], Change]] = {}

    # Folders

    def add_folder(self, kind: Kind, name: str, parent: int | None = None, well_known: str = "") -> Folder:
        folder = Folder(self.next_key(), kind, name, parent, well_known, self._next())
        self.folders[folder.key] = folder
        self._note(tree_log(kind), folder.key, folder.version, gone=False)
        return folder

    def touch_folder(self, folder: Folder) -> None:
        """Give a folder that was changed a new version."""
        folder.version = self._next()
        self._note(tree_log(folder.kind), folder.key, folder.version, gone=False)

    def remove_folder(self, folder: Folder) -> None:
        """Remove a folder with all that is in it."""
        for child in [other for other in self.folders.values() if other.parent == folder.key]:
            self.remove_folder(child)
        for item in self.items_in(folder):
            self.remove(item)
        del self.folders[folder.key]
        self._note(tree_log(folder.kind), folder.key, self._next(), gone=True)

    def default_folder(self, kind: Kind) -> Folder:
        """The folder of that kind that every mailbox has."""
        return next(folder for folder in self.folders.values() if folder.kind is kind and folder.well_known)

    # Items

    def add(self, kind: Kind, folder: Folder, data: JsonObject, extended: Extended | None = None) -> Item:
        now = self.now()
        item = Item(self.next_key(), kind, folder.key, data, now, now, self._next())
        item.extended = extended or {}
        self.items[item.key] = item
        self._log_item(item, gone=False)
        return item

    def touch(self, item: Item) -> None:
        """Give an item that was changed a new version."""
        item.version, item.modified = self._next(), self.now()
        self._log_item(item, gone=False)

    def remove(self, item: Item) -> None:
        del self.items[item.key]
        self._next()
        self._log_item(item, gone=True)

    def move(self, item: Item, folder: Folder) -> None:
        """Put an item into another folder: gone there, new here, with another ordinary id."""
        self._next()
        self._log_item(item, gone=True)
        item.folder, item.generation = folder.key, item.generation + 1
        self.touch(item)

    def items_in(self, folder: Folder) -> list[Item]:
        """The oldest first."""
        return [item for item in self.items.values() if item.folder == folder.key]

    # Ids

    def item_id(self, item: Item, *, immutable: bool, occurrence: datetime | None = None) -> str:
        """Tasks of Microsoft To Do have one kind of id only, which changes when they move."""
        if immutable and item.kind is not Kind.TASKS:
            return ItemId(Form.IMMUTABLE, item.key, 0, occurrence).text(self.mailbox)
        return ItemId(Form.ORDINARY, item.key, item.generation, occurrence).text(self.mailbox)

    def present(self, change: Change, folder: Folder, *, immutable: bool) -> Item | None:
        """The item that a change of this folder tells of.

        None when it is no longer here under the id that the client sees.
        """
        item = self.items.get(change.key)
        if item is None or item.folder != folder.key:
            return None
        same = item.generation == change.generation or (immutable and item.kind is not Kind.TASKS)
        return item if same else None

    def gone_id(self, change: Change, kind: Kind, *, immutable: bool) -> str:
        """The id under which a vanished item was known."""
        if immutable and kind is not Kind.TASKS:
            return ItemId(Form.IMMUTABLE, change.key).text(self.mailbox)
        return ItemId(Form.ORDINARY, change.key, change.generation).text(self.mailbox)

    @property
    def root_id(self) -> str:
        """The id of what all folders lie in."""
        return self.folder_id(1)

    def folder_id(self, key: int) -> str:
        return ItemId(Form.FOLDER, key).text(self.mailbox)

    def parse(self, text: str) -> ItemId | None:
        return parse_id(text, self.mailbox)

    def change_key(self, version: int) -> str:
        return change_key(self.mailbox, version)

    # Changes

    def changes(self, log: str, after: int | None) -> tuple[list[Change], int]:
        """What changed after a revision (None: everything that is there), in that order, and up to which.

        What is younger than the switch `delta_delay` is not seen yet.
        """
        newest = self.now() - self.behaviour.delta_delay
        upto = after or 0
        seen: list[Change] = []
        for change in sorted(self.log.get(log, {}).values(), key=lambda change: change.revision):
            if change.revision <= (after or 0):
                continue
            if change.at > newest:
                break
            upto = change.revision
            if not (change.gone and after is None):
                seen.append(change)
        return seen, upto

    def _next(self) -> int:
        self.revision += 1
        return self.revision

    def _log_item(self, item: Item, *, gone: bool) -> None:
        self._note(folder_log(item.folder), item.key, self.revision, gone=gone, generation=item.generation)

    def _note(self, log: str, key: int, revision: int, *, gone: bool, generation: int = 0) -> None:
        self.log.setdefault(log, {})[key, generation] = Change(key, revision, self.now(), gone, generation)


def folder_log(folder: int) -> str:
    """The log of the items of a folder."""
    return f"folder {folder}"


def tree_log(kind: Kind) -> str:
    """The log of the folders of a kind."""
    return f"tree {kind}"
