"""The hand of the person whose mailbox it is: what is done in Outlook, with Graph's shapes and immutable ids.

Works on the mailbox without a request. Every method raises `GraphError` when the mailbox refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crmsync.sandbox.graph.category_calls import create_category
from crmsync.sandbox.graph.ids import Form
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Preferences
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.series import Occurrence, occurrence, occurrences
from crmsync.sandbox.graph.store import Folder, Item, Kind

_PLAIN = Preferences(immutable_ids=True, text_bodies=True)


class Person:
    """Somebody who works in Outlook."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store

    # Folders

    def folder_id(self, kind: Kind) -> str:
        """The id of the folder that every mailbox has: Contacts, Calendar or Tasks."""
        with self._store.transaction():
            return self._store.folder_id(self._store.default_folder(kind).key)

    def create_folder(
        self, kind: Kind, name: str, parent: str | None = None, *, read_only: bool = False
    ) -> str:
        """A new folder; gives its id. read_only: a calendar that clients may not write to."""
        with self._store.transaction():
            above = None if parent is None else self._mailbox.folder(kind, parent).key
            folder = self._store.add_folder(kind, name, above)
            folder.read_only = read_only
            return self._store.folder_id(folder.key)

    def rename_folder(self, kind: Kind, folder: str, name: str) -> None:
        with self._store.transaction():
            found = self._mailbox.folder(kind, folder)
            found.name = name
            self._store.touch_folder(found)

    def delete_folder(self, kind: Kind, folder: str) -> None:
        """Delete a folder with all that is in it."""
        with self._store.transaction():
            self._store.remove_folder(self._mailbox.folder(kind, folder))

    # Contacts

    def create_contact(self, contact: Mapping[str, Any], folder: str | None = None) -> str:
        """A new contact (in the default folder); gives its id."""
        with self._store.transaction():
            return self._id(self._mailbox.contacts.create(self._folder(Kind.CONTACTS, folder), dict(contact)))

    def edit_contact(self, contact: str, changes: Mapping[str, Any]) -> None:
        """Change fields of a contact; None empties one."""
        with self._store.transaction():
            self._mailbox.contacts.update(self._mailbox.item(Kind.CONTACTS, contact), dict(changes))

    def delete_contact(self, contact: str) -> None:
        self._delete(Kind.CONTACTS, contact)

    def move_contact(self, contact: str, folder: str) -> None:
        """Put a contact into another folder: its immutable id stays, its ordinary one changes."""
        self._move(Kind.CONTACTS, contact, folder)

    def contact(self, contact: str) -> JsonObject | None:
        """A contact with all it has, None when it is gone."""
        with self._store.transaction():
            item = self._find(Kind.CONTACTS, contact)
            return None if item is None else self._mailbox.contacts.show(item, immutable=True)

    def contacts(self, folder: str | None = None) -> list[JsonObject]:
        """All contacts of a folder (the default one), the oldest first."""
        with self._store.transaction():
            found = self._store.items_in(self._folder(Kind.CONTACTS, folder))
            return [self._mailbox.contacts.show(item, immutable=True) for item in found]

    def set_photo(self, contact: str, content: bytes | None) -> None:
        """Give a contact a photo, or take it away with None."""
        with self._store.transaction():
            item = self._mailbox.item(Kind.CONTACTS, contact)
            item.photo = content
            self._store.touch(item)

    def photo(self, contact: str) -> bytes | None:
        with self._store.transaction():
            return self._mailbox.item(Kind.CONTACTS, contact).photo

    # Tasks

    def create_task(self, task: Mapping[str, Any], folder: str | None = None) -> str:
        """A new task (in the default list); gives its id."""
        with self._store.transaction():
            return self._id(self._mailbox.tasks.create(self._folder(Kind.TASKS, folder), dict(task)))

    def edit_task(self, task: str, changes: Mapping[str, Any]) -> None:
        """Change fields of a task; None empties one."""
        with self._store.transaction():
            self._mailbox.tasks.update(self._mailbox.item(Kind.TASKS, task), dict(changes))

    def delete_task(self, task: str) -> None:
        self._delete(Kind.TASKS, task)

    def move_task(self, task: str, folder: str) -> str:
        """Put a task into another list; gives its new id."""
        return self._move(Kind.TASKS, task, folder)

    def task(self, task: str) -> JsonObject | None:
        """A task with all it has, moments in UTC; None when it is gone."""
        with self._store.transaction():
            item = self._find(Kind.TASKS, task)
            return None if item is None else self._mailbox.tasks.show(item, "UTC")

    def tasks(self, folder: str | None = None) -> list[JsonObject]:
        """All tasks of a list (the default one), the oldest first."""
        with self._store.transaction():
            found = self._store.items_in(self._folder(Kind.TASKS, folder))
            return [self._mailbox.tasks.show(item, "UTC") for item in found]

    # Events

    def create_event(self, event: Mapping[str, Any], calendar: str | None = None) -> str:
        """A new event (in the default calendar); gives its id. Its guests are mailed, as Outlook would."""
        with self._store.transaction():
            return self._id(self._mailbox.events.create(self._folder(Kind.EVENTS, calendar), dict(event)))

    def edit_event(self, event: str, changes: Mapping[str, Any]) -> None:
        """Change an event, a series, or one occurrence of it; None empties a field."""
        with self._store.transaction():
            item, original = self._mailbox.located(Kind.EVENTS, event)
            self._mailbox.events.update(item, dict(changes), original)

    def delete_event(self, event: str) -> None:
        """Delete an event, a series, or one occurrence of it."""
        with self._store.transaction():
            self._mailbox.events.remove(*self._mailbox.located(Kind.EVENTS, event))

    def move_event(self, event: str, calendar: str) -> None:
        """Put an event into another calendar."""
        self._move(Kind.EVENTS, event, calendar)

    def event(self, event: str) -> JsonObject | None:
        """An event, a series or an occurrence with all it has: text body, moments in UTC; None when it is
        gone.
        """
        with self._store.transaction():
            item, found = self._find(Kind.EVENTS, event), self._store.parse(event)
            if item is None or found is None:
                return None
            if found.occurrence is None:
                return self._mailbox.events.show(item, immutable=True, preferences=_PLAIN)
            made = occurrence(item, found.occurrence)
            return None if made is None else self._shown_occurrence(item, made)

    def events(self, calendar: str | None = None) -> list[JsonObject]:
        """All single events and series of a calendar (the default one), the oldest first."""
        with self._store.transaction():
            found = self._store.items_in(self._folder(Kind.EVENTS, calendar))
            return [self._mailbox.events.show(item, immutable=True, preferences=_PLAIN) for item in found]

    def occurrences(self, series: str, first: datetime, last: datetime) -> list[JsonObject]:
        """The occurrences of a series that overlap a window, in order."""
        with self._store.transaction():
            item = self._mailbox.item(Kind.EVENTS, series)
            return [self._shown_occurrence(item, made) for made in occurrences(item, first, last)]

    def receive_invitation(
        self, event: Mapping[str, Any], organizer: str, calendar: str | None = None
    ) -> str:
        """A meeting that somebody else organizes and invites the person to; gives its id."""
        with self._store.transaction():
            guests = [*event.get("attendees", ()), self._own()]
            taken = {"showAs": "tentative", **event, "attendees": guests}
            address = {"emailAddress": {"name": organizer, "address": organizer}}
            folder = self._folder(Kind.EVENTS, calendar)
            return self._id(self._mailbox.events.create(folder, taken, organizer=address))

    def guest_answers(self, event: str, guest: str, response: str) -> None:
        """A guest's answer arrives: `accepted`, `declined` or `tentativelyAccepted`."""
        with self._store.transaction():
            self._mailbox.events.note_answer(self._mailbox.item(Kind.EVENTS, event), guest, response)

    def organizer_cancels(self, event: str) -> None:
        """The organizer of a received meeting cancels it."""
        with self._store.transaction():
            item = self._mailbox.item(Kind.EVENTS, event)
            item.data = {**item.data, "isCancelled": True}
            self._store.touch(item)

    def _shown_occurrence(self, item: Item, made: Occurrence) -> JsonObject:
        return self._mailbox.events.show_occurrence(item, made, immutable=True, preferences=_PLAIN)

    def _own(self) -> JsonObject:
        owner = self._mailbox.owner
        return {"type": "required", "emailAddress": {"name": owner.name, "address": owner.username}}

    # Categories

    def create_category(self, name: str, color: str = "none") -> str:
        """A new category of the master list; gives its id."""
        with self._store.transaction():
            return str(create_category(self._mailbox, {"displayName": name, "color": color})["id"])

    def categories(self) -> list[str]:
        """The names in the master list."""
        with self._store.transaction():
            return [category["displayName"] for category in self._mailbox.categories.values()]

    # What all kinds have in common

    def ordinary_id(self, kind: Kind, item: str) -> str:
        """The id that clients see who do not ask for immutable ones."""
        with self._store.transaction():
            return self._store.item_id(self._mailbox.item(kind, item), immutable=False)

    def _delete(self, kind: Kind, text: str) -> None:
        with self._store.transaction():
            self._store.remove(self._mailbox.item(kind, text))

    def _move(self, kind: Kind, text: str, folder: str) -> str:
        with self._store.transaction():
            item = self._mailbox.item(kind, text)
            self._store.move(item, self._mailbox.folder(kind, folder))
            return self._id(item)

    def _find(self, kind: Kind, text: str) -> Item | None:
        found = self._store.parse(text)
        item = None if found is None else self._store.items.get(found.key)
        if found is None or item is None or item.kind is not kind:
            return None
        # An ordinary id ends with a move.
        is_old = found.form is Form.ORDINARY and found.generation != item.generation
        return None if is_old else item

    def _folder(self, kind: Kind, folder: str | None) -> Folder:
        return self._store.default_folder(kind) if folder is None else self._mailbox.folder(kind, folder)

    def _id(self, item: Item) -> str:
        return self._store.item_id(item, immutable=True)
