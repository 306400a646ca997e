"""The modules as they are now: the tables, what the switches take away or add, and what people added or
changed.

Knows nothing of records. A person may add fields, change them or take them away; that is kept in the store.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from typing import Any

from crmsync.sandbox.crm.behaviour import Behaviour, Venue
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.errors import invalid_module
from crmsync.sandbox.crm.fields import FieldSpec, FieldType, ModuleSpec
from crmsync.sandbox.crm.store import Store
from crmsync.sandbox.crm.tables import MEETING_VENUE, MODERN_LENGTHS, MODULES, NOT_IN_MODERN_CONTACTS

_API_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,49}")


class Module:
    """A module as requests see it: its spec and its fields by name."""

    def __init__(self, spec: ModuleSpec) -> None:
        self.spec = spec
        self.fields = {entry.api_name: entry for entry in spec.fields}

    @property
    def api_name(self) -> str:
        return self.spec.api_name

    def of_type(self, *types: FieldType) -> list[FieldSpec]:
        return [entry for entry in self.spec.fields if entry.type in types]


class Schema:
    """All modules by API name, rebuilt when a switch or a field changes."""

    def __init__(self, environment: Environment, store: Store) -> None:
        self._environment = environment
        self._store = store
        self._built_for: Behaviour | None = None
        self._modules: dict[str, Module] = {}

    def modules(self) -> list[Module]:
        return list(self._current().values())

    def module(self, api_name: str) -> Module:
        """Raises ApiError INVALID_MODULE for an unknown name."""
        module = self._current().get(api_name)
        if module is None:
            raise invalid_module()
        return module

    def has(self, api_name: str) -> bool:
        return api_name in self._current()

    def put_field(self, module: str, spec: FieldSpec) -> None:
        """Add a field to `module`, or change the one of that name.

        Raises ValueError for an API name that cannot be one.
        """
        if _API_NAME.fullmatch(spec.api_name) is None:
            raise ValueError(f"{spec.api_name!r} cannot be the API name of a field.")
        self.module(module)
        if spec.unique:
            self._store.index_field(spec.api_name)
        self._save(module, spec.api_name, json.dumps(asdict(spec) | {"type": spec.type.name}))

    def remove_field(self, module: str, api_name: str) -> None:
        """Take a field away; its values stay in the store, unseen."""
        self.module(module)
        self._save(module, api_name, None)

    def _save(self, module: str, api_name: str, spec: str | None) -> None:
        self._store.execute(
            "INSERT INTO fields (module, api_name, position, spec) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (module, api_name) DO UPDATE SET spec = excluded.spec",
            (module, api_name, self._store.new_id(), spec),
        )
        self._built_for = None

    def _current(self) -> dict[str, Module]:
        behaviour = self._environment.behaviour
        if self._built_for != behaviour:
            with self._store.transaction():
                self._modules = {spec.api_name: Module(self._built(spec, behaviour)) for spec in MODULES}
            self._built_for = behaviour
        return self._modules

    def _built(self, spec: ModuleSpec, behaviour: Behaviour) -> ModuleSpec:
        by_name = {entry.api_name: entry for entry in _switched(spec, behaviour)}
        changes = self._store.execute(
            "SELECT api_name, spec FROM fields WHERE module = ? ORDER BY position", (spec.api_name,)
        )
        for api_name, text in changes:
            if text is None:
                by_name.pop(api_name, None)
            else:
                by_name[api_name] = _from_json(json.loads(text))
        return replace(spec, fields=tuple(by_name.values()))


def _switched(spec: ModuleSpec, behaviour: Behaviour) -> tuple[FieldSpec, ...]:
    match spec.api_name:
        case "Contacts" if behaviour.modern_fields:
            return tuple(
                replace(entry, length=MODERN_LENGTHS.get(entry.api_name, entry.length))
                for entry in spec.fields
                if entry.api_name not in NOT_IN_MODERN_CONTACTS
            )
        case "Events" if behaviour.meeting_venue is not Venue.ABSENT:
            required = behaviour.meeting_venue is Venue.REQUIRED
            return (*spec.fields, replace(MEETING_VENUE, mandatory=required))
        case _:
            return spec.fields


def _from_json(data: dict[str, Any]) -> FieldSpec:
    return FieldSpec(**data | {"type": FieldType[data["type"]], "pick_list": tuple(data["pick_list"])})
