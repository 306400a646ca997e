"""Events of a calendar. See `dialects.Dialect`.

A series is one item: its master, with the occurrences that were cancelled or changed. A write that would
make Exchange mail anybody is refused here, whatever was planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta

from crmsync.connect.errors import NotPermitted, ServiceError, Vanished
from crmsync.connect.graph.client import GraphClient, Part, path, rows
from crmsync.connect.graph.dialects import PAGE, carrying
from crmsync.connect.graph.errors import SERVICE, reply_error, write_error
from crmsync.connect.graph.ways import DeltaWay, Way, WindowWay
from crmsync.connect.http import Effect
from crmsync.mapping.graph.events import CANCELLED, CHANGED, EventTable, event_table, excluded_days
from crmsync.mapping.graph.resource import GraphOptions, Resource, expanding, objects
from crmsync.model.items import ItemId, OperationKey, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Recurrence

_MASTER = "seriesMaster"
_OWN_COPY = frozenset({"reminder"})
"""What a guest may change in the own copy, and Exchange tells nobody."""
_RESETS = frozenset({"start", "end", "time_zone", "recurrence"})
"""What makes Exchange forget the cancelled and changed occurrences of a series."""
_WOULD_DROP = "Outlook would drop the occurrences of the series that were changed by themselves"
_ONLINE = "an online meeting's description holds what is needed to join it"
_DAY = timedelta(days=1)


class EventsDialect:
    """Events of a calendar. now: the clock (aware)."""

    kind = Kind.EVENTS
    noun = "meeting"
    prefer: tuple[str, ...] = ('outlook.body-content-type="text"', 'outlook.timezone="UTC"')

    def __init__(self, options: GraphOptions, now: Callable[[], datetime]) -> None:
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
        traits = self.table.traits(present)
        if Trait.INVITED in traits and (changes is None or not self._own_copy(changes)):
            return _would_mail("somebody else organises this meeting, and would be told")
        if Trait.ORGANISED in traits and not self._options.invitations:
            return _would_mail("its guests would be mailed, and invitations are not allowed here")
        return None

    def kept(self, present: Resource, changes: Changes) -> Mapping[str, str]:
        found: dict[str, str] = {}
        if present.get("isOnlineMeeting") is True and "description" in changes:
            found["description"] = _ONLINE
        if objects(present, CHANGED):
            found |= dict.fromkeys(changes.keys() & _RESETS, _WOULD_DROP)
        return found

    def finish(self, client: GraphClient, item: ItemId, changes: Changes, before: Resource) -> bool:
        """Cancel the occurrences that a series shall not have: Exchange forgets them with each new time. What
        is cancelled in a series no reply to a write tells.
        """
        told = changes.get("recurrence")
        if isinstance(told, Recurrence):
            wanted = set(self.table.days_of(told.excluded, before, changes))
        elif "recurrence" not in changes and changes.keys() & _RESETS:
            wanted = set(excluded_days(before))
        else:
            wanted = set()
        series = before.get("recurrence") is not None or isinstance(told, Recurrence)
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

    def _own_copy(self, changes: Changes) -> bool:
        return changes.keys() <= _OWN_COPY | self._options.custom.keys()

    # ---- the ways

    def _delta(self, folder: str) -> str:
        return path("me", "calendars", folder, "events", "delta", select="id")

    def _view_delta(self, folder: str, start: datetime, end: datetime) -> str:
        window = {
            "_startDateTime": start.isoformat(timespec="seconds"),
            "_endDateTime": end.isoformat(timespec="seconds"),
        }
        return path("me", "calendars", folder, "calendarView", "delta", **window)


def _would_mail(why: str) -> NotPermitted:
    return NotPermitted(
        f"It was left as it is: {why}.",
        service=SERVICE,
        action="save the meeting",
        advice="Change or delete the meeting in Outlook yourself.",
        code="would-mail",
    )
