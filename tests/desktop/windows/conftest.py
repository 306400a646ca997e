"""Windows over the real embedded services: a Radicale server and the embedded CRM, one pair for a module."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from support.real_desks import Waiting, real_desks
from support.walking import Opened, opening

from crmsync.app.types import Profile
from crmsync.sandbox.pair import SandboxPair


@pytest.fixture(scope="module")
def pair() -> Iterator[SandboxPair]:
    """Both services with sample data."""
    with SandboxPair() as found:
        found.fill(datetime.now(UTC).date())
        yield found


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def over(qapp: QApplication, pair: SandboxPair, waiting: Waiting) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile and the real services; nothing runs by itself."""
    with opening(qapp, pair, waiting, real_desks(pair.crm, waiting.sleep)) as begin:
        yield begin


@pytest.fixture
def empty(tmp_path: Path) -> Profile:
    """A profile in which nothing was ever set up."""
    found = Profile.at(tmp_path / "new")
    found.create()
    return found
