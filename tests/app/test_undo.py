"""Undoing a run over several mappings; an undo is itself a run."""

from __future__ import annotations

import json

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.history import details_json
from crmsync.app.results import RunResult, run_json
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


# ---- a part of a run


@pytest.mark.parametrize("item", ["Call", " call ", "CAL", None])
def test_one_record_alone_can_be_undone(
    signed_in: Crmsync, services: Services, edited: tuple[int, ItemId, ItemId], item: str | None
) -> None:
    run, ada, call = edited
    item = item or f"Tasks:{call}"
    result = signed_in.undo.undo(run, yes=True, item=item)
    assert [report.name for report in result.mappings] == ["Tasks"], "the others are not even read"
    assert services.crm.get(ada)["title"] == "Chief"
    assert "notes" not in services.person(Side.CRM, Kind.TASKS).get(call)
    data = run_json(result)
    assert (data["undoes"], data["item"], data["field"]) == (run, item, None)
    (line, *_) = signed_in.history.runs()
    assert line.partial
    signed_in.undo.undo(run, yes=True)
    assert "title" not in services.crm.get(ada)
    assert not signed_in.history.runs()[0].partial


@pytest.fixture
def many(signed_in: Crmsync, services: Services) -> tuple[int, dict[str, ItemId]]:
    """A run that changed three people (two of one name) on both sides, created one and deleted one."""
    ids = {
        key: services.outlook.add(given_name=given, family_name=family, email_1=f"{key}@example.com")
        for key, given, family in (
            ("ada", "Ada", "Byron"),
            ("bob", "Bob", "Twin"),
            ("bob2", "Bob", "Twin"),
            ("carla", "Carla", "Gone"),
        )
    }
    signed_in.runs.sync(yes=True)
    twins = dict(zip(ids, services.crm.ids, strict=True))
    for key in ("ada", "bob", "bob2"):
        services.outlook.edit(ids[key], title="Chief", work_street="1 High St", work_city="London")
        services.crm.edit(twins[key], mobile_phone="+49302")
    services.outlook.delete(ids["carla"])
    services.outlook.add(given_name="Dora", family_name="New", email_1="dora@example.com")
    return signed_in.runs.sync().run, {**ids, **{f"{key} in the CRM": twin for key, twin in twins.items()}}


def writes(result: RunResult) -> dict[str, list[str]]:
    """Side and item → the fields that an undo would change."""
    return {
        f"{one.side} {one.item}": sorted(one.changes) for report in result.mappings for one in report.planned
    }


@pytest.mark.parametrize("item", ["ada", "ada in the CRM"])
def test_a_record_is_both_of_its_items(
    signed_in: Crmsync, many: tuple[int, dict[str, ItemId]], item: str
) -> None:
    run, ids = many
    assert writes(signed_in.undo.undo(run, item=ids[item])) == {
        f"outlook {ids['ada']}": ["mobile_phone"],
        f"crm {ids['ada in the CRM']}": ["title", "work_city", "work_street"],
    }


@pytest.mark.parametrize("field", ["mobile_phone", "Mobile phone", "MOBILE-PHONE"])
def test_one_field_of_one_record(signed_in: Crmsync, many: tuple[int, dict[str, ItemId]], field: str) -> None:
    run, ids = many
    result = signed_in.undo.undo(run, item="Ada", field=field)
    assert writes(result) == {f"outlook {ids['ada']}": ["mobile_phone"]}
    assert run_json(result)["field"] == "mobile_phone"


def test_fields_that_belong_together_are_put_back_together(
    signed_in: Crmsync, many: tuple[int, dict[str, ItemId]]
) -> None:
    run, ids = many
    result = signed_in.undo.undo(run, item="Ada", field="work_city")
    assert writes(result) == {f"crm {ids['ada in the CRM']}": ["work_city", "work_street"]}


def test_one_field_of_every_record(signed_in: Crmsync, many: tuple[int, dict[str, ItemId]]) -> None:
    run, ids = many
    assert writes(signed_in.undo.undo(run, field="job title")) == {
        f"crm {ids[f'{key} in the CRM']}": ["title"] for key in ("ada", "bob", "bob2")
    }


@pytest.mark.parametrize(
    ("item", "field", "told"),
    [
        ("Zoe", None, ["wrote no record “Zoe”", "Ada Byron, ", "Bob Twin", "Carla Gone"]),
        ("", None, ["wrote no record “”", "Ada Byron"]),
        ("Bob Twin", None, ["“Bob Twin” can mean 2 records", "Bob Twin in Contacts; ", "job title"]),
        ("o", None, ["“o” can mean 5 records"]),
        ("Ada", "notes", ["did not change the field “notes” of “Ada Byron”", "title (job title), "]),
        (None, "nonsense", ["did not change the field “nonsense”.", "mobile_phone (mobile phone)"]),
        ("Dora", "title", ["“Dora New” was created by run", "Without --field"]),
        ("Carla", "title", ["“Carla Gone” was deleted by run", "Without --field"]),
    ],
)
def test_what_cannot_be_meant_is_told_with_the_choices(
    signed_in: Crmsync,
    services: Services,
    many: tuple[int, dict[str, ItemId]],
    item: str | None,
    field: str | None,
    told: list[str],
) -> None:
    run, _ = many
    before, runs = services.writes, len(signed_in.history.runs())
    with pytest.raises(UnknownName) as caught:
        signed_in.undo.undo(run, item=item, field=field, yes=True)
    words = f"{caught.value.message} {caught.value.advice}"
    assert [part for part in told if part not in words] == [], words
    assert (services.writes, len(signed_in.history.runs())) == (before, runs)


def test_the_ids_of_an_ambiguous_name_can_be_given(
    signed_in: Crmsync, many: tuple[int, dict[str, ItemId]]
) -> None:
    run, _ = many
    with pytest.raises(UnknownName) as caught:
        signed_in.undo.undo(run, item="Bob")
    changes = details_json(signed_in.history.run(run))["changes"]
    offered = {one["item_id"] for one in changes if one["item_id"] in caught.value.advice}
    assert len(offered) == 2
    planned = [writes(signed_in.undo.undo(run, item=one)) for one in offered]
    assert all(len(one) == 2 for one in planned)
    assert not planned[0].keys() & planned[1].keys()


def test_an_id_that_two_kinds_share_is_offered_with_its_mapping(
    signed_in: Crmsync, edited: tuple[int, ItemId, ItemId]
) -> None:
    run, ada, call = edited
    assert ada == call
    with pytest.raises(UnknownName) as caught:
        signed_in.undo.undo(run, item=ada)
    assert f"Contacts:{ada} (Ada Byron in Contacts; job title); Tasks:{call} (Call" in caught.value.advice
    assert [one.name for one in signed_in.undo.undo(run, item=f"Tasks:{call}").mappings] == ["Tasks"]


def test_many_choices_are_named_in_part(signed_in: Crmsync, services: Services) -> None:
    for number in range(14):
        services.outlook.add(given_name=f"P{number}", family_name="X", email_1=f"p{number}@example.com")
    run = signed_in.runs.sync(yes=True).run
    with pytest.raises(UnknownName) as caught:
        signed_in.undo.undo(run, item="Zoe")
    assert caught.value.advice.endswith(" and 4 more.")


# ---- what cannot be undone


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
