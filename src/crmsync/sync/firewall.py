"""The invitation firewall: no write makes a server mail anybody unless the person allowed it (DESIGN.md
5.12)."""

from __future__ import annotations

from dataclasses import replace

from crmsync.model.items import Trait
from crmsync.model.kinds import Side
from crmsync.model.values import Fields
from crmsync.plan.halves import Link
from crmsync.plan.scope import is_past
from crmsync.sync.session import Session

WOULD_MAIL = (
    "you organise this meeting: its server would mail the guests, and invitations are not allowed here"
)
WOULD_MAIL_LATE = "its server would mail the guests, which never happens for past meetings or in a first sync"


def blocked(session: Session, side: Side, traits: frozenset[Trait], fields: Fields) -> str:
    """Why an item must not be written or deleted now, in plain words; "" when it may be."""
    schedules = session.collections[side].capabilities.schedules
    if side is not Side.OUTLOOK or Trait.ORGANISED not in traits or not schedules:
        return ""
    if not session.rules.invitations:
        return WOULD_MAIL
    return WOULD_MAIL_LATE if session.first or is_past(fields, session.clock()) else ""


def guarded(session: Session, link: Link) -> Link:
    """The link with what is blocked at present: the clock and the rules may have moved since its items
    were read."""
    halves = {
        side: replace(half, blocked=blocked(session, side, half.traits, half.fields))
        for side, half in link.halves.items()
    }
    return replace(link, halves=halves)
