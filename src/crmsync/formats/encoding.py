"""Transfer encodings of property values: quoted-printable, base64 and CHARSET of vCard 2.1 and vCalendar 1.0.

Between these functions and `crmsync.formats.text` a value is plain but still escaped.
"""

from __future__ import annotations

import binascii
import re
from functools import lru_cache

from crmsync.formats.contentline import Head, Parameter, Property, decode
from crmsync.formats.text import Escaping, escape_text, unescape_text

_QUOTED_PRINTABLE = frozenset({"QUOTED-PRINTABLE"})
_BASE64 = frozenset({"BASE64", "B"})
_TRANSFER = _QUOTED_PRINTABLE | _BASE64 | {"8BIT", "7BIT"}
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_NOT_LITERAL = re.compile(rb"[^!-<>-~ \t]")
_BLANK_AT_RISK = re.compile(rb"(?<=[ \t])[ \t]|[ \t]\Z")
_MAX_PLAIN = 60


def transfer_encoding(line: Property) -> str | None:
    """The value's transfer encoding in upper case ("QUOTED-PRINTABLE", "BASE64", "B" …), if it has one."""
    return _coding(line.head)[0]


@lru_cache(maxsize=1024)
def _coding(head: Head) -> tuple[str | None, str | None]:
    """Transfer encoding (upper case) and character set, as far as the parameters name them."""
    charset = next((",".join(named.values) for named in head.parameters if named.name == "CHARSET"), None)
    for parameter in head.parameters:
        if parameter.name == "ENCODING" and parameter.values:
            return parameter.values[0].strip().upper(), charset
        if parameter.name == "" and parameter.values[0].upper() in _TRANSFER:
            return parameter.values[0].upper(), charset
    return None, charset


def is_base64(line: Property) -> bool:
    """Does the value hold base64 (2.1 `ENCODING=BASE64` or bare `BASE64`, 3.0 `ENCODING=b`)?"""
    return transfer_encoding(line) in _BASE64


def plain_value(line: Property) -> str:
    """The value with its transfer encoding and character set undone, still escaped. Never fails."""
    if not line.parameters:
        return line.value
    encoding, charset = _coding(line.head)
    if encoding in _QUOTED_PRINTABLE:
        text = decode(_HEX.sub(lambda match: bytes.fromhex(match[1].decode()), line.value_bytes), charset)
        return text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding in _BASE64:
        data = binary_value(line)
        return line.value if data is None else decode(data, charset)
    return line.value if charset is None else decode(line.value_bytes, charset)


def binary_value(line: Property) -> bytes | None:
    """The bytes of a base64 value; None if it is none. White space in it is skipped (RFC 2045 §6.8)."""
    try:
        return binascii.a2b_base64("".join(line.value.split()).encode("ascii"))
    except (binascii.Error, UnicodeEncodeError):
        return None


def set_plain_value(line: Property, value: str, *, legacy: bool) -> None:
    """Gives the property a plain, escaped value. Equal values leave the bytes as they are.

    legacy: the document is vCard 2.1, where anything but a short ASCII line must be quoted-printable (readers
      disagree about its folding). Elsewhere leftover ENCODING and CHARSET parameters are dropped.
    """
    if value == plain_value(line):
        return
    kept = [parameter for parameter in line.parameters if not _is_transfer(parameter)]
    if legacy and needs_quoted_printable(value):
        encoding = [Parameter.of("ENCODING", "QUOTED-PRINTABLE"), Parameter.of("CHARSET", "UTF-8")]
        line.rewrite(quoted_printable(value), [*kept, *encoding], quoted_printable=True)
    else:
        line.rewrite(value, kept)


def needs_quoted_printable(value: str) -> bool:
    """Can vCard 2.1 carry this value only in quoted-printable?"""
    return len(value) > _MAX_PLAIN or not value.isascii() or "\n" in value


def quoted_printable(value: str) -> str:
    """The value in quoted-printable (RFC 2045 §6.7), LF as CRLF, without soft breaks.

    Of several blanks only the first stays literal, so that no soft break need stand before one.
    """
    data = value.replace("\n", "\r\n").encode("utf-8", "replace")
    encoded = _NOT_LITERAL.sub(lambda match: b"=%02X" % match[0][0], data)
    return _BLANK_AT_RISK.sub(lambda match: b"=%02X" % match[0][0], encoded).decode("ascii")


def read_text(line: Property | None, escaping: Escaping = Escaping.MODERN) -> str | None:
    """The text of a property, encodings and escapes undone; None without a property or when it is empty."""
    return None if line is None else unescape_text(plain_value(line), escaping) or None


def write_text(
    line: Property, text: str, escaping: Escaping = Escaping.MODERN, *, legacy: bool = False
) -> None:
    """Gives the property a text. An equal text leaves the bytes as they are, however they spell it."""
    if text != read_text(line, escaping):
        set_plain_value(line, escape_text(text, escaping), legacy=legacy)


def _is_transfer(parameter: Parameter) -> bool:
    bare = parameter.name == "" and parameter.values[0].upper() in _TRANSFER
    return bare or parameter.name in ("ENCODING", "CHARSET")
