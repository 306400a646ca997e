"""Small dialogs of the settings: a name, and a pair of native field names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from crmsync.desktop import theme
from crmsync.desktop.widgets import Form, Heading, Hint
from crmsync.desktop.windows.settings.plain import Choice

LONGEST_NAME = 64
_WIDTH = 50
"""Of a dialog, in characters."""


class _Asking(QDialog):
    """A heading, a form, and buttons that say what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = Form()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        # Enter never cancels, also while there is nothing to take yet.
        cancel.setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        self._heading, self._hint = Heading("", 2), Hint("")
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addLayout(self.form)
        column.addWidget(self.buttons)
        # Before, it does not know its dialog.
        self.ok.setDefault(True)

    def set_words(self, title: str, hint: str, do: str) -> None:
        """do: what the button says."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.ok.setText(do)


class NameDialog(_Asking):
    """Asks for a mapping's name. check: what is wrong with one, or "". named(str)."""

    named = Signal(str)

    def __init__(self, name: str, check: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(self.tr("Rename the mapping"), "", self.tr("Rename"))
        self._wrong = check
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.selectAll()
        self.row = self.form.add(self.tr("&Name"), self.name)
        self.name.textChanged.connect(self._check)
        self._check()
        theme.fit(self, _WIDTH)

    def _check(self) -> None:
        name = self.name.text().strip()
        wrong = self._wrong(name) if name else ""
        self.row.tell(wrong)
        self.ok.setEnabled(bool(name) and not wrong)

    def accept(self) -> None:
        if self.ok.isEnabled():
            self.named.emit(self.name.text().strip())
            super().accept()


class PairDialog(_Asking):
    """Pairs a field with native names. fields: what can be paired, each with its title; "" is one of the
    person's own. paired(name, outlook, crm); outlook is "" for a field that Outlook knows by itself.
    """

    paired = Signal(str, str, str)

    def __init__(self, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr("The names are those that the services use, not the ones on their screens.")
        self.set_words(self.tr("Sync one more field"), hint, self.tr("Add"))
        self.field = Choice()
        self.field.set_options(fields)
        self.field.choose(fields[0][0])
        self.outlook, self.crm = QLineEdit(), QLineEdit()
        self.outlook.setPlaceholderText("X-CUSTOMER-NUMBER")
        self.crm.setPlaceholderText("Customer_No")
        for line in (self.outlook, self.crm):
            example = line.fontMetrics().horizontalAdvance(line.placeholderText())
            line.setMinimumWidth(example + 2 * theme.SECTION)
        self.form.add(self.tr("&Field"), self.field)
        self._outlook_row = self.form.add(self.tr("Name in &Outlook"), self.outlook)
        self.form.add(self.tr("Name in the &CRM"), self.crm)
        self.field.picked.connect(lambda name: self._check())
        for line in (self.outlook, self.crm):
            line.textChanged.connect(self._check)
        self._check()
        theme.fit(self, _WIDTH)

    def _check(self) -> None:
        own = not self.field.value
        self._outlook_row.set_visible(own)
        self.ok.setEnabled(bool(self.crm.text().strip()) and (not own or bool(self.outlook.text().strip())))

    def accept(self) -> None:
        if self.ok.isEnabled():
            outlook = "" if self.field.value else self.outlook.text().strip()
            self.paired.emit(self.field.value, outlook, self.crm.text().strip())
            super().accept()
