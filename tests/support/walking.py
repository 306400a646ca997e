"""Windows over the real desks and the embedded services: an engine over a profile, and a person in front of the
assistant, from the mailbox to the first preview.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.real_desks import Waiting

from crmsync.app.facade import Crmsync
from crmsync.app.services import Desks
from crmsync.app.types import Kind, Profile, Service
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.windows.assistant.window import Assistant
from crmsync.desktop.windows.signin.zoho import ZohoWay
from crmsync.sandbox.pair import SandboxPair

Opened = Callable[[Profile], Bridge]


@contextmanager
def opening(qapp: QApplication, pair: SandboxPair, waiting: Waiting, desks: Desks) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile; nothing runs by itself."""
    with ExitStack() as stack:
        stack.callback(pair.crm.mend)

        def begin(profile: Profile) -> Bridge:
            qapp.setFont(QFont("DejaVu Sans", 10))
            service = EngineService(Crmsync(profile, desks=desks, prompts=Questions()), clock=FakeClock())
            bridge = Bridge(service)
            service.start()
            stack.callback(lambda: service.stop(timedelta(seconds=20)))
            stack.callback(waiting.go.set)
            service.refresh().result(20)
            qapp.processEvents()
            return bridge

        yield begin


class Walk:
    """A person in front of the assistant, at the page of the mailbox."""

    def __init__(self, bridge: Bridge, pair: SandboxPair, qtbot: QtBot) -> None:
        self.bridge, self._pair, self.qtbot = bridge, pair, qtbot
        self.opened: list[tuple[Place, object]] = []
        bridge.wanted.connect(lambda place, argument: self.opened.append((place, argument)))
        self.window = Assistant(bridge)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.ended: list[int] = []
        self.window.finished.connect(self.ended.append)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.next.click()

    @abstractmethod
    def sign_in(self) -> None:
        """Type what the mailbox wants."""

    def to_crm(self) -> None:
        self.sign_in()
        self.window.next.click()
        self.qtbot.waitUntil(lambda: self.window.page is self.window.crm)

    def to_scope(self) -> None:
        self.to_crm()
        data, part = self._pair.crm.sign_in_data(), self.window.crm.parts[Service.ZOHO]
        part.ways.setCurrentIndex(list(ZohoWay).index(ZohoWay.REFRESH_TOKEN))
        part.client_id.setText(data.client_id)
        part.client_secret.setText(data.client_secret)
        part.token.setText(data.refresh_token)
        part.changed.emit()
        self.window.next.click()
        self.qtbot.waitUntil(lambda: self.window.page is self.window.scope)
        cards = self.window.scope.cards.values()
        self.qtbot.waitUntil(lambda: all(card.count.text()[:1].isdigit() for card in cards))
        self.qtbot.waitUntil(self.window.next.isEnabled)

    def end(self) -> None:
        for page in (self.window.conflicts, self.window.summary):
            self.window.next.click()
            self.qtbot.waitUntil(lambda page=page: self.window.page is page)
        self.window.next.click()
        self.qtbot.waitUntil(lambda: bool(self.ended))

    def offered(self) -> dict[Kind, set[str]]:
        """The names of the folders that can be chosen."""
        return {
            kind: {card.folders.itemText(index) for index in range(card.folders.count())}
            for kind, card in self.window.scope.cards.items()
        }

    def categories(self) -> set[str]:
        """The categories that can be chosen for meetings."""
        items = self.window.scope.cards[Kind.EVENTS].categories
        return {items.item(row).data(Qt.ItemDataRole.UserRole) for row in range(items.count())}
