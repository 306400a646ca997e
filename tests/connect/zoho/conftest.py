"""One embedded CRM for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.zoho_bench import ZohoWorld, zoho_world


@pytest.fixture
def world() -> Iterator[ZohoWorld]:
    with zoho_world() as world:
        yield world
