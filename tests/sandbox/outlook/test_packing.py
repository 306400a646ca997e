"""What an embedded mailbox keeps comes back alike."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.frozen import frozen
from crmsync.sandbox.outlook.packing import Form, Packing


class Colour(StrEnum):
    RED = "red"


class Size(IntEnum):
    LARGE = 2


@frozen
class Leaf:
    colour: Colour
    at: datetime | None = None


@dataclass(slots=True)
class Tree:
    name: str
    leaves: dict[Leaf, Any]
    size: Size = Size.LARGE


PACKING = Packing((Colour, Size, Leaf, Tree))
MOMENTS = st.datetimes() | st.datetimes(timezones=st.just(UTC))
LEAVES = st.builds(Leaf, st.just(Colour.RED), st.none() | MOMENTS)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
KEYS = PLAIN | MOMENTS | st.dates() | st.binary() | LEAVES | st.just(Size.LARGE)
VALUES = st.recursive(
    KEYS,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.sets(KEYS),
        st.frozensets(KEYS),
        st.dictionaries(KEYS, inner),
        st.builds(Tree, st.text(), st.dictionaries(LEAVES, inner)),
    ),
    max_leaves=10,
)


def types(value: Any) -> Any:
    """The types of a value and of all that is in it."""
    match value:
        case Tree():
            return Tree, types(value.leaves), type(value.size)
        case dict():
            return dict, [(types(key), types(held)) for key, held in value.items()]
        case list() | tuple():
            return type(value), [types(one) for one in value]
        case set() | frozenset():
            return type(value), sorted(str(type(one)) for one in value)
        case _:
            return type(value)


@given(VALUES)
def test_a_value_comes_back_alike_and_of_the_same_types(value: Any) -> None:
    back = PACKING.unpack(json.loads(json.dumps(PACKING.pack(value))))
    assert back == value
    assert types(back) == types(value)


def test_moments_of_other_zones_come_back_in_utc() -> None:
    there = datetime(2026, 3, 5, 13, tzinfo=timezone(timedelta(hours=1)))
    back = PACKING.unpack(PACKING.pack(there))
    assert (back, back.tzinfo) == (there, UTC)


def test_a_type_may_have_a_form_of_its_own() -> None:
    shelf = {7: Tree("oak", {})}
    packing = Packing((), [(Tree, Form("tree", lambda tree: 7, shelf.__getitem__))])
    assert packing.pack([shelf[7]]) == [{"tree": 7}]
    assert packing.unpack({"tree": 7}) is shelf[7]
    with pytest.raises(ValueError, match="not understood"):
        packing.unpack({"tree": 8})


def test_what_nobody_named_is_not_written() -> None:
    with pytest.raises(TypeError, match="keep a timedelta"):
        PACKING.pack({"span": timedelta()})
    with pytest.raises(TypeError, match="no dataclass"):
        Packing([object])


@pytest.mark.parametrize(
    "packed",
    [
        {"Bush": {}},
        {},
        {"set": 1},
        {"set": [[]]},
        {"map": [1]},
        {"moment": "noon"},
        {"date": 5},
        {"bytes": "%"},
        {"Leaf": {"size": 1}},
        {"Leaf": 3},
        {"Colour": "blue"},
    ],
    ids=str,
)
def test_what_is_none_of_ours_is_refused(packed: Any) -> None:
    with pytest.raises(ValueError, match="not understood"):
        PACKING.unpack(packed)


def test_days_are_no_moments() -> None:
    assert PACKING.pack(date(2026, 3, 5)) == {"date": "2026-03-05"}
    assert PACKING.pack(datetime(2026, 3, 5, tzinfo=UTC)) == {"moment": "2026-03-05T00:00:00+00:00"}
