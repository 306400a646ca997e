"""The command line's grammar: help, version, wrong usage, and how little is loaded for a short answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.command_line import CommandLine

from crmsync import __version__
from crmsync.cli.main import main
from crmsync.cli.parser import Command, build_parser

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [
    "demo",
    "sandbox",
    "accounts",
    "folders",
    "mappings",
    "sync",
    "status",
    "log",
    "problems",
    "conflicts",
    "holds",
    "undo",
    "doctor",
    "audit",
    "links",
]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"crmsync {__version__}\n"


def test_the_help_lists_every_command_and_exit_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert [command for command in COMMANDS if f"    {command} " not in text] == []
    assert "5 sign-in needed" in text


@pytest.mark.parametrize(
    "argv",
    [
        *([command] for command in COMMANDS),
        *(["accounts", action] for action in ("list", "add", "sign-in", "sign-out", "test", "remove")),
        ["conflicts", "resolve"],
        ["holds", "accept"],
        ["holds", "refuse"],
    ],
    ids=" ".join,
)
def test_every_command_explains_itself(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*argv, "--help"]) == 0
    assert "usage: crmsync" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv",
    [
        ["synch"],
        ["--profil", "x", "status"],
        ["sync", "--prev"],
        ["status", "now"],
        ["undo"],
        ["undo", "last"],
        ["undo", "1", "--force"],
        ["undo", "1", "--item"],
        ["sync", "--scheduled", "--yes"],
        ["folders"],
        ["log", "--run", "x"],
        ["accounts", "add", "x", "--side", "left", "--service", "dav"],
        ["accounts", "add", "x", "--side", "crm", "--service", "salesforce"],
        ["accounts", "add", "x", "--service", "dav"],
        ["accounts", "sign-in"],
        ["accounts", "sign-in", "office", "--password-stdin", "--token-stdin"],
        ["accounts", "sign-in", "office", "--password", "right"],
        ["conflicts", "resolve", "x", "crm"],
        ["conflicts", "resolve", "1"],
        ["holds", "accept"],
        ["sandbox", "--crm-port", "70000"],
        ["sandbox", "--crm-port", "-1"],
        ["sandbox", "--mailbox", "hotmail"],
    ],
    ids=" ".join,
)
def test_wrong_usage(cli: CommandLine, argv: list[str]) -> None:
    ended = cli(*argv)
    assert (ended.status, ended.out) == (2, "")
    assert "usage: crmsync" in ended.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["accounts", "test", "nobody"], 'no account "nobody"'),
        (["accounts", "sign-in", "nobody", "--password-stdin"], 'no account "nobody"'),
        (["folders", "nobody"], 'no account "nobody"'),
        (["log", "--run", "7"], "no run 7"),
        (["undo", "7"], "no run 7"),
        (["conflicts", "resolve", "7", "crm"], "no open conflict 7"),
        (["holds", "accept", "7"], "no held change 7"),
        (["accounts", "add", "x", "--side", "crm", "--service", "zoho", "--set", "region"], "key=value"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_names_and_numbers_that_are_not_there(cli: CommandLine, argv: list[str], words: str) -> None:
    ended = cli(*argv)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err


@pytest.mark.parametrize("hidden", [False, True])
def test_without_a_command_the_desktop_program_takes_over(tmp_path: Path, hidden: bool) -> None:
    started: list[tuple[Path | None, bool]] = []

    def desktop(profile: Path | None, *, hidden: bool) -> int:
        started.append((profile, hidden))
        return 7

    assert main(["--profile", str(tmp_path), *["--hidden"] * hidden], desktop=desktop) == 7
    assert started == [(tmp_path, hidden)]


def test_without_a_command_and_a_desktop_program_the_help_is_shown(cli: CommandLine) -> None:
    ended = cli()
    assert ended.status == 0
    assert "usage: crmsync" in ended.out


HEAVY = {"PySide6", "shiboken6"} | {
    "cryptography",
    "keyring",
    "lxml",
    "radicale",
    "tomlkit",
    "truststore",
    "urllib3",
}


@pytest.mark.parametrize("argv", [["--help"], ["status"], ["log"], ["problems"]], ids=" ".join)
def test_a_short_answer_loads_nothing_heavy(config: Path, argv: list[str]) -> None:
    code = (
        "import sys; from crmsync.cli.main import main; status = main(sys.argv[1:]);"
        "print(status, *sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "--profile", str(config.parent), *argv]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    status, *loaded = done.stderr.splitlines()[-1].split()
    assert status == "0"
    assert HEAVY & set(loaded) == set()


def test_a_command_ends_without_looking_through_what_is_left() -> None:
    code = (
        "import gc, sys; sys.argv = ['crmsync', '--version'];"
        "from crmsync.__main__ import main; main(); print(gc.get_freeze_count() > 1000)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.splitlines()[-1] == "True"


def test_only_the_options_of_the_typed_command_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    add = Command.add_argument

    def noted(self: Command, *names: str, **rest: Any) -> Any:
        made.extend(
            name for name in names if self.prog.startswith("crmsync ") and name not in ("-h", "--help")
        )
        return add(self, *names, **rest)

    monkeypatch.setattr(Command, "add_argument", noted)
    assert build_parser().parse_args(["holds", "accept", "3"]).ids == ["3"]
    assert made == ["--json", "ids"]
