"""The page for the rest: language, start, log, history, limits for holds, the way to the services, export and
import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from crmsync.app.links import Imported
from crmsync.app.types import Account, Settings
from crmsync.desktop import theme
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.language import number_text
from crmsync.desktop.messages.telling import in_place_text, told_all
from crmsync.desktop.theme import Tone
from crmsync.desktop.widgets import BusyBar, Card, ErrorLabel, Form, Hint, ToneLabel, confirm
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.page import MappingBar, SettingsPage
from crmsync.desktop.windows.settings.plain import Choice, PlainForm
from crmsync.desktop.windows.settings.tables import LIMITS, PROGRAM, WAY_THERE

SETTINGS_FILE, LINKS_FILE = "crmsync-settings.toml", "crmsync-links.json"


class AdvancedPage(SettingsPage):
    """See above."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(editor, parent)
        self.program = PlainForm(PROGRAM, lambda: self.draft, editor.put)
        self.bar = MappingBar(editor)
        self.bar.chosen.connect(self.show_draft)
        self.limits = PlainForm(LIMITS, lambda: self.bar.edited, self.bar.put)
        self.accounts = Choice()
        self.accounts.picked.connect(lambda name: self.show_draft())
        self.way = PlainForm(WAY_THERE, lambda: self.account, self._put_account)
        self.browse = QPushButton()
        self.browse.clicked.connect(self._browse)
        self.copies = Copies(editor)
        self.cards = tuple(Card() for _ in range(4))
        self._lay_out()
        self.begin()

    def _lay_out(self) -> None:
        program, limits, way, copies = self.cards
        program.body.addWidget(self.program)
        self._limits_hint = Hint("")
        for part in (self._limits_hint, self.bar, self.limits):
            limits.body.addWidget(part)
        form = Form()
        self._account_row = form.add("", self.accounts)
        way.body.addLayout(form)
        way.body.addWidget(self.way)
        way.body.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        copies.body.addWidget(self.copies)
        for card in self.cards:
            self.column.addWidget(card)

    @property
    def account(self) -> Account | None:
        """The chosen one, as it is edited."""
        return self.draft.accounts.get(self.accounts.value)

    def _put_account(self, account: Account) -> None:
        self.editor.put(self.draft.with_account(account))

    def set_texts(self) -> None:
        self.set_about(self.tr("Advanced"))
        titles = (
            self.tr("Program"),
            self.tr("Limits"),
            self.tr("The way to the services"),
            self.tr("Copies of your settings"),
        )
        for card, title in zip(self.cards, titles, strict=True):
            card.set_title(title)
        self._limits_hint.setText(self.tr("How much one sync may do on one side without your yes."))
        self._account_row.set_texts(self.tr("A&ccount"))
        self.browse.setText(self.tr("Choose a certificate file …"))
        self.copies.set_texts()

    def show_draft(self) -> None:
        self.program.show_subject()
        self.bar.refresh()
        self.limits.show_subject()
        names = list(self.draft.accounts)
        self.accounts.set_options([(name, name) for name in names])
        if self.accounts.value is None and names:
            self.accounts.choose(names[0])
        self.way.show_subject()
        _, limits, way, _ = self.cards
        limits.setVisible(bool(self.draft.mappings))
        way.setVisible(bool(names))
        self.copies.show_draft()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a certificate file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._certificates)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _certificates(self, path: str) -> None:
        account = self.account
        if account is not None:
            self._put_account(replace(account, ca_file=Path(path)))


class Copies(QWidget):
    """Settings and links into files and out of them. All of it happens at once."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.export_settings, self.import_settings = QPushButton(), QPushButton()
        self.export_links, self.import_links = QPushButton(), QPushButton()
        self.hint, self.unapplied = Hint(""), Hint("")
        self.said, self.error, self.busy = ToneLabel("", Tone.GOOD), ErrorLabel(), BusyBar()
        self.export_settings.clicked.connect(lambda: self._save(SETTINGS_FILE, self.write_settings))
        self.import_settings.clicked.connect(lambda: self._open(self.confirm_settings))
        self.export_links.clicked.connect(lambda: self._save(LINKS_FILE, self.write_links))
        self.import_links.clicked.connect(lambda: self._open(self.take_links))
        grid = QGridLayout(self)
        theme.spaced(grid)
        grid.addWidget(self.hint, 0, 0, 1, 3)
        buttons = (self.export_settings, self.import_settings, self.export_links, self.import_links)
        for number, button in enumerate(buttons):
            row, column = divmod(number, 2)
            grid.addWidget(button, row + 1, column)
        for row, part in enumerate((self.unapplied, self.said, self.error, self.busy), 3):
            grid.addWidget(part, row, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        self.said.hide()

    def set_texts(self) -> None:
        """Set the texts."""
        self.hint.setText(
            self.tr(
                "For another computer, or for later. Neither file holds passwords; the links say which items"
                " belong together."
            )
        )
        self.export_settings.setText(self.tr("&Export settings …"))
        self.import_settings.setText(self.tr("&Import settings …"))
        self.export_links.setText(self.tr("Export li&nks …"))
        self.import_links.setText(self.tr("Import lin&ks …"))
        self.unapplied.setText(self.tr("Apply or cancel your changes first."))

    def show_draft(self) -> None:
        """What is not written yet would be lost, or missing."""
        dirty = self._editor.is_dirty
        self.unapplied.setVisible(dirty)
        for button in (self.export_settings, self.import_settings):
            button.setEnabled(not dirty)

    # ---- asking for a file

    def _save(self, name: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open(self, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self, self.tr("Import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ---- doing

    def write_settings(self, file: Path) -> None:
        """Export the settings."""
        self._begin(self.tr("Exporting …"))
        future = self._editor.bridge.service.look(lambda app: app.settings.export(file))
        words = self.tr("The settings are in {file}.").format(file=file)
        self._editor.bridge.ask(future, lambda done: self._end(words), self._failed, owner=self)

    def confirm_settings(self, file: Path) -> None:
        """Import settings, after a yes."""
        confirm(
            self,
            self.tr("Replace your settings by those of {file}?").format(file=file.name),
            self.tr(
                "Accounts and mappings become those of the file; the settings you have now are kept beside"
                " it. Nothing is deleted, and the next sync shows what would follow. You may have to sign in"
                " again."
            ),
            do=self.tr("Replace my settings"),
            keep=self.tr("Keep my settings"),
            then=lambda: self._take_settings(file),
        )

    def _take_settings(self, file: Path) -> None:
        self._begin(self.tr("Importing …"))
        future = self._editor.bridge.service.change(lambda app: app.settings.take(file))
        self._editor.bridge.ask(future, self._settings_taken, self._failed)

    def _settings_taken(self, settings: Settings) -> None:
        self._editor.load()
        self._end(self.tr("%n account(s) imported.", None, len(settings.accounts)))

    def write_links(self, file: Path) -> None:
        """Export the links."""
        self._begin(self.tr("Exporting …"))
        future = self._editor.bridge.service.look(lambda app: app.links.export(file))
        self._editor.bridge.ask(future, self._links_written, self._failed)

    def _links_written(self, pairs: int) -> None:
        self._end(self.tr("%n pair(s) exported.", None, pairs))

    def take_links(self, file: Path) -> None:
        """Import links; nothing is written to a service."""
        self._begin(self.tr("Importing …"))
        future = self._editor.bridge.service.decide(lambda app: app.links.take(file))
        self._editor.bridge.ask(future, self._links_taken, self._failed)

    def _links_taken(self, imported: Imported) -> None:
        lines = [
            self.tr(
                "{mapping}: {linked} pairs linked, {known} known before, {missing} not found here"
            ).format(
                mapping=name,
                linked=number_text(one.pairs),
                known=number_text(one.known),
                missing=number_text(one.missing),
            )
            for name, one in imported.adopted.items()
        ]
        lines += [self.tr("{mapping}: not set up here").format(mapping=name) for name in imported.skipped]
        self._end("\n".join(lines))
        problems = [problem.message for report in imported.run.mappings for problem in report.problems]
        self.error.tell(told_all(*dict.fromkeys(problems)))

    def _begin(self, text: str) -> None:
        self.error.clear()
        self.said.hide()
        self.busy.start(text)

    def _end(self, text: str) -> None:
        self.busy.stop()
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _failed(self, failure: Failed) -> None:
        self.busy.stop()
        self.error.tell(in_place_text(failure))
