"""From the state to a plan: first matches, decisions about links, new items, merged records. Writes
nothing.

A plan keeps what is to be written or told; of the rest it keeps numbers. What decides is loaded for the first
item that something is decided about: most runs have none.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from typing import TYPE_CHECKING

from crmsync.frozen import frozen
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.plan.halves import Half, Link, LinkState
from crmsync.plan.operations import Decision, Operation, Outcome, Reason, Verb
from crmsync.sync.session import Session

if TYPE_CHECKING:
    from crmsync.plan.match import Ambiguous, Pair


class Creates:
    """The counterparts of new items, made from the items' rows when they are looked at. Iterable more than
    once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sources: dict[Side, array[int]] = {side: array("q") for side in Side}

    def add(self, side: Side, source: int) -> None:
        """Plan the counterpart, on `side`, of a half."""
        self._sources[side].append(source)

    def count(self, side: Side) -> int:
        """How many are created on a side."""
        return len(self._sources[side])

    def of(self, side: Side) -> Iterator[Operation]:
        """Those on one side."""
        yield from self._made(self._sources[side])

    def __iter__(self) -> Iterator[Operation]:
        """All of them, in the order in which their items were first read."""
        yield from self._made(merge(*self._sources.values()))

    def _made(self, sources: Iterable[int]) -> Iterator[Operation]:
        for half in self._session.state.halves(sources):
            from crmsync.plan.create import creation

            operation = creation(half, self._session.policy)
            if operation is not None:
                yield operation

    def remove(self, operations: Iterable[Operation]) -> None:
        """Take some back."""
        removed = {operation.source for operation in operations}
        for side, sources in self._sources.items():
            self._sources[side] = array("q", (source for source in sources if source not in removed))


@dataclass(slots=True)
class Plan:
    """What a run would do. New pairs have negative numbers until they are linked.

    creates: new items' counterparts. alike: the halves of new pairs that hold the very same, by side, in
    order. pairs: the other new pairs, number −1 first. settled: links and new pairs of which each side's base
    becomes what it holds, and no more. decisions: link → what was decided about it, for all others.
    labels: what people recognise those by. ambiguous: items that wait for a person.
    mergers: link → the CRM half that took over the vanished record's data.
    recipients: mail addresses of the guests who would be mailed by this plan if invitations were allowed.
    """

    creates: Creates
    alike: Mapping[Side, array[int]] = field(default_factory=dict)
    pairs: Sequence[Pair] = ()
    settled: array[int] = field(default_factory=lambda: array("q"))
    decisions: dict[int, Decision] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    ambiguous: tuple[Ambiguous, ...] = ()
    mergers: dict[int, int] = field(default_factory=dict)
    recipients: set[str] = field(default_factory=set)

    def numbered_pairs(self) -> Iterator[tuple[int, Pair]]:
        """The new pairs with their numbers."""
        return ((-number, pair) for number, pair in enumerate(self.pairs, start=1))

    def alike_pairs(self) -> Iterator[tuple[int, int]]:
        """(outlook, crm) of the new pairs that hold the very same."""
        return zip(self.alike.get(Side.OUTLOOK, ()), self.alike.get(Side.CRM, ()), strict=True)

    def decided(self) -> Iterator[Operation]:
        """The writes about links."""
        for decision in self.decisions.values():
            yield from decision.operations

    def operations(self) -> Iterator[Operation]:
        """Every write of the plan."""
        yield from self.decided()
        yield from self.creates

    def of(self, verb: Verb, side: Side) -> Iterator[Operation]:
        """The writes of one sort on one side."""
        for operation in self.decided():
            if operation.verb is verb and operation.side is side:
                yield operation
        if verb is Verb.CREATE:
            yield from self.creates.of(side)

    def count(self, verb: Verb, side: Side) -> int:
        """How many those are."""
        found = sum(one.verb is verb and one.side is side for one in self.decided())
        return found + (self.creates.count(side) if verb is Verb.CREATE else 0)


def make_plan(session: Session) -> Plan:
    """The plan for everything that is dirty."""
    plan = Plan(Creates(session))
    postponed = session.lists.waiting(session.clock()) if not session.options.manual else frozenset()
    coming = session.journal.sources()
    _match(session, plan, coming)
    troubled: frozenset[int] | None = None
    for dirty in session.state.dirty_links():
        link = replace(dirty, fresh=session.fresh | session.divergent.get(dirty.id, frozenset()))
        if postponed and any((half.side, half.item) in postponed for half in link.halves.values()):
            continue
        if not any(half.id in coming for half in link.halves.values()):
            troubled = session.lists.in_conflict() if troubled is None else troubled
            _decide(session, plan, link, listed=link.id in troubled)
    _recognise_mergers(session, plan)
    _create(session, plan, postponed, coming)
    return plan


def _decide(session: Session, plan: Plan, link: Link, *, listed: bool) -> None:
    """listed: is there anything on a list that this decision may take off it?"""
    from crmsync.plan.decide import brings_in_step, decide
    from crmsync.sync.firewall import guarded, mailed

    decision = decide(guarded(session, link), session.policy)
    plan.recipients |= mailed(session, link)
    if not listed and not _has_left_out(session, link) and brings_in_step(link, decision):
        plan.settled.append(link.id)
        return
    plan.decisions[link.id] = decision
    fields = link.halves[Side.OUTLOOK].fields or link.halves[Side.CRM].fields
    plan.labels[link.id] = label(session.kind, fields)


def _has_left_out(session: Session, link: Link) -> bool:
    listed = session.lists.with_left_out()
    return any(half.id in listed for half in link.halves.values())


def _match(session: Session, plan: Plan, coming: frozenset[int]) -> None:
    """Pair up what is new on both sides."""
    if not session.state.may_match():
        return
    from crmsync.plan.match import match
    from crmsync.state.matching import FaceIndex

    plan.alike = _alike(session)
    matchable = _Matchable(session, coming.union(*plan.alike.values()))
    matches = match(session.kind, matchable, FaceIndex(session.db))
    plan.ambiguous = matches.ambiguous
    plan.pairs = matches.pairs
    for number, pair in plan.numbered_pairs():
        halves = {
            half.side: half for half in map(session.state.half, (pair.outlook, pair.crm)) if half is not None
        }
        _decide(session, plan, Link(number, LinkState.ACTIVE, halves), listed=False)


def _alike(session: Session) -> Mapping[Side, array[int]]:
    """New items of both sides that hold the very same: nothing need be decided about them.

    Meetings are the same by their uid, whatever they hold; and what one side hides from the other must be
    looked at.
    """
    found = {side: array("q") for side in Side}
    if session.kind is not Kind.EVENTS:
        for outlook, crm in session.state.alike():
            found[Side.OUTLOOK].append(outlook)
            found[Side.CRM].append(crm)
    return found


@frozen
class _Matchable:
    """The new items that may have a counterpart on the other side. without: those that have one."""

    session: Session
    without: frozenset[int]

    def values(self) -> Iterator[Half]:
        for half in self.session.state.new_halves(self.without):
            if not half.unmatched:
                yield half

    def __getitem__(self, number: int) -> Half:
        return _half(self.session, number)


def _half(session: Session, number: int) -> Half:
    half = session.state.half(number)
    assert half is not None
    return half


def _create(
    session: Session, plan: Plan, postponed: frozenset[tuple[Side, str]], coming: frozenset[int]
) -> None:
    """Plan the counterparts of new items that matched nothing. coming: halves whose counterpart was asked
    for and may still appear."""
    taken = {*coming, *session.refused, *plan.mergers.values(), *(entry.half for entry in plan.ambiguous)}
    taken.update(*plan.alike.values(), (half for pair in plan.pairs for half in (pair.outlook, pair.crm)))
    for number, side, item in session.state.new_items():
        if number not in taken and (side, item) not in postponed and session.policy.may_write(side.other):
            from crmsync.sync.firewall import mailed_anew, schedules

            plan.creates.add(side.other, number)
            if schedules(session):
                plan.recipients |= mailed_anew(session, _half(session, number))


def _recognise_mergers(session: Session, plan: Plan) -> None:
    """A CRM record that vanished while another one now holds its data was merged: link that one, delete
    nothing."""
    vanished = {
        operation.link: operation
        for decision in plan.decisions.values()
        for operation in decision.operations
        if operation.verb is Verb.DELETE and operation.side is Side.OUTLOOK and operation.link is not None
    }
    if not vanished or session.kind is not Kind.CONTACTS:
        return
    from crmsync.plan.match import match
    from crmsync.state.matching import FaceIndex

    survivors = {
        number: link.halves[Side.OUTLOOK] for number in vanished if (link := session.state.link(number))
    }
    numbers = {half.id: number for number, half in survivors.items()}
    index = FaceIndex(session.db)
    for pair in match(session.kind, _WithRecords(session, survivors.values()), index).pairs:
        number = numbers[pair.outlook]
        if session.state.link_of(pair.crm) is None:
            plan.mergers[number] = pair.crm
            plan.decisions[number] = Decision(why=Reason.MERGED)
        else:
            plan.decisions[number] = Decision(outcome=Outcome.SEPARATE, why=Reason.MERGED)


@frozen
class _WithRecords:
    """Items of the mailbox whose record vanished, and all records of the CRM."""

    session: Session
    survivors: Collection[Half]

    def values(self) -> Iterator[Half]:
        yield from self.survivors
        yield from self.session.state.present(Side.CRM)

    def __getitem__(self, number: int) -> Half:
        return _half(self.session, number)
