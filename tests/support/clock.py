"""A clock that only moves when it is told to; shared by both services and the engine of a test world."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class FakeClock:
    """Call it for the time. `stopped()` holds it still, so that several edits fall into one second."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._running = True

    def __call__(self) -> datetime:
        return self._now

    def advance(self, span: timedelta) -> None:
        """Let `span` pass, unless the clock is stopped."""
        if self._running:
            self._now += span

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Nothing that happens inside takes any time."""
        self._running = False
        try:
            yield
        finally:
            self._running = True


def whole_second(moment: datetime) -> datetime:
    """`moment` as a service with a one-second clock writes it down."""
    return moment.replace(microsecond=0)
