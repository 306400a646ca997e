"""The page that signs in to the mailbox, or takes an account that is there already."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from crmsync.app.providers import PROVIDERS
from crmsync.app.setup import Connected, connect
from crmsync.app.types import Service, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import BusyBar, Form
from crmsync.desktop.windows.assistant.page import Draft
from crmsync.desktop.windows.assistant.signing import SigningPage
from crmsync.desktop.windows.settings.accounts import service_name
from crmsync.desktop.windows.signin.mailbox import MailboxPart
from crmsync.desktop.windows.signin.microsoft import MicrosoftPart
from crmsync.desktop.windows.signin.words import provider_name

MICROSOFT = "microsoft-365"
"""Stands beside the providers' ids, as the first; also the name of the account."""


class MailboxPage(SigningPage[MailboxPart | MicrosoftPart]):
    """providers: Microsoft's services and those that take a password. part: for the one that is chosen."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        self.microsoft, self.mailbox = MicrosoftPart(bridge), MailboxPart(bridge)
        super().__init__(bridge, draft, Side.OUTLOOK, self.microsoft, parent)
        self.providers = QComboBox()
        self.providers.addItem(service_name(Service.GRAPH), MICROSOFT)
        for provider in PROVIDERS:
            self.providers.addItem(provider_name(provider), provider.id)
        self.busy = BusyBar("?")
        self.busy.cancelled.connect(self.give_up)
        form = Form()
        self._provider_row = form.add("", self.providers)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        column.addWidget(self.existing)
        column.addLayout(form)
        for part in (self.microsoft, self.mailbox, self.busy):
            column.addWidget(part)
        column.addStretch(1)
        self.providers.currentIndexChanged.connect(self._choose)
        # The first one is connected where every page connects its part.
        self.mailbox.changed.connect(self._show_state)
        self.mailbox.succeeded.connect(self._connected)
        self.begin()

    @property
    def title(self) -> str:
        return self.tr("Your mailbox")

    @property
    def first(self) -> QWidget | None:
        return self.providers

    def _kept(self) -> Connected | None:
        return self.draft.mailbox

    def _keep(self, connected: Connected | None) -> None:
        self.draft.mailbox = connected

    def _choose(self) -> None:
        self.part.give_up()
        index = self.providers.currentIndex()
        if index:
            self.part = self.mailbox
            self.mailbox.choose(PROVIDERS[index - 1])
        else:
            self.part = self.microsoft
        self._show_state()

    def _typed(self) -> object:
        part = self.part
        if isinstance(part, MicrosoftPart):
            return part.values, part.way
        return part.values, part.password.secret

    def _try_out(self) -> None:
        part = self.part
        service = Service.GRAPH if isinstance(part, MicrosoftPart) else Service.DAV
        name, values = str(self.providers.currentData()), part.values
        part.try_out(lambda app, given: connect(app, "outlook", service.value, name, values, given))

    def _show_state(self) -> None:
        if self.mailbox.is_busy:
            self.busy.start(self.tr("Signing in …"))
        else:
            self.busy.stop()
        is_new = self.existing.account is None
        self._provider_row.set_visible(is_new)
        for part in (self.microsoft, self.mailbox):
            part.setVisible(is_new and part is self.part)
        self.changed.emit()

    def _set_texts(self) -> None:
        self._provider_row.set_texts(self.tr("P&rovider"))
        for index, provider in enumerate(PROVIDERS, 1):
            self.providers.setItemText(index, provider_name(provider))
        self.busy.button.setText(self.tr("S&top"))
