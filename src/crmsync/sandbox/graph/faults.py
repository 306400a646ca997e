"""Faults of the embedded Graph by name, and as the admin endpoint is given them.

Which request is struck, and how often, is decided as for every embedded service.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.wire.faults import CUT_OR_SLOW, ActionReader, Answer, Fault, read_fault


def _error(status: int, code: str, message: str, **headers: str) -> Answer:
    names = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(status, {"error": {"code": code, "message": message}}, names)


TOO_MANY_REQUESTS = _error(429, "TooManyRequests", "Please retry again later.", Retry_After="1")
UNAVAILABLE = _error(503, "serviceNotAvailable", "The service is temporarily unavailable.", Retry_After="1")
GATEWAY_TIMEOUT = _error(504, "UnknownError", "The gateway did not get an answer in time.")
INTERNAL_ERROR = _error(500, "ErrorInternalServerError", "An internal server error occurred.")
INVALID_TOKEN = _error(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.")
ACCESS_DENIED = _error(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
CONFLICT = _error(
    412, "ErrorIrresolvableConflict", "The change key passed does not match the current change key."
)
SYNC_STATE_NOT_FOUND = _error(410, "syncStateNotFound", "The sync state generation is not found.")
QUOTA_EXCEEDED = _error(507, "ErrorQuotaExceeded", "The mailbox quota has been exceeded.")
MAILBOX_NOT_IN_CLOUD = _error(
    404,
    "MailboxNotEnabledForRESTAPI",
    "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
)


_READERS: Mapping[str, ActionReader] = {
    "answer": lambda value: Answer(
        int(value["status"]), value.get("body"), tuple((value.get("headers") or {}).items())
    ),
    **CUT_OR_SLOW,
}


def fault_from_json(data: Mapping[str, Any]) -> Fault:
    """The fault that the admin endpoint is given: `{match, nth?, times?}` and one of `answer` (`{status,
    body?, headers?}`), `cut` (before, after, within), `slow` (seconds).

    Raises ValueError with a sentence for anything else.
    """
    return read_fault(data, _READERS)
