"""A contact's name in parts, and what Outlook shows and files the contact under. Pure.

Both display names follow the names they were made of; what a person chose stays.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from crmsync.formats.text import sendable
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.names import FILED_UNDER, PATTERNS, Names, names_in, pattern_of
from crmsync.mapping.outlook.native import Native, Plain, text_of
from crmsync.model.values import Changes, Value, line

NAME_FIELDS = {
    "salutation": "prefix",
    "given_name": "given",
    "middle_name": "middle",
    "family_name": "family",
    "suffix": "suffix",
}
"""Canonical field → part of `Names`."""


class Naming(ABC):
    """Where a dialect keeps names. company, display, filed: the members that hold the company, the display
    name and what the contact is filed under.
    """

    company: str
    display: str
    filed: str

    @abstractmethod
    def written(self, native: Native) -> Names:
        """The parts that are there."""

    @abstractmethod
    def put(self, native: Native, wanted: Names) -> None:
        """Make these the parts."""

    @abstractmethod
    def addresses(self, native: Native) -> Iterable[str]:
        """The mail addresses, the first one first."""

    def names(self, native: Native) -> Names:
        """The names of a contact: its parts, else what its display name gives away."""
        return self.written(native) or names_in(self._shown(native, self.display), self._company(native))

    @contextmanager
    def following(self, native: Native, changes: Changes) -> Iterator[None]:
        """Let the display names follow what is written (`changes`) meanwhile."""
        before, new = self._face(native), self.display not in native
        told = {part: changes[name] for name, part in NAME_FIELDS.items() if name in changes}
        wanted = replace(self.names(native), **{part: _text(value) for part, value in told.items()})
        if not before.names and changes.get("company") == self._shown(native, self.display):
            # What only the display name says would not count as a person's name beside an equal company.
            self.put(native, self.names(native))
        yield
        after = self._face(native)
        if after != before:
            self._follow(native, self.display, before, after, PATTERNS[0])
            if new or self._shown(native, self.filed):
                self._follow(native, self.filed, before, after, FILED_UNDER)
        if told and not wanted and self.names(native):
            # The display name alone would go on saying them.
            native[self.display] = after.stand_in

    def _follow(self, native: Native, name: str, before: _Face, after: _Face, usual: str) -> None:
        """Keep one display name in step; one that was not made of what is there stays."""
        shown = self._shown(native, name)
        if shown is None:
            wanted = after.names.display(usual) or after.stand_in
        elif shown == before.stand_in:
            wanted = after.stand_in if before.names else after.names.display(usual) or after.stand_in
        else:
            pattern = pattern_of(shown, before.names or names_in(shown, before.company))
            emptied = bool(before.names) and not after.names and bool(names_in(shown, after.company))
            if not emptied and (pattern is None or not (before.names or after.names)):
                return
            wanted = (after.names.display(pattern) if pattern else None) or after.stand_in
        if wanted != shown:
            native[name] = wanted

    def _face(self, native: Native) -> _Face:
        company = self._company(native)
        stand_in = company or next((one for one in self.addresses(native) if "@" in one), None)
        return _Face(self.written(native), company, stand_in)

    def _company(self, native: Native) -> str | None:
        return self._shown(native, self.company)

    def _shown(self, native: Native, name: str) -> str | None:
        return line(text_of(native.get(name)))


@frozen
class _Face:
    """What a display name is made of. stand_in: what a contact without a name is called by."""

    names: Names
    company: str | None
    stand_in: str | None


@frozen
class NameField(Plain):
    """One part of the name. part: its name in `Names`."""

    part: str
    naming: Naming

    def read(self, native: Native) -> Value | None:
        value: str | None = getattr(self.naming.names(native), self.part)
        return value

    def write(self, native: Native, value: Value | None) -> None:
        before = self.naming.names(native)
        wanted = replace(before, **{self.part: _text(value)})
        if wanted == before:
            return
        if not wanted and not self.naming.written(native):
            native[self.naming.display] = None
        self.naming.put(native, wanted)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


def _text(value: Value | None) -> str | None:
    return None if value is None else str(value)
