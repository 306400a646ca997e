"""The key in a real Secret Service: GNOME Keyring in a D-Bus session of its own, unlocked, locked, and absent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import crmsync

pytestmark = pytest.mark.system("linux")

PREAMBLE = """
import sys
from pathlib import Path
from crmsync.accounts.errors import SecretsError
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secrets import Secrets
secrets = Secrets(Path(sys.argv[1]), redactor=Redactor())
"""
STORE = PREAMBLE + 'secrets.set("office", "password", "grüße " * 700); print(secrets.protection)'
READ = PREAMBLE + 'print(secrets.get("office", "password").reveal() == "grüße " * 700)'
CHANGE = (
    PREAMBLE
    + "from crmsync.accounts.vault import Protection; secrets.protect(Protection.ASK); print('changed')"
)
FAIL = """
try:
    secrets.get("office", "password") if Path(sys.argv[1]).exists() else secrets.set("office", "password", "x")
    print("no error")
except SecretsError as error:
    print(type(error).__name__, error.message)
"""

UNLOCKED = 'printf "%s" "keyring-password" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit 97\n'
LOCK = (
    "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "
    "org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null || exit 98\n"
)


class Session:
    """A person's home with its keyring; each `run` is a new D-Bus session, as after a new sign-in."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.vault = home / "profile" / "secrets.vault"
        for name in ("share/keyrings", "config"):
            (home / name).mkdir(parents=True)
        (home / "run").mkdir(mode=0o700)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "XDG_DATA_HOME": str(self.home / "share"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "PYTHONPATH": str(Path(crmsync.__file__).parents[1]),
        }

    def run(self, *programs: str, before: str = UNLOCKED) -> list[str]:
        """The lines that the programs print, one after the other in one session."""
        for number, program in enumerate(programs):
            (self.home / f"{number}.py").write_text(program, encoding="utf-8")
        calls = [
            program
            if program == LOCK
            else f'"{sys.executable}" "{self.home / f"{number}.py"}" "{self.vault}" || exit 99\n'
            for number, program in enumerate(programs)
        ]
        done = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", before + "".join(calls)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()


@pytest.fixture
def session(tmp_path: Path) -> Session:
    missing = [
        name for name in ("dbus-run-session", "gnome-keyring-daemon", "secret-tool") if not shutil.which(name)
    ]
    assert not missing, f"not installed: {', '.join(missing)}"
    return Session(tmp_path)


def test_the_key_outlives_the_session(session):
    assert session.run(STORE) == ["keyring"]
    assert session.run(READ) == ["True"]
    assert b"SecretService" in session.vault.read_bytes()


def test_another_program_sees_one_entry_with_only_the_key(session):
    entry = "secret-tool search --all service crmsync 2>&1 | grep -c ^secret\n"
    look = f"import subprocess; print(subprocess.run({entry!r}, shell=True, capture_output=True, text=True).stdout.strip())"
    assert session.run(STORE, STORE, look) == ["keyring", "keyring", "1"]


def test_a_changed_protection_leaves_no_entry(session):
    look = (
        "import subprocess; found = subprocess.run(['secret-tool', 'search', '--all', 'service', 'crmsync'], "
        "capture_output=True, text=True); print(found.stdout.count('secret ='))"
    )
    assert session.run(STORE, look, CHANGE, look) == ["keyring", "1", "changed", "0"]


def test_a_locked_keyring_is_told_and_nothing_is_overwritten(session):
    session.run(STORE)
    before = session.vault.read_bytes()

    [line] = session.run(LOCK, PREAMBLE + FAIL)

    assert line.startswith("KeyringLocked ")
    assert session.vault.read_bytes() == before
    assert session.run(READ) == ["True"]


def test_a_keyring_that_was_never_unlocked(session):
    [line] = session.run(PREAMBLE + FAIL, before="")

    assert line.startswith("KeyringLocked ")
    assert not session.vault.exists()


def test_no_session_at_all(session):
    (session.home / "fail.py").write_text(PREAMBLE + FAIL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(session.home / "fail.py"), str(session.vault)],
        env=session.environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )

    assert done.stdout.startswith("KeyringMissing ")
    assert not session.vault.exists()


def test_a_new_computer_without_the_old_keyring(session):
    session.run(STORE)
    before = session.vault.read_bytes()
    shutil.rmtree(session.home / "share" / "keyrings")
    (session.home / "share" / "keyrings").mkdir()

    [line] = session.run(PREAMBLE + FAIL)

    assert line.startswith("KeyLost ")
    assert session.vault.read_bytes() == before
