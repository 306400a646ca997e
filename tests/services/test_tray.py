"""The tray icon on a real screen and bus: a tray that comes late shows it, reads its menu, and ends the program."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg
from support import file_keyring

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 40
WATCHER = "org.kde.StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"

pytestmark = pytest.mark.system("linux")


@contextmanager
def ended_after(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen nobody looks at."""
    assert shutil.which("Xvfb"), "python3 dev.py test-services installs it"
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with ended_after(command, pass_fds=(writer,), stderr=subprocess.DEVNULL):
        os.close(writer)
        with open(reader, encoding="ascii") as number:
            yield f":{number.readline().strip()}"


@pytest.fixture
def bus() -> Iterator[str]:
    """A session bus of its own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with ended_after(command, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()


@pytest.fixture
def program(tmp_path: Path, screen: str, bus: str) -> Iterator[subprocess.Popen[str]]:
    """crmsync, started before there is a tray."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CRMSYNC_", "QT_"))}
    environment = {
        **kept,
        "DISPLAY": screen,
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("src", "tests")),
        "PYTHON_KEYRING_BACKEND": file_keyring.BACKEND,
        file_keyring.VARIABLE: str(tmp_path / "keyring.json"),
    }
    command = [sys.executable, "-m", "crmsync", "--profile", str(tmp_path / "profile"), "--hidden"]
    with ended_after(command, env=environment, stderr=subprocess.PIPE) as process:
        wait_for((tmp_path / "profile" / "desktop.lock").exists)
        yield process


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Tray:
    """The least that a tray of the newer desktops is (freedesktop.org, StatusNotifierItem): it takes items.

    items: the bus names of those that registered.
    """

    def __init__(self, bus: str) -> None:
        self.items: queue.Queue[str] = queue.Queue()
        self._connection = open_dbus_connection(bus)
        self._connection.send_and_get_reply(message_bus.RequestName(WATCHER))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError, ConnectionError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)

    def _answer(self, message: Any) -> None:
        match message.header.fields[HeaderFields.member]:
            case "RegisterStatusNotifierItem":
                self.items.put(message.header.fields[HeaderFields.sender])
                reply = new_method_return(message)
            case "Get":
                value = ("i", 0) if message.body[1] == "ProtocolVersion" else ("b", True)
                reply = new_method_return(message, "v", (value,))
            case "Introspect":
                reply = new_method_return(message, "s", ("<node/>",))
            case _:
                reply = new_method_return(message)
        self._connection.send(reply)


def labels(layout: Any) -> dict[str, int]:
    """The menu's visible entries, as text → number (com.canonical.dbusmenu, GetLayout)."""
    number, properties, children = layout
    shown = {name: value for name, (_, value) in properties.items()}
    found = (
        {shown["label"].replace("_", ""): number} if "label" in shown and shown.get("visible", True) else {}
    )
    for _, child in children:
        found |= labels(child)
    return found


def test_a_tray_that_comes_late_shows_the_icon_and_its_menu_ends_the_program(
    program: subprocess.Popen[str], bus: str
) -> None:
    tray = Tray(bus)
    item = tray.items.get(timeout=PATIENCE)
    with open_dbus_connection(bus) as person:

        def call(path: str, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> Any:
            address = DBusAddress(path, bus_name=item, interface=interface)
            message = new_method_call(address, method, signature, body)
            return unwrap_msg(person.send_and_get_reply(message, timeout=PATIENCE))

        properties = "org.freedesktop.DBus.Properties"
        ((_, path),) = call(
            "/StatusNotifierItem", properties, "Get", "ss", ("org.kde.StatusNotifierItem", "Menu")
        )
        _, layout = call(path, MENU, "GetLayout", "iias", (0, -1, []))
        entries = labels(layout)
        assert "Not set up yet" in entries
        call(path, MENU, "Event", "isvu", (entries["Quit crmsync"], "clicked", ("s", ""), 0))
    _, err = program.communicate(timeout=PATIENCE)
    assert (program.returncode, err) == (0, "")
