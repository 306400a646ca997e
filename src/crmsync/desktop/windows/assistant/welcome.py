"""The first page: what crmsync does, what it does not, and trying it with sample data."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from crmsync.app.sample import Sample
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import BusyBar, Card, ErrorLabel, Hint, ToneLabel
from crmsync.desktop.windows.assistant.page import AssistantPage, Draft
from crmsync.desktop.windows.assistant.sample import SampleSession


class WelcomePage(AssistantPage):
    """See above."""

    def __init__(self, bridge: Bridge, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(bridge, draft, parent)
        self.words, self.points = ToneLabel(), ToneLabel()
        self.sample = Card()
        self._sample_hint = Hint()
        self.try_sample = QPushButton()
        self.busy = BusyBar()
        self.error = ErrorLabel()
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.try_sample)
        row.addStretch(1)
        self.sample.body.addWidget(self._sample_hint)
        self.sample.body.addLayout(row)
        self.sample.body.addWidget(self.error)
        self.sample.body.addWidget(self.busy)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.SECTION)
        for part in (self.words, self.points, self.sample):
            column.addWidget(part)
        column.addStretch(1)
        self.try_sample.clicked.connect(self._start_sample)
        self._set_texts()

    @property
    def title(self) -> str:
        return self.tr("Welcome to crmsync")

    def _start_sample(self) -> None:
        self.error.clear()
        self.try_sample.setEnabled(False)
        self.busy.start(self.tr("Starting …"))
        # Always from today on, so that the sample's meetings lie ahead.
        today = datetime.now().astimezone().date()
        future = self.bridge.service.look(lambda app: Sample.start(today, prompts=Questions()))
        # Also if the assistant is closed meanwhile: somebody must end what was started.
        self.bridge.ask(future, SampleSession.show, lambda failure: None, owner=self.bridge)
        self.bridge.ask(future, self._started, self._failed)

    def _started(self, sample: Sample) -> None:
        self._rest()

    def _failed(self, failure: Failed) -> None:
        self._rest()
        self.error.tell(in_place_text(failure))

    def _rest(self) -> None:
        self.busy.stop()
        self.try_sample.setEnabled(True)

    def _set_texts(self) -> None:
        self.words.setText(
            self.tr(
                "crmsync keeps the contacts, tasks and meetings of your mailbox and of your CRM in step, in "
                "both directions. Everything runs on this computer; nothing goes to anybody else."
            )
        )
        self.points.setText(
            "\n".join(
                (
                    self.tr("1. Sign in to your mailbox and to your CRM."),
                    self.tr("2. Choose what is synced."),
                    self.tr("3. See what would happen. Nothing is written before you have accepted it."),
                )
            )
        )
        self.sample.set_title(self.tr("Just looking?"))
        self._sample_hint.setText(
            self.tr(
                "Two small services with invented people start on this computer. Your own data is not "
                "touched, and all of it is gone when you close the window."
            )
        )
        self.try_sample.setText(self.tr("&Try it with sample data"))
