"""Mappers of fields that hold one value as text: lines, texts, formatted texts, selections, dates, numbers.

Pure. What a field takes is told by its metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.html import formatted, plain
from crmsync.mapping.odoo.metadata import FieldMeta
from crmsync.mapping.odoo.record import OneField, filled, parse_moment, spell_moment
from crmsync.mapping.records import Record, RecordMapper, parse_date
from crmsync.model.fields import ValueType
from crmsync.model.values import Value, line, text

_TAB = 4


@frozen
class TextField(OneField):
    """A field that holds a line (`char`) or several (`text`). several: is the canonical value a text of
    several lines?
    """

    several: bool = False

    def read(self, native: Record) -> Value | None:
        held = filled(native.get(self.meta.name))
        return self._canonical(held) if held else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = False if value is None else value

    def fits(self, value: Value) -> Fit | Unfit:
        spelled = self._canonical(str(value))
        if spelled and self.meta.type == "char":
            spelled = ", ".join(part.strip() for part in spelled.split("\n") if part.strip())
        if spelled and self.meta.size is not None and len(spelled) > self.meta.size:
            return Unfit(f"longer than {self.meta.size:,} characters")
        return Fit(spelled)

    def _canonical(self, held: str) -> str | None:
        return text(held) if self.several else line(held)


@frozen
class HtmlField(OneField):
    """A formatted text as plain text. What is there already is never written again, so that its formatting
    stays.
    """

    def read(self, native: Record) -> Value | None:
        held = filled(native.get(self.meta.name))
        return text(plain(held)) if held else None

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = False if value is None else formatted(str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        spelled = text(str(value).expandtabs(_TAB))
        return Fit(text(plain(formatted(spelled))) if spelled else None)


@frozen
class ChoiceField(OneField):
    """A selection: only its own choices, by key or label, whatever the case."""

    def read(self, native: Record) -> Value | None:
        held = filled(native.get(self.meta.name))
        return next((line(label) for key, label in self.meta.choices if key == held), held)

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = next(
            (key for key, label in self.meta.choices if line(label) == value), False
        )

    def fits(self, value: Value) -> Fit | Unfit:
        wanted = " ".join(str(value).split()).casefold()
        for key, label in self.meta.choices:
            if wanted in (key.casefold(), " ".join(label.split()).casefold()):
                return Fit(line(label))
        return Unfit(f"not one of the choices of “{self.meta.label}”")


@frozen
class DateField(OneField):
    """A date without a time."""

    def read(self, native: Record) -> Value | None:
        return parse_date(native.get(self.meta.name))

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value.isoformat() if isinstance(value, date) else False

    def fits(self, value: Value) -> Fit | Unfit:
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        return Fit(value) if is_day else Unfit("not a date")


@frozen
class _Codec:
    """A JSON type spelled as text. `spell` gives `None` for what is not understood, `parse` for what does not
    fit.
    """

    spell: Callable[[object], str | None]
    parse: Callable[[str], object | None]
    reason: str


def _spell_number(held: object) -> str | None:
    if isinstance(held, bool) or not isinstance(held, int | float) or not held:
        return None
    return f"{held:.9f}".rstrip("0").rstrip(".")


def _parse_whole(spelled: str) -> object | None:
    return int(spelled) if re.fullmatch(r"[+-]?\d{1,9}", spelled) else None


def _parse_decimal(spelled: str) -> object | None:
    return float(spelled) if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,9})?", spelled) else None


def _spell_date(held: object) -> str | None:
    day = parse_date(held)
    return day.isoformat() if day else None


def _spell_moment(held: object) -> str | None:
    moment = parse_moment(held)
    return moment.isoformat() if moment else None


def _parse_moment(spelled: str) -> object | None:
    try:
        moment = datetime.fromisoformat(spelled)
    except ValueError:
        return None
    return spell_moment(moment) if moment.tzinfo else None


def _spell_flag(held: object) -> str | None:
    return "true" if held is True else None


def _parse_flag(spelled: str) -> object | None:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    return known.get(spelled.casefold())


_DECIMAL = _Codec(_spell_number, _parse_decimal, "not a number")
_CODECS = {
    "integer": _Codec(_spell_number, _parse_whole, "not a whole number"),
    "float": _DECIMAL,
    "monetary": _DECIMAL,
    "date": _Codec(_spell_date, _spell_date, "not a date written as 2026-12-31"),
    "datetime": _Codec(
        _spell_moment, _parse_moment, "not a date and time written as 2026-12-31T18:00:00+01:00"
    ),
    "boolean": _Codec(_spell_flag, _parse_flag, "neither true nor false"),
}


@frozen
class ScalarField(OneField):
    """A number, date or check box as the text of a custom field. A number that is 0 and a box that is not
    ticked are empty, since Odoo has no other way to say so.
    """

    @property
    def _codec(self) -> _Codec:
        return _CODECS[self.meta.type]

    def read(self, native: Record) -> Value | None:
        return self._codec.spell(native.get(self.meta.name))

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = False if value is None else self._codec.parse(str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        parsed = self._codec.parse(str(value).strip())
        return Unfit(self._codec.reason) if parsed is None else Fit(self._codec.spell(parsed))


def text_mapper(name: str, meta: FieldMeta, *, several: bool) -> RecordMapper | None:
    """The mapper of a canonical text in a field of any simple type; `None` when the type holds no text."""
    match meta.type:
        case "char" | "text":
            return TextField(name, meta, several)
        case "html":
            return HtmlField(name, meta)
        case "selection":
            return ChoiceField(name, meta)
        case kind if kind in _CODECS:
            return ScalarField(name, meta)
        case _:
            return None


def custom_mapper(name: str, meta: FieldMeta, type_: ValueType) -> RecordMapper | None:
    """The mapper of a field that needs nothing but its canonical and its native type; `None` when they do
    not go together.
    """
    match type_:
        case ValueType.LINE:
            return text_mapper(name, meta, several=False)
        case ValueType.TEXT:
            return text_mapper(name, meta, several=True)
        case ValueType.DATE if meta.type == "date":
            return DateField(name, meta)
        case _:
            return None
