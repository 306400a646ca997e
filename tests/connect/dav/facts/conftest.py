"""A DAV server whose clock a test moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from support.dav_bench import RadicaleBench
from support.dav_facts import Years
from support.quirky_dav import QuirkyDav


@pytest.fixture
def years(radicale_bench: RadicaleBench) -> Iterator[Years]:
    with QuirkyDav(radicale_bench.server) as quirky, ExitStack() as closing:
        yield Years(radicale_bench, quirky, closing=closing)
