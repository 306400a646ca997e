"""A mapping as planning sees it: the person's rules, what each side can hold, and which fields are
therefore synced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from crmsync.mapping.base import Access, Fit, SideRules, Unfit
from crmsync.model.fields import FIELDS, field_spec
from crmsync.model.items import is_photo
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, MappingRules
from crmsync.model.values import Changes, Fields, Value, words


@dataclass(frozen=True)
class Policy:
    """One mapping's rules joined with the abilities of its two sides.

    rules: what the person chose. sides: what each side can hold.
    read_only: sides that this account may not write.
    """

    rules: MappingRules
    sides: Mapping[Side, SideRules]
    read_only: frozenset[Side] = frozenset()

    @property
    def kind(self) -> Kind:
        """The kind of the mapping's items."""
        return self.rules.kind

    @cached_property
    def active(self) -> frozenset[str]:
        """The names of all fields that are synced: held by both sides and not switched off (photos
        included)."""
        both = self.sides[Side.OUTLOOK].names & self.sides[Side.CRM].names
        return frozenset(name for name in both if self.rules.rule(name).synced)

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """The active fields grouped by unit, photos left out, in the order of the kind's table, custom
        fields last."""
        groups: dict[str, list[str]] = {}
        active = self.active
        ordered = [name for name in FIELDS[self.kind] if name in active]
        ordered += sorted(active.difference(FIELDS[self.kind]))
        for name in ordered:
            if not is_photo(self.kind, name):
                groups.setdefault(self._unit(name), []).append(name)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def joint(self) -> Mapping[Side, frozenset[str]]:
        """The synced fields that each side keeps in one place (see `SideRules.joint`)."""
        return {side: rules.joint & self.active for side, rules in self.sides.items()}

    def _unit(self, name: str) -> str:
        """What is decided together with `name`: its unit, or what a side keeps in one place with it."""
        together = next((joint for joint in self.joint.values() if name in joint), None)
        return "+".join(sorted(together)) if together else field_spec(self.kind, name).unit

    def companions(self, names: frozenset[str]) -> frozenset[str]:
        """These fields and the active ones that are decided together with them."""
        return frozenset().union(*(self._fellows[name] for name in names if name in self._fellows))

    @cached_property
    def _fellows(self) -> Mapping[str, frozenset[str]]:
        """Each field → the active ones that are decided together with it, itself included if it is active."""
        units = {name: self._unit(name) for name in self.active | FIELDS[self.kind].keys()}
        return {
            name: frozenset(other for other in self.active if units[other] == unit)
            for name, unit in units.items()
        }

    def may_write(self, side: Side) -> bool:
        """May this mapping write `side` at all?"""
        return side not in self.read_only and self.rules.direction.writes(side)

    def may_update(self, side: Side, name: str) -> bool:
        """May this mapping change field `name` on `side`?"""
        return side not in self.read_only and name in self._meant[side]

    def awaits_right(self, side: Side, name: str) -> bool:
        """Is the account's right to write all that is missing to change field `name` on `side`?"""
        return side in self.read_only and name in self._meant[side]

    @cached_property
    def _meant(self) -> Mapping[Side, frozenset[str]]:
        """The fields that the person's rules and the side's abilities let this mapping change there."""
        return {
            side: frozenset(
                name
                for name in rules.names
                if self.rules.direction.writes(side)
                and self.rules.field_direction(name).writes(side)
                and rules.access(name) is Access.READ_WRITE
            )
            for side, rules in self.sides.items()
        }

    @cached_property
    def mergeable_units(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Every unit as the fields that this mapping means to write on a side, and those that are only
        read."""
        meant = frozenset[str]().union(*self._meant.values())
        return tuple(
            (
                tuple(name for name in unit if name in meant),
                tuple(name for name in unit if name not in meant),
            )
            for unit in self.units
        )

    @cached_property
    def given_at_creation(self) -> Mapping[Side, frozenset[str]]:
        """The fields that a new item on each side may be given; photos travel apart."""
        return {
            side: frozenset(
                name
                for name in self.active
                if not is_photo(self.kind, name)
                and self.rules.field_direction(name).writes(side)
                and self.sides[side].access(name) is not Access.READ
            )
            for side in Side
        }

    def fits(self, side: Side, name: str, value: Value | None) -> Fit | Unfit:
        """What `side` will hold after `value` was written there; nothing fits unless the field is
        mandatory there."""
        if value is not None:
            return self.sides[side].fits(name, value)
        return Unfit("it cannot be empty there") if name in self.sides[side].mandatory else Fit(None)

    def fits_among(self, side: Side, name: str, fields: Fields) -> Fit | Unfit:
        """What `side` will hold in field `name` after `fields` were written there: for a field that it keeps
        in one place with others, as those are read back together."""
        joint = self.joint[side]
        if name not in joint:
            return self.fits(side, name, fields.get(name))
        parts = {part: fields[part] for part in joint if part in fields}
        return self.fits(side, name, self.sides[side].rejoined(parts).get(name))

    def conflict_rule(self, unit: tuple[str, ...]) -> ConflictRule:
        """Who wins a conflict over this unit: the first rule given for one of its fields, else the
        mapping's."""
        own = (self.rules.rule(name).conflicts for name in unit)
        return next((rule for rule in own if rule is not None), self.rules.conflicts)

    @cached_property
    def membership(self) -> frozenset[str]:
        """The calendar categories (case-folded) that make an event belong to this mapping; they are
        never copied to tags."""
        if self.kind is not Kind.EVENTS:
            return frozenset()
        return frozenset(name.casefold() for name in self.rules.categories if name != "*")

    def visible(self, side: Side, fields: Fields) -> Fields:
        """`fields` as the other side may see them: without the categories that only say "belongs to
        this mapping"."""
        if side is Side.CRM or not self.membership or "categories" not in fields:
            return fields
        held = fields["categories"]
        assert isinstance(held, tuple)
        rest = words([str(name) for name in held if str(name).casefold() not in self.membership])
        found = {name: value for name, value in fields.items() if name != "categories"}
        return {**found, "categories": rest} if rest else found

    def joined(self, side: Side, changes: Changes, held: Fields) -> Changes:
        """`changes` for `side` with the membership categories put back that `visible` hid."""
        if side is Side.CRM or not self.membership or "categories" not in changes:
            return changes
        new, old = changes["categories"] or (), held.get("categories", ())
        assert isinstance(new, tuple)
        assert isinstance(old, tuple)
        kept = [str(name) for name in old if str(name).casefold() in self.membership]
        return {**changes, "categories": words([*kept, *(str(name) for name in new)])}
