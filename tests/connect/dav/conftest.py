"""Real DAV servers, one of each for a test session (for each worker of xdist)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.dav_bench import DavBench, RadicaleBench
from support.servers import radicale, xandikos


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
