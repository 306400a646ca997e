"""`$filter` expressions: comparisons, `and`/`or`/`not`, `startswith`/`endswith`/`contains`, `any`/`all`.

Pure. Grammar: OData 4.01 URL Conventions, section 5.1.1, the part that Graph takes for Outlook items.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from crmsync.sandbox.graph.errors import bad_query
from crmsync.sandbox.graph.properties import property_id

Scope = Mapping[str, Any]
Predicate = Callable[[Scope], Any]

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<moment>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_@][\w.@]*(?:/[\w.@]+)*)|(?P<sign>[():,]))"
)
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
_FUNCTIONS: dict[str, Callable[[str, str], bool]] = {
    "startswith": lambda text, part: text.casefold().startswith(part.casefold()),
    "endswith": lambda text, part: text.casefold().endswith(part.casefold()),
    "contains": lambda text, part: part.casefold() in text.casefold(),
}
_WORDS = {"true": True, "false": False, "null": None}


def compile_filter(text: str) -> Callable[[Mapping[str, Any]], bool]:
    """The test that an expression stands for. Raises GraphError for one that is not understood."""
    parser = _Parser(text)
    predicate = parser.either()
    if parser.peek() is not None:
        raise parser.wrong()
    return lambda entity: bool(predicate({"": entity}))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[tuple[str, str]] = []
        position = 0
        while text[position:].strip():
            match = _TOKEN.match(text, position)
            if match is None:
                raise self.wrong()
            self._tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
            position = match.end()
        self._next = 0

    def wrong(self) -> Exception:
        return bad_query(f"Invalid filter clause: {self._text}")

    def peek(self) -> tuple[str, str] | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def take(self, value: str | None = None) -> tuple[str, str]:
        token = self.peek()
        if token is None or value not in (None, token[1]):
            raise self.wrong()
        self._next += 1
        return token

    def takes(self, value: str) -> bool:
        token = self.peek()
        if token is not None and token[0] in ("name", "sign") and token[1] == value:
            self._next += 1
            return True
        return False

    def either(self) -> Predicate:
        parts = [self.both()]
        while self.takes("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda scope: any(part(scope) for part in parts)

    def both(self) -> Predicate:
        parts = [self.single()]
        while self.takes("and"):
            parts.append(self.single())
        return parts[0] if len(parts) == 1 else lambda scope: all(part(scope) for part in parts)

    def single(self) -> Predicate:
        if self.takes("not"):
            negated = self.single()
            return lambda scope: not negated(scope)
        if self.takes("("):
            inner = self.either()
            self.take(")")
            return inner
        left = self.value()
        token = self.peek()
        if token is not None and token[1] in _COMPARISONS:
            compare = _COMPARISONS[self.take()[1]]
            right = self.value()
            return lambda scope: _compared(compare, left(scope), right(scope))
        return left

    def value(self) -> Predicate:
        kind, text = self.take()
        match kind:
            case "text":
                plain = text[1:-1].replace("''", "'")
                return lambda scope: plain
            case "moment":
                return lambda scope: text
            case "number":
                return lambda scope: float(text)
            case "name" if text in _WORDS:
                return lambda scope: _WORDS[text]
            case "name" if self.takes("("):
                return self.called(text)
            case "name":
                return lambda scope: _at(scope, text)
            case _:
                raise self.wrong()

    def called(self, name: str) -> Predicate:
        if name in _FUNCTIONS:
            function = _FUNCTIONS[name]
            text = self.value()
            self.take(",")
            part = self.value()
            self.take(")")
            return lambda scope: function(str(text(scope) or ""), str(part(scope) or ""))
        path, _, quantifier = name.rpartition("/")
        if quantifier not in ("any", "all") or not path:
            raise self.wrong()
        variable = self.take()[1]
        self.take(":")
        inner = self.either()
        self.take(")")
        over = any if quantifier == "any" else all
        return lambda scope: over(inner({**scope, variable: entry}) for entry in _at(scope, path) or ())


def _at(scope: Scope, path: str) -> Any:
    names = path.split("/")
    value: Any = scope[names.pop(0)] if names[0] in scope else scope[""]
    for name in names:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _compared(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
    if left is None or right is None:
        return compare in (operator.eq, operator.ne) and compare(left, right)
    if isinstance(left, str) and isinstance(right, str):
        # Ids of extended properties are compared by what they mean, all other texts whatever their case.
        return compare(property_id(left) or left.casefold(), property_id(right) or right.casefold())
    try:
        return compare(left, right)
    except TypeError:
        return False
