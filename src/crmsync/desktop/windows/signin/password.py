"""What the mailboxes that take a password have in common: the password, the certificate authority where one
is needed, and what is wrong, said at the input.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from crmsync.app.accounts import Trouble, trouble_of
from crmsync.app.services import Given, GivenPassword
from crmsync.app.types import Account
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.widgets import ErrorLabel, Form, FormRow, Hint
from crmsync.desktop.windows.signin.parts import SecretEdit, SignInPart, bring_into_view


class PasswordPart(SignInPart):
    """account: one that is there already, and wants only its password; without it everything is asked.

    rows: the inputs by name; "password" and "authority" are among them.
    """

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.password, self.authority = SecretEdit(), QLineEdit()
        self.browse = QPushButton()
        self.error, self.about = ErrorLabel(), Hint()
        self.rows: dict[str, FormRow] = {}
        self.browse.clicked.connect(self._find_authority)

    def lay_out(self, form: Form, *buttons: QPushButton, remedy: QPushButton | None = None) -> None:
        """Put what is below the other inputs: where the certificate authority is, what is wrong. remedy:
        belongs to what is wrong.
        """
        self.rows["authority"] = form.add("", self.authority)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        for button in (self.browse, *buttons):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.error)
        if remedy is not None:
            column.addWidget(remedy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.about)
        self.rows["authority"].set_visible(False)
        self.browse.hide()
        if self.account is not None:
            for name in self.rows.keys() - {"password", "authority"}:
                self.rows[name].set_visible(False)

    @property
    @abstractmethod
    def values(self) -> dict[str, str]:
        """The keys of the account, as a person types them."""

    def _given(self, cancelled: Callable[[], bool]) -> Given:
        return GivenPassword(self.password.secret)

    def edited(self) -> None:
        """Something was typed, or chosen."""
        self.changed.emit()

    def _find_authority(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificate authority"), str(Path.home()), self.tr("Certificates (*.pem *.crt)")
        )
        if found:
            self.authority.setText(found)
            self.edited()

    # ---- what is wrong

    @abstractmethod
    def trouble_text(self, trouble: Trouble, failure: Failed) -> str:
        """Why it did not work, and what to do."""

    @abstractmethod
    def is_about_server(self, trouble: Trouble, failure: Failed) -> bool:
        """Would another address mend it?"""

    def tell(self, failure: Failed) -> None:
        trouble = trouble_of(failure.cause)
        text = self.trouble_text(trouble, failure)
        match trouble:
            case Trouble.REFUSED:
                self.tell_at("password", text)
                self.password.selectAll()
            case _ if self.account is None and self.is_about_server(trouble, failure):
                self.tell_at("server", text)
            case Trouble.UNTRUSTED if self.account is None:
                self.rows["authority"].set_visible(True)
                self.browse.show()
                self.tell_at("authority", text)
            case _:
                self.error.tell(text)
                bring_into_view(self.error)

    def tell_at(self, name: str, text: str) -> None:
        """Say what is wrong at an input."""
        self.rows[name].tell(text)
        self.rows[name].field.setFocus()

    def clear(self) -> None:
        for row in self.rows.values():
            row.tell("")
        self.error.clear()

    def _set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.field.setEnabled(not busy)
        super()._set_busy(busy)

    # ---- texts

    def set_shared_texts(self, password_hint: str, about: str) -> None:
        """Of what is here. about: what to know before; not told where there is an account already."""
        self.rows["password"].set_texts(self.tr("&Password"), password_hint)
        self.rows["authority"].set_texts(
            self.tr("Certificate &authority"),
            self.tr("The file of your own certificate authority, if your organisation has one (PEM)."),
        )
        self.browse.setText(self.tr("C&hoose a file …"))
        self.about.setText(about if self.account is None else "")
        self.about.setVisible(bool(self.about.text()))
