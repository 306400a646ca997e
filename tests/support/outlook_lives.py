"""The person at a mailbox that an embedded Microsoft server holds, in a long life under a process that is killed again
and again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from support.documents import day
from support.outlook_story import Outlook


@dataclass(frozen=True, slots=True)
class OutlookPerson:
    """See `lives.Outlook`."""

    folders: Outlook

    def add_person(self, name: str, mail: str, title: str = "") -> None:
        more = {"job_title": title} if title else {}
        self.folders.contacts.put(name, mail=[mail], **more)

    def people(self) -> Sequence[str]:
        return self.folders.contacts.titles()

    def set_title(self, name: str, old: str, new: str) -> None:
        contacts = self.folders.contacts
        contacts.say(contacts.named(name), job_title=new)

    def told(self, name: str) -> tuple[str, str]:
        contacts = self.folders.contacts
        title, phone = contacts.says(contacts.named(name), "job_title", "mobile")
        return title, phone

    def remove_person(self, name: str) -> None:
        contacts = self.folders.contacts
        contacts.delete(contacts.named(name))

    def add_task(self, title: str, uid: str) -> None:
        self.folders.tasks.put(title)

    def tasks(self) -> Sequence[str]:
        return self.folders.tasks.titles()

    def add_meeting(self, title: str, place: str) -> None:
        start = datetime.combine(day(7), time(10), UTC)
        self.folders.events.put(title, place=place, start=start)

    def meetings(self) -> Sequence[str]:
        return self.folders.events.titles()

    def place(self, title: str) -> str:
        events = self.folders.events
        return str(events.says(events.named(title), "place"))
