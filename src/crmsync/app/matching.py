"""Items without a counterpart: what a person must know of each to say which two are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from crmsync.app.values import say
from crmsync.frozen import frozen
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Fields
from crmsync.plan.choices import Act
from crmsync.state.database import Database
from crmsync.state.halves import MappingState
from crmsync.state.lists import Lists

TELLING: Mapping[Kind, tuple[str, ...]] = {
    Kind.CONTACTS: ("email_1", "company", "title", "mobile_phone", "work_phone", "work_city"),
    Kind.TASKS: ("due", "status", "priority"),
    Kind.EVENTS: ("start", "location"),
}
"""The fields by which an item is told apart from another one of the same name."""
MOST_TELLING = 4
"""So many of them are enough."""


@frozen
class UnmatchedEntry:
    """An item without a counterpart. half: its row, for `Waiting.match`. candidates: the rows of those that
    it could be, if there are several. choice: what a person decided about it, if they did.
    """

    half: int
    mapping: str
    kind: Kind
    side: Side
    item: str
    fields: Fields
    candidates: tuple[int, ...]
    choice: Act | None

    @property
    def about(self) -> str:
        """What tells it apart from another one of the same name, in a line."""
        told = (say(name, self.fields[name]) for name in TELLING[self.kind] if name in self.fields)
        return ", ".join(islice(told, MOST_TELLING))


def unmatched(db: Database, mapping: str, lists: Lists) -> Iterator[UnmatchedEntry]:
    """The items of one mapping that belong to no link, as last read."""
    state = MappingState(db, lists.id, lists.kind, frozenset())
    halves = [half for side in Side for half in state.unlinked(side)]
    # The list of what is ambiguous is as old as the last plan; some may be linked by now.
    free = {half.id for half in halves}
    candidates = {one.half: tuple(free.intersection(one.candidates)) for one in lists.ambiguous()}
    for half in halves:
        yield UnmatchedEntry(
            half.id,
            mapping,
            lists.kind,
            half.side,
            label(lists.kind, half.fields) or half.item,
            half.fields,
            tuple(sorted(candidates.get(half.id, ()))),
            Act.SKIP if half.separate else Act.CREATE if half.unmatched else None,
        )


def unmatched_json(entry: UnmatchedEntry) -> dict[str, Any]:
    """An item without a counterpart as `crmsync ambiguous --json` prints it."""
    return {
        "id": str(entry.half),
        "mapping": entry.mapping,
        "side": entry.side.value,
        "item": entry.item,
        "about": entry.about,
        "candidates": [str(half) for half in entry.candidates],
        "choice": entry.choice.value if entry.choice is not None else None,
    }
