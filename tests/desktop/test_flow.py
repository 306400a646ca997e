"""`Flow`: side by side while there is room, below each other where there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crmsync.desktop import theme
from crmsync.desktop.flow import Flow


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def buttons(holder: QWidget) -> list[QPushButton]:
    found = [QPushButton(text, holder) for text in ("One", "Two and more", "Three")]
    holder.setLayout(Flow(*found))
    return found


def laid_out(buttons: list[QPushButton], width: int) -> tuple[Flow, list[QRect]]:
    layout = buttons[0].parentWidget().layout()
    assert isinstance(layout, Flow)
    layout.setGeometry(QRect(0, 0, width, 500))
    return layout, [button.geometry() for button in buttons]


def test_all_stand_in_one_line_where_there_is_room(buttons: list[QPushButton]) -> None:
    layout, places = laid_out(buttons, 2000)
    assert {place.top() for place in places} == {0}
    assert [place.left() for place in places] == sorted(place.left() for place in places)
    assert places[1].left() - places[0].right() - 1 == theme.GAP
    assert layout.heightForWidth(2000) == layout.sizeHint().height() == places[0].height()


def test_what_has_no_room_goes_into_the_next_line(buttons: list[QPushButton]) -> None:
    two = buttons[0].sizeHint().width() + theme.GAP + buttons[1].sizeHint().width()
    layout, (first, second, third) = laid_out(buttons, two)
    assert (first.top(), second.top()) == (0, 0)
    assert third.topLeft().toTuple() == (0, first.height() + theme.GAP)
    assert layout.heightForWidth(two) == 2 * first.height() + theme.GAP
    assert layout.heightForWidth(two - 1) == 3 * first.height() + 2 * theme.GAP
    assert layout.minimumSize().width() == max(button.sizeHint().width() for button in buttons)


def test_hidden_ones_take_no_room(buttons: list[QPushButton]) -> None:
    before = laid_out(buttons, 2000)[0].sizeHint().width()
    buttons[1].hide()
    layout, places = laid_out(buttons, 2000)
    assert layout.sizeHint().width() == before - buttons[1].sizeHint().width() - theme.GAP
    assert places[2].left() == places[0].right() + 1 + theme.GAP


def test_it_can_be_emptied(buttons: list[QPushButton]) -> None:
    layout, _ = laid_out(buttons, 100)
    assert (layout.count(), layout.itemAt(3), layout.takeAt(3)) == (3, None, None)
    while layout.takeAt(0) is not None:
        pass
    assert (layout.count(), layout.sizeHint().width(), layout.heightForWidth(50)) == (0, 0, 0)
