"""A mapping's rules: what the person chose, as values. Made from the configuration file, read by planning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side


class Direction(StrEnum):
    """Which sides are written."""

    TWO_WAY = "two-way"
    TO_CRM = "to-crm"
    TO_OUTLOOK = "to-outlook"

    def writes(self, side: Side) -> bool:
        """May `side` be written?"""
        return self is Direction.TWO_WAY or (self is Direction.TO_CRM) == (side is Side.CRM)


class ConflictRule(StrEnum):
    """Who wins when a field changed on both sides. Never applied to new records."""

    CRM_WINS = "crm-wins"
    OUTLOOK_WINS = "outlook-wins"
    NEWEST_WINS = "newest-wins"
    ASK = "ask"


class Deletions(StrEnum):
    """Which way deletions are passed on."""

    BOTH = "both"
    TO_CRM = "to-crm"
    TO_OUTLOOK = "to-outlook"
    NONE = "none"

    def reach(self, side: Side) -> bool:
        """Are deletions passed on to `side`?"""
        return self is Deletions.BOTH or self.value == f"to-{side}"


class Private(StrEnum):
    """What happens to private items."""

    LEAVE_OUT = "leave-out"
    SYNC = "sync"


@frozen
class FieldRule:
    """What a person changed about one field; `None` means as the mapping says.

    outlook, crm: the native names of a custom field.
    """

    synced: bool = True
    conflicts: ConflictRule | None = None
    direction: Direction | None = None
    outlook: str | None = None
    crm: str | None = None


@frozen
class HoldLimits:
    """How much a run may delete or update on one side without a person's yes.

    A run is held when it deletes more than max(`deletions`, `deletions_percent` % of the links), or
    updates more than
    max(`updates`, `updates_percent` %).
    unattended_days: for how long held updates wait for a person before a scheduled run makes them; 0: for
      ever. Deletions and first plans always wait.
    """

    deletions: int = 5
    deletions_percent: int = 10
    updates: int = 10
    updates_percent: int = 30
    unattended_days: int = 0


@frozen
class Window:
    """Which events are synced, counted from now; a series counts while any occurrence may lie inside."""

    past: timedelta = timedelta(days=90)
    future: timedelta = timedelta(days=730)


@frozen
class MappingRules:
    """Everything a person chose for one mapping.

    name: unique in the profile. kind: what is synced.
    categories: for events, the calendar categories that are synced; ("*",) means all.
    records: "mine", "all" or a saved view's name.
    """

    name: str
    kind: Kind
    direction: Direction = Direction.TWO_WAY
    conflicts: ConflictRule = ConflictRule.CRM_WINS
    deletions: Deletions = Deletions.BOTH
    records: str = "mine"
    private: Private = Private.LEAVE_OUT
    create_accounts: bool = False
    hold: HoldLimits = HoldLimits()
    fields: Mapping[str, FieldRule] = field(default_factory=dict)
    categories: tuple[str, ...] = ("*",)
    window: Window = Window()
    invitations: bool = False

    def rule(self, name: str) -> FieldRule:
        """The rule of one field."""
        return self.fields.get(name, FieldRule())

    def conflict_rule(self, name: str) -> ConflictRule:
        """Who wins a conflict over this field."""
        return self.rule(name).conflicts or self.conflicts

    def field_direction(self, name: str) -> Direction:
        """Which sides this field may be written on: the mapping's direction, narrowed by the field's."""
        own = self.rule(name).direction
        return own if own is not None and self.direction is Direction.TWO_WAY else self.direction

    def custom_names(self, side: Side) -> Mapping[str, str]:
        """Custom field → its native name on `side`."""
        named = {
            name: rule.outlook if side is Side.OUTLOOK else rule.crm for name, rule in self.fields.items()
        }
        return {name: native for name, native in named.items() if native}
