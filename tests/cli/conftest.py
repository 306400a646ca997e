"""The command line over in-memory services: a profile with two accounts and a mapping, signed in or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration
from support.keyrings import InMemory

from crmsync.accounts.profile import Profile
from crmsync.app.facade import Crmsync
from crmsync.model.items import ItemId


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
def config(tmp_path: Path) -> Path:
    """The configuration file, with both accounts and one mapping of contacts."""
    path = tmp_path / "profile" / "config.toml"
    path.parent.mkdir()
    path.write_text(configuration())
    return path


@pytest.fixture
def cli(config: Path, services: Services) -> CommandLine:
    """`crmsync --profile …`, nobody signed in."""

    def make(profile: Path | None) -> Crmsync:
        assert profile is not None
        return Crmsync(Profile.at(profile), desks=services.desks, clock=services.around.clock)

    return CommandLine(config.parent, make)


@pytest.fixture
def signed_in(cli: CommandLine) -> CommandLine:
    """`crmsync --profile …`, signed in to both accounts."""
    for account in ("office", "zoho"):
        assert cli("accounts", "sign-in", account, "--password-stdin", stdin="right\n").status == 0
    return cli


@pytest.fixture
def ada(signed_in: CommandLine, services: Services) -> tuple[ItemId, ItemId]:
    """Ada on both sides, in step."""
    outlook = services.outlook.add(
        given_name="Ada", family_name="Byron", email_1="ada@example.com", mobile_phone="+49301"
    )
    assert signed_in("sync", "--yes").status == 0
    return outlook, services.crm.ids[0]
