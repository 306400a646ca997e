"""Which of several like lines of a card carries which field: the first mail address, the second.

Lines fill the places of their kind in order of preference. Where a place is empty but a later one is not, the
order cannot say so: then a parameter of our own does. Pure; knows lines, not fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from crmsync.formats.contentline import Property
from crmsync.formats.vcard import Card
from crmsync.frozen import frozen

POSITION = "X-CRMSYNC-POSITION"
"""The place of a line among its kind, counted from 1, where the order of lines would tell another one."""


@frozen
class LineKind:
    """Lines of a card that mean the same kind of thing.

    lines: those lines, the preferred ones first, empty ones included.
    filled: does a line hold anything?
    add: makes a new one with this (escaped) value; before the given line if there is one.
    """

    lines: Callable[[Card], Sequence[Property]]
    filled: Callable[[Card, Property], bool]
    add: Callable[[Card, Property | None, str], Property]

    def places(self, card: Card) -> Mapping[int, Property]:
        """Place (from 1) → the line that fills it."""
        return card.recall(self._places)

    def take(self, card: Card, place: int) -> Property:
        """The line at this place, else an empty one of this kind, else a new one; to be filled, then
        settled."""
        places = self.places(card)
        if place in places:
            return places[place]
        empty = next((line for line in self.lines(card) if not self.filled(card, line)), None)
        later = min((other for other in places if other > place), default=None)
        return empty or self.add(card, None if later is None else places[later], "")

    def settle(self, card: Card, wanted: Mapping[int, Property]) -> None:
        """Sees to it that these lines are found at these places, with few position parameters."""
        lines = self._filled(card)
        kept = {place: line for place, line in wanted.items() if line in lines}
        if not _misplaced(lines, kept):
            return
        for line in lines:
            line.set_parameter(POSITION)
        while misplaced := _misplaced(lines, kept):
            for place, line in misplaced.items():
                line.set_parameter(POSITION, str(place))

    def _filled(self, card: Card) -> list[Property]:
        return [line for line in self.lines(card) if self.filled(card, line)]

    def _places(self, card: Card) -> Mapping[int, Property]:
        return _assign(self._filled(card))


def _misplaced(lines: Sequence[Property], wanted: Mapping[int, Property]) -> dict[int, Property]:
    found = _assign(lines)
    return {place: line for place, line in wanted.items() if found.get(place) is not line}


def _assign(lines: Sequence[Property]) -> dict[int, Property]:
    """Lines that name their place get it (the first that names it), the others fill the gaps in order."""
    places: dict[int, Property] = {}
    rest = []
    for line in lines:
        said = line.parameter(POSITION)
        place = int(said) if said and said.isascii() and said.isdigit() and len(said) < 4 else 0
        if place and place not in places:
            places[place] = line
        else:
            rest.append(line)
    free = 1
    for line in rest:
        while free in places:
            free += 1
        places[free] = line
    return places
