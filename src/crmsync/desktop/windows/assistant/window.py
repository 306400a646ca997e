"""The assistant's window: its pages one after the other, back and forth, nothing written before the last."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Heading, Hint, announce
from crmsync.desktop.windows.assistant.conflicts import ConflictPage
from crmsync.desktop.windows.assistant.crm import CrmPage
from crmsync.desktop.windows.assistant.mailbox import MailboxPage
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.desktop.windows.assistant.scope import ScopePage
from crmsync.desktop.windows.assistant.summary import SummaryPage
from crmsync.desktop.windows.assistant.welcome import WelcomePage
from crmsync.desktop.windows.signin.parts import Scrolled


class Assistant(Translated, QDialog):
    """Accepted when everything was set up; the preview is asked for then. pages: in their order."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.draft = Draft()
        self.welcome = WelcomePage(bridge, self.draft)
        self.mailbox = MailboxPage(bridge, self.draft)
        self.crm = CrmPage(bridge, self.draft)
        self.scope = ScopePage(bridge, self.draft)
        self.conflicts = ConflictPage(bridge, self.draft)
        self.summary = SummaryPage(bridge, self.draft)
        self.pages: tuple[AssistantPage, ...] = (
            self.welcome,
            self.mailbox,
            self.crm,
            self.scope,
            self.conflicts,
            self.summary,
        )
        self.title, self.step = Heading(), Hint()
        self.back, self.next, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.close_button.clicked.connect(self.reject)
        # However it ends: nothing waits for a browser or a device any more.
        self.finished.connect(self._give_up)
        self._set_texts()
        self._show(0)

    def _lay_out(self) -> None:
        scrolls = [Scrolled(page) for page in self.pages]
        for page, scroll in zip(self.pages, scrolls, strict=True):
            self._stack.addWidget(scroll)
            page.changed.connect(self._show_buttons)
            page.done.connect(partial(self._done, page))
        head, buttons, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        theme.spaced(head, gap=theme.TIGHT)
        theme.spaced(buttons)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        head.addWidget(self.title)
        head.addWidget(self.step)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        for button in (self.back, self.close_button):
            button.setAutoDefault(False)
        self.next.setDefault(True)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        widest = max(scroll.least_width for scroll in scrolls) + 2 * theme.MARGIN
        width = max(theme.line_width(self, 90), widest)
        self.resize(min(width, room.width()), min(theme.line_width(self, 90), room.height()))

    # ---- going back and forth

    @property
    def page(self) -> AssistantPage:
        """The one on show."""
        return self.pages[self._stack.currentIndex()]

    def _show(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._set_texts()
        self.page.enter()
        self._show_buttons()
        (self.page.first or self.next).setFocus()
        announce(self, self.title.text())

    def _go_back(self) -> None:
        self.page.give_up()
        self._show(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        self.page.leave()

    def _done(self, page: AssistantPage) -> None:
        if page is not self.page:
            return
        if page is self.summary:
            names = self.summary.names
            self.accept()
            self._bridge.open(Place.PREVIEW, names)
        else:
            self._show(self._stack.currentIndex() + 1)

    def _give_up(self) -> None:
        for page in self.pages:
            page.give_up()

    # ---- texts and states

    def _show_buttons(self) -> None:
        self.back.setEnabled(self._stack.currentIndex() > 0)
        self.next.setEnabled(self.page.is_complete and not self.page.is_busy)

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Set up crmsync"))
        self.title.setText(self.page.title)
        self.step.setText(
            self.tr("Step {number} of {total}").format(
                number=self._stack.currentIndex() + 1, total=len(self.pages)
            )
        )
        self.back.setText(self.tr("&Back"))
        self.next.setText(self.page.next_text)
        self.close_button.setText(self.tr("Close"))
