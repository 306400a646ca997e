"""The mailbox's own list of categories. Items name categories whether they are listed there or not.

A person chooses from this list in Outlook, so a category that is given to an item for the first time is put
there.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from crmsync.connect.errors import ServiceError
from crmsync.connect.graph.client import GraphClient, path, rows

_PATH = path("me", "outlook", "masterCategories")
_ACTION = "read the list of categories"
_COLOUR = "preset7"
"""Blue (page "outlookCategory resource type")."""


class Categories:
    """The list of one mailbox, read once. Thread-safe."""

    def __init__(self, client: GraphClient) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._names: dict[str, str] | None = None
        self._refused = False

    def names(self) -> tuple[str, ...]:
        """The names, case-blind in order."""
        with self._lock:
            known = self._read()
        return tuple(known[name] for name in sorted(known))

    def put(self, names: Iterable[str]) -> None:
        """See to it that these are on the list. A mailbox that does not allow it does without."""
        with self._lock:
            if self._refused:
                return
            try:
                known = self._read()
                for name in names:
                    if name.casefold() not in known:
                        self._post(known, name)
            except ServiceError:
                self._refused = True

    def add(self, name: str) -> None:
        """Put one on the list, if it is not there. Raises ServiceError."""
        with self._lock:
            known = self._read()
            if name.casefold() not in known:
                self._post(known, name)

    def _post(self, known: dict[str, str], name: str) -> None:
        self._client.post(_PATH, {"displayName": name, "color": _COLOUR}, "add a category")
        known[name.casefold()] = name

    def _read(self) -> dict[str, str]:
        if self._names is None:
            listed = (row for page in self._client.pages(_PATH, _ACTION) for row in rows(page))
            found = (str(row["displayName"]) for row in listed if row.get("displayName"))
            self._names = {name.casefold(): name for name in found}
        return self._names
