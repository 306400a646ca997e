"""What a person does in a preview: looks, selects, decides, accepts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.preview.model import Column
from crmsync.desktop.windows.preview.plan import Deed
from crmsync.desktop.windows.preview.rows import Row, What
from crmsync.desktop.windows.preview.window import PreviewWindow, Stage

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}

BOB = {"given_name": "Bob", "family_name": "Dylan", "email_1": "bob@example.com"}

EVE = {"given_name": "Eve", "family_name": "Arden", "email_1": "eve@example.com"}

Open = Callable[[], PreviewWindow]


def ready(window: PreviewWindow, qtbot: QtBot, stage: Stage = Stage.DECIDING) -> None:
    qtbot.waitUntil(lambda: window._stage is stage)


def click(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def accept(window: PreviewWindow, qtbot: QtBot, stage: Stage = Stage.DONE) -> None:
    click(window.accept_plan, qtbot)
    assert window._stage in (Stage.WRITING, Stage.LOOKING)
    ready(window, qtbot, stage)


def sync(bridge: Bridge, qtbot: QtBot) -> None:
    """A first sync, accepted elsewhere."""
    before = bridge.snapshot.last_run
    bridge.ask(bridge.service.sync(yes=True))
    qtbot.waitUntil(lambda: bridge.snapshot.last_run > before and not bridge.snapshot.is_running)


def rows(window: PreviewWindow, what: What | None = None) -> list[Row]:
    return [row for row in window.board.model.rows if what in (None, row.what)]


def names(window: PreviewWindow, what: What | None = None) -> list[str]:
    return sorted(row.record for row in rows(window, what))


def select(window: PreviewWindow, *records: str) -> None:
    board = window.board
    board.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number, row in enumerate(board.model.rows):
        if row.record in records:
            board.table.selectionModel().select(board.model.index(number, 0), flags)
    assert len(board.selected) >= len(records)


def choose(window: PreviewWindow, deed: Deed, *records: str) -> None:
    select(window, *records)
    assert window.board.actions_of[deed].isEnabled()
    window.board.actions_of[deed].trigger()


def cells(window: PreviewWindow, column: Column) -> list[str]:
    model = window.board.model
    return [str(model.index(number, column).data()) for number in range(model.rowCount())]
