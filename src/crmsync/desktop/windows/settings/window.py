"""`SettingsDialog`: the list of pages, the page, and OK, Cancel and Apply for all of them together."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.types import SettingsError
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text, told_all
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import ErrorLabel, ToneLabel, roomy
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import SettingsPage
from crmsync.desktop.windows.settings.pages import OF_KIND, PAGES, PageName, page_title

_WHERE = re.compile(r'(account|mapping) "(.*?)"')
_WIDTH, _HEIGHT = 104, 90
"""Of the dialog, in characters."""


class SettingsDialog(Translated, QDialog):
    """Edits a draft of all settings. Cancel and Escape change nothing.

    page: the name of the page to begin with (`pages.PageName`).
    """

    def __init__(self, bridge: Bridge, page: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.editor = Editor(bridge, self)
        self._closes = False
        self._pages: dict[PageName, tuple[SettingsPage, QScrollArea]] = {}
        self.list = roomy(QListWidget())
        for name in PAGES:
            QListWidgetItem(self.list).setData(Qt.ItemDataRole.UserRole, name.value)
        self.list.currentRowChanged.connect(self._choose)
        self._stack = QStackedWidget()
        self.error, self.warning = ErrorLabel(), ToneLabel("", Tone.WARNING)
        self.buttons = QDialogButtonBox()
        standard = QDialogButtonBox.StandardButton
        self.ok = self.buttons.addButton(standard.Ok)
        self.cancel = self.buttons.addButton(standard.Cancel)
        self.apply = self.buttons.addButton(standard.Apply)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.apply.clicked.connect(self._apply)
        self._lay_out()
        self.editor.changed.connect(self._show)
        self.editor.applied.connect(self._applied)
        self.editor.failed.connect(self._failed)
        self._set_texts()
        self.show_page(page)

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        theme.spaced(row)
        theme.spaced(column, margin=theme.GAP)
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        for part in (self.error, self.warning, self.buttons):
            column.addWidget(part)
        self.warning.hide()
        self.ok.setDefault(True)
        room = self.screen().availableSize()
        width, height = theme.line_width(self, _WIDTH), theme.line_width(self, _HEIGHT)
        self.resize(min(width, room.width()), min(height, room.height()))

    # ---- pages

    def show_page(self, page: object) -> None:
        """Show a page by its name; the one that is shown stays for a name that there is not."""
        names = list(PAGES)
        if page in tuple(PageName):
            self.list.setCurrentRow(names.index(PageName(str(page))))
        elif self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def page(self, name: PageName) -> SettingsPage:
        """A page, made when it is first needed."""
        if name not in self._pages:
            scroll = QScrollArea(widgetResizable=True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            page = PAGES[name](self.editor)
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
            self._pages[name] = page, scroll
        return self._pages[name][0]

    def _choose(self, row: int) -> None:
        name = list(PAGES)[row]
        page = self.page(name)
        self._stack.setCurrentWidget(self._pages[name][1])
        page.reveal()

    # ---- texts and states

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Settings") + "[*]")
        self.list.setAccessibleName(self.tr("Pages"))
        for row, name in enumerate(PAGES):
            self.list.item(row).setText(page_title(name))
        widest = self.list.sizeHintForColumn(0) + 2 * theme.SECTION
        self.list.setFixedWidth(widest)
        self.ok.setText(self.tr("OK"))
        self.cancel.setText(self.tr("Cancel"))
        self.apply.setText(self.tr("&Apply"))
        self._show()

    def _show(self) -> None:
        editor = self.editor
        self.apply.setEnabled(editor.is_dirty and not editor.is_applying)
        self.ok.setEnabled(not editor.is_applying)
        self.cancel.setEnabled(not editor.is_applying)
        self._stack.setEnabled(not editor.is_applying)
        self.setWindowModified(editor.is_dirty)
        if editor.trouble is not None:
            self.error.tell(in_place_text(editor.trouble))
        elif not editor.is_dirty:
            self.error.clear()

    # ---- OK, Apply, Cancel

    def accept(self) -> None:
        if self.editor.is_dirty:
            self._closes = True
            self._apply()
        elif not self.editor.is_applying:
            super().accept()

    def reject(self) -> None:
        """Nothing is written; what is being written already comes to its end first."""
        if not self.editor.is_applying:
            super().reject()

    def _apply(self) -> None:
        self.error.clear()
        self.warning.hide()
        self.editor.apply()

    def _applied(self, warnings: tuple[str, ...]) -> None:
        self.error.clear()
        self.warning.setText(told_all(*warnings))
        self.warning.setVisible(bool(warnings))
        # A warning is to be read before the dialog goes.
        if self._closes and not warnings:
            super().accept()
        self._closes = False

    def _failed(self, failure: Failed) -> None:
        self._closes = False
        self.error.tell(in_place_text(failure))
        self._reveal(failure)

    def _reveal(self, failure: Failed) -> None:
        """Go where the first thing that cannot be used is mended."""
        problems = failure.cause.problems if isinstance(failure.cause, SettingsError) else ()
        for problem in problems:
            found = _WHERE.match(problem.where)
            if found is None:
                continue
            if found[1] == "account":
                self.show_page(PageName.ACCOUNTS)
            for edited in self.editor.draft.mappings:
                if found[1] == "mapping" and edited.settings.name == found[2]:
                    self.show_page(OF_KIND[edited.settings.kind])
            return

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own button is Cancel."""
        self.reject()
        event.setAccepted(not self.isVisible())


def open_settings(bridge: Bridge, argument: object, parent: QWidget) -> QWidget:
    """The dialog; the one that is open already, on the wanted page. argument: the page's name."""
    for dialog in parent.findChildren(SettingsDialog):
        if dialog.isVisible():
            if argument is not None:
                dialog.show_page(argument)
            return dialog
    return SettingsDialog(bridge, argument, parent)
