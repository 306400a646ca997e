"""Which of several like lines of a card carries which field: the first mail address, the second.

Lines fill the places of their kind in order of preference. Where a place is empty but a later one is not, the
order cannot say so: then a parameter of our own does. Pure; knows lines, not fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from crmsync.formats.contentline import Property
from crmsync.formats.vcard import Card
from crmsync.frozen import frozen

T = TypeVar("T")

POSITION = "X-CRMSYNC-POSITION"
"""The place of a line among its kind, counted from 1, where the order of lines would tell another one."""


@frozen
class LineKind(Generic[T]):
    """Lines of a card that mean the same kind of thing.

    lines: those lines, the preferred ones first, empty ones included.
    read: what a line holds (its text, the texts of its parts); None when that is nothing.
    add: makes a new one with this (escaped) value; before the given line if there is one.
    """

    lines: Callable[[Card], Sequence[Property]]
    read: Callable[[Card, Property], T | None]
    add: Callable[[Card, Property | None, str], Property]

    def found(self, card: Card) -> Mapping[int, tuple[Property, T]]:
        """Place (from 1) → the line that fills it, and what it holds."""
        return card.recall(self._found)

    def places(self, card: Card) -> dict[int, Property]:
        """Place (from 1) → the line that fills it."""
        return _lines(self.found(card))

    def take(self, card: Card, place: int) -> Property:
        """The line at this place, else an empty one of this kind, else a new one; to be filled, then
        settled."""
        places = self.places(card)
        if place in places:
            return places[place]
        empty = next((line for line in self.lines(card) if self.read(card, line) is None), None)
        later = min((other for other in places if other > place), default=None)
        return empty or self.add(card, None if later is None else places[later], "")

    def settle(self, card: Card, wanted: Mapping[int, Property]) -> None:
        """Sees to it that these lines are found at these places, with few position parameters."""
        filled = self._filled(card)
        lines = [line for line, _ in filled]
        kept = {place: line for place, line in wanted.items() if line in lines}
        if not _misplaced(filled, kept):
            return
        for line in lines:
            line.set_parameter(POSITION)
        while misplaced := _misplaced(filled, kept):
            for place, line in misplaced.items():
                line.set_parameter(POSITION, str(place))

    def _filled(self, card: Card) -> list[tuple[Property, T]]:
        read = self.read
        return [(line, held) for line in self.lines(card) if (held := read(card, line)) is not None]

    def _found(self, card: Card) -> Mapping[int, tuple[Property, T]]:
        return _assign(self._filled(card))


def _lines(found: Mapping[int, tuple[Property, T]]) -> dict[int, Property]:
    return {place: line for place, (line, _) in found.items()}


def _misplaced(filled: Sequence[tuple[Property, T]], wanted: Mapping[int, Property]) -> dict[int, Property]:
    found = _lines(_assign(filled))
    return {place: line for place, line in wanted.items() if found.get(place) is not line}


def _assign(filled: Sequence[tuple[Property, T]]) -> dict[int, tuple[Property, T]]:
    """Lines that name their place get it (the first that names it), the others fill the gaps in order."""
    places: dict[int, tuple[Property, T]] = {}
    rest = []
    for one in filled:
        place = _named_place(one[0])
        if place and place not in places:
            places[place] = one
        else:
            rest.append(one)
    free = 1
    for one in rest:
        while free in places:
            free += 1
        places[free] = one
    return places


def _named_place(line: Property) -> int:
    said = line.parameter(POSITION)
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 4 else 0
