"""The engine, and somebody who listens."""

from __future__ import annotations

import pytest
from support.engines import PATIENCE, Ear

from crmsync.desktop.engine.service import EngineService


@pytest.fixture
def ear(engine: EngineService) -> Ear:
    found = Ear(engine)
    engine.refresh().result(PATIENCE)
    return found
