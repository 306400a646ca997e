"""vCards 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): a view on a component that hides how the versions differ.

Must not know which property feeds which field of a contact.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote_to_bytes

from crmsync.formats.contentline import FormatError, Head, Layout, Parameter, Property
from crmsync.formats.document import Component, Document
from crmsync.formats.encoding import (
    binary_value,
    is_base64,
    plain_value,
    set_plain_value,
    write_text,
)
from crmsync.formats.text import (
    Escaping,
    escape_text,
    join_list,
    replace_part,
    sendable,
    split_escaped,
    split_list,
    unescape_text,
)
from crmsync.frozen import frozen

T = TypeVar("T")

NO_PREFERENCE = 101
"""Orders lines without a preference behind those with one (RFC 6350 §5.3: PREF is 1 to 100)."""

_LEGACY_VERSION = "2.1"
_MODERN_VERSION = "4.0"
_BARE_TYPES_LEFT_OUT = frozenset(
    {"quoted-printable", "base64", "b", "8bit", "7bit", "inline", "url", "uri", "content-id"}
)
_GROUP_COMPANIONS = frozenset({"X-ABLABEL", "X-ABADR"})
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_ITEM_GROUP = re.compile(r"item(\d+)", re.IGNORECASE)
_FULL_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?")
_TIMESTAMP = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:[.,]\d+)?\s*(?:Z|([+-])(\d\d):?(\d\d)?)"
)
_DATA_URI = re.compile(r"data:([^;,]*)((?:;[^;,]*)*),(.*)", re.DOTALL | re.IGNORECASE)
_PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
)


@frozen
class Picture:
    """A PHOTO.

    data: its bytes, or None when the card only names where it lies. uri: that place, else empty.
    """

    data: bytes | None
    uri: str = ""


class Card:
    """One VCARD of a document. Editing it edits the document; `document.serialize()` gives the bytes.

    `version` is "2.1", "3.0" or "4.0"; any other is read as 3.0. `legacy`: is it 2.1? `escaping`: how it
    escapes text. Whatever is set to what it already says keeps its bytes. Names of properties are upper case.
    """

    def __init__(self, document: Document, root: Component) -> None:
        self.document = document
        self.root = root
        version = (root.value("VERSION") or "").strip()
        self.version = version if version in (_LEGACY_VERSION, _MODERN_VERSION) else "3.0"
        self.legacy = version == _LEGACY_VERSION
        self.escaping = Escaping.VCARD_21 if self.legacy else Escaping.MODERN
        self._recalled: dict[Callable[[Card], Any], Any] = {}
        self._recalled_at = root.layout.edits

    @classmethod
    def parse(cls, data: bytes | str) -> Card:
        """Reads an address object resource. Raises FormatError unless it holds exactly one vCard."""
        document = Document.parse(data)
        found = list(cards(document))
        if len(found) != 1:
            raise FormatError(f"{len(found)} vCards in one resource" if found else "no BEGIN:VCARD in it")
        return found[0]

    @classmethod
    def create(cls, product: str, uid: str, version: str = "3.0", layout: Layout | None = None) -> Card:
        """A new card with VERSION, PRODID and UID. What else is mandatory (FN, N) is the caller's to add."""
        root = Component.create("VCARD", layout)
        root.add("VERSION", version)
        root.add("PRODID", product)
        created = cls(Document.create(root), root)
        created.set_text("UID", uid)
        return created

    @property
    def uid(self) -> str | None:
        """The UID without the `urn:uuid:` that vCard 4.0 puts before it."""
        uid = (self.text("UID") or "").strip()
        return (uid[9:] if uid.lower().startswith("urn:uuid:") else uid) or None

    @property
    def is_group(self) -> bool:
        """Is this a distribution list (RFC 6350 §6.1.4, and what Apple and Evolution had before)?"""
        kinds = (self.text("KIND"), self.text("X-ADDRESSBOOKSERVER-KIND"))
        if any(kind is not None and kind.strip().lower() == "group" for kind in kinds):
            return True
        return (self.text("X-EVOLUTION-LIST") or "").strip().upper() == "TRUE"

    @property
    def revised(self) -> datetime | None:
        """REV as an aware datetime; None when there is none, or when it names no zone."""
        return parse_timestamp(self.text("REV") or "")

    def recall(self, find: Callable[[Card], T]) -> T:
        """What `find` (a function, or a method of one and the same object) finds in this card, never None:
        looked for once, and anew after an edit. Not to be changed by the caller.
        """
        edits = self.root.layout.edits
        if self._recalled_at != edits:
            self._recalled.clear()
            self._recalled_at = edits
        found: T | None = self._recalled.get(find)
        if found is None:
            found = self._recalled[find] = find(self)
        return found

    def read(self, line: Property | None, escaping: Escaping | None = None) -> str | None:
        """The text of a line, as far as it can be sent; None without a line or when it is empty."""
        if line is None:
            return None
        return sendable(unescape_text(plain_value(line), escaping or self.escaping)) or None

    def write(self, line: Property, text: str, escaping: Escaping | None = None) -> None:
        """Gives a line a text; its parameters, group and place stay."""
        write_text(line, text, escaping or self.escaping, legacy=self.legacy)

    def text(self, name: str) -> str | None:
        """The text of the first line of this name that has one."""
        for line in self.root.all(name):
            text = self.read(line)
            if text:
                return text
        return None

    def set_text(self, name: str, text: str | None) -> None:
        """Gives the first line of this name a text, or adds one; None removes all lines of this name."""
        if not text:
            for line in self.root.all(name):
                self.remove(line)
            return
        self.write(self.root.first(name) or self.root.add(name, ""), text)

    def part(self, line: Property | None, index: int) -> str | None:
        """One part of a structured line (N, ORG, ADR); None when it is empty or missing."""
        parts = [] if line is None else self.parts(line)
        return parts[index] or None if index < len(parts) else None

    def parts(self, line: Property) -> list[str]:
        """The texts of all parts of a structured line."""
        parts = split_escaped(plain_value(line), ";")
        return [sendable(unescape_text(part, self.escaping)) for part in parts]

    def set_part(self, line: Property, index: int, text: str | None) -> None:
        """Gives one part of a structured line a text (None empties it); the others keep their spelling."""
        if text != self.part(line, index):
            escaped = escape_text(text, self.escaping) if text else ""
            set_plain_value(line, replace_part(plain_value(line), index, escaped), legacy=self.legacy)

    def has_parts(self, line: Property) -> bool:
        """Does any part of a structured line hold text?"""
        return plain_value(line).replace(";", "").strip() != ""

    def entries(self, line: Property) -> list[str]:
        """The entries of a list line (CATEGORIES)."""
        entries = (sendable(entry) for entry in split_list(plain_value(line), self.escaping))
        return [entry for entry in entries if entry.strip()]

    def set_entries(self, line: Property, entries: Iterable[str]) -> None:
        """Gives a list line its entries."""
        kept = list(entries)
        if kept != self.entries(line):
            set_plain_value(line, join_list(kept, self.escaping), legacy=self.legacy)

    def add(
        self,
        name: str,
        types: Iterable[str] = (),
        *,
        value: str = "",
        before: Property | None = None,
        label: str | None = None,
    ) -> Property:
        """Adds a line with these types and this (escaped) value: before another line, else after the last one
        of its name.

        label: what a person calls it, as X-ABLabel in a group of its own.
        """
        group = self._new_group() if label else None
        if before is None:
            line = self.root.add(name, value, self._type_parameters(types), group)
        else:
            line = Property.create(self.root.layout, name, value, self._type_parameters(types), group)
            self.root.insert_before(line, before)
        if label:
            labelled = Property.create(self.root.layout, "X-ABLabel", escape_text(label), (), group)
            self.root.insert(labelled, line)
        return line

    def remove(self, line: Property) -> None:
        """Takes a line out, and with the last line of a group the label that only it had."""
        self.root.remove(line)
        if line.group is None:
            return
        group = line.group.lower()
        rest = [other for other in self.root.properties if other.group and other.group.lower() == group]
        if all(other.name in _GROUP_COMPANIONS for other in rest):
            for other in rest:
                self.root.remove(other)

    def types(self, line: Property) -> frozenset[str]:
        """The types in lower case, however spelled: `TYPE=WORK,VOICE`, `;WORK;VOICE`, `TYPE="work,voice"`.

        A PREF parameter of vCard 4.0 counts as the type "pref".
        """
        return _types(line.head)

    def preference(self, line: Property) -> int:
        """How much a line is preferred: 1 most (4.0 `PREF=1`, before it `TYPE=pref`), or `NO_PREFERENCE`."""
        pref = line.parameter("PREF")
        if pref is not None:
            return int(pref) if pref.isascii() and pref.isdigit() else NO_PREFERENCE
        return 1 if "pref" in self.types(line) else NO_PREFERENCE

    def label(self, line: Property) -> str | None:
        """What a person calls a line: the X-ABLabel of its group, without Apple's marks around it."""
        if line.group is None:
            return None
        group = line.group.lower()
        for other in self.root.all("X-ABLABEL"):
            if other.group is not None and other.group.lower() == group:
                label = self.read(other) or ""
                marked = _APPLE_LABEL.fullmatch(label)
                return (marked[1] if marked else label).strip() or None
        return None

    def _type_parameters(self, types: Iterable[str]) -> list[Parameter]:
        types = list(types)
        match self.version:
            case "2.1":
                return [Parameter.of("", kind.upper()) for kind in types]
            case "4.0":
                return [Parameter.of("TYPE", *(kind.lower() for kind in types))] if types else []
            case _:
                # Both spellings are allowed (RFC 2426 §3.2.1); this is the one that Cyrus keeps as it is.
                return [Parameter.of("TYPE", kind.upper()) for kind in types]

    def _new_group(self) -> str:
        groups = (_ITEM_GROUP.fullmatch(line.group) for line in self.root.properties if line.group)
        return f"item{max((int(match[1]) for match in groups if match), default=0) + 1}"


@lru_cache(maxsize=1024)
def _types(head: Head) -> frozenset[str]:
    found: set[str] = set()
    for parameter in head.parameters:
        if parameter.name == "TYPE":
            found.update(kind.strip().lower() for value in parameter.values for kind in value.split(","))
        elif parameter.name == "":
            found.update(value.lower() for value in parameter.values)
        elif parameter.name == "PREF":
            found.add("pref")
    return frozenset(found - _BARE_TYPES_LEFT_OUT - {""})


def cards(document: Document) -> Iterator[Card]:
    """The vCards of a document, in order."""
    return (Card(document, root) for root in document.components("VCARD"))


def read_date(line: Property | None) -> date | None:
    """The day a BDAY names, in any spelling of any version; None unless it names one whole day.

    A day without its year (`--0412`, or Apple's X-APPLE-OMIT-YEAR) is no date. A time of day is left out.
    """
    if line is None:
        return None
    match = _FULL_DATE.fullmatch(plain_value(line).strip())
    if match is None or line.parameter("X-APPLE-OMIT-YEAR") == match[1]:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def write_date(card: Card, line: Property, day: date) -> None:
    """Gives a BDAY line a day, spelled as before, else as its version has it (4.0: 19850412)."""
    if read_date(line) == day:
        return
    old = line.value.strip()
    extended = old[4:5] == "-" if _FULL_DATE.fullmatch(old) else card.version != _MODERN_VERSION
    dropped = ("VALUE", "X-APPLE-OMIT-YEAR", "CALSCALE", "ENCODING", "CHARSET", "")
    kept = [parameter for parameter in line.parameters if parameter.name not in dropped]
    if (line.parameter("VALUE") or "").upper() == "DATE":
        kept = [parameter for parameter in line.parameters if parameter.name != "X-APPLE-OMIT-YEAR"]
    line.rewrite(day.isoformat() if extended else day.isoformat().replace("-", ""), kept)


def parse_timestamp(text: str) -> datetime | None:
    """The instant a REV names (RFC 6350 §4.3.5, hyphens and colons allowed); None without a zone."""
    match = _TIMESTAMP.match(text.strip())
    if match is None:
        return None
    zone: timezone = UTC
    try:
        if match[7]:
            offset = timedelta(hours=int(match[8]), minutes=int(match[9] or 0))
            zone = timezone(-offset if match[7] == "-" else offset)
        year, month, day, hour, minute, second = map(int, match.groups()[:6])
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def read_picture(line: Property | None) -> Picture | None:
    """What a PHOTO holds: inline base64 (2.1, 3.0), a `data:` URI (4.0) or another URI; None if nothing."""
    if line is None or not line.value.strip():
        return None
    if is_base64(line):
        data = binary_value(line)
        return Picture(data) if data else None
    uri = unescape_text(line.value, Escaping.URI).strip()
    inline = _DATA_URI.fullmatch(uri)
    if inline is None:
        return Picture(None, uri) if ":" in uri else None
    if "base64" not in inline[2].lower():
        return Picture(unquote_to_bytes(inline[3])) if inline[3] else None
    try:
        data = binascii.a2b_base64("".join(inline[3].split()))
    except (binascii.Error, ValueError):
        return None
    return Picture(data) if data else None


def write_picture(card: Card, line: Property, data: bytes) -> None:
    """Gives a PHOTO line its bytes; parameters that tell of the old picture (its type, its crop) go."""
    if read_picture(line) == Picture(data):
        return
    kind = next((name for start, name in _PICTURES if data.startswith(start)), None)
    if kind is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "WEBP"
    encoded = binascii.b2a_base64(data, newline=False).decode("ascii")
    if card.version == _MODERN_VERSION:
        media_type = f"image/{kind.lower()}" if kind else "application/octet-stream"
        line.rewrite(f"data:{media_type};base64,{encoded}", ())
        return
    encoding = Parameter.of("ENCODING", "BASE64" if card.legacy else "b")
    line.rewrite(encoded, [encoding, Parameter.of("TYPE", kind)] if kind else [encoding])
