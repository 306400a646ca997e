"""One check for each type of field: takes what a request says, gives the form the store keeps, or refuses.

Knows fields and who exists; knows nothing of whole records. Forms in the store: texts as they are, date-times
as seconds since 1970, look-ups and owners as ids, rules and reminders as their JSON, None for nothing.
Rules: fact sheet 3.3, 3.10 and 4.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.behaviour import Behaviour, Taken
from crmsync.sandbox.crm.fields import SE_MODULE, FieldSpec, FieldType
from crmsync.sandbox.crm.patterns import EMAIL, PHONE, WEBSITE
from crmsync.sandbox.crm.people import People
from crmsync.sandbox.crm.recurrence import alarm_problem, is_endless, reminder_problem, rule_problem
from crmsync.sandbox.crm.store import Record, Store
from crmsync.sandbox.crm.times import parse_date, parse_datetime

MOST_PARTICIPANTS = 50
_LONGEST_ID = 19
_NO_CHOICE = "-None-"
_PATTERNS = {FieldType.PHONE: PHONE, FieldType.WEBSITE: WEBSITE}


class ValueRefused(Exception):
    """A value that the field does not take."""

    def __init__(
        self, code: str = "INVALID_DATA", message: str = "invalid data", path: str = "", **details: Any
    ) -> None:
        """`path`: what follows the field's name in json_path. `details`: further keys of the reply."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.path = path
        self.details = details


class Unchanged(Exception):
    """A value that is silently not taken: the field keeps what it has."""


@frozen
class Checking:
    """What a check may look at. present: the record before the write, None for a create. item: the whole
    item.
    """

    behaviour: Behaviour
    people: People
    store: Store
    item: dict[str, Any]
    present: Record | None


Check = Callable[[Checking, FieldSpec, Any], Any]


def as_id(value: object) -> int | None:
    """An id, which may be written as a text or as a number; None when it is neither, or too long."""
    number: int | None = None
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _LONGEST_ID:
        number = int(value)
    return number if number is not None and 0 <= number < 2**63 else None


def target_id(value: object) -> int | None:
    """The id of a look-up, written as `{"id": …}` or bare."""
    return as_id(value.get("id")) if isinstance(value, dict) else as_id(value)


def check_value(checking: Checking, spec: FieldSpec, value: Any) -> Any:
    """The stored form of `value` for that field; None empties it.

    Raises ValueRefused, or Unchanged when the value is silently left out.
    """
    if value is None or value == "":
        return None
    return _CHECKS[spec.type](checking, spec, value)


def _expected(spec: FieldSpec, path: str = "") -> ValueRefused:
    return ValueRefused(path=path, expected_data_type=spec.type.data_type)


def _text(checking: Checking, spec: FieldSpec, value: Any) -> str:
    if not isinstance(value, str):
        raise _expected(spec)
    if len(value) > spec.length:
        raise ValueRefused(maximum_length=spec.length)
    pattern = _PATTERNS.get(spec.type)
    if pattern and checking.behaviour.check_patterns and pattern.fullmatch(value) is None:
        raise _expected(spec)
    return value


def _email(checking: Checking, spec: FieldSpec, value: Any) -> str:
    text = _text(checking, spec, value)
    if EMAIL.fullmatch(text) is None:
        raise _expected(spec)
    return text


def _pick(checking: Checking, spec: FieldSpec, value: Any) -> str | None:
    text = _text(checking, spec, value)
    if text == _NO_CHOICE:
        return None
    if text not in spec.pick_list:
        match checking.behaviour.unknown_pick_list_values:
            case Taken.REFUSED:
                raise ValueRefused(supported_values=list(spec.pick_list))
            case Taken.IGNORED:
                raise Unchanged
            case Taken.ACCEPTED:
                pass
    return text


def _picks(checking: Checking, spec: FieldSpec, value: Any) -> list[str] | None:
    if not isinstance(value, list):
        raise _expected(spec)
    chosen = [_pick(checking, spec, entry) for entry in value]
    return [entry for entry in chosen if entry] or None


def _boolean(_: Checking, spec: FieldSpec, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _expected(spec)
    return value


def _integer(_: Checking, spec: FieldSpec, value: Any) -> int:
    number = as_id(value) if spec.type is FieldType.BIG_INTEGER else value
    if isinstance(number, bool) or not isinstance(number, int):
        raise _expected(spec)
    if len(str(abs(number))) > spec.length:
        raise ValueRefused(maximum_length=spec.length)
    return number


def _number(_: Checking, spec: FieldSpec, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _expected(spec)
    return float(value)


def _date(_: Checking, spec: FieldSpec, value: Any) -> str:
    if not isinstance(value, str) or parse_date(value) is None:
        raise _expected(spec)
    return value


def _datetime(_: Checking, spec: FieldSpec, value: Any) -> int:
    epoch = parse_datetime(value) if isinstance(value, str) else None
    if epoch is None:
        raise _expected(spec)
    return epoch


def _lookup(checking: Checking, spec: FieldSpec, value: Any) -> int:
    record_id = target_id(value)
    if record_id is None:
        raise _expected(spec)
    module = lookup_module(checking, spec)
    found = checking.store.references([record_id]).get(record_id)
    if found is None or found[0] != module:
        raise ValueRefused(message="the related id given seems to be invalid", path=".id")
    return record_id


def lookup_module(checking: Checking, spec: FieldSpec) -> str | None:
    """The module a look-up of this item points to. Raises ValueRefused when the item must name it and does
    not.
    """
    if spec.lookup != SE_MODULE:
        return spec.lookup
    named = checking.item.get("$se_module")
    if isinstance(named, str):
        return named
    value = checking.item.get(spec.api_name)
    module = value.get("module") if isinstance(value, dict) else None
    if isinstance(module, dict) and isinstance(module.get("api_name"), str):
        return str(module["api_name"])
    raise ValueRefused(
        "DEPENDENT_FIELD_MISSING",
        "Dependent Fields missing",
        dependee={"api_name": spec.api_name},
        expected_fields=[{"api_name": "$se_module"}],
    )


def _owner(checking: Checking, spec: FieldSpec, value: Any) -> int:
    user_id = target_id(value)
    if user_id is None:
        raise _expected(spec)
    user = checking.people.get(user_id)
    if user is None or not user.active:
        raise ValueRefused(message="the id given seems to be invalid", path=".id")
    return user_id


def _alarm(checking: Checking, spec: FieldSpec, value: Any) -> str:
    text = value.get("ALARM") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise _expected(spec, ".ALARM")
    present = checking.present.values if checking.present else {}
    recurring = bool(checking.item.get("Recurring_Activity", present.get("Recurring_Activity")))
    if problem := alarm_problem(text, recurring=recurring):
        raise ValueRefused(path=".ALARM", expected_data_type="ALARM", part=problem)
    return text


def _rule(checking: Checking, spec: FieldSpec, value: Any) -> dict[str, str]:
    text = value.get("RRULE") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise _expected(spec, ".RRULE")
    if problem := rule_problem(text):
        raise ValueRefused(path=".RRULE", expected_data_type="RRULE", part=problem)
    if is_endless(text):
        _or_not(checking.behaviour.endless_series, path=".RRULE", expected_data_type="RRULE", part="UNTIL")
    rule = {"RRULE": text}
    exceptions = value.get("EXDATE")
    if exceptions is not None:
        if not isinstance(exceptions, str) or len(exceptions) > spec.length:
            raise _expected(spec, ".EXDATE")
        rule["EXDATE"] = exceptions
    present = checking.present
    if present is not None and present.values.get(spec.api_name) != rule:
        _or_not(checking.behaviour.rrule_update, "NOT_ALLOWED", "the recurrence cannot be updated")
    return rule


def _or_not(taken: Taken, code: str = "INVALID_DATA", message: str = "invalid data", **details: Any) -> None:
    match taken:
        case Taken.ACCEPTED:
            return
        case Taken.IGNORED:
            raise Unchanged
        case Taken.REFUSED:
            raise ValueRefused(code, message, **details)


def _reminders(_: Checking, spec: FieldSpec, value: Any) -> list[dict[str, Any]] | None:
    if not isinstance(value, list):
        raise _expected(spec)
    for number, entry in enumerate(value):
        if problem := reminder_problem(entry):
            raise ValueRefused(path=f"[{number}].{problem}", expected_data_type="multireminder")
    kept = [{key: entry[key] for key in ("period", "unit", "time") if key in entry} for entry in value]
    return kept or None


def _participants(checking: Checking, spec: FieldSpec, value: Any) -> list[dict[str, Any]] | None:
    if not isinstance(value, list):
        raise _expected(spec)
    if len(value) > MOST_PARTICIPANTS:
        raise ValueRefused(
            "LIMIT_EXCEEDED", "Only 50 participants can be added to an event.", limit=MOST_PARTICIPANTS
        )
    before = (checking.present.values.get(spec.api_name) if checking.present else None) or []
    known = {(entry["type"], entry["participant"]): entry for entry in before}
    listed: dict[tuple[str, str], dict[str, Any]] = {}
    for number, entry in enumerate(value):
        kind, participant = _participant(checking, entry, f"[{number}]")
        listed[kind, participant] = known.get((kind, participant)) or {
            "id": checking.store.new_id(),
            "type": kind,
            "participant": participant,
            "name": entry.get("name"),
            "invited": False,
            "status": "not_known",
        }
    return list(listed.values()) or None


def _participant(checking: Checking, entry: Any, path: str) -> tuple[str, str]:
    if not isinstance(entry, dict):
        raise ValueRefused(path=path, expected_data_type="jsonobject")
    kind, named = entry.get("type"), entry.get("participant")
    if kind == "email":
        # V7's page puts the address in `Email`, the SDK's sample in `participant`: both are taken (4.3).
        address = named or entry.get("Email")
        if not isinstance(address, str) or EMAIL.fullmatch(address) is None:
            raise ValueRefused(path=f"{path}.Email", expected_data_type="email")
        return kind, address
    number = as_id(named)
    if kind == "user" and number is not None and checking.people.get(number) is not None:
        return kind, str(number)
    if kind == "contact" and number is not None:
        found = checking.store.references([number]).get(number)
        if found is not None and found[0] == "Contacts":
            return kind, str(number)
    known = kind in ("user", "contact")
    raise ValueRefused(
        message="the id given seems to be invalid" if known else "invalid data",
        path=f"{path}.{'participant' if known else 'type'}",
    )


_CHECKS: dict[FieldType, Check] = {
    FieldType.TEXT: _text,
    FieldType.TEXT_AREA: _text,
    FieldType.EMAIL: _email,
    FieldType.PHONE: _text,
    FieldType.WEBSITE: _text,
    FieldType.PICK_LIST: _pick,
    FieldType.MULTI_PICK_LIST: _picks,
    FieldType.BOOLEAN: _boolean,
    FieldType.INTEGER: _integer,
    FieldType.BIG_INTEGER: _integer,
    FieldType.DOUBLE: _number,
    FieldType.CURRENCY: _number,
    FieldType.DATE: _date,
    FieldType.DATETIME: _datetime,
    FieldType.LOOKUP: _lookup,
    FieldType.OWNER: _owner,
    FieldType.ALARM: _alarm,
    FieldType.RRULE: _rule,
    FieldType.REMINDERS: _reminders,
    FieldType.PARTICIPANTS: _participants,
}
