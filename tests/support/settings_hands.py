"""Hands for the settings dialog in tests: they open pages, press buttons and apply, as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from crmsync.app.types import MappingRules
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.settings.pages import PageName
from crmsync.desktop.windows.settings.plain import Choice
from crmsync.desktop.windows.settings.window import SettingsDialog

D = TypeVar("D", bound=QDialog)


class Hands:
    """A person at the settings dialog."""

    def __init__(self, dialog: SettingsDialog, bridge: Bridge, qtbot: QtBot) -> None:
        self.dialog = dialog
        self._bridge = bridge
        self._qtbot = qtbot

    def page(self, name: PageName) -> Any:
        """Go to a page; whatever it has can be used."""
        self.dialog.show_page(name)
        return self.dialog.page(name)

    def press(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed."""
        assert button.isVisible()
        assert button.isEnabled()
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def pick(self, choice: QWidget, value: object) -> None:
        """Choose in a choice."""
        assert isinstance(choice, Choice)
        assert choice.isVisible()
        assert choice.isEnabled()
        choice.pick(value)

    def type(self, line: QWidget, text: str) -> None:
        """Type into an empty line."""
        assert line.isVisible()
        self._qtbot.keyClicks(line, text)

    def apply(self) -> None:
        """Press Apply, and wait until everything is written."""
        self.press(self.dialog.apply)
        self._qtbot.waitUntil(lambda: not self.dialog.editor.is_dirty)

    def answer(self, words: str) -> None:
        """Answer the question that is open by the button with these words."""
        [box] = [one for one in self.dialog.findChildren(QMessageBox) if one.isVisible()]
        [button] = [one for one in box.buttons() if one.text() == words]
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def opened(self, kind: type[D]) -> D:
        """The dialog of this kind that is open."""
        [found] = [one for one in self.dialog.findChildren(kind) if one.isVisible()]
        return found

    def choose_file(self, path: Path) -> None:
        """Choose in the file dialog that is open."""
        dialog = self.opened(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.reject()

    def until(self, happened: Callable[[], object]) -> None:
        """Wait for something."""
        self._qtbot.waitUntil(lambda: bool(happened()))

    def rules(self, mapping: str) -> MappingRules:
        """What stands in the configuration file about a mapping."""
        found = self._bridge.service.crmsync.settings.read().mapping(mapping)
        assert found is not None
        return found.rules
