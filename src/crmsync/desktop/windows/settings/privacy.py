"""The page of privacy: private items, and fields that never leave Outlook."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from crmsync.app.types import FIELDS, Direction
from crmsync.desktop import theme
from crmsync.desktop.labels import field_title
from crmsync.desktop.widgets import Form, roomy
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import MappingBar, SettingsPage
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import PRIVATE

ROLE = Qt.ItemDataRole.UserRole
_LINES, _WIDTH = 12, 32
"""The least size of the list, in lines and characters."""


class PrivacyPage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.bar = MappingBar(editor)
        self.bar.chosen.connect(self.show_draft)
        self.form = PlainForm(PRIVATE, lambda: self.bar.edited, self.bar.put)
        self.list = roomy(QListWidget())
        self.list.itemChanged.connect(self._tick)
        self._box = QWidget()
        form = Form(self._box)
        theme.spaced(form)
        self._row = form.add("", self.list)
        for part in (self.bar, self.form, self._box):
            self.column.addWidget(part)
        self.begin()

    def set_texts(self) -> None:
        self.set_about(
            self.tr("Privacy"),
            self.tr("crmsync sends data to your own accounts only. Here is what stays in Outlook."),
        )
        self._row.set_texts(
            self.tr("&Fields that never leave Outlook"),
            self.tr("They are not synced any more; what the CRM holds of them already stays there."),
        )

    def show_draft(self) -> None:
        self.bar.refresh()
        self.form.show_subject()
        edited = self.bar.edited
        self._box.setVisible(edited is not None)
        if edited is None:
            return
        kind = edited.settings.kind
        # A field of one's own is taken away where it was added.
        names = list(FIELDS[kind])
        self.list.setMinimumWidth(theme.line_width(self.list, _WIDTH))
        self.list.setMinimumHeight(_LINES * self.list.fontMetrics().lineSpacing())
        with QSignalBlocker(self.list):
            if [self.list.item(row).data(ROLE) for row in range(self.list.count())] != names:
                self.list.clear()
                for name in names:
                    QListWidgetItem(self.list).setData(ROLE, name)
            # A mapping that never writes the CRM has nothing to choose.
            open_ = edited.rules.direction is not Direction.TO_OUTLOOK
            for row, name in enumerate(names):
                item, stays = self.list.item(row), self._stays(name)
                item.setText(field_title(kind, name))
                item.setCheckState(Qt.CheckState.Checked if stays else Qt.CheckState.Unchecked)
                flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
                item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if open_ else flags)

    def _stays(self, name: str) -> bool:
        edited = self.bar.edited
        if edited is None:
            return False
        rule = edited.rules.rule(name)
        return not rule.synced or edited.rules.field_direction(name) is Direction.TO_OUTLOOK

    def _tick(self, item: QListWidgetItem) -> None:
        edited, name = self.bar.edited, item.data(ROLE)
        stays = item.checkState() is Qt.CheckState.Checked
        if edited is None or stays == self._stays(name):
            return
        rule = edited.rules.rule(name)
        wanted = replace(rule, synced=False) if stays else replace(rule, synced=True, direction=None)
        self.bar.put(edited.with_field(name, wanted))
