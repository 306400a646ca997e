"""A call as the rooms of the embedded Graph hand it to each other, and what it is answered with.

Knows JSON and headers, no sockets and no rule about items.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.graph.errors import GraphError, bad_body
from crmsync.sandbox.graph.odata import Options, Preferences
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.wire.messages import Reply

JSON_TYPE = (
    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
)


@frozen
class Call:
    """One call: a request of its own, or a part of a batch.

    path: below the version, in the form the client used (`/me/contacts`). ids: what stood in the places of
    the route's names. root: `http://127.0.0.1:port/v1.0`.
    """

    method: str
    path: str
    root: str
    query: Mapping[str, str] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    preferences: Preferences = field(default_factory=Preferences)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    ids: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> JsonObject:
        """The body. Raises GraphError when it is no JSON object."""
        try:
            data = json.loads(self.body)
        except ValueError as problem:
            raise bad_body("Unable to read JSON request payload.") from problem
        if not isinstance(data, dict):
            raise bad_body("A JSON object was expected.")
        return data

    @property
    def immutable(self) -> bool:
        return self.preferences.immutable_ids


@frozen
class Answered:
    """An answer. body: JSON, bytes of `content_type`, or nothing."""

    status: int = 200
    body: JsonObject | bytes | None = None
    content_type: str = JSON_TYPE
    headers: tuple[tuple[str, str], ...] = ()

    def reply(self) -> Reply:
        match self.body:
            case None:
                return Reply(self.status, headers=self.headers)
            case bytes():
                return Reply(self.status, self.body, self.content_type, self.headers)
            case _:
                return Reply(self.status, json_bytes(self.body), self.content_type, self.headers)


def json_bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def refusal(refused: GraphError, request_id: str, date: str) -> Answered:
    """The answer to a refused call ("Microsoft Graph error responses and resource types")."""
    inner = {"date": date, "request-id": request_id, "client-request-id": request_id}
    body = {"error": {"code": refused.code, "message": refused.message, "innerError": inner}}
    return Answered(refused.status, body, headers=refused.headers)
