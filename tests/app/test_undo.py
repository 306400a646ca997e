"""Undoing a run over several mappings; an undo is itself a run."""

from __future__ import annotations

import json

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.results import run_json
from crmsync.connect.errors import Unreachable
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}


@pytest.fixture
def edited(signed_in: Crmsync, services: Services, profile: Profile) -> tuple[int, ItemId, ItemId]:
    """A run that passed on an edit of a contact and one of a task. Returns its number and both items in the CRM."""
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    tasks = services.person(Side.OUTLOOK, Kind.TASKS)
    ada, call = services.outlook.add(**ADA), tasks.add(subject="Call")
    signed_in.runs.sync(yes=True)
    services.outlook.edit(ada, title="Chief")
    tasks.edit(call, notes="urgent")
    run = signed_in.runs.sync().run
    return run, services.crm.ids[0], services.person(Side.CRM, Kind.TASKS).ids[0]


def test_an_undo_waits_for_a_yes_and_says_what_it_would_do(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId]
) -> None:
    run, _, _ = edited
    writes = services.writes
    result = signed_in.undo.undo(run)
    assert (result.status.value, result.exit_status, result.undoes) == ("held", 4, run)
    assert services.writes == writes
    data = json.loads(json.dumps(run_json(result)))
    assert data["undoes"] == run
    assert [entry["planned"][0]["item"] for entry in data["mappings"]] == ["Ada Byron", "Call"]
    assert data["mappings"][0]["planned"][0]["lines"] == [
        f"Job title would change in the CRM: Chief → (empty), because it undoes run {run}"
    ]


def test_a_preview_of_an_undo_ends_with_0(signed_in: Crmsync, edited: tuple[int, ItemId, ItemId]) -> None:
    result = signed_in.undo.undo(edited[0], preview=True)
    assert result.exit_status == 0
    assert [len(report.planned) for report in result.mappings] == [1, 1]


def test_an_undo_puts_everything_back_and_can_be_undone(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId]
) -> None:
    run, ada, call = edited
    tasks = services.person(Side.CRM, Kind.TASKS)
    undone = signed_in.undo.undo(run, yes=True)
    assert undone.exit_status == 0
    assert "title" not in services.crm.get(ada)
    assert "notes" not in tasks.get(call)
    assert signed_in.runs.sync().exit_status == 0
    assert "title" not in services.crm.get(ada), "the next run does not do again what was undone"
    (row, *_) = [line for line in signed_in.history.runs() if line.run == undone.run]
    assert row.undoes == run
    words = [change.words for change in signed_in.history.run(undone.run).changes]
    assert words[0].endswith(f"because it undoes run {run}")
    signed_in.undo.undo(undone.run, yes=True)
    assert services.crm.get(ada)["title"] == "Chief"
    assert tasks.get(call)["notes"] == "urgent"


def test_what_somebody_edited_since_is_left_and_listed(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId]
) -> None:
    run, ada, call = edited
    services.crm.edit(ada, title="Countess")
    result = signed_in.undo.undo(run, yes=True)
    assert services.crm.get(ada)["title"] == "Countess"
    assert "notes" not in services.person(Side.CRM, Kind.TASKS).get(call)
    left = run_json(result)["mappings"][0]["left"]
    assert left
    assert "Ada Byron" in left[0]


def test_one_record_alone_can_be_undone(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId]
) -> None:
    run, ada, call = edited
    signed_in.undo.undo(run, yes=True, wanted=lambda change: change.label == "Call")
    assert services.crm.get(ada)["title"] == "Chief"
    assert "notes" not in services.person(Side.CRM, Kind.TASKS).get(call)


def test_an_unknown_run(signed_in: Crmsync) -> None:
    signed_in.runs.sync()
    with pytest.raises(UnknownName, match="no run 9"):
        signed_in.undo.undo(9)


def test_a_run_that_wrote_nothing(signed_in: Crmsync) -> None:
    run = signed_in.runs.sync().run
    with pytest.raises(NotOffered, match=f"Run {run} wrote nothing"):
        signed_in.undo.undo(run)
    assert len(signed_in.history.runs()) == 1


def test_a_mapping_that_was_removed_since_is_said_to_be(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId], profile: Profile
) -> None:
    profile.config.write_text(configuration(Kind.CONTACTS))
    result = signed_in.undo.undo(edited[0], yes=True)
    assert [report.name for report in result.mappings] == ["Contacts"]
    (note,) = result.notes
    assert "Tasks" in note
    assert "title" not in services.crm.get(edited[1])


def test_an_undo_whose_service_is_away(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId]
) -> None:
    services.customers.down = Unreachable("No answer.", service="CRM")
    result = signed_in.undo.undo(edited[0], yes=True)
    assert result.exit_status == 1
    assert "No answer." in result.mappings[0].problems[0].message
