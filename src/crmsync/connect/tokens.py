"""One access token of an account, kept fresh for all threads. Knows no service.

Where tokens are kept between runs is the caller's business (`save`), and how they are renewed the service's.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

EARLY = timedelta(minutes=3)
"""A token is renewed so long before its time is over, for requests under way and clocks that differ."""
_FRESH = timedelta(seconds=60)
"""A token younger than this that is refused is refused for another reason than its age: no new one would
help.
"""


class Credentials(Protocol):
    """What signs an account in, with the access token in use ("" for none yet)."""

    @property
    def access_token(self) -> str: ...

    @property
    def expires(self) -> datetime | None:
        """Until when the access token is good (aware); `None` when nobody knows."""


C = TypeVar("C", bound=Credentials)


class TokenKeeper(Generic[C]):
    """The account's access token (a `TokenSupplier` of the transport). Thread-safe.

    renew: asks the service for a new access token; raises ServiceError. save: is given the credentials
    whenever they changed. now: the clock (aware). early: see `EARLY`.
    """

    def __init__(
        self,
        credentials: C,
        renew: Callable[[C], C],
        *,
        save: Callable[[C], None],
        now: Callable[[], datetime],
        early: timedelta = EARLY,
    ) -> None:
        self._credentials = credentials
        self._renew = renew
        self._save = save
        self._now = now
        self._early = early
        self._lock = threading.Lock()
        self._renewed_at: datetime | None = None

    @property
    def credentials(self) -> C:
        """The credentials as they are now."""
        return self._credentials

    def token(self) -> str:
        """See `TokenSupplier.token`."""
        with self._lock:
            known = self._credentials
            if known.access_token and known.expires is not None and known.expires - self._early > self._now():
                return known.access_token
            return self._renewed()

    def renewed(self, rejected: str) -> str:
        """See `TokenSupplier.renewed`; a token that was fresh is given back as it is."""
        with self._lock:
            if self._credentials.access_token != rejected:
                return self._credentials.access_token or self._renewed()
            if self._renewed_at is not None and self._now() - self._renewed_at < _FRESH:
                return rejected
            return self._renewed()

    def _renewed(self) -> str:
        renewed = self._renew(self._credentials)
        self._credentials = renewed
        self._renewed_at = self._now()
        self._save(renewed)
        return renewed.access_token
