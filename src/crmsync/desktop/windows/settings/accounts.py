"""The page of accounts: how each is, signing in and out, testing, its address, adding and removing."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from crmsync.app.types import Account, Service
from crmsync.desktop import theme
from crmsync.desktop.bridge import Place
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import AccountHealth, Health
from crmsync.desktop.flow import Flow
from crmsync.desktop.messages.telling import in_place_text, told
from crmsync.desktop.theme import Tone
from crmsync.desktop.widgets import BusyBar, Card, EmptyState, ErrorLabel, Form, ToneLabel, confirm, roomy
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import SettingsPage
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import CONNECTION

ROLE = Qt.ItemDataRole.UserRole
_TONES = {
    Health.UNKNOWN: Tone.MUTED,
    Health.GOOD: Tone.GOOD,
    Health.SIGN_IN: Tone.WARNING,
    Health.FAILING: Tone.ERROR,
}
_LINES = 4


class AccountsPage(SettingsPage):
    """See above. Signing in and out and testing act at once, everything else with OK or Apply."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.list = roomy(QListWidget())
        self.list.currentItemChanged.connect(self._choose)
        self.add = QPushButton()
        self.add.clicked.connect(lambda: self.bridge.open(Place.ASSISTANT))
        self.sign_in, self.test = QPushButton(), QPushButton()
        self.sign_out, self.remove = QPushButton(), QPushButton()
        self.sign_in.clicked.connect(self._sign_in)
        self.test.clicked.connect(self._test)
        self.sign_out.clicked.connect(self._sign_out)
        self.remove.clicked.connect(self._remove)
        self.health, self.said = ToneLabel(), ToneLabel("", Tone.GOOD)
        self.busy, self.error = BusyBar(), ErrorLabel()
        self.form = PlainForm(CONNECTION, lambda: self.account, self._put)
        self.empty = EmptyState()
        self.empty.button.clicked.connect(lambda: self.bridge.open(Place.ASSISTANT))
        self._lay_out()
        self.bridge.changed.connect(self.show_draft)
        self.begin()

    def _lay_out(self) -> None:
        self._choice = QWidget()
        above, form = QVBoxLayout(self._choice), Form()
        theme.spaced(above)
        above.addLayout(form)
        above.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = form.add("", self.list)
        self.card = Card()
        buttons = Flow(self.sign_in, self.test, self.sign_out, self.remove)
        for told_here in (self.health, self.said, self.error, self.busy):
            self.card.body.addWidget(told_here)
        self.card.body.addLayout(buttons)
        self.card.body.addWidget(self.form)
        for part in (self.empty, self._choice, self.card):
            self.column.addWidget(part)

    @property
    def account(self) -> Account | None:
        """The chosen one, as it is edited."""
        row = self.list.currentRow()
        return self.draft.accounts.get(self.list.item(row).data(ROLE)) if row >= 0 else None

    # ---- showing

    def set_texts(self) -> None:
        self.set_about(self.tr("Accounts"), self.tr("The mailbox and the CRM that are kept in step."))
        self._row.set_texts(self.tr("Acco&unts"))
        self.add.setText(self.tr("A&dd …"))
        self.sign_in.setText(self.tr("Sign &in …"))
        self.test.setText(self.tr("&Test"))
        self.sign_out.setText(self.tr("Sign &out …"))
        self.remove.setText(self.tr("&Remove …"))
        self.empty.set_texts(
            self.tr("No accounts yet"),
            self.tr("It takes a mailbox and a CRM to keep in step."),
            self.tr("Set &up …"),
        )

    def show_draft(self, *_: object) -> None:
        names = list(self.draft.accounts)
        known = [self.list.item(row).data(ROLE) for row in range(self.list.count())]
        chosen = self.account
        with QSignalBlocker(self.list):
            if names != known:
                self.list.clear()
                for name in names:
                    QListWidgetItem(self.list).setData(ROLE, name)
            for row, account in enumerate(self.draft.accounts.values()):
                self.list.item(row).setText(self._line(account))
            if names and (self.list.currentRow() < 0 or chosen is None):
                self.list.setCurrentRow(0)
            elif chosen is not None and names != known:
                self.list.setCurrentRow(names.index(chosen.name))
        lines = self.list.fontMetrics().lineSpacing() * _LINES
        self.list.setFixedHeight(lines + 2 * theme.GAP)
        self.empty.setVisible(not names and self.editor.is_loaded)
        self._choice.setVisible(bool(names))
        self._show_account()

    def _line(self, account: Account) -> str:
        return self.tr("{name} ({service})").format(name=account.name, service=service_name(account.service))

    def _show_account(self) -> None:
        account = self.account
        self.card.setVisible(account is not None)
        self.form.show_subject()
        if account is None:
            return
        self.card.set_title(account.name)
        found = next(
            (one for one in self.bridge.snapshot.accounts if one.account.name == account.name),
            AccountHealth(account),
        )
        self.health.setText(self._health(found))
        self.health.set_tone(_TONES[found.health])
        self.said.setVisible(bool(self.said.text()))

    def _health(self, found: AccountHealth) -> str:
        match found.health:
            case Health.UNKNOWN:
                return self.tr("Not used yet.")
            case Health.GOOD:
                return self.tr("It works.")
            case Health.SIGN_IN:
                return self.tr("Please sign in.")
            case Health.FAILING:
                # Why, is told below it, if it was just tried.
                return self.tr("It does not work.") if self.error.text else told(found.message)

    def _choose(self, *_: object) -> None:
        self._say("")
        self._show_account()

    def _say(self, text: str) -> None:
        self.error.clear()
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _put(self, account: Account) -> None:
        self.editor.put(self.draft.with_account(account))

    # ---- doing

    def _sign_in(self) -> None:
        account = self.account
        if account is not None:
            self._say("")
            self.bridge.open(Place.SIGN_IN, account.name)

    def _test(self) -> None:
        account = self.account
        if account is None:
            return
        self._begin(self.tr("Asking {account} …").format(account=account.name))
        future = self.bridge.service.test(account.name)
        self.bridge.ask(future, self._tested, self._failed)

    def _tested(self, who: str) -> None:
        self._end()
        self._say(self.tr("Signed in as {who}.").format(who=who))

    def _sign_out(self) -> None:
        account = self.account
        if account is None:
            return
        name = account.name
        confirm(
            self,
            self.tr("Sign out of {account} now?").format(account=name),
            self.tr(
                "Its password or token is forgotten on this computer. Nothing is deleted; it is synced again"
                " when you sign in again."
            ),
            do=self.tr("Sign out"),
            keep=self.tr("Stay signed in"),
            then=lambda: self._forget(name),
        )

    def _forget(self, name: str) -> None:
        self._begin(self.tr("Signing out …"))
        future = self.bridge.service.change(lambda app: app.accounts.sign_out(name))
        self.bridge.ask(future, self._signed_out, self._failed)

    def _signed_out(self, warning: str) -> None:
        self._end()
        self._say(self.tr("You are signed out."))
        self.error.tell(told(warning))

    def _remove(self) -> None:
        account = self.account
        if account is None:
            return
        users = self.draft.users_of(account.name)
        if users:
            self._say("")
            self.error.tell(
                self.tr(
                    "It is used by {mappings}. Remove these first, or choose another account there."
                ).format(mappings=", ".join(users))
            )
            return
        name = account.name
        confirm(
            self,
            self.tr("Remove the account {account}?").format(account=name),
            self.tr(
                "crmsync signs out of it and forgets its settings. Nothing in the account is deleted. It"
                " takes effect with OK or Apply."
            ),
            do=self.tr("Remove it"),
            keep=self.tr("Keep it"),
            then=lambda: self.editor.put(self.draft.without_account(name)),
        )

    def _begin(self, text: str) -> None:
        self._say("")
        self.busy.start(text)
        self._enable(False)

    def _end(self) -> None:
        self.busy.stop()
        self._enable(True)

    def _enable(self, yes: bool) -> None:
        for part in (self.list, self.sign_in, self.test, self.sign_out, self.remove):
            part.setEnabled(yes)

    def _failed(self, failure: Failed) -> None:
        self._end()
        self.error.tell(in_place_text(failure))
        self._show_account()


def service_name(service: Service) -> str:
    """What people call a service; names are the same in every language."""
    return {
        Service.DAV: "CalDAV/CardDAV",
        Service.GRAPH: "Microsoft 365 / Outlook.com",
        Service.EWS: "Exchange Server",
        Service.ZOHO: "Zoho CRM",
        Service.ODOO: "Odoo",
    }[service]
