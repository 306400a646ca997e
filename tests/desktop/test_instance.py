"""One program for each profile; a second start hands over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crmsync.desktop.instance import Instance

ROOT = Path(__file__).resolve().parents[2]

HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from crmsync.desktop.instance import Instance
app = QCoreApplication([])
place = Path(sys.argv[1])
instance = Instance(place / "config.toml", place)
print(instance.claim(), flush=True)
app.exec()
"""

ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from crmsync.desktop.instance import Instance
app = QCoreApplication([])
place = Path(sys.argv[1])
instance = Instance(place / "config.toml", place)
print(instance.claim(), instance.hand_over(sys.argv[2]), flush=True)
"""


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def instance(qapp: QApplication, tmp_path: Path) -> Instance:
    return Instance(tmp_path / "config.toml", tmp_path)


@pytest.mark.parametrize("wish", ["show", "settings", "sync"])
def test_a_second_start_hands_over_what_it_wants(
    instance: Instance, tmp_path: Path, qtbot: QtBot, wish: str
) -> None:
    assert instance.claim()
    with qtbot.waitSignal(instance.handed_over, timeout=20_000) as heard:
        second = python(ASK, str(tmp_path), wish)
    assert heard.args == [wish]
    assert second.communicate(timeout=20)[0].split() == ["False", "True"]
    instance.release()


def test_another_profile_has_a_program_of_its_own(instance: Instance, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = Instance(other / "config.toml", other)
    assert instance.claim()
    assert second.claim()
    second.release()
    instance.release()


def test_after_the_first_has_ended_the_next_can_start(instance: Instance, tmp_path: Path) -> None:
    assert instance.claim()
    instance.release()
    again = Instance(tmp_path / "config.toml", tmp_path)
    assert again.claim()
    again.release()


def test_one_that_was_killed_leaves_nothing_in_the_way(
    instance: Instance, tmp_path: Path, qtbot: QtBot
) -> None:
    first = python(HOLD, str(tmp_path))
    assert first.stdout is not None
    assert first.stdout.readline() == "True\n"
    assert not instance.claim()
    first.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    first.communicate(timeout=20)
    assert instance.claim()
    with qtbot.waitSignal(instance.handed_over, timeout=20_000):
        second = python(ASK, str(tmp_path), "show")
    second.communicate(timeout=20)
    instance.release()


def test_one_that_does_not_answer_is_told_so(instance: Instance) -> None:
    assert not instance.hand_over("show")
