"""The program's icon and those of its states, drawn from resources/icons/*.svg.

The drawings of the states have two colours: black for the program's own sign and red for the mark of the
state. Here they become what the panel needs. States differ in shape, never in colour alone.
"""

from __future__ import annotations

import sys
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from crmsync.desktop.files import resource

STATES = ("idle", "syncing", "paused", "offline", "attention", "error", "sign-in")
"""The values of `engine.attention.TrayState`."""

PANEL_SIZES = (16, 18, 20, 22, 24, 32, 36, 40, 44, 48, 64)
"""Those that trays ask for, at one and two device pixels a point."""
APP_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256, 512)
_SIMPLER_UP_TO = 32
"""Up to this size the program's icon is drawn with fewer, thicker lines."""


class Panel(Enum):
    """What the icon is shown on."""

    ANY = "any"
    """not known: colours that can be seen on light and dark"""
    LIGHT = "light"
    DARK = "dark"
    TEMPLATE = "template"
    """macOS colours it itself"""


OWN = "#3677c9"
MARKS = MappingProxyType(
    {
        "idle": OWN,
        "syncing": OWN,
        "paused": "#76787c",
        "offline": "#76787c",
        "attention": "#b87100",
        "error": "#d93a35",
        "sign-in": "#b87100",
    }
)
"""The colour of each state's mark on a panel nobody knows, and of its drawing in windows."""
_ONE_COLOUR = {Panel.LIGHT: "#2b2d30", Panel.DARK: "#f2f2f3", Panel.TEMPLATE: "#000000"}


def app_icon() -> QIcon:
    """The program's icon, for windows, the dock and the start menu."""
    icon = QIcon()
    drawings = {small: _svg("app-small" if small else "app") for small in (True, False)}
    for size in APP_SIZES:
        icon.addPixmap(picture(drawings[size <= _SIMPLER_UP_TO], size))
    return icon


def status_icon(state: str, panel: Panel | None = None) -> QIcon:
    """The tray's icon for a state (`TrayState` or its value).

    panel: by default a template on macOS, elsewhere colours that can be seen on any panel: a palette tells
    the colour of windows, not of panels.
    """
    if panel is None:
        panel = Panel.TEMPLATE if sys.platform == "darwin" else Panel.ANY
    drawing = status_drawing(state, panel)
    icon = QIcon()
    for size in PANEL_SIZES:
        icon.addPixmap(picture(drawing, size))
    icon.setIsMask(panel is Panel.TEMPLATE)
    return icon


def status_drawing(state: str, panel: Panel) -> bytes:
    """The SVG of a state in the colours of a panel. Raises ValueError for a state nobody knows."""
    if state not in MARKS:
        raise ValueError(state)
    own, mark = (OWN, MARKS[state]) if panel is Panel.ANY else (_ONE_COLOUR[panel], _ONE_COLOUR[panel])
    drawing = _svg(f"status-{state}")
    return drawing.replace(b"#ff0000", mark.encode()).replace(b"#000000", own.encode())


def picture(drawing: bytes, size: int) -> QPixmap:
    """A square picture of an SVG. size: its edge in device pixels."""
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _svg(name: str) -> bytes:
    return resource(f"icons/{name}.svg").read_bytes()
