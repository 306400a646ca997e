"""Restrictions of FindItem and FindFolder: which items a client wants to see.

Knows values by their paths, nothing of items. Source: "Restriction", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Callable

from crmsync.sandbox.ews.errors import schema_fault
from crmsync.sandbox.ews.fields import Path
from crmsync.sandbox.ews.shapes import read_path
from crmsync.sandbox.ews.xml import Element, child, children, local_name, text_of

Value = Callable[[Path], Element | None]

_COMPARED: dict[str, Callable[[int], bool]] = {
    "IsEqualTo": lambda order: order == 0,
    "IsNotEqualTo": lambda order: order != 0,
    "IsGreaterThan": lambda order: order > 0,
    "IsGreaterThanOrEqualTo": lambda order: order >= 0,
    "IsLessThan": lambda order: order < 0,
    "IsLessThanOrEqualTo": lambda order: order <= 0,
}


def matches(restriction: Element | None, value: Value) -> bool:
    """Does something with these values match? Raises SoapFault for an expression that there is not."""
    return restriction is None or all(_true(test, value) for test in children(restriction))


def _true(test: Element, value: Value) -> bool:
    parts = list(children(test))
    match local_name(test):
        case "And":
            return all(_true(part, value) for part in parts)
        case "Or":
            return any(_true(part, value) for part in parts)
        case "Not":
            return not all(_true(part, value) for part in parts)
        case "Exists":
            return value(read_path(parts[0])) is not None
        case "Contains":
            return _contains(test, value(read_path(parts[0])), parts[-1].get("Value", ""))
        case name if name in _COMPARED and len(parts) == 2:
            held = value(read_path(parts[0]))
            wanted = _constant(parts[1], value)
            if held is None or wanted is None:
                return name == "IsNotEqualTo"
            return any(_COMPARED[name](_order(text, wanted)) for text in _texts(held))
        case other:
            raise schema_fault(f"The element '{other}' is no search expression.")


def _contains(test: Element, held: Element | None, wanted: str) -> bool:
    if held is None:
        return False
    folds = "Case" in test.get("ContainmentComparison", "")
    needle = wanted.casefold() if folds else wanted
    for text in _texts(held):
        hay = text.casefold() if folds else text
        found = {
            "FullString": hay == needle,
            "Prefixed": hay.startswith(needle),
            "PrefixOnWords": any(word.startswith(needle) for word in hay.split()),
            "Substring": needle in hay,
            "ExactPhrase": needle in hay,
        }
        if found.get(test.get("ContainmentMode", "FullString"), False):
            return True
    return False


def _constant(node: Element, value: Value) -> str | None:
    constant = child(node, "Constant")
    if constant is not None:
        return constant.get("Value", "")
    held = value(read_path(next(children(node))))
    return None if held is None else next(iter(_texts(held)), None)


def _texts(held: Element) -> list[str]:
    """The texts of a value: one, or those of its members."""
    return [text_of(part) for part in children(held)] or [text_of(held)]


def _order(one: str, other: str) -> int:
    try:
        first, second = float(one), float(other)
    except ValueError:
        return (one > other) - (one < other)
    return (first > second) - (first < second)
