"""How far this computer's clock is off, as the Date headers of ordinary replies tell. Pure; asks nobody."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from crmsync.connect.http.retry import parse_date

_GRAIN = timedelta(seconds=1)
"""A Date header leaves out fractions of a second (RFC 9110 §5.6.7)."""


class ServiceClock:
    """What the replies of one session told of the time. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._error: timedelta | None = None

    @property
    def error(self) -> timedelta | None:
        """How far this computer is ahead of the service (negative: behind); `None` while no reply told.

        It is the smallest that any reply showed: one that a cache on the way kept is dated too early.
        """
        return self._error

    def note(self, sent: datetime, date: str | None, received: datetime) -> None:
        """A reply with this Date header came; sent, received: when, by this computer's clock (aware)."""
        theirs = parse_date(date)
        if theirs is None:
            return
        # It was made at some time in between, so only what lies outside is an error.
        error = max(sent - theirs - _GRAIN, timedelta(0)) - max(theirs - received, timedelta(0))
        with self._lock:
            if self._error is None or abs(error) < abs(self._error):
                self._error = error
