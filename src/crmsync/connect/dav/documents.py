"""What an item's document is to the rest of this room: read, made new, patched. One dialect for each kind."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from typing import Protocol

from crmsync.frozen import frozen
from crmsync.mapping.base import SideRules
from crmsync.model.items import Item, ItemId, OperationKey, Unreadable, Version
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields


@frozen
class Found:
    """An item as a server gave it. document: `None` when only its name and version were told. modified:
    aware.
    """

    id: ItemId
    version: Version
    document: str | bytes | None = field(repr=False)
    modified: datetime | None = None


class Dialect(Protocol):
    """Documents of one kind. Pure.

    extension: of the names of new items (".vcf"). content_type: of their bodies. photos: can they hold
    photos? exact: do new documents, when they are read, hold just the fields they were made of, and no trait?
    """

    @property
    def kind(self) -> Kind: ...

    @property
    def extension(self) -> str: ...

    @property
    def content_type(self) -> str: ...

    @property
    def photos(self) -> bool: ...

    @property
    def exact(self) -> bool: ...

    @property
    def rules(self) -> SideRules: ...

    def read(self, found: Found) -> Item | Unreadable | None:
        """The item in `found` (whose document is there); `None` when it is of another kind."""

    def create(self, key: OperationKey, fields: Fields, now: datetime, original: str | None) -> str:
        """A new document whose UID is `key`. original: what a restored item was; what it held beyond
        `fields` comes back.
        """

    def patch(self, original: str, changes: Changes, now: datetime) -> str:
        """`original` with `changes`, all else as it was. Raises FormatError when it cannot be read."""

    def photo(self, original: str) -> bytes | None:
        """The photo inside a document. Raises FormatError when it cannot be read."""

    def with_photo(self, original: str, photo: bytes | None, now: datetime) -> str:
        """`original` with another photo, or without any. Raises FormatError when it cannot be read."""


def source(found: Found) -> str | bytes:
    """The document of `found` with the line ends that both formats demand (RFC 5545 §3.1, RFC 6350 §3.2).

    A document that came inside XML has lost its carriage returns to the parser; one that came by itself is
    bytes and left alone.
    """
    if isinstance(found.document, str):
        return found.document.replace("\r\n", "\n").replace("\n", "\r\n")
    return found.document or b""
