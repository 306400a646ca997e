"""Events ↔ Graph's `event`: when, where, how often, how private, and what follows from a new time. Pure.

Times are read in UTC; the zone that a person chose is told apart, and times are written on its clock. An
all-day event begins and ends at midnight without a zone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from crmsync.formats.moments import instant_of
from crmsync.formats.recurrence import RuleError
from crmsync.formats.text import sendable
from crmsync.formats.zones import Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.extended import user_field
from crmsync.mapping.graph.body import BodyField
from crmsync.mapping.graph.guests import ParticipantsField, guest_traits
from crmsync.mapping.graph.recurrence import (
    fit_rule,
    fitted_rule,
    read_rule,
    spell_rule,
    without_implied,
)
from crmsync.mapping.graph.resource import (
    ExtendedField,
    GraphMapper,
    GraphOptions,
    MemberField,
    Plain,
    Resource,
    WordsField,
    member,
    objects,
    text_of,
)
from crmsync.mapping.graph.table import GraphTable
from crmsync.mapping.graph.times import read_when, spell_instant, spell_wall
from crmsync.model.items import OperationKey, Trait
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Changes,
    Fields,
    Moment,
    Privacy,
    Recurrence,
    Reminder,
    Value,
    line,
    text,
    utc,
)

EXCLUDED = "_excluded"
"""Stands in a draft for the days whose occurrences are to be cancelled; never sent: see `days_of`."""
CANCELLED = "cancelledOccurrences"
CHANGED = "exceptionOccurrences"
_START_ZONE = "originalStartTimeZone"
_NOT_SENT = frozenset({EXCLUDED, CANCELLED, CHANGED, _START_ZONE})
_ALL_DAY = "isAllDay"
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_SENSITIVITIES = {
    "personal": Privacy.PRIVATE,
    "private": Privacy.PRIVATE,
    "confidential": Privacy.CONFIDENTIAL,
}
_SPELLED = {Privacy.PRIVATE: "private", Privacy.CONFIDENTIAL: "confidential"}


@frozen
class MomentField(Plain):
    """`start` or `end`: an instant, or a day when `isAllDay`."""

    options: GraphOptions

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
        if isinstance(value, datetime):
            return Fit(utc(value))
        return Fit(value) if isinstance(value, date) else Unfit("not a date or time")


@frozen
class ZoneField(Plain):
    """The zone on whose clock the event was put, by its IANA name; all-day events have none."""

    options: GraphOptions

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
        return Reminder(before=minutes * _MINUTE)

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value:
            return
        before = value.before if isinstance(value, Reminder) else None
        native["isReminderOn"] = before is not None
        if before is not None:
            native["reminderMinutesBeforeStart"] = before // _MINUTE

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Reminder):
            return Unfit("not a reminder")
        if value.before is None:
            return Unfit("a reminder at a fixed time, where Outlook takes a span before the start")
        if value.before < timedelta():
            return Unfit("a reminder after the start")
        return Fit(Reminder(before=value.before // _MINUTE * _MINUTE))


@frozen
class PrivacyField(Plain):
    """`sensitivity`. What is normal is nothing."""

    def read(self, native: Resource) -> Value | None:
        return _SENSITIVITIES.get(str(native.get("sensitivity")))

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native["sensitivity"] = _SPELLED[value] if isinstance(value, Privacy) else "normal"

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Privacy):
            return Unfit("not a degree of privacy")
        return Fit(None if value is Privacy.PUBLIC else value)


@frozen
class RecurrenceField(Plain):
    """`recurrence` and the cancelled occurrences; of changed ones only the original starts are read."""

    options: GraphOptions

    def read(self, native: Resource) -> Value | None:
        first = moment(native, "start")
        held = member(native, "recurrence")
        tz = _series_tz(native, self.options)
        rule = read_rule(held, first, tz) if held and first is not None else None
        if rule is None or first is None:
            return None
        excluded = {_occurrence(day, first, tz) for day in excluded_days(native)}
        changed = {_changed(entry, first, tz) for entry in objects(native, CHANGED)}
        return Recurrence(
            rule.text,
            tuple(sorted(excluded)),
            tuple(sorted(one for one in changed if one is not None)),
        )

    def write(self, native: Resource, value: Value | None) -> None:
        held = self.read(native)
        if held == value:
            return
        first = moment(native, "start")
        if not isinstance(value, Recurrence) or first is None:
            native["recurrence"] = None
            native.pop(EXCLUDED, None)
            return
        if not isinstance(held, Recurrence) or held.rule != self._canonical(native, value.rule, first):
            native["recurrence"] = self.spelled(native, value.rule, first)
        if native["recurrence"] is not None:
            tz = _series_tz(native, self.options)
            native[EXCLUDED] = sorted({_day(one, tz).isoformat() for one in value.excluded})

    def _canonical(self, native: Resource, rule: str, first: Moment) -> str:
        """A rule as it would be read here."""
        tz = _series_tz(native, self.options)
        try:
            return without_implied(fitted_rule(rule, first, tz), _day(first, tz)).text
        except RuleError:
            return rule

    def spelled(self, native: Resource, rule: str, first: Moment) -> dict[str, Any] | None:
        """A rule for a series that begins at `first`; `None` for one that has no occurrence."""
        tz = _series_tz(native, self.options)
        zone = zone_of(native, self.options).name or "UTC"
        try:
            return spell_rule(fitted_rule(rule, first, tz), first, tz, zone)
        except RuleError:
            return None

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_rule(value)


class EventTable(GraphTable):
    """The events table."""

    mandatory = frozenset({"start", "end"})
    bends = frozenset({"time_zone", "recurrence", "participants"})
    # Never the guests: Exchange would invite them.
    restored = frozenset(
        {"showAs", "importance", "hideAttendees", "allowNewTimeProposals", "responseRequested"}
    )

    def __init__(self, options: GraphOptions) -> None:
        super().__init__(Kind.EVENTS, _mappers(options))
        self.options = options

    def write(self, native: Resource, changes: Changes) -> None:
        """See `FieldTable.write`. A series follows its first occurrence; an event that would begin after its
        end keeps its length.
        """
        before = {name: moment(native, name) for name in ("start", "end")}
        recurrence = RecurrenceField("recurrence", self.options).read(native)
        super().write(native, changes)
        start, end = moment(native, "start"), moment(native, "end")
        if "start" in changes and "end" not in changes and _is_after(start, end):
            kept = _shifted(start, before["start"], before["end"])
            super().write(native, {"end": kept})
        moved = changes.keys() & {"start", "time_zone"} and start != before["start"]
        if moved and start is not None and isinstance(recurrence, Recurrence) and "recurrence" not in changes:
            field = RecurrenceField("recurrence", self.options)
            native["recurrence"] = field.spelled(native, recurrence.rule, start)

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`: a new event has an end, and a zone unless it is all-day."""
        start = fields.get("start")
        if isinstance(start, datetime):
            return {"end": start, "time_zone": self.options.zone.key, **fields}
        if isinstance(start, date):
            found = {"end": start + _DAY, **fields}
            found.pop("time_zone", None)
            return found
        return fields

    def draft(self, fields: Fields) -> Resource:
        """See `GraphTable.draft`: without a reminder of its own Outlook would give it the usual one."""
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

    def days_of(self, starts: Iterable[Moment], native: Mapping[str, Any], changes: Changes) -> list[date]:
        """The days on which occurrences with these original starts begin, once `changes` were written."""
        draft = copy.deepcopy(dict(native))
        self.write(draft, {name: value for name, value in changes.items() if name != "recurrence"})
        tz = _series_tz(draft, self.options)
        return sorted({_day(one, tz) for one in starts})

    def day_on_its_clock(self, occurrence: Resource, series: Mapping[str, Any]) -> date | None:
        """The day on which an occurrence begins, or began before it was changed, on its series' clock."""
        begins = moment(occurrence, "start")
        return None if begins is None else _day(begins, _series_tz(series, self.options))

    def uid(self, native: Resource) -> str | None:
        """The iCalendar UID."""
        return text_of(native.get("iCalUId")) or None

    def traits(self, native: Resource) -> frozenset[Trait]:
        """Whose meeting is it, and is it private?"""
        found = guest_traits(native, self.options)
        private = PrivacyField("privacy").read(native) is not None
        return found | {Trait.PRIVATE} if private else found

    def notes(self, native: Resource) -> tuple[str, ...]:
        """See `Item.notes`."""
        told = text_of(native.get(_START_ZONE))
        if told and named_zone(told) is None and native.get(_ALL_DAY) is not True:
            return (f"its time zone “{told}” is unknown; its times are right, its zone was left out",)
        return ()


def event_table(options: GraphOptions) -> EventTable:
    """The events table. Raises ValueError for a custom field that Outlook cannot have."""
    return EventTable(options)


def _mappers(options: GraphOptions) -> Iterator[GraphMapper]:
    # The zone before the times that are spelled in it, these before the series.
    yield ZoneField("time_zone", options)
    yield MomentField("start", options)
    yield MomentField("end", options)
    yield MemberField("title", "subject")
    yield PlaceField("location")
    yield BodyField("description")
    yield WordsField("categories")
    yield ReminderField("reminder")
    yield RecurrenceField("recurrence", options)
    yield ParticipantsField("participants", options)
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


def zone_of(native: Mapping[str, Any], options: GraphOptions) -> Zone:
    """The zone in which an event's times are written: its own, else the person's."""
    return _own_zone(native) or Zone(options.zone, options.zone.key)


def excluded_days(native: Mapping[str, Any]) -> list[date]:
    """The days whose occurrences are cancelled ("OID.<series>.2026-06-08"), or are to be."""
    listed = native.get(EXCLUDED, native.get(CANCELLED))
    found = (_parsed_day(one) for one in listed) if isinstance(listed, list) else ()
    return sorted({day for day in found if day is not None})


def _own_zone(native: Mapping[str, Any]) -> Zone | None:
    said = text_of(native.get(_START_ZONE)) or text_of(member(native, "start").get("timeZone"))
    return named_zone(said) if said else None


def _series_tz(native: Mapping[str, Any], options: GraphOptions) -> tzinfo:
    if native.get(_ALL_DAY) is True:
        return UTC
    named = text_of(member(member(native, "recurrence"), "range").get("recurrenceTimeZone"))
    zone = _own_zone(native) or (named_zone(named) if named else None)
    return zone.tz if zone is not None else options.zone


def _occurrence(day: date, first: Moment, tz: tzinfo) -> Moment:
    if not isinstance(first, datetime):
        return day
    return instant_of(datetime.combine(day, first.astimezone(tz).time()), tz)


def _changed(entry: Mapping[str, Any], first: Moment, tz: tzinfo) -> Moment | None:
    """The original start of a changed occurrence."""
    try:
        original = datetime.fromisoformat(str(entry.get("originalStart")))
    except ValueError:
        return None
    aware = original if original.tzinfo else original.replace(tzinfo=UTC)
    return utc(aware) if isinstance(first, datetime) else _day(aware, UTC)


def _day(one: Moment, tz: tzinfo) -> date:
    return one.astimezone(tz).date() if isinstance(one, datetime) else one


def _parsed_day(spelled: object) -> date | None:
    try:
        return date.fromisoformat(str(spelled).rpartition(".")[2])
    except ValueError:
        return None


def _is_after(start: Moment | None, end: Moment | None) -> bool:
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start > end
    if start is None or end is None or isinstance(start, datetime) or isinstance(end, datetime):
        return False
    return start >= end


def _shifted(start: Moment | None, former: Moment | None, end: Moment | None) -> Moment | None:
    """The end that keeps an event's length."""
    if isinstance(start, datetime) and isinstance(former, datetime) and isinstance(end, datetime):
        return start + (end - former)
    if isinstance(start, datetime) or start is None:
        return start
    whole = not isinstance(former, datetime) and not isinstance(end, datetime)
    return start + (end - former) if whole and former is not None and end is not None else start + _DAY


def _sendable(body: Mapping[str, Any]) -> Resource:
    return {name: value for name, value in body.items() if name not in _NOT_SENT}
