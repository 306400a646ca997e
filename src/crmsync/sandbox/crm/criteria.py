"""The criteria language of `/search` and `/actions/count`:
`((Last_Name:equals:Burns)and(Email:starts_with:b))`.

Pure: text to condition. Language and its odd `equals`, which finds what contains the value: V7 Search
Records.
"""

from __future__ import annotations

from crmsync.sandbox.crm.conditions import Comparison, Condition, Group, Operator
from crmsync.sandbox.crm.errors import ApiError
from crmsync.sandbox.crm.fields import TEXT_TYPES
from crmsync.sandbox.crm.schema import Module

MOST_CONDITIONS = 15

_OPERATORS = {
    "equals": Operator.EQUAL,
    "not_equal": Operator.NOT_EQUAL,
    "starts_with": Operator.STARTS_WITH,
    "in": Operator.IN,
    "greater_than": Operator.GREATER,
    "greater_equal": Operator.GREATER_EQUAL,
    "less_than": Operator.LESS,
    "less_equal": Operator.LESS_EQUAL,
    "between": Operator.BETWEEN,
}
_LISTS = frozenset({Operator.IN, Operator.BETWEEN})


class _Parser:
    def __init__(self, text: str, module: Module) -> None:
        self._text = text.strip()
        self._module = module
        self._at = 0
        self.conditions = 0

    def whole(self) -> Condition:
        condition = self._joined()
        if self._at != len(self._text):
            raise _invalid()
        return condition

    def _joined(self) -> Condition:
        members = [self._one()]
        words: set[str] = set()
        while (word := self._word()) is not None:
            words.add(word)
            members.append(self._one())
        if len(words) > 1:
            raise _invalid()
        if len(members) == 1:
            return members[0]
        return Group("or" if words == {"or"} else "and", tuple(members))

    def _word(self) -> str | None:
        self._skip_spaces()
        for word in ("and", "or"):
            if self._text[self._at : self._at + len(word)].lower() == word:
                self._at += len(word)
                return word
        return None

    def _skip_spaces(self) -> None:
        while self._text[self._at : self._at + 1] == " ":
            self._at += 1

    def _one(self) -> Condition:
        self._skip_spaces()
        if self._text[self._at : self._at + 1] != "(":
            return self._comparison(until_end=True)
        self._at += 1
        inner = (
            self._joined()
            if self._text[self._at : self._at + 1] == "("
            else self._comparison(until_end=False)
        )
        if self._text[self._at : self._at + 1] != ")":
            raise _invalid()
        self._at += 1
        return inner

    def _comparison(self, *, until_end: bool) -> Comparison:
        self.conditions += 1
        name, operator = self._until_colon(), self._until_colon()
        known = _OPERATORS.get(operator)
        if known is None:
            raise _invalid()
        values = self._values(until_end=until_end)
        if known not in _LISTS:
            values = [",".join(values)]
        spec = self._module.fields.get(name)
        if known is Operator.EQUAL and spec is not None and spec.type in TEXT_TYPES:
            known = Operator.CONTAINS
        if known is Operator.BETWEEN and len(values) != 2:
            raise _invalid()
        return Comparison((name,), known, tuple(values))

    def _until_colon(self) -> str:
        end = self._text.find(":", self._at)
        if end < 0:
            raise _invalid()
        part, self._at = self._text[self._at : end], end + 1
        return part.strip()

    def _values(self, *, until_end: bool) -> list[str]:
        values, present = [], ""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "\\" and self._at + 1 < len(self._text):
                present += self._text[self._at + 1]
                self._at += 2
                continue
            if sign == ")" and not until_end:
                break
            if sign == ",":
                values.append(present)
                present = ""
            else:
                present += sign
            self._at += 1
        return [*values, present]


def parse_criteria(text: str, module: Module) -> Condition:
    """The condition that criteria mean. Raises ApiError INVALID_QUERY or LIMIT_EXCEEDED."""
    parser = _Parser(text, module)
    condition = parser.whole()
    if parser.conditions > MOST_CONDITIONS:
        raise ApiError(400, "LIMIT_EXCEEDED", "criteria limit exceeded", {"limit": MOST_CONDITIONS})
    return condition


def _invalid() -> ApiError:
    return ApiError(400, "INVALID_QUERY", "invalid query formed", {"reason": "criteria"})
