"""What else waits, a card each: problems with a way out, values left out, items that stay alone, and what is
decided in the preview.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from crmsync.app.types import Side
from crmsync.app.waiting import AloneEntry, LeftOutEntry, ProblemEntry
from crmsync.desktop.flow import Flow
from crmsync.desktop.labels import capitalised, field_title, side_name
from crmsync.desktop.language import moment_text
from crmsync.desktop.messages.telling import told
from crmsync.desktop.theme import Tone
from crmsync.desktop.widgets import Card, ErrorLabel, Hint, ToneLabel


class EntryCard(Card):
    """A title, what is to be said, and buttons below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.error = ErrorLabel(parent=self)
        self._buttons = Flow()

    def _say(self, *parts: QWidget) -> None:
        for part in parts:
            self.body.addWidget(part)
        self.body.addWidget(self.error)
        self.body.addLayout(self._buttons)

    def _add(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleDescription(self.title.text())
        self._buttons.addWidget(button)
        return button


class ProblemCard(EntryCard):
    """An item, or a whole mapping, that could not be synced.

    retry_wanted, leave_wanted, sign_in_wanted: each with this card.
    """

    retry_wanted = Signal(object)
    leave_wanted = Signal(object)
    sign_in_wanted = Signal(object)

    def __init__(self, entry: ProblemEntry, sign_in: str, parent: QWidget | None = None) -> None:
        """sign_in: the account that must be signed in to, for a whole mapping that waits for that."""
        super().__init__(parent)
        self.entry = entry
        self.account = sign_in
        self.set_title(entry.item or entry.mapping)
        self.leave: QPushButton | None = None
        advice = told(entry.advice)
        parts: list[QWidget] = [ToneLabel(told(entry.message), Tone.PLAIN, self)]
        if advice:
            parts.append(ToneLabel(advice, Tone.PLAIN, self))
        if entry.item:
            parts.append(Hint(self._about(), self))
        self._say(*parts)
        if sign_in:
            words = self.tr("Sign in to {account} …")
            self._add(words.format(account=sign_in)).clicked.connect(lambda: self.sign_in_wanted.emit(self))
        self.retry = self._add(self.tr("Try again now"))
        self.retry.clicked.connect(lambda: self.retry_wanted.emit(self))
        if entry.item:
            self.leave = self._add(self.tr("Leave it out …"))
            self.leave.clicked.connect(lambda: self.leave_wanted.emit(self))

    def _about(self) -> str:
        entry = self.entry
        tried = self.tr("{mapping}, tried %n time(s)", None, entry.attempts).format(mapping=entry.mapping)
        if entry.next_try is None:
            return tried
        words = self.tr("{tried}; by itself again after {moment}")
        return words.format(tried=tried, moment=moment_text(entry.next_try))

    def set_running(self, running: bool) -> None:
        """A run goes on: it tries what there is to try."""
        self.retry.setEnabled(not running)


class LeftOutCard(EntryCard):
    """A value that one side cannot hold."""

    def __init__(self, entry: LeftOutEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if entry.field:
            title = self.tr("{record}: {field} not in {side}")
        else:
            title = self.tr("{record}: not all of it in {side}")
        self.set_title(
            title.format(
                record=entry.item, field=field_title(entry.kind, entry.field), side=side_name(entry.side)
            )
        )
        self._say(ToneLabel(capitalised(told(entry.reason)), Tone.PLAIN, self), Hint(entry.mapping, self))


class AloneCard(EntryCard):
    """An item that gets no counterpart.

    take_wanted: with this card.
    """

    take_wanted = Signal(object)

    def __init__(self, entry: AloneEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.set_title(entry.item)
        where = (
            self.tr("{mapping}, stays alone in Outlook")
            if entry.side is Side.OUTLOOK
            else self.tr("{mapping}, stays alone in the CRM")
        )
        self._say(Hint(where.format(mapping=entry.mapping), self))
        self.take = self._add(self.tr("Sync it again"))
        self.take.clicked.connect(lambda: self.take_wanted.emit(self))


class WayCard(EntryCard):
    """What is decided elsewhere: how much waits, and a button that goes there."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mappings: tuple[str, ...] = ()
        self.names = Hint("", self)
        self._say(self.names)
        self.button = self._add("")
        self.button.clicked.connect(self.wanted)

    def show_count(self, title: str, mappings: tuple[str, ...], button: str) -> None:
        """title: says how much. mappings: where. button: what it does."""
        self.mappings = mappings
        self.set_title(title)
        self.names.setText(", ".join(mappings))
        self.button.setText(button)
        self.button.setAccessibleDescription(title)
        self.setVisible(bool(mappings))
