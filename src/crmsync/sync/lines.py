"""The report's lists, read from the state at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator

from crmsync.model.items import label
from crmsync.model.kinds import Side
from crmsync.plan.operations import Decision
from crmsync.sync.planning import Plan
from crmsync.sync.report import (
    AmbiguousLine,
    ConflictLine,
    HalfName,
    HeldLine,
    LeftOutLine,
    PairLine,
    ProblemLine,
)
from crmsync.sync.session import Session


def fill_lists(session: Session) -> None:
    """Everything that is open for this mapping now."""
    lists, report = session.lists, session.report
    # Two sides that are written at once tell of it in no certain order.
    report.done.sort(key=lambda one: (one.operation.label.casefold(), one.operation.side is Side.CRM))
    report.conflicts += [
        ConflictLine(str(one.id), one.label, one.field, one.outlook, one.crm, None)
        for one in lists.conflicts()
    ]
    for entry in lists.ambiguous():
        names = tuple(_name(session, half) for half in entry.candidates)
        report.ambiguous.append(
            AmbiguousLine(str(entry.half), _label(session, entry.half), entry.side, names)
        )
    for number, half, value in lists.left_out():
        report.left_out.append(
            LeftOutLine(number, _label(session, half), value.side, value.field, value.reason)
        )
    report.held = [
        HeldLine(str(one.id), one.verb, one.side, one.label, one.reason)
        for one in lists.holds()
        if one.verdict is None
    ]
    report.problems += [
        ProblemLine(str(one.id), one.side, one.label, one.code, one.message, one.advice)
        for one in lists.problems()
    ]


def decided_lines(link: int, name: str, decision: Decision) -> list[ConflictLine]:
    """The conflicts of a link that the mapping's rule decided."""
    return [
        ConflictLine(f"{link}.{one.field}", name, one.field, one.outlook, one.crm, one.kept)
        for one in decision.conflicts
        if one.kept is not None
    ]


def pair_lines(session: Session, plan: Plan) -> Iterator[PairLine]:
    """What a plan would link, and what a person linked and no run has brought in step yet."""
    yield from _alike(session, plan)
    for pair in plan.pairs:
        yield PairLine(_name(session, pair.outlook), _name(session, pair.crm), pair.score)
    for number in sorted((*plan.decisions, *plan.settled)):
        link = session.state.link(number) if number > 0 else None
        if link is not None and all(half.base is None for half in link.halves.values()):
            halves = {
                side: HalfName(one.id, label(session.kind, one.fields)) for side, one in link.halves.items()
            }
            yield PairLine(halves[Side.OUTLOOK], halves[Side.CRM], None)


def _alike(session: Session, plan: Plan) -> Iterator[PairLine]:
    from crmsync.plan.match import score_of_twins

    for outlook, crm in plan.alike_pairs():
        half = session.state.half(outlook)
        if half is not None:
            name = label(session.kind, half.fields)
            score = score_of_twins(session.kind, half)
            yield PairLine(HalfName(outlook, name), HalfName(crm, name), score)


def _name(session: Session, half: int) -> HalfName:
    return HalfName(half, _label(session, half))


def _label(session: Session, half: int) -> str:
    found = session.state.half(half)
    return label(session.kind, found.fields) if found is not None else ""
