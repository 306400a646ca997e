"""A server whose facts change between runs, as tests of what is remembered of it need it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

from support.clock import FakeClock
from support.dav_bench import DavBench, RadicaleBench, no_wait
from support.quirky_dav import Forward, Quirk, QuirkyDav
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Collection, Create, Delete, Failed, OpenOptions, Update
from crmsync.connect.cache import MemoryCache
from crmsync.connect.dav.collection import DavCollection
from crmsync.connect.dav.connector import DavConnector
from crmsync.connect.http import Ambient
from crmsync.model.kinds import Kind

DAY = timedelta(days=1)


@dataclass
class Years:
    """One profile's account over many runs: what is remembered stays, connectors do not."""

    stranger: RadicaleBench
    quirky: QuirkyDav
    clock: FakeClock = field(default_factory=FakeClock)
    cache: MemoryCache = field(default_factory=MemoryCache)
    closing: ExitStack = field(default_factory=ExitStack)

    def run(
        self, folder: str, kind: Kind, *, username: str | None = None, url: str | None = None
    ) -> DavCollection:
        """The folder as a new run opens it; `asked` then tells of this run alone."""
        return self.connector(username=username, url=url).open(folder, kind, OpenOptions())

    def connector(self, *, username: str | None = None, url: str | None = None) -> DavConnector:
        """The connector of a new run."""
        self.quirky.asked.clear()
        connector = DavBench(self.quirky.server).connector(
            username=username, url=url, cache=self.cache, ambient=Ambient(now=self.clock, sleep=no_wait)
        )
        self.closing.callback(connector.close)
        return connector

    def methods(self) -> list[str]:
        return self.quirky.methods()


class Switch:
    """A quirk that begins (and ends) when the test says so."""

    def __init__(self, quirk: Quirk, *, on: bool = False) -> None:
        self.on = on
        self._quirk = quirk

    def __call__(self, asked: Asked, forward: Forward) -> Answer | Drop:
        return self._quirk(asked, forward) if self.on else forward(asked)


def refused(collection: Collection, *writes: Create | Update | Delete) -> list[Failed]:
    outcomes = list(collection.write(writes))
    assert len(outcomes) == len(writes)
    found = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    assert len(found) == len(writes), outcomes
    return found
