"""The Activity page: every run with what it wrote, searched and filtered; why; undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.activity import ChangeEntry, Term, Wanted
from crmsync.app.types import FIELDS, Side
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.flow import Flow
from crmsync.desktop.labels import capitalised, field_label, side_name
from crmsync.desktop.messages.telling import failure_text
from crmsync.desktop.running import RunBar
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import EmptyState, ErrorLabel, Heading, ToneLabel, announce, roomy
from crmsync.desktop.windows.activity.details import Details
from crmsync.desktop.windows.activity.model import ActivityModel
from crmsync.desktop.windows.activity.undoing import Part, Undoing
from crmsync.desktop.windows.main.page import Page

TYPING_MS = 200
"""A search begins when the person pauses typing for this long."""
_LINES_OF_RUNS, _LINES_OF_DETAILS = 7, 6
"""How much of each shows at least."""


class ActivityPage(Translated, Page):
    """See above."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._newest = bridge.snapshot.last_run
        self._mappings: tuple[str, ...] = ()
        self._record: ChangeEntry | None = None
        self._awaited: int | None = None
        self.model = ActivityModel(bridge, self)
        self.undoing = Undoing(bridge, self)
        self._make()
        self._lay_out()
        self._connect()
        self._set_texts()
        self._search()

    def _make(self) -> None:
        self.heading = Heading("", 1, self)
        self.busy = RunBar(self.bridge, self)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.side, self.mapping, self.which = (QComboBox(self) for _ in range(3))
        self.record = QPushButton(self)
        self.error = ErrorLabel(parent=self)
        self.result = ToneLabel("", Tone.PLAIN, self)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.result.hide()
        self.view = roomy(QTreeView(self))
        self.view.setModel(self.model)
        self.view.setUniformRowHeights(True)
        self.view.setAlternatingRowColors(True)
        self.details = Details(self)
        self.empty = EmptyState(parent=self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_MS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        filters = Flow(self.side, self.mapping, self.which, self.record)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.details)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        shares: tuple[tuple[QWidget, int], ...] = ((self._stack, _LINES_OF_RUNS), (scroll, _LINES_OF_DETAILS))
        for share, lines in shares:
            # As much as fits beside the rest; the page scrolls where a screen is too small for that.
            share.setMinimumHeight(lines * self.fontMetrics().lineSpacing())
            parts.addWidget(share)
            parts.setStretchFactor(parts.count() - 1, lines)
        theme.spaced(column, margin=theme.MARGIN)
        for part in (self.heading, self.busy, self.error, self.result):
            column.addWidget(part)
        column.addWidget(self.search)
        column.addLayout(filters)
        column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self._pause.timeout.connect(self._search)
        for combo in (self.side, self.mapping, self.which):
            combo.activated.connect(self._search)
        self.record.clicked.connect(lambda: self._show_only(None))
        self.empty.button.clicked.connect(self._show_everything)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.model.loaded.connect(self._loaded)
        self.model.failed.connect(self._fail)
        self.details.undo_wanted.connect(self._undo)
        self.details.record_wanted.connect(self._show_only)
        self.undoing.busy.connect(self.details.set_busy)
        self.undoing.told.connect(self._tell)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.bridge.changed.connect(self._show)

    def _set_texts(self) -> None:
        self.heading.setText(self.tr("Activity"))
        self.search.setPlaceholderText(self.tr("Search names, fields, values"))
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(words + 2 * theme.SECTION)
        self.search.setAccessibleName(self.tr("Search"))
        self.view.setAccessibleName(self.tr("Runs and their changes"))
        sides = ((capitalised(side_name(side)), side.value) for side in Side)
        _fill(self.side, self.tr("Written in"), [(self.tr("Both sides"), None), *sides])
        which = [
            (self.tr("With changes", "runs"), "written"),
            (self.tr("All runs"), "all"),
            (self.tr("Kept values"), "kept"),
        ]
        _fill(self.which, self.tr("Which runs"), which)
        self._mappings = ()
        self._show_mappings(self.bridge.snapshot)
        self._show_record()
        self._fit_columns()
        self.model.retranslate()
        self._show_empty()

    def reveal(self, argument: object = None) -> None:
        """argument: the number of a run to show."""
        if isinstance(argument, int):
            self._show_everything(all_runs=True)
            self._awaited = argument
            self._loaded()
        else:
            self.view.setFocus()

    # ---- what is looked for

    def _wanted(self) -> Wanted:
        side = self.side.currentData()
        return Wanted(
            terms=tuple(map(_term, self.search.text().split())),
            side=Side(side) if side is not None else None,
            mapping=self.mapping.currentData(),
            record=self._record.record if self._record is not None else None,
            kept=self.which.currentData() == "kept",
            all_runs=self.which.currentData() == "all",
        )

    def _typed(self) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        self.error.clear()
        self._awaited = None
        self.details.show_nothing()
        self.model.look_for(self._wanted())
        self._show_empty()

    def _show_only(self, change: ChangeEntry | None) -> None:
        self._record = change
        self._show_record()
        self._search()

    def _show_record(self) -> None:
        self.record.setVisible(self._record is not None)
        if self._record is not None:
            name = self._record.item.replace("&", "&&")
            self.record.setText(self.tr("Only {record}: show &everybody again").format(record=name))

    def _show_everything(self, *, all_runs: bool = False) -> None:
        self.search.clear()
        self.side.setCurrentIndex(0)
        self.mapping.setCurrentIndex(0)
        self.which.setCurrentIndex(int(all_runs))
        self._show_only(None)

    # ---- what is there

    def _show(self, snapshot: Snapshot) -> None:
        self._show_mappings(snapshot)
        if snapshot.last_run != self._newest:
            self._newest = snapshot.last_run
            self.model.renew()

    def _show_mappings(self, snapshot: Snapshot) -> None:
        names = tuple(one.name for one in snapshot.mappings)
        if names != self._mappings or not self.mapping.count():
            self._mappings = names
            each = ((name, name) for name in names)
            _fill(self.mapping, self.tr("Mapping"), [(self.tr("All mappings"), None), *each])

    def _loaded(self) -> None:
        self._show_empty()
        if self.model.wanted.is_filtered:
            for row in range(self.model.rowCount()):
                self.view.expand(self.model.index(row, 0))
        else:
            self.view.expand(self.model.index(0, 0))
        if self._awaited is not None:
            self._show_awaited(self._awaited)

    def _show_awaited(self, number: int) -> None:
        index = self.model.index_of_run(number)
        if index.isValid():
            self._awaited = None
            self.view.expand(index)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
            self.view.setFocus()
        else:
            self.model.load_on()

    def _show_empty(self) -> None:
        nothing = self.model.rowCount() == 0 and not self.model.is_loading
        if self.model.wanted.is_filtered:
            self.empty.set_texts(
                self.tr("Nothing found"),
                self.tr("No change fits what you are looking for."),
                self.tr("Show &everything"),
            )
        else:
            self.empty.set_texts(
                self.tr("Nothing was written yet"),
                self.tr("What each sync changes on either side will be listed here, with the reason."),
            )
        self._stack.setCurrentIndex(int(nothing))

    def _choose(self, index: QModelIndex) -> None:
        run, change = self.model.run(index), self.model.change(index)
        if run is None:
            self.details.show_nothing()
        elif change is not None:
            self.details.show_change(change, run)
        else:
            self.details.show_run(run)
            number = run.line.run
            future = self.bridge.service.look(lambda app: app.activity.uncertain(number))
            self.bridge.ask(
                future, lambda kept: self.details.show_uncertain(number, kept), self._fail, owner=self
            )

    def _fit_columns(self) -> None:
        self.view.setColumnWidth(0, theme.line_width(self, 36))

    # ---- doing

    def _undo(self, part: Part) -> None:
        self.error.clear()
        self.result.hide()
        self.undoing.begin(part)

    def _tell(self, text: str, tone: Tone) -> None:
        if tone is Tone.ERROR:
            self.error.tell(text)
            return
        self.result.set_tone(tone)
        self.result.setText(text)
        self.result.show()
        announce(self.result, text)

    def _fail(self, failure: Failed) -> None:
        self.error.tell(failure_text(failure))


def _term(word: str) -> Term:
    """A word that was typed, with the fields whose names in the language that is shown contain it."""
    typed = word.casefold()
    return Term(
        word,
        {
            kind: frozenset(name for name in fields if typed in field_label(kind, name).casefold())
            for kind, fields in FIELDS.items()
        },
    )


def _fill(combo: QComboBox, name: str, choices: Sequence[tuple[str, object]]) -> None:
    """Texts in the language that is shown; what was chosen stays chosen if it is there still."""
    chosen = combo.currentData()
    combo.clear()
    combo.setAccessibleName(name)
    for text, value in choices:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
