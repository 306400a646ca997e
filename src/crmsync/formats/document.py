"""A document of content lines as a tree of components that writes back the very bytes it was read from.

Knows BEGIN and END, line ends, folding and encodings; must not know what any component or property means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crmsync.formats.contentline import (
    FormatError,
    Head,
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

# One match is one logical line with its folded continuations; the last match is empty. Everything is
# possessive, so that no input makes the scan worse than linear.
_LINES_BY_LF = re.compile(rb"[^\n]*+(?:\n[ \t][^\n]*+)*+\n?")
_LINES_BY_CR = re.compile(rb"[^\r]*+(?:\r[ \t][^\r]*+)*+\r?")
_FOLD = re.compile(rb"(?:\r*\n|\r)[ \t]")
_SOFT_BREAK_AT_END = re.compile(rb"=[ \t]*(?:\r*\n|\r)\Z")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]+={0,2}[ \t]*(?:\r*\n|\r)?\Z")
_BOUNDARY = re.compile(rb"(?:[\w-]+\.)?(?:BEGIN|END)[:;]", re.IGNORECASE)


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
            for child in self._children:
                if isinstance(child, Property):
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

    def chunks(self) -> list[bytes]:
        """The physical bytes, line by line."""
        found = [self._begin]
        for child in self._children:
            if isinstance(child, Component):
                found += child.chunks()
            else:
                found.append(child.raw)
        found.append(self._end)
        return found

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

    def _chunks(self) -> list[bytes]:
        found = [self._mark]
        for child in self._children:
            if isinstance(child, Component):
                found += child.chunks()
            else:
                found.append(child.raw)
        return found


class _Reader:
    """One reading of one document: from bytes to logical lines, from lines to the tree."""

    def __init__(self, data: bytes) -> None:
        self._mark = _BOM if data.startswith(_BOM) else b""
        self._data = data[len(self._mark) :]
        by_cr = b"\r" in data and b"\n" not in data
        self._lines: list[bytes] = (_LINES_BY_CR if by_cr else _LINES_BY_LF).findall(self._data)[:-1]
        self._layout = Layout(b"\r" if by_cr else self._newline(), self._encoding())
        self._counted = (0, 1)

    def read(self) -> Document:
        document = Document(self._layout, self._mark)
        children = document._children
        open_components: list[tuple[Component, int]] = []
        layout = self._layout
        seen = False
        read_up_to = 0
        for index, raw in enumerate(self._lines):
            if index < read_up_to:
                continue
            line = Property.parse(layout, raw)
            if line is None:
                children.append(Opaque(raw, self._line(index)))
                continue
            if line.head.quoted_printable or line.head.base64:
                read_up_to = self._end(index, line.head)
                line = line.joined(self._lines[index + 1 : read_up_to])
            if line.name == "BEGIN":
                if len(open_components) >= MAX_DEPTH:
                    raise FormatError(
                        f"components nested deeper than {MAX_DEPTH} levels", line=self._line(index)
                    )
                opened = Component(layout, line.value.strip().upper(), line.raw, b"")
                children.append(opened)
                open_components.append((opened, index))
                children = opened._children
                seen = True
            elif line.name == "END":
                self._close(open_components, line, index)
                children = open_components[-1][0]._children if open_components else document._children
            else:
                children.append(line)
        if open_components:
            unclosed, index = open_components[-1]
            raise FormatError(f"BEGIN:{unclosed.name} is never closed", line=self._line(index))
        if not seen:
            raise FormatError("no vCard and no calendar in it" if self._data.strip() else "it is empty")
        return document

    def _close(self, open_components: list[tuple[Component, int]], line: Property, index: int) -> None:
        name = line.value.strip().upper()
        if not open_components:
            raise FormatError(f"END:{name} without its BEGIN", line=self._line(index))
        component, begin = open_components.pop()
        if component.name != name:
            raise FormatError(
                f"END:{name} where END:{component.name} should close line {self._line(begin)}",
                line=self._line(index),
            )
        component._end = line.raw

    def _end(self, start: int, head: Head) -> int:
        """Where a line of vCard 2.1 ends that may go on in the next ones without a fold.

        Quoted-printable does so after a soft break (`=` at the line end), base64 in unfolded blocks.
        """
        end = start + 1
        while end < len(self._lines) and _goes_on(head, self._lines[end - 1], self._lines[end]):
            end += 1
        return end

    def _newline(self) -> bytes:
        end = self._data.find(b"\n")
        return b"\n" if end >= 0 and self._data[end - 1 : end] != b"\r" else b"\r\n"

    def _encoding(self) -> str:
        if is_mostly_utf8(self._data) or is_mostly_utf8(_FOLD.sub(b"", self._data)):
            return "utf-8"
        return "cp1252"

    def _line(self, index: int) -> int:
        """The physical line, counted from 1, with which a logical one begins."""
        newline = b"\r" if self._layout.newline == b"\r" else b"\n"
        known_index, known_line = self._counted
        line = known_line + sum(raw.count(newline) for raw in self._lines[known_index:index])
        self._counted = (index, line)
        return line


def _as_text(chunk: bytes, newline: bytes) -> str:
    """The physical lines of one logical line as text."""
    try:
        return chunk.decode()
    except UnicodeDecodeError:
        line = decode(_FOLD.sub(b"", chunk.rstrip(b"\r\n")))
        return fold_line(line.encode(), newline).decode()


def _goes_on(head: Head, last: bytes, following: bytes) -> bool:
    """Does a logical line that ends with `last` go on in the `following` one, although that is not folded?"""
    if head.quoted_printable:
        return _SOFT_BREAK_AT_END.search(last[-4:]) is not None and _BOUNDARY.match(following) is None
    return _BASE64_LINE.match(following) is not None
