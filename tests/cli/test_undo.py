"""`undo`: a run, a record or a field, previews first, and what cannot be undone."""

from __future__ import annotations

import shlex
from datetime import timedelta
from pathlib import Path

import pytest
from support.command_line import CommandLine
from support.desks import Services, configuration

from crmsync.model.items import ItemId


def test_undo(signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]) -> None:
    services.outlook.edit(ada[0], title="Chief")
    signed_in("sync")
    waiting = signed_in("undo", "2")
    assert (waiting.status, waiting.out.splitlines()) == (
        4,
        [
            "Contacts: 1 change waits for your yes",
            "  Ada Byron",
            "    Job title would change in the CRM: Chief → (empty), because it undoes run 2",
            "Nothing was written. Do it with: crmsync undo 2 --yes",
        ],
    )
    preview = signed_in("undo", "2", "--preview")
    assert (preview.status, preview.out.splitlines()[0]) == (0, "Contacts: 1 change would be made")
    done = signed_in("undo", "2", "--yes")
    assert (done.status, done.out.splitlines()[-1]) == (
        0,
        "    Job title changed in the CRM: Chief → (empty), because it undoes run 2",
    )
    assert "title" not in services.crm.get(ada[1])
    assert "undid run 2" in signed_in("log").out
    found = signed_in("undo", "5", "--json").json
    assert (found["undoes"], found["status"]) == (5, "held")
    assert signed_in("undo", "2", "--yes", "--json").json["mappings"][0]["left"]


def test_undoing_one_field_of_one_record(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    ben = services.outlook.add(given_name="Ben", family_name="Osei", email_1="ben@example.com")
    signed_in("sync")
    services.outlook.edit(ada[0], title="Chief", mobile_phone="+49302")
    services.outlook.edit(ben, title="Chief")
    signed_in("sync")
    preview = signed_in("undo", "3", "--item", "ada byron", "--field", "Mobile phone", "--preview")
    assert (preview.status, preview.out.splitlines()) == (
        0,
        [
            "Contacts: 1 change would be made",
            "  Ada Byron",
            "    Mobile phone would change in the CRM: +49302 → +49301, because it undoes run 3",
        ],
    )
    waiting = signed_in("undo", "3", "--item", "ada byron", "--field", "Mobile phone")
    command = "crmsync undo 3 '--item=ada byron' --field=mobile_phone --yes"
    assert (waiting.status, waiting.out.splitlines()[-1]) == (
        4,
        f"Nothing was written. Do it with: {command}",
    )
    writes = services.writes
    done = signed_in(*shlex.split(command)[1:])
    assert (done.status, done.out.splitlines()[0]) == (0, "Contacts: put back")
    assert services.writes == writes + 1
    assert services.crm.get(ada[1])["mobile_phone"] == "+49301"
    assert services.crm.get(ada[1])["title"] == "Chief"
    assert "undid part of run 3" in signed_in("log").out
    found = signed_in("undo", "3", "--item", ada[1], "--json").json
    assert (found["undoes"], found["item"], found["field"]) == (3, ada[1], None)
    assert [one["item"] for one in found["mappings"][0]["planned"]] == ["Ada Byron"]
    assert "would undo part of run 3  waits for your yes" in signed_in("log").out.splitlines()[0]


@pytest.mark.parametrize("json", [[], ["--json"]], ids=["for people", "for programs"])
def test_a_record_or_field_that_cannot_be_meant_is_wrong_usage(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId], json: list[str]
) -> None:
    services.outlook.edit(ada[0], title="Chief")
    signed_in("sync")
    writes = services.writes
    for argv, told in (
        (["--item", "Zoe"], "Run 2 wrote no record “Zoe”. It wrote: Ada Byron.\n"),
        (["--field", "notes"], "Run 2 did not change the field “notes”. It changed: title (job title).\n"),
    ):
        ended = signed_in("undo", "2", *argv, "--yes", *json)
        assert (ended.status, ended.out, ended.err) == (2, "", told)
    assert services.writes == writes


def test_undoing_a_run_that_is_forgotten(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.around.clock.advance(timedelta(days=91))
    signed_in("sync")
    for argv in (["undo", "1", "--yes"], ["undo", "1", "--item", "Ada"], ["log", "--run", "1"]):
        ended = signed_in(*argv)
        assert (ended.status, "Run 1 is older than the history that is kept" in ended.err) == (1, True)
    assert signed_in("undo", "1", "--json").json["status"] == "failed"
    assert services.crm.has(ada[1])


def test_a_value_of_a_field_in_an_open_conflict_is_never_forgotten(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId], config: Path
) -> None:
    for title in ("Chief", "Head"):
        services.outlook.edit(ada[0], title=title, notes=title)
        services.crm.edit(ada[1], title=f"not {title}", notes=f"not {title}")
        signed_in("sync")
        config.write_text(configuration() + 'conflicts = "ask"\n')
    assert [one["field"] for one in signed_in("conflicts", "--json").json["conflicts"]] == ["title", "notes"]
    services.outlook.edit(ada[0], notes="both")
    services.crm.edit(ada[1], notes="both")
    services.around.clock.advance(timedelta(days=91))
    signed_in("sync")
    (told,) = [line for line in signed_in("log").out.splitlines() if line.startswith("2 ")]
    assert told.endswith("what it wrote is forgotten")
    lines = signed_in("log", "--run", "2").out.splitlines()
    assert lines[1:] == [
        "  Overwritten values that were kept:",
        "    Ada Byron: title in Outlook was Chief",
    ]
    ended = signed_in("undo", "2", "--yes")
    assert (ended.status, "older than the history" in ended.err) == (1, True)
    (conflict,) = signed_in("conflicts", "--json").json["conflicts"]
    assert (conflict["field"], conflict["outlook"], conflict["crm"]) == ("title", "Head", "not Head")


def test_an_undo_that_finds_everything_edited_says_that_nothing_was_put_back(
    signed_in: CommandLine, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.outlook.edit(ada[0], title="Chief")
    signed_in("sync")
    services.crm.edit(ada[1], title="Countess")
    ended = signed_in("undo", "2", "--yes")
    assert (ended.status, ended.out.splitlines()) == (
        0,
        [
            "Contacts: nothing was put back",
            "  Left: Ada Byron: job title was edited since and is left as it is.",
        ],
    )


def test_undoing_what_wrote_nothing(signed_in: CommandLine, ada: tuple[ItemId, ItemId]) -> None:
    signed_in("sync")
    ended = signed_in("undo", "2", "--yes")
    assert (ended.status, "wrote nothing" in ended.err) == (1, True)
