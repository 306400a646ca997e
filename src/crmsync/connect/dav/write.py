"""Writing items of one folder: documents made new or patched, always against the version that was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from datetime import datetime
from typing import assert_never
from urllib.parse import quote

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.documents import Dialect, Found, source
from crmsync.connect.dav.folders import Folder
from crmsync.connect.dav.hrefs import canonical_path, resolve
from crmsync.connect.dav.multistatus import condition_hrefs, conditions
from crmsync.connect.dav.reading import Reader, strong
from crmsync.connect.dav.refusals import uid_taken, write_refused
from crmsync.connect.errors import ReadOnly, Rejected, ServiceError, Stale, Vanished
from crmsync.connect.http import Response
from crmsync.formats.contentline import FormatError
from crmsync.frozen import frozen
from crmsync.model.items import Item, ItemId, Version

_GONE = {404, 410}
_PERHAPS_THE_FOLDER = {403, 404, 409, 410}
_NO_RIGHT = {"need-privileges"}
"""Servers say so (RFC 3744 §7.1.1) of one item, or of each in a folder whose rights were withdrawn."""
_IGNORES_PRECONDITIONS = "/SOGo/"
"""SOGo overwrites in spite of `If-None-Match: *` and deletes in spite of `If-Match`."""


@frozen
class _Sent:
    """A document that the server took and gave a version; what it made of it is still to be read."""

    write: Create | Update | SetPhoto
    id: ItemId
    version: Version
    document: str = field(repr=False)


class Writer:
    """Writes items of one folder and kind.

    now: the clock, for the time stamps in documents. writers: how many requests at a time; most servers gain
    nothing from more than one, as they serialise the writes to a folder.
    """

    def __init__(
        self, client: DavClient, reader: Reader, now: Callable[[], datetime], writers: int = 1
    ) -> None:
        self._client = client
        self._reader = reader
        self._now = now
        self._writers = writers
        self._compares_first = reader.folder.path.startswith(_IGNORES_PRECONDITIONS)

    @property
    def _folder(self) -> Folder:
        return self._reader.folder

    @property
    def _dialect(self) -> Dialect:
        return self._reader.dialect

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """See `Collection.write`.

        What was taken is read back, all at once: servers rewrite documents, and give an ETag nevertheless.
        When the item was changed by somebody else before that, or cannot be read, it is left to the feed,
        which tells everything whose version is not known.
        """
        if self._folder.read_only:
            yield from (Failed(write, self._read_only()) for write in batch)
            return
        sent: list[_Sent] = []
        for outcome in self._outcomes(batch):
            if isinstance(outcome, _Sent):
                sent.append(outcome)
            else:
                yield outcome
        yield from self._read_back(sent)

    def _outcomes(self, batch: Sequence[Write]) -> Iterator[_Sent | Written | Failed]:
        """One outcome for each write; after a failure that would befall all, the rest is not sent."""
        ended: list[ServiceError] = []

        def carry_out(write: Write) -> _Sent | Written | Failed:
            if ended:
                return Failed(write, ended[0])
            try:
                return self._one(write)
            except ServiceError as error:
                if error.disposition.ends_batch:
                    ended.append(error)
                return Failed(write, error)

        if self._writers == 1:
            yield from map(carry_out, batch)
        else:
            with ThreadPoolExecutor(self._writers) as pool:
                yield from pool.map(carry_out, batch)

    def _one(self, write: Write) -> _Sent | Written:
        try:
            match write:
                case Create():
                    return self._create(write)
                case Update():
                    original = self._original(write)
                    return self._replace(write, self._dialect.patch(original, write.changes, self._now()))
                case SetPhoto():
                    original = self._original(write)
                    return self._replace(write, self._dialect.with_photo(original, write.photo, self._now()))
                case Delete():
                    return self._delete(write)
                case _:
                    assert_never(write)
        except FormatError as error:
            raise Rejected(
                f"The document that the server holds cannot be changed: {error}.",
                service=self._client.service,
                advice="Mend or re-create the item where it was made.",
            ) from error

    def _create(self, write: Create) -> _Sent | Written:
        item = ItemId(canonical_path(self._folder.path + quote(write.key, safe="") + self._dialect.extension))
        document = self._dialect.create(write.key, write.fields, self._now(), write.original)
        if self._compares_first and (ours := self._ours(write, [item], document)) is not None:
            return ours
        response = self._put(item, document, {"If-None-Match": "*"}, "create an item")
        if response.ok:
            return self._taken(write, item, document, response)
        if response.status == 412 or uid_taken(response):
            places = [self._reader.own_id(href) for href in condition_hrefs(response.body)]
            if (ours := self._ours(write, [item, *places], document)) is not None:
                return ours
        raise self._refused(response, "create an item")

    def _ours(self, write: Create, places: Sequence[ItemId], document: str) -> Written | None:
        """The item that an earlier try of the same create made."""
        for place in dict.fromkeys(places):
            found = self._reader.single(place)
            if isinstance(found, Item) and found.key == write.key:
                return self._settled(write, found, document)
        return None

    def _original(self, write: Update | SetPhoto) -> str:
        """The document to be patched: as it was read for this write, or read now if it still has the
        version.
        """
        if write.original:
            return write.original
        found = self._reader.single(write.id)
        if not isinstance(found, Item) or found.original is None:
            raise Vanished("It is not there any more.", service=self._client.service, action="change an item")
        if found.version != write.version:
            raise self._stale()
        return found.original

    def _replace(self, write: Update | SetPhoto, document: str) -> _Sent | Written:
        action = "change an item"
        response = self._put(write.id, document, {"If-Match": write.version}, action)
        if response.ok:
            return self._taken(write, write.id, document, response)
        if response.status == 412 and response.tries > 1:
            found = self._reader.single(write.id)
            if isinstance(found, Item) and self._is_landed(write, found):
                return self._settled(write, found, document)
        raise self._refused(response, action)

    def _is_landed(self, write: Update | SetPhoto, found: Item) -> bool:
        """Did an earlier try of this write, whose reply was lost, make `found`?"""
        if isinstance(write, SetPhoto):
            return self._dialect.photo(found.original or "") == write.photo
        return all(found.fields.get(name) == value for name, value in write.changes.items())

    def _delete(self, write: Delete) -> Written:
        action = "delete an item"
        if self._compares_first:
            found = self._reader.single(write.id)
            if found is not None and found.version != write.version:
                raise self._stale()
        url = resolve(self._folder.url, write.id)
        response = self._client.send("DELETE", url, headers={"If-Match": write.version}, action=action)
        if response.ok or (response.status in _GONE and response.tries > 1):
            return Written(write, write.id, Version(""))
        raise self._refused(response, action)

    def _put(self, item: ItemId, document: str, condition: dict[str, str], action: str) -> Response:
        headers = {"Content-Type": self._dialect.content_type, **condition}
        url = resolve(self._folder.url, item)
        return self._client.send("PUT", url, headers=headers, body=document.encode(), action=action)

    def _taken(
        self, write: Create | Update | SetPhoto, item: ItemId, document: str, response: Response
    ) -> _Sent | Written:
        """A document that landed. Where the reply gives no version, the item is read at once."""
        version = strong(response.headers.get("ETag"))
        if version:
            return _Sent(write, item, version, document)
        found = self._reader.single(item)
        if not isinstance(found, Item):
            return Written(write, item, Version(""))
        return self._settled(write, found, document)

    def _settled(self, write: Create | Update | SetPhoto, found: Item, document: str) -> Written:
        """A document that landed, now that the item was read in a state whose author is not sure.

        Is it what was sent, its version is known. Otherwise nobody knows whether the server or a person
        changed it: the version stays unknown, and the feed will tell the difference as an edit, so that no
        person's edit is lost.
        """
        sent = self._dialect.read(Found(found.id, found.version, document))
        if isinstance(sent, Item) and sent.fields == found.fields:
            return Written(write, found.id, found.version, found.fields, traits=found.traits)
        return Written(write, found.id, Version(""))

    def _read_back(self, sent: Sequence[_Sent]) -> Iterator[Written]:
        found: dict[ItemId, Found] = {}
        try:
            for now in self._reader.find(one.id for one in sent):
                if isinstance(now, Found):
                    found[now.id] = now
        except ServiceError:
            found.clear()
        for one in sent:
            yield self._confirmed(one, found.get(one.id))

    def _confirmed(self, one: _Sent, now: Found | None) -> Written:
        """What was sent, now that it was read back."""
        match one.write:
            case Create(fields=made, original=None) if now is not None and self._is_as_sent(one, now):
                return Written(one.write, one.id, one.version, made, traits=frozenset())
        item = None if now is None else self._reader.understood(now)
        if not isinstance(item, Item):
            return Written(one.write, one.id, Version(""))
        if item.version != one.version:
            return Written(one.write, one.id, one.version)
        return Written(one.write, one.id, one.version, item.fields, traits=item.traits)

    def _is_as_sent(self, one: _Sent, now: Found) -> bool:
        return self._dialect.exact and now.version == one.version and source(now) == one.document

    def _refused(self, response: Response, action: str) -> ServiceError:
        """Why a write was refused. Raises FolderGone or ReadOnly when it is the folder's fault."""
        perhaps = response.status in _PERHAPS_THE_FOLDER and conditions(response.body) <= _NO_RIGHT
        if perhaps and self._reader.opened.ask().read_only:
            return self._read_only()
        return write_refused(response, service=self._client.service, action=action)

    def _stale(self) -> Stale:
        return Stale("It was changed meanwhile.", service=self._client.service, action="change an item")

    def _read_only(self) -> ReadOnly:
        return ReadOnly(
            f"The folder {self._folder.name} may only be read by this account.",
            service=self._client.service,
            action="change an item",
            advice="Ask its owner for the right to write, or set the direction of this mapping to to-crm.",
        )
