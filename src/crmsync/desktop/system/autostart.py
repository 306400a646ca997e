"""Starting with the computer's sign-in: one class for each system.

Each writes one entry, and takes it away again.
"""

from __future__ import annotations

import os
import plistlib
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from crmsync.app.types import Profile

NAME = "crmsync"


def start_command(profile: Profile) -> tuple[str, ...]:
    """How this program is started for a profile, without its window."""
    frozen = getattr(sys, "frozen", False)
    executable = _without_console(Path(sys.executable)) if sys.platform == "win32" else sys.executable
    program = (executable,) if frozen else (executable, "-m", "crmsync")
    own = () if profile == Profile.default() else ("--profile", str(profile.config.parent))
    return (*program, *own, "--hidden")


def _without_console(executable: Path) -> str:
    """Beside crmsync.exe stands crmsyncw.exe, which opens no console; so it is with python.exe."""
    windowed = executable.with_stem(f"{executable.stem}w")
    return str(windowed if windowed.is_file() else executable)


class Autostart(ABC):
    """The entry that starts crmsync. Methods raise OSError when the system refuses."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = tuple(command)

    @property
    @abstractmethod
    def is_on(self) -> bool:
        """Does crmsync start by itself?"""

    @abstractmethod
    def turn_on(self) -> None:
        """Start by itself from the next sign-in on, with this command."""

    @abstractmethod
    def turn_off(self) -> None:
        """Do not start by itself any more; nothing stays behind."""


class LinuxAutostart(Autostart):
    """An entry of the XDG autostart specification."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
        super().__init__(command)
        home = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
        self.path = Path(home) / "autostart" / f"{NAME}.desktop"

    @property
    def is_on(self) -> bool:
        with suppress(OSError):
            lines = self.path.read_text(encoding="utf-8").splitlines()
            # Desktops switch an entry off by this key, and leave the file.
            return "Hidden=true" not in lines and "X-GNOME-Autostart-enabled=false" not in lines
        return False

    def turn_on(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.entry(), encoding="utf-8")

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)

    def entry(self) -> str:
        """The file. The last three lines wait for the tray, each in the spelling of one desktop."""
        return "\n".join(
            (
                "[Desktop Entry]",
                "Type=Application",
                f"Name={NAME}",
                f"Exec={' '.join(map(_quoted, self.command))}",
                f"Icon={NAME}",
                "Terminal=false",
                "X-GNOME-Autostart-Delay=5",
                "X-KDE-autostart-after=panel",
                "X-LXQt-Need-Tray=true",
                "",
            )
        )


def _quoted(argument: str) -> str:
    # Desktop Entry Specification 1.5, "The Exec key": within double quotes a backslash before " ` $ and \;
    # a percent sign is doubled; and each backslash once more, since the value is itself a string.
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in argument)
    return '"{}"'.format(escaped.replace("%", "%%").replace("\\", "\\\\"))


class MacAutostart(Autostart):
    """A launch agent (launchd.plist(5))."""

    LABEL = "org.crmsync.crmsync"

    def __init__(self, command: Sequence[str], home: Path | None = None) -> None:
        super().__init__(command)
        self.path = (home or Path.home()) / "Library" / "LaunchAgents" / f"{self.LABEL}.plist"

    @property
    def is_on(self) -> bool:
        try:
            found: Any = plistlib.loads(self.path.read_bytes())
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        return not found.get("Disabled", False)

    def turn_on(self) -> None:
        agent = {
            "Label": self.LABEL,
            "ProgramArguments": list(self.command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(plistlib.dumps(agent))

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)


class Registry(Protocol):
    """What is needed of the module `winreg`."""

    HKEY_CURRENT_USER: Any
    KEY_SET_VALUE: int
    REG_SZ: int

    def OpenKey(self, key: Any, sub_key: str, reserved: int = 0, access: int = ...) -> Any: ...
    def CreateKey(self, key: Any, sub_key: str) -> Any: ...
    def QueryValueEx(self, key: Any, name: str) -> tuple[Any, int]: ...
    def SetValueEx(self, key: Any, name: str, reserved: int, type: int, value: str) -> None: ...
    def DeleteValue(self, key: Any, name: str) -> None: ...


class WindowsAutostart(Autostart):
    """A value of the person's own Run key. registry: the module `winreg`."""

    KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    """Where the Task Manager notes which of them the person switched off."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        super().__init__(command)
        self._registry = registry

    @property
    def is_on(self) -> bool:
        if self._value(self.KEY) is None:
            return False
        approved = self._value(self.APPROVED)
        # The first byte is even while it is allowed.
        return not isinstance(approved, bytes) or not approved or approved[0] % 2 == 0

    def turn_on(self) -> None:
        from subprocess import list2cmdline

        registry = self._registry
        with registry.CreateKey(registry.HKEY_CURRENT_USER, self.KEY) as key:
            registry.SetValueEx(key, NAME, 0, registry.REG_SZ, list2cmdline(self.command))
        self._forget(self.APPROVED)

    def turn_off(self) -> None:
        self._forget(self.KEY)
        self._forget(self.APPROVED)

    def _value(self, path: str) -> Any:
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, path) as key:
                return self._registry.QueryValueEx(key, NAME)[0]
        except FileNotFoundError:
            return None

    def _forget(self, path: str) -> None:
        registry = self._registry
        with (
            suppress(FileNotFoundError),
            registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key,
        ):
            registry.DeleteValue(key, NAME)


def autostart(profile: Profile) -> Autostart:
    """That of this computer's system."""
    command = start_command(profile)
    if sys.platform == "darwin":
        return MacAutostart(command)
    if sys.platform == "win32":
        import winreg

        return WindowsAutostart(command, winreg)
    return LinuxAutostart(command)
