"""Writing: versions, one outcome each, operation keys, lost replies, nobody mailed, nothing else touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from connect.conformance import PNG, create, fetch_one, listed, new_key
from lxml import etree
from support.ews_bench import ExchangeWorld

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
from crmsync.connect.ews.wire import t
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Value
from crmsync.sandbox.ews import (
    INTERNAL_ERROR,
    TIMEOUT,
    TRANSIENT_ERROR,
    Answer,
    Cut,
    Fault,
    RefuseItems,
    Removal,
    server_busy,
    soap_fault,
)

MADE = "POST CreateItem"
CHANGED = "POST UpdateItem"
DELETED = "POST DeleteItem"


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


def names(world: ExchangeWorld) -> list[str]:
    return sorted(item["Surname"] for item in world.all())


def sent(world: ExchangeWorld, operation: str) -> etree._Element:
    """The last request of that name."""
    return etree.fromstring(world.bodies(operation)[-1])


# ---- what is sent


def test_writes_go_twenty_at_a_time(world: ExchangeWorld) -> None:
    collection = world.open()
    written(collection, creates(*(f"Person {number:02}" for number in range(45))))
    assert len(names(world)) == 45
    assert len(world.exchange.calls("CreateItem")) == 3
    assert len(world.exchange.calls("FindItem")) == 3


def test_an_update_sends_what_changed_and_the_version(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron", "JobTitle": "Analyst", "SpouseName": "William"})
    collection = world.open()
    write = update(collection, item, title="Countess")
    (outcome,) = written(collection, [write])
    request = sent(world, "UpdateItem")
    (operation,) = request.iter("{*}UpdateItem")
    assert operation.get("ConflictResolution") == "NeverOverwrite"
    assert operation.get("SendMeetingInvitationsOrCancellations") == "SendToNone"
    (change,) = request.iter(t("ItemId"))
    assert change.get("ChangeKey") == write.version
    (updates,) = request.iter(t("Updates"))
    assert [one.get("FieldURI") for one in updates.iter(t("FieldURI"))] == ["contacts:JobTitle"]
    assert outcome.version == fetch_one(collection, item).version
    assert world.held(item)["SpouseName"] == "William"


def test_an_update_that_changes_nothing_sends_nothing(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    write = update(collection, item, family_name="Byron")
    (outcome,) = written(collection, [write])
    assert outcome.version == write.version
    assert world.exchange.writes() == []


def test_a_phone_number_is_emptied_by_itself(world: ExchangeWorld) -> None:
    phones = {"HomePhone": "1", "MobilePhone": "2", "Pager": "3", "CarPhone": "4"}
    item = world.create({"Surname": "Byron", "PhoneNumbers": phones})
    collection = world.open()
    written(collection, [update(collection, item, home_phone=None, mobile_phone="22")])
    assert world.held(item)["PhoneNumbers"] == {"MobilePhone": "22", "Pager": "3", "CarPhone": "4"}


@pytest.mark.parametrize("removal", list(Removal))
def test_a_mail_address_is_emptied_whatever_that_takes(world: ExchangeWorld, removal: Removal) -> None:
    world.exchange.switch(mail_address_removal=removal)
    collection = world.open()
    mails = {f"email_{place}": f"ada{place}@example.org" for place in (1, 2, 3)}
    made = create(collection, {"family_name": "Byron", **mails})
    written(collection, [update(collection, made.id, email_2=None)])
    left = fetch_one(collection, made.id).fields
    assert {name: left.get(name) for name in mails} == {**mails, "email_2": None}


def test_a_deletion_leaves_it_among_the_deleted_items(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    written(collection, [Delete(item, fetch_one(collection, item).version)])
    (operation,) = sent(world, "DeleteItem").iter("{*}DeleteItem")
    assert operation.get("DeleteType") == "MoveToDeletedItems"
    assert operation.get("SendMeetingCancellations") == "SendToNone"
    assert names(world) == []


def test_photos_are_not_synced_and_say_so(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    refused = error(collection, SetPhoto(item, fetch_one(collection, item).version, PNG))
    assert "Photos" in str(refused)
    assert world.exchange.writes() == []


# ---- versions


def test_exchange_itself_refuses_what_changed_in_the_last_moment(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    write = update(collection, item, family_name="Ours")
    world.exchange.fail(Fault("POST UpdateItem", RefuseItems({0: "ErrorIrresolvableConflict"})))
    assert isinstance(error(collection, write), Stale)
    assert names(world) == ["Byron"]


def test_a_conflict_drops_no_other_result(world: ExchangeWorld) -> None:
    items = [world.create({"Surname": f"Person {number}"}) for number in range(5)]
    collection = world.open()
    writes = [update(collection, item, title="Engineer") for item in items]
    world.exchange.fail(
        Fault(CHANGED, RefuseItems({1: "ErrorIrresolvableConflict", 3: "ErrorPropertyValidationFailure"}))
    )
    outcomes = {id(one.write): one for one in collection.write(writes)}
    found = [outcomes[id(write)] for write in writes]
    assert [type(one) for one in found] == [Written, Failed, Written, Failed, Written]
    errors = [one.error for one in found if isinstance(one, Failed)]
    assert [type(one) for one in errors] == [Stale, Rejected]
    for item, outcome in zip(items, found, strict=True):
        assert ("JobTitle" in world.held(item)) is isinstance(outcome, Written)


def test_an_edit_between_reading_and_deleting_saves_the_item(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    version = fetch_one(collection, item).version
    world.edit(item, {"Surname": "King"})
    assert isinstance(error(collection, Delete(item, version)), Stale)
    assert names(world) == ["King"]
    assert world.exchange.calls("DeleteItem") == []


# ---- what goes wrong


def test_one_bad_item_in_a_request_stops_only_itself(world: ExchangeWorld) -> None:
    collection = world.open()
    batch = creates("One", "Two", "Three")
    world.exchange.fail(Fault(MADE, soap_fault("ErrorSchemaValidation", "The request is not valid.")))
    assert len(written(collection, batch)) == 3
    assert names(world) == ["One", "Three", "Two"]
    assert len(world.exchange.calls("CreateItem")) == 4


@pytest.mark.parametrize("fault", [Cut.AFTER, Cut.WITHIN])
def test_a_lost_reply_to_a_create_leaves_one_item(world: ExchangeWorld, fault: Cut) -> None:
    collection = world.open()
    write = Create(new_key(), {"family_name": "Once"})
    world.exchange.fail(Fault(MADE, fault))
    lost = error(collection, write)
    assert isinstance(lost, ReplyLost)
    (again,) = written(collection, [write])
    assert names(world) == ["Once"]
    assert again.id in listed(collection)[0]
    assert fetch_one(collection, again.id).key == write.key


@pytest.mark.parametrize(
    "fault", [INTERNAL_ERROR, TRANSIENT_ERROR, TIMEOUT, Answer(502, "bad gateway"), Cut.AFTER]
)
@pytest.mark.parametrize("verb", [MADE, CHANGED, DELETED])
def test_a_write_that_failed_inside_may_have_landed(world: ExchangeWorld, fault: Any, verb: str) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    write: Write
    match verb:
        case "POST CreateItem":
            write = Create(new_key(), {"family_name": "New"})
        case "POST UpdateItem":
            write = update(collection, item, title="Countess")
        case _:
            write = Delete(item, fetch_one(collection, item).version)
    world.exchange.fail(Fault(verb, fault))
    found = error(collection, write)
    assert isinstance(found, ReplyLost)
    assert found.disposition is Disposition.UNKNOWN
    assert len(world.exchange.calls(verb.partition(" ")[2])) == 1, "it is not repeated"


def test_an_answer_that_names_no_item_is_no_answer(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron"})
    collection = world.open()
    change = update(collection, item, title="Countess")
    for verb in ("CreateItem", "UpdateItem"):
        body = answered(verb, "<m:ResponseCode>NoError</m:ResponseCode><m:Items><t:Contact/></m:Items>")
        world.exchange.fail(Fault(f"POST {verb}", Answer(200, body)))
    assert isinstance(error(collection, creates("One")[0]), ReplyLost)
    (outcome,) = written(collection, [change])
    assert (outcome.id, outcome.version) == (item, "")


def answered(operation: str, message: str) -> str:
    """The reply to an operation with one message."""
    spaces = " ".join(
        f'xmlns:{prefix}="http://schemas.microsoft.com/exchange/services/2006/{name}"'
        for prefix, name in (("m", "messages"), ("t", "types"))
    )
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f"<m:{operation}Response {spaces}><m:ResponseMessages>"
        f'<m:{operation}ResponseMessage ResponseClass="Success">{message}</m:{operation}ResponseMessage>'
        f"</m:ResponseMessages></m:{operation}Response></s:Body></s:Envelope>"
    )


def test_an_item_that_failed_inside_may_have_landed(world: ExchangeWorld) -> None:
    collection = world.open()
    world.exchange.fail(Fault(MADE, RefuseItems({1: "ErrorInternalServerError"})))
    outcomes = list(collection.write(creates("One", "Two", "Three")))
    assert [type(one) for one in outcomes] == [Written, Failed, Written]
    (lost,) = [one.error for one in outcomes if isinstance(one, Failed)]
    assert isinstance(lost, ReplyLost)


def test_a_busy_server_is_waited_for_and_then_ends_the_batch(world: ExchangeWorld) -> None:
    collection = world.open()
    world.exchange.fail(Fault(MADE, server_busy(10)))
    written(collection, creates("One"))
    world.exchange.fail(Fault(MADE, server_busy(10), times=None))
    outcomes = list(collection.write(creates(*(f"Person {number}" for number in range(25)))))
    errors = [one.error for one in outcomes if isinstance(one, Failed)]
    assert len(errors) == 25
    assert all(isinstance(one, Throttled) for one in errors)
    assert names(world) == ["One"]


def test_a_password_that_changed_ends_the_batch(world: ExchangeWorld) -> None:
    collection = world.open()
    listed(collection)
    world.exchange.set_password("another")
    outcomes = list(collection.write(creates("One", "Two")))
    assert all(isinstance(one, Failed) and isinstance(one.error, SignInNeeded) for one in outcomes)


def test_a_folder_that_vanished_says_so(world: ExchangeWorld) -> None:
    from crmsync.connect.base import OpenOptions
    from crmsync.sandbox.ews import Kind as Store

    folder = world.exchange.person.create_folder(Store.CONTACTS, "Customers")
    collection = world.connector().open(folder, Kind.CONTACTS, OpenOptions())
    world.exchange.person.delete_folder(folder)
    assert isinstance(error(collection, creates("One")[0]), FolderGone)


def test_a_right_that_is_missing_is_a_problem_of_the_item(world: ExchangeWorld) -> None:
    collection = world.open()
    world.exchange.fail(Fault(MADE, RefuseItems({0: "ErrorCreateItemAccessDenied"})))
    found = error(collection, creates("One")[0])
    assert isinstance(found, NotPermitted)
    assert found.advice


def test_a_restored_item_has_what_no_field_holds(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron", "SpouseName": "William", "PhoneNumbers": {"Pager": "7"}})
    collection = world.open()
    before = fetch_one(collection, item)
    world.delete(item)
    (again,) = written(collection, [Create(new_key(), before.fields, before.original)])
    held = world.held(again.id)
    assert held["SpouseName"] == "William"


def test_a_task_that_gets_another_id_is_known_by_it(world: ExchangeWorld) -> None:
    collection = world.open(Kind.TASKS)
    made = create(collection, {"subject": "Call"})
    with world.exchange.switched(task_id_changes=True):
        (outcome,) = written(collection, [update(collection, made.id, subject="Call again")])
    assert outcome.id != made.id
    assert fetch_one(collection, outcome.id).fields["subject"] == "Call again"
