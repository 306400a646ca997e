"""The Graph connector keeps the contract with the embedded Graph, as it is documented and as it may be."""

from __future__ import annotations

import pytest
from connect.conformance import ConnectorConformance
from support.graph_bench import GraphBench, GraphWorld

from crmsync.sandbox.graph import EventsDelta, LostToken
from crmsync.sandbox.graph.behaviour import Repeated


class TestGraph(ConnectorConformance):
    @pytest.fixture
    def bench(self, world: GraphWorld) -> GraphBench:
        return GraphBench(world)


class TestGraphAsItMayBe(ConnectorConformance):
    """Every behaviour that nobody documented is the other one."""

    @pytest.fixture
    def bench(self, world: GraphWorld) -> GraphBench:
        world.graph.switch(
            default_folder_listed=True,
            delta_page_size=2,
            etags_in_delta=False,
            events_delta=EventsDelta.NOT_IMPLEMENTED,
            if_match=False,
            if_match_on_tasks=False,
            lost_token=LostToken.MALFORMED,
            patch_merges_complex=True,
            removed_reason="changed",
            reorder_batch=True,
            reorder_delta=True,
            repeat_delta_items=True,
            repeated_transaction=Repeated.CONFLICT,
            task_times_kept=True,
            unchanged_patch_moves_version=False,
            zones_become_windows=False,
        )
        return GraphBench(world)
