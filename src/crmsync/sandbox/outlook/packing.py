"""Values of an embedded mailbox as JSON and back, alike and of the same types. Pure.

Whatever JSON knows itself is written as it is; everything else as an object of one member, named after its
type.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from typing import Any

from crmsync.frozen import frozen

Json = Any
"""What `json` reads and writes."""


@frozen
class Form:
    """How the values of a type are written. name: the object's member."""

    name: str
    pack: Callable[[Any], Json]
    unpack: Callable[[Json], Any]


class Packing:
    """classes: the enums and dataclasses that occur; no two of one name. forms: of other types.

    Moments with a zone come back in UTC.
    """

    def __init__(self, classes: Iterable[type], forms: Iterable[tuple[type, Form]] = ()) -> None:
        made = [(one, self._of_class(one)) for one in classes]
        self._forms: dict[type, Form] = dict([*self._own(), *made, *forms])
        self._named = {form.name: form for form in self._forms.values()}

    def pack(self, value: Any) -> Json:
        """Raises TypeError for a type that nobody named."""
        kind = type(value)
        if value is None or kind in (bool, int, float, str):
            return value
        if kind is list:
            return [self.pack(one) for one in value]
        form = self._forms.get(kind)
        if form is None:
            raise TypeError(f"nobody said how to keep a {kind.__qualname__}")
        return {form.name: form.pack(value)}

    def unpack(self, packed: Json) -> Any:
        """Raises ValueError for what `pack` did not make."""
        if isinstance(packed, list):
            return [self.unpack(one) for one in packed]
        if not isinstance(packed, dict):
            return packed
        try:
            ((name, held),) = packed.items()
            return self._named[name].unpack(held)
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise ValueError(f"not understood: {problem}") from problem

    def _of_class(self, one: type) -> Form:
        if issubclass(one, Enum):
            return Form(one.__name__, lambda value: value.value, one)
        if not is_dataclass(one):
            raise TypeError(f"{one.__qualname__} is no dataclass")
        names = [member.name for member in fields(one)]

        def pack(value: Any) -> Json:
            return {name: self.pack(getattr(value, name)) for name in names}

        def unpack(held: Json) -> Any:
            return one(**{name: self.unpack(value) for name, value in held.items()})

        return Form(one.__name__, pack, unpack)

    def _own(self) -> Iterable[tuple[type, Form]]:
        for kind in (tuple, set, frozenset):
            yield kind, Form(kind.__name__, self._all, partial(self._gathered, kind))
        yield dict, Form("map", self._pairs, self._mapped)
        yield datetime, Form("moment", _moment, datetime.fromisoformat)
        yield date, Form("date", date.isoformat, date.fromisoformat)
        yield bytes, Form("bytes", _letters, partial(base64.b64decode, validate=True))

    def _all(self, values: Iterable[Any]) -> Json:
        return [self.pack(one) for one in values]

    def _gathered(self, kind: type, held: Json) -> Any:
        return kind(self.unpack(one) for one in held)

    def _pairs(self, value: Mapping[Any, Any]) -> Json:
        return [[self.pack(key), self.pack(held)] for key, held in value.items()]

    def _mapped(self, held: Json) -> Mapping[Any, Any]:
        return {self.unpack(key): self.unpack(value) for key, value in held}


def _letters(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _moment(value: datetime) -> str:
    return (value if value.tzinfo is None else value.astimezone(UTC)).isoformat()
