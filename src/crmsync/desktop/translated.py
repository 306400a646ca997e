"""Widgets whose texts follow the language: the one place that hears of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Mixed
else:
    # A class may have one ancestor of Qt's only; this one is mixed in before it.
    _Mixed = object


class Translated(_Mixed):
    """Mixed in before a widget's class (`class Window(Translated, QDialog)`): sets its texts again when the
    language changes. `_set_texts` is called by the widget itself at first."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._set_texts()

    def _set_texts(self) -> None:
        """Set every text of this widget in the language of now."""
