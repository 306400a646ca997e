"""One table of the configuration file, read key by key.

What cannot be used becomes a problem, and its default. Knows TOML values and plain words for them, nothing
of what the keys mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from crmsync.accounts.places import KeyPath
from crmsync.frozen import frozen

_Choice = TypeVar("_Choice", bound=StrEnum)


@frozen
class Found:
    """A problem before its line is known."""

    path: KeyPath
    where: str
    message: str
    advice: str


class Section:
    """A table of the file.

    path: its place. where: the same in plain words. problems: where problems are put; shared by all sections.
    A key that is asked for is known from then on; `finish` reports the others.
    """

    def __init__(
        self, values: Mapping[str, object], path: KeyPath, where: str, problems: list[Found]
    ) -> None:
        self._values = values
        self._path = path
        self.where = where
        self._problems = problems
        self._known: set[str] = set()

    def problem(self, key: str | None, message: str, advice: str) -> None:
        """Note a problem with a key (`None`: the table itself)."""
        path = self._path if key is None else (*self._path, key)
        self._problems.append(Found(path, self.where, message, advice))

    def has(self, key: str) -> bool:
        """Is the key given?"""
        return key in self._values

    def text(self, key: str, *, required: str = "") -> str | None:
        """A text that is not empty, trimmed. required: the advice when it is missing."""
        value = self._value(key)
        if value is None:
            if required:
                self.problem(None, f'"{key}" is missing.', required)
            return None
        if not isinstance(value, str):
            self._wrong(key, "a text in quotation marks")
            return None
        if not value.strip():
            self.problem(key, f'"{key}" is empty.', required or "Give it a value, or remove the line.")
            return None
        if any(ord(character) < 32 or ord(character) == 127 for character in value):
            self.problem(key, f'"{key}" holds a line break or another control character.', "Remove it.")
            return None
        return value.strip()

    def choice(self, key: str, default: _Choice) -> _Choice:
        """One of the values of an enumeration."""
        kind = type(default)
        found = self.one_of(key, [member.value for member in kind])
        return kind(found) if found is not None else default

    def one_of(self, key: str, allowed: Iterable[str], *, required: str = "") -> str | None:
        """One of the given texts."""
        value = self.text(key, required=required)
        choices = list(allowed)
        if value is None or value in choices:
            return value
        self.problem(
            key,
            f'"{key}" cannot be "{value}".',
            f"{meant(value, choices)} Possible: {', '.join(choices)}.".strip(),
        )
        return None

    def number(self, key: str, default: int, *, most: int, least: int = 0) -> int:
        """A whole number between `least` and `most`."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self._wrong(key, f"a whole number from {least} to {most}")
            return default
        return value

    def yes_no(self, key: str, default: bool) -> bool:
        """`true` or `false`."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong(key, "true or false, without quotation marks")
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts that are not empty; `None` when it is not given or not one."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self._wrong(key, 'a list of texts, such as ["CRM", "Customers"]')
            return None
        return tuple(each.strip() for each in value)

    def table(self, key: str, *, required: str = "") -> Section | None:
        """A table inside this one, reported as a part of it."""
        value = self._value(key)
        if value is None:
            if required:
                self.problem(None, f'"{key}" is missing.', required)
            return None
        if not isinstance(value, dict):
            self._wrong(key, "a table, such as { key = value }")
            return None
        where = f"{self.where}, {key}" if self.where else key
        return Section(value, (*self._path, key), where, self._problems)

    def tables(self, key: str, where: Callable[[int, Mapping[str, object]], str]) -> Iterator[Section]:
        """The tables of an array ([[key]]). where: plain words for the one at a position."""
        value = self._value(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong(key, f"tables that each begin with [[{key}]]")
            return
        for index, each in enumerate(value):
            yield Section(each, (*self._path, key, index), where(index, each), self._problems)

    def inside(self, key: str, value: Mapping[str, object], where: str) -> Section:
        """The table `value` of a key that `entries` gave."""
        return Section(value, (*self._path, key), where, self._problems)

    def entries(self) -> Iterable[tuple[str, object]]:
        """All keys and their values, in the file's order; makes every key known."""
        self._known |= set(self._values)
        return self._values.items()

    def finish(self, *, unknown: Callable[[str], tuple[str, str] | None] = lambda key: None) -> None:
        """Report every key that nobody asked for. unknown: message and advice for special ones."""
        known = sorted(self._known)
        for key in self._values:
            if key in self._known:
                continue
            self.problem(key, *(unknown(key) or unknown_key(key, known)))

    def _value(self, key: str) -> object:
        self._known.add(key)
        return self._values.get(key)

    def _wrong(self, key: str, expected: str) -> None:
        self.problem(key, f'"{key}" is not what is expected.', f"It must be {expected}.")


def meant(word: str, known: Iterable[str]) -> str:
    """A question that names the known word a person may have meant; empty when none is near."""
    # Loaded for the first misspelt word.
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(known), n=1)
    return f'Did you mean "{close[0]}"?' if close else ""


def unknown_key(key: str, known: Iterable[str]) -> tuple[str, str]:
    """Message and advice for a key that nobody knows; never its value, which may be a secret."""
    advice = meant(key, known) or f"Known keys are {', '.join(known)}."
    return f'The key "{key}" is not known.', advice
