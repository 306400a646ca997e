"""The command line between a real Radicale server and the embedded CRM: signing in, failing well, nothing lost."""

from __future__ import annotations

import io
import json
import urllib.parse
import urllib.request
import webbrowser
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from support import file_keyring
from support.command_line import CommandLine
from support.servers import free_port
from support.waiting import no_waiting

from crmsync.accounts.profile import Profile
from crmsync.accounts.values import Service
from crmsync.app.dav import Dav
from crmsync.app.facade import Crmsync
from crmsync.app.services import REDIRECT_PORT
from crmsync.app.zoho import Zoho
from crmsync.cli import accounts as accounts_command
from crmsync.connect.http import Ambient
from crmsync.sandbox.crm import Consent, EmbeddedCrm
from crmsync.sandbox.mailbox import FOLDERS, PASSWORD, USERNAME, EmbeddedMailbox
from crmsync.sandbox.samples import vcard

ADA = vcard("ada", "N:Byron;Ada;;;\nFN:Ada Byron\nEMAIL;TYPE=WORK:ada@example.com")
MAPPING = """
[[mappings]]
name = "Contacts"
kind = "contacts"
outlook = { account = "office", folder = "Contacts" }
crm = { account = "zoho", module = "Contacts" }
"""


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[EmbeddedMailbox]:
    server = EmbeddedMailbox(tmp_path / "mailbox")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def crm() -> Iterator[EmbeddedCrm]:
    with EmbeddedCrm() as server:
        yield server


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mailbox: EmbeddedMailbox, crm: EmbeddedCrm
) -> CommandLine:
    """The real program, with both accounts written into its configuration file."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", file_keyring.BACKEND)
    monkeypatch.setenv(file_keyring.VARIABLE, str(tmp_path / "keyring.json"))
    program = CommandLine(tmp_path / "profile")
    add_account(program, "office", "outlook", "dav", f"url={mailbox.url}", f"username={USERNAME}")
    add_account(program, "zoho", "crm", "zoho", f"accounts_url={crm.base_url}", f"api_url={crm.base_url}")
    return program


def add_account(cli: CommandLine, name: str, side: str, service: str, *values: str) -> None:
    options = [part for value in values for part in ("--set", value)]
    assert cli("accounts", "add", name, "--side", side, "--service", service, *options).status == 0


def token(crm: EmbeddedCrm) -> str:
    data = crm.sign_in_data()
    return json.dumps(
        {
            "client_id": data.client_id,
            "client_secret": data.client_secret,
            "refresh_token": data.refresh_token,
        }
    )


@pytest.fixture
def config(cli: CommandLine) -> Path:
    return cli.profile / "config.toml"


@pytest.fixture
def signed_in(cli: CommandLine, crm: EmbeddedCrm, config: Path) -> CommandLine:
    assert cli("accounts", "sign-in", "office", "--password-stdin", stdin=PASSWORD + "\n").status == 0
    assert cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=token(crm)).status == 0
    config.write_text(config.read_text() + MAPPING)
    return cli


@pytest.fixture
def in_step(signed_in: CommandLine, mailbox: EmbeddedMailbox, crm: EmbeddedCrm) -> CommandLine:
    """Ada on both sides."""
    mailbox.put("contacts", "ada.vcf", ADA)
    assert signed_in("sync", "--yes").status == 0
    assert [one["Last_Name"] for one in crm.records("Contacts")] == ["Byron"]
    return signed_in


def test_from_nothing_to_in_step_and_back(
    signed_in: CommandLine, mailbox: EmbeddedMailbox, crm: EmbeddedCrm
) -> None:
    mailbox.put("contacts", "ada.vcf", ADA)
    crm.person.create("Contacts", {"First_Name": "Ben", "Last_Name": "Osei", "Email": "ben@example.com"})
    folders = signed_in("folders", "office", "--json").json["folders"]
    assert {one["name"] for one in folders} == {name for name, _, _ in FOLDERS.values()}
    modules = signed_in("folders", "zoho", "--json").json["folders"]
    assert {one["id"] for one in modules} == {"Contacts", "Tasks", "Events"}
    assert signed_in("sync", "--preview").status == 4
    assert len(crm.records("Contacts")) == 1
    run = signed_in("sync", "--yes", "--json")
    assert run.status == 0
    (mapping,) = run.json["mappings"]
    assert mapping["written"]["outlook"]["created"] == mapping["written"]["crm"]["created"] == 1
    assert mapping["requests"]["outlook"] > 0
    assert mapping["requests"]["crm"] > 0
    idle = signed_in("sync", "--json").json
    assert idle["mappings"][0]["written"]["crm"] == {"created": 0, "updated": 0, "deleted": 0}
    assert signed_in("undo", str(run.json["run"]), "--yes").status == 0
    assert [one["Last_Name"] for one in crm.records("Contacts")] == ["Osei"]
    assert signed_in("doctor").status == 0
    assert crm.automation_log() == []


# ---- failing well


def test_a_wrong_password(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "office", "--password-stdin", stdin="wrong\n")
    assert ended.status == 5
    assert "app-specific password" in ended.err
    assert cli("accounts", "test", "office").status == 5


def test_a_password_that_was_changed_at_the_server(
    in_step: CommandLine, mailbox: EmbeddedMailbox, crm: EmbeddedCrm, tmp_path: Path
) -> None:
    profile = Profile.at(in_step.profile)
    Crmsync(profile)._context.secrets.set("office", "password", "former")
    mailbox.delete("contacts", "ada.vcf")
    ended = in_step("sync", "--json")
    assert (ended.status, ended.json["status"]) == (5, "sign-in-needed")
    assert ended.json["mappings"][0]["problems"][0]["side"] == "outlook"
    assert "crmsync accounts sign-in office" in ended.err
    assert len(crm.records("Contacts")) == 1
    assert in_step("doctor").status == 5


def test_a_token_that_was_revoked_at_the_service(in_step: CommandLine, crm: EmbeddedCrm) -> None:
    assert in_step("accounts", "sign-out", "zoho").status == 0
    ended = in_step("sync")
    assert (ended.status, "crmsync accounts sign-in zoho" in ended.err) == (5, True)
    assert in_step("accounts", "sign-in", "zoho", "--token-stdin", stdin=token(crm)).status == 0
    assert in_step("sync").status == 0


def test_signing_out_revokes_the_token_at_the_service(cli: CommandLine, crm: EmbeddedCrm) -> None:
    given = token(crm)
    assert cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=given).status == 0
    assert cli("accounts", "sign-out", "zoho").status == 0
    assert len(crm.requests("oauth/v2/token/revoke")) == 1
    ended = cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=given)
    assert ended.status == 5
    assert json.loads(given)["refresh_token"] not in ended.err


def test_a_mailbox_that_does_not_answer(
    in_step: CommandLine, mailbox: EmbeddedMailbox, crm: EmbeddedCrm, config: Path
) -> None:
    sound = config.read_text()
    config.write_text(sound.replace(mailbox.url, f"http://127.0.0.1:{free_port()}/"))
    with no_waiting():
        ended = in_step("sync", "--json")
        assert in_step("accounts", "test", "office").status == 1
    assert (ended.status, ended.json["status"]) == (1, "failed")
    (problem,) = ended.json["mappings"][0]["problems"]
    assert (problem["code"], problem["side"]) == ("Unreachable", "outlook")
    assert problem["advice"]
    assert len(crm.records("Contacts")) == 1
    config.write_text(sound)
    assert in_step("sync").status == 0


def test_a_folder_that_vanished_deletes_nothing(
    in_step: CommandLine, mailbox: EmbeddedMailbox, crm: EmbeddedCrm
) -> None:
    mailbox.request("DELETE", mailbox.path("contacts"))
    ended = in_step("sync", "--yes")
    assert ended.status == 1
    assert "crmsync folders" in ended.err
    assert len(crm.records("Contacts")) == 1


def test_a_module_that_is_not_there(in_step: CommandLine, config: Path) -> None:
    config.write_text(config.read_text().replace('module = "Contacts"', 'module = "Kunden"'))
    ended = in_step("sync")
    assert (ended.status, "Kunden" in ended.err) == (1, True)


def test_a_broken_configuration_file_keeps_everything(
    in_step: CommandLine, crm: EmbeddedCrm, config: Path
) -> None:
    sound = config.read_text()
    config.write_text(sound.replace("kind =", "kind "))
    for command in (["sync"], ["status"], ["doctor"], ["accounts", "list"]):
        ended = in_step(*command)
        assert ended.status == 1
        assert f"line {sound[: sound.index('kind =')].count(chr(10)) + 1}" in ended.err + ended.out
    config.write_text(sound)
    assert in_step("sync", "--json").json["mappings"][0]["written"]["crm"]["created"] == 0
    assert len(crm.records("Contacts")) == 1


# ---- signing in to the CRM


def test_a_code_of_the_services_console(cli: CommandLine, crm: EmbeddedCrm) -> None:
    data = crm.sign_in_data()
    given = {
        "client_id": data.client_id,
        "client_secret": data.client_secret,
        "code": crm.self_client_code(),
    }
    assert cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=json.dumps(given)).status == 0
    assert cli("accounts", "test", "zoho").status == 0
    again = cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=json.dumps(given))
    assert again.status == 5
    assert cli("accounts", "test", "zoho").status == 0, "the sign-in that worked is still kept"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"client_secret": "x", "refresh_token": "y"}, '"client_id"'),
        ({"client_id": "x", "client_secret": "y"}, '"refresh_token"'),
    ],
)
def test_a_token_object_that_lacks_something(cli: CommandLine, given: dict[str, str], words: str) -> None:
    ended = cli("accounts", "sign-in", "zoho", "--token-stdin", stdin=json.dumps(given))
    assert (ended.status, words in ended.err) == (2, True)


def test_a_password_for_the_crm(cli: CommandLine) -> None:
    ended = cli("accounts", "sign-in", "zoho", "--password-stdin", stdin="x\n")
    assert (ended.status, "takes no password" in ended.err) == (1, True)


def consenting_browser(address: str) -> bool:
    """A browser whose person agrees at once: it follows the redirect back."""
    with urllib.request.urlopen(address) as page:
        assert b"You are signed in" in page.read()
    return True


def test_the_browser(cli: CommandLine, crm: EmbeddedCrm, monkeypatch: pytest.MonkeyPatch) -> None:
    redirect = f"http://127.0.0.1:{REDIRECT_PORT}/"
    client = crm.register_client("crmsync", redirect)
    crm.switch(consent=Consent.GRANT)
    monkeypatch.setattr(webbrowser, "open", consenting_browser)
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream=None: client.client_secret)
    ended = cli("accounts", "sign-in", "zoho", stdin=f"{client.client_id}\n", at_a_terminal=True)
    assert ended.status == 0, ended
    assert redirect in ended.err
    assert "Signed in as anna.keller@example.com" in ended.err
    assert cli("accounts", "test", "zoho").status == 0


def test_a_refusal_in_the_browser(
    cli: CommandLine, crm: EmbeddedCrm, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = crm.register_client("crmsync", f"http://127.0.0.1:{REDIRECT_PORT}/")
    crm.switch(consent=Consent.REFUSE)
    monkeypatch.setattr(webbrowser, "open", lambda address: urllib.request.urlopen(address).close())
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream=None: client.client_secret)
    ended = cli("accounts", "sign-in", "zoho", stdin=f"{client.client_id}\n", at_a_terminal=True)
    assert ended.status == 5
    assert "refused in the browser" in ended.err


def test_any_other_device(
    cli: CommandLine, crm: EmbeddedCrm, monkeypatch: pytest.MonkeyPatch, config: Path
) -> None:
    client = crm.client()
    shown = io.StringIO()
    crm.switch(device_poll_interval=timedelta(0))

    def confirm(span: timedelta) -> None:
        """Instead of waiting: the person types the code in elsewhere."""
        code = shown.getvalue().split("type in ")[1].split()[0]
        crm.answer_device(code)

    def make(profile: Path | None) -> Crmsync:
        assert profile is not None
        desks = {Service.DAV: Dav(), Service.ZOHO: Zoho(Ambient(sleep=confirm))}
        return Crmsync(Profile.at(profile), desks=desks)

    def invite(invitation: object, console: object) -> None:
        shown.write(f"type in {getattr(invitation, 'code', '')} at {getattr(invitation, 'address', '')}")

    monkeypatch.setattr(accounts_command, "_invite", invite)
    monkeypatch.setattr("getpass.getpass", lambda prompt, stream=None: client.client_secret)
    person = CommandLine(cli.profile, make)
    ended = person(
        "accounts", "sign-in", "zoho", "--device", stdin=f"{client.client_id}\n", at_a_terminal=True
    )
    assert ended.status == 0, ended
    assert urllib.parse.urlsplit(shown.getvalue().split(" at ")[1]).scheme == "http"
    assert cli("accounts", "test", "zoho").status == 0


def test_what_was_signed_in_is_in_no_file_but_sealed(
    in_step: CommandLine, crm: EmbeddedCrm, tmp_path: Path
) -> None:
    data = crm.sign_in_data()
    secrets = [PASSWORD, data.client_secret, data.refresh_token]
    found = [
        path.name
        for path in in_step.profile.rglob("*")
        if path.is_file() and any(secret.encode() in path.read_bytes() for secret in secrets)
    ]
    assert found == []
