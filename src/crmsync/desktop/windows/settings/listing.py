"""What is said where a mailbox keeps a list of categories that does not have the chosen ones yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from crmsync.app.facade import Crmsync
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import ErrorLabel, Hint

Adding = Callable[[Crmsync, str], object]
"""Puts a category on the mailbox's list; runs in one of the engine's threads."""


class CategoryListing(Translated, QWidget):
    """Adds them when the person says so, at once. Hidden while nothing is missing. added(names)."""

    added = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._names: tuple[str, ...] = ()
        self._adding: Adding | None = None
        self.words, self.error = Hint(), ErrorLabel()
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.TIGHT)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        self.button.clicked.connect(self._add)
        self.show_missing((), None)

    def show_missing(self, names: Sequence[str], adding: Adding | None) -> None:
        """names: of the chosen categories that are not on the list. adding: `None` where there is no list."""
        if tuple(names) != self._names:
            self.error.clear()
        self._names, self._adding = tuple(names), adding
        self._set_texts()
        self.setVisible(bool(names) and adding is not None)

    def _add(self) -> None:
        names, adding = self._names, self._adding
        assert adding is not None
        self.error.clear()
        self.button.setEnabled(False)

        def add(app: Crmsync) -> tuple[str, ...]:
            for name in names:
                adding(app, name)
            return names

        self._bridge.ask(self._bridge.service.look(add), self._added, self._failed)

    def _added(self, names: tuple[str, ...]) -> None:
        self.button.setEnabled(True)
        self.added.emit(names)

    def _failed(self, failure: Failed) -> None:
        self.button.setEnabled(True)
        self.error.tell(in_place_text(failure))

    def _set_texts(self) -> None:
        self.words.setText(
            self.tr(
                "Not on the mailbox's list of categories yet, so Outlook does not offer it: {categories}. "
                "It is added there with the first meeting that comes from the CRM."
            ).format(categories=", ".join(self._names))
        )
        self.button.setText(self.tr("Add it in Outlook now"))
