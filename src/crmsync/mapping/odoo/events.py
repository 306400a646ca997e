"""Meetings in Odoo's dialect (`calendar.event`). Pure. A series is one item, though Odoo keeps a row for each
of its dates; what most rows hold is what the series holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.attendees import ParticipantsField, meeting_traits
from crmsync.mapping.odoo.metadata import FieldMeta, ModelMeta
from crmsync.mapping.odoo.record import OdooOptions, OneField, filled
from crmsync.mapping.odoo.reminders import ReminderField
from crmsync.mapping.odoo.table import Manners, OdooTable, mappers
from crmsync.mapping.odoo.tags import TagField
from crmsync.mapping.odoo.texts import custom_mapper
from crmsync.mapping.odoo.times import (
    WHEN,
    MomentField,
    RecurrenceField,
    ZoneField,
    changed_when,
    fields_of,
    read_when,
    rejoined,
    series_of,
    why_not,
    write_when,
)
from crmsync.mapping.records import Record, RecordMapper
from crmsync.model.fields import field_spec
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Privacy, Value

PAIRS: Mapping[str, str] = {
    "title": "name",
    "start": "start",
    "end": "stop",
    "time_zone": "event_tz",
    "recurrence": "recurrency",
    "location": "location",
    "description": "description",
    "categories": "categ_ids",
    "reminder": "alarm_ids",
    "participants": "partner_ids",
    "privacy": "privacy",
}
_BENDS = frozenset({"recurrence", "reminder", "participants", "categories"})
_EXTRAS = ("user_id", "active", "attendee_ids")
_NO_TITLE = "(without a title)"
_DAY = timedelta(days=1)


class EventTable(OdooTable):
    """The meetings table. What says when a meeting is, is written at once."""

    def __init__(
        self,
        metadata: ModelMeta,
        found: Mapping[str, RecordMapper],
        manners: Manners,
        options: OdooOptions,
    ) -> None:
        super().__init__(Kind.EVENTS, metadata, found.values(), manners)
        self.options = options

    def read(self, native: Record) -> Fields:
        """See `FieldTable.read`."""
        when = read_when(native, self.options)
        told = fields_of(when) if when is not None else {}
        others = ((mapper.name, mapper.read(native)) for mapper in self if mapper.name not in WHEN)
        return {
            **{name: value for name, value in told.items() if name in self.names},
            **{name: value for name, value in others if value is not None},
        }

    def write(self, native: Record, changes: Changes) -> None:
        """See `FieldTable.write`."""
        super().write(native, {name: value for name, value in changes.items() if name not in WHEN})
        given = {name: value for name, value in changes.items() if name in WHEN & self.names}
        when = changed_when(read_when(native, self.options), given) if given else None
        if when is not None:
            write_when(native, when, self.options)

    def refused(self, changes: Changes, present: Record) -> Mapping[str, str]:
        """See `OdooTable.refused`: a series that cannot be held stays as it is; a new one becomes its first
        meeting.
        """
        given = {name: value for name, value in changes.items() if name in WHEN}
        when = changed_when(read_when(present, self.options), given) if given else None
        reason = why_not(when, self.options) if when is not None else ""
        if not reason:
            return {}
        return dict.fromkeys(given if present else {"recurrence"}, reason)

    def traits(self, record: Record, fields: Fields) -> frozenset[Trait]:
        """See `OdooTable.traits`."""
        return meeting_traits(record, self.options, guests="participants" in fields)

    def notes(self, record: Record) -> tuple[str, ...]:
        """See `OdooTable.notes`."""
        series = series_of(record, self.options)
        if series is None or not series.extra:
            return ()
        return (f"{series.extra} of its meetings in Odoo are on none of the series' dates",)


def event_table(metadata: ModelMeta, options: OdooOptions) -> EventTable:
    """The meetings table of one database."""
    found = mappers(Kind.EVENTS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, options))
    manners = Manners(
        complete=lambda fields: _complete(fields, options),
        joint=WHEN,
        rejoined=lambda fields: rejoined(fields, options),
        extras=_EXTRAS,
        bends=_BENDS,
    )
    return EventTable(metadata, found, manners, options)


def _mapper(name: str, meta: FieldMeta, options: OdooOptions) -> RecordMapper | None:
    match name:
        case "start" | "end":
            return MomentField(name, meta, options)
        case "time_zone":
            return ZoneField(name, meta, options)
        case "recurrence":
            return RecurrenceField(name, meta, options)
        case "categories":
            return TagField(name, meta)
        case "reminder":
            return ReminderField(name, meta)
        case "participants":
            return ParticipantsField(name, meta, options)
        case "privacy":
            return PrivacyField(name, meta)
        case _:
            return custom_mapper(name, meta, field_spec(Kind.EVENTS, name).type)


@frozen
class PrivacyField(OneField):
    """`privacy`. Public is what a meeting is that says nothing, so it reads as nothing, as on the mailbox
    side.
    """

    def read(self, native: Record) -> Value | None:
        held = filled(native.get(self.meta.name))
        return Privacy(held) if held in (Privacy.PRIVATE, Privacy.CONFIDENTIAL) else None

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = str(value) if isinstance(value, Privacy) else False

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Privacy):
            return Unfit("not a privacy")
        return Fit(None if value is Privacy.PUBLIC else value)


def _complete(fields: Fields, options: OdooOptions) -> Fields:
    """A new meeting with what Odoo requires: a title, and an end; and as it will be read back."""
    found: dict[str, Value] = {"title": _NO_TITLE, **fields}
    start = found.get("start")
    if not isinstance(start, date):
        return found
    found.setdefault("end", start if isinstance(start, datetime) else start + _DAY)
    joint = {name: value for name, value in found.items() if name in WHEN}
    rest = {name: value for name, value in found.items() if name not in WHEN}
    return {**rest, **rejoined(joint, options)}
