"""The frozen program: built by the recipe of the specs, started where no Python is looked for, and at work.

Also: what the program depends on can be had for Windows and macOS.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from crmsync import __version__

ROOT = Path(__file__).resolve().parents[2]
SPEC = "build_windows.spec" if sys.platform == "win32" else "build_macos.spec"
PLATFORMS = (
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
    "x86_64-manylinux_2_34",
)

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program file of a fresh build."""
    folder = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, SPEC]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder / "dist" / "crmsync" / ("crmsync.exe" if sys.platform == "win32" else "crmsync")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment without this checkout's Python, and with a home that is empty."""
    kept = {name: os.environ[name] for name in ("LANG", "SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, "HOME": str(tmp_path), "PATH": "/nowhere", "QT_QPA_PLATFORM": "offscreen"}


def ran(program: Path, home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(program), *arguments]
    return subprocess.run(
        command, env=home, cwd=home["HOME"], capture_output=True, text=True, check=False, timeout=300
    )


def test_it_tells_its_version(program: Path, home: dict[str, str]) -> None:
    told = ran(program, home, "--version")
    assert (told.returncode, told.stdout.split()) == (0, ["crmsync", __version__]), told.stderr


def test_it_syncs_the_sample_data_between_its_embedded_services(program: Path, home: dict[str, str]) -> None:
    told = ran(program, home, "demo", "--headless", "--json")
    assert told.returncode == 0, told.stderr
    runs = [json.loads(line) for line in told.stdout.splitlines()]
    assert runs[0]["preview"] is True
    written = [side for mapping in runs[1]["mappings"] for side in mapping["written"].values()]
    assert sum(side["created"] for side in written) > 0
    assert {run["status"] for run in runs[1:]} == {"ok"}


@pytest.mark.system("linux", "darwin")
def test_the_desktop_program_starts_hands_over_and_ends_when_it_is_told_to(
    program: Path, home: dict[str, str]
) -> None:
    profile = Path(home["HOME"]) / "profile"
    command = [str(program), "--profile", str(profile)]
    with subprocess.Popen(command, env=home, cwd=home["HOME"], stderr=subprocess.PIPE, text=True) as running:
        try:
            deadline = time.monotonic() + 60
            while not any(profile.rglob("desktop.lock")):
                assert running.poll() is None, running.stderr and running.stderr.read()
                assert time.monotonic() < deadline
                time.sleep(0.05)
            second = ran(program, home, "--profile", str(profile))
            assert (second.returncode, second.stderr) == (0, "")
            assert running.poll() is None
            running.terminate()
            _, told = running.communicate(timeout=60)
        finally:
            running.kill()
    assert (running.returncode, told) == (0, "")


def test_it_finds_its_keyring_or_says_that_there_is_none(program: Path, home: dict[str, str]) -> None:
    """Without a session the trusted back ends are refused one by one; without their modules it would be a fault."""
    profile = ["--profile", str(Path(home["HOME"]) / "profile")]
    ran(
        program,
        home,
        *profile,
        "accounts",
        "add",
        "office",
        "--side",
        "outlook",
        "--service",
        "dav",
        "--url",
        "http://127.0.0.1:9/",
        "--username",
        "anna",
    )
    told = ran(program, home, *profile, "doctor")
    assert "fault of its own" not in told.stderr
    assert "keyring" in (told.stdout + told.stderr).lower()


def test_it_carries_icons_translations_and_what_draws_them(program: Path) -> None:
    inside = program.parent / "_internal"
    found = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()}
    assert {"crmsync/resources/icons/app.svg", "crmsync/resources/i18n/crmsync_fr.qm"} <= found
    for part in (
        "imageformats/libqsvg",
        "platforms/libqoffscreen",
        "translations/qtbase_fr.qm",
        "translations/qtbase_es.qm",
    ):
        assert any(part in name for name in found), part


# ---- other systems


def declared(*extras: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [
        *project["dependencies"],
        *(line for extra in extras for line in project["optional-dependencies"][extra]),
    ]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_it_depends_on_can_be_had_as_wheels(platform: str, tmp_path: Path) -> None:
    """Resolved by uv for that system: pip would take this machine's markers for the other's."""
    uv = shutil.which("uv")
    assert uv, "uv resolves for other systems: please install it"
    needs = tmp_path / "needs.in"
    needs.write_text("\n".join(declared("desktop", "sandbox")), encoding="utf-8")
    command = [uv, "pip", "compile", "--quiet", "--no-annotate", "--no-header", "--only-binary", ":all:"]
    command += [
        "--python-version",
        "3.11",
        "--python-platform",
        platform,
        "--constraint",
        str(ROOT / "requirements.lock"),
        str(needs),
    ]
    environment = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_SYSTEM_CERTS": os.environ.get("UV_SYSTEM_CERTS", "1"),
    }
    resolved = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert resolved.returncode == 0, resolved.stderr
    packages = {line.partition("==")[0] for line in resolved.stdout.splitlines()}
    assert {"pyside6-essentials", "cryptography", "keyring", "lxml"} <= packages
    assert ("pywin32-ctypes" in packages) == ("windows" in platform)
    assert ("secretstorage" in packages) == ("linux" in platform)
