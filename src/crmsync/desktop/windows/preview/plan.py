"""A plan and what the person decides about its rows, before anything is written. No widgets.

Knows what each row may become, what comes of it if it is accepted, what the engine is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum

from crmsync.app.estimate import Estimate, estimate
from crmsync.app.previews import Previewed, Verdicts, Wait
from crmsync.app.types import Act, Choice, HalfName, Kind, Operation, Side
from crmsync.desktop.windows.preview.rows import Difference, News, Row, What, compared, rows_of
from crmsync.frozen import frozen


class Deed(StrEnum):
    """What may become of a row."""

    DO = "do"
    """as the plan says"""
    LATER = "later"
    """nothing is decided; it waits"""
    LEAVE = "leave"
    """for good: no counterpart is created, the change is refused, the pair is not linked"""
    LINK = "link"
    """it is the same as a certain item of the other side"""
    SEPARATE = "separate"
    """it is nobody of the other side: its counterpart is created; a pair's two are not the same"""


@frozen
class Decision:
    """What the person wants of a row. other: with which item it is linked."""

    deed: Deed
    other: HalfName | None = None


@frozen
class Count:
    """So many things of one sort that will be done if the plan is accepted."""

    what: What
    kind: Kind
    side: Side | None
    number: int


_DO, _LATER = Decision(Deed.DO), Decision(Deed.LATER)


class Plan:
    """What is shown, and decided so far. Nothing of it is told to anybody before the person accepts.

    delete: may the planned deletions be made? They have a check of their own.
    """

    def __init__(
        self,
        mappings: Sequence[Previewed] = (),
        before: Plan | None = None,
        done: Container[str] = frozenset(),
    ) -> None:
        """before: the plan that was shown until now; its decisions stay with rows that are as they were.
        done: the keys of its rows that were carried out since; they are left out.
        """
        self.mappings = tuple(mappings)
        rows = [row for one in self.mappings for row in rows_of(one) if row.key not in done]
        earlier = {row.key: row for row in before.rows if row.key not in done} if before is not None else {}
        self.difference = Difference()
        if before is not None:
            rows, self.difference = compared(rows, earlier)
        self.rows: Sequence[Row] = rows
        self._decisions: dict[str, Decision] = {}
        self._by_half = {half: row for row in rows if row.source_side is not None for half in row.halves}
        self.delete = False
        if before is not None:
            for row in rows:
                kept = before._decisions.get(row.key)
                # What was decided about other values is asked anew.
                if kept is not None and row.news is News.NONE and kept.deed in self.deeds(row):
                    self._decisions[row.key] = kept

    # ---- deciding

    def deeds(self, row: Row) -> tuple[Deed, ...]:
        """What a row may become; the first is what happens if the person says nothing."""
        match row.what:
            case What.AMBIGUOUS:
                return Deed.LATER, Deed.LINK, Deed.SEPARATE, Deed.LEAVE
            case What.PAIR:
                return Deed.DO, Deed.SEPARATE, Deed.LEAVE
            case What.CREATE:
                later = (Deed.LATER,) if self._may_wait(row) else ()
                return Deed.DO, Deed.LINK, Deed.LEAVE, *later
            case What.UPDATE | What.PHOTO | What.DELETE:
                if row.wait is Wait.NO:
                    return (Deed.DO,)
                later = (Deed.LATER,) if self._may_wait(row) else ()
                return Deed.DO, Deed.LEAVE, *later

    def decision(self, row: Row) -> Decision:
        """What becomes of a row as things stand."""
        found = self._decisions.get(row.key)
        if found is None:
            found = _LATER if row.what is What.AMBIGUOUS else _DO
        if row.what is What.DELETE and found.deed is Deed.DO and not self.delete:
            return _LATER
        return found

    def decide(self, rows: Iterable[Row], deed: Deed) -> int:
        """Decide about rows; about how many of them it could be decided so."""
        decided = 0
        for row in rows:
            if deed is not Deed.LINK and deed in self.deeds(row):
                self._release(row)
                self._decisions[row.key] = Decision(deed)
                decided += 1
        return decided

    def link(self, row: Row, other: HalfName) -> None:
        """Link the item of a row with another item without a counterpart, which has a row of its own."""
        partner = self._by_half.get(other.id)
        self._release(row)
        self._decisions[row.key] = Decision(Deed.LINK, other)
        if partner is not None:
            self._release(partner)
            self._decisions[partner.key] = Decision(Deed.LINK, HalfName(row.halves[0], row.record))

    def partners(self, row: Row) -> Sequence[HalfName]:
        """The items with which the item of a row may be linked: its candidates, or all of the other side that
        have no counterpart."""
        if row.candidates or row.source_side is None:
            return row.candidates
        return [
            HalfName(one.halves[0], one.record)
            for one in self.rows
            if one.mapping == row.mapping and one.source_side is row.source_side.other and one.halves
        ]

    def _release(self, row: Row) -> None:
        """Forget what was decided about a row; a link, for both of its items."""
        earlier = self._decisions.pop(row.key, None)
        if earlier is not None and earlier.other is not None:
            partner = self._by_half.get(earlier.other.id)
            if partner is not None:
                self._decisions.pop(partner.key, None)

    @property
    def decided(self) -> int:
        """About how many rows something was decided."""
        return len(self._decisions)

    def needs_person(self, row: Row) -> bool:
        """Does it wait for the person, who has not said yet what shall become of it?"""
        if row.what is What.AMBIGUOUS:
            return self.decision(row).deed is Deed.LATER
        # A first plan waits as a whole, and is one question.
        return row.wait is Wait.UNDECIDED and not row.first and row.key not in self._decisions

    @staticmethod
    def _may_wait(row: Row) -> bool:
        return row.wait is not Wait.NO and not row.first

    # ---- what would come of it

    @property
    def is_empty(self) -> bool:
        """Is there nothing to do and nothing to ask?"""
        return not self.rows

    @property
    def redirected(self) -> int:
        """How many decisions make another plan, which has to be seen first (links, unlinked pairs)."""
        return sum(self._redirects(row) for row in self.rows if row.key in self._decisions)

    def _redirects(self, row: Row) -> bool:
        deed = self.decision(row).deed
        match row.what:
            case What.AMBIGUOUS:
                return deed is not Deed.LATER
            case What.PAIR:
                return deed is not Deed.DO
            case _:
                return deed is Deed.LINK

    def done(self) -> Iterable[Row]:
        """The rows that come true if the plan is accepted."""
        return (row for row in self.rows if self.decision(row).deed is Deed.DO)

    def counts(self) -> Sequence[Count]:
        """What will be done if it is accepted, in the order of `What`, side and kind."""
        counted = Counter((row.what, row.kind, row.side) for row in self.done())
        order = list(What)
        return [
            Count(what, kind, side, number)
            for (what, kind, side), number in sorted(
                counted.items(), key=lambda one: (order.index(one[0][0]), str(one[0][2]), one[0][1])
            )
        ]

    @property
    def deletions(self) -> Sequence[Row]:
        """The planned deletions, but for those the person refused."""
        return [
            row
            for row in self.rows
            if row.what is What.DELETE and self._decisions.get(row.key, _DO).deed is Deed.DO
        ]

    @property
    def unchecked(self) -> bool:
        """Are there deletions that a sync cannot leave waiting, and the person did not confirm?"""
        return not self.delete and any(row.first or row.wait is Wait.NO for row in self.deletions)

    @property
    def estimate(self) -> Estimate:
        """About what it costs."""
        by_mapping = self.shown()
        whole = Estimate()
        for one in self.mappings:
            report = one.report
            whole += estimate(
                by_mapping[report.name],
                one.services,
                guests=len(report.recipients),
                invitations=report.invitations,
            )
        return whole

    # ---- what the engine is told

    def choices(self) -> Mapping[str, Sequence[Choice]]:
        """Mapping → what was decided about items without a counterpart."""
        found: dict[str, list[Choice]] = {}
        linked: set[int] = set()
        for row in self.rows:
            for choice in self._choices(row):
                # A link is decided for both of its items, and told once.
                if choice.half not in linked:
                    found.setdefault(row.mapping, []).append(choice)
                if choice.other is not None:
                    linked.add(choice.other)
        return found

    def _choices(self, row: Row) -> Iterable[Choice]:
        if row.key not in self._decisions or row.what not in (What.AMBIGUOUS, What.CREATE, What.PAIR):
            return ()
        decision = self.decision(row)
        match decision.deed:
            case Deed.LEAVE:
                return (Choice(half, Act.SKIP) for half in row.halves)
            case Deed.SEPARATE:
                return (Choice(half, Act.CREATE) for half in row.halves)
            case Deed.LINK if decision.other is not None:
                return (Choice(half, Act.LINK, decision.other.id) for half in row.halves)
            case _:
                return ()

    def shown(self) -> Mapping[str, Sequence[Operation]]:
        """Mapping → the operations that accepting covers, and no others."""
        found: dict[str, list[Operation]] = {one.report.name: [] for one in self.mappings}
        for row in self.done():
            if row.operation is not None:
                found[row.mapping].append(row.operation)
        return found

    def verdicts(self) -> Sequence[Verdicts]:
        """What of the held operations is accepted and refused."""
        accepted: dict[str, list[Operation]] = {}
        refused: dict[str, list[Operation]] = {}
        for row in self.rows:
            if row.operation is None or row.wait is Wait.NO:
                continue
            match self.decision(row).deed:
                case Deed.DO:
                    accepted.setdefault(row.mapping, []).append(row.operation)
                case Deed.LEAVE if row.what is not What.CREATE:
                    refused.setdefault(row.mapping, []).append(row.operation)
        return [
            Verdicts(one.report.name, accepted.get(one.report.name, ()), refused.get(one.report.name, ()))
            for one in self.mappings
            if one.report.name in accepted or one.report.name in refused
        ]
