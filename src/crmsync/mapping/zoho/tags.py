"""Tags of a record as a set of words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import OneField
from crmsync.model.values import Value, words

_LONGEST = 25
_MOST = 10
_REFUSED = "<>,"
"""Limits of tag names, and of tags on a record: API page "Create Tags" (v7)."""


@frozen
class TagField(OneField):
    """Categories ↔ `Tag` (`[{"name": …}]`). What cannot be a tag is reported, the rest is written."""

    def read(self, native: Record) -> Value | None:
        return words(list(_names(native.get(self.meta.name))))

    def write(self, native: Record, value: Value | None) -> None:
        names = value if isinstance(value, tuple) else ()
        native[self.meta.name] = [{"name": str(name)} for name in names]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of names")
        names = [str(name) for name in value]
        possible = [name for name in names if len(name) <= _LONGEST and not set(name) & set(_REFUSED)]
        refused = [name for name in names if name not in possible] + possible[_MOST:]
        return Fit(words(possible[:_MOST]), _note(refused) if refused else None)


def _names(held: object) -> Iterator[str]:
    for tag in held if isinstance(held, list) else []:
        name = tag.get("name") if isinstance(tag, dict) else tag
        if isinstance(name, str):
            yield name


def _note(refused: Iterable[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in refused)
    return f"{listed} (a record takes {_MOST} tags of at most {_LONGEST} characters, without < > and commas)"
