"""The laws of the mappers of EWS's events."""

from __future__ import annotations

import copy
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from support.ews_events import (
    TABLE,
    TEA,
    WHOLE,
)
from support.ews_people import edited
from support.law_values import odd_values
from support.outlook_laws import event_changes, event_times

from crmsync.mapping.ews.schema import MEMBERS, Draft
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Changes,
    Value,
)

times = event_times("Asia/Calcutta")
changes = event_changes(TABLE, "Asia/Calcutta")


@given(wanted=changes, base=st.sampled_from([TEA, WHOLE]))
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


@given(wanted=changes, when=times)
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
