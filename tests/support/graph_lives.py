"""The person at a mailbox in Microsoft 365, in a long life under a process that is killed again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from support.documents import day
from support.graph_story import at
from support.outlook_story import Outlook


@dataclass(frozen=True, slots=True)
class GraphOutlook:
    """See `lives.Outlook`."""

    folders: Outlook

    def add_person(self, name: str, mail: str, title: str = "") -> None:
        given, _, family = name.partition(" ")
        self.folders.contacts.add(
            givenName=given,
            surname=family,
            displayName=name,
            emailAddresses=[{"address": mail}],
            jobTitle=title or None,
        )

    def people(self) -> Sequence[str]:
        return self.folders.contacts.titles()

    def set_title(self, name: str, old: str, new: str) -> None:
        self.folders.contacts.edit(str(self._named("contacts", name)["id"]), jobTitle=new)

    def told(self, name: str) -> tuple[str, str]:
        held = self._named("contacts", name)
        return held["jobTitle"] or "", held["mobilePhone"] or ""

    def remove_person(self, name: str) -> None:
        self.folders.contacts.delete(str(self._named("contacts", name)["id"]))

    def add_task(self, title: str, uid: str) -> None:
        self.folders.tasks.add(title=title)

    def tasks(self) -> Sequence[str]:
        return self.folders.tasks.titles()

    def add_meeting(self, title: str, place: str) -> None:
        start = datetime.combine(day(7), time(10), UTC)
        self.folders.events.add(
            subject=title,
            categories=["CRM"],
            location={"displayName": place},
            start=at(start),
            end=at(start + timedelta(hours=1)),
        )

    def meetings(self) -> Sequence[str]:
        return self.folders.events.titles()

    def place(self, title: str) -> str:
        return str(self._named("events", title)["location"]["displayName"])

    def _named(self, kind: str, title: str) -> Mapping[str, Any]:
        hand = self.folders.of(kind)
        (found,) = [item for item in hand.all() if hand.title(item) == title]
        return found
