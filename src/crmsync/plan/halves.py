"""What planning sees of an item and of a link: values only, read by `state`, judged by `plan`.

A *half* is one side of a link (or an item not linked yet): what it held when last in step (`base`),
what it holds now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum, StrEnum, auto

from crmsync.frozen import frozen
from crmsync.model.items import ItemId, OperationKey, Trait, Version
from crmsync.model.kinds import Side
from crmsync.model.values import Fields, Value


class Presence(Enum):
    """Where an item is, as far as the mapping is concerned."""

    HERE = auto()
    """in the collection and within the mapping's scope"""
    AWAY = auto()
    """it exists but is not synced: another folder, category, window, owner, or made private"""
    GONE = auto()
    """confirmed deleted"""


class LinkState(StrEnum):
    """Is a pair kept in step?"""

    ACTIVE = "active"
    UNLINKED = "unlinked"
    """remembered, not synced; linked again when both are here again"""


@frozen
class Block:
    """Why something must not be written although the item is here.

    reason: in plain words. waits: may it be written later, so that the wish stays open?
    """

    reason: str
    waits: bool = False


@frozen
class Half:
    """One side of a link.

    id: row in the state. item, version: at the service (version as last read).
    base: canonical fields when last in step; `None` before the first time.
    now: canonical fields as read and not yet settled; `None` when nothing changed since the base.
    blocked: field → why it must not be written now (its server would mail somebody); "" stands for deleting
      the item.
    separate: remembered as a survivor: never re-created on the other side.
    unmatched: a person said that it matches nobody.
    """

    id: int
    side: Side
    item: ItemId
    version: Version
    base: Fields | None
    now: Fields | None
    presence: Presence = Presence.HERE
    modified: datetime | None = None
    created: datetime | None = None
    uid: str | None = None
    key: OperationKey | None = None
    traits: frozenset[Trait] = field(default_factory=frozenset)
    blocked: Mapping[str, Block] = field(default_factory=dict)
    separate: bool = False
    unmatched: bool = False

    @property
    def fields(self) -> Fields:
        """What the item holds as far as is known."""
        if self.now is not None:
            return self.now
        return self.base if self.base is not None else {}


@frozen
class Link:
    """A pair of items that are the same person, task or meeting.

    resolutions: field → a person's decision about an open conflict (see `Resolution`).
    fresh: fields that were never in step (newly mapped): merged as in a first match.
    """

    id: int
    state: LinkState
    halves: Mapping[Side, Half]
    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    fresh: frozenset[str] = frozenset()


@frozen
class Resolution:
    """A person's decision about one conflicting field: a side's value, or (`winner` None) one typed in.

    outlook, crm: the values the person saw; the decision does not cover later edits.
    """

    winner: Side | None
    value: Value | None
    outlook: Value | None
    crm: Value | None
