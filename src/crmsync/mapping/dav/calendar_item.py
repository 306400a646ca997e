"""One event or task in its calendar object: where its parts are, and what its dates and times mean.

Pure: knows the document and a default zone for floating times; which field a property carries is told
elsewhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import Enum, auto

from crmsync.formats.contentline import FormatError, Parameter, Property
from crmsync.formats.document import Component
from crmsync.formats.icalendar import Calendar, text
from crmsync.formats.moments import format_moment, instant_of, is_expressible, parse_moment, wall_time
from crmsync.formats.recurrence import day_of
from crmsync.formats.vtimezone import zone_definition
from crmsync.formats.zones import UTC_ZONE, Zone, find_zone
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind
from crmsync.model.values import Moment

COMPONENTS = {Kind.EVENTS: "VEVENT", Kind.TASKS: "VTODO"}
_NOUNS = {"VEVENT": "event", "VTODO": "task", "VJOURNAL": "journal entry", "VFREEBUSY": "free/busy time"}
_MIDNIGHT = time()


class OtherKind(FormatError):
    """A calendar object that holds nothing of the kind asked for: no problem, just not for this
    collection.
    """


class Form(Enum):
    """How a moment is spelled (RFC 5545 §3.3.4, §3.3.5)."""

    DATE = auto()
    UTC = auto()
    LOCAL = auto()


@frozen
class Clock:
    """The clock a moment is written by.

    zone: in which local times are meant; for dates the default zone, wherever a day has to become a time.
    tzid: as written; empty for floating times (and for dates and UTC).
    """

    form: Form
    zone: Zone
    tzid: str = ""

    def wall(self, moment: Moment) -> datetime:
        """What this clock shows at `moment`; a date counts from its midnight."""
        if isinstance(moment, datetime):
            return wall_time(moment, self.zone.tz)
        return datetime.combine(moment, _MIDNIGHT)

    def instant(self, wall: datetime) -> datetime:
        """When this clock shows `wall` (naive)."""
        return instant_of(wall, self.zone.tz)


class CalendarItem:
    """One event or task: the native form that calendar mappers read and patch.

    component: the master, or the only occurrence when the series is not in this calendar. overrides: the
    changed occurrences of a series. default: the zone in which floating times and days are meant.
    """

    def __init__(self, calendar: Calendar, kind: Kind, default: Zone) -> None:
        """Raises OtherKind when the calendar holds nothing of `kind`, FormatError when it holds too much."""
        self.calendar = calendar
        self.kind = kind
        self.default = default
        series = calendar.series(COMPONENTS[kind])
        if not series:
            raise OtherKind(_other_kind(calendar, kind))
        noun = _NOUNS[COMPONENTS[kind]]
        if len(series) > 1:
            same = len({one.uid for one in series}) == 1 and series[0].uid
            raise FormatError(
                f"it holds {len(series)} {noun}s with one UID in one file; a calendar server allows one"
                if same
                else f"it holds {len(series)} different {noun}s in one file; a calendar server allows one"
            )
        if series[0].master is None and len(series[0].overrides) > 1:
            count = len(series[0].overrides)
            raise FormatError(f"it holds {count} single occurrences of a series, but not the series itself")
        self.component = series[0].leading
        self.overrides = tuple(one for one in series[0].overrides if one is not self.component)
        self._definitions = calendar.zones()
        self._zones: dict[str, Zone | None] = {}
        self._original = calendar.document.serialize()

    @property
    def is_occurrence(self) -> bool:
        """Is it one occurrence of a series that is not in this calendar (RFC 4791 §4.1)?"""
        return self.component.first("RECURRENCE-ID") is not None

    @property
    def uid(self) -> str | None:
        """The UID, if there is one."""
        return text(self.component, "UID")

    @property
    def edited(self) -> bool:
        """Do the bytes differ from those that were read?"""
        return self.serialize() != self._original

    def serialize(self) -> bytes:
        """The calendar object's bytes."""
        return self.calendar.document.serialize()

    def zone(self, tzid: str) -> Zone | None:
        """The zone that a TZID of this document means; `None` when nobody can tell."""
        if tzid not in self._zones:
            self._zones[tzid] = find_zone(tzid, self._definitions)
        return self._zones[tzid]

    def clock(self, line: Property | None) -> Clock | None:
        """The clock that a property's (first) moment is written by; `None` when it holds none."""
        moment = None if line is None else _first_moment(line)
        return None if line is None or moment is None else self._clock(line, moment)

    def moment(self, line: Property | None) -> Moment | None:
        """The moment a property holds: a date, or an instant in UTC; `None` when it holds none."""
        moment = None if line is None else _first_moment(line)
        if line is None or not isinstance(moment, datetime):
            return moment
        return self._clock(line, moment).instant(moment)

    def _clock(self, line: Property, moment: Moment) -> Clock:
        if not isinstance(moment, datetime):
            return Clock(Form.DATE, self.default)
        if moment.tzinfo is not None:
            return Clock(Form.UTC, UTC_ZONE)
        tzid = line.parameter("TZID") or ""
        zone = self.zone(tzid) if tzid else None
        return Clock(Form.LOCAL, zone or Zone(self.default.tz, None), tzid)

    def as_instant(self, moment: Moment) -> datetime:
        """A moment as an instant; a day counts from its midnight in the default zone."""
        if isinstance(moment, datetime):
            return moment
        return instant_of(datetime.combine(moment, _MIDNIGHT), self.default.tz)

    def clock_of(self, component: Component, *names: str) -> Clock | None:
        """The clock of the first of these properties that holds a time, not a date."""
        clocks = (self.clock(component.first(name)) for name in names)
        return next((clock for clock in clocks if clock is not None and clock.form is not Form.DATE), None)

    def local_clock(self, zone: Zone, moment: Moment) -> Clock:
        """A clock of `zone`, whose definition is put into the document if need be (RFC 5545 §3.2.19)."""
        if zone.tz is UTC or zone.name is None:
            return Clock(Form.UTC, UTC_ZONE)
        same = (tzid for tzid in self._definitions if (held := self.zone(tzid)) and held.name == zone.name)
        tzid = next(same, zone.name)
        if tzid not in self._definitions:
            self.calendar.add_zone(zone_definition(zone.name, moment.year, self.calendar.root.layout))
            self._definitions = self.calendar.zones()
        return Clock(Form.LOCAL, zone, tzid)

    def put(self, component: Component, name: str, moment: Moment, *like: str) -> None:
        """Writes a moment by the clock it was written by, else by that of the properties `like`, else by
        the default zone's.

        Its other parameters stay.
        """
        if isinstance(moment, datetime):
            clock = self.clock_of(component, name, *like) or self.local_clock(self.default, moment)
            self.put_by(component, name, moment, clock)
        else:
            self.put_by(component, name, moment, Clock(Form.DATE, self.default))

    def put_by(self, component: Component, name: str, moment: Moment, clock: Clock) -> None:
        """Writes a moment by this clock; in UTC where its local time would name another instant."""
        value, parameters = spell(moment, clock)
        held = component.first(name)
        kept = [] if held is None else [one for one in held.parameters if one.name not in ("TZID", "VALUE")]
        component.set(name, value, [*parameters, *kept])


def spell(moment: Moment, clock: Clock) -> tuple[str, list[Parameter]]:
    """The value and the parameters that write a moment by a clock."""
    if not isinstance(moment, datetime):
        return format_moment(moment), [Parameter.of("VALUE", "DATE")]
    if clock.form is Form.LOCAL and is_expressible(moment, clock.zone.tz):
        return format_moment(clock.wall(moment)), clock_parameters(clock)
    return format_moment(moment), []


def clock_parameters(clock: Clock) -> list[Parameter]:
    """The parameters that tell by which clock a value is written."""
    if clock.form is Form.DATE:
        return [Parameter.of("VALUE", "DATE")]
    return [Parameter.of("TZID", clock.tzid)] if clock.tzid else []


def _first_moment(line: Property) -> Moment | None:
    """The first of the values in a list, and of a period its start."""
    return parse_moment(line.value.partition(",")[0].partition("/")[0])


def as_day(moment: Moment, clock: Clock) -> date:
    """The day of a moment by this clock."""
    return day_of(moment, clock.zone.tz)


def _other_kind(calendar: Calendar, kind: Kind) -> str:
    held = {_NOUNS.get(one.name, one.name) for one in calendar.root.components() if one.name != "VTIMEZONE"}
    what = " and ".join(sorted(held)) or "nothing"
    return f"it holds no {_NOUNS[COMPONENTS[kind]]}, but {what}"
