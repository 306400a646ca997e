"""The page of notifications: which are shown, and quiet for a while."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from crmsync.desktop.engine.preferences import Notify
from crmsync.desktop.pausing import tomorrow
from crmsync.desktop.widgets import Hint
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import SettingsPage
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import NOTIFICATIONS
from crmsync.desktop.wording import when


class NotificationsPage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.form = PlainForm(NOTIFICATIONS, lambda: self.draft, editor.put)
        self.quiet, self.snooze, self.again = Hint(""), QPushButton(), QPushButton()
        self.menu = QMenu(self)
        self._half_hour = self._choice(lambda now: now + timedelta(minutes=30))
        self._hour = self._choice(lambda now: now + timedelta(hours=1))
        self._tomorrow = self._choice(tomorrow)
        self.snooze.setMenu(self.menu)
        self.again.clicked.connect(lambda: self._set(None))
        self.column.addWidget(self.form)
        self.column.addWidget(self.quiet)
        for button in (self.snooze, self.again):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin()

    def _choice(self, until: Callable[[datetime], datetime]) -> QAction:
        action = self.menu.addAction("")
        action.triggered.connect(lambda: self._set(until(self.bridge.service.now())))
        return action

    def _set(self, until: datetime | None) -> None:
        self.editor.put(replace(self.draft, preferences=replace(self.draft.preferences, snoozed_until=until)))

    def set_texts(self) -> None:
        self.set_about(
            self.tr("Notifications"),
            self.tr("What crmsync tells you while you do not look at its window."),
        )
        self.snooze.setText(self.tr("&Quiet for a while"))
        self.again.setText(self.tr("Tell me a&gain"))
        self._half_hour.setText(self.tr("For &30 minutes"))
        self._hour.setText(self.tr("For &1 hour"))
        self._tomorrow.setText(self.tr("Until &tomorrow"))

    def show_draft(self) -> None:
        self.form.show_subject()
        preferences, now = self.draft.preferences, self.bridge.service.now()
        until = preferences.snoozed_until
        snoozed = until is not None and until > now
        told = preferences.notify is not Notify.NONE
        if until is not None and snoozed:
            self.quiet.setText(self.tr("Quiet until {moment}").format(moment=when(until, now)))
        self.quiet.setVisible(snoozed and told)
        self.again.setVisible(snoozed and told)
        self.snooze.setVisible(not snoozed and told)
