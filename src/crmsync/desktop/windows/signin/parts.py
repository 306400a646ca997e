"""What the ways to sign in have in common: trying one out, giving up, links and secrets as inputs."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QStyle, QToolButton, QWidget

from crmsync.app.accounts import other_service
from crmsync.app.facade import Crmsync
from crmsync.app.secret import Secret
from crmsync.app.services import Given
from crmsync.app.types import Service
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import FormRow

Attempt = Callable[[Crmsync, Given], object]
"""Signs in; runs in one of the engine's threads, and raises what the façade raises."""


class SignInPart(Translated, QWidget):
    """The inputs of one way to sign in, and the attempt that goes on.

    changed: what was typed, or whether an attempt goes on. succeeded(result): an attempt gave that.
    """

    changed = Signal()
    succeeded = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._number = 0
        self._cancel = threading.Event()
        self.is_busy = False

    @property
    @abstractmethod
    def is_complete(self) -> bool:
        """Is there all that an attempt needs?"""

    def try_out(self, attempt: Attempt) -> None:
        """Sign in with what is typed; `succeeded`, or the reason in place."""
        self.give_up()
        self.clear()
        self._cancel = threading.Event()
        number, given = self._number, self._given(self._cancel.is_set)
        self._set_busy(True)
        self.bridge.ask(
            self.bridge.service.look(lambda app: attempt(app, given)),
            lambda result: self._end(number, lambda: self.succeeded.emit(result)),
            lambda failure: self._end(number, lambda: self.tell(failure)),
            owner=self,
        )

    def give_up(self) -> None:
        """Stop the attempt that goes on; nothing more is heard of it."""
        self._number += 1
        self._cancel.set()
        if self.is_busy:
            self._set_busy(False)

    @abstractmethod
    def tell(self, failure: Failed) -> None:
        """Say in place why it did not work."""

    @abstractmethod
    def clear(self) -> None:
        """Nothing is wrong any more."""

    @abstractmethod
    def _given(self, cancelled: Callable[[], bool]) -> Given:
        """What is typed."""

    def _set_busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.changed.emit()

    def _end(self, number: int, act: Callable[[], object]) -> None:
        if number == self._number:
            self._set_busy(False)
            act()


class InsteadButton(QPushButton):
    """Leads to the sign-in of the service that holds the mailbox. Hidden until an attempt tells which.

    service: where it leads.
    """

    def __init__(self, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.service = service
        self.hide()

    def answer(self, failure: Failed) -> None:
        """Show it if that is what an attempt failed over."""
        is_there = other_service(failure.cause) is self.service
        self.setVisible(is_there)
        if is_there:
            self.setFocus()
            bring_into_view(self)


class SecretEdit(QLineEdit):
    """An input whose text is not shown, and leaves it only as a `Secret`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)

    @property
    def is_empty(self) -> bool:
        return not self.text().strip()

    @property
    def secret(self) -> Secret:
        """What is typed, without the spaces and line ends that copying brings along."""
        return Secret(self.text().strip())


class MoreButton(QToolButton):
    """Shows and hides the inputs that few people need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FormRow, ...] = ()
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggled.connect(self._show)

    def governs(self, *rows: FormRow) -> None:
        """These are shown while it is down."""
        self._rows = rows
        self._show(self.isChecked())

    def _show(self, shown: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        for row in self._rows:
            row.set_visible(shown)


class LinkButton(QPushButton):
    """Opens an address in the browser; reachable by keyboard, and hidden while there is no address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = ""
        self.clicked.connect(lambda: open_address(self.address))

    def set_address(self, address: str) -> None:
        self.address = address
        self.setToolTip(address)
        self.setVisible(bool(address))


def bring_into_view(part: QWidget) -> None:
    """Scroll to it, as soon as it has its place."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        QTimer.singleShot(0, part, partial(area.ensureWidgetVisible, part, 0, theme.GAP))


def open_address(address: str) -> None:
    """Show a page in the person's browser."""
    QDesktopServices.openUrl(QUrl(address))


def copy(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


class Scrolled(QScrollArea):
    """Lets a part scroll where the screen is too small for it. Asks for all the room that it needs."""

    def __init__(self, part: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        # Keys go to what is in it; by itself it has nothing to say.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(part)

    def height_for(self, width: int) -> int:
        """What the part needs at this width."""
        layout = self._part.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    @property
    def least_width(self) -> int:
        """Below this it would scroll sideways."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self._part.minimumSizeHint().width() + bar
