"""What every store of an embedded Exchange has: a clock, and one lock. Memory only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Generic, TypeVar

from crmsync.sandbox.wire.clock import Clock
from crmsync.sandbox.wire.switches import Switches

S = TypeVar("S", bound=Switches)


class LockedStore(Generic[S]):
    """Contents behind one lock. Every method needs it held; use `transaction`.

    last_key: the number that was given last. transactions: how many there were.
    """

    def __init__(self, clock: Clock, behaviour: S) -> None:
        self.behaviour = behaviour
        self.lock = threading.RLock()
        self._clock = clock
        self.last_key = 0xFF
        self.transactions = 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Be the only one who reads or writes."""
        with self.lock:
            try:
                yield
            finally:
                self.transactions += 1

    def next_key(self) -> int:
        """A number that nothing has had."""
        self.last_key += 1
        return self.last_key

    def now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)
