"""What of a plan may be written now: handed out one by one while it is written, and never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crmsync.frozen import frozen
from crmsync.model.kinds import Side
from crmsync.plan.operations import Operation, Verb
from crmsync.sync.hold import allowed
from crmsync.sync.planning import Plan
from crmsync.sync.rivals import without_rivals
from crmsync.sync.session import Session


@frozen
class Cleared:
    """A plan's operations without those that are held (see `execute.Operations`).

    held: their fingerprints. numbers: a new pair's number in the plan → its link.
    """

    session: Session
    plan: Plan
    held: frozenset[str]
    numbers: Mapping[int, int]

    def count(self, verb: Verb, side: Side) -> int:
        """See `execute.Operations.count`."""
        if not self.held:
            return self.plan.count(verb, side)
        return sum(1 for _ in self._allowed(verb, side))

    def of(self, verb: Verb, side: Side) -> Iterator[Operation]:
        """See `execute.Operations.of`."""
        return without_rivals(self.session, map(self._for_real, self._allowed(verb, side)))

    def _allowed(self, verb: Verb, side: Side) -> Iterator[Operation]:
        return (one for one in self.plan.of(verb, side) if allowed(one, self.held))

    def _for_real(self, operation: Operation) -> Operation:
        """The operation with its new pair's real link number."""
        link = operation.link
        real = self.numbers.get(link) if link is not None else None
        return operation if real is None else replace(operation, link=real)


@frozen
class Listed:
    """Operations that are all there (see `execute.Operations`)."""

    operations: Sequence[Operation]

    def count(self, verb: Verb, side: Side) -> int:
        """See `execute.Operations.count`."""
        return sum(1 for _ in self.of(verb, side))

    def of(self, verb: Verb, side: Side) -> Iterator[Operation]:
        """See `execute.Operations.of`."""
        return (one for one in self.operations if one.verb is verb and one.side is side)
