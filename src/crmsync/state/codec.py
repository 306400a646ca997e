"""Canonical fields ↔ compact JSON. Equal fields always give equal bytes, so a comparison needs no
decoding."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from crmsync.model.fields import ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Answer,
    Changes,
    Moment,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    Value,
    utc,
)


def encode(fields: Changes) -> str:
    """Fields (or changes) as JSON text with sorted keys."""
    return _encode(dict(fields))


def decode(kind: Kind, stored: str) -> dict[str, Value]:
    """The fields that `encode` wrote; `None` entries are left out."""
    readers = _readers(kind)
    return {name: readers[name](plain) for name, plain in json.loads(stored).items() if plain is not None}


def decode_changes(kind: Kind, stored: str) -> dict[str, Value | None]:
    """The changes that `encode` wrote, `None` entries included."""
    readers = _readers(kind)
    return {
        name: None if plain is None else readers[name](plain) for name, plain in json.loads(stored).items()
    }


def encode_value(value: Value | None) -> str | None:
    """One value as JSON text; `None` for an empty one."""
    return None if value is None else _encode(value)


def decode_value(kind: Kind, name: str, stored: str | None) -> Value | None:
    """The value that `encode_value` wrote for field `name`."""
    return None if stored is None else _readers(kind)[name](json.loads(stored))


def _plain(value: Value) -> Any:
    """What stands for a value that JSON has no word for."""
    match value:
        case date():
            return _moment(value)
        case Participant():
            return [value.address, value.name, value.answer.value]
        case Reminder():
            if value.at is not None:
                return _moment(value.at)
            return int((value.before or timedelta()).total_seconds())
        case Recurrence():
            return [value.rule, [*map(_moment, value.excluded)], [*map(_moment, value.changed)]]
        case PhotoToken():
            return value.token
        case _:
            raise TypeError(f"not a value: {value!r}")


_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode


def _moment(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def _parse_moment(plain: str) -> Moment:
    return datetime.fromisoformat(plain) if "T" in plain else date.fromisoformat(plain)


def _reminder(plain: int | str) -> Reminder:
    if isinstance(plain, int):
        return Reminder(before=timedelta(seconds=plain))
    at = _parse_moment(plain)
    assert isinstance(at, datetime)
    return Reminder(at=at)


def _recurrence(plain: list[Any]) -> Recurrence:
    return Recurrence(plain[0], tuple(map(_parse_moment, plain[1])), tuple(map(_parse_moment, plain[2])))


def _participants(plain: list[list[str]]) -> tuple[Participant, ...]:
    return tuple(Participant(address, name, Answer(answer)) for address, name, answer in plain)


_DECODERS: Mapping[ValueType, Callable[[Any], Value]] = {
    ValueType.LINE: str,
    ValueType.TEXT: str,
    ValueType.WORDS: tuple,
    ValueType.DATE: date.fromisoformat,
    ValueType.MOMENT: _parse_moment,
    ValueType.NUMBER: int,
    ValueType.STATUS: Status,
    ValueType.PRIORITY: Priority,
    ValueType.PRIVACY: Privacy,
    ValueType.REMINDER: _reminder,
    ValueType.RECURRENCE: _recurrence,
    ValueType.PARTICIPANTS: _participants,
    ValueType.PHOTO: PhotoToken,
}


class _Readers(dict[str, Callable[[Any], Value]]):
    """How the values of each field of a kind are read; custom ones are added as they are met."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def __missing__(self, name: str) -> Callable[[Any], Value]:
        self[name] = _DECODERS[field_spec(self._kind, name).type]
        return self[name]


_readers = cache(_Readers)
