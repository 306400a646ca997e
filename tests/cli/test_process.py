"""The program as a process of its own: both embedded services, the demo, Ctrl-C, the lock, a closed pipe."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3
from support import file_keyring

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("CRMSYNC_")},
        "PYTHONPATH": os.pathsep.join(str(ROOT / part) for part in ("src", "tests")),
        "PYTHON_KEYRING_BACKEND": file_keyring.BACKEND,
        file_keyring.VARIABLE: str(tmp_path / "keyring.json"),
    }


@contextmanager
def running(*argv: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The program, ended at the end of the block if it did not end by itself."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crmsync", *argv],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=PATIENCE)


def run(*argv: str, environment: dict[str, str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "crmsync", *argv],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=environment,
        check=False,
    )


def line(stream: object) -> str:
    """The next line of a process; an error when none comes."""
    ready, _, _ = select.select([stream], [], [], PATIENCE)
    assert ready, "the program says nothing"
    return str(stream.readline())  # type: ignore[attr-defined]  # a text stream of Popen


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.system("linux", "darwin")
def test_the_sandbox_is_driven_through_the_command_line(tmp_path: Path, environment: dict[str, str]) -> None:
    """As a program outside of this repository would: start it, read its line, sign in, sync, stop it."""
    profile = str(tmp_path / "profile")

    def crmsync(*argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return run("--profile", profile, *argv, environment=environment, stdin=stdin)

    with running("sandbox", "--data", str(tmp_path / "data"), environment=environment) as sandbox:
        found = json.loads(line(sandbox.stdout))
        mailbox, crm = found["mailbox"], found["crm"]
        dav = ["--url", mailbox["url"], "--username", mailbox["username"]]
        assert crmsync("accounts", "add", "o", "--side", "outlook", "--service", "dav", *dav).returncode == 0
        zoho = ["--set", f"accounts_url={crm['accounts_url']}", "--set", f"api_url={crm['api_url']}"]
        assert crmsync("accounts", "add", "z", "--side", "crm", "--service", "zoho", *zoho).returncode == 0
        password = crmsync("accounts", "sign-in", "o", "--password-stdin", stdin=mailbox["password"] + "\n")
        assert password.returncode == 0, password.stderr
        token = crmsync("accounts", "sign-in", "z", "--token-stdin", stdin=json.dumps(crm["token"]))
        assert token.returncode == 0, token.stderr
        config = tmp_path / "profile" / "config.toml"
        config.write_text(
            config.read_text() + '\n[[mappings]]\nname = "C"\nkind = "contacts"\n'
            f'outlook = {{ account = "o", folder = "{mailbox["folders"]["contacts"]}" }}\n'
            'crm = { account = "z", module = "Contacts" }\n'
        )
        synced = crmsync("sync", "--yes", "--json")
        assert (synced.returncode, json.loads(synced.stdout)["status"]) == (0, "ok"), synced.stderr
        sandbox.send_signal(signal.SIGTERM)
        assert sandbox.wait(PATIENCE) == 0
    for path in (tmp_path / "profile").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, f"{path} can be read by others"


def test_the_demo_ends_by_itself_and_tells_each_run_to_programs(environment: dict[str, str]) -> None:
    done = run("demo", "--headless", "--json", environment=environment)
    assert done.returncode == 0, done.stderr
    runs = [json.loads(each) for each in done.stdout.splitlines()]
    assert len(runs) >= 3
    assert runs[0]["preview"] is True
    assert [each["status"] for each in runs[1:]] == ["ok"] * (len(runs) - 1)
    last = [counts for mapping in runs[-1]["mappings"] for counts in mapping["written"].values()]
    assert all(count == 0 for counts in last for count in counts.values())


HOLDER = """
import sys
from pathlib import Path
from crmsync.accounts.profile import Profile
with Profile.at(Path(sys.argv[1])).writing():
    print("mine", flush=True)
    sys.stdin.read()
"""


@pytest.mark.system("linux", "darwin")
def test_a_second_run_waits_for_the_first(tmp_path: Path, environment: dict[str, str]) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "config.toml").write_text(
        '[accounts.o]\nside = "outlook"\nservice = "dav"\nurl = "http://127.0.0.1:9/"\n'
        '[accounts.z]\nside = "crm"\nservice = "zoho"\n'
        '[[mappings]]\nname = "C"\nkind = "contacts"\n'
        'outlook = { account = "o", folder = "C" }\ncrm = { account = "z", module = "Contacts" }\n'
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(profile)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert line(holder.stdout) == "mine\n"
    with running("--profile", str(profile), "sync", "--json", environment=environment) as second:
        assert "waiting for it" in line(second.stderr)
        assert second.poll() is None
        holder.communicate("", timeout=PATIENCE)
        out, err = second.communicate(timeout=PATIENCE)
    assert (second.returncode, json.loads(out)["run"]) == (5, 1), err


@pytest.mark.parametrize(
    "options",
    [
        ["--crm-port"],
        ["--mailbox-port"],
        ["--mailbox", "graph", "--mailbox-port"],
        ["--mailbox", "graph", "--sign-in-port"],
        ["--mailbox", "ews", "--mailbox-port"],
    ],
    ids=" ".join,
)
def test_a_port_that_another_program_uses(environment: dict[str, str], options: list[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ended = run("sandbox", *options, str(taken.getsockname()[1]), environment=environment)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "cannot start" in ended.stderr
    assert "Another program may use the port" in ended.stderr


@pytest.mark.system("linux", "darwin")
def test_ctrl_c_while_waiting_ends_cleanly(tmp_path: Path, environment: dict[str, str]) -> None:
    with running("sandbox", "--data", str(tmp_path), environment=environment) as sandbox:
        line(sandbox.stdout)
        sandbox.send_signal(signal.SIGINT)
        out, err = sandbox.communicate(timeout=PATIENCE)
    assert "Traceback" not in out + err
    assert sandbox.returncode == 0


@dataclass
class Tried:
    """The program with a profile of its own beside a sandbox. Both are driven as docs/cli.md tells a person to."""

    profile: Path
    environment: dict[str, str]

    def run(self, *argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return run("--profile", str(self.profile), *argv, environment=self.environment, stdin=stdin)

    def sign_in(self, found: dict[str, Any]) -> None:
        """Add both accounts and a mapping of contacts. found: the sandbox's line."""
        mailbox, crm = found["mailbox"], found["crm"]
        for name, side, told, wanted in (
            ("o", "outlook", mailbox, ACCOUNT_KEYS[mailbox["service"]]),
            ("z", "crm", crm, ACCOUNT_KEYS["zoho"]),
        ):
            given = [part for key in wanted for part in ("--set", f"{key}={told[key]}")]
            added = self.run("accounts", "add", name, "--side", side, "--service", told["service"], *given)
            assert added.returncode == 0, added.stderr
            way = "--token-stdin" if "token" in told else "--password-stdin"
            secret = json.dumps(told["token"]) if "token" in told else f"{told['password']}\n"
            signed_in = self.run("accounts", "sign-in", name, way, stdin=secret)
            assert signed_in.returncode == 0, signed_in.stderr
        config = self.profile / "config.toml"
        config.write_text(
            config.read_text() + '\n[[mappings]]\nname = "C"\nkind = "contacts"\n'
            f'outlook = {{ account = "o", folder = "{mailbox["folders"]["contacts"]}" }}\n'
            'crm = { account = "z", module = "Contacts" }\n'
        )

    def sync(self) -> dict[str, Any]:
        """The report of one mapping."""
        synced = self.run("sync", "--yes", "--json")
        assert (synced.returncode, json.loads(synced.stdout)["status"]) == (0, "ok"), synced.stderr
        (mapping,) = json.loads(synced.stdout)["mappings"]
        return dict(mapping)


ACCOUNT_KEYS = {
    "dav": ("url", "username"),
    "graph": ("accounts_url", "api_url", "client_id", "ca_file"),
    "ews": ("url", "username", "mailbox"),
    "zoho": ("accounts_url", "api_url"),
}


@pytest.fixture
def tried(tmp_path: Path, environment: dict[str, str]) -> Tried:
    return Tried(tmp_path / "profile", environment)


@pytest.mark.system("linux", "darwin")
@pytest.mark.parametrize("service", ["graph", "ews"])
def test_microsofts_services_can_be_tried_without_an_account(
    service: str, tried: Tried, tmp_path: Path, environment: dict[str, str]
) -> None:
    with running("sandbox", "--mailbox", service, environment=environment) as sandbox:
        found = json.loads(line(sandbox.stdout))
        mailbox = found["mailbox"]
        assert (mailbox["service"], found["crm"]["service"]) == (service, "zoho")
        tried.sign_in(found)
        folders = json.loads(tried.run("folders", "o", "--json").stdout)["folders"]
        assert set(mailbox["folders"].values()) <= {one["id"] for one in folders}
        tried.sync()
        sandbox.send_signal(signal.SIGTERM)
        assert sandbox.wait(PATIENCE) == 0
    assert not Path(mailbox.get("ca_file", tmp_path / "none")).exists()


def add_contact(crm: dict[str, Any], name: str) -> None:
    """Somebody makes a contact in the embedded CRM."""
    token = {**crm["token"], "grant_type": "refresh_token"}
    with urllib3.PoolManager() as pool:
        signed_in = pool.request(
            "POST", f"{crm['accounts_url']}/oauth/v2/token", fields=token, encode_multipart=False
        )
        headers = {"Authorization": f"Zoho-oauthtoken {signed_in.json()['access_token']}"}
        made = pool.request(
            "POST", f"{crm['api_url']}/crm/v8/Contacts", json={"data": [{"Last_Name": name}]}, headers=headers
        )
        assert made.status == 201, made.data


def same_place(found: dict[str, Any]) -> list[str]:
    """The options that start a sandbox again at the addresses that it had."""
    mailbox, crm = found["mailbox"], found["crm"]
    addresses = {
        "--crm-port": crm["url"],
        "--mailbox-port": mailbox.get("api_url") or mailbox["url"],
        "--sign-in-port": mailbox.get("accounts_url", ""),
    }
    given = {option: urlsplit(address).port for option, address in addresses.items() if address}
    return [part for option, port in given.items() for part in (option, str(port))]


@pytest.mark.system("linux", "darwin")
@pytest.mark.parametrize(
    ("service", "end"),
    [
        ("dav", signal.SIGTERM),
        ("graph", signal.SIGTERM),
        ("ews", signal.SIGTERM),
        ("graph", signal.SIGKILL),
        ("ews", signal.SIGKILL),
    ],
)
def test_a_sandbox_with_a_folder_goes_on_where_it_was(
    service: str, end: signal.Signals, tried: Tried, tmp_path: Path, environment: dict[str, str]
) -> None:
    options = ["sandbox", "--mailbox", service, "--data", str(tmp_path / "data")]
    with running(*options, environment=environment) as sandbox:
        found = json.loads(line(sandbox.stdout))
        tried.sign_in(found)
        add_contact(found["crm"], "Lovelace")
        assert tried.sync()["written"]["outlook"]["created"] == 1
        if end is signal.SIGKILL:
            data = tmp_path / "data"
            wait_until(lambda: any("Lovelace" in file.read_text() for file in data.glob("*.json")))
        sandbox.send_signal(end)
        sandbox.wait(PATIENCE)
    with running(*options, *same_place(found), environment=environment) as sandbox:
        again = json.loads(line(sandbox.stdout))
        assert again["mailbox"]["folders"] == found["mailbox"]["folders"]
        idle = tried.sync()
        if end is signal.SIGTERM:
            assert [one["changed"] for one in idle["read"].values()] == [0, 0]
        assert [sum(one.values()) for one in idle["written"].values()] == [0, 0]
        assert (idle["matched"], idle["problems"]) == (0, [])
        add_contact(found["crm"], "Byron")
        assert tried.sync()["written"]["outlook"]["created"] == 1


def test_a_folder_that_another_sandbox_uses_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    options = ("sandbox", "--mailbox", "graph", "--data", str(tmp_path))
    with running(*options, environment=environment) as sandbox:
        ca_file = Path(json.loads(line(sandbox.stdout))["mailbox"]["ca_file"])
        before = ca_file.read_bytes()
        second = run(*options, environment=environment)
        assert (second.returncode, second.stdout) == (1, "")
        assert "Another program may use the port or the folder" in second.stderr
        assert ca_file.read_bytes() == before, "the one that runs goes on"


@pytest.mark.parametrize("service", ["graph", "ews"])
def test_a_folder_that_holds_something_else_is_told_and_stays(
    service: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    for name in ("microsoft-365.json", "exchange.json"):
        (tmp_path / name).write_text('{"mine": true}')
    ended = run("sandbox", "--mailbox", service, "--data", str(tmp_path), environment=environment)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "cannot be read: its format is unknown" in ended.stderr
    assert {one.read_text() for one in tmp_path.glob("*.json")} == {'{"mine": true}'}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--mailbox", "ews", "--sign-in-port", "8090"], "has no sign-in page"),
        (["--sign-in-port", "8090"], "has no sign-in page"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_options_of_another_mailbox(
    tmp_path: Path, environment: dict[str, str], options: list[str], words: str
) -> None:
    ended = run("--profile", str(tmp_path), "sandbox", *options, environment=environment)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert words in ended.stderr


@pytest.mark.system("linux", "darwin")
@pytest.mark.parametrize(
    ("argv", "status"), [(["--help"], 0), (["status"], 0), (["status", "--json"], 0), (["sync", "--json"], 1)]
)
def test_a_reader_that_had_enough(
    tmp_path: Path, environment: dict[str, str], argv: list[str], status: int
) -> None:
    with running("--profile", str(tmp_path), *argv, environment=environment) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == status
    assert "Error" not in err


def test_a_name_that_the_terminal_cannot_show(tmp_path: Path, environment: dict[str, str]) -> None:
    ended = run(
        "--profile",
        str(tmp_path),
        "accounts",
        "test",
        "Žofie",
        environment={**environment, "PYTHONIOENCODING": "ascii"},
    )
    assert ended.returncode == 2
    assert "\\u017dofie" in ended.stderr
