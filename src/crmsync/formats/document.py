"""A document of content lines as a tree of components that writes back the very bytes it was read from.

Knows BEGIN and END, line ends, folding and encodings; must not know what any component or property means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache

from crmsync.formats.contentline import (
    FormatError,
    Layout,
    Parameter,
    Property,
    decode,
    fold_line,
    is_mostly_utf8,
)

MAX_BYTES = 32 * 1024 * 1024
"""Largest document read. The largest limits advertised by servers in use are about 10 MB."""

MAX_DEPTH = 32
"""Deepest nesting of components read; real calendars use three levels."""

_BOM = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

# One match is one logical line with its folded continuations; its groups are the property's group and name.
# The last match is empty. Everything is possessive, so that no input makes the scan worse than linear.
_LINES_BY_LF = re.compile(rb"(?:(?:([\w-]++)\.)?([\w-]++)[:;])?+[^\n]*+(?:\n[ \t][^\n]*+)*+\n?")
_LINES_BY_CR = re.compile(rb"(?:(?:([\w-]++)\.)?([\w-]++)[:;])?+[^\r]*+(?:\r[ \t][^\r]*+)*+\r?")
_NAME_PART = rb"[^\x00-\x20\x7f-\xff\":;,=.]+"
_UNUSUAL_NAME = re.compile(rb"(?:(%b)\.)?(%b)[ \t]*[:;]" % (_NAME_PART, _NAME_PART))
_FOLD = re.compile(rb"(?:\r*\n|\r)[ \t]")
_SOFT_BREAK_AT_END = re.compile(rb"=[ \t]*(?:\r*\n|\r)\Z")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}[ \t]*(?:\r*\n|\r)?\Z")
_QUOTED_PRINTABLE = re.compile(rb"[;=]QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb"[;=](?:BASE64|B)[:;]", re.IGNORECASE)
_LEGACY_ENCODING = re.compile(rb"[;=](?:QUOTED-PRINTABLE|BASE64|B[:;])", re.IGNORECASE)


class Opaque:
    """Lines that are no content line: blank ones, stray text. Kept as they are."""

    __slots__ = ("line", "raw")

    def __init__(self, raw: bytes, line: int) -> None:
        self.raw = raw
        self.line = line

    def __repr__(self) -> str:
        return f"Opaque({self.raw!r}, {self.line})"

    @property
    def blank(self) -> bool:
        """Is there nothing but white space?"""
        return not self.raw.strip()

    def copy(self, layout: Layout) -> Opaque:
        return Opaque(self.raw, self.line)


class Component:
    """What stands between BEGIN and END: properties and components in their order. `name` is upper case."""

    __slots__ = ("_begin", "_children", "_end", "_index", "layout", "name")

    def __init__(self, layout: Layout, name: str, begin: bytes, end: bytes) -> None:
        self.layout = layout
        self.name = name
        self._begin = begin
        self._end = end
        self._children: list[Property | Component | Opaque] = []
        self._index: dict[str, list[Property]] | None = None

    @classmethod
    def create(cls, name: str, layout: Layout | None = None) -> Component:
        """A new, empty component."""
        layout = layout or Layout()
        upper = name.upper()
        begin, end = (f"{word}:{upper}".encode() + layout.newline for word in ("BEGIN", "END"))
        return cls(layout, upper, begin, end)

    def __repr__(self) -> str:
        return f"Component({self.name!r}, {len(self._children)} children)"

    @property
    def children(self) -> tuple[Property | Component | Opaque, ...]:
        """Everything between BEGIN and END, in order."""
        return tuple(self._children)

    @property
    def properties(self) -> Iterator[Property]:
        """The component's own properties, in order."""
        return (child for child in self._children if isinstance(child, Property))

    def components(self, *names: str) -> Iterator[Component]:
        """The components directly inside, in order; only those with one of `names`, if any is given."""
        for child in self._children:
            if isinstance(child, Component) and (not names or child.name in names):
                yield child

    def all(self, name: str) -> list[Property]:
        """All properties of this (upper case) name, in order."""
        if self._index is None:
            self._index = {}
            for child in self.properties:
                self._index.setdefault(child.name, []).append(child)
        return list(self._index.get(name, ()))

    def first(self, name: str) -> Property | None:
        """The first property of this (upper case) name."""
        found = self.all(name)
        return found[0] if found else None

    def value(self, name: str) -> str | None:
        """The still escaped value of the first property of this name, or None."""
        found = self.first(name)
        return None if found is None else found.value

    def add(
        self, name: str, value: str, parameters: Iterable[Parameter] = (), group: str | None = None
    ) -> Property:
        """Adds a property (value already escaped) after the last one of its name, else after the last one."""
        created = Property.create(self.layout, name, value, parameters, group)
        same = self.all(created.name)
        last = (child for child in reversed(self._children) if isinstance(child, Property))
        self.insert(created, same[-1] if same else next(last, None))
        return created

    def insert(self, child: Property | Component, after: Property | Component | None) -> None:
        """Puts a child directly behind another one, or first. ValueError when `after` is not a child."""
        position = 0 if after is None else self._position(after) + 1
        self._children.insert(position, child)
        self._edited(child)

    def insert_before(self, child: Property | Component, before: Property | Component) -> None:
        """Puts a child directly before another one. ValueError when `before` is not a child."""
        self._children.insert(self._position(before), child)
        self._edited(child)

    def append(self, child: Property | Component) -> None:
        """Puts a child last."""
        self._children.append(child)
        self._edited(child)

    def set(self, name: str, value: str, parameters: Iterable[Parameter] | None = None) -> Property:
        """Gives the first property of this name a value (already escaped), or adds one.

        Without `parameters` those that are there stay. What is equal keeps its bytes.
        """
        found = self.first(name)
        if found is None:
            return self.add(name, value, parameters or ())
        found.rewrite(value, None if parameters is None else tuple(parameters))
        return found

    def remove(self, child: Property | Component) -> None:
        """Takes a child out. ValueError when it is not a child."""
        del self._children[self._position(child)]
        self._edited(child)

    def remove_all(self, name: str) -> None:
        """Takes out all properties of this name."""
        for found in self.all(name):
            self.remove(found)

    def copy(self, layout: Layout | None = None) -> Component:
        """A deep copy, for use in a document of the given layout (default: the same)."""
        layout = layout or self.layout
        if layout == self.layout:
            copied = Component(layout, self.name, self._begin, self._end)
        else:
            copied = Component.create(self.name, layout)
        copied._children = [child.copy(layout) for child in self._children]
        return copied

    def chunks(self) -> Iterator[bytes]:
        """The physical bytes, piece by piece."""
        yield self._begin
        for child in self._children:
            if isinstance(child, Component):
                yield from child.chunks()
            else:
                yield child.raw
        yield self._end

    def serialize(self) -> bytes:
        """The component's bytes."""
        return b"".join(self.chunks())

    def _edited(self, changed: Property | Component) -> None:
        """A child came or went: brings the index in step."""
        self.layout.edits += 1
        if self._index is not None and isinstance(changed, Property):
            name = changed.name
            self._index[name] = [
                child for child in self._children if isinstance(child, Property) and child.name == name
            ]

    def _position(self, child: Property | Component) -> int:
        for position, candidate in enumerate(self._children):
            if candidate is child:
                return position
        raise ValueError(f"{child!r} is not in {self!r}")


class Document:
    """A file or resource: components, and whatever stands around them."""

    __slots__ = ("_children", "_mark", "layout")

    def __init__(self, layout: Layout, mark: bytes = b"") -> None:
        self.layout = layout
        self._mark = mark
        self._children: list[Property | Component | Opaque] = []

    @classmethod
    def create(cls, *roots: Component) -> Document:
        """A new document of these components."""
        created = cls(roots[0].layout if roots else Layout())
        created._children.extend(roots)
        return created

    @classmethod
    def parse(cls, data: bytes | str) -> Document:
        """Reads a document. Raises FormatError for one that is broken as a whole.

        Lines that are no content line are kept and listed by `stray_lines`.
        """
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        if len(data) > MAX_BYTES:
            raise FormatError(f"larger than {MAX_BYTES // 1024**2} MB")
        if data.startswith(_UTF16_MARKS):
            raise FormatError("the text is UTF-16; save it as UTF-8")
        return _Reader(data).read()

    def components(self, *names: str) -> Iterator[Component]:
        """The outermost components, in order; only those with one of `names`, if any is given."""
        for child in self._children:
            if isinstance(child, Component) and (not names or child.name in names):
                yield child

    def stray_lines(self) -> Iterator[Opaque]:
        """The lines, at any depth, that are neither content lines nor blank."""
        pending: list[Property | Component | Opaque] = list(reversed(self._children))
        while pending:
            child = pending.pop()
            if isinstance(child, Component):
                pending.extend(reversed(child.children))
            elif isinstance(child, Opaque) and not child.blank:
                yield child

    def serialize(self) -> bytes:
        """The document's bytes: those that were read, but for the properties that were edited."""
        return b"".join(self._chunks())

    def text(self) -> str:
        """The document as text, for services and stores that carry text.

        Lines that are not UTF-8, or are folded inside a character, are folded anew.
        """
        try:
            return self.serialize().decode()
        except UnicodeDecodeError:
            return "".join(_as_text(chunk, self.layout.newline) for chunk in self._chunks())

    def _chunks(self) -> Iterator[bytes]:
        yield self._mark
        for child in self._children:
            if isinstance(child, Component):
                yield from child.chunks()
            else:
                yield child.raw


class _Reader:
    """One reading of one document: from bytes to logical lines, from lines to the tree."""

    def __init__(self, data: bytes) -> None:
        self._mark = _BOM if data.startswith(_BOM) else b""
        self._data = data[len(self._mark) :]
        self._pattern = _LINES_BY_LF if b"\n" in data or b"\r" not in data else _LINES_BY_CR
        self._layout = Layout(self._newline(), self._encoding())
        self._counted = (0, 1)

    def read(self) -> Document:
        document = Document(self._layout, self._mark)
        children = document._children
        open_components: list[tuple[Component, int]] = []
        layout = self._layout
        seen = False
        for offset, raw, group, name, quoted_printable in self._lines():
            if name is None:
                children.append(Opaque(raw, self._line(offset)))
                continue
            upper = _upper(name)
            line = Property(layout, raw, upper, group.decode("ascii") if group else None, quoted_printable)
            if upper == "BEGIN":
                if len(open_components) >= MAX_DEPTH:
                    raise FormatError(
                        f"components nested deeper than {MAX_DEPTH} levels", line=self._line(offset)
                    )
                opened = Component(layout, line.value.strip().upper(), raw, b"")
                children.append(opened)
                open_components.append((opened, offset))
                children = opened._children
                seen = True
            elif upper == "END":
                self._close(open_components, line, offset)
                children = open_components[-1][0]._children if open_components else document._children
            else:
                children.append(line)
        if open_components:
            unclosed, offset = open_components[-1]
            raise FormatError(f"BEGIN:{unclosed.name} is never closed", line=self._line(offset))
        if not seen:
            raise FormatError("no vCard and no calendar in it" if self._data.strip() else "it is empty")
        return document

    def _close(self, open_components: list[tuple[Component, int]], line: Property, offset: int) -> None:
        name = line.value.strip().upper()
        if not open_components:
            raise FormatError(f"END:{name} without its BEGIN", line=self._line(offset))
        component, begin = open_components.pop()
        if component.name != name:
            raise FormatError(
                f"END:{name} where END:{component.name} should close line {self._line(begin)}",
                line=self._line(offset),
            )
        component._end = line.raw

    def _lines(self) -> Iterator[tuple[int, bytes, bytes | None, bytes | None, bool]]:
        """Logical lines: offset, bytes, group, name (None: no content line), is it quoted-printable."""
        matches = self._pattern.finditer(self._data)
        if _LEGACY_ENCODING.search(self._data):
            yield from self._joined(matches)
            return
        for match in matches:
            raw, group, name = match.group(0, 1, 2)
            if name is not None and b":" in raw:
                yield match.start(), raw, group, name, False
            elif raw:
                yield (match.start(), raw, *_group_and_name(match), False)

    def _joined(
        self, matches: Iterator[re.Match[bytes]]
    ) -> Iterator[tuple[int, bytes, bytes | None, bytes | None, bool]]:
        """The same where vCard 2.1 may go on in the next line without a fold.

        Quoted-printable does so after a soft break (`=` at the line end), base64 in unfolded blocks.
        """
        first: re.Match[bytes] | None = None
        encoding = _Encoding.NONE
        end = 0
        for match in matches:
            if first is not None and _goes_on(encoding, self._data[end - 4 : end], match):
                end = match.end()
                continue
            if first is not None:
                yield self._joined_line(first, end, encoding)
            if not match[0]:
                return
            first, end = match, match.end()
            encoding = _encoding_of(match)

    def _joined_line(
        self, first: re.Match[bytes], end: int, encoding: _Encoding
    ) -> tuple[int, bytes, bytes | None, bytes | None, bool]:
        soft = encoding is _Encoding.QUOTED_PRINTABLE
        return (first.start(), self._data[first.start() : end], *_group_and_name(first), soft)

    def _newline(self) -> bytes:
        if self._pattern is _LINES_BY_CR:
            return b"\r"
        end = self._data.find(b"\n")
        return b"\n" if end >= 0 and self._data[end - 1 : end] != b"\r" else b"\r\n"

    def _encoding(self) -> str:
        if is_mostly_utf8(self._data) or is_mostly_utf8(_FOLD.sub(b"", self._data)):
            return "utf-8"
        return "cp1252"

    def _line(self, offset: int) -> int:
        newline = b"\r" if self._layout.newline == b"\r" else b"\n"
        known_offset, known_line = self._counted
        line = known_line + self._data.count(newline, known_offset, offset)
        self._counted = (offset, line)
        return line


def _as_text(chunk: bytes, newline: bytes) -> str:
    """The physical lines of one logical line as text."""
    try:
        return chunk.decode()
    except UnicodeDecodeError:
        line = decode(_FOLD.sub(b"", chunk.rstrip(b"\r\n")))
        return fold_line(line.encode(), newline).decode()


@lru_cache(maxsize=1024)
def _upper(name: bytes) -> str:
    return name.upper().decode("ascii")


class _Encoding(Enum):
    NONE = auto()
    QUOTED_PRINTABLE = auto()
    BASE64 = auto()


def _group_and_name(match: re.Match[bytes]) -> tuple[bytes | None, bytes | None]:
    """Group and name of a logical line; (None, None) if it is no content line."""
    raw = match[0]
    if b":" not in raw:
        return None, None
    if match[2] is not None:
        return match[1], match[2]
    unusual = _UNUSUAL_NAME.match(_FOLD.sub(b"", raw))
    return (None, None) if unusual is None else (unusual[1], unusual[2])


def _encoding_of(match: re.Match[bytes]) -> _Encoding:
    """How the value of a logical line is encoded, as far as its end depends on it."""
    head = match[0].partition(b":")[0] + b":"
    if _QUOTED_PRINTABLE.search(head):
        return _Encoding.QUOTED_PRINTABLE
    return _Encoding.BASE64 if _BASE64.search(head) else _Encoding.NONE


def _goes_on(encoding: _Encoding, tail: bytes, following: re.Match[bytes]) -> bool:
    """Does a logical line that ends with `tail` go on in the `following` one, although that is not folded?"""
    match encoding:
        case _Encoding.NONE:
            return False
        case _Encoding.QUOTED_PRINTABLE:
            if following[2] is not None and following[2].upper() in (b"BEGIN", b"END"):
                return False
            return _SOFT_BREAK_AT_END.search(tail) is not None and following[0] != b""
        case _Encoding.BASE64:
            return following[2] is None and _BASE64_LINE.match(following[0]) is not None
