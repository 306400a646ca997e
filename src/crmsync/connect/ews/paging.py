"""Listings of folders and items, page by page ([MS-OXWSSRCH] 2.2.4). Sends nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crmsync.connect.ews.errors import nonsense
from crmsync.connect.ews.wire import Answer


def pages(ask: Callable[[int], Answer], action: str) -> Iterator[Answer]:
    """All pages of a listing. ask: gives the page that begins at an offset. Raises what `ask` raises, and
    ServiceFault for a listing without an end.
    """
    offset = 0
    while True:
        answer = ask(offset)
        yield answer
        view = next(answer.all(".//{*}RootFolder"), None)
        following = view.get("IndexedPagingOffset") if view is not None else None
        if view is None or view.get("IncludesLastItemInRange") != "false" or not following:
            return
        if not following.isdigit() or int(following) <= offset:
            raise nonsense(action)
        offset = int(following)
