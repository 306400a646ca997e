"""Reading both sides: every page's marks are one commit with its cursor; what vanished is confirmed
before it counts.

See docs/algorithm.md, rules 6 and 8.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from crmsync.connect.base import Collection, Fate, Page
from crmsync.connect.errors import CursorLost
from crmsync.model.items import Cursor, Item, ItemId, Unreadable, Version
from crmsync.model.kinds import Side
from crmsync.plan.halves import Presence
from crmsync.plan.scope import scope
from crmsync.state.feeds import Reading, Rows
from crmsync.sync.lanes import Lane, drive
from crmsync.sync.session import Session

if TYPE_CHECKING:
    from crmsync.sync.early import Early

_PRESENCE = {Fate.DELETED: Presence.GONE, Fate.MOVED: Presence.AWAY, Fate.PRESENT: Presence.HERE}


def pull(session: Session, *, begin: bool = False) -> None:
    """Read what changed on both sides into the state, and find out what became of items that vanished.

    begin: may what is certain beforehand be written meanwhile (see `early`)?
    Raises the first ServiceError of a feed, or what kept a side from being written; pages applied before it
    stay applied.
    """
    _TwoFeeds(session, begin=begin).read()
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

_Road = tuple[str, Side | None]
_OVER = object()
"""What a feed gives after its end."""


class _TwoFeeds:
    """Both feeds, read at the same time, or by turns when `parallel` is off."""

    def __init__(self, session: Session, *, begin: bool) -> None:
        self._session = session
        self._begin = begin
        self._halt = threading.Event()
        self._listing = 0
        self._last: dict[Side, Cursor] = {}
        self._listed: set[Side] = set()
        self._unread = set(Side)
        self._early: Early | None = None

    def read(self) -> None:
        parallel = self._session.parallel
        feeds = {side: _feed(self._session, side) for side in Side}
        lanes: dict[_Road, list[Lane]] = {("read", None): [self._lane(feeds)]}
        if parallel:
            # Two lanes: a feed is read on while its last page is noted.
            lanes = {("read", side): [self._lane({side: feeds[side]}) for _ in range(2)] for side in Side}
        lines: dict[_Road, int] = {
            ("write", side): one.capabilities.batches_at_once
            for side, one in self._session.collections.items()
        }
        drive(lanes, self._halt, parallel=parallel, lines=lines, more=self._more)
        if self._early is not None and self._early.failure is not None:
            raise self._early.failure

    def _lane(self, feeds: Mapping[Side, Iterator[Page | None]]) -> Lane:
        rest = dict(feeds)
        while rest:
            for side in list(rest):
                page = yield partial(next, rest[side], _OVER)
                if self._halt.is_set():
                    # A page that could not be noted must not be passed over by the cursor of the next one.
                    return
                if page is _OVER:
                    del rest[side]
                elif page is None:
                    self._ended(side)
                else:
                    self._note(side, page)

    def _note(self, side: Side, page: Page) -> None:
        if page.listing and not self._listing:
            self._listing = _next_listing(self._session)
        _apply(self._session, side, page, self._listing)
        if page.cursor is not None:
            self._last[side] = page.cursor
        if page.listing:
            self._listed.add(side)
        if self._early is not None:
            self._early.take_in()

    def _ended(self, side: Side) -> None:
        session = self._session
        if side in self._listed:
            with session.db.transaction():
                session.feeds.missing_from(side, self._listing)
                session.feeds.set_cursor(side, self._last.get(side))
        self._unread.discard(side)
        if self._begin and self._unread and session.state.holds_nothing(side):
            # Loaded for a first sync into an empty side.
            from crmsync.sync.early import Early

            self._early = Early.of(session, side)

    def _more(self) -> Iterator[tuple[_Road, Lane]]:
        if self._early is not None:
            for lane in self._early.lanes(complete=not self._unread):
                yield ("write", self._early.side), lane


def _feed(session: Session, side: Side) -> Iterator[Page | None]:
    """The pages that a side's feed has, and `None` when these are all."""
    # Here, not when the first page is asked for: the state is this thread's.
    cursor, known = session.feeds.cursor(side), session.feeds.known(side)
    return _pages(session.collections[side], cursor, known)


def _pages(
    collection: Collection, cursor: Cursor | None, known: Mapping[ItemId, Version]
) -> Iterator[Page | None]:
    try:
        yield from collection.changes(cursor, known)
    except CursorLost:
        if cursor is None:
            raise
        yield from collection.changes(None, known)
    yield None
