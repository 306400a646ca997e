"""The time of an embedded service. It is passed in, so that a test can move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present time as an aware datetime."""


def system_clock() -> datetime:
    return datetime.now(UTC)
