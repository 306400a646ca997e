"""When a calendar item takes place: the occurrences of a series, its exceptions and what was cancelled.

Pure over what the store keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crmsync.frozen import frozen
from crmsync.sandbox.ews.calendar_fields import ALL_DAY, END, END_ZONE, RECURRENCE, START, START_ZONE
from crmsync.sandbox.ews.calendar_patterns import read_recurrence
from crmsync.sandbox.ews.calendar_zones import Zone, zone_of
from crmsync.sandbox.ews.fields import Path, Values, moment
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, element, local_name, t, text_of
from crmsync.sandbox.outlook.days import days_of

_WRITTEN = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(slots=True)
class Series:
    """What a series keeps beside its values, by when an occurrence was to start (UTC).

    exceptions: what they have instead of the series' values; None for a value they lack.
    """

    exceptions: dict[datetime, dict[Path, Element | None]] = field(default_factory=dict)
    cancelled: set[datetime] = field(default_factory=set)


@frozen
class Span:
    """When something takes place, in UTC, and the zones it was planned in."""

    start: datetime
    end: datetime
    start_zone: Zone
    end_zone: Zone

    @property
    def local_start(self) -> datetime:
        """The wall time of the start."""
        return self.start.astimezone(self.start_zone.info).replace(tzinfo=None)

    @property
    def local_end(self) -> datetime:
        """The wall time of the end, in the zone of the start: an occurrence lasts as long on the wall."""
        return self.end.astimezone(self.start_zone.info).replace(tzinfo=None)

    def shifted(self, days: timedelta) -> Span:
        """The same wall times on another day."""
        info = self.start_zone.info
        start, end = ((wall + days).replace(tzinfo=info) for wall in (self.local_start, self.local_end))
        return Span(start.astimezone(UTC), end.astimezone(UTC), self.start_zone, self.end_zone)


def span_of(values: Values) -> Span:
    """When a calendar item takes place; of a series: its first occurrence."""
    start_zone = zone_of(values[START_ZONE])
    end_zone = zone_of(values[END_ZONE]) if END_ZONE in values else start_zone
    return Span(moment(text_of(values[START])), moment(text_of(values[END])), start_zone, end_zone)


def timed(span: Span) -> Values:
    """The values of a span's moments."""
    return {
        START: element(t("Start"), span.start.astimezone(UTC).strftime(_WRITTEN)),
        END: element(t("End"), span.end.astimezone(UTC).strftime(_WRITTEN)),
    }


def is_all_day(values: Values) -> bool:
    return text_of(values.get(ALL_DAY)) in ("true", "1")


def is_series(item: Item) -> bool:
    return RECURRENCE in item.values


def series_of(item: Item) -> Series:
    """What a calendar item keeps beside its values."""
    if not isinstance(item.extra, Series):
        item.extra = Series()
    return item.extra


def originals(values: Values) -> Iterator[datetime]:
    """When the occurrences of a series were to start (UTC), cancelled ones too; in order, maybe without an
    end.
    """
    span = span_of(values)
    first = span.local_start.date()
    for day in days_of(read_recurrence(values[RECURRENCE])):
        yield span.shifted(day - first).start


def occurs(item: Item, original: datetime) -> bool:
    """Has a series an occurrence that was to start then, and was not cancelled?"""
    if not is_series(item) or original in series_of(item).cancelled:
        return False
    return next((start == original for start in originals(item.values) if start >= original), False)


def values_at(item: Item, original: datetime, *, planned: bool = False) -> Values:
    """The values of one occurrence. planned: without what its exception has instead."""
    span = span_of(item.values)
    zone = span.start_zone.info
    day = original.astimezone(zone).replace(tzinfo=None).date() - span.local_start.date()
    values = {path: held for path, held in item.values.items() if path != RECURRENCE}
    values |= timed(span.shifted(day))
    if not planned:
        for path, held in series_of(item).exceptions.get(original, {}).items():
            if held is None:
                values.pop(path, None)
            else:
                values[path] = held
    return values


def occurrences(item: Item, first: datetime, last: datetime) -> Iterator[tuple[datetime, Span]]:
    """Those that overlap a window, with when they are now."""
    series = series_of(item)
    moved = [original for original, held in series.exceptions.items() if START in held or END in held]
    latest = max([last, *moved])
    for original in originals(item.values):
        if original > latest:
            return
        if original in series.cancelled:
            continue
        span = span_of(values_at(item, original))
        if overlaps(span, first, last):
            yield original, span


def overlaps(span: Span, first: datetime, last: datetime) -> bool:
    """Whether a span and a window share time; a span without length counts as a moment."""
    return span.start < last and (span.end > first or span.start >= first)


def occurrence_text(original: datetime) -> str:
    """What an id says of an occurrence; it stays when the occurrence becomes an exception."""
    return original.astimezone(UTC).strftime(_WRITTEN)


def original_of(occurrence: str) -> datetime | None:
    """When the occurrence was to start that an id tells of; None when it tells of none."""
    try:
        return datetime.fromisoformat(occurrence)
    except ValueError:
        return None


def same_layout(one: Values, other: Values) -> bool:
    """Do both series fall on the same days at the same times?"""
    return _layout(one) == _layout(other)


def _layout(values: Values) -> tuple[object, ...]:
    span = span_of(values)
    recurrence = values.get(RECURRENCE)
    told = [] if recurrence is None else [(local_name(node), text_of(node)) for node in recurrence.iter()]
    return span.local_start, span.start_zone.id, is_all_day(values), told
