"""The icon in tint2, the older kind of tray (XEmbed), where its menu is used with mouse and keyboard; and no tray at all."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from support import panels
from support.seat import Seat, soon, wait_for
from support.seated import Seated, drawn

from crmsync.desktop import icons

pytestmark = pytest.mark.system("linux")


class Docked:
    """The icon: a window of the program that the panel has taken into its own."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    @property
    def window(self) -> str | None:
        """Its number, while it is docked."""
        lines = self._seat.windows()
        inside: list[str] = []
        for line in lines:
            depth = len(line) - len(line.lstrip())
            inside = [*inside[: (depth - 5) // 3], line]
            if '"crmsync")' in line and any('"Tint2")' in parent for parent in inside):
                size = f"{panels.ICON_SIZE}x{panels.ICON_SIZE}"
                return line.split()[0] if size in line else None
        return None

    def state(self, path: Path) -> str | None:
        """The state whose drawing is on the screen, `None` for none. Only pixels without blending are looked at: tint2
        mixes the others in its own way.
        """
        if (window := self.window) is None:
            return None
        found = re.search(r"\+(\d+)\+(\d+)$", next(line for line in self._seat.windows() if window in line))
        assert found is not None
        left, top = map(int, found.groups())
        screen = QImage(str(self._seat.picture("0x0", path)))
        for state in icons.STATES:
            drawing = drawn(state, panels.ICON_SIZE)
            if all(
                _as_drawn(QColor.fromRgba(drawing.pixel(x, y)), QColor(screen.pixel(left + x, top + y)))
                for x in range(panels.ICON_SIZE)
                for y in range(panels.ICON_SIZE)
            ):
                return state
        return None

    def choose(self, letter: str) -> None:
        """Open the menu with the right mouse button, and choose the line with this letter."""
        wait_for(lambda: not self._menus())
        wait_for(self._opened, "the menu does not open")
        self._seat.ran("xdotool", "key", letter)

    def _opened(self) -> bool:
        # As a person does, who clicks once more when it was too early: the former menu may still hold the mouse.
        if self.window is not None:
            self._seat.ran("xdotool", "mousemove", "--window", self.window, "12", "12", "click", "3")
        return bool(soon(self._menus, 2))

    def _menus(self) -> list[str]:
        kinds = (
            self._seat.ran("xprop", "-id", one, "_NET_WM_WINDOW_TYPE")
            for one in self._seat.visible("--class", "crmsync")
        )
        return [kind for kind in kinds if "POPUP_MENU" in kind]


def _as_drawn(drawn_: QColor, seen: QColor) -> bool:
    match drawn_.alpha():
        case 255:
            return seen.rgb() == drawn_.rgb()
        case 0:
            return seen.name() == panels.PANEL_COLOUR
        case _:
            return True


def test_its_menu_syncs_and_ends_the_program_and_the_panel_may_crash(seated: Seated, tmp_path: Path) -> None:
    seat, picture = seated.seat, tmp_path / "screen.png"
    program = seated.start("--hidden")
    wait_for((seated.story.profile / "desktop.lock").exists)
    icon = Docked(seat)
    panel: subprocess.Popen[str] = panels.tint2(seat)
    wait_for(lambda: icon.state(picture) == "idle", lambda: f"{icon.state(picture)} {seat.said(panel)}")
    seat.kill(panel)
    wait_for(lambda: icon.window is None)
    panels.tint2(seat)
    wait_for(lambda: icon.state(picture) == "idle")

    seated.give_title("Countess")
    icon.choose("s")
    wait_for(lambda: seated.crm_title() == "Countess")
    icon.choose("q")
    seated.ended(program)
    assert icon.window is None


def test_the_icon_moves_between_both_kinds_of_tray(seated: Seated) -> None:
    seat = seated.seat
    newer = panels.xfce(seat)
    program = seated.start("--hidden")
    panels.the_item(seat, program)
    seat.kill(newer)
    panels.tint2(seat)
    icon = Docked(seat)
    wait_for(lambda: icon.window, "the icon did not come over")
    panels.xfce(seat)
    panels.the_item(seat, program).click("Quit crmsync")
    seated.ended(program)
    wait_for(lambda: icon.window is None)


def test_without_a_tray_the_window_opens_and_closing_it_ends_the_program(seated: Seated) -> None:
    seated.seat.manage_windows()
    program = seated.start("--hidden")
    (window,) = wait_for(seated.windows)
    seated.seat.ran("xdotool", "windowactivate", "--sync", window, "key", "ctrl+w")
    seated.ended(program)
