"""The DAV connector keeps the contract with a real Cyrus, which rewrites what it is given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from connect.conformance import ConnectorConformance
from support.dav_bench import DavBench
from support.servers import cyrus


@pytest.fixture(scope="module")
def cyrus_bench() -> Iterator[DavBench]:
    with cyrus() as server:
        bench = DavBench(server)
        yield bench
        bench.close()


class TestCyrus(ConnectorConformance):
    @pytest.fixture
    def bench(self, cyrus_bench: DavBench) -> DavBench:
        return cyrus_bench
