"""Everything one run of one mapping works with, handed down from `run`; no module of this room has a
state of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from crmsync.connect.base import Collection
from crmsync.frozen import frozen
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.plan.policy import Policy
from crmsync.state.database import Database
from crmsync.state.feeds import Feeds
from crmsync.state.halves import MappingState
from crmsync.state.journal import Journal
from crmsync.state.lists import Lists
from crmsync.sync.report import MappingReport


class Cancelled(Exception):
    """The person stopped the run; what was acknowledged so far stays."""


class Observer(Protocol):
    """Is told how far a run is; may cancel it by raising `Cancelled`."""

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        """phase: "reading", "planning" or "writing"; total: `None` while it is unknown."""


class Silent:
    """An observer that does nothing."""

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        """Nobody looks."""


@frozen
class RunOptions:
    """How a run was asked for.

    run: its number. preview: plan and report only. yes: accept first plans and holds of this run.
    manual: a run by hand retries every problem; a scheduled one leaves those waiting that are not due.
    shown: the fingerprints of the operations that a person saw and accepted: nothing else is written, and a
      first plan without any is accepted, too.
    """

    run: int
    preview: bool = False
    yes: bool = False
    manual: bool = True
    shown: frozenset[str] | None = None


@frozen
class Means:
    """What every run needs from outside.

    clock: gives the present (aware). new_key: gives a fresh operation key. observer: is told how far it is.
    parallel: read both sides at the same time. redact: takes secrets out of what a service said.
    """

    clock: Callable[[], datetime]
    new_key: Callable[[], OperationKey]
    observer: Observer = field(default_factory=Silent)
    parallel: bool = True
    redact: Callable[[str], str] = str


@dataclass(slots=True)
class Session:
    """One run of one mapping.

    clock: gives the present (aware). new_key: gives a fresh operation key. parallel: read both sides at
      the same time.
    again: something changed or was left open meanwhile: one more round.
    photos_follow: items with photos were created: their photos can be planned now that they exist.
    refused: the halves whose counterpart the other side refused: once a run is enough.
    keys: source half → the operation key of an earlier try to create its counterpart.
    first: was no plan of this mapping accepted before this run, or none since the mapping changed?
    fresh: fields that were never in step. divergent: link → fields that differ without a known edit
      (found by an audit);
      both are merged as in a first match.
    """

    rules: MappingRules
    collections: Mapping[Side, Collection]
    policy: Policy
    db: Database
    feeds: Feeds
    state: MappingState
    journal: Journal
    lists: Lists
    options: RunOptions
    clock: Callable[[], datetime]
    new_key: Callable[[], OperationKey]
    observer: Observer
    report: MappingReport
    parallel: bool = True
    again: bool = False
    photos_follow: bool = False
    refused: set[int] = field(default_factory=set)
    keys: dict[int, OperationKey] = field(default_factory=dict)
    first: bool = False
    fresh: frozenset[str] = field(default_factory=frozenset)
    divergent: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind of the mapping's items."""
        return self.rules.kind
