"""Recurrence rules (RFC 5545 §3.3.10): one canonical spelling, the oddities of real files, bounded
expansion.

Nothing here expands without a limit: a hostile rule costs a fraction of a second.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from itertools import islice
from math import prod
from typing import TYPE_CHECKING

from crmsync.formats.moments import format_moment, instant_of, parse_moment, wall_time
from crmsync.frozen import frozen
from crmsync.model.values import Moment, Recurrence

if TYPE_CHECKING:
    from dateutil.rrule import weekday

MAX_OCCURRENCES = 10_000
"""How many occurrences of one series are looked at: a daily meeting of 27 years."""

_MAX_TIMES_A_DAY = 24
_TIMES_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_MIDNIGHT = time()
_END_OF_DAY = time(23, 59, 59)
_DAY = timedelta(days=1)


class Frequency(StrEnum):
    """How often a rule repeats, before its BY parts refine it."""

    SECONDLY = "SECONDLY"
    MINUTELY = "MINUTELY"
    HOURLY = "HOURLY"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EXPANDED = frozenset({Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY})
# Lowest and highest number of each part; negative ones count from the end where that is allowed.
_NUMBERS = {
    "BYSECOND": (0, 60, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYMONTH": (1, 12, False),
    "BYSETPOS": (1, 366, True),
}
_BY_PARTS = (
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
)
_BYDAY = re.compile(r"([+-]?\d{1,2})?\s*(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)
# RFC 7529: these values mean what a rule means without them.
_HARMLESS = {"RSCALE": "GREGORIAN", "SKIP": "OMIT"}


class RuleError(ValueError):
    """A recurrence rule that is not understood. `reason` is a plain sentence fragment."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen
class Rule:
    """A recurrence rule taken apart.

    interval: every so many periods, at least 1. count: number of occurrences. until: last moment
    (inclusive), a date for all-day items, else in UTC. by: the BY parts with their sorted values
    (`{"BYDAY": ("MO", "-1FR")}`), in the order in which they are written. week_start: first day of the
    week where the rule depends on it, else "MO".
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: Moment | None = None
    by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    week_start: str = "MO"

    @property
    def text(self) -> str:
        """The canonical spelling, as in `crmsync.model.values.Recurrence`."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        if self.until is not None:
            parts.append(f"UNTIL={format_moment(self.until)}")
        parts.extend(f"{name}={','.join(values)}" for name, values in self.by)
        if self.week_start != "MO":
            parts.append(f"WKST={self.week_start}")
        return ";".join(parts)

    @property
    def endless(self) -> bool:
        """Does it go on for ever?"""
        return self.count is None and self.until is None

    def part(self, name: str) -> tuple[str, ...]:
        """The values of one BY part; empty when the rule lacks it."""
        return dict(self.by).get(name, ())

    def with_part(self, name: str, *values: str) -> Rule:
        """The same rule with this BY part, or without it when no values are given."""
        parts = {**dict(self.by), name: values}
        return replace(self, by=tuple((key, parts[key]) for key in _BY_PARTS if parts.get(key)))


def parse_rule(text: str, start: Moment | None = None, tz: tzinfo = UTC) -> Rule:
    """The rule that an RRULE value spells, its oddities put right.

    start: the first occurrence (aware, or a date for all-day items); decides how UNTIL is read: as a date
    for all-day items, else as an instant. tz: the series' own zone. An UNTIL that is a date in a series
    with times reaches to the end of that day there; one in local time is read there; of COUNT and UNTIL
    together the earlier end counts. Raises RuleError.
    """
    parts = _split(text)
    try:
        frequency = Frequency(parts.get("FREQ", ""))
    except ValueError:
        raise RuleError("it says not how often the series repeats") from None
    for name, meaning in _HARMLESS.items():
        if parts.get(name, meaning) != meaning:
            raise RuleError(f"it uses another calendar ({name}={parts[name]})")
    rule = Rule(
        frequency,
        max(1, _number(parts, "INTERVAL") or 1),
        _number(parts, "COUNT"),
        _until(parts, start, tz),
        tuple((name, _values(name, parts[name], frequency)) for name in _BY_PARTS if parts.get(name)),
    )
    if rule.count is not None and rule.count < 1:
        raise RuleError("it repeats zero times")
    if _depends_on_week_start(rule) and parts.get("WKST") in WEEKDAYS:
        rule = replace(rule, week_start=parts["WKST"])
    if rule.count is not None and rule.until is not None:
        rule = _earlier_end(rule, start, tz)
    return rule


def _split(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.replace("\\", "").upper().split(";"):
        name, equals, value = part.partition("=")
        if equals:
            parts.setdefault(name.strip(), value.strip())
    return parts


def _number(parts: dict[str, str], name: str) -> int | None:
    text = parts.get(name, "")
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise RuleError(f"{name}={text[:40]} is no number")
    return int(text)


def _values(name: str, text: str, frequency: Frequency) -> tuple[str, ...]:
    values = [value.strip() for value in text.split(",") if value.strip()]
    if name == "BYDAY":
        return _weekdays(values, frequency)
    low, high, signed = _NUMBERS[name]
    numbers = set()
    for value in values:
        number = int(value) if _NUMBER.fullmatch(value) else high + 1
        if not low <= (abs(number) if signed else number) <= high:
            raise RuleError(f"{name}={value[:40]} does not exist")
        numbers.add(number)
    return tuple(str(number) for number in sorted(numbers))


def _weekdays(values: list[str], frequency: Frequency) -> tuple[str, ...]:
    """BYDAY's values; "the second Monday" makes sense in a month or year only (RFC 5545 §3.3.10)."""
    days: set[tuple[int, int]] = set()
    for value in values:
        match = _BYDAY.fullmatch(value)
        if match is None or not -53 <= int(match[1] or 0) <= 53:
            raise RuleError(f"BYDAY={value[:40]} does not exist")
        ordinal = int(match[1] or 0) if frequency in (Frequency.MONTHLY, Frequency.YEARLY) else 0
        days.add((WEEKDAYS.index(match[2]), ordinal))
    return tuple(f"{ordinal or ''}{WEEKDAYS[day]}" for day, ordinal in sorted(days))


def _until(parts: dict[str, str], start: Moment | None, tz: tzinfo) -> Moment | None:
    text = parts.get("UNTIL", "")
    if not text:
        return None
    until = parse_moment(text)
    if until is None:
        raise RuleError(f"UNTIL={text[:40]} is no date")
    if start is not None and not isinstance(start, datetime):
        return day_of(until, tz)
    if not isinstance(until, datetime):
        return until if start is None else instant_of(datetime.combine(until, _END_OF_DAY), tz)
    return instant_of(until, tz)


def day_of(moment: Moment, tz: tzinfo) -> date:
    """The day meant by a moment that stands where an all-day series needs a date.

    A naive time is local. Midnight UTC is how many programs spell a bare date; other instants are looked
    at in `tz`.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None or moment.astimezone(UTC).time() == _MIDNIGHT:
        return moment.date()
    return wall_time(moment, tz).date()


def _depends_on_week_start(rule: Rule) -> bool:
    """Does it matter on which day a week starts (RFC 5545 §3.3.10, WKST)?"""
    if rule.frequency is Frequency.WEEKLY:
        return bool(rule.interval > 1 and rule.part("BYDAY")) or bool(rule.part("BYSETPOS"))
    return bool(rule.part("BYWEEKNO"))


def _earlier_end(rule: Rule, start: Moment | None, tz: tzinfo) -> Rule:
    by_count = replace(rule, until=None)
    by_until = replace(rule, count=None)
    if start is None:
        return by_until
    counted = count_to_until(by_count, start, tz)
    if counted is None or counted.until is None or rule.until is None:
        return by_until
    return by_count if counted.until <= rule.until else by_until


def occurrences(rule: Rule, start: Moment, tz: tzinfo = UTC) -> Iterator[Moment]:
    """The moments the rule generates from `start` on, in order: dates, or instants that keep their wall
    time in `tz`.

    Lazy; goes on to the year 2399 where the rule is endless: take no more than needed. A rule finer than a
    day, or with very many times a day, generates nothing here (`is_expandable`).
    """
    if not is_expandable(rule):
        return
    first = wall_time(start, tz) if isinstance(start, datetime) else datetime.combine(start, _MIDNIGHT)
    shift = _cycles(first)
    for wall in _engine(rule, _shifted(first, shift), _wall_until(rule, tz, shift)):
        found = _shifted(wall, -shift)
        yield instant_of(found, tz) if isinstance(start, datetime) else found.date()


def is_expandable(rule: Rule) -> bool:
    """Can `occurrences` generate it at an honest cost?"""
    times = prod(len(rule.part(name)) or 1 for name in _TIMES_OF_DAY)
    return rule.frequency in _EXPANDED and times <= _MAX_TIMES_A_DAY


# The Gregorian calendar repeats every 400 years, weekdays included. `dateutil` looks for the next
# occurrence of a rule that has none (30 February) until the year 9999; shifted by cycles it gives up soon.
# 19 of them bring 2399 to 9999: nobody's calendar reaches further, and birthdays without a year start in
# 1604.
_CYCLE = 400
_CYCLES = 19


def _cycles(first: datetime) -> int:
    return min(_CYCLES, (MAXYEAR - first.year) // _CYCLE)


def _shifted(moment: datetime, cycles: int) -> datetime:
    return moment.replace(year=moment.year + _CYCLE * cycles)


def _wall_until(rule: Rule, tz: tzinfo, shift: int) -> datetime | None:
    if rule.until is None:
        return None
    if isinstance(rule.until, datetime):
        wall = wall_time(rule.until, tz)
    else:
        wall = datetime.combine(rule.until, _END_OF_DAY)
    return None if wall.year + _CYCLE * shift > MAXYEAR else _shifted(wall, shift)


def _engine(rule: Rule, first: datetime, until: datetime | None) -> Iterator[datetime]:
    # Rules are read and compared in every calendar, expanded in few.
    from dateutil import rrule

    def numbers(name: str) -> list[int] | None:
        return [int(value) for value in rule.part(name)] or None

    try:
        expanded = rrule.rrule(
            # Its constants have the same names.
            getattr(rrule, rule.frequency.value),
            dtstart=first,
            interval=rule.interval,
            wkst=WEEKDAYS.index(rule.week_start),
            count=rule.count,
            until=until,
            bysetpos=numbers("BYSETPOS"),
            bymonth=numbers("BYMONTH"),
            bymonthday=numbers("BYMONTHDAY"),
            byyearday=numbers("BYYEARDAY"),
            byweekno=numbers("BYWEEKNO"),
            byweekday=_weekdays_of(rule),
            byhour=numbers("BYHOUR"),
            byminute=numbers("BYMINUTE"),
            bysecond=numbers("BYSECOND"),
        )
    except ValueError:
        return iter(())
    return iter(expanded)


def _weekdays_of(rule: Rule) -> list[weekday] | None:
    """BYDAY for `dateutil`, which takes "MO,2TU" for days that are both; then a plain weekday becomes all
    its numbers.
    """
    from dateutil.rrule import weekday

    days = [(WEEKDAYS.index(value[-2:]), int(value[:-2] or 0)) for value in rule.part("BYDAY")]
    if all(ordinal for _, ordinal in days) or not any(ordinal for _, ordinal in days):
        return [weekday(day, ordinal or None) for day, ordinal in days] or None
    in_year = rule.frequency is Frequency.YEARLY and not rule.part("BYMONTH")
    numbers = range(1, 54 if in_year else 6)
    return [weekday(day, one) for day, ordinal in days for one in ([ordinal] if ordinal else numbers)]


def nth_weekday(rule: Rule) -> Rule:
    """`BYDAY=TU;BYSETPOS=2` (how Outlook spells it) as `BYDAY=2TU`, which means the same in months and
    years.
    """
    days, positions = rule.part("BYDAY"), rule.part("BYSETPOS")
    if rule.frequency not in {Frequency.MONTHLY, Frequency.YEARLY} or len(days) != 1 or len(positions) != 1:
        return rule
    if days[0] not in WEEKDAYS:
        return rule
    return rule.with_part("BYSETPOS").with_part("BYDAY", positions[0] + days[0])


def last_day(until: Moment, start: Moment, tz: tzinfo) -> date:
    """The last day, by the clocks in `tz`, on which an occurrence of a series with this end may begin.

    start: any occurrence, for its time of day.
    """
    if not isinstance(until, datetime):
        return until
    last = wall_time(until, tz)
    if isinstance(start, datetime) and last.time() < wall_time(start, tz).time():
        return last.date() - _DAY
    return last.date()


def count_to_until(rule: Rule, start: Moment, tz: tzinfo = UTC) -> Rule | None:
    """The same series with its last occurrence as UNTIL in place of COUNT, for services that know only
    that.

    `None` when it cannot be told within `MAX_OCCURRENCES`, or when there is no occurrence at all.
    """
    if rule.count is None:
        return rule
    if rule.count > MAX_OCCURRENCES:
        return None
    last = deque(occurrences(rule, start, tz), maxlen=1)
    return replace(rule, count=None, until=last[0]) if last else None


def is_occurrence(rule: Rule, start: Moment, moment: Moment, tz: tzinfo = UTC) -> bool:
    """Is `moment` one of the first `MAX_OCCURRENCES` moments the rule generates?"""
    if isinstance(start, datetime) != isinstance(moment, datetime):
        return False
    for found in islice(occurrences(rule, start, tz), MAX_OCCURRENCES):
        if found >= moment:
            return found == moment
    return False


def may_occur_within(
    recurrence: Recurrence, start: Moment, earliest: datetime, latest: datetime, tz: tzinfo | None = None
) -> bool:
    """May any occurrence of a series begin within [earliest, latest]?

    start: of the series' first occurrence. earliest, latest: aware. tz: the series' own zone; without it
    every zone is thought possible, since a rule may name other days there. Never `False` when in doubt: a
    rule that is not understood or too fine to expand may occur whenever it has not ended.
    """
    if not isinstance(start, datetime) or tz is None:
        earliest, latest = earliest - _DAY, latest + _DAY
    zones = (tz,) if tz is not None else _EDGES if isinstance(start, datetime) else (UTC,)
    return any(
        _may_occur(recurrence, start, (earliest, latest), zone, known=tz is not None) for zone in zones
    )


# In every zone it is the day that it is in one of these.
_EDGES = (timezone(timedelta(hours=-12)), UTC, timezone(timedelta(hours=14)))


def _may_occur(
    recurrence: Recurrence, start: Moment, window: tuple[datetime, datetime], tz: tzinfo, *, known: bool
) -> bool:
    """known: is `tz` the series' own zone, so that the hours its rule may name can be told?"""
    earliest, latest = window
    try:
        rule = parse_rule(recurrence.rule, start, tz)
    except RuleError:
        return True
    if _as_instant(start) > latest or (rule.until is not None and _as_instant(rule.until) < earliest):
        return False
    if not is_expandable(rule) or (not known and any(map(rule.part, _TIMES_OF_DAY))):
        return True
    excluded = frozenset(recurrence.excluded)
    seen = 0
    for moment in islice(occurrences(rule, start, tz), MAX_OCCURRENCES):
        begins = _as_instant(moment)
        if begins > latest:
            return False
        if begins >= earliest and moment not in excluded:
            return True
        seen += 1
    return seen == MAX_OCCURRENCES


def _as_instant(moment: Moment) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, _MIDNIGHT, UTC)
