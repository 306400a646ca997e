"""The one place of a test world that knows the engine's entry points."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import count
from pathlib import Path

from support.stateview import StateView

from crmsync.connect.base import Collection
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Value
from crmsync.state.database import Database
from crmsync.state.lists import Lists
from crmsync.state.mappings import row_of
from crmsync.sync.report import MappingReport
from crmsync.sync.run import sync_mapping
from crmsync.sync.session import Means, Observer, RunOptions, Silent

Report = MappingReport

_numbers = count(1)


class Engine:
    """One process: an open state file. step: called before and after every commit."""

    def __init__(
        self,
        path: Path,
        collections: Mapping[Side, Collection],
        clock: Callable[[], datetime],
        step: Callable[[], None],
    ) -> None:
        self._collections = collections
        self._clock = clock
        self.db = Database(path, step=step)
        # The processes of a test world die by exceptions, never by power failure.
        self.db.connection.execute("PRAGMA synchronous = OFF")

    def close(self) -> None:
        """The process ends."""
        self.db.close()

    def sync(
        self,
        rules: MappingRules,
        *,
        yes: bool,
        preview: bool,
        manual: bool,
        report: Report,
        parallel: bool = False,
        observer: Observer | None = None,
    ) -> Report:
        """One run; both sides are read one after the other unless `parallel`."""
        number = next(_numbers)
        return sync_mapping(
            self.db,
            rules,
            self._collections,
            RunOptions(run=number, preview=preview, yes=yes, manual=manual),
            Means(self._clock, lambda: OperationKey(f"key-{next(_numbers)}"), observer or Silent(), parallel),
            report=report,
        )

    def judge(self, rules: MappingRules, verdict: str, only: str | None) -> None:
        """A person's yes or no to held operations."""
        row = row_of(self.db, rules.name)
        assert row is not None
        lists = Lists(self.db, *row)
        with self.db.transaction():
            for held in list(lists.holds()):
                if only in (None, held.label):
                    lists.judge(held.id, verdict)

    def resolve(self, rules: MappingRules, winner: Side | None, value: Value | None) -> None:
        """A person's decision about every open conflict."""
        row = row_of(self.db, rules.name)
        assert row is not None
        lists = Lists(self.db, *row)
        with self.db.transaction():
            for conflict in list(lists.conflicts()):
                lists.resolve(conflict.id, winner, value)

    def view(self, rules: MappingRules) -> StateView:
        """What the state holds about a mapping."""
        return StateView(self.db, rules.name, rules.kind)
