"""The Graph connector keeps the contract with the embedded Graph, as it is documented and as it may be."""

from __future__ import annotations

import pytest
from connect.conformance import ConnectorConformance
from support.graph_bench import GraphBench, GraphWorld


class TestGraph(ConnectorConformance):
    @pytest.fixture
    def bench(self, world: GraphWorld) -> GraphBench:
        return GraphBench(world)
