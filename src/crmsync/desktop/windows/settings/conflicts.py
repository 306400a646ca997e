"""The page of conflicts: who wins when both sides changed, for a whole mapping and for single fields."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from crmsync.app.types import FIELDS, ConflictRule
from crmsync.desktop.labels import field_title
from crmsync.desktop.windows.settings.choices import conflict_rules
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import FieldGrid, MappingBar, SettingsPage
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import CONFLICTS


class ConflictsPage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.bar = MappingBar(editor)
        self.bar.chosen.connect(self._chosen)
        self.form = PlainForm(CONFLICTS, lambda: self.bar.edited, self.bar.put)
        self.single = QCheckBox()
        self.single.clicked.connect(self.show_draft)
        self.grid = FieldGrid()
        self.grid.picked.connect(self._pick)
        for part in (self.bar, self.form, self.single, self.grid):
            self.column.addWidget(part)
        self.begin()

    def set_texts(self) -> None:
        self.set_about(
            self.tr("Conflicts"),
            self.tr(
                "What happens when the same field was edited on both sides since the last sync. New items are"
                " never affected."
            ),
        )
        self.single.setText(self.tr("Choose for single &fields"))

    def show_draft(self) -> None:
        self.bar.refresh()
        edited = self.bar.edited
        self.form.show_subject()
        self.single.setVisible(edited is not None)
        if edited is None:
            self.grid.hide()
            return
        kind = edited.settings.kind
        own = {name for name, rule in edited.rules.fields.items() if rule.conflicts is not None}
        # What is set is never hidden.
        self.single.setChecked(self.single.isChecked() or bool(own))
        if not self.single.isChecked():
            self.grid.hide()
            return
        names = [name for name in FIELDS[kind] if edited.rules.rule(name).synced] + edited.custom_fields()
        self.grid.show_fields([(name, field_title(kind, name), "") for name in names])
        options = [(None, self.tr("As above")), *conflict_rules()]
        for name, choice in self.grid.choices.items():
            choice.set_options(options)
            choice.choose(edited.rules.rule(name).conflicts)
        self.grid.show()

    def _chosen(self) -> None:
        self.single.setChecked(False)
        self.show_draft()

    def _pick(self, name: str, value: ConflictRule | None) -> None:
        edited = self.bar.edited
        if edited is not None:
            self.bar.put(edited.with_field(name, replace(edited.rules.rule(name), conflicts=value)))
