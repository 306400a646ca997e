"""One embedded Graph for each test; each test is run for each way the service may behave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.graph_bench import BEHAVIOURS, DOCUMENTED, GraphWorld, graph_world

EXEMPT = "as_documented"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "world" in metafunc.fixturenames:
        exempt = metafunc.definition.get_closest_marker(EXEMPT) is not None
        metafunc.parametrize("world", [DOCUMENTED] if exempt else list(BEHAVIOURS), indirect=True)


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[GraphWorld]:
    with graph_world(request.param) as world:
        yield world
