"""What a person needs to judge a plan: which of its operations wait, the records they are about, a verdict
for exactly the operations that were shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from crmsync.accounts.values import Service
from crmsync.app.context import Context
from crmsync.app.errors import Refusal
from crmsync.app.results import RunResult
from crmsync.app.waiting import ACCEPTED, REFUSED
from crmsync.frozen import frozen
from crmsync.model.kinds import Side
from crmsync.model.values import Fields
from crmsync.plan.guard import fingerprint
from crmsync.plan.operations import Operation
from crmsync.state.halves import MappingState
from crmsync.state.lists import Lists
from crmsync.state.mappings import row_of
from crmsync.sync.report import MappingReport


class Wait(StrEnum):
    """Does a planned operation wait for a yes?"""

    NO = "no"
    """the next sync carries it out"""
    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    """it has its yes, and no sync has carried it out yet"""


_NO_PAIRS: Mapping[int, int] = {}


@frozen
class Previewed:
    """A mapping's plan. waits: for each of `report.planned`, in order.

    first: was no plan of this mapping accepted since it was made or changed? Then nothing is written before
    all of it is judged. accounts, services: the mapping's two.
    """

    report: MappingReport
    first: bool
    waits: tuple[Wait, ...]
    accounts: Mapping[Side, str]
    services: Mapping[Side, Service]


@frozen
class Verdicts:
    """The operations of one mapping to which a person said yes or no."""

    mapping: str
    accepted: Sequence[Operation] = ()
    refused: Sequence[Operation] = ()


class Previews:
    """Looking at plans, and judging them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, result: RunResult) -> tuple[Previewed, ...]:
        """The plans of a run, mapping by mapping. Raises SettingsError, StateError."""
        settings = self._context.settings()
        found = []
        with self._context.reading() as db:
            for report in result.mappings:
                mapping = settings.mapping(report.name)
                if mapping is None:
                    continue
                row = row_of(db, report.name)
                verdicts = {one.fingerprint: one.verdict for one in Lists(db, *row).holds()} if row else {}
                accepted = db.rows("SELECT accepted FROM mapping WHERE name = ?", report.name)
                accounts = {side: end.account for side, end in mapping.ends.items()}
                accounts = {side: end.account for side, end in mapping.ends.items()}
                services = {side: settings.accounts[name].service for side, name in accounts.items()}
                waits = tuple(_wait(verdicts, one) for one in report.planned)
                found.append(Previewed(report, not accepted or not accepted[0][0], waits, accounts, services))
        return tuple(found)

    def judge(self, verdicts: Iterable[Verdicts]) -> tuple[Operation, ...]:
        """Say yes or no to exactly these operations; the next sync carries it out. A yes can be taken back
        until then.

        When some of them no longer wait as they were shown, nothing at all is decided and those are returned.
        """
        with self._context.writing() as db:
            missing: list[Operation] = []
            decided: list[tuple[Lists, int, str]] = []
            for one in verdicts:
                row = row_of(db, one.mapping)
                lists = Lists(db, *row) if row else None
                waiting = (
                    {held.fingerprint: held.id for held in lists.holds() if held.verdict != REFUSED}
                    if lists
                    else {}
                )
                for verdict, operations in ((ACCEPTED, one.accepted), (REFUSED, one.refused)):
                    for operation in operations:
                        number = waiting.get(fingerprint(operation))
                        if lists is None or number is None:
                            missing.append(operation)
                        else:
                            decided.append((lists, number, verdict))
            if not missing:
                with db.transaction():
                    for lists, number, verdict in decided:
                        lists.judge(number, verdict)
            return tuple(missing)

    def record(
        self, mapping: str, operation: Operation, others: Mapping[int, int] = _NO_PAIRS
    ) -> Mapping[Side, Fields]:
        """What the record that an operation is about holds on each side where it is, as last read.

        others: the items of pairs that are not linked yet, by their rows, each → its other one.
        """
        with self._context.reading() as db:
            row = row_of(db, mapping)
            if row is None:
                return {}
            state = MappingState(db, *row, frozenset())
            link = state.link(operation.link) if operation.link is not None else None
            if link is not None:
                return {side: half.fields for side, half in link.halves.items()}
            if operation.item is not None:
                half = state.find(operation.side, operation.item)
            else:
                half = state.half(operation.source) if operation.source is not None else None
            if half is None:
                return {}
            other = state.half(others[half.id]) if half.id in others else None
            return {one.side: one.fields for one in (half, other) if one is not None}

    def items(self, mapping: str, halves: Iterable[int]) -> Sequence[Fields]:
        """What items hold, as last read, by their rows; nothing for one that is gone."""
        with self._context.reading() as db:
            row = row_of(db, mapping)
            if row is None:
                return []
            state = MappingState(db, *row, frozenset())
            return [half.fields if half is not None else {} for half in map(state.half, halves)]

    def export(self, path: str, text: str) -> None:
        """Write a preview's table into a file. Raises Refusal when that is not possible."""
        try:
            Path(path).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise Refusal(
                f"{path} cannot be written: {error.strerror or error}.", "Choose another place."
            ) from error


def _wait(verdicts: Mapping[str, str | None], operation: Operation) -> Wait:
    if not verdicts:
        return Wait.NO
    mark = fingerprint(operation)
    if mark not in verdicts:
        return Wait.NO
    return Wait.ACCEPTED if verdicts[mark] == ACCEPTED else Wait.UNDECIDED
