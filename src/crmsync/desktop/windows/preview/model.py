"""The table of a preview: columns over a plan, filtered, searched and sorted by an index of its own.

Qt's own proxy asks Python for each of 10,000 rows many times over; sorting a list of numbers does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from crmsync.desktop import theme
from crmsync.desktop.labels import capitalised
from crmsync.desktop.theme import Tone
from crmsync.desktop.windows.preview import texts
from crmsync.desktop.windows.preview.plan import Decision, Deed, Plan
from crmsync.desktop.windows.preview.rows import Group, News, Row, What
from crmsync.frozen import frozen

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """What stands where."""

    WHAT = 0
    RECORD = 1
    WHERE = 2
    CHANGE = 3
    DECISION = 4
    WHY = 5
    MAPPING = 6


class Outcome(IntEnum):
    """What became of a row after the plan was accepted."""

    DONE = 1
    NOT_DONE = 2


@frozen
class Filter:
    """Which rows are shown. group: one sort on one side. words: all must occur. waiting: only what needs the
    person. news: only what is new since the plan that was shown before. mapping: "" for all.
    """

    group: Group | None = None
    words: tuple[str, ...] = ()
    mapping: str = ""
    waiting: bool = False
    news: bool = False


class PreviewModel(QAbstractTableModel):
    """The rows of a `Plan`, as far as the filter lets them through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = Plan()
        self.filter = Filter()
        self._shown: list[Row] = []
        self._words: dict[str, str] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._order: tuple[Column, bool] | None = None

    # ---- what is shown

    def set_plan(self, plan: Plan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan = plan
        self._words = {}
        self._outcomes = {}
        self._choose()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """Show other rows of it."""
        if wanted == self.filter:
            return
        self.beginResetModel()
        self.filter = wanted
        self._choose()
        self.endResetModel()

    def set_outcomes(self, outcomes: dict[str, Outcome]) -> None:
        """Tell what became of the rows (key → outcome)."""
        self._outcomes = outcomes
        self.refresh()

    def refresh(self) -> None:
        """Decisions or the language changed."""
        if self._shown:
            last = self.index(len(self._shown) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def retranslate(self) -> None:
        """Search and show in another language."""
        self._words = {}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.refresh()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows on show, in order."""
        return self._shown

    def row_of(self, key: str) -> int | None:
        """Where a row stands, if it is shown."""
        return next((number for number, row in enumerate(self._shown) if row.key == key), None)

    def _choose(self) -> None:
        rows: Iterable[Row] = self.plan.rows
        wanted = self.filter
        if wanted.mapping:
            rows = (row for row in rows if row.mapping == wanted.mapping)
        if wanted.group is not None:
            rows = (row for row in rows if row.group == wanted.group)
        if wanted.waiting:
            rows = (row for row in rows if self.plan.needs_person(row))
        if wanted.news:
            rows = (row for row in rows if row.news is not News.NONE)
        if wanted.words:
            rows = (row for row in rows if all(word in self._searched(row) for word in wanted.words))
        self._shown = list(rows)
        self._sort()

    def _searched(self, row: Row) -> str:
        found = self._words.get(row.key)
        if found is None:
            found = self._words[row.key] = texts.search_text(row)
        return found

    # ---- sorting

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by -1 as the plan has it."""
        self.beginResetModel()
        self._order = (Column(column), order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._choose()
        self.endResetModel()

    def _sort(self) -> None:
        if self._order is None:
            return
        column, descending = self._order
        order = list(What)

        def key(row: Row) -> tuple[int, str]:
            if column is Column.WHAT:
                return order.index(row.what), ""
            return 0, self.text(row, column).casefold()

        self._shown.sort(key=key, reverse=descending)

    # ---- Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.title(Column(section))

    def title(self, column: Column) -> str:
        """The heading of a column."""
        match column:
            case Column.WHAT:
                return self.tr("What")
            case Column.RECORD:
                return self.tr("Record")
            case Column.WHERE:
                return self.tr("Where")
            case Column.CHANGE:
                return self.tr("Change")
            case Column.WHY:
                return self.tr("Why")
            case Column.DECISION:
                return self.tr("What becomes of it")
            case Column.MAPPING:
                return self.tr("Mapping")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QColor | None:
        if not index.isValid():
            return None
        row, column = self._shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.title(column)}: {self.text(row, column)}"
            case _:
                return None

    def text(self, row: Row, column: Column) -> str:
        """What stands in a cell."""
        match column:
            case Column.WHAT:
                return _MARKS[row.what] + texts.what_text(row.what)
            case Column.RECORD:
                news = texts.news_text(row.news)
                return f"{row.record} ({news})" if news else row.record
            case Column.WHERE:
                return capitalised(texts.where_text(row))
            case Column.CHANGE:
                return texts.change_text(row)
            case Column.WHY:
                return texts.why_text(row)
            case Column.DECISION:
                return self._decided(row)
            case Column.MAPPING:
                return row.mapping

    def _decided(self, row: Row) -> str:
        match self._outcomes.get(row.key):
            case Outcome.DONE:
                return self.tr("✓ Done")
            case Outcome.NOT_DONE:
                return self.tr("✗ Not done")
            case _:
                return texts.decision_text(row, self.plan.decision(row))

    def _colour(self, row: Row, column: Column) -> QColor | None:
        if column is Column.WHAT and row.what is What.DELETE:
            return theme.colour(Tone.ERROR)
        if column is Column.DECISION:
            return theme.colour(self._tone(row, self.plan.decision(row)))
        return None

    def _tone(self, row: Row, decision: Decision) -> Tone:
        match self._outcomes.get(row.key):
            case Outcome.DONE:
                return Tone.GOOD
            case Outcome.NOT_DONE:
                return Tone.ERROR
            case _:
                if decision.deed is Deed.LATER:
                    return Tone.WARNING
                return Tone.PLAIN if decision.deed is Deed.DO else Tone.MUTED


_MARKS = {
    What.AMBIGUOUS: "? ",
    What.CREATE: "+ ",
    What.UPDATE: "✎ ",
    What.PHOTO: "✎ ",
    What.DELETE: "✕ ",
    What.PAIR: "= ",
}
"""Told apart without colours, too."""
