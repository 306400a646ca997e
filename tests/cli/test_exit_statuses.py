"""Every exit status of the contract, with what the person is told; nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration

from crmsync.connect.errors import FolderGone, Rejected, Throttled, Unreachable
from crmsync.model.kinds import Kind

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}
Prepare = Callable[[Services, Path], object]


def nothing(services: Services, config: Path) -> None:
    """All is as it was."""


def wrong_password(services: Services, config: Path) -> None:
    services.customers.password = "another"


def unreachable(services: Services, config: Path) -> None:
    services.mailbox.down = Unreachable(
        "No answer.", service="mailbox", advice="Check the network and the address."
    )


def throttled(services: Services, config: Path) -> None:
    services.customers.down = Throttled("Too many requests.", service="CRM")


def vanished_folder(services: Services, config: Path) -> None:
    services.mailbox.collections[Kind.CONTACTS].faults.fail(
        None, FolderGone("The folder is not there any more.", service="mailbox")
    )


def one_folder_of_two(services: Services, config: Path) -> None:
    config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.mailbox.collections[Kind.TASKS].exists = False


def broken_configuration(services: Services, config: Path) -> None:
    config.write_text(configuration().replace('"contacts"', '"people"'))


def no_toml(services: Services, config: Path) -> None:
    config.write_text(configuration() + "\n[[mappings\n")


def no_mapping(services: Services, config: Path) -> None:
    config.write_text(configuration().partition("[[")[0])


def damaged_state(services: Services, config: Path) -> None:
    (config.parent / "state.db").write_bytes(b"garbage" * 1000)
    (config.parent / "state.db.backup").unlink()


def one_bad_item(services: Services, config: Path) -> None:
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.", service="CRM", advice="Change the name.", code="INVALID_DATA"
    )
    services.outlook.add(given_name="Bad", family_name="Name")


def mass_deletion(services: Services, config: Path) -> None:
    for item in services.outlook.ids[1:]:
        services.outlook.delete(item)


def fault_of_our_own(services: Services, config: Path) -> None:
    def act() -> None:
        raise ZeroDivisionError("a bug")

    services.meanwhile(act)


TABLE: list[tuple[Prepare, list[str], int, str, list[str]]] = [
    # what happened, command, exit status, status in the JSON, what is told
    (nothing, ["sync"], 0, "ok", []),
    (nothing, ["sync", "contacts"], 0, "ok", []),
    (broken_configuration, ["sync"], 1, "failed", ["line 14", "kind", "contacts"]),
    (no_toml, ["sync"], 1, "failed", ["not valid TOML", "line"]),
    (no_mapping, ["sync"], 1, "failed", ["no mapping yet", "crmsync accounts add"]),
    (unreachable, ["sync"], 1, "failed", ["mailbox: No answer.", "Check the network"]),
    (throttled, ["sync"], 1, "failed", ["CRM: Too many requests.", "tries again"]),
    (vanished_folder, ["sync"], 1, "failed", ["not there any more", "crmsync folders"]),
    (damaged_state, ["sync"], 1, "failed", ["state file", "damaged", "Move it away"]),
    (fault_of_our_own, ["sync"], 1, "failed", ["a fault of its own (ZeroDivisionError)", "Nothing was lost"]),
    (nothing, ["sync", "Kontakte"], 2, "", ['no mapping "Kontakte"', '"Contacts"']),
    (nothing, ["sync", "--now"], 2, "", ["--now", "usage"]),
    (one_bad_item, ["sync", "--yes"], 3, "problems", []),
    (one_folder_of_two, ["sync", "--yes"], 3, "problems", ["Tasks: mailbox: the folder does not exist"]),
    (mass_deletion, ["sync"], 4, "held", []),
    (mass_deletion, ["sync", "--preview"], 4, "held", []),
    (mass_deletion, ["sync", "--yes"], 0, "ok", []),
    (wrong_password, ["sync"], 5, "sign-in-needed", ["not accepted", "crmsync accounts sign-in zoho"]),
    (wrong_password, ["sync", "--preview"], 5, "sign-in-needed", ["crmsync accounts sign-in zoho"]),
]
IDS = [f"{prepare.__name__}-{' '.join(argv)}" for prepare, argv, *_ in TABLE]


@pytest.fixture
def crowd(signed_in: CommandLine, services: Services) -> CommandLine:
    """Ada and seven more, in step."""
    services.outlook.add(**ADA)
    for number in range(7):
        services.outlook.add(given_name=f"Person {number}", family_name="X", email_1=f"p{number}@example.com")
    assert signed_in("sync", "--yes").status == 0
    return signed_in


@pytest.mark.parametrize(("prepare", "argv", "status", "word", "told"), TABLE, ids=IDS)
def test_the_table(
    crowd: CommandLine,
    services: Services,
    config: Path,
    prepare: Prepare,
    argv: list[str],
    status: int,
    word: str,
    told: list[str],
) -> None:
    prepare(services, config)
    before = (services.outlook.ids, services.crm.ids)
    ended = crowd(*argv)
    assert ended.status == status, ended
    assert [part for part in told if part not in ended.err] == [], ended.err
    if status not in (0, 3) and "--yes" not in argv:
        assert (services.outlook.ids, services.crm.ids) == before


@pytest.mark.parametrize(
    ("prepare", "argv", "status", "word", "told"),
    [row for row in TABLE if row[2] != 2],
    ids=[name for name, row in zip(IDS, TABLE, strict=True) if row[2] != 2],
)
def test_the_same_for_programs(
    crowd: CommandLine,
    services: Services,
    config: Path,
    prepare: Prepare,
    argv: list[str],
    status: int,
    word: str,
    told: list[str],
) -> None:
    prepare(services, config)
    ended = crowd(*argv, "--json")
    assert (ended.status, ended.json["status"]) == (status, word), ended
    assert ended.json["preview"] is ("--preview" in argv)
    assert set(ended.json) == {"run", "preview", "status", "mappings"}
    assert [part for part in told if part not in ended.err] == [], ended.err
    for mapping in ended.json["mappings"]:
        for problem in mapping["problems"]:
            assert problem["message"]
            assert problem["advice"]


def test_wrong_usage_prints_nothing_for_programs(crowd: CommandLine) -> None:
    ended = crowd("sync", "Kontakte", "--json")
    assert (ended.status, ended.out) == (2, "")


def test_nobody_signed_in(cli: CommandLine) -> None:
    ended = cli("sync", "--json")
    assert (ended.status, ended.json["status"]) == (5, "sign-in-needed")
    assert "crmsync accounts sign-in office" in ended.err


def test_the_first_run_waits_for_a_yes(signed_in: CommandLine, services: Services) -> None:
    services.outlook.add(**ADA)
    assert signed_in("sync", "--preview").status == 4
    assert signed_in("sync").status == 4
    assert services.writes == 0
    assert signed_in("sync", "--yes").status == 0
    assert services.writes == 1


def test_a_first_run_with_nothing_to_do_is_in_step(signed_in: CommandLine) -> None:
    assert signed_in("sync", "--preview").status == 0
    assert signed_in("sync").status == 0


def test_open_conflicts_left_out_values_and_ambiguous_pairs_change_no_status(
    signed_in: CommandLine, services: Services, config: Path
) -> None:
    config.write_text(configuration() + 'conflicts = "ask"\n')
    ada = services.outlook.add(**ADA, notes="x" * 100)
    signed_in("sync", "--yes")
    services.outlook.edit(ada, title="Chief")
    services.crm.edit(services.crm.ids[0], title="Founder")
    services.outlook.add(given_name="Bob", family_name="Twin", email_1="bob@example.com")
    for phone in ("+49301", "+49302"):
        services.crm.add(given_name="Bob", family_name="Twin", email_1="bob@example.com", mobile_phone=phone)
    ended = signed_in("sync", "--json")
    (mapping,) = ended.json["mappings"]
    assert all(mapping[name] for name in ("conflicts", "ambiguous", "left_out")), json.dumps(
        mapping, indent=1
    )
    assert (ended.status, ended.json["status"]) == (0, "ok")


def test_a_problem_stays_told_until_it_is_gone(crowd: CommandLine, services: Services, config: Path) -> None:
    one_bad_item(services, config)
    assert crowd("sync", "--yes").status == 3
    assert crowd("sync", "--preview").status == 0, "a preview has synced nothing"
    ended = crowd("sync")
    assert ended.status == 3
    assert "The name is not allowed. Change the name." in ended.out.replace("\n", " ")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: None
    assert crowd("sync").status == 0
