"""A write landed: bases move for exactly the fields written, the history gets its lines, the intent
goes; all in one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crmsync.connect.base import Written
from crmsync.model.items import ItemId, Version, is_photo
from crmsync.model.kinds import Side
from crmsync.model.values import Fields, Value
from crmsync.plan.halves import Presence
from crmsync.plan.operations import LeftOut, Reason, Verb
from crmsync.state.journal import Intent
from crmsync.sync.report import Explained
from crmsync.sync.session import Session


@dataclass(frozen=True, slots=True)
class Landed:
    """How a write landed: see `connect.base.Written`. held: what the item holds, if it is known; `None`
    as predicted."""

    item: ItemId
    version: Version
    held: Fields | None = None
    left_out: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def told(cls, written: Written) -> Landed:
        """As the connector told."""
        return cls(written.id, written.version, written.held, written.left_out)


def acknowledge(session: Session, intent: Intent, written: Landed) -> None:
    """Note that `intent` landed as `written` (within a transaction)."""
    operation = intent.operation
    partner = session.journal.partner(intent)
    link, fields = _LANDINGS[operation.verb](session, intent, written)
    session.journal.acknowledge(intent, written.item, link, partner, fields, session.clock())
    session.lists.solve_problem(operation.side, written.item)
    session.report.written[operation.side].count(operation.verb)
    session.report.done.append(Explained(operation, fields))


def _deleted(session: Session, intent: Intent, written: Landed) -> tuple[int | None, dict[str, Value | None]]:
    link = intent.operation.link
    if link is not None and intent.operation.reason is Reason.UNDONE:
        session.feeds.confirm(intent.operation.side, written.item, Presence.GONE)
        session.state.forget_link(link, survivors_separate=True)
    elif link is not None:
        session.state.forget_pair(link)
    return link, {}


def _created(session: Session, intent: Intent, written: Landed) -> tuple[int | None, dict[str, Value | None]]:
    operation, state = intent.operation, session.state
    predicted: Fields = {name: value for name, value in operation.changes.items() if value is not None}
    held = dict(written.held if written.held is not None else predicted)
    for name in written.left_out:
        held.pop(name, None)
    half = state.add_half(
        operation.side, written.item, written.version, held, intent.key, read_back=written.held is not None
    )
    source = state.half(operation.source) if operation.source is not None else None
    if source is None:
        return _restored(session, intent, half), dict(held)
    link = operation.link
    if link is None:
        outlook, crm = (half, source.id) if operation.side is Side.OUTLOOK else (source.id, half)
        link = state.make_link(outlook, crm)
    else:
        state.attach(half, link)
    origin = {
        name: value
        for name, value in operation.origin.items()
        if value is not None and not is_photo(session.kind, name)
    }
    state.set_base(source.id, origin)
    state.clean(link)
    session.lists.solve_problem(operation.side, source.item)
    _left_out(session, source.id, operation.side, written)
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


def _updated(session: Session, intent: Intent, written: Landed) -> tuple[int | None, dict[str, Value | None]]:
    operation, state = intent.operation, session.state
    assert operation.link is not None
    target = state.find(operation.side, written.item)
    link = state.link(operation.link)
    changes = dict(operation.changes)
    if written.held is not None:
        changes = {name: written.held.get(name) for name in changes}
    for name in written.left_out:
        changes.pop(name, None)
    if target is not None:
        state.acknowledge(target.id, {**_companions(session, intent, written), **changes}, written.version)
    if link is not None:
        source = link.halves[operation.side.other]
        state.settle(source.id, operation.origin)
        session.lists.solve_problem(source.side, source.item)
        _left_out(session, source.id, operation.side, written)
    state.clean(operation.link)
    return operation.link, changes


def _companions(session: Session, intent: Intent, written: Landed) -> dict[str, Value | None]:
    """What the service filled in by itself, in the units of what was written (a completed task's time)."""
    if written.held is None:
        return {}
    written_names = intent.operation.changes.keys()
    names = session.policy.companions(frozenset(written_names)) - written_names
    return {name: written.held.get(name) for name in names}


def _left_out(session: Session, source: int, side: Side, written: Landed) -> None:
    session.lists.add_left_out(source, [LeftOut(side, name, why) for name, why in written.left_out.items()])


_LANDINGS = {Verb.CREATE: _created, Verb.UPDATE: _updated, Verb.PHOTO: _updated, Verb.DELETE: _deleted}
