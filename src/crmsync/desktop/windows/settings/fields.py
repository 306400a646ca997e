"""The page of fields: what goes where, a line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from crmsync.app.mappings import crm_names
from crmsync.app.types import FIELDS, Direction, FieldRule, Side, is_custom
from crmsync.desktop.labels import field_title
from crmsync.desktop.widgets import Hint
from crmsync.desktop.windows.settings.asking import PairDialog
from crmsync.desktop.windows.settings.choices import directions
from crmsync.desktop.windows.settings.draft import Edited
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import FieldGrid, MappingBar, SettingsPage


class Off(Enum):
    """The choice not to sync a field."""

    OFF = "off"


class FieldsPage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.bar = MappingBar(editor)
        self.bar.chosen.connect(self.show_draft)
        self.one_way = Hint("")
        self.grid = FieldGrid()
        self.grid.picked.connect(self._pick)
        self.add = QPushButton()
        self.add.clicked.connect(self._add)
        for part in (self.bar, self.one_way, self.grid):
            self.column.addWidget(part)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin()

    def set_texts(self) -> None:
        self.set_about(
            self.tr("Fields"),
            self.tr("What is synced of each item. What is not synced stays as it is on both sides."),
        )
        self.add.setText(self.tr("A&dd a field …"))

    def show_draft(self) -> None:
        self.bar.refresh()
        edited = self.bar.edited
        for part in (self.grid, self.add):
            part.setVisible(edited is not None)
        self.one_way.setVisible(edited is not None and edited.rules.direction is not Direction.TWO_WAY)
        if edited is None:
            return
        if edited.rules.direction is Direction.TO_CRM:
            self.one_way.setText(self.tr("The whole mapping goes to the CRM only."))
        else:
            self.one_way.setText(self.tr("The whole mapping goes to Outlook only."))
        kind, natives = edited.settings.kind, self._natives(edited)
        names = [*FIELDS[kind], *edited.custom_fields()]
        self.grid.show_fields(
            [(name, field_title(kind, name), self._note(edited, name, natives)) for name in names]
        )
        for name, choice in self.grid.choices.items():
            choice.set_options(self._options(edited, name))
            choice.choose(self._value(edited, name))
            choice.setEnabled(self._has_counterpart(edited, name, natives))

    def _natives(self, edited: Edited) -> Mapping[str, str]:
        account = self.draft.accounts.get(edited.settings.ends[Side.CRM].account)
        return crm_names(account.service, edited.settings.kind) if account is not None else {}

    def _has_counterpart(self, edited: Edited, name: str, natives: Mapping[str, str]) -> bool:
        return not natives or name in natives or edited.rules.rule(name).crm is not None

    def _note(self, edited: Edited, name: str, natives: Mapping[str, str]) -> str:
        rule = edited.rules.rule(name)
        crm = rule.crm or natives.get(name, "")
        if rule.outlook:
            return self.tr("Outlook: {outlook}, CRM: {crm}").format(outlook=rule.outlook, crm=crm)
        if crm:
            return self.tr("CRM: {crm}").format(crm=crm)
        return "" if not natives else self.tr("not in the CRM")

    def _options(self, edited: Edited, name: str) -> list[tuple[object, str]]:
        both, *ways = directions()
        found: list[tuple[object, str]] = [(None, both[1])]
        if edited.rules.direction is Direction.TWO_WAY:
            found += ways
        else:
            found = [(None, self.tr("As the mapping"))]
        found.append((Off.OFF, self.tr("Remove") if is_custom(name) else self.tr("Not synced")))
        return found

    def _value(self, edited: Edited, name: str) -> object:
        rule = edited.rules.rule(name)
        if not rule.synced or not self._has_counterpart(edited, name, self._natives(edited)):
            return Off.OFF
        one_way = rule.direction not in (None, Direction.TWO_WAY)
        return rule.direction if one_way and edited.rules.direction is Direction.TWO_WAY else None

    def _pick(self, name: str, value: Direction | Off | None) -> None:
        edited = self.bar.edited
        if edited is None:
            return
        rule = edited.rules.rule(name)
        if isinstance(value, Off):
            off = edited.without_field(name) if is_custom(name) else None
            self.bar.put(off or edited.with_field(name, replace(rule, synced=False)))
        else:
            self.bar.put(edited.with_field(name, replace(rule, synced=True, direction=value)))

    # ---- one more

    def _add(self) -> None:
        edited = self.bar.edited
        if edited is None:
            return
        kind, natives = edited.settings.kind, self._natives(edited)
        missing = [name for name in FIELDS[kind] if not self._has_counterpart(edited, name, natives)]
        options = [("", self.tr("A field of my own")), *((name, field_title(kind, name)) for name in missing)]
        dialog = PairDialog(options, self)
        dialog.paired.connect(self._pair)
        dialog.open()

    def _pair(self, name: str, outlook: str, crm: str) -> None:
        edited = self.bar.edited
        wanted = (name or edited.free_custom()) if edited is not None else None
        if edited is not None and wanted is not None:
            self.bar.put(edited.with_field(wanted, FieldRule(outlook=outlook or None, crm=crm)))
