"""Canonical fields ↔ JSON: nothing is lost, and equal fields give equal text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.model.fields import FIELDS, ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Answer,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    utc,
)
from crmsync.state.codec import decode, decode_changes, decode_value, encode, encode_value

_INSTANTS = st.integers(0, 4_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)).map(utc)
_MOMENTS = st.one_of(st.dates(), _INSTANTS)
_TEXTS = st.text(min_size=1, max_size=20)
VALUES = {
    ValueType.LINE: _TEXTS,
    ValueType.TEXT: _TEXTS,
    ValueType.WORDS: st.lists(_TEXTS, min_size=1, max_size=3).map(tuple),
    ValueType.DATE: st.dates(),
    ValueType.MOMENT: _MOMENTS,
    ValueType.NUMBER: st.integers(0, 100),
    ValueType.STATUS: st.sampled_from(Status),
    ValueType.PRIORITY: st.sampled_from(Priority),
    ValueType.PRIVACY: st.sampled_from(Privacy),
    ValueType.REMINDER: st.one_of(
        st.integers(-10_000, 10_000).map(lambda n: Reminder(before=timedelta(seconds=n))),
        _INSTANTS.map(lambda at: Reminder(at=at)),
    ),
    ValueType.RECURRENCE: st.builds(
        Recurrence,
        st.just("FREQ=DAILY"),
        st.lists(_MOMENTS, max_size=2).map(tuple),
        st.lists(_MOMENTS, max_size=2).map(tuple),
    ),
    ValueType.PARTICIPANTS: st.lists(
        st.builds(Participant, _TEXTS, _TEXTS, st.sampled_from(Answer)), min_size=1, max_size=2
    ).map(tuple),
    ValueType.PHOTO: _TEXTS.map(PhotoToken),
}


def test_every_type_of_value_is_covered() -> None:
    assert set(VALUES) == set(ValueType)


@pytest.mark.parametrize("kind", list(Kind))
@given(data=st.data())
def test_fields_come_back_as_they_were(kind, data) -> None:
    fields = data.draw(
        st.fixed_dictionaries({}, optional={name: VALUES[spec.type] for name, spec in FIELDS[kind].items()})
    )
    assert decode(kind, encode(fields)) == fields
    for name, value in fields.items():
        assert decode_value(kind, name, encode_value(value)) == value


def test_equal_fields_give_equal_text_whatever_order_and_zone() -> None:
    berlin = timezone(timedelta(hours=1))
    one = {"title": "Tea", "start": datetime(2026, 3, 1, 10, tzinfo=berlin)}
    other = {"start": datetime(2026, 3, 1, 9, tzinfo=UTC), "title": "Tea"}
    assert encode(one) == encode(other)


def test_an_all_day_date_is_not_midnight() -> None:
    assert encode({"start": date(2026, 3, 1)}) != encode({"start": datetime(2026, 3, 1, tzinfo=UTC)})


def test_emptied_fields_are_kept_in_changes_only() -> None:
    stored = encode({"title": None, "location": "here"})
    assert decode_changes(Kind.EVENTS, stored) == {"title": None, "location": "here"}
    assert decode(Kind.EVENTS, stored) == {"location": "here"}


def test_custom_fields_are_texts() -> None:
    assert field_spec(Kind.CONTACTS, "custom_1").type is ValueType.TEXT
    assert decode(Kind.CONTACTS, encode({"custom_1": "4711"})) == {"custom_1": "4711"}
