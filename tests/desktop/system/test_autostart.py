"""Starting with the computer's sign-in: switched on, off, and off by the system; on each of the three."""

from __future__ import annotations

import configparser
import plistlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from crmsync.app.types import Profile
from crmsync.desktop.system.autostart import (
    Autostart,
    LinuxAutostart,
    MacAutostart,
    WindowsAutostart,
    start_command,
)

COMMAND = ("/opt/my programs/crmsync", "--profile", 'a "b" $c \\ `d` 50%', "--hidden")


class FakeRegistry:
    """The module `winreg`, over a dictionary."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {}

    @contextmanager
    def OpenKey(self, key: str, sub_key: str, reserved: int = 0, access: int = 1) -> Iterator[dict[str, Any]]:  # noqa: N802
        if sub_key not in self.keys:
            raise FileNotFoundError(sub_key)
        yield self.keys[sub_key]

    @contextmanager
    def CreateKey(self, key: str, sub_key: str) -> Iterator[dict[str, Any]]:  # noqa: N802
        yield self.keys.setdefault(sub_key, {})

    def QueryValueEx(self, key: dict[str, Any], name: str) -> tuple[Any, int]:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1

    def SetValueEx(self, key: dict[str, Any], name: str, reserved: int, type: int, value: str) -> None:  # noqa: N802
        key[name] = value

    def DeleteValue(self, key: dict[str, Any], name: str) -> None:  # noqa: N802
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


@pytest.fixture(params=["linux", "darwin", "win32"])
def autostart(request: pytest.FixtureRequest, tmp_path: Path, registry: FakeRegistry) -> Autostart:
    match request.param:
        case "linux":
            return LinuxAutostart(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path)})
        case "darwin":
            return MacAutostart(COMMAND, tmp_path)
        case _:
            return WindowsAutostart(COMMAND, registry)


def test_it_is_off_until_it_is_switched_on(autostart: Autostart) -> None:
    assert not autostart.is_on
    autostart.turn_off()
    autostart.turn_on()
    autostart.turn_on()
    assert autostart.is_on
    autostart.turn_off()
    assert not autostart.is_on


def test_switched_off_it_leaves_nothing_behind(
    autostart: Autostart, tmp_path: Path, registry: FakeRegistry
) -> None:
    autostart.turn_on()
    autostart.turn_off()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not any(registry.keys.values())


def test_the_linux_entry_says_what_desktops_read(tmp_path: Path) -> None:
    linux = LinuxAutostart(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path)})
    linux.turn_on()
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment]  # as the standard library documents it
    parser.read(tmp_path / "autostart" / "crmsync.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == (
        '"/opt/my programs/crmsync" "--profile" '
        r'"a \\"b\\" \\$c \\\\ \\`d\\` 50%%" "--hidden"'
    )
    assert entry["X-LXQt-Need-Tray"] == "true"
    assert entry["X-KDE-autostart-after"] == "panel"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    linux = LinuxAutostart(COMMAND, {"XDG_CONFIG_HOME": str(tmp_path)})
    linux.turn_on()
    linux.path.write_text(linux.path.read_text() + f"{line}\n")
    assert not linux.is_on


def test_the_launch_agent_starts_the_program_with_its_window_system(tmp_path: Path) -> None:
    mac = MacAutostart(COMMAND, tmp_path)
    mac.turn_on()
    agent = plistlib.loads(mac.path.read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert (agent["RunAtLoad"], agent["LimitLoadToSessionType"]) == (True, "Aqua")
    mac.path.write_bytes(b"no plist")
    assert not mac.is_on


def test_what_the_task_manager_switched_off_is_off_until_it_is_switched_on_again(
    registry: FakeRegistry,
) -> None:
    windows = WindowsAutostart(("C:\\Program Files\\crmsync.exe", "--hidden"), registry)
    windows.turn_on()
    assert registry.keys[windows.KEY]["crmsync"] == '"C:\\Program Files\\crmsync.exe" --hidden'
    registry.keys[windows.APPROVED] = {"crmsync": b"\x03\x00"}
    assert not windows.is_on
    registry.keys[windows.APPROVED] = {"crmsync": b"\x02\x00"}
    assert windows.is_on
    registry.keys[windows.APPROVED] = {"crmsync": b"\x03\x00"}
    windows.turn_on()
    assert windows.is_on


def test_the_command_names_the_profile_only_if_it_is_not_the_persons_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start_command(Profile.default()) == (sys.executable, "-m", "crmsync", "--hidden")
    assert start_command(Profile.at(tmp_path))[-3:] == ("--profile", str(tmp_path), "--hidden")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command(Profile.default()) == (sys.executable, "--hidden")


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize(
    "name, beside, started",
    [
        ("crmsync.exe", "crmsyncw.exe", "crmsyncw.exe"),
        ("crmsyncw.exe", "crmsync.exe", "crmsyncw.exe"),
        ("python.exe", "pythonw.exe", "pythonw.exe"),
        ("python.exe", "python3.dll", "python.exe"),
    ],
)
def test_windows_starts_the_program_that_opens_no_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, beside: str, started: str, frozen: bool
) -> None:
    for file in (name, beside):
        (tmp_path / file).touch()
    profile = Profile.at(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", str(tmp_path / name))
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    program = [str(tmp_path / started), *([] if frozen else ["-m", "crmsync"])]
    assert list(start_command(profile)) == [*program, "--profile", str(tmp_path), "--hidden"]
