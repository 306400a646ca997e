"""The page that signs in to the CRM, or takes an account that is there already."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from crmsync.app.setup import Connected, connect
from crmsync.app.types import Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.widgets import Card, Hint
from crmsync.desktop.windows.assistant.existing import ExistingAccount
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.desktop.windows.signin.zoho import ZohoPart

NAME = "zoho"


class CrmPage(AssistantPage):
    """A sign-in that worked is not done again: a code is good only once."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.existing = ExistingAccount(bridge, Side.CRM)
        self.part = ZohoPart(bridge)
        self.remember = QCheckBox()
        self.remember.setChecked(True)
        self._remember_hint = Hint()
        # What protects the secrets is chosen once for all of them.
        for part in (self.remember, self._remember_hint):
            part.setVisible(not bridge.snapshot.accounts)
        self.warning = Card()
        self._warning = Hint()
        self.warning.body.addWidget(self._warning)
        self._tried: object = None
        self._lay_out()
        self.existing.changed.connect(self._show_state)
        self.part.changed.connect(self._show_state)
        self.part.succeeded.connect(self._connected)
        self._set_texts()
        self._show_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        for part in (self.existing, self.part):
            column.addWidget(part)
        kept = QVBoxLayout()
        theme.spaced(kept, gap=theme.TIGHT)
        kept.addWidget(self.remember)
        kept.addWidget(self._remember_hint)
        column.addLayout(kept)
        column.addWidget(self.warning)
        column.addStretch(1)

    @property
    def title(self) -> str:
        return self.tr("Your CRM")

    @property
    def is_complete(self) -> bool:
        return self.existing.account is not None or self.part.is_complete

    @property
    def is_busy(self) -> bool:
        return self.part.is_busy

    @property
    def first(self) -> QWidget | None:
        return self.part.regions

    def leave(self) -> None:
        self.draft.remember = self.remember.isChecked()
        account = self.existing.account
        if account is not None:
            self.draft.crm = Connected(account)
            self.done.emit()
        elif self.draft.crm is not None and self._tried == self._typed():
            self.done.emit()
        else:
            self.draft.crm = None
            values = {"region": self.part.region}
            self.part.try_out(lambda app, given: connect(app, "crm", "zoho", NAME, values, given))

    def give_up(self) -> None:
        self.part.give_up()

    def _connected(self, connected: Connected) -> None:
        self.draft.crm, self._tried = connected, self._typed()
        self.done.emit()

    def _typed(self) -> object:
        part = self.part
        fields = (part.client_secret, part.code, part.token)
        secrets = [field.secret for field in fields]
        return part.region, part.way, part.client_id.text(), secrets

    def _show_state(self) -> None:
        self.part.setVisible(self.existing.account is None)
        self.changed.emit()

    def _set_texts(self) -> None:
        self.remember.setText(self.tr("&Keep me signed in"))
        self._remember_hint.setText(
            self.tr("Off: nothing is kept on this computer, and you sign in at each start.")
        )
        self.warning.set_title(self.tr("Does Zoho CRM itself sync this mailbox?"))
        self._warning.setText(
            self.tr(
                "crmsync cannot find out. Look in Zoho CRM's settings, where mail, calendar and contacts are "
                "connected. If it does, switch that off first: two programs that sync the same mailbox "
                "double entries and undo each other's changes."
            )
        )
