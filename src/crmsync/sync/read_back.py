"""What a service may have bent is read again before its write is acknowledged, so that the service's own
doing is never taken for an edit, whatever dies in between.

See docs/algorithm.md, rule 13.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crmsync.connect.base import Written
from crmsync.connect.errors import ServiceError
from crmsync.model.items import Item, ItemId
from crmsync.model.kinds import Side
from crmsync.model.values import Fields
from crmsync.plan.operations import Operation
from crmsync.plan.photo import PHOTO
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import Landed
from crmsync.sync.session import Session

Unsure = dict[ItemId, tuple[Intent, Written]]
"""Writes of which the service did not tell what it holds now, by their items."""


def suspects(session: Session, side: Side) -> frozenset[str]:
    """The fields that a side may silently ignore or alter; what it makes of a photo nobody can predict."""
    return session.collections[side].capabilities.bends | {PHOTO}


def sure(
    session: Session, side: Side, written: Sequence[tuple[Intent, Written]]
) -> tuple[list[tuple[Intent, Landed]], Unsure]:
    """How the writes landed of which enough was told, and those that are to be read back."""
    names = suspects(session, side)
    landed: list[tuple[Intent, Landed]] = []
    unsure: Unsure = {}
    for intent, one in written:
        if one.held is None and names & intent.operation.changes.keys():
            unsure[one.id] = (intent, one)
        else:
            landed.append((intent, Landed.told(session.policy, intent.operation, one)))
    return landed, unsure


def read_back(
    session: Session, side: Side, unsure: Unsure
) -> tuple[list[tuple[Intent, Landed]], ServiceError | None]:
    """How these writes landed, and the error that kept some from being read.

    A write whose item could not be read, or was changed once more before that, is not among them: its
    intent stays open, and the recovery judges it.
    """
    names = suspects(session, side)
    landed: list[tuple[Intent, Landed]] = []
    unread = dict(unsure)
    try:
        for item in session.collections[side].fetch(list(unsure)):
            intent, one = unread[item.id]
            if isinstance(item, Item) and item.version == one.version:
                unread.pop(item.id)
                operation = intent.operation
                left_out = {**not_taken(operation, item.fields, names), **one.left_out}
                told = Written(one.write, one.id, one.version, item.fields, left_out, item.traits)
                landed.append((intent, Landed.told(session.policy, operation, told)))
    except ServiceError as error:
        return landed, error
    if unread:
        session.again = True
    return landed, None


def not_taken(operation: Operation, held: Fields, names: frozenset[str]) -> Mapping[str, str]:
    """field → plain reason, for each of `names` that the item does not hold as it was written."""
    side = operation.side.words
    return {
        name: f"the {side} side did not take it"
        if held.get(name) in (None, operation.before.get(name))
        else f"the {side} side made something else of it"
        for name in names & operation.changes.keys() - {PHOTO}
        if operation.changes[name] is not None and held.get(name) != operation.changes[name]
    }
