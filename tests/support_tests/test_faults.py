"""Faults strike the request they were armed for, once, and before or after it lands."""

from __future__ import annotations

import pytest
from support.character import CRM, MAILBOX
from support.faults import Call, Crash, Fuse, Moment
from support.memory import MemoryCollection
from support.people import Person
from support.shelf import Surroundings

from crmsync.connect.base import Create, Failed, Update, Written
from crmsync.connect.errors import CursorLost, ReplyLost, ServiceFault, SignInNeeded, Stale, Throttled
from crmsync.model.items import Cursor, Item, ItemId, OperationKey
from crmsync.model.kinds import Kind, Side


@pytest.fixture
def who() -> Person:
    return Person(Side.CRM, MemoryCollection(Kind.CONTACTS, CRM, Surroundings()), [])


def create(who: Person, *names: str) -> list[Written | Failed]:
    batch = [Create(OperationKey(name), {"family_name": name}) for name in names]
    return list(who.service.write(batch))


def update(who: Person, item: ItemId, name: str = "Lovelace") -> Written | Failed:
    (seen,) = who.service.fetch([item])
    assert isinstance(seen, Item)
    (outcome,) = who.service.write([Update(item, seen.version, {"family_name": name}, seen.original)])
    return outcome


def test_a_fuse_blows_at_its_step_and_stays_blown() -> None:
    fuse = Fuse(2)
    fuse.step("one")
    fuse.step("two")
    for _ in range(2):
        with pytest.raises(Crash):
            fuse.step("three")
    assert fuse.trail == ["one", "two"]


@pytest.mark.parametrize("at, there", [(0, []), (1, ["Byron"])])
def test_a_crash_before_a_request_stops_it_and_after_it_does_not(
    who: Person, at: int, there: list[str]
) -> None:
    who.service.shelf.around.fuse = Fuse(at)
    with pytest.raises(Crash):
        create(who, "Byron")
    assert who.names() == there


@pytest.mark.parametrize("landed, there", [(True, ["Byron"]), (False, [])])
def test_a_lost_reply_is_an_unknown_outcome(who: Person, landed: bool, there: list[str]) -> None:
    who.faults.lose_reply(Call.CREATE, landed=landed)
    (outcome,) = create(who, "Byron")
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, ReplyLost)
    assert who.names() == there
    (outcome,) = create(who, "King")
    assert isinstance(outcome, Written)


def test_a_late_create_lands_after_its_time_out(who: Person) -> None:
    who.faults.land_late(requests=2)
    (outcome,) = create(who, "Byron")
    assert isinstance(outcome, Failed)
    assert who.names() == []
    list(who.service.fetch([]))
    list(who.service.fetch([ItemId("1")]))
    assert who.names() == []
    list(who.service.fetch([ItemId("1")]))
    assert who.names() == ["Byron"]


def test_a_batch_that_breaks_off_lands_in_part(who: Person) -> None:
    who.faults.break_off(landed=2)
    outcomes = create(who, "n0", "n1", "n2", "n3")
    assert all(isinstance(one, Failed) and isinstance(one.error, ReplyLost) for one in outcomes)
    assert who.names() == ["n0", "n1"]
    create(who, "n4")
    assert who.names() == ["n0", "n1", "n4"]


def test_a_fault_may_let_some_requests_pass(who: Person) -> None:
    ada = who.add(family_name="Byron")
    who.faults.fail(Call.UPDATE, Throttled("slow down"), skip=1, times=2)
    outcomes = [type(update(who, ada)) for _ in range(4)]
    assert outcomes == [Written, Failed, Failed, Written]


def test_a_false_stale_version(who: Person) -> None:
    ada = who.add(family_name="Byron")
    who.faults.refuse_as_stale(Call.UPDATE)
    outcome = update(who, ada)
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Stale)
    assert isinstance(update(who, ada), Written)


def test_a_person_acts_while_a_request_is_on_its_way(who: Person) -> None:
    ada = who.add(family_name="Byron")
    who.faults.meanwhile(Call.UPDATE, lambda: who.edit(ada, given_name="Ada"))
    assert isinstance(update(who, ada), Failed)
    who.faults.meanwhile(Call.UPDATE, lambda: who.edit(ada, title="Countess"), moment=Moment.AFTER)
    assert isinstance(update(who, ada), Written)
    assert who.get(ada) == {"family_name": "Lovelace", "given_name": "Ada", "title": "Countess"}


def test_an_expired_sign_in_stops_everything_until_it_is_mended(who: Person) -> None:
    ada = who.add(family_name="Byron")
    who.faults.expire_sign_in(after=1)
    with pytest.raises(SignInNeeded):
        update(who, ada)
    with pytest.raises(SignInNeeded):
        list(who.service.changes(None, {}))
    who.faults.heal()
    assert isinstance(update(who, ada), Written)


def test_a_sign_in_that_expires_in_mid_batch_is_the_outcome_of_the_rest(who: Person) -> None:
    names = [f"n{number}" for number in range(150)]
    who.faults.expire_sign_in(after=1)
    outcomes = create(who, *names)
    assert [isinstance(one, Written) for one in outcomes] == [True] * 100 + [False] * 50


def test_a_service_fault_in_a_write_is_its_outcome_and_in_a_reading_is_raised(who: Person) -> None:
    who.faults.fail(None, ServiceFault("500"), times=2)
    (outcome,) = create(who, "Byron")
    assert isinstance(outcome, Failed)
    with pytest.raises(ServiceFault):
        list(who.service.changes(None, {}))


def test_listings_can_lie() -> None:
    who = Person(Side.OUTLOOK, MemoryCollection(Kind.CONTACTS, MAILBOX, Surroundings()), [])
    ids = [who.add(family_name=f"n{number}") for number in range(4)]
    who.faults.empty_listing()
    who.faults.omit(ids[:1])
    sizes = [sum(len(page.items) for page in who.service.changes(None, {})) for _ in range(3)]
    assert sizes == [0, 3, 4]


def test_a_lost_cursor() -> None:
    who = Person(Side.OUTLOOK, MemoryCollection(Kind.CONTACTS, MAILBOX, Surroundings()), [])
    (page,) = who.service.changes(None, {})
    assert page.cursor is not None
    who.service.epoch += 1
    with pytest.raises(CursorLost):
        list(who.service.changes(Cursor(page.cursor), {}))
