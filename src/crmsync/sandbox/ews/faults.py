"""Faults of the embedded Exchange Server by name, and as the admin endpoint is given them.

Which request is struck, and how often, is decided as for every embedded service; a request's path is its
operation: `POST GetItem`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.ews.calls import fault_envelope
from crmsync.sandbox.ews.errors import SoapFault
from crmsync.sandbox.wire.faults import (
    CUT_OR_SLOW,
    ActionReader,
    Answer,
    Fault,
    RefuseItems,
    read_fault,
)

XML_TYPE = "text/xml; charset=utf-8"


def soap_fault(code: str, message: str, status: int = 500, **values: str) -> Answer:
    """Answer with a SOAP fault. values: of MessageXml."""
    body = fault_envelope(SoapFault(code, message, values)).decode()
    return Answer(status, body)


def server_busy(milliseconds: int = 200) -> Answer:
    """Too many operations: wait so long."""
    return soap_fault(
        "ErrorServerBusy",
        "The server cannot service this request right now. Try again later.",
        BackOffMilliseconds=str(milliseconds),
    )


SERVER_BUSY = server_busy()
TIMEOUT = soap_fault("ErrorTimeoutExpired", "The request timed out.")
MAILBOX_MOVING = soap_fault("ErrorMailboxMoveInProgress", "Mailbox move in progress. Try again later.")
STORE_UNAVAILABLE = soap_fault(
    "ErrorMailboxStoreUnavailable", "The mailbox database is temporarily unavailable."
)
INTERNAL_ERROR = soap_fault("ErrorInternalServerError", "An internal server error occurred.")
TRANSIENT_ERROR = soap_fault(
    "ErrorInternalServerTransientError", "An internal server error occurred. Try again later."
)
UNAVAILABLE = Answer(503, "Service Unavailable", (("Retry-After", "1"),))
UNAUTHORIZED = Answer(401, None, (("WWW-Authenticate", "NTLM"), ("WWW-Authenticate", 'Basic realm="x"')))
FORBIDDEN = Answer(403, "Forbidden")
OWA_PAGE = Answer(200, "<!DOCTYPE html><html><title>Outlook</title><body>Sign in</body></html>")

_READERS: Mapping[str, ActionReader] = {
    "answer": lambda value: Answer(
        int(value["status"]), value.get("body"), tuple((value.get("headers") or {}).items())
    ),
    "fault": lambda value: soap_fault(str(value["code"]), str(value.get("message", ""))),
    "refuse": lambda value: RefuseItems({int(place): str(code) for place, code in value.items()}),
    **CUT_OR_SLOW,
}


def fault_from_json(data: Mapping[str, Any]) -> Fault:
    """The fault that the admin endpoint is given: `{match, nth?, times?}` and one of `answer` (`{status,
    body?, headers?}`), `fault` (`{code, message?}`), `refuse` (codes by position), `cut` (before, after,
    within), `slow` (seconds).

    Raises ValueError with a sentence for anything else.
    """
    return read_fault(data, _READERS)
