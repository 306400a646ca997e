"""Escaping and splitting of property values: TEXT, structured (`;`) and list (`,`) values of each format.

Works on strings alone; knows nothing of properties or documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

_NOT_SENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MODERN_MEANING = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":", '"': '"'}
_VCARD_21_MEANING = {"\\": "\\", ",": ",", ";": ";", ":": ":"}
_VCARD_21_AMBIGUOUS = re.compile(r"\\(?=[\\,;:]|\Z)")
_PARTS = {separator: re.compile(rf"(?:[^\\{separator}]|\\.|\\\Z)*+", re.DOTALL) for separator in ";,"}


class Escaping(Enum):
    """How a format escapes text values."""

    MODERN = "modern"
    """iCalendar (RFC 5545 §3.3.11), vCard 3.0 (RFC 2426 §4) and 4.0 (RFC 6350 §3.4)"""
    VCARD_21 = "vcard-2.1"
    """vCard 2.1: no escape for line ends (they are quoted-printable); only delimiters are escaped"""
    URI = "uri"
    """URIs are not escaped, but some producers write `http\\://`, which is read all the same"""


def sendable(text: str) -> str:
    """`text` as a document can carry it: LF line ends, no characters that XML or both formats forbid."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.replace("\n", "").isprintable() else _NOT_SENDABLE.sub("", text)


def escape_text(text: str, escaping: Escaping = Escaping.MODERN) -> str:
    """`text` as one value or one part of a structured or list value. Line ends become `\\n`, or for
    `Escaping.VCARD_21` stay LF for the quoted-printable encoder; in a URI they are left out."""
    text = sendable(text)
    match escaping:
        case Escaping.MODERN:
            return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
        case Escaping.VCARD_21:
            return _VCARD_21_AMBIGUOUS.sub(r"\\\\", text).replace(";", "\\;")
        case Escaping.URI:
            return _VCARD_21_AMBIGUOUS.sub(r"\\\\", text.replace("\n", ""))


def unescape_text(value: str, escaping: Escaping = Escaping.MODERN) -> str:
    """The text of an escaped value. An unknown escape stays as it stands, both characters."""
    if "\\" not in value:
        return value
    meaning = _MODERN_MEANING if escaping is Escaping.MODERN else _VCARD_21_MEANING
    return _ESCAPED.sub(lambda match: meaning.get(match[1], match[0]), value)


def split_escaped(value: str, separator: str) -> list[str]:
    """The parts, still escaped, of a structured (`;`) or list (`,`) value; at least one, maybe empty."""
    if "\\" not in value:
        return value.split(separator)
    pattern = _PARTS[separator]
    parts = []
    position = 0
    while True:
        part = pattern.match(value, position)
        assert part is not None
        parts.append(part[0])
        if part.end() >= len(value):
            return parts
        position = part.end() + 1


def split_list(value: str, escaping: Escaping = Escaping.MODERN) -> list[str]:
    """The unescaped parts of a list value such as CATEGORIES."""
    return [unescape_text(part, escaping) for part in split_escaped(value, ",")]


def join_structured(parts: Iterable[str], escaping: Escaping = Escaping.MODERN) -> str:
    """A structured value of these parts."""
    return ";".join(escape_text(part, escaping) for part in parts)


def join_list(parts: Iterable[str], escaping: Escaping = Escaping.MODERN) -> str:
    """A list value of these parts. A comma inside a part is escaped in every format, for lists need it."""
    escaped = (escape_text(part, escaping) for part in parts)
    if escaping is Escaping.VCARD_21:
        escaped = (part.replace(",", "\\,") for part in escaped)
    return ",".join(escaped)


def replace_part(value: str, index: int, part: str) -> str:
    """A structured value with one part (already escaped) replaced; the others keep their very spelling.

    Missing parts before it are added empty; an empty part at an index that does not exist adds nothing.
    """
    parts = split_escaped(value, ";")
    if index >= len(parts):
        if not part:
            return value
        parts += [""] * (index + 1 - len(parts))
    parts[index] = part
    return ";".join(parts)
