"""G1–G6 as invariants of a random world: edits on both sides, lost replies, stale versions, lying listings, crashes, any rules.

Every person has an identity that nobody edits (`custom_1`), so that the laws need not believe the state. After any history the
faults end, one quiet run follows (two when something was interrupted), and then the laws must hold.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import ClassVar, assert_never

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from support import laws
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM
from support.deeds import (
    NOON,
    Add,
    Change,
    Deed,
    Edit,
    Failure,
    FalselyStale,
    LostCursor,
    LostReply,
    Meanwhile,
    Move,
    Picture,
    Remove,
    Touch,
    Trouble,
    deeds,
    rules,
    troubles,
)
from support.faults import Call
from support.people import Person
from support.watch import Watch
from support.world import World

from crmsync.connect.errors import ServiceError
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Fields, Value
from crmsync.sync import early
from crmsync.sync.report import RunStatus

IDENTITY = "custom_1"
MOST = 6
"""People at once."""
EXAMPLES = settings().max_examples * 6 // 10
"""A history costs more than an example of a small law."""
KINDS = st.shared(st.runner().map(lambda machine: machine.kind), key="kind")


class TwoServices(RuleBasedStateMachine):
    """People and faults at two services, and an engine in between."""

    kind: ClassVar[Kind] = Kind.CONTACTS
    world: World
    watch: Watch

    @initialize(
        chosen=KINDS.flatmap(rules),
        rich_mailbox=st.booleans(),
        rich_crm=st.booleans(),
        full=st.sampled_from([None, *Side]),
    )
    def begin(self, chosen: MappingRules, rich_mailbox: bool, rich_crm: bool, full: Side | None) -> None:
        """full: the first run is that of a day, with people on this side only."""
        outlook, crm = MAILBOX if rich_mailbox else LISTING_MAILBOX, CRM if rich_crm else POOR_CRM
        self.world = World(outlook=outlook, crm=crm, rules=chosen, custom=frozenset({IDENTITY}))
        self.watch = Watch(self.world.people, chosen, IDENTITY, self.settled)
        self.made = 0
        self.interrupted = False
        for side in Side if full is None else [full] * (MOST - 1):
            self.do(Add((side,), [], mail=True))
        if full is None:
            self.world.sync()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            try:
                self.quiet()
            finally:
                self.world.close()

    @rule(
        done=st.lists(KINDS.flatmap(deeds), min_size=1, max_size=4),
        wrong=st.lists(KINDS.flatmap(troubles), max_size=2),
        manual=st.booleans(),
        dies_at=st.one_of(st.none(), st.integers(0, 50)),
    )
    def day(self, done: list[Deed], wrong: list[Trouble], manual: bool, dies_at: int | None) -> None:
        """People do something, then a run follows in which things go wrong."""
        for deed in done:
            self.do(deed)
        for trouble in wrong:
            self.trouble(trouble)
        alone = self.watch.alone()
        with suppress(ServiceError):
            if dies_at is not None:
                self.interrupted |= self.world.crash_at(dies_at)
            elif self.world.sync(manual=manual).status is RunStatus.OK:
                self.watch.seen(alone)

    @rule()
    def quiet(self) -> None:
        """The faults end; after the quiet runs the laws hold, and further runs write nothing."""
        for side in Side:
            self.world.people[side].faults.heal()
        alone = self.watch.alone()
        self.world.settle(2 if self.interrupted else 1)
        self.watch.seen(alone)
        self.interrupted = False
        self.check()
        self.world.assert_idle()

    def settled(self, side: Side, item: ItemId) -> Fields:
        return self.world.state.base(side, item)

    def check(self) -> None:
        world, people = self.world, self.world.people
        pairs = world.state.pairs()
        complaints = [
            *laws.one_counterpart(pairs),
            *laws.nothing_doubled(people, IDENTITY),
            *laws.nothing_else_touched(people),
            *laws.rules_kept(people, world.rules),
            *laws.unsynced_fields_untouched(people, world.rules),
            *laws.missing_counterparts(people, world.rules, pairs, world.state.alone()),
            *laws.nobody_missing(people, world.rules, IDENTITY),
            *laws.pairs_in_step(people, world.rules, pairs, world.state.conflicting()),
            *laws.everything_in_the_history(people, world.state.history()),
            *self.watch.lost(world.state),
        ]
        if world.state.intents():
            complaints.append("G6: an intent was left open")
        assert not complaints, "\n".join([*complaints, str(world)])

    # ---- people

    def do(self, deed: Deed) -> None:
        match deed:
            case Add(sides, edits, mail):
                self.add(sides, edits, mail=mail)
            case Change(side, number, (name, value)):
                item = self.pick(side, number)
                if item is not None and self.can_type(side, name, value):
                    self.world.people[side].edit(item, **{name: value})
            case Picture(side, number, photo):
                item = self.pick(side, number)
                if item is not None and "photo" in self.world.services[side].rules.names:
                    self.world.people[side].set_photo(item, photo)
            case Remove(side, number):
                item = self.pick(side, number)
                if item is not None:
                    self.world.people[side].delete(item)
            case Move(side, number, away):
                self.move(self.world.people[side], number, away=away)
            case Touch(side, number, unmapped):
                item = self.pick(side, number)
                if item is not None and unmapped:
                    self.world.people[side].set_unmapped(item, "X-ALARM", f"at {self.world.clock()}")
                elif item is not None:
                    self.world.people[side].touch(item)
            case _:
                assert_never(deed)

    def add(self, sides: tuple[Side, ...], edits: list[Edit], *, mail: bool) -> None:
        """Who is written down on both sides has a mail address: that is a match, not two people. Tasks have nothing like it."""
        if self.kind is not Kind.CONTACTS:
            sides = sides[:1]
        if max(len(self.world.people[side].ids) for side in Side) >= MOST:
            return
        self.made += 1
        name = f"p{self.made}"
        for side in sides:
            fields: dict[str, Value] = {
                key: value for key, value in edits if value is not None and self.can_type(side, key, value)
            }
            self.world.people[side].write_down(
                {**self.skeleton(side, name, mail=mail or len(sides) > 1), **fields}
            )

    def skeleton(self, side: Side, name: str, *, mail: bool) -> dict[str, Value]:
        """What every new item holds."""
        match self.kind:
            case Kind.CONTACTS:
                named: dict[str, Value] = {"family_name": name}
                return {IDENTITY: name, **named, **({"email_1": f"{name}@example.com"} if mail else {})}
            case Kind.TASKS:
                return {IDENTITY: name, "subject": name}
            case Kind.EVENTS:
                ours: dict[str, Value] = {"categories": ("CRM",)} if side is Side.OUTLOOK else {}
                return {
                    IDENTITY: name,
                    "title": name,
                    "start": NOON,
                    "end": NOON + timedelta(hours=1),
                    **ours,
                }
            case _:
                assert_never(self.kind)

    def move(self, who: Person, number: int, *, away: bool) -> None:
        """Only what is linked moves away: of two copies of a person nobody could tell that one was only hidden for a while."""
        gone = who.away
        if away:
            item = self.pick(who.side, number)
            if item in self.linked(who.side):
                who.move_away(item)
        elif gone:
            who.move_back(gone[number % len(gone)])

    def can_type(self, side: Side, name: str, value: Value | None) -> bool:
        return laws.held_by(self.world.services[side].rules, name, value) is not None

    def linked(self, side: Side) -> set[ItemId]:
        return {pair[side] for pair in self.world.state.pairs()}

    def pick(self, side: Side, number: int) -> ItemId | None:
        """An item to be edited.

        What was created without a reply at a service that keeps no keys is recognised by its values: until that was done nobody
        edits it (docs/guarantees.md names this limit).
        """
        ids = self.world.people[side].ids
        if self.world.state.intents() and not self.world.services[side].capabilities.keeps_keys:
            ids = [item for item in ids if item in self.linked(side)]
        return ids[number % len(ids)] if ids else None

    # ---- troubles

    def trouble(self, trouble: Trouble) -> None:
        self.interrupted = True
        faults = self.world.people[trouble.side].faults
        match trouble:
            case LostReply(_, call, landed, skip):
                faults.lose_reply(call, landed=landed, skip=skip)
            case FalselyStale(_, call, skip):
                faults.refuse_as_stale(call, skip=skip)
            case Failure(_, call, error, skip):
                faults.fail(call, error, skip=skip)
            case LostCursor(side, omit):
                self.world.services[side].epoch += 1
                if omit is not None:
                    known = [item for item in self.world.people[side].ids if item in self.linked(side)]
                    faults.omit(known[omit:])
            case Meanwhile(_, call, moment, skip, change):
                if self.guarded(call, change.side):
                    faults.meanwhile(call, lambda: self.do(change), moment=moment, skip=skip)
            case _:
                assert_never(trouble)

    def guarded(self, call: Call, where: Side) -> bool:
        """May a person edit there during such a request? Where a service does not look at versions, only while it is listed.

        What is fetched may be deleted next: the time between the two is a limit that docs/guarantees.md names.
        """
        can = self.world.services[where].capabilities
        if call is Call.CHANGES:
            return True
        return can.conditional_updates and (call not in (Call.DELETE, Call.FETCH) or can.conditional_deletes)


class TwoTaskLists(TwoServices):
    """The same with tasks, which have no mail addresses to be recognised by."""

    kind = Kind.TASKS


class TwoCalendars(TwoServices):
    """The same with events, which leave and enter the mapping's category."""

    kind = Kind.EVENTS


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "machine", [TwoServices, TwoTaskLists, TwoCalendars], ids=["contacts", "tasks", "events"]
)
def test_the_guarantees_hold_after_any_history(
    machine: type[TwoServices], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is created while the other side is still read goes out one by one: a page has few items here.
    monkeypatch.setattr(early, "batch_size", lambda *_: 1)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=8,
            report_multiple_bugs=False,
            # Explaining traces every line of every replay: minutes on Python 3.11.
            phases=[phase for phase in Phase if phase is not Phase.explain],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
