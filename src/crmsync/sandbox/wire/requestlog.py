"""What was asked of an embedded service, for assertions and counts; secrets are blackened before anything is
kept.

Holds the latest requests in memory only.
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from datetime import datetime
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.wire.messages import Request

KEPT = 20_000
"""So many requests are kept; older ones are forgotten first."""

_LARGEST_BODY = 262_144
_SECRET = "(secret)"
_SECRET_NAMES = frozenset(
    {"token", "refresh_token", "access_token", "client_secret", "code", "code_verifier", "device_code"}
)
_SECRET_HEADERS = frozenset({"authorization", "cookie", "x-admin-token"})


@frozen
class LoggedRequest:
    """One request and the status it got (0 when the connection was cut). Headers by lower-case name.

    body: None where the log keeps none, and for bodies over 256 KB.
    """

    time: datetime
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes | None
    status: int

    def json(self) -> Any:
        """The body as JSON. Raises ValueError when it is none."""
        return json.loads(self.body or b"")


class RequestLog:
    """The latest requests, oldest first. Safe to use from several threads."""

    def __init__(self, keeps: str | None = None) -> None:
        """keeps: bodies of requests are kept whose path begins so; None: no body is."""
        self._keeps = keeps
        self._lock = threading.Lock()
        self._entries: deque[LoggedRequest] = deque(maxlen=KEPT)

    def add(self, time: datetime, request: Request, status: int) -> None:
        query = {key: _SECRET if key in _SECRET_NAMES else value for key, value in request.query.items()}
        headers = {
            name: _SECRET if name in _SECRET_HEADERS else value for name, value in request.headers.items()
        }
        asked = self._keeps is not None and request.path.startswith(self._keeps)
        body = request.body if asked and len(request.body) <= _LARGEST_BODY else None
        entry = LoggedRequest(time, request.method, request.path, query, headers, body, status)
        with self._lock:
            self._entries.append(entry)

    def entries(self, match: str = "", method: str | None = None) -> list[LoggedRequest]:
        """Those whose path has a part that matches the regular expression, and of that method."""
        pattern = re.compile(match)
        with self._lock:
            kept = list(self._entries)
        return [entry for entry in kept if pattern.search(entry.path) and method in (None, entry.method)]

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
