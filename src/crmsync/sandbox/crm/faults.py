"""Faults of the embedded CRM by name, and as the admin endpoint is given them.

What can go wrong: fact sheet section 9, first paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.wire.faults import CUT_OR_SLOW, ActionReader, Answer, Fault, RefuseItems, read_fault


def _error(status: int, code: str, message: str) -> Answer:
    return Answer(status, {"code": code, "details": {}, "message": message, "status": "error"})


INVALID_TOKEN = _error(401, "INVALID_TOKEN", "invalid oauth token")
AUTHENTICATION_FAILURE = _error(401, "AUTHENTICATION_FAILURE", "Authentication failed")
SCOPE_MISMATCH = _error(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL")
TOO_MANY_REQUESTS = _error(429, "TOO_MANY_REQUESTS", "too many requests fired in the given time")
INTERNAL_ERROR = _error(500, "INTERNAL_ERROR", "Internal server error occurred.")
EXPIRED_PAGE_TOKEN = _error(400, "EXPIRED_VALUE", "The token given has expired")
UNAVAILABLE = Answer(503, "<html><body><h1>Service Unavailable</h1></body></html>")

_READERS: Mapping[str, ActionReader] = {
    "answer": lambda value: Answer(int(value["status"]), value.get("body")),
    **CUT_OR_SLOW,
    "refuse": lambda value: RefuseItems({int(key): str(code) for key, code in value.items()}),
}


def fault_from_json(data: Mapping[str, Any]) -> Fault:
    """The fault that the admin endpoint is given: `{match, nth?, times?}` and one of `answer`, `cut`, `slow`,
    `refuse`.

    Raises ValueError with a sentence for anything else.
    """
    return read_fault(data, _READERS)
