"""G1–G5 as invariants of a random world: edits on both sides, lost replies, stale versions, lying listings, crashes, any rules.

Every person has an identity that nobody edits (`custom_1`), so that the laws need not believe the state. After any history the
faults end, one quiet run follows (two when something was interrupted), and then the laws must hold.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from support import laws
from support.character import CRM, LISTING_MAILBOX, MAILBOX, NOTE_LIMIT, POOR_CRM
from support.faults import Call, Moment
from support.people import Person
from support.watch import Watch
from support.world import World

from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded, Throttled, Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Deletions, Direction, FieldRule, HoldLimits, MappingRules
from crmsync.model.values import Priority, Reminder, Status, Value
from crmsync.sync.report import RunStatus

IDENTITY = "custom_1"
MOST = 6
"""People at once."""
NO_LIMIT = HoldLimits(deletions=1000, updates=1000)

CONTACT_VALUES: dict[str, tuple[Value | None, ...]] = {
    "given_name": ("Ada", "Charles", None),
    "title": ("Countess", "Engineer", None),
    "mobile_phone": ("+49 (30) 1", "+49301", "+49 40 22", "none", None),
    "notes": ("short", "n" * (NOTE_LIMIT + 5), "m" * (NOTE_LIMIT + 9), None),
    "department": ("Sales", "Analytical Engines", "Analytical Machines", None),
    "salutation": ("Dr.", "Countess", None),
    "categories": (("a", "b"), tuple("abcdefg"), None),
    "birthday": (date(1815, 12, 10), date(1791, 12, 26), None),
    "work_street": ("St James Square 12", "Rue de Rivoli 1", None),
    "work_city": ("London", "Paris", None),
}
TASK_VALUES: dict[str, tuple[Value | None, ...]] = {
    "due": (date(2026, 5, 1), datetime(2026, 5, 1, 10, 0, tzinfo=UTC), date(2026, 6, 1), None),
    "status": (Status.NOT_STARTED, Status.COMPLETED, Status.CANCELLED, Status.DEFERRED, None),
    "priority": (Priority.HIGH, Priority.LOW, None),
    "reminder": (Reminder(before=timedelta(minutes=5)), Reminder(at=datetime(2026, 5, 1, tzinfo=UTC)), None),
    "notes": CONTACT_VALUES["notes"],
    "categories": CONTACT_VALUES["categories"],
}
VALUES = {Kind.CONTACTS: CONTACT_VALUES, Kind.TASKS: TASK_VALUES}
NAMES = {Kind.CONTACTS: "family_name", Kind.TASKS: "subject"}
Edit = tuple[str, Value | None]
EDITS: st.SearchStrategy[Edit] = st.runner().flatmap(lambda machine: st.sampled_from(machine.edits))
PHOTOS = st.sampled_from([b"one face", b"another face", None])
SIDES = st.sampled_from(list(Side))
NUMBERS = st.integers(min_value=0, max_value=MOST - 1)
ERRORS = st.sampled_from(
    [Throttled("slow down"), ServiceFault("500"), Unreachable("no net"), SignInNeeded("expired")]
)
FIELD_RULES = st.fixed_dictionaries(
    {},
    optional={
        "birthday": st.just(FieldRule(synced=False)),
        "title": st.builds(FieldRule, conflicts=st.sampled_from(list(ConflictRule))),
        "notes": st.builds(FieldRule, direction=st.sampled_from(list(Direction))),
        "work_street": st.builds(FieldRule, conflicts=st.sampled_from(list(ConflictRule))),
    },
)
RULES = st.builds(
    MappingRules,
    name=st.just("Test"),
    kind=st.sampled_from([Kind.CONTACTS, Kind.CONTACTS, Kind.TASKS]),
    direction=st.sampled_from([Direction.TWO_WAY, Direction.TWO_WAY, Direction.TO_CRM, Direction.TO_OUTLOOK]),
    conflicts=st.sampled_from(list(ConflictRule)),
    deletions=st.sampled_from([Deletions.BOTH, *Deletions]),
    hold=st.just(NO_LIMIT),
    fields=FIELD_RULES,
)


class TwoServices(RuleBasedStateMachine):
    """People and faults at two services, and an engine in between."""

    world: World
    watch: Watch

    @initialize(rules=RULES, rich_mailbox=st.booleans(), rich_crm=st.booleans())
    def begin(self, rules: MappingRules, rich_mailbox: bool, rich_crm: bool) -> None:
        outlook, crm = MAILBOX if rich_mailbox else LISTING_MAILBOX, CRM if rich_crm else POOR_CRM
        self.world = World(outlook=outlook, crm=crm, rules=rules, custom=frozenset({IDENTITY}))
        self.watch = Watch(self.world.people, rules, IDENTITY)
        values = VALUES[rules.kind]
        self.edits = [(name, value) for name, some in values.items() for value in some]
        self.made = 0
        self.interrupted = False
        self.world.sync()

    def teardown(self) -> None:
        if hasattr(self, "world"):
            try:
                self.quiet()
            finally:
                self.world.close()

    # ---- people

    @rule(side=SIDES, edits=st.lists(EDITS, max_size=4), mail=st.booleans())
    def add(self, side: Side, edits: list[Edit], mail: bool) -> None:
        if len(self.world.outlook.ids) + len(self.world.crm.ids) < 2 * MOST:
            self.made += 1
            self.world.people[side].write_down(self.person(side, f"p{self.made}", edits, mail=mail))

    @rule(ours=st.lists(EDITS, max_size=3), theirs=st.lists(EDITS, max_size=3))
    def add_to_both(self, ours: list[Edit], theirs: list[Edit]) -> None:
        """The same person is written down on both sides: a match, not two people."""
        if len(self.world.outlook.ids) < MOST:
            self.made += 1
            for side, edits in ((Side.OUTLOOK, ours), (Side.CRM, theirs)):
                self.world.people[side].write_down(self.person(side, f"p{self.made}", edits))

    def person(self, side: Side, name: str, edits: list[Edit], *, mail: bool = True) -> dict[str, Value]:
        fields = {key: value for key, value in edits if value is not None and self.can_type(side, key, value)}
        if mail and self.world.rules.kind is Kind.CONTACTS:
            fields["email_1"] = f"{name}@example.com"
        return {**fields, IDENTITY: name, NAMES[self.world.rules.kind]: name}

    def can_type(self, side: Side, name: str, value: Value | None) -> bool:
        return laws.held_by(self.world.services[side].rules, name, value) is not None

    def pick(self, who: Person, number: int) -> ItemId | None:
        """An item to be edited.

        What was created without a reply at a service that keeps no keys is recognised by its values: until that was done nobody
        edits it (docs/guarantees.md names this limit).
        """
        ids = who.ids
        if self.world.state.intents() and not self.world.services[who.side].capabilities.keeps_keys:
            linked = {pair[who.side] for pair in self.world.state.pairs()}
            ids = [item for item in ids if item in linked]
        return ids[number % len(ids)] if ids else None

    @rule(side=SIDES, number=NUMBERS, edit=EDITS)
    def edit(self, side: Side, number: int, edit: Edit) -> None:
        who, (name, value) = self.world.people[side], edit
        item = self.pick(who, number)
        if item is not None and self.can_type(side, name, value):
            who.edit(item, **{name: value})

    @rule(side=SIDES, number=NUMBERS, photo=PHOTOS)
    def change_the_photo(self, side: Side, number: int, photo: bytes | None) -> None:
        who = self.world.people[side]
        item = self.pick(who, number)
        if item is not None and who.service.capabilities.photos and self.world.rules.kind is Kind.CONTACTS:
            who.set_photo(item, photo)

    @rule(side=SIDES, number=NUMBERS)
    def delete(self, side: Side, number: int) -> None:
        item = self.pick(self.world.people[side], number)
        if item is not None:
            self.world.people[side].delete(item)

    @rule(side=SIDES, number=NUMBERS)
    def move_away(self, side: Side, number: int) -> None:
        """Only what is linked: of two copies of one person nobody could tell that one was only hidden for a while."""
        item = self.pick(self.world.people[side], number)
        if item in {pair[side] for pair in self.world.state.pairs()}:
            self.world.people[side].move_away(item)

    @rule(side=SIDES, number=NUMBERS)
    def move_back(self, side: Side, number: int) -> None:
        away = self.world.people[side].away
        if away:
            self.world.people[side].move_back(away[number % len(away)])

    @rule(side=SIDES, number=NUMBERS)
    def touch(self, side: Side, number: int) -> None:
        item = self.pick(self.world.people[side], number)
        if item is not None:
            self.world.people[side].touch(item)

    @rule(side=SIDES, number=NUMBERS)
    def change_an_unmapped_line(self, side: Side, number: int) -> None:
        who = self.world.people[side]
        item = self.pick(who, number)
        if item is not None:
            who.set_unmapped(item, "X-ALARM", f"at {self.world.clock()}")

    # ---- faults

    @rule(side=SIDES, call=st.sampled_from([Call.CREATE, Call.UPDATE, Call.DELETE]), landed=st.booleans())
    def lose_a_reply(self, side: Side, call: Call, landed: bool) -> None:
        self.interrupted = True
        self.world.people[side].faults.lose_reply(call, landed=landed)

    @rule(side=SIDES, call=st.sampled_from([Call.UPDATE, Call.DELETE]))
    def refuse_as_stale(self, side: Side, call: Call) -> None:
        self.interrupted = True
        self.world.people[side].faults.refuse_as_stale(call)

    @rule(side=SIDES, call=st.sampled_from(list(Call)), error=ERRORS, skip=st.integers(0, 3))
    def fail(self, side: Side, call: Call, error: ServiceError, skip: int) -> None:
        self.interrupted = True
        self.world.people[side].faults.fail(call, error, skip=skip)

    @rule(side=SIDES)
    def lose_the_cursor(self, side: Side) -> None:
        self.world.services[side].epoch += 1

    @rule(side=SIDES, number=NUMBERS)
    def leave_out_of_a_listing(self, side: Side, number: int) -> None:
        """Only what is known: what a service has never named cannot be missed."""
        who = self.world.people[side]
        self.interrupted = True
        linked = {pair[side] for pair in self.world.state.pairs()}
        who.faults.omit(linked.intersection(who.ids[number:]))

    @rule(
        side=SIDES,
        call=st.sampled_from([Call.CHANGES, Call.FETCH, Call.CREATE, Call.UPDATE, Call.DELETE]),
        moment=st.sampled_from(list(Moment)),
        skip=st.integers(0, 2),
        number=NUMBERS,
        edit=EDITS,
        where=SIDES,
    )
    def act_meanwhile(
        self,
        side: Side,
        call: Call,
        moment: Moment,
        skip: int,
        number: int,
        edit: Edit,
        where: Side,
    ) -> None:
        """A person edits in the middle of a run. Where a service does not look at versions, only while it is being read."""
        can = self.world.services[where].capabilities
        guarded = {Call.UPDATE: can.conditional_updates, Call.DELETE: can.conditional_deletes}
        if call is not Call.CHANGES and not can.conditional_updates:
            return
        if guarded.get(call, True):
            self.interrupted = True
            self.world.people[side].faults.meanwhile(
                call, lambda: self.edit(where, number, edit), moment=moment, skip=skip
            )

    # ---- runs

    @rule()
    def sync(self) -> None:
        self.run(manual=True)

    @rule()
    def sync_on_schedule(self) -> None:
        self.run(manual=False)

    def run(self, *, manual: bool) -> None:
        alone = self.watch.alone()
        with suppress(ServiceError):
            if self.world.sync(manual=manual).status is RunStatus.OK:
                self.watch.seen(alone)

    @rule(step=st.integers(0, 60))
    def crash(self, step: int) -> None:
        self.interrupted = True
        with suppress(ServiceError):
            self.world.crash_at(step)

    @precondition(lambda self: self.made > 0)
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

    @invariant()
    def look(self) -> None:
        if hasattr(self, "watch"):
            self.watch.look()

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
            *self.watch.lost(world.state),
        ]
        if world.state.intents():
            complaints.append("G6: an intent was left open")
        assert not complaints, "\n".join([*complaints, str(world)])


SCALE = 2
"""A history costs more than an example of a small law."""

TestTwoServices = TwoServices.TestCase
TestTwoServices.settings = settings(
    max_examples=int(settings.default.max_examples * SCALE),  # type: ignore[union-attr]  # a profile is always loaded
    stateful_step_count=30,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
