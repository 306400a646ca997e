"""The desktop program of a story at a seat: started, looked at from outside, and ended without anything left behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from support.documents import card
from support.seat import PATIENCE, Seat, wait_for
from support.story import ROOT, Story
from support.wire import Wire

from crmsync.desktop import icons

ADA = "Ada Byron"


class Seated:
    """story: whose profile it is; its commands run at the seat too. has_keyring: is the seat's own keyring used, not the
    story's file?
    """

    def __init__(self, seat: Seat, story: Story) -> None:
        self.seat = seat
        self.story = story
        self.has_keyring = False
        story.variables.update(seat.environment())

    def environment(self) -> dict[str, str]:
        """What the program finds in its environment besides what all programs of the seat do."""
        path = os.pathsep.join(str(ROOT / part) for part in ("src", "tests"))
        keyring = {} if self.has_keyring else self.story.environment()
        return {**keyring, "PYTHONPATH": path}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start crmsync for the story's profile."""
        command = [sys.executable, "-X", "faulthandler", *self.story.command(*arguments)[1:]]
        # Of its own group, so that nothing that it starts can be overlooked.
        return self.seat.start(*command, environment=self.environment(), start_new_session=True)

    def ended(self, process: subprocess.Popen[str], *known: str) -> None:
        """It ends, as it should: status 0, nothing to say, nobody left, no lock, nothing in its logs but what is `known`."""
        process.wait(PATIENCE)
        told = self.seat.said(process)
        assert (process.returncode, told) == (0, ""), (process.returncode, told)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 0)
            raise AssertionError("it left processes behind")
        self.is_sound(*known)
        assert not (self.story.profile / "desktop.lock").exists()

    def is_sound(self, *known: str) -> None:
        """Nothing crashed, nothing but what is `known` is worth a warning, and the state can be read."""
        assert (self.logs / "desktop-fault.txt").read_text() == ""
        trouble = [line for line in self.log.splitlines() if _tells_of_trouble(line, known)]
        assert not trouble, trouble
        for path in self.story.profile.glob("*.db"):
            with closing(sqlite3.connect(path)) as state:
                assert state.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    @property
    def logs(self) -> Path:
        """The folder of the logs."""
        return self.story.profile / "logs"

    @property
    def log(self) -> str:
        """What the program has logged so far."""
        path = self.logs / "crmsync.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def windows(self) -> list[str]:
        """The program's visible windows; its icon in an older tray is none."""
        return [one for one in self.seat.visible("--class", "crmsync") if self._is_large(one)]

    def _is_large(self, window: str) -> bool:
        size = self.seat.ran("xdotool", "getwindowgeometry", "--shell", window)
        return any(line.startswith("WIDTH=") and int(line[6:]) > 100 for line in size.splitlines())

    # ---- the person elsewhere

    def give_title(self, title: str) -> None:
        """Ada gets this title in the mailbox."""
        self.story.mailbox.contacts.put(card(ADA, f"TITLE:{title}"))

    def crm_title(self) -> str | None:
        """Her title in the CRM."""
        found = self.story.crm.contacts.get(ADA)["Title"]
        return None if found is None else str(found)

    @contextmanager
    def held_up(self, wire: Wire, match: str) -> Iterator[threading.Event]:
        """Inside the block the next request that matches waits; gives what is set once it does."""
        waits, go = threading.Event(), threading.Event()

        def hold() -> None:
            waits.set()
            go.wait(PATIENCE)

        wire.meanwhile(match, hold)
        try:
            yield waits
        finally:
            go.set()


def wait_until_it_waits(waits: threading.Event) -> None:
    """A request is held up."""
    assert wait_for(waits.is_set, "no such request")


def drawn(state: str, size: int) -> QImage:
    """How the icon of a state has to look, on a tray that shows it with this edge."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    drawing = QByteArray(icons.status_drawing(state, icons.Panel.ANY))
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def _tells_of_trouble(line: str, known: tuple[str, ...]) -> bool:
    # Qt looks for the portals of sandboxed programs, which a small desktop has not.
    allowed = ("portal", *known)
    return ("WARNING" in line or "ERROR" in line) and not any(one in line for one in allowed)
