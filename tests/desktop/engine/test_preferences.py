"""`desktop.toml`: what is written is read, comments stay, and no slip in it stops anything."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crmsync.desktop.engine.preferences import (
    FOREVER,
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    Notify,
    Preferences,
    PreferencesFile,
    PreferencesUnusable,
    merged,
)

OTHER = Preferences(
    automatic=False,
    every=timedelta(minutes=90),
    after_wake_up=False,
    on_metered=True,
    paused_until=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    notify=Notify.NONE,
    snoozed_until=datetime(2026, 3, 3, 0, 0, tzinfo=UTC),
    language="fr",
    told_about_tray=True,
    quiet_log=True,
)


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "profile" / "desktop.toml")


def test_every_preference_comes_back_as_it_was_written(file: PreferencesFile) -> None:
    assert all(getattr(OTHER, one.name) != getattr(Preferences(), one.name) for one in fields(Preferences))
    file.write(OTHER)
    assert file.read() == OTHER
    file.write(Preferences())
    assert file.read() == Preferences()


def test_a_pause_without_an_end_comes_back(file: PreferencesFile) -> None:
    file.write(replace(Preferences(), paused_until=FOREVER))
    assert file.read().paused_until == FOREVER


def test_only_what_differs_is_written_and_comments_stay(file: PreferencesFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('# mine\n[schedule]\nevery_minutes = 5 # often\n[other]\nkey = "kept"\n')
    file.write(replace(file.read(), automatic=False))
    text = file.path.read_text()
    assert "every_minutes = 5 # often" in text
    assert "automatic = false" in text
    assert "on_metered" not in text
    assert text.startswith("# mine\n")
    assert 'key = "kept"' in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no toml",
        "schedule = 3",
        "[schedule]\nevery_minutes = 'often'\nautomatic = 1\npaused_until = 2026-03-02\n",
        "[schedule]\nevery_minutes = true\npaused_until = 9999-12-31T23:59:59\n",
        "[notifications]\nshow = 'everything'\n[program]\nlanguage = 3",
    ],
)
def test_what_cannot_be_used_counts_as_not_written(file: PreferencesFile, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(text)
    found = file.read()
    assert replace(found, paused_until=None) == Preferences()
    assert found.paused_until is None or found.paused_until.tzinfo is not None


@pytest.mark.parametrize(
    ("minutes", "every"), [(0, SHORTEST_INTERVAL), (-5, SHORTEST_INTERVAL), (10**6, LONGEST_INTERVAL)]
)
def test_an_interval_beyond_the_limits_is_brought_within(
    file: PreferencesFile, minutes: int, every: timedelta
) -> None:
    file.path.parent.mkdir()
    file.path.write_text(f"[schedule]\nevery_minutes = {minutes}\n")
    assert file.read().every == every


@pytest.mark.parametrize("text", ["no toml", "schedule = 3\n"])
def test_a_file_that_cannot_be_changed_stays_and_is_told(file: PreferencesFile, text: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(text)
    with pytest.raises(PreferencesUnusable, match=r"desktop\.toml"):
        file.write(OTHER)
    assert file.path.read_text() == text
    assert [path.name for path in file.path.parent.iterdir()] == ["desktop.toml"]


def test_a_file_that_cannot_be_read_is_told_from_one_that_is_not_there(file: PreferencesFile) -> None:
    assert file.readable() == Preferences()
    file.path.parent.mkdir()
    file.path.write_text("[schedule")
    assert file.readable() is None
    assert file.read() == Preferences()


def test_what_somebody_else_changed_is_taken_over_unless_it_is_mine() -> None:
    before = Preferences()
    mine = replace(before, language="fr", quiet_log=True)
    now = replace(before, language="es", on_metered=True)
    assert merged(mine, before, now) == replace(mine, on_metered=True)
    assert merged(before, before, now) == now
    assert merged(mine, before, before) == mine
