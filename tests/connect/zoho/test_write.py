"""Writing: what is sent, each item's own outcome, what is mended, what is guarded, and that nobody is disturbed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from connect.conformance import PNG
from support.zoho_bench import MODULE, ZohoWorld
from support.zoho_writes import (
    START,
    create,
    error_of,
    item_of,
    landed,
    meeting,
    names,
    people,
    sent,
    update,
    write,
)

from crmsync.connect.base import Collection, Delete, Failed, SetPhoto, Update, Written
from crmsync.connect.errors import (
    NotPermitted,
    Rejected,
    ReplyLost,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.zoho.client import CONCURRENT
from crmsync.model.items import Item, ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Participant, Reminder, Status, Value
from crmsync.sandbox.crm import (
    INTERNAL_ERROR,
    INVALID_TOKEN,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    Answer,
    Cut,
    Fault,
    FieldType,
    RefuseItems,
    Slow,
    custom_field,
)

# ---- several batches at once


def test_batches_of_several_threads_keep_to_the_calls_that_the_settings_allow_at_a_time(
    world: ZohoWorld,
) -> None:
    connector = world.connector(connections=2)
    contacts = world.open(connector=connector)
    assert contacts.capabilities.batches_at_once == 2
    world.crm.switch(concurrent_calls=2)
    world.crm.fail(Fault("/crm/v8/Contacts", Slow(0.05), times=None))
    before = connector.requests
    with ThreadPoolExecutor(5) as pool:
        outcomes = list(pool.map(lambda _: write(contacts, *people(3)), range(5)))
    assert {landed(one).id for batch in outcomes for one in batch} == {
        ItemId(str(record["id"])) for record in world.crm.records("Contacts")
    }
    assert connector.requests - before == 2 * 5, "created and read back, and never told to slow down"


# ---- nobody is disturbed


def test_no_write_fires_an_automation_or_mails_anybody(world: ZohoWorld) -> None:
    meetings, tasks = world.open(Kind.EVENTS), world.open(Kind.TASKS)
    guests = (Participant("guest@example.com", "Guest"),)
    made = landed(
        write(meetings, meeting(participants=guests, reminder=Reminder(before=timedelta(hours=1))))[0]
    )
    changed = landed(write(meetings, update(meetings, made.id, title="Review 2"))[0])
    write(meetings, Delete(made.id, changed.version))
    done = landed(write(tasks, create(subject="Call", due=date(2026, 6, 1), reminder=Reminder(at=START)))[0])
    write(tasks, update(tasks, done.id, status=Status.COMPLETED))
    assert world.crm.automation_log() == []
    bodies = sent(world, "POST") + sent(world, "PUT")
    assert all(body["trigger"] == [] for body in bodies)
    events = [body["data"][0] for body in bodies if "Event_Title" in body["data"][0]]
    assert [record["$send_notification"] for record in events] == [False, False]
    (deletion,) = world.crm.requests("Events$", "DELETE")
    assert deletion.query["wf_trigger"] == "false"


# ---- creates


def test_creates_go_by_the_hundred_and_are_read_back(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.forget_requests()
    outcomes = [landed(outcome) for outcome in write(contacts, *people(230))]
    assert len(names(world)) == 230
    assert [len(body["data"]) for body in sent(world, "POST")] == [100, 100, 30]
    assert len(world.crm.requests("^/crm/")) == 6
    assert outcomes[7].held == {"family_name": "Person 007"}
    assert item_of(contacts, outcomes[7].id).version == outcomes[7].version


def test_each_item_of_a_batch_has_its_own_outcome(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"POST /crm/v8/Contacts$", RefuseItems({1: "RECORD_LOCKED", 3: "NO_PERMISSION"})))
    outcomes = write(contacts, *people(5))
    assert [type(outcome) for outcome in outcomes] == [Written, Failed, Written, Failed, Written]
    assert isinstance(error_of(outcomes[1]), Rejected)
    assert isinstance(error_of(outcomes[3]), NotPermitted)
    assert names(world) == ["Person 000", "Person 002", "Person 004"]


def test_a_value_that_only_this_organisation_refuses_does_not_keep_the_item_out(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.change_field("Contacts", "Mobile", length=5)
    world.crm.change_field("Contacts", "Title", length=3)
    good, bad = (
        create(family_name="Babbage"),
        create(family_name="Byron", mobile_phone="123456789", title="Countess"),
    )
    first, second = (landed(outcome) for outcome in write(contacts, good, bad))
    assert first.left_out == {}
    assert second.left_out.keys() == {"mobile_phone", "title"}
    assert second.held == {"family_name": "Byron"}
    assert names(world) == ["Babbage", "Byron"]
    assert [len(body["data"]) for body in sent(world, "POST")] == [2, 1]


def test_a_refused_value_makes_the_fields_be_read_again(world: ZohoWorld) -> None:
    connector = world.connector()
    contacts = world.open(connector=connector)
    world.crm.change_field("Contacts", "Title", length=3)
    write(contacts, create(family_name="Byron", title="Countess"))
    assert not hasattr(world.open(connector=connector).rules.fits("title", "Countess"), "value")


def test_a_mandatory_value_that_is_refused_stops_a_new_item_but_not_an_update(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    change = update(contacts, ada, family_name="Lovelace", title="Countess")
    world.crm.change_field("Contacts", "Last_Name", length=5)
    error = error_of(write(contacts, create(family_name="Babbage"))[0])
    assert isinstance(error, Rejected)
    assert (error.code, error.field) == ("INVALID_DATA", "family_name")
    assert landed(write(contacts, change)[0]).left_out.keys() == {"family_name"}
    assert (world.record(ada)["Last_Name"], world.record(ada)["Title"]) == ("Byron", "Countess")


def test_what_is_required_beyond_our_fields_is_a_problem_of_the_item(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.add_field("Contacts", custom_field("Customer_No", FieldType.TEXT, mandatory=True))
    error = error_of(write(contacts, create(family_name="Byron"))[0])
    assert isinstance(error, Rejected)
    assert "Customer" in str(error)
    assert error.advice


def test_a_duplicate_of_a_unique_value_is_a_problem_of_the_item(world: ZohoWorld) -> None:
    world.crm.change_field("Contacts", "Email", unique=True)
    world.create(Kind.CONTACTS, "Byron", Email="ada@example.com")
    error = error_of(write(world.open(), create(family_name="Lovelace", email_1="ada@example.com"))[0])
    assert isinstance(error, Rejected)
    assert error.field == "email_1"


# ---- lost replies and faults


@pytest.mark.parametrize(
    "action, there",
    [(Cut.AFTER, 2), (Cut.WITHIN, 2), (INTERNAL_ERROR, 0), (UNAVAILABLE, 0), (Answer(200, "<html>"), 0)],
)
def test_a_create_whose_reply_is_lost_is_never_sent_again(world: ZohoWorld, action: Any, there: int) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"POST /crm/v8/Contacts$", action))
    outcomes = write(contacts, *people(2))
    assert [type(error_of(outcome)) for outcome in outcomes] == [ReplyLost] * 2
    assert len(names(world)) == there
    assert len(world.crm.requests("Contacts$", "POST")) == 1


def test_a_batch_after_a_lost_one_is_still_sent(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"POST /crm/v8/Contacts$", Cut.AFTER))
    outcomes = write(contacts, *people(120))
    assert [type(outcome) for outcome in outcomes] == [Failed] * 100 + [Written] * 20


def test_too_many_requests_are_waited_for(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"POST /crm/v8/Contacts$", TOO_MANY_REQUESTS, times=2))
    landed(write(contacts, create(family_name="Byron"))[0])
    assert len(world.slept) == 2


def test_too_many_requests_for_long_stop_the_rest(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"POST /crm/v8/Contacts$", TOO_MANY_REQUESTS, times=None))
    outcomes = write(contacts, *people(150))
    assert all(isinstance(error_of(outcome), Throttled) for outcome in outcomes)
    assert len(world.crm.requests("Contacts$", "POST")) == 3


def test_a_token_that_ended_is_renewed_once(world: ZohoWorld) -> None:
    contacts = world.open()
    world.clock.go(timedelta(minutes=5))
    world.crm.end_access_tokens()
    landed(write(contacts, create(family_name="Byron"))[0])
    assert len(world.crm.requests("oauth/v2/token")) == 2


def test_a_sign_in_that_ended_stops_everything(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"/crm/v8/Contacts$", INVALID_TOKEN, times=None))
    assert all(isinstance(error_of(outcome), SignInNeeded) for outcome in write(contacts, *people(150)))


@pytest.mark.parametrize("action", [Cut.BEFORE, Cut.AFTER, UNAVAILABLE, TOO_MANY_REQUESTS])
def test_an_update_is_repeated_and_recognised(world: ZohoWorld, action: Any) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    world.clock.go()
    change = update(contacts, ada, title="Countess")
    world.crm.fail(Fault(r"PUT /crm/v8/Contacts/", action))
    outcome = landed(write(contacts, change)[0])
    assert outcome.version == item_of(contacts, ada).version
    assert world.record(ada)["Title"] == "Countess"


def test_a_repeated_update_that_met_another_edit_may_have_landed(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    change = update(contacts, ada, title="Countess")
    world.edit(ada, {"Title": "Mathematician"})
    world.crm.fail(Fault(r"PUT /crm/v8/Contacts/", Cut.BEFORE))
    assert isinstance(error_of(write(contacts, change)[0]), ReplyLost)
    assert world.record(ada)["Title"] == "Mathematician"


def test_a_fault_inside_the_service_is_tried_in_a_later_run(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    world.crm.fail(Fault(r"PUT /crm/v8/Contacts/", INTERNAL_ERROR))
    assert isinstance(error_of(write(contacts, update(contacts, ada, title="x"))[0]), ServiceFault)


# ---- updates


def versions_sent(world: ZohoWorld) -> list[str]:
    return [entry.headers["if-unmodified-since"] for entry in world.crm.requests("Contacts", "PUT")]


def test_few_updates_go_singly_each_against_its_version(world: ZohoWorld) -> None:
    contacts = world.open()
    made = [world.create(Kind.CONTACTS, f"Person {number}") for number in range(3)]
    changes = [update(contacts, item, title="Title") for item in made]
    world.clock.go()
    world.crm.forget_requests()
    outcomes = [landed(outcome) for outcome in write(contacts, *changes)]
    assert sorted(versions_sent(world)) == sorted(change.version for change in changes)
    assert {outcome.version for outcome in outcomes} == {world.clock().isoformat()}
    assert len(world.crm.requests("^/crm/")) == 3
    assert sent(world, "PUT")[0]["data"][0].keys() == {"Title", "id"}


def many(world: ZohoWorld, contacts: Collection, count: int, **changes: Value) -> list[Update]:
    made = world.crm.person.create_many("Contacts", ({"Last_Name": f"Person {n:03}"} for n in range(count)))
    world.clock.go()
    items = contacts.fetch([ItemId(item) for item in made])
    return [Update(item.id, item.version, changes) for item in items if isinstance(item, Item)]


def test_many_updates_go_by_the_hundred_right_after_their_versions_were_read(world: ZohoWorld) -> None:
    contacts = world.open()
    changes = many(world, contacts, 230, title="Title")
    world.crm.forget_requests()
    assert all(isinstance(outcome, Written) for outcome in write(contacts, *changes))
    assert [len(body["data"]) for body in sent(world, "PUT")] == [100, 100, 30]
    assert len(world.crm.requests("^/crm/")) == 6
    assert set(versions_sent(world)) == {world.clock().isoformat()}
    assert all(record["Title"] == "Title" for record in world.crm.records("Contacts"))


def test_in_a_large_batch_only_the_stale_and_vanished_fail(world: ZohoWorld) -> None:
    contacts = world.open()
    changes = many(world, contacts, 20, title="Title")
    world.edit(changes[3].id, {"Title": "Theirs"})
    world.delete(changes[5].id)
    outcomes = write(contacts, *changes)
    assert isinstance(error_of(outcomes[3]), Stale)
    assert isinstance(error_of(outcomes[5]), Vanished)
    assert sum(isinstance(outcome, Written) for outcome in outcomes) == 18
    assert world.record(changes[3].id)["Title"] == "Theirs"


def test_an_edit_between_the_reading_and_the_batch_sends_it_singly(world: ZohoWorld) -> None:
    contacts = world.open()
    changes = many(world, contacts, 12, title="Title")
    stale = Answer(
        412, {"data": [{"code": "ALREADY_MODIFIED", "details": {}, "message": "", "status": "error"}]}
    )
    world.crm.fail(Fault(r"PUT /crm/v8/Contacts$", stale))
    assert all(isinstance(outcome, Written) for outcome in write(contacts, *changes))
    assert len(world.crm.requests("v8/Contacts/", "PUT")) == 12


def test_a_large_batch_mends_what_is_refused(world: ZohoWorld) -> None:
    contacts = world.open()
    changes = many(world, contacts, 12, title="Countess", department="Engines")
    world.crm.change_field("Contacts", "Title", length=3)
    outcomes = [landed(outcome) for outcome in write(contacts, *changes)]
    assert all(outcome.left_out.keys() == {"title"} for outcome in outcomes)
    assert {record["Department"] for record in world.crm.records("Contacts")} == {"Engines"}


def test_what_zoho_requires_is_never_emptied(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron", Title="Countess")
    outcome = landed(write(contacts, update(contacts, ada, family_name=None, title=None))[0])
    assert outcome.left_out.keys() == {"family_name"}
    assert (world.record(ada)["Last_Name"], world.record(ada)["Title"]) == ("Byron", None)
    world.crm.forget_requests()
    alone = landed(write(contacts, Update(ada, outcome.version, {"family_name": None}))[0])
    assert (alone.version, set(alone.left_out)) == (outcome.version, {"family_name"})
    assert world.crm.requests("^/crm/") == []


def test_an_update_with_nothing_left_to_say_is_no_request(world: ZohoWorld) -> None:
    meetings = world.open(Kind.EVENTS)
    review = world.create(Kind.EVENTS, "Review", Remind_At=[{"unit": 15, "period": "minutes"}])
    change = update(meetings, review, reminder=Reminder(before=timedelta(minutes=15)))
    assert landed(write(meetings, change)[0]).version == change.version
    assert world.crm.requests("Events", "PUT") == []


def test_a_vanished_record_is_planned_again(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    change = update(contacts, ada, title="x")
    world.delete(ada)
    assert isinstance(error_of(write(contacts, change)[0]), Vanished)


@pytest.mark.parametrize(
    "code, kind",
    [("RECORD_LOCKED", Rejected), ("NO_PERMISSION", NotPermitted), ("CONVERTED_RECORD", Vanished)],
)
def test_a_blocked_record_says_why(world: ZohoWorld, code: str, kind: type[Exception]) -> None:
    contacts = world.open()
    ada, bob = world.create(Kind.CONTACTS, "Byron"), world.create(Kind.CONTACTS, "Babbage")
    changes = [update(contacts, item, title="x") for item in (ada, bob)]
    world.crm.block(ada, code)
    refused, good = write(contacts, *changes)
    assert isinstance(error_of(refused), kind)
    landed(good)


def test_one_stop_spares_the_other_updates_their_requests(world: ZohoWorld) -> None:
    contacts = world.open()
    changes = [update(contacts, world.create(Kind.CONTACTS, str(n)), title="x") for n in range(10)]
    world.crm.fail(Fault(r"PUT /crm/v8/Contacts/", INVALID_TOKEN, times=None))
    world.crm.forget_requests()
    assert all(isinstance(error_of(outcome), SignInNeeded) for outcome in write(contacts, *changes))
    assert len(world.crm.requests("Contacts", "PUT")) <= CONCURRENT < len(changes)


# ---- deletions


def test_deletions_go_by_the_hundred_after_their_versions_were_read(world: ZohoWorld) -> None:
    contacts = world.open()
    items = many(world, contacts, 150)
    world.edit(items[2].id, {"Title": "Edited"})
    world.delete(items[4].id)
    world.crm.forget_requests()
    outcomes = write(contacts, *(Delete(item.id, item.version) for item in items))
    assert isinstance(error_of(outcomes[2]), Stale)
    assert isinstance(error_of(outcomes[4]), Vanished)
    assert sum(isinstance(outcome, Written) for outcome in outcomes) == 148
    assert len(world.crm.records("Contacts")) == 1
    assert len(world.crm.requests("^/crm/")) == 4


@pytest.mark.parametrize("action", [Cut.AFTER, Cut.BEFORE, UNAVAILABLE])
def test_a_deletion_is_repeated_and_recognised(world: ZohoWorld, action: Any) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    doomed = Delete(ada, item_of(contacts, ada).version)
    world.crm.fail(Fault(r"DELETE /crm/v8/Contacts$", action))
    assert landed(write(contacts, doomed)[0]).version == ""
    assert world.crm.records("Contacts") == []


def test_a_deletion_that_is_refused_says_why(world: ZohoWorld) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    doomed = Delete(ada, item_of(contacts, ada).version)
    world.crm.block(ada, "RECORD_LOCKED")
    assert isinstance(error_of(write(contacts, doomed)[0]), Rejected)


# ---- pictures


@pytest.mark.parametrize("moves", [True, False])
def test_a_picture_is_set_against_its_version_and_read_back(world: ZohoWorld, moves: bool) -> None:
    world.crm.switch(photo_moves_modified=moves)
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    version = item_of(contacts, ada).version
    world.clock.go()
    outcome = landed(write(contacts, SetPhoto(ada, version, PNG))[0])
    assert (outcome.version != version) is moves
    assert outcome.held == item_of(contacts, ada).fields
    assert contacts.photo(ada) == PNG
    world.edit(ada, {"Title": "x"})
    assert isinstance(error_of(write(contacts, SetPhoto(ada, outcome.version, None))[0]), Stale)
    assert contacts.photo(ada) is not None


@pytest.mark.parametrize("photo", [PNG, None], ids=["set", "removed"])
def test_a_picture_that_could_not_be_read_back_may_have_landed(world: ZohoWorld, photo: bytes | None) -> None:
    contacts = world.open()
    ada = world.create(Kind.CONTACTS, "Byron")
    outcome = landed(write(contacts, SetPhoto(ada, item_of(contacts, ada).version, PNG))[0])
    world.crm.fail(Fault(r"GET /crm/v8/Contacts$", INTERNAL_ERROR, nth=2))
    assert isinstance(error_of(write(contacts, SetPhoto(ada, outcome.version, photo))[0]), ReplyLost)
    assert contacts.photo(ada) == photo


def test_tasks_have_no_pictures(world: ZohoWorld) -> None:
    with pytest.raises(LookupError):
        world.open(Kind.TASKS).photo(ItemId("1"))


# ---- what became of it


def test_what_changed_right_after_a_write_is_left_to_the_feed(world: ZohoWorld) -> None:
    contacts = world.open()
    next_id = str(int(world.create(Kind.CONTACTS, "Babbage")) + 1)
    theirs = {"id": next_id, "Last_Name": "Theirs", "Modified_Time": "2030-01-01T00:00:00+00:00"}
    world.crm.fail(Fault(r"GET /crm/v8/Contacts$", Answer(200, {"data": [theirs], "info": {}})))
    outcome = landed(write(contacts, create(family_name="Byron"))[0])
    assert outcome.id == next_id
    assert outcome.held is None
    assert outcome.version == world.clock().isoformat()


def test_a_read_back_that_fails_does_not_hide_that_the_write_landed(world: ZohoWorld) -> None:
    contacts = world.open()
    world.crm.fail(Fault(r"GET /crm/v8/Contacts$", INTERNAL_ERROR))
    assert landed(write(contacts, create(family_name="Byron"))[0]).held is None


def test_a_module_that_may_not_be_changed_is_known_beforehand(world: ZohoWorld) -> None:
    module = {
        "api_name": "Contacts",
        "plural_label": "Contacts",
        "viewable": True,
        "creatable": False,
        "editable": False,
    }
    world.crm.fail(Fault("settings/modules", Answer(200, {"modules": [module]}), times=2))
    connector = world.connector()
    (info,) = connector.folders()
    assert info.read_only
    assert world.open(connector=connector).capabilities.read_only


def test_credits_are_counted_as_the_service_does(world: ZohoWorld) -> None:
    connector = world.connector()
    write(world.open(connector=connector), *people(35))
    assert connector.client.credits == world.crm.credits_spent
    assert connector.client.remaining is None


def test_batches_are_yielded_as_they_are_known(world: ZohoWorld) -> None:
    contacts = world.open()
    outcomes = contacts.write(people(150))
    landed(next(iter(outcomes)))
    assert len(world.crm.records(MODULE[Kind.CONTACTS])) == 100
    rest: Sequence[Written | Failed] = list(outcomes)
    assert len(rest) == 149
