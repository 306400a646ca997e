"""The three-way merge of one pair, unit by unit: each side is compared with its own past, never with
the other side.

See docs/algorithm.md, rules 1–4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from crmsync.mapping.base import Fit, Unfit
from crmsync.model.items import label
from crmsync.model.kinds import Side
from crmsync.model.rules import ConflictRule
from crmsync.model.values import Fields, Recurrence, Value
from crmsync.plan.halves import Half, Link
from crmsync.plan.operations import Conflict, Decision, LeftOut, Operation, Reason, Saved, Verb
from crmsync.plan.policy import Policy

ONLY_READ = "this account may only be read there now; it is written when the right to write comes back"

Unit = tuple[str, ...]
_SIDES = tuple(Side)


@dataclass(slots=True)
class _Draft:
    """What the merge of one pair has gathered so far; becomes a `Decision`."""

    changes: dict[Side, dict[str, Value | None]] = field(
        default_factory=lambda: {side: {} for side in _SIDES}
    )
    origin: dict[Side, dict[str, Value | None]] = field(default_factory=lambda: {side: {} for side in _SIDES})
    reasons: dict[Side, dict[str, Reason]] = field(default_factory=lambda: {side: {} for side in _SIDES})
    saved: dict[Side, list[Saved]] = field(default_factory=lambda: {side: [] for side in _SIDES})
    settle: dict[Side, set[str]] = field(default_factory=lambda: {side: set() for side in _SIDES})
    conflicts: list[Conflict] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def merge(link: Link, policy: Policy, *, first: bool = False) -> Decision:
    """What brings the two present halves of `link` in step.

    first: there is no common past (a first match): empty fields are filled, differing ones follow the
      conflict rule once.
    """
    return _Merge(link, policy, first).decide()


def differing(link: Link, policy: Policy) -> tuple[str, ...]:
    """The fields in which the two sides differ as far as each can hold the other's, and that may be
    written on one."""
    merging = _Merge(link, policy, first=True)
    return tuple(
        name
        for unit in policy.units
        for name in unit
        if any(policy.may_update(side, name) for side in _SIDES) and not merging.same(name)
    )


@lru_cache(256)
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    """Most pairs settle the same fields, and a plan keeps those of many."""
    return tuple(sorted(names))


class _Merge:
    """One merge; holds the two sides' values while the units are walked."""

    def __init__(self, link: Link, policy: Policy, first: bool) -> None:
        self.link = link
        self.policy = policy
        self.first = first
        self.now = {side: policy.visible(side, half.fields) for side, half in link.halves.items()}
        self.base = {side: policy.visible(side, half.base or {}) for side, half in link.halves.items()}
        self.draft = _Draft()

    def decide(self) -> Decision:
        for mergeable, others in self.policy.mergeable_units:
            self._settle(others)
            if mergeable:
                self._unit(mergeable)
        return Decision(
            operations=tuple(self._operation(side) for side in _SIDES if self.draft.changes[side]),
            settle={side: _in_order(frozenset(names)) for side, names in self.draft.settle.items() if names},
            conflicts=tuple(self.draft.conflicts),
            left_out=tuple(self.draft.left_out),
        )

    # ---- one unit

    def _unit(self, mergeable: Unit) -> None:
        changed = self._changed(mergeable)
        if not changed:
            self._settle([name for name in mergeable if self._hidden_change(name)])
            return
        mergeable = self._moved(mergeable)
        if self._equal(mergeable):
            self._settle(mergeable)
            return
        decided = [name for name in mergeable if self._is_decided(name)]
        if decided:
            self._decide_one_by_one(mergeable, decided)
        elif len(changed) == 1:
            self._pass_on(
                mergeable, changed.pop(), Reason.FILLED if self._is_first(mergeable) else Reason.CHANGED
            )
        elif self._is_first(mergeable) and self._compatible(mergeable):
            self._fill(mergeable)
        else:
            self._conflict(mergeable)

    def _is_first(self, unit: Unit) -> bool:
        return self.first or not self.link.fresh.isdisjoint(unit)

    def _changed(self, unit: Unit) -> set[Side]:
        """The sides on which this unit differs from its own past."""
        if self._is_first(unit):
            held = {side for side in _SIDES if any(name in self.now[side] for name in unit)}
            return held
        return {
            side
            for side in _SIDES
            if any(self.now[side].get(name) != self.base[side].get(name) for name in unit)
        }

    def _moved(self, unit: Unit) -> Unit:
        """The fields of a changed unit that did change on a side: what nobody touched is not written
        again, unless a side keeps it in one place with what was."""
        if self._is_first(unit):
            return unit
        moved = {
            name
            for name in unit
            if any(self.now[side].get(name) != self.base[side].get(name) for side in _SIDES)
        }
        for joint in self.policy.joint.values():
            moved |= joint if moved & joint else frozenset()
        return tuple(name for name in unit if name in moved)

    def _hidden_change(self, name: str) -> bool:
        """Did only what the other side may not see change (the categories that say "belongs to this
        mapping")?"""
        return any(half.fields.get(name) != (half.base or {}).get(name) for half in self.link.halves.values())

    def _equal(self, unit: Unit) -> bool:
        """Is every field of the unit the same?"""
        return all(self.same(name) for name in unit)

    def same(self, name: str) -> bool:
        """Do both sides hold the same, as far as one of them can hold what the other does?"""
        if self.now[Side.OUTLOOK].get(name) == self.now[Side.CRM].get(name):
            return True
        for side in _SIDES:
            if name not in self.now[side.other] and name not in self.policy.joint[side]:
                continue
            fit = self.policy.fits_among(side, name, self.now[side.other])
            if isinstance(fit, Fit) and fit.value == self.now[side].get(name):
                return True
        return False

    def _compatible(self, unit: Unit) -> bool:
        """Does no field of the unit hold two different values?"""
        return all(
            self.same(name) for name in unit if all(self.now[side].get(name) is not None for side in _SIDES)
        )

    # ---- what to do with it

    def _fill(self, unit: Unit) -> None:
        """First match: each side's empty fields are filled from the other."""
        for name in unit:
            for side in _SIDES:
                if name in self.now[side] and name not in self.now[side.other]:
                    self._pass_on((name,), side, Reason.FILLED)
        self._settle([name for name in unit if all(name in self.now[side] for side in _SIDES)])

    def _conflict(self, unit: Unit) -> None:
        rule = self.policy.conflict_rule(unit)
        differing = [name for name in unit if not self.same(name)]
        if rule is ConflictRule.ASK and all(self.policy.may_write(side) for side in _SIDES):
            self.draft.conflicts += [self._record(name, None) for name in differing]
            return
        winner, reason = self._winner(rule)
        if not self._can_take(winner.other, unit):
            winner = winner.other if self._can_take(winner, unit) else winner
        self.draft.conflicts += [self._record(name, winner) for name in differing]
        self._pass_on(unit, winner, Reason.MATCHED if self._is_first(unit) else reason, save=True)

    def _can_take(self, side: Side, unit: Unit) -> bool:
        blocked = self.link.halves[side].blocked
        return any(self.policy.may_update(side, name) and name not in blocked for name in unit)

    def _winner(self, rule: ConflictRule) -> tuple[Side, Reason]:
        match rule:
            case ConflictRule.OUTLOOK_WINS:
                return Side.OUTLOOK, Reason.WON
            case ConflictRule.NEWEST_WINS:
                times = {side: half.modified for side, half in self.link.halves.items()}
                outlook, crm = times[Side.OUTLOOK], times[Side.CRM]
                if outlook is not None and crm is not None and outlook > crm:
                    return Side.OUTLOOK, Reason.NEWER
                return Side.CRM, Reason.NEWER
            case ConflictRule.CRM_WINS | ConflictRule.ASK:
                return Side.CRM, Reason.WON

    def _record(self, name: str, kept: Side | None) -> Conflict:
        return Conflict(name, self.now[Side.OUTLOOK].get(name), self.now[Side.CRM].get(name), kept)

    def _pass_on(self, unit: Unit, source: Side, reason: Reason, *, save: bool = False) -> None:
        """Write the source's unit to the other side; what cannot be written is settled or left out."""
        target = source.other
        for name in unit:
            value, held = self.now[source].get(name), self.now[target].get(name)
            if not self.policy.may_update(target, name):
                if not self.policy.awaits_right(target, name) or save:
                    self._settle((name,))
                elif value != held:
                    self.draft.left_out.append(LeftOut(target, name, ONLY_READ))
                continue
            fit = self._fit(target, name)
            if isinstance(fit, Unfit):
                self.draft.left_out.append(LeftOut(target, name, fit.reason))
                self._settle((name,))
                continue
            blocked = self.link.halves[target].blocked
            if name in blocked and fit.value != held:
                self.draft.left_out.append(LeftOut(target, name, blocked[name].reason))
                if save or not blocked[name].waits:
                    self._settle((name,))
                continue
            if fit.note:
                self.draft.left_out.append(LeftOut(target, name, fit.note))
            if fit.value == held:
                self._settle((name,))
                continue
            self._write(target, name, fit.value, value, reason, save)

    def _fit(self, target: Side, name: str) -> Fit | Unfit:
        """What `target` will hold of the other side's field."""
        if name in self.policy.joint[target]:
            return self.policy.fits_among(target, name, self.now[target.other])
        return self.policy.fits(target, name, self._composed(name, target.other))

    def _composed(self, name: str, source: Side) -> Value | None:
        """The source's value, joined with what the target knows beyond it.

        A side that cannot hold cancelled or changed occurrences says nothing about them when its rule is
        edited.
        """
        value, held = self.now[source].get(name), self.now[source.other].get(name)
        past = self.base[source].get(name)
        if not all(isinstance(one, Recurrence) for one in (value, held, past)):
            return value
        assert isinstance(value, Recurrence)
        assert isinstance(held, Recurrence)
        assert isinstance(past, Recurrence)
        excluded = held.excluded if value.excluded == past.excluded else value.excluded
        changed = held.changed if value.changed == past.changed else value.changed
        return Recurrence(value.rule, excluded, changed)

    def _is_decided(self, name: str) -> bool:
        """Has a person decided this field, seeing the values that are still there?"""
        resolution = self.link.resolutions.get(name)
        return resolution is not None and (resolution.outlook, resolution.crm) == (
            self.now[Side.OUTLOOK].get(name),
            self.now[Side.CRM].get(name),
        )

    def _decide_one_by_one(self, unit: Unit, decided: list[str]) -> None:
        """A person's decisions are about single fields, whatever unit they belong to; the others stay
        open."""
        for name in unit:
            if name not in decided:
                if self.same(name):
                    self._settle((name,))
                else:
                    self.draft.conflicts.append(self._record(name, None))
                continue
            resolution = self.link.resolutions[name]
            if resolution.winner is None:
                self._typed(name, resolution.value)
            else:
                self._pass_on((name,), resolution.winner, Reason.CHOSEN, save=True)

    def _typed(self, name: str, value: Value | None) -> None:
        """A person typed the value both sides shall hold."""
        for side in _SIDES:
            fit = self.policy.fits(side, name, value)
            held = self.now[side].get(name)
            blocked = self.link.halves[side].blocked.get(name)
            if isinstance(fit, Unfit):
                self.draft.left_out.append(LeftOut(side, name, fit.reason))
                self.draft.settle[side].add(name)
            elif blocked and fit.value != held:
                self.draft.left_out.append(LeftOut(side, name, blocked.reason))
                self.draft.settle[side].add(name)
            elif fit.value == held or not self.policy.may_update(side, name):
                self.draft.settle[side].add(name)
            else:
                self._write(side, name, fit.value, None, Reason.CHOSEN, save=True, origin=False)

    def _write(
        self,
        target: Side,
        name: str,
        fitted: Value | None,
        value: Value | None,
        reason: Reason,
        save: bool,
        *,
        origin: bool = True,
    ) -> None:
        held = self.now[target].get(name)
        self.draft.changes[target][name] = fitted
        self.draft.reasons[target][name] = reason
        if origin:
            self.draft.origin[target][name] = value
        if held is not None and (save or not self._was_shared(target, name)):
            self.draft.saved[target].append(Saved(target, name, held))

    def _was_shared(self, target: Side, name: str) -> bool:
        """Is what the target holds now what both sides held when they were last in step?

        A value that never reached the other side (left out, or edited against the mapping's direction)
        is nowhere else.
        """
        held, past = self.now[target].get(name), self.base[target.other].get(name)
        if held == past:
            return True
        there = self.policy.fits_among(target, name, self.base[target.other])
        back = self.policy.fits(target.other, name, held)
        return (isinstance(there, Fit) and there.value == held) or (
            isinstance(back, Fit) and back.value == past
        )

    def _settle(self, names: list[str] | Unit) -> None:
        for side in _SIDES:
            if self.first or self.link.halves[side].now is not None:
                self.draft.settle[side].update(names)
            else:
                self.draft.settle[side] |= self.link.fresh.intersection(names)

    # ---- results

    def _operation(self, side: Side) -> Operation:
        half = self.link.halves[side]
        draft = self.draft
        origin = {name: self.link.halves[side.other].fields.get(name) for name in draft.origin[side]}
        return Operation(
            Verb.UPDATE,
            side,
            label(self.policy.kind, {**half.fields, **self.link.halves[Side.OUTLOOK].fields}),
            link=self.link.id,
            item=half.item,
            version=half.version,
            changes=self.policy.joined(side, draft.changes[side], half.fields),
            origin=origin,
            before={name: half.fields[name] for name in draft.changes[side] if name in half.fields},
            reasons=draft.reasons[side],
            saved=tuple(draft.saved[side]),
        )


def changed_fields(half: Half, names: Iterable[str]) -> frozenset[str]:
    """Which of `names` differ from the half's own past."""
    base: Fields = half.base or {}
    return frozenset(name for name in names if half.fields.get(name) != base.get(name))
