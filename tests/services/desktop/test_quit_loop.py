"""The program is started and ended again and again, in the middle of its work and on a busy computer; and it works beside
the command line.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import cycle, islice

import pytest
from support import panels
from support.documents import card
from support.panels import Item
from support.seat import PATIENCE, wait_for
from support.seated import ADA, Seated, wait_until_it_waits
from support.story import IN_STEP

from crmsync.sandbox.crm import Slow

pytestmark = [pytest.mark.system("linux"), pytest.mark.timeout(300)]

ROUNDS = 30
GRACE = "Grace Hopper"
Program = subprocess.Popen[str]


def by_menu(seated: Seated, program: Program, item: Item) -> None:
    item.click("Quit crmsync")


def by_signal(seated: Seated, program: Program, item: Item) -> None:
    program.send_signal(signal.SIGTERM)


def by_interrupt(seated: Seated, program: Program, item: Item) -> None:
    program.send_signal(signal.SIGINT)


def after_another_start(seated: Seated, program: Program, item: Item) -> None:
    """A second start hands over, the first one shows its window, and is told to end."""
    second = seated.start()
    second.wait(PATIENCE)
    assert (second.returncode, seated.seat.said(second)) == (0, "")
    assert program.poll() is None
    item.click("Quit crmsync")


WAYS: tuple[Callable[[Seated, Program, Item], None], ...] = (
    by_menu,
    by_signal,
    after_another_start,
    by_interrupt,
)


def test_it_always_ends_and_loses_nothing(seated: Seated) -> None:
    story = seated.story
    story.mailbox.contacts.put(card(GRACE))
    story.sync(yes=True).ended(IN_STEP)
    panels.xfce(seated.seat)
    for _ in range(os.cpu_count() or 1):
        seated.seat.start(sys.executable, "-c", "while True: pass")
    for wire in (story.dav, story.zoho):
        wire.fail(" ", Slow(0.04), times=None)
    for number, leave in enumerate(islice(cycle(WAYS), ROUNDS)):
        program = seated.start("--hidden")
        item = panels.the_item(seated.seat, program)
        seated.give_title(f"Countess {number}")
        story.crm.contacts.edit(GRACE, Title=f"Admiral {number}")
        for wire in (story.dav, story.zoho):
            wire.settle()
            wire.forget()
        item.click("Sync now")
        # Each time at another moment of the run; a run has more requests than these.
        moment = number % 7
        wait_for(lambda moment=moment: story.dav.begun + story.zoho.begun > moment)
        leave(seated, program, item)
        seated.ended(program)
    for wire in (story.dav, story.zoho):
        wire.settle()
        wire.mend()
    story.sync().ended(IN_STEP)
    assert story.crm.contacts.titles() == [ADA, GRACE]
    assert seated.crm_title() == f"Countess {ROUNDS - 1}"
    assert f"TITLE:Admiral {ROUNDS - 1}\r\n" in story.mailbox.contacts.get("grace-hopper")
    story.rest()


def test_the_command_line_waits_for_the_tray_program(seated: Seated) -> None:
    story = seated.story
    panels.xfce(seated.seat)
    program = seated.start("--hidden")
    item = panels.the_item(seated.seat, program)
    seated.give_title("Countess")
    log = story.folder / "sync.log"
    with seated.held_up(story.zoho, "^PUT ") as waits:
        item.click("Sync now")
        wait_until_it_waits(waits)
        other = story.start("sync", log=log)
        wait_for(lambda: "Another crmsync is at work with this profile; waiting for it" in log.read_text())
    assert other.wait(PATIENCE) == IN_STEP
    assert seated.crm_title() == "Countess"
    wait_for(lambda: "In step" in item.entries())
    item.click("Quit crmsync")
    seated.ended(program)
    story.rest()


def test_the_tray_program_waits_for_the_command_line(seated: Seated) -> None:
    story = seated.story
    panels.xfce(seated.seat)
    program = seated.start("--hidden")
    item = panels.the_item(seated.seat, program)
    seated.give_title("Countess")
    with seated.held_up(story.zoho, "^PUT ") as waits:
        other = story.start("sync", log=story.folder / "sync.log")
        wait_until_it_waits(waits)
        item.click("Sync now")
        wait_for(lambda: "Waiting for another crmsync to finish …" in item.entries(), item.entries)
    assert other.wait(PATIENCE) == IN_STEP
    wait_for(lambda: "In step" in item.entries())
    assert seated.crm_title() == "Countess"
    item.click("Quit crmsync")
    seated.ended(program)
    story.rest()
