"""Mappers of fields that hold one value as text: lines, texts, pick-lists, dates, numbers, check boxes.

Pure. What a field takes is told by its metadata; patterns are those of the API's field type page (v7,
"Insert Records").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.records import Record, parse_date
from crmsync.mapping.zoho.metadata import NO_CHOICE, FieldMeta
from crmsync.mapping.zoho.record import OneField, parse_moment, spell_moment
from crmsync.model.values import Value, line, text

_EMAIL = r"[+\-\w][\w!#$%&'*+\-/=?^`{|}~.]*@(?=.{4,256}$)(?:[^\W_]+(?:[\-_]*[^\W_])*\.)+[^\W\d_]{2,22}"
_PHONE = (
    r"\+?(?![.\-])"
    r"(?>(?>[.\-]?[ ]?[\da-zA-Z]+)+|[ ]?\((?![.\-])(?>[ .\-]?[\da-zA-Z]+)+\)(?![.])(?:[ \-]?[\da-zA-Z]+)?)+"
    r"(?>(?>,*;?[\da-zA-Z]+)+(?:#[\da-zA-Z]+)*)?[#;]?"
)
_WEBSITE = r"(?:(?:https?|ftp)://)?[^\s/.:\"<>\\]+(?:\.[^\s/.:\"<>\\]+)+(?::\d+)?(?:[/?#]\S*)?"
_PATTERNS = {
    "email": (_EMAIL, "not a mail address Zoho CRM accepts"),
    "phone": (_PHONE, "not a phone number Zoho CRM accepts"),
    "website": (_WEBSITE, "not a web address Zoho CRM accepts"),
}
_MANY_LINES = {"textarea", "richtext"}
_TEXT_TYPES = {"text", "email", "phone", "website", *_MANY_LINES}


@frozen
class TextField(OneField):
    """A field that holds a line or several lines of text. several: is the canonical value a text of several
    lines?
    """

    several: bool = False

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        return self._canonical(held) if isinstance(held, str) else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value

    def fits(self, value: Value) -> Fit | Unfit:
        spelled = self._canonical(str(value))
        if spelled is None:
            return Fit(None)
        if self.several and self.meta.data_type not in _MANY_LINES:
            spelled = ", ".join(part.strip() for part in spelled.split("\n") if part.strip())
        if self.meta.length is not None and len(spelled) > self.meta.length:
            return Unfit(f"longer than {self.meta.length:,} characters")
        if self.meta.data_type not in _PATTERNS:
            return Fit(spelled)
        pattern, reason = _pattern(self.meta.data_type)
        if pattern.fullmatch(spelled):
            return Fit(spelled)
        if self.meta.data_type == "phone":
            plain, left_out = _plain_phone(spelled)
            if pattern.fullmatch(plain):
                return Fit(plain, left_out)
        return Unfit(reason)

    def _canonical(self, held: str) -> str | None:
        return text(held) if self.several else line(held)


@cache
def _pattern(data_type: str) -> tuple[re.Pattern[str], str]:
    """What a field of this type takes, and why it does not take anything else."""
    pattern, reason = _PATTERNS[data_type]
    return re.compile(pattern), reason


# Words and brackets with letters outside ASCII, which Zoho's pattern knows nothing of.
_FOREIGN_WORDS = re.compile(r"\([^()]*[^\W\d_a-zA-Z][^()]*\)|\S*[^\W\d_a-zA-Z]\S*")


def _plain_phone(number: str) -> tuple[str, str | None]:
    """The same number as Zoho takes it, and what had to go beside mere separators: "030 / 12 - 34 (Büro)"
    becomes "030 12-34", without "(Büro)".
    """
    words = " ".join(_FOREIGN_WORDS.findall(number))
    kept = re.sub(r"[^\da-zA-Z()+.,;#\- ]+", " ", _FOREIGN_WORDS.sub(" ", number))
    plain = " ".join(re.sub(r"\s*([.\-])[\s.\-]*", r"\1", kept).split()).strip(".- ")
    return plain, f"“{words}”" if words else None


@frozen
class ChoiceField(OneField):
    """A pick-list: only the organisation's own choices, whatever the case and a full stop at the end."""

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        return line(held) if isinstance(held, str) and held != NO_CHOICE else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value

    def fits(self, value: Value) -> Fit | Unfit:
        wanted = _loose(str(value))
        for choice in self.meta.choices:
            if _loose(choice) == wanted:
                return Fit(line(choice))
        return Unfit(f"not one of the choices of “{self.meta.label or self.meta.name}”")


def _loose(choice: str) -> str:
    return " ".join(choice.split()).removesuffix(".").casefold()


@frozen
class DateField(OneField):
    """A date without a time."""

    def read(self, native: Record) -> Value | None:
        return parse_date(native.get(self.meta.name))

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value.isoformat() if isinstance(value, date) else None

    def fits(self, value: Value) -> Fit | Unfit:
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        return Fit(value) if is_day else Unfit("not a date")


@frozen
class NumberField(OneField):
    """A canonical whole number (percent complete) in a custom number field."""

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        if isinstance(held, bool) or not isinstance(held, int | float | str):
            return None
        try:
            return round(float(held))
        except (ValueError, OverflowError):
            return None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = value

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(value) if isinstance(value, int) else Unfit("not a whole number")


@frozen
class _Codec:
    """A JSON type spelled as text. `spell` gives `None` for what is not understood, `parse` for what does
    not fit.
    """

    spell: Callable[[object, ZoneInfo], str | None]
    parse: Callable[[str, ZoneInfo], object | None]
    reason: str


def _spell_number(held: object, zone: ZoneInfo) -> str | None:
    # Few organisations map a number, and it takes long to load.
    from decimal import Decimal, InvalidOperation

    if isinstance(held, bool) or not isinstance(held, int | float | str):
        return None
    try:
        return f"{Decimal(str(held)).normalize():f}"
    except InvalidOperation:
        return None


def _parse_whole(spelled: str, zone: ZoneInfo) -> object | None:
    return int(spelled) if re.fullmatch(r"[+-]?\d{1,18}", spelled) else None


def _parse_digits(spelled: str, zone: ZoneInfo) -> object | None:
    return str(int(spelled)) if re.fullmatch(r"[+-]?\d{1,18}", spelled) else None


def _parse_decimal(spelled: str, zone: ZoneInfo) -> object | None:
    return float(spelled) if re.fullmatch(r"[+-]?\d{1,15}(\.\d{1,9})?", spelled) else None


def _spell_date(held: object, zone: ZoneInfo) -> str | None:
    day = parse_date(held)
    return day.isoformat() if day else None


def _parse_date(spelled: str, zone: ZoneInfo) -> object | None:
    return _spell_date(spelled, zone)


def _spell_moment(held: object, zone: ZoneInfo) -> str | None:
    moment = parse_moment(held, zone)
    return moment.isoformat() if moment else None


def _parse_moment(spelled: str, zone: ZoneInfo) -> object | None:
    moment = parse_moment(spelled, zone)
    return spell_moment(moment, zone) if moment else None


def _spell_flag(held: object, zone: ZoneInfo) -> str | None:
    return "true" if held is True else None


def _parse_flag(spelled: str, zone: ZoneInfo) -> object | None:
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
        spelled.casefold()
    )


_WHOLE = _Codec(_spell_number, _parse_whole, "not a whole number")
_DECIMAL = _Codec(_spell_number, _parse_decimal, "not a number")
_CODECS = {
    "integer": _WHOLE,
    "bigint": _Codec(_spell_number, _parse_digits, "not a whole number"),
    "double": _DECIMAL,
    "decimal": _DECIMAL,
    "currency": _DECIMAL,
    "percent": _DECIMAL,
    "date": _Codec(_spell_date, _parse_date, "not a date written as 2026-12-31"),
    "datetime": _Codec(
        _spell_moment, _parse_moment, "not a date and time written as 2026-12-31T18:00:00+01:00"
    ),
    "boolean": _Codec(_spell_flag, _parse_flag, "neither true nor false"),
}


@frozen
class ScalarField(OneField):
    """A number, date or check box as the text of a custom field; a check box that is not ticked is empty."""

    zone: ZoneInfo

    @property
    def _codec(self) -> _Codec:
        return _CODECS[self.meta.data_type]

    def read(self, native: Record) -> Value | None:
        return self._codec.spell(native.get(self.meta.name), self.zone)

    def write(self, native: Record, value: Value | None) -> None:
        emptied = False if self.meta.data_type == "boolean" else None
        native[self.meta.name] = emptied if value is None else self._codec.parse(str(value), self.zone)

    def fits(self, value: Value) -> Fit | Unfit:
        parsed = self._codec.parse(str(value).strip(), self.zone)
        return Unfit(self._codec.reason) if parsed is None else Fit(self._codec.spell(parsed, self.zone))


def text_mapper(
    name: str, meta: FieldMeta, *, several: bool, zone: ZoneInfo
) -> TextField | ChoiceField | ScalarField | None:
    """The mapper of a canonical text in a field of any simple type; `None` when the type holds no text."""
    if meta.data_type == "picklist":
        return ChoiceField(name, meta)
    if meta.data_type in _TEXT_TYPES:
        return TextField(name, meta, several)
    return ScalarField(name, meta, zone) if meta.data_type in _CODECS else None
