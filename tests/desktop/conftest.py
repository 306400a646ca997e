"""The desktop program over in-memory services: a profile in which both accounts are signed in, the engine, the bridge.

Everything runs offscreen, in Qt's own style and font, so that pictures and sizes are the same everywhere.
"""

from __future__ import annotations

import gc
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_FONT_DPI"] = "96"
os.environ["QT_SCALE_FACTOR"] = "1"

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.desks import Services, configuration
from support.keyrings import InMemory

from crmsync.app.facade import Crmsync
from crmsync.app.types import Profile
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.service import EngineService


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[InMemory]]:
    """A working keyring, as the person's choice."""
    InMemory.empty()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.InMemory")
    monkeypatch.delenv("CRMSYNC_PASSPHRASE", raising=False)
    yield InMemory
    InMemory.empty()


@pytest.fixture
def services() -> Services:
    """The mailbox and the CRM, and the people who edit there."""
    return Services()


@pytest.fixture
def clock(services: Services) -> FakeClock:
    """The time of the services, the façade and the engine; it moves only when it is told to."""
    return services.around.clock


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile with two accounts ("office", "zoho") and one mapping of contacts ("Contacts")."""
    found = Profile.at(tmp_path / "profile")
    found.create()
    found.config.write_text(configuration())
    return found


@pytest.fixture
def crmsync(profile: Profile, services: Services, clock: FakeClock) -> Crmsync:
    """The façade, signed in to both accounts."""
    app = Crmsync(profile, desks=services.desks, clock=clock, prompts=Questions())
    for account in ("office", "zoho"):
        app._context.secrets.set(account, "password", "right")
    return app


@pytest.fixture
def engine(crmsync: Crmsync, clock: FakeClock) -> Iterator[EngineService]:
    """The engine, at work; it runs nothing by itself while the clock stands still."""
    service = EngineService(crmsync, clock=clock)
    service.start()
    yield service
    assert service.stop(timedelta(seconds=20))


@pytest.fixture(scope="session", autouse=True)
def frozen_garbage() -> Iterator[None]:
    """No thread of an engine collects garbage, which may hold windows of an earlier test."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def collected_garbage(frozen_garbage: None) -> Iterator[None]:
    """What a test left behind is deleted in the interface's thread."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["crmsync", "-style", "fusion"]


@pytest.fixture
def bridge(qapp: QApplication, qtbot: QtBot, crmsync: Crmsync, clock: FakeClock) -> Iterator[Bridge]:
    """The bridge to an engine at work, after its first look at the profile."""
    qapp.setFont(QFont("DejaVu Sans", 10))
    qapp.setCursorFlashTime(0)
    service = EngineService(crmsync, clock=clock)
    made = Bridge(service)
    service.start()
    qtbot.waitUntil(lambda: bool(made.snapshot.accounts) or made.snapshot.trouble is not None)
    yield made
    assert service.stop(timedelta(seconds=20))
