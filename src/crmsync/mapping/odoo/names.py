"""A person's name: Odoo keeps one full name, where others keep first, middle and last name. Pure.

The parts are joined and taken apart again by rules that always give the same full name; where it cannot be
told what is a first and what a last name, the other side keeps its own parts until somebody edits the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OneField, filled
from crmsync.mapping.records import Record
from crmsync.model.values import Fields, Value, line

PARTS = ("given_name", "middle_name", "family_name")
_TAKEN_APART = "_name"
"""Where a draft keeps the parts that its full name is made of."""

_PARTICLES = frozenset(
    {
        *("af", "al", "auf", "av", "bin", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den"),
        *("der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "lo", "los", "te"),
        *("ten", "ter", "tot", "und", "van", "vom", "von", "y", "zu", "zum", "zur", "'t"),
    }
)
"""Words in lower case that a last name begins with."""


def joined(parts: Mapping[str, Value]) -> str:
    """The full name, without commas, which would mean "last name first"."""
    told = " ".join(str(parts[part]) for part in PARTS if part in parts)
    return " ".join(told.replace(",", " ").split())


def taken_apart(full: str) -> dict[str, str]:
    """The parts of a full name: "Ludwig van Beethoven", "Beethoven, Ludwig van", "Plato"."""
    family, comma, given = (part.strip() for part in full.partition(","))
    if comma and family and given:
        return {"given_name": " ".join(given.replace(",", " ").split()), "family_name": family}
    told = full.replace(",", " ").split()
    if len(told) < 2:
        return {"given_name": told[0]} if told else {}
    start = next(
        (place for place, word in enumerate(told[1:-1], start=1) if word in _PARTICLES), len(told) - 1
    )
    return {"given_name": " ".join(told[:start]), "family_name": " ".join(told[start:])}


def rejoined(fields: Fields) -> Fields:
    """What the parts are read back as after they were written together."""
    return taken_apart(joined(fields))


@frozen
class NamePart(OneField):
    """One part of the full name. name: the canonical field. meta: the record's `name`."""

    @property
    def context(self) -> tuple[str, ...]:
        """See `RecordMapper`: the other parts."""
        return (self.meta.name,)

    def read(self, native: Record) -> Value | None:
        return self._parts(native).get(self.name)

    def write(self, native: Record, value: Value | None) -> None:
        parts = {**self._parts(native), self.name: str(value)}
        if value is None:
            del parts[self.name]
        native[_TAKEN_APART] = parts
        # A nameless contact is refused (constraint `check_name` of res.partner): the last name stays.
        if full := joined(parts):
            native[self.meta.name] = full

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(str(value).replace(",", " ")))

    def _parts(self, native: Record) -> dict[str, str]:
        parts = native.get(_TAKEN_APART)
        return (
            dict(parts) if isinstance(parts, dict) else taken_apart(filled(native.get(self.meta.name)) or "")
        )
