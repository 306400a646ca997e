"""Mends replies that are nearly XML, while they are read: what some servers write cannot be parsed
otherwise. Pure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import BinaryIO

_REFERENCE = (
    rb"&#(?:"
    rb"[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5\d{4}|"
    rb"[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01])|"
    rb"[xX]0*[fF]{3}[eEfF]|0*6553[45]|"
    rb"[xX]0*[1-9a-fA-F][0-9a-fA-F]{5,}|0*[1-9]\d{6,}"
    rb");"
)
_FORBIDDEN = bytes(set(range(0x20)) - {0x9, 0xA, 0xD})
_SINGLE = re.compile(rb"&#([xX]?)([0-9a-fA-F]+);")
_SAFE_CUTS = b">\n "
_CHUNK = 64 * 1024
_REPLACEMENT = 0xFFFD


def repaired(data: bytes) -> bytes:
    """`data` without what XML 1.0 §2.2 forbids.

    SOGo writes characters beyond U+FFFF as two surrogate references: they are joined. References to
    characters that XML does not have become U+FFFD, raw control characters are left out.
    """
    data = data.translate(None, _FORBIDDEN)
    return _suspects().sub(lambda match: _mended(match[0]), data) if b"&#" in data else data


@cache
def _suspects() -> re.Pattern[bytes]:
    """References to characters that XML does not have, in a row. Few replies need it."""
    return re.compile(_REFERENCE + rb"(?:" + _REFERENCE + rb")*")


def _mended(suspects: bytes) -> bytes:
    numbers = [int(digits, 16 if hexadecimal else 10) for hexadecimal, digits in _SINGLE.findall(suspects)]
    points: list[int] = []
    for number in numbers:
        if points and 0xD800 <= points[-1] <= 0xDBFF and 0xDC00 <= number <= 0xDFFF:
            points[-1] = 0x10000 + ((points[-1] - 0xD800) << 10) + (number - 0xDC00)
        else:
            points.append(number)
    return b"".join(b"&#%d;" % (point if _is_xml(point) else _REPLACEMENT) for point in points)


def _is_xml(point: int) -> bool:
    return (
        point in {0x9, 0xA, 0xD}
        or 0x20 <= point <= 0xD7FF
        or 0xE000 <= point <= 0xFFFD
        or 0x10000 <= point <= 0x10FFFF
    )


class RepairingReader:
    """A binary file for an XML parser that gives `repaired` what another file holds, piece by piece.

    White space before the XML declaration, which XML forbids, is left out as well.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._pending = b""
        self._begun = False

    def read(self, _size: int = -1) -> bytes:
        """The next piece, of any length; empty at the end."""
        while True:
            chunk = self._file.read(_CHUNK)
            self._pending += chunk
            if not self._begun:
                self._pending = self._pending.lstrip()
            if not chunk:
                piece, self._pending = self._pending, b""
                return repaired(piece)
            cut = max(self._pending.rfind(byte) for byte in _SAFE_CUTS) + 1
            if cut:
                self._begun = True
                piece, self._pending = self._pending[:cut], self._pending[cut:]
                return repaired(piece)
