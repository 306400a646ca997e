"""Events ↔ Graph's `event`: when, where, how often, how private, and what follows from a new time. Pure.

Times are read in UTC; the zone that a person chose is told apart, and times are written on its clock. An
all-day event begins and ends at midnight without a zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from crmsync.formats.recurrence import Rule
from crmsync.formats.text import sendable
from crmsync.formats.zones import Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.extended import user_field
from crmsync.mapping.graph.body import BodyField
from crmsync.mapping.graph.guests import GraphGuests
from crmsync.mapping.graph.recurrence import read_rule, spell_rule
from crmsync.mapping.graph.resource import ExtendedField, GraphMapper, Resource
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.times import read_when, spell_instant, spell_wall
from crmsync.mapping.outlook.events import (
    MINUTE,
    completed,
    fit_moment,
    fit_privacy,
    fit_reminder,
    write_event,
)
from crmsync.mapping.outlook.guests import ParticipantsField
from crmsync.mapping.outlook.native import (
    MemberField,
    OutlookOptions,
    Plain,
    WordsField,
    listed,
    member,
    objects,
    text_of,
)
from crmsync.mapping.outlook.patterns import local_day
from crmsync.mapping.outlook.series import EXCLUDED, RecurrenceField, Series
from crmsync.model.items import OperationKey, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Changes,
    Fields,
    Moment,
    Privacy,
    Reminder,
    Value,
    line,
    text,
    utc,
)

CANCELLED = "cancelledOccurrences"
CHANGED = "exceptionOccurrences"
_START_ZONE = "originalStartTimeZone"
_NOT_SENT = frozenset({EXCLUDED, CANCELLED, CHANGED, _START_ZONE})
_ALL_DAY = "isAllDay"
_DAY = timedelta(days=1)
_SENSITIVITIES = {
    "personal": Privacy.PRIVATE,
    "private": Privacy.PRIVATE,
    "confidential": Privacy.CONFIDENTIAL,
}
_SPELLED = {Privacy.PRIVATE: "private", Privacy.CONFIDENTIAL: "confidential"}


@frozen
class MomentField(Plain):
    """`start` or `end`: an instant, or a day when `isAllDay`."""

    options: OutlookOptions

    def read(self, native: Resource) -> Value | None:
        return moment(native, self.name)

    def write(self, native: Resource, value: Value | None) -> None:
        if moment(native, self.name) == value or not isinstance(value, date):
            return
        whole = not isinstance(value, datetime)
        if native.get(_ALL_DAY) is not whole:
            native[_ALL_DAY] = whole
        zone = zone_of(native, self.options)
        if isinstance(value, datetime):
            native[self.name] = spell_instant(value, zone)
        else:
            native[self.name] = spell_wall(datetime.combine(value, time()), zone.name or "UTC")

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class ZoneField(Plain):
    """The zone on whose clock the event was put, by its IANA name; all-day events have none."""

    options: OutlookOptions

    def read(self, native: Resource) -> Value | None:
        if native.get(_ALL_DAY) is True or moment(native, "start") is None:
            return None
        zone = _own_zone(native)
        return None if zone is None else zone.name

    def write(self, native: Resource, value: Value | None) -> None:
        zone = named_zone(str(value)) if value is not None else None
        if zone is None or zone.name is None or self.read(native) == zone.name:
            return
        held = {name: moment(native, name) for name in ("start", "end")}
        native[_START_ZONE] = zone.name
        for name, one in held.items():
            if isinstance(one, datetime):
                native[name] = spell_instant(one, zone)

    def fits(self, value: Value) -> Fit | Unfit:
        zone = named_zone(str(value))
        return Fit(zone.name) if zone is not None and zone.name else Unfit("not a known time zone")


@frozen
class PlaceField(Plain):
    """`location`, of which the name is written; another name is another place."""

    def read(self, native: Resource) -> Value | None:
        return line(text_of(member(native, "location").get("displayName")))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native["location"] = {"displayName": "" if value is None else value}

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


@frozen
class ReminderField(Plain):
    """`reminderMinutesBeforeStart`, whole minutes."""

    def read(self, native: Resource) -> Value | None:
        minutes = native.get("reminderMinutesBeforeStart")
        if native.get("isReminderOn") is not True or not isinstance(minutes, int):
            return None
        return Reminder(before=minutes * MINUTE)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        before = value.before if isinstance(value, Reminder) else None
        native["isReminderOn"] = before is not None
        if before is not None:
            native["reminderMinutesBeforeStart"] = before // MINUTE

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_reminder(value)


@frozen
class PrivacyField(Plain):
    """`sensitivity`. What is normal is nothing."""

    def read(self, native: Resource) -> Value | None:
        return _SENSITIVITIES.get(str(native.get("sensitivity")))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native["sensitivity"] = _SPELLED[value] if isinstance(value, Privacy) else "normal"

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_privacy(value)


class _Series(Series):
    member = "recurrence"

    def __init__(self, options: OutlookOptions) -> None:
        self.options = options

    def read(self, native: Mapping[str, Any], first: Moment, tz: tzinfo) -> Rule | None:
        held = member(native, self.member)
        return read_rule(held, first, tz) if held else None

    def spelled(self, native: Mapping[str, Any], rule: Rule, first: Moment, tz: tzinfo) -> Any:
        return spell_rule(rule, first, tz, zone_of(native, self.options).name or "UTC")

    def start(self, native: Mapping[str, Any]) -> Moment | None:
        return moment(native, "start")

    def tz(self, native: Mapping[str, Any]) -> tzinfo:
        if native.get(_ALL_DAY) is True:
            return UTC
        named = text_of(member(member(native, "recurrence"), "range").get("recurrenceTimeZone"))
        zone = _own_zone(native) or (named_zone(named) if named else None)
        return zone.tz if zone is not None else self.options.zone

    def cancelled(self, native: Mapping[str, Any]) -> Iterator[date]:
        """The service names them by day ("OID.<series>.2026-06-08")."""
        for spelled in listed(native, CANCELLED):
            with suppress(ValueError):
                yield date.fromisoformat(str(spelled).rpartition(".")[2])

    def changed(self, native: Mapping[str, Any]) -> Iterator[Moment]:
        whole = native.get(_ALL_DAY) is True
        for entry in objects(native, CHANGED):
            with suppress(ValueError):
                original = datetime.fromisoformat(str(entry.get("originalStart")))
                aware = original if original.tzinfo else original.replace(tzinfo=UTC)
                yield local_day(aware, UTC) if whole else utc(aware)


class EventTable(GraphTable):
    """The events table."""

    mandatory = frozenset({"start", "end"})
    bends = frozenset({"time_zone", "recurrence", "participants"})
    # Never the guests: Exchange would invite them.
    restored = frozenset(
        {"showAs", "importance", "hideAttendees", "allowNewTimeProposals", "responseRequested"}
    )

    def __init__(self, options: OutlookOptions) -> None:
        super().__init__(Kind.EVENTS, _mappers(options))
        self.options = options
        self.series = _Series(options)

    def write(self, native: Resource, changes: Changes) -> None:
        """See `FieldTable.write`. A series follows its first occurrence; an event that would begin after its
        end keeps its length.
        """
        write_event(native, changes, super().write, moment, self.series)

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: a new event has an end, and a zone unless it is all-day."""
        return completed(fields, self.options.zone.key)

    def draft(self, fields: Fields) -> Resource:
        """See `OutlookTable.draft`: without a reminder of its own Outlook would give it the usual one."""
        draft = super().draft(fields)
        draft.setdefault("isReminderOn", False)
        return draft

    def created(
        self, fields: Fields, key: OperationKey, original: Mapping[str, Any] | None = None
    ) -> Resource:
        """See `GraphTable.created`."""
        return _sendable({**super().created(fields, key, original), "transactionId": key})

    def updated(self, changes: Changes, present: Mapping[str, Any]) -> Resource:
        """See `GraphTable.updated`."""
        return _sendable(super().updated(changes, present))

    def day_on_its_clock(self, occurrence: Resource, series: Mapping[str, Any]) -> date | None:
        """The day on which an occurrence begins, or began before it was changed, on its series' clock."""
        begins = moment(occurrence, "start")
        return None if begins is None else local_day(begins, self.series.tz(series))

    def uid(self, native: Resource) -> str | None:
        """The iCalendar UID."""
        return text_of(native.get("iCalUId")) or None

    def traits(self, native: Resource) -> frozenset[Trait]:
        """Whose meeting is it, and is it private?"""
        found = GraphGuests(self.options).traits(native)
        private = PrivacyField("privacy").read(native) is not None
        return found | {Trait.PRIVATE} if private else found

    def notes(self, native: Resource) -> tuple[str, ...]:
        """See `Item.notes`."""
        told = text_of(native.get(_START_ZONE))
        if told and named_zone(told) is None and native.get(_ALL_DAY) is not True:
            return (f"its time zone “{told}” is unknown; its times are right, its zone was left out",)
        return ()


def event_table(options: OutlookOptions) -> EventTable:
    """The events table. Raises ValueError for a custom field that Outlook cannot have."""
    return EventTable(options)


def _mappers(options: OutlookOptions) -> Iterator[GraphMapper]:
    # The zone before the times that are spelled in it, these before the series.
    yield ZoneField("time_zone", options)
    yield MomentField("start", options)
    yield MomentField("end", options)
    yield MemberField("title", "subject")
    yield PlaceField("location")
    yield BodyField("description")
    yield WordsField("categories", "categories")
    yield ReminderField("reminder")
    yield RecurrenceField("recurrence", _Series(options))
    yield ParticipantsField("participants", GraphGuests(options))
    yield PrivacyField("privacy")
    for name, native in options.custom.items():
        yield ExtendedField(name, user_field(native), text)


# ---- moments


def moment(native: Mapping[str, Any], name: str) -> Moment | None:
    """When an event begins or ends."""
    held = read_when(native, name)
    if held is None:
        return None
    return held.day if native.get(_ALL_DAY) is True else held.instant


def zone_of(native: Mapping[str, Any], options: OutlookOptions) -> Zone:
    """The zone in which an event's times are written: its own, else the person's."""
    return _own_zone(native) or Zone(options.zone, options.zone.key)


def _own_zone(native: Mapping[str, Any]) -> Zone | None:
    said = text_of(native.get(_START_ZONE)) or text_of(member(native, "start").get("timeZone"))
    return named_zone(said) if said else None


def _sendable(body: Mapping[str, Any]) -> Resource:
    return {name: value for name, value in body.items() if name not in _NOT_SENT}
