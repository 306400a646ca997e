"""Undoing from a window: first what would be put back and what stays, then, after a yes, the undo itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crmsync.app.results import WHOLE_MAPPING, RunResult
from crmsync.app.words import steps
from crmsync.desktop import theme
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import failure_text, told
from crmsync.desktop.sentences import sentence
from crmsync.desktop.theme import Tone
from crmsync.desktop.widgets import Heading, ToneLabel
from crmsync.frozen import frozen

_CHARACTERS = 90
"""How much of a sentence fits into a line of the question."""


@frozen
class Part:
    """What of a run is to be undone. item, field: the only record and the only field of it, as `app.undo`
    takes them. record, label: the same in the person's words; "" for all.
    """

    run: int
    item: str | None = None
    field: str | None = None
    record: str = ""
    label: str = ""


class Undoing(QObject):
    """One undo at a time, from the question to its result.

    busy(bool): it is looked at or carried out; the window keeps its buttons still. told(text, Tone): what
    became of it.
    """

    busy = Signal(bool)
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._window = parent
        self._part: Part | None = None
        self.dialog: UndoDialog | None = None

    def begin(self, part: Part) -> None:
        """Look at what would be put back, and ask."""
        if self._part is not None:
            return
        self._part = part
        self.busy.emit(True)
        future = self._bridge.service.undo(part.run, item=part.item, field=part.field, preview=True)
        self._bridge.ask(future, self._previewed, self._failed)

    def _previewed(self, result: RunResult) -> None:
        if self._part is None or result.stopped:
            self._end(self.tr("You stopped it; nothing was undone."), Tone.WARNING)
            return
        self.dialog = UndoDialog(self._part, result, self._window)
        self.dialog.accepted.connect(self._undo)
        self.dialog.rejected.connect(self._keep)
        self.dialog.open()

    def _keep(self) -> None:
        self._end("", Tone.PLAIN)

    def _undo(self) -> None:
        if self._part is not None:
            part = self._part
            future = self._bridge.service.undo(part.run, item=part.item, field=part.field, yes=True)
            self._bridge.ask(future, self._undone, self._failed)

    def _undone(self, result: RunResult) -> None:
        complaints = list(problems(result))
        done = sum(len(report.done) for report in result.mappings)
        lines = [self.tr("%n record(s) put back by run {run}.", None, done).format(run=result.run)]
        if result.stopped:
            lines = [self.tr("You stopped it; what was put back so far stays.")]
        tone = Tone.WARNING if complaints or result.stopped else Tone.GOOD
        self._end("\n".join([*lines, *kept(result), *complaints]), tone)

    def _failed(self, failure: Failed) -> None:
        self._end(failure_text(failure), Tone.ERROR)

    def _end(self, text: str, tone: Tone) -> None:
        self._part = self.dialog = None
        self.busy.emit(False)
        if text:
            self.told.emit(text, tone)


class UndoDialog(QDialog):
    """What an undo would put back and what it would leave. Accepted: the person wants it."""

    def __init__(self, part: Part, result: RunResult, parent: QWidget) -> None:
        super().__init__(parent)
        planned = list(put_back(result))
        stays = list(kept(result))
        complaints = list(problems(result))
        self.setWindowTitle(self.tr("Undo"))
        self.question = Heading(self._question(part), 1, self)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN)
        column.addWidget(self.question)
        if complaints:
            column.addWidget(ToneLabel("\n".join(complaints), Tone.ERROR, self))
        self.planned = self._list(column, self.tr("&These are put back:"), planned)
        self.stays = self._list(column, self.tr("Th&ese stay as they are:"), stays)
        if not planned:
            column.addWidget(ToneLabel(self.tr("There is nothing that can be put back."), Tone.PLAIN, self))
        guests = sum(len(report.recipients) for report in result.mappings if report.invitations)
        if guests:
            mails = self.tr("%n guest(s) of meetings will be told by mail.", None, guests)
            column.addWidget(ToneLabel(mails, Tone.WARNING, self))
        self.buttons = QDialogButtonBox(self)
        records = sum(len(report.planned) for report in result.mappings)
        self.undo = QPushButton(self.tr("&Put %n record(s) back", None, records), self)
        self.undo.hide()
        keep = self.tr("&Leave everything as it is") if planned else self.tr("&Close")
        self.keep = QPushButton(keep, self)
        if planned:
            self.buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        (self.undo if planned else self.keep).setDefault(True)
        (self.undo if planned else self.keep).setFocus()
        theme.fit(self, _CHARACTERS)

    def _question(self, part: Part) -> str:
        if part.label:
            words = self.tr("Put “{field}” of {record} back as it was before run {run}?")
        elif part.record:
            words = self.tr("Undo what run {run} did to {record}?")
        else:
            words = self.tr("Undo run {run}?")
        return words.format(run=part.run, record=part.record, field=part.label)

    def _list(self, column: QVBoxLayout, title: str, lines: list[str]) -> QPlainTextEdit:
        """One line each; an undo of thousands is as quick to show as one of three."""
        label, found = QLabel(title, self), QPlainTextEdit("\n".join(lines), self)
        found.setReadOnly(True)
        found.setTabChangesFocus(True)
        found.setAccessibleName(title.replace("&", "").rstrip(" :"))
        label.setBuddy(found)
        label.setWordWrap(True)
        for widget in (label, found):
            widget.setVisible(bool(lines))
            column.addWidget(widget)
        return found


def put_back(result: RunResult) -> Iterator[str]:
    """What would be put back, as sentences."""
    for report in result.mappings:
        for operation in report.planned:
            for step in steps(report.kind, operation, undoes=result.undoes):
                yield f"{operation.label}: {sentence(step, planned=True)}"


def kept(result: RunResult) -> Iterator[str]:
    """What stays, and why."""
    yield from map(told, result.notes)
    for report in result.mappings:
        yield from map(told, report.notes)


def problems(result: RunResult) -> Iterator[str]:
    """What could not be read or, of what was to be put back, not be written; no older problems."""
    for report in result.mappings:
        concerned = set() if result.preview else {operation.label for operation in report.planned}
        for problem in report.problems:
            if problem.id == WHOLE_MAPPING or problem.item in concerned:
                yield " ".join(filter(None, (told(problem.message), told(problem.advice))))
