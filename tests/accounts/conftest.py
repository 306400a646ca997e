"""Fixtures for settings, secrets and logs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.keyrings import InMemory

import crmsync
from crmsync.accounts.errors import SettingsError
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secret import Secret
from crmsync.accounts.secrets import Prompts, Secrets
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Settings
from crmsync.accounts.vault import Scrypt


class Person:
    """Answers what crmsync asks, and counts the questions."""

    def __init__(self, passphrase: str | None = None, **secrets: str) -> None:
        self.answer = passphrase
        self.secrets = secrets
        self.asked: list[str] = []

    def passphrase(self, *, new: bool) -> str | None:
        self.asked.append("new passphrase" if new else "passphrase")
        return self.answer

    def secret(self, account: str, name: str) -> str | None:
        self.asked.append(f"{account} {name}")
        return self.secrets.get(name)


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[InMemory]]:
    """A working keyring, as the person's choice."""
    InMemory.empty()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.InMemory")
    yield InMemory
    InMemory.empty()


@pytest.fixture
def redactor() -> Redactor:
    return Redactor()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "secrets.vault"


@pytest.fixture
def other_process() -> Callable[..., subprocess.Popen[str]]:
    """Starts a Python program that can import crmsync and the tests' helpers."""
    paths = [str(Path(crmsync.__file__).parents[1]), str(Path(__file__).parents[1])]

    def start(program: str, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


OpenSecrets = Callable[..., Secrets]


@pytest.fixture
def secrets(vault: Path, redactor: Redactor) -> OpenSecrets:
    """Opens the profile's secrets as a new process would: nothing remembered, a cheap key derivation."""

    def open_secrets(prompts: Prompts | None = None, given: str | None = None) -> Secrets:
        return Secrets(
            vault,
            redactor=redactor,
            prompts=prompts,
            given=Secret(given) if given is not None else None,
            scrypt=lambda salt: Scrypt(salt, n=16),
        )

    return open_secrets


@pytest.fixture
def someone() -> type[Person]:
    return Person


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def load(config):
    def load_text(text: str) -> Settings:
        config.write_text(text, encoding="utf-8")
        return load_settings(config)

    return load_text


@pytest.fixture
def problems(load):
    """The problems of a file, as (line, where, the whole sentence)."""

    def found(text: str) -> list[tuple[int | None, str, str]]:
        with pytest.raises(SettingsError) as caught:
            load(text)
        return [(each.line, each.where, f"{each.message} {each.advice}") for each in caught.value.problems]

    return found
