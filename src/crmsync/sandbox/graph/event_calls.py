"""The calls for calendars, events, calendar views and answers to invitations.

Takes calls, gives answers; what an event is stands in `events`.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from crmsync.sandbox.graph.behaviour import EventsDelta
from crmsync.sandbox.graph.calls import Answered, Call
from crmsync.sandbox.graph.errors import GraphError, bad_query, invalid_request, not_found
from crmsync.sandbox.graph.event_delta import CalendarWindow, whole_calendar, window_of
from crmsync.sandbox.graph.event_types import CALENDAR, EVENT
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import Options
from crmsync.sandbox.graph.projection import answer_list, echo_of, project
from crmsync.sandbox.graph.routes import Route
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.series import Occurrence, is_series, occurrences, overlaps, span_of
from crmsync.sandbox.graph.store import Folder, Item, Kind

_CALENDARS = "me/calendars"
_PLACES = ("me", "me/calendar", "me/calendars/{calendar}")
_ANSWERS = {"accept": "accepted", "tentativelyaccept": "tentativelyAccepted", "decline": "declined"}

Row = tuple[Item, Occurrence | None]
Rows = list[Row]


class EventCalls:
    """Answers everything under `/me/calendars`, `/me/events` and `/me/calendarView`."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox
        self._store = mailbox.store
        self._events = mailbox.events

    def routes(self) -> list[Route]:
        found = [
            Route("GET", _CALENDARS, self.list_calendars),
            Route("POST", _CALENDARS, self.create_calendar),
            Route("GET", "me/calendar", self.get_calendar),
            Route("GET", f"{_CALENDARS}/{{calendar}}", self.get_calendar),
            Route("PATCH", f"{_CALENDARS}/{{calendar}}", self.change_calendar),
            Route("DELETE", f"{_CALENDARS}/{{calendar}}", self.delete_calendar),
        ]
        for place in _PLACES:
            found += [
                Route("GET", f"{place}/calendarview", self.view),
                Route("GET", f"{place}/calendarview/delta", self.view_delta),
                Route("GET", f"{place}/events", self.list),
                Route("POST", f"{place}/events", self.create),
                Route("GET", f"{place}/events/delta", self.delta),
                Route("GET", f"{place}/events/{{item}}", self.get),
                Route("PATCH", f"{place}/events/{{item}}", self.update),
                Route("DELETE", f"{place}/events/{{item}}", self.delete),
                Route("GET", f"{place}/events/{{item}}/instances", self.instances),
                Route("GET", f"{place}/events/{{item}}/calendar", self.calendar_of),
                Route("POST", f"{place}/events/{{item}}/cancel", self.cancel),
            ]
            for verb in _ANSWERS:
                found.append(Route("POST", f"{place}/events/{{item}}/{verb}", partial(self.respond, verb)))
        return found

    # Calendars

    def list_calendars(self, call: Call) -> Answered:
        rows = [folder for folder in self._store.folders.values() if folder.kind is Kind.EVENTS]
        return answer_list(call, CALENDAR, rows, self._show_calendar, self._mailbox.behaviour.page_size)

    def create_calendar(self, call: Call) -> Answered:
        taken = CALENDAR.read(call.json())
        name = self._calendar_name(taken)
        calendar = self._store.add_folder(Kind.EVENTS, name)
        calendar.data = {"color": taken.get("color") or "auto"}
        return Answered(201, self._show_calendar(calendar))

    def get_calendar(self, call: Call) -> Answered:
        return Answered(200, project(self._show_calendar(self._calendar(call)), CALENDAR, call.options))

    def change_calendar(self, call: Call) -> Answered:
        calendar, taken = self._calendar(call), CALENDAR.read(call.json())
        if "name" in taken:
            calendar.name = self._calendar_name(taken)
        if taken.get("color"):
            calendar.data = {**calendar.data, "color": taken["color"]}
        self._store.touch_folder(calendar)
        return Answered(200, self._show_calendar(calendar))

    def delete_calendar(self, call: Call) -> Answered:
        calendar = self._calendar(call)
        if calendar.well_known:
            raise GraphError(400, "ErrorCalendarCannotBeDeleted", "The default calendar cannot be deleted.")
        for item in self._store.items_in(calendar):
            self._events.remove(item)
        self._store.remove_folder(calendar)
        return Answered(204)

    def _calendar_name(self, taken: JsonObject) -> str:
        name = str(taken.get("name") or "").strip()
        if not name:
            raise invalid_request("The calendar needs a name.")
        names = {
            folder.name.casefold() for folder in self._store.folders.values() if folder.kind is Kind.EVENTS
        }
        if name.casefold() in names:
            raise GraphError(409, "ErrorFolderExists", "A folder with the specified name already exists.")
        return name

    def _show_calendar(self, calendar: Folder) -> JsonObject:
        owner = self._mailbox.owner
        return {
            "id": self._store.folder_id(calendar.key),
            "name": calendar.name,
            "color": calendar.data.get("color", "auto"),
            "hexColor": "",
            "isDefaultCalendar": bool(calendar.well_known),
            "changeKey": self._store.change_key(calendar.version),
            "canShare": True,
            "canViewPrivateItems": True,
            "canEdit": not calendar.read_only,
            "allowedOnlineMeetingProviders": [],
            "defaultOnlineMeetingProvider": "unknown",
            "isTallyingResponses": bool(calendar.well_known),
            "isRemovable": not calendar.well_known,
            "owner": {"name": owner.name, "address": owner.username},
        }

    def _calendar(self, call: Call) -> Folder:
        """The calendar a call names, the default one when it names none."""
        text = call.ids.get("calendar")
        return (
            self._store.default_folder(Kind.EVENTS)
            if text is None
            else self._mailbox.folder(Kind.EVENTS, text)
        )

    # Events

    def list(self, call: Call) -> Answered:
        rows: Rows = [(item, None) for item in self._store.items_in(self._calendar(call))]
        return self._answer_rows(call, rows)

    def create(self, call: Call) -> Answered:
        item = self._events.create(self._mailbox.writable(self._calendar(call)), call.json())
        return Answered(201, self._shown(call, (item, None)))

    def get(self, call: Call) -> Answered:
        return Answered(200, project(self._show(call, self._row(call)), EVENT, call.options))

    def update(self, call: Call) -> Answered:
        item, original = self._matching(call)
        self._events.update(item, call.json(), original)
        made = None if original is None else self._events.occurrence(item, original)
        return Answered(200, self._shown(call, (item, made)))

    def delete(self, call: Call) -> Answered:
        self._events.remove(*self._matching(call))
        return Answered(204)

    def calendar_of(self, call: Call) -> Answered:
        item, _ = self._located(call)
        shown = self._show_calendar(self._store.folders[item.folder])
        return Answered(200, project(shown, CALENDAR, call.options))

    def instances(self, call: Call) -> Answered:
        item, _ = self._row(call)
        first, last = window_of(call.options, self._mailbox.behaviour.calendar_view_days)
        made = occurrences(item, first, last) if is_series(item) else ()
        return self._answer_rows(call, [(item, one) for one in made])

    def view(self, call: Call) -> Answered:
        first, last = window_of(call.options, self._mailbox.behaviour.calendar_view_days)
        rows: Rows = []
        for item in self._store.items_in(self._calendar(call)):
            if is_series(item):
                rows += [(item, made) for made in occurrences(item, first, last)]
            elif overlaps(span_of(item.data), first, last):
                rows.append((item, None))
        return self._answer_rows(call, rows)

    def delta(self, call: Call) -> Answered:
        match self._mailbox.behaviour.events_delta:
            case EventsDelta.BAD_REQUEST:
                raise bad_query("Change tracking is not supported against 'microsoft.graph.event'.")
            case EventsDelta.NOT_IMPLEMENTED:
                raise GraphError(501, "NotImplemented", "Change tracking of events is not implemented.")
            case EventsDelta.SERVED:
                source = whole_calendar(self._mailbox, self._calendar(call))
                return self._mailbox.deltas.answer(call, source, self._mailbox.behaviour)

    def view_delta(self, call: Call) -> Answered:
        source = CalendarWindow(self._mailbox, self._calendar(call)).source()
        return self._mailbox.deltas.answer(call, source, self._mailbox.behaviour)

    # Meetings

    def cancel(self, call: Call) -> Answered:
        item, original = self._matching(call)
        if not self._events.is_organizer(item.data):
            raise invalid_request("You need to be the organizer to cancel a meeting.")
        self._events.remove(item, original)
        return Answered(202)

    def respond(self, verb: str, call: Call) -> Answered:
        item, _ = self._matching(call)
        send = call.json().get("sendResponse", True) if call.body else True
        self._events.answer(item, _ANSWERS[verb], send=bool(send))
        return Answered(202)

    # What they have in common

    def _located(self, call: Call) -> tuple[Item, datetime | None]:
        item, original = self._mailbox.located(Kind.EVENTS, call.ids["item"])
        if "calendar" in call.ids and item.folder != self._calendar(call).key:
            raise not_found()
        if original is not None:
            self._events.occurrence(item, original)
        return item, original

    def _matching(self, call: Call) -> tuple[Item, datetime | None]:
        item, original = self._located(call)
        self._mailbox.writable(self._store.folders[item.folder])
        kept = None if original is None else item.exceptions.get(original)
        version = item.version if kept is None else kept.version
        self._mailbox.check_match(call, version, heeded=self._mailbox.behaviour.if_match)
        return item, original

    def _row(self, call: Call) -> Row:
        item, original = self._located(call)
        return item, None if original is None else self._events.occurrence(item, original)

    def _answer_rows(self, call: Call, rows: Rows) -> Answered:
        return answer_list(
            call, EVENT, rows, lambda row: self._show(call, row), self._mailbox.behaviour.page_size
        )

    def _shown(self, call: Call, row: Row) -> JsonObject:
        shown = self._show(call, row)
        return {**project(shown, EVENT, Options()), **echo_of(shown, call, self._mailbox.behaviour)}

    def _show(self, call: Call, row: Row) -> JsonObject:
        item, made = row
        if made is None:
            return self._events.show(item, immutable=call.immutable, preferences=call.preferences)
        return self._events.show_occurrence(
            item, made, immutable=call.immutable, preferences=call.preferences
        )
