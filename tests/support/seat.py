"""A person's seat at a Linux desktop: a screen nobody looks at (Xvfb), a session bus and a home of its own, and the programs there.

Nothing of the machine's own desktop is used, no bus starts anything by itself, and only what was started here is ended.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

PATIENCE = 60
"""Seconds that anything may take on a machine with other things to do."""

_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv)
assert app.primaryScreen().grabWindow(int(sys.argv[1], 16)).save(sys.argv[2])
"""


def wait_for(happened: Callable[[], object], what: object = "") -> Any:
    """What `happened` gives, as soon as that is true; an AssertionError that says `what` if it takes too long."""
    found = soon(happened, PATIENCE)
    assert found, what() if callable(what) else what
    return found


def soon(happened: Callable[[], object], seconds: float) -> Any:
    """What `happened` gives, as soon as that is true; else what it gave last, after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (found := happened()) and time.monotonic() < deadline:
        time.sleep(0.03)
    return found


class Seat:
    """See the module. home: the person's, an empty folder. address: of the bus. display: of the screen."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.address = self.display = ""
        self._started: list[subprocess.Popen[str]] = []
        self._connection: DBusConnection | None = None
        # Its sockets have names of at most 107 bytes, too few for a test's own folder.
        self._runtime = Path(tempfile.mkdtemp(prefix="crmsync-seat-"))
        for folder in ("config", "data", "cache"):
            (home / folder).mkdir(parents=True)

    def begin(self) -> None:
        """Start the screen and the bus."""
        needed = ("Xvfb", "dbus-daemon", "dunst", "openbox", "tint2", "xdotool", "xfce4-panel", "xwininfo")
        missing = [name for name in needed if not shutil.which(name)]
        assert not missing, f"python3 dev.py test-services installs {', '.join(missing)}"
        reader, writer = os.pipe()
        # Without -r a key that is let go late, on a busy machine, is typed again and again; without -noreset the screen
        # begins anew when its last client leaves, and turns away who comes in that moment.
        options = ("-r", "-noreset", "-nolisten", "tcp", "-screen", "0", "1280x800x24")
        self.start("Xvfb", "-displayfd", str(writer), *options, pass_fds=(writer,))
        os.close(writer)
        with open(reader, encoding="ascii") as number:
            self.display = f":{number.readline().strip()}"
        bus = self.home / "bus.conf"
        bus.write_text(_BUS.format(folder=self._runtime), encoding="ascii")
        daemon = self.start(
            "dbus-daemon", f"--config-file={bus}", "--nofork", "--print-address=1", stdout=subprocess.PIPE
        )
        assert daemon.stdout is not None
        self.address = daemon.stdout.readline().strip()

    def close(self) -> None:
        """End everything that was started here, the newest first."""
        if self._connection is not None:
            self._connection.close()
        for process in reversed(self._started):
            self.end(process)
        shutil.rmtree(self._runtime, ignore_errors=True)

    # ---- programs

    def environment(self) -> dict[str, str]:
        """All that a program here finds in its environment."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self._runtime),
            "XDG_CURRENT_DESKTOP": "XFCE",
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            # The machine's own bus tells of its network; here there is always one.
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self._runtime / 'no-bus'}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_STYLE_OVERRIDE": "fusion",
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            "G_SLICE": "always-malloc",
        }

    def start(
        self, *command: str, environment: Mapping[str, str] | None = None, **options: Any
    ) -> subprocess.Popen[str]:
        """Start a program; what it says is in `said` of it, unless `options` have it elsewhere."""
        with self._log(len(self._started)).open("w", encoding="utf-8") as log:
            streams = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, **options}
            merged = {**self.environment(), **(environment or {})}
            process = subprocess.Popen(command, env=merged, cwd=self.home, text=True, **streams)
        self._started.append(process)
        return process

    def said(self, process: subprocess.Popen[str]) -> str:
        """What a program has printed."""
        return self._log(self._started.index(process)).read_text(encoding="utf-8")

    def end(self, process: subprocess.Popen[str]) -> None:
        """End a program that was started here, gently if it lets itself be."""
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
        process.kill()
        process.wait(PATIENCE)
        if process.stdout is not None:
            process.stdout.close()

    def kill(self, process: subprocess.Popen[str]) -> None:
        """End it at once, as a crash would."""
        process.kill()
        process.wait(PATIENCE)

    def _log(self, number: int) -> Path:
        return self.home / f"{number}.log"

    # ---- the bus

    def call(
        self, name: str, path: str, interface: str, method: str, signature: str = "", *body: object
    ) -> Any:
        """Call a method; gives its results. Raises DBusErrorResponse."""
        address = DBusAddress(path, bus_name=name, interface=interface)
        message = new_method_call(address, method, signature or None, body)
        if self._connection is None:
            self._connection = open_dbus_connection(self.address)
        return unwrap_msg(self._connection.send_and_get_reply(message, timeout=PATIENCE))

    def read(self, name: str, path: str, interface: str, key: str) -> Any:
        """A property's value. Raises DBusErrorResponse."""
        ((_, value),) = self.call(name, path, "org.freedesktop.DBus.Properties", "Get", "ss", interface, key)
        return value

    def bus(self, method: str, signature: str = "", *body: object) -> Any:
        """Ask the bus itself."""
        name = "org.freedesktop.DBus"
        (found,) = self.call(name, "/org/freedesktop/DBus", name, method, signature, *body)
        return found

    def has(self, name: str) -> bool:
        """Has anybody this name on the bus?"""
        return bool(self.bus("NameHasOwner", "s", name))

    def process_of(self, name: str) -> int | None:
        """The process behind a name, `None` if it has gone."""
        try:
            return int(self.bus("GetConnectionUnixProcessID", "s", name))
        except DBusErrorResponse:
            return None

    # ---- the screen

    def manage_windows(self) -> None:
        """Start a window manager, unless there is one."""
        if not self._is_managed():
            manager = self.start("openbox", "--sm-disable")
            wait_for(self._is_managed, lambda: self.said(manager))

    def _is_managed(self) -> bool:
        return "window id" in self.ran("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")

    def ran(self, *command: str) -> str:
        """What a short command prints; "" when it fails, as one does whose window has gone."""
        done = subprocess.run(
            command, env=self.environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout if done.returncode == 0 else ""

    def windows(self) -> list[str]:
        """The lines of all windows of the screen, children after their parents (xwininfo)."""
        return [line for line in self.ran("xwininfo", "-root", "-tree").splitlines() if "0x" in line]

    def visible(self, *search: str) -> list[str]:
        """The visible windows that match (xdotool search)."""
        return self.ran("xdotool", "search", "--onlyvisible", *search).split()

    def type(self, window: str, text: str) -> None:
        """Type a text into the field of a window that has the focus, instead of what it holds, and press Enter; nothing
        happens if the window does not listen, or is not there any more.
        """

        def listens() -> bool:
            # The window manager may have other ideas of who is to listen; the screen itself has none.
            self.ran("xdotool", "windowactivate", window, "windowfocus", window)
            return self.ran("xdotool", "getwindowfocus").strip() == window

        if soon(listens, 2):
            self.ran("xdotool", "key", "ctrl+a", "type", "--delay", "40", text)
            self.ran("xdotool", "key", "Return")

    def picture(self, window: str, path: Path) -> Path:
        """A picture of a window, by its number ("0x1f"), or of the whole screen ("0x0")."""
        command = [sys.executable, "-c", _PICTURE, window, str(path)]
        subprocess.run(command, env=self.environment(), timeout=PATIENCE, check=True)
        return path
