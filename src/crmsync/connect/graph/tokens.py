"""An account's tokens: what is known of them, and one access token kept fresh for all threads.

MSAL, which renews tokens, is loaded when one must be renewed and not before: an idle run needs none.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import field, replace
from datetime import datetime, timedelta

from crmsync.connect.errors import SignInNeeded
from crmsync.connect.graph.errors import SERVICE
from crmsync.frozen import frozen

_EARLY = timedelta(minutes=3)
"""A token is renewed so long before its time is over, for requests under way and clocks that differ."""
_FRESH = timedelta(seconds=60)
"""A token younger than this that is refused is refused for another reason than its age."""


@frozen
class GraphCredentials:
    """What signs one account in. Secrets are never shown.

    client_id: of the registered application. cache: MSAL's token cache, serialised. access_token: the one in
    use, good until `expires` (aware). username: as whom.
    """

    client_id: str
    cache: str = field(repr=False)
    access_token: str = field(default="", repr=False)
    expires: datetime | None = None
    username: str = ""


Renew = Callable[[GraphCredentials], GraphCredentials]
"""Asks Microsoft for a new access token. Raises ServiceError."""


class TokenKeeper:
    """The account's access token (a `TokenSupplier` of the transport). Thread-safe.

    renew: gets a new token. save: is given the credentials whenever they changed. now: the clock (aware).
    """

    def __init__(
        self,
        credentials: GraphCredentials,
        renew: Renew,
        *,
        save: Callable[[GraphCredentials], None],
        now: Callable[[], datetime],
    ) -> None:
        self._credentials = credentials
        self._renew = renew
        self._save = save
        self._now = now
        self._lock = threading.Lock()
        self._renewed_at: datetime | None = None

    @property
    def credentials(self) -> GraphCredentials:
        """The credentials as they are now."""
        return self._credentials

    def token(self) -> str:
        """See `TokenSupplier.token`."""
        with self._lock:
            known = self._credentials
            if known.access_token and known.expires is not None and known.expires - _EARLY > self._now():
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
        if not self._credentials.cache:
            raise SignInNeeded(
                "This account is not signed in to Microsoft.",
                service=SERVICE,
                action="sign in",
                advice="Sign in first.",
            )
        renewed = self._renew(replace(self._credentials, access_token=""))
        self._credentials = renewed
        self._renewed_at = self._now()
        self._save(renewed)
        return renewed.access_token
