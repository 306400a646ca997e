"""One embedded Exchange Server for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.ews_bench import ExchangeWorld, exchange_world


@pytest.fixture
def world() -> Iterator[ExchangeWorld]:
    with exchange_world() as world:
        yield world
