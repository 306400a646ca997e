"""Notifications at a real service (dunst): one of a kind, replaced in place, clicked, taken away, switched off."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from support import panels
from support.documents import card
from support.panels import Item
from support.seat import Seat, wait_for
from support.seated import ADA, Seated

pytestmark = pytest.mark.system("linux")

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DUNST = "org.dunstproject.cmd0"
GRACE = "Grace Hopper"


@dataclass(frozen=True, slots=True)
class Shown:
    """A notification that dunst has or had. number: of the specification; the same for what replaced it."""

    number: int
    title: str
    text: str


class Dunst:
    """The service, and the person in front of it: what `dunstctl` does, over the bus."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self.process: subprocess.Popen[str] = seat.start("dunst")
        wait_for(lambda: seat.has(NAME), lambda: seat.said(self.process))

    @property
    def count(self) -> int:
        """How many are shown now."""
        return int(self._seat.read(NAME, PATH, DUNST, "displayedLength"))

    @property
    def history(self) -> list[Shown]:
        """Those that are shown no more, the newest first."""
        (found,) = self._call("NotificationListHistory")
        plain = [{key: value for key, (_, value) in one.items()} for one in found]
        return [Shown(one["id"], one["summary"], one["message"]) for one in plain]

    def close_all(self) -> None:
        """Close those that are shown: they are history then."""
        self._call("NotificationCloseAll")
        wait_for(lambda: self.count == 0)

    def act(self) -> None:
        """Do what a click on the first one does."""
        self._call("NotificationAction", "u", 0)

    def _call(self, method: str, signature: str = "", *body: object) -> Any:
        return self._seat.call(NAME, PATH, DUNST, method, signature, *body)


@pytest.fixture
def dunst(seated: Seated) -> Dunst:
    """dunst, beside Xfce's panel; Grace is in step too."""
    seated.story.mailbox.contacts.put(card(GRACE))
    seated.story.sync(yes=True).ended(0)
    panels.xfce(seated.seat)
    return Dunst(seated.seat)


_numbers = count(1)


def in_conflict(seated: Seated, *names: str) -> None:
    """Both sides give these people different titles, and others than before."""
    for name in names:
        seated.story.mailbox.contacts.put(card(name, f"TITLE:Countess {next(_numbers)}"))
        seated.story.crm.contacts.edit(name, Title=f"Chair {next(_numbers)}")


def synced(seated: Seated, item: Item, waiting: str) -> None:
    """Sync by the menu, until so much waits for the person."""
    runs = seated.log.count(" ends: ")
    item.click("Sync now")
    wait_for(lambda: seated.log.count(" ends: ") > runs)
    wait_for(lambda: waiting in item.entries() and item.entries()["Sync now"].enabled, item.entries)


def test_one_notification_is_replaced_in_place_and_leads_where_it_says(seated: Seated, dunst: Dunst) -> None:
    seat, story = seated.seat, seated.story
    program = seated.start("--hidden")
    item = panels.the_item(seat, program)
    in_conflict(seated, ADA)
    synced(seated, item, "Review 1 change …")
    wait_for(lambda: dunst.count == 1)
    in_conflict(seated, GRACE)
    synced(seated, item, "Review 2 changes …")
    # The next sync tells nothing new, so nothing is shown again.
    synced(seated, item, "Review 2 changes …")
    dunst.close_all()
    (only,) = wait_for(lambda: dunst.history)
    assert only.title == "2 changes wait for you"

    for conflict in story.asked("conflicts")["conflicts"]:
        story.resolve(conflict, "crm")
    synced(seated, item, "Review")
    in_conflict(seated, ADA)
    synced(seated, item, "Review 1 change …")
    wait_for(lambda: dunst.count == 1)
    assert seated.windows() == []
    dunst.act()
    wait_for(seated.windows)

    item.click("Quit crmsync")
    seated.ended(program)


def test_what_is_not_true_any_more_goes_away_also_with_the_program(seated: Seated, dunst: Dunst) -> None:
    program = seated.start("--hidden")
    item = panels.the_item(seated.seat, program)
    in_conflict(seated, ADA)
    synced(seated, item, "Review 1 change …")
    wait_for(lambda: dunst.count == 1)
    (conflict,) = seated.story.asked("conflicts")["conflicts"]
    seated.story.resolve(conflict, "crm")
    synced(seated, item, "Review")
    wait_for(lambda: dunst.count == 0)

    in_conflict(seated, ADA)
    synced(seated, item, "Review 1 change …")
    wait_for(lambda: dunst.count == 1)
    item.click("Quit crmsync")
    seated.ended(program)
    assert dunst.count == 0


def test_off_means_off(seated: Seated, dunst: Dunst) -> None:
    (seated.story.profile / "desktop.toml").write_text('[notifications]\nshow = "none"\n')
    program = seated.start("--hidden")
    item = panels.the_item(seated.seat, program)
    in_conflict(seated, ADA, GRACE)
    synced(seated, item, "Review 2 changes …")
    item.click("Quit crmsync")
    seated.ended(program)
    assert (dunst.count, dunst.history) == (0, [])


def test_a_service_that_comes_late_crashes_and_comes_back_is_used_again(seated: Seated) -> None:
    seat = seated.seat
    panels.xfce(seat)
    program = seated.start("--hidden")
    item = panels.the_item(seat, program)
    in_conflict(seated, ADA)
    synced(seated, item, "Review 1 change …")
    for others in (1, 2):
        dunst = Dunst(seat)
        # Somebody else's are the first of the new service; the second time one has the number that ours had before.
        theirs = [f"Not crmsync's {number}" for number in range(others)]
        for title in theirs:
            arguments = ("another", 0, "", title, "", [], {}, 0)
            seat.call(NAME, PATH, NAME, "Notify", "susssasa{sv}i", *arguments)
        (conflict,) = seated.story.asked("conflicts")["conflicts"]
        seated.story.resolve(conflict, "crm")
        synced(seated, item, "Review")
        in_conflict(seated, ADA)
        synced(seated, item, "Review 1 change …")
        wait_for(lambda dunst=dunst, others=others: dunst.count == others + 1)
        dunst.close_all()
        assert {one.title for one in dunst.history} == {"1 change waits for you", *theirs}
        seat.kill(dunst.process)
        wait_for(lambda: not seat.has(NAME))
    item.click("Quit crmsync")
    seated.ended(program)


def test_what_a_run_by_schedule_changed_is_told_to_who_wants_to_know(seated: Seated, dunst: Dunst) -> None:
    (seated.story.profile / "desktop.toml").write_text('[notifications]\nshow = "all"\n')
    # The last run is long ago, so the first one by itself comes soon after the start.
    with closing(sqlite3.connect(seated.story.profile / "state.db")) as state, state:
        state.execute("UPDATE run SET started = ?, finished = ?", ["2026-01-01T00:00:00Z"] * 2)
    seated.give_title("Countess")
    program = seated.start("--hidden")
    item = panels.the_item(seated.seat, program)
    wait_for(lambda: seated.crm_title() == "Countess")
    wait_for(lambda: dunst.count == 1)
    dunst.close_all()
    (only,) = dunst.history
    assert (only.title, only.text.splitlines()[-1]) == ("1 change synced", "Contacts")
    item.click("Quit crmsync")
    seated.ended(program)
