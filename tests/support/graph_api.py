"""A plain HTTP client of the embedded Graph, which knows no rule of the service."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import urllib3

from crmsync.sandbox.graph import ALL_SCOPES, EmbeddedGraph

IMMUTABLE = 'IdType="ImmutableId"'


@dataclass
class Answered:
    """What came back."""

    status: int
    body: Any
    headers: Any
    raw: bytes

    @property
    def items(self) -> list[Any]:
        return list(self.body["value"])

    @property
    def id(self) -> str:
        return str(self.body["id"])

    @property
    def etag(self) -> str:
        return str(self.body["@odata.etag"])

    @property
    def code(self) -> str:
        return str(self.body["error"]["code"])

    @property
    def refused(self) -> tuple[int, str]:
        return self.status, self.code


class Api:
    """Calls of the signed-in person; ids are immutable unless a test asks for others."""

    def __init__(self, graph: EmbeddedGraph, scopes: tuple[str, ...] = ALL_SCOPES) -> None:
        self.graph = graph
        self.pool = urllib3.PoolManager(retries=False)
        self.token = graph.access_token(scopes)

    def send(self, method: str, url: str, **options: Any) -> Answered:
        """Any request, without a token."""
        reply = self.pool.request(method, url, redirect=False, timeout=10, **options)
        kind = reply.headers.get("Content-Type", "")
        body = json.loads(reply.data) if kind.startswith("application/json") and reply.data else None
        return Answered(reply.status, body, reply.headers, reply.data)

    def call(
        self, method: str, path: str, body: Any = None, *, prefer: str = IMMUTABLE, **headers: str
    ) -> Answered:
        """A call of a path below the version, or of a link."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body)
        return self.send(
            method,
            path if path.startswith("http") else self.graph.url + path,
            body=content,
            headers={"Authorization": f"Bearer {self.token}", "Prefer": prefer, **names},
        )

    def get(self, path: str, *, prefer: str = IMMUTABLE, **headers: str) -> Answered:
        return self.call("GET", path, prefer=prefer, **headers)

    def post(self, path: str, body: Any, *, prefer: str = IMMUTABLE, **headers: str) -> Answered:
        return self.call("POST", path, body, prefer=prefer, **headers)

    def patch(self, path: str, body: Any, *, prefer: str = IMMUTABLE, **headers: str) -> Answered:
        return self.call("PATCH", path, body, prefer=prefer, **headers)

    def delete(self, path: str, *, prefer: str = IMMUTABLE, **headers: str) -> Answered:
        return self.call("DELETE", path, prefer=prefer, **headers)

    def round(self, path: str, *, prefer: str = IMMUTABLE) -> tuple[list[Any], str]:
        """All items of a delta round, and the link to the next one."""
        items: list[Any] = []
        while True:
            page = self.get(path, prefer=prefer)
            assert page.status == 200, page.body
            items += page.items
            if "@odata.deltaLink" in page.body:
                return items, page.body["@odata.deltaLink"]
            path = page.body["@odata.nextLink"]
