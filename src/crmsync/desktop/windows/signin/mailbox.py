"""Signing in to a mailbox: provider, server, user name, password; what is wrong is said at the input."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.accounts import Trouble, trouble_of
from crmsync.app.providers import PROVIDERS, Asked, Provider, provider_of
from crmsync.app.services import Given, GivenPassword
from crmsync.app.types import Account, SettingsError
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.widgets import ErrorLabel, Form, FormRow, Hint
from crmsync.desktop.windows.signin.parts import LinkButton, SecretEdit, SignInPart
from crmsync.desktop.windows.signin.words import (
    password_hint,
    provider_hint,
    region_name,
    trouble_text,
)


class MailboxPart(SignInPart):
    """account: one that is there already, and wants only its password; without it everything is asked.

    provider: the one whose mailbox it is; see `choose`.
    """

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.regions = QComboBox()
        self.server, self.username, self.password = QLineEdit(), QLineEdit(), SecretEdit()
        self.authority = QLineEdit()
        self.browse = QPushButton()
        self.link = LinkButton()
        self.about = Hint()
        self.error = ErrorLabel()
        self.provider = provider_of(account) if account is not None else PROVIDERS[0]
        # Its items come with the provider; by itself it keeps the width that it was shown with first.
        self.regions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._lay_out()
        self._set_texts()
        self.choose(self.provider)
        self.regions.currentIndexChanged.connect(self._show_link)
        self.browse.clicked.connect(self._find_authority)
        for field in (self.server, self.username, self.password, self.authority):
            field.textEdited.connect(self._edited)

    def _lay_out(self) -> None:
        form = Form()
        rows = {
            "region": self.regions,
            "server": self.server,
            "username": self.username,
            "password": self.password,
            "authority": self.authority,
        }
        self.rows: dict[str, FormRow] = {name: form.add("", field) for name, field in rows.items()}
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        for button in (self.browse, self.link):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.error, self.about):
            column.addWidget(part)
        self.rows["authority"].set_visible(False)
        self.browse.hide()
        if self.account is not None:
            for name in ("region", "server", "username"):
                self.rows[name].set_visible(False)

    # ---- what is chosen and typed

    @property
    def values(self) -> dict[str, str]:
        """The keys of the account, as a person types them."""
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

    def _given(self, cancelled: Callable[[], bool]) -> Given:
        return GivenPassword(self.password.secret)

    @property
    def _region(self) -> str:
        return str(self.regions.currentData() or "")

    def _edited(self) -> None:
        self._show_link()
        self.changed.emit()

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

    def _find_authority(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificate authority"), str(Path.home()), self.tr("Certificates (*.pem *.crt)")
        )
        if found:
            self.authority.setText(found)
            self._edited()

    # ---- what is wrong

    def tell(self, failure: Failed) -> None:
        trouble = trouble_of(failure.cause)
        text = trouble_text(trouble, failure, self.provider)
        asks_server = self.account is None and self.provider.asked is Asked.SERVER
        match trouble:
            case Trouble.REFUSED:
                self.rows["password"].tell(text)
                self.password.setFocus()
                self.password.selectAll()
            case _ if asks_server and (
                trouble in (Trouble.UNREACHABLE, Trouble.ADDRESS) or isinstance(failure.cause, SettingsError)
            ):
                self.rows["server"].tell(text)
                self.server.setFocus()
            case Trouble.UNTRUSTED if self.account is None:
                self.rows["authority"].set_visible(True)
                self.browse.show()
                self.rows["authority"].tell(text)
                self.authority.setFocus()
            case _:
                self.error.tell(text)

    def clear(self) -> None:
        for row in self.rows.values():
            row.tell("")
        self.error.clear()

    def _set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.field.setEnabled(not busy)
        super()._set_busy(busy)

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
        rows["password"].set_texts(self.tr("&Password"), password_hint(provider))
        rows["authority"].set_texts(
            self.tr("Certificate &authority"),
            self.tr("The file of your own certificate authority, if your organisation has one (PEM)."),
        )
        self.browse.setText(self.tr("C&hoose a file …"))
        self.link.setText(self.tr("&Make an app-specific password …"))
        self.about.setText(provider_hint(provider) if self.account is None else "")
        self.about.setVisible(bool(self.about.text()))
        self._show_link()
