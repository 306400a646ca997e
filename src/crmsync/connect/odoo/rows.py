"""A draft on its way to Odoo: references found, x2many changes as commands, a new record as a line of an
import. Pure.

New records go through `load`, Odoo's own import, because an imported record carries an external id: the
operation key. A second import with the same id finds the first one's record instead of making another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crmsync.mapping.odoo.metadata import ModelMeta
from crmsync.mapping.odoo.record import Ref, ids, ref, refs
from crmsync.mapping.records import Record
from crmsync.model.items import OperationKey

NAMESPACE = "crmsync"
"""What our external ids begin with; no module of Odoo's is called so."""
IMPORT: Mapping[str, str] = {"tz": "UTC", "lang": "en_US"}
"""The context of an import: moments are spelled in UTC, labels as Odoo was written."""

LINK, UNLINK = 4, 3
_SET = 6


def external_id(key: OperationKey) -> str:
    """The external id of the record that an operation makes."""
    return f"{NAMESPACE}.{key}"


def operation_key(external: object) -> OperationKey | None:
    """The operation key in an external id; `None` when it is none of ours."""
    namespace, dot, key = str(external or "").partition(".")
    return OperationKey(key) if dot and namespace == NAMESPACE and key else None


def is_reference(model: ModelMeta, native: str) -> bool:
    """Does this field point to records of another model?"""
    meta = model.get(native)
    return meta is not None and meta.type in {"many2one", "many2many", "one2many"}


def is_single(model: ModelMeta, native: str) -> bool:
    """Does this field point to one record of another model?"""
    meta = model.get(native)
    return meta is not None and meta.type == "many2one"


def values(draft: Mapping[str, Any], present: Mapping[str, Any], model: ModelMeta) -> Record:
    """A draft, whose references are all found, as `write` takes it. present: the record as it is."""
    sent: Record = {}
    for native, value in draft.items():
        if native.startswith("_"):
            continue
        if is_single(model, native):
            found = ref(value)
            sent[native] = found.id if found is not None and found.id is not None else False
        elif is_reference(model, native):
            commands = _commands(ids(value), ids(present.get(native)))
            if commands:
                sent[native] = commands
        else:
            sent[native] = value
    return sent


def _commands(wanted: Sequence[int], held: Sequence[int]) -> list[list[int]]:
    """What makes `wanted` of `held`, one record at a time: others that this user cannot see stay."""
    return [
        *([LINK, one, 0] for one in wanted if one not in held),
        *([UNLINK, one, 0] for one in held if one not in wanted),
    ]


def new_values(draft: Mapping[str, Any], model: ModelMeta) -> Record:
    """A draft of a new record, whose references are all found, as `create` takes it."""
    sent = values(draft, {}, model)
    for native in draft:
        if is_reference(model, native) and not is_single(model, native):
            sent[native] = [[_SET, 0, list(ids(draft[native]))]]
    return sent


def import_line(key: OperationKey, draft: Mapping[str, Any], model: ModelMeta) -> dict[str, str]:
    """A draft of a new record as a line of an import: column → text. Empty values are no columns, since an
    empty cell would take the place of the field's default.
    """
    line = {"id": external_id(key)}
    for native, value in draft.items():
        if native.startswith("_") or value in (None, False, "", [], ()):
            continue
        if is_single(model, native):
            found = ref(value)
            if found is not None and found.id is not None:
                line[f"{native}/.id"] = str(found.id)
        elif is_reference(model, native):
            line[f"{native}/.id"] = ",".join(map(str, ids(value)))
        elif value is True:
            line[native] = "1"
        else:
            line[native] = str(value)
    return line


def unfound(draft: Mapping[str, Any], model: ModelMeta) -> Iterable[tuple[str, Ref]]:
    """The references of a draft that are only known by their names, each with its field."""
    for native, value in draft.items():
        if native.startswith("_") or not is_reference(model, native):
            continue
        single = ref(value)
        for one in (single,) if single is not None else refs(value):
            if one.id is None:
                yield native, one
