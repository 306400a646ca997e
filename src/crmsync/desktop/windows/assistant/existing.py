"""The choice between an account that is in the configuration file already and a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from crmsync.app.types import Account, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Form


class ExistingAccount(Translated, QWidget):
    """Hidden while there is none. account: the one that is chosen, `None` for a new one."""

    changed = Signal()

    def __init__(self, bridge: Bridge, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts = [one.account for one in bridge.snapshot.accounts if one.account.side is side]
        self.choice = QComboBox()
        for account in self._accounts:
            self.choice.addItem(account.name)
        self.choice.addItem("")
        form = Form()
        self._row = form.add("", self.choice)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        self.setVisible(bool(self._accounts))
        self.choice.currentIndexChanged.connect(self.changed)
        self._set_texts()

    @property
    def account(self) -> Account | None:
        index = self.choice.currentIndex()
        return self._accounts[index] if index < len(self._accounts) else None

    def _set_texts(self) -> None:
        self._row.set_texts(self.tr("A&ccount"))
        self.choice.setItemText(len(self._accounts), self.tr("Another account"))
