"""docs/cli.md tells every command, option, exit status and JSON key."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration

from crmsync.app.services import REDIRECT_PORT
from crmsync.app.status import ExitStatus
from crmsync.cli.parser import build_parser
from crmsync.model.kinds import Kind

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
KEYS = set(re.findall(r'["`](\w+)["`]', TEXT))


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from commands(command)


def test_every_command_and_option() -> None:
    for command in commands(build_parser()):
        name = command.prog.split()[-1]
        assert re.search(rf"\b{re.escape(name)}\b", TEXT), name
        options = [option for action in command._actions for option in action.option_strings]
        assert [option for option in options if option not in TEXT and option not in ("-h",)] == []


def test_every_exit_status() -> None:
    table = {int(number) for number in re.findall(r"^\| (\d+) \|", TEXT, flags=re.MULTILINE)}
    assert table == {status.value for status in ExitStatus}


def test_the_redirect_address() -> None:
    assert f"http://127.0.0.1:{REDIRECT_PORT}/" in TEXT


def keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            # What follows are a person's own names and numbers.
            yield from () if key in ("fields", "hold") else keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys(part)


@pytest.mark.parametrize(
    "argv",
    [
        ["accounts", "list"],
        ["folders", "office"],
        ["mappings"],
        ["status"],
        ["log"],
        ["log", "--run", "3"],
        ["problems"],
        ["conflicts"],
        ["holds"],
        ["ambiguous", "--all"],
        ["sync"],
        ["undo", "3"],
        ["audit"],
    ],
    ids=" ".join,
)
def test_every_json_key(signed_in: CommandLine, services: Services, config: Path, argv: list[str]) -> None:
    """After runs that left an entry in every list."""
    from crmsync.connect.errors import Rejected

    config.write_text(
        configuration(Kind.CONTACTS).replace('"People" }\n', '"People" }\n', 1)
        + 'conflicts = "ask"\n'
        + configuration(Kind.EVENTS).partition('service = "zoho"\nregion = "eu"\n')[2]
    )
    ada = services.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
    signed_in("sync", "--yes")
    services.outlook.edit(ada, title="Chief", notes="x")
    services.crm.edit(services.crm.ids[0], title="Founder", department="Accounts")
    signed_in("sync")
    services.outlook.edit(ada, notes="y" * 10)
    services.outlook.add(given_name="Bad", family_name="Name")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: (
        Rejected("No.", service="CRM", advice="Change it.") if type(write).__name__ == "Create" else None
    )
    signed_in("sync", "--yes")
    for item in services.outlook.ids:
        services.outlook.delete(item)
    found = set(keys(signed_in(*argv, "--json").json))
    assert found
    assert found - KEYS == set()
