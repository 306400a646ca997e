"""Events of a calendar. See `dialects.Dialect`.

A series is one item: its master, with the occurrences that were cancelled or changed. A write that would
make Exchange mail anybody is refused here, whatever was planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.graph.client import GraphClient, Part, path, rows
from crmsync.connect.graph.dialects import PAGE, carrying
from crmsync.connect.graph.errors import SERVICE, reply_error, write_error
from crmsync.connect.graph.ways import DeltaWay, Way, WindowWay
from crmsync.connect.http import Effect
from crmsync.connect.outlook.meetings import kept, refusal
from crmsync.mapping.graph.events import CANCELLED, CHANGED, EventTable, event_table
from crmsync.mapping.graph.resource import Resource, expanding
from crmsync.mapping.outlook.events import days_to_cancel
from crmsync.mapping.outlook.native import OutlookOptions, objects
from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Recurrence

_MASTER = "seriesMaster"
_DAY = timedelta(days=1)


class EventsDialect:
    """Events of a calendar. now: the clock (aware)."""

    kind = Kind.EVENTS
    noun = "meeting"
    prefer: tuple[str, ...] = ('outlook.body-content-type="text"', 'outlook.timezone="UTC"')

    def __init__(self, options: OutlookOptions, now: Callable[[], datetime]) -> None:
        self._options = options
        self.table: EventTable = event_table(options)
        self.ways: Sequence[Way] = (DeltaWay(self._delta), WindowWay(self._view_delta, now))
        self._expand = expanding(self.table.extended)

    def folder(self, folder: str) -> str:
        return path("me", "calendars", folder)

    def items(self, folder: str) -> str:
        return path("me", "calendars", folder, "events", top=PAGE, expand=self._expand)

    def new(self, folder: str) -> str:
        return path("me", "calendars", folder, "events")

    def item(self, folder: str, item: ItemId) -> str:
        return path("me", "events", item)

    def whole(self, folder: str, item: ItemId) -> str:
        return path("me", "events", item, expand=self._expand)

    def lookup(self, folder: str, key: OperationKey) -> str | None:
        return path("me", "calendars", folder, "events", filter=carrying(key), select="id")

    def opened(self, resource: Resource) -> Resource:
        return dict(resource)

    def complete(self, client: GraphClient, resources: Sequence[Resource]) -> None:
        """Put into series which of their occurrences were cancelled or changed."""
        masters = [resource for resource in resources if resource.get("type") == _MASTER]
        query = {"select": f"id,{CANCELLED}", "expand": f"{CHANGED}($select=id,originalStart)"}
        parts = [Part("GET", path("me", "events", str(master["id"]), **query)) for master in masters]
        action = "read the series"
        for master, reply in zip(masters, client.batch(parts, action, Effect.READ), strict=True):
            error = None if reply.ok else reply_error(reply, reply.body, action=action)
            if error is not None and not isinstance(error, Vanished):
                raise error
            told = reply.body if reply.ok and isinstance(reply.body, dict) else {}
            for name in (CANCELLED, CHANGED):
                master[name] = told.get(name) or []

    def moved(
        self, client: GraphClient, others: Iterable[str], names: Mapping[ItemId, str]
    ) -> Iterable[ItemId]:
        return ()

    def places(self, client: GraphClient, items: Sequence[ItemId]) -> Mapping[ItemId, str]:
        action = "look for meetings that moved"
        parts = [Part("GET", path("me", "events", item, "calendar", select="id")) for item in items]
        found: dict[ItemId, str] = {}
        for item, reply in zip(items, client.batch(parts, action, Effect.READ), strict=True):
            if reply.ok and isinstance(reply.body, dict):
                found[item] = str(reply.body.get("id"))
        return found

    # ---- writing

    def refusal(self, present: Resource, changes: Changes | None) -> ServiceError | None:
        return refusal(self.table.traits(present), changes, self._options, SERVICE)

    def kept(self, present: Resource, changes: Changes) -> Mapping[str, str]:
        changed = bool(objects(present, CHANGED))
        online = present.get("isOnlineMeeting") is True
        return kept(changes, is_online=online, has_changed_occurrences=changed)

    def finish(self, client: GraphClient, item: ItemId, changes: Changes, before: Resource) -> bool:
        """Cancel the occurrences that a series shall not have: Exchange forgets them with each new time. What
        is cancelled in a series no reply to a write tells.
        """
        wanted = days_to_cancel(self.table, changes, before)
        series = before.get("recurrence") is not None or isinstance(changes.get("recurrence"), Recurrence)
        if not wanted:
            return series
        action = "cancel occurrences of the series"
        window = {
            "_startDateTime": datetime.combine(min(wanted) - _DAY, time()).isoformat(),
            "_endDateTime": datetime.combine(max(wanted) + 2 * _DAY, time()).isoformat(),
            "select": "id,type,start,isAllDay,originalStart",
            "top": PAGE,
        }
        link = path("me", "events", item, "instances", **window)
        instances = [row for page in client.pages(link, action) for row in rows(page)]
        chosen = [str(row["id"]) for row in instances if self.table.day_on_its_clock(row, before) in wanted]
        parts = [Part("DELETE", path("me", "events", one)) for one in chosen]
        for reply in client.batch(parts, action, Effect.ONCE):
            error = None if reply.ok else write_error(reply, reply.body, action=action)
            if error is not None and not isinstance(error, Vanished):
                raise error
        return series

    # ---- the ways

    def _delta(self, folder: str) -> str:
        return path("me", "calendars", folder, "events", "delta", select="id")

    def _view_delta(self, folder: str, start: datetime, end: datetime) -> str:
        window = {
            "_startDateTime": start.isoformat(timespec="seconds"),
            "_endDateTime": end.isoformat(timespec="seconds"),
        }
        return path("me", "calendars", folder, "calendarView", "delta", **window)
