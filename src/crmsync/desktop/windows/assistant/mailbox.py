"""The page that signs in to the mailbox, or takes an account that is there already."""

from __future__ import annotations

from functools import partial

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
from crmsync.desktop.windows.signin.exchange import ExchangePart
from crmsync.desktop.windows.signin.mailbox import MailboxPart
from crmsync.desktop.windows.signin.microsoft import MicrosoftPart
from crmsync.desktop.windows.signin.password import PasswordPart
from crmsync.desktop.windows.signin.words import provider_name

MICROSOFT = {"microsoft-365": Service.GRAPH, "exchange": Service.EWS}
"""Stand beside the providers' ids, as the first; also the names of the accounts."""


class MailboxPage(SigningPage[PasswordPart | MicrosoftPart]):
    """providers: Microsoft's services and those that speak CalDAV and CardDAV. part: for the one that is
    chosen.
    """

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        self.microsoft, self.exchange = MicrosoftPart(bridge), ExchangePart(bridge)
        self.mailbox = MailboxPart(bridge)
        self._parts: dict[Service, PasswordPart | MicrosoftPart] = {
            Service.GRAPH: self.microsoft,
            Service.EWS: self.exchange,
            Service.DAV: self.mailbox,
        }
        super().__init__(bridge, draft, Side.OUTLOOK, self.microsoft, parent)
        self.providers = QComboBox()
        for name, service in MICROSOFT.items():
            self.providers.addItem(service_name(service), name)
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
        for part in (*self._parts.values(), self.busy):
            column.addWidget(part)
        column.addStretch(1)
        self.providers.currentIndexChanged.connect(self._choose)
        # The first one is connected where every page connects its part.
        for other in (self.exchange, self.mailbox):
            other.changed.connect(self._show_state)
            other.succeeded.connect(self._connected)
        for here, there in ((self.microsoft, self.exchange), (self.exchange, self.microsoft)):
            here.instead.clicked.connect(partial(self._go_over, here, there))
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

    @property
    def service(self) -> Service:
        """That of the mailbox which is chosen."""
        return MICROSOFT.get(str(self.providers.currentData()), Service.DAV)

    def _choose(self) -> None:
        self.part.give_up()
        self.part = self._parts[self.service]
        if self.part is self.mailbox:
            self.mailbox.choose(PROVIDERS[self.providers.currentIndex() - len(MICROSOFT)])
        self._show_state()

    def _go_over(self, here: ExchangePart | MicrosoftPart, there: ExchangePart | MicrosoftPart) -> None:
        """The mailbox is at the other service."""
        here.clear()
        names = {service: name for name, service in MICROSOFT.items()}
        self.providers.setCurrentIndex(self.providers.findData(names[here.instead.service]))
        there.take_over(here.mail_address)

    def _typed(self) -> object:
        part = self.part
        if isinstance(part, MicrosoftPart):
            return part.values, part.way
        return part.values, part.password.secret

    def _try_out(self) -> None:
        part, service = self.part, self.service
        name, values = str(self.providers.currentData()), part.values
        part.try_out(lambda app, given: connect(app, "outlook", service.value, name, values, given))

    def _show_state(self) -> None:
        if self.part.is_busy and isinstance(self.part, PasswordPart):
            self.busy.start(self.tr("Signing in …"))
        else:
            self.busy.stop()
        is_new = self.existing.account is None
        self._provider_row.set_visible(is_new)
        for part in self._parts.values():
            part.setVisible(is_new and part is self.part)
        self.changed.emit()

    def _set_texts(self) -> None:
        self._provider_row.set_texts(self.tr("P&rovider"))
        for index, provider in enumerate(PROVIDERS, len(MICROSOFT)):
            self.providers.setItemText(index, provider_name(provider))
        self.busy.button.setText(self.tr("S&top"))
