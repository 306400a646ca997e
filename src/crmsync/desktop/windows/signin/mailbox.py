"""Signing in to a mailbox by CalDAV and CardDAV: provider, server, user name, password."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from crmsync.app.accounts import Trouble
from crmsync.app.providers import PROVIDERS, Asked, Provider, provider_of
from crmsync.app.types import Account, SettingsError
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.widgets import Form
from crmsync.desktop.windows.signin.parts import LinkButton
from crmsync.desktop.windows.signin.password import PasswordPart
from crmsync.desktop.windows.signin.words import (
    password_hint,
    provider_hint,
    region_name,
    trouble_text,
)


class MailboxPart(PasswordPart):
    """provider: the one whose mailbox it is; see `choose`."""

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, account, parent)
        self.regions = QComboBox()
        self.server, self.username = QLineEdit(), QLineEdit()
        self.link = LinkButton()
        self.provider = provider_of(account) if account is not None else PROVIDERS[0]
        # Its items come with the provider; by itself it keeps the width that it was shown with first.
        self.regions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        form = Form()
        rows = {
            "region": self.regions,
            "server": self.server,
            "username": self.username,
            "password": self.password,
        }
        self.rows |= {name: form.add("", field) for name, field in rows.items()}
        self.lay_out(form, self.link)
        self._set_texts()
        self.choose(self.provider)
        self.regions.currentIndexChanged.connect(self._show_link)
        for field in (self.server, self.username, self.password, self.authority):
            field.textEdited.connect(self.edited)

    # ---- what is chosen and typed

    @property
    def values(self) -> dict[str, str]:
        return self.provider.account_values(
            self.username.text(),
            server=self.server.text(),
            region=self._region,
            ca_file=self.authority.text(),
        )

    @property
    def is_complete(self) -> bool:
        if self.password.is_empty:
            return False
        if self.account is not None:
            return True
        # A mail address may tell the server by itself (RFC 6764 §6).
        told = "@" in self.username.text() and "{server}" in self.provider.addresses.values()
        needs_server = self.provider.asked is Asked.SERVER and not told
        return bool(self.username.text().strip()) and not (needs_server and not self.server.text().strip())

    @property
    def _region(self) -> str:
        return str(self.regions.currentData() or "")

    def edited(self) -> None:
        self._show_link()
        super().edited()

    def choose(self, provider: Provider) -> None:
        """It is a mailbox of this provider's."""
        self.provider = provider
        if self.account is None:
            self.rows["region"].set_visible(provider.asked is Asked.REGION)
            self.rows["server"].set_visible(provider.asked is Asked.SERVER)
            chosen = self._region
            self.regions.clear()
            for region in provider.regions:
                self.regions.addItem(region_name(region, provider.regions[region]), region)
            self.regions.setCurrentIndex(max(0, self.regions.findData(chosen)))
        self.clear()
        self._set_texts()
        self.changed.emit()

    def _show_link(self) -> None:
        self.link.set_address(self.provider.page(server=self.server.text(), region=self._region))

    # ---- what is wrong

    def trouble_text(self, trouble: Trouble, failure: Failed) -> str:
        return trouble_text(trouble, failure, self.provider)

    def is_about_server(self, trouble: Trouble, failure: Failed) -> bool:
        return self.provider.asked is Asked.SERVER and (
            trouble in (Trouble.UNREACHABLE, Trouble.ADDRESS) or isinstance(failure.cause, SettingsError)
        )

    # ---- texts

    def _set_texts(self) -> None:
        provider = self.provider
        for index in range(self.regions.count()):
            region = str(self.regions.itemData(index))
            self.regions.setItemText(index, region_name(region, provider.regions[region]))
        rows = self.rows
        rows["region"].set_texts(
            self.tr("&Data centre"), self.tr("As in the address of your Zoho Mail page.")
        )
        rows["server"].set_texts(
            self.tr("&Server"), self.tr("Its name is enough, for example dav.example.com")
        )
        rows["username"].set_texts(self.tr("&User name"), self.tr("Mostly your mail address"))
        self.link.setText(self.tr("&Make an app-specific password …"))
        self.set_shared_texts(password_hint(provider), provider_hint(provider))
        self._show_link()
