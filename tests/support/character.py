"""The characters of the in-memory services: a mailbox, a good CRM, a poor CRM; data, not code.

A character says what a service can do (`Capabilities`), how it stores values, and which habits it has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from support.storage import (
    Storage,
    as_given,
    at_most,
    at_most_words,
    cut,
    digits,
    lower_case,
    merged,
    one_of,
    plain_series,
    whole_day,
)

from crmsync.connect.base import Capabilities, DeletionFeed
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.model.fields import FIELDS, is_custom
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Status, Value


class IdStyle(StrEnum):
    """How a service names its items."""

    HREF = "href"
    """a path that the client chooses: made from the operation key"""
    NUMBER = "number"
    """given by the service"""


@dataclass(frozen=True, slots=True)
class Character:
    """How an in-memory service behaves.

    service: its name in messages. ids: see `IdStyle`. capabilities: what it can do, as it tells the engine.
    storage: field → how it is stored (fields not named are kept as given).
    absent: kind → fields it does not hold. access: fields that are not simply read and written.
    mandatory: kind → the field every item must have. substitutes: kind → what stands in for it in `complete`.
    ignores: fields whose new values it silently ignores in an update, although `fits` says yes.
    alters: field → what it silently makes of a written value, although `fits` says otherwise.
    tells: does the reply to a write say what is held now?
    page: items a page of the feed.
    own_mail: does it mail the guests of a meeting that is written with the person as organiser?
    reencodes_photos: are a photo's bytes others than were sent?
    fills: kind → what it fills in by itself in an item that is created without.
    skew: how far its clock is ahead of the engine's.
    """

    service: str
    ids: IdStyle
    capabilities: Capabilities
    storage: Mapping[str, Storage] = field(default_factory=dict)
    absent: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    access: Mapping[str, Access] = field(default_factory=dict)
    mandatory: Mapping[Kind, str] = field(default_factory=dict)
    substitutes: Mapping[Kind, tuple[str, ...]] = field(default_factory=dict)
    ignores: frozenset[str] = frozenset()
    alters: Mapping[str, Callable[[Value], Value]] = field(default_factory=dict)
    tells: bool = False
    page: int = 3
    reencodes_photos: bool = False
    fills: Mapping[Kind, Fields] = field(default_factory=dict)
    skew: timedelta = timedelta(0)


class MemoryRules:
    """The `SideRules` of a character for one kind."""

    joint: frozenset[str] = frozenset()

    def __init__(self, character: Character, kind: Kind, custom: frozenset[str] = frozenset()) -> None:
        self._character = character
        self._kind = kind
        self.names = (frozenset(FIELDS[kind]) | custom) - character.absent.get(kind, frozenset())
        assert all(map(is_custom, custom))

    def access(self, name: str) -> Access:
        """See `SideRules.access`."""
        if name not in self.names:
            raise KeyError(name)
        return self._character.access.get(name, Access.READ_WRITE)

    def fits(self, name: str, value: Value) -> Fit | Unfit:
        """See `SideRules.fits`."""
        if name not in self.names:
            raise KeyError(name)
        return self._character.storage.get(name, as_given)(value)

    @property
    def mandatory(self) -> frozenset[str]:
        """See `SideRules.mandatory`."""
        wanted = self._character.mandatory.get(self._kind)
        return frozenset() if wanted is None else frozenset({wanted})

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`."""
        wanted = self._character.mandatory.get(self._kind)
        if wanted is None or wanted in fields:
            return fields
        stand_ins = (
            fields[name] for name in self._character.substitutes.get(self._kind, ()) if name in fields
        )
        stand_in = next(stand_ins, None)
        return fields if stand_in is None else {**fields, wanted: stand_in}

    def rejoined(self, fields: Fields) -> Fields:
        """See `SideRules.rejoined`."""
        return fields


_PHONES = ("work_phone", "mobile_phone", "home_phone", "other_phone", "fax", "assistant_phone")

NOTE_LIMIT = 40
"""The longest note the CRM takes."""
DEPARTMENT_LIMIT = 12
"""Where the CRM cuts a department's name."""
SALUTATIONS = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "Prof."})
"""The CRM's pick-list."""

_CRM_STORAGE: Mapping[str, Storage] = MappingProxyType(
    {
        **dict.fromkeys(_PHONES, digits),
        "email_1": lower_case,
        "email_2": lower_case,
        "email_3": lower_case,
        "notes": at_most(NOTE_LIMIT),
        "description": at_most(NOTE_LIMIT),
        "department": cut(DEPARTMENT_LIMIT),
        "salutation": one_of(SALUTATIONS),
        "categories": at_most_words(5),
        "due": whole_day,
        "status": merged({Status.CANCELLED: Status.DEFERRED}),
        "recurrence": plain_series,
    }
)
_CRM_ABSENT: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        Kind.CONTACTS: frozenset({"suffix", "middle_name"}),
        Kind.TASKS: frozenset({"start", "percent_complete", "completed"}),
        Kind.EVENTS: frozenset({"time_zone", "privacy"}),
    }
)
_MANDATORY = MappingProxyType({Kind.CONTACTS: "family_name", Kind.TASKS: "subject", Kind.EVENTS: "title"})

MAILBOX = Character(
    service="mailbox",
    ids=IdStyle.HREF,
    capabilities=Capabilities(
        deletions=DeletionFeed.DELTA, keeps_keys=True, whole_documents=True, photos=True, schedules=True
    ),
    absent={Kind.TASKS: frozenset({"contact"}), Kind.EVENTS: frozenset({"contact"})},
    access={"participants": Access.READ},
)
"""A DAV server: whole documents, own keys, ETags, a change feed, values of any length."""

LISTING_MAILBOX = Character(
    service="old mailbox",
    ids=IdStyle.HREF,
    capabilities=Capabilities(
        deletions=DeletionFeed.ID_DIFF, keeps_keys=True, whole_documents=True, photos=True, schedules=True
    ),
    absent=MAILBOX.absent,
    access=MAILBOX.access,
)
"""A DAV server without sync-collection: it can only list its items with their versions."""

CRM = Character(
    service="CRM",
    ids=IdStyle.NUMBER,
    capabilities=Capabilities(
        deletions=DeletionFeed.FEED,
        conditional_deletes=False,
        create_batch=100,
        delete_batch=100,
        photos=True,
        clock_grain=timedelta(seconds=1),
        bends=frozenset({"recurrence"}),
    ),
    storage=_CRM_STORAGE,
    absent=_CRM_ABSENT,
    mandatory=_MANDATORY,
    substitutes={Kind.CONTACTS: ("company", "email_1")},
    ignores=frozenset({"recurrence"}),
    page=4,
    reencodes_photos=True,
)
"""Zoho's ways: one-second versions, lossy fields, batches, a list of deletions, keys not kept."""

POOR_CRM = Character(
    service="poor CRM",
    ids=IdStyle.NUMBER,
    capabilities=Capabilities(
        deletions=DeletionFeed.ID_DIFF,
        conditional_updates=False,
        conditional_deletes=False,
        create_batch=100,
        delete_batch=100,
        clock_grain=timedelta(seconds=1),
    ),
    storage=_CRM_STORAGE,
    absent={**_CRM_ABSENT, Kind.CONTACTS: frozenset({"suffix", "middle_name", "photo"})},
    mandatory=_MANDATORY,
    substitutes={Kind.CONTACTS: ("company", "email_1")},
    tells=True,
    page=100,
)
"""Odoo's ways: no conditional writes, no tombstones, one-second versions."""
