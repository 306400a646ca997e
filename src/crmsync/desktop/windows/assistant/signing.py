"""What the two pages that sign in have in common: an account that is there already, or a new one."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from crmsync.app.setup import Connected
from crmsync.app.types import Side
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.assistant.existing import ExistingAccount
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.desktop.windows.signin.parts import SignInPart

Part = TypeVar("Part", bound=SignInPart)


class SigningPage(AssistantPage, Generic[Part]):
    """Typing the same again needs no second sign-in; a code is good only once."""

    def __init__(
        self, bridge: Bridge, draft: Draft, side: Side, part: Part, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, draft, parent)
        self.existing = ExistingAccount(bridge, side)
        self.part = part
        self._tried: object = None

    def begin(self) -> None:
        """Everything is made: show it. Called by each page's `__init__`."""
        self.existing.changed.connect(self._show_state)
        self.part.changed.connect(self._show_state)
        self.part.succeeded.connect(self._connected)
        self._set_texts()
        self._show_state()

    @property
    def is_complete(self) -> bool:
        return self.existing.account is not None or self.part.is_complete

    @property
    def is_busy(self) -> bool:
        return self.part.is_busy

    def leave(self) -> None:
        account = self.existing.account
        if account is not None:
            self._keep(Connected(account))
            self.done.emit()
        elif self._kept() is not None and self._tried == self._typed():
            self.done.emit()
        else:
            self._keep(None)
            self._try_out()

    def give_up(self) -> None:
        self.part.give_up()

    def _connected(self, connected: Connected) -> None:
        self._tried = self._typed()
        self._keep(connected)
        self.done.emit()

    def _show_state(self) -> None:
        self.part.setVisible(self.existing.account is None)
        self.changed.emit()

    @abstractmethod
    def _kept(self) -> Connected | None:
        """What the draft holds."""

    @abstractmethod
    def _keep(self, connected: Connected | None) -> None:
        """Put it into the draft."""

    @abstractmethod
    def _typed(self) -> object:
        """Everything that a sign-in depends on."""

    @abstractmethod
    def _try_out(self) -> None:
        """Sign in with what is typed."""
