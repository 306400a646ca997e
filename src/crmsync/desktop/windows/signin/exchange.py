"""Signing in to an Exchange Server: mail address, password; user name and server where they must be told."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from crmsync.app.accounts import Trouble
from crmsync.app.ews import wrong_key
from crmsync.app.types import Account, Service, SettingsError
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.widgets import Form
from crmsync.desktop.windows.signin.parts import InsteadButton, MoreButton
from crmsync.desktop.windows.signin.password import PasswordPart
from crmsync.desktop.windows.signin.words import exchange_trouble_text


class ExchangePart(PasswordPart):
    """instead: for a mailbox that turns out to be in Microsoft 365; an account that is there stays here."""

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, account, parent)
        self.address, self.username, self.server = QLineEdit(), QLineEdit(), QLineEdit()
        self.more, self.instead = MoreButton(), InsteadButton(Service.GRAPH)
        form = Form()
        self.rows |= {"address": form.add("", self.address), "password": form.add("", self.password)}
        form.add_across(self.more)
        self.rows |= {"username": form.add("", self.username), "server": form.add("", self.server)}
        self.more.governs(self.rows["username"], self.rows["server"])
        self.lay_out(form, remedy=self.instead)
        self.more.setVisible(account is None)
        self._set_texts()
        for field in (self.address, self.password, self.username, self.server, self.authority):
            field.textEdited.connect(self.edited)

    # ---- what is typed

    @property
    def values(self) -> dict[str, str]:
        address, username = self.mail_address, self.username.text().strip()
        told = {
            "url": self.server.text().strip(),
            "username": username or address,
            "mailbox": address if username not in ("", address) else "",
            "ca_file": self.authority.text().strip(),
        }
        return {name: text for name, text in told.items() if text}

    @property
    def is_complete(self) -> bool:
        if self.password.is_empty:
            return False
        return self.account is not None or "@" in self.mail_address

    @property
    def mail_address(self) -> str:
        return self.address.text().strip()

    def take_over(self, mail_address: str) -> None:
        """Go on with what was typed at another service; it may be empty."""
        if mail_address:
            self.address.setText(mail_address)
            self.edited()
        (self.password if self.mail_address else self.address).setFocus()

    # ---- what is wrong

    def tell(self, failure: Failed) -> None:
        super().tell(failure)
        if self.account is None:
            self.instead.answer(failure)

    def clear(self) -> None:
        super().clear()
        self.instead.hide()

    def trouble_text(self, trouble: Trouble, failure: Failed) -> str:
        return exchange_trouble_text(trouble, failure)

    def is_about_server(self, trouble: Trouble, failure: Failed) -> bool:
        if wrong_key(failure.cause) == "url":
            return True
        is_typed = bool(self.server.text().strip())
        return is_typed and (trouble is Trouble.UNREACHABLE or isinstance(failure.cause, SettingsError))

    def tell_at(self, name: str, text: str) -> None:
        if name == "server":
            self.more.setChecked(True)
        super().tell_at(name, text)

    # ---- texts

    def _set_texts(self) -> None:
        rows = self.rows
        rows["address"].set_texts(
            self.tr("&Mail address"), self.tr("Of the mailbox, for example anna@example.com")
        )
        rows["username"].set_texts(
            self.tr("&User name"),
            self.tr(
                "Where it is not the mail address, for example DOMAIN\\anna. For a mailbox that is shared "
                "with you: your own user name here, its mail address above."
            ),
        )
        rows["server"].set_texts(
            self.tr("&Server"),
            self.tr(
                "That of Outlook on the web, for example mail.example.com. Empty: it is found by the mail "
                "address."
            ),
        )
        self.more.setText(self.tr("M&ore"))
        self.instead.setText(self.tr("Connect Microsoft 365 &instead"))
        self.set_shared_texts(
            self.tr("The one that you open Outlook with, mostly the same as for Windows."),
            self.tr(
                "For a server of your organisation's own. A mailbox in Microsoft 365, also a company's, is "
                "reached as “Microsoft 365 / Outlook.com”."
            ),
        )
