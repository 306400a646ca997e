"""What every room of the embedded CRM shares: the switches in force, and a clock of whole seconds that never
goes back.

The clock is passed in, so that a test can move time.
"""

from __future__ import annotations

from crmsync.sandbox.crm.behaviour import Behaviour
from crmsync.sandbox.crm.times import epoch_of
from crmsync.sandbox.wire.clock import Clock


class Environment:
    """Switches and time. `behaviour` may be exchanged at any moment."""

    def __init__(self, behaviour: Behaviour, clock: Clock, not_before: int = 0) -> None:
        """`not_before`: the latest second already used, from an earlier start."""
        self.behaviour = behaviour
        self._clock = clock
        self._last = not_before

    def now(self) -> int:
        """Seconds since 1970, whole, never less than what was given before."""
        self._last = max(self._last, epoch_of(self._clock()))
        return self._last
