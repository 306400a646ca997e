"""A series of meetings as Odoo keeps it: one row for each occurrence, and what rows and rule say together.

Pure. Odoo does not note which occurrence a moved row was: that is told by the row's nearest missing date. A
deleted occurrence is a row that is not there. Seen on Odoo 19.0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice, takewhile
from typing import Any

from crmsync.formats.moments import wall_time
from crmsync.formats.recurrence import Frequency, Rule, occurrences
from crmsync.frozen import frozen
from crmsync.mapping.odoo.record import parse_moment, spell_moment
from crmsync.mapping.odoo.recurrence import MOST, ended, read_rule
from crmsync.mapping.records import parse_date
from crmsync.model.values import Moment, Recurrence

RECURRENCE = "_recurrence"
"""Where a whole record holds the `calendar.recurrence` of a series."""
ROWS = "_rows"
"""Where a whole record holds the rows of a series, earliest first."""
ITEM = "_item"
"""Where a whole record of a series holds the name that the series has as an item."""
MODEL = "_model"
"""Where it holds the id of the row that shows what most rows hold."""
TIMES = ("start", "stop", "allday", "start_date", "stop_date")
TOLD_BY = ("name", "location", "privacy")
"""Beside its time, what tells that an occurrence was changed by itself."""

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_BEGINS, _ENDS = time(8), time(18)
"""How Odoo stores whole days (`_inverse_dates`); a row says the days themselves, too."""
_TRIED = 5
"""So many of the first rows are tried as the one from which the dates are counted."""
_LAST_YEAR = 2390
"""Rules are expanded about so far (see `formats.recurrence.occurrences`)."""
WITHOUT_SUMMER = "2038"
"""From this year on Odoo's own dates are an hour late in summer: its zones (pytz) end with 2037."""
LONG = 99
"""A series without an end that has dates for so many years goes on for ever."""
_DELETED_FIRST = 31
"""So many dates at the beginning of an endless series may have been deleted before it counts as ended."""

Row = Mapping[str, Any]


@frozen
class Span:
    """From when to when; whole days with an exclusive end, as canonical values have it."""

    start: Moment
    end: Moment

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return order(self.end) - order(self.start)

    def moved(self, start: Moment) -> Span:
        """The same length from `start` on."""
        return Span(start, start + self.length)


def read_span(row: Row) -> Span | None:
    """When a row is; `None` when that is not understood."""
    begin, finish = parse_moment(row.get("start")), parse_moment(row.get("stop"))
    if row.get("allday") is not True:
        return Span(begin, max(begin, finish or begin)) if begin is not None else None
    first = parse_date(row.get("start_date")) or (begin.date() if begin is not None else None)
    last = parse_date(row.get("stop_date")) or (finish.date() if finish is not None else first)
    if first is None or last is None:
        return None
    return Span(first, max(first, last) + _DAY)


def span_values(span: Span) -> dict[str, Any]:
    """What a row holds for a span; every field that has to do with it."""
    if isinstance(span.start, datetime) and isinstance(span.end, datetime):
        return {
            "start": spell_moment(span.start),
            "stop": spell_moment(span.end),
            "allday": False,
            "start_date": False,
            "stop_date": False,
        }
    last = span.end - _DAY
    return {
        "start": f"{datetime.combine(span.start, _BEGINS)}",
        "stop": f"{datetime.combine(last, _ENDS)}",
        "allday": True,
        "start_date": span.start.isoformat(),
        "stop_date": last.isoformat(),
    }


@frozen
class Occurrence:
    """A row of a series. original: which of the series' dates it is; `None` for one beyond them all."""

    row: Row
    span: Span
    original: Moment | None


@frozen
class Series:
    """What the rows of a series and its rule say together.

    span: of the first date. recurrence: how it goes on from there. occurrences: all rows, earliest first.
    model: the row that shows what most occurrences hold.
    """

    span: Span
    recurrence: Recurrence
    occurrences: tuple[Occurrence, ...]
    model: Row

    @property
    def extra(self) -> int:
        """How many rows are none of the series' dates."""
        return sum(one.original is None for one in self.occurrences)


def model_row(rows: Sequence[Row], base: object) -> Row | None:
    """The row that shows what most rows of a series hold: its base row, unless that was changed by itself.

    base: the base row's id.
    """
    if not rows:
        return None
    looks = Counter(_look(row) for row in rows)
    first = next((row for row in rows if row.get("id") == base), rows[0])
    most = max(looks.values())
    if looks[_look(first)] == most:
        return first
    return next(row for row in rows if looks[_look(row)] == most)


def _is_near(span: Span) -> bool:
    """Does it lie within what anybody looks at? Odoo makes 720 dates also of a yearly series."""
    return span.start.year <= _LAST_YEAR


def _look(row: Row) -> tuple[object, ...]:
    span = read_span(row)
    return (*(row.get(name) for name in TOLD_BY), row.get("allday") is True, span.length if span else None)


def read_series(record: Mapping[str, Any], tz: tzinfo, week_start: str) -> Series | None:
    """The series in a whole record; `None` when it is a single meeting, or how it repeats is not understood.

    tz: of the series' zone. week_start: see `recurrence.expressible`.
    """
    rule_row, rows = record.get(RECURRENCE), record.get(ROWS)
    if not isinstance(rule_row, Mapping) or not isinstance(rows, list):
        return None
    spans = [
        (row, span)
        for row in rows
        if isinstance(row, Mapping) and (span := read_span(row)) is not None and _is_near(span)
    ]
    spans.sort(key=lambda pair: order(pair[1].start))
    model = model_row([row for row, _ in spans], record.get("id"))
    length = read_span(model) if model is not None else None
    if model is None or length is None:
        return None
    timed = isinstance(length.start, datetime)
    starts = [span.start for _, span in spans if isinstance(span.start, datetime) is timed]
    rule = read_rule(rule_row, starts[0], tz, week_start)
    if rule is None:
        return None
    dates = _Dates.read(rule, starts, len(spans), tz)
    if dates is None:
        return None
    found = _placed(spans, dates, timed=timed)
    return _told(found, dates, model, length)


@frozen
class _Dates:
    """The dates that a series may have, earliest first. rule: as declared."""

    rule: Rule
    tz: tzinfo
    moments: tuple[Moment, ...]

    @classmethod
    def read(cls, rule: Rule, starts: Sequence[Moment], rows: int, tz: tzinfo) -> _Dates | None:
        """Counted from that of the first rows which most rows agree with. rows: how many there are."""
        endless = replace(rule, count=None, until=None)
        best: tuple[int, Moment, list[Moment]] | None = None
        held = set(starts)
        for anchor in islice(dict.fromkeys(starts), _TRIED):
            ahead = _until(occurrences(endless, anchor, tz), max(starts), rows)
            fitting = len(held.intersection(ahead)) if ahead[:1] == [anchor] else 0
            if fitting and (best is None or fitting > best[0]):
                best = (fitting, anchor, ahead)
        if best is None:
            return None
        _, anchor, ahead = best
        before = sum(start < anchor for start in starts)
        dates = [*_earlier(endless, anchor, before, tz), *ahead]
        if rule.count is not None:
            dates = dates[: rule.count]
        if rule.until is not None:
            last = rule.until
            dates = list(takewhile(lambda moment: moment <= last, dates))
        return cls(rule, tz, tuple(dates)) if dates else None

    def closed(self, kept: int) -> Rule:
        """The rule with the end that the rows show. kept: the place of the last date that has a row."""
        rule, so_many = self.rule, kept + 1
        years = self.moments[kept].year - self.moments[0].year
        all_of_odoos = so_many >= MOST - _DELETED_FIRST or years >= LONG
        if rule.count is not None:
            return replace(rule, count=so_many)
        if so_many == len(self.moments) if rule.until is not None else all_of_odoos:
            return rule
        return ended(rule, self.moments[kept], self.tz)


def _until(dates: Iterator[Moment], last: Moment, more: int) -> list[Moment]:
    """The dates up to `last`, and so many more, since the last of them may have been moved back."""
    found: list[Moment] = []
    for moment in dates:
        if moment > last:
            if not more:
                break
            more -= 1
        found.append(moment)
    return found


def _earlier(rule: Rule, anchor: Moment, number: int, tz: tzinfo) -> list[Moment]:
    """The last `number` dates before `anchor` of a rule without an end."""
    if not number:
        return []
    begin = _stepped_back(rule, anchor, number, tz)
    before = takewhile(lambda moment: moment < anchor, occurrences(rule, begin, tz))
    return list(before)[-number:]


def _stepped_back(rule: Rule, anchor: Moment, number: int, tz: tzinfo) -> Moment:
    """A moment so many periods before `anchor`, from which the same dates are generated."""
    wall = wall_time(anchor, tz) if isinstance(anchor, datetime) else datetime.combine(anchor, time())
    steps = rule.interval * number
    match rule.frequency:
        case Frequency.DAILY:
            back = wall - steps * _DAY
        case Frequency.WEEKLY:
            back = wall - steps * _WEEK
        case Frequency.MONTHLY:
            months = wall.year * 12 + wall.month - 1 - steps
            back = wall.replace(year=months // 12, month=months % 12 + 1, day=1)
        case _:
            year = wall.year - steps
            while wall.month == 2 and wall.day == 29 and not _is_leap(year):
                year -= rule.interval
            back = wall.replace(year=year)
    return back.replace(tzinfo=tz) if isinstance(anchor, datetime) else back.date()


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _placed(spans: Sequence[tuple[Row, Span]], dates: _Dates, *, timed: bool) -> tuple[Occurrence, ...]:
    """Which date each row is: the one on which it begins, else the nearest that has no row."""
    free = dict.fromkeys(dates.moments)
    originals: list[Moment | None] = []
    for _, span in spans:
        taken = isinstance(span.start, datetime) is timed and span.start in free
        originals.append(span.start if taken else None)
        if taken:
            del free[span.start]
    spans = [
        (row, span) if originals[place] is not None else (row, _in_summer(row, span, free))
        for place, (row, span) in enumerate(spans)
    ]
    for place, (_, span) in enumerate(spans):
        if originals[place] is None and isinstance(span.start, datetime) is timed and span.start in free:
            originals[place] = span.start
            del free[span.start]
    stray = [place for place, original in enumerate(originals) if original is None]
    near = sorted(
        (abs(order(spans[place][1].start) - order(moment)), place, order(moment), moment)
        for place in stray
        for moment in free
    )
    for _, place, _, moment in near:
        if originals[place] is None and moment in free:
            originals[place] = moment
            del free[moment]
    return tuple(
        Occurrence(row, span, original) for (row, span), original in zip(spans, originals, strict=True)
    )


def _in_summer(row: Row, span: Span, dates: Collection[Moment]) -> Span:
    """A row of a time for which Odoo knows no summer time, as it is meant."""
    if str(row.get("start")) < WITHOUT_SUMMER or not isinstance(span.start, datetime):
        return span
    near = (span.moved(span.start + apart) for apart in (-_HOUR, _HOUR))
    return next((one for one in near if one.start in dates), span)


def _told(found: tuple[Occurrence, ...], dates: _Dates, model: Row, length: Span) -> Series | None:
    """The series that the placed rows show."""
    by_date = {one.original: one for one in found if one.original is not None}
    places = [place for place, moment in enumerate(dates.moments) if moment in by_date]
    if not places:
        return None
    first, last = places[0], places[-1]
    rule = dates.closed(last)
    if rule.count is not None:
        rule = replace(rule, count=rule.count - first)
    held = dates.moments[first : last + 1]
    look = _look(model)
    changed = [
        moment
        for moment in held
        if (one := by_date.get(moment)) is not None and (one.span.start != moment or _look(one.row) != look)
    ]
    excluded = [moment for moment in held if moment not in by_date]
    recurrence = Recurrence(rule.text, tuple(excluded), tuple(changed))
    return Series(length.moved(dates.moments[first]), recurrence, found, model)


def order(moment: Moment) -> datetime:
    """A moment to sort by, whichever type it has."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())
