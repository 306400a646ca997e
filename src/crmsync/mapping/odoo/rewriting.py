"""Bringing the rows of a series to what its canonical values say, with as few changes as possible.

Pure. Rows stay what they are wherever one of the new dates can be theirs, so that ids, guests' answers and
what a person changed in a single occurrence stay with them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from crmsync.formats.moments import wall_time
from crmsync.formats.recurrence import Rule, RuleError, occurrences, parse_rule
from crmsync.formats.zones import named_zone
from crmsync.frozen import frozen
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.recurrence import MOST, ended, expressible, rule_values, spelled_out
from crmsync.mapping.odoo.series import LONG, Occurrence, Row, Series, Span, order, span_values
from crmsync.model.values import Moment, Recurrence, utc

MOST_ROWS = 2_000
"""So many rows one series is given at most."""
AHEAD = timedelta(days=730)
"""So far ahead an endless series always has rows: as far as a mapping's window reaches by default."""

_NEAR = timedelta(days=7)
_NOT_ONE_OF_THEM = "its first date is none of those on which it repeats"
_ALL_CANCELLED = "all of its dates are cancelled"


@frozen
class When:
    """When a meeting is. span: of the (first) meeting. zone: IANA name, `None` for whole days."""

    span: Span
    zone: str | None
    recurrence: Recurrence | None = None


@frozen
class Layout:
    """A series as Odoo can hold it. rule: spelled out, counted from the first of `dates`, which have rows.
    excluded: the dates between them that have none. zone: IANA name.
    """

    rule: Rule
    dates: tuple[Moment, ...]
    excluded: tuple[Moment, ...]
    span: Span
    zone: str
    tz: tzinfo

    @property
    def when(self) -> When:
        """As it will be read back."""
        timed = isinstance(self.span.start, datetime)
        return When(self.span, self.zone if timed else None, Recurrence(self.rule.text, self.excluded))

    @property
    def values(self) -> dict[str, Any]:
        """What the `calendar.recurrence` holds."""
        return rule_values(self.rule, self.tz, self.zone)


def lay_out(when: When, options: OdooOptions) -> Layout:
    """The series that `when` describes. Raises RuleError, with a plain reason, when Odoo cannot hold it."""
    assert when.recurrence is not None
    zone, tz = zone_of(when.zone, options)
    start = when.span.start
    rule = spelled_out(expressible(_typed(when.recurrence.rule, start, tz), options.week_start), start, tz)
    if rule is None:
        raise RuleError(_NOT_ONE_OF_THEM)
    dates = _dates(rule, start, tz, options.today)
    excluded = _cancelled(when.recurrence.excluded, dates, tz)
    kept = [place for place, moment in enumerate(dates) if moment not in excluded]
    if not kept:
        raise RuleError(_ALL_CANCELLED)
    first, last = kept[0], kept[-1]
    so_many = last - first + 1
    if rule.count is not None and so_many < MOST:
        rule = replace(rule, count=so_many)
    elif rule.count is not None or last < len(dates) - 1:
        rule = ended(rule, dates[last], tz)
    held = dates[first : last + 1]
    return Layout(
        rule,
        tuple(moment for moment in held if moment not in excluded),
        tuple(moment for moment in held if moment in excluded),
        when.span.moved(held[0]),
        zone,
        tz,
    )


def zone_of(name: str | None, options: OdooOptions) -> tuple[str, tzinfo]:
    """The zone in which a meeting repeats: its own, else the user's."""
    zone = named_zone(name) if name else None
    if zone is None or zone.name is None:
        return options.zone.key, options.zone
    return zone.name, zone.tz


def as_held(when: When, options: OdooOptions) -> When:
    """How a meeting will be read back. What cannot be held is left as it is."""
    if when.recurrence is None:
        timed = isinstance(when.span.start, datetime)
        return replace(when, zone=options.zone.key if timed else None)
    try:
        return lay_out(when, options).when
    except RuleError:
        return when


def _typed(text: str, start: Moment, tz: tzinfo) -> str:
    """The rule with an end of the type that the start has."""
    return parse_rule(text, start, tz).text


def _dates(rule: Rule, start: Moment, tz: tzinfo, today: date | None) -> list[Moment]:
    """The dates that get rows. An endless series has as many as Odoo would make, though none after a hundred
    years, and all those of two years from `today` on.
    """
    horizon = today + AHEAD if today is not None else None
    begins = _day(start, tz)
    found: list[Moment] = []
    for moment in occurrences(rule, start, tz):
        day = moment.date() if isinstance(moment, datetime) else moment
        enough = len(found) >= MOST or day.year > begins.year + LONG
        if rule.endless and enough and (horizon is None or day > horizon):
            break
        if len(found) == MOST_ROWS:
            raise RuleError(f"it has more than {MOST_ROWS:,} dates, and Odoo keeps every one as a meeting")
        found.append(moment)
    return found


def _cancelled(excluded: Sequence[Moment], dates: Sequence[Moment], tz: tzinfo) -> set[Moment]:
    """Which of the dates are cancelled: those named, and where none begins just then, that of the same day,
    since a cancelled date stays cancelled when the series moves to another time.
    """
    named = {utc(moment) if isinstance(moment, datetime) else moment for moment in excluded}
    found = named.intersection(dates)
    days = {_day(moment, tz) for moment in named - found}
    return found | {moment for moment in dates if _day(moment, tz) in days}


def rows_of(layout: Layout, series: Series | None, base: Row) -> list[dict[str, Any]]:
    """The rows of a series as they shall be, earliest date first; those without an id are new.

    series: as it is now, `None` for a meeting that does not repeat yet. base: the row that names the item,
    which always stays.
    """
    if series is not None:
        present = list(series.occurrences)
    else:
        present = [Occurrence(base, layout.span, layout.dates[0])]
    owners = _owners(present, layout.dates, layout.tz)
    _keep_base(owners, present, base, layout.dates)
    length = series.span.length if series is not None else None
    rows = [_row(owners.get(moment), layout.span.moved(moment), length) for moment in layout.dates]
    return [*rows, *(dict(one.row) for one in present if one.original is None)]


def _owners(present: Sequence[Occurrence], dates: Sequence[Moment], tz: tzinfo) -> dict[Moment, Occurrence]:
    """Which row each of the new dates has: that of the same date, else of the same day, else the next one
    near.
    """
    owners: dict[Moment, Occurrence] = {}
    left = {one.original: one for one in present if one.original is not None}
    for moment in dates:
        if moment in left:
            owners[moment] = left.pop(moment)
    by_day = {_day(original, tz): original for original in left}
    for moment in dates:
        if moment not in owners and (day := _day(moment, tz)) in by_day:
            owners[moment] = left.pop(by_day.pop(day))
    waiting = deque(moment for moment in dates if moment not in owners)
    for original in sorted(left, key=order):
        day = _day(original, tz)
        while waiting and _day(waiting[0], tz) <= day - _NEAR:
            waiting.popleft()
        if waiting and _day(waiting[0], tz) < day + _NEAR:
            owners[waiting.popleft()] = left[original]
    return owners


def _keep_base(
    owners: dict[Moment, Occurrence], present: Sequence[Occurrence], base: Row, dates: Sequence[Moment]
) -> None:
    """Where the date of the base row has gone, it takes the place of the first row like all others."""
    mine = next((one for one in present if one.row.get("id") == base.get("id")), None)
    if mine is None or mine.original is None or any(one is mine for one in owners.values()):
        return
    plain = (
        moment for moment in dates if (one := owners.get(moment)) is None or one.span.start == one.original
    )
    owners[next(plain, dates[0])] = replace(mine, original=mine.span.start)


def _row(owner: Occurrence | None, span: Span, old_length: timedelta | None) -> dict[str, Any]:
    """A row at its new date. One that a person moved stays where it is; one that a person made longer keeps
    its length.
    """
    if owner is None:
        return span_values(span)
    if owner.span.start != owner.original:
        return dict(owner.row)
    same_type = isinstance(owner.span.start, datetime) is isinstance(span.start, datetime)
    if same_type and old_length is not None and owner.span.length != old_length:
        span = Span(span.start, span.start + owner.span.length)
    return {**owner.row, **span_values(span)}


def _day(moment: Moment, tz: tzinfo) -> date:
    return wall_time(moment, tz).date() if isinstance(moment, datetime) else moment


def changed_rows(
    present: Sequence[Row], wanted: Sequence[Row]
) -> tuple[list[Row], list[dict[str, Any]], list[int]]:
    """What has to be done to the rows: those to be written (with their ids), new ones, and ids to be taken
    away.
    """
    known = {row["id"]: row for row in present}
    written = [row for row in wanted if "id" in row and known.get(row["id"]) != row]
    new = [dict(row) for row in wanted if "id" not in row]
    kept = {row["id"] for row in wanted if "id" in row}
    return written, new, [number for number in known if number not in kept]


def spell_mapping(when: When) -> Mapping[str, Any]:
    """The canonical fields that say when a meeting is."""
    found = {"start": when.span.start, "end": when.span.end}
    more = {"time_zone": when.zone, "recurrence": when.recurrence}
    return {**found, **{name: value for name, value in more.items() if value is not None}}
