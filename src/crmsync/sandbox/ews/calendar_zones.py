"""Time zones as EWS writes them: Windows ids, or definitions made of periods and transitions.

Pure. Sources: "TimeZoneDefinition", "MeetingTimeZone", EWS reference for Exchange; the Windows ids are those
of CLDR, through tzlocal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from tzlocal.windows_tz import tz_win, win_tz

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import EwsError, schema_fault
from crmsync.sandbox.ews.xml import Element, child, children, copied, element, local_name, t, text_of

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?"
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DEFINITIONS_YEAR = 2026
"""Windows keeps rules, not history: those of this year."""
_NEW_YEAR = datetime(_DEFINITIONS_YEAR, 1, 1, tzinfo=UTC)
_ANY_DAY = datetime.combine(date(1970, 1, 1), time())


@frozen
class Zone:
    """A time zone. id, name: as Exchange shows them. definition: of one that Windows does not know."""

    id: str
    name: str
    info: tzinfo
    definition: Element | None = None

    def element(self, name: str) -> Element:
        """The zone as an element of that name."""
        parts = () if self.definition is None else map(copied, children(self.definition))
        return element(t(name), None, *parts, Id=self.id, Name=self.name)


def zone_of(node: Element) -> Zone:
    """The zone that a StartTimeZone, EndTimeZone, TimeZoneDefinition or MeetingTimeZone tells.

    Raises EwsError for an id that nobody knows and no definition goes with.
    """
    if local_name(node) == "MeetingTimeZone":
        return _meeting_zone(node)
    found = zone_by_id(node.get("Id", ""))
    if found is not None:
        return found
    if child(node, "Periods") is None:
        raise EwsError("ErrorTimeZone", f"The time zone '{node.get('Id', '')}' is not valid.")
    definition = copied(node)
    name = node.get("Id", "")
    return Zone(name, node.get("Name", name), DefinedZone(definition), definition)


@lru_cache(maxsize=256)
def zone_by_id(windows: str) -> Zone | None:
    """The zone of a Windows id, None for any other."""
    name = {known.casefold(): known for known in zone_ids()}.get(windows.strip().casefold())
    if name is None:
        return None
    info = UTC if name == "UTC" else ZoneInfo(win_tz.get(name) or "UTC")
    offset = min(_offset(info, _NEW_YEAR), _offset(info, _NEW_YEAR + timedelta(days=180)))
    place = "Coordinated Universal Time" if name == "UTC" else str(info).rpartition("/")[2].replace("_", " ")
    return Zone(name, f"({_shown_offset(offset)}) {place}", info)


def zone_of_place(iana: str) -> Zone:
    """The Windows zone of an IANA name; UTC's when it has none."""
    found = zone_by_id("UTC" if iana == "UTC" else tz_win.get(iana) or "")
    return found or Zone("UTC", "(UTC) Coordinated Universal Time", UTC)


@lru_cache(maxsize=1)
def zone_ids() -> tuple[str, ...]:
    """The Windows ids that there are."""
    return tuple(sorted({*win_tz, "UTC"}))


def definition_of(zone: Zone, name: str, *, full: bool) -> Element:
    """A TimeZoneDefinition (or an element of another name). full: with its periods and transitions."""
    if not full or zone.definition is not None:
        return zone.element(name)
    changes = list(_changes(zone.info))
    offsets = [change.before for change in changes] or [_offset(zone.info, _NEW_YEAR)]
    periods = {
        offset: _period(zone.id, "Standard" if offset == min(offsets) else "Daylight") for offset in offsets
    }
    group = [
        element(
            t("RecurringDayTransition"),
            None,
            element(t("To"), periods[change.after], Kind="Period"),
            element(t("TimeOffset"), duration_text(change.time)),
            element(t("Month"), str(change.day.month)),
            element(t("DayOfWeek"), _DAYS[change.day.weekday()]),
            element(t("Occurrence"), str(_turn(change.day))),
        )
        for change in changes
    ] or [element(t("Transition"), None, element(t("To"), periods[offsets[0]], Kind="Period"))]
    return element(
        t(name),
        None,
        element(
            t("Periods"),
            None,
            *(
                element(t("Period"), Bias=duration_text(-offset), Name=period.rpartition("-")[2], Id=period)
                for offset, period in periods.items()
            ),
        ),
        element(t("TransitionsGroups"), None, element(t("TransitionsGroup"), None, *group, Id="0")),
        element(t("Transitions"), None, element(t("Transition"), None, element(t("To"), "0", Kind="Group"))),
        Id=zone.id,
        Name=zone.name,
    )


@frozen
class Observance:
    """What of a year has one offset, as iCalendar tells it. first: a wall time of `before` when it begins.

    month: 0 when it never ends. weekday: 0 is Monday. occurrence: -1 is the last one in its month.
    """

    first: datetime
    before: timedelta
    after: timedelta
    is_daylight: bool
    month: int = 0
    weekday: int = 0
    occurrence: int = 0


def observances(zone: Zone) -> tuple[Observance, ...]:
    """The observances of a zone, by its rules of today."""
    known = zone.definition
    if known is None:
        known = definition_of(zone, "TimeZoneDefinition", full=True)
    groups, periods = list(children(child(known, "TransitionsGroups"))), _periods(known)
    rules = [rule for rule in _rules(groups[-1], periods) if rule.month] if groups else []
    if not rules:
        offset = _offset(zone.info, _NEW_YEAR)
        return (Observance(_ANY_DAY, offset, offset, is_daylight=False),)
    least = min(rule.offset for rule in rules)
    return tuple(
        Observance(
            rule.wall(_ANY_DAY.year),
            before.offset,
            rule.offset,
            rule.offset > least,
            rule.month,
            rule.weekday,
            -1 if rule.occurrence == 5 else rule.occurrence,
        )
        for rule, before in zip(rules, rules[-1:] + rules[:-1], strict=True)
    )


class DefinedZone(tzinfo):
    """The zone that a definition's periods and transitions make; its latest group holds for all years."""

    def __init__(self, definition: Element) -> None:
        self._name = definition.get("Id", "")
        periods = _periods(definition)
        if not periods:
            raise EwsError("ErrorTimeZone", f"The time zone '{self._name}' has no periods.")
        groups = list(children(child(definition, "TransitionsGroups")))
        self._rules = list(_rules(groups[-1], periods)) if groups else []
        self._base = self._rules[0].offset if len(self._rules) == 1 else min(periods.values())

    def utcoffset(self, moment: datetime | None) -> timedelta:
        rules = [rule for rule in self._rules if rule.month]
        if moment is None or not rules:
            return self._base
        wall = moment.replace(tzinfo=None)
        passed = sorted((rule.wall(wall.year), rule.offset) for rule in rules)
        before = [offset for start, offset in passed if start <= wall]
        return before[-1] if before else passed[-1][1]

    def dst(self, moment: datetime | None) -> timedelta:
        return self.utcoffset(moment) - self._base

    def tzname(self, moment: datetime | None) -> str:
        return self._name


@frozen
class _Rule:
    """From when in a year an offset holds. month: 0 for one that always does; occurrence: -1 is the last."""

    offset: timedelta
    month: int = 0
    weekday: int = 0
    occurrence: int = 0
    day: int = 0
    time: timedelta = timedelta()

    def wall(self, year: int) -> datetime:
        """When that is, in the wall time of the offset that held before."""
        if self.day:
            return datetime.combine(date(year, self.month, self.day), time()) + self.time
        first = date(year, self.month, 1)
        days = [first + timedelta(days=number) for number in range(31)]
        matching = [day for day in days if day.month == self.month and day.weekday() == self.weekday]
        chosen = matching[-1] if self.occurrence in (-1, 5) else matching[self.occurrence - 1]
        return datetime.combine(chosen, time()) + self.time


def _periods(definition: Element) -> dict[str, timedelta]:
    """Offsets from UTC by the ids of periods."""
    return {
        period.get("Id", ""): -read_duration(period.get("Bias", ""))
        for period in children(child(definition, "Periods"))
    }


def _rules(group: Element, periods: dict[str, timedelta]) -> Iterator[_Rule]:
    for node in children(group):
        parts = {local_name(part): text_of(part).strip() for part in children(node)}
        try:
            yield _rule(local_name(node), parts, periods[parts["To"]])
        except (LookupError, ValueError) as problem:
            raise EwsError("ErrorTimeZone", "A transition of the time zone is not valid.") from problem


def _rule(name: str, parts: Mapping[str, str], offset: timedelta) -> _Rule:
    match name:
        case "RecurringDayTransition":
            weekday, occurrence = _DAYS.index(parts["DayOfWeek"]), int(parts["Occurrence"])
            return _Rule(
                offset, int(parts["Month"]), weekday, occurrence, time=read_duration(parts["TimeOffset"])
            )
        case "RecurringDateTransition":
            month, day = int(parts["Month"]), int(parts["Day"])
            return _Rule(offset, month, day=day, time=read_duration(parts["TimeOffset"]))
        case _:
            return _Rule(offset)


@frozen
class _Change:
    """A change of the clocks: on which day and at what wall time, from which offset to which."""

    day: date
    time: timedelta
    before: timedelta
    after: timedelta


def _changes(zone: tzinfo) -> Iterator[_Change]:
    """The changes of a year, when there are two; a zone with others is told without any."""
    found = []
    step = timedelta(minutes=15)
    moment = _NEW_YEAR
    for _ in range(366):
        later = moment + timedelta(days=1)
        before, after = _offset(zone, moment), _offset(zone, later)
        if before != after:
            while _offset(zone, moment) == before:
                moment += step
            wall = (moment + before).replace(tzinfo=None)
            found.append(_Change(wall.date(), wall - datetime.combine(wall, time()), before, after))
        moment = later
    yield from found if len(found) == 2 else ()


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _turn(day: date) -> int:
    """Which one of its weekday in its month a day is; -1 for the last."""
    return -1 if (day + timedelta(days=7)).month != day.month else (day.day - 1) // 7 + 1


def _period(zone: str, name: str) -> str:
    return f"trule:Microsoft/Registry/{zone}/{_DEFINITIONS_YEAR}-{name}"


def _meeting_zone(node: Element) -> Zone:
    """The zone of Exchange 2007: by its name, or by its offset alone."""
    name = node.get("TimeZoneName", "")
    known = zone_by_id(name) or zone_by_id(tz_win.get(name) or "")
    if known is not None:
        return known
    offset = -read_duration(text_of(child(node, "BaseOffset")) or "PT0S")
    definition = element(t("TimeZoneDefinition"), Id=name or "Custom", Name=name or "Custom")
    definition.append(
        element(
            t("Periods"), None, element(t("Period"), Bias=duration_text(-offset), Name="Standard", Id="Std")
        )
    )
    return Zone(name or "Custom", name or "Custom", timezone(offset), definition)


def read_duration(text: str) -> timedelta:
    """An xs:duration of days and less. Raises SoapFault."""
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        raise schema_fault(f"The value '{text}' is invalid according to its datatype 'duration'.")
    parts = {name: int(value) for name, value in found.groupdict().items() if name != "sign" and value}
    return timedelta(**parts) * (-1 if found["sign"] else 1)


def duration_text(span: timedelta) -> str:
    """A duration as Exchange writes it: `PT1H`, `P1D`, `-PT5H30M`."""
    minutes = abs(span) // timedelta(minutes=1)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if not days and not clock:
        return "PT0S"
    return (
        ("-" if span < timedelta() else "")
        + "P"
        + (f"{days}D" if days else "")
        + (f"T{clock}" if clock else "")
    )


def _shown_offset(offset: timedelta) -> str:
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"
