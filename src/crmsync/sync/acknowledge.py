"""A write landed: bases move for exactly the fields written, the history gets its lines, the intent
goes; all in one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from crmsync.connect.base import Written
from crmsync.frozen import frozen
from crmsync.model.items import ItemId, Trait, Version, is_photo
from crmsync.model.kinds import Side
from crmsync.model.values import Changes, Fields, Value
from crmsync.plan.halves import Presence
from crmsync.plan.operations import LeftOut, Operation, Reason, Verb
from crmsync.plan.policy import Policy
from crmsync.state.journal import Intent
from crmsync.sync.report import DONE_KEPT, Explained
from crmsync.sync.session import Session


@frozen
class Landed:
    """How a write landed.

    item, version: at the service now. held: the fields that were seen since, `None` for an empty one;
    the others are taken for what was written.
    left_out: field → plain reason, for what the service did not take. traits: of the item now; `None` where
      nothing new is known.
    """

    item: ItemId
    version: Version
    held: Changes = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    traits: frozenset[Trait] | None = None

    @classmethod
    def told(cls, policy: Policy, operation: Operation, written: Written) -> Landed:
        """As the connector told: what it read is believed for all that was written and, with it, for what
        the service filled in by itself (a completed task's time)."""
        held: Changes = {}
        if written.held is not None:
            names = policy.companions(frozenset(operation.changes))
            names |= written.held.keys() if operation.verb is Verb.CREATE else frozenset()
            held = {name: written.held.get(name) for name in names}
        return cls(written.id, written.version, held, written.left_out, written.traits)


_Became = tuple[int | None, dict[str, Value | None]]
"""The link of the item that was written, and what of it was: field → what the item holds now."""


def acknowledge(session: Session, intent: Intent, written: Landed) -> None:
    """Note that `intent` landed as `written` (within a transaction)."""
    operation = intent.operation
    partner = session.journal.partner(intent)
    link, fields = _LANDINGS[operation.verb](session, intent, written, partner)
    if written.traits is not None and operation.verb is not Verb.CREATE:
        session.state.set_traits(operation.side, written.item, written.traits)
    session.journal.acknowledge(intent, written.item, link, partner, fields, session.clock())
    session.lists.solve_problem(operation.side, written.item)
    session.report.written[operation.side].count(operation.verb)
    if len(session.report.done) < DONE_KEPT:
        session.report.done.append(Explained(operation, fields))


def _deleted(session: Session, intent: Intent, written: Landed, partner: ItemId | None) -> _Became:
    link = intent.operation.link
    if link is not None and intent.operation.reason is Reason.UNDONE:
        session.feeds.confirm(intent.operation.side, written.item, Presence.GONE)
        session.state.forget_link(link, survivors_separate=True)
    elif link is not None:
        session.state.forget_pair(link)
    return link, {}


def _created(session: Session, intent: Intent, written: Landed, partner: ItemId | None) -> _Became:
    operation, state = intent.operation, session.state
    held: Fields = {name: value for name, value in _moved(operation, written).items() if value is not None}
    half = state.add_half(
        operation.side,
        written.item,
        written.version,
        held,
        intent.key,
        read_back=bool(written.held),
        traits=written.traits,
    )
    source = operation.source
    if source is None or partner is None:
        return _restored(session, intent, half), dict(held)
    link = operation.link
    if link is None:
        outlook, crm = (half, source) if operation.side is Side.OUTLOOK else (source, half)
        link = state.make_link(outlook, crm)
    else:
        state.attach(half, link)
    origin = {
        name: value
        for name, value in operation.origin.items()
        if value is not None and not is_photo(session.kind, name)
    }
    state.set_base(source, origin)
    state.clean(link)
    session.lists.solve_problem(operation.side, partner)
    _left_out(session, source, operation.side, written)
    return link, dict(held)


def _restored(session: Session, intent: Intent, half: int) -> int | None:
    """A deleted item is there again: linked with its partner if that one is still alone, else
    remembered as a survivor."""
    side, partner = intent.operation.side, intent.operation.partner
    other = session.state.find(side.other, partner) if partner is not None else None
    if other is None or session.state.link_of(other.id) is not None:
        session.state.separate(half)
        return None
    outlook, crm = (half, other.id) if side is Side.OUTLOOK else (other.id, half)
    link = session.state.make_link(outlook, crm)
    session.state.set_base(other.id, other.fields)
    session.state.clean(link)
    return link


def _updated(session: Session, intent: Intent, written: Landed, partner: ItemId | None) -> _Became:
    operation, state = intent.operation, session.state
    assert operation.link is not None
    target = state.find(operation.side, written.item)
    if target is None and operation.item is not None:
        # A recurring task that is done has another id on an Exchange Server: the old one is its successor's.
        state.renumber(operation.side, operation.item, written.item)
        target = state.find(operation.side, written.item)
    link = state.link(operation.link)
    moved = _moved(operation, written)
    if target is not None:
        state.acknowledge(target.id, moved, written.version)
    if link is not None:
        source = link.halves[operation.side.other]
        state.settle(source.id, operation.origin)
        session.lists.solve_problem(source.side, source.item)
        _left_out(session, source.id, operation.side, written)
    state.clean(operation.link)
    return operation.link, {name: moved[name] for name in operation.changes if name in moved}


def _moved(operation: Operation, written: Landed) -> dict[str, Value | None]:
    """What the item holds now, as far as it was written or seen."""
    taken = {name: value for name, value in operation.changes.items() if name not in written.left_out}
    return {**taken, **written.held}


def _left_out(session: Session, source: int, side: Side, written: Landed) -> None:
    session.lists.add_left_out(source, [LeftOut(side, name, why) for name, why in written.left_out.items()])


_LANDINGS = {Verb.CREATE: _created, Verb.UPDATE: _updated, Verb.PHOTO: _updated, Verb.DELETE: _deleted}
