"""Tasks in Zoho's dialect. Pure. Zoho's tasks are due on days, and know neither a start nor a percentage."""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.mapping.records import RecordMapper
from crmsync.mapping.zoho.links import LookupField
from crmsync.mapping.zoho.metadata import FieldMeta, ModuleMeta
from crmsync.mapping.zoho.progress import PriorityField, StatusField
from crmsync.mapping.zoho.record import RECURRING, ZohoOptions
from crmsync.mapping.zoho.recurrence import RecurrenceField
from crmsync.mapping.zoho.reminders import DUE, AlarmField
from crmsync.mapping.zoho.table import Manners, ZohoTable, mappers, plain_mapper
from crmsync.mapping.zoho.tags import TagField
from crmsync.mapping.zoho.times import ClosedField
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields

PAIRS: Mapping[str, str] = {
    "subject": "Subject",
    "due": DUE,
    "status": "Status",
    "completed": "Closed_Time",
    "priority": "Priority",
    "notes": "Description",
    "recurrence": RECURRING,
    "reminder": "Remind_At",
    "categories": "Tag",
    "contact": "Who_Id",
}
"""In the order of writing: a reminder is spelled by due day and recurrence."""
_BENDS = frozenset({"status", "recurrence", "reminder", "categories", "contact"})
_NO_SUBJECT = "(without a subject)"


def task_table(metadata: ModuleMeta, options: ZohoOptions) -> ZohoTable:
    """The tasks table of one organisation."""
    found = mappers(Kind.TASKS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, options))
    followers = {"due": ("recurrence",)} if "recurrence" in found else {}
    manners = Manners(complete=_complete, followers=followers, bends=_BENDS)
    return ZohoTable(Kind.TASKS, metadata, found.values(), manners)


def _mapper(name: str, meta: FieldMeta, options: ZohoOptions) -> RecordMapper | None:
    match name:
        case "status":
            return StatusField(name, meta)
        case "priority":
            return PriorityField(name, meta)
        case "completed":
            return ClosedField(name, meta, options.zone)
        case "recurrence":
            return RecurrenceField(name, meta, options.zone, first=DUE, days_only=True)
        case "reminder":
            return AlarmField(name, meta, options.zone)
        case "categories":
            return TagField(name, meta)
        case "contact":
            return LookupField(name, meta, "Contacts")
        case _:
            return plain_mapper(Kind.TASKS, name, meta, options)


def _complete(fields: Fields) -> Fields:
    return fields if "subject" in fields else {**fields, "subject": _NO_SUBJECT}
