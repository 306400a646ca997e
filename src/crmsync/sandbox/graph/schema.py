"""The types of Graph's metadata, as far as they are served here, and the reading of request bodies by them.

Strict as the real service: an unknown name or a wrong type refuses the whole request. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum, auto
from typing import Any, assert_never

from crmsync.frozen import frozen
from crmsync.sandbox.graph.errors import GraphError, bad_body

JsonObject = dict[str, Any]

_ZULU = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


class Edm(Enum):
    """Primitive types."""

    STRING = auto()
    BOOLEAN = auto()
    INTEGER = auto()
    NUMBER = auto()
    TIMESTAMP = auto()
    """Edm.DateTimeOffset: kept as `yyyy-mm-ddThh:mm:ssZ`"""
    DATE = auto()


@frozen
class Choice:
    """An enumeration, by its names."""

    names: frozenset[str]


@frozen
class Complex:
    """A structure without an id of its own."""

    name: str
    members: Mapping[str, Type]


@frozen
class Many:
    """A collection."""

    of: Type


Type = Edm | Choice | Complex | Many


@frozen
class EntityType:
    """An entity.

    written: properties that a client may set. served: those that only the service sets; a client's value for
    them is ignored. hidden: of both, those that are given only when `$select` or `$expand` names them.
    """

    name: str
    written: Mapping[str, Type]
    served: frozenset[str]
    hidden: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        return name in self.written or name in self.served

    def read(self, body: object) -> JsonObject:
        """The written properties of a request body. Raises GraphError for anything else in it."""
        members = _object(body, self.name)
        taken: JsonObject = {}
        for name, value in members.items():
            if "@" in name or name in self.served:
                continue
            declared = self.written.get(name)
            if declared is None:
                raise unknown_property(name, self.name)
            taken[name] = read_value(declared, value, name)
        return taken


def unknown_property(name: str, type_name: str) -> GraphError:
    return bad_body(
        f"The property '{name}' does not exist on type 'microsoft.graph.{type_name}'. Make sure to only use "
        "property names that are defined by the type or mark the type as open type."
    )


def read_value(declared: Type, value: object, name: str) -> Any:
    """`value` as it is kept. Raises GraphError when it is not of the declared type."""
    if value is None:
        return [] if isinstance(declared, Many) else None
    match declared:
        case Edm():
            return _primitive(declared, value, name)
        case Choice(names):
            folded = {choice.casefold(): choice for choice in names}
            if not isinstance(value, str) or value.casefold() not in folded:
                raise _cannot(value, name)
            return folded[value.casefold()]
        case Complex(type_name, members):
            taken: JsonObject = {}
            for member, inner in _object(value, type_name).items():
                if member.startswith("@"):
                    continue
                if member not in members:
                    raise unknown_property(member, type_name)
                taken[member] = read_value(members[member], inner, f"{name}/{member}")
            return taken
        case Many(of):
            if not isinstance(value, list):
                raise _cannot(value, name)
            return [read_value(of, entry, name) for entry in value]
        case _:
            assert_never(declared)


def _primitive(declared: Edm, value: object, name: str) -> Any:
    match declared:
        case Edm.STRING if isinstance(value, str):
            return value
        case Edm.BOOLEAN if isinstance(value, bool):
            return value
        case Edm.BOOLEAN if isinstance(value, str) and value.lower() in ("true", "false"):
            # The service takes the words too: the O365 library has sent them for years.
            return value.lower() == "true"
        case Edm.INTEGER if isinstance(value, int) and not isinstance(value, bool):
            return value
        case Edm.NUMBER if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        case Edm.TIMESTAMP if isinstance(value, str):
            moment = parse_timestamp(value)
            if moment is not None:
                return timestamp(moment)
        case Edm.DATE if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError as problem:
                raise _cannot(value, name) from problem
        case _:
            pass
    raise _cannot(value, name)


def parse_timestamp(text: str) -> datetime | None:
    """The UTC moment of an Edm.DateTimeOffset (a date alone is its midnight), None when it is none."""
    match = _ZULU.fullmatch(text)
    if match is None:
        return None
    offset = "+00:00" if match[3] in (None, "Z") else match[3]
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2] or '00:00'}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def timestamp(moment: datetime) -> str:
    """A moment as Graph writes it, in whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def _object(value: object, name: str) -> JsonObject:
    if not isinstance(value, dict):
        raise bad_body(f"A JSON object was expected for type 'microsoft.graph.{name}'.")
    return value


def _cannot(value: object, name: str) -> GraphError:
    return bad_body(f"Cannot convert the value '{value}' of the property '{name}' to its declared type.")
