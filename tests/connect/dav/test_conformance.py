"""The DAV connector keeps the contract with real Radicale and Xandikos (Cyrus: tests/services)."""

from __future__ import annotations

import pytest
from connect.conformance import ConnectorConformance
from support.dav_bench import DavBench, RadicaleBench


class TestRadicale(ConnectorConformance):
    @pytest.fixture
    def bench(self, radicale_bench: RadicaleBench) -> DavBench:
        return radicale_bench


class TestXandikos(ConnectorConformance):
    @pytest.fixture
    def bench(self, xandikos_bench: DavBench) -> DavBench:
        return xandikos_bench
