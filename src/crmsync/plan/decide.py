"""The truth table of a link: where its two items are decides what happens; see docs/algorithm.md, rules
8 and 15."""

from __future__ import annotations

from dataclasses import replace

from crmsync.model.items import label
from crmsync.model.kinds import Side
from crmsync.plan.halves import Half, Link, LinkState, Presence
from crmsync.plan.merge import changed_fields, merge
from crmsync.plan.operations import Decision, LeftOut, Operation, Outcome, Reason, Verb
from crmsync.plan.photo import decide_photo
from crmsync.plan.policy import Policy


def decide(link: Link, policy: Policy) -> Decision:
    """What to do with a linked pair, whatever became of its two items."""
    outlook, crm = (link.halves[side].presence for side in (Side.OUTLOOK, Side.CRM))
    if link.state is LinkState.UNLINKED:
        return _unlinked(link, policy)
    match outlook, crm:
        case Presence.HERE, Presence.HERE:
            return _joined(merge(link, policy, first=_is_new(link)), decide_photo(link, policy))
        case Presence.GONE, Presence.GONE:
            return Decision(outcome=Outcome.DROP, why=Reason.WITHOUT_COUNTERPART)
        case Presence.GONE, Presence.HERE:
            return _deleted(link, policy, Side.OUTLOOK)
        case Presence.HERE, Presence.GONE:
            return _deleted(link, policy, Side.CRM)
        case (Presence.GONE, Presence.AWAY) | (Presence.AWAY, Presence.GONE):
            return Decision(outcome=Outcome.SEPARATE, why=Reason.WITHOUT_COUNTERPART)
        case _:
            return Decision(outcome=Outcome.UNLINK, why=Reason.OUT_OF_SCOPE)


def _unlinked(link: Link, policy: Policy) -> Decision:
    """A remembered pair: linked again when both are here, forgotten when one is gone."""
    places = {half.presence for half in link.halves.values()}
    if places == {Presence.GONE}:
        return Decision(outcome=Outcome.DROP, why=Reason.WITHOUT_COUNTERPART)
    if Presence.GONE in places:
        return Decision(outcome=Outcome.SEPARATE, why=Reason.WITHOUT_COUNTERPART)
    if places == {Presence.HERE}:
        merged = _joined(merge(link, policy, first=_is_new(link)), decide_photo(link, policy))
        return replace(merged, outcome=Outcome.RELINK, why=Reason.BACK_IN_SCOPE)
    return Decision()


def brings_in_step(link: Link, decision: Decision) -> bool:
    """Is all there is to do about this pair that what each side holds becomes its base?"""
    if link.state is not LinkState.ACTIVE or decision != Decision(settle=decision.settle):
        return False
    return all(
        half.presence is Presence.HERE
        and changed_fields(half, half.fields.keys() | (half.base or {}).keys())
        <= {*decision.settle.get(side, ())}
        for side, half in link.halves.items()
    )


def _joined(merged: Decision, photo: Decision) -> Decision:
    if not (photo.operations or photo.settle or photo.left_out):
        return merged
    settle = {
        side: merged.settle.get(side, ()) + photo.settle.get(side, ())
        for side in merged.settle.keys() | photo.settle.keys()
    }
    return replace(
        merged,
        operations=merged.operations + photo.operations,
        settle=settle,
        left_out=merged.left_out + photo.left_out,
    )


def _is_new(link: Link) -> bool:
    """Was the pair only just matched, so that neither side has a past?"""
    return all(half.base is None for half in link.halves.values())


def _deleted(link: Link, policy: Policy, gone: Side) -> Decision:
    """One item was deleted, the other is here: an edit beats the deletion, else the deletion is passed
    on if it may be."""
    survivor = link.halves[gone.other]
    edited = changed_fields(survivor, policy.active)
    if edited:
        if policy.may_write(gone):
            return Decision((_recreate(link, policy, gone, survivor),))
        return Decision(outcome=Outcome.SEPARATE, why=Reason.EDIT_BEATS_DELETE)
    if not policy.rules.deletions.reach(gone.other) or not policy.may_write(gone.other):
        return Decision(outcome=Outcome.SEPARATE, why=Reason.DELETION_NOT_PASSED_ON)
    if "" in survivor.blocked:
        return Decision(left_out=(LeftOut(gone.other, "", survivor.blocked[""].reason),))
    return Decision(
        (
            Operation(
                Verb.DELETE,
                gone.other,
                label(policy.kind, survivor.fields),
                link=link.id,
                item=survivor.item,
                version=survivor.version,
                before=survivor.fields,
                reasons={"": Reason.DELETED},
            ),
        )
    )


def _recreate(link: Link, policy: Policy, gone: Side, survivor: Half) -> Operation:
    return Operation(
        Verb.CREATE,
        gone,
        label(policy.kind, survivor.fields),
        link=link.id,
        source=survivor.id,
        reasons={"": Reason.EDIT_BEATS_DELETE},
    )
