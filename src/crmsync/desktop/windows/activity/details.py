"""`Details`: everything about the run or the change that is chosen: why, the values, and how to undo it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from crmsync.app.activity import ChangeEntry, KeptEntry, RunEntry
from crmsync.app.types import Reason, RunStatus, Side
from crmsync.app.values import editable
from crmsync.app.words import Step
from crmsync.desktop import theme
from crmsync.desktop.flow import Flow
from crmsync.desktop.labels import capitalised, field_title, outcome, side_name
from crmsync.desktop.language import moment_text, number_text
from crmsync.desktop.sentences import because, sentence, value_text, whole_text
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Card, Hint, ToneLabel, announce
from crmsync.desktop.windows.activity.undoing import Part


class Details(Translated, Card):
    """Shows a change or a run, and offers what can be done with it.

    undo_wanted(Part): the person wants this undone. record_wanted(ChangeEntry): show everything about this
    one's record.
    """

    undo_wanted = Signal(object)
    record_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._change: ChangeEntry | None = None
        self._run: RunEntry | None = None
        self._uncertain: tuple[KeptEntry, ...] = ()
        self._is_busy = False
        self._rows = 0
        self.what = ToneLabel("", Tone.PLAIN, self)
        self.facts = QGridLayout()
        self.undo_field, self.undo_record, self.undo_run = (QPushButton(self) for _ in range(3))
        self.only_record, self.copy, self.put_back = (QPushButton(self) for _ in range(3))
        self.hint = Hint("", self)
        self._connect()
        self._lay_out()
        self._set_texts()

    def _connect(self) -> None:
        self.undo_field.clicked.connect(lambda: self._wish(self._field_part()))
        self.put_back.clicked.connect(lambda: self._wish(self._field_part()))
        self.undo_record.clicked.connect(lambda: self._wish(self._record_part()))
        self.undo_run.clicked.connect(lambda: self._wish(Part(self._run.line.run) if self._run else None))
        self.only_record.clicked.connect(lambda: self.record_wanted.emit(self._change))
        self.copy.clicked.connect(self._copy)

    def _lay_out(self) -> None:
        theme.spaced(self.facts)
        self.facts.setHorizontalSpacing(theme.SECTION)
        self.facts.setColumnStretch(1, 1)
        self.body.addWidget(self.what)
        self.body.addLayout(self.facts)
        self.body.addWidget(self.hint)
        self.body.addLayout(Flow(*self._buttons()))
        self.body.addStretch(1)

    def _buttons(self) -> tuple[QPushButton, ...]:
        undo = (self.undo_field, self.undo_record, self.undo_run)
        return (self.copy, self.put_back, *undo, self.only_record)

    def _set_texts(self) -> None:
        self.undo_field.setText(self.tr("Undo this &field …"))
        self.undo_record.setText(self.tr("Undo for this re&cord …"))
        self.undo_run.setText(self.tr("Undo the whole &run …"))
        self.only_record.setText(self.tr("&Only this record"))
        self.copy.setText(self.tr("Cop&y the old value"))
        self.put_back.setText(self.tr("&Put the old value back …"))
        self._show()

    # ---- showing

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._change = self._run = None
        self._uncertain = ()
        self._show()

    def show_change(self, change: ChangeEntry, run: RunEntry) -> None:
        """A change, and the run that did it."""
        self._change, self._run, self._uncertain = change, run, ()
        self._show()

    def show_run(self, run: RunEntry) -> None:
        """A run as a whole."""
        self._change, self._run, self._uncertain = None, run, ()
        self._show()

    def show_uncertain(self, run: int, kept: tuple[KeptEntry, ...]) -> None:
        """The values of this run of which nobody knows whether they were overwritten."""
        if self._run is not None and self._run.line.run == run and self._change is None:
            self._uncertain = kept
            self._show()

    def set_busy(self, busy: bool) -> None:
        """Something is being undone: nothing else can be meanwhile."""
        self._is_busy = busy
        self._show_buttons()

    def _show(self) -> None:
        self._rows = 0
        while (item := self.facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._change is not None:
            self._show_change(self._change)
        elif self._run is not None:
            self._show_run(self._run)
        else:
            self.set_title("")
            self.what.setText(self.tr("Choose a run or a change to see why it was done and to undo it."))
        self._show_buttons()

    def _show_change(self, change: ChangeEntry) -> None:
        step = change.step
        self.set_title(change.item)
        self.what.setText(sentence(step))
        self._fact(self.tr("Why?"), capitalised(because(step.reason, step.side, step.undoes)))
        rule = self._rule(step)
        if rule:
            self._fact(self.tr("Decided by"), rule)
        if step.field:
            self._fact(self.tr("Value before"), whole_text(step.field, step.old))
            self._fact(self.tr("Value after"), whole_text(step.field, step.new))
        if change.kept:
            self._fact(self.tr("Kept"), self.tr("The value before was somebody's edit; it is kept."))
        self._fact(self.tr("When"), moment_text(change.at))
        self._fact(self.tr("Mapping"), change.mapping or self.tr("removed since"))

    def _show_run(self, entry: RunEntry) -> None:
        line = entry.line
        self.set_title(self.tr("Run {run}").format(run=line.run))
        status = outcome(RunStatus(line.status)) if line.status is not None else self.tr("Not finished")
        self.what.setText(status)
        self._fact(self.tr("Began"), moment_text(line.started))
        if line.finished is not None:
            self._fact(self.tr("Ended"), moment_text(line.finished))
        for side in Side:
            written = {what: number_text(count) for what, count in line.written[side].items()}
            words = self.tr("{created} created, {updated} changed, {deleted} deleted").format(**written)
            self._fact(capitalised(side_name(side)), words)
        if entry.undone_by is not None:
            self._fact(self.tr("Undone by"), self.tr("Run {run}").format(run=entry.undone_by))
        for kept in self._uncertain:
            what = self.tr("{record}: {field} in {side} may have been overwritten; it was {value}")
            self._fact(
                self.tr("Kept"),
                what.format(
                    record=kept.item,
                    field=field_title(kept.kind, kept.field),
                    side=side_name(kept.side),
                    value=whole_text(kept.field, kept.value),
                ),
            )

    def _fact(self, name: str, words: str) -> None:
        row, self._rows = self._rows, self._rows + 1
        label, value = QLabel(name, self), ToneLabel(words, Tone.PLAIN, self)
        label.setForegroundRole(self.what.foregroundRole())
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(value, row, 1)

    def _rule(self, step: Step) -> str:
        match step.reason:
            case Reason.WON if step.side is Side.OUTLOOK:
                return self.tr("The conflict rule “the CRM wins”")
            case Reason.WON:
                return self.tr("The conflict rule “Outlook wins”")
            case Reason.NEWER:
                return self.tr("The conflict rule “the newest wins”")
            case Reason.CHOSEN:
                return self.tr("You")
            case _:
                return ""

    # ---- doing

    def _show_buttons(self) -> None:
        change, run = self._change, self._run
        is_undoable = change.is_known if change is not None else run is not None and run.changes > 0
        has_field = change is not None and bool(change.step.field)
        kept = change is not None and change.kept
        shown = {
            self.copy: has_field and change is not None and change.step.old is not None,
            self.put_back: has_field and kept,
            self.undo_field: has_field and not kept,
            self.undo_record: change is not None,
            self.undo_run: run is not None and run.changes > 0,
            self.only_record: change is not None,
        }
        for button, visible in shown.items():
            button.setVisible(visible)
        for button in (self.put_back, self.undo_field, self.undo_record, self.undo_run):
            button.setEnabled(is_undoable and not self._is_busy)
        removed = change is not None and not change.is_known
        self.hint.setText(self.tr("Its mapping was removed, so it cannot be undone here.") if removed else "")
        self.hint.setVisible(removed)

    def _wish(self, part: Part | None) -> None:
        if part is not None:
            self.undo_wanted.emit(part)

    def _record_part(self) -> Part | None:
        change = self._change
        return None if change is None else Part(change.run, change.item_name, record=change.item)

    def _field_part(self) -> Part | None:
        change = self._change
        if change is None:
            return None
        field = change.step.field
        label = field_title(change.step.kind, field)
        return Part(change.run, change.item_name, field, change.item, label)

    def _copy(self) -> None:
        if self._change is not None:
            step = self._change.step
            text = editable(step.kind, step.field, step.old) or value_text(step.field, step.old)
            QGuiApplication.clipboard().setText(text)
            announce(self, self.tr("Copied"))
