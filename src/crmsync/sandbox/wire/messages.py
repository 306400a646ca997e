"""Requests and replies as the rooms of an embedded service hand them to each other, without sockets."""

from __future__ import annotations

import json
from dataclasses import field
from enum import Enum, auto
from typing import Any
from urllib.parse import parse_qsl

from crmsync.frozen import frozen

JSON_TYPE = "application/json;charset=UTF-8"


class Delivery(Enum):
    """How much of a reply reaches the client."""

    WHOLE = auto()
    TRUNCATED = auto()
    """the head announces everything, half of the body follows, then the connection is cut"""
    CUT = auto()
    """the connection is cut without a word"""


@frozen
class Request:
    """A request. path: decoded; query: decoded, the last of equal names; headers: by lower-case name.

    connection: the number of the connection it came by, for ways of signing in that are the connection's.
    """

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    connection: int = 0

    def form(self) -> dict[str, str]:
        """Fields of a form in the body, over those of the query."""
        fields = parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        return {**self.query, **dict(fields)}


@frozen
class Reply:
    """A reply. content_type: None for an empty body."""

    status: int = 200
    body: bytes = b""
    content_type: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=())
    delivery: Delivery = Delivery.WHOLE


def json_reply(status: int, data: Any) -> Reply:
    """`data` as compact JSON."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(status, body, JSON_TYPE)


def empty_reply(status: int) -> Reply:
    """204 or 304."""
    return Reply(status)
