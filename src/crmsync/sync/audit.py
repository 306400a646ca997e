"""The audit: both sides are read in full and compared with what the state believes; silent divergence is
told, or repaired.

Two things can go wrong without a trace in the feeds: a feed that never named an edit, and a pair whose sides
differ although neither is known to have changed. A repair treats the first as an edit, the second as a
first match.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from crmsync.connect.base import Collection
from crmsync.frozen import frozen
from crmsync.model.items import label
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Value
from crmsync.plan.halves import Link, LinkState, Presence
from crmsync.plan.merge import differing
from crmsync.state.database import Database
from crmsync.sync.opening import open_session, reporting
from crmsync.sync.pull import pull
from crmsync.sync.recover import recover
from crmsync.sync.report import MappingReport
from crmsync.sync.run import rounds
from crmsync.sync.session import Means, RunOptions, Session


@frozen
class Missed:
    """An edit, or a deletion (no fields), that the feed of `side` never named."""

    item: str
    side: Side
    fields: tuple[str, ...]


@frozen
class Divergence:
    """A field in which a pair differs although neither side is known to have changed."""

    link: int
    item: str
    field: str
    outlook: Value | None
    crm: Value | None


@dataclass(slots=True)
class Findings:
    """What an audit of one mapping found. pairs: how many were compared."""

    pairs: int = 0
    missed: list[Missed] = field(default_factory=list)
    divergent: list[Divergence] = field(default_factory=list)


def audit_mapping(
    db: Database,
    rules: MappingRules,
    collections: Mapping[Side, Collection],
    options: RunOptions,
    means: Means,
    *,
    repair: bool,
    report: MappingReport | None = None,
) -> tuple[Findings, MappingReport]:
    """Compare everything; with `repair` bring in step what was found, under the same limits and holds as
    any run.

    report: filled while it goes on. Raises ServiceError when a side cannot be read or written at all.
    """
    session, known = open_session(db, rules, collections, options, means, report=report)
    with reporting(session):
        findings = _examine(session)
        if repair:
            for one in findings.divergent:
                session.divergent[one.link] = session.divergent.get(one.link, frozenset()) | {one.field}
            with db.transaction():
                for link in session.divergent:
                    session.state.mark_dirty(link)
            rounds(session, known)
    return findings, session.report


def _examine(session: Session) -> Findings:
    pull(session)
    recover(session)
    before = session.state.dirty_halves()
    with session.db.transaction():
        for side in Side:
            session.feeds.set_cursor(side, None)
    pull(session)
    findings = Findings(missed=[_missed(session, half) for half in session.state.dirty_halves() - before])
    listed = {(half, value.field) for _, half, value in session.lists.left_out()}
    open_fields = {(one.link, one.field) for one in session.lists.conflicts()}
    for link in session.state.links():
        findings.pairs += 1
        findings.divergent += [
            one for one in _divergences(session, link, listed) if (one.link, one.field) not in open_fields
        ]
    return findings


def _missed(session: Session, number: int) -> Missed:
    half = session.state.half(number)
    assert half is not None
    base = half.base or {}
    changed = {name for name in session.policy.active if half.fields.get(name) != base.get(name)}
    gone = half.presence is Presence.GONE
    return Missed(label(session.kind, half.fields), half.side, () if gone else tuple(sorted(changed)))


def _divergences(session: Session, link: Link, listed: set[tuple[int, str]]) -> Iterator[Divergence]:
    """Fields of a quiet pair that differ for no known reason (a left-out value is a known one)."""
    quiet = all(half.presence is Presence.HERE and half.now is None for half in link.halves.values())
    if link.state is not LinkState.ACTIVE or not quiet:
        return
    outlook, crm = link.halves[Side.OUTLOOK], link.halves[Side.CRM]
    for name in differing(link, session.policy):
        if (outlook.id, name) not in listed and (crm.id, name) not in listed:
            item = label(session.kind, outlook.fields)
            yield Divergence(link.id, item, name, outlook.fields.get(name), crm.fields.get(name))
