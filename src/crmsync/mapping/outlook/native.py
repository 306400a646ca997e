"""An item of an Exchange mailbox as a JSON object, and the mappers of fields that are one member of it. Pure.

Knows neither how Graph nor how EWS calls the members.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, TableOptions, Unfit
from crmsync.model.values import Value, line, words

UTC_ZONE = ZoneInfo("UTC")

Native = dict[str, Any]
"""Member name → JSON value. Read from the service, or the draft that is sent to it."""
Canonical = Callable[[str | None], str | None]


@frozen
class OutlookOptions(TableOptions):
    """What settings and account add to a field table. zone: in which the person's days begin."""

    zone: ZoneInfo = UTC_ZONE


@frozen
class Plain:
    """What mappers share that need no extended property. name: the canonical field."""

    name: str

    @property
    def access(self) -> Access:
        """Readable and writable."""
        return Access.READ_WRITE

    @property
    def extended(self) -> tuple[str, ...]:
        """The ids of the extended properties that must be asked for: none."""
        return ()


@frozen
class MemberField(Plain):
    """A text that one member holds."""

    member: str
    canonical: Canonical = line

    def read(self, native: Native) -> Value | None:
        return self.canonical(text_of(native.get(self.member)))

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value:
            native[self.member] = value

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))


@frozen
class ExtendedText(Plain):
    """A text that an extended property holds. What is made of it says how the protocol names the property."""

    property_id: str
    canonical: Canonical = line

    @property
    def extended(self) -> tuple[str, ...]:
        """The ids of the extended properties that must be asked for: its own."""
        return (self.property_id,)

    def read(self, native: Native) -> Value | None:
        return self.canonical(self.held(native))

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) != value:
            self.put(native, None if value is None else str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(self.canonical(sendable(str(value))))

    @abstractmethod
    def held(self, native: Native) -> str | None:
        """The property's value."""

    @abstractmethod
    def put(self, native: Native, value: str | None) -> None:
        """Set (or with `None` empty) the property."""


@frozen
class WordsField(Plain):
    """Categories, by name."""

    member: str

    def read(self, native: Native) -> Value | None:
        return words([text_of(entry) or "" for entry in listed(native, self.member)])

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) == value:
            return
        wanted = dict.fromkeys(str(entry) for entry in value) if isinstance(value, tuple) else {}
        kept = [
            entry
            for entry in listed(native, self.member)
            if wanted.pop(" ".join((text_of(entry) or "").split()), self) is None
        ]
        native[self.member] = [*kept, *wanted]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of categories")
        return Fit(words(tuple(sendable(str(entry)) for entry in value)))


def text_of(value: object) -> str | None:
    """A JSON value as text, `None` when it is none."""
    return value if isinstance(value, str) else None


def member(native: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A member that is a structure; empty when it is not there."""
    held = native.get(name)
    return held if isinstance(held, dict) else {}


def listed(native: Mapping[str, Any], name: str) -> list[Any]:
    """What a member that is a collection holds; nothing when it is not there."""
    held = native.get(name)
    return held if isinstance(held, list) else []


def objects(native: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The structures of a member that is a collection."""
    return [entry for entry in listed(native, name) if isinstance(entry, dict)]
