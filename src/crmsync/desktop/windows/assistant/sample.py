"""A second main window over the sample services. It ends with its window, or with the program."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QWidget

from crmsync.app.sample import Sample
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.translated import Translated
from crmsync.desktop.windows.main.window import MainWindow

PATIENCE = timedelta(seconds=5)
"""For a sync of sample data that goes on when the window is closed."""


class SampleWindow(MainWindow):
    """A main window that says that nothing in it is the person's."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.statusBar().addWidget(_Mark(self), 1)

    def _set_texts(self) -> None:
        super()._set_texts()
        self.setWindowTitle(self.tr("crmsync with sample data"))


class _Mark(Translated, QLabel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._set_texts()

    def _set_texts(self) -> None:
        self.setText(self.tr("Sample data: nothing here is yours, and it is gone when you close this."))


class SampleSession(QObject):
    """Belongs to the application; `end` may be called more than once."""

    def __init__(self, sample: Sample) -> None:
        app = QCoreApplication.instance()
        assert app is not None
        super().__init__(app)
        self._sample = sample
        self._ended = False
        self.service = EngineService(sample.crmsync)
        self.bridge = Bridge(self.service, self)
        self.window = SampleWindow(self.bridge)
        self.bridge.wanted.connect(self.window.open)
        self.window.closed.connect(self.end)
        self.window.quit_wanted.connect(self.end)
        app.aboutToQuit.connect(self.end)

    @classmethod
    def show(cls, sample: Sample) -> SampleSession:
        """Begin, with the overview in front."""
        session = cls(sample)
        session.service.start()
        session.window.open(Place.OVERVIEW)
        return session

    def end(self) -> None:
        """Stop everything and forget it."""
        if self._ended:
            return
        self._ended = True
        self.window.hide()
        self.service.stop(PATIENCE)
        self._sample.close()
        self.window.deleteLater()
        self.deleteLater()
