"""Writing contacts: batches, versions, operation keys, lost replies, and that nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from connect.conformance import PNG, fetch_one, listed, new_key
from support.graph_bench import GraphWorld

from crmsync.connect.base import Collection, Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.errors import (
    Disposition,
    FolderGone,
    NotPermitted,
    Rejected,
    ReplyLost,
    SignInNeeded,
    Stale,
    Throttled,
)
from crmsync.model.items import ItemId, Version
from crmsync.model.values import Value
from crmsync.sandbox.graph import (
    ACCESS_DENIED,
    CONFLICT,
    GATEWAY_TIMEOUT,
    INTERNAL_ERROR,
    QUOTA_EXCEEDED,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    Answer,
    Cut,
    Fault,
    Slow,
)

POST = r"POST /v1.0/me/contactFolders/.*/contacts"
PATCH = r"PATCH /v1.0/me/contacts/"
DELETE = r"DELETE /v1.0/me/contacts/"


def creates(*names: str) -> list[Write]:
    return [Create(new_key(), {"family_name": name}) for name in names]


def update(collection: Collection, item: ItemId, **changes: Value | None) -> Update:
    return Update(item, fetch_one(collection, item).version, changes)


def written(collection: Collection, writes: Sequence[Write]) -> list[Written]:
    outcomes = list(collection.write(writes))
    assert all(isinstance(outcome, Written) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Written)]


def error(collection: Collection, write: Write) -> Exception:
    (outcome,) = collection.write([write])
    assert isinstance(outcome, Failed), outcome
    return outcome.error


def names(world: GraphWorld) -> list[str]:
    return sorted(item["surname"] for item in world.all())


# ---- what is sent


def test_writes_go_twenty_at_a_time(world: GraphWorld) -> None:
    collection = world.open()
    world.graph.forget_requests()
    written(collection, creates(*(f"Person {number:02}" for number in range(45))))
    assert len(names(world)) == 45
    assert len(world.graph.requests("batch")) == 6, "looked for and made, three times"
    assert len(world.graph.writes()) == 45


def test_an_update_sends_what_changed_and_the_version(world: GraphWorld) -> None:
    item = world.create({"surname": "Byron", "jobTitle": "Analyst", "spouseName": "William"})
    collection = world.open()
    (outcome,) = written(collection, [update(collection, item, title="Countess")])
    (sent,) = world.graph.calls(r"/me/contacts/", "PATCH")
    assert sent.json() == {"jobTitle": "Countess"}
    assert sent.headers["if-match"].startswith('W/"')
    assert outcome.version == fetch_one(collection, item).version
    assert world.held(item)["spouseName"] == "William"


def test_an_update_that_changes_nothing_sends_nothing(world: GraphWorld) -> None:
    item = world.create({"surname": "Byron"})
    collection = world.open()
    write = update(collection, item, family_name="Byron")
    (outcome,) = written(collection, [write])
    assert outcome.version == write.version
    assert world.graph.writes() == []


def test_the_reply_tells_what_is_held_extended_properties_included(world: GraphWorld) -> None:
    collection = world.open()
    made = {"family_name": "Byron", "fax": "+44 20 3", "email_2": "ada@example.org"}
    (outcome,) = written(collection, [Create(new_key(), made)])
    assert outcome.held == made
    (changed,) = written(collection, [Update(outcome.id, outcome.version, {"other_phone": "1", "fax": None})])
    assert changed.held == {"family_name": "Byron", "other_phone": "1", "email_2": "ada@example.org"}
    assert fetch_one(collection, outcome.id).fields == changed.held


def test_photos_are_not_synced_and_say_so(world: GraphWorld) -> None:
    item = world.create({"surname": "Byron"})
    collection = world.open()
    refused = error(collection, SetPhoto(item, fetch_one(collection, item).version, PNG))
    assert "Photos" in str(refused)
    assert world.graph.writes() == []


# ---- versions


@pytest.mark.parametrize("heeded", [True, False])
def test_a_stale_write_is_refused_before_it_is_sent(world: GraphWorld, heeded: bool) -> None:
    world.graph.switch(if_match=heeded)
    item = world.create({"surname": "Byron"})
    collection = world.open()
    version = fetch_one(collection, item).version
    world.edit(item, {"jobTitle": "Theirs"})
    for write in (Update(item, version, {"title": "Ours"}), Delete(item, version)):
        assert isinstance(error(collection, write), Stale)
    assert world.graph.writes() == []
    assert world.held(item)["jobTitle"] == "Theirs"


@pytest.mark.parametrize("match", [PATCH, DELETE])
def test_a_change_between_reading_and_writing_is_noticed_by_the_service(
    world: GraphWorld, match: str
) -> None:
    item = world.create({"surname": "Byron"})
    collection = world.open()
    version = fetch_one(collection, item).version
    world.graph.fail(Fault(match, CONFLICT))
    write: Write = Update(item, version, {"title": "Ours"}) if match == PATCH else Delete(item, version)
    assert isinstance(error(collection, write), Stale)


def test_every_write_to_an_item_names_its_version(world: GraphWorld) -> None:
    item = world.create({"surname": "Byron"})
    collection = world.open()
    written(collection, [update(collection, item, title="Countess")])
    written(collection, [Delete(item, fetch_one(collection, item).version)])
    assert all(
        "if-match" in call.headers for call in world.graph.calls(r"/me/contacts/") if call.method != "GET"
    )
    assert names(world) == []


# ---- operation keys


def test_a_create_whose_reply_was_lost_is_made_once(world: GraphWorld) -> None:
    collection = world.open(connector=world.connector(tries=1))
    batch = creates("Byron", "Babbage", "Somerville")
    world.graph.fail(Fault(POST, Cut.AFTER, nth=2))
    outcomes = list(collection.write(batch))
    assert {type(outcome) for outcome in outcomes} == {Failed}
    assert all(
        isinstance(outcome, Failed) and outcome.error.disposition is Disposition.UNKNOWN
        for outcome in outcomes
    )
    landed = len(names(world))
    assert landed > 0
    again = written(collection, batch)
    assert names(world) == ["Babbage", "Byron", "Somerville"]
    items, _ = listed(collection)
    assert {outcome.id for outcome in again} == items.keys()
    assert {item.key for item in items.values()} == {
        write.key for write in batch if isinstance(write, Create)
    }


def test_two_creates_with_equal_values_are_two(world: GraphWorld) -> None:
    written(world.open(), creates("Call", "Call"))
    assert names(world) == ["Call", "Call"]


def test_an_operation_key_is_found_whatever_it_holds(world: GraphWorld) -> None:
    collection = world.open()
    write = Create(type(new_key())("it's a key"), {"family_name": "Byron"})
    first = written(collection, [write])
    assert written(collection, [write])[0].id == first[0].id
    assert names(world) == ["Byron"]


# ---- faults


@pytest.mark.parametrize("fault", [TOO_MANY_REQUESTS, UNAVAILABLE])
def test_a_part_that_is_told_to_wait_goes_again_alone(world: GraphWorld, fault: Answer) -> None:
    collection = world.open()
    world.graph.fail(Fault(POST, fault, nth=2))
    written(collection, creates("One", "Two", "Three"))
    assert names(world) == ["One", "Three", "Two"]
    assert len(world.graph.calls("contacts", "POST")) == 4
    assert max(span.total_seconds() for span in world.slept) == 1


def test_a_service_that_stays_busy_stops_the_batch(world: GraphWorld) -> None:
    collection = world.open(connector=world.connector(tries=2))
    world.graph.fail(Fault(POST, TOO_MANY_REQUESTS, times=None))
    outcomes = list(collection.write(creates(*(f"P{number}" for number in range(25)))))
    assert len(outcomes) == 25
    errors = [outcome.error for outcome in outcomes if isinstance(outcome, Failed)]
    assert len(errors) == 25
    assert all(isinstance(one, Throttled) for one in errors)
    assert len(world.graph.calls("contacts", "POST")) == 40, "the rest is not tried"


@pytest.mark.parametrize("fault", [INTERNAL_ERROR, GATEWAY_TIMEOUT])
def test_a_write_the_service_failed_at_may_have_landed(world: GraphWorld, fault: Answer) -> None:
    item = world.create({"surname": "Byron"})
    collection = world.open()
    world.graph.fail(Fault(PATCH, fault))
    lost = error(collection, update(collection, item, title="Countess"))
    assert isinstance(lost, ReplyLost)
    assert lost.late


@pytest.mark.parametrize("fault", [INTERNAL_ERROR, GATEWAY_TIMEOUT, Answer(200, "<html>"), Answer(200, {})])
def test_a_batch_the_service_failed_at_may_have_landed(world: GraphWorld, fault: Answer) -> None:
    collection = world.open()
    world.graph.fail(Fault(r"/v1.0/\$batch", fault, nth=2))
    lost = error(collection, creates("Byron")[0])
    assert isinstance(lost, ReplyLost)


def test_a_batch_that_does_not_answer_a_part_leaves_it_open(world: GraphWorld) -> None:
    collection = world.open()
    answered = Answer(200, {"responses": [{"id": "1", "status": 201, "body": {"id": "x", "surname": "Two"}}]})
    world.graph.fail(Fault(r"/v1.0/\$batch", answered, nth=2))
    first, second = collection.write(creates("One", "Two"))
    assert isinstance(first, Failed)
    assert isinstance(first.error, ReplyLost)
    assert isinstance(second, Written)
    assert second.version == Version(""), "without a version the feed tells"


@pytest.mark.parametrize(
    "fault, kind",
    [
        (ACCESS_DENIED, NotPermitted),
        (QUOTA_EXCEEDED, Rejected),
        (Answer(400, {"error": {"code": "ErrorInvalidProperty", "message": "No."}}), Rejected),
        (Answer(413, None), Rejected),
    ],
)
def test_one_refused_write_stops_only_itself(world: GraphWorld, fault: Answer, kind: type[Exception]) -> None:
    collection = world.open()
    world.graph.fail(Fault(POST, fault, nth=2))
    outcomes = list(collection.write(creates("One", "Two", "Three")))
    assert [type(outcome) for outcome in outcomes] == [Written, Failed, Written]
    failed = outcomes[1]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, kind)
    assert failed.error.service == "Microsoft 365"
    assert names(world) == ["One", "Three"]


def test_a_sign_in_that_ended_ends_the_batch(world: GraphWorld) -> None:
    collection = world.open()
    world.graph.book.end_access_tokens()
    world.graph.forget_requests()
    outcomes = list(collection.write(creates(*(f"P{number}" for number in range(25)))))
    assert all(isinstance(one, Failed) and isinstance(one.error, SignInNeeded) for one in outcomes)
    assert len(world.graph.requests()) == 1


def test_a_folder_that_vanishes_between_looking_and_creating_is_said(world: GraphWorld) -> None:
    collection = world.open()
    world.graph.fail(Fault(POST, Answer(404, {"error": {"code": "ErrorItemNotFound", "message": "x"}})))
    assert isinstance(error(collection, creates("One")[0]), FolderGone)


def test_a_batch_runs_alone_because_its_parts_run_four_at_a_time(world: GraphWorld) -> None:
    connector = world.connector()
    world.graph.fail(Fault(POST, Slow(0.01), times=None))
    collections = [world.open(connector=connector) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        done = pool.map(
            lambda one: written(one[1], creates(*(f"{one[0]} {number}" for number in range(5)))),
            enumerate(collections),
        )
        assert sum(map(len, done)) == 30
    assert len(names(world)) == 30
    assert world.graph.busiest == 4
    assert {call.status for call in world.graph.calls()} == {200, 201}, "none was one too many"


def test_a_contact_that_is_made_again_gets_back_what_has_no_field(world: GraphWorld) -> None:
    item = world.create({"surname": "Byron", "spouseName": "William", "personalNotes": "old"})
    collection = world.open()
    held = fetch_one(collection, item)
    written(collection, [Delete(item, held.version)])
    (made,) = written(collection, [Create(new_key(), {"family_name": "Byron"}, held.original)])
    again = world.held(made.id)
    assert again["spouseName"] == "William"
    assert not again["personalNotes"], "a field that was not asked for stays empty"
    assert made.id != item
