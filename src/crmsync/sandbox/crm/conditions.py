"""Conditions over records: search criteria, custom views and COQL all become these, and these become SQL.

Comparison of texts is blind to case. Operators: V7 Search Records, Custom View, COQL.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from crmsync.frozen import frozen
from crmsync.sandbox.crm.fields import SE_MODULE, FieldSpec, FieldType
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import marks, value_of
from crmsync.sandbox.crm.times import parse_datetime
from crmsync.sandbox.crm.values import as_id


class Operator(StrEnum):
    """How a field is compared, by the name that criteria use."""

    EQUAL = "equal"
    NOT_EQUAL = "not_equal"
    IN = "in"
    NOT_IN = "not_in"
    LESS = "less_than"
    LESS_EQUAL = "less_equal"
    GREATER = "greater_than"
    GREATER_EQUAL = "greater_equal"
    BETWEEN = "between"
    NOT_BETWEEN = "not_between"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"
    IS_NULL = "is_null"
    NOT_NULL = "not_null"


@frozen
class Comparison:
    """One field against values, written as texts. path: `("Account_Name", "Industry")` follows a look-up."""

    path: tuple[str, ...]
    operator: Operator
    values: tuple[str, ...] = ()


@frozen
class Group:
    """Several conditions joined by one word."""

    word: Literal["and", "or"]
    members: tuple[Condition, ...]


Condition = Comparison | Group


class ConditionRefused(Exception):
    """A condition names a field that is not there, or a value the field cannot have."""

    def __init__(self, message: str, **details: str) -> None:
        super().__init__(message)
        self.details = details


@frozen
class Sql:
    """A piece of SQL over `records` with its parameters."""

    text: str
    parameters: tuple[Any, ...] = ()


_SIGNS = {
    Operator.LESS: "<",
    Operator.LESS_EQUAL: "<=",
    Operator.GREATER: ">",
    Operator.GREATER_EQUAL: ">=",
}
_COLUMNS = {
    "id": "id",
    "Owner": "owner",
    "Created_By": "created_by",
    "Modified_By": "modified_by",
    "Created_Time": "created",
    "Modified_Time": "modified",
    "Last_Activity_Time": "modified",
}
_IDS = frozenset({FieldType.ID, FieldType.LOOKUP, FieldType.OWNER})
_EXACT = _IDS | {
    FieldType.BOOLEAN,
    FieldType.INTEGER,
    FieldType.BIG_INTEGER,
    FieldType.DOUBLE,
    FieldType.CURRENCY,
    FieldType.DATE,
    FieldType.DATETIME,
}


def to_sql(condition: Condition, module: Module, schema: Schema) -> Sql:
    """The condition as SQL. Raises ConditionRefused."""
    if isinstance(condition, Group):
        parts = [to_sql(member, module, schema) for member in condition.members]
        text = f" {condition.word.upper()} ".join(f"({part.text})" for part in parts)
        return Sql(text, tuple(value for part in parts for value in part.parameters))
    spec = field_of(module, condition.path[0])
    if len(condition.path) == 1:
        return _compare(condition, spec)
    if spec.lookup is None or spec.lookup == SE_MODULE:
        raise ConditionRefused("column given seems to be invalid", column_name=".".join(condition.path))
    target = schema.module(spec.lookup)
    inner = to_sql(Comparison(condition.path[1:], condition.operator, condition.values), target, schema)
    return Sql(
        f"{_expression(spec)} IN (SELECT id FROM records WHERE module = ? AND ({inner.text}))",
        (target.api_name, *inner.parameters),
    )


def field_of(module: Module, name: str) -> FieldSpec:
    """Raises ConditionRefused when the module has no such field."""
    spec = module.fields.get(name)
    if spec is None:
        raise ConditionRefused("column given seems to be invalid", column_name=name, module=module.api_name)
    return spec


def _expression(spec: FieldSpec) -> str:
    return _COLUMNS.get(spec.api_name) or value_of(spec.api_name)


def _compare(condition: Comparison, spec: FieldSpec) -> Sql:
    expression = _expression(spec)
    if spec.type is FieldType.TAGS:
        return _compare_tags(condition)
    if spec.type is FieldType.BOOLEAN:
        expression = f"coalesce({expression}, 0)"
    values = tuple(_value(spec, text) for text in condition.values)
    collate = "" if spec.type in _EXACT else " COLLATE NOCASE"
    match condition.operator:
        case Operator.EQUAL:
            return Sql(f"{expression} = ?{collate}", values)
        case Operator.NOT_EQUAL:
            return Sql(f"({expression} IS NULL OR {expression} != ?{collate})", values)
        case Operator.IN:
            return Sql(f"{expression}{collate} IN ({marks(values)})", values)
        case Operator.NOT_IN:
            return Sql(f"({expression} IS NULL OR {expression}{collate} NOT IN ({marks(values)}))", values)
        case Operator.BETWEEN:
            return Sql(f"{expression} BETWEEN ? AND ?", values)
        case Operator.NOT_BETWEEN:
            return Sql(f"{expression} NOT BETWEEN ? AND ?", values)
        case Operator.IS_NULL:
            return Sql(f"{expression} IS NULL")
        case Operator.NOT_NULL:
            return Sql(f"{expression} IS NOT NULL")
        case Operator.STARTS_WITH:
            return Sql(f"instr(folded({expression}), ?) = 1", _folded(values))
        case Operator.CONTAINS:
            return Sql(f"instr(folded({expression}), ?) > 0", _folded(values))
        case Operator.NOT_CONTAINS:
            return Sql(f"({expression} IS NULL OR instr(folded({expression}), ?) = 0)", _folded(values))
        case Operator.ENDS_WITH:
            return Sql(f"substr(folded({expression}), -length(?)) = ?", _folded(values * 2))
        case _:
            return Sql(f"{expression} {_SIGNS[condition.operator]} ?{collate}", values)


def _compare_tags(condition: Comparison) -> Sql:
    has = "EXISTS (SELECT 1 FROM json_each(data, '$.Tag') JOIN tags ON tags.id = json_each.value WHERE {})"
    any_tag, named = has.format("1"), has.format(f"tags.name IN ({marks(condition.values)})")
    match condition.operator:
        case Operator.EQUAL | Operator.IN | Operator.CONTAINS:
            return Sql(named, condition.values)
        case Operator.NOT_EQUAL | Operator.NOT_IN | Operator.NOT_CONTAINS:
            return Sql(f"NOT {named}", condition.values)
        case Operator.IS_NULL:
            return Sql(f"NOT {any_tag}")
        case Operator.NOT_NULL:
            return Sql(any_tag)
        case _:
            raise ConditionRefused("operator not supported for the column", column_name="Tag")


def _folded(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(str(value).casefold() for value in values)


def _value(spec: FieldSpec, text: str) -> Any:
    value: Any = text
    if spec.type in _IDS:
        value = as_id(text)
    elif spec.type is FieldType.DATETIME:
        value = parse_datetime(text)
    elif spec.type is FieldType.BOOLEAN:
        value = {"true": 1, "false": 0}.get(text.casefold())
    elif spec.type in (FieldType.INTEGER, FieldType.BIG_INTEGER, FieldType.DOUBLE, FieldType.CURRENCY):
        try:
            value = float(text)
        except ValueError:
            value = None
    if value is None:
        raise ConditionRefused(
            "value given seems to be invalid for the column",
            column_name=spec.api_name,
            expected_data_type=spec.type.data_type,
        )
    return value
