#!/usr/bin/env python3
"""Sets crmsync up, tries it and checks it: `python3 dev.py` lists how.

Standard library only, because it runs before anything is installed. It keeps `.venv` equal to
requirements.lock and knows nothing of the program but its name.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "crmsync-stamp"

# What crmsync is measured beside or checked by: each has an environment of its own in `.venv`, and a
# dependency group of its name, locked here.
COMPANIONS = {
    "graph-clients": ROOT / "tests" / "services" / "graph_clients" / "graph-clients.lock",
    "odoo": ROOT / "tests" / "services" / "odoo.lock",
    "vdirsyncer": ROOT / "benchmarks" / "vdirsyncer.lock",
}
VERB_COMPANIONS = {"bench": ("vdirsyncer",), "test-services": ("graph-clients", "odoo", "vdirsyncer")}

# What a verb needs from the operating system, as Debian packages.
CYRUS = ("cyrus-admin", "cyrus-caldav", "cyrus-common", "cyrus-imapd", "sasl2-bin")
QT = ("libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-bin", "libxkbcommon0")
OFFSCREEN = (*QT, "fonts-dejavu-core")
XCB = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
SESSION = ("dbus-x11", "desktop-file-utils", "gnome-keyring", "libsecret-tools", "xvfb")
EVOLUTION = (
    "evolution-data-server", "evolution-ews", "gir1.2-ebook-1.2", "gir1.2-ecal-2.0", "python3-gi",
)  # fmt: skip
PANELS = ("dunst", "openbox", "tint2", "x11-utils", "xdotool", "xfce4-panel")
SYSTEM_PACKAGES = {
    "test": OFFSCREEN,
    "screenshots": OFFSCREEN,
    "test-services": (*OFFSCREEN, *XCB, *CYRUS, *SESSION, *PANELS, *EVOLUTION, "postgresql"),
    "bench": CYRUS,
    "build": (*QT, *XCB),
}

# Runs as root with the packages as arguments. A daemon that comes with a package is neither started
# (policy-rc.d) nor enabled for the next boot, and nothing of the person's is removed to make room.
APT_SCRIPT = r"""
set -eu
export DEBIAN_FRONTEND=noninteractive
installed() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' | grep '^installed' | sort -u; }
before=$(mktemp)
installed >"$before"
policy=/usr/sbin/policy-rc.d
if [ -e "$policy" ]; then policy=; else printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod 755 "$policy"; fi
trap 'rm -f "$before" $policy' EXIT
apt-get update -q || echo 'apt-get update failed; going on with the package lists at hand'
apt-get install -q -y --no-remove --no-install-recommends "$@"
if command -v systemctl >/dev/null; then
    installed | comm -13 "$before" - | cut -d ' ' -f 2 | xargs -r dpkg -L |
        sed -n 's,^\(/usr\)\?/lib/systemd/system/\([^/@]*\.[a-z]*\)$,\2,p; s,^/etc/init\.d/\([^/]*\)$,\1,p' |
        xargs -r -n 1 systemctl --quiet disable || true
fi
"""

LINT = {
    "ruff check": (PYTHON, "-m", "ruff", "check", "--output-format", "concise"),
    "ruff format": (PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise"),
    "mypy": (PYTHON, "-m", "mypy"),
    "import-linter": (SCRIPTS / "lint-imports", "--no-logo"),
}
TESTS = (PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-m", "not services")
SERVICE_TESTS = (PYTHON, "-m", "pytest", "-m", "services")


class SetUpError(Exception):
    """The person has to do something first; the message says what."""


def say(text: str) -> None:
    """Tell the person something; on standard error, since `demo --json` owns standard output."""
    print(text, file=sys.stderr, flush=True)


def run(*command: str | Path, cwd: Path | None = ROOT, quiet: bool = False) -> int:
    """Run a command and return its exit status; `quiet` sends what it prints to standard error."""
    sys.stdout.flush()
    output = sys.stderr.fileno() if quiet else None
    return subprocess.run([str(part) for part in command], cwd=cwd, stdout=output, check=False).returncode


def must_run(*command: str | Path, advice: str) -> None:
    """Run one step of the set-up; raise SetUpError with the advice when it fails."""
    if run(*command, quiet=True):
        raise SetUpError(f"This failed: {shlex.join(map(str, command))}\n{advice}")


# ---------------------------------------------------------------------- system packages


def missing_packages(packages: tuple[str, ...]) -> list[str]:
    """Return those of the Debian packages that are not installed."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *packages]
    listed = subprocess.run(query, capture_output=True, text=True, check=False).stdout.split("\n")
    return [package for package in packages if f"installed {package}" not in listed]


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def has_free_sudo() -> bool:
    """Return whether sudo works here without a password."""
    return (
        bool(shutil.which("sudo"))
        and not subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
    )


def install_packages(packages: tuple[str, ...]) -> None:
    """Install the missing packages where apt is; raise SetUpError with the line if it takes a password.

    On other systems the person is told what to install. A test that lacks it then fails, it is not skipped.
    """
    if not shutil.which("apt-get"):
        if sys.platform == "linux":
            say(f"No apt-get here. Please see to it that these are installed: {' '.join(packages)}")
        return
    missing = missing_packages(packages)
    if not missing:
        return
    if is_root():
        prefix = []
    elif has_free_sudo():
        prefix = ["sudo", "-n"]
    else:
        line = "apt-get update && apt-get install --no-install-recommends " + " ".join(missing)
        raise SetUpError(
            f"System packages are missing. Please run this line, then try again:\n  sudo sh -c {line!r}"
        )
    say(f"Installing {' '.join(missing)} …")
    must_run(*prefix, "sh", "-c", APT_SCRIPT, "apt", *missing, advice="What apt says above tells why.")


# ---------------------------------------------------------------------- the virtual environment


def fingerprints() -> list[str]:
    """Return what the environment and what the project's own installation are made from, as digests."""
    environment = hashlib.sha256(f"{sys.version}\n{VENV}\n".encode() + LOCK.read_bytes())
    project = hashlib.sha256(b"")
    for path in (ROOT / "pyproject.toml", ROOT / "src" / "crmsync" / "__init__.py"):
        project.update(path.read_bytes())
    return [environment.hexdigest(), project.hexdigest()]


def set_up() -> None:
    """Bring `.venv` in line with requirements.lock; at once when it is already."""
    wanted = fingerprints()
    found = STAMP.read_text(encoding="ascii").split() if STAMP.is_file() else []
    if found == wanted:
        return
    if found[:1] != wanted[:1]:
        make_environment()
    say("Installing crmsync itself …")
    pip_install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text("\n".join(wanted), encoding="ascii")


def make_environment() -> None:
    """Make `.venv` anew, so that nothing is in it but what the lock names."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu ship it apart, one package for each Python.
        install_packages((f"python{sys.version_info.major}.{sys.version_info.minor}-venv",))
    say(f"Making {VENV} (once; about a minute) …")
    make_venv(VENV)
    pip_install("--require-hashes", "--requirement", str(LOCK))


def set_up_companion(name: str) -> None:
    """Bring a companion's environment in line with its lock; at once when it is already."""
    lock, folder = COMPANIONS[name], VENV / name
    stamp = folder / "stamp"
    wanted = hashlib.sha256(f"{sys.version}\n".encode() + lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    say(f"Installing {name}, which crmsync is measured beside or checked by …")
    make_venv(folder)
    python = folder / SCRIPTS.name / PYTHON.name
    pip_install("--require-hashes", "--requirement", str(lock), python=python)
    stamp.write_text(wanted, encoding="ascii")


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment, whatever was there."""
    # The interpreter below any virtual environment this one was called from, which might be `.venv` itself.
    interpreter = getattr(sys, "_base_executable", sys.executable)
    advice = "This Python needs its standard modules venv and ensurepip."
    must_run(interpreter, "-m", "venv", "--clear", folder, advice=advice)


def pip_install(*arguments: str, python: Path = PYTHON) -> None:
    command = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    advice = "Is the package index reachable? A proxy or mirror is set in pip's own configuration."
    must_run(python, *command, advice=advice)


# ---------------------------------------------------------------------- verbs


def run_steps(steps: dict[str, tuple[str | Path, ...]]) -> int:
    """Run all steps, also after a failure, so that one call shows everything; 1 when one failed."""
    failed = []
    for name, command in steps.items():
        say(f"\n── {name}")
        if run(*command):
            failed.append(name)
    if failed:
        say(f"\nfailed: {', '.join(failed)}")
    return 1 if failed else 0


def become(*command: str | Path) -> int:
    """Go on as another program in the person's own folder, with their signals and exit status."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], [str(part) for part in command])
    return run(*command, cwd=None)


def demo(arguments: list[str]) -> int:
    """sync sample people, tasks and meetings both ways, and explain it (--headless, --json)"""
    return become(PYTHON, "-m", "crmsync", "demo", *arguments)


def app(arguments: list[str]) -> int:
    """the desktop program (--profile DIR, --hidden)"""
    return become(PYTHON, "-m", "crmsync", *arguments)


def screenshots(arguments: list[str]) -> int:
    """DIR: pictures of all windows with sample data: light, dark, each language, 200 %"""
    return become(PYTHON, ROOT / "packaging" / "screenshots.py", *arguments)


def test(arguments: list[str]) -> int:
    """lint, then all tests but those of heavy services (arguments go to pytest)"""
    return run_steps({**LINT, "pytest": (*TESTS, *arguments)})


def test_services(arguments: list[str]) -> int:
    """the tests that need heavy services (arguments go to pytest)"""
    return run_steps({"pytest": (*SERVICE_TESTS, *arguments)})


def lint(arguments: list[str]) -> int:
    """style, format, types and the order of the rooms"""
    return run_steps(LINT)


def corpus(arguments: list[str]) -> int:
    """DIR: read every .vcf and .ics under DIR and check that nothing gets lost"""
    return become(PYTHON, "-m", "crmsync.mapping.corpus", *arguments)


def bench(arguments: list[str]) -> int:
    """measure what a sync costs, beside vdirsyncer (--quick, --only NAME, --help)"""
    os.environ["PYTHONPATH"] = os.pathsep.join(str(ROOT / part) for part in (".", "src", "tests"))
    return become(PYTHON, "-m", "benchmarks", *arguments)


def i18n(arguments: list[str]) -> int:
    """bring resources/i18n in line with the texts in the source; lists what is not translated"""
    return run(PYTHON, "packaging/texts.py")


def build(arguments: list[str]) -> int:
    """freeze the desktop program into a folder of its own in dist/ (arguments go to PyInstaller)"""
    spec = "build_windows.spec" if os.name == "nt" else "build_macos.spec"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *arguments, spec)


def lock(arguments: list[str]) -> int:
    """bring both locks in line with pyproject.toml (--upgrade: newest versions)"""
    uv: str | Path | None = shutil.which("uv")
    if uv is None:
        set_up()
        pip_install("uv")
        uv = SCRIPTS / "uv"
    os.environ.update(UV_CUSTOM_COMPILE_COMMAND="python3 dev.py lock", UV_PYTHON_DOWNLOADS="never")
    os.environ.setdefault("UV_SYSTEM_CERTS", "1")  # as pip does, for a mirror with its own authority
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "-q"]
    inputs: dict[Path, tuple[str, ...]]
    inputs = {LOCK: ("--all-extras", "--group", "dev", "--group", "build", "pyproject.toml")}
    inputs |= {companion: ("--group", group) for group, companion in COMPANIONS.items()}
    for output, chosen in inputs.items():
        name = output.relative_to(ROOT).as_posix()
        command = [uv, "pip", "compile", *options, *chosen, "--output-file", name, *arguments]
        if status := run(*command, quiet=True):
            return status
    return 0


_VERBS = (app, demo, test, test_services, lint, corpus, bench, screenshots, i18n, build, lock)
VERBS = {verb.__name__.replace("_", "-"): verb for verb in _VERBS}


def usage() -> str:
    lines = (f"  {name:14} {verb.__doc__}" for name, verb in VERBS.items())
    return "usage: python3 dev.py VERB [argument ...]\n\n" + "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Carry out one verb; return the exit status: the verb's own, 1 when set-up failed, 2 for wrong usage."""
    if sys.version_info < (3, 11):
        say("crmsync needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in {"-h", "--help", "help"}:
        print(usage())
        return 0
    if name not in VERBS:
        say(usage())
        return 2
    try:
        if name != "lock":  # makes the file that set_up reads
            set_up()
        if name in SYSTEM_PACKAGES:
            install_packages(SYSTEM_PACKAGES[name])
        for companion in VERB_COMPANIONS.get(name, ()):
            set_up_companion(companion)
        return VERBS[name](rest)
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
