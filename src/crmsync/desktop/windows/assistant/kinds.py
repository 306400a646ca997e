"""One kind on the page of what is synced: whether, which folder, which module, and for meetings which
categories. How much there is, is read in the background.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QWidget

from crmsync.app.accounts import Survey
from crmsync.app.setup import Connected, add_category, has_category_list, survey
from crmsync.app.types import FolderInfo, Kind, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.language import number_text
from crmsync.desktop.messages.telling import told
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Card, Form, Hint, roomy
from crmsync.desktop.windows.assistant.page import Chosen
from crmsync.desktop.windows.settings.listing import CategoryListing

OWN_CATEGORY = "CRM"
"""Offered also when no meeting has it yet."""
_ROWS = 5


class KindCard(Translated, Card):
    """changed: what is chosen. wanted: the switch of the whole kind."""

    changed = Signal()

    def __init__(self, bridge: Bridge, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bridge = bridge
        self.kind = kind
        self._mailbox: Connected | None = None
        self._offered: Mapping[Side, Sequence[FolderInfo]] = {side: [] for side in Side}
        self._survey: Survey | None = None
        self._number = 0
        self._listed: set[str] = set()
        self.listing = CategoryListing(bridge)
        self.wanted, self.every = QCheckBox(), QCheckBox()
        self.folders, self.modules = QComboBox(), QComboBox()
        self.count, self.missing = Hint(), Hint()
        self.categories = roomy(QListWidget())
        self._lay_out()
        self._set_texts()
        self.wanted.toggled.connect(self._show)
        self.every.toggled.connect(self._show)
        self.folders.currentIndexChanged.connect(self._count)
        self.modules.currentIndexChanged.connect(self.changed)
        self.categories.itemChanged.connect(self._show)
        self.listing.added.connect(self._now_listed)

    def _lay_out(self) -> None:
        form = Form()
        self._rows = {
            "folder": form.add("", self.folders),
            "module": form.add("", self.modules),
            "categories": form.add("", self.categories),
        }
        self.categories.setFixedHeight((self.fontMetrics().height() + theme.GAP) * _ROWS)
        for part in (self.wanted, self.missing):
            self.body.addWidget(part)
        self.body.addLayout(form)
        self.body.addWidget(self.count)
        if self.kind is Kind.EVENTS:
            self.body.addWidget(self.every)
            self.body.addWidget(self.listing)
        else:
            self.every.hide()
            self.listing.hide()

    # ---- what is offered and chosen

    def offer(self, mailbox: Connected, offered: Mapping[Side, Sequence[FolderInfo]]) -> None:
        """Let the person choose of these. A folder that is chosen stays so if it is still there."""
        self._mailbox, self._offered = mailbox, offered
        self._listed = {name.casefold() for one in offered[Side.OUTLOOK] for name in one.categories}
        for box, side in ((self.folders, Side.OUTLOOK), (self.modules, Side.CRM)):
            before = box.currentData()
            box.blockSignals(True)
            box.clear()
            for folder in offered[side]:
                if not folder.read_only:
                    box.addItem(folder.name, folder.id)
            box.setCurrentIndex(max(0, box.findData(before)))
            box.blockSignals(False)
        usable = bool(self.folders.count() and self.modules.count())
        self.wanted.setEnabled(usable)
        self.wanted.setChecked(usable)
        self._set_texts()
        self._count()

    @property
    def is_wanted(self) -> bool:
        """Is the kind synced at all?"""
        return self.wanted.isChecked()

    @property
    def chosen(self) -> Chosen | None:
        """What is to be paired; `None` while something is missing."""
        folder, module = self._found(Side.OUTLOOK, self.folders), self._found(Side.CRM, self.modules)
        categories = self.chosen_categories
        if folder is None or module is None or not categories:
            return None
        return Chosen(self.kind, folder, module, categories)

    @property
    def chosen_categories(self) -> tuple[str, ...]:
        """Those whose meetings are synced; the first one is given to what comes from the CRM."""
        if self.kind is not Kind.EVENTS or self.every.isChecked():
            return ("*",)
        items = map(self.categories.item, range(self.categories.count()))
        checked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in checked)

    def _found(self, side: Side, box: QComboBox) -> FolderInfo | None:
        return next((one for one in self._offered[side] if one.id == box.currentData()), None)

    # ---- how much there is

    def _count(self) -> None:
        self._number += 1
        number, mailbox = self._number, self._mailbox
        folder = self._found(Side.OUTLOOK, self.folders)
        self._survey = None
        if mailbox is not None and folder is not None:
            kind, name = self.kind, folder.id
            self._bridge.ask(
                self._bridge.service.look(lambda app: survey(app, mailbox, name, kind)),
                lambda found: self._counted(number, found),
                lambda failure: self._uncounted(number, failure),
                owner=self,
            )
            self.count.setText(self.tr("Counting …"))
        self._list_categories()
        self._show()

    def _counted(self, number: int, found: Survey) -> None:
        if number == self._number:
            self._survey = found
            self._set_texts()
            self.changed.emit()

    def _uncounted(self, number: int, failure: Failed) -> None:
        """It is no hindrance: the preview tells in detail what cannot be read."""
        if number == self._number:
            self.count.setText(told(failure.message))

    def _list_categories(self) -> None:
        if self.kind is not Kind.EVENTS:
            return
        before = set(self.chosen_categories) if self.categories.count() else {OWN_CATEGORY}
        folder = self._found(Side.OUTLOOK, self.folders)
        listed = dict.fromkeys(folder.categories, 0) if folder is not None else {}
        found = self._survey.categories if self._survey is not None else {}
        used = {**listed, **found}
        own = {} if OWN_CATEGORY.casefold() in map(str.casefold, used) else {OWN_CATEGORY: 0}
        names = sorted({**used, **own, **dict.fromkeys(before - {"*"} - set(used), 0)})
        self.categories.blockSignals(True)
        self.categories.clear()
        for name in names:
            count = used.get(name, 0)
            counted = self.tr("{name}: %n meeting(s)", None, count).format(name=name)
            item = QListWidgetItem(counted if self._survey is not None else name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in before else Qt.CheckState.Unchecked)
            self.categories.addItem(item)
        self.categories.blockSignals(False)

    # ---- showing

    def _show(self) -> None:
        on = self.is_wanted and self.wanted.isEnabled()
        for name in ("folder", "module"):
            self._rows[name].set_visible(on)
        meetings = self.kind is Kind.EVENTS
        self._rows["categories"].set_visible(on and meetings and not self.every.isChecked())
        self.every.setVisible(on and meetings)
        self._show_listing(on and meetings)
        self.count.setVisible(on)
        self.missing.setVisible(not self.wanted.isEnabled())
        self.changed.emit()

    def _show_listing(self, is_asked: bool) -> None:
        mailbox = self._mailbox
        if not is_asked or mailbox is None or not has_category_list(mailbox.account):
            self.listing.show_missing((), None)
            return
        chosen = self.chosen_categories
        missing = [name for name in chosen if name != "*" and name.casefold() not in self._listed]
        self.listing.show_missing(missing, lambda app, name: add_category(app, mailbox, name))

    def _now_listed(self, names: tuple[str, ...]) -> None:
        self._listed |= {name.casefold() for name in names}
        self._show()

    def _words(self) -> tuple[str, str, str, str]:
        """The switch, the folder, the module, and what is said when there is no folder."""
        match self.kind:
            case Kind.CONTACTS:
                missing = self.tr("There is no address book that can be written.")
                return self.tr("Sync &contacts"), self.tr("&Address book"), self.tr("CRM mo&dule"), missing
            case Kind.TASKS:
                missing = self.tr("There is no task list that can be written.")
                return self.tr("Sync &tasks"), self.tr("Task &list"), self.tr("CRM mod&ule"), missing
            case Kind.EVENTS:
                missing = self.tr("There is no calendar that can be written.")
                return self.tr("Sync &meetings"), self.tr("Cal&endar"), self.tr("CRM m&odule"), missing

    def _set_texts(self) -> None:
        switch, folder, module, missing = self._words()
        self.wanted.setText(switch)
        if not self.modules.count() and self.folders.count():
            missing = self.tr("Your CRM has no module for it, or hides it from you.")
        self.missing.setText(missing)
        self._rows["folder"].set_texts(folder)
        self._rows["module"].set_texts(module)
        self._rows["categories"].set_texts(
            self.tr("Cate&gories"),
            self.tr("Only meetings with one of these. Meetings that come from the CRM get the first one."),
        )
        self.every.setText(self.tr("All meetings, &whatever their category"))
        if self._survey is not None:
            count = self._survey.items
            self.count.setText(self._count_text(count).replace(str(count), number_text(count)))
        self._list_categories()

    def _count_text(self, count: int) -> str:
        match self.kind:
            case Kind.CONTACTS:
                return self.tr("%n contact(s) in it", None, count)
            case Kind.TASKS:
                return self.tr("%n task(s) in it", None, count)
            case Kind.EVENTS:
                return self.tr("%n meeting(s) in it", None, count)
