"""Signing in to Zoho CRM: in the browser, on another device, with a self-client's code, with a refresh token.

The client is the person's own, made once in Zoho's API console; what to do there is said beside the inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crmsync.app.secret import Secret
from crmsync.app.services import REDIRECT_PORT, ByBrowser, ByDevice, DeviceInvitation, Given, GivenToken
from crmsync.app.types import ACCOUNT_KEYS, Account, Service, Side
from crmsync.app.web import console_address, zoho_scopes
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.language import moment_text
from crmsync.desktop.widgets import BusyBar, Card, ErrorLabel, Form, FormRow, Hint, ToneLabel
from crmsync.desktop.windows.signin.parts import LinkButton, SecretEdit, SignInPart, copy, open_address
from crmsync.desktop.windows.signin.words import region_name, told

REGIONS = ACCOUNT_KEYS["region"].choices
USUAL = "eu"
"""The data centre that is proposed."""
REDIRECT = f"http://127.0.0.1:{REDIRECT_PORT}/"


class ZohoWay(StrEnum):
    """How a person signs in, the usual way first."""

    BROWSER = "browser"
    DEVICE = "device"
    CODE = "code"
    REFRESH_TOKEN = "refresh-token"


class ZohoPart(SignInPart):
    """account: one that is there already; without it the data centre is asked as well.

    busy: tells that an attempt goes on, and stops it. port: where the browser comes back to.
    """

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.port = REDIRECT_PORT
        self.regions = QComboBox()
        for region in REGIONS:
            self.regions.addItem("", region)
        self.regions.setCurrentIndex(REGIONS.index(USUAL))
        self._opened_address = ""
        self.ways = QComboBox()
        for way in ZohoWay:
            self.ways.addItem("", way)
        self.steps = Hint()
        self.console = LinkButton()
        self.copy_redirect, self.copy_scopes = QPushButton(), QPushButton()
        self.client_id, self.client_secret = QLineEdit(), SecretEdit()
        self.code, self.token = SecretEdit(), SecretEdit()
        self.error = ErrorLabel()
        self.busy = BusyBar("?")
        self.copy_link = QPushButton()
        self.device = DevicePanel()
        self._lay_out()
        self._set_texts()
        self._choose()
        self._choose_region()
        if account is not None:
            self.client_id.setText(account.client_id or "")
            self.rows["region"].set_visible(False)
        self.regions.currentIndexChanged.connect(self._choose_region)
        self.ways.currentIndexChanged.connect(self._choose)
        self.copy_redirect.clicked.connect(lambda: copy(REDIRECT))
        self.copy_scopes.clicked.connect(lambda: copy(zoho_scopes()))
        self.copy_link.clicked.connect(lambda: copy(self._opened_address))
        self.busy.cancelled.connect(self.give_up)
        for field in (self.client_id, self.client_secret, self.code, self.token):
            field.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        form = Form()
        self.rows: dict[str, FormRow] = {"region": form.add("", self.regions), "way": form.add("", self.ways)}
        form.add_across(self.steps, self.console, self.copy_redirect, self.copy_scopes)
        fields = {
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "code": self.code,
            "token": self.token,
        }
        self.rows.update({name: form.add("", field) for name, field in fields.items()})
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        for part in (self.error, self.device, self.busy):
            column.addWidget(part)
        column.addWidget(self.copy_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.copy_link.hide()

    # ---- what is chosen and typed

    @property
    def way(self) -> ZohoWay:
        """The one that is chosen."""
        return ZohoWay(self.ways.currentData())

    @property
    def region(self) -> str:
        """The data centre that is chosen."""
        return str(self.regions.currentData())

    @property
    def is_complete(self) -> bool:
        needed = [self.client_secret, *self._extra()]
        return bool(self.client_id.text().strip()) and not any(field.is_empty for field in needed)

    def _extra(self) -> list[SecretEdit]:
        match self.way:
            case ZohoWay.CODE:
                return [self.code]
            case ZohoWay.REFRESH_TOKEN:
                return [self.token]
            case _:
                return []

    def _given(self, cancelled: Callable[[], bool]) -> Given:
        name, secret = self.client_id.text().strip(), self.client_secret.secret
        members = {"client_id": Secret(name), "client_secret": secret}
        match self.way:
            case ZohoWay.BROWSER:
                address: Future[str] = Future()
                self.bridge.ask(address, self._open)
                return ByBrowser(name, secret, address.set_result, self.port, cancelled)
            case ZohoWay.DEVICE:
                invitation: Future[DeviceInvitation] = Future()
                self.bridge.ask(invitation, self._invite)
                return ByDevice(name, secret, invitation.set_result, cancelled)
            case ZohoWay.CODE:
                return GivenToken({**members, "code": self.code.secret})
            case ZohoWay.REFRESH_TOKEN:
                return GivenToken({**members, "refresh_token": self.token.secret})

    def _choose(self) -> None:
        self.give_up()
        self.clear()
        way = self.way
        self.rows["code"].set_visible(way is ZohoWay.CODE)
        self.rows["token"].set_visible(way is ZohoWay.REFRESH_TOKEN)
        self.copy_redirect.setVisible(way is ZohoWay.BROWSER)
        self.copy_scopes.setVisible(way in (ZohoWay.CODE, ZohoWay.REFRESH_TOKEN))
        self._set_texts()
        self.changed.emit()

    def _choose_region(self) -> None:
        account = self.account or Account("", Side.CRM, Service.ZOHO, region=self.region)
        self.console.set_address(console_address(account))
        self.changed.emit()

    # ---- while an attempt goes on

    def _open(self, address: str) -> None:
        if self.is_busy:
            self._opened_address = address
            self.copy_link.show()
            open_address(address)

    def _invite(self, invitation: DeviceInvitation) -> None:
        if self.is_busy:
            self.device.show_invitation(invitation)
            self.device.code.setFocus()

    def _set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.field.setEnabled(not busy)
        self.copy_link.hide()
        self.device.hide()
        if busy:
            self.busy.start(self._busy_text())
        else:
            self.busy.stop()
        super()._set_busy(busy)

    def tell(self, failure: Failed) -> None:
        self.error.tell(told(failure))

    def clear(self) -> None:
        self.error.clear()

    # ---- texts

    def _busy_text(self) -> str:
        match self.way:
            case ZohoWay.BROWSER:
                return self.tr("Your browser asks whether crmsync may use Zoho CRM. Agree there.")
            case ZohoWay.DEVICE:
                return self.tr("Waiting until you have agreed; after that it may take half a minute.")
            case _:
                return self.tr("Signing in …")

    def _steps(self) -> str:
        match self.way:
            case ZohoWay.BROWSER:
                return self.tr(
                    "Once, in Zoho's API console: make a client of the type “Server-based applications”, "
                    "give it the redirect address {address}, and copy its two texts into here."
                ).format(address=REDIRECT)
            case ZohoWay.DEVICE:
                return self.tr(
                    "Once, in Zoho's API console: make a client of the type “Non-browser applications”, "
                    "and copy its two texts into here. You then type a code in on any device."
                )
            case ZohoWay.CODE:
                return self.tr(
                    "In Zoho's API console: open “Self Client”, generate a code with the scopes that the "
                    "button copies, and copy everything into here before the code expires."
                )
            case ZohoWay.REFRESH_TOKEN:
                return self.tr(
                    "For those who have one already, with the scopes that the button copies, and the client "
                    "that it was made with."
                )

    def _set_texts(self) -> None:
        names = {
            ZohoWay.BROWSER: self.tr("In the browser"),
            ZohoWay.DEVICE: self.tr("With a code, on any device"),
            ZohoWay.CODE: self.tr("With a code of the self client"),
            ZohoWay.REFRESH_TOKEN: self.tr("With a refresh token"),
        }
        for index, way in enumerate(ZohoWay):
            self.ways.setItemText(index, names[way])
        for index, region in enumerate(REGIONS):
            self.regions.setItemText(index, region_name(region))
        self.steps.setText(self._steps())
        self.rows["region"].set_texts(
            self.tr("Data cent&re"), self.tr("As in your CRM's address: crm.zoho.eu is Europe.")
        )
        self.rows["way"].set_texts(self.tr("&How to sign in"))
        self.rows["client_id"].set_texts(self.tr("Client &ID"))
        self.rows["client_secret"].set_texts(self.tr("Client s&ecret"))
        self.rows["code"].set_texts(self.tr("C&ode"))
        self.rows["token"].set_texts(self.tr("Re&fresh token"))
        self.console.setText(self.tr("Open the &API console …"))
        self.copy_redirect.setText(self.tr("Cop&y the redirect address"))
        self.copy_scopes.setText(self.tr("Cop&y the scopes"))
        self.copy_link.setText(self.tr("Copy the &link, for another browser"))
        self.busy.button.setText(self.tr("&Stop waiting"))


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
