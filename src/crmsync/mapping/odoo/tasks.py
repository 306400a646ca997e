"""Tasks and to-dos in Odoo's dialect (`project.task`). Pure.

A to-do is a task without a project; both are read and written alike, and a new task is a to-do of the
signed-in user. Odoo keeps no start, no percentage and no reminder. A repeating task is a chain of single
tasks there: the next one appears when one is done, and is synced as it comes, so that no recurrence is
written on either side (both would count on). Seen on Odoo 19.0.
"""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.mapping.odoo.metadata import FieldMeta, ModelMeta
from crmsync.mapping.odoo.people import PersonField
from crmsync.mapping.odoo.progress import StarsField, StateField
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.table import Manners, OdooTable, mappers
from crmsync.mapping.odoo.tags import TagField
from crmsync.mapping.odoo.texts import custom_mapper
from crmsync.mapping.odoo.times import DueField, ReadMomentField
from crmsync.mapping.records import RecordMapper
from crmsync.model.fields import field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields

PAIRS: Mapping[str, str] = {
    "subject": "name",
    "due": "date_deadline",
    "status": "state",
    "completed": "date_end",
    "priority": "priority",
    "notes": "description",
    "categories": "tag_ids",
    "contact": "partner_id",
}
_BENDS = frozenset({"status", "categories", "contact"})
_NO_SUBJECT = "(without a subject)"


def task_table(metadata: ModelMeta, options: OdooOptions) -> OdooTable:
    """The tasks table of one database."""
    found = mappers(Kind.TASKS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, options))
    return OdooTable(Kind.TASKS, metadata, found.values(), Manners(complete=_complete, bends=_BENDS))


def _mapper(name: str, meta: FieldMeta, options: OdooOptions) -> RecordMapper | None:
    match name:
        case "due":
            return DueField(name, meta, options)
        case "status":
            return StateField(name, meta)
        case "completed":
            return ReadMomentField(name, meta)
        case "priority":
            return StarsField(name, meta)
        case "categories":
            return TagField(name, meta)
        case "contact":
            return PersonField(name, meta)
        case _:
            return custom_mapper(name, meta, field_spec(Kind.TASKS, name).type)


def _complete(fields: Fields) -> Fields:
    return fields if "subject" in fields else {**fields, "subject": _NO_SUBJECT}
