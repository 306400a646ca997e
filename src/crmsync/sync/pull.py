"""Reading both sides: every page's marks are one commit with its cursor; what vanished is confirmed
before it counts.

See docs/algorithm.md, rules 6 and 8.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

from crmsync.connect.base import Fate, Page
from crmsync.connect.errors import CursorLost
from crmsync.model.items import Cursor, Item, Unreadable
from crmsync.model.kinds import Side
from crmsync.plan.halves import Presence
from crmsync.plan.scope import scope
from crmsync.state.feeds import Reading, Rows
from crmsync.sync.session import Session

_PRESENCE = {Fate.DELETED: Presence.GONE, Fate.MOVED: Presence.AWAY, Fate.PRESENT: Presence.HERE}


def pull(session: Session) -> None:
    """Read what changed on both sides into the state, and find out what became of items that vanished.

    Raises the first ServiceError of a feed; pages applied before it stay applied.
    """
    listing = 0
    last: dict[Side, Cursor] = {}
    listed: set[Side] = set()
    for side, page in _pages(session):
        if page.listing and not listing:
            listing = _next_listing(session)
        _apply(session, side, page, listing)
        if page.cursor is not None:
            last[side] = page.cursor
        if page.listing:
            listed.add(side)
    with session.db.transaction():
        for side in listed:
            session.feeds.missing_from(side, listing)
            session.feeds.set_cursor(side, last.get(side))
    for side in Side:
        _revisit(session, side)
        _confirm(session, side)
    if any(True for _ in session.lists.problems()):
        with session.db.transaction():
            session.lists.forget_solved_by_absence()


def _next_listing(session: Session) -> int:
    rows = session.db.rows("SELECT coalesce(max(seen), 0) + 1 FROM half WHERE mapping = ?", session.feeds.id)
    return int(str(rows[0][0]))


def _apply(session: Session, side: Side, page: Page, listing: int) -> None:
    feeds, read = session.feeds, session.report.read[side]
    seen = listing if page.listing else 0
    with session.db.transaction():
        rows = feeds.rows(side, (item.id for item in page.items))
        for item in page.items:
            read.changed += note(session, side, item, seen, rows)
        for broken in page.unreadable:
            feeds.unreadable(side, broken, seen)
            _problem(session, side, broken)
        feeds.missing(side, page.gone)
        if page.cursor is not None and not page.listing:
            feeds.set_cursor(side, page.cursor)
    session.observer.progress(
        session.rules.name, "reading", sum(r.changed for r in session.report.read.values()), None
    )


def note(session: Session, side: Side, item: Item, listing: int = 0, rows: Rows | None = None) -> bool:
    """Note one item as read (within a transaction); returns whether it differs from what was known. listing,
    rows: see `Feeds.read`."""
    place = scope(item, side, session.rules, session.clock())
    changed = session.feeds.read(side, Reading(item, place.admitted, place.revisit), listing, rows)
    if changed:
        session.lists.solve_unreadable(side, item.id)
    return changed


def _problem(session: Session, side: Side, broken: Unreadable) -> None:
    session.lists.add_problem(
        side,
        broken.id,
        broken.label or broken.id,
        "unreadable",
        broken.reason,
        "Mend or re-create the item where it was made; it is left alone until then.",
        session.clock(),
        None,
    )


def _revisit(session: Session, side: Side) -> None:
    """Items that enter the event window by the passing of time are read once more."""
    due = session.feeds.to_revisit(side, session.clock())
    if not due:
        return
    found = [item for item in session.collections[side].fetch(due) if isinstance(item, Item)]
    with session.db.transaction():
        for item in found:
            session.report.read[side].changed += note(session, side, item)


def _confirm(session: Session, side: Side) -> None:
    """Ask what became of items that a feed no longer names; nothing counts as deleted before."""
    missing = session.feeds.to_confirm(side)
    if not missing:
        return
    collection = session.collections[side]
    fates = collection.fate(missing)
    present = [item for item in missing if fates.get(item, Fate.PRESENT) is Fate.PRESENT]
    # A listing that left an item out may have left out its edit as well, and the cursor has passed both.
    found = [item for item in collection.fetch(present) if isinstance(item, Item)] if present else []
    with session.db.transaction():
        for missed in missing:
            fate = fates.get(missed, Fate.PRESENT)
            session.report.read[side].deleted += fate is Fate.DELETED
            session.feeds.confirm(side, missed, _PRESENCE[fate])
        for item in found:
            session.report.read[side].changed += note(session, side, item)


# ---- two feeds at once


def _pages(session: Session) -> Iterator[tuple[Side, Page]]:
    """The pages of both feeds as they come; each side is read by a thread of its own unless `parallel`
    is off."""
    if not session.parallel:
        for side in Side:
            for page in _feed(session, side):
                yield side, page
        return
    pages: queue.Queue[tuple[Side, Page | BaseException | None]] = queue.Queue(maxsize=4)
    stop = threading.Event()
    readers = [threading.Thread(target=_read, args=(session, side, pages, stop)) for side in Side]
    for reader in readers:
        reader.start()
    failure: BaseException | None = None
    running = len(readers)
    try:
        while running:
            side, message = pages.get()
            if message is None:
                running -= 1
            elif isinstance(message, BaseException):
                failure = failure or message
                stop.set()
            elif failure is None:
                yield side, message
    finally:
        stop.set()
        while running:
            running -= pages.get()[1] is None
        for reader in readers:
            reader.join()
    if failure is not None:
        raise failure


def _read(
    session: Session,
    side: Side,
    pages: queue.Queue[tuple[Side, Page | BaseException | None]],
    stop: threading.Event,
) -> None:
    try:
        for page in _feed(session, side):
            pages.put((side, page))
            if stop.is_set():
                break
    except BaseException as error:  # handed to the thread that waits for the pages
        pages.put((side, error))
    finally:
        pages.put((side, None))


def _feed(session: Session, side: Side) -> Iterator[Page]:
    cursor = session.feeds.cursor(side)
    collection, known = session.collections[side], session.feeds.known(side)
    try:
        yield from collection.changes(cursor, known)
    except CursorLost:
        if cursor is None:
            raise
        yield from collection.changes(None, known)
