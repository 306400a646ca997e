"""`Page`: what the main window shows beside its list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from crmsync.desktop.bridge import Bridge


class Page(QWidget):
    """One page of the main window."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge

    def reveal(self, argument: object = None) -> None:
        """The person came here, maybe for something certain: see `bridge.Place`."""
