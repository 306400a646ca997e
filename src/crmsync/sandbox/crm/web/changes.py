"""What a person's forms do: one function for each address that takes one; each says where to go on.

The form token was checked. A refusal is a `ChangeRefused` with a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.sandbox.crm.automation import Automation, Source
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import CrmError, ItemError
from crmsync.sandbox.crm.fields import FieldSpec, FieldType
from crmsync.sandbox.crm.people import User
from crmsync.sandbox.crm.records import Outcome, Writer
from crmsync.sandbox.crm.schema import Module
from crmsync.sandbox.crm.store import Record
from crmsync.sandbox.crm.web.forms import FormProblem, RecordForm
from crmsync.sandbox.crm.web.office import CUSTOM_TYPES


class ChangeRefused(Exception):
    """What a person wanted could not be done; the text says why."""


class Changes:
    """A person's changes. Whoever calls holds the store's transaction."""

    def __init__(self, core: Core, user: User) -> None:
        self._core = core
        self._user = user
        self._writer = Writer(user.id, Source.PERSON, Automation(None))

    def create(self, module: Module, form: Mapping[str, str]) -> Record:
        item = self._item(module, form, {})
        return self._one(self._core.records.create(module, [item], self._writer))

    def edit(self, record: Record, form: Mapping[str, str]) -> Record:
        module = self._core.schema.module(record.module)
        before = RecordForm(self._core, module, self._user).typed(record)
        item = self._item(module, form, before)
        if item.keys() <= {"$send_notification"}:
            return record
        return self._one(self._core.records.update(module, [item | {"id": record.id}], self._writer))

    def delete(self, record: Record) -> None:
        module = self._core.schema.module(record.module)
        self._one(self._core.records.delete(module, [record.id], self._writer))

    def merge(self, keep: Record, lose: int) -> None:
        try:
            self._core.records.merge(keep.id, lose, self._writer)
        except CrmError as refused:
            raise ChangeRefused(_sentence(refused)) from refused

    def note(self, record: Record, content: str) -> None:
        item = {"Note_Content": content, "Parent_Id": {"id": record.id}, "$se_module": record.module}
        notes = self._core.schema.module("Notes")
        self._one(self._core.records.create(notes, [item], self._writer))

    def photo(self, record: Record, content: bytes | None) -> None:
        module = self._core.schema.module(record.module)
        try:
            self._core.records.set_photo(module, record.id, content, self._writer)
        except CrmError as refused:
            raise ChangeRefused(_sentence(refused)) from refused

    def restore(self, record_id: int) -> None:
        try:
            self._core.records.restore(record_id)
        except ItemError as refused:
            raise ChangeRefused("This record is no longer in the recycle bin.") from refused

    def purge(self, record_id: int) -> None:
        try:
            self._core.records.purge(record_id)
        except ItemError as refused:
            raise ChangeRefused("This record is no longer in the recycle bin.") from refused

    def add_field(self, module: Module, form: Mapping[str, str]) -> None:
        name, length = form.get("api_name", "").strip(), form.get("length", "255").strip()
        types = {kind.name: kind for kind in CUSTOM_TYPES}
        if name in module.fields:
            raise ChangeRefused(f"There is a field {name} already.")
        if not (length.isascii() and length.isdigit() and 0 < int(length) <= 32_000):
            raise ChangeRefused("The length has to be a number from 1 to 32000.")
        choices = [part.strip() for part in form.get("pick_list", "").split(",") if part.strip()]
        spec = FieldSpec(
            api_name=name,
            type=types.get(form.get("type", ""), FieldType.TEXT),
            length=int(length),
            pick_list=tuple(choices),
            custom=True,
        )
        try:
            self._core.schema.put_field(module.api_name, spec)
        except ValueError as problem:
            raise ChangeRefused(str(problem)) from problem

    def _item(self, module: Module, form: Mapping[str, str], before: Mapping[str, str]) -> dict[str, Any]:
        try:
            return RecordForm(self._core, module, self._user).item(form, before)
        except FormProblem as problem:
            raise ChangeRefused(str(problem)) from problem

    def _one(self, outcomes: list[Outcome]) -> Record:
        (outcome,) = outcomes
        if isinstance(outcome, ItemError):
            raise ChangeRefused(_sentence(outcome)) from outcome
        return outcome.record


def _sentence(refused: CrmError) -> str:
    errors = refused.details.get("errors")
    if isinstance(errors, list):
        return " ".join(_one_sentence(error["code"], error["message"], error["details"]) for error in errors)
    return _one_sentence(refused.code, refused.message, refused.details)


def _one_sentence(code: str, message: str, details: Mapping[str, Any]) -> str:
    field = str(details.get("api_name", "")).replace("_", " ")
    where = f"{field}: " if field else ""
    if code == "MANDATORY_NOT_FOUND":
        return f"{where}has to be filled in."
    if "maximum_length" in details:
        return f"{where}at most {details['maximum_length']} characters."
    if code == "DUPLICATE_DATA":
        return f"{where}another record has this value."
    if "expected_data_type" in details:
        return f"{where}this is no valid {details['expected_data_type']}."
    return f"{where}{message} ({code})."
