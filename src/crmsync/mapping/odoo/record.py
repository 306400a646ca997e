"""A record as Odoo's API holds it, and what its dialect needs everywhere: references, dates, zones. Pure.

As read: an empty value is `False`, a many2one is `[id, name]`, an x2many is a list of ids (or, where the
connector looked up the names, of `[id, name]`), a datetime is a naive UTC text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import TableOptions
from crmsync.mapping.odoo.metadata import FieldMeta
from crmsync.mapping.records import SingleField

UTC_ZONE = ZoneInfo("UTC")

OneField = SingleField[FieldMeta]
"""The base of all mappers of exactly one field."""

_DATETIME = "%Y-%m-%d %H:%M:%S"


@frozen
class OdooOptions(TableOptions):
    """What settings and account add to a field table.

    zone: the signed-in user's zone. uid, partner: ids of the signed-in user and of their own contact (0:
    unknown). countries: spelling, case-folded → the name of a country of this database; states: the
    case-folded names of their regions. week_start: the first day of the week in the user's language ("MO").
    today: the day on which all this is looked at; endless series are given dates as of then.
    """

    zone: ZoneInfo = UTC_ZONE
    uid: int = 0
    partner: int = 0
    countries: Mapping[str, str] = field(default_factory=dict)
    states: frozenset[str] = frozenset()
    week_start: str = "MO"
    today: date | None = None


@frozen
class Ref:
    """A record of another model.

    id: `None` in a draft, for one that is known by its name only: the connector finds it (or makes it, or
    leaves it out) before the draft is sent.
    """

    id: int | None
    name: str = ""


def ref(value: object) -> Ref | None:
    """The record that a many2one points to; `None` when it points to none."""
    match value:
        case Ref():
            return value
        case [int(number), str(name)]:
            return Ref(number, name)
        case int(number) if number and not isinstance(value, bool):
            return Ref(number)
        case _:
            return None


def refs(value: object) -> tuple[Ref, ...]:
    """The records that an x2many holds."""
    listed = value if isinstance(value, list | tuple) else ()
    return tuple(found for found in map(ref, listed) if found is not None)


def ids(value: object) -> tuple[int, ...]:
    """The ids that an x2many holds."""
    return tuple(found.id for found in refs(value) if found.id is not None)


def filled(value: object) -> str | None:
    """A text of a record; `None` when it is empty."""
    return value if isinstance(value, str) and value else None


def parse_moment(value: object) -> datetime | None:
    """A datetime of a record as UTC in whole seconds; `None` when it is none."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.strptime(value.partition(".")[0], _DATETIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def spell_moment(moment: datetime) -> str:
    """An aware moment as a record holds it: in UTC, without a zone."""
    return moment.astimezone(UTC).strftime(_DATETIME)


def named(records: Iterable[Ref]) -> list[str]:
    """Their names, in their order."""
    return [one.name for one in records if one.name]
