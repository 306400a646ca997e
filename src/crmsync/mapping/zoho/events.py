"""Meetings in Zoho's dialect. Pure. Zoho's meetings know no privacy, no busy state and no zone but the
user's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from crmsync.mapping.records import Record, RecordMapper
from crmsync.mapping.zoho.links import LookupField
from crmsync.mapping.zoho.metadata import FieldMeta, ModuleMeta
from crmsync.mapping.zoho.participants import ParticipantsField
from crmsync.mapping.zoho.record import (
    RECURRING,
    UTC_ZONE,
    VENUE_KIND,
    ZohoOptions,
    parse_moment,
    spell_moment,
)
from crmsync.mapping.zoho.recurrence import RecurrenceField
from crmsync.mapping.zoho.reminders import InstantReminderField, SpanReminderField
from crmsync.mapping.zoho.table import Manners, ZohoTable, mappers, plain_mapper
from crmsync.mapping.zoho.tags import TagField
from crmsync.mapping.zoho.times import ALL_DAY, END, START, MeetingEnd, MeetingStart, ZoneField
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value

PAIRS: Mapping[str, str] = {
    "title": "Event_Title",
    "start": START,
    "end": END,
    "location": "Venue",
    "description": "Description",
    "categories": "Tag",
    "recurrence": RECURRING,
    "reminder": "Remind_At",
    "participants": "Participants",
    "contact": "Who_Id",
}
"""See `contacts.PAIRS`. In the order of writing: recurrence and reminder are spelled by the start."""
_BENDS = frozenset({"recurrence", "reminder", "participants", "categories", "contact"})
_NO_TITLE = "(without a title)"


class EventTable(ZohoTable):
    """The meetings table; a meeting that begins after its old end keeps its length."""

    def context(self, changes: Changes) -> frozenset[str]:
        """See `ZohoTable.context`."""
        needed = super().context(changes)
        return needed | {START, END} if "start" in changes and "end" not in changes else needed

    def write(self, native: Record, changes: Changes) -> None:
        """See `FieldTable.write`."""
        before, end = (parse_moment(native.get(name), UTC_ZONE) for name in (START, END))
        super().write(native, changes)
        start = parse_moment(native.get(START), UTC_ZONE)
        if "end" not in changes and before and end and start and end < start:
            native[END] = spell_moment(start + (end - before), UTC_ZONE)


def event_table(metadata: ModuleMeta, options: ZohoOptions) -> EventTable:
    """The meetings table of one organisation."""
    found = mappers(
        Kind.EVENTS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, metadata, options)
    )
    if "start" in found:
        zone = ZoneField(options.zone)
        found[zone.name] = zone

    def complete(fields: Fields) -> Fields:
        return _complete(fields, options.zone.key)

    reminder = found.get("reminder")
    moving = ("recurrence", "reminder") if isinstance(reminder, InstantReminderField) else ("recurrence",)
    manners = Manners(
        complete=complete,
        added=_venue_kind(metadata),
        followers={"start": tuple(name for name in moving if name in found)},
        bends=_BENDS,
    )
    return EventTable(Kind.EVENTS, metadata, found.values(), manners)


def _mapper(name: str, meta: FieldMeta, metadata: ModuleMeta, options: ZohoOptions) -> RecordMapper | None:
    whole_days = metadata.get(ALL_DAY) is not None
    match name:
        case "start":
            return MeetingStart(name, meta, options.zone, whole_days)
        case "end":
            return MeetingEnd(name, meta, options.zone, whole_days)
        case "categories":
            return TagField(name, meta)
        case "recurrence":
            return RecurrenceField(name, meta, options.zone)
        case "reminder" if meta.data_type == "multireminder":
            return SpanReminderField(name, meta, options.zone)
        case "reminder":
            return InstantReminderField(name, meta, options.zone)
        case "participants":
            return ParticipantsField(name, meta, options.write_guests)
        case "contact":
            return LookupField(name, meta, "Contacts")
        case _:
            return plain_mapper(Kind.EVENTS, name, meta, options)


def _complete(fields: Fields, zone: str) -> Fields:
    """A new meeting with what Zoho requires: a title, and an end (RFC 5545 §3.6.1: the same day, or no
    duration).
    """
    found: dict[str, Value] = {"title": _NO_TITLE, **fields}
    start = found.get("start")
    if isinstance(start, datetime):
        found.setdefault("end", start)
        found["time_zone"] = zone
    elif isinstance(start, date):
        found.setdefault("end", start + timedelta(days=1))
    return found


def _venue_kind(metadata: ModuleMeta) -> Mapping[str, Any]:
    meta = metadata.get(VENUE_KIND)
    if meta is None or not meta.mandatory or not meta.choices:
        return {}
    return {VENUE_KIND: meta.default or meta.choices[0]}
