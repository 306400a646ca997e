"""What changed in a calendar: all of it, or in a window.

Sources for `delta`. Rules: "event: delta" v1.0 for the window; without a window what clients observe ("Get
incremental changes to events in a calendar view", GNOME's evolution-ews).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.graph.calls import Call
from crmsync.sandbox.graph.delta import Source, removed
from crmsync.sandbox.graph.errors import bad_query, invalid_request
from crmsync.sandbox.graph.event_types import EVENT
from crmsync.sandbox.graph.ids import Form, ItemId
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.projection import project
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.series import is_series, occurrences, overlaps, span_of
from crmsync.sandbox.graph.store import Change, Folder, Item, Kind, folder_log
from crmsync.sandbox.graph.zones import read_window

_SHORT = ("@odata.etag", "id", "seriesMasterId", "type", "start", "end")


def whole_calendar(mailbox: Mailbox, calendar: Folder) -> Source:
    """Single events and series masters, in short: a client gets the rest of them one by one."""
    store = mailbox.store

    def changes(state: Any, options: Options) -> tuple[list[Change], Any]:
        return store.changes(folder_log(calendar.key), state)

    def show(change: Change, call: Call, options: Options) -> JsonObject:
        item = store.present(change, calendar, immutable=call.immutable)
        if item is None:
            return removed(store.gone_id(change, Kind.EVENTS, immutable=call.immutable), mailbox.behaviour)
        shown = mailbox.events.show(item, immutable=call.immutable, preferences=call.preferences)
        short = {name: shown[name] for name in _SHORT if name != "seriesMasterId"}
        return project({"@odata.type": "#microsoft.graph.event", **short}, EVENT, options)

    link = f"/me/calendars/{store.folder_id(calendar.key)}/events/delta"
    return Source(f"event {calendar.key}", link, changes, show)


@frozen
class WindowEntry:
    """Something in a window. occurrence: None for a single event or a series itself."""

    key: int
    generation: int
    occurrence: datetime | None
    gone: bool = False


@frozen
class Window:
    """What a client was told: each entry's version; and up to which revision of the calendar."""

    versions: Mapping[WindowEntry, int]
    revision: int


class CalendarWindow:
    """The source of a `calendarView/delta`."""

    def __init__(self, mailbox: Mailbox, calendar: Folder) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store
        self._calendar = calendar

    def source(self) -> Source:
        link = f"/me/calendars/{self._store.folder_id(self._calendar.key)}/calendarView/delta"
        return Source(f"event view {self._calendar.key}", link, self._changes, self._show)

    def _changes(self, state: Window | None, options: Options) -> tuple[list[WindowEntry], Window]:
        if options.select is not None or options.expand:
            raise bad_query("$select and $expand are not supported with change tracking of a view.")
        first, last = window_of(options, self._mailbox.behaviour.calendar_view_days)
        after = 0 if state is None else state.revision
        changed, revision = self._store.changes(folder_log(self._calendar.key), after)
        now = self._present(first, last)
        before: Mapping[WindowEntry, int] = {} if state is None else state.versions
        entries = [entry for entry, version in now.items() if before.get(entry) != version]
        entries += [
            replace(entry, gone=True) for entry in before if entry not in now and self._is_told(entry)
        ]
        if self._mailbox.behaviour.stray_removals and state is not None:
            known = {entry.key for entry in (*now, *before)}
            entries += [
                WindowEntry(change.key, change.generation, None, gone=True)
                for change in changed
                if change.key not in known
            ]
        return entries, Window(now, max(revision, after))

    def _is_told(self, entry: WindowEntry) -> bool:
        """Whether the end of an entry is announced: a deleted occurrence of a series that goes on is not."""
        item = self._store.items.get(entry.key)
        is_single = entry.occurrence is not None and item is not None and entry.occurrence in item.cancelled
        return not is_single or self._mailbox.behaviour.announce_cancelled_occurrences

    def _present(self, first: datetime, last: datetime) -> dict[WindowEntry, int]:
        found: dict[WindowEntry, int] = {}
        for item in self._store.items_in(self._calendar):
            if not is_series(item):
                if overlaps(span_of(item.data), first, last):
                    found[WindowEntry(item.key, item.generation, None)] = item.version
                continue
            inside = {
                WindowEntry(item.key, item.generation, made.original): _version(item, made.original)
                for made in occurrences(item, first, last)
            }
            if inside:
                found[WindowEntry(item.key, item.generation, None)] = item.version
                found |= inside
        return found

    def _show(self, entry: WindowEntry, call: Call, options: Options) -> JsonObject | None:
        item = self._store.items.get(entry.key)
        if entry.gone or item is None or item.folder != self._calendar.key:
            form = Form.IMMUTABLE if call.immutable else Form.ORDINARY
            generation = 0 if call.immutable else entry.generation
            gone = ItemId(form, entry.key, generation, entry.occurrence)
            return removed(gone.text(self._store.mailbox), self._mailbox.behaviour)
        events, named = self._mailbox.events, {"@odata.type": "#microsoft.graph.event"}
        if entry.occurrence is None:
            shown = events.show(item, immutable=call.immutable, preferences=call.preferences)
            return named | project(shown, EVENT, Options())
        if entry.occurrence in item.cancelled:
            return None
        made = events.occurrence(item, entry.occurrence)
        shown = events.show_occurrence(item, made, immutable=call.immutable, preferences=call.preferences)
        if made.is_exception:
            return named | project(shown, EVENT, Options())
        return named | {name: shown[name] for name in _SHORT}


def _version(item: Item, original: datetime) -> int:
    kept = item.exceptions.get(original)
    return item.version if kept is None else kept.version


def window_of(options: Options, most_days: int) -> tuple[datetime, datetime]:
    """The window a call asks for. Raises GraphError when it is too long, or missing."""
    first, last = read_window(options.plain)
    if last - first > timedelta(days=most_days):
        raise invalid_request(f"The requested time range exceeds {most_days} days.")
    return first, last
