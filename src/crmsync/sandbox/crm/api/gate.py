"""Who may call what: access tokens, scopes, credits and the limit on concurrent calls.

Rules: fact sheet 2.5 (errors), 2.6 (scopes), 3.11 (limits).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from crmsync.frozen import frozen
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import ApiError
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.wire.messages import Request

_PREFIX = "Zoho-oauthtoken "
_DAY = 86_400


@frozen
class Scope:
    """What a call needs. area: modules, settings.fields, users …; `{module}` of the path is added for
    modules.
    """

    area: str
    operation: str

    def granted(self, scopes: frozenset[str], module: str | None) -> bool:
        """Whether one of these scopes (in lower case) covers the call."""
        operations = {"all", self.operation} | (
            {"write"} if self.operation in ("create", "update") else set()
        )
        places = {self.area, self.area.split(".")[0]}
        if module is not None and self.area in ("modules", "send_mail"):
            places |= {f"{self.area}.{module.casefold()}", f"{self.area}.all"}
        return any(f"zohocrm.{place}.{operation}" in scopes for place in places for operation in operations)


SEARCH = Scope("securesearch", "read")


class Gate:
    """Lets calls in, counts them, and turns them away."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._lock = threading.Lock()
        self._spent: deque[tuple[int, int]] = deque()
        self._total = 0
        self._inside = 0

    def caller(self, request: Request) -> tuple[User, frozenset[str]]:
        """Who calls, and with which scopes in lower case. Raises ApiError 401."""
        header = request.headers.get("authorization", "")
        if not header.startswith(_PREFIX):
            raise ApiError(401, "AUTHENTICATION_FAILURE", "Authentication failed")
        access = self._core.oauth.access(header.removeprefix(_PREFIX).strip())
        user = None if access is None else self._core.people.get(access.user)
        if access is None or user is None or not user.active:
            raise ApiError(401, "INVALID_TOKEN", "invalid oauth token")
        return user, frozenset(scope.casefold() for scope in access.scopes)

    def check_scope(self, needed: tuple[Scope, ...], scopes: frozenset[str], module: str | None) -> None:
        """Raises ApiError when one of the needed scopes is not there."""
        for scope in needed:
            if scope is SEARCH:
                granted = "zohosearch.securesearch.read" in scopes
            else:
                granted = scope.granted(scopes, module)
            if not granted:
                status = self._core.environment.behaviour.scope_mismatch_status
                raise ApiError(status, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL")

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be one of the calls that run now. Raises ApiError 429 when there are too many."""
        limit = self._core.environment.behaviour.concurrent_calls
        with self._lock:
            if limit is not None and self._inside >= limit:
                raise _too_many()
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def spend(self, credits: int) -> int | None:
        """Count credits; gives what is left, or None without a limit. Raises ApiError 429 when nothing is
        left.
        """
        now = self._core.environment.now()
        limit = self._core.environment.behaviour.credits_per_day
        with self._lock:
            while self._spent and self._spent[0][0] <= now - _DAY:
                self._total -= self._spent.popleft()[1]
            if limit is not None and self._total + credits > limit:
                raise _too_many()
            self._total += credits
            if self._spent and self._spent[-1][0] == now:
                self._spent[-1] = (now, self._spent[-1][1] + credits)
            else:
                self._spent.append((now, credits))
            return None if limit is None else limit - self._total

    @property
    def running(self) -> int:
        """How many calls run now."""
        with self._lock:
            return self._inside

    @property
    def spent(self) -> int:
        """Credits of the last 24 hours, as the latest call left them."""
        with self._lock:
            return self._total


def _too_many() -> ApiError:
    # No Retry-After: the real service sends none.
    return ApiError(429, "TOO_MANY_REQUESTS", "too many requests fired in the given time")
