"""Opening a session for one run of one mapping, and closing its report."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from crmsync.connect.base import Collection
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.plan.policy import Policy
from crmsync.state.database import Database
from crmsync.state.feeds import Feeds
from crmsync.state.halves import MappingState
from crmsync.state.journal import Journal
from crmsync.state.lists import Lists
from crmsync.state.mappings import Known, recall
from crmsync.sync.lines import fill_lists
from crmsync.sync.report import MappingReport, RunStatus
from crmsync.sync.session import Means, RunOptions, Session


def open_session(
    db: Database,
    rules: MappingRules,
    collections: Mapping[Side, Collection],
    options: RunOptions,
    means: Means,
    *,
    report: MappingReport | None = None,
) -> tuple[Session, Known]:
    """Everything a run of this mapping works with, and what is remembered of the mapping."""
    read_only = frozenset(side for side, one in collections.items() if one.capabilities.read_only)
    policy = Policy(rules, {side: one.rules for side, one in collections.items()}, read_only)
    active = policy.active
    known = recall(db, rules, {side: one.identity for side, one in collections.items()}, active)
    report = report if report is not None else MappingReport(rules.name, rules.kind)
    report.invitations = rules.invitations
    session = Session(
        rules=rules,
        collections=collections,
        policy=policy,
        db=db,
        feeds=Feeds(db, known.id, rules.kind, active),
        state=MappingState(db, known.id, rules.kind, active),
        journal=Journal(db, known.id, rules.kind),
        lists=Lists(db, known.id, rules.kind, redact=means.redact),
        options=options,
        clock=means.clock,
        new_key=means.new_key,
        observer=means.observer,
        report=report,
        parallel=means.parallel,
        fresh=known.fresh if known.changed else frozenset(),
        first=not known.accepted,
    )
    return session, known


@contextmanager
def reporting(session: Session) -> Iterator[None]:
    """Whatever ends the run, its report tells what was done, what is open and how long it took."""
    started = time.monotonic()
    try:
        yield
    finally:
        fill_lists(session)
        report = session.report
        report.seconds = time.monotonic() - started
        if report.held:
            report.status = RunStatus.HELD
        else:
            report.status = RunStatus.PROBLEMS if report.problems else RunStatus.OK
