"""The page of the schedule: when crmsync syncs by itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import SettingsPage
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import SCHEDULE


class SchedulePage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.form = PlainForm(SCHEDULE, lambda: self.draft, editor.put)
        self.column.addWidget(self.form)
        self.begin()

    def set_texts(self) -> None:
        self.set_about(
            self.tr("Schedule"),
            self.tr(
                "When crmsync syncs by itself. To stop for a while, pause it in the tray or the overview."
            ),
        )

    def show_draft(self) -> None:
        self.form.show_subject()
