"""The report's lists, read from the state at the end of a run."""

from __future__ import annotations

from crmsync.model.items import label
from crmsync.plan.operations import Decision
from crmsync.sync.report import AmbiguousLine, ConflictLine, HeldLine, LeftOutLine, ProblemLine
from crmsync.sync.session import Session


def fill_lists(session: Session) -> None:
    """Everything that is open for this mapping now."""
    lists, report = session.lists, session.report
    report.conflicts += [
        ConflictLine(str(one.id), one.label, one.field, one.outlook, one.crm, None)
        for one in lists.conflicts()
    ]
    for entry in lists.ambiguous():
        names = tuple(_label(session, half) for half in entry.candidates)
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


def _label(session: Session, half: int) -> str:
    found = session.state.half(half)
    return label(session.kind, found.fields) if found is not None else ""
