"""One item of a write, checked as a whole: every field, mandatory ones, unique ones, and those that depend on
others.

Gives a draft of what to store, or the refusal in Zoho's words. Writes nothing but new tags. Rules: fact sheet
3.3.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crmsync.sandbox.crm.behaviour import Taken
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.errors import ItemError
from crmsync.sandbox.crm.fields import SE_MODULE, TEXT_TYPES, FieldSpec, FieldType
from crmsync.sandbox.crm.people import People
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import Record, Store, value_of
from crmsync.sandbox.crm.tags import Tags
from crmsync.sandbox.crm.values import Checking, Unchanged, ValueRefused, check_value, lookup_module


@dataclass(slots=True)
class Draft:
    """What an item asks for. values: stored forms of the fields it names, None empties. notify: may guests be
    mailed.
    """

    values: dict[str, Any] = field(default_factory=dict)
    owner: int | None = None
    tags: list[int] | None = None
    notify: bool = True


class Validator:
    """Checks items against the present schema."""

    def __init__(
        self, environment: Environment, store: Store, schema: Schema, people: People, tags: Tags
    ) -> None:
        self._environment = environment
        self._store = store
        self._schema = schema
        self._people = people
        self._tags = tags

    def draft(self, module: Module, item: Any, index: int, present: Record | None, by: int) -> Draft:
        """What the item at `index` of the request asks for; `present` is the record it changes, `by` who
        writes.

        Raises ItemError.
        """
        if not isinstance(item, dict):
            raise ItemError("INVALID_DATA", "invalid data", {"json_path": f"$.data[{index}]"})
        checking = Checking(self._environment.behaviour, self._people, self._store, item, present)
        draft = Draft(notify=item.get("$send_notification") is not False)
        problems: list[ItemError] = []
        for name, value in item.items():
            spec = module.fields.get(name)
            if spec is None or name == "id":
                continue
            try:
                self._take(checking, module, spec, value, draft, by)
            except Unchanged:
                continue
            except ValueRefused as refused:
                problems.append(_refusal(refused, name, index))
        known = {problem.details["api_name"] for problem in problems}
        problems += (
            problem
            for problem in self._missing(module, draft, index, present)
            if problem.details["api_name"] not in known
        )
        problems += self._duplicates(module, draft, index, present)
        problems += self._inconsistent(module, draft, index, present)
        match problems:
            case []:
                return draft
            case [problem]:
                raise problem
            case _:
                raise ItemError(
                    "MULTIPLE_OR_MULTI_ERRORS",
                    "Multiple errors in the record",
                    {"errors": [problem.body() for problem in problems]},
                )

    def _take(
        self, checking: Checking, module: Module, spec: FieldSpec, value: Any, draft: Draft, by: int
    ) -> None:
        if spec.read_only:
            if self._environment.behaviour.read_only_fields is Taken.REFUSED:
                raise ValueRefused("NOT_ALLOWED", "the field is read-only")
            raise Unchanged
        match spec.type:
            case FieldType.TAGS:
                draft.tags = self._tags.chosen(module.api_name, value, by)
            case FieldType.OWNER:
                draft.owner = check_value(checking, spec, value)
            case _:
                stored = check_value(checking, spec, value)
                if spec.type is FieldType.MULTI_PICK_LIST:
                    stored = _appended(checking, spec, stored)
                if spec.lookup == SE_MODULE:
                    draft.values["$se_module"] = None if stored is None else lookup_module(checking, spec)
                draft.values[spec.api_name] = stored

    def _missing(self, module: Module, draft: Draft, index: int, present: Record | None) -> list[ItemError]:
        values = draft.values
        return [
            ItemError("MANDATORY_NOT_FOUND", "required field not found", _where(spec.api_name, index))
            for spec in module.spec.fields
            if spec.mandatory
            and values.get(spec.api_name) is None
            and (present is None or spec.api_name in values)
        ]

    def _duplicates(
        self, module: Module, draft: Draft, index: int, present: Record | None
    ) -> list[ItemError]:
        problems = []
        for spec in module.spec.fields:
            value = draft.values.get(spec.api_name)
            if not spec.unique or value is None:
                continue
            other = self.holder(module, spec, value)
            if other is not None and (present is None or other.id != present.id):
                duplicate = {
                    "id": str(other.id),
                    "module": {"api_name": module.api_name, "id": module.spec.id},
                    "Owner": self._people.short(other.owner),
                }
                problems.append(
                    ItemError(
                        "DUPLICATE_DATA",
                        "duplicate data",
                        _where(spec.api_name, index) | {"duplicate_record": duplicate, "id": str(other.id)},
                    )
                )
        return problems

    def holder(self, module: Module, spec: FieldSpec, value: Any) -> Record | None:
        """The live record that has this value in that field, whatever its case."""
        equal = f"{value_of(spec.api_name)} = ?" + (" COLLATE NOCASE" if spec.type in TEXT_TYPES else "")
        found = self._store.records(module.api_name, equal, (value,), limit=1)
        return found[0] if found else None

    def _inconsistent(
        self, module: Module, draft: Draft, index: int, present: Record | None
    ) -> list[ItemError]:
        if module.api_name != "Events":
            return []
        after = (present.values if present else {}) | draft.values
        start, end = after.get("Start_DateTime"), after.get("End_DateTime")
        problems = []
        if start is not None and end is not None and end < start:
            problems.append(ItemError("INVALID_DATA", "invalid data", _where("End_DateTime", index)))
        needs_reminder = self._environment.behaviour.recurring_needs_reminder
        if needs_reminder and after.get("Recurring_Activity") and not after.get("Remind_At"):
            problems.append(
                ItemError("MANDATORY_NOT_FOUND", "required field not found", _where("Remind_At", index))
            )
        return problems


def _appended(checking: Checking, spec: FieldSpec, stored: list[str] | None) -> list[str] | None:
    append = checking.item.get("$append_values")
    if checking.present is None or not isinstance(append, dict) or append.get(spec.api_name) is not True:
        return stored
    return list(dict.fromkeys([*(checking.present.values.get(spec.api_name) or []), *(stored or [])]))


def _where(api_name: str, index: int, path: str = "") -> dict[str, Any]:
    return {"api_name": api_name, "json_path": f"$.data[{index}].{api_name}{path}"}


def _refusal(refused: ValueRefused, api_name: str, index: int) -> ItemError:
    return ItemError(refused.code, str(refused), _where(api_name, index, refused.path) | refused.details)
