"""Reading items of one folder by their hrefs: in batches, singly where a batch cannot be understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from crmsync.connect.dav import bodies
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.discovery import Principal
from crmsync.connect.dav.documents import Dialect, Found
from crmsync.connect.dav.facts import OpenFolder
from crmsync.connect.dav.folders import Folder
from crmsync.connect.dav.hrefs import as_folder, canonical_path, is_inside, resolve
from crmsync.connect.dav.multistatus import Entry
from crmsync.connect.dav.names import ETAG, MODIFIED
from crmsync.connect.errors import ServiceFault
from crmsync.connect.http.retry import parse_date
from crmsync.model.items import Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Kind

_ACTION = "read items"
_GONE = {404, 410}
_NO_SUCH_REPORT = {400, 403, 405, 413, 414, 415, 422, 501, 507}


def strong(etag: str | None) -> Version:
    """An ETag as a version: without the W/ that compression and proxies put before it; empty when there
    is none.
    """
    text = (etag or "").strip()
    return Version(text.removeprefix("W/").removeprefix("w/"))


class Reader:
    """Reads items of one folder and kind.

    opened: the folder. dialect_of: how its documents are read, by who the signed-in person is there. batch:
    how many items one request asks for.
    """

    def __init__(
        self, client: DavClient, opened: OpenFolder, dialect_of: Callable[[Principal], Dialect], batch: int
    ) -> None:
        self.client = client
        self.opened = opened
        self.batch = batch
        self._dialect_of = dialect_of
        self._understands = opened.facts.principal
        self._dialect = dialect_of(self._understands)

    @property
    def folder(self) -> Folder:
        """The folder as it is known at present."""
        return self.opened.facts.folder

    @property
    def dialect(self) -> Dialect:
        """How documents are read and written, for the person as known at present."""
        if self._understands != self.opened.facts.principal:
            self._understands = self.opened.facts.principal
            self._dialect = self._dialect_of(self._understands)
        return self._dialect

    def make_sure(self) -> None:
        """Whose meeting an event is, and whom a write would mail, is decided by what the server says in this
        run, never by what is remembered. Raises as `OpenFolder.ask`.
        """
        if self._dialect.kind is Kind.EVENTS:
            self.opened.make_sure()

    def own_id(self, href: str) -> ItemId:
        """The id of the item that `href` names: its path, below the folder's own even where a server
        answers with an alias.
        """
        path = canonical_path(href)
        if not is_inside(path, self.folder.path):
            path = self.folder.path + path.rpartition("/")[2]
        return ItemId(path)

    def is_folder(self, href: str) -> bool:
        """Does `href` name a folder, this one or one inside it?"""
        path = canonical_path(href)
        return path.endswith("/") or as_folder(path) == self.folder.path

    def found(self, entry: Entry) -> Found:
        """What an entry of a listing tells about an item."""
        return Found(
            id=self.own_id(entry.href),
            version=strong(entry.text(ETAG)),
            document=entry.document(bodies.data_prop(self.dialect.kind)),
            modified=parse_date(entry.text(MODIFIED)),
        )

    def understood(self, found: Found) -> Item | Unreadable | None:
        """What a document holds; `None` when it is of another kind."""
        if not found.version:
            reason = "the server gives no version (ETag) of it, so it could not be changed safely"
            return Unreadable(found.id, found.version, reason)
        self.make_sure()
        return self.dialect.read(found)

    def read(self, ids: Iterable[ItemId]) -> Iterator[Item | Unreadable]:
        """The items with these ids, in any order; what is not there, or is of another kind, is not
        yielded.
        """
        for found in self.find(ids):
            read = self.understood(found) if isinstance(found, Found) else found
            if read is not None:
                yield read

    def find(self, ids: Iterable[ItemId]) -> Iterator[Found | Unreadable]:
        """The documents with these ids, in any order; unreadable is what the server cannot give."""
        rest = iter(ids)
        while batch := list(islice(rest, self.batch)):
            self.make_sure()
            seen: set[ItemId] = set()
            try:
                yield from self._multiget(batch, seen)
            except ServiceFault:
                yield from self._one_by_one([item for item in batch if item not in seen])

    def single(self, item: ItemId) -> Item | Unreadable | None:
        """The item as a GET gives it; `None` when it is not there or of another kind."""
        found = self._get(item)
        return None if found is None else self.understood(found)

    def _get(self, item: ItemId) -> Found | None:
        response = self.client.send("GET", resolve(self.folder.url, item), action=_ACTION)
        if response.status in _GONE:
            return None
        if not response.ok:
            raise self.client.refused(response, _ACTION)
        version = strong(response.headers.get("ETag"))
        modified = parse_date(response.headers.get("Last-Modified"))
        return Found(item, version, response.body, modified)

    def _multiget(self, batch: list[ItemId], seen: set[ItemId]) -> Iterator[Found | Unreadable]:
        """One request for all of `batch`. seen: is told the ids that are settled.

        Raises ServiceFault when the reply cannot be understood, or the server has no such report.
        """
        body = bodies.multiget(self.dialect.kind, batch)
        bare: list[ItemId] = []
        with self.client.report(self.folder.url, body, depth=1, action=_ACTION) as report:
            if report.entries is None:
                if report.reply.status in _NO_SUCH_REPORT:
                    raise ServiceFault(
                        "The server does not give several items at once.", code=str(report.reply.status)
                    )
                raise self.client.refused(report.reply, _ACTION)
            for entry in report.entries:
                found = self.found(entry)
                if found.document is None and entry.status not in _GONE and ETAG in entry.props:
                    bare.append(found.id)
                    continue
                seen.add(found.id)
                if found.document is not None:
                    yield found
        seen.update(set(batch).difference(bare))
        yield from self._one_by_one(bare)

    def _one_by_one(self, items: list[ItemId]) -> Iterator[Found | Unreadable]:
        """A GET for each. One that the server fails at is its own problem, unless it fails at all of them."""
        faults: list[tuple[ItemId, ServiceFault]] = []
        for item in items:
            try:
                found = self._get(item)
            except ServiceFault as fault:
                faults.append((item, fault))
                continue
            if found is not None:
                yield found
        if faults and len(faults) == len(items) > 1:
            raise faults[0][1]
        for failed, reason in faults:
            yield Unreadable(failed, Version(""), f"the server cannot give it: {reason.message}")
