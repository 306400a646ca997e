"""A long life of both sides under a process that is killed again and again: what people did, and so what must be there.

Every deed is chosen so that its outcome does not depend on when crmsync ran: each side edits fields of its own, what is
deleted is never edited.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Protocol

from support.documents import card, day, event, stamp, todo
from support.story import IN_STEP, Folders, Story

DOOMED = 6
LIVING = 5
PATIENCE_SECONDS = 60.0


class Outlook(Protocol):
    """The person at the mailbox, whatever kind of mailbox it is."""

    def add_person(self, name: str, mail: str, title: str = "") -> None: ...

    def people(self) -> Sequence[str]: ...

    def set_title(self, name: str, old: str, new: str) -> None: ...

    def told(self, name: str) -> tuple[str, str]:
        """Somebody's title and phone number."""

    def remove_person(self, name: str) -> None: ...

    def add_task(self, title: str, uid: str) -> None: ...

    def tasks(self) -> Sequence[str]: ...

    def add_meeting(self, title: str, place: str) -> None: ...

    def meetings(self) -> Sequence[str]: ...

    def place(self, title: str) -> str:
        """Where a meeting is."""


@dataclass(frozen=True, slots=True)
class DavOutlook:
    """The person at a DAV server."""

    folders: Folders

    def add_person(self, name: str, mail: str, title: str = "") -> None:
        self.folders.contacts.put(card(name, f"EMAIL:{mail}", *([f"TITLE:{title}"] if title else [])))

    def people(self) -> Sequence[str]:
        return self.folders.contacts.titles()

    def set_title(self, name: str, old: str, new: str) -> None:
        item = self.folders.contacts.named(name)
        if old:
            self.folders.contacts.edit(item, f"TITLE:{old}", f"TITLE:{new}")
        else:
            self.folders.contacts.add_lines(item, f"TITLE:{new}")

    def told(self, name: str) -> tuple[str, str]:
        title, phone = ("".join(self.folders.contacts.values(name, line)) for line in ("TITLE", "TEL"))
        return title, phone

    def remove_person(self, name: str) -> None:
        self.folders.contacts.delete(self.folders.contacts.named(name))

    def add_task(self, title: str, uid: str) -> None:
        self.folders.tasks.put(todo(title, uid=uid), uid)

    def tasks(self) -> Sequence[str]:
        return self.folders.tasks.titles()

    def add_meeting(self, title: str, place: str) -> None:
        self.folders.events.put(event(title, f"LOCATION:{place}"))

    def meetings(self) -> Sequence[str]:
        return self.folders.events.titles()

    def place(self, title: str) -> str:
        return "".join(self.folders.events.values(title, "LOCATION"))


@dataclass
class Life:
    """What people did. titles, phones: by name, what Outlook and the CRM say of each person. tasks, meetings: all titles."""

    story: Story
    outlook: Outlook
    dice: random.Random
    titles: dict[str, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    doomed: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)
    meetings: dict[str, str] = field(default_factory=dict)
    deeds: int = 0

    def begin(self) -> None:
        """People on both sides, a meeting, two equal tasks; nothing is synced yet."""
        for _ in range(LIVING):
            self.new_card()
        for number in range(DOOMED):
            name = f"Doomed Soul{number}"
            self.outlook.add_person(name, f"doomed{number}@example.com")
            self.doomed.append(name)
        self.new_meeting()
        self.new_task()
        self.new_task()

    def go_on(self) -> None:
        """Some deeds on both sides."""
        deeds: list[Callable[[], None]] = [
            self.edit_card, self.edit_card, self.edit_record, self.edit_record, self.new_card, self.new_record,
            self.new_task, self.new_meeting, self.move_meeting, self.delete,
        ]  # fmt: skip
        for deed in self.dice.sample(deeds, k=3):
            deed()

    # ---- deeds

    def next(self) -> int:
        self.deeds += 1
        return self.deeds

    def new_card(self) -> None:
        number = self.next()
        name = f"Card Person{number}"
        self.outlook.add_person(name, f"p{number}@example.com", f"T{number}")
        self.titles[name], self.phones[name] = f"T{number}", ""

    def new_record(self) -> None:
        number = self.next()
        name = f"Record Person{number}"
        fields = {"First_Name": "Record", "Last_Name": f"Person{number}", "Email": f"p{number}@example.com"}
        self.story.crm.contacts.add(**fields, Mobile=f"+44 20 {number}")
        self.titles[name], self.phones[name] = "", f"+44 20 {number}"

    def edit_card(self) -> None:
        """Outlook says what people's titles are, of those that have arrived there."""
        name = self.dice.choice([one for one in self.outlook.people() if one in self.titles])
        new = f"T{self.next()}"
        self.outlook.set_title(name, self.titles[name], new)
        self.titles[name] = new

    def edit_record(self) -> None:
        """The CRM says what people's phones are, of those that have arrived there."""
        names = [one for one in self.story.crm.contacts.titles() if one in self.phones]
        if names:
            name = self.dice.choice(names)
            self.phones[name] = f"+44 20 {self.next()}"
            self.story.crm.contacts.edit(name, Mobile=self.phones[name])

    def new_task(self) -> None:
        """They are all alike."""
        self.outlook.add_task("Call", f"call-{self.next()}")
        self.tasks.append("Call")

    def new_meeting(self) -> None:
        number = self.next()
        title = f"Tea {number}"
        self.meetings[title] = "London"
        if self.dice.random() < 0.5:
            self.outlook.add_meeting(title, "London")
        else:
            times = {"Start_DateTime": stamp(day(9), "10:00"), "End_DateTime": stamp(day(9), "11:00")}
            self.story.crm.events.add(Event_Title=title, Venue="London", **times)

    def move_meeting(self) -> None:
        """The CRM says where meetings are, of those that have arrived there."""
        titles = self.story.crm.events.titles()
        if titles:
            title = self.dice.choice(titles)
            self.meetings[title] = f"Place {self.next()}"
            self.story.crm.events.edit(title, Venue=self.meetings[title])

    def delete(self) -> None:
        """One of those that are never edited, on one of the sides, if it has arrived there.

        Not in the CRM before crmsync knows that it has: what is deleted between a create and its acknowledgement cannot be told
        from a create that never landed, and is made again.
        """
        if not self.doomed:
            return
        name = self.doomed[-1]
        if self.dice.random() < 0.5:
            self.outlook.remove_person(name)
        elif name in self.story.crm.contacts.titles() and self._is_linked(name):
            self.story.crm.contacts.delete(name)
        else:
            return
        self.doomed.pop()

    def _is_linked(self, name: str) -> bool:
        """Does crmsync know both items?"""
        state = next(self.story.folder.rglob("state.db"), None)
        if state is None:
            return False
        with closing(sqlite3.connect(f"file:{state}?mode=ro", uri=True)) as db:
            number = name.removeprefix("Doomed Soul")
            (count,) = db.execute(
                "SELECT count(*) FROM half WHERE link IS NOT NULL AND base LIKE ?", (f"%doomed{number}@%",)
            ).fetchone()
        return bool(count == 2)

    # ---- what must be there

    def check(self) -> None:
        """Both sides hold what people did: no duplicate, no loss, in step."""
        outlook, crm = self.outlook, self.story.crm
        people = sorted([*self.titles, *self.doomed])
        for side, found in (("mailbox", outlook.people()), ("CRM", crm.contacts.titles())):
            more, fewer = Counter(found) - Counter(people), Counter(people) - Counter(found)
            assert found == people, f"{side}: more {more}, fewer {fewer}"
        for name, title in self.titles.items():
            record = crm.contacts.get(name)
            crm_says = record["Title"] or "", record["Mobile"] or ""
            assert (outlook.told(name), crm_says) == ((title, self.phones[name]),) * 2, name
        assert outlook.tasks() == crm.tasks.titles() == self.tasks
        assert outlook.meetings() == crm.events.titles() == sorted(self.meetings)
        for title, place in self.meetings.items():
            assert (outlook.place(title), crm.events.get(title)["Venue"]) == (place, place), title


def killed(story: Story, dice: random.Random, most: int) -> bool:
    """Start a run as a process and kill it (SIGKILL) around one of its first `most` requests; was it still alive?"""
    story.dav.forget()
    story.zoho.forget()
    wanted, delay = dice.randrange(1, most), dice.random() * 0.01
    process = story.fork("sync", "--yes", log=story.folder / "killed.log")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and story.dav.begun + story.zoho.begun < wanted:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    time.sleep(delay)
    alive = process.poll() is None
    process.kill()
    status = process.wait(PATIENCE_SECONDS)
    story.dav.settle()
    story.zoho.settle()
    assert status in (0, -signal.SIGKILL), (story.folder / "killed.log").read_text()
    return alive


def live(life: Life, kinds: Sequence[str], requests: Sequence[int], rounds: int) -> int:
    """A life of so many rounds, each of whose runs is killed among its first requests, one of `requests`; then two
    runs, and all must be there. Gives how many processes were killed while they lived.
    """
    story, dice = life.story, life.dice
    life.begin()
    for kind in kinds:
        story.maps(kind)
    story.signs_in()
    deaths = 0
    for _ in range(rounds):
        deaths += killed(story, dice, most=dice.choice(requests))
        life.go_on()
    deaths += killed(story, dice, most=dice.choice(requests))
    for _ in range(2):
        story.sync(yes=True).ended(IN_STEP)
    life.check()
    return deaths
