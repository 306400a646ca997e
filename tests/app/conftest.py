"""The façade over in-memory services, with a profile in which both accounts are signed in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.desks import Services, configuration
from support.keyrings import InMemory

from crmsync.accounts.profile import Profile
from crmsync.app.facade import Crmsync


@pytest.fixture(autouse=True)
def keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[InMemory]]:
    """A working keyring, as the person's choice."""
    InMemory.empty()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.InMemory")
    monkeypatch.delenv("CRMSYNC_PASSPHRASE", raising=False)
    yield InMemory
    InMemory.empty()


@pytest.fixture
def services() -> Services:
    return Services()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile with two accounts and one mapping of contacts."""
    found = Profile.at(tmp_path / "profile")
    found.create()
    found.config.write_text(configuration())
    return found


@pytest.fixture
def crmsync(profile: Profile, services: Services) -> Crmsync:
    """The façade, nobody signed in."""
    return Crmsync(profile, desks=services.desks, clock=services.around.clock)


@pytest.fixture
def signed_in(crmsync: Crmsync) -> Crmsync:
    """The façade, signed in to both accounts."""
    for account in ("office", "zoho"):
        crmsync._context.secrets.set(account, "password", "right")
    return crmsync
