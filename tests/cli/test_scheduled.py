"""`sync --scheduled`: a machine that nobody sits at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration

from crmsync.connect.errors import Rejected, Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind


@pytest.fixture
def crowd(signed_in: CommandLine, services: Services) -> list[ItemId]:
    """Twelve people, in step; their ids in the mailbox."""
    ids = [
        services.outlook.add(given_name=f"P{number}", family_name="X", email_1=f"p{number}@example.com")
        for number in range(12)
    ]
    assert signed_in("sync", "--yes").status == 0
    return ids


def test_a_scheduled_run_is_silent_while_all_is_in_step(
    signed_in: CommandLine, services: Services, crowd: list[ItemId]
) -> None:
    services.outlook.edit(crowd[0], title="Chief")
    ended = signed_in("sync", "--scheduled")
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert services.crm.get(services.crm.ids[0])["title"] == "Chief"
    assert signed_in("sync", "--scheduled", "--json").json["status"] == "ok"


def test_a_scheduled_run_reminds_of_what_waits_and_never_says_yes(
    signed_in: CommandLine, services: Services, crowd: list[ItemId]
) -> None:
    for item in crowd[:6]:
        services.outlook.delete(item)
    writes = services.writes
    for _ in range(2):
        services.around.clock.advance(timedelta(days=400))
        ended = signed_in("sync", "--scheduled")
        assert ended.status == 4
        assert ended.out.startswith("Contacts: 6 changes wait for your yes\n")
    assert services.writes == writes
    assert signed_in("sync", "--scheduled", "--yes").status == 2


def test_a_scheduled_run_makes_held_changes_when_the_mapping_lets_it(
    signed_in: CommandLine, services: Services, config: Path, crowd: list[ItemId]
) -> None:
    config.write_text(configuration() + "hold = { unattended_days = 2 }\n")
    for item in crowd:
        services.outlook.edit(item, title="Chief")
    assert signed_in("sync", "--scheduled").status == 4
    services.around.clock.advance(timedelta(days=2))
    assert signed_in("sync").status == 4
    ended = signed_in("sync", "--scheduled", "--json")
    assert (ended.status, ended.json["mappings"][0]["written"]["crm"]["updated"]) == (0, 12)
    assert signed_in("mappings", "--json").json["mappings"][0]["hold"]["unattended_days"] == 2
    assert "held changes that nobody answered are made after 2 days" in signed_in("mappings").out


def test_a_scheduled_run_leaves_a_problem_that_is_not_due(
    signed_in: CommandLine, services: Services, crowd: list[ItemId]
) -> None:
    tries: list[object] = []

    def refuse(write: object) -> Rejected:
        tries.append(write)
        return Rejected("No.", service="CRM", advice="Change it.")

    services.customers.collections[Kind.CONTACTS].refuse = refuse
    services.outlook.edit(crowd[0], title="Chief")
    assert signed_in("sync").status == 3
    ended = signed_in("sync", "--scheduled")
    assert (ended.status, len(tries), "No. Change it." in ended.out) == (3, 1, True)
    services.around.clock.advance(timedelta(minutes=6))
    assert (signed_in("sync", "--scheduled").status, len(tries)) == (3, 2)


def test_a_scheduled_run_says_what_kept_it_from_running(
    signed_in: CommandLine, services: Services, config: Path
) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    ended = signed_in("sync", "--scheduled")
    assert (ended.status, "No answer." in ended.err) == (1, True)
    config.write_text("nonsense")
    assert signed_in("sync", "--scheduled").err.strip()
