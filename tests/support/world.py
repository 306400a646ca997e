"""A small world for stories: two services, a person at each, a mapping, a state file, a clock that can be moved.

world = World()
ada = world.outlook.add(given_name="Ada", family_name="Byron", mobile_phone="+49 30 1")
world.sync()
world.outlook.edit(ada, mobile_phone="+49 30 2")
world.sync()
world.assert_in_step()
world.assert_idle()
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import TracebackType

from support import laws
from support.character import CRM, MAILBOX, Character
from support.engine import Engine, Report
from support.faults import Call, Crash, Fuse
from support.memory import Landed, MemoryCollection
from support.people import Deed, Person
from support.shelf import Surroundings
from support.stateview import StateView

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Value
from crmsync.sync.session import Observer

BETWEEN_RUNS = timedelta(minutes=10)


class World:
    """Two services and what keeps them in step. Use it as a context manager, or `close` it.

    outlook, crm: the person at each service. around: the clock and the fuse. journal: everything people did.
    report: of the last run, also when an error ended it.
    """

    def __init__(
        self,
        kind: Kind = Kind.CONTACTS,
        *,
        outlook: Character = MAILBOX,
        crm: Character = CRM,
        rules: MappingRules | None = None,
        custom: frozenset[str] = frozenset(),
    ) -> None:
        self.around = Surroundings()
        self.clock = self.around.clock
        self.journal: list[Deed] = []
        self.rules = rules or MappingRules(name="Test", kind=kind)
        characters = {Side.OUTLOOK: outlook, Side.CRM: crm}
        self.services = {
            side: MemoryCollection(self.rules.kind, characters[side], self.around, custom=custom)
            for side in Side
        }
        self.people = {side: Person(side, self.services[side], self.journal) for side in Side}
        self.outlook, self.crm = self.people[Side.OUTLOOK], self.people[Side.CRM]
        self._folder = tempfile.TemporaryDirectory(prefix="crmsync-world-")
        self.path = Path(self._folder.name) / "state.db"
        self._first = True
        self.report = Report(self.rules.name, self.rules.kind)
        self.engine = self._start()

    def _start(self) -> Engine:
        return Engine(self.path, self.services, self.clock, self._step)

    def _step(self) -> None:
        self.around.fuse.step("commit")

    def __enter__(self) -> World:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the state file go."""
        self.engine.close()
        self._folder.cleanup()

    @property
    def state(self) -> StateView:
        """What the engine remembers."""
        return self.engine.view(self.rules)

    # Running

    def sync(
        self,
        *,
        yes: bool | None = None,
        preview: bool = False,
        manual: bool = True,
        parallel: bool = False,
        observer: Observer | None = None,
    ) -> Report:
        """One run. yes: as `--yes`; `None` says yes to the first run only. manual: by hand, so that problems are tried again."""
        accepted = self._first if yes is None else yes
        self.report = Report(self.rules.name, self.rules.kind)
        try:
            return self.engine.sync(
                self.rules,
                yes=accepted,
                preview=preview,
                manual=manual,
                report=self.report,
                parallel=parallel,
                observer=observer,
            )
        finally:
            self._first = self._first and (preview or not accepted)
            self.clock.advance(BETWEEN_RUNS)
            self.assert_no_breaches()

    def settle(self, runs: int = 2) -> None:
        """Quiet runs, until both sides must be in step (G5: one; two when the last one was interrupted)."""
        for _ in range(runs):
            self.sync(yes=True)

    def crash_at(self, step: int, *, parallel: bool = False) -> bool:
        """A run in a process that dies at `step`; returns whether it died. The next run is another process."""
        self.around.fuse = Fuse(step)
        try:
            self.sync(yes=True, parallel=parallel)
        except Crash:
            return True
        finally:
            self.restart()
        return False

    def blow_the_fuse(self) -> None:
        """The process dies here."""
        self.around.fuse.at = len(self.around.fuse.trail)
        self.around.fuse.step("the end")

    def restart(self) -> None:
        """The process ends; a new one opens the state file."""
        self.engine.close()
        self.around.fuse = Fuse()
        self.engine = self._start()

    def lose_state(self) -> None:
        """The state file is gone."""
        self.engine.close()
        for file in self.path.parent.iterdir():
            file.unlink()
        self._first = True
        self.engine = self._start()

    @contextmanager
    def another_computer(self) -> Iterator[None]:
        """What runs inside runs on a second computer, with a state file of its own."""
        mine, first = self.engine, self._first
        self.engine = Engine(self.path.with_name("second.db"), self.services, self.clock, self._step)
        self._first = True
        try:
            yield
        finally:
            self.engine.close()
            self.engine, self._first = mine, first

    def judge(self, verdict: str, *, only: str | None = None) -> None:
        """Say yes ("accepted") or no ("refused") to what is held: to everything, or to the item of that name only."""
        self.engine.judge(self.rules, verdict, only)

    def resolve(self, winner: Side | None, value: Value | None = None) -> None:
        """Decide every open conflict for a side, or (`None`) for a value that is typed in."""
        self.engine.resolve(self.rules, winner, value)

    # Looking

    def twin(self, item: ItemId) -> ItemId:
        """The counterpart of an item (of either side). LookupError when it has none."""
        for pair in self.state.pairs():
            for side in Side:
                if pair[side] == item:
                    return pair[side.other]
        raise LookupError(f"{item} has no counterpart")

    @property
    def landed(self) -> list[Landed]:
        """Every write that landed so far, on both sides."""
        return [landed for side in Side for landed in self.services[side].landed]

    def counts(self) -> Mapping[Side, Mapping[Call, int]]:
        """How many writes landed, by side and type."""
        counted = {side: dict.fromkeys((Call.CREATE, Call.UPDATE, Call.DELETE), 0) for side in Side}
        for side in Side:
            for landed in self.services[side].landed:
                counted[side][landed.call] = counted[side].get(landed.call, 0) + 1
        return counted

    @contextmanager
    def writes(self, *, outlook: str = "", crm: str = "") -> Iterator[None]:
        """Exactly these writes land inside, e.g. `crm="1 create, 2 update"`."""
        before = {side: len(self.services[side].landed) for side in Side}
        yield
        found = {side: _told(self.services[side].landed[before[side] :]) for side in Side}
        wanted = {Side.OUTLOOK: _sorted(outlook), Side.CRM: _sorted(crm)}
        assert found == wanted, f"{found}\n{self}"

    # Demanding

    def assert_no_breaches(self) -> None:
        """The engine did nothing that the connectors' contract forbids."""
        assert not self.around.breaches, self.around.breaches

    def assert_in_step(self) -> None:
        """G1, G3, G5, G11: both sides hold the same people, with the same values as far as each can; nothing else was touched."""
        pairs = self.state.pairs()
        complaints = [
            *laws.one_counterpart(pairs),
            *laws.nothing_else_touched(self.people),
            *laws.nobody_mailed(self.people),
            *laws.rules_kept(self.people, self.rules),
            *laws.unsynced_fields_untouched(self.people, self.rules),
            *laws.missing_counterparts(self.people, self.rules, pairs, self.state.alone()),
            *laws.pairs_in_step(self.people, self.rules, pairs, self.state.conflicting()),
        ]
        assert not complaints, "\n".join([*complaints, str(self)])

    def assert_idle(self, runs: int = 2) -> None:
        """G4: runs without edits write nothing, and leave the state's bases as they are."""
        for _ in range(runs):
            bases = self.state.bases()
            with self.writes():
                self.sync()
            assert self.state.bases() == bases, "an idle run moved a base"
            assert not self.state.intents(), "an idle run left an intent"

    def __str__(self) -> str:
        services = [laws.describe(self.services[side], self.rules.kind) for side in Side]
        return "\n".join([*services, f"pairs: {[tuple(pair.values()) for pair in self.state.pairs()]}"])


def _told(landed: list[Landed]) -> str:
    counted = {call: sum(one.call is call for one in landed) for call in Call}
    return _sorted(", ".join(f"{count} {call}" for call, count in counted.items() if count))


def _sorted(told: str) -> str:
    return ", ".join(sorted(filter(None, told.split(", "))))
