"""Events ↔ EWS's `CalendarItem`: when, where, how often, how private, and what follows from a new time. Pure.

Times are instants; the zone that a person chose is told apart. An all-day event begins and ends at midnight
by the clock of its zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from types import MappingProxyType
from typing import Any

from crmsync.formats.moments import instant_of, wall_time
from crmsync.formats.recurrence import Rule
from crmsync.formats.zone_names import windows_name
from crmsync.formats.zones import UTC_ZONE, Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.ews.definitions import zone_of as defined_zone
from crmsync.mapping.ews.fields import (
    PRIVACIES,
    BodyField,
    EwsMapper,
    ExtendedField,
    SubjectField,
    is_true,
    privacy_of,
    spell_truth,
)
from crmsync.mapping.ews.guests import EwsGuests
from crmsync.mapping.ews.moments import parse_instant, spell_instant
from crmsync.mapping.ews.oddities import is_moment, is_number, is_truth, one_of
from crmsync.mapping.ews.recurrence import is_understood, narrowed, read_rule, spell_rule
from crmsync.mapping.ews.schema import Draft, Edits, in_order
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.extended import user_field
from crmsync.mapping.outlook.days import nearest_day
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
    member,
    objects,
    text_of,
)
from crmsync.mapping.outlook.patterns import local_day
from crmsync.mapping.outlook.series import RecurrenceField, Series
from crmsync.model.items import Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Moment, Privacy, Reminder, Value, text, utc

CHANGED = "ModifiedOccurrences"
CANCELLED = "DeletedOccurrences"
RECURRENCE = "Recurrence"
_ALL_DAY = "IsAllDayEvent"
_MOMENTS = {"start": "Start", "end": "End"}
_ZONES = ("StartTimeZone", "EndTimeZone")
_TIMES = ("Start", "End", _ALL_DAY, *_ZONES)
_SPELLED = {Privacy.PRIVATE: "Private", Privacy.CONFIDENTIAL: "Confidential"}
_MIDNIGHT = time()


@frozen
class MomentField(Plain):
    """`Start` or `End`: an instant, or a day when `IsAllDayEvent`."""

    options: OutlookOptions

    def read(self, native: Draft) -> Value | None:
        return moment(native, self.name, self.options)

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) == value or not isinstance(value, date):
            return
        whole = not isinstance(value, datetime)
        if is_true(native.get(_ALL_DAY)) is not whole:
            native[_ALL_DAY] = spell_truth(whole)
        if not member(native, _ZONES[0]) or (whole and _own_zone(native) is None):
            _put_zone(native, own_zone(self.options))
        native[_MOMENTS[self.name]] = _spelled(value, native, self.options)

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_moment(value)


@frozen
class ZoneField(Plain):
    """The zone on whose clock the event was put, by its IANA name; all-day events have none."""

    options: OutlookOptions

    def read(self, native: Draft) -> Value | None:
        if is_true(native.get(_ALL_DAY)) or parse_instant(native.get("Start")) is None:
            return None
        zone = _own_zone(native)
        return None if zone is None else zone.name

    def write(self, native: Draft, value: Value | None) -> None:
        zone = named_zone(str(value)) if value is not None else None
        if zone is None or zone.name is None or self.read(native) == zone.name:
            return
        held = {name: moment(native, name, self.options) for name in _MOMENTS}
        _put_zone(native, zone)
        for name, one in held.items():
            if one is not None and not isinstance(one, datetime):
                native[_MOMENTS[name]] = _spelled(one, native, self.options)

    def fits(self, value: Value) -> Fit | Unfit:
        zone = named_zone(str(value))
        held = held_zone(zone) if zone is not None else None
        return Fit(held.name) if held is not None and held.name else Unfit("not a time zone of Windows")


@frozen
class ReminderField(Plain):
    """`ReminderMinutesBeforeStart`, whole minutes."""

    def read(self, native: Draft) -> Value | None:
        minutes = text_of(native.get("ReminderMinutesBeforeStart")) or ""
        if not is_true(native.get("ReminderIsSet")) or not is_number(minutes):
            return None
        return Reminder(before=int(float(minutes)) * MINUTE)

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) == value:
            return
        before = value.before if isinstance(value, Reminder) else None
        native["ReminderIsSet"] = spell_truth(before is not None)
        if before is not None:
            native["ReminderMinutesBeforeStart"] = str(before // MINUTE)

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_reminder(value)


@frozen
class PrivacyField(Plain):
    """`Sensitivity`. What is normal is nothing."""

    def read(self, native: Draft) -> Value | None:
        return privacy_of(native)

    def write(self, native: Draft, value: Value | None) -> None:
        if self.read(native) != value:
            native["Sensitivity"] = _SPELLED[value] if isinstance(value, Privacy) else "Normal"

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_privacy(value)


class _Series(Series):
    member = RECURRENCE

    def __init__(self, options: OutlookOptions) -> None:
        self.options = options

    def read(self, native: Mapping[str, Any], first: Moment, tz: tzinfo) -> Rule | None:
        return read_rule(member(native, RECURRENCE), first, tz)

    def spelled(self, native: Mapping[str, Any], rule: Rule, first: Moment, tz: tzinfo) -> Any:
        return spell_rule(rule, first, tz)

    def narrowed(self, rule: Rule) -> Rule | None:
        return narrowed(rule)

    def start(self, native: Mapping[str, Any]) -> Moment | None:
        return moment(native, "start", self.options)

    def tz(self, native: Mapping[str, Any]) -> tzinfo:
        return UTC if is_true(native.get(_ALL_DAY)) else _clock(native, self.options)

    def cancelled(self, native: Mapping[str, Any]) -> Iterator[date]:
        for one in self._told(native, CANCELLED, "Start"):
            yield local_day(one, self.tz(native))

    def changed(self, native: Mapping[str, Any]) -> Iterator[Moment]:
        return self._told(native, CHANGED, "OriginalStart")

    def _told(self, native: Mapping[str, Any], name: str, which: str) -> Iterator[Moment]:
        for entry in objects(native, name):
            at = _moment_in(entry, which, native, self.options)
            if at is not None:
                yield at


class EventTable(EwsTable):
    """The events table."""

    mandatory = frozenset({"start", "end"})
    bends = frozenset({"time_zone", "recurrence", "participants"})
    # Never the guests: Exchange would invite them.
    restored = frozenset(
        {"LegacyFreeBusyStatus", "Importance", "AllowNewTimeProposal", "IsResponseRequested"}
    )
    checks = MappingProxyType(
        {
            "Sensitivity": one_of(("Normal", *PRIVACIES)),
            "Start": is_moment,
            "End": is_moment,
            _ALL_DAY: is_truth,
            "ReminderIsSet": is_truth,
            "ReminderMinutesBeforeStart": is_number,
        }
    )

    def __init__(self, options: OutlookOptions) -> None:
        super().__init__(Kind.EVENTS, _mappers(options))
        self.options = options
        self.series = _Series(options)
        self.guests = EwsGuests(options)

    def write(self, native: Draft, changes: Changes) -> None:
        """See `FieldTable.write`. A series follows its first occurrence; an event that would begin after its
        end keeps its length.
        """
        write_event(native, changes, super().write, self._moment, self.series)

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: a new event has an end, and a zone unless it is all-day."""
        return completed(fields, own_zone(self.options).name or "UTC")

    def draft(self, fields: Fields) -> Draft:
        """See `OutlookTable.draft`: without a reminder of its own Outlook would give it the usual one."""
        draft = super().draft(fields)
        draft.setdefault("ReminderIsSet", spell_truth(False))
        return draft

    def accompanied(self, edits: Edits, draft: Mapping[str, Any]) -> Edits:
        """See `EwsTable.accompanied`: a time without its zone would be put on the clock of Greenwich."""
        if not edits.keys() & {(name,) for name in _TIMES}:
            return edits
        also: Edits = {(name,): draft[name] for name in _TIMES if name != _ALL_DAY and draft.get(name)}
        return in_order(Kind.EVENTS, {**also, **edits})

    def day_on_its_clock(self, occurrence: Mapping[str, Any], series: Mapping[str, Any]) -> date | None:
        """The day on which an occurrence begins, or began before it was changed, on its series' clock."""
        which = "OriginalStart" if occurrence.get("OriginalStart") else "Start"
        begins = _moment_in(occurrence, which, series, self.options)
        return None if begins is None else local_day(begins, self.series.tz(series))

    def oddity(self, native: Mapping[str, Any]) -> str | None:
        """See `EwsTable.oddity`."""
        found = super().oddity(native)
        if found is not None:
            return found
        if not native.get("Start") or not native.get("End"):
            return "It has no start or no end."
        if native.get(RECURRENCE) and not is_understood(native[RECURRENCE]):
            return "It repeats in a way that is not understood."
        for name, which in ((CANCELLED, "Start"), (CHANGED, "OriginalStart")):
            if any(parse_instant(entry.get(which)) is None for entry in objects(native, name)):
                return f"Exchange gives its {name} in a form that is not understood."
        return None

    def uid(self, native: Draft) -> str | None:
        """The iCalendar UID."""
        return text_of(native.get("UID")) or None

    def traits(self, native: Draft) -> frozenset[Trait]:
        """Whose meeting is it, and is it private?"""
        found = self.guests.traits(native)
        return found | {Trait.PRIVATE} if privacy_of(native) is not None else found

    def notes(self, native: Draft) -> tuple[str, ...]:
        """See `Item.notes`."""
        told = text_of(member(native, _ZONES[0]).get("@Id"))
        zone = _own_zone(native)
        is_named = zone is not None and zone.name is not None
        if told and not is_named and not is_true(native.get(_ALL_DAY)):
            return (f"its time zone “{told}” is unknown; its times are right, its zone was left out",)
        return ()

    def _moment(self, native: Mapping[str, Any], name: str) -> Moment | None:
        return moment(native, name, self.options)


def event_table(options: OutlookOptions) -> EventTable:
    """The events table. Raises ValueError for a custom field that Outlook cannot have."""
    return EventTable(options)


def _mappers(options: OutlookOptions) -> Iterator[EwsMapper]:
    # The zone before the times that are spelled in it, these before the series.
    yield ZoneField("time_zone", options)
    yield MomentField("start", options)
    yield MomentField("end", options)
    yield SubjectField("title", "Subject")
    yield MemberField("location", "Location")
    yield BodyField("description")
    yield WordsField("categories", "Categories")
    yield ReminderField("reminder")
    yield RecurrenceField("recurrence", _Series(options))
    yield ParticipantsField("participants", EwsGuests(options))
    yield PrivacyField("privacy")
    for name, native in options.custom.items():
        yield ExtendedField(name, user_field(native), text)


# ---- moments and zones


def moment(native: Mapping[str, Any], name: str, options: OutlookOptions) -> Moment | None:
    """When an event begins ("start") or ends ("end")."""
    return _moment_in(native, _MOMENTS[name], native, options)


def own_zone(options: OutlookOptions) -> Zone:
    """The person's zone, as Exchange can hold it."""
    return held_zone(Zone(options.zone, options.zone.key)) or UTC_ZONE


def held_zone(zone: Zone) -> Zone | None:
    """A zone as it is read back from Exchange; `None` when Windows has none with these clocks."""
    windows = windows_name(zone.name) if zone.name is not None else None
    return named_zone(windows) if windows is not None else None


def _moment_in(
    holder: Mapping[str, Any], name: str, native: Mapping[str, Any], options: OutlookOptions
) -> Moment | None:
    """A moment of an event, or of one of its occurrences. native: the event."""
    at = parse_instant(holder.get(name))
    if at is None or not is_true(native.get(_ALL_DAY)):
        return None if at is None else utc(at)
    return nearest_day(wall_time(at, _clock(native, options)))


def _spelled(value: date, native: Mapping[str, Any], options: OutlookOptions) -> str:
    if isinstance(value, datetime):
        return spell_instant(value)
    return spell_instant(instant_of(datetime.combine(value, _MIDNIGHT), _clock(native, options)))


def _clock(native: Mapping[str, Any], options: OutlookOptions) -> tzinfo:
    """By which clock an event is put: that of its own zone, else the person's."""
    return (_own_zone(native) or own_zone(options)).tz


def _own_zone(native: Mapping[str, Any]) -> Zone | None:
    """The zone of an event; without a name where only the event itself defines it."""
    told = member(native, _ZONES[0])
    names = (text_of(told.get(name)) for name in ("@Id", "@Name"))
    named = next((zone for name in names if name and (zone := named_zone(name))), None)
    defined = defined_zone(told) if named is None and "Periods" in told else None
    return named if defined is None else Zone(defined, None)


def _put_zone(native: Draft, zone: Zone) -> None:
    windows = windows_name(zone.name) if zone.name is not None else None
    for name in _ZONES:
        native[name] = {"@Id": windows or "UTC"}
