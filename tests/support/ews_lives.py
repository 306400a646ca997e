"""The person at a mailbox on an Exchange Server, in a long life under a process that is killed again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from support.documents import day
from support.ews_story import at
from support.outlook_story import Item, Outlook


@dataclass(frozen=True, slots=True)
class EwsOutlook:
    """See `lives.Outlook`."""

    folders: Outlook

    def add_person(self, name: str, mail: str, title: str = "") -> None:
        given, _, family = name.partition(" ")
        more = {"JobTitle": title} if title else {}
        self.folders.contacts.add(
            GivenName=given, Surname=family, EmailAddresses={"EmailAddress1": mail}, **more
        )

    def people(self) -> Sequence[str]:
        return self.folders.contacts.titles()

    def set_title(self, name: str, old: str, new: str) -> None:
        self.folders.contacts.edit(_id(self._named("contacts", name)), JobTitle=new)

    def told(self, name: str) -> tuple[str, str]:
        held = self._named("contacts", name)
        return held.get("JobTitle", ""), "".join(held.get("PhoneNumbers", {}).values())

    def remove_person(self, name: str) -> None:
        self.folders.contacts.delete(_id(self._named("contacts", name)))

    def add_task(self, title: str, uid: str) -> None:
        self.folders.tasks.add(Subject=title)

    def tasks(self) -> Sequence[str]:
        return self.folders.tasks.titles()

    def add_meeting(self, title: str, place: str) -> None:
        start = datetime.combine(day(7), time(10), UTC)
        hours = {"Start": at(start), "End": at(start + timedelta(hours=1))}
        self.folders.events.add(Subject=title, Location=place, Categories=["CRM"], **hours)

    def meetings(self) -> Sequence[str]:
        return self.folders.events.titles()

    def place(self, title: str) -> str:
        return str(self._named("events", title).get("Location", ""))

    def _named(self, kind: str, title: str) -> Item:
        hand = self.folders.of(kind)
        (found,) = [item for item in hand.all() if hand.title(item) == title]
        return found


def _id(item: Item) -> str:
    return str(item["ItemId"]["@Id"])
