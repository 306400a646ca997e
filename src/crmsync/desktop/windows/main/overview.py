"""The overview: how everything stands in words, each mapping by itself, sync now, pause, how far a run is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crmsync.app.history import Standing
from crmsync.app.types import RunStatus
from crmsync.desktop import icons, theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.flow import Flow
from crmsync.desktop.labels import outcome
from crmsync.desktop.language import number_text
from crmsync.desktop.messages.telling import failure_text, told_all
from crmsync.desktop.pausing import PauseMenu
from crmsync.desktop.running import RunBar
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import Card, ErrorLabel, Heading, Hint, ToneLabel
from crmsync.desktop.windows.main.page import Page
from crmsync.desktop.wording import next_text, status_text, success_text, when

_TONES = {
    RunStatus.OK: Tone.GOOD,
    RunStatus.PROBLEMS: Tone.WARNING,
    RunStatus.HELD: Tone.WARNING,
    RunStatus.SIGN_IN_NEEDED: Tone.WARNING,
    RunStatus.FAILED: Tone.ERROR,
}


class OverviewPage(Translated, Page):
    """See above; everything it shows comes from the snapshot."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._picture = QLabel(self)
        self.status = Heading("", 1, self)
        self.detail = Hint("", self)
        self.following = Hint("", self)
        self.error = ErrorLabel(parent=self)
        self.notices = ToneLabel("", Tone.WARNING, self)
        self.sync = QPushButton(self)
        self.sync.clicked.connect(self._sync)
        self.pause = QPushButton(self)
        self.pauses = PauseMenu(bridge, self)
        self.pause.setMenu(self.pauses)
        self.resume = QPushButton(self)
        self.resume.clicked.connect(lambda: bridge.ask(bridge.service.resume(), owner=self))
        self.todo = QPushButton(self)
        self.todo.clicked.connect(self._help_along)
        self.busy = RunBar(bridge, self)
        self.mappings = Card(parent=self)
        self._rows = QGridLayout()
        self._shown: tuple[Standing, ...] = ()
        self._troubled = False
        self._last_run = bridge.snapshot.last_run
        self.mappings.body.addLayout(self._rows)
        self._lay_out()
        self._set_texts()
        bridge.changed.connect(self._show)

    def _lay_out(self) -> None:
        head, words = QHBoxLayout(), QVBoxLayout()
        theme.spaced(head, gap=theme.SECTION)
        theme.spaced(words, gap=theme.TIGHT)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        for label in (self.status, self.detail, self.following):
            words.addWidget(label)
        head.addLayout(words, 1)
        buttons = Flow(self.todo, self.sync, self.pause, self.resume)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        column.addLayout(head)
        column.addLayout(buttons)
        for part in (self.busy, self.error, self.notices, self.mappings):
            column.addWidget(part)
        column.addStretch(1)
        for column_of_rows, share in enumerate((1, 3)):
            self._rows.setColumnStretch(column_of_rows, share)
        self._rows.setHorizontalSpacing(theme.SECTION)
        self._rows.setVerticalSpacing(theme.TIGHT)

    def _set_texts(self) -> None:
        self.sync.setText(self.tr("S&ync now"))
        self.pause.setText(self.tr("&Pause"))
        self.resume.setText(self.tr("&Resume"))
        self.mappings.set_title(self.tr("What is synced"))
        self._shown = ()
        self._show(self.bridge.snapshot)

    # ---- showing

    def _show(self, snapshot: Snapshot) -> None:
        now = self.bridge.service.now()
        icon = icons.status_icon(snapshot.state, icons.Panel.ANY)
        self._picture.setPixmap(icon.pixmap(theme.BIG_ICON, theme.BIG_ICON))
        self.status.setText(status_text(snapshot, now))
        self.detail.setText(success_text(snapshot, now))
        self.detail.setVisible(snapshot.is_set_up)
        self.following.setText(next_text(snapshot, now))
        self.following.setVisible(not snapshot.is_running and bool(self.following.text()))
        if snapshot.trouble is not None:
            self.error.tell(failure_text(snapshot.trouble))
        elif self._troubled or snapshot.is_running or snapshot.last_run != self._last_run:
            self.error.clear()
        self._troubled, self._last_run = snapshot.trouble is not None, snapshot.last_run
        self.notices.setText(told_all(*snapshot.notices))
        self.notices.setVisible(bool(snapshot.notices))
        self._show_buttons(snapshot)
        self.mappings.setVisible(bool(snapshot.mappings))
        self._show_mappings(snapshot)

    def _show_buttons(self, snapshot: Snapshot) -> None:
        self.sync.setEnabled(snapshot.is_set_up and not snapshot.is_running)
        paused = snapshot.paused_until is not None
        self.pause.setVisible(snapshot.is_set_up and not paused)
        self.resume.setVisible(paused)
        words = self._way_out(snapshot)
        self.todo.setText(words)
        self.todo.setVisible(bool(words))
        (self.todo if words else self.sync).setDefault(True)

    def _way_out(self, snapshot: Snapshot) -> str:
        """What the button says that helps along in this state."""
        if snapshot.sign_ins:
            return self.tr("Sign &in to {account} …").format(account=snapshot.sign_ins[0])
        if not snapshot.is_set_up and snapshot.trouble is None:
            return self.tr("Set &up …")
        if snapshot.review.total:
            return self.tr("Re&view %n change(s)", None, snapshot.review.total)
        return ""

    def _show_mappings(self, snapshot: Snapshot) -> None:
        if snapshot.mappings == self._shown:
            return
        self._shown = snapshot.mappings
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, standing in enumerate(snapshot.mappings):
            # A line for how it stands, one for since when, and one between this mapping and the next.
            row = 3 * number
            name = ToneLabel(standing.name)
            name.setFont(theme.strong_font(name.font()))
            moment = standing.last_success
            since = self.tr("never") if moment is None else when(moment, self.bridge.service.now())
            self._rows.addWidget(name, row, 0)
            self._rows.addWidget(self._standing(standing), row, 1)
            self._rows.addWidget(Hint(self.tr("Last in step: {moment}").format(moment=since)), row + 1, 1)
            if number:
                self._rows.setRowMinimumHeight(row - 1, theme.GAP)

    def _standing(self, standing: Standing) -> ToneLabel:
        if standing.status is None:
            return ToneLabel(self.tr("Not synced yet"), Tone.MUTED)
        status = RunStatus(standing.status)
        pairs = self.tr("%n pair(s)", None, standing.pairs).replace(
            str(standing.pairs), number_text(standing.pairs)
        )
        return ToneLabel(
            self.tr("{outcome}, {pairs}").format(outcome=outcome(status), pairs=pairs), _TONES[status]
        )

    # ---- doing

    def _sync(self) -> None:
        self.error.clear()
        self.bridge.ask(self.bridge.service.sync(), None, self._failed)

    def _failed(self, failure: Failed) -> None:
        self.error.tell(failure_text(failure))

    def _help_along(self) -> None:
        snapshot = self.bridge.snapshot
        if snapshot.sign_ins:
            self.bridge.open(Place.SIGN_IN, snapshot.sign_ins[0])
        elif not snapshot.is_set_up:
            self.bridge.open(Place.ASSISTANT)
        else:
            self.bridge.open(Place.REVIEW)
