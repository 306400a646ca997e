"""Who would get mail by a write to a calendar whose server mails guests by itself (RFC 6638), and what must
therefore not be written. Pure. See docs/algorithm.md, rule 12."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, SideRules, Unfit
from crmsync.model.fields import is_custom
from crmsync.model.items import Trait
from crmsync.model.kinds import Side
from crmsync.model.values import Changes, Fields, Participant, Value
from crmsync.plan.create import GUESTS
from crmsync.plan.halves import Block, Half
from crmsync.plan.operations import Operation
from crmsync.plan.policy import Policy
from crmsync.plan.scope import is_past

WHOLE = ""
"""Stands for the deletion of an item where fields are named."""
WOULD_MAIL = (
    "you organise this meeting: its server would mail the guests, and invitations are not allowed here"
)
WOULD_MAIL_LATE = "its server would mail the guests, which never happens for past meetings or in a first sync"
INVITED = "somebody else organises this meeting: its server lets nobody else change it, and would tell them"

_OWN = frozenset({"reminder"})
"""What a guest may change in the own copy, and no server tells anybody (RFC 6638 §3.2.2.1)."""


@frozen
class Leave:
    """What a person allowed, and when. first: is this the mapping's first sync? now: aware."""

    invitations: bool
    first: bool
    now: datetime


def blocked(half: Half, names: Iterable[str], leave: Leave) -> Mapping[str, Block]:
    """See `Half.blocked`, for an item in a calendar whose server mails guests. names: of all synced fields.

    What a guest does to a meeting of somebody else is never passed on: its server would answer the organiser,
    e.g. that a guest does not come to what was deleted (RFC 6638 §3.2.2.4).
    """
    if Trait.INVITED in half.traits:
        others = (name for name in names if name not in _OWN and not is_custom(name))
        return dict.fromkeys((WHOLE, *others), Block(INVITED))
    if leave.first or is_past(half.fields, leave.now):
        block = Block(WOULD_MAIL_LATE)
    elif not leave.invitations:
        block = Block(WOULD_MAIL, waits=True)
    else:
        return {}
    return dict.fromkeys((WHOLE, *names) if Trait.ORGANISED in half.traits else (GUESTS,), block)


def recipients(operation: Operation, half: Half | None) -> frozenset[str]:
    """The mail addresses of the guests whom the server would mail because of this write, without the
    person's own. half: the item that is written, `None` for a new one."""
    told = guests(operation.changes)
    organised = half is not None and Trait.ORGANISED in half.traits
    if half is not None and (organised or GUESTS in operation.changes):
        told |= guests(half.fields)
    return told


def guests(fields: Fields | Changes) -> frozenset[str]:
    """The mail addresses of a meeting's guests."""
    held = fields.get(GUESTS)
    people = held if isinstance(held, tuple) else ()
    return frozenset(one.address for one in people if isinstance(one, Participant))


def inviting(policy: Policy) -> Policy:
    """The policy as it would be if the mapping allowed invitations."""
    sides = {**policy.sides, Side.OUTLOOK: _Inviting(policy.sides[Side.OUTLOOK])}
    return replace(policy, rules=replace(policy.rules, invitations=True), sides=sides)


@frozen
class _Inviting:
    """The `SideRules` of a calendar, but guests can be written."""

    rules: SideRules

    @property
    def names(self) -> frozenset[str]:
        return self.rules.names

    @property
    def mandatory(self) -> frozenset[str]:
        return self.rules.mandatory

    @property
    def joint(self) -> frozenset[str]:
        return self.rules.joint

    def access(self, name: str) -> Access:
        return Access.READ_WRITE if name == GUESTS else self.rules.access(name)

    def fits(self, name: str, value: Value) -> Fit | Unfit:
        return self.rules.fits(name, value)

    def complete(self, fields: Fields) -> Fields:
        told = {GUESTS: fields[GUESTS]} if GUESTS in fields else {}
        return {**self.rules.complete(fields), **told}

    def rejoined(self, fields: Fields) -> Fields:
        return self.rules.rejoined(fields)
