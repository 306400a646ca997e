"""A second main window over the sample services. It ends with its window, or with the program."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel

from crmsync.app.sample import Sample
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.windows.main.window import MainWindow

PATIENCE = timedelta(seconds=5)
"""For a sync of sample data that goes on when the window is closed."""


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
        self.window = MainWindow(self.bridge)
        self._marked = QLabel()
        self.window.statusBar().addWidget(self._marked, 1)
        self._set_texts()
        self.bridge.wanted.connect(self.window.open)
        self.window.closed.connect(self.end)
        self.window.quit_wanted.connect(self.end)
        self.window.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self._set_texts()
        return False

    def _set_texts(self) -> None:
        self.window.setWindowTitle(self.tr("crmsync with sample data"))
        self._marked.setText(
            self.tr("Sample data: nothing here is yours, and it is gone when you close this.")
        )
        self._marked.setWordWrap(True)
