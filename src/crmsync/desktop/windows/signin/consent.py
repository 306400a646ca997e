"""Signing in by agreeing elsewhere: in the browser, or on any device with a code that is shown here."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from crmsync.app.secret import Secret
from crmsync.app.services import REDIRECT_PORT, ByBrowser, ByDevice, DeviceInvitation
from crmsync.app.types import Landing
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.language import current, moment_text
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import BusyBar, Card, ErrorLabel, FormRow, Hint, ToneLabel
from crmsync.desktop.windows.signin.parts import LinkButton, SignInPart, bring_into_view, copy, open_address


class ConsentPart(SignInPart):
    """rows: the inputs, which rest while an attempt goes on. busy: tells that it does, and stops it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.rows: dict[str, FormRow] = {}
        self.error = ErrorLabel()
        self.device = DevicePanel()
        self.busy = BusyBar("?")
        self.copy_link = QPushButton()
        self._opened_address = ""
        self.copy_link.clicked.connect(lambda: copy(self._opened_address))
        self.busy.cancelled.connect(self.give_up)

    def add_below(self, column: QVBoxLayout, remedy: QPushButton | None = None) -> None:
        """Put what belongs to every attempt below the inputs. remedy: belongs to what is wrong."""
        column.addWidget(self.error)
        if remedy is not None:
            column.addWidget(remedy, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.device, self.busy):
            column.addWidget(part)
        column.addWidget(self.copy_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.copy_link.hide()

    @property
    @abstractmethod
    def busy_text(self) -> str:
        """What is said while an attempt goes on."""

    def set_shared_texts(self) -> None:
        """Of what `add_below` puts there."""
        self.copy_link.setText(self.tr("Copy the &link, for another browser"))
        self.busy.button.setText(self.tr("&Stop waiting"))

    # ---- an attempt

    def by_browser(
        self, client_id: str, secret: Secret, cancelled: Callable[[], bool], port: int = REDIRECT_PORT
    ) -> ByBrowser:
        """Agreeing in the browser, which is opened here."""
        address: Future[str] = Future()
        self.bridge.ask(address, self._open)
        return ByBrowser(client_id, secret, address.set_result, port, cancelled, self._landing())

    def by_device(self, client_id: str, secret: Secret, cancelled: Callable[[], bool]) -> ByDevice:
        """Agreeing on any device, with the code that is shown here."""
        invitation: Future[DeviceInvitation] = Future()
        self.bridge.ask(invitation, self._invite)
        return ByDevice(client_id, secret, invitation.set_result, cancelled)

    def _landing(self) -> Landing:
        """What the browser shows at the end."""
        return Landing(
            language=current(),
            done_title=self.tr("You are signed in"),
            done_text=self.tr("You can close this page and go back to crmsync."),
            refused_title=self.tr("You are not signed in"),
            refused_text=self.tr("{service} said no. Go back to crmsync to try again."),
        )

    def _open(self, address: str) -> None:
        if self.is_busy:
            self._opened_address = address
            self.copy_link.show()
            open_address(address)

    def _invite(self, invitation: DeviceInvitation) -> None:
        if self.is_busy:
            self.device.show_invitation(invitation)
            self.device.code.setFocus()
            self.changed.emit()

    def _set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.field.setEnabled(not busy)
        self.copy_link.hide()
        self.device.hide()
        if busy:
            self.busy.start(self.busy_text)
        else:
            self.busy.stop()
        super()._set_busy(busy)

    def tell(self, failure: Failed) -> None:
        self.error.tell(in_place_text(failure))
        bring_into_view(self.error)

    def clear(self) -> None:
        self.error.clear()


class DevicePanel(Card):
    """The code that is typed in elsewhere, large; the address; until when it is good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.where = ToneLabel()
        self.code = QLabel()
        font = theme.heading_font(self.code.font())
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self.code.setFont(font)
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.until = Hint()
        self.copy_code, self.open = QPushButton(), LinkButton()
        self.copy_code.clicked.connect(lambda: copy(self.code.text()))
        for part in (self.where, self.code, self.until):
            self.body.addWidget(part)
        for button in (self.copy_code, self.open):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_invitation(self, invitation: DeviceInvitation) -> None:
        """Show what the person must do now."""
        self.where.setText(
            self.tr("Open {address} on any device, and type in this code:").format(address=invitation.address)
        )
        self.code.setText(invitation.code)
        self.code.setAccessibleName(self.tr("Code: {code}").format(code=" ".join(invitation.code)))
        self.until.setText(
            self.tr("It is good until {moment}.").format(moment=moment_text(invitation.expires))
        )
        self.copy_code.setText(self.tr("Copy the co&de"))
        self.open.setText(self.tr("Open the &page here …"))
        self.open.set_address(invitation.address)
        self.show()
