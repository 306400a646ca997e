"""The names of kinds, sides, fields, deeds and outcomes in the language that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from crmsync.app.types import Kind, RunStatus, Side, Verb, is_custom
from crmsync.desktop import language

translate = QCoreApplication.translate


def side_name(side: Side) -> str:
    """As in "changed in …": "Outlook", "the CRM"."""
    return translate("Side", "Outlook") if side is Side.OUTLOOK else translate("Side", "the CRM")


def kind_name(kind: Kind) -> str:
    """A kind of items: "Contacts"."""
    match kind:
        case Kind.CONTACTS:
            return translate("Kind", "Contacts")
        case Kind.TASKS:
            return translate("Kind", "Tasks")
        case Kind.EVENTS:
            return translate("Kind", "Meetings")


def deed(verb: Verb, *, planned: bool = False) -> str:
    """What is done to an item, in a word or two, as for a column or a filter: "Created", planned "Create"."""
    match verb:
        case Verb.CREATE:
            return translate("Deed", "Create") if planned else translate("Deed", "Created")
        case Verb.UPDATE:
            return translate("Deed", "Change") if planned else translate("Deed", "Changed")
        case Verb.DELETE:
            return translate("Deed", "Delete") if planned else translate("Deed", "Deleted")
        case Verb.PHOTO:
            return translate("Deed", "Change photo") if planned else translate("Deed", "Photo changed")


def outcome(status: RunStatus) -> str:
    """How a run or a mapping ended."""
    match status:
        case RunStatus.OK:
            return translate("Outcome", "In step")
        case RunStatus.PROBLEMS:
            return translate("Outcome", "Some items have problems")
        case RunStatus.HELD:
            return translate("Outcome", "Waits for your yes")
        case RunStatus.SIGN_IN_NEEDED:
            return translate("Outcome", "Sign-in needed")
        case RunStatus.FAILED:
            return translate("Outcome", "Could not run")


def field_label(kind: Kind, name: str) -> str:
    """A field in plain words ("mobile phone"); a name that this version does not know stays as it is."""
    if is_custom(name):
        return translate("Field", "custom {number}").format(number=name.removeprefix("custom_"))
    return _fields(kind, language.current()).get(name) or name.replace("_", " ")


def field_title(kind: Kind, name: str) -> str:
    """A field where it opens a line: "Mobile phone"."""
    return capitalised(field_label(kind, name))


def capitalised(text: str) -> str:
    """With a capital at its start, the rest as it is ("PDF of Ada" keeps its capitals)."""
    return text[:1].upper() + text[1:]


@cache
def _fields(kind: Kind, shown: str) -> Mapping[str, str]:
    """Field name → label in the language that is shown (`shown` keeps the languages apart)."""
    match kind:
        case Kind.CONTACTS:
            return _contact_fields()
        case Kind.TASKS:
            return _task_fields()
        case Kind.EVENTS:
            return _event_fields()


def _contact_fields() -> Mapping[str, str]:
    return {
        "salutation": translate("Field", "salutation"),
        "given_name": translate("Field", "first name"),
        "middle_name": translate("Field", "middle name"),
        "family_name": translate("Field", "last name"),
        "suffix": translate("Field", "name suffix"),
        "company": translate("Field", "company"),
        "department": translate("Field", "department"),
        "title": translate("Field", "job title"),
        "email_1": translate("Field", "mail address"),
        "email_2": translate("Field", "second mail address"),
        "email_3": translate("Field", "third mail address"),
        "work_phone": translate("Field", "work phone"),
        "mobile_phone": translate("Field", "mobile phone"),
        "home_phone": translate("Field", "home phone"),
        "other_phone": translate("Field", "other phone"),
        "fax": translate("Field", "fax"),
        "assistant_phone": translate("Field", "assistant's phone"),
        "assistant": translate("Field", "assistant"),
        "website": translate("Field", "web page"),
        "work_street": translate("Field", "work street"),
        "work_city": translate("Field", "work city"),
        "work_state": translate("Field", "work state"),
        "work_postal_code": translate("Field", "work postal code"),
        "work_country": translate("Field", "work country"),
        "other_street": translate("Field", "other street"),
        "other_city": translate("Field", "other city"),
        "other_state": translate("Field", "other state"),
        "other_postal_code": translate("Field", "other postal code"),
        "other_country": translate("Field", "other country"),
        "birthday": translate("Field", "birthday"),
        "notes": translate("Field", "notes"),
        "categories": translate("Field", "categories"),
        "photo": translate("Field", "photo"),
    }


def _task_fields() -> Mapping[str, str]:
    return {
        "subject": translate("Field", "subject"),
        "start": translate("Field", "start"),
        "due": translate("Field", "due date"),
        "status": translate("Field", "status"),
        "percent_complete": translate("Field", "percent complete"),
        "completed": translate("Field", "completed on"),
        "priority": translate("Field", "priority"),
        "reminder": translate("Field", "reminder"),
        "recurrence": translate("Field", "recurrence"),
        "notes": translate("Field", "notes"),
        "categories": translate("Field", "categories"),
        "contact": translate("Field", "contact"),
    }


def _event_fields() -> Mapping[str, str]:
    return {
        "title": translate("Field", "title"),
        "start": translate("Field", "start"),
        "end": translate("Field", "end"),
        "time_zone": translate("Field", "time zone"),
        "location": translate("Field", "location"),
        "description": translate("Field", "description"),
        "categories": translate("Field", "categories"),
        "reminder": translate("Field", "reminder"),
        "recurrence": translate("Field", "recurrence"),
        "participants": translate("Field", "participants"),
        "privacy": translate("Field", "privacy"),
        "contact": translate("Field", "contact"),
    }
