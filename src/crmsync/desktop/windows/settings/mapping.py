"""The pages of contacts, tasks and the calendar: which folder is synced with which module, and how."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from crmsync.app.types import End, Kind, MappingRules, MappingSettings, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Place
from crmsync.desktop.labels import kind_name
from crmsync.desktop.widgets import Card, EmptyState, Form, Hint, confirm
from crmsync.desktop.windows.settings.asking import NameDialog
from crmsync.desktop.windows.settings.draft import Edited
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.folders import (
    ALL,
    PROPOSED,
    CategoriesDialog,
    FolderDialog,
    owner_of,
)
from crmsync.desktop.windows.settings.page import MappingBar, SettingsPage, ValueRow
from crmsync.desktop.windows.settings.plain import PlainForm
from crmsync.desktop.windows.settings.tables import MAPPING


class MappingPage(SettingsPage):
    """The mappings of one kind, one at a time."""

    def __init__(self, editor: Editor, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self._kind = kind
        self.bar = MappingBar(editor, kind)
        self.bar.chosen.connect(self._chosen)
        self.add, self.rename, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(self._rename)
        self.remove.clicked.connect(self._remove)
        self.ends = {side: ValueRow() for side in Side}
        self.categories = ValueRow()
        self.form = PlainForm(MAPPING, lambda: self.bar.edited, self.bar.put)
        self.empty = EmptyState()
        self.empty.button.clicked.connect(self._begin)
        self.safe = Hint("")
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        theme.spaced(row)
        for button in (self.add, self.rename, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.card = Card()
        form = Form()
        self._rows = {side: form.add("", self.ends[side]) for side in Side}
        self._category_row = form.add("", self.categories)
        self.card.body.addLayout(form)
        for side, value in self.ends.items():
            value.button.clicked.connect(lambda checked=False, side=side: self._change_folder(side))
        self.categories.button.clicked.connect(self._change_categories)
        for part in (self.empty, self.bar):
            self.column.addWidget(part)
        self.column.addLayout(row)
        for below in (self.card, self.form, self.safe):
            self.column.addWidget(below)

    # ---- texts and values

    def set_texts(self) -> None:
        match self._kind:
            case Kind.CONTACTS:
                self.set_about(kind_name(self._kind), self.tr("Which address book is synced, and with what."))
            case Kind.TASKS:
                self.set_about(kind_name(self._kind), self.tr("Which task list is synced, and with what."))
            case Kind.EVENTS:
                about = self.tr("Which meetings of which calendar are synced, and with what.")
                self.set_about(self.tr("Calendar"), about)
        self.add.setText(self.tr("A&dd …"))
        self.rename.setText(self.tr("Rename …"))
        self.remove.setText(self.tr("Remo&ve …"))
        self._category_row.set_texts(self.tr("&Categories"))
        self.safe.setText(
            self.tr(
                "Changing a mapping deletes nothing. The next sync shows what would follow, and waits"
                " for your yes."
            )
        )

    def _folder_label(self, side: Side) -> str:
        if side is Side.CRM:
            return self.tr("CRM mod&ule")
        match self._kind:
            case Kind.CONTACTS:
                return self.tr("C&ontacts folder")
            case Kind.TASKS:
                return self.tr("Tasks f&older")
            case Kind.EVENTS:
                return self.tr("Cale&ndar")

    def show_draft(self) -> None:
        self.bar.refresh()
        edited = self.bar.edited
        self._show_empty(edited is None)
        self.form.show_subject()
        for part in (self.card, self.safe, self.rename, self.remove, self.add):
            part.setVisible(edited is not None)
        if edited is None:
            return
        change = self.tr("Change …")
        for side, row in self._rows.items():
            end = edited.settings.ends[side]
            label = self._folder_label(side)
            row.set_texts(label)
            where = self.tr("{folder} (account {account})").format(
                folder=self.editor.folder_name(end), account=end.account
            )
            self.ends[side].show_value(where, label, change)
        self._category_row.set_visible(self._kind is Kind.EVENTS)
        chosen = edited.rules.categories
        words = self.tr("All meetings") if chosen == ALL else ", ".join(chosen)
        self.categories.show_value(words, self._category_row.label.text(), change)

    def _show_empty(self, empty: bool) -> None:
        self.empty.setVisible(empty and self.editor.is_loaded)
        ready = {one.side for one in self.draft.accounts.values()} == set(Side)
        if ready:
            self.empty.set_texts(
                self.tr("Not synced"),
                self.tr("Choose a folder and a module, and they are kept in step."),
                self.tr("Cho&ose …"),
            )
        else:
            self.empty.set_texts(
                self.tr("No accounts yet"),
                self.tr("It takes a mailbox and a CRM to keep in step."),
                self.tr("Set &up …"),
            )

    def reveal(self) -> None:
        self._look_for_names()

    def _chosen(self) -> None:
        self._look_for_names()
        self.show_draft()

    def _look_for_names(self) -> None:
        edited = self.bar.edited
        if edited is not None:
            self.editor.look_for_names(tuple(edited.settings.ends.values()))

    # ---- adding, renaming, removing

    def _begin(self) -> None:
        if {one.side for one in self.draft.accounts.values()} == set(Side):
            self._add()
        else:
            self.bridge.open(Place.ASSISTANT)

    def _add(self) -> None:
        """First the folder, then the module; a mapping is there when both are chosen."""
        first = self._dialog(Side.OUTLOOK, None)
        first.chosen.connect(self._add_second)
        first.open()

    def _add_second(self, outlook: End) -> None:
        second = self._dialog(Side.CRM, None)
        second.chosen.connect(lambda crm: self._added(outlook, crm))
        second.open()

    def _added(self, outlook: End, crm: End) -> None:
        name = self.draft.free_name(kind_name(self._kind))
        rules = MappingRules(name, self._kind)
        if self._kind is Kind.EVENTS:
            rules = replace(rules, categories=(PROPOSED,))
        ends = MappingProxyType({Side.OUTLOOK: outlook, Side.CRM: crm})
        edited = Edited(str(uuid4()), MappingSettings(rules, ends), is_new=True)
        self.editor.put(self.draft.with_mapping(edited))
        self.bar.choose(edited.key)

    def _rename(self) -> None:
        edited = self.bar.edited
        if edited is None:
            return
        dialog = NameDialog(edited.settings.name, lambda name: self._wrong_name(edited, name), self)
        dialog.named.connect(lambda name: self.bar.put(edited.with_rules(name=name)))
        dialog.open()

    def _wrong_name(self, edited: Edited, name: str) -> str:
        others = (one for one in self.draft.mappings if one.key != edited.key)
        if any(one.settings.name.casefold() == name.casefold() for one in others):
            return self.tr("Another mapping is called so.")
        return self.tr("A name does not begin with a dash.") if name.startswith("-") else ""

    def _remove(self) -> None:
        edited = self.bar.edited
        if edited is None:
            return
        confirm(
            self,
            self.tr("Stop syncing “{mapping}”?").format(mapping=edited.settings.name),
            self.tr(
                "Nothing is deleted: every item stays where it is on both sides, and is not synced any more."
                " It takes effect with OK or Apply."
            ),
            do=self.tr("Stop syncing it"),
            keep=self.tr("Keep it"),
            then=lambda: self.editor.put(self.draft.without_mapping(edited.key)),
        )

    # ---- changing

    def _dialog(self, side: Side, edited: Edited | None) -> FolderDialog:
        others = {
            one.settings.name: one.settings.ends[side]
            for one in self.draft.of_kind(self._kind)
            # A module may be synced with several folders, a folder with one module only.
            if side is Side.OUTLOOK and (edited is None or one.key != edited.key)
        }
        end = edited.settings.ends[side] if edited is not None else None
        return FolderDialog(self.editor, side, self._kind, end, owner_of(others), self)

    def _change_folder(self, side: Side) -> None:
        edited = self.bar.edited
        if edited is not None:
            dialog = self._dialog(side, edited)
            dialog.chosen.connect(lambda end: self._folder_changed(edited.key, side, end))
            dialog.open()

    def _folder_changed(self, key: str, side: Side, end: End) -> None:
        edited = self.draft.mapping(key)
        if edited is not None:
            ends = MappingProxyType({**edited.settings.ends, side: end})
            self.bar.put(edited.with_settings(replace(edited.settings, ends=ends)))

    def _change_categories(self) -> None:
        edited = self.bar.edited
        if edited is None:
            return
        end = edited.settings.ends[Side.OUTLOOK]
        dialog = CategoriesDialog(self.editor, end, edited.rules.categories, self)
        dialog.chosen.connect(lambda names: self._categories_changed(edited.key, names))
        dialog.open()

    def _categories_changed(self, key: str, names: tuple[str, ...]) -> None:
        edited = self.draft.mapping(key)
        if edited is not None:
            self.bar.put(edited.with_rules(categories=names))
