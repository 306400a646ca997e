"""Windows over the real embedded services: a Radicale server and the embedded CRM, one pair for a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from support.clock import FakeClock
from support.real_desks import Waiting, real_desks

from crmsync.app.facade import Crmsync
from crmsync.app.types import Profile
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.service import EngineService
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


Opened = Callable[[Profile], Bridge]


@pytest.fixture
def over(qapp: QApplication, pair: SandboxPair, waiting: Waiting) -> Iterator[Opened]:
    """Gives the bridge to an engine over a profile and the real services; nothing runs by itself."""
    with ExitStack() as stack:
        stack.callback(pair.crm.mend)

        def begin(profile: Profile) -> Bridge:
            qapp.setFont(QFont("DejaVu Sans", 10))
            crmsync = Crmsync(profile, desks=real_desks(pair.crm, waiting.sleep), prompts=Questions())
            service = EngineService(crmsync, clock=FakeClock())
            bridge = Bridge(service)
            service.start()
            stack.callback(lambda: service.stop(timedelta(seconds=20)))
            stack.callback(waiting.go.set)
            service.refresh().result(20)
            qapp.processEvents()
            return bridge

        yield begin


@pytest.fixture
def empty(tmp_path: Path) -> Profile:
    """A profile in which nothing was ever set up."""
    found = Profile.at(tmp_path / "new")
    found.create()
    return found
