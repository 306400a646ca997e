"""The icons: one for each state, told apart by shape alone, to be seen on light and dark panels."""

from __future__ import annotations

import itertools
import re
import sys
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from crmsync.desktop import icons, theme
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.files import resource
from crmsync.desktop.icons import MARKS, STATES, Panel, app_icon, picture, status_drawing, status_icon

LIGHT_PANEL, DARK_PANEL = QColor("#ffffff"), QColor("#202124")
SVGS = ("app", "app-small", *(f"status-{state}" for state in STATES))

pytestmark = pytest.mark.usefixtures("qapp")


def opaque(image: QImage) -> list[bool]:
    """Which points of a picture are drawn: its shape, whatever the colours."""
    return [image.pixelColor(x, y).alpha() > 127 for y in range(image.height()) for x in range(image.width())]


def shape(state: str, size: int = 16) -> list[bool]:
    return opaque(picture(status_drawing(state, Panel.TEMPLATE), size).toImage())


def test_every_state_of_the_engine_has_an_icon() -> None:
    assert sorted(STATES) == sorted(state.value for state in TrayState) == sorted(MARKS)


@pytest.mark.parametrize(("one", "other"), [*itertools.combinations(STATES, 2)])
def test_states_differ_in_shape_at_the_smallest_size(one: str, other: str) -> None:
    different = sum(first != second for first, second in zip(shape(one), shape(other), strict=True))
    assert different >= 16 * 16 // 12


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("panel", Panel)
def test_an_icon_has_a_sharp_picture_for_every_size_a_panel_asks_for(state: str, panel: Panel) -> None:
    icon = status_icon(state, panel)
    assert {size.width() for size in icon.availableSizes()} == set(icons.PANEL_SIZES)
    assert any(opaque(icon.pixmap(QSize(22, 22), 1.0).toImage()))
    assert icon.isMask() == (panel is Panel.TEMPLATE)


@pytest.mark.parametrize("state", STATES)
def test_a_template_is_black_and_transparent_alone(state: str) -> None:
    image = picture(status_drawing(state, Panel.TEMPLATE), 32).toImage()
    points = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    assert {(point.red(), point.green(), point.blue()) for point in points if point.alpha()} == {(0, 0, 0)}


@pytest.mark.parametrize("hue", sorted({icons.OWN, *MARKS.values()}))
def test_colours_for_any_panel_are_seen_on_light_and_dark(hue: str) -> None:
    """WCAG 2.2, 1.4.11: graphics need 3:1."""
    assert theme.contrast(QColor(hue), LIGHT_PANEL) >= 3
    assert theme.contrast(QColor(hue), DARK_PANEL) >= 3


@pytest.mark.parametrize(("panel", "ground"), [(Panel.LIGHT, LIGHT_PANEL), (Panel.DARK, DARK_PANEL)])
def test_one_colour_icons_are_seen_on_their_panel(panel: Panel, ground: QColor) -> None:
    image = picture(status_drawing("idle", panel), 64).toImage()
    assert theme.contrast(image.pixelColor(40, 60), ground) >= 7


def test_the_default_is_a_template_on_macos_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert status_icon("idle").isMask()
    monkeypatch.setattr(sys, "platform", "linux")
    assert not status_icon("idle").isMask()


def test_a_state_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="asleep"):
        status_icon("asleep")


def test_the_program_icon_is_simpler_when_small(qtbot: QtBot) -> None:
    icon = app_icon()
    assert {size.width() for size in icon.availableSizes()} == set(icons.APP_SIZES)
    small = icon.pixmap(QSize(16, 16), 1.0).toImage()
    assert opaque(small) == opaque(picture(resource("icons/app-small.svg").read_bytes(), 16).toImage())


@pytest.mark.parametrize("name", SVGS)
def test_a_drawing_is_square_says_what_it_is_and_loads_nothing(name: str) -> None:
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    _, _, width, height = root.attrib["viewBox"].split()
    assert width == height
    assert root.findtext("{http://www.w3.org/2000/svg}title")
    assert not re.search(r"href|<script|<style|<image|<text", text)


@pytest.mark.parametrize("name", SVGS[2:])
def test_a_state_is_drawn_in_the_two_colours_that_are_replaced(name: str) -> None:
    colours = set(re.findall(r"#[0-9a-f]{6}", resource(f"icons/{name}.svg").read_text(encoding="utf-8")))
    assert colours == {"#000000", "#ff0000"}
