"""The settings dialog over in-memory services."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.desks import configuration
from support.settings_hands import Hands

from crmsync.app.types import (
    Kind,
    Profile,
)
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.settings.window import SettingsDialog


@pytest.fixture
def profile(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    profile.config.write_text(configuration(*Kind))
    return profile


@pytest.fixture
def hands(bridge: Bridge, qtbot: QtBot) -> Hands:
    dialog = SettingsDialog(bridge)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.editor.is_loaded)
    return Hands(dialog, bridge, qtbot)
