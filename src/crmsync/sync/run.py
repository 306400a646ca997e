"""One run of one mapping, on a page: pull, recover, plan, hold, settle, execute; once more when
something changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crmsync.connect.base import Collection
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.plan.halves import Link, LinkState, Presence
from crmsync.plan.operations import Decision, Outcome, Verb
from crmsync.state.database import Database
from crmsync.state.mappings import Known, remember
from crmsync.sync.hold import allowed, hold
from crmsync.sync.lines import decided_lines, pair_lines
from crmsync.sync.opening import open_session, reporting
from crmsync.sync.planning import Plan, make_plan
from crmsync.sync.pull import pull
from crmsync.sync.report import LinkLine, MappingReport, RunStatus
from crmsync.sync.session import Means, RunOptions, Session

ROUNDS = 3
"""How often a run looks again when items changed while it was writing; what still moves then waits for
the next run."""


def sync_mapping(
    db: Database,
    rules: MappingRules,
    collections: Mapping[Side, Collection],
    options: RunOptions,
    means: Means,
    *,
    report: MappingReport | None = None,
) -> MappingReport:
    """Run one mapping once and say what was done.

    report: filled while the run goes on, so that it tells what was done when an error ends it.
    Raises ServiceError when a side cannot be read or written at all; everything acknowledged before stays.
    """
    session, known = open_session(db, rules, collections, options, means, report=report)
    with reporting(session):
        known = rounds(session, known)
    if session.report.status is RunStatus.OK and not options.preview:
        remember(db, known, succeeded=means.clock())
    return session.report


def rounds(session: Session, known: Known) -> Known:
    """One round, and more while something changed meanwhile."""
    for _ in range(ROUNDS):
        session.again = False
        known = _round(session, known)
        session.fresh, session.divergent = frozenset(), {}
        if not session.again:
            break
    return known


def _round(session: Session, known: Known) -> Known:
    pull(session, begin=True)
    if session.again:
        # What was begun and left open is looked for in what both sides say next.
        return known
    _recover(session)
    known = _bring_in_step(session, known)
    if session.photos_follow:
        session.photos_follow = False
        known = _bring_in_step(session, known)
    return known


def _recover(session: Session) -> None:
    if any(True for _ in session.journal.intents()):
        # Loaded when an earlier run left something open.
        from crmsync.sync.recover import recover

        recover(session)


def _bring_in_step(session: Session, known: Known) -> Known:
    plan = make_plan(session)
    if known.changed:
        _postpone_deletions(plan)
    held = hold(session, plan, accepted=known.accepted, changed=known.changed)
    writes = any(True for _ in plan.operations())
    if plan.ambiguous or any(True for _ in session.lists.ambiguous()):
        with session.db.transaction():
            session.lists.set_ambiguous(plan.ambiguous)
    session.report.recipients |= plan.recipients
    judged = writes or session.options.shown is not None
    accepted = known.accepted or session.options.yes or (judged and not held)
    only_shown = session.options.preview or (writes and not accepted)
    shown = only_shown or bool(held)
    session.report.planned = list(plan.operations()) if shown else []
    session.report.pairs = list(pair_lines(session, plan)) if shown else []
    if only_shown:
        return known
    # Pairs that need no write are linked without a yes, so that what is edited next is known for an edit.
    after = known.after_acceptance() if accepted else replace(known, fresh=frozenset(), changed=False)
    if known != after:
        known = after
        remember(session.db, known)
    numbers = _settle(session, plan, held)
    if writes:
        # What writes is loaded for the first write.
        from crmsync.sync.cleared import Cleared
        from crmsync.sync.execute import execute

        execute(session, Cleared(session, plan, held, numbers))
    return known


def _postpone_deletions(plan: Plan) -> None:
    """Changing a mapping deletes nothing: deletions met in its first run wait for the next one
    (DESIGN.md 5.11)."""
    for number, decision in list(plan.decisions.items()):
        if any(operation.verb is Verb.DELETE for operation in decision.operations):
            del plan.decisions[number]


def _settle(session: Session, plan: Plan, held: frozenset[str]) -> dict[int, int]:
    """Everything of the plan that is no write: new pairs, bases, ended links, open lists. Returns the
    links of the new pairs about which there is more to do."""
    numbers: dict[int, int] = {}
    with session.db.transaction():
        for outlook, crm in plan.alike_pairs():
            session.state.link_in_step(outlook, crm)
            session.report.matched += 1
        for number, pair in plan.numbered_pairs():
            if number in plan.decisions:
                numbers[number] = session.state.make_link(pair.outlook, pair.crm)
            else:
                session.state.link_in_step(pair.outlook, pair.crm)
            session.report.matched += 1
        for number in plan.settled:
            if number > 0:
                session.state.in_step(number)
        for number, crm in plan.mergers.items():
            session.state.attach(crm, number)
        for number, decision in plan.decisions.items():
            waits = any(not allowed(operation, held) for operation in decision.operations)
            _apply(session, numbers.get(number, number), decision, plan.labels[number], waits)
    return numbers


def _apply(session: Session, number: int, decision: Decision, label: str, waits: bool) -> None:
    state = session.state
    if decision.why is not None:
        session.report.links.append(LinkLine(label, _source(state.link(number)), decision.why))
    match decision.outcome:
        case Outcome.DROP:
            state.forget_link(number, survivors_separate=False)
            return
        case Outcome.SEPARATE:
            state.forget_link(number, survivors_separate=True)
            return
        case Outcome.UNLINK:
            state.set_link_state(number, LinkState.UNLINKED)
        case Outcome.RELINK:
            state.set_link_state(number, LinkState.ACTIVE)
        case None:
            pass
    link = state.link(number)
    if link is None:
        return
    for side, names in decision.settle.items():
        half = link.halves[side]
        state.settle(half.id, {name: half.fields.get(name) for name in names})
    session.report.conflicts += decided_lines(number, label, decision)
    session.lists.set_conflicts(number, label, decision.conflicts, session.clock())
    for side, half in link.halves.items():
        session.lists.set_left_out(
            half.id,
            {"", *decision.fields(side)},
            [entry for entry in decision.left_out if entry.side is side.other],
        )
    if not waits:
        state.clean(number)
        if decision.operations:
            state.mark_dirty(number)


def _source(link: Link | None) -> Side:
    """The side on which something happened to a pair: where its item is not here any more, else the
    mailbox."""
    away = [side for side, half in link.halves.items() if half.presence is not Presence.HERE] if link else []
    return away[0] if len(away) == 1 else Side.OUTLOOK
