"""The invitation firewall: no write makes a server mail anybody unless the person allowed it.

See docs/algorithm.md, rule 12.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from crmsync.model.kinds import Kind, Side
from crmsync.plan import mail
from crmsync.plan.create import GUESTS, creation, new_item
from crmsync.plan.decide import decide
from crmsync.plan.halves import Block, Half, Link
from crmsync.plan.operations import Operation, Verb
from crmsync.plan.scope import is_past
from crmsync.sync.session import Session


def blocked(session: Session, half: Half, *, invitations: bool | None = None) -> Mapping[str, Block]:
    """What of this item must not be written now (see `Half.blocked`). invitations: as if the mapping allowed
    them, or not; without it, as it says."""
    if half.side is not Side.OUTLOOK or not schedules(session):
        return {}
    allowed = session.rules.invitations if invitations is None else invitations
    return mail.blocked(half, session.policy.active, mail.Leave(allowed, session.first, session.clock()))


def guarded(session: Session, link: Link, *, invitations: bool | None = None) -> Link:
    """The link with what is blocked at present."""
    if not schedules(session):
        return link
    halves = {
        side: replace(half, blocked=blocked(session, half, invitations=invitations))
        for side, half in link.halves.items()
    }
    return replace(link, halves=halves)


def passing(session: Session, operations: Iterable[Operation]) -> Iterator[Operation]:
    """The operations that mail nobody against the person's will: the last gate before anything is sent.

    Plans hold no other ones; if one ever does, it becomes a problem and is not sent.
    """
    for operation in operations:
        reason = _objection(session, operation)
        if reason is None:
            yield operation
        else:
            _complain(session, operation, reason)


def _objection(session: Session, operation: Operation) -> str | None:
    if operation.side is not Side.OUTLOOK or operation.item is None or not schedules(session):
        return None
    half = session.state.find(operation.side, operation.item)
    reasons = blocked(session, half) if half is not None else {}
    names = (mail.WHOLE,) if operation.verb is Verb.DELETE else operation.changes
    return next((reasons[name].reason for name in names if name in reasons), None)


def _complain(session: Session, operation: Operation, reason: str) -> None:
    with session.db.transaction():
        session.lists.add_problem(
            operation.side,
            operation.item or "",
            operation.label,
            "would-mail",
            f"{operation.label} was left as it is: {reason}.",
            "Change or delete the meeting in Outlook yourself.",
            session.clock(),
            None,
        )


# ---- how many people it is about


def mailed(session: Session, link: Link) -> frozenset[str]:
    """Whom the calendar's server would mail, if invitations were allowed, to bring this link in step."""
    if not schedules(session) or not _has_guests(link):
        return frozenset()
    allowing = guarded(session, link, invitations=True)
    found: set[str] = set()
    for operation in decide(allowing, mail.inviting(session.policy)).operations:
        if operation.side is not Side.OUTLOOK:
            continue
        if operation.verb is Verb.CREATE:
            found |= mailed_anew(session, allowing.halves[Side.CRM])
        else:
            found |= mail.recipients(operation, allowing.halves[Side.OUTLOOK])
    return frozenset(found)


def _has_guests(link: Link) -> bool:
    return any(GUESTS in half.fields for half in link.halves.values())


def mailed_anew(session: Session, half: Half) -> frozenset[str]:
    """The same for the creation of this item's counterpart."""
    if half.side is not Side.CRM or not schedules(session) or session.first:
        return frozenset()
    policy = mail.inviting(session.policy)
    if is_past(half.fields, session.clock()) or creation(half, policy) is None:
        return frozenset()
    return mail.guests(new_item(half.fields, Side.OUTLOOK, policy).fields)


def told(session: Session, operations: Iterable[Operation]) -> frozenset[str]:
    """Whom the calendar's server will mail because of these writes to existing items."""
    found: set[str] = set()
    for operation in operations:
        if operation.side is Side.OUTLOOK and operation.item is not None and schedules(session):
            found |= mail.recipients(operation, session.state.find(operation.side, operation.item))
    return frozenset(found)


def schedules(session: Session) -> bool:
    """Is this about a calendar whose server mails guests by itself?"""
    can = session.collections[Side.OUTLOOK].capabilities
    return session.kind is Kind.EVENTS and can.schedules
