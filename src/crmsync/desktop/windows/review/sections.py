"""`Section`: a heading with a card for each entry, a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget

from crmsync.desktop import theme
from crmsync.desktop.widgets import Card, Heading, Hint

E = TypeVar("E")
C = TypeVar("C", bound=Card)

AT_ONCE = 10
"""Cards are made for so many entries, and for as many more each time the person asks."""


class Section(QWidget, Generic[E, C]):
    """Hidden while there is nothing in it. An entry that stays keeps its card, and what was typed there."""

    def __init__(self, make: Callable[[E], C], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._entries: Sequence[E] = ()
        self._cards: list[tuple[E, C]] = []
        self._limit = AT_ONCE
        self.heading, self.hint = Heading("", 2, self), Hint("", self)
        self.more = QPushButton(self)
        self.more.clicked.connect(self._show_more)
        self._column = QVBoxLayout()
        whole = QVBoxLayout(self)
        theme.spaced(self._column, gap=theme.SECTION)
        theme.spaced(whole)
        for part in (self.heading, self.hint):
            whole.addWidget(part)
        whole.addLayout(self._column)
        whole.addWidget(self.more)
        self.hide()

    @property
    def entries(self) -> Sequence[E]:
        """All of them."""
        return self._entries

    @property
    def cards(self) -> list[C]:
        """Those that are shown."""
        return [card for _, card in self._cards]

    def set_texts(self, heading: str, hint: str = "") -> None:
        self.heading.setText(heading)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def show_entries(self, entries: Sequence[E]) -> None:
        """These and no others."""
        self._entries = entries
        self._refresh()

    def make_anew(self) -> None:
        """The language changed, or what a card shows beside its entry."""
        for _, card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._entries[: self._limit]
        kept = dict[int, C]()
        for entry, card in self._cards:
            place = next((number for number, one in enumerate(wanted) if one == entry), None)
            if place is None:
                card.hide()
                card.deleteLater()
            else:
                kept[place] = card
        self._cards = [
            (entry, kept[place] if place in kept else self._make(entry)) for place, entry in enumerate(wanted)
        ]
        for place, (_, card) in enumerate(self._cards):
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._say_more()
        self.setVisible(bool(self._entries))

    def _say_more(self) -> None:
        left = len(self._entries) - len(self._cards)
        self.more.setText(self.tr("Show %n more", None, min(left, AT_ONCE)))
        self.more.setAccessibleDescription(self.heading.text())
        self.more.setVisible(left > 0)

    def _show_more(self) -> None:
        first = len(self._cards)
        self._limit += AT_ONCE
        self._refresh()
        # The keyboard goes on among the new ones.
        following = next(_inputs(self._cards[first][1]), None)
        if following is not None:
            following.setFocus()


def _inputs(card: Card) -> Iterator[QAbstractButton]:
    return (one for one in card.findChildren(QAbstractButton) if one.isVisibleTo(card))
