"""The embedded Graph of one test, a clock to move, and a plain HTTP client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.clock import FakeClock
from support.graph_api import Api

from crmsync.sandbox.graph import EmbeddedGraph


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def graph(clock: FakeClock) -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph(clock=clock) as graph:
        yield graph


@pytest.fixture
def api(graph: EmbeddedGraph) -> Api:
    return Api(graph)
