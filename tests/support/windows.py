"""What every window must keep, whatever it shows: mnemonics, names for screen readers, texts that fit.

Looks at geometry and at what Qt tells a screen reader, never at pictures. The window must be shown.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAccessible, QAction, QFont, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from crmsync.desktop import language, theme

FONT = "DejaVu Sans"
POINTS = 10


@dataclass(frozen=True, slots=True)
class Look:
    """A language (a tag of `language.LANGUAGES` or `LENGTHENED`), a palette, and a size of text."""

    language: str
    dark: bool
    percent: int

    def __str__(self) -> str:
        return f"{self.language}, {'dark' if self.dark else 'light'}, {self.percent} %"


LOOKS = tuple(
    Look(tag, dark=bool(number % 2), percent=percent)
    for percent in (100, 200)
    for number, tag in enumerate((*language.LANGUAGES, language.LENGTHENED))
)
"""Each language at both sizes of text, light and dark in turn."""


def every_look(app: QApplication, looks: tuple[Look, ...] = LOOKS) -> Iterator[Look]:
    """Give the application each look in turn, and its own back at the end.

    Make the window anew for each: `for look in every_look(qapp): window = Window(bridge); window.show(); …`
    """
    before = (language.current(), app.palette(), app.font())
    try:
        for look in looks:
            language.install(app, look.language)
            app.setPalette(theme.dark() if look.dark else theme.light())
            app.setFont(QFont(FONT, POINTS * look.percent // 100))
            yield look
    finally:
        language.install(app, before[0])
        app.setPalette(before[1])
        app.setFont(before[2])


# ---- mnemonics


def clashes(window: QWidget) -> list[str]:
    """The mnemonics that more than one thing on show has: "Alt+S: &Save, &Sync". Call it for each page."""
    found: dict[str, list[str]] = {}
    for text in _mnemonic_texts(window):
        key = QKeySequence.mnemonic(text).toString()
        if key:
            found.setdefault(key, []).append(text)
    return [f"{key}: {', '.join(texts)}" for key, texts in found.items() if len(texts) > 1]


def menu_clashes(actions: list[QAction]) -> list[str]:
    """The mnemonics that more than one visible entry of a menu, or of one of its submenus, has."""
    found: dict[str, list[str]] = {}
    below: list[str] = []
    for action in actions:
        key = QKeySequence.mnemonic(action.text()).toString()
        if key and action.isVisible():
            found.setdefault(key, []).append(action.text())
        menu = action.menu()
        if menu is not None:
            below += menu_clashes(menu.actions())
    return [f"{key}: {', '.join(texts)}" for key, texts in found.items() if len(texts) > 1] + below


def _mnemonic_texts(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        match widget:
            case QLabel() if widget.buddy() is not None:
                yield widget.text()
            case QToolButton() if widget.defaultAction() is not None:
                yield widget.defaultAction().text()
            case QAbstractButton():
                yield widget.text()
            case QGroupBox():
                yield widget.title()
            case QTabBar():
                yield from (widget.tabText(index) for index in range(widget.count()))
            case QMenuBar():
                yield from (action.text() for action in widget.actions() if action.isVisible())


# ---- names


def unnamed(window: QWidget) -> list[str]:
    """What can be used or read but says nothing to a screen reader: its class and object name."""
    kinds = (
        *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
        *(QComboBox, QLineEdit, QProgressBar, QAbstractScrollArea),
    )
    return [
        f"{type(widget).__name__} {widget.objectName()}".strip()
        for widget in _shown(window)
        if isinstance(widget, kinds) and not isinstance(widget, QScrollBar | QScrollArea | QHeaderView)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


# ---- room


def cut_off(window: QWidget) -> list[str]:
    """The texts that have less room than they need."""
    return [text for widget in _shown(window) for text in _texts_without_room(widget)]


def too_large(window: QWidget, width: int = 1920, height: int = 1040) -> str:
    """The size below which the window cannot be made, if that is more than a usual screen has; else ""."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    return f"{least.width()} × {least.height()}" if least.width() > width or least.height() > height else ""


def _texts_without_room(widget: QWidget) -> Iterator[str]:
    room = widget.contentsRect()
    match widget:
        case QLabel() if widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            narrow = not widget.wordWrap() and widget.sizeHint().width() > widget.width()
            if narrow or needed > widget.height():
                yield widget.text()
        case QAbstractButton() if widget.text():
            if widget.sizeHint().width() > widget.width():
                yield widget.text()
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
            if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room.width():
                yield widget.currentText()
        case QLineEdit() if widget.placeholderText() and not widget.text():
            if widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room.width():
                yield widget.placeholderText()
        case QGroupBox() if widget.title():
            if widget.fontMetrics().horizontalAdvance(widget.title()) > room.width():
                yield widget.title()
        case QTabBar():
            for index in range(widget.count()):
                if widget.tabSizeHint(index).width() > widget.tabRect(index).width():
                    yield widget.tabText(index)


def _shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets on show, without those that Qt puts into its own (the text field of a combo box)."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.window() is not window:
            continue
        parent = widget.parentWidget()
        inner = widget.objectName().startswith("qt_") or isinstance(parent, QAbstractSpinBox | QComboBox)
        if not inner:
            yield widget


def pressed(signal: SignalInstance) -> Callable[[], None]:
    """Sends a window's signal from whatever thread calls, and waits until the window has heard it."""
    heard = threading.Event()
    # Whoever listened before is called before, in the thread of the windows.
    signal.connect(heard.set)

    def press() -> None:
        signal.emit()
        assert heard.wait(30)

    return press
