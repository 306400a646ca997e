"""`ActivityModel`: runs, and below each what it wrote; both come a page at a time, as far as one scrolls.

However long the history is, the model holds only what was looked at: the next page comes when the last line
of what is there is drawn. (A QTreeView asks for more at each layout, whether it shows or not.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from crmsync.app.activity import ChangeEntry, RunEntry, Wanted
from crmsync.app.facade import Crmsync
from crmsync.app.types import RunStatus, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.labels import outcome
from crmsync.desktop.sentences import sentence
from crmsync.desktop.wording import when

RUNS_A_PAGE = 30
CHANGES_A_PAGE = 100

AnyIndex = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(slots=True)
class _Run:
    """A run that was loaded, with as many of its changes as were. is_seen: was the last of them drawn?"""

    entry: RunEntry
    changes: list[ChangeEntry] = field(default_factory=list)
    is_loading: bool = False
    is_seen: bool = False


class ActivityModel(QAbstractItemModel):
    """Two columns: when or who; what happened.

    loaded: a page of runs came. failed(Failed): one could not be read.
    """

    loaded = Signal()
    failed = Signal(object)
    _end_seen = Signal(QPersistentModelIndex)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wanted = Wanted()
        self._runs: list[_Run] = []
        self._rows: dict[int, int] = {}
        self._question = 0
        self._is_loading = False
        self._is_complete = False
        self._is_seen = False
        self._end_seen.connect(self.fetchMore, Qt.ConnectionType.QueuedConnection)

    @property
    def wanted(self) -> Wanted:
        """What is looked for."""
        return self._wanted

    @property
    def is_loading(self) -> bool:
        """Is a page of runs on its way?"""
        return self._is_loading

    # ---- asking

    def look_for(self, wanted: Wanted) -> None:
        """Begin anew with what is looked for."""
        self.beginResetModel()
        self._wanted = wanted
        self._question += 1
        self._runs, self._rows = [], {}
        self._is_loading = self._is_complete = self._is_seen = False
        self.endResetModel()
        self.fetchMore()

    def renew(self) -> None:
        """There are newer runs: put them on top; what was loaded stays."""
        if self._is_loading:
            self.look_for(self._wanted)
            return
        wanted = self._wanted
        self._ask_runs(lambda app: app.activity.runs(wanted, RUNS_A_PAGE), self._take_newer)

    def load_on(self) -> None:
        """Load the next page of runs, whether the end of the last one was seen or not."""
        self._is_seen = True
        self.fetchMore()

    def canFetchMore(self, parent: AnyIndex = _TOP) -> bool:
        if not parent.isValid():
            return not self._is_loading and not self._is_complete and (self._is_seen or not self._runs)
        run = self._run_at(parent)
        if run is None or run.is_loading or len(run.changes) >= run.entry.changes:
            return False
        return run.is_seen or not run.changes

    def _see(self, index: AnyIndex) -> None:
        """A line is drawn."""
        parent = self.parent(index)
        run = self._run_at(parent)
        if run is None and not self._is_seen and index.row() == len(self._runs) - 1:
            self._is_seen = True
        elif run is not None and not run.is_seen and index.row() == len(run.changes) - 1:
            run.is_seen = True
        else:
            return
        if self.canFetchMore(parent):
            # Rows must not come while a view is drawing.
            self._end_seen.emit(QPersistentModelIndex(parent))

    def fetchMore(self, parent: AnyIndex = _TOP) -> None:
        if not self.canFetchMore(parent):
            return
        wanted, run = self._wanted, self._run_at(parent)
        if run is None:
            self._is_loading, self._is_seen = True, False
            before = self._runs[-1].entry.line.run if self._runs else None
            self._ask_runs(lambda app: app.activity.runs(wanted, RUNS_A_PAGE, before), self._take_older)
            return
        run.is_loading, run.is_seen = True, False
        number, after = run.entry.line.run, run.changes[-1].id if run.changes else 0
        self._bridge.ask(
            self._bridge.service.look(
                lambda app: app.activity.changes(number, wanted, CHANGES_A_PAGE, after)
            ),
            partial(self._take_changes, self._question, number),
            self._fail,
            owner=self,
        )

    def _ask_runs(
        self,
        read: Callable[[Crmsync], tuple[RunEntry, ...]],
        take: Callable[[int, tuple[RunEntry, ...]], None],
    ) -> None:
        self._bridge.ask(
            self._bridge.service.look(read), partial(take, self._question), self._fail, owner=self
        )

    # ---- answers; those to an earlier question are of no use any more

    def _take_older(self, question: int, found: tuple[RunEntry, ...]) -> None:
        if question != self._question:
            return
        self._is_loading = False
        self._is_complete = len(found) < RUNS_A_PAGE
        if found:
            first = len(self._runs)
            self.beginInsertRows(_TOP, first, first + len(found) - 1)
            self._runs += map(_Run, found)
            self._number()
            self.endInsertRows()
        self.loaded.emit()

    def _take_newer(self, question: int, found: tuple[RunEntry, ...]) -> None:
        if question != self._question:
            return
        newer = [one for one in found if one.line.run not in self._rows]
        if len(newer) == RUNS_A_PAGE or not self._runs:
            self.look_for(self._wanted)
            return
        for entry in found:
            row = self._rows.get(entry.line.run)
            if row is not None:
                self._runs[row].entry = entry
                self.dataChanged.emit(self.index(row, 0), self.index(row, 1))
        if newer:
            self.beginInsertRows(_TOP, 0, len(newer) - 1)
            self._runs[:0] = map(_Run, newer)
            self._number()
            self.endInsertRows()
        self.loaded.emit()

    def _take_changes(self, question: int, number: int, found: tuple[ChangeEntry, ...]) -> None:
        if question != self._question:
            return
        run = self._runs[self._rows[number]]
        run.is_loading = False
        if not found:
            # Forgotten meanwhile: nothing more will come.
            run.entry = replace(run.entry, changes=len(run.changes))
            return
        first = len(run.changes)
        self.beginInsertRows(self.index_of_run(number), first, first + len(found) - 1)
        run.changes += found
        self.endInsertRows()

    def _fail(self, failure: Failed) -> None:
        self._is_loading = False
        # Asking again and again for what cannot be read would help nobody.
        self._is_complete = True
        self.failed.emit(failure)

    def _number(self) -> None:
        self._rows = {run.entry.line.run: row for row, run in enumerate(self._runs)}

    # ---- what is where

    def index_of_run(self, number: int) -> QModelIndex:
        """Where a run is; invalid while it is not loaded."""
        row = self._rows.get(number)
        return QModelIndex() if row is None else self.index(row, 0)

    def run(self, index: AnyIndex) -> RunEntry | None:
        """The run of a line, or the one it belongs to."""
        run = self._run_at(index) or self._run_at(self.parent(index))
        return None if run is None else run.entry

    def change(self, index: AnyIndex) -> ChangeEntry | None:
        """The change of a line; `None` for a run."""
        run = self._run_at(self.parent(index)) if index.isValid() else None
        return None if run is None else run.changes[index.row()]

    def _run_at(self, index: AnyIndex) -> _Run | None:
        """The run of a run's own line."""
        return self._runs[index.row()] if index.isValid() and index.internalId() == 0 else None

    # ---- QAbstractItemModel

    def index(self, row: int, column: int, parent: AnyIndex = _TOP) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        run = self._run_at(parent)
        # A change carries the number of its run, which stays when runs are put above it.
        return self.createIndex(row, column, 0 if run is None else run.entry.line.run)

    # Qt's name for two functions: QObject's own one of this name is not needed for a model.
    def parent(self, index: AnyIndex = _TOP) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(self._rows[number], 0, 0) if number else QModelIndex()

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        if not parent.isValid():
            return len(self._runs)
        run = self._run_at(parent)
        return len(run.changes) if run is not None and parent.column() == 0 else 0

    def columnCount(self, parent: AnyIndex = _TOP) -> int:
        return 2

    def hasChildren(self, parent: AnyIndex = _TOP) -> bool:
        run = self._run_at(parent)
        return not parent.isValid() or (run is not None and parent.column() == 0 and run.entry.changes > 0)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        run, change = self._run_at(index), self.change(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole if run is not None:
                self._see(index)
                return self._run_text(run.entry, index.column())
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole if change is not None:
                self._see(index)
                return change.item if index.column() == 0 else sentence(change.step)
            case Qt.ItemDataRole.FontRole if run is not None and index.column() == 0:
                return theme.strong_font(QGuiApplication.font())
            case Qt.ItemDataRole.ForegroundRole if run is not None and index.column() == 1:
                return theme.colour(theme.Tone.MUTED)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.tr("Run, record") if section == 0 else self.tr("What happened")

    def retranslate(self) -> None:
        """The language changed."""
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 1)

    def _run_text(self, entry: RunEntry, column: int) -> str:
        line = entry.line
        if column == 0:
            moment = when(line.started, self._bridge.service.now())
            return self.tr("{moment}, run {run}").format(moment=moment, run=line.run)
        return " · ".join(self._about(entry))

    def _about(self, entry: RunEntry) -> Iterator[str]:
        line = entry.line
        if line.preview:
            yield self.tr("Preview")
        if line.undoes is not None:
            part = self.tr("Undid a part of run {run}") if line.partial else self.tr("Undid run {run}")
            yield (self.tr("Undo of run {run}") if line.preview else part).format(run=line.undoes)
        if line.status is not None:
            yield outcome(RunStatus(line.status))
        elif line.finished is None:
            yield self.tr("Not finished")
        if self._wanted.is_filtered:
            yield self.tr("%n change(s) found", None, entry.changes)
        elif line.report is not None and not line.preview:
            yield from self._counts(entry)
        elif entry.changes:
            yield self.tr("%n change(s)", None, entry.changes)
        if entry.undone_by is not None:
            yield self.tr("Undone by run {run}").format(run=entry.undone_by)

    def _counts(self, entry: RunEntry) -> Iterator[str]:
        counts = {side: sum(entry.line.written[side].values()) for side in Side}
        if counts[Side.OUTLOOK]:
            yield self.tr("%n record(s) written in Outlook", None, counts[Side.OUTLOOK])
        if counts[Side.CRM]:
            yield self.tr("%n record(s) written in the CRM", None, counts[Side.CRM])
        if not any(counts.values()):
            yield self.tr("Nothing to do")
