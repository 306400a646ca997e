"""The rows of a preview to look through and to decide about: search, groups with counts, table, details."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.types import Fields, HalfName
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.language import number_text
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Hint, roomy
from crmsync.desktop.windows.preview import texts
from crmsync.desktop.windows.preview.details import Details
from crmsync.desktop.windows.preview.model import Column, Filter, PreviewModel
from crmsync.desktop.windows.preview.partner import PartnerDialog
from crmsync.desktop.windows.preview.plan import Deed, Plan
from crmsync.desktop.windows.preview.rows import Group, News, Row, What

_LAST = (What.PAIR, What.DELETE)
"""Deletions stand apart, at the end."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SHARE = 1000
"""A splitter makes its parts' sizes fit; only their proportion counts."""
_WIDTHS = {
    Column.WHAT: 13,
    Column.RECORD: 22,
    Column.WHERE: 11,
    Column.CHANGE: 46,
    Column.DECISION: 26,
    Column.WHY: 34,
    Column.MAPPING: 14,
}
"""In characters."""


class Board(Translated, QWidget):
    """Shows a `Plan`. decided: the person decided something about some rows."""

    decided = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.model = PreviewModel(self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.mapping = QComboBox(self)
        self.mapping.currentIndexChanged.connect(self._filter)
        self.waiting = QCheckBox(self)
        self.waiting.toggled.connect(self._filter)
        self.news = QCheckBox(self)
        self.news.toggled.connect(self._filter)
        self.groups = roomy(QListWidget(self))
        self.groups.currentRowChanged.connect(self._filter)
        self.table = self._table()
        self.shown = Hint("", self)
        self.details = Details(bridge, self)
        self._keys: list[Group | None] = []
        self._others: dict[int, int] = {}
        self._current = ""
        self._is_filling = False
        self._may_decide = True
        self.actions_of: dict[Deed, QAction] = {}
        self.buttons_of: dict[Deed, QPushButton] = {}
        self._selection = Hint("", self)
        for deed, keys in _KEYS.items():
            self._add_action(deed, keys)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self._set_texts()
        self._renew_actions()

    # ---- making

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setSortIndicatorClearable(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        table.horizontalHeader().setStretchLastSection(True)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        # All rows are as high as one line, so that Qt need not ask each of 10,000.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.selectionModel().selectionChanged.connect(self._renew_actions)
        table.selectionModel().currentRowChanged.connect(self._show_details)
        return table

    def _add_action(self, deed: Deed, keys: str) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._act(deed))
        self.addAction(action)
        self.actions_of[deed] = action
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        self.buttons_of[deed] = button

    def _lay_out(self) -> None:
        top, middle, left = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        theme.spaced(top)
        top.addWidget(self.search, 1)
        for part in (self.mapping, self.waiting, self.news):
            top.addWidget(part)
        for label in (self._selection, self.shown):
            # A splitter does not ask how high wrapped text is.
            label.setWordWrap(False)
            label.setMinimumWidth(0)
        theme.spaced(left, gap=theme.TIGHT)
        left.addWidget(self.groups, 1)
        left.addWidget(self._selection)
        for button in self.buttons_of.values():
            left.addWidget(button)
        self._left = left
        theme.spaced(middle, gap=theme.TIGHT)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.shown)
        rows = _splitter(Qt.Orientation.Vertical, _holding(middle), self.details)
        rows.setStretchFactor(0, 3)
        rows.setStretchFactor(1, 2)
        rows.setSizes([3 * _SHARE, 2 * _SHARE])
        whole = _splitter(Qt.Orientation.Horizontal, _holding(left), rows)
        whole.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addLayout(top)
        column.addWidget(whole, 1)

    def add_below(self, button: QPushButton) -> None:
        """Put another button below those for the selected rows."""
        self._left.addSpacing(theme.GAP)
        self._left.addWidget(button)

    # ---- texts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._set_widths()

    def _set_texts(self) -> None:
        self.search.setPlaceholderText(self.tr("Search records and values"))
        self.search.setAccessibleName(self.tr("Search records and values"))
        self.mapping.setAccessibleName(self.tr("Mapping"))
        self.waiting.setText(self.tr("Only what needs &me"))
        self.news.setText(self.tr("Only what is ne&w"))
        self.groups.setAccessibleName(self.tr("Groups of changes"))
        self.table.setAccessibleName(self.tr("What the sync would do"))
        for deed, action in self.actions_of.items():
            text = self._action_text(deed)
            action.setText(text)
            self.buttons_of[deed].setText(text)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.buttons_of[deed].setToolTip(keys)
        self.model.retranslate()
        self._set_widths()
        self._fill_filters()

    def _action_text(self, deed: Deed) -> str:
        match deed:
            case Deed.DO:
                return self.tr("&As planned")
            case Deed.LINK:
                return self.tr("&Link with …")
            case Deed.SEPARATE:
                return self.tr("&Not the same: create")
            case Deed.LEAVE:
                return self.tr("S&kip or refuse")
            case Deed.LATER:
                return self.tr("&Decide later")

    def _set_widths(self) -> None:
        line = self.fontMetrics().height() + theme.GAP
        self.table.verticalHeader().setMinimumSectionSize(line)
        self.table.verticalHeader().setDefaultSectionSize(line)
        for column, characters in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.line_width(self, characters))

    # ---- the plan

    @property
    def plan(self) -> Plan:
        """What is shown."""
        return self.model.plan

    def show_plan(self, plan: Plan) -> None:
        """Show another plan; what is searched and filtered stays as far as it can."""
        current = self._current
        pairs = [row.halves for row in plan.rows if row.pair is not None]
        self._others = {
            one: other for outlook, crm in pairs for one, other in ((outlook, crm), (crm, outlook))
        }
        self.model.set_plan(plan)
        self._fill_filters()
        self._select(current)

    def _fill_filters(self) -> None:
        self._is_filling = True
        plan, group, mapping = self.plan, self.group, self.mapping.currentData()
        names = [one.report.name for one in plan.mappings]
        self.mapping.clear()
        self.mapping.addItem(self.tr("All mappings"), "")
        for name in names:
            self.mapping.addItem(name, name)
        self.mapping.setCurrentIndex(max(0, self.mapping.findData(mapping)))
        self.mapping.setVisible(len(names) > 1)
        self.table.setColumnHidden(Column.MAPPING, len(names) < 2)
        self.news.setVisible(any(row.news is not News.NONE for row in plan.rows))
        if not self.news.isVisibleTo(self):
            self.news.setChecked(False)
        self._fill_groups(group)
        self._is_filling = False
        self._filter()

    def _fill_groups(self, chosen: Group | None) -> None:
        counted = Counter(row.group for row in self.plan.rows)
        order = [*(what for what in What if what not in _LAST), *_LAST]
        found = sorted(counted, key=lambda one: (order.index(one[0]), str(one[1])))
        self._keys = [None, *found]
        self.groups.clear()
        for key in self._keys:
            number = counted[key] if key is not None else len(self.plan.rows)
            name = texts.group_text(*key) if key is not None else self.tr("Everything")
            item = QListWidgetItem(
                self.tr("{group} · {number}").format(group=name, number=number_text(number)), self.groups
            )
            if key is not None and key[0] is What.DELETE:
                item.setForeground(theme.colour(Tone.ERROR))
        self.groups.setCurrentRow(self._keys.index(chosen) if chosen in self._keys else 0)
        frame = 2 * self.groups.frameWidth() + theme.GAP
        self.groups.setMinimumWidth(self.groups.sizeHintForColumn(0) + frame)

    # ---- filtering

    @property
    def group(self) -> Group | None:
        """The group that is chosen."""
        row = self.groups.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def show_group(self, wanted: Callable[[Group | None], bool]) -> None:
        """Choose the first group that is wanted."""
        row = next((number for number, key in enumerate(self._keys) if wanted(key)), 0)
        self.groups.setCurrentRow(row)
        self.table.setFocus()

    def _filter(self) -> None:
        if self._is_filling:
            return
        current = self._current
        self.model.set_filter(
            Filter(
                self.group,
                tuple(self.search.text().casefold().split()),
                self.mapping.currentData() or "",
                self.waiting.isChecked(),
                self.news.isChecked(),
            )
        )
        self._select(current)

    def _select(self, key: str) -> None:
        """Select the row again that was selected before, else the first one."""
        row = self.model.row_of(key)
        if row is None:
            row = 0
        if self.model.rows:
            self.table.selectRow(row)
        else:
            self._show_details()
        self._renew_actions()

    # ---- deciding

    def let_decide(self, allowed: bool) -> None:
        """Can anything be decided now?"""
        self._may_decide = allowed
        self._renew_actions()

    @property
    def selected(self) -> Sequence[Row]:
        """The selected rows, in order."""
        chosen = self.table.selectionModel().selection()
        ranges = [(chosen.at(number).top(), chosen.at(number).bottom()) for number in range(chosen.size())]
        return [self.model.rows[number] for top, end in sorted(ranges) for number in range(top, end + 1)]

    def _may(self, deed: Deed, rows: Sequence[Row]) -> bool:
        if deed is Deed.LINK:
            return self._two(rows) is not None or (len(rows) == 1 and bool(self.plan.partners(rows[0])))
        return any(deed in self.plan.deeds(row) for row in rows)

    @staticmethod
    def _two(rows: Sequence[Row]) -> tuple[Row, HalfName] | None:
        """Two selected items of the two sides, which can be linked with each other."""
        if len(rows) != 2 or not all(row.source_side is not None and row.halves for row in rows):
            return None
        one, other = rows
        if one.mapping != other.mapping or one.source_side is other.source_side:
            return None
        return one, HalfName(other.halves[0], other.record)

    def _act(self, deed: Deed) -> None:
        rows = self.selected
        if not self._may(deed, rows):
            return
        if deed is not Deed.LINK:
            self.plan.decide(rows, deed)
            self._after_deciding()
            return
        two = self._two(rows)
        if two is not None:
            self._link(*two)
        else:
            self._offer(rows[0])

    def _offer(self, row: Row) -> None:
        """Ask with which item it is to be linked; they are told apart by what they hold."""
        partners = self.plan.partners(row)
        service, ids = self._bridge.service, [one.id for one in partners]
        held = service.look(lambda app: app.previews.items(row.mapping, ids))
        self._bridge.ask(held, lambda items: self._open_offer(row, partners, items), owner=self)

    def _open_offer(self, row: Row, partners: Sequence[HalfName], items: Sequence[Fields]) -> None:
        offered = [(one, texts.telling(row.kind, held)) for one, held in zip(partners, items, strict=True)]
        PartnerDialog(row.record, offered, lambda other: self._link(row, other), self).open()

    def _link(self, row: Row, other: HalfName) -> None:
        self.plan.link(row, other)
        self._after_deciding()

    def _after_deciding(self) -> None:
        self.model.refresh()
        self._renew_actions()
        self.decided.emit()

    def _renew_actions(self) -> None:
        rows = self.selected
        for deed, action in self.actions_of.items():
            action.setEnabled(self._may_decide and self._may(deed, rows))
            self.buttons_of[deed].setEnabled(action.isEnabled())
        self.shown.setText(
            self.tr("{shown} of {all} rows").format(
                shown=number_text(len(self.model.rows)), all=number_text(len(self.plan.rows))
            )
        )
        self._selection.setText(self.tr("%n selected row(s):", None, len(rows)))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.actions_of.values()))
        menu.popup(self.table.viewport().mapToGlobal(place))

    # ---- details

    def _show_details(self) -> None:
        number = self.table.currentIndex().row()
        row = self.model.rows[number] if 0 <= number < len(self.model.rows) else None
        if row is not None:
            self._current = row.key
        self.details.show_row(row, self._others)


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter


def _holding(layout: QLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget


_KEYS = {
    Deed.DO: "Ctrl+D",
    Deed.LINK: "Ctrl+L",
    Deed.SEPARATE: "Ctrl+N",
    Deed.LEAVE: "Ctrl+K",
    Deed.LATER: "Ctrl+T",
}
