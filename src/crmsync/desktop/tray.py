"""The tray icon and its menu: the state in words, and what is wanted most.

The menu is made once and its actions are changed, since some trays draw their own copy. The place of the
icon is never asked for (most trays do not tell), and it is never hidden while its menu may be open.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from crmsync.desktop import icons
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.pausing import PauseMenu
from crmsync.desktop.translated import Translated
from crmsync.desktop.windows.places import has_crm
from crmsync.desktop.wording import status_text, success_text

PATIENCE_MS = 10_000
"""A tray that does not come in this time is none."""
WATCHER = "org.kde.StatusNotifierWatcher"


class TrayMenu(Translated, QMenu):
    """The menu. quit_wanted: the person wants the program to end."""

    quit_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        service = bridge.service
        self.status, self.success = self.addAction(""), self.addAction("")
        self.success.setEnabled(False)
        self.status.triggered.connect(lambda: bridge.open(Place.OVERVIEW))
        self.addSeparator()
        self.sync = self._does(lambda: bridge.ask(service.sync(), owner=self))
        self.stop = self._does(service.cancel)
        self.pauses = PauseMenu(bridge, self)
        self.addMenu(self.pauses)
        self.resume = self._does(lambda: bridge.ask(service.resume(), owner=self))
        self.addSeparator()
        self.sign_in = self._does(lambda: bridge.open(Place.SIGN_IN, bridge.snapshot.sign_ins[0]))
        self.review = self._opens(Place.REVIEW)
        self.activity = self._opens(Place.ACTIVITY)
        self.crm = self._opens(Place.CRM)
        self.addSeparator()
        self.set_up = self._opens(Place.ASSISTANT)
        self.settings = self._opens(Place.SETTINGS)
        self.help = self._opens(Place.HELP)
        self.addSeparator()
        self.quit = self._does(self.quit_wanted.emit)
        self._set_texts()
        bridge.changed.connect(self.show_state)

    def _does(self, act: Callable[[], object]) -> QAction:
        action = self.addAction("")
        action.triggered.connect(lambda checked=False: act())
        return action

    def _opens(self, place: Place) -> QAction:
        return self._does(lambda: self._bridge.open(place))

    def _set_texts(self) -> None:
        self.sync.setText(self.tr("&Sync now"))
        self.stop.setText(self.tr("S&top syncing"))
        self.resume.setText(self.tr("&Resume"))
        self.activity.setText(self.tr("&Activity"))
        self.crm.setText(self.tr("&Open the CRM in the browser"))
        self.set_up.setText(self.tr("Set &up …"))
        self.settings.setText(self.tr("S&ettings …"))
        self.help.setText(self.tr("&Help"))
        self.quit.setText(self.tr("&Quit crmsync"))
        self.show_state(self._bridge.snapshot)

    def show_state(self, snapshot: Snapshot) -> None:
        """Bring all actions in line."""
        now = self._bridge.service.now()
        ready, paused = snapshot.is_set_up, snapshot.paused_until is not None
        self.status.setText(_plain(status_text(snapshot, now)))
        self.success.setText(_plain(success_text(snapshot, now)))
        self.success.setVisible(ready)
        self.sync.setVisible(ready)
        self.sync.setEnabled(not snapshot.is_running)
        self.stop.setVisible(snapshot.is_running)
        self.pauses.menuAction().setVisible(ready and not paused)
        self.resume.setVisible(paused)
        waiting = snapshot.review.total
        self.review.setText(
            self.tr("Re&view %n change(s) …", None, waiting) if waiting else self.tr("Re&view")
        )
        self.review.setEnabled(bool(waiting))
        self.review.setVisible(ready)
        self.activity.setVisible(ready)
        account = snapshot.sign_ins[0] if snapshot.sign_ins else ""
        self.sign_in.setText(self.tr("S&ign in to {account} …").format(account=_plain(account)))
        self.sign_in.setVisible(bool(account))
        self.set_up.setVisible(not ready)
        self.crm.setVisible(has_crm(snapshot))


def _plain(text: str) -> str:
    """For a menu, where `&` marks a letter."""
    return text.replace("&", "&&")


class Tray(QObject):
    """The icon. missing: there is no tray, so a window has to be shown."""

    missing = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.menu = TrayMenu(bridge)
        self.icon = self._made()
        self._watcher = _watch(self._rebuild, self)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._look_for_tray)
        self._patience.start()
        bridge.changed.connect(self._show)

    @property
    def is_there(self) -> bool:
        """Is the icon shown anywhere?"""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def close(self) -> None:
        """Take the icon and its menu away; only after the last event."""
        for part in (self.icon, self.menu):
            shiboken6.delete(part)

    def _made(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activated)
        self._dress(icon, self._bridge.snapshot)
        icon.show()
        return icon

    def _rebuild(self) -> None:
        """A tray that comes late, or again, or instead of another, only learns of a new icon."""
        old, self.icon = self.icon, self._made()
        old.deleteLater()
        self._patience.start()

    def _look_for_tray(self) -> None:
        if not self.is_there:
            self.missing.emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu.
        if sys.platform != "darwin" and reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._bridge.open(Place.OVERVIEW)

    def _show(self, snapshot: Snapshot) -> None:
        self._dress(self.icon, snapshot)

    def _dress(self, icon: QSystemTrayIcon, snapshot: Snapshot) -> None:
        now = self._bridge.service.now()
        if icon.property("state") != snapshot.state.value:
            icon.setProperty("state", snapshot.state.value)
            icon.setIcon(icons.status_icon(snapshot.state))
        lines = [status_text(snapshot, now)]
        if snapshot.is_set_up and snapshot.state is not TrayState.IDLE:
            lines.append(success_text(snapshot, now))
        icon.setToolTip("crmsync\n" + "\n".join(lines))


def _watch(rebuild: Callable[[], None], parent: QObject) -> QObject | None:
    """Tells when a tray of the newer Linux desktops comes or goes: an icon stays with the kind of tray that
    it was made for. `None` on other systems.
    """
    if sys.platform != "linux":
        return None
    from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

    watcher = QDBusServiceWatcher(
        WATCHER,
        QDBusConnection.sessionBus(),
        QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange,
        parent,
    )
    watcher.serviceOwnerChanged.connect(lambda name, old, new: rebuild())
    return watcher
