"""Calls of Zoho CRM's API v8 as methods: records in and out as JSON, errors as crmsync's, credits counted.

Knows addresses, paging and shapes of the API; nothing of canonical fields, feeds or links.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from crmsync.connect.batches import batches
from crmsync.connect.errors import ReplyLost, ServiceError, ServiceFault, Stale, Throttled
from crmsync.connect.http import Effect, Request, Response, Transport
from crmsync.connect.zoho.errors import SERVICE, Refusal, parse_refusal, reply_error
from crmsync.frozen import frozen
from crmsync.mapping.records import Record
from crmsync.model.items import ItemId

MOST_FIELDS = 50
MOST_ROWS = 200
MOST_WRITES = 100
CONCURRENT = 4
"""Calls at a time. The smallest edition allows one program five in the whole organisation (API limits page):
one is left for this person's second computer, or a colleague's."""
_CREDIT_ROWS = 10
"""Writes cost one credit for so many records, other calls one credit each (API limits page)."""
_UNAVAILABLE = "503"
"""Said by what stands before the service, which does not tell how far the service itself had come."""


@frozen
class Listed:
    """One page of a listing. clock: the service's own clock when it answered (aware), if it says."""

    records: Sequence[Record]
    clock: datetime | None = None


class RepeatedStale(Stale):
    """An update was sent more than once and then found its record changed: perhaps by its own first try."""


@frozen
class Outcome:
    """What became of one item of a write. refused: why it did not land; details: of one that did (id,
    Modified_Time).
    """

    details: Mapping[str, Any]
    refused: Refusal | None = None


@frozen
class Reply:
    """The outcomes of a write, in the order sent. tries: how often the request went out before it was
    answered.
    """

    outcomes: Sequence[Outcome]
    tries: int = 1


class ZohoClient:
    """Calls one organisation's API as one user. Thread-safe. api_url: where the API lives now, without a
    slash at the end.
    """

    def __init__(self, transport: Transport, api_url: Callable[[], str]) -> None:
        self._transport = transport
        self._api_url = api_url
        self._lock = threading.Lock()
        self._credits = 0
        self._remaining: int | None = None

    @property
    def credits(self) -> int:
        """How many API credits this client has used."""
        return self._credits

    @property
    def remaining(self) -> int | None:
        """How many credits the organisation has left, as the service last said; it says so from half on."""
        return self._remaining

    # ---- reading

    def user(self) -> Mapping[str, Any]:
        """The signed-in user. Raises ServiceFault when the service names none."""
        body = self._get("/users", {"type": "CurrentUser"}, "read who is signed in")
        users = body.get("users") if body else None
        if not isinstance(users, list) or not users or not isinstance(users[0], dict):
            raise ServiceFault("Zoho CRM does not say who is signed in.", service=SERVICE, action="sign in")
        user: Mapping[str, Any] = users[0]
        return user

    def modules(self) -> list[Mapping[str, Any]]:
        """The modules that this user can see."""
        return self._rows("/settings/modules", {}, "modules", "read the list of modules")

    def module(self, module: str) -> Mapping[str, Any]:
        """What the organisation says of one module; empty when it says nothing. Raises FolderGone."""
        rows = self._rows(f"/settings/modules/{quote(module)}", {}, "modules", "read the module")
        return rows[0] if rows else {}

    def fields(self, module: str) -> list[Mapping[str, Any]]:
        """The field metadata of a module. Raises FolderGone."""
        return self._rows("/settings/fields", {"module": module}, "fields", "read the list of fields")

    def views(self, module: str) -> list[Mapping[str, Any]]:
        """The saved views of a module. Raises FolderGone."""
        return self._rows(
            "/settings/custom_views", {"module": module}, "custom_views", "read the list of views"
        )

    def listing(
        self, module: str, fields: Sequence[str], *, since: datetime | None = None, view: str | None = None
    ) -> Iterator[Listed]:
        """A module's records page by page, oldest change first; in the order of the view, where one is given.

        since: only those changed after it (aware). At least one page comes, which may be empty. Raises
        CursorLost when the
        service lost its place: begin again.
        """
        query = {"fields": ",".join(_named(fields[:MOST_FIELDS])), "per_page": str(MOST_ROWS)}
        query |= {"cvid": view} if view else {"sort_by": "Modified_Time", "sort_order": "asc"}
        headers = {"If-Modified-Since": _spell(since)} if since else {}
        place: dict[str, str] = {}
        page = 1
        while True:
            response = self._send(
                "GET", f"/{quote(module)}", "read the records", query={**query, **place}, headers=headers
            )
            body = self._body(response, "read the records")
            records = self._completed(module, _records(body), fields)
            yield Listed(records, response.clock)
            info = body.get("info") if body else None
            if not isinstance(info, Mapping) or not info.get("more_records"):
                return
            page += 1
            token = info.get("next_page_token")
            place = {"page_token": str(token)} if token else {"page": str(page)}

    def by_ids(self, module: str, ids: Iterable[ItemId], fields: Sequence[str]) -> Iterator[Listed]:
        """The records with these ids, as far as they are there and can be seen, a page for each hundred."""
        for batch in batches(dict.fromkeys(ids), MOST_WRITES):
            query = {
                "fields": ",".join(_named(fields[:MOST_FIELDS])),
                "ids": ",".join(batch),
                "per_page": str(MOST_WRITES),
            }
            response = self._send("GET", f"/{quote(module)}", "read the records", query=query)
            records = _records(self._body(response, "read the records"))
            yield Listed(self._completed(module, records, fields), response.clock)

    def one(self, module: str, record: ItemId) -> Record | None:
        """One record with all its fields uncut; `None` when it is not there. Raises NotPermitted."""
        records = _records(self._get(f"/{quote(module)}/{quote(record)}", {}, "read the record"))
        return records[0] if records else None

    def deleted(self, module: str, since: datetime | None) -> Iterator[Listed]:
        """What was deleted after `since` (aware), page by page; everything the service still knows of for
        `None`.
        """
        headers = {"If-Modified-Since": _spell(since)} if since else {}
        for page in range(1, 1 + 100_000 // MOST_ROWS):
            query = {"type": "all", "page": str(page), "per_page": str(MOST_ROWS)}
            response = self._send(
                "GET",
                f"/{quote(module)}/deleted",
                "read the list of deleted records",
                query=query,
                headers=headers,
            )
            body = self._body(response, "read the list of deleted records")
            yield Listed(_records(body), response.clock)
            info = body.get("info") if body else None
            if not isinstance(info, Mapping) or not info.get("more_records"):
                return

    def query(self, coql: str, action: str) -> list[Record]:
        """The rows that a COQL query finds (200 at most)."""
        body = self._json("POST", "/coql", {"select_query": coql}, action, Effect.READ)
        return _records(body)

    # ---- writing; nothing here fires an automation

    def create(self, module: str, records: Sequence[Record], action: str) -> Reply:
        """Create up to 100 records. Raises ReplyLost when they may have landed: also after a fault of the
        service or an answer that makes no sense, since a create may commit before it fails.
        """
        try:
            return self._write("POST", f"/{quote(module)}", records, action, Effect.ONCE)
        except (ServiceFault, Throttled) as fault:
            if isinstance(fault, Throttled) and fault.code != _UNAVAILABLE:
                raise
            raise ReplyLost(
                f"{fault.message} It is not known whether the new records arrived.",
                service=SERVICE,
                action=action,
                advice="The next run finds out.",
                code=fault.code,
                late=True,
            ) from fault

    def update(
        self, module: str, records: Sequence[Record], action: str, *, unmodified_since: datetime | None = None
    ) -> Reply:
        """Change up to 100 records, each with its id. Raises Stale when one changed after `unmodified_since`
        (aware).
        """
        headers = {"If-Unmodified-Since": _spell(unmodified_since)} if unmodified_since else {}
        path = f"/{quote(module)}"
        if len(records) == 1:
            path += f"/{quote(str(records[0]['id']))}"
        return self._write("PUT", path, records, action, Effect.IDEMPOTENT, headers)

    def delete(self, module: str, ids: Sequence[ItemId], action: str) -> Reply:
        """Move up to 100 records to the recycle bin."""
        query = {"ids": ",".join(ids), "wf_trigger": "false"}
        response = self._send("DELETE", f"/{quote(module)}", action, query=query)
        return self._reply(response, len(ids), action)

    def photo(self, module: str, record: ItemId) -> bytes | None:
        """A record's picture, `None` when it has none."""
        response = self._send("GET", f"/{quote(module)}/{quote(record)}/photo", "read the picture")
        if response.status in {204, 304, 404}:
            return None
        if not response.ok:
            raise reply_error(response, _parsed(response), action="read the picture")
        return response.body or None

    def set_photo(self, module: str, record: ItemId, photo: bytes, *, boundary: str) -> None:
        """Give a record a picture. boundary: a text that does not occur in it."""
        name, kind = (
            ("photo.png", "image/png") if photo.startswith(b"\x89PNG") else ("photo.jpg", "image/jpeg")
        )
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        )
        response = self._send(
            "POST",
            f"/{quote(module)}/{quote(record)}/photo",
            "save the picture",
            headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
            content=head.encode() + photo + f"\r\n--{boundary}--\r\n".encode(),
            effect=Effect.IDEMPOTENT,
        )
        self._body(response, "save the picture")

    def remove_photo(self, module: str, record: ItemId) -> None:
        """Take a record's picture away; it may have none."""
        response = self._send("DELETE", f"/{quote(module)}/{quote(record)}/photo", "remove the picture")
        if response.status not in {204, 404}:
            self._body(response, "remove the picture")

    # ---- the wire

    def _completed(self, module: str, records: list[Record], fields: Sequence[str]) -> list[Record]:
        """The same records with the fields beyond the fiftieth, which take further requests.

        A record that changed in between keeps its older Modified_Time, so that the next feed brings it again.
        """
        for start in range(MOST_FIELDS, len(fields), MOST_FIELDS):
            more = fields[start : start + MOST_FIELDS]
            for batch in batches([ItemId(str(record["id"])) for record in records], MOST_WRITES):
                query = {"fields": ",".join(more), "ids": ",".join(batch), "per_page": str(MOST_WRITES)}
                rest = {
                    str(record["id"]): record
                    for record in _records(self._get(f"/{quote(module)}", query, "read the records"))
                }
                for record in records:
                    record.update(
                        {key: value for key, value in rest.get(str(record["id"]), {}).items() if key in more}
                    )
        return records

    def _rows(self, path: str, query: Mapping[str, str], key: str, action: str) -> list[Mapping[str, Any]]:
        body = self._get(path, query, action)
        rows = body.get(key) if body else None
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def _get(self, path: str, query: Mapping[str, str], action: str) -> Mapping[str, Any] | None:
        return self._body(self._send("GET", path, action, query=query), action)

    def _json(
        self, method: str, path: str, body: object, action: str, effect: Effect | None = None
    ) -> Mapping[str, Any] | None:
        return self._body(self._send(method, path, action, content=_dumped(body), effect=effect), action)

    def _write(
        self,
        method: str,
        path: str,
        records: Sequence[Record],
        action: str,
        effect: Effect,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        body = {"data": list(records), "trigger": []}
        response = self._send(
            method,
            path,
            action,
            headers=headers or {},
            content=_dumped(body),
            effect=effect,
            rows=len(records),
        )
        return self._reply(response, len(records), action)

    def _reply(self, response: Response, expected: int, action: str) -> Reply:
        """Every item's own outcome, whatever the status of the whole; 412 concerns the whole."""
        body = _parsed(response)
        items = body.get("data") if body else None
        if response.status == 412 or not isinstance(items, list) or len(items) != expected:
            first = items[0] if isinstance(items, list) and items else body
            error = self._refused(response, first if isinstance(first, Mapping) else None, action)
            if isinstance(error, Stale) and response.tries > 1:
                raise RepeatedStale(error.message, service=SERVICE, action=action, code=error.code)
            raise error
        return Reply([_outcome(item) for item in items], response.tries)

    def _refused(self, response: Response, body: Mapping[str, Any] | None, action: str) -> ServiceError:
        if response.ok and parse_refusal(body) is None:
            return ServiceFault(
                "Zoho CRM's answer makes no sense.",
                service=SERVICE,
                action=action,
                advice="It is tried again later.",
                code=str(response.status),
            )
        return reply_error(response, body, action=action)

    def _body(self, response: Response, action: str) -> Mapping[str, Any] | None:
        """The JSON object of a reply; `None` when there is nothing (204), or nothing new (304)."""
        if response.status in {204, 304}:
            return None
        body = _parsed(response)
        if not response.ok or body is None or body.get("status") == "error":
            raise self._refused(response, body, action)
        return body

    def _send(
        self,
        method: str,
        path: str,
        action: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        effect: Effect | None = None,
        rows: int = 1,
    ) -> Response:
        url = f"{self._api_url()}/crm/v8{path}"
        if query:
            url += f"?{urlencode(query, quote_via=quote)}"
        kind = {"Content-Type": "application/json"} if content is not None else {}
        response = self._transport.send(
            Request(
                method, url, headers={**kind, **(headers or {})}, body=content, action=action, effect=effect
            )
        )
        left = response.headers.get("X-API-CREDITS-REMAINING")
        with self._lock:
            self._credits += -(-rows // _CREDIT_ROWS)
            if left is not None and left.strip().isdigit():
                self._remaining = int(left)
        return response


def _named(fields: Sequence[str]) -> Sequence[str]:
    return fields if fields else ("id",)


def _spell(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _dumped(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False).encode()


def _parsed(response: Response) -> Mapping[str, Any] | None:
    try:
        body = json.loads(response.body)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _records(body: Mapping[str, Any] | None) -> list[Record]:
    rows = body.get("data") if body else None
    return [row for row in rows if isinstance(row, dict) and row.get("id")] if isinstance(rows, list) else []


def _outcome(item: object) -> Outcome:
    refused = parse_refusal(item)
    details = item.get("details") if isinstance(item, Mapping) else None
    if refused is None and not (isinstance(item, Mapping) and item.get("status") == "success"):
        refused = Refusal("UNKNOWN", "an answer without a status")
    return Outcome(details if isinstance(details, Mapping) else {}, refused)
