"""The dialog that signs in to one account, anew or for the first time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from crmsync.app.accounts import SignedIn
from crmsync.app.facade import Crmsync
from crmsync.app.services import Given
from crmsync.app.types import Account, Service
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import BusyBar, ErrorLabel, Heading, Hint
from crmsync.desktop.windows.signin.exchange import ExchangePart
from crmsync.desktop.windows.signin.keeping import with_protection
from crmsync.desktop.windows.signin.mailbox import MailboxPart
from crmsync.desktop.windows.signin.microsoft import MicrosoftPart
from crmsync.desktop.windows.signin.odoo import OdooPart
from crmsync.desktop.windows.signin.parts import Scrolled, SignInPart
from crmsync.desktop.windows.signin.password import PasswordPart
from crmsync.desktop.windows.signin.zoho import ZohoPart


class SignInDialog(Translated, QDialog):
    """account: its name; as an attribute, the account itself.

    Accepted when the sign-in is kept; a former one stays until then.
    """

    def __init__(self, bridge: Bridge, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        found = next(one.account for one in bridge.snapshot.accounts if one.account.name == account)
        self.account = found
        self.title, self.whose = Heading(), Hint(_whose(found))
        self.whose.setVisible(bool(self.whose.text()))
        self.part = _part_for(bridge, found)
        self.busy = BusyBar()
        self.error = ErrorLabel()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.go = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN)
        self._scroll = Scrolled(self.part)
        for part in (self.title, self.whose, self._scroll, self.error, self.busy, self.buttons):
            column.addWidget(part)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.part.changed.connect(self._show_state)
        self.part.succeeded.connect(self._keep)
        self.buttons.accepted.connect(self._sign_in)
        self.buttons.rejected.connect(self.reject)
        # However it ends: a sign-in that still waits for the browser must not go on.
        self.finished.connect(lambda result: self.part.give_up())
        self._set_texts()
        self._show_state()
        self._make_room(max(theme.line_width(self, 70), self._scroll.least_width + 2 * theme.MARGIN), 0)

    def _make_room(self, width: int, height: int) -> None:
        """Have all of the part on show, as far as the screen is large enough. height: the least one."""
        room = self.screen().availableSize()
        rest = self.sizeHint().height() - self._scroll.sizeHint().height()
        needed = rest + self._scroll.height_for(width - 2 * theme.MARGIN)
        self.resize(min(width, room.width()), min(max(height, needed), room.height()))

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Sign in"))
        self.title.setText(self.tr("Sign in to {account}").format(account=self.account.name))
        self.go.setText(self.tr("Si&gn in"))

    def _show_state(self) -> None:
        self.go.setEnabled(self.part.is_complete and not self.part.is_busy)
        waiting = self.part.is_busy and isinstance(self.part, PasswordPart)
        if waiting:
            self.busy.start(self.tr("Signing in …"))
        else:
            self.busy.stop()
        if self.isVisible():
            # What is waited for has come on show, such as a code.
            self._make_room(self.width(), self.height())

    def _sign_in(self) -> None:
        self.error.clear()
        name = self.account.name
        self.part.try_out(lambda app, given: try_existing(app, name, given))

    def _keep(self, signed_in: SignedIn) -> None:
        self.go.setEnabled(False)
        service = self._bridge.service
        with_protection(self._bridge, self, lambda: service.keep(signed_in), self.accept, self._failed)

    def _failed(self, failure: Failed) -> None:
        self._show_state()
        self.error.tell(in_place_text(failure))


def try_existing(app: Crmsync, name: str, given: Given) -> SignedIn:
    """Sign in to an account of the configuration file. One that cannot be reached now is an error."""
    signed_in = app.accounts.try_sign_in(name, given)
    if signed_in.hindrance is not None:
        raise signed_in.hindrance
    return signed_in


def _part_for(bridge: Bridge, account: Account) -> SignInPart:
    match account.service:
        case Service.ZOHO:
            return ZohoPart(bridge, account)
        case Service.GRAPH:
            return MicrosoftPart(bridge, account)
        case Service.EWS:
            return ExchangePart(bridge, account)
        case Service.ODOO:
            return OdooPart(bridge, account)
        case _:
            return MailboxPart(bridge, account)


def _whose(account: Account) -> str:
    """As whom and where, so that nobody types a password into the wrong account's dialog."""
    where = account.url or account.caldav_url or account.carddav_url or ""
    return " · ".join(part for part in (account.mailbox, account.username, where) if part)
