"""The laws of the mappers of EWS's events."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from support.ews_events import (
    TABLE,
    TEA,
    WHOLE,
)
from support.ews_people import edited
from support.law_values import odd_values

from crmsync.mapping.base import Fit
from crmsync.mapping.ews.schema import MEMBERS, Draft
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Changes,
    Privacy,
    Reminder,
    Value,
)

_texts = st.text(max_size=60)
_instants = st.integers(1_000_000_000, 3_000_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
_zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Calcutta", "UTC", "Australia/Lord_Howe"])
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
def times(draw: st.DrawFn) -> dict[str, Value]:
    if draw(st.booleans()):
        day = draw(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
        return {"start": day, "end": day + timedelta(days=draw(st.integers(1, 9)))}
    start = draw(_instants)
    return {
        "start": start,
        "end": start + timedelta(minutes=draw(st.integers(0, 5000))),
        "time_zone": draw(_zones),
    }


@st.composite
def changes(draw: st.DrawFn) -> dict[str, Value | None]:
    found: dict[str, Value | None] = dict(draw(st.just({}) | times()))
    for name in draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True)):
        value = draw(st.none() | VALUES[name])
        fit = None if value is None else TABLE.fits(name, value)
        found[name] = fit.value if isinstance(fit, Fit) else None
    return found


@given(wanted=changes(), base=st.sampled_from([TEA, WHOLE]))
def test_what_is_written_is_read_and_nothing_else_changes(wanted: Changes, base: Draft) -> None:
    before = copy.deepcopy(base)
    update = TABLE.updated(wanted, base)
    assert base == before
    held = edited(base, update)
    expected = {**TABLE.read(base), **wanted}
    whole = not isinstance(expected["start"], datetime)
    if whole:
        expected.pop("time_zone", None)
    elif "time_zone" not in expected:
        expected["time_zone"] = "Europe/Berlin"
    assert TABLE.read(held) == {name: value for name, value in expected.items() if value is not None}
    assert TABLE.updated(wanted, held) == {}
    assert TABLE.oddity(held) is None


@given(wanted=changes(), when=times())
def test_a_new_event_holds_what_it_was_made_of(wanted: Changes, when: dict[str, Value]) -> None:
    fields = TABLE.complete({name: value for name, value in {**wanted, **when}.items() if value is not None})
    made = TABLE.created(fields, OperationKey("k"))
    assert TABLE.read(made) == fields
    assert TABLE.oddity(made) is None


_MEMBERS = [member.name for member in MEMBERS[Kind.EVENTS]]


@given(
    odd=st.dictionaries(
        st.sampled_from(_MEMBERS),
        odd_values("Mailbox", "EmailAddress", "Start", "OriginalStart", "@Id", "#text", "DailyRecurrence")
        | st.sampled_from(["true", "2026-06-01T08:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]),
        max_size=6,
    )
)
def test_nothing_odd_crashes(odd: dict[str, object]) -> None:
    TABLE.read(odd)
    TABLE.oddity(odd)
    TABLE.traits(odd)
    TABLE.notes(odd)
