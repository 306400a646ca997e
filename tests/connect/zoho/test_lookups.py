"""Companies and contacts that records point to: found by their words, created where allowed, left out with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from support.zoho_bench import ZohoWorld

from crmsync.connect.base import Collection, Create, Failed, Update, Written
from crmsync.connect.errors import Throttled
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.model.values import Value
from crmsync.sandbox.crm import (
    INTERNAL_ERROR,
    SCOPE_MISMATCH,
    TOO_MANY_REQUESTS,
    Cut,
    Fault,
    RefuseItems,
    Slow,
)

START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def create(collection: Collection, *items: dict[str, Value]) -> list[Written]:
    writes = [Create(OperationKey(str(number)), fields) for number, fields in enumerate(items)]
    outcomes: dict[int, Any] = {id(outcome.write): outcome for outcome in collection.write(writes)}
    assert all(isinstance(outcome, Written) for outcome in outcomes.values()), outcomes
    return [outcomes[id(write)] for write in writes]


def company(world: ZohoWorld, name: str) -> str:
    return world.crm.person.create("Accounts", {"Account_Name": name})


def test_companies_are_found_by_name_whatever_its_case_in_one_request(world: ZohoWorld) -> None:
    bolts, nuts = company(world, "O'Neil \\ Bolts"), company(world, "NUTS, Bolts & Söhne")
    contacts = world.open()
    names = ("O'Neil \\ Bolts", "nuts, bolts & söhne", "O'Neil \\ Bolts")
    made = create(contacts, *({"family_name": str(n), "company": name} for n, name in enumerate(names)))
    assert [world.record(one.id)["Account_Name"]["id"] for one in made] == [bolts, nuts, bolts]
    assert [one.held["company"] for one in made if one.held] == [
        "O'Neil \\ Bolts",
        "NUTS, Bolts & Söhne",
        "O'Neil \\ Bolts",
    ]
    assert len(world.crm.requests("coql")) == 1
    create(contacts, {"family_name": "again", "company": "O'Neil \\ Bolts"})
    assert len(world.crm.requests("coql")) == 1


def test_many_companies_take_a_request_for_each_fifty(world: ZohoWorld) -> None:
    for number in range(60):
        company(world, f"Company {number}")
    made = create(world.open(), *({"family_name": str(n), "company": f"Company {n}"} for n in range(60)))
    assert all(not one.left_out for one in made)
    assert len(world.crm.requests("coql")) == 2


def test_a_company_that_the_crm_lacks_is_left_out(world: ZohoWorld) -> None:
    (made,) = create(world.open(), {"family_name": "Byron", "company": "Analytical Ltd"})
    assert made.left_out == {"company": "Zoho CRM has no company called “Analytical Ltd”"}
    assert world.record(made.id)["Account_Name"] is None
    assert world.crm.records("Accounts") == []


def test_a_company_that_is_there_twice_is_left_out(world: ZohoWorld) -> None:
    company(world, "Analytical Ltd")
    company(world, "Analytical Ltd")
    (made,) = create(world.open(create_accounts=True), {"family_name": "Byron", "company": "Analytical Ltd"})
    assert made.left_out == {"company": "Zoho CRM has more than one company called “Analytical Ltd”"}


def test_missing_companies_are_created_once_where_that_is_allowed(world: ZohoWorld) -> None:
    contacts = world.open(create_accounts=True)
    names = ("Analytical Ltd", "ANALYTICAL Ltd", "Bolts")
    made = create(contacts, *({"family_name": str(n), "company": name} for n, name in enumerate(names)))
    assert all(not one.left_out for one in made)
    assert len(world.crm.records("Accounts")) == 2
    assert len({world.record(one.id)["Account_Name"]["id"] for one in made}) == 2
    (request,) = world.crm.requests("Accounts$", "POST")
    assert request.json()["trigger"] == []
    assert world.crm.automation_log() == []


def test_a_company_that_several_batches_name_at_once_is_looked_for_and_created_once(world: ZohoWorld) -> None:
    contacts = world.open(create_accounts=True)
    world.crm.fail(Fault("coql", Slow(0.2), times=None))
    batches = [{"family_name": str(number), "company": "Analytical Ltd"} for number in range(4)]
    with ThreadPoolExecutor(len(batches)) as pool:
        made = [one for found in pool.map(lambda item: create(contacts, item), batches) for one in found]
    (account,) = world.crm.records("Accounts")
    assert {world.record(one.id)["Account_Name"]["id"] for one in made} == {account["id"]}
    assert len(world.crm.requests("coql")) == 1


def test_a_company_whose_search_failed_for_one_batch_is_looked_for_by_the_other(world: ZohoWorld) -> None:
    contacts = world.open(create_accounts=True)
    world.crm.fail(Fault("coql", TOO_MANY_REQUESTS, times=3))
    writes = [Create(OperationKey(name), {"family_name": name, "company": "Bolts"}) for name in ("a", "b")]
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda write: list(contacts.write([write])), writes))
    (landed,) = [one for outcomes in found for one in outcomes if isinstance(one, Written)]
    (account,) = world.crm.records("Accounts")
    assert world.record(landed.id)["Account_Name"]["id"] == account["id"]


@pytest.mark.parametrize("action", [Cut.AFTER, RefuseItems({0: "NO_PERMISSION"})])
def test_a_company_that_could_not_be_created_does_not_keep_the_contact_out(
    world: ZohoWorld, action: Any
) -> None:
    contacts = world.open(create_accounts=True)
    world.crm.fail(Fault(r"POST /crm/v8/Accounts$", action))
    (made,) = create(contacts, {"family_name": "Byron", "company": "Analytical Ltd"})
    assert made.left_out.keys() == {"company"}
    assert len(world.crm.requests("Accounts$", "POST")) == 1
    next_run = world.open(create_accounts=True)
    create(next_run, {"family_name": "Lovelace", "company": "Analytical Ltd"})
    assert len(world.crm.records("Accounts")) == 1


@pytest.mark.parametrize("action", [SCOPE_MISMATCH])
def test_a_look_up_that_is_not_allowed_does_not_keep_the_contact_out(world: ZohoWorld, action: Any) -> None:
    contacts = world.open(create_accounts=True)
    world.crm.fail(Fault("coql", action, times=None))
    (made,) = create(contacts, {"family_name": "Byron", "company": "Analytical Ltd"})
    assert "could not be looked up" in made.left_out["company"]
    assert world.crm.records("Accounts") == []


@pytest.mark.parametrize("action", [TOO_MANY_REQUESTS, INTERNAL_ERROR])
def test_a_service_that_fails_during_a_look_up_stops_the_writes(world: ZohoWorld, action: Any) -> None:
    contacts = world.open()
    world.crm.fail(Fault("coql", action, times=None))
    (outcome,) = contacts.write(
        [Create(OperationKey("1"), {"family_name": "Byron", "company": "Analytical Ltd"})]
    )
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Throttled) is (action is TOO_MANY_REQUESTS)
    assert world.crm.records("Contacts") == []


def test_an_update_changes_and_empties_the_company(world: ZohoWorld) -> None:
    bolts = company(world, "Bolts")
    contacts = world.open()
    (made,) = create(contacts, {"family_name": "Byron"})
    world.clock.go()
    (changed,) = contacts.write([Update(made.id, made.version, {"company": "bolts"})])
    assert isinstance(changed, Written)
    assert changed.held is not None
    assert changed.held["company"] == "Bolts"
    assert world.record(made.id)["Account_Name"]["id"] == bolts
    (missing,) = contacts.write([Update(made.id, changed.version, {"company": "Nuts"})])
    assert isinstance(missing, Written)
    assert missing.left_out.keys() == {"company"}
    assert world.record(made.id)["Account_Name"]["id"] == bolts
    (emptied,) = contacts.write([Update(made.id, missing.version, {"company": None})])
    assert isinstance(emptied, Written)
    assert world.record(made.id)["Account_Name"] is None


@pytest.mark.parametrize("words", ["Kim Probe", "kim probe", "kim@example.com", "K2@example.com"])
def test_a_tasks_contact_is_found_by_name_or_address(world: ZohoWorld, words: str) -> None:
    kim = world.create(
        Kind.CONTACTS, "Probe", First_Name="Kim", Email="kim@example.com", Secondary_Email="k2@example.com"
    )
    (task,) = create(world.open(Kind.TASKS), {"subject": "Call", "due": date(2026, 6, 1), "contact": words})
    assert world.record(task.id)["Who_Id"]["id"] == kim
    assert task.held is not None
    assert task.held["contact"] == "Kim Probe"


def test_a_meetings_contact_is_found_or_left_out(world: ZohoWorld) -> None:
    kim = world.create(Kind.CONTACTS, "Probe", First_Name="Kim")
    times: dict[str, Value] = {"start": START, "end": START + timedelta(hours=1)}
    found, missing = create(
        world.open(Kind.EVENTS),
        {"title": "a", "contact": "Kim Probe", **times},
        {"title": "b", "contact": "Nobody", **times},
    )
    assert world.record(found.id)["Who_Id"]["id"] == kim
    assert missing.left_out == {"contact": "Zoho CRM has no contact called “Nobody”"}


def test_an_organisation_without_second_addresses_is_searched_all_the_same(world: ZohoWorld) -> None:
    world.crm.switch(modern_fields=True)
    kim = world.create(Kind.CONTACTS, "Probe", Email="kim@example.com")
    (task,) = create(world.open(Kind.TASKS), {"subject": "Call", "contact": "kim@example.com"})
    assert world.record(task.id)["Who_Id"]["id"] == kim
