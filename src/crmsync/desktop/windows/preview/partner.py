"""The dialog in which a person says with which item of the other side an item is linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.types import HalfName
from crmsync.desktop import theme
from crmsync.desktop.widgets import Form, Hint, roomy

MOST_SHOWN = 200
"""Whoever has more to choose from types a part of the name."""


class PartnerDialog(QDialog):
    """Offers items, each with what tells it apart; calls `chosen` with the one that was taken."""

    def __init__(
        self,
        record: str,
        offered: Sequence[tuple[HalfName, str]],
        chosen: Callable[[HalfName], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Link"))
        named = [(one, self._named(one, telling)) for one, telling in offered]
        self._offered = sorted(named, key=lambda entry: entry[1].casefold())
        self._chosen = chosen
        hint = Hint(
            self.tr("{name} is linked with the one you choose; nothing is written before you accept.").format(
                name=record
            )
        )
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.items = roomy(QListWidget(self))
        self.items.itemActivated.connect(self._take)
        self.items.currentRowChanged.connect(lambda row: self._link.setEnabled(row >= 0))
        form = Form()
        form.add(self.tr("&Search"), self.search)
        form.add(self.tr("&Items without a counterpart"), self.items)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._link: QPushButton = buttons.addButton(
            self.tr("&Link with it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._link.setDefault(True)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("&Cancel"))
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        column.addWidget(hint)
        column.addLayout(form, 1)
        column.addWidget(buttons)
        self._show("")
        theme.fit(self, 90)

    def _named(self, one: HalfName, telling: str) -> str:
        if not telling:
            return one.label
        return self.tr("{name} ({telling})").format(name=one.label, telling=telling)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        self.items.clear()
        for one, text in self._offered:
            if all(word in text.casefold() for word in words):
                item = QListWidgetItem(text, self.items)
                item.setData(Qt.ItemDataRole.UserRole, one)
                if self.items.count() == MOST_SHOWN:
                    break
        self.items.setCurrentRow(0)
        self._link.setEnabled(self.items.count() > 0)

    def _take(self) -> None:
        item = self.items.currentItem()
        if item is not None:
            self._chosen(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
