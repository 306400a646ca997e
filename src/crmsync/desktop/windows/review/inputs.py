"""`ValueInput`: where a person types or chooses the value that a field shall hold."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from crmsync.app.errors import UnknownName
from crmsync.app.types import Kind, Priority, Privacy, Status, Value, ValueType, field_spec
from crmsync.app.values import editable, parse
from crmsync.desktop import theme
from crmsync.desktop.labels import field_label
from crmsync.desktop.sentences import value_text

translate = QCoreApplication.translate

_CHOICES = {ValueType.STATUS: Status, ValueType.PRIORITY: Priority, ValueType.PRIVACY: Privacy}
_LINES = 4
"""How much of a longer text shows."""


class ValueInput(QWidget):
    """A line, a text or a list, as the field's type wants it.

    changed: another value was typed or chosen.
    """

    changed = Signal()

    def __init__(self, kind: Kind, field: str, start: Value | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._field = field
        self._type = field_spec(kind, field).type
        self.widget = self._make(editable(kind, field, start) or "")
        self.setFocusProxy(self.widget)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(self.widget)

    def _make(self, start: str) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self._type in _CHOICES:
            combo = QComboBox(self)
            combo.addItem(value_text(self._field, None), "")
            for choice in _CHOICES[self._type]:
                combo.addItem(value_text(self._field, choice), choice.value)
            combo.setCurrentIndex(max(combo.findData(start), 0))
            combo.activated.connect(self.changed)
            return combo
        if self._type is ValueType.TEXT:
            area = QPlainTextEdit(start, self)
            area.setTabChangesFocus(True)
            area.setMaximumHeight(_LINES * area.fontMetrics().lineSpacing() + 2 * theme.GAP)
            area.textChanged.connect(self.changed)
            return area
        line = QLineEdit(start, self)
        line.textEdited.connect(self.changed)
        return line

    @property
    def typed(self) -> str:
        """What stands there, as it was typed."""
        match self.widget:
            case QComboBox():
                return str(self.widget.currentData())
            case QPlainTextEdit():
                return self.widget.toPlainText()
            case _:
                return self.widget.text()

    def value(self) -> Value | None:
        """What is meant; `None` empties the field. Raises ValueError in the person's words."""
        try:
            return parse(self._kind, self._field, self.typed)
        except UnknownName:
            words = translate("ValueInput", "This is not a value for “{field}”.")
            told = words.format(field=field_label(self._kind, self._field))
            raise ValueError("\n".join(part for part in (told, self.hint()) if part)) from None

    def hint(self) -> str:
        """How it is typed; "" where that goes without saying."""
        match self._type:
            case ValueType.DATE:
                return translate("ValueInput", "A date like 2026-01-31.")
            case ValueType.MOMENT:
                return translate("ValueInput", "A date like 2026-01-31, or a time like 2026-01-31 09:30.")
            case ValueType.NUMBER:
                return translate("ValueInput", "A number from 0 to 100.")
            case ValueType.REMINDER:
                return translate("ValueInput", "A span like “15 minutes”, or a time like 2026-01-31 09:30.")
            case ValueType.WORDS:
                return translate("ValueInput", "Names with commas between them.")
            case _:
                return ""


def can_be_typed(kind: Kind, field: str) -> bool:
    """May a person type this field's value at all (no photo, no guests, no series)?"""
    is_series = field_spec(kind, field).type is ValueType.RECURRENCE
    return editable(kind, field, None) is not None and not is_series
