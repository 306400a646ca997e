"""`@frozen` makes what `@dataclass(frozen=True, slots=True)` makes: each class beside its twin."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any, Generic, TypeVar

import pytest

from crmsync.frozen import frozen

N = TypeVar("N")


@frozen
class Person:
    """A value with all that fields can have."""

    name: str
    age: int = 3
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="hush", repr=False)
    note: str = field(default="", compare=False)

    @property
    def greeting(self) -> str:
        return f"Hello {self.name}"

    @classmethod
    def called(cls, name: str) -> Person:
        return cls(name)


@frozen
class Friend(Person):
    """One that inherits."""

    since: int = 2000


@dataclass(frozen=True, slots=True)
class TwinPerson:
    """As `Person`."""

    name: str
    age: int = 3
    tags: list[str] = field(default_factory=list)
    secret: str = field(default="hush", repr=False)
    note: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TwinFriend(TwinPerson):
    """As `Friend`."""

    since: int = 2000


@frozen
class Nothing:
    """No fields."""


@dataclass(frozen=True, slots=True)
class TwinNothing:
    """No fields."""


@frozen
class Box(Generic[N]):
    """A generic one."""

    held: N


@dataclass(frozen=True, slots=True)
class TwinBox(Generic[N]):
    """A generic one."""

    held: N


MADE: list[tuple[type[Any], type[Any], tuple[Any, ...], dict[str, Any]]] = [
    (Person, TwinPerson, ("Ada",), {}),
    (Person, TwinPerson, ("Ada", 36), {"tags": ["x"], "note": "n"}),
    (Friend, TwinFriend, ("Ada",), {"since": 1999, "secret": "s"}),
    (Nothing, TwinNothing, (), {}),
    (Box, TwinBox, ((1, "a"),), {}),
]


@pytest.mark.parametrize("ours, twin, args, named", MADE)
def test_it_is_shown_and_taken_apart_as_its_twin(
    ours: type[Any], twin: type[Any], args: tuple[Any, ...], named: dict[str, Any]
) -> None:
    one, other = ours(*args, **named), twin(*args, **named)
    assert f"Twin{one!r}" == repr(other)
    assert dataclasses.asdict(one) == dataclasses.asdict(other)
    assert [each.name for each in dataclasses.fields(one)] == [
        each.name for each in dataclasses.fields(other)
    ]
    assert ours.__match_args__ == twin.__match_args__
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize(
    "ours, twin", [(Person, TwinPerson), (Friend, TwinFriend), (Nothing, TwinNothing), (Box, TwinBox)]
)
def test_its_constructor_has_the_parameters_of_its_twin(ours: type[Any], twin: type[Any]) -> None:
    def asked(made: type[Any]) -> list[tuple[str, bool]]:
        found = inspect.signature(made).parameters.values()
        return [(one.name, one.default is inspect.Parameter.empty) for one in found]

    assert asked(ours) == asked(twin)


@pytest.mark.parametrize("args", [(), ("Ada", 1, [], "", "", "too much")])
def test_wrong_arguments_are_refused(args: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"Person\.__init__\(\)"):
        Person(*args)


def test_equal_is_what_has_equal_fields_of_the_same_class() -> None:
    assert Person("Ada", note="here") == Person("Ada", note="there")
    assert Person("Ada") != Person("Ada", 4)
    assert Person("Ada") != TwinPerson("Ada")
    assert Friend("Ada") != Person("Ada")
    assert Nothing() == Nothing()
    assert Box(1) != 1


def test_equal_ones_have_equal_hashes() -> None:
    assert len({Box((1, 2)), Box((1, 2)), Box((1, 3))}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError, match="unhashable"):
        hash(Person("Ada"))


def test_each_has_a_list_of_its_own() -> None:
    assert Person("Ada").tags is not Person("Ada").tags


@pytest.mark.parametrize(
    "change",
    [
        lambda made: setattr(made, "name", "Eve"),
        lambda made: setattr(made, "other", 1),
        lambda made: delattr(made, "name"),
    ],
)
def test_it_cannot_be_changed(change: Callable[[Person], None]) -> None:
    made = Friend("Ada")
    with pytest.raises(FrozenInstanceError):
        change(made)
    assert made == Friend("Ada")


def test_a_changed_copy() -> None:
    assert dataclasses.replace(Friend("Ada", tags=["x"]), age=4) == Friend("Ada", 4, ["x"])


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])
def test_copies_are_equal(again: Callable[[Any], Any]) -> None:
    made = Friend("Ada", tags=["x"], secret="s")
    copied = again(made)
    assert copied == made
    assert (copied.secret, copied.greeting) == ("s", "Hello Ada")


def test_it_is_matched_by_position() -> None:
    match Person.called("Ada"):
        case Person(name, age):
            assert (name, age) == ("Ada", 3)


def test_methods_of_its_own_stay() -> None:
    @frozen
    class Folded:
        """Compared whatever the case."""

        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Folded) and self.text.lower() == other.text.lower()

        def __repr__(self) -> str:
            return "…"

        def __hash__(self) -> int:
            return hash(self.text.lower())

    assert (Folded("A"), repr(Folded("A")), hash(Folded("A"))) == (Folded("a"), "…", hash("a"))


def test_what_follows_the_constructor_may_refuse() -> None:
    @frozen
    class Positive:
        """More than nothing."""

        number: int

        def __post_init__(self) -> None:
            if self.number <= 0:
                raise ValueError(self.number)

    assert Positive(1).number == 1
    with pytest.raises(ValueError, match="0"):
        Positive(0)
