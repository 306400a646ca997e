"""From the state to a plan: first matches, decisions about links, new items, merged records. Writes
nothing.

What decides is loaded for the first item that something is decided about: most runs have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crmsync.frozen import frozen
from crmsync.model.items import label
from crmsync.model.kinds import Kind, Side
from crmsync.plan.halves import Half, Link, LinkState
from crmsync.plan.operations import Decision, Operation, Outcome, Reason, Verb
from crmsync.sync.session import Session

if TYPE_CHECKING:
    from crmsync.plan.match import Ambiguous, Pair


@dataclass(slots=True)
class Plan:
    """What a run would do.

    decisions: link → what was decided about it. New pairs have negative numbers until they are linked.
    pairs: those new pairs. ambiguous: items that wait for a person. creates: new items' counterparts.
    mergers: link → the CRM half that took over the vanished record's data.
    recipients: mail addresses of the guests who would be mailed by this plan if invitations were allowed.
    """

    decisions: dict[int, Decision] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)
    ambiguous: tuple[Ambiguous, ...] = ()
    creates: list[Operation] = field(default_factory=list)
    mergers: dict[int, int] = field(default_factory=dict)
    recipients: set[str] = field(default_factory=set)

    def operations(self) -> Iterator[Operation]:
        """Every write of the plan."""
        for decision in self.decisions.values():
            yield from decision.operations
        yield from self.creates


def make_plan(session: Session) -> Plan:
    """The plan for everything that is dirty."""
    plan = Plan()
    postponed = session.lists.waiting(session.clock()) if not session.options.manual else frozenset()
    coming = session.journal.sources()
    _match(session, plan, coming)
    for dirty in session.state.dirty_links():
        link = replace(dirty, fresh=session.fresh | session.divergent.get(dirty.id, frozenset()))
        if postponed and any((half.side, half.item) in postponed for half in link.halves.values()):
            continue
        if not any(half.id in coming for half in link.halves.values()):
            _decide(session, plan, link)
    _recognise_mergers(session, plan)
    _create(session, plan, postponed, coming)
    return plan


def _decide(session: Session, plan: Plan, link: Link) -> None:
    from crmsync.plan.decide import decide
    from crmsync.sync.firewall import guarded, mailed

    plan.decisions[link.id] = decide(guarded(session, link), session.policy)
    plan.recipients |= mailed(session, link)
    fields = link.halves[Side.OUTLOOK].fields or link.halves[Side.CRM].fields
    plan.labels[link.id] = label(session.kind, fields)


def _match(session: Session, plan: Plan, coming: frozenset[int]) -> None:
    """Pair up what is new on both sides."""
    if not session.state.may_match():
        return
    from crmsync.plan.match import match

    matches = match(session.kind, _Matchable(session, coming))
    plan.ambiguous = matches.ambiguous
    for number, pair in enumerate(matches.pairs, start=1):
        halves = {
            half.side: half for half in map(session.state.half, (pair.outlook, pair.crm)) if half is not None
        }
        plan.pairs[-number] = pair
        _decide(session, plan, Link(-number, LinkState.ACTIVE, halves))


@frozen
class _Matchable:
    """The new items that may have a counterpart on the other side. coming: see `make_plan`."""

    session: Session
    coming: frozenset[int]

    def __iter__(self) -> Iterator[Half]:
        for half in self.session.state.new_halves():
            if half.id not in self.coming and not half.unmatched:
                yield half


def _create(
    session: Session, plan: Plan, postponed: frozenset[tuple[Side, str]], coming: frozenset[int]
) -> None:
    """Plan the counterparts of new items that matched nothing. coming: halves whose counterpart was asked
    for and may still appear."""
    taken = {half for pair in plan.pairs.values() for half in (pair.outlook, pair.crm)}
    taken |= {entry.half for entry in plan.ambiguous} | set(plan.mergers.values()) | coming
    for half in session.state.new_halves(only_dirty=True):
        if half.id not in taken and (half.side, half.item) not in postponed:
            _create_counterpart(session, plan, half)


def _create_counterpart(session: Session, plan: Plan, half: Half) -> None:
    from crmsync.plan.create import creation
    from crmsync.sync.firewall import mailed_anew

    operation = creation(half, session.policy)
    if operation is not None:
        plan.creates.append(operation)
        plan.recipients |= mailed_anew(session, half)


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

    survivors = {
        number: link.halves[Side.OUTLOOK] for number in vanished if (link := session.state.link(number))
    }
    numbers = {half.id: number for number, half in survivors.items()}
    for pair in match(session.kind, _with_records(session, survivors)).pairs:
        number = numbers[pair.outlook]
        if session.state.link_of(pair.crm) is None:
            plan.mergers[number] = pair.crm
            plan.decisions[number] = Decision(why=Reason.MERGED)
        else:
            plan.decisions[number] = Decision(outcome=Outcome.SEPARATE, why=Reason.MERGED)


def _with_records(session: Session, survivors: Mapping[int, Half]) -> Iterable[Half]:
    yield from survivors.values()
    yield from session.state.present(Side.CRM)


def for_real(operation: Operation, numbers: Mapping[int, int]) -> Operation:
    """The operation with its new pair's real link number."""
    link = operation.link
    return replace(operation, link=numbers[link]) if link is not None and link in numbers else operation
