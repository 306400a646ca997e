"""What a run did to one mapping: counts and lists, as values. `app` turns them into words and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Value
from crmsync.plan.operations import Operation, Reason, Verb

DONE_KEPT = 1000
"""How many writes a report keeps to tell of; the history has them all."""


class RunStatus(StrEnum):
    """How a mapping's (or a run's) state can be put in one word."""

    OK = "ok"
    PROBLEMS = "problems"
    HELD = "held"
    SIGN_IN_NEEDED = "sign-in-needed"
    FAILED = "failed"


@dataclass(slots=True)
class Read:
    """How many items the feed of one side named."""

    changed: int = 0
    deleted: int = 0


@dataclass(slots=True)
class Writes:
    """How many items were written on one side."""

    created: int = 0
    updated: int = 0
    deleted: int = 0

    def count(self, verb: Verb) -> None:
        """Count one write that landed; a photo counts as an update."""
        match verb:
            case Verb.CREATE:
                self.created += 1
            case Verb.UPDATE | Verb.PHOTO:
                self.updated += 1
            case Verb.DELETE:
                self.deleted += 1

    @property
    def total(self) -> int:
        """All writes."""
        return self.created + self.updated + self.deleted


@frozen
class ConflictLine:
    """A conflict in the report. kept: the side whose value won; `None` while it is open. id: for
    `conflicts resolve`, if open."""

    id: str
    item: str
    field: str
    outlook: Value | None
    crm: Value | None
    kept: Side | None


@frozen
class HalfName:
    """An item as a person is asked about it. id: its row in the state."""

    id: int
    label: str


@frozen
class AmbiguousLine:
    """An item with several possible counterparts. id: its row in the state, for `plan.choices`."""

    id: str
    item: str
    side: Side
    candidates: tuple[HalfName, ...]


@frozen
class PairLine:
    """Two items that are the same and would be linked. score: see `plan.match.Pair`; `None` when a person
    chose it."""

    outlook: HalfName
    crm: HalfName
    score: int | None


@frozen
class LeftOutLine:
    """A value that `side` cannot hold. field "" means the whole item."""

    id: str
    item: str
    side: Side
    field: str
    reason: str


@frozen
class HeldLine:
    """An operation that waits for a yes."""

    id: str
    operation: Verb
    side: Side
    item: str
    reason: str


@frozen
class ProblemLine:
    """An item that could not be synced."""

    id: str
    side: Side | None
    item: str
    code: str
    message: str
    advice: str


@frozen
class Explained:
    """One thing that was done (or, in a preview, would be): in plain words by `app`. run: the undone
    run, for undo."""

    operation: Operation
    written: Mapping[str, Value | None] = field(default_factory=dict)


@frozen
class LinkLine:
    """Something that became of a pair without a write: unlinked, linked again, separated, merged.

    source: the side on which it happened.
    """

    item: str
    source: Side
    why: Reason


@dataclass(slots=True)
class MappingReport:
    """What a run did to one mapping. `planned` and `pairs` (what would be linked) are filled by previews and
    holds, `done` (the first `DONE_KEPT` writes) by real runs.

    invitations: does the mapping allow them? recipients: mail addresses of the guests whom the calendar's
    server would mail if they were allowed, because of what was planned or left out.
    """

    name: str
    kind: Kind
    status: RunStatus = RunStatus.OK
    read: dict[Side, Read] = field(default_factory=lambda: {side: Read() for side in Side})
    written: dict[Side, Writes] = field(default_factory=lambda: {side: Writes() for side in Side})
    matched: int = 0
    conflicts: list[ConflictLine] = field(default_factory=list)
    ambiguous: list[AmbiguousLine] = field(default_factory=list)
    left_out: list[LeftOutLine] = field(default_factory=list)
    held: list[HeldLine] = field(default_factory=list)
    problems: list[ProblemLine] = field(default_factory=list)
    requests: dict[Side, int] = field(default_factory=lambda: dict.fromkeys(Side, 0))
    seconds: float = 0.0
    planned: list[Operation] = field(default_factory=list)
    pairs: list[PairLine] = field(default_factory=list)
    done: list[Explained] = field(default_factory=list)
    links: list[LinkLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    invitations: bool = False
    recipients: set[str] = field(default_factory=set)
