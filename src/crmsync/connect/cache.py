"""What connectors keep between runs and may lose at any time: small texts, each believed for some time.

Knows no service.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol


class Cache(Protocol):
    """An account's texts by name."""

    def get(self, key: str) -> str | None:
        """What was put under `key`, if it is still there."""

    def put(self, key: str, value: str) -> None:
        """Keep `value` under `key`."""


class MemoryCache:
    """A cache that lasts as long as its object."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """See `Cache`."""
        return self._values.get(key)

    def put(self, key: str, value: str) -> None:
        """See `Cache`."""
        self._values[key] = value


class Answers:
    """What a service answered, as JSON values in a cache.

    now: the clock (aware). lifetime: so long an answer is believed; one from the future is not.
    """

    def __init__(self, cache: Cache, now: Callable[[], datetime], lifetime: timedelta) -> None:
        self._cache = cache
        self._now = now
        self._lifetime = lifetime

    def get(self, key: str) -> Any:
        """The answer kept under `key`; `None` when there is none, or none that is still believed."""
        try:
            kept = json.loads(self._cache.get(key) or "")
            age = self._now() - datetime.fromisoformat(kept["read"])
            return kept["value"] if timedelta(0) <= age < self._lifetime else None
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep an answer that was given now."""
        self._cache.put(key, json.dumps({"read": self._now().isoformat(), "value": value}))

    def kept(self, key: str, ask: Callable[[], Any], *, fresh: bool = False) -> Any:
        """The answer kept under `key`; asked for, and kept, where there is none that is still believed.

        fresh: ask, whatever is kept.
        """
        known = None if fresh else self.get(key)
        if known is None:
            known = ask()
            self.put(key, known)
        return known

    def forget(self, key: str) -> None:
        """Ask again next time."""
        self._cache.put(key, "")
