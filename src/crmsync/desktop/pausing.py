"""The menu of pauses, for the tray and the overview."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from crmsync.desktop.bridge import Bridge
from crmsync.desktop.translated import Translated

Until = Callable[[datetime], datetime | None]

MORNING = time(8, 0)
"""What "until tomorrow" means."""


class PauseMenu(Translated, QMenu):
    """For how long to pause."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._half_hour = self._choice(lambda now: now + timedelta(minutes=30))
        self._hour = self._choice(lambda now: now + timedelta(hours=1))
        self._tomorrow = self._choice(tomorrow)
        self._ever = self._choice(lambda now: None)
        self._set_texts()

    def _choice(self, until: Until) -> QAction:
        action = self.addAction("")
        action.triggered.connect(lambda: self._pause(until))
        return action

    def _pause(self, until: Until) -> None:
        # The snapshot's moment may be old: nothing changes while nothing happens.
        now = self._bridge.service.now()
        self._bridge.ask(self._bridge.service.pause(until(now)), owner=self)

    def _set_texts(self) -> None:
        self.setTitle(self.tr("&Pause"))
        self._half_hour.setText(self.tr("For &30 minutes"))
        self._hour.setText(self.tr("For &1 hour"))
        self._tomorrow.setText(self.tr("Until &tomorrow"))
        self._ever.setText(self.tr("Until I &resume"))


def tomorrow(now: datetime) -> datetime:
    """Tomorrow morning where the person is."""
    local = now.astimezone()
    return datetime.combine(local.date() + timedelta(days=1), MORNING).astimezone()
