"""Pages of FindFolder and FindItem ("IndexedPageItemView", EWS reference for Exchange). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import schema_fault
from crmsync.sandbox.ews.xml import Element, child

T = TypeVar("T")


@frozen
class Page:
    """A part of a list. size: at most so many. from_end: counted from the end of the list."""

    offset: int
    size: int
    from_end: bool = False

    def of(self, found: Sequence[T]) -> Sequence[T]:
        first, last = self._range(len(found))
        return found[first:last]

    def attributes(self, total: int) -> dict[str, str]:
        """What the answer says about its place in the whole."""
        _, last = self._range(total)
        return {
            "IndexedPagingOffset": str(last),
            "TotalItemsInView": str(total),
            "IncludesLastItemInRange": str(last >= total).lower(),
        }

    def _range(self, total: int) -> tuple[int, int]:
        first = max(0, total - self.offset - self.size) if self.from_end else self.offset
        return min(first, total), min(first + self.size, total)


def read_page(node: Element, view: str, most: int) -> Page:
    """The page that an operation asks for. view: ItemView or FolderView. most: the server's own limit."""
    asked = child(node, f"IndexedPage{view}")
    if asked is None:
        return Page(0, most)
    try:
        offset = int(asked.get("Offset", "0"))
        size = int(asked.get("MaxEntriesReturned", str(most)))
    except ValueError as problem:
        raise schema_fault("The numbers of the page are invalid.") from problem
    if offset < 0 or size < 1:
        raise schema_fault("The numbers of the page are invalid.")
    return Page(offset, min(size, most), asked.get("BasePoint") == "End")
