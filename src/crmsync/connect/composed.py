"""Connectors and collections made of parts: a line to the service, a feed, a writer. Knows no service."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from crmsync.connect.base import Collection, Connector, Failed, Page, Write, Written
from crmsync.connect.errors import FolderGone, ReadOnly
from crmsync.model.items import Cursor, ItemId, Version


class Line(Protocol):
    """What carries all requests of a connector. Its members: see `Connector`."""

    @property
    def requests(self) -> int: ...

    @property
    def clock_error(self) -> timedelta | None: ...

    def close(self) -> None: ...


class LineConnector(Connector):
    """A connector all of whose requests go over one line."""

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def requests(self) -> int:
        """See `Connector.requests`."""
        return self._line.requests

    @property
    def clock_error(self) -> timedelta | None:
        """See `Connector.clock_error`."""
        return self._line.clock_error

    def close(self) -> None:
        """See `Connector.close`."""
        self._line.close()


class ComposedCollection(Collection):
    """A collection made of a feed and a writer. What is remembered of its folder is forgotten when it turns
    out to be gone.
    """

    def changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """See `Collection.changes`."""
        try:
            yield from self._changes(cursor, known)
        except FolderGone:
            self._forget()
            raise

    def write(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """See `Collection.write`."""
        if not self.capabilities.read_only:
            yield from self._written(batch)
            return
        error = self._read_only()
        yield from (Failed(write, error) for write in batch)

    @abstractmethod
    def _changes(self, cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
        """What the feed says."""

    @abstractmethod
    def _written(self, batch: Sequence[Write]) -> Iterator[Written | Failed]:
        """What the writer makes of a batch that may be written."""

    @abstractmethod
    def _forget(self) -> None:
        """Forget what is remembered of the folder or module."""

    @abstractmethod
    def _read_only(self) -> ReadOnly:
        """Why nothing is written to a folder or module that may only be read."""
