"""The audit through the façade and the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.audit import audit_json
from crmsync.app.facade import Crmsync
from crmsync.connect.errors import Unreachable
from crmsync.model.kinds import Kind
from crmsync.state.database import Database

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "title": "Chief"}


@pytest.fixture
def in_step(signed_in: Crmsync, services: Services, profile: Profile) -> Crmsync:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(**ADA)
    assert signed_in.runs.sync(yes=True).exit_status == 0
    return signed_in


@pytest.fixture
def diverged(in_step: Crmsync, services: Services, profile: Profile) -> Crmsync:
    """The title differs, and the state was told that it does not."""
    native = next(iter(services.customers.collections[Kind.CONTACTS].shelf.natives.values()))
    native.stored["title"] = "Founder"
    db = Database(profile.state)
    with db.transaction() as connection:
        connection.execute("UPDATE half SET base = replace(base, 'Chief', 'Founder') WHERE side = 'crm'")
    db.close()
    return in_step


@pytest.fixture
def cli(signed_in: Crmsync, profile: Profile) -> CommandLine:
    return CommandLine(profile.config.parent, lambda folder: signed_in)


def test_a_sound_state(in_step: Crmsync, services: Services) -> None:
    writes = services.writes
    result = in_step.audit.audit()
    assert result.exit_status == 0
    found = json.loads(json.dumps(audit_json(result)))
    assert found["mappings"][0]["audit"] == {"pairs": 1, "missed": [], "divergent": []}
    assert found["mappings"][1]["audit"]["pairs"] == 0
    assert services.writes == writes


def test_what_diverged_is_told_and_left(diverged: Crmsync, services: Services) -> None:
    writes = services.writes
    assert diverged.runs.sync().exit_status == 0, "a sync sees nothing"
    result = diverged.audit.audit(["Contacts"])
    assert result.exit_status == 3
    (entry,) = audit_json(result)["mappings"]
    assert entry["audit"]["divergent"] == [
        {"item": "Ada Byron", "field": "title", "outlook": "Chief", "crm": "Founder"}
    ]
    assert services.writes == writes
    assert diverged.history.runs()[0].preview


def test_what_diverged_is_repaired_by_the_mappings_rule(diverged: Crmsync, services: Services) -> None:
    result = diverged.audit.audit(repair=True)
    assert result.exit_status == 0
    assert services.outlook.get(services.outlook.ids[0])["title"] == "Founder"
    assert diverged.audit.audit().exit_status == 0


def test_a_service_that_is_away(in_step: Crmsync, services: Services) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    result = in_step.audit.audit()
    assert result.exit_status == 1
    assert audit_json(result)["mappings"][0]["audit"]["pairs"] == 0


def test_the_command(diverged: Crmsync, cli: CommandLine) -> None:
    ended = cli("audit")
    assert (ended.status, ended.out.splitlines()) == (
        3,
        [
            "Contacts: 1 pair compared, 1 difference",
            "  Ada Byron: Job title is Chief in Outlook and Founder in the CRM",
            "Tasks: 0 pairs compared, nothing amiss",
        ],
    )
    assert ended.err == "Bring it in step with: crmsync audit --repair\n"
    assert cli("audit", "Contacts", "--json").json["mappings"][0]["audit"]["pairs"] == 1
    repaired = cli("audit", "--repair")
    assert repaired.status == 0
    assert "    Job title changed in Outlook: Chief → Founder, because" in repaired.out
    assert cli("audit", "Kontakte").status == 2


# ---- links


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "links.json"


def test_links_are_known_again_on_another_computer(
    in_step: Crmsync, cli: CommandLine, services: Services, profile: Profile, file: Path, tmp_path: Path
) -> None:
    ended = cli("links", "export", str(file))
    assert (ended.status, ended.err) == (0, f"1 linked pair written to {file}.\n")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Ada" not in file.read_text()
    services.crm.edit(services.crm.ids[0], email_1="byron@example.com", given_name="Augusta")
    another = Profile.at(tmp_path / "another")
    another.create()
    another.config.write_text(configuration())
    crmsync = Crmsync(another, desks=services.desks, clock=services.around.clock)
    for account in ("office", "zoho"):
        crmsync._context.secrets.set(account, "password", "right")
    there = CommandLine(tmp_path / "another", lambda folder: crmsync)
    writes = services.writes
    ended = there("links", "import", str(file))
    assert (ended.status, ended.out) == (0, "Contacts: 1 pair linked, 0 known already, 0 not there\n")
    assert '"Tasks" is not in the configuration file' in ended.err
    assert services.writes == writes
    again = there("links", "import", str(file), "--json").json
    assert again["mappings"] == [{"name": "Contacts", "linked": 0, "known": 1, "missing": 0}]
    assert again["skipped"] == ["Tasks"]
    assert there("sync", "--yes").status == 0
    assert len(services.crm.ids) == len(services.outlook.ids) == 1


def test_links_of_another_folder(in_step: Crmsync, cli: CommandLine, services: Services, file: Path) -> None:
    cli("links", "export", str(file))
    services.mailbox.collections[Kind.CONTACTS].identity = "another folder"
    ended = cli("links", "import", str(file))
    assert ended.status == 3, "those of the tasks were taken"
    assert "belong to another folder" in ended.err


@pytest.mark.parametrize("content", ["", "[]", '{"format": "crmsync-links", "version": 2, "mappings": []}'])
def test_a_file_that_is_none_of_ours(in_step: Crmsync, cli: CommandLine, file: Path, content: str) -> None:
    file.write_text(content)
    ended = cli("links", "import", str(file))
    assert (ended.status, "holds no links" in ended.err) == (2, True)


def test_files_that_cannot_be_read_or_written(in_step: Crmsync, cli: CommandLine, tmp_path: Path) -> None:
    assert cli("links", "import", str(tmp_path / "nothing")).status == 2
    ended = cli("links", "export", str(tmp_path / "no folder" / "links.json"))
    assert (ended.status, "cannot be written" in ended.err) == (1, True)


def test_a_file_without_any_of_our_mappings(
    in_step: Crmsync, cli: CommandLine, profile: Profile, file: Path
) -> None:
    cli("links", "export", str(file))
    profile.config.write_text(configuration(Kind.EVENTS))
    ended = cli("links", "import", str(file))
    assert (ended.status, "Set up the accounts and mappings first" in ended.err) == (1, True)


def test_links_alone_is_wrong_usage(cli: CommandLine) -> None:
    assert cli("links").status == 2
