"""G9 and rules 9, 11: a first match finds who is on both sides and creates nobody twice; losing the state or changing the mapping is safe."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.world import World

from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Deletions, Direction, FieldRule, MappingRules, Window
from crmsync.model.values import Fields
from crmsync.plan.operations import Verb
from crmsync.state import halves
from crmsync.sync.report import RunStatus

ALL = pytest.mark.parametrize(
    "outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich services", "poor services"]
)
NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

SAME_PEOPLE = [
    pytest.param(
        {"family_name": "Byron", "email_1": "Ada@Example.com"},
        {"family_name": "Byron", "email_1": "ada@example.com"},
        id="mail",
    ),
    pytest.param(
        {"family_name": "Byron", "email_1": "ada@example.com"},
        {"family_name": "Byron", "email_1": "a@b.c", "email_2": "ada@example.com"},
        id="second mail",
    ),
    pytest.param(
        {"given_name": "Ada", "family_name": "Byron", "work_phone": "+49 (30) 123456"},
        {"given_name": "Ada", "family_name": "Byron", "mobile_phone": "030123456"},
        id="phone and name",
    ),
    pytest.param(
        {"given_name": "Ada", "family_name": "Byron", "company": "ACME"},
        {"given_name": "ADA", "family_name": "Byron", "company": "Acme"},
        id="name and company",
    ),
]


@pytest.mark.parametrize("ours, theirs", SAME_PEOPLE)
def test_the_same_person_is_matched_and_not_doubled(ours: Fields, theirs: Fields) -> None:
    with World() as world:
        ada = world.outlook.write_down(ours)
        twin = world.crm.write_down(theirs)
        report = world.sync()
        assert report.matched == 1
        assert world.twin(ada) == twin
        assert len(world.outlook.ids) == len(world.crm.ids) == 1
        world.assert_in_step()
        world.assert_idle()


def test_pairs_that_need_no_write_are_linked_at_once_and_the_first_write_still_wants_a_yes() -> None:
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=ConflictRule.CRM_WINS)
    with World(rules=rules) as world:
        people = {"family_name": "Byron", "email_1": "ada@example.com", "title": "Countess"}
        ada = world.outlook.write_down(people)
        twin = world.crm.write_down(people)
        report = world.sync(yes=False)
        assert (report.status, report.matched, report.pairs) == (RunStatus.OK, 1, [])
        assert world.twin(ada) == twin
        world.outlook.edit(ada, title="Analyst")
        report = world.sync(yes=False)
        assert (report.status, report.matched) == (RunStatus.HELD, 0)
        assert [(one.side, dict(one.changes)) for one in report.planned] == [(Side.CRM, {"title": "Analyst"})]
        world.sync(yes=True)
        assert world.crm.get(twin)["title"] == "Analyst", "an edit since, not one of two differing values"
        world.assert_idle()


DIFFERENT_PEOPLE = [
    pytest.param(
        {"family_name": "Byron", "title": "Countess"},
        {"family_name": "Byron", "title": "Lord"},
        id="a name alone",
    ),
    pytest.param(
        {"given_name": "Ada", "family_name": "Byron", "email_1": "office@example.com"},
        {"given_name": "Charles", "family_name": "Babbage", "email_1": "office@example.com"},
        id="a shared mail address",
    ),
    pytest.param(
        {"given_name": "Ada", "family_name": "Byron", "work_phone": "030 123456"},
        {"given_name": "Charles", "family_name": "Byron", "work_phone": "030 123456"},
        id="a shared phone",
    ),
]


@pytest.mark.parametrize("ours, theirs", DIFFERENT_PEOPLE)
def test_people_who_merely_share_something_stay_two(ours: Fields, theirs: Fields) -> None:
    with World() as world:
        world.outlook.write_down(ours)
        world.crm.write_down(theirs)
        report = world.sync()
        assert report.matched == 0
        assert len(world.outlook.ids) == len(world.crm.ids) == 2
        world.assert_in_step()
        world.assert_idle()


def test_several_candidates_are_told_and_nobody_is_created_for_them() -> None:
    with World() as world:
        world.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
        for phone in ("1", "2"):
            world.crm.add(
                given_name="Ada", family_name="Byron", email_1="ada@example.com", mobile_phone=phone
            )
        with world.writes():
            report = world.sync()
        assert {entry.item for entry in report.ambiguous} == {"Ada Byron"}
        assert {entry.side for entry in report.ambiguous} == set(Side)
        world.assert_idle()


def test_an_ambiguity_ends_when_a_person_ends_it() -> None:
    with World() as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron", email_1="ada@example.com")
        twins = [
            world.crm.add(
                given_name="Ada", family_name="Byron", email_1="ada@example.com", mobile_phone=phone
            )
            for phone in ("1", "2")
        ]
        world.sync()
        world.crm.delete(twins[0])
        report = world.sync()
        assert not report.ambiguous
        assert world.twin(ada) == twins[1]
        world.settle(1)
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize("rule, title", [(ConflictRule.CRM_WINS, "c"), (ConflictRule.OUTLOOK_WINS, "o")])
def test_matched_people_fill_each_other_s_empty_fields_and_the_rule_decides_the_rest(
    rule: ConflictRule, title: str
) -> None:
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=rule)) as world:
        ada = world.outlook.add(family_name="Byron", email_1="ada@example.com", title="o", notes="n")
        twin = world.crm.add(family_name="Byron", email_1="ada@example.com", title="c", mobile_phone="1")
        world.sync()
        for held in (world.outlook.get(ada), world.crm.get(twin)):
            assert (held["title"], held["notes"], held["mobile_phone"]) == (title, "n", "1")
        loser = (Side.OUTLOOK, "title", "o") if title == "c" else (Side.CRM, "title", "c")
        assert loser in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


def test_new_items_are_created_whatever_the_conflict_rule() -> None:
    for rule in ConflictRule:
        with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=rule)) as world:
            world.outlook.add(family_name="Byron")
            world.crm.add(family_name="Babbage")
            world.sync()
            assert world.outlook.names() == world.crm.names() == ["Babbage", "Byron"]


def test_tasks_are_matched_by_subject_and_due_day_and_genuine_doubles_stay_double() -> None:
    with World(Kind.TASKS) as world:
        for _ in range(2):
            world.outlook.add(subject="Call", due=date(2026, 5, 1))
            world.crm.add(subject="call", due=date(2026, 5, 1))
        world.outlook.add(subject="Call", due=date(2026, 6, 1))
        report = world.sync()
        assert report.matched == 2
        assert len(world.outlook.ids) == len(world.crm.ids) == 3
        world.assert_in_step()
        world.assert_idle()


def test_events_are_matched_by_title_and_start() -> None:
    with World(Kind.EVENTS) as world:
        world.outlook.add(title="Tea", start=NOON, end=NOON + HOUR)
        world.outlook.add(title="Tea", start=NOON + HOUR, end=NOON + 2 * HOUR)
        world.crm.add(title="tea ", start=NOON, end=NOON + HOUR)
        report = world.sync()
        assert report.matched == 1
        assert len(world.outlook.ids) == len(world.crm.ids) == 2
        world.assert_in_step()
        world.assert_idle()


# ---- a lost state, another computer


@ALL
def test_losing_the_state_finds_the_same_pairs_and_deletes_nothing(
    outlook: Character, crm: Character
) -> None:
    with World(outlook=outlook, crm=crm) as world:
        for number in range(5):
            world.outlook.add(
                family_name=f"n{number}",
                email_1=f"N{number}@example.com",
                mobile_phone="+49 (30) 1",
                department="Analytical Engines",
            )
        world.sync()
        pairs = {tuple(sorted(pair.values())) for pair in world.state.pairs()}
        gone = world.outlook.ids[0]
        world.lose_state()
        world.outlook.delete(gone)
        with world.writes():
            report = world.sync(yes=False)
        assert report.status is RunStatus.HELD, (
            "whoever was deleted meanwhile would come back: a person looks first"
        )
        with world.writes(outlook="1 create"):
            report = world.sync(yes=True)
        assert report.matched == 4
        assert len(pairs & {tuple(sorted(pair.values())) for pair in world.state.pairs()}) == 4
        world.assert_in_step()
        world.assert_idle()


def test_a_second_computer_finds_what_the_first_has_linked_and_creates_nothing_twice() -> None:
    with World() as world:
        for number in range(4):
            world.outlook.add(family_name=f"n{number}", email_1=f"n{number}@example.com")
        world.sync()
        first = world.engine
        with world.another_computer():
            with world.writes():
                world.sync(yes=True)
            world.outlook.add(family_name="new", email_1="new@example.com")
            with world.writes(crm="1 create"):
                world.sync()
        assert world.engine is first
        with world.writes():
            world.sync()
        assert len(world.state.pairs()) == 5
        world.assert_in_step()
        world.assert_idle()


# ---- another mapping


def test_a_field_that_is_newly_synced_is_filled_like_in_a_first_match_after_a_yes() -> None:
    off = MappingRules(name="Test", kind=Kind.CONTACTS, fields={"title": FieldRule(synced=False)})
    with World(rules=off) as world:
        ada = world.outlook.add(family_name="Byron", title="o")
        bob = world.outlook.add(family_name="Babbage", title="o")
        world.sync()
        world.crm.edit(world.twin(ada), title="c")
        world.sync()
        world.rules = MappingRules(name="Test", kind=Kind.CONTACTS)
        with world.writes():
            assert world.sync(yes=False).status is RunStatus.HELD
        world.sync(yes=True)
        assert world.outlook.get(ada)["title"] == "c"
        assert world.crm.get(world.twin(bob))["title"] == "o"
        assert (Side.OUTLOOK, "title", "o") in world.state.saved()
        world.assert_in_step()
        world.assert_idle()


def test_a_field_that_is_no_longer_synced_is_left_alone() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron", title="o")
        world.sync()
        world.rules = MappingRules(name="Test", kind=Kind.CONTACTS, fields={"title": FieldRule(synced=False)})
        world.outlook.edit(ada, title="edited")
        with world.writes():
            world.sync(yes=True)
        assert world.crm.get(world.twin(ada))["title"] == "o"
        world.assert_idle()


def test_changing_the_categories_or_the_window_deletes_nothing() -> None:
    before = MappingRules(name="Test", kind=Kind.EVENTS, categories=("*",))
    changes = (
        MappingRules(name="Test", kind=Kind.EVENTS, categories=("CRM",)),
        MappingRules(name="Test", kind=Kind.EVENTS, window=Window(future=timedelta(hours=1))),
        MappingRules(name="Test", kind=Kind.EVENTS, direction=Direction.TO_CRM),
        MappingRules(name="Test", kind=Kind.EVENTS, deletions=Deletions.NONE),
    )
    for after in changes:
        with World(rules=before) as world:
            for number in range(4):
                world.outlook.add(
                    title=f"n{number}", start=NOON + number * HOUR, end=NOON + (number + 1) * HOUR
                )
            world.sync()
            world.rules = after
            with world.writes():
                world.sync(yes=True)
                world.sync()
            assert len(world.outlook.ids) == len(world.crm.ids) == 4


def test_a_deletion_that_is_all_there_is_to_do_after_a_change_waits_for_a_yes_and_not_for_ever() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron")
        world.outlook.add(family_name="Babbage")
        world.sync()
        world.rules = MappingRules(name="Test", kind=Kind.CONTACTS, fields={"title": FieldRule(synced=False)})
        world.outlook.delete(ada)
        assert world.sync(yes=False).status is RunStatus.OK
        report = world.sync(yes=False)
        assert (report.status, [one.verb for one in report.planned]) == (RunStatus.HELD, [Verb.DELETE])
        assert world.crm.names() == ["Babbage", "Byron"]
        world.sync(yes=True)
        assert world.crm.names() == ["Babbage"]
        world.assert_idle()


def test_a_deletion_met_in_the_first_run_after_a_change_waits_for_the_next_one() -> None:
    with World() as world:
        ids = [world.outlook.add(family_name=f"n{number}") for number in range(4)]
        world.sync()
        world.outlook.delete(ids[0])
        world.rules = MappingRules(name="Test", kind=Kind.CONTACTS, records="all")
        with world.writes():
            world.sync(yes=True)
        assert len(world.crm.ids) == 4
        with world.writes(crm="1 delete"):
            world.sync()
        world.assert_in_step()


def test_another_folder_is_a_first_match_and_touches_nothing_of_the_old_one() -> None:
    with World() as world:
        for number in range(4):
            world.outlook.add(family_name=f"n{number}", email_1=f"n{number}@example.com")
        world.sync()
        world.services[Side.CRM].identity = "memory:another account"
        with world.writes():
            assert world.sync(yes=False).status in (RunStatus.OK, RunStatus.HELD)
            report = world.sync(yes=True)
        assert len(world.state.pairs()) == 4 or report.matched == 4
        world.assert_in_step()


def test_what_has_the_same_number_but_another_text_is_not_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "hash", lambda text: 1, raising=False)
    with World() as world:
        names = ("Byron", "Babbage", "Lovelace")
        ours = {name: world.outlook.add(family_name=name, email_1=f"{name}@x.example") for name in names}
        theirs = {
            name: world.crm.add(family_name=name, email_1=f"{name}@x.example") for name in reversed(names)
        }
        with world.writes():
            assert world.sync().matched == len(names)
        assert {name: world.twin(ours[name]) for name in names} == theirs
        world.assert_in_step()
