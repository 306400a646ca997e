"""Showing notifications: one class for each way. What is shown, and whether, decides `notifier`.

On Linux the desktop's own service is spoken to, since Qt's message would replace the tray's icon while it is
shown: Desktop Notifications Specification 1.2.
"""

from __future__ import annotations

import logging
import sys
import threading
from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from crmsync.desktop.engine.lanes import Lane

LOG = logging.getLogger(__name__)

DEFAULT_ACTION = "default"
"""What a click on the notification itself means (section "Basic design" of the specification)."""


@dataclass(frozen=True, slots=True)
class Notification:
    """key: one of the same key replaces it. actions: key → what its button says. urgent: it stays until
    it was seen.
    """

    key: str
    title: str
    text: str
    actions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    urgent: bool = False


class Notifications(QObject):
    """A way to show notifications.

    acted(key, action): the person clicked; the action may be `DEFAULT_ACTION`.
    """

    acted = Signal(str, str)

    @abstractmethod
    def show(self, notification: Notification) -> None:
        """Show it, in the place of a former one of its key."""

    @abstractmethod
    def withdraw(self, key: str) -> None:
        """Take away what is shown under the key, if anything is."""

    def close(self) -> None:
        """The program ends."""


class TrayNotifications(Notifications):
    """The tray icon's own messages, on Windows and macOS: one at a time, without buttons.

    tray: gives the icon.
    """

    def __init__(self, tray: Callable[[], QSystemTrayIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._shown = ""

    def show(self, notification: Notification) -> None:
        icon = self._tray()
        kind = QSystemTrayIcon.MessageIcon
        # Connected anew: the icon may be another one since.
        icon.messageClicked.connect(self._clicked)
        self._shown = notification.key
        icon.showMessage(
            notification.title,
            notification.text,
            kind.Warning if notification.urgent else kind.Information,
        )

    def withdraw(self, key: str) -> None:
        """The system takes it away by itself; a late click means nothing any more."""
        if self._shown == key:
            self._shown = ""

    def _clicked(self) -> None:
        shown, self._shown = self._shown, ""
        if shown:
            self.acted.emit(shown, DEFAULT_ACTION)


# ---- Linux

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_SECONDS = 5.0


class Service(Protocol):
    """The desktop's notification service. Methods may take their time, and raise OSError or RuntimeError."""

    def notify(self, replaces: int, title: str, text: str, actions: list[str], hints: dict[str, Any]) -> int:
        """Show one; returns its number."""

    def close(self, number: int) -> None:
        """Take one away."""

    def listen(self, acted: Callable[[int, str], object]) -> None:
        """Tell of clicks, until the connection ends."""


class DesktopNotifications(Notifications):
    """The desktop's own service.

    connect: opens the connection to it, when the first notification is shown.
    """

    def __init__(self, connect: Callable[[], Service], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._service: Service | None = None
        self._numbers: dict[str, int] = {}
        # The service may be slow to start, and the interface never waits.
        self._lane = Lane("crmsync-notifications", lambda error: error)
        self._lane.start()

    def show(self, notification: Notification) -> None:
        self._lane.submit(lambda: self._safely(lambda: self._show(notification)))

    def withdraw(self, key: str) -> None:
        self._lane.submit(lambda: self._safely(lambda: self._withdraw(key)))

    def close(self) -> None:
        self._lane.close()

    def _safely(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (OSError, RuntimeError) as error:
            LOG.warning("the notification service failed: %s", type(error).__name__)
            self._service = None

    def _show(self, notification: Notification) -> None:
        if self._service is None:
            self._service = self._connect()
            listen = self._service.listen
            threading.Thread(
                target=lambda: self._safely(lambda: listen(self._clicked)),
                name="crmsync-notification-clicks",
                daemon=True,
            ).start()
        pairs = {DEFAULT_ACTION: "", **notification.actions}
        # Urgency 2 is critical: it does not go away by itself.
        hints = {"urgency": 2 if notification.urgent else 1, "desktop-entry": "crmsync"}
        self._numbers[notification.key] = self._service.notify(
            self._numbers.get(notification.key, 0),
            notification.title,
            notification.text,
            [part for pair in pairs.items() for part in pair],
            hints,
        )

    def _withdraw(self, key: str) -> None:
        number = self._numbers.pop(key, None)
        if number is not None and self._service is not None:
            self._service.close(number)

    def _clicked(self, number: int, action: str) -> None:
        for key, shown in list(self._numbers.items()):
            if shown == number:
                self.acted.emit(key, action)


class SessionBus:
    """The service on the person's own D-Bus. Raises OSError where there is none."""

    def __init__(self) -> None:
        from jeepney.io.threading import DBusRouter, open_dbus_connection

        try:
            self._connection = open_dbus_connection(bus="SESSION")
        except (KeyError, ValueError) as error:
            # There is no address of a bus in the environment.
            raise OSError(str(error)) from error
        self._router = DBusRouter(self._connection)

    def notify(self, replaces: int, title: str, text: str, actions: list[str], hints: dict[str, Any]) -> int:
        signatures = {int: "y", str: "s"}
        typed = {name: (signatures[type(value)], value) for name, value in hints.items()}
        body = ("crmsync", replaces, "crmsync", title, _escaped(text), actions, typed, -1)
        return int(self._call("Notify", "susssasa{sv}i", body)[0])

    def close(self, number: int) -> None:
        self._call("CloseNotification", "u", (number,))

    def listen(self, acted: Callable[[int, str], object]) -> None:
        from jeepney import MatchRule, message_bus

        rule = MatchRule(type="signal", interface=_NAME, member="ActionInvoked", path=_PATH)
        with self._router.filter(rule) as queue:
            self._router.send_and_get_reply(message_bus.AddMatch(rule), timeout=_SECONDS)
            while True:
                number, action = queue.get().body
                acted(int(number), str(action))

    def _call(self, method: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        message = new_method_call(address, method, signature, body)
        try:
            found: tuple[Any, ...] = unwrap_msg(self._router.send_and_get_reply(message, timeout=_SECONDS))
        except DBusErrorResponse as error:
            raise OSError(str(error)) from error
        return found


def _escaped(text: str) -> str:
    # The body may be read as markup (section "Markup").
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def notifications(tray: Callable[[], QSystemTrayIcon], parent: QObject | None = None) -> Notifications:
    """The way of this computer's system."""
    if sys.platform == "linux":
        return DesktopNotifications(SessionBus, parent)
    return TrayNotifications(tray, parent)
