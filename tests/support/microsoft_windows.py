"""What people see of Microsoft 365: the sign-in window, the assistant, and what a window hears of a mailbox elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import Message

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.walking import Walk

from crmsync.connect.graph.client import PartReply
from crmsync.connect.graph.errors import reply_error
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed, failed
from crmsync.desktop.windows.signin.microsoft import MicrosoftPart, MicrosoftWay
from crmsync.desktop.windows.signin.window import SignInDialog
from crmsync.sandbox.graph import MAILBOX_NOT_IN_CLOUD
from crmsync.sandbox.identity import ANNA, CLIENT_ID


class Asked:
    """The sign-in window and how it ended."""

    def __init__(self, bridge: Bridge, qtbot: QtBot) -> None:
        self.ended: list[int] = []
        self.dialog = SignInDialog(bridge, "office")
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.finished.connect(self.ended.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        assert isinstance(self.dialog.part, MicrosoftPart)
        self.part = self.dialog.part

    def choose(self, way: MicrosoftWay) -> None:
        self.part.ways.setCurrentIndex(list(MicrosoftWay).index(way))

    def tries(self, client_id: str = CLIENT_ID) -> None:
        self.part.client_id.setText(client_id)
        self.part.changed.emit()
        self.dialog.go.click()


def elsewhere() -> Failed:
    """What a window hears of a mailbox that is not in Microsoft 365."""
    reply = PartReply("GET", "/me", 404, Message(), datetime.now(UTC), 1, "graph.microsoft.com", None)
    error = reply_error(reply, MAILBOX_NOT_IN_CLOUD.body, action="signing in")
    return failed(error, str, lambda error: None)


def kept(bridge: Bridge) -> frozenset[str]:
    return bridge.service.crmsync._context.secrets.names("office")


class MicrosoftWalk(Walk):
    """A person in front of the assistant, with a mailbox in Microsoft 365."""

    @property
    def part(self) -> MicrosoftPart:
        return self.window.mailbox.microsoft

    def fill(self, username: str = "", tenant: str = "") -> None:
        self.part.username.setText(username)
        self.part.client_id.setText(CLIENT_ID)
        self.part.tenant.setText(tenant)
        self.part.changed.emit()

    def sign_in(self) -> None:
        self.fill(ANNA.username)
