"""Moments as Graph spells them: a wall time with the name of its zone. Pure.

Source: Graph's page "dateTimeTimeZone resource type"; names are Windows' or IANA's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from crmsync.formats.moments import instant_of, is_expressible, wall_time
from crmsync.formats.zones import UTC_ZONE, Zone, named_zone
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.graph.resource import Resource
from crmsync.mapping.outlook.days import fit_day, nearest_day
from crmsync.mapping.outlook.native import OutlookOptions, Plain, member
from crmsync.model.values import Value

UTC_NAME = "UTC"
_SECONDS = 19


@frozen
class When:
    """A wall time (naive) and its zone."""

    wall: datetime
    zone: Zone

    @property
    def instant(self) -> datetime:
        """As UTC, in whole seconds."""
        return instant_of(self.wall, self.zone.tz)

    @property
    def day(self) -> date:
        """The day that is meant where a moment stands for one."""
        return nearest_day(self.wall)


def read_when(native: Mapping[str, Any], name: str) -> When | None:
    """The moment that a member holds; `None` when it is none. A zone that nobody knows counts as UTC."""
    held = member(native, name)
    text, zone = held.get("dateTime"), held.get("timeZone")
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.fromisoformat(text[:_SECONDS])
    except ValueError:
        return None
    known = named_zone(zone) if isinstance(zone, str) else None
    return When(moment.replace(tzinfo=None), known or UTC_ZONE)


def spell_wall(wall: datetime, zone: str) -> dict[str, str]:
    """A wall time (naive) in a zone by its IANA name."""
    return {"dateTime": wall.isoformat(timespec="seconds"), "timeZone": zone}


def spell_instant(moment: datetime, zone: Zone) -> dict[str, str]:
    """An instant (aware) on the clock of a zone; in UTC where that clock shows it twice."""
    if zone.name is None or not is_expressible(moment, zone.tz):
        return spell_wall(wall_time(moment, UTC_ZONE.tz), UTC_NAME)
    return spell_wall(wall_time(moment, zone.tz), zone.name)


def spell_day(day: date) -> dict[str, str]:
    """A day."""
    return {"dateTime": f"{day.isoformat()}T00:00:00", "timeZone": UTC_NAME}


@frozen
class DayField(Plain):
    """A moment that stands for a day (a task's `dueDateTime`); a time of day is lost."""

    member: str
    options: OutlookOptions

    def read(self, native: Resource) -> Value | None:
        held = read_when(native, self.member)
        return None if held is None else held.day

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) != value:
            native[self.member] = spell_day(value) if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_day(value, self.options.zone)
