"""The hand of the person whose mailbox it is: what is done in Outlook, in drafts (see `drafts`).

Works on the mailbox without a request. Every method raises `EwsError` when the mailbox refuses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from crmsync.sandbox.ews.calendar_answers import note_answer, note_cancellation
from crmsync.sandbox.ews.calendar_zones import zone_of_place
from crmsync.sandbox.ews.categories import add_category, category_names
from crmsync.sandbox.ews.drafts import Draft, draft_of, values_of
from crmsync.sandbox.ews.errors import EwsError, folder_not_found, item_not_found
from crmsync.sandbox.ews.ids import Form, parse_id
from crmsync.sandbox.ews.item_calls import edit_of
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.operations import CALENDAR, KINDS
from crmsync.sandbox.ews.shapes import Base, Shape, shown_item
from crmsync.sandbox.ews.store import Folder, Item, Right

_EVERYTHING = Shape(Base.ALL)
_QUIET = {
    "SendMeetingInvitations": "SendToNone",
    "SendMeetingInvitationsOrCancellations": "SendToNone",
    "SendMeetingCancellations": "SendToNone",
    "DeleteType": "MoveToDeletedItems",
    "AffectedTaskOccurrences": "AllOccurrences",
}


class Kind(StrEnum):
    """What a folder holds: the name of the folder that every mailbox has for it."""

    CONTACTS = "contacts"
    TASKS = "tasks"
    EVENTS = "calendar"


_ELEMENTS = {Kind.CONTACTS: "Contact", Kind.TASKS: "Task", Kind.EVENTS: "CalendarItem"}


class Person:
    """Somebody who works in Outlook. address: of the mailbox."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store

    @property
    def address(self) -> str:
        return self._mailbox.address

    # Folders

    def folder_id(self, kind: Kind) -> str:
        """The id of the folder that every mailbox has: Contacts, Calendar or Tasks."""
        with self._store.transaction():
            return self._store.folder_text(self._mailbox.default(kind.value).key)

    def create_folder(
        self, kind: Kind, name: str, parent: str | None = None, *, read_only: bool = False
    ) -> str:
        """A new folder, inside of the one that every mailbox has; gives its id. read_only: nothing in it can
        be changed by clients.
        """
        with self._store.transaction():
            above = self._folder(kind, parent)
            folder_class = KINDS[_ELEMENTS[kind]].folder_class
            made = self._store.add_folder(self._mailbox.address, above, name, folder_class)
            made.rights.update(above.rights)
            made.read_only = read_only
            return self._store.folder_text(made.key)

    def rename_folder(self, folder: str, name: str) -> None:
        with self._store.transaction():
            found = self._found_folder(folder)
            found.name = name
            self._store.touch_folder(found)

    def delete_folder(self, folder: str) -> None:
        """Delete a folder with all that is in it."""
        with self._store.transaction():
            self._store.remove_folder(self._found_folder(folder))

    def grant(self, kind: Kind, who: str, right: Right, folder: str | None = None) -> None:
        """Let somebody else into a folder (the one that every mailbox has) and those below it, or no more
        with NONE. who: a mail address.
        """
        with self._store.transaction():
            self._grant(self._folder(kind, folder), who.casefold(), right)

    # Contacts

    def create_contact(self, contact: Mapping[str, Any], folder: str | None = None) -> str:
        """A new contact (in the default folder); gives its id."""
        return self._create(Kind.CONTACTS, contact, folder)

    def edit_contact(self, contact: str, changes: Mapping[str, Any]) -> None:
        """Change members of a contact; None empties one."""
        self._edit(contact, changes)

    def delete_contact(self, contact: str) -> None:
        self._delete(contact)

    def move_contact(self, contact: str, folder: str) -> str:
        """Put a contact into another folder; gives its new id."""
        return self._move(contact, folder)

    def create_list(self, name: str, members: Sequence[str], folder: str | None = None) -> str:
        """A new distribution list of mail addresses, between the contacts; gives its id."""
        inside = [{"Mailbox": {"EmailAddress": address, "MailboxType": "OneOff"}} for address in members]
        draft = {"DisplayName": name, "Members": inside}
        return self._create(Kind.CONTACTS, draft, folder, element="DistributionList")

    def contact(self, contact: str) -> Draft | None:
        """A contact with all it has, None when it is gone or in Deleted Items."""
        return self._draft(contact)

    def contacts(self, folder: str | None = None) -> list[Draft]:
        """All contacts of a folder (the default one), the oldest first."""
        return self._drafts(Kind.CONTACTS, folder)

    # Tasks

    def create_task(self, task: Mapping[str, Any], folder: str | None = None) -> str:
        """A new task (in the default folder); gives its id."""
        return self._create(Kind.TASKS, task, folder)

    def edit_task(self, task: str, changes: Mapping[str, Any]) -> None:
        """Change members of a task; None empties one."""
        self._edit(task, changes)

    def delete_task(self, task: str) -> None:
        self._delete(task)

    def move_task(self, task: str, folder: str) -> str:
        """Put a task into another folder; gives its new id."""
        return self._move(task, folder)

    def task(self, task: str) -> Draft | None:
        """A task with all it has, None when it is gone or in Deleted Items."""
        return self._draft(task)

    def tasks(self, folder: str | None = None) -> list[Draft]:
        """All tasks of a folder (the default one), the oldest first."""
        return self._drafts(Kind.TASKS, folder)

    # Events

    def create_event(self, event: Mapping[str, Any], folder: str | None = None) -> str:
        """A new calendar item (in the default calendar); gives its id. Nobody is mailed.

        Moments without an offset are in the person's own zone.
        """
        return self._create(Kind.EVENTS, event, folder, self._in_own_zone())

    def edit_event(self, event: str, changes: Mapping[str, Any]) -> str:
        """Change members of a calendar item or of one occurrence; None empties one. Gives its id now."""
        return self._edit(event, changes, self._in_own_zone())

    def delete_event(self, event: str) -> None:
        """Delete a calendar item, or cancel one occurrence."""
        self._delete(event)

    def move_event(self, event: str, folder: str) -> str:
        """Put a calendar item into another calendar; gives its new id."""
        return self._move(event, folder)

    def event(self, event: str) -> Draft | None:
        """A calendar item or occurrence with all it has, None when it is gone or in Deleted Items."""
        return self._draft(event)

    def events(self, folder: str | None = None) -> list[Draft]:
        """All single items and series of a calendar (the default one), the oldest first."""
        return self._drafts(Kind.EVENTS, folder)

    def occurrences(self, series: str, first: datetime, last: datetime) -> list[Draft]:
        """The occurrences of a series within a window."""
        with self._store.transaction():
            item, _ = self._item(series)
            found = CALENDAR.view(self._mailbox, item.folder, first, last, None)
            return [self._shown(item, part) for one, part in found if one is item]

    def receive_invitation(self, event: Mapping[str, Any], organizer: str, folder: str | None = None) -> str:
        """Somebody else invites the person; gives the id of the meeting in the person's calendar."""
        with self._store.transaction():
            values = {path: held for path, held in values_of(CALENDAR.table, event) if held is not None}
            item = CALENDAR.receive(self._mailbox, self._folder(Kind.EVENTS, folder), values, organizer)
            return self._store.item_text(item.key)

    def guest_answers(self, event: str, guest: str, response: str) -> None:
        """A guest of an own meeting answers. response: `Accept`, `Tentative` or `Decline`."""
        with self._store.transaction():
            note_answer(self._mailbox, self._item(event)[0], guest, response)

    def organizer_cancels(self, event: str) -> None:
        """The organizer of a received meeting cancels it: it stays in the calendar, marked."""
        with self._store.transaction():
            note_cancellation(self._mailbox, self._item(event)[0])

    def _in_own_zone(self) -> dict[str, str]:
        return {**_QUIET, "TimeZoneContext": zone_of_place(self._mailbox.zone).id}

    # Categories

    def create_category(self, name: str, color: int = -1) -> None:
        """A new category in the list of them. color: 0 to 24, -1 for none."""
        with self._store.transaction():
            add_category(self._mailbox, name, color)

    def categories(self) -> list[str]:
        """The names in the list of categories."""
        with self._store.transaction():
            return category_names(self._mailbox)

    # What all kinds have in common

    def _create(
        self,
        kind: Kind,
        draft: Mapping[str, Any],
        folder: str | None,
        options: Mapping[str, str] = _QUIET,
        element: str = "",
    ) -> str:
        with self._store.transaction():
            made = KINDS[element or _ELEMENTS[kind]]
            values = {path: held for path, held in values_of(made.table, draft) if held is not None}
            item = made.create(self._mailbox, self._folder(kind, folder), values, options)
            return self._store.item_text(item.key)

    def _edit(self, text: str, changes: Mapping[str, Any], options: Mapping[str, str] = _QUIET) -> str:
        with self._store.transaction():
            item, occurrence = self._item(text)
            edits = [edit_of(path, held) for path, held in values_of(item.kind.table, changes)]
            result, part = item.kind.update(self._mailbox, item, occurrence, edits, options)
            return self._store.item_text(result.key, part)

    def _delete(self, text: str, options: Mapping[str, str] = _QUIET) -> None:
        with self._store.transaction():
            item, occurrence = self._item(text)
            item.kind.remove(self._mailbox, item, occurrence, options)

    def _move(self, text: str, folder: str) -> str:
        with self._store.transaction():
            item, _ = self._item(text)
            self._store.move(item, self._found_folder(folder))
            return self._store.item_text(item.key)

    def _draft(self, text: str) -> Draft | None:
        with self._store.transaction():
            try:
                item, occurrence = self._item(text)
            except EwsError:
                return None
            if item.folder.distinguished in ("deleteditems", "recoverableitemsdeletions"):
                return None
            return self._shown(item, occurrence)

    def _drafts(self, kind: Kind, folder: str | None) -> list[Draft]:
        with self._store.transaction():
            items = self._store.items_in(self._folder(kind, folder))
            return [self._shown(item, "") for item in items]

    def _shown(self, item: Item, occurrence: str) -> Draft:
        shown = shown_item(self._mailbox, item, occurrence, _EVERYTHING)
        return draft_of(item.kind.table, shown, item.kind.extended(self._mailbox, item, occurrence))

    def _item(self, text: str) -> tuple[Item, str]:
        found = parse_id(text, self._store.server)
        item = self._store.items.get(found.key) if found is not None and found.form is Form.ITEM else None
        if found is None or item is None or item.folder.mailbox != self._mailbox.address:
            raise item_not_found()
        item.kind.check_occurrence(self._mailbox, item, found.occurrence)
        return item, found.occurrence

    def _folder(self, kind: Kind, folder: str | None) -> Folder:
        return self._mailbox.default(kind.value) if folder is None else self._found_folder(folder)

    def _found_folder(self, text: str) -> Folder:
        found = parse_id(text, self._store.server)
        folder = self._store.folders.get(found.key) if found is not None else None
        if folder is None or folder.mailbox != self._mailbox.address:
            raise folder_not_found()
        return folder

    def _grant(self, folder: Folder, who: str, right: Right) -> None:
        folder.rights[who] = right
        for below in self._store.folders_in(folder):
            self._grant(below, who, right)
