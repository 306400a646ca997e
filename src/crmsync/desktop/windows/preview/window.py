"""The preview: what a sync would do, decided row by row, accepted exactly as it was shown.

Nothing is written before the person accepts. What is accepted is named to the engine operation by operation;
when the plan is another one by then, nothing of what is new is written, and the difference is shown.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.previews import Previewed, Wait
from crmsync.app.results import RunResult
from crmsync.app.types import RunStatus
from crmsync.desktop import icons, theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Event, RunEnded, Snapshot, Task
from crmsync.desktop.messages.telling import failure_text
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import (
    BusyBar,
    EmptyState,
    ErrorLabel,
    Heading,
    Hint,
    ToneLabel,
    announce,
    confirm,
)
from crmsync.desktop.windows.preview import texts
from crmsync.desktop.windows.preview.board import Board
from crmsync.desktop.windows.preview.deletions import DeletionsCard
from crmsync.desktop.windows.preview.export import csv_text
from crmsync.desktop.windows.preview.model import Column, Outcome
from crmsync.desktop.windows.preview.plan import Deed, Plan
from crmsync.desktop.windows.preview.result import outcomes_of, result_text
from crmsync.desktop.windows.preview.rows import News, What
from crmsync.desktop.windows.preview.telling import FAILURES, did_something, failures, tell, unsigned
from crmsync.desktop.wording import progress_text


class Stage(Enum):
    """Where the person is."""

    LOOKING = auto()
    """the plan is being made"""
    DECIDING = auto()
    WRITING = auto()
    DONE = auto()
    FAILED = auto()
    """there is no plan to show"""


class PreviewWindow(Translated, QDialog):
    """See above. names: of the mappings; all by default."""

    def __init__(self, bridge: Bridge, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._names = tuple(names)
        self._stage = Stage.LOOKING
        self._result: RunResult | None = None
        self._unsigned = ""
        self._meanwhile = False
        self._stale = False
        self._own_run = False
        self._redirected = False
        self.heading = Heading("", 1, self)
        self.hint = Hint("", self)
        self.change = ToneLabel("", Tone.WARNING, self)
        self.outcome = ToneLabel("", Tone.GOOD, self)
        self.error = ErrorLabel(parent=self)
        self.sum = ToneLabel("", Tone.PLAIN, self)
        self.cost = Hint("", self)
        self.why_not = ToneLabel("", Tone.WARNING, self)
        self.busy = BusyBar(self.tr("&Stop"), self)
        self.busy.cancelled.connect(bridge.service.cancel)
        self.board = Board(bridge, self)
        self.board.decided.connect(self._show_decisions)
        self.deletions = DeletionsCard(self)
        self.deletions.toggled.connect(self._allow_deletions)
        self.deletions.wanted.connect(self._show_deletions)
        self.empty = EmptyState(icon=icons.status_icon(TrayState.IDLE, icons.Panel.ANY), parent=self)
        self.again = self._button(self._look_again)
        self.export = self._button(self._export)
        self.sign_in = self._button(self._sign_in)
        self.activity = self._button(self._open_activity)
        self.refuse = self._button(self._ask_refuse)
        self.leave = self._button(self.close)
        self.accept_plan = self._button(self._accept)
        self._lay_out()
        QShortcut(QKeySequence("F5"), self, self.again.click)
        QShortcut(QKeySequence("Ctrl+E"), self, self.export.click)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept_plan.click)
        self._set_texts()
        bridge.changed.connect(self._show_progress)
        bridge.happened.connect(self._hear)
        room = self.screen().availableSize()
        self.resize(
            min(theme.line_width(self, 190), room.width()), min(theme.line_width(self, 110), room.height())
        )
        self.look()

    def _button(self, act: object) -> QPushButton:
        button = QPushButton(self)
        # Enter in the search or in the table must never write anything.
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.board)
        self._middle.addWidget(self.empty)
        head, words, buttons = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        theme.spaced(head)
        theme.spaced(words, gap=theme.TIGHT)
        theme.spaced(buttons)
        words.addWidget(self.heading)
        words.addWidget(self.hint)
        head.addLayout(words, 1)
        for button in (self.sign_in, self.activity, self.again, self.export):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.board.add_below(self.refuse)
        buttons.addStretch(1)
        for button in (self.leave, self.accept_plan):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN)
        column.addLayout(head)
        above: Sequence[QWidget] = (self.change, self.outcome, self.error, self.busy)
        below: Sequence[QWidget] = (self.deletions, self.sum, self.cost, self.why_not)
        for part in above:
            column.addWidget(part)
        column.addWidget(self._middle, 1)
        for part in below:
            column.addWidget(part)
        column.addLayout(buttons)

    # ---- texts

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Preview"))
        self.heading.setText(self.tr("What the sync would do"))
        self.busy.button.setText(self.tr("&Stop"))
        self.again.setText(self.tr("Look aga&in"))
        self.export.setText(self.tr("&Export as CSV …"))
        self.sign_in.setText(self.tr("Sign &in …"))
        self.activity.setText(self.tr("Show in Acti&vity"))
        self.leave.setText(self.tr("&Close"))
        self.refuse.setText(self.tr("&Refuse what is held …"))
        self._show_stage()

    # ---- looking

    @property
    def plan(self) -> Plan:
        """What is shown."""
        return self.board.plan

    def _look_again(self) -> None:
        if self._stage not in (Stage.LOOKING, Stage.WRITING):
            self.look()

    def look(self) -> None:
        """Make the plan, or make it again; nothing is written."""
        self._stale = False
        if self._stage is Stage.DONE:
            # What was carried out is no part of a plan that one compares with.
            self.board.show_plan(Plan())
        self._set_stage(Stage.LOOKING)
        self.error.clear()
        self._own_run = True
        self._bridge.ask(self._bridge.service.sync(self._names, preview=True), self._looked, self._failed)

    def _looked(self, result: RunResult) -> None:
        self._own_run = False
        self._result = result
        plans = self._bridge.service.look(lambda app: app.previews.of(result))
        self._bridge.ask(plans, self._show_plans, self._failed)

    def _show_plans(self, plans: Sequence[Previewed], done: Container[str] = frozenset()) -> None:
        """Show a plan; of mappings that failed, the reason. done: the rows shown before that were carried
        out."""
        self._tell_failures(plans)
        usable = [one for one in plans if one.report.status not in FAILURES]
        before = self.plan if self.plan.mappings else None
        plan = Plan(usable, before, done)
        self._tell_difference(plan)
        self.board.show_plan(plan)
        self._set_stage(Stage.DECIDING if usable else Stage.FAILED)
        if self._middle.currentWidget() is self.board:
            self.board.table.setFocus()

    def _tell_failures(self, plans: Sequence[Previewed]) -> None:
        self.error.tell("\n".join(failures(plans)))
        self._unsigned = unsigned(plans)

    def _tell_difference(self, plan: Plan) -> None:
        text = ""
        if plan.difference:
            words = self.tr("The plan is not the one you saw: {difference}.")
            if self._redirected:
                words = self.tr("The plan with your decisions: {difference}.")
            if self._meanwhile:
                words = self.tr("Meanwhile the plan changed: {difference}. Nothing of that was written.")
            text = words.format(difference=texts.difference_text(plan.difference))
        self._redirected = self._meanwhile = False
        self.change.setText(text)
        self.change.setVisible(bool(text))
        if text:
            announce(self, text)

    def _failed(self, failure: Failed) -> None:
        self._own_run = False
        self.error.tell(failure_text(failure))
        self._set_stage(Stage.DECIDING if self.plan.mappings else Stage.FAILED)

    # ---- accepting

    def _accept(self) -> None:
        if self._stage is not Stage.DECIDING or not self._may_accept():
            return
        if self._stale:
            self.look()
            return
        self.error.clear()
        choices, verdicts = self.plan.choices(), self.plan.verdicts()
        if self.plan.redirected:
            self._set_stage(Stage.LOOKING)
            self._redirected = True
            told = self._bridge.service.decide(partial(tell, verdicts=(), choices=choices))
            self._bridge.ask(told, lambda missing: self.look(), self._not_taken, owner=self)
            return
        self._set_stage(Stage.WRITING)
        told = self._bridge.service.decide(partial(tell, verdicts=verdicts, choices=choices))
        self._bridge.ask(told, self._told, self._not_taken)

    def _told(self, missing: int) -> None:
        """What was accepted is noted: carry it out, unless the plan is not that one any more."""
        if missing:
            self._meanwhile = True
            self.look()
            return
        self._own_run = True
        shown = self.plan.shown()
        self._bridge.ask(self._bridge.service.sync(tuple(shown), shown=shown), self._synced, self._failed)

    def _not_taken(self, failure: Failed) -> None:
        """An item is not what it was: say so, and show the plan as it is now."""
        self.look()
        self.error.tell(failure_text(failure))

    def _synced(self, result: RunResult) -> None:
        self._own_run = False
        self._result = result
        plans = self._bridge.service.look(lambda app: app.previews.of(result))
        self._bridge.ask(plans, partial(self._show_result, result), self._failed, owner=self)

    def _show_result(self, result: RunResult, plans: Sequence[Previewed]) -> None:
        self._tell_failures(plans)
        outcomes = outcomes_of(self.plan, result)
        after = Plan(plans, self.plan, {key for key, one in outcomes.items() if one is Outcome.DONE})
        fresh = [row for row in after.rows if row.operation is not None and row.news is not News.NONE]
        self.outcome.setText(result_text(result))
        self.outcome.set_tone(Tone.GOOD if result.status is RunStatus.OK else Tone.WARNING)
        announce(self, self.outcome.text())
        if fresh:
            # Somebody edited in the meantime. What is new waits; it is shown as what it is.
            self._meanwhile = True
            self._show_plans(plans, {key for key, one in outcomes.items() if one is Outcome.DONE})
            return
        self.board.model.set_outcomes(outcomes)
        self._set_stage(Stage.DONE)

    def _hear(self, event: Event) -> None:
        """Another run may have changed what is shown."""
        if not isinstance(event, RunEnded) or event.task is Task.PREVIEW or self._own_run:
            return
        if self._stage is Stage.DECIDING and event.result is not None and did_something(event.result):
            self._stale = True
            self._show_stage()

    # ---- decisions

    def _show_decisions(self) -> None:
        self._show_stage()

    def _allow_deletions(self, allowed: bool) -> None:
        self.plan.delete = allowed
        self.board.model.refresh()
        self._show_stage()

    def _show_deletions(self) -> None:
        self.board.show_group(lambda key: key is not None and key[0] is What.DELETE)

    def _ask_refuse(self) -> None:
        held = [row for row in self.plan.rows if row.wait is not Wait.NO]
        confirm(
            self,
            self.tr("Refuse the %n held change(s)?", None, len(held)),
            self.tr("What they would change stays as it is on both sides, also in later syncs."),
            self.tr("Refuse them"),
            self.tr("Keep them waiting"),
            self._refuse,
        )

    def _refuse(self) -> None:
        self.plan.decide([row for row in self.plan.rows if row.wait is not Wait.NO], Deed.LEAVE)
        self.board.model.refresh()
        self._show_stage()
        self._accept()

    def _may_accept(self) -> bool:
        plan = self.plan
        if self._stale or plan.redirected:
            return True
        starts = any(one.first for one in plan.mappings)
        return (bool(plan.counts()) or plan.decided > 0 or starts) and not plan.unchecked

    # ---- stages

    def _set_stage(self, stage: Stage) -> None:
        self._stage = stage
        if stage in (Stage.LOOKING, Stage.WRITING):
            words = self.tr("Looking at what would be done …")
            if stage is Stage.WRITING:
                words = self.tr("Carrying out what you accepted …")
            self.busy.start(words)
            self.outcome.clear()
        else:
            self.busy.stop()
        self._show_stage()

    def _show_stage(self) -> None:
        """Everything that depends on where the person is and on what was decided."""
        plan, stage = self.plan, self._stage
        deciding = stage is Stage.DECIDING
        nothing = plan.is_empty and stage not in (Stage.LOOKING, Stage.WRITING)
        self._middle.setCurrentWidget(self.empty if nothing else self.board)
        self._show_empty()
        self.board.setEnabled(not self.busy.isVisibleTo(self))
        self.board.let_decide(deciding)
        self.deletions.show_plan(plan if deciding else Plan())
        self.outcome.setVisible(bool(self.outcome.text()))
        self.change.setVisible(deciding and bool(self.change.text()))
        self.hint.setText(
            self.tr("This is what became of it.")
            if stage is Stage.DONE
            else self.tr("Nothing is written before you accept it.")
        )
        counts = plan.counts()
        self.sum.setText(self.tr("If you accept: {deeds}.").format(deeds=texts.sum_text(counts)))
        self.sum.setVisible(deciding and len(counts) > texts.MOST_PARTS and not plan.redirected)
        self.cost.setText(texts.cost_text(plan.estimate))
        self.cost.setVisible(deciding and not plan.is_empty)
        self._show_buttons()

    def _show_empty(self) -> None:
        if self._stage is Stage.FAILED:
            self.empty.set_texts(self.tr("There is no plan to show"), self.tr("See above why."))
            return
        hint = self.tr("There is nothing to write.")
        if any(one.first for one in self.plan.mappings):
            hint = self.tr("There is nothing to write yet. Start, and what changes from now on is synced.")
        self.empty.set_texts(self.tr("Both sides are in step"), hint)

    def _show_buttons(self) -> None:
        plan, stage = self.plan, self._stage
        deciding, idle = stage is Stage.DECIDING, stage not in (Stage.LOOKING, Stage.WRITING)
        self.again.setVisible(idle)
        self.export.setVisible(idle and not plan.is_empty)
        self.sign_in.setVisible(idle and bool(self._unsigned))
        self.activity.setVisible(stage is Stage.DONE)
        held = any(row.wait is not Wait.NO for row in plan.rows)
        self.refuse.setVisible(deciding and held and not any(one.first for one in plan.mappings))
        self.accept_plan.setVisible(deciding and self._may_offer())
        self.accept_plan.setText(self._accept_text())
        self.accept_plan.setEnabled(deciding and self._may_accept())
        unchecked = deciding and plan.unchecked and not plan.redirected and not self._stale
        self.why_not.setText(
            self.tr("Confirm the deletions first: no limit holds them, so the next sync makes them.")
        )
        self.why_not.setVisible(unchecked)

    def _may_offer(self) -> bool:
        return not self.plan.is_empty or any(one.first for one in self.plan.mappings)

    def _accept_text(self) -> str:
        plan = self.plan
        if self._stale:
            return self.tr("Look again: a sync ran meanwhile")
        if plan.redirected:
            return self.tr("Show the plan with your %n decision(s)", None, plan.decided)
        if plan.is_empty:
            return self.tr("Start syncing")
        counts = plan.counts()
        return texts.accept_text(counts) if counts or plan.decided else self.tr("Nothing to write")

    def _show_progress(self, snapshot: Snapshot) -> None:
        progress = snapshot.progress
        if progress is not None and self._stage in (Stage.LOOKING, Stage.WRITING):
            self.busy.progress(progress_text(progress), progress.done, progress.total or 0)

    # ---- elsewhere

    def _sign_in(self) -> None:
        self._bridge.open(Place.SIGN_IN, self._unsigned)

    def _open_activity(self) -> None:
        if self._result is not None:
            self._bridge.open(Place.ACTIVITY, self._result.run)

    def _export(self) -> None:
        if not self.export.isVisible():
            return
        dialog = QFileDialog(self, self.tr("Export the preview"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("crmsync.csv")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the rows on show into a file."""
        model = self.board.model
        text = csv_text(
            [model.title(column) for column in Column],
            ([model.text(row, column) for column in Column] for row in model.rows),
        )
        written = self._bridge.service.look(lambda app: app.previews.export(path, text))
        self._bridge.ask(written, None, self._not_exported)

    def _not_exported(self, failure: Failed) -> None:
        self.error.tell(failure_text(failure))

    # ---- leaving

    def reject(self) -> None:
        """Close; not without a word when decisions would be lost."""
        if self._stage is not Stage.DECIDING or not self.plan.decided:
            super().reject()
            return
        confirm(
            self,
            self.tr("Close without your %n decision(s)?", None, self.plan.decided),
            self.tr("They are kept only if you accept the plan."),
            self.tr("Close"),
            self.tr("Go on deciding"),
            self._discard,
        )

    def _discard(self) -> None:
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)
