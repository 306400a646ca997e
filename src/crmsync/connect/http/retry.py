"""When a request may be sent again, and how long to wait first. Clock and random numbers are passed in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from functools import lru_cache

from crmsync.frozen import frozen


class Effect(Enum):
    """What sending a request (once more) does."""

    READ = auto()
    """nothing: it may be repeated freely"""
    IDEMPOTENT = auto()
    """a write whose repetition leaves the same state (PUT, DELETE): its reply may then be about the first try
    """
    ONCE = auto()
    """a write that must not be repeated unless it surely was not carried out"""


_EFFECTS = {
    **dict.fromkeys(("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT"), Effect.READ),
    **dict.fromkeys(("PUT", "DELETE"), Effect.IDEMPOTENT),
}


def effect_of(method: str) -> Effect:
    """The usual effect of a method (RFC 9110 §9.2.2, RFC 4918, RFC 3253); unknown ones are sent once only."""
    return _EFFECTS.get(method, Effect.ONCE)


class Trouble(Enum):
    """Why an exchange had no usable reply."""

    NOT_SENT = auto()
    """refused, unknown host, no way to it: surely not carried out"""
    LOST = auto()
    """broken off after it may have been sent"""
    SILENT = auto()
    """no reply in time: the service may still be at it"""
    HOPELESS = auto()
    """another try would end the same (certificate not trusted, reply too large)"""


_MOST_TRIES_IN_SILENCE = 2
_NEVER_CARRIED_OUT = {429}
_FOR_A_WHILE = {429, 502, 503, 504}
_SLOW_DOWN = {429, 503}
"""What is said of all requests, not of the one that was answered."""


@frozen
class RetryPolicy:
    """How often and how patiently a request is tried.

    tries: the most times one request is sent. first_delay: before the second try, doubled for each further
    one up to `longest_delay`. longest_wait: a `Retry-After` beyond this is not waited for: the caller gets
    the reply and decides.
    """

    tries: int = 4
    first_delay: timedelta = timedelta(milliseconds=400)
    longest_delay: timedelta = timedelta(seconds=20)
    longest_wait: timedelta = timedelta(seconds=60)

    def after_trouble(self, effect: Effect, trouble: Trouble, tried: int, random: float) -> timedelta | None:
        """How long to wait before the next try, `None` for giving up. tried: how often it was tried so
        far.
        """
        match trouble:
            case Trouble.HOPELESS:
                return None
            case Trouble.LOST if effect is Effect.ONCE:
                return None
            case Trouble.SILENT if effect is not Effect.READ or tried >= _MOST_TRIES_IN_SILENCE:
                return None
            case _:
                return self._delay(tried, random)

    def after_status(
        self, effect: Effect, status: int, retry_after: timedelta | None, tried: int, random: float
    ) -> timedelta | None:
        """How long to wait before the next try, `None` when the reply is final.

        A write that must not be repeated is repeated after 429, and after 503 when the server itself names
        the time to come back.
        """
        told_to_wait = status in _NEVER_CARRIED_OUT or (status == 503 and retry_after is not None)
        if status not in _FOR_A_WHILE or (effect is Effect.ONCE and not told_to_wait):
            return None
        delay = self._delay(tried, random)
        if retry_after is None or delay is None:
            return delay
        return max(retry_after, delay) if retry_after <= self.longest_wait else None

    def _delay(self, tried: int, random: float) -> timedelta | None:
        if tried >= self.tries:
            return None
        return self._doubled(tried - 1) * (0.5 + random / 2)

    def _doubled(self, times: int) -> timedelta:
        if not self.first_delay:
            return self.first_delay
        # As often as it takes to get to the longest: many more would be longer than a timedelta can be.
        enough = (self.longest_delay // self.first_delay).bit_length()
        return min(self.first_delay * (1 << min(times, enough)), self.longest_delay)


class Pause:
    """A service that told one request to come back later is sent no new one before. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._end: datetime | None = None

    def note(self, status: int, wait: timedelta, now: datetime) -> None:
        """A request is sent again after `wait` (from `now`, aware) because of a reply with this status."""
        if status in _SLOW_DOWN:
            with self._lock:
                self._end = now + wait if self._end is None else max(self._end, now + wait)

    def left(self, now: Callable[[], datetime]) -> timedelta:
        """How long a new request has to wait yet. now: the clock, asked during a pause only."""
        with self._lock:
            if self._end is None:
                return timedelta(0)
            left = self._end - now()
            if left <= timedelta(0):
                self._end = None
            return max(left, timedelta(0))


def parse_retry_after(value: str | None, now: datetime) -> timedelta | None:
    """A `Retry-After` header (seconds or a date, RFC 9110 §10.2.3) as a wait from `now` (aware); `None` if
    absent or odd.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text), 10**8))
    moment = parse_date(text)
    return None if moment is None else max(moment - now, timedelta(0))


@lru_cache(maxsize=256)
def parse_date(value: str | None) -> datetime | None:
    """An HTTP date as an aware datetime; `None` if absent or odd."""
    try:
        moment = parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
