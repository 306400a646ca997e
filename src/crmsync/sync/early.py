"""The first counterparts, created while the other side is still read.

A side that was read to its end and holds nothing leaves nothing to decide about the new items of the other
one: none of them can match, no rule and no limit is about them. All else waits for both sides
(docs/algorithm.md).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Self

from crmsync.connect.errors import ServiceError
from crmsync.model.kinds import Side
from crmsync.plan.operations import Verb
from crmsync.sync.execute import batch_size, run_batch
from crmsync.sync.firewall import passing, schedules
from crmsync.sync.lanes import Lane
from crmsync.sync.planning import Creates
from crmsync.sync.session import Session


class Early:
    """New items batch by batch, as soon as they were read.

    side: where their counterparts are made. failure: what keeps that side from being written; then nothing
    more begins, and the other one is read to its end all the same.
    """

    def __init__(self, session: Session, side: Side) -> None:
        self.side = side
        self.failure: ServiceError | None = None
        self._session = session
        self._size = batch_size(session, side, Verb.CREATE)
        # While the batches of the others are on their way, one more lane makes the following one ready.
        self._free = session.collections[side].capabilities.batches_at_once + 1
        self._last = 0
        self._waiting = array("q")
        self._found = self._done = 0
        self._complete = False
        self.take_in()

    @classmethod
    def of(cls, session: Session, side: Side) -> Self | None:
        """For a side of which nothing is known after it was read; `None` where a person or an earlier run
        still has a say."""
        options = session.options
        seen = options.yes or not session.first
        if not seen or options.preview or options.shown is not None or not session.policy.may_write(side):
            return None
        lists = session.lists
        postponed = not options.manual and lists.waiting(session.clock())
        if postponed or any(True for _ in session.journal.intents()) or any(True for _ in lists.holds()):
            return None
        # Who would be mailed about a meeting is counted over a whole plan.
        return None if side is Side.OUTLOOK and schedules(session) else cls(session, side)

    def take_in(self) -> None:
        """Look for new items once more: a page was read."""
        found = [number for number, _, _ in self._session.state.new_items(after=self._last)]
        self._last = max(found, default=self._last)
        self._waiting.extend(found)
        self._found += len(found)

    def lanes(self, *, complete: bool) -> Iterator[Lane]:
        """What can begin now; asked for again and again. complete: is all taken in? Until then a small
        batch waits for more."""
        self._complete = complete
        while (
            self.failure is None
            and self._free
            and (len(self._waiting) >= self._size or (complete and self._waiting))
        ):
            batch = self._waiting[: self._size]
            del self._waiting[: self._size]
            yield self._lane(batch)

    def _lane(self, numbers: array[int]) -> Lane:
        session, creates = self._session, Creates(self._session)
        for number in numbers:
            creates.add(self.side, number)
        self._free -= 1
        try:
            yield from run_batch(
                session, self.side, Verb.CREATE, list(passing(session, creates.of(self.side)))
            )
        except ServiceError as error:
            self.failure = self.failure or error
            return
        finally:
            self._free += 1
        self._done += len(numbers)
        total = self._found if self._complete else None
        session.observer.progress(session.rules.name, "writing", self._done, total)
