"""The program as a process: it starts, hands over, and really ends, also in the middle of a run."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import file_keyring
from support.desks import configuration

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30

pytestmark = pytest.mark.system("linux", "darwin")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("CRMSYNC_", "DBUS_"))},
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("src", "tests")),
        "PYTHON_KEYRING_BACKEND": file_keyring.BACKEND,
        file_keyring.VARIABLE: str(tmp_path / "keyring.json"),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'no-bus'}",
    }


class Programs:
    """Starts programs of one profile, and ends those it started."""

    def __init__(self, profile: Path, environment: dict[str, str]) -> None:
        self.profile = profile
        self.environment = environment
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "crmsync",
            "--profile",
            str(self.profile),
            *arguments,
        ]
        process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.started.append(process)
        return process

    def wait_until_it_runs(self) -> None:
        """The lock stands, and the first look at the profile is over."""
        wait_for((self.profile / "desktop.lock").exists)
        second = self.start()
        assert ended(second) == (0, "")

    @property
    def holder(self) -> int | None:
        """The process that the lock names: at first that of one that was killed."""
        try:
            return int((self.profile / "desktop.lock").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    @property
    def log(self) -> str:
        path = self.profile / "logs" / "crmsync.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def programs(tmp_path: Path, environment: dict[str, str]) -> Iterator[Programs]:
    found = Programs(tmp_path / "profile", environment)
    yield found
    for process in found.started:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE)


def wait_for(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status and what it said on standard error."""
    _, err = process.communicate(timeout=PATIENCE)
    return process.returncode, err


@pytest.mark.parametrize(("number", "rounds"), [(signal.SIGTERM, 3), (signal.SIGINT, 1)])
def test_it_starts_and_ends_again_and_again(programs: Programs, number: signal.Signals, rounds: int) -> None:
    for _ in range(rounds):
        first = programs.start("--hidden")
        programs.wait_until_it_runs()
        first.send_signal(number)
        assert ended(first) == (0, "")
    assert programs.log.count("the desktop program ends") == rounds
    assert not (programs.profile / "desktop.lock").exists()
    assert (programs.profile / "logs" / "desktop-fault.txt").read_text() == ""


def test_a_signal_in_the_first_moment_ends_it_too(programs: Programs) -> None:
    first = programs.start()
    wait_for((programs.profile / "desktop.lock").exists)
    first.send_signal(signal.SIGTERM)
    status, err = ended(first)
    # Before the handler stands the system itself ends it.
    assert status in (0, -signal.SIGTERM)
    assert err == ""


def test_after_it_was_killed_the_next_one_starts(programs: Programs) -> None:
    first = programs.start("--hidden")
    programs.wait_until_it_runs()
    first.kill()
    first.communicate(timeout=PATIENCE)
    second = programs.start("--hidden")
    wait_for(lambda: programs.holder == second.pid)
    programs.wait_until_it_runs()
    second.terminate()
    assert ended(second) == (0, "")


class Silent:
    """A server that takes connections and never answers."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.asked = threading.Event()
        self._held: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                self._held.append(self._socket.accept()[0])
                self.asked.set()

    def close(self) -> None:
        self._socket.close()
        for one in self._held:
            one.close()


@pytest.fixture
def silent() -> Iterator[Silent]:
    found = Silent()
    yield found
    found.close()


def test_it_really_ends_while_a_service_does_not_answer(
    programs: Programs, silent: Silent, environment: dict[str, str]
) -> None:
    programs.profile.mkdir()
    text = configuration().replace("https://dav.example.com/", silent.url)
    (programs.profile / "config.toml").write_text(text)
    sign_in = (
        "import sys; from pathlib import Path; from crmsync.app.facade import Crmsync;"
        "app = Crmsync.at(Path(sys.argv[1]));"
        "app._context.secrets.set('office', 'password', 'right')"
    )
    subprocess.run([sys.executable, "-c", sign_in, str(programs.profile)], env=environment, check=True)
    first = programs.start("--hidden")
    # The first run by itself comes some seconds after the start.
    assert silent.asked.wait(PATIENCE)
    first.terminate()
    assert ended(first) == (0, "")
    after = programs.start("--hidden")
    programs.wait_until_it_runs()
    after.terminate()
    assert ended(after) == (0, "")


def test_without_a_desktop_it_says_so(programs: Programs) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        programs.environment.pop(name, None)
    if sys.platform == "darwin":
        return
    status, err = ended(programs.start())
    assert status == 1
    assert "no desktop in this session" in err
    assert "crmsync --help" in err


def test_without_qt_it_says_what_to_install(programs: Programs, tmp_path: Path) -> None:
    without = tmp_path / "without"
    (without / "PySide6").mkdir(parents=True)
    (without / "PySide6" / "__init__.py").write_text("raise ModuleNotFoundError('no', name='PySide6')\n")
    programs.environment["PYTHONPATH"] = os.pathsep.join([str(without), programs.environment["PYTHONPATH"]])
    status, err = ended(programs.start())
    assert status == 1
    assert "crmsync[desktop]" in err
