"""Who may call what: access tokens, scopes, and Outlook's limits on requests.

Limits: "Microsoft Graph service-specific throttling limits", Outlook service limits.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from crmsync.sandbox.graph.errors import GraphError, access_denied, throttled
from crmsync.sandbox.graph.store import Store
from crmsync.sandbox.identity.book import Account, TokenBook

_AREAS = {
    "contacts": "Contacts",
    "contactfolders": "Contacts",
    "calendar": "Calendars",
    "calendars": "Calendars",
    "calendarview": "Calendars",
    "calendargroups": "Calendars",
    "events": "Calendars",
    "todo": "Tasks",
    "outlook": "MailboxSettings",
    "mailboxsettings": "MailboxSettings",
}
ALL_SCOPES = (
    "User.Read", "Contacts.ReadWrite", "Calendars.ReadWrite", "Tasks.ReadWrite", "MailboxSettings.ReadWrite",
)  # fmt: skip
_SPAN = timedelta(minutes=10)
_RESOURCE = "https://graph.microsoft.com/"


class Gate:
    """Lets calls in and turns them away."""

    def __init__(self, store: Store, book: TokenBook, owner: Account) -> None:
        self._store = store
        self._book = book
        self._owner = owner
        self._lock = threading.Lock()
        self._inside = 0
        self._seen: deque[datetime] = deque()
        self.busiest = 0
        """The most requests that ever ran at the same time."""

    def admit(self, authorization: str) -> frozenset[str]:
        """The scopes of the token in an Authorization header. Raises GraphError 401; 404 for somebody whose
        mailbox is not in the cloud."""
        kind, _, token = authorization.partition(" ")
        if kind.casefold() != "bearer" or not token.strip():
            raise _unauthorized("Access token is empty.")
        access = self._book.access(token.strip())
        if access is None:
            raise _unauthorized("Invalid access token. Signature validation failed.")
        if access.expires <= self._book.now():
            raise _unauthorized("Lifetime validation failed, the token is expired.")
        if access.account != self._owner:
            raise GraphError(
                404,
                "MailboxNotEnabledForRESTAPI",
                "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
            )
        return frozenset(scope.removeprefix(_RESOURCE).casefold() for scope in access.scopes)

    def check_scope(self, method: str, path: str, scopes: frozenset[str]) -> None:
        """Raises GraphError 403 when no scope covers the call. path: below the version, `/me/…`."""
        segments = path.strip("/").split("/")
        area = _AREAS.get(segments[1].casefold() if len(segments) > 1 else "", "User")
        needed = {f"{area}.ReadWrite"} | ({f"{area}.Read"} if method == "GET" else set())
        if not any(scope.casefold() in scopes for scope in needed):
            raise access_denied()

    def count(self) -> None:
        """Count a call. Raises GraphError 429 when the last ten minutes had too many."""
        limit = self._store.behaviour.requests_per_ten_minutes
        now = self._book.now()
        with self._lock:
            while self._seen and self._seen[0] <= now - _SPAN:
                self._seen.popleft()
            if limit is not None and len(self._seen) >= limit:
                raise self._throttled("RequestCount")
            self._seen.append(now)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be one of the requests that run now. Raises GraphError 429 when there are too many."""
        self.enter()
        try:
            yield
        finally:
            self.leave()

    def enter(self) -> None:
        """Become one of the requests that run now. Raises GraphError 429 when there are too many."""
        limit = self._store.behaviour.concurrent_requests
        with self._lock:
            if limit is not None and self._inside >= limit:
                raise self._throttled("MailboxConcurrency")
            self._inside += 1
            self.busiest = max(self.busiest, self._inside)

    def leave(self) -> None:
        """Be done."""
        with self._lock:
            self._inside -= 1

    def _throttled(self, limit: str) -> GraphError:
        return throttled(self._store.behaviour.retry_after, f"Application is over its {limit} limit.")


def _unauthorized(message: str) -> GraphError:
    challenge = (
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", '
        'client_id="00000003-0000-0000-c000-000000000000"'
    )
    return GraphError(401, "InvalidAuthenticationToken", message, (("WWW-Authenticate", challenge),))
