"""Plain settings, declared as data: what each is, what it is called, where it stands. `PlainForm` draws them.

Adding a setting is adding its line to a table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from crmsync.desktop import theme
from crmsync.desktop.widgets import Form, FormRow, Hint

S = TypeVar("S")


_LINE = 20
"""The least width of a line of text, in characters."""


SLACK = QSize(theme.SECTION, 0)
"""A form that moves long labels above their inputs forgets the distance between them (QFormLayout)."""


class Texts(NamedTuple):
    """A setting's label, with its mnemonic, and what explains it."""

    label: str
    hint: str = ""


def _always(subject: object) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[S]):
    """One setting of a subject (a mapping, an account, the preferences).

    texts: in the language that is shown. read, write: its value; `write` gives another subject. shown: does
    this subject have it?
    """

    name: str
    texts: Callable[[], Texts]
    read: Callable[[S], Any]
    write: Callable[[S, Any], S]
    shown: Callable[[S], bool] = _always


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Setting[S]):
    """A box to tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf(Setting[S]):
    """One of several values. options: each with what it is called; explain: what the chosen one means."""

    options: Callable[[], Sequence[tuple[Any, str]]]
    explain: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Setting[S]):
    """A whole number."""

    least: int = 0
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Setting[S]):
    """A line of text; an empty one is `None`. example: shown while it is empty."""

    example: str = ""


PlainSetting = YesNo[S] | OneOf[S] | Number[S] | Line[S]


class Choice(QComboBox):
    """A choice whose values are any Python values. picked(value): the person chose another one."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[Any, ...] = ()
        self._texts: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda index: self.picked.emit(self._values[index]))

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these; what was chosen stays chosen if it is among them."""
        values, texts = tuple(value for value, _ in options), tuple(text for _, text in options)
        if (values, texts) == (self._values, self._texts):
            return
        chosen = self.value
        with QSignalBlocker(self):
            self.clear()
            self._values, self._texts = values, texts
            self.addItems(list(texts))
        self.choose(chosen)

    @property
    def value(self) -> Any:
        """What is chosen; `None` when nothing is."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def choose(self, value: Any) -> None:
        """Show this value as the chosen one."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def pick(self, value: Any) -> None:
        """As if the person chose it."""
        self.choose(value)
        self.activated.emit(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        """Its longest text is never cut off; see `SLACK`."""
        return self.sizeHint() + SLACK

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls the page past it does not mean to change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberBox(QSpinBox):
    """A number that the wheel changes only while it has the focus."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGroupSeparatorShown(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See `Choice.wheelEvent`."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class PlainForm(QWidget, Generic[S]):
    """Draws settings below each other.

    subject: whose they are, `None` while there is none; put: takes the edited one.
    """

    def __init__(
        self,
        settings: Sequence[PlainSetting[S]],
        subject: Callable[[], S | None],
        put: Callable[[S], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = tuple(settings)
        self._subject = subject
        self._put = put
        self.inputs: dict[str, QWidget] = {}
        self._rows: dict[str, FormRow] = {}
        self._ticks: dict[str, tuple[QWidget, Hint]] = {}
        self._form = Form()
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(self._form)
        for setting in self._settings:
            self._add(setting)

    def _add(self, setting: PlainSetting[S]) -> None:
        made: QWidget
        match setting:
            case YesNo():
                self._add_tick(setting)
                return
            case OneOf():
                choice = Choice()
                choice.picked.connect(lambda value: self._edit(setting, value))
                made = choice
            case Number(least=least, most=most):
                number = NumberBox(least, most)
                number.valueChanged.connect(lambda value: self._edit(setting, value))
                made = number
            case Line(example=example):
                line = QLineEdit()
                line.setPlaceholderText(example)
                needed = line.fontMetrics().horizontalAdvance(example) + 2 * theme.SECTION
                line.setMinimumWidth(max(needed, theme.line_width(line, _LINE)))
                line.textEdited.connect(lambda text: self._edit(setting, text.strip() or None))
                made = line
            case _:
                assert_never(setting)
        self.inputs[setting.name] = made
        self._rows[setting.name] = self._form.add("", made)

    def _add_tick(self, setting: YesNo[S]) -> None:
        whole, tick, hint = QWidget(), QCheckBox(), Hint("")
        tick.clicked.connect(lambda ticked: self._edit(setting, ticked))
        column = QVBoxLayout(whole)
        theme.spaced(column, gap=theme.TIGHT)
        column.addWidget(tick)
        below = QHBoxLayout()
        theme.spaced(below)
        # Under the words, not under the box.
        style = tick.style()
        below.addSpacing(
            style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
            + style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
        )
        below.addWidget(hint, 1)
        column.addLayout(below)
        self._form.addRow(whole)
        self.inputs[setting.name] = tick
        self._ticks[setting.name] = whole, hint

    def _edit(self, setting: PlainSetting[S], value: Any) -> None:
        subject = self._subject()
        if subject is not None:
            self._put(setting.write(subject, value))

    def show_subject(self) -> None:
        """Show the values, the texts, and only what this subject has."""
        subject = self._subject()
        self.setVisible(subject is not None)
        if subject is None:
            return
        for setting in self._settings:
            shown = setting.shown(subject)
            self._set_texts(setting, subject)
            self._set_visible(setting.name, shown)
            if shown:
                self._show(setting, setting.read(subject))

    def _set_texts(self, setting: PlainSetting[S], subject: S) -> None:
        label, hint = setting.texts()
        if isinstance(setting, OneOf) and setting.explain is not None and setting.shown(subject):
            hint = "\n".join(part for part in (setting.explain(setting.read(subject)), hint) if part)
        if setting.name in self._rows:
            self._rows[setting.name].set_texts(label, hint)
            return
        tick, (_, shown) = self.inputs[setting.name], self._ticks[setting.name]
        assert isinstance(tick, QCheckBox)
        tick.setText(label)
        tick.setAccessibleDescription(hint)
        shown.setText(hint)
        shown.setVisible(bool(hint))

    def _set_visible(self, name: str, visible: bool) -> None:
        if name in self._rows:
            self._rows[name].set_visible(visible)
        else:
            self._ticks[name][0].setVisible(visible)

    def _show(self, setting: PlainSetting[S], value: Any) -> None:
        field = self.inputs[setting.name]
        match field:
            case QCheckBox():
                field.setChecked(bool(value))
            case Choice():
                assert isinstance(setting, OneOf)
                field.set_options(setting.options())
                field.choose(value)
            case NumberBox():
                with QSignalBlocker(field):
                    field.setValue(value)
            case QLineEdit():
                # Not while the person types a blank at its end.
                if field.text().strip() != (value or ""):
                    field.setText(value or "")
