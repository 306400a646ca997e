"""Events: their properties, what Exchange makes of them, whom it mails, and how they are shown.

Rules: Graph v1.0 "event resource type", "Create event", "Update event", "Delete event".
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from crmsync.sandbox.graph.behaviour import Repeated
from crmsync.sandbox.graph.bodies import preview, shown_body
from crmsync.sandbox.graph.errors import GraphError, not_found
from crmsync.sandbox.graph.event_types import EVENT, PRIVATE, STRUCTURES
from crmsync.sandbox.graph.odata import Preferences
from crmsync.sandbox.graph.patterns import checked_recurrence
from crmsync.sandbox.graph.properties import MULTIPLE, SINGLE, Extended, shown_extended, write_extended
from crmsync.sandbox.graph.schema import JsonObject, timestamp
from crmsync.sandbox.graph.series import (
    Occurrence,
    first_start,
    is_series,
    occurrence,
    span_of,
    starts,
)
from crmsync.sandbox.graph.store import Exceptional, Folder, Item, Kind, Store
from crmsync.sandbox.graph.zones import instant, read_wall, shown_moment, shown_wall, windows_name, zone_named
from crmsync.sandbox.identity.book import Account
from crmsync.sandbox.outlook.outbox import Mail, Outbox

_DEFAULTS: Mapping[str, Any] = {
    "subject": "",
    "body": {"contentType": "text", "content": ""},
    "importance": "normal",
    "sensitivity": "normal",
    "showAs": "busy",
    "isAllDay": False,
    "responseRequested": True,
    "allowNewTimeProposals": True,
    "hideAttendees": False,
    "isOnlineMeeting": False,
    "onlineMeetingProvider": "unknown",
    "categories": [],
    "attendees": [],
    "location": {},
    "locations": [],
}


class Events:
    """What events are in a mailbox. transactions: the keys of events by the transactionId they came with."""

    def __init__(self, store: Store, owner: Account, outbox: Outbox) -> None:
        self._store = store
        self._owner = owner
        self._outbox = outbox
        self.transactions: dict[str, int] = {}

    def create(self, calendar: Folder, body: JsonObject, organizer: JsonObject | None = None) -> Item:
        """A new event, or the one that was created with this transactionId. Raises GraphError.

        organizer: somebody else, who invites the mailbox's owner.
        """
        taken = EVENT.read(body)
        repeated = self._with_transaction(taken.get("transactionId"))
        if repeated is not None:
            if self._store.behaviour.repeated_transaction is Repeated.CONFLICT:
                raise GraphError(
                    409, "ErrorDuplicateTransactionId", "An event with this transactionId exists."
                )
            return repeated
        if taken.get("start") is None or taken.get("end") is None:
            raise _invalid("An event needs start and end.")
        minutes = self._store.behaviour.default_reminder
        reminder = {"isReminderOn": minutes is not None, "reminderMinutesBeforeStart": minutes or 0}
        data, extended = self._merged({**_DEFAULTS, **reminder}, {}, taken)
        data |= {"organizer": organizer or self._own_address(), "iCalUId": _new_uid()}
        item = self._store.add(Kind.EVENTS, calendar, data, extended)
        if data.get("transactionId"):
            self.transactions[data["transactionId"]] = item.key
        if organizer is None:
            self._mail(Mail.INVITATION, data, guests(data, self._owner.username))
        return item

    def update(self, item: Item, body: JsonObject, original: datetime | None = None) -> None:
        """Change an event, a whole series, or (original) one occurrence of it.

        Raises GraphError and changes nothing when it cannot be.
        """
        taken = EVENT.read(body)
        taken.pop("transactionId", None)
        if original is not None:
            self._update_occurrence(item, taken, original)
            return
        before = item.data
        data, extended = self._merged(before, item.extended, taken)
        changed = (data, extended) != (before, item.extended)
        if _laid_out(data) != _laid_out(before):
            # A series that is laid anew has no exceptions (Outlook warns of it).
            item.exceptions, item.cancelled = {}, set()
        item.data, item.extended = data, extended
        if changed or self._store.behaviour.unchanged_patch_moves_version:
            self._store.touch(item)
        self._mail_update(before, data, taken)

    def remove(self, item: Item, original: datetime | None = None) -> None:
        """Delete an event, a series, or one occurrence of it; guests are told, or the organizer."""
        if original is None:
            data = item.data
            self._store.remove(item)
        else:
            data = self.occurrence(item, original).data
            item.cancelled.add(original)
            item.exceptions.pop(original, None)
            self._store.touch(item)
        if self.is_organizer(data):
            self._mail(Mail.CANCELLATION, data, guests(data, self._owner.username))
        elif guests(data, "") and not data.get("isCancelled"):
            self._mail(Mail.ANSWER, data, [data["organizer"]["emailAddress"]["address"]])

    def answer(self, item: Item, response: str, *, send: bool) -> None:
        """Accept or decline an invitation. Raises GraphError for one's own meeting."""
        if self.is_organizer(item.data):
            raise _invalid("You can't respond to this meeting because you're the meeting organizer.")
        item.data = {**item.data, "response": response}
        self._store.touch(item)
        if send:
            self._mail(Mail.ANSWER, item.data, [item.data["organizer"]["emailAddress"]["address"]])

    def note_answer(self, item: Item, guest: str, response: str) -> None:
        """A guest has answered."""
        status = {"response": response, "time": timestamp(self._store.now())}
        attendees = [
            {**entry, "status": status} if entry["emailAddress"]["address"] == guest else entry
            for entry in item.data["attendees"]
        ]
        item.data = {**item.data, "attendees": attendees}
        self._store.touch(item)

    def occurrence(self, item: Item, original: datetime) -> Occurrence:
        """Raises GraphError when the series has none that was to start then."""
        found = occurrence(item, original) if is_series(item) else None
        if found is None:
            raise not_found()
        return found

    def is_organizer(self, data: JsonObject) -> bool:
        address = data["organizer"]["emailAddress"]["address"]
        return bool(address.casefold() == self._owner.username.casefold())

    # Writing

    def _merged(
        self, before: JsonObject, extended_before: Extended, taken: JsonObject
    ) -> tuple[JsonObject, Extended]:
        data, extended = {**before}, dict(extended_before)
        write_extended(extended, taken)
        for name, value in taken.items():
            if name in (SINGLE, MULTIPLE):
                continue
            if value is None and name in _DEFAULTS:
                value = _DEFAULTS[name]
            data[name] = self._structure(data.get(name), value) if name in STRUCTURES else value
        if "location" in taken and "locations" not in taken:
            data["locations"] = [data["location"]] if data["location"] else []
        if "attendees" in taken:
            data["attendees"] = [_attendee(entry, before) for entry in data["attendees"]]
        return self._timed(data, taken), extended

    def _timed(self, data: JsonObject, taken: JsonObject) -> JsonObject:
        """`data` with its times checked, and a series moved to its first occurrence."""
        span = span_of(data)
        if data["isAllDay"] and {span.start.time(), span.end.time()} != {time()}:
            raise _invalid("The start and end of an all-day event have to be midnight.")
        if data["isAllDay"] and data["start"].get("timeZone") != data["end"].get("timeZone"):
            raise _invalid("The start and end of an all-day event have to be in the same zone.")
        if span.ends < span.begins or (data["isAllDay"] and span.end == span.start):
            raise _invalid("The end of an event has to be after its start.")
        if data.get("recurrence") is None:
            return data
        recurrence = data["recurrence"]
        if "recurrence" not in taken and "start" in taken:
            recurrence = {
                **recurrence,
                "range": {**recurrence["range"], "startDate": span.start.date().isoformat()},
            }
        recurrence = checked_recurrence(recurrence, span.start.date())
        zone = recurrence["range"].get("recurrenceTimeZone") or data["start"].get("timeZone") or "UTC"
        zone_named(zone)
        recurrence["range"]["recurrenceTimeZone"] = zone
        shift = first_start(recurrence) - span.start.date()
        moved = {
            name: {**data[name], "dateTime": (wall + shift).isoformat(timespec="seconds")}
            for name, wall in (("start", span.start), ("end", span.end))
        }
        return {**data, **moved, "recurrence": recurrence}

    def _update_occurrence(self, item: Item, taken: JsonObject, original: datetime) -> None:
        if taken.get("recurrence") is not None:
            raise _invalid("An occurrence cannot have a recurrence.")
        taken.pop("recurrence", None)
        before = self.occurrence(item, original).data
        kept = item.exceptions.get(original)
        data, extended = self._merged(before, {} if kept is None else kept.extended, taken)
        own = {} if kept is None else kept.data
        own = own | {name: data[name] for name in (*taken, "locations") if name in data}
        self._store.touch(item)
        item.exceptions[original] = Exceptional(own, item.version, item.modified, extended)
        self._mail_update(before, data, taken)

    def _structure(self, before: Any, value: JsonObject | None) -> JsonObject:
        whole = {**(before or {}), **(value or {})} if self._store.behaviour.patch_merges_complex else value
        return {name: part for name, part in (whole or {}).items() if part is not None}

    def _with_transaction(self, transaction: str | None) -> Item | None:
        """The event that was created with this transactionId, while it is there."""
        key = None if transaction is None else self.transactions.get(transaction)
        return None if key is None else self._store.items.get(key)

    # Mails

    def _mail_update(self, before: JsonObject, after: JsonObject, taken: JsonObject) -> None:
        owner = self._owner.username
        were, are = guests(before, owner), guests(after, owner)
        if not (were or are) or not self.is_organizer(after):
            return
        self._mail(Mail.INVITATION, after, [guest for guest in are if guest not in were])
        self._mail(Mail.CANCELLATION, after, [guest for guest in were if guest not in are])
        if taken.keys() - PRIVATE - {"attendees"} or self._store.behaviour.every_patch_mails:
            self._mail(Mail.UPDATE, after, [guest for guest in are if guest in were])

    def _mail(self, mail: Mail, data: JsonObject, recipients: list[str]) -> None:
        self._outbox.send(self._store.now(), mail, str(data.get("subject") or ""), recipients)

    def _own_address(self) -> JsonObject:
        return {"emailAddress": {"name": self._owner.name, "address": self._owner.username}}

    # Showing

    def show(self, item: Item, *, immutable: bool, preferences: Preferences) -> JsonObject:
        """A single event or a series."""
        shown = self._shown(item.data, preferences)
        single, multiple = shown_extended(item.extended)
        return {
            **self._identity(item, None, item.version, item.modified, immutable=immutable),
            **shown,
            "type": "seriesMaster" if is_series(item) else "singleInstance",
            "seriesMasterId": None,
            "recurrence": item.data.get("recurrence"),
            "transactionId": item.data.get("transactionId"),
            "cancelledOccurrences": self._cancelled(item, immutable=immutable),
            "exceptionOccurrences": self._exceptions(item, immutable=immutable, preferences=preferences),
            SINGLE: single,
            MULTIPLE: multiple,
        }

    def show_occurrence(
        self, item: Item, made: Occurrence, *, immutable: bool, preferences: Preferences
    ) -> JsonObject:
        """One occurrence of a series, with all it has."""
        kept = item.exceptions.get(made.original)
        version, modified = (item.version, item.modified) if kept is None else (kept.version, kept.modified)
        single, multiple = shown_extended({**item.extended, **({} if kept is None else kept.extended)})
        return {
            **self._identity(item, made.original, version, modified, immutable=immutable),
            **self._shown(made.data, preferences),
            "type": "exception" if made.is_exception else "occurrence",
            "seriesMasterId": self._store.item_id(item, immutable=immutable),
            "originalStart": timestamp(made.original),
            "recurrence": None,
            "transactionId": None,
            SINGLE: single,
            MULTIPLE: multiple,
        }

    def _identity(
        self, item: Item, original: datetime | None, version: int, modified: datetime, *, immutable: bool
    ) -> JsonObject:
        key = self._store.change_key(version)
        return {
            "@odata.etag": f'W/"{key}"',
            "id": self._store.item_id(item, immutable=immutable, occurrence=original),
            "createdDateTime": timestamp(item.created),
            "lastModifiedDateTime": timestamp(modified),
            "changeKey": key,
        }

    def _shown(self, data: JsonObject, preferences: Preferences) -> JsonObject:
        is_organizer = self.is_organizer(data)
        response = "organizer" if is_organizer else data.get("response", "notResponded")
        written = {
            name: data.get(name)
            for name in EVENT.written
            if name not in ("body", "start", "end", "recurrence", "transactionId", SINGLE, MULTIPLE)
        }
        return {
            **written,
            "body": shown_body(data["body"], as_text=preferences.text_bodies),
            "bodyPreview": preview(data["body"]),
            **self._shown_times(data, preferences.zone or "UTC"),
            "organizer": data["organizer"],
            "isOrganizer": is_organizer,
            "isCancelled": bool(data.get("isCancelled")),
            "isDraft": False,
            "hasAttachments": False,
            "iCalUId": data["iCalUId"],
            "onlineMeeting": None,
            "onlineMeetingUrl": None,
            "responseStatus": {"response": response, "time": "0001-01-01T00:00:00Z"},
            "webLink": f"https://outlook.office365.com/owa/?itemid={data['iCalUId']}&path=/calendar/item",
        }

    def _shown_times(self, data: JsonObject, zone: str) -> JsonObject:
        shown: JsonObject = {}
        for name, original in (("start", "originalStartTimeZone"), ("end", "originalEndTimeZone")):
            wall, own_zone = read_wall(data[name], name)
            is_windows = self._store.behaviour.zones_become_windows
            shown[original] = windows_name(own_zone) if is_windows else own_zone
            shown[name] = (
                shown_wall(wall, zone) if data["isAllDay"] else shown_moment(instant(wall, own_zone), zone)
            )
        return shown

    def _exceptions(self, item: Item, *, immutable: bool, preferences: Preferences) -> list[JsonObject]:
        """The exceptions of a series, without their extended properties: those are asked for one by one."""
        found = (occurrence(item, original) for original in sorted(item.exceptions))
        shown = (
            self.show_occurrence(item, made, immutable=immutable, preferences=preferences)
            for made in found
            if made is not None
        )
        hidden = (SINGLE, MULTIPLE)
        return [{name: value for name, value in one.items() if name not in hidden} for one in shown]

    def _cancelled(self, item: Item, *, immutable: bool) -> list[str]:
        """The occurrences that were deleted, as `OID.{series}.{day}`."""
        if not item.cancelled:
            return []
        series, latest = self._store.item_id(item, immutable=immutable), max(item.cancelled)
        days: list[date] = []
        for day, start in starts(item):
            if start > latest:
                break
            if start in item.cancelled:
                days.append(day)
        return [f"OID.{series}.{day.isoformat()}" for day in days]


def _attendee(entry: JsonObject, before: JsonObject) -> JsonObject:
    """An attendee with the answer that was given before."""
    address = str((entry.get("emailAddress") or {}).get("address") or "")
    if not address:
        raise _invalid("Every attendee needs an address.")
    known: JsonObject = next(
        (
            other
            for other in before.get("attendees") or ()
            if other["emailAddress"]["address"].casefold() == address.casefold()
        ),
        {},
    )
    status = known.get("status") or {"response": "none", "time": "0001-01-01T00:00:00Z"}
    name = entry["emailAddress"].get("name") or address
    return {
        "type": entry.get("type") or "required",
        "status": status,
        "emailAddress": {"name": name, "address": address},
    }


def _laid_out(data: JsonObject) -> tuple[object, ...]:
    """What says on which days and when a series takes place."""
    span, recurrence = span_of(data), data.get("recurrence") or {}
    # The name of the zone is no part of it: Windows and IANA have different ones for the same zone.
    days = {**recurrence.get("range", {}), "recurrenceTimeZone": None}
    return span.start, str(zone_named(span.start_zone)), data["isAllDay"], recurrence.get("pattern"), days


def _new_uid() -> str:
    return f"040000008200E00074C5B7101A82E00800000000{secrets.token_hex(20).upper()}"


def _invalid(message: str) -> GraphError:
    return GraphError(
        400, "ErrorPropertyValidationFailure", f"At least one property failed validation. {message}"
    )


def guests(event: JsonObject, owner: str) -> list[str]:
    """The mail addresses of those who are asked to come, without the owner's own."""
    addresses = ((entry.get("emailAddress") or {}).get("address") for entry in event.get("attendees") or ())
    return [address for address in addresses if address and address.casefold() != owner.casefold()]
