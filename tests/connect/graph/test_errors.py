"""What Graph's refusals mean, and how paths are spelled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import Message
from typing import Any

import pytest

from crmsync.connect.errors import (
    CursorLost,
    NotPermitted,
    NotSupported,
    Rejected,
    ReplyLost,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.graph.client import PartReply, path
from crmsync.connect.graph.errors import reply_error, write_error

CASES: list[tuple[int, str, type[ServiceError]]] = [
    (401, "InvalidAuthenticationToken", SignInNeeded),
    (401, "", SignInNeeded),
    (403, "ErrorAccessDenied", NotPermitted),
    (403, "Authorization_RequestDenied", NotPermitted),
    (403, "", NotPermitted),
    (404, "MailboxNotEnabledForRESTAPI", NotSupported),
    (404, "ErrorItemNotFound", Vanished),
    (404, "", Vanished),
    (400, "ErrorFolderNotFound", Vanished),
    (400, "syncStateNotFound", CursorLost),
    (410, "SyncStateNotFound", CursorLost),
    (410, "resyncRequired", CursorLost),
    (412, "ErrorIrresolvableConflict", Stale),
    (412, "", Stale),
    (409, "ErrorIrresolvableConflict", Stale),
    (400, "ErrorInvalidPropertySet", Rejected),
    (413, "RequestEntityTooLarge", Rejected),
    (507, "ErrorQuotaExceeded", Rejected),
    (429, "ApplicationThrottled", Throttled),
    (503, "ErrorServerBusy", Throttled),
    (503, "", Throttled),
    (500, "ErrorInternalServerError", ServiceFault),
    (502, "", ServiceFault),
]


def reply(status: int, **headers: str) -> PartReply:
    told = Message()
    for name, value in headers.items():
        told[name.replace("_", "-")] = value
    now = datetime(2026, 5, 4, tzinfo=UTC)
    return PartReply("GET", "/me", status, told, now, 1, "graph.microsoft.com", None)


def body(code: str, message: str = "") -> Any:
    return {"error": {"code": code, "message": message}} if code else None


@pytest.mark.parametrize("status, code, kind", CASES, ids=[f"{status} {code}" for status, code, _ in CASES])
def test_a_refusal_is_understood(status: int, code: str, kind: type[ServiceError]) -> None:
    error = reply_error(reply(status), body(code, "It said so."), action="read the items")
    assert type(error) is kind
    assert error.service == "Microsoft 365"
    assert error.action == "read the items"
    assert error.message.strip()


def test_a_refusal_that_nobody_knows_is_told_in_the_services_own_words() -> None:
    error = reply_error(reply(400), body("ErrorOdd", "The property 'x' is odd."), action="save")
    assert isinstance(error, Rejected)
    assert "(The property 'x' is odd.)" in error.message
    assert reply_error(reply(418), "<html>", action="save").message


def test_a_wait_that_is_asked_for_is_passed_on() -> None:
    for status, code in ((429, "TooManyRequests"), (503, "ErrorServerBusy"), (429, "")):
        error = reply_error(reply(status, Retry_After="17"), body(code), action="read")
        assert isinstance(error, Throttled)
        assert error.retry_after == timedelta(seconds=17)


@pytest.mark.parametrize("status", [0, 500, 502, 504])
def test_a_write_that_failed_inside_may_have_landed(status: int) -> None:
    error = write_error(reply(status), None, action="save")
    assert isinstance(error, ReplyLost)
    assert error.late


@pytest.mark.parametrize("status, kind", [(400, Rejected), (412, Stale), (429, Throttled), (404, Vanished)])
def test_a_write_that_was_refused_did_not_land(status: int, kind: type[ServiceError]) -> None:
    assert isinstance(write_error(reply(status), None, action="save"), kind)


def test_a_path_quotes_what_ids_and_filters_hold() -> None:
    assert path("me", "contacts", "AA/k=") == "/me/contacts/AA%2Fk%3D"
    assert path("me", "contacts", top="5", select="") == "/me/contacts?$top=5"
    assert path("me", "events", _startDateTime="2026-01-01T00:00:00+00:00") == (
        "/me/events?startDateTime=2026-01-01T00%3A00%3A00%2B00%3A00"
    )
    assert "%26" in path("me", "contacts", filter="id eq 'a&b'")
