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

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def encode(fields: Changes) -> str:
    """Fields (or changes) as JSON text with sorted keys."""
    return _encode({name: value if type(value) is str else _plain(value) for name, value in fields.items()})


def decode(kind: Kind, stored: str) -> dict[str, Value]:
    """The fields that `encode` wrote; `None` entries are left out."""
    return {
        name: _value(kind, name, plain) for name, plain in json.loads(stored).items() if plain is not None
    }


def decode_changes(kind: Kind, stored: str) -> dict[str, Value | None]:
    """The changes that `encode` wrote, `None` entries included."""
    return {
        name: None if plain is None else _value(kind, name, plain)
        for name, plain in json.loads(stored).items()
    }


def encode_value(value: Value | None) -> str | None:
    """One value as JSON text; `None` for an empty one."""
    return None if value is None else _encode(_plain(value))


def decode_value(kind: Kind, name: str, stored: str | None) -> Value | None:
    """The value that `encode_value` wrote for field `name`."""
    return None if stored is None else _value(kind, name, json.loads(stored))


def _plain(value: Value | None) -> Any:
    match value:
        case None | str() | int():
            return value
        case date():
            return _moment(value)
        case tuple():
            return [[p.address, p.name, p.answer.value] if isinstance(p, Participant) else p for p in value]
        case Reminder():
            if value.at is not None:
                return _moment(value.at)
            return int((value.before or timedelta()).total_seconds())
        case Recurrence():
            return [value.rule, [*map(_moment, value.excluded)], [*map(_moment, value.changed)]]
        case PhotoToken():
            return value.token


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


@cache
def _decoder(kind: Kind, name: str) -> Callable[[Any], Value]:
    return _DECODERS[field_spec(kind, name).type]


def _value(kind: Kind, name: str, plain: Any) -> Value:
    return _decoder(kind, name)(plain)
