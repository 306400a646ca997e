"""When an event takes place: the occurrences of a series, less those that were cancelled, and its exceptions.

Pure over what the store keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from crmsync.frozen import frozen
from crmsync.sandbox.graph.patterns import days_of
from crmsync.sandbox.graph.schema import JsonObject
from crmsync.sandbox.graph.store import Item
from crmsync.sandbox.graph.zones import instant, read_wall


@frozen
class Span:
    """Start and end of an event: wall times (naive), and the zone names they are in."""

    start: datetime
    start_zone: str
    end: datetime
    end_zone: str

    @property
    def begins(self) -> datetime:
        """In UTC; days without a zone count from UTC's midnight."""
        return instant(self.start, self.start_zone)

    @property
    def ends(self) -> datetime:
        return instant(self.end, self.end_zone)


def span_of(data: JsonObject) -> Span:
    """When an event's data say it is; an all-day one floats and is told in UTC."""
    start, start_zone = read_wall(data["start"], "start")
    end, end_zone = read_wall(data["end"], "end")
    if data.get("isAllDay"):
        start_zone = end_zone = "UTC"
    return Span(start, start_zone, end, end_zone)


@frozen
class Occurrence:
    """One occurrence of a series. original: when it was to start (UTC); data: all it has."""

    original: datetime
    data: JsonObject
    is_exception: bool


def is_series(item: Item) -> bool:
    return item.data.get("recurrence") is not None


def starts(item: Item) -> Iterator[tuple[date, datetime]]:
    """Day and UTC start of every occurrence that the pattern has, cancelled or not."""
    span = span_of(item.data)
    for day in days_of(item.data["recurrence"]):
        yield day, instant(datetime.combine(day, span.start.time()), span.start_zone)


def occurrence(item: Item, original: datetime) -> Occurrence | None:
    """The occurrence that was to start then; None when the series has none, or it was cancelled."""
    if original in item.cancelled:
        return None
    for day, start in starts(item):
        if start == original:
            return _made(item, day, original)
        if start > original:
            return None
    return None


def occurrences(item: Item, first: datetime, last: datetime) -> Iterator[Occurrence]:
    """Those that overlap the window, exceptions by when they are now."""
    moved = [original for original, found in item.exceptions.items() if "start" in found.data]
    latest = max([last, *moved])
    for day, start in starts(item):
        if start > latest:
            return
        if start in item.cancelled:
            continue
        made = _made(item, day, start)
        span = span_of(made.data)
        if overlaps(span, first, last):
            yield made


def overlaps(span: Span, first: datetime, last: datetime) -> bool:
    """Whether a span and a window share time; a span without length counts as a moment."""
    return span.begins < last and (span.ends > first or span.begins >= first)


def _made(item: Item, day: date, original: datetime) -> Occurrence:
    span = span_of(item.data)
    length = span.end - span.start
    start = datetime.combine(day, span.start.time())
    data = {
        **{name: value for name, value in item.data.items() if name not in ("recurrence", "transactionId")},
        "start": _value(start, span.start_zone, item.data["start"]),
        "end": _value(start + length, span.start_zone, item.data["end"]),
    }
    found = item.exceptions.get(original)
    return Occurrence(original, data if found is None else {**data, **found.data}, found is not None)


def _value(wall: datetime, zone: str, like: JsonObject) -> JsonObject:
    return {"dateTime": wall.isoformat(timespec="seconds"), "timeZone": like.get("timeZone") or zone}


def first_start(recurrence: JsonObject) -> date:
    """The day of the first occurrence."""
    return next(days_of(recurrence))
