"""The icon in Xfce's panel, the newer kind of tray (StatusNotifierItem): its menu is read and used over the bus, as the panel does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from support import panels
from support.panels import Item
from support.seat import Seat, wait_for
from support.seated import ADA, Seated, drawn, wait_until_it_waits

from crmsync.desktop import icons

pytestmark = pytest.mark.system("linux")

SIZE = 22
"""One of those that the program offers, and the one that this panel takes."""


def state_of(item: Item) -> str:
    """The state whose drawing the icon is."""
    data = item.pictures[SIZE]
    shown = [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]
    for state in icons.STATES:
        image = drawn(state, SIZE)
        if shown == [image.pixel(at % SIZE, at // SIZE) for at in range(SIZE * SIZE)]:
            return state
    raise AssertionError("the icon is that of no state")


def test_everything_in_the_menu_does_what_it_says(seated: Seated) -> None:
    seat, story = seated.seat, seated.story
    panels.xfce(seat)
    program = seated.start("--hidden")
    item = panels.the_item(seat, program)
    wait_for(lambda: "In step" in item.entries(), item.entries)
    wait_for(lambda: state_of(item) == "idle")
    assert seated.windows() == []

    seated.give_title("Countess")
    with seated.held_up(story.zoho, "^PUT ") as waits:
        item.click("Sync now")
        wait_until_it_waits(waits)
        wait_for(lambda: "Stop syncing" in item.entries())
        assert not item.entries()["Sync now"].enabled
        wait_for(lambda: state_of(item) == "syncing")
        wait_for(lambda: "Contacts: " in item.tooltip)
    wait_for(lambda: "In step" in item.entries())
    assert seated.crm_title() == "Countess"

    item.click("Until I resume")
    wait_for(lambda: state_of(item) == "paused")
    wait_for(lambda: "Paused" in item.tooltip)
    item.click("Resume")
    wait_for(lambda: state_of(item) == "idle")

    seated.give_title("Programmer")
    story.crm.contacts.edit(ADA, Title="Chair")
    item.click("Sync now")
    wait_for(lambda: "Review 1 change …" in item.entries(), item.entries)
    wait_for(lambda: state_of(item) == "attention")
    item.click("Review 1 change …")
    wait_for(seated.windows)

    item.click("Quit crmsync")
    seated.ended(program)
    wait_for(lambda: panels.items(seat, program) == [])
    (conflict,) = story.asked("conflicts")["conflicts"]
    story.resolve(conflict, "outlook")
    story.sync().ended(0)
    assert seated.crm_title() == "Programmer"


def colours(seat: Seat, path: Path) -> set[str]:
    """Those of the whole screen."""
    image = QImage(str(seat.picture("0x0", path)))
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height() - 40, image.height())
    }


def test_the_panel_may_come_late_crash_and_come_back(seated: Seated, tmp_path: Path) -> None:
    seat = seated.seat
    program = seated.start("--hidden")
    wait_for((seated.story.profile / "desktop.lock").exists)
    for _ in range(3):
        panel = panels.xfce(seat)
        item = panels.the_item(seat, program)
        wait_for(
            lambda: icons.OWN in colours(seat, tmp_path / "screen.png"), "the panel does not show the icon"
        )
        wait_for(lambda item=item: "In step" in item.entries())
        seat.kill(panel)
        wait_for(lambda: not seat.has(panels.WATCHER))
    panels.xfce(seat)
    panels.the_item(seat, program).click("Quit crmsync")
    seated.ended(program)
