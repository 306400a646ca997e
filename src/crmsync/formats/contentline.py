"""Content lines: the common ground of vCard and iCalendar, read and patched without losing a byte.

A document keeps the physical bytes of every logical line; only an edited property is written anew.
Must not know what any property means, nor the clock, the network or a database.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crmsync.frozen import frozen

FOLD_OCTETS = 75
"""Longest physical line written, without its line end (RFC 5545 §3.1, RFC 6350 §3.2)."""

_NEWLINE = re.compile(rb"\r*\n|\r")
_FOLD = re.compile(rb"(?:\r*\n|\r)[ \t]")
_SOFT_BREAK_OR_FOLD = re.compile(rb"=[ \t]*(?:\r*\n|\r)[ \t]?|(?:\r*\n|\r)[ \t]")
_HEAD_WITH_QUOTES = re.compile(r'[^":]*+(?:"[^"]*+"[^":]*+)*+:')
_PARAMETERS = re.compile(r';([^";]*+(?:"[^"]*+"[^";]*+)*+)')
_PARAMETER_VALUES = re.compile(r'(?:^|,)([^",]*+(?:"[^"]*+"[^",]*+)*+)')
_CARET = re.compile(r"\^[n'^]")
_CARET_MEANING = {"^n": "\n", "^'": '"', "^^": "^"}
_NEEDS_CARET = re.compile(r'\r\n|[\r\n"^]')
_NEEDS_QUOTES = re.compile(r"[:;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NAME_PART = r"[!#-+\-/-9<>-~]+"
_NAME = re.compile(rf"(?:({_NAME_PART})\.)?({_NAME_PART})[ \t]*(?=;|\Z)")
_QUOTED_PRINTABLE = re.compile(r"[;=]QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(r"[;=](?:BASE64|B)(?=;|\Z)", re.IGNORECASE)


class FormatError(ValueError):
    """A document that cannot be read.

    reason: why, in plain words. line: the physical line, counted from 1, where one is to blame.
    """

    def __init__(self, reason: str, *, line: int | None = None) -> None:
        super().__init__(reason if line is None else f"line {line}: {reason}")
        self.reason = reason
        self.line = line


@dataclass(slots=True)
class Layout:
    """What the lines of a document share: its own line end and character encoding, in which new ones are
    written, and `edits`: how many edits there were, so that what was found out before the last one is told.
    """

    newline: bytes = b"\r\n"
    encoding: str = "utf-8"
    edits: int = field(default=0, compare=False)

    def encode(self, text: str) -> bytes:
        """`text` in the document's encoding, or in UTF-8 where it would not read back the same."""
        if self.encoding != "utf-8":
            try:
                encoded = text.encode(self.encoding)
            except UnicodeEncodeError:
                return text.encode("utf-8", "replace")
            if decode(encoded) == text:
                return encoded
        return text.encode("utf-8", "replace")


def decode(data: bytes, charset: str | None = None) -> str:
    """Text of a logical line: in the named character set if it fits, else UTF-8, else Windows-1252.

    UTF-8 with a few damaged characters stays UTF-8, with U+FFFD for what is lost. Never fails.
    """
    try:
        return data.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        pass
    if is_mostly_utf8(data):
        return data.decode("utf-8", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def is_mostly_utf8(data: bytes) -> bool:
    """Is it UTF-8, or UTF-8 in which more characters are whole than damaged?"""
    try:
        data.decode()
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", "replace")
        lost = damaged.count("\ufffd")
        return sum(character > "\x7f" for character in damaged) > 2 * lost
    return True


@frozen
class Parameter:
    """One parameter of a property.

    name: upper case; empty for the bare types of vCard 2.1 (`TEL;WORK;VOICE:`).
    values: decoded (RFC 6868 carets, quotes removed).
    text: the parameter as it stands in the document, without the semicolon.
    """

    name: str
    values: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, name: str, *values: str) -> Parameter:
        """A new parameter, quoted and caret-encoded where needed (RFC 5545 §3.2, RFC 6868)."""
        text = ",".join(_render_parameter_value(value) for value in values)
        return cls(name.upper(), values, f"{name}={text}" if name else text)

    @classmethod
    def parse(cls, text: str) -> Parameter:
        """Reads what stands between two semicolons; never fails."""
        name, equals, values = text.partition("=")
        if not equals:
            return cls("", (text.strip(),), text)
        if '"' not in values and "," not in values and "^" not in values:
            return cls(name.strip().upper(), (values,), text)
        found = _PARAMETER_VALUES.findall(values)
        if sum(map(len, found)) + len(found) - 1 != len(values):
            found = values.split(",")
        return cls(name.strip().upper(), tuple(_parse_parameter_value(value) for value in found), text)


class Head:
    """What stands before a value: `[group.]NAME;parameters`.

    group: as written. name: upper case. parameters: in their order. text: all of it, unfolded and decoded.
    quoted_printable, base64: is the value written so, as far as its end depends on it (vCard 2.1)?

    Compared by identity: lines begin alike, so many have one and the same head, and what that means (types,
    encodings) can be remembered by it.
    """

    __slots__ = ("base64", "group", "name", "parameters", "quoted_printable", "text")

    def __init__(self, group: str | None, name: str, parameters: tuple[Parameter, ...], text: str) -> None:
        self.group = group
        self.name = name
        self.parameters = parameters
        self.text = text
        self.quoted_printable = ";" in text and _QUOTED_PRINTABLE.search(text) is not None
        self.base64 = ";" in text and not self.quoted_printable and _BASE64.search(text) is not None

    @classmethod
    def create(cls, group: str | None, name: str, parameters: Iterable[Parameter]) -> Head:
        """A new head. name: as it is to be written."""
        given = tuple(parameters)
        text = ";".join([f"{group}.{name}" if group else name, *(parameter.text for parameter in given)])
        return cls(group, name.upper(), given, text)

    @classmethod
    def parse(cls, text: str) -> Head | None:
        """Reads what stands before a line's colon; None if no property can be called so."""
        named = _NAME.match(text)
        if named is None:
            return None
        return cls(named[1], named[2].upper(), tuple(_parameters(text[named.end() :])), text)

    def parameter(self, name: str) -> str | None:
        """The value of the first parameter of this name (several values joined by commas), or None."""
        for parameter in self.parameters:
            if parameter.name == name:
                return ",".join(parameter.values)
        return None

    def replace(self, parameters: Iterable[Parameter]) -> Head:
        """The same name, spelled as it is, with other parameters."""
        written = self.text.partition(";")[0].rpartition(".")[2].strip()
        return Head.create(self.group, written, parameters)


def _parameters(text: str) -> Iterator[Parameter]:
    """The parameters of a head, from its first semicolon on."""
    found = text[1:].split(";")
    if '"' in text:
        quoted = _PARAMETERS.findall(text)
        if sum(map(len, quoted)) + len(quoted) == len(text):
            found = quoted
    return (Parameter.parse(part) for part in found if part.strip())


@lru_cache(maxsize=1024)
def _plain_head(data: bytes) -> Head | None:
    """The head that ends with a line's first colon; None unless it is plain: no quotes, no folds, ASCII."""
    if b'"' in data or b"\n" in data or b"\r" in data or not data.isascii():
        return None
    return Head.parse(data.decode())


def _head(raw: bytes) -> Head | None:
    """The head of a line of any spelling; None if it is no content line."""
    text = decode(_FOLD.sub(b"", raw))
    return Head.parse(text[: _colon(text)])


def _parse_parameter_value(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return _CARET.sub(lambda match: _CARET_MEANING[match[0]], text) if "^" in text else text


def _render_parameter_value(value: str) -> str:
    def caret(match: re.Match[str]) -> str:
        return {"^": "^^", '"': "^'"}.get(match[0], "^n")

    text = _NEEDS_CARET.sub(caret, _CONTROL.sub("", value))
    return f'"{text}"' if _NEEDS_QUOTES.search(text) else text


class Property:
    """One content line: `[group.]NAME;parameters:value`.

    `name` (upper case) and `group` (as written) never change, `head` does with the parameters. `value` is the
    text after the colon, unfolded and decoded when first asked for, with its escapes still in place (see
    `crmsync.formats.text`).
    """

    __slots__ = ("_layout", "_quoted_printable", "_raw", "_start", "_value", "group", "head", "name")

    def __init__(
        self, layout: Layout, raw: bytes, head: Head, start: int = 0, quoted_printable: bool = False
    ) -> None:
        """start: where the value begins in `raw`; 0 if that is not known."""
        self._layout = layout
        self._raw = raw
        self.head = head
        self.name = head.name
        self.group = head.group
        self._start = start
        self._quoted_printable = quoted_printable
        self._value: str | None = None

    @classmethod
    def parse(cls, layout: Layout, raw: bytes) -> Property | None:
        """Reads a logical line, folded and with its line end; None if it is no content line."""
        before, colon, _ = raw.partition(b":")
        if not colon:
            return None
        start = len(before) + 1
        head = _plain_head(before) if start <= FOLD_OCTETS else None
        if head is None:
            head, start = _head(raw), 0
        if head is None:
            return None
        return cls(layout, raw, head, start, head.quoted_printable)

    @classmethod
    def create(
        cls,
        layout: Layout,
        name: str,
        value: str,
        parameters: Iterable[Parameter] = (),
        group: str | None = None,
    ) -> Property:
        """A new property. `value` is already escaped; line breaks in it raise ValueError."""
        created = cls(layout, b"", Head.create(group, name, parameters))
        created._write(value)
        return created

    def __repr__(self) -> str:
        return f"Property({self.text!r})"

    @property
    def raw(self) -> bytes:
        """The physical bytes of the line, folded, with line end."""
        return self._raw

    @property
    def text(self) -> str:
        """The whole logical line, unfolded and decoded."""
        return f"{self.head.text}:{self.value}"

    @property
    def value(self) -> str:
        if self._value is None:
            text = decode(self._unfolded())
            self._value = text if self._start else text[_colon(text) + 1 :]
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self.rewrite(value)

    @property
    def value_bytes(self) -> bytes:
        """The undecoded value, for a property that names its own character set (vCard 2.1 CHARSET)."""
        unfolded = self._unfolded()
        return unfolded if self._start else unfolded[_colon(unfolded.decode("latin-1")) + 1 :]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters in their order."""
        return self.head.parameters

    def parameter(self, name: str) -> str | None:
        """The value of the first parameter of this name (several values joined by commas), or None."""
        return self.head.parameter(name)

    def parameter_values(self, name: str) -> list[str]:
        """All values of all parameters of this name, in order."""
        return [
            value for parameter in self.parameters if parameter.name == name for value in parameter.values
        ]

    def set_parameter(self, name: str, *values: str) -> None:
        """Gives the parameter these values in place of all it had; without values it is removed."""
        if tuple(self.parameter_values(name)) == values and (values or self.parameter(name) is None):
            return
        replaced: list[Parameter] = []
        pending = [Parameter.of(name, *values)] if values else []
        for parameter in self.parameters:
            if parameter.name != name:
                replaced.append(parameter)
            elif pending:
                replaced.append(pending.pop())
        self.rewrite(self.value, replaced + pending, quoted_printable=self._quoted_printable)

    def rewrite(
        self, value: str, parameters: Sequence[Parameter] | None = None, *, quoted_printable: bool = False
    ) -> None:
        """Replaces the value, and the parameters if given. What is equal leaves the bytes as they are.

        With `quoted_printable` the value is already encoded so; long lines get soft breaks in place of folds.
        Raises ValueError for a line break in the value.
        """
        head = self.head
        if parameters is not None and tuple(parameters) != head.parameters:
            head = head.replace(parameters)
        unchanged = head.text == self.head.text and value == self.value
        if unchanged and quoted_printable == self._quoted_printable:
            return
        self.head = head
        self._quoted_printable = quoted_printable
        self._write(value)

    def joined(self, following: Sequence[bytes]) -> Property:
        """This line with others that belong to it although they are not folded."""
        raw = b"".join([self._raw, *following])
        return Property(self._layout, raw, self.head, self._start, self._quoted_printable)

    def copy(self, layout: Layout) -> Property:
        """The same line, with the line end of another document."""
        raw = _NEWLINE.sub(layout.newline, self._raw)
        return Property(layout, raw, self.head, self._start, self._quoted_printable)

    def _unfolded(self) -> bytes:
        """The line without its folds: its value, or all of it if it is not known where that begins."""
        raw = self._raw[self._start :]
        if self._quoted_printable:
            return _SOFT_BREAK_OR_FOLD.sub(b"", raw).rstrip(b"\r\n")
        raw = raw.rstrip(b"\r\n")
        return _FOLD.sub(b"", raw) if b"\n" in raw or b"\r" in raw else raw

    def _write(self, value: str) -> None:
        if "\n" in value or "\r" in value:
            raise ValueError(f"a line break inside the value of {self.name}")
        self._layout.edits += 1
        self._start = 0
        self._value = value
        line = self._layout.encode(self.text)
        if self._quoted_printable:
            self._raw = soft_break(line, self._layout.newline, len(line) - len(value))
        else:
            self._raw = fold_line(line, self._layout.newline)


def _colon(line: str) -> int:
    """Where the value's colon stands: the first one outside quotes; the very first if a quote stays open."""
    first = line.index(":")
    if line.find('"', 0, first) < 0:
        return first
    head = _HEAD_WITH_QUOTES.match(line)
    return first if head is None else head.end() - 1


def fold_line(line: bytes, newline: bytes) -> bytes:
    """The physical lines, with line end, of one logical line: at most 75 octets, no UTF-8 sequence split."""
    if len(line) <= FOLD_OCTETS:
        return line + newline
    parts = []
    start, room = 0, FOLD_OCTETS
    while len(line) - start > room:
        end = start + room
        while end > start + 1 and line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[start:end])
        start, room = end, FOLD_OCTETS - 1
    parts.append(line[start:])
    return (newline + b" ").join(parts) + newline


def soft_break(line: bytes, newline: bytes, value: int = 0) -> bytes:
    """The physical lines of a quoted-printable logical line (RFC 2045 §6.7), with line end.

    value: where its value starts; what stands before cannot be broken. No two literal blanks stand together.
    """
    parts = []
    start = 0
    while len(line) - start > FOLD_OCTETS:
        end = max(start + FOLD_OCTETS - 1, value)
        # A line that starts with a blank would read back as a fold.
        while end > max(start + 1, value) and line[end : end + 1] in (b" ", b"\t"):
            end -= 1
        escape = line.find(b"=", max(end - 2, start + 1, value), end)
        if escape >= 0:
            end = escape
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return (b"=" + newline).join(parts) + newline
