"""What the laws of both dialects of Outlook's events draw from."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from crmsync.mapping.base import FieldTable, Fit
from crmsync.model.values import Privacy, Reminder, Value

_ZONES = ("Europe/Berlin", "America/New_York", "UTC", "Australia/Lord_Howe")
_texts = st.text(max_size=60)
_instants = st.integers(1_000_000_000, 3_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "title": _texts,
    "location": _texts,
    "description": _texts,
    "categories": st.lists(_texts, max_size=4).map(tuple),
    "reminder": st.integers(0, 40_000).map(lambda minutes: Reminder(before=timedelta(minutes=minutes))),
    "privacy": st.sampled_from(Privacy),
    "custom_1": _texts,
}


@st.composite
def event_times(draw: st.DrawFn, india: str) -> dict[str, Value]:
    """From when until when, of instants or of days. india: which of its two names the zone has."""
    if draw(st.booleans()):
        day = draw(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
        return {"start": day, "end": day + timedelta(days=draw(st.integers(1, 9)))}
    start = draw(_instants)
    return {
        "start": start,
        "end": start + timedelta(minutes=draw(st.integers(0, 5000))),
        "time_zone": draw(st.sampled_from([*_ZONES, india])),
    }


@st.composite
def event_changes(draw: st.DrawFn, table: FieldTable[Any], india: str) -> dict[str, Value | None]:
    """What may be written to an event, as `table` takes it."""
    found: dict[str, Value | None] = dict(draw(st.just({}) | event_times(india)))
    for name in draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True)):
        value = draw(st.none() | VALUES[name])
        fit = None if value is None else table.fits(name, value)
        found[name] = fit.value if isinstance(fit, Fit) else None
    return found
