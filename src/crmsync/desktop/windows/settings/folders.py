"""The dialog that chooses a folder or a module, and the one that chooses calendar categories.

Both ask the service while the person can still do everything else.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.setup import has_category_list
from crmsync.app.types import Account, End, FolderInfo, Kind, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Place
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text
from crmsync.desktop.widgets import BusyBar, ErrorLabel, Form, Heading, Hint, roomy
from crmsync.desktop.windows.settings.editor import Editor
from crmsync.desktop.windows.settings.listing import CategoryListing
from crmsync.desktop.windows.settings.plain import Choice

ROLE = Qt.ItemDataRole.UserRole
ALL = ("*",)
PROPOSED = "CRM"
"""The category that most people take."""
_WIDTH, _LINES = 56, 3
"""Of a dialog, in characters; of its list at least, in lines."""


class LookingDialog(QDialog):
    """Asks a service for folders; `found` is called with them, in place errors are told and mended."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor = editor
        self._asked: Account | None = None
        self.busy, self.error = BusyBar(), ErrorLabel()
        self.again = QPushButton(self.tr("Tr&y again"))
        self.again.clicked.connect(self.ask)
        self.sign_in = QPushButton()
        self.sign_in.clicked.connect(self._sign_in)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("Choose"))
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        self.list = roomy(QListWidget())
        self.list.setMinimumHeight(_LINES * self.list.fontMetrics().height())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        theme.spaced(self.column, margin=theme.MARGIN, gap=theme.SECTION)
        self._heading = Heading("", 2)
        self.column.addWidget(self._heading)

    def set_title(self, title: str) -> None:
        """What is to be chosen."""
        self.setWindowTitle(title)
        self._heading.setText(title)

    def finish(self) -> None:
        """Add what stands below everything else."""
        row = QHBoxLayout()
        theme.spaced(row)
        row.addWidget(self.sign_in)
        row.addWidget(self.again)
        row.addStretch(1)
        for part in (self.busy, self.error):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addWidget(self.buttons)
        # Enter chooses, or does nothing while there is nothing to choose. Only now they know their dialog.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.ok)
        self.ok.setDefault(True)
        theme.fit(self, _WIDTH)

    @abstractmethod
    def account(self) -> Account | None:
        """Whose folders are wanted."""

    @abstractmethod
    def found(self, folders: Sequence[FolderInfo]) -> None:
        """They are there."""

    @property
    def with_categories(self) -> bool:
        """Are the categories in use wanted, too? It takes longer."""
        return False

    def ask(self) -> None:
        """Ask the service."""
        account = self._asked = self.account()
        self._tell(None)
        if account is None:
            return
        self.busy.start(self.tr("Asking {account} …").format(account=account.name))
        categories = self.with_categories
        future = self._editor.bridge.service.look(
            lambda app: app.accounts.folders(account.name, categories=categories)
        )
        self._editor.bridge.ask(
            future,
            lambda folders: self._answered(account, folders),
            lambda failure: self._failed(account, failure),
            owner=self,
        )

    def _answered(self, account: Account, folders: Sequence[FolderInfo]) -> None:
        self._editor.know(account, folders)
        if account == self._asked:
            self.busy.stop()
            self.found(folders)

    def _failed(self, account: Account, failure: Failed) -> None:
        if account == self._asked:
            self.busy.stop()
            self._tell(failure)

    def _tell(self, failure: Failed | None) -> None:
        self.error.tell(in_place_text(failure) if failure is not None else "")
        needed = failure is not None and failure.sign_in
        self.sign_in.setVisible(needed)
        self.again.setVisible(failure is not None and not needed)
        if needed and self._asked is not None:
            self.sign_in.setText(self.tr("&Sign in to {account} …").format(account=self._asked.name))
        if failure is not None:
            self._make_room()

    def _make_room(self) -> None:
        """Grow for what is told now; Qt itself only counts lines that are not broken."""
        needed = self.column.totalMinimumHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), min(needed, self.screen().availableSize().height())))

    def _sign_in(self) -> None:
        account = self._asked
        # A dialog that stands above the others would keep the person from signing in.
        self.reject()
        if account is not None:
            self._editor.bridge.open(Place.SIGN_IN, account.name)


class FolderDialog(LookingDialog):
    """Chooses a folder of the mailbox, or a module of the CRM. chosen(End).

    taken: which mapping has a folder already, if one does.
    """

    chosen = Signal(object)

    def __init__(
        self,
        editor: Editor,
        side: Side,
        kind: Kind,
        end: End | None,
        taken: Callable[[End, FolderInfo], str | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(editor, parent)
        title = (
            self.tr("Choose a folder in Outlook")
            if side is Side.OUTLOOK
            else self.tr("Choose a module in the CRM")
        )
        self.set_title(title)
        self._kind, self._end, self._taken = kind, end, taken
        accounts = [one for one in editor.draft.accounts.values() if one.side is side]
        self.accounts = Choice()
        self.accounts.set_options([(one.name, one.name) for one in accounts])
        self.accounts.choose(end.account if end is not None else accounts[0].name if accounts else None)
        self.accounts.picked.connect(lambda name: self.ask())
        self.list.itemSelectionChanged.connect(self._check)
        self.list.itemActivated.connect(lambda item: self.accept())
        form = Form()
        form.add(self.tr("Acc&ount"), self.accounts)
        form.add(self.tr("&Folder") if side is Side.OUTLOOK else self.tr("&Module"), self.list)
        self.column.addLayout(form)
        self.finish()
        self._check()
        self.ask()

    def account(self) -> Account | None:
        return self._editor.draft.accounts.get(self.accounts.value)

    def found(self, folders: Sequence[FolderInfo]) -> None:
        self.list.clear()
        for folder in folders:
            if folder.kind is self._kind:
                self._add(folder)
        if not self.list.count():
            self.error.tell(self.tr("There is nothing of this kind in this account."))
        self._check()

    def _add(self, folder: FolderInfo) -> None:
        end = End(self.accounts.value, folder.id)
        owner = self._taken(end, folder)
        item = QListWidgetItem(folder.name, self.list)
        item.setData(ROLE, folder.id)
        item.setToolTip(folder.id)
        if owner is not None:
            item.setText(
                self.tr("{folder} (already synced by {mapping})").format(folder=folder.name, mapping=owner)
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif folder.read_only:
            item.setText(self.tr("{folder} (read only)").format(folder=folder.name))
        now = self._end
        if now is not None and now.account == end.account and _same(now.folder, folder):
            self.list.setCurrentItem(item)

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.list.selectedItems()))

    def ask(self) -> None:
        self.list.clear()
        super().ask()

    def accept(self) -> None:
        items = self.list.selectedItems()
        if items:
            self.chosen.emit(End(self.accounts.value, items[0].data(ROLE)))
            super().accept()


def _same(written: str, folder: FolderInfo) -> bool:
    """Does the configuration file mean this folder? It names ids and names."""
    return written.strip("/") in (folder.id.strip("/"), folder.name)


def owner_of(ends: Mapping[str, End]) -> Callable[[End, FolderInfo], str | None]:
    """Gives the mapping that has a folder. ends: of the other mappings of this kind, by their names."""

    def owner(end: End, folder: FolderInfo) -> str | None:
        names: Iterator[str] = (
            name
            for name, other in ends.items()
            if other.account == end.account and _same(other.folder, folder)
        )
        return next(names, None)

    return owner


class _AddingLine(QLineEdit):
    """A line whose Enter adds what was typed, and does not press the dialog's button at the same time."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        adds = bool(self.text()) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        super().keyPressEvent(event)
        if adds:
            event.accept()


class CategoriesDialog(LookingDialog):
    """Chooses which events are synced: all, or those of some categories. chosen(tuple of names)."""

    chosen = Signal(object)

    def __init__(
        self, editor: Editor, end: End, categories: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(editor, parent)
        self.set_title(self.tr("Choose the meetings"))
        self._end = end
        self.all = QRadioButton(self.tr("&All meetings of the calendar"))
        self.some = QRadioButton(self.tr("Those with one of these &categories:"))
        self.list.setAccessibleName(self.tr("Categories"))
        self.name = _AddingLine()
        self.add = QPushButton(self.tr("A&dd"))
        self.first = Choice()
        self._first_hint = Hint(
            self.tr(
                "A category exists as soon as a meeting has it. Give a meeting that category in Outlook, and"
                " it is synced."
            )
        )
        self._listed: set[str] | None = None
        self.listing = CategoryListing(editor.bridge)
        self._lay_out()
        known = categories if categories != ALL else ()
        for name in known:
            self._offer(name, ticked=True)
        if not known:
            self.name.setText(PROPOSED)
        self.all.setChecked(categories == ALL)
        self.some.setChecked(categories != ALL)
        self._connect()
        self._check()
        self.ask()

    def _lay_out(self) -> None:
        form, row, whole = Form(), QHBoxLayout(), QWidget()
        whole.setLayout(row)
        theme.spaced(row)
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        for part in (self.all, self.some, self.list):
            self.column.addWidget(part)
        whole.setFocusProxy(self.name)
        form.add(self.tr("&New category"), whole)
        self.name.setAccessibleName(self.tr("New category"))
        form.add(self.tr("Meetings from the CRM &get"), self.first)
        self.column.addLayout(form)
        self.column.addWidget(self._first_hint)
        self.column.addWidget(self.listing)
        self.finish()

    def _connect(self) -> None:
        self.all.toggled.connect(self._check)
        self.list.itemChanged.connect(lambda item: self._check())
        self.name.textChanged.connect(self._check)
        self.name.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.listing.added.connect(self._now_listed)

    def account(self) -> Account | None:
        return self._editor.draft.accounts.get(self._end.account)

    @property
    def with_categories(self) -> bool:
        return True

    def found(self, folders: Sequence[FolderInfo]) -> None:
        own = [one for one in folders if one.kind is Kind.EVENTS and _same(self._end.folder, one)]
        for name in own[0].categories if own else ():
            self._offer(name, ticked=False)
        account = self.account()
        if account is not None and has_category_list(account):
            self._listed = {name.casefold() for one in folders for name in one.categories}
        self._check()

    def _now_listed(self, names: tuple[str, ...]) -> None:
        if self._listed is not None:
            self._listed |= {name.casefold() for name in names}
        self._check()

    def _show_listing(self, ticked: Sequence[str]) -> None:
        listed, account = self._listed, self._end.account
        if listed is None or not self.some.isChecked():
            self.listing.show_missing((), None)
            return
        missing = [name for name in ticked if name.casefold() not in listed]
        self.listing.show_missing(missing, lambda app, name: app.accounts.add_category(account, name))
        if missing:
            self._make_room()

    def categories(self) -> tuple[str, ...]:
        """What is chosen; the first is the one that meetings from the CRM get."""
        if self.all.isChecked():
            return ALL
        ticked = self._ticked()
        first = self.first.value
        return tuple(sorted(ticked, key=lambda name: name != first))

    def _ticked(self) -> list[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]

    def _offer(self, name: str, *, ticked: bool) -> QListWidgetItem:
        """The category in the list; its case does not matter."""
        for row in range(self.list.count()):
            if self.list.item(row).text().casefold() == name.casefold():
                return self.list.item(row)
        item = QListWidgetItem(name, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _add(self) -> None:
        name = self.name.text().strip()
        if self._is_name(name):
            self._offer(name, ticked=True).setCheckState(Qt.CheckState.Checked)
            self.some.setChecked(True)
            self.name.clear()
        self._check()

    def _is_name(self, name: str) -> bool:
        return bool(name) and name != "*"

    def _check(self) -> None:
        chosen = self.some.isChecked()
        self.list.setEnabled(chosen)
        ticked = self._ticked()
        self.first.set_options([(name, name) for name in ticked])
        if self.first.value is None and ticked:
            self.first.choose(ticked[0])
        self.first.setEnabled(chosen and bool(ticked))
        self.add.setEnabled(self._is_name(self.name.text().strip()))
        self.ok.setEnabled(not chosen or bool(ticked))
        self._show_listing(ticked)

    def accept(self) -> None:
        self.chosen.emit(self.categories())
        super().accept()
