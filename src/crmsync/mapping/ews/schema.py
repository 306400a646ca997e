"""The members of EWS items that crmsync reads or writes, in the order of the schema, and how they are called
in requests. Pure: knows no XML.

Sources: [MS-OXWSCORE] 2.2.4.24, [MS-OXWSCONT] 2.2.4, [MS-OXWSTASK] 2.2.4, [MS-OXWSMTGS] 2.2.4 (order of the
elements); [MS-OXWSCDATA] 2.2.5 (field URIs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.extended import ADDRESS_SET, PUBLIC_STRINGS
from crmsync.model.kinds import Kind

Draft = dict[str, Any]
"""Element name → JSON value: an item as EWS tells it, or as it is sent. Scalars are the texts of the XML;
attributes are members called "@Name", a text beside attributes is "#text"."""
Path = tuple[str, ...]
"""What one change is about: `("GivenName",)`, `("PhoneNumbers", "HomePhone")`,
`("PhysicalAddresses", "Business", "Street")`, `("ExtendedProperties", "String 0x3A45")`."""
Edits = dict[Path, Any]
"""What an update sets, as a draft holds it; `None` removes."""

EXTENDED = "ExtendedProperties"
ELEMENTS = MappingProxyType({Kind.CONTACTS: "Contact", Kind.TASKS: "Task", Kind.EVENTS: "CalendarItem"})
"""What an item of a kind is called."""


class Form(Enum):
    """How a member is built, as XML and in a draft."""

    TEXT = auto()
    """a text (also truth values, numbers, moments)"""
    STRINGS = auto()
    """`String` elements: a list of texts"""
    INDEXED = auto()
    """`Entry` elements with keys: key → text"""
    ADDRESSES = auto()
    """`Entry` elements with keys and parts: key → part → text"""
    STRUCTURE = auto()
    """any other element: its attributes, children and text by name"""
    PEOPLE = auto()
    """`Attendee` elements: a list of structures"""
    OCCURRENCES = auto()
    """`Occurrence` or `DeletedOccurrence` elements: a list of structures"""
    EXTENDED = auto()
    """`ExtendedProperty` elements: property id → text, or list of texts"""


@frozen
class Member:
    """An element of an item. uri: its FieldURI; of an indexed one the part before the key."""

    name: str
    uri: str
    form: Form = Form.TEXT


@frozen
class Uri:
    """How a request names a member: FieldURI, or IndexedFieldURI where there is an index."""

    uri: str
    index: str = ""


ADDRESS_PARTS = ("Street", "City", "State", "CountryOrRegion", "PostalCode")
_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "EmailAddresses": ("EmailAddress1", "EmailAddress2", "EmailAddress3"),
        "PhysicalAddresses": ("Business", "Home", "Other"),
        "PhoneNumbers": (
            *("AssistantPhone", "BusinessFax", "BusinessPhone", "BusinessPhone2", "Callback", "CarPhone"),
            *("CompanyMainPhone", "HomeFax", "HomePhone", "HomePhone2", "Isdn", "MobilePhone", "OtherFax"),
            *("OtherTelephone", "Pager", "PrimaryPhone", "RadioPhone", "Telex", "TtyTddPhone"),
        ),
        "ImAddresses": ("ImAddress1", "ImAddress2", "ImAddress3"),
    }
)


def _rows(prefix: str, *names: str | tuple[str, Form] | Member) -> Iterator[Member]:
    for name in names:
        match name:
            case Member():
                yield name
            case (text, form):
                yield Member(text, f"{prefix}:{text}", form)
            case text:
                yield Member(text, f"{prefix}:{text}")


_ITEM = tuple(
    _rows(
        "item",
        ("ItemId", Form.STRUCTURE),
        ("ParentFolderId", Form.STRUCTURE),
        "ItemClass",
        "Subject",
        "Sensitivity",
        ("Body", Form.STRUCTURE),
        ("Categories", Form.STRINGS),
        "Importance",
        "DateTimeCreated",
        "ReminderDueBy",
        "ReminderIsSet",
        "ReminderMinutesBeforeStart",
        (EXTENDED, Form.EXTENDED),
        "LastModifiedTime",
    )
)
_CONTACT = tuple(
    _rows(
        "contacts",
        "FileAs",
        "FileAsMapping",
        "DisplayName",
        "GivenName",
        "Initials",
        "MiddleName",
        "Nickname",
        "CompanyName",
        Member("EmailAddresses", "contacts:EmailAddress", Form.INDEXED),
        Member("PhysicalAddresses", "contacts:PhysicalAddress", Form.ADDRESSES),
        Member("PhoneNumbers", "contacts:PhoneNumber", Form.INDEXED),
        "AssistantName",
        "Birthday",
        "BusinessHomePage",
        ("Children", Form.STRINGS),
        "Department",
        "Generation",
        Member("ImAddresses", "contacts:ImAddress", Form.INDEXED),
        "JobTitle",
        "Manager",
        "OfficeLocation",
        "Profession",
        "SpouseName",
        "Surname",
        "WeddingAnniversary",
    )
)
_TASK = tuple(
    _rows(
        "task",
        "CompleteDate",
        "DueDate",
        "PercentComplete",
        ("Recurrence", Form.STRUCTURE),
        "StartDate",
        "Status",
    )
)
_EVENT = tuple(
    _rows(
        "calendar",
        "UID",
        "Start",
        "End",
        "OriginalStart",
        "IsAllDayEvent",
        "LegacyFreeBusyStatus",
        "Location",
        "IsResponseRequested",
        "CalendarItemType",
        "MyResponseType",
        ("Organizer", Form.STRUCTURE),
        ("RequiredAttendees", Form.PEOPLE),
        ("OptionalAttendees", Form.PEOPLE),
        ("Resources", Form.PEOPLE),
        "AppointmentState",
        ("Recurrence", Form.STRUCTURE),
        ("ModifiedOccurrences", Form.OCCURRENCES),
        ("DeletedOccurrences", Form.OCCURRENCES),
        ("StartTimeZone", Form.STRUCTURE),
        ("EndTimeZone", Form.STRUCTURE),
        "AllowNewTimeProposal",
        "IsOnlineMeeting",
    )
)
MEMBERS: Mapping[Kind, tuple[Member, ...]] = MappingProxyType(
    {Kind.CONTACTS: _ITEM + _CONTACT, Kind.TASKS: _ITEM + _TASK, Kind.EVENTS: _ITEM + _EVENT}
)
"""All that is asked for and sent, in the order in which a new item must hold it."""
_BY_NAME = {kind: {member.name: member for member in members} for kind, members in MEMBERS.items()}


def member_of(kind: Kind, name: str) -> Member:
    """The member of that name. Raises KeyError."""
    return _BY_NAME[kind][name]


def uri_of(kind: Kind, path: Path) -> Uri:
    """How a request names what a change is about; extended properties: see `extended_uri`.

    Raises KeyError.
    """
    found = member_of(kind, path[0])
    match path:
        case (_, key, part):
            return Uri(f"{found.uri}:{part}", key)
        case (_, key):
            return Uri(found.uri, key)
        case _:
            return Uri(found.uri)


def uris_of(kind: Kind, names: Iterable[str]) -> Iterator[Uri]:
    """How a request asks for these members; extended properties are asked for one by one, and ids come
    unasked.
    """
    for name in names:
        found = member_of(kind, name)
        match found.form:
            case Form.EXTENDED:
                continue
            case Form.INDEXED:
                yield from (Uri(found.uri, key) for key in _KEYS[name])
            case Form.ADDRESSES:
                yield from (Uri(f"{found.uri}:{part}", key) for key in _KEYS[name] for part in ADDRESS_PARTS)
            case _:
                yield Uri(found.uri)


def difference(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> Edits:
    """What must be sent to make `after` of `before`, in the order of the schema."""
    found: Edits = {}
    for member in MEMBERS[kind]:
        held, wanted = before.get(member.name), after.get(member.name)
        if held == wanted:
            continue
        match member.form:
            case Form.INDEXED | Form.EXTENDED:
                found |= _parts((member.name,), held, wanted)
            case Form.ADDRESSES:
                keys = dict.fromkeys((*(held or {}), *(wanted or {})))
                for key in keys:
                    found |= _parts((member.name, key), (held or {}).get(key), (wanted or {}).get(key))
            case _:
                found[(member.name,)] = wanted if wanted not in ([], {}) else None
    return found


def in_order(kind: Kind, edits: Edits) -> Edits:
    """The same edits in the order of the schema."""
    order = {member.name: number for number, member in enumerate(MEMBERS[kind])}
    return dict(sorted(edits.items(), key=lambda edit: order[edit[0][0]]))


def _parts(path: Path, held: Mapping[str, Any] | None, wanted: Mapping[str, Any] | None) -> Edits:
    before, after = held or {}, wanted or {}
    changed = (key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key))
    return {(*path, key): after.get(key) for key in changed}


# ---- extended properties


_DISTINGUISHED = {
    "Address": ADDRESS_SET,
    "PublicStrings": PUBLIC_STRINGS,
    "Appointment": "{00062002-0000-0000-C000-000000000046}",
    "Common": "{00062008-0000-0000-C000-000000000046}",
    "InternetHeaders": "{00020386-0000-0000-C000-000000000046}",
    "Meeting": "{6ED8DA90-450B-101B-98DA-00AA003F1305}",
    "Sharing": "{00062040-0000-0000-C000-000000000046}",
    "Task": "{00062003-0000-0000-C000-000000000046}",
    "UnifiedMessaging": "{4442858E-A9E3-4E80-B900-317A210CC15B}",
}
_PROPERTY = re.compile(
    r"(?P<type>\w+) (?:(?P<tag>0x[0-9A-Fa-f]+)|\{(?P<set>[0-9A-Fa-f-]+)\} (?P<how>Name|Id) (?P<which>.+))"
)


def extended_uri(property_id: str) -> dict[str, str]:
    """The attributes of the ExtendedFieldURI that names a property (spelled as in `mapping.extended`).

    Raises ValueError for another spelling.
    """
    match = _PROPERTY.fullmatch(property_id)
    if match is None:
        raise ValueError(f"“{property_id}” is no extended property")
    if match["tag"]:
        return {"PropertyTag": match["tag"].lower(), "PropertyType": match["type"]}
    named = {"PropertySetId": match["set"].lower(), "PropertyType": match["type"]}
    if match["how"] == "Name":
        return {**named, "PropertyName": match["which"]}
    return {**named, "PropertyId": str(int(match["which"], 16))}


def property_id(attributes: Mapping[str, str]) -> str:
    """The property that an ExtendedFieldURI names, spelled as in `mapping.extended`."""
    kind = attributes.get("PropertyType", "String")
    if "PropertyTag" in attributes:
        return f"{kind} 0x{_number(attributes['PropertyTag']):X}"
    distinguished = _DISTINGUISHED.get(attributes.get("DistinguishedPropertySetId", ""))
    where = distinguished or "{" + attributes.get("PropertySetId", "").strip("{}") + "}"
    if "PropertyName" in attributes:
        return f"{kind} {where} Name {attributes['PropertyName']}"
    return f"{kind} {where} Id 0x{_number(attributes.get('PropertyId', '0')):04X}"


def _number(spelled: str) -> int:
    """Tags come as hexadecimal numbers, ids as decimal ones (both forms are allowed for both)."""
    text = spelled.strip().lower()
    try:
        return int(text, 16 if text.startswith("0x") else 10)
    except ValueError:
        return 0
