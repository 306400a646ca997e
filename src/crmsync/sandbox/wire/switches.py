"""What the switches of every embedded service have in common: how they are shown as JSON and changed by it.

Knows no single switch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

B = TypeVar("B", bound="DataclassInstance")


class Holder(Protocol[B]):
    """The room of a service that keeps the switches in force. They may be exchanged at any moment."""

    behaviour: B


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """One way a service may behave: booleans, numbers, texts, words (StrEnum) and durations (timedelta).

    A class that inherits gives every switch a default. LIMITS: the whole numbers that may be None,
    whose type is then not to be read off their value.
    """

    LIMITS: ClassVar[frozenset[str]] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """The switches as plain JSON values; durations in seconds."""
        return {entry.name: _plain(getattr(self, entry.name)) for entry in fields(self)}

    def changed_by(self, changes: Mapping[str, Any]) -> Self:
        """These switches with the plain JSON values of `changes`, as `to_json` gives them.

        Raises ValueError with a sentence for an unknown switch or a value it cannot have.
        """
        default = type(self)()
        known = {entry.name for entry in fields(self)}
        typed: dict[str, Any] = {}
        for name, value in changes.items():
            if name not in known:
                raise ValueError(f"There is no switch {name!r}.")
            try:
                typed[name] = _limit(value) if name in self.LIMITS else _typed(getattr(default, name), value)
            except (TypeError, ValueError) as problem:
                raise ValueError(f"The switch {name!r} cannot be {value!r}.") from problem
        return replace(self, **typed)


def _plain(value: object) -> object:
    match value:
        case timedelta():
            return value.total_seconds()
        case StrEnum():
            return value.value
        case _:
            return value


def _limit(value: Any) -> int | None:
    return None if value is None else int(value)


def _typed(example: Any, value: Any) -> object:
    """`value` as the type that `example` has."""
    match example:
        case bool():
            if not isinstance(value, bool):
                raise TypeError(value)
            return value
        case timedelta():
            return timedelta(seconds=float(value))
        case _:
            return type(example)(value)
