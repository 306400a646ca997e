"""A small honest subset of COQL: select, where, order by, limit. No joins by hand, no functions, no aliases.

Pure: text to query. Rules: fact sheet 3.7; V7 COQL (more than two conditions need brackets; `where` is
mandatory).
"""

from __future__ import annotations

import re
from typing import Literal

from crmsync.frozen import frozen
from crmsync.sandbox.crm.conditions import Comparison, Condition, Group, Operator
from crmsync.sandbox.crm.errors import ApiError

MOST_ROWS = 200
MOST_FIELDS = 50
MOST_BY_OFFSET = 10_000

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")|(?P<sign><=|>=|!=|<>|[=<>(),])"
    r"|(?P<word>[\w$.+:\-]+))"
)
_SIGNS = {
    "=": Operator.EQUAL,
    "!=": Operator.NOT_EQUAL,
    "<>": Operator.NOT_EQUAL,
    "<": Operator.LESS,
    "<=": Operator.LESS_EQUAL,
    ">": Operator.GREATER,
    ">=": Operator.GREATER_EQUAL,
}


@frozen
class CoqlQuery:
    """What a query asks for. fields: paths through look-ups. order: paths with their direction."""

    fields: tuple[tuple[str, ...], ...]
    module: str
    where: Condition
    order: tuple[tuple[tuple[str, ...], Literal["ASC", "DESC"]], ...]
    limit: int
    offset: int


@frozen
class _Token:
    text: str
    at: int
    literal: bool

    @property
    def word(self) -> str:
        return "" if self.literal else self.text.casefold()


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._next = 0

    def query(self) -> CoqlQuery:
        self._keyword("select")
        fields = [self._path()]
        while self._accept(","):
            fields.append(self._path())
        self._keyword("from")
        module = self._name()
        if not self._accept("where"):
            raise self._error("where")
        where = self._conditions()
        order = self._order() if self._accept("order") else []
        limit, offset = self._limit()
        if self._next != len(self._tokens):
            raise self._error()
        if len(fields) > MOST_FIELDS:
            raise _too_many("select", MOST_FIELDS)
        return CoqlQuery(tuple(fields), module, where, tuple(order), limit, offset)

    def _conditions(self) -> Condition:
        members = [self._condition()]
        word: Literal["and", "or"] | None = None
        while (token := self._peek()) in ("and", "or"):
            self._next += 1
            if word is not None:
                # Three conditions side by side are ambiguous to the service, whatever the words between them.
                raise self._error("where")
            word = "and" if token == "and" else "or"
            members.append(self._condition())
        return members[0] if word is None else Group(word, tuple(members))

    def _condition(self) -> Condition:
        if self._accept("("):
            inner = self._conditions()
            self._keyword(")")
            return inner
        path = self._path()
        if self._accept("is"):
            negated = self._accept("not")
            self._keyword("null")
            return Comparison(path, Operator.NOT_NULL if negated else Operator.IS_NULL)
        negated = self._accept("not")
        if self._accept("in"):
            self._keyword("(")
            values = [self._value()]
            while self._accept(","):
                values.append(self._value())
            self._keyword(")")
            return Comparison(path, Operator.NOT_IN if negated else Operator.IN, tuple(values))
        if self._accept("between"):
            low = self._value()
            self._keyword("and")
            both = (low, self._value())
            return Comparison(path, Operator.NOT_BETWEEN if negated else Operator.BETWEEN, both)
        if self._accept("like"):
            return self._like(path, negated=negated)
        operator = _SIGNS.get(self._peek())
        if negated or operator is None:
            raise self._error("where")
        self._next += 1
        return Comparison(path, operator, (self._value(),))

    def _like(self, path: tuple[str, ...], *, negated: bool) -> Comparison:
        pattern = self._value()
        starts, ends = pattern.startswith("%"), pattern.endswith("%")
        text = pattern.strip("%")
        match (starts, ends, negated):
            case (True, True, True):
                return Comparison(path, Operator.NOT_CONTAINS, (text,))
            case (_, _, True):
                raise self._error("where")
            case (True, True, _):
                return Comparison(path, Operator.CONTAINS, (text,))
            case (True, False, _):
                return Comparison(path, Operator.ENDS_WITH, (text,))
            case (False, True, _):
                return Comparison(path, Operator.STARTS_WITH, (text,))
            case _:
                return Comparison(path, Operator.EQUAL, (text,))

    def _order(self) -> list[tuple[tuple[str, ...], Literal["ASC", "DESC"]]]:
        self._keyword("by")
        order: list[tuple[tuple[str, ...], Literal["ASC", "DESC"]]] = []
        while True:
            path = self._path()
            descending = self._accept("desc")
            if not descending:
                self._accept("asc")
            order.append((path, "DESC" if descending else "ASC"))
            if not self._accept(","):
                return order

    def _limit(self) -> tuple[int, int]:
        limit, offset = MOST_ROWS, 0
        if self._accept("limit"):
            limit = self._number()
            if self._accept(","):
                offset, limit = limit, self._number()
            elif self._accept("offset"):
                offset = self._number()
        if limit > MOST_ROWS:
            raise _too_many("limit", MOST_ROWS)
        if limit + offset > MOST_BY_OFFSET:
            raise _too_many("offset", MOST_BY_OFFSET)
        return limit, offset

    def _peek(self) -> str:
        return self._tokens[self._next].word if self._next < len(self._tokens) else ""

    def _accept(self, word: str) -> bool:
        if self._peek() != word:
            return False
        self._next += 1
        return True

    def _keyword(self, word: str) -> None:
        if not self._accept(word):
            raise self._error()

    def _taken(self) -> _Token:
        if self._next >= len(self._tokens):
            raise self._error()
        self._next += 1
        return self._tokens[self._next - 1]

    def _name(self) -> str:
        token = self._taken()
        if token.literal or not re.fullmatch(r"[\w$.]+", token.text):
            raise self._error()
        return token.text

    def _path(self) -> tuple[str, ...]:
        return tuple(self._name().split("."))

    def _value(self) -> str:
        token = self._taken()
        if not token.literal and not re.fullmatch(r"[\w.+:\-]+", token.text):
            raise self._error()
        return token.text

    def _number(self) -> int:
        text = self._value()
        if not (text.isascii() and text.isdigit()):
            raise self._error("limit")
        return int(text)

    def _error(self, clause: str | None = None) -> ApiError:
        at = self._tokens[self._next].at if self._next < len(self._tokens) else len(self._text)
        before = self._text[:at]
        details: dict[str, object] = {
            "line": before.count("\n") + 1,
            "column": at - (before.rfind("\n") + 1) + 1,
            "near": self._text[at : at + 20],
        }
        return ApiError(
            400,
            "SYNTAX_ERROR",
            "error occured while parsing the query",
            {"clause": clause} if clause else details,
        )


def parse_coql(text: str) -> CoqlQuery:
    """The query that `text` means. Raises ApiError SYNTAX_ERROR or LIMIT_EXCEEDED."""
    return _Parser(text).query()


def _tokens(text: str) -> list[_Token]:
    tokens, at = [], 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise ApiError(
                400,
                "SYNTAX_ERROR",
                "error occured while parsing the query",
                {"line": 1, "column": at + 1, "near": text[at : at + 20]},
            )
        literal = match["text"]
        if literal is None:
            tokens.append(_Token(match["sign"] or match["word"], match.start(match.lastgroup or 0), False))
        else:
            unescaped = re.sub(r"\\(.)", r"\1", literal[1:-1])
            tokens.append(_Token(unescaped, match.start("text"), True))
        at = match.end()
    return tokens


def _too_many(clause: str, limit: int) -> ApiError:
    return ApiError(400, "LIMIT_EXCEEDED", "limit exceeded", {"clause": clause, "limit": limit})
