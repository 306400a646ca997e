"""The ways in which changes of a folder are asked for, and the cursors that remember them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from crmsync.connect.graph.versions import version_of
from crmsync.model.items import Cursor, ItemId, Version

PAST = timedelta(days=730)
FUTURE = timedelta(days=1095)
"""The window of a calendar's view: 1,825 days are the most that Graph takes."""
LONGEST = timedelta(days=90)
"""So long a window is used before a new one is taken."""
_DELTA = "delta"
_WINDOW = "window"


class Way(Protocol):
    """One way."""

    def begin(self, folder: str) -> str:
        """The path where a first round begins."""

    def cursor(self, link: str) -> Cursor:
        """The cursor for the link that a round ended with."""

    def resumed(self, cursor: Cursor) -> str | None:
        """The link in a cursor; `None` for one of another way, or one that is of no use any more."""

    def told(self, row: Mapping[str, Any]) -> Iterator[tuple[ItemId, Version]]:
        """The items that a row of a delta is about, each with its version, empty where it does not tell."""


class DeltaWay:
    """The delta of a folder's items: it names each of them, with its version. path_of: the first path."""

    def __init__(self, path_of: Callable[[str], str]) -> None:
        self._path_of = path_of

    def begin(self, folder: str) -> str:
        return self._path_of(folder)

    def cursor(self, link: str) -> Cursor:
        return Cursor(f"{_DELTA}:{link}")

    def resumed(self, cursor: Cursor) -> str | None:
        way, colon, link = cursor.partition(":")
        return link if colon and way == _DELTA else None

    def told(self, row: Mapping[str, Any]) -> Iterator[tuple[ItemId, Version]]:
        yield ItemId(str(row["id"])), version_of(row)


class WindowWay:
    """The delta of a calendar's view between two moments, where events have no delta of their own.

    It names occurrences; of those their series is meant, whose version it does not tell. A window cannot be
    moved: when it has come too near to its end, everything is read again. path_of: the first path. now: the
    clock (aware).
    """

    def __init__(
        self, path_of: Callable[[str, datetime, datetime], str], now: Callable[[], datetime]
    ) -> None:
        self._path_of = path_of
        self._now = now

    def begin(self, folder: str) -> str:
        start = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        return self._path_of(folder, start - PAST, start + FUTURE)

    def cursor(self, link: str) -> Cursor:
        return Cursor(f"{_WINDOW}/{self._now().date().isoformat()}:{link}")

    def resumed(self, cursor: Cursor) -> str | None:
        head, colon, link = cursor.partition(":")
        way, slash, made = head.partition("/")
        if not colon or not slash or way != _WINDOW:
            return None
        try:
            age = self._now().date() - date.fromisoformat(made)
        except ValueError:
            return None
        return link if timedelta(0) <= age < LONGEST else None

    def told(self, row: Mapping[str, Any]) -> Iterator[tuple[ItemId, Version]]:
        series = row.get("seriesMasterId")
        if series:
            yield ItemId(str(series)), Version("")
        else:
            yield ItemId(str(row["id"])), version_of(row)
