"""Rules 1–4 of docs/algorithm.md as stories: each side against its own past, field by field; only what changed is written."""

from __future__ import annotations

from datetime import date

import pytest
from support.character import CRM, MAILBOX, NOTE_LIMIT, POOR_CRM, Character
from support.world import World

from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Direction, FieldRule, MappingRules

BOTH_CRMS = pytest.mark.parametrize("crm", [CRM, POOR_CRM], ids=lambda one: one.service)
LONG_NOTE = "n" * (NOTE_LIMIT + 20)


def pair(world: World, **fields: str) -> tuple[ItemId, ItemId]:
    """Ada, on both sides."""
    ada = world.outlook.write_down({"given_name": "Ada", "family_name": "Byron", **fields})
    world.sync()
    return ada, world.twin(ada)


@BOTH_CRMS
def test_a_new_item_is_created_on_the_other_side_once(crm: Character) -> None:
    with World(crm=crm) as world:
        world.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
        world.crm.add(given_name="Charles", family_name="Babbage")
        with world.writes(outlook="1 create", crm="1 create"):
            world.sync()
        assert world.outlook.names() == world.crm.names() == ["Ada Byron", "Charles Babbage"]
        world.assert_in_step()
        world.assert_idle()


@BOTH_CRMS
def test_an_edit_writes_only_the_field_that_changed(crm: Character) -> None:
    with World(crm=crm) as world:
        ada, twin = pair(world, mobile_phone="+49 30 1", title="Countess")
        world.outlook.edit(ada, mobile_phone="+49 30 2")
        with world.writes(crm="1 update"):
            world.sync()
        assert world.services[Side.CRM].landed[-1].changes == {"mobile_phone": "+49302"}
        world.crm.edit(twin, title="Programmer")
        with world.writes(outlook="1 update"):
            world.sync()
        assert world.services[Side.OUTLOOK].landed[-1].changes == {"title": "Programmer"}
        world.assert_in_step()
        world.assert_idle()


@BOTH_CRMS
def test_disjoint_edits_of_one_person_are_both_kept(crm: Character) -> None:
    with World(crm=crm) as world:
        ada, twin = pair(world, mobile_phone="1", title="Countess")
        world.outlook.edit(ada, mobile_phone="2")
        world.crm.edit(twin, title="Programmer")
        with world.writes(outlook="1 update", crm="1 update"):
            report = world.sync()
        assert not report.conflicts
        assert world.crm.get(twin)["mobile_phone"] == "2"
        assert world.outlook.get(ada)["title"] == "Programmer"
        world.assert_in_step()
        world.assert_idle()


def test_an_emptied_field_is_emptied_on_the_other_side() -> None:
    with World() as world:
        ada, twin = pair(world, title="Countess", mobile_phone="1")
        world.outlook.edit(ada, title=None)
        world.crm.edit(twin, mobile_phone=None)
        world.sync()
        assert "title" not in world.crm.get(twin)
        assert "mobile_phone" not in world.outlook.get(ada)
        world.assert_in_step()
        world.assert_idle()


def test_the_same_edit_on_both_sides_is_no_conflict_and_no_write() -> None:
    with World() as world:
        ada, twin = pair(world, mobile_phone="1")
        world.outlook.edit(ada, mobile_phone="+49 (30) 12")
        world.crm.edit(twin, mobile_phone="+493012")
        with world.writes():
            report = world.sync()
        assert not report.conflicts
        assert world.outlook.get(ada)["mobile_phone"] == "+49 (30) 12", (
            "what the CRM merely spells otherwise stays"
        )
        world.assert_in_step()
        world.assert_idle()


def test_a_value_that_the_crm_spells_otherwise_never_comes_back() -> None:
    with World() as world:
        ada, twin = pair(
            world, mobile_phone="+49 (30) 1", department="Analytical Engines", email_1="Ada@Example.com"
        )
        world.assert_idle()
        world.crm.edit(twin, title="Countess")
        world.sync()
        held = world.outlook.get(ada)
        assert (held["mobile_phone"], held["department"], held["email_1"]) == (
            "+49 (30) 1",
            "Analytical Engines",
            "Ada@Example.com",
        )
        world.assert_in_step()


def test_a_real_edit_of_a_lossy_field_in_the_crm_does_come_back() -> None:
    with World() as world:
        ada, twin = pair(world, mobile_phone="+49 (30) 1")
        world.crm.edit(twin, mobile_phone="+49 (40) 2")
        world.sync()
        assert world.outlook.get(ada)["mobile_phone"] == "+49402"
        world.assert_in_step()


def test_a_value_that_does_not_fit_is_left_out_told_and_keeps_nothing_else_out() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron", notes=LONG_NOTE, title="Countess")
        report = world.sync()
        (left,) = report.left_out
        assert (left.side, left.field) == (Side.CRM, "notes")
        assert "40 characters" in left.reason
        twin = world.twin(ada)
        assert world.crm.get(twin) == {"family_name": "Byron", "title": "Countess"}
        world.crm.edit(twin, title="Programmer")
        world.sync()
        assert world.outlook.get(ada)["notes"] == LONG_NOTE
        world.assert_in_step()
        world.assert_idle()


def test_a_value_that_grew_too_long_leaves_the_old_one_in_the_crm() -> None:
    with World() as world:
        ada, twin = pair(world, notes="short")
        world.outlook.edit(ada, notes=LONG_NOTE)
        with world.writes():
            report = world.sync()
        assert [left.field for left in report.left_out] == ["notes"]
        assert world.crm.get(twin)["notes"] == "short"
        assert world.outlook.get(ada)["notes"] == LONG_NOTE
        world.assert_idle()
        world.outlook.edit(ada, notes="short again")
        report = world.sync()
        assert not report.left_out
        assert world.crm.get(twin)["notes"] == "short again"
        world.assert_in_step()


def test_a_value_that_was_left_out_is_saved_when_an_edit_in_the_crm_replaces_it() -> None:
    with World() as world:
        ada, twin = pair(world, notes="short")
        world.outlook.edit(ada, notes=LONG_NOTE)
        world.sync()
        world.crm.edit(twin, notes="written in the CRM")
        world.sync()
        if world.outlook.get(ada)["notes"] != LONG_NOTE:
            assert (Side.OUTLOOK, "notes", LONG_NOTE) in world.state.saved()
        world.assert_idle()


def test_fields_that_are_not_synced_are_never_touched() -> None:
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, fields={"birthday": FieldRule(synced=False)})
    with World(rules=rules) as world:
        ada, twin = pair(world)
        world.outlook.edit(ada, birthday=date(1815, 12, 10), title="Countess")
        world.crm.edit(twin, birthday=date(1999, 1, 1))
        world.outlook.set_unmapped(ada, "X-ALARM", "ten minutes")
        world.crm.set_unmapped(twin, "Owner", "somebody")
        world.sync()
        assert world.outlook.get(ada)["birthday"] == date(1815, 12, 10)
        assert world.crm.get(twin)["birthday"] == date(1999, 1, 1)
        world.assert_in_step()
        world.assert_idle()


def test_a_change_outside_the_mapped_fields_is_no_edit() -> None:
    with World() as world:
        ada, twin = pair(world)
        world.outlook.touch(ada)
        world.crm.set_unmapped(twin, "Owner", "somebody")
        with world.writes():
            world.sync()
        world.assert_in_step()


def test_an_address_is_decided_as_one() -> None:
    with World() as world:
        ada, twin = pair(world, work_street="St James Square 12", work_city="London")
        world.outlook.edit(ada, work_street="Rue de Rivoli 1")
        world.crm.edit(twin, work_city="Berlin")
        world.sync()
        for held in (world.outlook.get(ada), world.crm.get(twin)):
            assert (held["work_street"], held["work_city"]) == ("St James Square 12", "Berlin")
        assert (Side.OUTLOOK, "work_street", "Rue de Rivoli 1") in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize(
    "rule, mobile",
    [(ConflictRule.CRM_WINS, "3"), (ConflictRule.OUTLOOK_WINS, "2"), (ConflictRule.NEWEST_WINS, "3")],
)
def test_a_conflict_follows_its_rule_and_the_losing_value_is_saved(rule: ConflictRule, mobile: str) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=rule)) as world:
        ada, twin = pair(world, mobile_phone="1")
        world.outlook.edit(ada, mobile_phone="2")
        world.crm.edit(twin, mobile_phone="3")
        report = world.sync()
        (conflict,) = report.conflicts
        winner = Side.OUTLOOK if mobile == "2" else Side.CRM
        assert (conflict.field, conflict.outlook, conflict.crm, conflict.kept) == (
            "mobile_phone",
            "2",
            "3",
            winner,
        )
        assert world.outlook.get(ada)["mobile_phone"] == world.crm.get(twin)["mobile_phone"] == mobile
        loser = winner.other
        assert (loser, "mobile_phone", "2" if loser is Side.OUTLOOK else "3") in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


def test_the_newer_of_two_edits_wins_whichever_side_it_was_made_on() -> None:
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.NEWEST_WINS)
    with World(rules=rules) as world:
        ada, twin = pair(world, mobile_phone="1")
        world.crm.edit(twin, mobile_phone="3")
        world.outlook.edit(ada, mobile_phone="2")
        world.sync()
        assert world.crm.get(twin)["mobile_phone"] == "2"
        world.assert_in_step()


def test_a_field_may_have_its_own_conflict_rule() -> None:
    fields = {"mobile_phone": FieldRule(conflicts=ConflictRule.OUTLOOK_WINS)}
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, fields=fields)) as world:
        ada, twin = pair(world, mobile_phone="1", title="a")
        world.outlook.edit(ada, mobile_phone="2", title="b")
        world.crm.edit(twin, mobile_phone="3", title="c")
        world.sync()
        for held in (world.outlook.get(ada), world.crm.get(twin)):
            assert (held["mobile_phone"], held["title"]) == ("2", "c")
        world.assert_idle()


def test_an_open_conflict_waits_and_nothing_else_does() -> None:
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.ASK)
    with World(rules=rules) as world:
        ada, twin = pair(world, mobile_phone="1", title="a")
        world.outlook.edit(ada, mobile_phone="2", title="b")
        world.crm.edit(twin, mobile_phone="3")
        report = world.sync()
        assert [(one.field, one.kept) for one in report.conflicts] == [("mobile_phone", None)]
        assert (world.outlook.get(ada)["mobile_phone"], world.crm.get(twin)["mobile_phone"]) == ("2", "3")
        assert world.crm.get(twin)["title"] == "b"
        assert len(world.sync().conflicts) == 1, "an open conflict is told by every run"
        world.assert_idle()
        world.outlook.edit(ada, mobile_phone="3")
        world.sync()
        assert world.state.open_conflicts() == 0
        world.assert_in_step()


@pytest.mark.parametrize(
    "direction, written", [(Direction.TO_CRM, Side.CRM), (Direction.TO_OUTLOOK, Side.OUTLOOK)]
)
def test_one_direction_never_writes_the_other_side(direction: Direction, written: Side) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, direction=direction)) as world:
        leading, following = world.people[written.other], world.people[written]
        ada = leading.add(given_name="Ada", family_name="Byron", title="a", mobile_phone="1")
        following.add(given_name="Charles", family_name="Babbage")
        world.sync()
        twin = world.twin(ada)
        assert leading.names() == ["Ada Byron"]
        following.edit(twin, title="b")
        world.sync()
        assert (leading.get(ada)["title"], following.get(twin)["title"]) == ("a", "b")
        leading.edit(ada, mobile_phone="2")
        world.sync()
        assert following.get(twin)["title"] == "b", (
            "an edit there stays until that field is edited on the leading side"
        )
        leading.edit(ada, title="c")
        world.sync()
        assert following.get(twin)["title"] == "c"
        assert (written, "title", "b") in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


def test_a_field_may_have_its_own_direction() -> None:
    fields = {"notes": FieldRule(direction=Direction.TO_CRM)}
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, fields=fields)) as world:
        ada, twin = pair(world, notes="a", title="a")
        world.crm.edit(twin, notes="b", title="b")
        world.sync()
        assert (world.outlook.get(ada)["notes"], world.outlook.get(ada)["title"]) == ("a", "b")
        world.outlook.edit(ada, notes="c")
        world.sync()
        assert world.crm.get(twin)["notes"] == "c"
        world.assert_in_step()
        world.assert_idle()


def test_a_contact_without_a_last_name_gets_a_substitute_that_never_comes_back() -> None:
    with World() as world:
        acme = world.outlook.add(company="ACME")
        nobody = world.outlook.add(email_1="nobody@example.com")
        world.sync()
        assert world.crm.get(world.twin(acme))["family_name"] == "ACME"
        assert world.crm.get(world.twin(nobody))["family_name"] == "nobody@example.com"
        assert "family_name" not in world.outlook.get(acme)
        world.assert_idle()
        world.crm.edit(world.twin(acme), title="Sales")
        world.sync()
        assert world.outlook.get(acme) == {"company": "ACME", "title": "Sales"}
        world.crm.edit(world.twin(nobody), family_name="Nemo")
        world.sync()
        assert world.outlook.get(nobody)["family_name"] == "Nemo", "a real last name is passed on"
        world.assert_in_step()
        world.assert_idle()


def test_a_last_name_that_is_emptied_leaves_the_mandatory_one_alone() -> None:
    with World() as world:
        ada, twin = pair(world, title="a")
        world.outlook.edit(ada, family_name=None, title="b")
        world.sync()
        assert "family_name" in world.crm.get(twin)
        assert world.crm.get(twin)["title"] == "b", "one field that cannot be written keeps no other out"
        world.assert_idle()


def test_custom_fields_are_synced_like_any_other() -> None:
    fields = {"custom_1": FieldRule(outlook="X-CUSTOMER-NUMBER", crm="Customer_No")}
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, fields=fields)
    with World(rules=rules, custom=frozenset({"custom_1"})) as world:
        ada, twin = pair(world, custom_1="4711")
        world.crm.edit(twin, custom_1="4712")
        world.sync()
        assert world.outlook.get(ada)["custom_1"] == "4712"
        world.assert_in_step()


def test_a_photo_travels_once_and_only_when_it_changed() -> None:
    with World() as world:
        ada, twin = pair(world)
        world.outlook.set_photo(ada, b"face")
        world.sync()
        assert world.crm.photo(twin) == b"re-encoded face"
        assert [row[1:5] for row in world.state.history()][-1] == ("crm", "photo", twin, "photo")
        world.assert_idle()
        world.crm.set_photo(twin, b"older face")
        world.sync()
        assert world.outlook.photo(ada) == b"older face"
        world.assert_idle()
        world.crm.set_photo(twin, None)
        world.sync()
        assert world.outlook.photo(ada) is None
        world.assert_in_step()
        world.assert_idle()


def test_a_new_item_brings_its_photo_along() -> None:
    with World(outlook=MAILBOX) as world:
        ada = world.outlook.add(family_name="Byron")
        world.outlook.set_photo(ada, b"face")
        world.sync()
        assert world.crm.photo(world.twin(ada)) == b"re-encoded face"
        world.assert_idle()
