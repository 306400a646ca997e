"""The wire floor: the calls that no program can do without, in a bare `requests` loop, as a process of its
own.

`python -m benchmarks.floor FILE` carries out the errand in that JSON file. Nothing is mapped, kept or
compared. Both sides are read at the same time; a folder is written by one call at a time and the CRM by
several, as crmsync does.
Every program that syncs must also understand, decide and remember; what it takes beyond this is its own.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any
from xml.sax.saxutils import escape

import requests

_MULTIGET = 200
_NAMES = 50
_READ = 200
_WRITE = 100
_SPACES = 'xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_RESPONSE = re.compile(rb"<(?:\w+:)?response[ >].*?</(?:\w+:)?response>", re.DOTALL)
_HREF = re.compile(rb"<(?:\w+:)?href>(.*?)</(?:\w+:)?href>", re.DOTALL)
_ETAG = re.compile(rb"<(?:\w+:)?getetag[^>]*>(.*?)</(?:\w+:)?getetag>", re.DOTALL)
_COMMON = {"Content-Type": "application/xml; charset=utf-8"}


class Wire:
    """One session with one service, for several threads; every reply must be one of success."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.count = 0
        self._lock = Lock()
        self.session = requests.Session()
        # Reading proxies and .netrc again for each request is no part of the wire.
        self.session.trust_env = False

    def ask(self, method: str, path: str, **arguments: Any) -> requests.Response:
        with self._lock:
            self.count += 1
        reply = self.session.request(method, self.url + path, timeout=300, **arguments)
        if reply.status_code >= 400:
            raise SystemExit(f"{method} {path}: {reply.status_code} {reply.text[:500]}")
        return reply


class Mailbox:
    """One folder of a DAV server."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.wire = Wire(told["url"])
        self.wire.session.auth = (told["username"], told["password"])
        self._path: str = told["folder"]
        self._token: str = told["token"]
        self._inline: bool = told["inline"]
        data = "CR:address-data" if told["kind"] == "contacts" else "C:calendar-data"
        self._props = f"<prop><getetag/><{data}/></prop>"
        name = "CR:addressbook-multiget" if told["kind"] == "contacts" else "C:calendar-multiget"
        self._multiget = (f"<{name} {_SPACES}>{self._props}", f"</{name}>")
        self._type = "text/vcard" if told["kind"] == "contacts" else "text/calendar"

    def changes(self) -> int:
        """Read everything that changed since the token, documents included."""
        props = self._props if self._inline else "<prop><getetag/></prop>"
        token = f"<sync-token>{escape(self._token)}</sync-token><sync-level>1</sync-level>"
        body = f"<sync-collection {_SPACES}>{token}{props}</sync-collection>"
        content = self.wire.ask("REPORT", self._path, data=body.encode(), headers=_COMMON).content
        hrefs = list(_named(content))
        if not self._inline:
            self.fetch(hrefs)
        return len(hrefs)

    def fetch(self, hrefs: Sequence[str]) -> dict[str, str]:
        """Read documents; href → version."""
        versions: dict[str, str] = {}
        for batch in _batches(hrefs, _MULTIGET):
            wanted = "".join(f"<href>{escape(href)}</href>" for href in batch)
            body = wanted.join(self._multiget).encode()
            headers = {**_COMMON, "Depth": "1"}
            versions |= _named(self.wire.ask("REPORT", self._path, data=body, headers=headers).content)
        return versions

    def create(self, documents: dict[str, str]) -> None:
        """Save new documents."""
        for name, document in documents.items():
            self._put(self._path + name, document, {"If-None-Match": "*"})

    def replace(self, documents: dict[str, str]) -> None:
        """Save documents over what is there: read, since they must be patched, and written conditionally."""
        versions = self.fetch([self._path + name for name in documents])
        by_name = {href.rpartition("/")[2]: version for href, version in versions.items()}
        for name, document in documents.items():
            self._put(self._path + name, document, {"If-Match": by_name[name]})

    def _put(self, path: str, document: str, condition: dict[str, str]) -> None:
        headers = {"Content-Type": f"{self._type}; charset=utf-8", **condition}
        self.wire.ask("PUT", path, data=document.encode(), headers=headers)


class Crm:
    """One module of the CRM. since: ISO time of the last reading, "" for never. calls: so many at a time."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.wire = Wire(told["url"])
        self.wire.session.headers["Authorization"] = f"Zoho-oauthtoken {told['token']}"
        self._path = f"/crm/v8/{told['module']}"
        self._fields: str = ",".join(told["fields"])
        self._pool = ThreadPoolExecutor(told["calls"])
        self._since = {"If-Modified-Since": told["since"]} if told["since"] else {}

    def changes(self) -> int:
        """Read every record that changed, and what was deleted since."""
        query = {
            "fields": self._fields,
            "per_page": str(_READ),
            "sort_by": "Modified_Time",
            "sort_order": "asc",
        }
        count = 0
        while True:
            reply = self.wire.ask("GET", self._path, params=query, headers=self._since)
            if not reply.content:
                break
            page = reply.json()
            count += len(page["data"])
            if not page["info"]["more_records"]:
                break
            query["page_token"] = page["info"]["next_page_token"]
        if self._since:
            deleted = {"type": "all", "page": "1", "per_page": str(_READ)}
            self.wire.ask("GET", f"{self._path}/deleted", params=deleted, headers=self._since)
        return count

    def create(self, records: list[dict[str, Any]]) -> None:
        """Create records, their companies found by name first."""
        ids = self._companies(sorted({one["Account_Name"] for one in records if "Account_Name" in one}))
        for record in records:
            if "Account_Name" in record:
                record["Account_Name"] = {"id": ids[record["Account_Name"]]}
        self._write("POST", records)

    def update(self, records: list[dict[str, Any]]) -> None:
        """Change records."""
        self._write("PUT", records)

    def _companies(self, names: list[str]) -> dict[str, str]:
        ids: dict[str, str] = {}
        for rows in self._pool.map(self._found, _batches(names, _NAMES)):
            ids |= {row["Account_Name"]: row["id"] for row in rows}
        return ids

    def _found(self, names: Sequence[str]) -> list[dict[str, str]]:
        quoted = ", ".join(f"'{name}'" for name in names)
        query = f"select id, Account_Name from Accounts where Account_Name in ({quoted}) limit 0, 200"
        rows: list[dict[str, str]] = self.wire.ask(
            "POST", "/crm/v8/coql", json={"select_query": query}
        ).json()["data"]
        return rows

    def _write(self, method: str, records: Sequence[dict[str, Any]]) -> None:
        def send(batch: Sequence[dict[str, Any]]) -> None:
            reply = self.wire.ask(method, self._path, json={"data": batch, "trigger": []})
            if any(one["status"] != "success" for one in reply.json()["data"]):
                raise SystemExit(reply.text[:500])

        list(self._pool.map(send, _batches(records, _WRITE)))


def _named(content: bytes) -> dict[str, str]:
    """href → version of each item in a multistatus, the folder itself left out."""
    found: dict[str, str] = {}
    for response in _RESPONSE.findall(content):
        href, etag = _HREF.search(response), _ETAG.search(response)
        if href is not None and etag is not None and not href[1].strip().endswith(b"/"):
            found[href[1].strip().decode()] = etag[1].decode().replace("&quot;", '"').replace("&#34;", '"')
    return found


def _batches(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def main() -> int:
    """Carry the errand out and tell what was sent and read."""
    errand = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    mailbox, crm = Mailbox(errand["mailbox"]), Crm(errand["crm"])
    with ThreadPoolExecutor(2) as pool:
        readings = [pool.submit(side.changes) for side in (mailbox, crm)]
        read = [reading.result() for reading in readings]
    for target, work in ((crm.create, "creates"), (crm.update, "updates")):
        if errand[work]:
            target(errand[work])
    for store, work in ((mailbox.create, "new_documents"), (mailbox.replace, "documents")):
        if errand[work]:
            store(errand[work])
    print(json.dumps({"requests": {"outlook": mailbox.wire.count, "crm": crm.wire.count}, "read": read}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
