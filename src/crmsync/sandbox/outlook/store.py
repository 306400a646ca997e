"""What every store of an embedded Exchange has: a clock, and one lock. Memory only."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Generic, TypeVar

from crmsync.sandbox.wire.clock import Clock
from crmsync.sandbox.wire.switches import Switches

S = TypeVar("S", bound=Switches)


class LockedStore(Generic[S]):
    """Contents behind one lock. Every method needs it held; use `transaction`."""

    def __init__(self, clock: Clock, behaviour: S) -> None:
        self.behaviour = behaviour
        self.lock = threading.RLock()
        self._clock = clock
        self._keys = itertools.count(0x100)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Be the only one who reads or writes."""
        with self.lock:
            yield

    def now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)
