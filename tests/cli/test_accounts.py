"""`crmsync accounts …` and `crmsync folders`."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services
from support.keyrings import InMemory

from crmsync.connect.errors import Unreachable


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What a person types unseen, answer by answer; returns the questions."""

    def answer(*answers: str) -> list[str]:
        left: Iterator[str] = iter(answers)
        questions: list[str] = []

        def getpass_(prompt: str = "", stream: object = None) -> str:
            questions.append(prompt)
            return next(left)

        monkeypatch.setattr(getpass, "getpass", getpass_)
        return questions

    return answer


def test_adding_signing_in_testing_signing_out_removing(
    cli: CommandLine, services: Services, config: Path
) -> None:
    added = cli("accounts", "add", "home", "--side", "outlook", "--service", "dav", "--url", "dav.example.org",
                "--username", "ben", "--set", "max_connections=2")  # fmt: skip
    assert added.status == 0
    assert "crmsync accounts sign-in home" in added.err
    assert "max_connections = 2" in config.read_text()
    signed_in = cli("accounts", "sign-in", "home", "--password-stdin", stdin="right\n")
    assert (signed_in.status, signed_in.err) == (0, "Signed in as ben at mailbox.\n")
    tested = cli("accounts", "test", "home")
    assert (tested.status, tested.err) == (0, "Signed in as ben at mailbox.\n")
    assert cli("accounts", "sign-out", "home").status == 0
    assert cli("accounts", "test", "home").status == 5
    removed = cli("accounts", "remove", "home")
    assert removed.status == 0
    assert "[accounts.home]" not in config.read_text()
    assert [one["name"] for one in cli("accounts", "list", "--json").json["accounts"]] == ["office", "zoho"]


def test_the_list(cli: CommandLine, config: Path) -> None:
    assert (
        cli("accounts", "list").out
        == cli("accounts").out
        == (
            "office  outlook  dav   anna@example.com  https://dav.example.com/\n"
            "zoho    crm      zoho                    eu\n"
        )
    )
    assert cli("accounts", "list", "--json").json["accounts"][1] == {
        "name": "zoho",
        "side": "crm",
        "service": "zoho",
        "url": None,
        "username": None,
        "region": "eu",
    }
    config.unlink()
    empty = cli("accounts", "list")
    assert (empty.status, empty.out, "crmsync accounts add" in empty.err) == (0, "", True)


def test_an_account_in_use_is_not_removed(signed_in: CommandLine, config: Path) -> None:
    before = config.read_text()
    ended = signed_in("accounts", "remove", "office")
    assert (ended.status, '"Contacts"' in ended.err) == (1, True)
    assert config.read_text() == before
    assert signed_in("accounts", "test", "office").status == 0


def test_a_password_in_an_option_is_refused_and_not_repeated(cli: CommandLine, config: Path) -> None:
    ended = cli("accounts", "add", "x", "--side", "outlook", "--service", "dav", "--url", "dav.example.org",
                "--set", "password=s3cret")  # fmt: skip
    assert ended.status == 1
    assert "accounts sign-in" in ended.err
    assert "s3cret" not in ended.err + config.read_text()


# ---- a password from standard input


@pytest.mark.parametrize("stdin", ["right", "right\n", "right\r\n"])
def test_a_line_end_does_not_belong_to_the_password(cli: CommandLine, stdin: str) -> None:
    assert cli("accounts", "sign-in", "office", "--password-stdin", stdin=stdin).status == 0


def test_spaces_do_belong_to_the_password(cli: CommandLine, services: Services) -> None:
    services.mailbox.password = " a b "
    assert cli("accounts", "sign-in", "office", "--password-stdin", stdin=" a b \n").status == 0


def test_nothing_on_standard_input(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "office", "--password-stdin")
    assert (ended.status, "Nothing came" in ended.err) == (2, True)


def test_a_wrong_password(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "office", "--password-stdin", stdin="wr0ng-one\n")
    assert ended.status == 5
    assert "mailbox: The password is not accepted." in ended.err
    assert "Nothing was kept" in ended.err
    assert "wr0ng" not in ended.err


def test_an_unreachable_server_keeps_the_password_and_says_so(cli: CommandLine, services: Services) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Check the network.")
    ended = cli("accounts", "sign-in", "office", "--password-stdin", stdin="right\n")
    assert ended.status == 0
    assert "could not be tried now" in ended.err
    assert "No answer. Check the network." in ended.err
    services.mailbox.down = None
    assert cli("accounts", "test", "office").status == 0


def test_a_token_for_a_service_that_wants_a_password(cli: CommandLine) -> None:
    token = json.dumps({"client_id": "a", "refresh_token": "b"})
    ended = cli("accounts", "sign-in", "office", "--token-stdin", stdin=token)
    assert (ended.status, "password only" in ended.err) == (1, True)


@pytest.mark.parametrize("stdin", ["no json", "[1]", '{"client_id": 7}'])
def test_a_token_that_is_none(cli: CommandLine, stdin: str) -> None:
    ended = cli("accounts", "sign-in", "office", "--token-stdin", stdin=stdin)
    assert (ended.status, "no JSON object of texts" in ended.err) == (2, True)


# ---- at a terminal


def test_a_password_is_asked_for_unseen(cli: CommandLine, types: Callable[..., list[str]]) -> None:
    questions = types("right")
    assert cli("accounts", "sign-in", "office", at_a_terminal=True).status == 0
    assert questions == ["Password or app-specific password of office: "]


def test_no_answer_is_no_password(cli: CommandLine, types: Callable[..., list[str]]) -> None:
    types("")
    ended = cli("accounts", "sign-in", "office", at_a_terminal=True)
    assert (ended.status, "No password was given" in ended.err) == (2, True)


def test_without_a_terminal_it_says_how_to_pipe_the_password_in(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "office")
    assert (ended.status, "--password-stdin" in ended.err) == (2, True)


# ---- without a keyring


def test_a_script_without_a_keyring_is_told_what_to_do(
    cli: CommandLine, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    ended = cli("accounts", "sign-in", "office", "--password-stdin", stdin="right\n")
    assert (ended.status, "CRMSYNC_PASSPHRASE" in ended.err) == (1, True)
    assert not (config.parent / "secrets.vault").exists()


def test_a_person_without_a_keyring_chooses_a_passphrase(
    cli: CommandLine,
    config: Path,
    types: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    services: Services,
) -> None:
    from crmsync.accounts.profile import Profile
    from crmsync.app.facade import Crmsync
    from crmsync.cli.asking import TerminalPrompts
    from crmsync.cli.console import Console

    def make(profile: Path | None) -> Crmsync:
        assert profile is not None
        return Crmsync(Profile.at(profile), desks=services.desks, prompts=TerminalPrompts(Console()))

    person = CommandLine(config.parent, make)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    questions = types("right", "horse", "hose", "horse", "horse")
    ended = person("accounts", "sign-in", "office", stdin="1\n", at_a_terminal=True)
    assert ended.status == 0, ended
    assert "How shall this profile's secrets be kept?" in ended.err
    assert "These were not the same." in ended.err
    assert len(questions) == 5
    questions = types("horse")
    assert person("accounts", "test", "office", at_a_terminal=True).status == 0
    assert questions == ["Passphrase of this profile's secrets: "]
    wrong = person("accounts", "test", "office")
    assert (wrong.status, "passphrase" in wrong.err) == (1, True)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.InMemory")
    assert InMemory.calls == []


def test_a_person_who_chooses_nothing_keeps_nothing(
    cli: CommandLine, config: Path, types: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    types("right")
    ended = cli("accounts", "sign-in", "office", stdin="\n", at_a_terminal=True)
    assert ended.status == 1
    assert not (config.parent / "secrets.vault").exists()


# ---- folders


def test_folders(signed_in: CommandLine) -> None:
    ended = signed_in("folders", "office")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "contacts  People    /contacts/",
        "tasks     To do     /tasks/",
        "events    Calendar  /events/    CRM",
    ]
    found = signed_in("folders", "office", "--json").json
    assert found["account"] == "office"
    assert found["folders"][2] == {
        "id": "/events/",
        "name": "Calendar",
        "kind": "events",
        "categories": ["CRM"],
        "read_only": False,
        "colour": None,
    }


@pytest.mark.parametrize("command", [["folders", "office"], ["accounts", "test", "office"]], ids=" ".join)
def test_nobody_signed_in_or_nobody_answers(cli: CommandLine, services: Services, command: list[str]) -> None:
    assert cli(*command).status == 5
    cli("accounts", "sign-in", "office", "--password-stdin", stdin="right\n")
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    ended = cli(*command)
    assert (ended.status, "mailbox: No answer." in ended.err) == (1, True)


def test_a_way_that_a_service_does_not_have_asks_nothing(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "office", "--device", at_a_terminal=True)
    assert ended.status == 1
    assert "takes a password only" in ended.err
    assert "client" not in ended.err
