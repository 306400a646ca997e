"""A whole-program story: a mailbox server and an embedded CRM, a person's hands at both, and crmsync through its command line.

`config.toml` is written as a person would write it; what crmsync does is only seen from outside (its output, both services,
the requests it sent). Every story ends with two idle runs: see `Story.rest`.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from support import file_keyring
from support.forked import Forked, fork
from support.hands import CrmClock, DavHand, FolderHand, ModuleHand
from support.waiting import no_waiting
from support.wire import Wire

from crmsync.cli.main import main
from crmsync.sandbox.crm import EmbeddedCrm

ROOT = Path(__file__).resolve().parents[2]
MODULES = {"contacts": "Contacts", "tasks": "Tasks", "events": "Events"}
KINDS = tuple(MODULES)
IN_STEP, COULD_NOT_RUN, WRONG_USAGE, PROBLEMS, HELD, SIGN_IN = range(6)
"""Exit statuses of the command line's contract."""

_READS = {"GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT"}
_READING_POSTS = re.compile(
    r"/oauth/|/crm/v8/coql|/json/2/[\w.]+/(search\w*|\w*read(_group)?|fields_get|context_get|has_access|get_external_id)$"
)

_HEAR = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
HEARING = [] if os.name == "nt" else [sys.executable, "-c", _HEAR]
"""Put before a command line: whoever runs the tests in the background has Ctrl-C ignored, and children inherit it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One call of the command line."""

    argv: tuple[str, ...]
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        (line,) = self.out.splitlines()
        found = json.loads(line)
        assert isinstance(found, dict)
        return found

    def ended(self, status: int) -> Ran:
        """Itself, when that was the exit status; an AssertionError that shows everything otherwise."""
        assert self.status == status, f"{self.argv} ended with {self.status}:\n{self.out}\n{self.err}"
        return self


class Run:
    """A run as `sync --json` or `undo --json` told it."""

    def __init__(self, ran: Ran) -> None:
        self.ran = ran
        self.exit = ran.status
        self.json = ran.json
        self.number = self.json["run"]
        self.status: str = self.json["status"]

    def __repr__(self) -> str:
        return f"exit {self.exit}\n{json.dumps(self.json, indent=1, ensure_ascii=False)}\n{self.ran.err}"

    def mapping(self, name: str | None = None) -> dict[str, Any]:
        """A mapping's part; of the only one, without a name."""
        found = [one for one in self.json["mappings"] if name in (None, one["name"])]
        assert len(found) == 1, self
        part = found[0]
        assert isinstance(part, dict)
        return part

    @property
    def wrote(self) -> dict[str, int]:
        """What was written over all mappings: {"crm created": 2, "outlook updated": 1}; nothing is left out."""
        counts: dict[str, int] = {}
        for mapping in self.json["mappings"]:
            for side, written in mapping["written"].items():
                for what, count in written.items():
                    if count:
                        counts[f"{side} {what}"] = counts.get(f"{side} {what}", 0) + count
        return counts

    def listed(self, what: str) -> list[dict[str, Any]]:
        """The entries of a list ("problems", "conflicts", "held" …) of all mappings."""
        return [entry for mapping in self.json["mappings"] for entry in mapping[what]]

    def ended(self, status: int) -> Run:
        """Itself, when that was the exit status."""
        self.ran.ended(status)
        return self


@dataclass
class Hands:
    """The person's three folders, or three modules."""

    contacts: Any
    tasks: Any
    events: Any

    def of(self, kind: str) -> Any:
        return getattr(self, kind)


@dataclass
class Folders(Hands):
    """The person at the mailbox."""

    contacts: FolderHand
    tasks: FolderHand
    events: FolderHand

    def remove(self) -> None:
        """Delete the three folders."""
        for kind in KINDS:
            self.of(kind).remove()


@dataclass
class Modules(Hands):
    """The person at the CRM."""

    contacts: ModuleHand
    tasks: ModuleHand
    events: ModuleHand
    accounts: ModuleHand


@dataclass(frozen=True, slots=True)
class Place:
    """A mailbox server. address_books, calendars: the paths below which new folders are made. password: empty where
    nobody signs in.
    """

    url: str
    address_books: str
    calendars: str
    username: str
    password: str

    def folder_path(self, kind: str, name: str) -> str:
        """The path of a folder for items of that kind."""
        return f"{self.address_books if kind == 'contacts' else self.calendars}{name}/"

    def hand(self) -> DavHand:
        """The person there."""
        return DavHand(self.url, self.username, self.password)


@dataclass(repr=False)
class Story:
    """See the module. place: the mailbox server. dav, zoho: the wires in front of both. folder: an empty one of this test.

    rests_with: the exit status of the idle runs at the end. untold_faults: may the log hold a traceback?
    waits: how long commands in this process waited before they asked a service again; they did not really.
    """

    place: Place
    crm_server: EmbeddedCrm
    clock: CrmClock
    dav: Wire
    zoho: Wire
    folder: Path
    token: str
    rests_with: int = IN_STEP
    untold_faults: bool = False
    told: list[str] = field(default_factory=list)
    extra_secrets: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)
    waits: list[timedelta] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.profile = self.folder / "profile"
        self.profile.mkdir()
        hand = self.place.hand()
        made = {
            kind: hand.make_folder(
                self.place.folder_path(kind, f"{self.token}-{kind}"), kind, f"{kind} {self.token}"
            )
            for kind in KINDS
        }
        self.mailbox = Folders(**made)
        self.crm = self.crm_hands()
        self._mappings: dict[str, str] = {}
        self.started = False

    def crm_hands(self) -> Any:
        """The person at the CRM."""
        hands = {kind: ModuleHand(self.crm_server, self.clock, module) for kind, module in MODULES.items()}
        return Modules(**hands, accounts=ModuleHand(self.crm_server, self.clock, "Accounts"))

    # ---- the configuration

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.profile / "config.toml"

    def accounts_text(self) -> str:
        """The two accounts as a person writes them."""
        return f"""# Written by hand.
[accounts.office]
side = "outlook"
service = "dav"
url = "{self.dav.url}/"
username = "{self.place.username}"

[accounts.zoho]
side = "crm"
service = "zoho"
accounts_url = "{self.zoho.url}"
api_url = "{self.zoho.url}"
"""

    def maps(self, kind: str, **rules: Any) -> None:
        """Write (or change) the mapping of a kind. rules: its keys; `fields` is a table, `outlook` adds to that end."""
        self._mappings[kind] = self.mapping_text(kind, **rules)
        self.config.write_text(self.accounts_text() + "".join(self._mappings.values()))

    def mapping_text(self, kind: str, **rules: Any) -> str:
        """A mapping as a person writes it."""
        fields = rules.pop("fields", {})
        outlook = {"account": "office", "folder": self.mailbox.of(kind).path, **rules.pop("outlook", {})}
        if kind == "events":
            outlook.setdefault("categories", ["CRM"])
        ends = {"outlook": outlook, "crm": self.crm_end(kind)}
        keys = {"name": kind.capitalize(), "kind": kind, **ends, **rules}
        lines = ["", "[[mappings]]", *(f"{name} = {toml(value)}" for name, value in keys.items())]
        if fields:
            lines += ["[mappings.fields]", *(f"{name} = {toml(value)}" for name, value in fields.items())]
        return "\n".join(lines) + "\n"

    def crm_end(self, kind: str) -> dict[str, str]:
        """The mapping's end in the CRM."""
        return {"account": "zoho", "module": MODULES[kind]}

    def signs_in(self) -> None:
        """Sign in to both accounts as a person does."""
        self.crmsync("accounts", "sign-in", "office", "--password-stdin", stdin=f"{self.password}\n").ended(
            IN_STEP
        )
        self.crmsync("accounts", "sign-in", "zoho", "--token-stdin", stdin=self.token_json()).ended(IN_STEP)

    @property
    def password(self) -> str:
        """The mailbox's password; where none is wanted, any does."""
        return self.place.password or "any-password-will-do"

    def token_json(self) -> str:
        """What the CRM's console gives a person to sign in with."""
        data = self.crm_server.sign_in_data()
        names = ("client_id", "client_secret", "refresh_token")
        return json.dumps({name: getattr(data, name) for name in names})

    # ---- crmsync

    def crmsync(self, *argv: str, stdin: str = "") -> Ran:
        """One command, in this process."""
        arguments = ["--profile", str(self.profile), *argv]
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self.environment()),
            mock.patch.object(sys, "stdin", io.StringIO(stdin)),
            no_waiting() as waits,
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            status = main(arguments)
        self.waits += waits
        return self._told(Ran(tuple(arguments), status, out.getvalue(), err.getvalue()))

    def process(self, *argv: str, stdin: str = "") -> Ran:
        """One command, as a process of its own."""
        command = self.command(*argv)
        done = subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env=self.whole_environment(),
            check=False,
        )
        return self._told(Ran(tuple(command), done.returncode, done.stdout, done.stderr))

    def start(self, *argv: str, log: Path) -> subprocess.Popen[bytes]:
        """One command as a process that is not waited for; what it says goes into `log`."""
        with log.open("ab") as output:
            return subprocess.Popen(
                [*HEARING, *self.command(*argv)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.whole_environment(),
            )

    def fork(self, *argv: str, log: Path) -> Forked:
        """Like `start`, with a process that begins at once."""
        return fork(["--profile", str(self.profile), *argv], self.whole_environment(), log)

    def command(self, *argv: str) -> list[str]:
        """The command line of a process."""
        return [sys.executable, "-m", "crmsync", "--profile", str(self.profile), *argv]

    def environment(self) -> dict[str, str]:
        """What a command finds in its environment besides the person's own."""
        return {
            "PYTHON_KEYRING_BACKEND": file_keyring.BACKEND,
            file_keyring.VARIABLE: str(self.folder / "keyring.json"),
            **self.variables,
        }

    def whole_environment(self) -> dict[str, str]:
        """The environment of a process."""
        path = os.pathsep.join(str(ROOT / part) for part in ("src", "tests"))
        return {**os.environ, **self.environment(), "PYTHONPATH": path}

    def sync(self, *names: str, yes: bool = False, preview: bool = False) -> Run:
        """`crmsync sync --json`."""
        flags = [flag for flag, wanted in (("--yes", yes), ("--preview", preview)) if wanted]
        self.started = True
        return Run(self.crmsync("sync", *names, *flags, "--json"))

    def begin(self, *kinds: str, **rules: Any) -> Run:
        """Map these kinds with the same rules, sign in, and accept the first plan."""
        for kind in kinds:
            self.maps(kind, **rules)
        self.signs_in()
        return self.sync(yes=True).ended(IN_STEP)

    def asked(self, *argv: str) -> dict[str, Any]:
        """What a command prints with `--json`."""
        return self.crmsync(*argv, "--json").ended(IN_STEP).json

    def resolve(self, conflict: Mapping[str, Any], choice: str) -> None:
        """Decide a conflict of a run."""
        self.crmsync("conflicts", "resolve", conflict["id"], choice).ended(IN_STEP)

    def undo(self, run: Run, *, yes: bool = True) -> Run:
        """`crmsync undo --json`."""
        return Run(self.crmsync("undo", str(run.number), *(["--yes"] if yes else []), "--json"))

    def _told(self, ran: Ran) -> Ran:
        self.told += [ran.out, ran.err]
        return ran

    # ---- watching

    @contextmanager
    def writes(self) -> Iterator[list[str]]:
        """The writing requests that both services get inside the block; the list is filled when it ends."""
        lines: list[str] = []
        with self.dav.listening() as dav, self.zoho.listening() as zoho:
            yield lines
        lines += [line for line in (*dav, *zoho) if is_write(line)]

    @contextmanager
    def unwritten(self) -> Iterator[None]:
        """Inside the block no service gets a writing request."""
        with self.writes() as writes:
            yield
        assert writes == []

    # ---- the end

    def rest(self) -> None:
        """The end of every story: two idle runs write nothing, nobody was mailed, no secret is anywhere."""
        if self.started:
            for _ in range(2):
                with self.unwritten():
                    run = self.sync()
                assert (run.wrote, run.exit) == ({}, self.rests_with), run
                assert not any(mapping["matched"] for mapping in run.json["mappings"]), run
        assert self.fired() == []
        waiting = [*self.dav.waiting(), *self.zoho.waiting(), *self.waiting_crm_faults()]
        assert waiting == [], "what was to go wrong never did"
        self.keeps_secrets()
        logs = "\n".join(path.read_text() for path in self.profile.glob("logs/*"))
        if not self.untold_faults:
            assert "fault of its own" not in "".join(self.told)
            assert "Traceback" not in logs

    def fired(self) -> Sequence[object]:
        """What the CRM did by itself because of crmsync: automations, mail."""
        return self.crm_server.automation_log()

    def waiting_crm_faults(self) -> list[object]:
        """Faults of the embedded CRM that have not happened."""
        return [one for one in self.crm_server.waiting_faults() if one.times is not None]

    def secrets_of_the_services(self) -> list[str]:
        """What the person signs in with."""
        data = self.crm_server.sign_in_data()
        return [self.password, data.client_secret, data.refresh_token, *self.extra_secrets]

    def secrets(self) -> list[str]:
        """Everything that must not be told to anybody; the access token is the last, if there is one."""
        from crmsync.accounts.profile import Profile
        from crmsync.accounts.redact import Redactor
        from crmsync.accounts.secrets import Secrets, take_passphrase

        with mock.patch.dict(os.environ, self.environment()):
            given = take_passphrase(os.environ)
            secrets = Secrets(Profile.at(self.profile).vault, redactor=Redactor(), given=given)
            token = secrets.get("zoho", "access_token")
        return [*self.secrets_of_the_services(), *([token.reveal()] if token is not None else [])]

    def keeps_secrets(self) -> None:
        """No secret is in what was printed, or in any file of the profile."""
        secrets = [secret.encode() for secret in self.secrets()]
        places = {str(path): path.read_bytes() for path in self.profile.rglob("*") if path.is_file()}
        places["what was printed"] = "".join(self.told).encode()
        found = [
            (place, number)
            for place, content in places.items()
            for number, secret in enumerate(secrets)
            if secret in content
        ]
        assert found == [], f"places, and which of Story.secrets() is told there: {found}"


def is_write(line: str) -> bool:
    """Does a request ("PUT /path") write?"""
    method, _, path = line.partition(" ")
    return method not in _READS and not _READING_POSTS.match(path)


def toml(value: object) -> str:
    """A value as TOML spells it on one line (a JSON text, number or flag is a TOML one)."""
    match value:
        case Mapping():
            return "{ " + ", ".join(f"{name} = {toml(part)}" for name, part in value.items()) + " }"
        case str() | bool() | int() | float():
            return json.dumps(value, ensure_ascii=False)
        case Sequence():
            return "[" + ", ".join(map(toml, value)) + "]"
        case _:
            raise TypeError(f"no value for a configuration file: {value!r}")
