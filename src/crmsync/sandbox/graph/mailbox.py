"""All rooms of the embedded Graph put together over one mailbox, and what its calls have in common: finding
folders and items by their ids, and heeding If-Match.

Knows calls, no HTTP.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from crmsync.sandbox.graph.behaviour import Behaviour, Taken
from crmsync.sandbox.graph.calls import Call
from crmsync.sandbox.graph.contacts import Contacts
from crmsync.sandbox.graph.delta import Deltas
from crmsync.sandbox.graph.errors import access_denied, bad_query, conflict, malformed_id, not_found
from crmsync.sandbox.graph.events import Events
from crmsync.sandbox.graph.ids import Form
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.store import Change, Folder, Item, Kind, Store, folder_log
from crmsync.sandbox.graph.tasks import Tasks
from crmsync.sandbox.identity.book import Account
from crmsync.sandbox.outlook.outbox import Outbox
from crmsync.sandbox.wire.clock import Clock


class Mailbox:
    """One person's mailbox."""

    def __init__(self, owner: Account, clock: Clock, behaviour: Behaviour, zone: str) -> None:
        """zone: the IANA name of the person's time zone."""
        self.owner = owner
        self.zone = zone
        self.store = Store(clock, behaviour)
        self.store.add_folder(Kind.CONTACTS, "Contacts", well_known="contacts")
        self.store.add_folder(Kind.TASKS, "Tasks", well_known="defaultList")
        self.store.add_folder(Kind.TASKS, "Flagged Emails", well_known="flaggedEmails")
        self.store.add_folder(Kind.EVENTS, "Calendar", well_known="calendar")
        self.categories: dict[str, JsonObject] = {}
        self.contacts = Contacts(self.store)
        self.tasks = Tasks(self.store)
        self.outbox = Outbox()
        self.events = Events(self.store, owner, self.outbox)
        self.deltas = Deltas()

    @property
    def behaviour(self) -> Behaviour:
        return self.store.behaviour

    def folder(self, kind: Kind, text: str) -> Folder:
        """The folder of an id; the default contact folder also by its name, `contacts`.

        Raises GraphError when there is none.
        """
        if kind is Kind.CONTACTS and text.casefold() == "contacts":
            return self.store.default_folder(kind)
        found = self.store.parse(text)
        if found is None:
            raise malformed_id()
        folder_found = self.store.folders.get(found.key) if found.form is Form.FOLDER else None
        if folder_found is None or folder_found.kind is not kind:
            raise not_found()
        return folder_found

    def writable(self, folder: Folder) -> Folder:
        """`folder`, when its items may be changed. Raises GraphError when not."""
        if folder.read_only:
            raise access_denied()
        return folder

    def located(self, kind: Kind, text: str) -> tuple[Item, datetime | None]:
        """The item of an id of either form, and which occurrence of it is meant.

        Raises GraphError when there is none.
        """
        found = self.store.parse(text)
        if found is None:
            raise malformed_id()
        item = self.store.items.get(found.key)
        if item is None or item.kind is not kind or found.form is Form.FOLDER:
            raise not_found()
        if found.form is Form.ORDINARY and found.generation != item.generation:
            raise not_found()
        return item, found.occurrence

    def item(self, kind: Kind, text: str, folder: Folder | None = None) -> Item:
        """The whole item of an id, in that folder. Raises GraphError when there is none."""
        item, occurrence = self.located(kind, text)
        if occurrence is not None:
            raise not_found()
        if folder is not None and item.folder != folder.key:
            raise not_found()
        return item

    def changes_in(self, folder: Folder, call: Call) -> Callable[[Any, Options], tuple[list[Change], Any]]:
        """What changed in a folder after a state, for the delta round that `call` asks for.

        Raises GraphError when the call expands and the switch `expand_in_delta` does not allow it.
        """
        if call.options.expand and self.behaviour.expand_in_delta is not Taken.ACCEPTED:
            raise bad_query("The following parameters are not supported with change tracking: '$expand'.")
        return lambda state, options: self.store.changes(folder_log(folder.key), state)

    def check_match(self, call: Call, version: int, *, heeded: bool) -> None:
        """Raises GraphError 412 when If-Match names another version."""
        wanted = call.headers.get("if-match")
        if heeded and wanted is not None and wanted.strip() != "*":
            tags = {tag.strip().removeprefix("W/").strip('"') for tag in wanted.split(",")}
            if self.store.change_key(version) not in tags:
                raise conflict()
