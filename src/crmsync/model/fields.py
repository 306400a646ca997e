"""The canonical fields of each kind: one table a kind, names as in the configuration file.

A field's `unit` names the fields that are decided together: when any of a unit changed on both sides,
one side's
whole unit wins, so that no address is joined from two streets and no meeting ends before it starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind


class ValueType(Enum):
    """The type of a field's values (see `crmsync.model.values`)."""

    LINE = auto()
    TEXT = auto()
    WORDS = auto()
    DATE = auto()
    MOMENT = auto()
    NUMBER = auto()
    STATUS = auto()
    PRIORITY = auto()
    PRIVACY = auto()
    REMINDER = auto()
    RECURRENCE = auto()
    PARTICIPANTS = auto()
    PHOTO = auto()


@frozen
class FieldSpec:
    """One canonical field.

    name: as in the configuration file and in reports (`mobile_phone`).
    type: the type of its values.
    label: plain words for people ("mobile phone").
    unit: fields of one unit are decided together; a field of its own has its own name here.
    """

    name: str
    type: ValueType
    label: str
    unit: str


def _table(*rows: tuple[str, ValueType, str] | tuple[str, ValueType, str, str]) -> Mapping[str, FieldSpec]:
    specs = {row[0]: FieldSpec(row[0], row[1], row[2], row[3] if len(row) == 4 else row[0]) for row in rows}
    return MappingProxyType(specs)


_L = ValueType.LINE

CONTACT_FIELDS = _table(
    ("salutation", _L, "salutation"),
    ("given_name", _L, "first name"),
    ("middle_name", _L, "middle name"),
    ("family_name", _L, "last name"),
    ("suffix", _L, "name suffix"),
    ("company", _L, "company"),
    ("department", _L, "department"),
    ("title", _L, "job title"),
    ("email_1", _L, "mail address"),
    ("email_2", _L, "second mail address"),
    ("email_3", _L, "third mail address"),
    ("work_phone", _L, "work phone"),
    ("mobile_phone", _L, "mobile phone"),
    ("home_phone", _L, "home phone"),
    ("other_phone", _L, "other phone"),
    ("fax", _L, "fax"),
    ("assistant_phone", _L, "assistant's phone"),
    ("assistant", _L, "assistant"),
    ("website", _L, "web page"),
    ("work_street", ValueType.TEXT, "work street", "work_address"),
    ("work_city", _L, "work city", "work_address"),
    ("work_state", _L, "work state", "work_address"),
    ("work_postal_code", _L, "work postal code", "work_address"),
    ("work_country", _L, "work country", "work_address"),
    ("other_street", ValueType.TEXT, "other street", "other_address"),
    ("other_city", _L, "other city", "other_address"),
    ("other_state", _L, "other state", "other_address"),
    ("other_postal_code", _L, "other postal code", "other_address"),
    ("other_country", _L, "other country", "other_address"),
    ("birthday", ValueType.DATE, "birthday"),
    ("notes", ValueType.TEXT, "notes"),
    ("categories", ValueType.WORDS, "categories"),
    ("photo", ValueType.PHOTO, "photo"),
)

TASK_FIELDS = _table(
    ("subject", _L, "subject"),
    ("start", ValueType.MOMENT, "start", "when"),
    ("due", ValueType.MOMENT, "due date", "when"),
    ("status", ValueType.STATUS, "status", "progress"),
    ("percent_complete", ValueType.NUMBER, "percent complete", "progress"),
    ("completed", ValueType.MOMENT, "completed on", "progress"),
    ("priority", ValueType.PRIORITY, "priority"),
    ("reminder", ValueType.REMINDER, "reminder"),
    ("recurrence", ValueType.RECURRENCE, "recurrence"),
    ("notes", ValueType.TEXT, "notes"),
    ("categories", ValueType.WORDS, "categories"),
    ("contact", _L, "contact"),
)

EVENT_FIELDS = _table(
    ("title", _L, "title"),
    ("start", ValueType.MOMENT, "start", "when"),
    ("end", ValueType.MOMENT, "end", "when"),
    ("time_zone", _L, "time zone", "when"),
    ("location", _L, "location"),
    ("description", ValueType.TEXT, "description"),
    ("categories", ValueType.WORDS, "categories"),
    ("reminder", ValueType.REMINDER, "reminder"),
    ("recurrence", ValueType.RECURRENCE, "recurrence"),
    ("participants", ValueType.PARTICIPANTS, "participants"),
    ("privacy", ValueType.PRIVACY, "privacy"),
    ("contact", _L, "contact"),
)
"""`start` and `end` are both dates (all-day; `end` is the day after the last one, RFC 5545 §3.6.1) or
both datetimes."""

FIELDS: Mapping[Kind, Mapping[str, FieldSpec]] = MappingProxyType(
    {Kind.CONTACTS: CONTACT_FIELDS, Kind.TASKS: TASK_FIELDS, Kind.EVENTS: EVENT_FIELDS}
)

_CUSTOM = re.compile(r"custom_[1-9][0-9]?")


def is_custom(name: str) -> bool:
    """Is `name` one of the fields a person defines (`custom_1` … `custom_99`)?"""
    return _CUSTOM.fullmatch(name) is not None


def field_spec(kind: Kind, name: str) -> FieldSpec:
    """The specification of a field of `kind`; custom fields are texts.

    Raises KeyError for a name that is neither in the table nor a custom field's.
    """
    spec = FIELDS[kind].get(name)
    if spec is not None:
        return spec
    if not is_custom(name):
        raise KeyError(name)
    return FieldSpec(name, ValueType.TEXT, name.replace("_", " "), name)
