"""What an account's requests cost, over the last day: counted in every run, kept in the account's cache."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from crmsync.frozen import frozen

if TYPE_CHECKING:
    from crmsync.connect.cache import Cache

DAY = timedelta(hours=24)
"""Services count over the last 24 hours (Zoho: API limits page), not from midnight on."""
LEAST_LEFT = 500
"""A tenth of the smallest daily limit there is (Zoho's free edition: 5,000)."""
_KEY = "budget"


@frozen
class Credits:
    """What one connector's requests cost. left: what the account has left, as the service last said."""

    used: int
    left: int | None = None

    def __str__(self) -> str:
        return f"{self.used:,} API credits used" + ("" if self.left is None else f", {self.left:,} left")


@frozen
class Spending:
    """What one account spent.

    hours: the beginning of an hour (UTC) → requests and credits in it. counts: does the service count
    credits? left: what it last said is left; most_left: the most it said within a day; told: when.
    """

    hours: Mapping[datetime, tuple[int, int]] = field(default_factory=dict)
    counts: bool = False
    left: int | None = None
    most_left: int | None = None
    told: datetime | None = None

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return sum(requests for requests, _ in self.hours.values())

    @property
    def credits(self) -> int | None:
        """What they cost; `None` where the service does not count."""
        return sum(credits for _, credits in self.hours.values()) if self.counts else None

    @property
    def is_nearly_used_up(self) -> bool:
        """Is no more than about a tenth of the day's limit left?

        Zoho never names the limit, and says what is left from half of it on: so a tenth of the limit is a
        fifth of the most that was left.
        """
        if self.left is None or self.most_left is None:
            return False
        return self.left <= max(LEAST_LEFT, self.most_left // 5)

    def words(self) -> str:
        """ "200 API credits and 90 requests in the last 24 hours; 400 credits left at 14:05"."""
        requests = f"{self.requests:,} requests in the last 24 hours"
        spent = requests if self.credits is None else f"{self.credits:,} API credits and {requests}"
        if self.left is None or self.told is None:
            return spent
        return f"{spent}; {self.left:,} credits left at {self.told.astimezone():%H:%M}"

    def at(self, now: datetime) -> Self:
        """What counts at that time (aware)."""
        hours = {hour: spent for hour, spent in self.hours.items() if now - DAY < hour <= now}
        if self.told is None or not now - DAY < self.told <= now:
            return type(self)(hours, self.counts)
        return type(self)(hours, self.counts, self.left, self.most_left, self.told)

    def plus(self, requests: int, credits: Credits | None, now: datetime) -> Self:
        """With what one run spent. credits: `None` where the service does not count."""
        past = self.at(now)
        hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        before = past.hours.get(hour, (0, 0))
        used = credits.used if credits is not None else 0
        hours = {**past.hours, hour: (before[0] + requests, before[1] + used)}
        counts = past.counts or credits is not None
        if credits is None or credits.left is None:
            return type(self)(hours, counts, past.left, past.most_left, past.told)
        most = max(credits.left, past.most_left or 0)
        return type(self)(hours, counts, credits.left, most, now)

    # ---- between runs

    @classmethod
    def recall(cls, cache: Cache, now: datetime) -> Self:
        """What was kept, as far as it counts now; nothing, where that is lost."""
        try:
            kept = json.loads(cache.get(_KEY) or "{}")
            hours = {
                datetime.fromisoformat(hour): (int(requests), int(credits))
                for hour, (requests, credits) in kept["hours"].items()
            }
            left = [None if kept[key] is None else int(kept[key]) for key in ("left", "most_left")]
            told = None if kept["told"] is None else datetime.fromisoformat(kept["told"])
            return cls(hours, bool(kept["counts"]), left[0], left[1], told).at(now)
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def keep(self, cache: Cache) -> None:
        """Keep it for the next run."""
        kept = {
            "hours": {hour.isoformat(): spent for hour, spent in self.hours.items()},
            "counts": self.counts,
            "left": self.left,
            "most_left": self.most_left,
            "told": None if self.told is None else self.told.isoformat(),
        }
        cache.put(_KEY, json.dumps(kept))
