"""Canonical values as people read them, as JSON carries them, and back from what a person types. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, assert_never

from crmsync.app.errors import UnknownName
from crmsync.app.zones import present_name
from crmsync.model.fields import FieldSpec, ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import (
    Answer,
    Moment,
    Participant,
    PhotoToken,
    Priority,
    Privacy,
    Recurrence,
    Reminder,
    Status,
    Value,
    line,
    text,
    utc,
    words,
)

EMPTY = "(empty)"
LONGEST = 80
"""How much of a text a line shows."""

_ONE_DAY = timedelta(days=1)


# ---- for people


def say(name: str, value: Value | None, zone: tzinfo | None = None) -> str:
    """A field's value in one short line. zone: for instants; the system's own if not given."""
    match value:
        case None:
            return EMPTY
        case datetime():
            return _local(value, zone)
        case date() if name == "end":
            # RFC 5545 §3.6.1: the day after the last one. People name the last one.
            return (value - _ONE_DAY).isoformat()
        case tuple():
            return _short(", ".join(_part(part) for part in value))
        case Reminder(before=None, at=at):
            return _local(at, zone) if at is not None else EMPTY
        case Reminder(before=before):
            return f"{_span(before or timedelta())} before"
        case Recurrence():
            return _short(_series(value))
        case PhotoToken():
            return "a photo"
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value.replace("-", " ")
        case str() if name == "time_zone":
            return present_name(value)
        case str() | int():
            return _short(str(value))
        case _:
            assert_never(value)


def _local(moment: datetime, zone: tzinfo | None) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _part(part: str | Participant) -> str:
    if isinstance(part, str):
        return part
    name = f"{part.name} <{part.address}>" if part.name else part.address
    return name if part.answer is Answer.NONE else f"{name} ({part.answer})"


def _series(value: Recurrence) -> str:
    extra = [f"; {len(value.excluded)} left out"] if value.excluded else []
    extra += [f"; {len(value.changed)} changed"] if value.changed else []
    return value.rule + "".join(extra)


def _span(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    for size, word in ((24 * 60, "day"), (60, "hour")):
        if minutes and minutes % size == 0:
            return _counted(minutes // size, word)
    return _counted(minutes, "minute")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _short(value: str) -> str:
    one_line = " ⏎ ".join(value.split("\n"))
    return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 1]}…"


# ---- for a person who changes them


def editable(kind: Kind, name: str, value: Value | None) -> str | None:
    """The value as `parse` takes it, in the system's own zone; `None` where nothing can be typed."""
    if field_spec(kind, name).type not in _READERS:
        return None
    match value:
        case None:
            return ""
        case datetime():
            return value.astimezone().replace(tzinfo=None).isoformat(" ").removesuffix(":00")
        case Reminder(before=None, at=at):
            return editable(kind, name, None) if at is None else _local(at, None)
        case Reminder(before=before):
            return _span(before or timedelta())
        case Recurrence():
            return value.rule
        case date():
            return (value - _ONE_DAY if name == "end" else value).isoformat()
        case tuple():
            return ", ".join(map(_part, value))
        case _:
            return str(value)


def joined(kind: Kind, name: str, first: Value | None, second: Value | None) -> Value | None:
    """Both values in one, where that makes sense: texts below each other, lists without doubles; `None`
    otherwise, or when one of the two says it all already.
    """
    match field_spec(kind, name).type, first, second:
        case ValueType.TEXT, str(), str() if first not in second and second not in first:
            return text(f"{first}\n{second}")
        case ValueType.WORDS, tuple(), tuple():
            one, other = (words([*map(_part, names)]) for names in (first, second))
            both = words([*(one or ()), *(other or ())])
            return both if both not in (one, other) else None
        case _:
            return None


# ---- for programs


def plain(value: Value | None) -> Any:
    """A value as JSON carries it: text, number, list or `None`; dates and instants (UTC) in ISO 8601."""
    match value:
        case None:
            return None
        case datetime() | date():
            return _iso(value)
        case tuple():
            return [_part(part) for part in value]
        case Reminder(before=None, at=at):
            return _iso(at) if at is not None else None
        case Reminder(before=before):
            return f"{int((before or timedelta()).total_seconds()) // 60} minutes before"
        case Recurrence():
            return _whole_series(value)
        case PhotoToken():
            return "a photo"
        case StrEnum():
            return value.value
        case str() | int():
            return value
        case _:
            assert_never(value)


def _iso(moment: Moment) -> str:
    if isinstance(moment, datetime):
        return utc(moment).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def _whole_series(value: Recurrence) -> str:
    parts = [value.rule]
    if value.excluded:
        parts.append("without " + ", ".join(map(_iso, value.excluded)))
    if value.changed:
        parts.append("changed " + ", ".join(map(_iso, value.changed)))
    return "; ".join(parts)


# ---- from a person


def parse(kind: Kind, name: str, typed: str) -> Value | None:
    """What a person means who types a value for a field; an empty text empties it.

    Instants without a zone are in the system's own. Raises UnknownName when it is no value of the field's
    type.
    """
    spec = field_spec(kind, name)
    reader = _READERS.get(spec.type)
    if reader is None:
        raise UnknownName(
            f"{spec.label.capitalize()} cannot be typed in here.", "Choose one of the sides: crm or outlook."
        )
    if not typed.strip():
        return None
    try:
        value = reader(typed)
        # RFC 5545 §3.6.1 again: typed is the last day.
        return value + _ONE_DAY if name == "end" and type(value) is date else value
    except (ValueError, OverflowError):
        raise UnknownName(
            f"“{typed}” is not a value for {spec.label}.", f"Give {_expected(spec)}, or crm, or outlook."
        ) from None


def _expected(spec: FieldSpec) -> str:
    choices = _CHOICES.get(spec.type)
    return f"one of {', '.join(choices)}" if choices is not None else _EXAMPLES[spec.type]


def _moment(typed: str) -> Moment:
    if len(typed.strip()) == len("2026-01-31"):
        return date.fromisoformat(typed.strip())
    return utc(datetime.fromisoformat(typed.strip()).astimezone())


def _number(typed: str) -> int:
    number = int(typed)
    if not 0 <= number <= 100:
        raise ValueError(typed)
    return number


def _reminder(typed: str) -> Reminder:
    match typed.casefold().split():
        case [number, word] | [number, word, "before"] if word.rstrip("s") in _UNITS:
            return Reminder(before=int(number) * _UNITS[word.rstrip("s")])
        case _:
            at = _moment(typed)
            if not isinstance(at, datetime):
                raise ValueError(typed)
            return Reminder(at=at)


def _recurrence(typed: str) -> Recurrence:
    from crmsync.formats.recurrence import parse_rule

    return Recurrence(parse_rule(typed.strip().removeprefix("RRULE:")).text)


_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}

_READERS: Mapping[ValueType, Callable[[str], Value | None]] = {
    ValueType.LINE: line,
    ValueType.TEXT: text,
    ValueType.WORDS: lambda typed: words(typed.split(",")),
    ValueType.DATE: lambda typed: date.fromisoformat(typed.strip()),
    ValueType.MOMENT: _moment,
    ValueType.NUMBER: _number,
    ValueType.STATUS: lambda typed: Status(_choice(typed)),
    ValueType.PRIORITY: lambda typed: Priority(_choice(typed)),
    ValueType.PRIVACY: lambda typed: Privacy(_choice(typed)),
    ValueType.REMINDER: _reminder,
    ValueType.RECURRENCE: _recurrence,
}
"""Participants and photos cannot be typed."""

_CHOICES: Mapping[ValueType, type[StrEnum]] = {
    ValueType.STATUS: Status,
    ValueType.PRIORITY: Priority,
    ValueType.PRIVACY: Privacy,
}
_EXAMPLES = {
    ValueType.DATE: "a date like 2026-01-31",
    ValueType.MOMENT: "a date like 2026-01-31 or a time like 2026-01-31T09:30",
    ValueType.NUMBER: "a number from 0 to 100",
    ValueType.REMINDER: "a span like “15 minutes” or a time like 2026-01-31T09:30",
    ValueType.RECURRENCE: "a rule like FREQ=WEEKLY;BYDAY=MO",
}


def _choice(typed: str) -> str:
    return typed.strip().casefold().replace(" ", "-").replace("_", "-")
