"""Items: what a service holds, with its id, its version and its canonical fields.

An item is read once, at the edge, by its connector; from there on only canonical fields travel through
the house.
"""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import Enum, auto
from functools import cache
from typing import NewType

from crmsync.frozen import frozen
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields

ItemId = NewType("ItemId", str)
"""A service's own, stable name of an item (href, record id)."""
Version = NewType("Version", str)
"""An opaque text that changes whenever the item changes (ETag, changeKey, Modified_Time)."""
Cursor = NewType("Cursor", str)
"""Where a feed was left; opaque to all but its connector."""
OperationKey = NewType("OperationKey", str)
"""The id that a create carries, kept by services that can (`Capabilities.keeps_keys`)."""


class Trait(Enum):
    """What else matters about an item when deciding whether and how it is synced."""

    PRIVATE = auto()
    """marked private or confidential"""
    GROUP = auto()
    """a distribution list, never a person"""
    FOREIGN = auto()
    """owned by another user of the CRM"""
    GUESTS = auto()
    """a meeting with guests"""
    ORGANISED = auto()
    """a meeting with guests whose organiser is the signed-in person"""
    INVITED = auto()
    """a meeting that somebody else organises"""


@frozen
class Item:
    """An item as its service holds it at one moment.

    id, version: see the types.
    fields: canonical values of all fields the connector can read (`photo` as a token).
    modified: when it was last changed by the item's or the server's own account (aware), if known; used
      by newest-wins only.
    created: when the service says it was created (aware), if known; used to find own creates whose
      reply was lost.
    uid: an id shared between services (iCalendar UID), if any; used by the first match.
    key: the operation key this item was created with, where the service keeps it.
    traits: see `Trait`.
    notes: what of the item canonical fields cannot say, in plain words ("its time zone “X” is unknown; …").
    original: the native document as text (vCard, iCalendar, JSON), kept for patching and as the before-image.
    """

    id: ItemId
    version: Version
    fields: Fields
    modified: datetime | None = None
    created: datetime | None = None
    uid: str | None = None
    key: OperationKey | None = None
    traits: frozenset[Trait] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()
    original: str | None = None


@frozen
class Unreadable:
    """An item that exists but cannot be understood: its own problem, never a deletion.

    reason: one plain sentence. label: what a person would recognise it by (a name, else the id).
    """

    id: ItemId
    version: Version
    reason: str
    label: str = ""


_NAMES = {
    Kind.TASKS: ("subject",),
    Kind.EVENTS: ("title",),
}


def label(kind: Kind, fields: Fields) -> str:
    """What a person recognises an item by: "Ada Byron", a subject, a title; for a nameless one
    "(without a name)"."""
    if kind is Kind.CONTACTS:
        name = " ".join(str(fields[part]) for part in ("given_name", "family_name") if part in fields)
        found = name or next((str(fields[part]) for part in ("company", "email_1") if part in fields), "")
    else:
        found = next((str(fields[part]) for part in _NAMES[kind] if part in fields), "")
    return found or "(without a name)"


@cache
def is_photo(kind: Kind, name: str) -> bool:
    """Is this field a photo, whose bytes travel apart from the other fields?"""
    return field_spec(kind, name).type is ValueType.PHOTO
