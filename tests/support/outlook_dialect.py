"""How a Microsoft server writes down what people say about an item in Outlook: one table per service, so that a
story can be told once for all of them. Knows no server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Word:
    """Something people say about an item. write: a value → the members of the item that say so. read: an item → the
    value, empty where it says nothing.
    """

    write: Callable[[Any], Item]
    read: Callable[[Item], Any]


def plain(member: str) -> Word:
    """A text that stands in a member as it is."""
    return Word(lambda value: {member: value}, lambda item: item.get(member) or "")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The words of a service. made: kind → a name → the least of an item. id: an item → its id. stores: kind → what the
    server calls such a folder. calls: verb (create, update, delete) → kind → a regular expression of the call that
    does it. any_call: one of every call. colour: of a category.
    """

    made: Mapping[str, Callable[[str], Item]]
    words: Mapping[str, Mapping[str, Word]]
    id: Callable[[Item], str]
    stores: Mapping[str, Any]
    calls: Callable[[str, str], str]
    any_call: str
    colour: Any

    def said(self, kind: str, words: Mapping[str, Any]) -> dict[str, Any]:
        """The members of an item that say this."""
        found: dict[str, Any] = {}
        for word, value in words.items():
            found |= self.words[kind][word].write(value)
        return found
