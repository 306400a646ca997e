"""One embedded Graph for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.graph_bench import GraphWorld, graph_world


@pytest.fixture
def world() -> Iterator[GraphWorld]:
    with graph_world() as world:
        yield world
