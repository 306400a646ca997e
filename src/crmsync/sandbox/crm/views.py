"""Saved views: a name and criteria for a module's records, as `settings/custom_views` lists them and `cvid`
uses them.

Criteria keep the shape of the API: `{comparator, field: {api_name}, value}` or `{group_operator, group:
[…]}`.
"""

from __future__ import annotations

import json
from typing import Any

from crmsync.frozen import frozen
from crmsync.sandbox.crm.conditions import Comparison, Condition, ConditionRefused, Group, Operator, to_sql
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.people import People, User
from crmsync.sandbox.crm.schema import Module, Schema
from crmsync.sandbox.crm.store import Store
from crmsync.sandbox.crm.times import local_text

CURRENT_USER = "${CURRENTUSER}"
"""Stands for the user who asks."""

_NULL = "${EMPTY}"


@frozen
class View:
    """A saved view. system_name: of the views every organisation has, None for those that people made."""

    id: int
    module: str
    name: str
    system_name: str | None
    criteria: dict[str, Any] | None
    created: int
    created_by: int | None


_COLUMNS = "id, module, name, system_name, criteria, created, created_by"


class Views:
    """All saved views."""

    def __init__(self, environment: Environment, store: Store, schema: Schema, people: People) -> None:
        self._environment = environment
        self._store = store
        self._schema = schema
        self._people = people
        with store.transaction():
            if not store.execute("SELECT 1 FROM views LIMIT 1").fetchone():
                self._add_system_views()

    def _add_system_views(self) -> None:
        mine = {"comparator": "equal", "field": {"api_name": "Owner"}, "value": CURRENT_USER}
        for module in self._schema.modules():
            plural = module.spec.plural
            self._insert(module.api_name, f"All {plural}", "ALLVIEWS", None, None)
            self._insert(module.api_name, f"My {plural}", "MYVIEWS", mine, None)

    def add(self, module: Module, name: str, criteria: dict[str, Any], by: User) -> View:
        """A view that a person saves. Raises ValueError for criteria that cannot be used on this module."""
        try:
            to_sql(from_criteria(criteria, by.id), module, self._schema)
        except ConditionRefused as refused:
            raise ValueError(f"The criteria cannot be used: {refused} {refused.details}") from refused
        return self._insert(module.api_name, name, None, criteria, by.id)

    def _insert(
        self, module: str, name: str, system_name: str | None, criteria: dict[str, Any] | None, by: int | None
    ) -> View:
        view = View(self._store.new_id(), module, name, system_name, criteria, self._environment.now(), by)
        self._store.execute(
            f"INSERT INTO views ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                view.id,
                module,
                name,
                system_name,
                None if criteria is None else json.dumps(criteria),
                view.created,
                by,
            ),
        )
        return view

    def of_module(self, module: str) -> list[View]:
        rows = self._store.execute(f"SELECT {_COLUMNS} FROM views WHERE module = ? ORDER BY id", (module,))
        return [_view(row) for row in rows]

    def get(self, view_id: int) -> View | None:
        row = self._store.execute(f"SELECT {_COLUMNS} FROM views WHERE id = ?", (view_id,)).fetchone()
        return None if row is None else _view(row)

    def condition(self, view: View, user: User) -> Condition | None:
        """What the records of the view must be like, for the user who asks."""
        return None if view.criteria is None else from_criteria(view.criteria, user.id)

    def describe(self, view: View, user: User) -> dict[str, Any]:
        """The entry of `settings/custom_views`."""
        system = view.system_name is not None
        category = "public_views" if system else "created_by_me"
        if not system and view.created_by != user.id:
            category = "other_users_views"
        return {
            "id": str(view.id),
            "name": view.name,
            "display_value": view.name,
            "system_name": view.system_name,
            "system_defined": system,
            "default": view.system_name == "ALLVIEWS",
            "category": category,
            "criteria": view.criteria,
            "created_by": self._people.short(view.created_by),
            "created_time": None if system else local_text(view.created, user.zone),
            "modified_by": None,
            "modified_time": None,
            "last_accessed_time": None,
            "locked": False,
            "favorite": None,
            "access_type": "public",
        }


def from_criteria(criteria: dict[str, Any], current_user: int) -> Condition:
    """The condition that a view's criteria mean. Raises ConditionRefused for a shape that cannot be read."""
    group = criteria.get("group")
    if isinstance(group, list) and group:
        word = str(criteria.get("group_operator", "and")).casefold()
        members = tuple(from_criteria(member, current_user) for member in group)
        return Group("or" if word == "or" else "and", members)
    field, name = criteria.get("field"), str(criteria.get("comparator"))
    if not isinstance(field, dict) or not isinstance(field.get("api_name"), str):
        raise ConditionRefused("field missing")
    if name not in set(Operator):
        raise ConditionRefused("comparator not known", comparator=name)
    path, value = tuple(field["api_name"].split(".")), criteria.get("value")
    if value == _NULL:
        empty = Operator.IS_NULL if name == Operator.EQUAL else Operator.NOT_NULL
        return Comparison(path, empty)
    values = value if isinstance(value, list) else [value]
    return Comparison(path, Operator(name), tuple(_text(entry, current_user) for entry in values))


def _text(value: object, current_user: int) -> str:
    if isinstance(value, dict):
        value = value.get("id", value.get("name"))
    if value == CURRENT_USER:
        return str(current_user)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _view(row: Any) -> View:
    criteria = None if row[4] is None else json.loads(row[4])
    return View(*[*row[:4], criteria, *row[5:]])
