"""The preview, open over in-memory services, and a batch that is held."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from support.desks import Services
from support.previewing import (
    Open,
    ready,
    sync,
)

from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.preview.window import PreviewWindow


@pytest.fixture
def shown(bridge: Bridge, qtbot: QtBot) -> Open:
    """Opens a preview and waits for its plan."""

    def show() -> PreviewWindow:
        window = PreviewWindow(bridge)
        qtbot.addWidget(window)
        window.show()
        ready(window, qtbot)
        return window

    return show


@pytest.fixture
def held(bridge: Bridge, services: Services, qtbot: QtBot) -> list[str]:
    """Twelve synced people, of whom all were deleted in the mailbox since."""
    people = [services.outlook.add(given_name=str(one), family_name="Smith") for one in range(12)]
    sync(bridge, qtbot)
    for one in people:
        services.outlook.delete(one)
    # A deletion is confirmed before it is believed.
    for _ in range(2):
        run = bridge.snapshot.last_run
        bridge.ask(bridge.service.sync())
        qtbot.waitUntil(lambda run=run: bridge.snapshot.last_run > run and not bridge.snapshot.is_running)
    return [f"{one} Smith" for one in range(12)]
