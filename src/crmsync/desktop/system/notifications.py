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
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import field
from queue import SimpleQueue
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from crmsync.desktop.engine.lanes import Lane
from crmsync.desktop.files import resource
from crmsync.frozen import frozen

LOG = logging.getLogger(__name__)

DEFAULT_ACTION = "default"
"""What a click on the notification itself means (section "Basic design" of the specification)."""


@frozen
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
        """The program ends; waits a moment at most."""


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
_SECONDS_TO_END = 1.0


class Service(Protocol):
    """The desktop's notification service. Methods may take their time, and raise OSError."""

    def notify(self, replaces: int, title: str, text: str, actions: list[str], hints: dict[str, Any]) -> int:
        """Show one; returns its number."""

    def close(self, number: int) -> None:
        """Take one away."""

    def listen(self, acted: Callable[[int, str], object], closed: Callable[[int | None], object]) -> None:
        """Tell of clicks, and of what is shown no more (`None`: nothing is), until `end`."""

    def end(self) -> None:
        """Let go of the service."""


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
        """Take away what is shown: nobody is left who could do what its buttons say."""
        done = self._lane.submit(lambda: self._safely(self._end))
        with suppress(TimeoutError, CancelledError):
            done.result(_SECONDS_TO_END)
        self._lane.close()

    def _safely(self, act: Callable[[], None]) -> None:
        try:
            act()
        except OSError as error:
            LOG.info("the notification service failed: %s", error)
            self._let_go()

    def _show(self, notification: Notification) -> None:
        if self._service is None:
            self._service = service = self._connect()
            threading.Thread(
                target=lambda: service.listen(self._clicked, self._closed),
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

    def _end(self) -> None:
        for key in list(self._numbers):
            self._withdraw(key)
        self._let_go()

    def _let_go(self) -> None:
        # Else its thread would go on to listen, and each click would count twice.
        service, self._service = self._service, None
        if service is not None:
            service.end()

    def _clicked(self, number: int, action: str) -> None:
        for key, shown in list(self._numbers.items()):
            if shown == number:
                self.acted.emit(key, action)

    def _closed(self, number: int | None) -> None:
        # A service that began anew counts from the beginning: an old number may be that of another program.
        self._lane.submit(lambda: self._forget(number))

    def _forget(self, number: int | None) -> None:
        kept = {key: one for key, one in self._numbers.items() if number not in (None, one)}
        self._numbers = kept


class SessionBus:
    """The service on the person's own D-Bus. Raises OSError where there is none."""

    def __init__(self) -> None:
        from jeepney import MatchRule, message_bus
        from jeepney.io.threading import DBusRouter, open_dbus_connection

        try:
            self._connection = open_dbus_connection(bus="SESSION")
        except (KeyError, ValueError) as error:
            # There is no address of a bus in the environment.
            raise OSError(str(error)) from error
        self._router = DBusRouter(self._connection)
        self._heard: SimpleQueue[Any] = SimpleQueue()
        bus = {"interface": "org.freedesktop.DBus", "path": "/org/freedesktop/DBus"}
        owner = MatchRule(type="signal", member="NameOwnerChanged", **bus)
        owner.add_arg_condition(0, _NAME)
        for rule in (MatchRule(type="signal", interface=_NAME, path=_PATH), owner):
            # Before anything is shown, so that no click is missed.
            self._send(message_bus.AddMatch(rule))
            self._router.filter(rule, queue=self._heard)

    def notify(self, replaces: int, title: str, text: str, actions: list[str], hints: dict[str, Any]) -> int:
        # Asked each time: another service may have taken the place of the first.
        (can,) = self._call("GetCapabilities")
        signatures = {int: "y", str: "s"}
        typed = {name: (signatures[type(value)], value) for name, value in hints.items()}
        shown = _escaped(text) if "body-markup" in can else text
        buttons = actions if "actions" in can else []
        # By its file: only an installed program has its icon in the desktop's theme.
        icon = resource("icons/app.svg").as_uri()
        body = ("crmsync", replaces, icon, title, shown, buttons, typed, -1)
        return int(self._call("Notify", "susssasa{sv}i", body)[0])

    def close(self, number: int) -> None:
        self._call("CloseNotification", "u", (number,))

    def listen(self, acted: Callable[[int, str], object], closed: Callable[[int | None], object]) -> None:
        from jeepney import HeaderFields

        while (message := self._heard.get()) is not None:
            match message.header.fields[HeaderFields.member], message.body:
                case "ActionInvoked", (number, action):
                    acted(int(number), str(action))
                case "NotificationClosed", (number, _):
                    closed(int(number))
                case "NameOwnerChanged", _:
                    closed(None)

    def end(self) -> None:
        self._heard.put(None)
        self._router.close()
        self._connection.close()

    def _call(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call

        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        return self._send(new_method_call(address, method, signature, body))

    def _send(self, message: Any) -> tuple[Any, ...]:
        from jeepney.io.common import RouterClosed
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg

        try:
            found: tuple[Any, ...] = unwrap_msg(self._router.send_and_get_reply(message, timeout=_SECONDS))
        except (DBusErrorResponse, RouterClosed) as error:
            raise OSError(str(error)) from error
        return found


def _escaped(text: str) -> str:
    # Where the service reads the body as markup (section "Markup").
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def notifications(tray: Callable[[], QSystemTrayIcon], parent: QObject | None = None) -> Notifications:
    """The way of this computer's system."""
    if sys.platform == "linux":
        return DesktopNotifications(SessionBus, parent)
    return TrayNotifications(tray, parent)
