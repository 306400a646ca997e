"""The main window: the list of pages, the page, and what opens from it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crmsync.desktop import icons, theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.messages.telling import failure_text
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import ErrorLabel, roomy
from crmsync.desktop.windows.main.page import Page
from crmsync.desktop.windows.main.pages import PAGES, page_title
from crmsync.desktop.windows.places import OPENERS

MOST_OF_SCREEN = 0.9


class MainWindow(Translated, QMainWindow):
    """Closing it leaves the program running.

    closed: the person closed it. quit_wanted: the program is to end.
    """

    closed = Signal()
    quit_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._last_run = bridge.snapshot.last_run
        self._pages: dict[Place, tuple[Page, QScrollArea]] = {}
        self.setWindowTitle("crmsync")
        self.setWindowIcon(icons.app_icon())
        self.pages = roomy(QListWidget())
        for place in PAGES:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, place.value)
            self.pages.addItem(item)
        self.pages.currentRowChanged.connect(self._choose)
        self.settings = QPushButton()
        self.settings.clicked.connect(lambda: bridge.open(Place.SETTINGS))
        self.settings.setVisible(Place.SETTINGS in OPENERS)
        self.failure = ErrorLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._set_texts()
        for keys in ("Esc", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self, self.close)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.quit_wanted.emit)
        bridge.changed.connect(self._name_pages)
        bridge.failed.connect(self._fail)
        self.show_page(Place.OVERVIEW)

    def _lay_out(self) -> None:
        side, row, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        theme.spaced(side, margin=theme.GAP)
        theme.spaced(row)
        theme.spaced(column)
        side.addWidget(self.pages, 1)
        side.addWidget(self.settings)
        column.addWidget(self.failure)
        column.addWidget(self._stack, 1)
        row.addLayout(side)
        row.addLayout(column, 1)
        whole = QWidget()
        whole.setLayout(row)
        self.setCentralWidget(whole)
        room = self.screen().availableSize() * MOST_OF_SCREEN
        self.resize(QSize(theme.line_width(self, 130), theme.line_width(self, 80)).boundedTo(room))

    # ---- pages

    def open(self, place: Place, argument: object = None) -> None:
        """Show a page, or what opens beside this window."""
        if place in PAGES:
            self.show_page(place, argument)
            self.come_forward()
            return
        opener = OPENERS.get(place)
        window = opener(self._bridge, argument, self) if opener is not None else None
        if window is not None:
            window.show()
            window.raise_()
            window.activateWindow()

    def show_page(self, place: Place, argument: object = None) -> None:
        """Show a page, and what the argument means there."""
        if place not in self._pages:
            scroll = QScrollArea(widgetResizable=True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            page = PAGES[place](self._bridge, scroll)
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
            self._pages[place] = page, scroll
        page, scroll = self._pages[place]
        self._stack.setCurrentWidget(scroll)
        self.pages.setCurrentRow(list(PAGES).index(place))
        page.reveal(argument)

    def page(self, place: Place) -> Page:
        """A page that was shown."""
        return self._pages[place][0]

    def come_forward(self) -> None:
        """Show the window above all others."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def _choose(self, row: int) -> None:
        place = list(PAGES)[row]
        if place not in self._pages or self._stack.currentWidget() is not self._pages[place][1]:
            self.show_page(place)

    # ---- texts and states

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _set_texts(self) -> None:
        self.pages.setAccessibleName(self.tr("Pages"))
        self.settings.setText(self.tr("Se&ttings …"))
        self._name_pages(self._bridge.snapshot)

    def _name_pages(self, snapshot: Snapshot) -> None:
        for row, place in enumerate(PAGES):
            item = self.pages.item(row)
            title = page_title(place, snapshot)
            if item.text() != title:
                item.setText(title)
        widest = self.pages.sizeHintForColumn(0) + 2 * theme.SECTION
        self.pages.setFixedWidth(max(widest, theme.line_width(self, 18)))
        # A short run may be over before it was ever shown.
        if snapshot.is_running or snapshot.last_run != self._last_run:
            self.failure.clear()
        self._last_run = snapshot.last_run

    def _fail(self, failure: Failed) -> None:
        self.failure.tell(failure_text(failure))
