"""How the program looks: distances, fonts, colours for light and dark.

Follows the person's own style and palette; adds few colours, each readable on both. No style sheets.
"""

from __future__ import annotations

import math
from enum import Enum

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QLayout, QWidget

# Distances in device-independent pixels; Qt scales them with the screen.
TIGHT = 4
"""Between things that belong together: a field and its hint."""
GAP = 8
"""Between neighbours: two buttons, two rows."""
SECTION = 16
"""Between groups."""
MARGIN = 16
"""From a window's edge to what is in it."""

ICON = 16
"""An icon within a line of text or on a button."""
BIG_ICON = 48
"""The picture of an empty page."""
LINE_WIDTH = 60
"""How many characters of running text read well in one line."""


class Tone(Enum):
    """What a text or a mark means; `colour` says what it looks like. Never the only sign of it."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARNING = "warning"
    ERROR = "error"


# (on light, on dark); at least 4.5:1 on the window and the base colour (WCAG 2.2, 1.4.3).
_COLOURS = {
    Tone.GOOD: ("#1e6b3a", "#6fcf8e"),
    Tone.WARNING: ("#7d4e00", "#f0b54a"),
    Tone.ERROR: ("#a61c1c", "#ff9a92"),
}
_MUTED = 0.68
"""How much of the text's own colour is left in muted text."""


def is_dark(palette: QPalette | None = None) -> bool:
    """Is it light text on dark? palette: the application's if not given."""
    palette = palette or QGuiApplication.palette()
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def colour(tone: Tone, palette: QPalette | None = None) -> QColor:
    """The colour of a text of this tone on windows of this palette (the application's if not given)."""
    palette = palette or QGuiApplication.palette()
    text = palette.color(QPalette.ColorRole.WindowText)
    if tone is Tone.PLAIN:
        return text
    if tone is Tone.MUTED:
        return mixed(text, palette.color(QPalette.ColorRole.Window), _MUTED)
    on_light, on_dark = _COLOURS[tone]
    return QColor(on_dark if is_dark(palette) else on_light)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`share` (0 to 1) of the first colour, the rest of the second."""
    red, green, blue = (
        share * one + (1 - share) * two for one, two in zip(_parts(first), _parts(second), strict=True)
    )
    return QColor.fromRgbF(red, green, blue)


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(of: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4) for part in _parts(of)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(of: QColor) -> tuple[float, float, float]:
    return of.redF(), of.greenF(), of.blueF()


# ---- fonts


def heading_font(base: QFont, level: int = 1) -> QFont:
    """The font of a heading. level: 1 for a window's or page's title, 2 for a part of it."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * (1.35 if level == 1 else 1.05))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def strong_font(base: QFont) -> QFont:
    """The font of what stands out within a line."""
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def line_width(widget: QWidget, characters: int = LINE_WIDTH) -> int:
    """The width of so many average characters in the widget's font; grows with the person's font size."""
    return widget.fontMetrics().averageCharWidth() * characters


# ---- layouts


def spaced(layout: QLayout, *, margin: int = 0, gap: int = GAP) -> QLayout:
    """Set a layout's margin and distance; return it."""
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def fit(window: QWidget, characters: int = LINE_WIDTH) -> None:
    """Give a window room for all of its text before it is shown first, as far as the screen goes.

    Qt itself stops at two thirds of the screen. characters: the least width, in characters of its font.
    """
    layout = window.layout()
    width = max(window.sizeHint().width(), line_width(window, characters))
    height = window.sizeHint().height()
    if layout is not None and layout.hasHeightForWidth():
        height = layout.totalHeightForWidth(width)
    room = window.screen().availableSize()
    window.resize(min(width, room.width()), min(height, room.height()))


# ---- palettes for pictures and tests; on a person's desktop their own is followed


def light() -> QPalette:
    """A light palette, independent of the desktop."""
    return _palette("#f6f6f7", "#ffffff", "#eeeef0", "#1f2328", "#e9e9ec", "#2f6fb3", "#1c5fa8", "#ffffff")


def dark() -> QPalette:
    """A dark palette, independent of the desktop."""
    return _palette("#303338", "#111215", "#282a2f", "#ececee", "#3f434a", "#3f7fc4", "#8ab8ee", "#ffffff")


def _palette(
    window: str, base: str, alternate: str, text: str, button: str, accent: str, link: str, on_accent: str
) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(button), QColor(window))
    ink, ground = QColor(text), QColor(window)
    muted = mixed(ink, ground, _MUTED)
    colours = {
        role.Window: ground,
        role.WindowText: ink,
        role.Base: QColor(base),
        role.AlternateBase: QColor(alternate),
        role.Text: ink,
        role.ButtonText: ink,
        role.BrightText: ink,
        role.ToolTipBase: QColor(base),
        role.ToolTipText: ink,
        role.PlaceholderText: muted,
        role.Highlight: QColor(accent),
        role.HighlightedText: QColor(on_accent),
        role.Accent: QColor(accent),
        role.Link: QColor(link),
        role.LinkVisited: QColor(link),
    }
    for which, value in colours.items():
        palette.setColor(which, value)
    off = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, which, mixed(ink, ground, 0.5))
    palette.setColor(off, role.Highlight, mixed(ink, ground, 0.3))
    return palette
