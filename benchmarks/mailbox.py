"""Mailbox servers on 127.0.0.1, and filling their folders as fast as each allows."""

from __future__ import annotations

import base64
import http.client
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from support import servers
from support.servers import DavServer

from benchmarks.measure import Failed
from benchmarks.samples import CONTACTS, EVENTS, Kind

_FOLDER = (
    '<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav">'
    "<set><prop><resourcetype><collection/>{type}</resourcetype>{extra}</prop></set></mkcol>"
)
_COMPONENTS = '<C:supported-calendar-component-set><C:comp name="{}"/></C:supported-calendar-component-set>'
_SYNC_TOKEN = '<propfind xmlns="DAV:"><prop><sync-token/></prop></propfind>'
_EVERYTHING = (
    '<sync-collection xmlns="DAV:"><sync-token/><sync-level>1</sync-level>'
    "<prop><getetag/></prop></sync-collection>"
)
_FILLERS = 4
_TAKEN = {200, 201, 204}

SLOW_WRITERS = frozenset({"radicale", "xandikos"})
"""Servers on which a write costs more the more the folder holds."""

Documents = Mapping[str, str]
"""Documents by the name of their item in the folder."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A running server.

    inline: does sync-collection give the documents? one_calendar: may a meeting or task be in one of a
    person's folders only? files: puts a new folder's items there behind the server's back, `None` if that
    cannot be done.
    """

    server: DavServer
    inline: bool
    one_calendar: bool = False
    files: Callable[[str, Documents], None] | None = None
    made: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.server.name

    @property
    def headers(self) -> dict[str, str]:
        told = base64.b64encode(f"{self.server.username}:{self.server.password}".encode()).decode()
        return {"Authorization": f"Basic {told}"}

    def make_folder(self, kind: Kind) -> str:
        """The path of a new, empty folder."""
        home = self.server.address_books if kind is CONTACTS else self.server.calendars
        path = f"{home}bench-{len(self.made)}/"
        self.made.append(path)
        component = "VEVENT" if kind is EVENTS else "VTODO"
        only = _COMPONENTS.format(component)
        body = (
            _FOLDER.format(type="<A:addressbook/>", extra="")
            if kind is CONTACTS
            else _FOLDER.format(type="<C:calendar/>", extra=only)
        )
        with self._connected() as connection:
            self._ask(connection, "MKCOL", path, body, "application/xml; charset=utf-8")
        return path

    @contextmanager
    def folder(self, kind: Kind) -> Iterator[str]:
        """The path of a new, empty folder that is deleted afterwards."""
        path = self.make_folder(kind)
        yield path
        with self._connected() as connection:
            connection.request("DELETE", path, headers=self.headers)
            # Cyrus deletes the folder and answers 404.
            connection.getresponse().read()

    def fill(self, path: str, documents: Documents) -> None:
        """Put documents into a new folder."""
        if self.files is not None:
            self.files(path, documents)
            # What a server makes of files that it never saw is no part of anybody's sync.
            with self._connected() as connection:
                self._ask(connection, "REPORT", path, _EVERYTHING, "application/xml; charset=utf-8")
            return
        every = list(documents.items())
        with ThreadPoolExecutor(_FILLERS) as pool:
            list(pool.map(lambda at: self.put(path, dict(every[at::_FILLERS])), range(_FILLERS)))

    def put(self, path: str, documents: Documents) -> None:
        """Save documents one after the other, as a person's program would."""
        with self._connected() as connection:
            for name, document in documents.items():
                type_ = "text/vcard" if name.endswith(".vcf") else "text/calendar"
                self._ask(connection, "PUT", path + name, document, f"{type_}; charset=utf-8")

    def sync_token(self, path: str) -> str:
        """Where the folder's changes stand now."""
        with self._connected() as connection:
            text = self._ask(connection, "PROPFIND", path, _SYNC_TOKEN, "application/xml; charset=utf-8")
        _, opened, rest = text.partition("sync-token>")
        if not opened:
            raise Failed(f"{self.name} told no sync token: {text}")
        return rest.partition("</")[0]

    @contextmanager
    def _connected(self) -> Iterator[http.client.HTTPConnection]:
        place = urlsplit(self.server.url)
        assert place.hostname is not None
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=300)
        try:
            yield connection
        finally:
            connection.close()

    def _ask(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: str, type_: str
    ) -> str:
        headers = {**self.headers, "Content-Type": type_}
        if method == "PROPFIND":
            headers["Depth"] = "0"
        connection.request(method, path, body.encode(), headers)
        reply = connection.getresponse()
        text = reply.read().decode()
        if reply.status not in _TAKEN | {http.client.MULTI_STATUS}:
            raise Failed(f"{self.name}: {method} {path}: {reply.status} {text}")
        return text


@contextmanager
def _radicale() -> Iterator[Mailbox]:
    with tempfile.TemporaryDirectory(prefix="crmsync-bench-") as name, servers.radicale(Path(name)) as server:
        root = Path(name) / "collections" / "collection-root"

        def put_files(path: str, documents: Documents) -> None:
            folder = root / path.strip("/")
            for item, document in documents.items():
                (folder / item).write_bytes(document.encode())

        yield Mailbox(server, inline=True, files=put_files)


@contextmanager
def _xandikos() -> Iterator[Mailbox]:
    from dulwich.repo import Repo

    with tempfile.TemporaryDirectory(prefix="crmsync-bench-") as name, servers.xandikos(Path(name)) as server:

        def commit_files(path: str, documents: Documents) -> None:
            folder = Path(name) / "data" / path.strip("/")
            for item, document in documents.items():
                (folder / item).write_bytes(document.encode())
            with Repo(os.fspath(folder)) as repository:
                tree = repository.get_worktree()
                tree.stage(list(documents))
                tree.commit(message=b"Filled.", committer=b"bench <bench@example.com>")

        yield Mailbox(server, inline=False, files=commit_files)


@contextmanager
def _cyrus() -> Iterator[Mailbox]:
    with servers.cyrus() as server:
        yield Mailbox(server, inline=True, one_calendar=True)


MAILBOXES: Mapping[str, Callable[[], AbstractContextManager[Mailbox]]] = {
    "cyrus": _cyrus,
    "radicale": _radicale,
    "xandikos": _xandikos,
}
