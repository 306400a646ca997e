"""Leaving an item out for good: it and its counterpart stay as they are, and neither is synced again."""

from __future__ import annotations

from crmsync.app.errors import NotOffered
from crmsync.model.items import ItemId
from crmsync.state.database import Database
from crmsync.state.halves import MappingState
from crmsync.state.journal import Journal
from crmsync.state.lists import Lists, Problem


def leave_out(db: Database, lists: Lists, problem: Problem) -> None:
    """Remember the problem's item as one that gets no counterpart; the problem is none any more.

    To be called within a transaction. Raises NotOffered while a change to the item is under way, or when it
    is not known any more.
    """
    state = MappingState(db, lists.id, lists.kind, frozenset())
    number = _half_of(db, state, problem)
    if number is None:
        raise NotOffered(f"“{problem.label}” is not known any more.", "Sync once more, then see again.")
    link = state.link_of(number)
    for intent in Journal(db, lists.id, lists.kind).intents():
        if intent.operation.source == number or (link is not None and intent.operation.link == link):
            raise NotOffered(
                f"A change to “{problem.label}” is still under way.", "Sync once more, then leave it out."
            )
    pair = state.link(link) if link is not None else None
    for half in (number,) if pair is None else (one.id for one in pair.halves.values()):
        lists.set_left_out(half, [entry.field for _, of, entry in lists.left_out() if of == half], ())
    if link is not None:
        state.forget_link(link, survivors_separate=True)
    else:
        state.separate(number)
    lists.solve_problem(problem.side, problem.item)


def _half_of(db: Database, state: MappingState, problem: Problem) -> int | None:
    """The problem of a create is told by the side that refused it; its item is on the other one."""
    ((noted,),) = db.rows("SELECT half FROM problem WHERE id = ?", problem.id)
    if noted is not None:
        return int(str(noted))
    found = state.find(problem.side, ItemId(problem.item))
    return None if found is None else found.id
