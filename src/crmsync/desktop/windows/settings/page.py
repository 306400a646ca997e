"""What the pages of the settings dialog have in common: the page itself, the choice of a mapping, a value
with its button, a grid with a choice for each field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from crmsync.app.types import Kind
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Form, Heading, Hint, ToneLabel, without_mnemonic
from crmsync.desktop.windows.settings.draft import Draft, Edited
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.plain import SLACK, Choice

_VALUE = 20
"""The least width of a value, in characters."""


class SettingsPage(Translated, QWidget):
    """One page. `column` is the layout for what is on it, below the heading and what it is about."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.heading, self.about = Heading("", 1, self), Hint("", self)
        self.column = QVBoxLayout(self)
        theme.spaced(self.column, margin=theme.MARGIN, gap=theme.SECTION)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.about)

    @property
    def bridge(self) -> Bridge:
        return self.editor.bridge

    @property
    def draft(self) -> Draft:
        return self.editor.draft

    def begin(self) -> None:
        """Everything is made: show it, and follow the draft. Called by each page's `__init__`."""
        self.column.addStretch(1)
        self.editor.changed.connect(self.show_draft)
        self._set_texts()

    def set_about(self, title: str, about: str = "") -> None:
        """The heading, and what the page is about."""
        self.heading.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def set_texts(self) -> None:
        """Set the texts that do not depend on the draft."""

    def show_draft(self) -> None:
        """Show the draft."""

    def reveal(self) -> None:
        """The person came here."""

    def _set_texts(self) -> None:
        self.set_texts()
        self.show_draft()


class MappingBar(QWidget):
    """Chooses the mapping that a page is about. kind: only of this one. chosen: another one is shown now."""

    chosen = Signal()

    def __init__(self, editor: Editor, kind: Kind | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._kind = kind
        self._name = ""
        self.choice = Choice()
        self.choice.picked.connect(self._pick)
        self._form = Form()
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(self._form)
        self._row = self._form.add("", self.choice)
        self.refresh()

    @property
    def edited(self) -> Edited | None:
        """The chosen mapping; `None` when there is none."""
        return self._editor.draft.mapping(self.choice.value)

    def refresh(self) -> None:
        """Show the mappings that there are now; the first is chosen if the chosen one is gone."""
        self._row.set_texts(self.tr("&Mapping"))
        mappings = self._editor.draft.of_kind(self._kind)
        self.choice.set_options([(one.key, one.settings.name) for one in mappings])
        if self.choice.value is None and mappings:
            # What was renamed or added has another key once it is written.
            same = (one.key for one in mappings if one.settings.name == self._name)
            self.choice.choose(next(same, mappings[0].key))
        self._name = self.choice.currentText()
        self.setVisible(bool(mappings))

    def choose(self, key: str) -> None:
        """Show this mapping."""
        self.refresh()
        self.choice.pick(key)

    def put(self, edited: Edited) -> None:
        """The person edited the chosen mapping."""
        self._editor.put(self._editor.draft.with_mapping(edited))

    def _pick(self, key: object) -> None:
        self._name = self.choice.currentText()
        self.chosen.emit()


class ValueRow(QWidget):
    """A value that is chosen elsewhere, and the button that leads there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ToneLabel()
        self.button = QPushButton()
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.value, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """See `plain.SLACK`."""
        return super().minimumSizeHint() + SLACK

    def show_value(self, value: str, label: str, change: str) -> None:
        """label: what the value is; change: the button's text."""
        self.value.setText(value)
        self.value.setMinimumWidth(theme.line_width(self, _VALUE))
        self.button.setText(change)
        spoken = self.tr("{label}: {value}, change").format(label=without_mnemonic(label), value=value)
        self.button.setAccessibleName(spoken)


class FieldGrid(QWidget):
    """A line for each field: its name, what it is paired with, and a choice. picked(name, value)."""

    picked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self._notes: dict[str, Hint] = {}
        self._labels: dict[str, ToneLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SECTION)
        self._grid.setVerticalSpacing(theme.TIGHT)
        for column, share in enumerate((3, 3, 2)):
            self._grid.setColumnStretch(column, share)

    def show_fields(self, titles: Sequence[tuple[str, str, str]]) -> None:
        """titles: name, title and note of each field, in order."""
        if [name for name, _, _ in titles] != list(self.choices):
            self._make([name for name, _, _ in titles])
        for name, title, note in titles:
            self._labels[name].setText(title)
            self.choices[name].setAccessibleName(title)
            self.choices[name].setAccessibleDescription(note)
            self._notes[name].setText(note)
            for words in (self._labels[name], self._notes[name]):
                # Names of fields have no place where a line may end.
                longest = max(words.text().split(), key=len, default="")
                words.setMinimumWidth(max(1, words.fontMetrics().horizontalAdvance(longest)))

    def _make(self, names: Sequence[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.choices, self._notes, self._labels = {}, {}, {}
        for row, name in enumerate(names):
            label, note, choice = ToneLabel(), Hint(""), Choice()
            label.setBuddy(choice)
            choice.picked.connect(lambda value, name=name: self._pick(name, value))
            for column, part in enumerate((label, note, choice)):
                self._grid.addWidget(part, row, column)
            self.choices[name], self._notes[name], self._labels[name] = choice, note, label

    def _pick(self, name: str, value: Any) -> None:
        self.picked.emit(name, value)
