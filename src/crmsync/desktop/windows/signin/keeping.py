"""Where secrets are kept when this computer has no keyring: the person chooses, and it is tried again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from crmsync.app.protection import NoKeyring, Protection
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.widgets import Heading, Hint


class ProtectionDialog(QDialog):
    """Asks how secrets are to be protected where there is no keyring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep the sign-in"))
        self.group = QButtonGroup(self)
        self.passphrase = QRadioButton(self.tr("Protect it with a &passphrase"))
        self.ask = QRadioButton(self.tr("&Keep nothing: sign in again at each start"))
        self.passphrase.setChecked(True)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN)
        column.addWidget(Heading(self.tr("This session has no keyring")))
        column.addWidget(
            Hint(self.tr("Passwords are never written to the disk unprotected. How shall crmsync keep them?"))
        )
        hints = {
            self.passphrase: self.tr("You type it in at each start. Nobody can restore it."),
            self.ask: self.tr("Nothing is on the disk; until you have signed in, nothing is synced."),
        }
        for button, hint in hints.items():
            self.group.addButton(button)
            button.setAccessibleDescription(hint)
            column.addSpacing(theme.TIGHT)
            column.addWidget(button)
            column.addWidget(Hint(hint))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Go on"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addSpacing(theme.GAP)
        column.addWidget(self.buttons)
        theme.fit(self, 50)

    @property
    def protection(self) -> Protection:
        """What was chosen."""
        return Protection.PASSPHRASE if self.passphrase.isChecked() else Protection.ASK


def with_protection(
    bridge: Bridge,
    parent: QWidget,
    act: Callable[[], Future[Any]],
    then: Callable[[], object],
    failed: Callable[[Failed], object],
) -> None:
    """Do what keeps secrets; where there is no keyring, ask how they are to be protected and do it again.

    then, failed: called in the interface's thread, and not after `parent` was deleted.
    """

    def refused(failure: Failed) -> None:
        if not isinstance(failure.cause, NoKeyring):
            failed(failure)
            return
        dialog = ProtectionDialog(parent)
        dialog.accepted.connect(lambda: protect(dialog.protection))
        dialog.rejected.connect(lambda: failed(failure))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def protect(protection: Protection) -> None:
        future = bridge.service.change(lambda app: app.accounts.protect(protection))
        bridge.ask(future, lambda nothing: again(), failed, owner=parent)

    def again() -> None:
        bridge.ask(act(), lambda nothing: then(), failed, owner=parent)

    bridge.ask(act(), lambda nothing: then(), refused, owner=parent)
