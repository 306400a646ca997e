"""Signing in to Odoo: its address, the database where there are several, who, and an API key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from crmsync.app.services import Given, GivenPassword
from crmsync.app.types import Account
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import BusyBar, ErrorLabel, Form, FormRow, Hint
from crmsync.desktop.windows.signin.parts import SecretEdit, SignInPart


class OdooPart(SignInPart):
    """account: one that is there already, and wants only its key; without it everything is asked."""

    def __init__(self, bridge: Bridge, account: Account | None = None, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.account = account
        self.steps = Hint()
        self.address, self.database, self.username = QLineEdit(), QLineEdit(), QLineEdit()
        self.key = SecretEdit()
        self.error = ErrorLabel()
        self.busy = BusyBar("?")
        self._lay_out()
        self._set_texts()
        self.busy.cancelled.connect(self.give_up)
        for field in (self.address, self.database, self.username, self.key):
            field.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        form = Form()
        fields = {"address": self.address, "database": self.database, "username": self.username}
        self.rows: dict[str, FormRow] = {name: form.add("", field) for name, field in fields.items()}
        form.add_across(self.steps)
        self.rows["key"] = form.add("", self.key)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(form)
        for part in (self.error, self.busy):
            column.addWidget(part)
        if self.account is not None:
            for name in fields:
                self.rows[name].set_visible(False)

    @property
    def values(self) -> dict[str, str]:
        """The keys of the account, as a person types them."""
        told = {
            "url": self.address.text().strip(),
            "database": self.database.text().strip(),
            "username": self.username.text().strip(),
        }
        return {name: text for name, text in told.items() if text}

    @property
    def is_complete(self) -> bool:
        if self.key.is_empty:
            return False
        return self.account is not None or {"url", "username"} <= self.values.keys()

    def _given(self, cancelled: Callable[[], bool]) -> Given:
        return GivenPassword(self.key.secret)

    def tell(self, failure: Failed) -> None:
        self.error.tell(in_place_text(failure))

    def clear(self) -> None:
        self.error.clear()

    def _set_busy(self, busy: bool) -> None:
        for row in self.rows.values():
            row.field.setEnabled(not busy)
        if busy:
            self.busy.start(self.tr("Signing in …"))
        else:
            self.busy.stop()
        super()._set_busy(busy)

    def _set_texts(self) -> None:
        self.rows["address"].set_texts(
            self.tr("&Address"), self.tr("What the browser shows before /odoo or /web.")
        )
        self.rows["database"].set_texts(
            self.tr("&Database"), self.tr("Only where the server has several, or before Odoo 19.")
        )
        self.rows["username"].set_texts(self.tr("&User name"), self.tr("Mostly your mail address"))
        self.rows["key"].set_texts(self.tr("A&PI key"))
        self.steps.setText(
            self.tr("In Odoo: open Preferences, Security, make a new API key, and copy it into here.")
        )
        self.busy.button.setText(self.tr("S&top"))
