"""Calls of Microsoft Graph: JSON in and out, pages, batches of twenty, four requests at a time.

Every request asks for immutable ids. Links to further pages are followed on Graph's own host only. Knows
nothing of canonical fields, feeds or links.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from email.message import Message
from typing import Any
from urllib.parse import quote, urlencode

from crmsync.connect.batches import batches
from crmsync.connect.errors import NotSupported, ReplyLost, ServiceError, ServiceFault
from crmsync.connect.graph.errors import SERVICE, nonsense, reply_error
from crmsync.connect.http import Ambient, Effect, Origin, Reply, Request, Response, Transport
from crmsync.frozen import frozen

CONCURRENT = 4
"""Requests at a time that Outlook's services take from one program for one mailbox (throttling page)."""
MOST_PARTS = 20
"""Parts of a batch (page "Combine requests with JSON batching")."""
IMMUTABLE = 'IdType="ImmutableId"'
_VERSION = "/v1.0"
_SAFE = "/$=,'()"

Json = Mapping[str, Any]


@frozen
class Part:
    """One request of a batch. path: below the version ("/me/contacts/…"). headers: beside the usual ones."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Mapping[str, Any] | None = field(default=None, repr=False)


@frozen
class PartReply(Reply):
    """What became of one part of a batch; status 0: nobody knows."""

    body: Any = field(default=None, repr=False)


class GraphClient:
    """Calls Graph as one signed-in person. Thread-safe. api_url: scheme, host and port."""

    def __init__(self, transport: Transport, api_url: str, ambient: Ambient) -> None:
        self._transport = transport
        self._origin = Origin.of(api_url)
        self._base = api_url.rstrip("/") + _VERSION
        self._ambient = ambient
        self._permits = threading.Semaphore(CONCURRENT)
        self._batches = threading.Lock()

    @property
    def host(self) -> str:
        """Graph's host."""
        return self._origin.host

    # ---- single requests

    def get(self, path: str, action: str, *, prefer: Sequence[str] = ()) -> Json:
        """The JSON object at a path or link. Raises as `reply_error` says."""
        with self._permitted():
            response = self._send("GET", self._url(path), action, prefer=prefer)
        body = _parsed(response)
        if not response.ok:
            raise reply_error(response, body, action=action)
        if body is None:
            raise nonsense(action)
        return body

    def post(self, path: str, body: Json, action: str) -> Json:
        """The JSON object that a new resource is answered with."""
        with self._permitted():
            response = self._send("POST", self._url(path), action, body=body, effect=Effect.ONCE)
        made = _parsed(response)
        if not response.ok:
            raise reply_error(response, made, action=action)
        return made or {}

    def pages(self, path: str, action: str, *, prefer: Sequence[str] = ()) -> Iterator[Json]:
        """A listing page by page, to its end: each page's whole object."""
        link: str | None = path
        seen: set[str] = set()
        while link is not None:
            if link in seen:
                raise nonsense(action, {"the list goes round in circles": None})
            seen.add(link)
            page = self.get(link, action, prefer=prefer)
            yield page
            link = next_link(page)
            if link is not None and not self.is_own(link):
                raise _foreign(action)

    def is_own(self, link: str) -> bool:
        """Does a link lead to Graph's own host? Only then may the sign-in be sent along."""
        try:
            return Origin.of(link) == self._origin and link.startswith(f"{self._base}/")
        except NotSupported:
            return False

    # ---- batches

    def batch(self, parts: Sequence[Part], action: str, effect: Effect) -> list[PartReply]:
        """The replies to these requests, in their order.

        Parts that are told to wait are sent again as the account's patience allows. Raises ServiceError when
        a whole batch fails; ReplyLost when its writes may have landed.
        """
        replies: list[PartReply] = []
        for chunk in batches(parts, MOST_PARTS):
            replies += self._chunk(chunk, action, effect)
        return replies

    def _chunk(self, parts: Sequence[Part], action: str, effect: Effect) -> list[PartReply]:
        replies: dict[int, PartReply] = {}
        waiting = list(range(len(parts)))
        tried = 0
        while waiting:
            tried += 1
            for index, reply in zip(
                waiting, self._once([parts[index] for index in waiting], action, effect, tried), strict=True
            ):
                replies[index] = reply
            waits = {index: self._wait(replies[index], effect, tried) for index in waiting}
            again = {index: wait for index, wait in waits.items() if wait is not None}
            if again:
                self._ambient.sleep(max(again.values()))
            waiting = list(again)
        return [replies[index] for index in range(len(parts))]

    def _wait(self, reply: PartReply, effect: Effect, tried: int) -> Any:
        policy = self._transport.settings.retry
        return policy.after_status(effect, reply.status, reply.retry_after, tried, self._ambient.random())

    def _once(self, parts: Sequence[Part], action: str, effect: Effect, tried: int) -> list[PartReply]:
        body = {"requests": [_spelled(number, part) for number, part in enumerate(parts)]}
        with self._permitted(CONCURRENT):
            response = self._send("POST", f"{self._base}/$batch", action, body=body, effect=effect)
        told = _parsed(response)
        if not response.ok:
            error = reply_error(response, told, action=action)
            raise (
                error
                if effect is Effect.READ or not isinstance(error, ServiceFault)
                else _lost(error, action)
            )
        answers = told.get("responses") if told else None
        if not isinstance(answers, list):
            raise nonsense(action) if effect is Effect.READ else _lost(nonsense(action), action)
        by_id = {str(one.get("id")): one for one in answers if isinstance(one, dict)}
        return [
            _part_reply(part, by_id.get(str(number), {}), response, tried)
            for number, part in enumerate(parts)
        ]

    # ---- the wire

    def _url(self, path: str) -> str:
        """The address of a path below the version, or of a link if it may be followed, else ServiceFault."""
        if path.startswith("/"):
            return self._base + path
        if not self.is_own(path):
            raise _foreign("read the list")
        return path

    def _send(
        self,
        method: str,
        url: str,
        action: str,
        *,
        body: Json | None = None,
        prefer: Sequence[str] = (),
        effect: Effect | None = None,
    ) -> Response:
        headers = {"Accept": "application/json", "Prefer": ", ".join((IMMUTABLE, *prefer))}
        if body is not None:
            headers["Content-Type"] = "application/json"
        content = None if body is None else _dumped(body)
        return self._transport.send(
            Request(method, url, headers=headers, body=content, action=action, effect=effect)
        )

    @contextmanager
    def _permitted(self, count: int = 1) -> Iterator[None]:
        """Wait until so many further requests may run. Only one waits for several: none starves another."""
        if count == 1:
            with self._permits:
                yield
            return
        with self._batches:
            for _ in range(count):
                self._permits.acquire()
        try:
            yield
        finally:
            self._permits.release(count)


def path(*parts: str, **query: str) -> str:
    """A path below the version from its parts, each quoted, and its query: `path("me", "contacts", top="5")`.

    A query's names get the `$` of OData unless they begin with "_", which stands for a plain name.
    """
    text = "".join(f"/{quote(part, safe='')}" for part in parts)
    options = {
        name.removeprefix("_") if name.startswith("_") else f"${name}": value
        for name, value in query.items()
        if value
    }
    return f"{text}?{urlencode(options, quote_via=quote, safe=_SAFE)}" if options else text


def next_link(page: Json) -> str | None:
    """Where the rest of a list is."""
    link = page.get("@odata.nextLink")
    return link if isinstance(link, str) and link else None


def rows(page: Json) -> list[dict[str, Any]]:
    """The resources of a page that have an id."""
    found = page.get("value")
    return (
        [row for row in found if isinstance(row, dict) and row.get("id")] if isinstance(found, list) else []
    )


def _spelled(number: int, part: Part) -> dict[str, Any]:
    headers = {"Prefer": IMMUTABLE, **part.headers}
    if "Prefer" in part.headers:
        headers["Prefer"] = f"{IMMUTABLE}, {part.headers['Prefer']}"
    spelled: dict[str, Any] = {"id": str(number), "method": part.method, "url": part.path}
    if part.body is not None:
        headers["Content-Type"] = "application/json"
        spelled["body"] = part.body
    return {**spelled, "headers": headers}


def _part_reply(part: Part, told: Mapping[str, Any], response: Response, tried: int) -> PartReply:
    headers = Message()
    named = told.get("headers")
    for name, value in named.items() if isinstance(named, dict) else ():
        headers[str(name)] = str(value)
    status = told.get("status")
    return PartReply(
        method=part.method,
        url=part.path,
        status=status if isinstance(status, int) else 0,
        headers=headers,
        received=response.received,
        tries=max(tried, response.tries),
        host=response.host,
        body=told.get("body"),
    )


def _foreign(action: str) -> ServiceFault:
    return ServiceFault(
        "Microsoft 365 named another server for the rest of a list, so nothing was sent there.",
        service=SERVICE,
        action=action,
        advice="It is tried again later.",
    )


def _lost(fault: ServiceError, action: str) -> ReplyLost:
    return ReplyLost(
        f"{fault.message} It is not known whether the changes arrived.",
        service=SERVICE,
        action=action,
        advice="The next run finds out.",
        code=fault.code,
        late=True,
    )


def _dumped(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()


def _parsed(response: Response) -> dict[str, Any] | None:
    try:
        body = json.loads(response.body)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
