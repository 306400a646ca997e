"""VTIMEZONE: a zone's definition inside a document, read to a `tzinfo` and written for an IANA zone (RFC
5545 §3.6.5).

Definitions from 1601 (every one of Outlook's) cost no more than others, and both ways remember what they
have seen.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import takewhile

from crmsync.formats.contentline import FormatError, Layout
from crmsync.formats.document import Component, Document
from crmsync.formats.moments import format_moment, format_offset, instant_of, parse_moment, parse_offset
from crmsync.formats.recurrence import WEEKDAYS, Frequency, Rule, RuleError, occurrences, parse_rule
from crmsync.formats.zone_names import zone_by_name
from crmsync.frozen import frozen

_OBSERVANCES = ("STANDARD", "DAYLIGHT")
_MAX_OBSERVANCES = 500
_MAX_RDATES = 2_000
_OLDEST_YEAR = 1968
_NEWEST_YEAR = 2100
"""Endless rules of a definition are followed between these years."""
_SETTLED_YEAR = 2037
"""The last year that zone data names one by one; what is regular until then is written as a rule."""
_LEAST_REGULAR = 8
_STEP = timedelta(days=3)
_SECOND = timedelta(seconds=1)
_WEEK = 7


class DefinedZone(tzinfo):
    """A zone given by its changes: from each instant on an offset applies."""

    def __init__(self, changes: Sequence[tuple[datetime, timedelta, timedelta]]) -> None:
        """changes: (instant in UTC, offset before, offset from then on), in order, at least one."""
        self._offsets = [changes[0][1], *(after for _, _, after in changes)]
        self._instants = [instant.replace(tzinfo=None) for instant, _, _ in changes]
        steps = list(zip(self._instants, self._offsets, self._offsets[1:], strict=False))
        # A local time belongs to the old offset until the clocks have passed it: for the first pass of a
        # repeated hour and for a skipped one that is the later of the two readings (PEP 495).
        self._walls = (
            [instant + max(before, after) for instant, before, after in steps],
            [instant + min(before, after) for instant, before, after in steps],
        )

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        if moment is None:
            return None
        return self._offsets[bisect_right(self._walls[moment.fold], moment.replace(tzinfo=None, fold=0))]

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        offset = self.utcoffset(moment)
        return None if offset is None else format_offset(offset)

    def fromutc(self, moment: datetime) -> datetime:
        naive = moment.replace(tzinfo=None)
        index = bisect_right(self._instants, naive)
        wall = naive + self._offsets[index]
        repeated = index > 0 and wall < self._walls[0][index - 1]
        return wall.replace(tzinfo=self, fold=1 if repeated else 0)


def defined_zone(component: Component) -> tzinfo | None:
    """The zone that a VTIMEZONE defines; `None` when its definition is not understood."""
    return _read(component.serialize())


@lru_cache(maxsize=256)
def _read(raw: bytes) -> tzinfo | None:
    try:
        component = next(Document.parse(raw).components())
    except FormatError:
        return None
    observances = list(component.components(*_OBSERVANCES))
    if not 0 < len(observances) <= _MAX_OBSERVANCES:
        return None
    try:
        changes = [change for observance in observances for change in _onsets(observance)]
    except (RuleError, _NotUnderstoodError):
        return None
    return DefinedZone(sorted(set(changes)))


class _NotUnderstoodError(ValueError):
    pass


def _onsets(observance: Component) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    before = parse_offset(observance.value("TZOFFSETFROM") or observance.value("TZOFFSETTO") or "")
    after = parse_offset(observance.value("TZOFFSETTO") or "")
    start = parse_moment(observance.value("DTSTART") or "")
    if before is None or after is None or not isinstance(start, datetime):
        raise _NotUnderstoodError
    clocks = timezone(before)
    first = instant_of(start, clocks)
    rules = [parse_rule(line.value, first, clocks) for line in observance.all("RRULE")]
    if any(rule.frequency is not Frequency.YEARLY for rule in rules):
        raise _NotUnderstoodError
    if not (rules and _may_start_later(rules[0], start)):
        yield first, before, after
    for rule in rules:
        if _may_start_later(rule, start):
            first = instant_of(start.replace(year=_OLDEST_YEAR), clocks)
        for onset in takewhile(lambda onset: onset.year <= _NEWEST_YEAR, _instants(rule, first, clocks)):
            yield onset, before, after
    dates = [text for line in observance.all("RDATE") for text in line.value.split(",")]
    for text in dates[:_MAX_RDATES]:
        date = parse_moment(text)
        if isinstance(date, datetime):
            yield instant_of(date, clocks), before, after


def _instants(rule: Rule, first: datetime, clocks: tzinfo) -> Iterator[datetime]:
    return (onset for onset in occurrences(rule, first, clocks) if isinstance(onset, datetime))


def _may_start_later(rule: Rule, start: datetime) -> bool:
    """Does the rule give the same onsets when it starts centuries later?"""
    return start.year < _OLDEST_YEAR and rule.endless and rule.interval == 1 and bool(rule.part("BYMONTH"))


def zone_definition(name: str, year: int, layout: Layout) -> Component:
    """A VTIMEZONE for the IANA zone `name`, good from `year` on (from 1970 at the earliest)."""
    return _definition(name, 2000 if year > 2000 else 1970).copy(layout)


@lru_cache(maxsize=64)
def _definition(name: str, first_year: int) -> Component:
    tz = zone_by_name(name)
    begin = datetime(first_year, 1, 1, tzinfo=UTC)
    component = Component.create("VTIMEZONE")
    component.add("TZID", name)
    state = _State.at(begin, tz)
    _add_observance(component, state, state, [datetime(first_year, 1, 1)])  # noqa: DTZ001 - local by definition
    groups: dict[tuple[_State, _State], list[datetime]] = {}
    for instant, before, after in _changes(tz, begin, datetime(_SETTLED_YEAR + 1, 1, 1, tzinfo=UTC)):
        groups.setdefault((before, after), []).append(instant.replace(tzinfo=None) + before.offset)
    for (before, after), onsets in groups.items():
        regular = next((index for index in range(len(onsets)) if _is_settled(onsets[index:])), len(onsets))
        if regular:
            _add_observance(component, before, after, onsets[:regular])
        if onsets[regular:]:
            _add_observance(component, before, after, onsets[regular:], _pattern(onsets[regular:]))
    return component


@frozen
class _State:
    """What clocks show: their offset, its abbreviation, and is it summer time."""

    offset: timedelta
    name: str
    summer: bool

    @classmethod
    def at(cls, instant: datetime, tz: tzinfo) -> _State:
        local = instant.astimezone(tz)
        offset = local.utcoffset() or timedelta()
        return cls(
            offset, local.tzname() or format_offset(offset), (local.dst() or timedelta()) > timedelta()
        )


def _changes(tz: tzinfo, begin: datetime, end: datetime) -> Iterator[tuple[datetime, _State, _State]]:
    """The instants from which clocks in `tz` are set differently, with what they show before and after."""
    instant, state = begin, _State.at(begin, tz)
    while instant < end:
        later = instant + _STEP
        if (new := _State.at(later, tz)) != state:
            low, high = instant, later
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                if _State.at(middle, tz) == state:
                    low = middle
                else:
                    high = middle
            new = _State.at(high, tz)
            yield high, state, new
            later, state = high, new
        instant = later


def _add_observance(
    component: Component, before: _State, after: _State, onsets: Sequence[datetime], rule: str | None = None
) -> None:
    observance = Component.create("DAYLIGHT" if after.summer else "STANDARD", component.layout)
    observance.add("DTSTART", format_moment(onsets[0]))
    if rule is not None:
        observance.add("RRULE", rule)
    elif len(onsets) > 1:
        observance.add("RDATE", ",".join(format_moment(onset) for onset in onsets[1:]))
    observance.add("TZNAME", after.name)
    observance.add("TZOFFSETFROM", format_offset(before.offset))
    observance.add("TZOFFSETTO", format_offset(after.offset))
    component.append(observance)


def _is_settled(onsets: Sequence[datetime]) -> bool:
    """Do these onsets go on year by year, by one rule, to the end of the zone data?"""
    years = [onset.year for onset in onsets]
    wanted = list(range(_SETTLED_YEAR + 1 - len(onsets), _SETTLED_YEAR + 1))
    return len(onsets) >= _LEAST_REGULAR and years == wanted and _pattern(onsets) is not None


def _pattern(onsets: Sequence[datetime]) -> str | None:
    """The yearly rule these onsets follow: the nth or last weekday of a month, or that weekday within
    certain dates.
    """
    first = onsets[0]
    if len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) != 1:
        return None
    days = sorted({onset.day for onset in onsets})
    ordinals = set.intersection(*(_ordinals(onset) for onset in onsets))
    rule = Rule(Frequency.YEARLY).with_part("BYMONTH", str(first.month))
    weekday = WEEKDAYS[first.weekday()]
    if ordinals:
        return rule.with_part("BYDAY", f"{min(ordinals)}{weekday}").text
    if days[-1] - days[0] == _WEEK - 1:
        within = map(str, range(days[0], days[-1] + 1))
        return rule.with_part("BYDAY", weekday).with_part("BYMONTHDAY", *within).text
    return None


def _ordinals(onset: datetime) -> set[int]:
    """As the how-manieth of its weekday a date may be called within its month; -1 is the last."""
    last = onset.day + _WEEK > monthrange(onset.year, onset.month)[1]
    return {(onset.day - 1) // _WEEK + 1} | ({-1} if last else set())
