"""Real DAV servers, one of each for a test session (for each worker of xdist)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from support.dav_bench import DavBench, RadicaleBench
from support.dav_scene import Open, Scene
from support.quirky_dav import Quirk, QuirkyDav
from support.servers import radicale, xandikos

from crmsync.model.kinds import Kind


@pytest.fixture(scope="session")
def radicale_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RadicaleBench]:
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        bench = RadicaleBench(server)
        yield bench
        bench.close()


@pytest.fixture(scope="session")
def xandikos_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavBench]:
    with xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        bench = DavBench(server, wants_password=False, schedules=True)
        yield bench
        bench.close()


@pytest.fixture
def scene(radicale_bench: RadicaleBench) -> Iterator[Open]:
    """Opens scenes; everything is closed after the test."""

    def make(*misbehaviour: Quirk, kind: Kind = Kind.CONTACTS, prefix: str = "") -> Scene:
        quirky = stack.enter_context(QuirkyDav(radicale_bench.server, *misbehaviour))
        made = Scene(radicale_bench, quirky, kind, prefix)
        stack.callback(made.connector.close)
        return made

    with ExitStack() as stack:
        yield make
