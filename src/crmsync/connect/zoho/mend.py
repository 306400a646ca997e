"""Mending a record that Zoho refuses: add what it requires, leave out what it does not take, so that the
rest gets in.

A value that only one organisation's rules refuse must not keep its whole item out. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from crmsync.connect.base import Create, Update
from crmsync.connect.zoho.errors import Refusal
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import RECURRING, VENUE_KIND
from crmsync.mapping.zoho.table import ZohoTable

MOST_ROUNDS = 6
"""So often one item is mended and sent again."""

_LEAVES_OUT = frozenset(
    {"INVALID_DATA", "NOT_ALLOWED", "LIMIT_EXCEEDED", "DEPENDENT_FIELD_MISSING", "MULTIPLE_OR_MULTI_ERRORS"}
)
_REASONS = {
    "NOT_ALLOWED": "Zoho CRM does not allow changing it",
    "LIMIT_EXCEEDED": "more than Zoho CRM takes",
}
_NOT_ACCEPTED = "Zoho CRM does not accept this value"
_REMINDER = "Remind_At"
_REMINDERS: dict[str, Any] = {"multireminder": [{"unit": 15, "period": "minutes"}]}


@dataclass(slots=True)
class Draft:
    """A create or update on its way: the record to be sent, and canonical field → why it could not be
    taken.
    """

    write: Create | Update
    record: Record
    left_out: dict[str, str] = field(default_factory=dict)
    present: Record = field(default_factory=dict)
    rounds: int = 0

    @property
    def update(self) -> Update:
        """The write, where it is known to be an update."""
        assert isinstance(self.write, Update)
        return self.write


def mend(draft: Draft, refused: Refusal, table: ZohoTable) -> bool:
    """Change the draft so that it may be taken; False when nothing can be done about this refusal."""
    draft.rounds += 1
    if draft.rounds > MOST_ROUNDS or not refused.fields:
        return False
    if refused.code == "MANDATORY_NOT_FOUND":
        return all(_fill(draft.record, name, table) for name in refused.fields)
    if refused.code not in _LEAVES_OUT:
        return False
    reason = _REASONS.get(refused.code, _NOT_ACCEPTED)
    return all(_leave_out(draft, name, reason, table) for name in refused.fields)


def _fill(record: Record, native: str, table: ZohoTable) -> bool:
    """Give a record what the service requires although its metadata did not say so."""
    meta = table.metadata.get(native)
    if native == VENUE_KIND and meta is not None and meta.choices and native not in record:
        record[native] = meta.default or meta.choices[0]
        return True
    if native == _REMINDER and meta is not None and record.get(RECURRING) and not record.get(native):
        record[native] = _REMINDERS.get(meta.data_type)
        return record[native] is not None
    return False


def _leave_out(draft: Draft, native: str, reason: str, table: ZohoTable) -> bool:
    name = table.canonical(native)
    is_needed = isinstance(draft.write, Create) and name in table.mandatory
    if native not in draft.record or name is None or is_needed:
        return False
    rule = draft.record[native]
    if native == RECURRING and isinstance(rule, dict) and "EXDATE" in rule:
        draft.record[native] = {key: value for key, value in rule.items() if key != "EXDATE"}
        draft.left_out[name] = "cancelled occurrences"
        return True
    del draft.record[native]
    draft.left_out[name] = reason
    return True
