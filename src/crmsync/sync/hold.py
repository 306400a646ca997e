"""Nothing is written before a person has seen the first plan, nor more than the limits without a yes (G7).

Where nobody is there to say yes, a mapping may let held changes through after some days; deletions never.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from crmsync.model.kinds import Side
from crmsync.plan.guard import fingerprint, guard
from crmsync.plan.operations import Decision, Operation, Outcome, Reason, Verb
from crmsync.state.lists import Held
from crmsync.sync.planning import Plan
from crmsync.sync.session import Session

FIRST_PLAN = "the first plan of this mapping; look at it and say yes once"
CHANGED_MAPPING = "the first plan after the mapping changed; look at it and say yes once"


def hold(session: Session, plan: Plan, *, accepted: bool, changed: bool) -> frozenset[str]:
    """The fingerprints of the operations that must wait; they are noted with the reason, and earlier
    verdicts honoured.

    accepted: was the mapping's first plan accepted. changed: is it the first plan since the mapping changed.
    """
    if accepted:
        _release(session)
    before = list(session.lists.holds())
    verdicts = {one.fingerprint: one.verdict for one in before if one.verdict is not None}
    planned = (
        frozenset(map(fingerprint, plan.operations())) if "accepted" in verdicts.values() else frozenset()
    )
    batches: list[tuple[Sequence[Operation], str]] = []
    if not accepted and not session.options.yes:
        operations = list(plan.operations())
        batches = [(operations, CHANGED_MAPPING if changed else FIRST_PLAN)] if operations else []
    _refuse(plan, verdicts)
    if accepted and not session.options.yes:
        batches = _exceeding(session, plan, before)
    if batches or before:
        with session.db.transaction():
            session.lists.set_holds(batches, planned, session.clock())
    held = frozenset(mark for batch, _ in batches for mark in map(fingerprint, batch) if mark not in verdicts)
    return held | _unseen(session, plan)


def _unseen(session: Session, plan: Plan) -> frozenset[str]:
    """What the person who accepted a plan did not see of it: that run leaves it alone, a later one takes it.

    A photo where there was none follows the item that was just created.
    """
    shown = session.options.shown
    if shown is None:
        return frozenset()
    return frozenset(
        mark
        for operation in plan.operations()
        if (mark := fingerprint(operation)) not in shown
        and (operation.verb is not Verb.PHOTO or operation.before)
    )


def _release(session: Session) -> None:
    """Accept, in a scheduled run, the changes that nobody answered for as long as the mapping says."""
    days = session.rules.hold.unattended_days
    if not days or session.options.manual or session.options.preview:
        return
    latest = session.clock() - timedelta(days=days)
    overdue = [
        held
        for held in session.lists.holds()
        if held.verdict is None and held.verb is Verb.UPDATE and held.since <= latest
    ]
    if overdue:
        with session.db.transaction():
            for held in overdue:
                session.lists.judge(held.id, "accepted")


def _exceeding(session: Session, plan: Plan, before: Sequence[Held]) -> list[tuple[Sequence[Operation], str]]:
    """What exceeds the limits, and what was held before and not decided: a yes to one operation is no yes
    to the rest, and what is held does not slip through one by one because somebody edits it once more.

    before: what is held or was decided upon so far.
    """
    undecided = [held for held in before if held.verdict is None]
    verdicts = {held.fingerprint for held in before if held.verdict is not None}
    reasons = {held.fingerprint: held.reason for held in undecided}
    pairs = {(held.verb, held.side, held.link): held.reason for held in undecided}
    waiting: dict[str, list[Operation]] = {}
    judged: list[Operation] = []
    # New items exceed no limit.
    for operation in plan.operations() if before else plan.decided():
        mark = fingerprint(operation)
        reason = reasons.get(mark)
        if operation.link is not None:
            reason = reason or pairs.get((operation.verb, operation.side, operation.link))
        if mark in verdicts:
            continue
        if reason is not None:
            waiting.setdefault(reason, []).append(operation)
        else:
            judged.append(operation)
    batches = guard(judged, session.state.count_links(), session.rules.hold) if judged else ()
    return [
        *((batch, why) for why, batch in waiting.items()),
        *((one.operations, one.why) for one in batches),
    ]


def _refuse(plan: Plan, verdicts: Mapping[str, str]) -> None:
    """Operations a person said no to leave the plan: what was deleted stays alone, changes are taken as
    they are."""
    refused = {mark for mark, verdict in verdicts.items() if verdict == "refused"}
    if not refused:
        return
    for number, decision in list(plan.decisions.items()):
        if any(fingerprint(operation) in refused for operation in decision.operations):
            plan.decisions[number] = _without(decision, refused)
    plan.creates.remove([operation for operation in plan.creates if fingerprint(operation) in refused])


def _without(decision: Decision, refused: set[str]) -> Decision:
    kept = tuple(one for one in decision.operations if fingerprint(one) not in refused)
    dropped = [one for one in decision.operations if fingerprint(one) in refused]
    if any(one.verb is Verb.DELETE for one in dropped):
        return Decision(outcome=Outcome.SEPARATE, why=Reason.REFUSED)
    settle = {side: decision.settle.get(side, ()) for side in Side}
    for one in dropped:
        settle[one.side.other] += tuple(one.origin)
        settle[one.side] += tuple(one.changes)
    return Decision(kept, settle, decision.conflicts, decision.left_out, decision.outcome, decision.why)


def allowed(operation: Operation, held: frozenset[str]) -> bool:
    """May this operation run?"""
    return not held or fingerprint(operation) not in held
