"""`RunBar`: how far the run is that goes on, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import BusyBar
from crmsync.desktop.wording import progress_text


class RunBar(Translated, BusyBar):
    """Shows itself while a run goes on, whoever began it."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._bridge = bridge
        self.button.show()
        self.cancelled.connect(bridge.service.cancel)
        self._set_texts()
        bridge.changed.connect(self._show)

    def _set_texts(self) -> None:
        self.button.setText(self.tr("&Stop"))
        self._show(self._bridge.snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        progress = snapshot.progress
        if progress is None:
            self.stop()
            return
        if self.isHidden():
            self.start(progress_text(progress))
        # While nobody knows the end the bar only moves.
        total = progress.total or 0
        self.progress(progress_text(progress), progress.done if total else 0, total)
