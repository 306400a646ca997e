"""Notifications on the way to the system: replaced in place, taken away, clicked."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from crmsync.desktop.system.notifications import (
    DEFAULT_ACTION,
    DesktopNotifications,
    Notification,
    TrayNotifications,
)

HELLO = Notification("sign-in", "Please sign in", "to <office> & co", {"open": "Sign in"}, urgent=True)
AGAIN = Notification("sign-in", "Please sign in", "to zoho")
OTHER = Notification("review", "3 changes wait", "")


class FakeService:
    """The desktop's notification service. calls: what it was asked; fails: the next call raises this."""

    def __init__(self) -> None:
        self.calls: queue.Queue[tuple[Any, ...]] = queue.Queue()
        self.fails: list[OSError] = []
        self.number = 0
        self.acted: Callable[[int, str], object] = lambda number, action: None
        self.closed: Callable[[int | None], object] = lambda number: None
        self.listens = threading.Event()
        self.ended = threading.Event()

    def notify(self, replaces: int, title: str, text: str, actions: list[str], hints: dict[str, Any]) -> int:
        if self.fails:
            raise self.fails.pop()
        self.number = replaces or self.number + 1
        self.calls.put((self.number, replaces, title, text, actions, hints["urgency"]))
        return self.number

    def close(self, number: int) -> None:
        self.calls.put(("close", number))

    def listen(self, acted: Callable[[int, str], object], closed: Callable[[int | None], object]) -> None:
        self.acted, self.closed = acted, closed
        self.listens.set()
        self.ended.wait(20)

    def end(self) -> None:
        self.calls.put(("end",))
        self.ended.set()


@pytest.fixture
def service() -> Iterator[FakeService]:
    found = FakeService()
    yield found
    found.ended.set()


@pytest.fixture
def shown(qapp: QApplication, service: FakeService) -> Iterator[DesktopNotifications]:
    found = DesktopNotifications(lambda: service)
    yield found
    found.close()


def test_a_notification_is_replaced_in_place_and_another_stands_beside_it(
    shown: DesktopNotifications, service: FakeService
) -> None:
    for one in (HELLO, AGAIN, OTHER):
        shown.show(one)
    first, second, third = (service.calls.get(timeout=20) for _ in range(3))
    assert first == (1, 0, "Please sign in", "to <office> & co", ["default", "", "open", "Sign in"], 2)
    assert second == (1, 1, "Please sign in", "to zoho", ["default", ""], 1)
    assert third[:2] == (2, 0)


def test_what_is_not_true_any_more_is_taken_away_once(
    shown: DesktopNotifications, service: FakeService
) -> None:
    shown.show(HELLO)
    shown.withdraw("sign-in")
    shown.withdraw("sign-in")
    shown.show(OTHER)
    calls = [service.calls.get(timeout=20) for _ in range(3)]
    assert calls[1] == ("close", 1)
    assert calls[2][2] == "3 changes wait"


def test_a_click_tells_which_and_what(
    shown: DesktopNotifications, service: FakeService, qtbot: QtBot
) -> None:
    shown.show(OTHER)
    number = service.calls.get(timeout=20)[0]
    assert service.listens.wait(20)
    with qtbot.waitSignal(shown.acted) as heard:
        service.acted(number, DEFAULT_ACTION)
    assert heard.args == ["review", DEFAULT_ACTION]


def test_a_service_that_fails_is_let_go_and_tried_again_with_the_next(
    shown: DesktopNotifications, service: FakeService
) -> None:
    service.fails.append(OSError("no bus"))
    shown.show(HELLO)
    shown.show(OTHER)
    assert service.calls.get(timeout=20) == ("end",)
    assert service.calls.get(timeout=20)[2] == "3 changes wait"


@pytest.mark.parametrize("closed", [1, None])
def test_what_the_person_or_the_service_took_away_is_not_replaced(
    shown: DesktopNotifications, service: FakeService, closed: int | None
) -> None:
    shown.show(HELLO)
    service.calls.get(timeout=20)
    assert service.listens.wait(20)
    service.closed(2)
    shown.show(AGAIN)
    assert service.calls.get(timeout=20)[1] == 1
    service.closed(closed)
    shown.show(AGAIN)
    assert service.calls.get(timeout=20)[1] == 0


def test_at_the_end_everything_is_taken_away(shown: DesktopNotifications, service: FakeService) -> None:
    for one in (HELLO, OTHER):
        shown.show(one)
    shown.close()
    shown.show(AGAIN)
    calls = [service.calls.get(timeout=20) for _ in range(5)]
    assert calls[2:] == [("close", 1), ("close", 2), ("end",)]
    assert service.calls.empty()


class FakeTray(QSystemTrayIcon):
    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def showMessage(self, title: str, text: str, *rest: object) -> None:  # type: ignore[override]  # noqa: N802  # takes what is given
        self.shown.append((title, text))


def test_the_trays_own_message_leads_to_its_place_once(qapp: QApplication, qtbot: QtBot) -> None:
    tray = FakeTray()
    notifications = TrayNotifications(lambda: tray)
    heard: list[tuple[str, str]] = []
    notifications.acted.connect(lambda key, action: heard.append((key, action)))
    notifications.show(HELLO)
    notifications.show(OTHER)
    assert [title for title, _ in tray.shown] == ["Please sign in", "3 changes wait"]
    tray.messageClicked.emit()
    tray.messageClicked.emit()
    assert heard == [("review", DEFAULT_ACTION)]


def test_a_late_click_on_what_was_taken_away_means_nothing(qapp: QApplication) -> None:
    tray = FakeTray()
    notifications = TrayNotifications(lambda: tray)
    heard: list[str] = []
    notifications.acted.connect(lambda key, action: heard.append(key))
    notifications.show(HELLO)
    notifications.withdraw("sign-in")
    tray.messageClicked.emit()
    assert heard == []
