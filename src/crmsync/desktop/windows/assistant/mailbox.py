"""The page that signs in to the mailbox, or takes an account that is there already."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crmsync.app.setup import Connected, connect
from crmsync.app.types import Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import BusyBar
from crmsync.desktop.windows.assistant.existing import ExistingAccount
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.desktop.windows.signin.mailbox import MailboxPart


class MailboxPage(AssistantPage):
    """Typing the same again needs no second sign-in."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.existing = ExistingAccount(bridge, Side.OUTLOOK)
        self.part = MailboxPart(bridge)
        self.busy = BusyBar("?")
        self._tried: object = None
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        for part in (self.existing, self.part, self.busy):
            column.addWidget(part)
        column.addStretch(1)
        self.existing.changed.connect(self._show_state)
        self.part.changed.connect(self._show_state)
        self.part.succeeded.connect(self._connected)
        self.busy.cancelled.connect(self.give_up)
        self._set_texts()
        self._show_state()

    @property
    def title(self) -> str:
        return self.tr("Your mailbox")

    @property
    def is_complete(self) -> bool:
        return self.existing.account is not None or self.part.is_complete

    @property
    def is_busy(self) -> bool:
        return self.part.is_busy

    @property
    def first(self) -> QWidget | None:
        return self.part.providers

    def leave(self) -> None:
        account = self.existing.account
        if account is not None:
            self.draft.mailbox = Connected(account)
            self.done.emit()
        elif self.draft.mailbox is not None and self._tried == self._typed():
            self.done.emit()
        else:
            self.draft.mailbox = None
            name, values = self.part.provider.id, self.part.values
            self.part.try_out(lambda app, given: connect(app, "outlook", "dav", name, values, given))

    def give_up(self) -> None:
        self.part.give_up()

    def _connected(self, connected: Connected) -> None:
        self.draft.mailbox, self._tried = connected, self._typed()
        self.done.emit()

    def _typed(self) -> object:
        return self.part.values, self.part.password.secret

    def _show_state(self) -> None:
        self.part.setVisible(self.existing.account is None)
        if self.part.is_busy:
            self.busy.start(self.tr("Signing in …"))
        else:
            self.busy.stop()
        self.changed.emit()

    def _set_texts(self) -> None:
        self.busy.button.setText(self.tr("S&top"))
