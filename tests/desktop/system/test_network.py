"""What the system says of the network."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crmsync.desktop.system.network import Network

Reachability = QNetworkInformation.Reachability


class FakeInformation(QObject):
    reachabilityChanged = Signal(object)  # noqa: N815
    isMeteredChanged = Signal(bool)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.paid = Reachability.Online, False

    def reachability(self) -> Reachability:
        return self.reached

    def isMetered(self) -> bool:  # noqa: N802
        return self.paid


@pytest.mark.parametrize(
    ("reached", "online"),
    [
        (Reachability.Online, True),
        (Reachability.Site, True),
        (Reachability.Local, True),
        (Reachability.Unknown, True),
        (Reachability.Disconnected, False),
    ],
)
def test_only_no_network_at_all_counts_as_none(
    qapp: QApplication, qtbot: QtBot, reached: Reachability, online: bool
) -> None:
    information = FakeInformation()
    network = Network(information=cast(Any, information))
    information.reached = reached
    with qtbot.waitSignal(network.changed) as heard:
        information.reachabilityChanged.emit(reached)
    assert heard.args == [online, False]


def test_a_change_of_the_price_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    information = FakeInformation()
    network = Network(information=cast(Any, information))
    information.paid = True
    with qtbot.waitSignal(network.changed) as heard:
        information.isMeteredChanged.emit(True)
    assert heard.args == [True, True]


def test_where_the_system_cannot_be_asked_the_network_is_there_and_free(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crmsync.desktop.system.network._information", lambda: None)
    network = Network()
    with qtbot.waitSignal(network.changed) as heard:
        network.tell()
    assert heard.args == [True, False]
