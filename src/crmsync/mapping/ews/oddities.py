"""What an EWS item must look like to be understood. Pure.

The mappers read what they do not understand as nothing, which would pass for something that a person emptied;
so each item is looked over before it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from crmsync.mapping.ews.moments import parse_instant
from crmsync.mapping.ews.schema import MEMBERS, Form
from crmsync.model.kinds import Kind

Check = Callable[[str], bool]
"""Is a text what it should be?"""

_TRUTHS = frozenset({"true", "false", "1", "0"})
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d*)?", re.ASCII)


def is_moment(value: str) -> bool:
    """A date and time (xs:dateTime)."""
    return parse_instant(value) is not None


def is_truth(value: str) -> bool:
    """True or false (xs:boolean)."""
    return value in _TRUTHS


def is_number(value: str) -> bool:
    """A number (xs:int or xs:double)."""
    return _NUMBER.fullmatch(value) is not None


def one_of(words: Collection[str]) -> Check:
    """One of these words."""
    known = frozenset(words)
    return lambda value: value in known


def oddity(kind: Kind, native: Mapping[str, Any], checks: Mapping[str, Check]) -> str | None:
    """What is not understood in an item; `None` when all is. checks: member → how its text must be."""
    for member in MEMBERS[kind]:
        held = native.get(member.name)
        if held in (None, ""):
            continue
        if not _FORMS[member.form](held):
            return f"Exchange gives its {member.name} in a form that is not understood."
        check = checks.get(member.name)
        if check is not None and isinstance(held, str) and not check(held):
            return f"Exchange gives “{held[:60]}” as its {member.name}, which is not understood."
    return None


def _is_text(held: object) -> bool:
    return isinstance(held, str)


def _is_texts(held: object) -> bool:
    return isinstance(held, list) and all(isinstance(one, str) for one in held)


def _is_structure(held: object) -> bool:
    return isinstance(held, str | dict)


def _is_indexed(held: object) -> bool:
    return isinstance(held, dict) and all(isinstance(one, str | dict) for one in held.values())


def _is_addresses(held: object) -> bool:
    return isinstance(held, dict) and all(
        isinstance(parts, dict) and all(isinstance(part, str) for part in parts.values())
        for parts in held.values()
    )


def _is_structures(held: object) -> bool:
    return isinstance(held, list) and all(isinstance(one, dict) for one in held)


def _is_properties(held: object) -> bool:
    return isinstance(held, dict) and all(isinstance(one, str | list) for one in held.values())


_FORMS: Mapping[Form, Callable[[object], bool]] = {
    Form.TEXT: _is_text,
    Form.STRINGS: _is_texts,
    Form.INDEXED: _is_indexed,
    Form.ADDRESSES: _is_addresses,
    Form.STRUCTURE: _is_structure,
    Form.PEOPLE: _is_structures,
    Form.OCCURRENCES: _is_structures,
    Form.EXTENDED: _is_properties,
}
