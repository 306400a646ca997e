"""The selected row in full: a sentence for each thing it does, and all fields of its record, old and new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.types import FIELDS, Fields, Kind, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.labels import capitalised, field_title, side_name
from crmsync.desktop.messages.telling import told
from crmsync.desktop.sentences import value_text
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import ErrorLabel, Heading, Hint
from crmsync.desktop.windows.preview import texts
from crmsync.desktop.windows.preview.rows import Row, What

MOST_CANDIDATES = 4
"""More than this are not compared side by side."""


class Details(Translated, QWidget):
    """Reads the record when a row is shown; what comes for another row is dropped."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._row: Row | None = None
        self._others: Mapping[int, int] = {}
        self.title = Heading("", 2, self)
        self.hint = Hint("", self)
        self.error = ErrorLabel(parent=self)
        self.fields = QTableWidget(0, 0, self)
        self.fields.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.fields.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.fields.setTabKeyNavigation(False)
        self.fields.setAlternatingRowColors(True)
        self.fields.setShowGrid(False)
        self.fields.verticalHeader().hide()
        self.fields.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.fields.horizontalHeader().setHighlightSections(False)
        self.fields.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.fields.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.TIGHT)
        for part in (self.title, self.hint, self.error):
            column.addWidget(part)
        column.addWidget(self.fields, 1)
        self._set_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """A splitter does not ask how high wrapped text is."""
        for label in (self.title, self.hint):
            label.setMinimumHeight(0)
            label.setMinimumHeight(label.heightForWidth(self.width()))

    def _set_texts(self) -> None:
        self.fields.setAccessibleName(self.tr("All fields of the selected record"))
        self.show_row(self._row, self._others)

    def show_row(self, row: Row | None, others: Mapping[int, int]) -> None:
        """Show a row; `None` when none is selected. others: the items of new pairs, each → its other one."""
        self._row, self._others = row, others
        self.error.clear()
        self.fields.setRowCount(0)
        if row is None:
            self.title.setText(self.tr("No row is selected"))
            self.hint.setText(self.tr("Select a row to see all fields of its record."))
            self.fields.hide()
            self._give_room()
            return
        self.title.setText(row.record)
        self.hint.setText(
            self.tr("{what}, {where}: {why}").format(
                what=texts.what_text(row.what), where=texts.where_text(row), why=texts.why_text(row)
            )
        )
        self._give_room()
        service, halves = self._bridge.service, row.halves
        if row.operation is not None:
            operation = row.operation
            found = service.look(lambda app: app.previews.record(row.mapping, operation, others))
            self._bridge.ask(found, lambda record: self._show_record(row, record), self._failed, owner=self)
            return
        if row.ambiguous is not None:
            halves = (*halves, *(one.id for one in row.candidates[:MOST_CANDIDATES]))
        items = service.look(lambda app: app.previews.items(row.mapping, halves))
        self._bridge.ask(items, lambda held: self._show_items(row, held), self._failed, owner=self)

    def _failed(self, failure: Failed) -> None:
        self.error.tell(told(failure.message))

    # ---- filling

    def _show_record(self, row: Row, record: Mapping[Side, Fields]) -> None:
        if row is not self._row or row.operation is None or row.side is None:
            return
        operation, target = row.operation, row.side
        there = record.get(target, operation.before)
        source = record.get(target.other, {})
        match row.what:
            case What.CREATE:
                new = side_name(target)
                self._fill(row.kind, [self.tr("New in {side}").format(side=new)], [source], set())
            case What.DELETE:
                head = self.tr("Deleted in {side}").format(side=side_name(target))
                self._fill(row.kind, [head], [there], set())
            case _:
                after = {name: value for name, value in {**there, **operation.changes}.items() if value}
                heads = [
                    self.tr("{side}, now").format(side=capitalised(side_name(target))),
                    self.tr("{side}, then").format(side=capitalised(side_name(target))),
                    self.tr("{side}, now").format(side=capitalised(side_name(target.other))),
                ]
                self._fill(row.kind, heads, [there, after, source], set(operation.changes))

    def _show_items(self, row: Row, held: Sequence[Fields]) -> None:
        if row is not self._row:
            return
        if row.pair is not None:
            heads = [capitalised(side_name(side)) for side in (Side.OUTLOOK, Side.CRM)]
        else:
            here = row.side or Side.OUTLOOK
            heads = [self._named(row.record, here)]
            heads += [self._named(one.label, here.other) for one in row.candidates[:MOST_CANDIDATES]]
        names = {name for one in held for name in one}
        differing = {name for name in names if any(one.get(name) != held[0].get(name) for one in held)}
        self._fill(row.kind, heads, list(held), differing)

    def _named(self, name: str, side: Side) -> str:
        return self.tr("{name} in {side}").format(name=name, side=side_name(side))

    def _fill(self, kind: Kind, heads: Sequence[str], columns: Sequence[Fields], marked: set[str]) -> None:
        """marked: the fields that stand out, and come first."""
        held = {name for one in columns for name in one} | marked
        order = list(FIELDS[kind])
        names = sorted(held, key=lambda name: (name not in marked, _place(order, name), name))
        self.fields.setColumnCount(1 + len(heads))
        self.fields.setHorizontalHeaderLabels([self.tr("Field"), *heads])
        self.fields.setRowCount(len(names))
        strong = theme.strong_font(self.fields.font())
        for number, name in enumerate(names):
            cells = [field_title(kind, name), *(value_text(name, one.get(name)) for one in columns)]
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if name in marked:
                    item.setFont(strong)
                if place and columns[place - 1].get(name) is None:
                    item.setForeground(theme.colour(theme.Tone.MUTED))
                self.fields.setItem(number, place, item)
        self.fields.setVisible(bool(names))
        self.fields.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fields.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.GAP)


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)
