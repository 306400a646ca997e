"""A configuration file to be edited."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.edited_settings import TEXT

from crmsync.accounts.editing import SettingsFile


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "profile" / "config.toml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def file(config: Path) -> SettingsFile:
    return SettingsFile(config, wait=timedelta(0))
