"""Signing in to Microsoft 365 and Outlook.com: in the browser, or on any device with a code.

Microsoft wants every program to be registered. The registration is the person's own, or their organisation's;
what to do there is said beside the inputs.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crmsync.app.graph import wrong_key
from crmsync.app.secret import Secret
from crmsync.app.services import Given
from crmsync.app.types import Account, Service
from crmsync.app.web import MICROSOFT_CONSOLE
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import Form, Hint
from crmsync.desktop.windows.signin.consent import ConsentPart
from crmsync.desktop.windows.signin.parts import InsteadButton, LinkButton, MoreButton, copy

REDIRECT = "http://localhost"
"""What a registration names; Microsoft takes any port there."""


class MicrosoftWay(StrEnum):
    """How a person signs in, the usual way first."""

    BROWSER = "browser"
    DEVICE = "device"


class MicrosoftPart(ConsentPart):
    """account: one that is there already; without it the mail address and the tenant are asked as well.

    How one registers crmsync is only told to those who have no client id yet. instead: for a mailbox that
    turns out to be on an Exchange Server; an account that is there stays here.
    """

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.ways = QComboBox()
        for way in MicrosoftWay:
            self.ways.addItem("", way)
        self.about, self.steps = Hint(), Hint()
        self.console, self.copy_redirect = LinkButton(), QPushButton()
        self.username, self.client_id, self.tenant = QLineEdit(), QLineEdit(), QLineEdit()
        self.more, self.instead = MoreButton(), InsteadButton(Service.EWS)
        self._explains = account is None or not account.client_id
        self._lay_out()
        self._set_texts()
        self._choose()
        self.console.set_address(MICROSOFT_CONSOLE)
        self._show_steps()
        if account is not None:
            self.client_id.setText(account.client_id or "")
            self.rows["username"].set_visible(False)
            self.more.hide()
        self.ways.currentIndexChanged.connect(self._choose)
        self.copy_redirect.clicked.connect(lambda: copy(REDIRECT))
        for field in (self.username, self.client_id, self.tenant):
            field.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        form = Form()
        self.rows |= {"username": form.add("", self.username), "way": form.add("", self.ways)}
        form.add_across(self.steps, self.console, self.copy_redirect)
        self.rows["client_id"] = form.add("", self.client_id)
        form.add_across(self.more)
        self.rows["tenant"] = form.add("", self.tenant)
        self.more.governs(self.rows["tenant"])
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        self.add_below(column, self.instead)
        column.addWidget(self.about)

    # ---- what is chosen and typed

    @property
    def way(self) -> MicrosoftWay:
        """The one that is chosen."""
        return MicrosoftWay(self.ways.currentData())

    @property
    def values(self) -> dict[str, str]:
        """The keys of the account, as a person types them."""
        told = {
            "username": self.mail_address,
            "client_id": self.client_id.text().strip(),
            "tenant": self.tenant.text().strip(),
        }
        return {name: text for name, text in told.items() if text}

    @property
    def mail_address(self) -> str:
        return self.username.text().strip()

    def take_over(self, mail_address: str) -> None:
        """Go on with what was typed at another service; it may be empty."""
        if mail_address:
            self.username.setText(mail_address)
            self.changed.emit()
        self.client_id.setFocus()

    @property
    def is_complete(self) -> bool:
        return bool(self.client_id.text().strip())

    def _given(self, cancelled: Callable[[], bool]) -> Given:
        # A program on somebody's own computer has no secret that it could keep.
        name, none = self.client_id.text().strip(), Secret("")
        match self.way:
            case MicrosoftWay.BROWSER:
                return self.by_browser(name, none, cancelled)
            case MicrosoftWay.DEVICE:
                return self.by_device(name, none, cancelled)

    def _choose(self) -> None:
        self.give_up()
        self.clear()
        self._show_steps()
        self._set_texts()
        self.changed.emit()

    def _show_steps(self) -> None:
        # While one waits, what is to be done now has their place.
        shown = self._explains and not self.is_busy
        for part in (self.steps, self.console):
            part.setVisible(shown)
        self.copy_redirect.setVisible(shown and self.way is MicrosoftWay.BROWSER)
        self.about.setVisible(not self.is_busy)

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self._show_steps()

    # ---- what is wrong

    def tell(self, failure: Failed) -> None:
        match wrong_key(failure.cause):
            case "client_id":
                self.rows["client_id"].tell(in_place_text(failure))
                self.client_id.setFocus()
                self.client_id.selectAll()
            case "tenant" if self.account is None:
                self.more.setChecked(True)
                self.rows["tenant"].tell(in_place_text(failure))
                self.tenant.setFocus()
                self.tenant.selectAll()
            case _:
                super().tell(failure)
        if self.account is None:
            self.instead.answer(failure)

    def clear(self) -> None:
        self.instead.hide()
        for row in self.rows.values():
            row.tell("")
        super().clear()

    # ---- texts

    @property
    def busy_text(self) -> str:
        match self.way:
            case MicrosoftWay.BROWSER:
                return self.tr("Your browser asks whether crmsync may use your mailbox. Agree there.")
            case MicrosoftWay.DEVICE:
                return self.tr("Waiting until you have agreed.")

    def _steps(self) -> str:
        match self.way:
            case MicrosoftWay.BROWSER:
                return self.tr(
                    "Microsoft wants every program to be registered, once for everybody in an organisation: "
                    "in the Microsoft Entra admin centre under “App registrations”, with the platform "
                    "“Mobile and desktop applications” and the redirect address {address}. Copy the "
                    "“Application (client) ID” into here; there is no secret."
                ).format(address=REDIRECT)
            case MicrosoftWay.DEVICE:
                return self.tr(
                    "Microsoft wants every program to be registered, once for everybody in an organisation: "
                    "in the Microsoft Entra admin centre under “App registrations”, with “Allow public "
                    "client flows” switched on. Copy the “Application (client) ID” into here. You then type "
                    "a code in on any device."
                )

    def _set_texts(self) -> None:
        names = {
            MicrosoftWay.BROWSER: self.tr("In the browser"),
            MicrosoftWay.DEVICE: self.tr("With a code, on any device"),
        }
        for index, way in enumerate(MicrosoftWay):
            self.ways.setItemText(index, names[way])
        self.steps.setText(self._steps())
        rows = self.rows
        rows["username"].set_texts(
            self.tr("&Mail address"), self.tr("May stay empty; given, Microsoft proposes this account.")
        )
        rows["way"].set_texts(self.tr("&How to sign in"))
        rows["client_id"].set_texts(
            self.tr("Client &ID"),
            self.tr("Your own registration's, or ask whoever administers Microsoft 365 where you work."),
        )
        rows["tenant"].set_texts(
            self.tr("&Tenant"),
            self.tr(
                "The domain or ID of one organisation; needed if the registration is only for it. Empty: "
                "work, school and personal accounts."
            ),
        )
        self.more.setText(self.tr("M&ore"))
        self.instead.setText(self.tr("Connect &Exchange Server instead"))
        self.console.setText(self.tr("Open the &admin centre …"))
        self.copy_redirect.setText(self.tr("Cop&y the redirect address"))
        self.about.setText(
            self.tr(
                "Work, school and personal accounts. A mailbox on an Exchange Server of your organisation's "
                "own is not in Microsoft 365: it is reached as “Exchange Server”."
            )
        )
        self.set_shared_texts()
