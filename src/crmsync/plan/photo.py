"""Photos: decided by their tokens, which cannot be compared across sides; their bytes travel apart."""

from __future__ import annotations

from crmsync.model.items import label
from crmsync.model.kinds import Side
from crmsync.model.rules import ConflictRule
from crmsync.plan.halves import Link
from crmsync.plan.merge import ONLY_READ
from crmsync.plan.operations import Decision, LeftOut, Operation, Reason, Verb
from crmsync.plan.policy import Policy

PHOTO = "photo"


def decide_photo(link: Link, policy: Policy) -> Decision:
    """Which photo goes where. Two photos that meet without a common past stay as they are."""
    if PHOTO not in policy.active:
        return Decision()
    now = {side: half.fields.get(PHOTO) for side, half in link.halves.items()}
    base = {side: (half.base or {}).get(PHOTO) for side, half in link.halves.items()}
    changed = [side for side in Side if now[side] != base[side]]
    if not changed:
        return Decision()
    settled = Decision(settle=dict.fromkeys(Side, (PHOTO,)))
    without_past = PHOTO in link.fresh or all(half.base is None for half in link.halves.values())
    if not any(now.values()) or (without_past and all(now.values())):
        return settled
    source = changed[0] if len(changed) == 1 else _winner(link, policy)
    target = link.halves[source.other]
    if policy.awaits_right(target.side, PHOTO):
        return Decision(left_out=(LeftOut(target.side, PHOTO, ONLY_READ),))
    if not policy.may_update(target.side, PHOTO) or PHOTO in target.blocked:
        return settled
    return Decision(
        (
            Operation(
                Verb.PHOTO,
                target.side,
                label(policy.kind, target.fields),
                link=link.id,
                item=target.item,
                version=target.version,
                changes={PHOTO: now[source]},
                origin={PHOTO: now[source]},
                before={} if now[target.side] is None else {PHOTO: now[target.side] or ""},
                reasons={PHOTO: Reason.CHANGED if len(changed) == 1 else Reason.WON},
            ),
        )
    )


def _winner(link: Link, policy: Policy) -> Side:
    rule = policy.conflict_rule((PHOTO,))
    outlook, crm = link.halves[Side.OUTLOOK].modified, link.halves[Side.CRM].modified
    newer = rule is ConflictRule.NEWEST_WINS and outlook is not None and crm is not None and outlook > crm
    return Side.OUTLOOK if newer or rule is ConflictRule.OUTLOOK_WINS else Side.CRM
