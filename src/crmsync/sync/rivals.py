"""No endless writes: a field that something else keeps changing back is left alone and named as a problem.

Two sync programs on one mailbox, or a workflow in the CRM, would otherwise make the two sides flip for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from crmsync.model.fields import field_spec
from crmsync.plan.operations import Operation, Verb
from crmsync.sync.session import Session

PERIOD = timedelta(days=1)
TIMES = 3
"""How often crmsync writes the same value into the same field within `PERIOD` before it takes it for a
fight."""


def without_rivals(session: Session, operations: Iterable[Operation]) -> Iterator[Operation]:
    """`operations` without the fields that are being fought over."""
    since = session.clock() - PERIOD
    for operation in operations:
        if operation.verb is not Verb.UPDATE or operation.link is None:
            yield operation
            continue
        fought = [
            name
            for name, value in operation.changes.items()
            if session.journal.times_written(operation.link, operation.side, name, value, since) >= TIMES
        ]
        if not fought:
            yield operation
            continue
        _complain(session, operation, fought)
        rest = {name: value for name, value in operation.changes.items() if name not in fought}
        if rest:
            yield replace(
                operation,
                changes=rest,
                origin={name: value for name, value in operation.origin.items() if name in rest},
                saved=tuple(one for one in operation.saved if one.field in rest),
            )


def _complain(session: Session, operation: Operation, fought: list[str]) -> None:
    fields = ", ".join(field_spec(session.kind, name).label for name in fought)
    with session.db.transaction():
        session.lists.add_problem(
            operation.side,
            operation.item or "",
            operation.label,
            "changed-back",
            f"Something else keeps changing {fields} of {operation.label} back: crmsync wrote the same value"
            f" {TIMES} times within a day.",
            "Look for another sync program or a workflow that sets this field, and switch one of the two off;"
            " crmsync tries again tomorrow.",
            session.clock(),
            None,
        )
