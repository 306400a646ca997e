"""What waits for a person, and what becomes of their decisions."""

from __future__ import annotations

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.errors import UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.waiting import ConflictEntry, Decided
from crmsync.connect.errors import Rejected
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.plan.choices import Act, Choice
from crmsync.plan.operations import Verb

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "mobile_phone": "+49301"}


@pytest.fixture
def ada(signed_in: Crmsync, services: Services, profile: Profile) -> tuple[ItemId, ItemId]:
    """Ada on both sides, in step; the person is asked about conflicts."""
    profile.config.write_text(configuration() + 'conflicts = "ask"\n')
    outlook = services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    return outlook, services.crm.ids[0]


@pytest.fixture
def conflict(signed_in: Crmsync, services: Services, ada: tuple[ItemId, ItemId]) -> ConflictEntry:
    """Two people changed Ada's mobile phone and title, each on their side."""
    services.outlook.edit(ada[0], mobile_phone="+49302", title="Chief")
    services.crm.edit(ada[1], mobile_phone="+49303", title="Founder")
    assert signed_in.runs.sync().exit_status == 0
    return next(one for one in signed_in.waiting.conflicts() if one.field == "mobile_phone")


# ---- conflicts


def test_an_open_conflict_is_listed_with_both_values(conflict: ConflictEntry) -> None:
    assert (conflict.mapping, conflict.item, conflict.outlook, conflict.crm) == (
        "Contacts",
        "Ada Byron",
        "+49302",
        "+49303",
    )


@pytest.mark.parametrize(
    ("choice", "held"), [("crm", "+49303"), ("outlook", "+49302"), ("+49 30 4", "+49304")]
)
def test_a_decided_conflict_is_written_by_the_next_run(
    signed_in: Crmsync,
    services: Services,
    conflict: ConflictEntry,
    ada: tuple[ItemId, ItemId],
    choice: str,
    held: str,
) -> None:
    writes = services.writes
    signed_in.waiting.resolve(conflict.id, choice)
    assert services.writes == writes
    assert [one.field for one in signed_in.waiting.conflicts()] == ["title"]
    signed_in.runs.sync()
    phones = [services.outlook.get(ada[0])["mobile_phone"], services.crm.get(ada[1])["mobile_phone"]]
    assert [str(phone).replace(" ", "") for phone in phones] == [held, held]
    assert services.outlook.get(ada[0])["title"] == "Chief"


def test_an_empty_value_empties_the_field_on_both_sides(
    signed_in: Crmsync, services: Services, conflict: ConflictEntry, ada: tuple[ItemId, ItemId]
) -> None:
    signed_in.waiting.resolve(conflict.id, "")
    signed_in.runs.sync()
    assert "mobile_phone" not in services.outlook.get(ada[0])
    assert "mobile_phone" not in services.crm.get(ada[1])


def test_another_field_of_the_same_item_can_be_named(signed_in: Crmsync, conflict: ConflictEntry) -> None:
    decided = signed_in.waiting.resolve(conflict.id, "crm", field="title")
    assert decided.field == "title"
    assert [one.field for one in signed_in.waiting.conflicts()] == ["mobile_phone"]
    assert signed_in.waiting.resolve(conflict.id, "crm", field="mobile_phone").field == "mobile_phone"


def test_a_field_without_a_conflict_is_unknown(signed_in: Crmsync, conflict: ConflictEntry) -> None:
    with pytest.raises(UnknownName, match="no open conflict about birthday"):
        signed_in.waiting.resolve(conflict.id, "crm", field="birthday")


def test_a_conflict_is_decided_once(signed_in: Crmsync, conflict: ConflictEntry) -> None:
    signed_in.waiting.resolve(conflict.id, "crm")
    with pytest.raises(UnknownName, match=f"no open conflict {conflict.id}"):
        signed_in.waiting.resolve(conflict.id, "outlook")


def test_each_field_of_an_address_is_decided_by_itself(
    signed_in: Crmsync, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    services.outlook.edit(ada[0], work_street="12 St James Square", work_city="London")
    services.crm.edit(ada[1], work_street="1 Main Street", work_city="Bath")
    signed_in.runs.sync()
    numbers = {one.field: one.id for one in signed_in.waiting.conflicts()}
    signed_in.waiting.resolve(numbers["work_street"], "2 Other Street")
    signed_in.waiting.resolve(numbers["work_city"], "crm")
    signed_in.runs.sync()
    for side, item in ((services.outlook, ada[0]), (services.crm, ada[1])):
        held = side.get(item)
        assert (held["work_street"], held["work_city"]) == ("2 Other Street", "Bath")
    assert signed_in.waiting.conflicts() == ()


def test_a_mapping_that_was_removed_asks_nothing(
    signed_in: Crmsync, conflict: ConflictEntry, profile: Profile
) -> None:
    profile.config.write_text(configuration(Kind.TASKS))
    assert signed_in.waiting.conflicts() == ()
    with pytest.raises(UnknownName):
        signed_in.waiting.resolve(conflict.id, "crm")


def test_what_was_before_and_when_each_side_changed(
    conflict: ConflictEntry, services: Services, ada: tuple[ItemId, ItemId]
) -> None:
    assert dict(conflict.before) == {Side.OUTLOOK: "+49301", Side.CRM: "+49301"}
    assert conflict.modified[Side.OUTLOOK] == services.outlook.read(ada[0]).modified
    assert conflict.modified[Side.CRM] == services.crm.read(ada[1]).modified
    assert (conflict.value(Side.OUTLOOK), conflict.value(Side.CRM)) == ("+49302", "+49303")


def test_several_conflicts_are_decided_at_once(
    signed_in: Crmsync, services: Services, conflict: ConflictEntry, ada: tuple[ItemId, ItemId]
) -> None:
    title = next(one for one in signed_in.waiting.conflicts() if one.field == "title")
    decided = [Decided(conflict.id, Side.OUTLOOK), Decided(title.id, None, "outlook")]
    assert [one.field for one in signed_in.waiting.decide(decided)] == ["mobile_phone", "title"]
    assert signed_in.waiting.conflicts() == ()
    signed_in.runs.sync()
    held = services.crm.get(ada[1])
    assert (held["mobile_phone"], held["title"]) == ("+49302", "outlook"), "a value may read like a side"


def test_of_several_none_is_decided_when_one_cannot_be(signed_in: Crmsync, conflict: ConflictEntry) -> None:
    with pytest.raises(UnknownName, match="not open any more"):
        signed_in.waiting.decide([Decided(conflict.id, Side.CRM), Decided(999, Side.CRM)])
    assert len(signed_in.waiting.conflicts()) == 2


# ---- holds


@pytest.fixture
def held(signed_in: Crmsync, services: Services) -> list[int]:
    """The first plan of a mapping: Ada, Ben and Carla would be created in the CRM."""
    for name in ("Ada", "Ben", "Carla"):
        services.outlook.add(given_name=name, family_name="X", email_1=f"{name.lower()}@example.com")
    signed_in.runs.sync()
    return [hold.id for hold in signed_in.waiting.holds()]


def test_held_operations_are_listed_with_the_reason(signed_in: Crmsync, held: list[int]) -> None:
    ada, *_ = signed_in.waiting.holds()
    assert (ada.mapping, ada.operation, ada.side, ada.item) == ("Contacts", Verb.CREATE, Side.CRM, "Ada X")
    assert "first plan" in ada.reason
    assert len(held) == 3


def test_a_yes_to_everything(signed_in: Crmsync, services: Services, held: list[int]) -> None:
    assert len(signed_in.waiting.judge(["all"], accept=True)) == 3
    assert signed_in.waiting.holds() == ()
    assert services.writes == 0
    assert signed_in.runs.sync().exit_status == 0
    assert len(services.crm.ids) == 3


def test_a_yes_to_each_one(signed_in: Crmsync, services: Services, held: list[int]) -> None:
    accepted = signed_in.waiting.judge([str(number) for number in held], accept=True)
    assert [one.item for one in accepted] == ["Ada X", "Ben X", "Carla X"]
    signed_in.runs.sync()
    assert len(services.crm.ids) == 3


def test_a_no_stays_a_no(signed_in: Crmsync, services: Services, held: list[int]) -> None:
    signed_in.waiting.judge([str(held[1])], accept=False)
    signed_in.waiting.judge(["all"], accept=True)
    for yes in (False, True):
        signed_in.runs.sync(yes=yes)
        names = {services.crm.get(item)["given_name"] for item in services.crm.ids}
        assert names == {"Ada", "Carla"}


def test_a_yes_can_be_taken_back_before_the_next_run(
    signed_in: Crmsync, services: Services, held: list[int]
) -> None:
    signed_in.waiting.judge(["all"], accept=True)
    assert signed_in.waiting.judge(["all"], accept=False) == (), "nothing waits any more"
    (taken_back,) = signed_in.waiting.judge([str(held[1])], accept=False)
    assert taken_back.item == "Ben X"
    with pytest.raises(UnknownName):
        signed_in.waiting.judge([str(held[1])], accept=True)
    signed_in.runs.sync()
    assert {services.crm.get(item)["given_name"] for item in services.crm.ids} == {"Ada", "Carla"}


def test_an_unknown_number_decides_nothing(signed_in: Crmsync, held: list[int]) -> None:
    with pytest.raises(UnknownName, match="no held change 999"):
        signed_in.waiting.judge([str(held[0]), "999"], accept=True)
    assert len(signed_in.waiting.holds()) == 3


# ---- problems, ambiguous items


def test_problems_of_items_and_of_whole_mappings(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    services.outlook.add(**ADA)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.", service="CRM", advice="Change it.", code="INVALID_DATA"
    )
    services.mailbox.collections[Kind.TASKS].exists = False
    signed_in.runs.sync(yes=True)
    signed_in.runs.sync(yes=True)
    whole, item = signed_in.waiting.problems()
    assert (whole.mapping, whole.item, whole.side) == ("Tasks", "", None)
    assert "does not exist any more" in whole.message
    assert (item.mapping, item.item, item.code, item.attempts) == ("Contacts", "Ada Byron", "INVALID_DATA", 2)
    assert item.advice == "Change it."
    assert item.next_try is not None
    assert item.next_try > services.around.clock()


def test_items_with_several_possible_counterparts(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    for phone in ("+49303", "+49304"):
        services.crm.add(**{**ADA, "mobile_phone": phone})
    signed_in.runs.sync(yes=True)
    found = {
        (one.side, one.item, tuple(other.label for other in one.candidates))
        for one in signed_in.waiting.ambiguous()
    }
    assert (Side.OUTLOOK, "Ada Byron", ("Ada Byron", "Ada Byron")) in found


def test_nothing_waits_before_the_first_run(signed_in: Crmsync) -> None:
    waiting = signed_in.waiting
    assert (waiting.problems(), waiting.conflicts(), waiting.holds(), waiting.ambiguous()) == (
        (),
        (),
        (),
        (),
    )


# ---- choices about what has no counterpart


def _two_candidates(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**{**ADA, "department": "Sales"})
    services.crm.add(**{**ADA, "department": "Research"})
    signed_in.runs.sync(preview=True)


def test_a_person_links_what_may_be_several(signed_in: Crmsync, services: Services) -> None:
    _two_candidates(signed_in, services)
    entry = next(one for one in signed_in.waiting.ambiguous() if one.side is Side.OUTLOOK)
    assert [other.label for other in entry.candidates] == ["Ada Byron"] * 2
    other = entry.candidates[1]
    signed_in.waiting.choose(
        "Contacts",
        [Choice(entry.half, Act.LINK, other.id), Choice(entry.candidates[0].id, Act.SKIP)],
    )
    signed_in.runs.sync(yes=True)
    assert len(services.outlook.ids) == 1
    assert services.outlook.get(services.outlook.ids[0])["department"] == "Research"
    assert signed_in.waiting.ambiguous() == ()


def test_a_choice_that_is_not_possible_is_told_and_nothing_is_decided(
    signed_in: Crmsync, services: Services
) -> None:
    _two_candidates(signed_in, services)
    entry = next(one for one in signed_in.waiting.ambiguous() if one.side is Side.OUTLOOK)
    with pytest.raises(UnknownName, match="Ada Byron cannot be chosen for any more"):
        signed_in.waiting.choose("Contacts", [Choice(entry.half, Act.SKIP), Choice(entry.half, Act.LINK)])
    assert len(signed_in.waiting.ambiguous()) == 3
    with pytest.raises(UnknownName, match="never ran"):
        signed_in.waiting.choose("Nobody", [])
