"""The Review page: conflicts to decide, problems with a way out, what is left out or waits in the preview."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from crmsync.app.facade import Crmsync
from crmsync.app.types import RunStatus
from crmsync.app.waiting import (
    AloneEntry,
    AmbiguousEntry,
    ConflictEntry,
    HoldEntry,
    LeftOutEntry,
    ProblemEntry,
)
from crmsync.desktop import icons, theme
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.snapshot import Snapshot
from crmsync.desktop.language import number_text
from crmsync.desktop.messages.telling import failure_text
from crmsync.desktop.theme import Tone
from crmsync.desktop.translated import Translated
from crmsync.desktop.widgets import EmptyState, ErrorLabel, Heading, Hint, ToneLabel, announce, confirm
from crmsync.desktop.windows.main.page import Page
from crmsync.desktop.windows.review.conflicts import ConflictCard
from crmsync.desktop.windows.review.entries import AloneCard, EntryCard, LeftOutCard, ProblemCard, WayCard
from crmsync.desktop.windows.review.sections import Section
from crmsync.frozen import frozen


@frozen
class Lists:
    """Everything that waits, as it was read at one moment."""

    conflicts: tuple[ConflictEntry, ...] = ()
    problems: tuple[ProblemEntry, ...] = ()
    ambiguous: tuple[AmbiguousEntry, ...] = ()
    holds: tuple[HoldEntry, ...] = ()
    left_out: tuple[LeftOutEntry, ...] = ()
    alone: tuple[AloneEntry, ...] = ()


def read(app: Crmsync) -> Lists:
    """Look it all up."""
    waiting = app.waiting
    return Lists(
        waiting.conflicts(),
        waiting.problems(),
        waiting.ambiguous(),
        waiting.holds(),
        waiting.left_out(),
        waiting.alone(),
    )


class ReviewPage(Translated, Page):
    """See above."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.lists = Lists()
        self._shown = bridge.snapshot
        self._noted = 0
        self._is_read = False
        self._awaited: object = None
        self._decided_card: ConflictCard | None = None
        self._make()
        self._lay_out()
        self._set_texts()
        bridge.changed.connect(self._show)
        self._read()

    def _make(self) -> None:
        self.heading = Heading("", 1, self)
        self.error = ErrorLabel(parent=self)
        self.noted = ToneLabel("", Tone.GOOD, self)
        self.sync = QPushButton(self)
        self.sync.clicked.connect(self._sync)
        self.waits = Hint("", self)
        self.holds, self.ambiguous = WayCard(self), WayCard(self)
        for card in (self.holds, self.ambiguous):
            card.wanted.connect(partial(self._open_preview, card))
        self.conflicts: Section[ConflictEntry, ConflictCard] = Section(self._conflict_card, self)
        self.problems: Section[ProblemEntry, ProblemCard] = Section(self._problem_card, self)
        self.left_out: Section[LeftOutEntry, LeftOutCard] = Section(LeftOutCard, self)
        self.alone: Section[AloneEntry, AloneCard] = Section(self._alone_card, self)
        self.empty = EmptyState("", "", icons.status_icon(TrayState.IDLE, icons.Panel.ANY), self)
        self.empty.hide()

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.noted, 1)
        row.addWidget(self.sync)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        column.addWidget(self.heading)
        column.addWidget(self.error)
        column.addLayout(row)
        parts = (self.waits, self.holds, self.conflicts, self.problems, self.ambiguous, self.left_out)
        for part in (*parts, self.alone, self.empty):
            column.addWidget(part)
        column.addStretch(1)

    def reveal(self, argument: object = None) -> None:
        """argument: "conflicts", "problems", "ambiguous" or "holds"."""
        self._awaited = argument
        if self._is_read:
            # The cards take their places first.
            QTimer.singleShot(0, self, self._scroll)

    # ---- showing

    def _set_texts(self) -> None:
        for section in (self.problems, self.left_out, self.alone):
            section.make_anew()
        self.heading.setText(self.tr("Review"))
        self.sync.setText(self.tr("S&ync now"))
        self.waits.setText(self.tr("A sync goes on; what you decide is noted as soon as it has ended."))
        self.empty.set_texts(
            self.tr("Nothing waits for you"),
            self.tr("Conflicts, problems and changes that need your yes will be listed here."),
        )
        self._show_lists(self.lists)

    def _show(self, snapshot: Snapshot) -> None:
        before, self._shown = self._shown, snapshot
        if snapshot.last_run != before.last_run:
            self._noted = 0
        self._show_running()
        same = (snapshot.review, snapshot.mappings, snapshot.last_run, snapshot.sign_ins) == (
            before.review,
            before.mappings,
            before.last_run,
            before.sign_ins,
        )
        if not same:
            self._read()

    def _read(self) -> None:
        self.bridge.ask(self.bridge.service.look(read), self._show_lists, self._fail)

    def _show_lists(self, lists: Lists) -> None:
        first = not self._is_read and lists is not self.lists
        self._is_read = self._is_read or first
        self.lists = lists
        place = self._place_of_decided()
        alike = Counter((one.mapping, one.field) for one in lists.conflicts)
        self.conflicts.show_entries(lists.conflicts)
        for card in self.conflicts.cards:
            card.set_alike(alike[card.entry.mapping, card.entry.field])
        self.problems.show_entries(lists.problems)
        self.left_out.show_entries(lists.left_out)
        self.alone.show_entries(lists.alone)
        self._show_headings(lists)
        self._show_ways(lists)
        self.empty.setVisible(self._is_read and lists == Lists())
        self._show_running()
        self._go_on(place)
        if first and self._awaited is not None:
            QTimer.singleShot(0, self, self._scroll)

    def _show_headings(self, lists: Lists) -> None:
        counted = self.tr("{title} ({count})")
        # What stops a whole mapping is told, but is no item in the count that the list of pages shows.
        items = sum(1 for one in lists.problems if one.item)
        for section, title, count, hint in (
            (
                self.conflicts,
                self.tr("Conflicts"),
                len(lists.conflicts),
                self.tr("These changed on both sides since they were last in step. What loses is kept."),
            ),
            (
                self.problems,
                self.tr("Problems"),
                items,
                self.tr("These could not be synced; everything else was."),
            ),
            (
                self.left_out,
                self.tr("Left out"),
                len(lists.left_out),
                self.tr("One side cannot hold these; the rest of each record is synced."),
            ),
            (
                self.alone,
                self.tr("Not synced"),
                len(lists.alone),
                self.tr("These are on one side only and stay there, because you or the mapping said so."),
            ),
        ):
            heading = counted.format(title=title, count=number_text(count)) if count else title
            section.set_texts(heading, hint)

    def _show_ways(self, lists: Lists) -> None:
        self.holds.show_count(
            self.tr("%n change(s) wait for your yes", None, len(lists.holds)),
            tuple(dict.fromkeys(one.mapping for one in lists.holds)),
            self.tr("Look and &decide …"),
        )
        self.ambiguous.show_count(
            self.tr("%n record(s) with more than one possible counterpart", None, len(lists.ambiguous)),
            tuple(dict.fromkeys(one.mapping for one in lists.ambiguous)),
            self.tr("&Choose the right ones …"),
        )

    def _show_running(self) -> None:
        running = self._shown.is_running
        self.waits.setVisible(running and bool(self.lists.conflicts or self.lists.problems))
        for card in self.problems.cards:
            card.set_running(running)
        self.noted.setText(
            self.tr("%n decision(s) noted; the next sync carries them out.", None, self._noted)
        )
        self.noted.setVisible(self._noted > 0)
        self.sync.setVisible(self._noted > 0)
        self.sync.setEnabled(not running)

    # ---- where the keyboard is

    def _place_of_decided(self) -> int | None:
        """Where the card is whose button was pressed last."""
        cards = self.conflicts.cards
        return cards.index(self._decided_card) if self._decided_card in cards else None

    def _go_on(self, place: int | None) -> None:
        """Once a conflict is decided and gone, the keyboard goes on with the next one."""
        cards = self.conflicts.cards
        if place is None or self._decided_card in cards:
            return
        self._decided_card = None
        if cards:
            next(iter(cards[min(place, len(cards) - 1)].radios.values())).setFocus()

    def _scroll(self) -> None:
        parts: dict[object, QWidget] = {
            "conflicts": self.conflicts,
            "problems": self.problems,
            "ambiguous": self.ambiguous,
            "holds": self.holds,
        }
        part, self._awaited = parts.get(self._awaited), None
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if part is not None and area is not None:
            area.ensureWidgetVisible(part, 0, area.viewport().height())

    # ---- cards

    def _conflict_card(self, entry: ConflictEntry) -> ConflictCard:
        card = ConflictCard(entry, self.conflicts)
        card.decided.connect(self._decide)
        return card

    def _problem_card(self, entry: ProblemEntry) -> ProblemCard:
        waits = not entry.item and entry.code == RunStatus.SIGN_IN_NEEDED
        sign_ins = self._shown.sign_ins
        card = ProblemCard(entry, sign_ins[0] if waits and sign_ins else "", self.problems)
        card.retry_wanted.connect(self._retry)
        card.leave_wanted.connect(self._ask_to_leave)
        card.sign_in_wanted.connect(lambda one: self.bridge.open(Place.SIGN_IN, one.account))
        return card

    def _alone_card(self, entry: AloneEntry) -> AloneCard:
        card = AloneCard(entry, self.alone)
        card.take_wanted.connect(self._take)
        return card

    # ---- doing

    def _decide(self, card: ConflictCard) -> None:
        choices = card.choices(self.lists.conflicts)
        if not choices:
            return
        self._decided_card = card
        card.set_busy(True)
        future = self.bridge.service.decide(lambda app: app.waiting.decide(choices))
        self.bridge.ask(future, self._decided, partial(self._refused, card), owner=self)

    def _decided(self, decided: tuple[ConflictEntry, ...]) -> None:
        self._note(len(decided))

    def _refused(self, card: ConflictCard | EntryCard, failure: Failed) -> None:
        card.setEnabled(True)
        card.error.tell(failure_text(failure))

    def _retry(self, card: ProblemCard) -> None:
        card.error.clear()
        future = self.bridge.service.sync([card.entry.mapping])
        self.bridge.ask(future, None, partial(self._refused, card), owner=self)

    def _ask_to_leave(self, card: ProblemCard) -> None:
        name = card.entry.item
        confirm(
            self,
            self.tr("Leave “{record}” out?").format(record=name),
            self.tr(
                "It stays as it is on both sides and is not synced any more, until you take it in again."
            ),
            self.tr("&Leave it out"),
            self.tr("&Keep syncing it"),
            partial(self._leave, card),
        )

    def _leave(self, card: ProblemCard) -> None:
        number = card.entry.id
        card.setEnabled(False)
        future = self.bridge.service.decide(lambda app: app.waiting.leave_out(number))
        self.bridge.ask(future, lambda _: self._read(), partial(self._refused, card), owner=self)

    def _take(self, card: AloneCard) -> None:
        number = card.entry.id
        card.setEnabled(False)
        future = self.bridge.service.decide(lambda app: app.waiting.take_in(number))
        self.bridge.ask(future, lambda _: self._note(1), partial(self._refused, card), owner=self)

    def _note(self, count: int) -> None:
        self._noted += count
        self._show_running()
        announce(self.noted, self.noted.text())
        self._read()

    def _sync(self) -> None:
        self.error.clear()
        self.bridge.ask(self.bridge.service.sync(), None, self._fail)

    def _open_preview(self, card: WayCard) -> None:
        self.bridge.open(Place.PREVIEW, card.mappings)

    def _fail(self, failure: Failed) -> None:
        self.error.tell(failure_text(failure))
