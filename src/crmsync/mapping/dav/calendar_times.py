"""Arithmetic with moments and durations that events and tasks share. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from crmsync.formats.moments import Span
from crmsync.formats.zones import Zone, named_zone
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.dav.calendar_item import Clock
from crmsync.model.values import Moment, Value, utc

_DAY = timedelta(days=1)


def zone_of(name: str) -> Zone:
    """The zone of an IANA name. Raises ValueError for an unknown one."""
    zone = named_zone(name)
    if zone is None:
        raise ValueError(f"“{name}” is not a known time zone")
    return zone


def fit_moment(value: Value) -> Fit | Unfit:
    """A date as it is, an instant in UTC and whole seconds."""
    if isinstance(value, datetime):
        return Fit(utc(value))
    return Fit(value) if isinstance(value, date) else Unfit("not a date or time")


def after(start: Moment, span: Span, clock: Clock) -> Moment:
    """`start` and a duration: days by the calendar on this clock, the rest exact (RFC 5545 §3.3.6).

    From a day on, a begun day counts as a whole one.
    """
    try:
        if not isinstance(start, datetime):
            return start + timedelta(days=span.days - (-span.exact // _DAY))
        shifted = clock.instant(clock.wall(start) + timedelta(days=span.days)) if span.days else start
        return shifted + span.exact
    except OverflowError:
        return start


def distance(first: Moment, second: Moment) -> timedelta:
    """From one moment to another; whole days unless both are instants."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return second - first
    start, end = (one.date() if isinstance(one, datetime) else one for one in (first, second))
    return end - start


def span_between(start: Moment, end: Moment) -> Span | None:
    """From start to end as a DURATION says it; `None` when it cannot (RFC 5545 §3.8.2.5: positive)."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return Span(0, end - start) if end >= start else None
    if isinstance(start, datetime) or isinstance(end, datetime):
        return None
    return Span((end - start).days) if end > start else None
