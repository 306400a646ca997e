"""Undo: what a run created, changed and deleted is put back on both sides; what somebody edited since is left and said."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from support.character import CRM
from support.faults import Call, Moment
from support.world import World

from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Priority
from crmsync.sync.report import RunStatus
from crmsync.sync.session import Means, RunOptions
from crmsync.sync.undo import undo_mapping

_NUMBERS = count(100_000)


def last_run(world: World) -> int:
    ((run,),) = world.engine.db.rows("SELECT max(run) FROM change")
    return int(str(run))


def undo(world: World, run: int | None = None, *, yes: bool = True, preview: bool = False, **more):
    return undo_mapping(
        world.engine.db,
        world.rules,
        world.services,
        RunOptions(next(_NUMBERS), preview=preview, yes=yes),
        Means(world.clock, lambda: OperationKey(f"undo-{next(_NUMBERS)}"), parallel=False),
        last_run(world) if run is None else run,
        **more,
    )


def paired(world: World, **fields):
    ada = world.outlook.add(given_name="Ada", family_name="Byron", **fields)
    world.sync()
    return ada, world.twin(ada)


def test_a_changed_field_is_put_back_and_stays_so() -> None:
    with World() as world:
        ada, twin = paired(world, title="a", mobile_phone="1")
        world.outlook.edit(ada, title="b")
        world.sync()
        undo(world)
        assert world.crm.get(twin)["title"] == "a"
        assert world.outlook.get(ada)["title"] == "b", "what a person typed there is not touched"
        world.assert_idle()


def test_a_created_record_is_deleted_and_not_created_again() -> None:
    with World() as world:
        _, twin = paired(world)
        undo(world)
        assert not world.crm.has(twin)
        world.assert_idle()
        assert world.crm.names() == []


def test_a_deleted_record_comes_back_whole_and_is_not_deleted_again() -> None:
    with World() as world:
        ada, twin = paired(world, title="a", mobile_phone="1")
        before = dict(world.crm.get(twin))
        world.outlook.delete(ada)
        world.sync()
        assert world.crm.names() == []
        undo(world)
        (name,) = world.crm.names()
        assert dict(world.crm.get(world.crm.find(name))) == before
        world.assert_idle()
        assert world.outlook.names() == [], "the person's own deletion stays"


def test_what_was_edited_since_is_left_and_said() -> None:
    with World() as world:
        ada, twin = paired(world, title="a", mobile_phone="1")
        world.outlook.edit(ada, title="b", mobile_phone="2")
        world.sync()
        run = last_run(world)
        world.crm.edit(twin, title="c")
        report = undo(world, run)
        assert world.crm.get(twin)["title"] == "c"
        assert world.crm.get(twin)["mobile_phone"] == "1"
        assert any("title was edited since" in note for note in report.notes)


def test_a_created_record_that_was_edited_since_is_left() -> None:
    with World() as world:
        _, twin = paired(world, title="a")
        run = last_run(world)
        world.crm.edit(twin, title="b")
        report = undo(world, run)
        assert world.crm.has(twin)
        assert any("edited since" in note for note in report.notes)


def test_a_preview_and_an_undo_without_a_yes_write_nothing() -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        world.outlook.edit(ada, title="b")
        world.sync()
        with world.writes():
            preview = undo(world, yes=False, preview=True)
            waiting = undo(world, yes=False)
        assert [one.changes for one in preview.planned] == [{"title": "a"}]
        assert waiting.status is RunStatus.HELD
        assert world.crm.get(twin)["title"] == "b"


@pytest.mark.parametrize(
    ("side", "synced"), [(Side.CRM, False), (Side.CRM, True), (Side.OUTLOOK, True)], ids=str
)
def test_a_created_record_that_somebody_added_something_to_is_left(side: Side, synced: bool) -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        run = last_run(world)
        item = twin if side is Side.CRM else ada
        world.people[side].edit(item, mobile_phone="1")
        if synced:
            world.sync()
        report = undo(world, run)
        assert world.crm.has(twin)
        assert any("edited since" in note for note in report.notes)


def test_what_a_service_filled_in_by_itself_is_no_edit() -> None:
    with World(Kind.TASKS, crm=replace(CRM, fills={Kind.TASKS: {"priority": Priority.LOW}})) as world:
        world.outlook.add(subject="Call")
        world.sync()
        run = last_run(world)
        world.sync()
        undo(world, run)
        assert world.crm.ids == []


def test_added_and_taken_away_again_is_no_edit() -> None:
    with World() as world:
        _, twin = paired(world, title="a")
        run = last_run(world)
        for phone in ("1", None):
            world.crm.edit(twin, mobile_phone=phone)
            world.sync()
        undo(world, run)
        assert not world.crm.has(twin)


def test_a_field_that_a_run_wrote_twice_gets_its_oldest_value_back() -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        bob = world.outlook.add(given_name="Bob", family_name="Byron")
        world.sync()
        world.outlook.edit(ada, title="b")
        world.outlook.edit(bob, title="b")
        faults = world.services[Side.CRM].faults
        faults.meanwhile(Call.UPDATE, lambda: world.outlook.edit(ada, title="c"), moment=Moment.AFTER)
        faults.refuse_as_stale(Call.UPDATE, skip=1)
        world.sync()
        run = last_run(world)
        lines = world.engine.db.rows("SELECT old, new FROM change WHERE run = ? AND item = ?", run, twin)
        assert lines == [('"a"', '"b"'), ('"b"', '"c"')]
        undo(world, run)
        assert world.crm.get(twin)["title"] == "a"
        world.assert_idle()


def test_a_record_that_a_run_created_and_changed_is_deleted_again() -> None:
    with World() as world:
        bob = world.outlook.add(given_name="Bob", family_name="Byron")
        world.sync()
        ada = world.outlook.add(given_name="Ada", family_name="Byron", title="a")
        world.outlook.edit(bob, title="b")
        faults = world.services[Side.CRM].faults
        faults.meanwhile(Call.CREATE, lambda: world.outlook.edit(ada, title="c"), moment=Moment.AFTER)
        faults.refuse_as_stale(Call.UPDATE)
        world.sync()
        run = last_run(world)
        twin = world.twin(ada)
        verbs = world.engine.db.rows("SELECT verb, new FROM change WHERE run = ? AND item = ?", run, twin)
        assert [verb for verb, _ in verbs] == ["create", "update"]
        undo(world, run)
        assert not world.crm.has(twin)
        world.assert_idle()


def test_fields_that_belong_together_are_left_together() -> None:
    with World() as world:
        ada, twin = paired(world, work_street="1 Old St", work_city="London", title="a")
        world.outlook.edit(ada, work_street="2 New St", work_city="Paris", title="b")
        world.sync()
        run = last_run(world)
        world.crm.edit(twin, work_street="3 Newer St")
        report = undo(world, run)
        held = world.crm.get(twin)
        assert (held["work_street"], held["work_city"]) == ("3 Newer St", "Paris"), "half an address is none"
        assert held["title"] == "a"
        assert any("work street was edited since" in note for note in report.notes)
        assert any("work city belongs together with work street, which was" in note for note in report.notes)


def test_an_undo_can_be_undone() -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        world.outlook.edit(ada, title="b")
        world.sync()
        undo(world)
        undo(world)
        assert world.crm.get(twin)["title"] == "b"
        world.assert_idle()


def test_an_undone_creation_can_be_undone_and_the_pair_is_linked_again() -> None:
    with World() as world:
        ada, _ = paired(world, title="a")
        undo(world)
        undo(world)
        assert world.crm.names() == ["Ada Byron"]
        world.assert_idle()
        world.outlook.edit(ada, title="b")
        world.sync()
        assert world.crm.get(world.crm.find("Ada Byron"))["title"] == "b"


def test_the_losing_value_of_a_conflict_comes_back() -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        world.outlook.edit(ada, title="by Outlook")
        world.crm.edit(twin, title="by the CRM")
        world.sync()
        assert world.outlook.get(ada)["title"] == "by the CRM"
        undo(world)
        assert world.outlook.get(ada)["title"] == "by Outlook"


def test_one_record_or_one_field_alone_can_be_undone() -> None:
    with World() as world:
        ada, twin = paired(world, title="a", mobile_phone="1")
        bob = world.outlook.add(given_name="Bob", family_name="Byron", title="a")
        world.sync()
        world.outlook.edit(ada, title="b", mobile_phone="2")
        world.outlook.edit(bob, title="b")
        world.sync()
        undo(world, wanted=lambda change: change.item == twin and change.field == "title")
        assert (world.crm.get(twin)["title"], world.crm.get(twin)["mobile_phone"]) == ("a", "2")
        assert world.crm.get(world.twin(bob))["title"] == "b"


def test_an_undo_writes_its_own_history() -> None:
    with World() as world:
        ada, _ = paired(world, title="a")
        world.outlook.edit(ada, title="b")
        world.sync()
        undo(world)
        rows = world.engine.db.rows(
            "SELECT side, field, old, new, reason FROM change WHERE run = ?", last_run(world)
        )
        assert rows == [(Side.CRM.value, "title", '"b"', '"a"', "UNDONE")]


def test_what_changes_while_it_is_undone_is_left_and_told() -> None:
    with World() as world:
        ada, twin = paired(world, title="a")
        world.outlook.edit(ada, title="b")
        world.sync()
        world.crm.faults.meanwhile(Call.UPDATE, lambda: world.crm.edit(twin, mobile_phone="+49301"))
        run = last_run(world)
        report = undo(world, run)
        assert report.notes == [
            "Ada Byron: it changed meanwhile and is left as it is; undo the run once more for it."
        ]
        assert world.crm.get(twin)["title"] == "b"
        undo(world, run)
        assert world.crm.get(twin)["title"] == "a"
        world.sync()
        world.assert_idle()
