"""Small widgets that every window uses: headings, hints, errors in place, cards, forms, progress.

They follow the palette, speak to screen readers and know nothing of syncing. Texts come translated.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QIcon,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crmsync.desktop import theme
from crmsync.desktop.theme import Tone

_View = TypeVar("_View", bound=QAbstractItemView)


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Have a screen reader say `text`. at_once: do not wait until it has finished what it is saying."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def without_mnemonic(text: str) -> str:
    """The text as it is read: "&Save && close" → "Save & close"."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class ToneLabel(QLabel):
    """Running text in the colour of its tone, also after the palette has changed."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Within a card labels would take the colour of its own role.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        # A long word gets narrower lines, not a wider window.
        self.setMinimumWidth(1)
        self._colour()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ParentChange):
            self._colour()

    def _colour(self) -> None:
        parent = self.parentWidget()
        wanted = theme.colour(self._tone, parent.palette() if parent is not None else None)
        role = QPalette.ColorRole.WindowText
        # Setting it sends the event that brought us here.
        if self._tone is not Tone.PLAIN and self.palette().color(role) != wanted:
            palette = self.palette()
            palette.setColor(role, wanted)
            self.setPalette(palette)
        elif self._tone is Tone.PLAIN and self.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
            self.setPalette(QPalette())


class Heading(QLabel):
    """The title of a page (level 1) or of a part of it (level 2)."""

    def __init__(self, text: str = "", level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(theme.heading_font(self.font(), level))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)


class Hint(ToneLabel):
    """Explains what stands above it, in a quieter colour."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Tone.MUTED, parent)


class ErrorLabel(QWidget):
    """Tells in place what is wrong with an input; takes no room while nothing is.

    field: the input it belongs to; a screen reader reads the error with it.
    """

    def __init__(self, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._told = ""
        self._mark = ToneLabel("⚠", Tone.ERROR, self)
        self._mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._mark.setMinimumWidth(self._mark.sizeHint().width())
        self._text = ToneLabel("", Tone.ERROR, self)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.TIGHT)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it tells; "" while nothing is wrong."""
        return self._told

    def tell(self, text: str) -> None:
        """Show an error and have it read out; "" takes it away."""
        changed, self._told = text != self._told, text
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if self._field is not None:
            self._field.setAccessibleDescription(text)
        if text and changed:
            announce(self, text, at_once=True)

    def clear(self) -> None:
        """Nothing is wrong any more."""
        self.tell("")


class Card(QFrame):
    """A framed group with an optional title; `body` is the layout for what is in it."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.title = Heading(title, 2, self)
        self.title.setVisible(bool(title))
        self.body = QVBoxLayout(self)
        theme.spaced(self.body, margin=theme.SECTION)
        self.body.addWidget(self.title)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.setAccessibleName(title)


class FormRow:
    """One row of a `Form`: its label, its input, and the hint and the error below the input."""

    def __init__(self, label: QLabel, field: QWidget, hint: Hint, error: ErrorLabel, whole: QWidget) -> None:
        self.label, self.field, self.hint, self.error, self._whole = label, field, hint, error, whole

    def set_texts(self, label: str, hint: str = "") -> None:
        """Set the label (with its mnemonic) and the hint, as after a change of language."""
        self.label.setText(label)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        name = without_mnemonic(label).rstrip(" :\u202f\u00a0")
        self.field.setAccessibleName(name)
        if not self.error.text:
            self.field.setAccessibleDescription(hint)

    def tell(self, problem: str) -> None:
        """Show what is wrong with the input, below it; "" takes it away."""
        self.error.tell(problem)
        if not problem:
            self.field.setAccessibleDescription(self.hint.text())

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row with its label."""
        self.label.setVisible(visible)
        self._whole.setVisible(visible)


class _Cell(QWidget):
    """As high as its wrapped texts need at its width.

    Once it is on show it tells that as its plain size: a QFormLayout that knows of heights for widths shares
    them out wrongly when rows come and go.
    """

    def hasHeightForWidth(self) -> bool:
        return super().hasHeightForWidth() and not self.isVisible()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._needed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _needed(self) -> int:
        layout = self.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(self.width())
        return layout.totalSizeHint().height()


class Form(QFormLayout):
    """Labels and inputs below each other; a long label moves above its input when there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setHorizontalSpacing(theme.SECTION)
        self.setVerticalSpacing(theme.GAP)

    def add_across(self, *widgets: QWidget) -> None:
        """Add widgets below each other, as wide as labels and inputs together; texts that wrap, buttons."""
        whole = _Cell()
        column = QVBoxLayout(whole)
        theme.spaced(column)
        for widget in widgets:
            is_button = isinstance(widget, QPushButton)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0))
        self.addRow(whole)

    def add(self, label: str, field: QWidget, hint: str = "") -> FormRow:
        """Add a row. label: with its mnemonic ("&Server"); it is the input's name for a screen reader too."""
        words = QLabel(label)
        words.setBuddy(field)
        whole = _Cell()
        below, error = Hint("", whole), ErrorLabel(field, whole)
        column = QVBoxLayout(whole)
        theme.spaced(column, gap=theme.TIGHT)
        for part in (field, error, below):
            column.addWidget(part)
        self.addRow(words, whole)
        row = FormRow(words, field, below, error, whole)
        row.set_texts(label, hint)
        return row


class RoomyRows(QStyledItemDelegate):
    """Draws the rows of a list or a tree with some room around each line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), QFontMetrics(option.font).height() + theme.GAP))


def roomy(view: _View) -> _View:
    """Give the rows of a view room; return it."""
    view.setItemDelegate(RoomyRows(view))
    return view


class BusyBar(QWidget):
    """What is going on, how far it is, and a way to stop it. Hidden while nothing is."""

    cancelled = Signal()
    """The person wants it to stop. The bar stays until `stop` is called."""

    def __init__(self, cancel: str = "", parent: QWidget | None = None) -> None:
        """cancel: the button's text; without it there is no button."""
        super().__init__(parent)
        self._label = ToneLabel("", Tone.PLAIN, self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(self.fontMetrics().height())
        self.button = QPushButton(cancel, self)
        self.button.setVisible(bool(cancel))
        # Enter means the dialog's own deed, not to stop.
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._cancel)
        column, row = QVBoxLayout(self), QHBoxLayout()
        theme.spaced(column, gap=theme.TIGHT)
        theme.spaced(row)
        row.addWidget(self._bar, 1)
        row.addWidget(self.button)
        column.addWidget(self._label)
        column.addLayout(row)
        self.hide()

    def start(self, text: str) -> None:
        """Show it, with an end nobody knows yet; a screen reader says the text."""
        self.button.setEnabled(True)
        self.progress(text, 0, 0)
        self.show()
        announce(self, text)

    def progress(self, text: str, done: int, total: int) -> None:
        """How far it is. total: 0 while nobody knows."""
        self._label.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def stop(self) -> None:
        """It is over."""
        self.hide()

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self.cancelled.emit()


class EmptyState(QWidget):
    """Stands where a list would be: why it is empty and what to do about it."""

    def __init__(
        self, title: str = "", hint: str = "", icon: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._icon = icon or QIcon()
        self.title, self.hint = Heading(title, 2, self), Hint(hint, self)
        self.button = QPushButton(self)
        self.button.hide()
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN)
        column.addStretch(1)
        for part in (self._picture, self.title, self.hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._draw()

    def set_texts(self, title: str, hint: str, button: str = "") -> None:
        """button: what to do about it; without it there is no button."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.button.setText(button)
        self.button.setVisible(bool(button))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        size = QSize(theme.BIG_ICON, theme.BIG_ICON)
        self._picture.setPixmap(self._icon.pixmap(size, self.devicePixelRatioF()))
        self._picture.setVisible(not self._icon.isNull())


def confirm(
    parent: QWidget, question: str, explanation: str, do: str, keep: str, then: Callable[[], None]
) -> QMessageBox:
    """Ask before something that cannot be taken back; returns at once, `then` is called after a yes.

    do, keep: what the buttons say will happen ("Delete 214 contacts in Zoho", "Keep them"). Enter and
    Escape keep.
    """
    box = QMessageBox(QMessageBox.Icon.Warning, parent.window().windowTitle(), question, parent=parent)
    box.setInformativeText(explanation)
    box.setTextFormat(Qt.TextFormat.PlainText)
    yes = box.addButton(do, QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    yes.clicked.connect(then)
    box.open()
    return box
