"""Python's cyclic garbage is collected in the interface's thread only.

Otherwise it is collected in whichever thread happens to make an object, and a window that went away would be
deleted by the engine: Qt does not survive that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

from crmsync.desktop.bridge import Bridge

INTERVAL_MS = 30_000
"""How often it is looked at while the engine is silent."""


class GarbageCollector(QObject):
    """Takes the place of the automatic collection until `close`."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        bridge.changed.connect(self.collect)
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what the automatic collection would have by now."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
