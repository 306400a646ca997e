"""Signing in to Zoho CRM: in the browser, on another device, with a self-client's code, with a refresh token.

The client is the person's own, made once in Zoho's API console; what to do there is said beside the inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crmsync.app.secret import Secret
from crmsync.app.services import REDIRECT_PORT, Given, GivenToken
from crmsync.app.types import ACCOUNT_KEYS, Account, Service, Side
from crmsync.app.web import console_address, zoho_scopes
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import Form, Hint
from crmsync.desktop.windows.signin.consent import ConsentPart
from crmsync.desktop.windows.signin.parts import LinkButton, SecretEdit, copy
from crmsync.desktop.windows.signin.words import region_name

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


class ZohoPart(ConsentPart):
    """account: one that is there already; without it the data centre is asked as well.

    port: where the browser comes back to.
    """

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.port = REDIRECT_PORT
        self.regions = QComboBox()
        for region in REGIONS:
            self.regions.addItem("", region)
        self.regions.setCurrentIndex(REGIONS.index(USUAL))
        self.ways = QComboBox()
        for way in ZohoWay:
            self.ways.addItem("", way)
        self.steps = Hint()
        self.console = LinkButton()
        self.copy_redirect, self.copy_scopes = QPushButton(), QPushButton()
        self.client_id, self.client_secret = QLineEdit(), SecretEdit()
        self.code, self.token = SecretEdit(), SecretEdit()
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
        for field in (self.client_id, self.client_secret, self.code, self.token):
            field.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        form = Form()
        self.rows |= {"region": form.add("", self.regions), "way": form.add("", self.ways)}
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
        self.add_below(column)

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
                return self.by_browser(name, secret, cancelled, self.port)
            case ZohoWay.DEVICE:
                return self.by_device(name, secret, cancelled)
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

    # ---- texts

    @property
    def busy_text(self) -> str:
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
        self.set_shared_texts()
