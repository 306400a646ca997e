"""The guard: how much a run may delete or change without a person's yes. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from crmsync.frozen import frozen
from crmsync.model.kinds import Side
from crmsync.model.rules import HoldLimits
from crmsync.plan.operations import Operation, Verb

_WORDS = {Verb.DELETE: "deletions", Verb.UPDATE: "changes", Verb.PHOTO: "changed photos"}


@frozen
class HeldBatch:
    """A batch of operations that wait for a yes. why: plain words. digest: names exactly these operations."""

    side: Side
    verb: Verb
    operations: tuple[Operation, ...]
    why: str
    digest: str


def guard(operations: Iterable[Operation], links: int, limits: HoldLimits) -> tuple[HeldBatch, ...]:
    """The batches of `operations` that exceed `limits`, given the number of links of the mapping; creates
    never do, nor photos where there was none."""
    grouped: dict[tuple[Side, Verb], list[Operation]] = {}
    for operation in operations:
        if operation.verb is not Verb.CREATE and (operation.verb is not Verb.PHOTO or operation.before):
            grouped.setdefault((operation.side, operation.verb), []).append(operation)
    held = []
    for (side, verb), batch in grouped.items():
        limit = allowed(verb, links, limits)
        if len(batch) > limit:
            word = _WORDS[verb]
            why = f"{len(batch)} {word} at once are more than the limit of {limit} for {links} linked pairs"
            held.append(HeldBatch(side, verb, tuple(batch), why, digest(batch)))
    return tuple(held)


def allowed(verb: Verb, links: int, limits: HoldLimits) -> int:
    """How many deletions (or updates, or photos) of one side a run may make: the larger of the number and the
    share of the links."""
    number, percent = (
        (limits.deletions, limits.deletions_percent)
        if verb is Verb.DELETE
        else (limits.updates, limits.updates_percent)
    )
    return max(number, links * percent // 100)


def fingerprint(operation: Operation) -> str:
    """Names one operation: what, where, on which item, with which values. A yes covers exactly this."""
    parts = [
        operation.verb.value,
        operation.side.value,
        operation.item or f"from {operation.source}",
        repr(sorted((name, repr(value)) for name, value in operation.changes.items())),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def digest(operations: Sequence[Operation]) -> str:
    """Names a batch of operations, whatever their order."""
    return hashlib.sha256("".join(sorted(map(fingerprint, operations))).encode()).hexdigest()[:16]
