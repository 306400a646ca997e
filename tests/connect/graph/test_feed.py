"""Reading: pages, repeated and reordered deltas, lost tokens, foreign links, and what an idle run costs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from connect.conformance import everything, listed, versions
from support.graph_bench import GraphWorld

from crmsync.connect.base import Fate, Page
from crmsync.connect.errors import (
    CursorLost,
    NotPermitted,
    NotSupported,
    ServiceFault,
    SignInNeeded,
    Throttled,
)
from crmsync.model.items import Cursor, Item
from crmsync.model.kinds import Kind
from crmsync.sandbox.graph import (
    ACCESS_DENIED,
    INTERNAL_ERROR,
    MAILBOX_NOT_IN_CLOUD,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    Answer,
    Fault,
    LostToken,
)
from crmsync.sandbox.graph import Kind as Store

DELTA = r"/contacts/delta"
PREFER = 'IdType="ImmutableId"'


def people(world: GraphWorld, count: int) -> list[str]:
    return [world.create({"surname": f"Person {number:02}"}) for number in range(count)]


def everyone_asks_for_immutable_ids(world: GraphWorld) -> bool:
    asked = [*world.graph.requests("/v1.0/"), *world.graph.calls("/v1.0/")]
    return bool(asked) and all(PREFER in request.headers.get("prefer", "") for request in asked)


def test_a_folder_of_many_pages_is_told_whole(world: GraphWorld) -> None:
    made = people(world, 25)
    with world.graph.switched(delta_page_size=4):
        collection = world.open()
        items, cursor = listed(collection)
        assert items.keys() == set(made)
        for item in made[3:20]:
            world.edit(item, {"jobTitle": "Engineer"})
        news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert news.keys() == set(made[3:20])
    assert gone == set()
    assert everyone_asks_for_immutable_ids(world)


def test_a_delta_that_repeats_itself_in_any_order_is_told_right(world: GraphWorld) -> None:
    made = people(world, 12)
    collection = world.open()
    items, cursor = listed(collection)
    world.graph.switch(delta_page_size=3, repeat_delta_items=True, reorder_delta=True)
    for item in made[:5]:
        world.edit(item, {"jobTitle": "Engineer"})
    for item in made[5:8]:
        world.delete(item)
    world.graph.forget_requests()
    news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert news.keys() == set(made[:5])
    assert gone == set(made[5:8])
    if world.graph.behaviour.etags_in_delta:
        reads = world.graph.calls(r"/me/contacts/", "GET")
        assert len(reads) == 5, "an item that is repeated in the same version is read once"


def test_a_change_that_is_told_late_is_told(world: GraphWorld) -> None:
    made = people(world, 3)
    collection = world.open()
    items, cursor = listed(collection)
    with world.graph.switched(delta_delay=timedelta(minutes=10)):
        world.edit(made[0], {"jobTitle": "Engineer"})
        news, _, cursor = everything(collection.changes(cursor, versions(items)))
        assert news == {}
    news, _, _ = everything(collection.changes(cursor, versions(items)))
    assert news.keys() == {made[0]}


@pytest.mark.as_documented("a delta without versions does not tell what is known already")
def test_what_is_known_already_is_not_read_again(world: GraphWorld) -> None:
    made = people(world, 3)
    collection = world.open()
    _, cursor = listed(collection)
    world.edit(made[0], {"jobTitle": "Engineer"})
    (known,) = collection.fetch([made[0]])
    world.graph.forget_requests()
    news, gone, _ = everything(collection.changes(cursor, {known.id: known.version}))
    assert (news, gone) == ({}, set())
    assert len(world.graph.requests()) == 1


def test_an_idle_run_is_one_request(world: GraphWorld) -> None:
    people(world, 3)
    connector = world.connector()
    collection = world.open(connector=connector)
    items, cursor = listed(collection)
    world.graph.forget_requests()
    everything(world.open(connector=connector).changes(cursor, versions(items)))
    assert [request.path.rpartition("/")[2] for request in world.graph.requests()] == ["delta"]


# ---- lost and foreign


@pytest.mark.parametrize("way", list(LostToken))
def test_a_lost_token_means_a_full_listing_that_deletes_nothing(world: GraphWorld, way: LostToken) -> None:
    made = people(world, 6)
    collection = world.open()
    items, cursor = listed(collection)
    world.graph.switch(lost_token=way)
    world.graph.lose_delta_tokens()
    world.delete(made[0])
    with pytest.raises(CursorLost) as caught:
        list(collection.changes(cursor, versions(items)))
    assert "nothing is deleted" in caught.value.advice
    pages = list(collection.changes(None, versions(items)))
    assert all(page.listing and not page.gone for page in pages)
    assert everything(pages)[0].keys() == set(made[1:])


@pytest.mark.parametrize(
    "cursor", ["", "nonsense", "delta:", "delta:me/contacts", "window:x", "delta:https://"]
)
def test_a_cursor_of_another_kind_is_lost(world: GraphWorld, cursor: str) -> None:
    collection = world.open()
    world.graph.forget_requests()
    with pytest.raises(CursorLost):
        list(collection.changes(Cursor(cursor), {}))
    assert world.graph.requests() == []


@pytest.mark.parametrize(
    "link",
    [
        "https://graph.microsoft.com.example/v1.0/me/x",
        "http://127.0.0.1:9/v1.0/me/x",
        "https://user@127.0.0.1/v1.0/me/x",
        "{base}/beta/me/x",
        "//127.0.0.1/v1.0/me/x",
    ],
)
def test_a_link_to_another_place_is_never_followed(world: GraphWorld, link: str) -> None:
    people(world, 2)
    collection = world.open()
    items, cursor = listed(collection)
    named = link.format(base=world.graph.base_url)
    world.graph.fail(Fault(DELTA, Answer(200, {"value": [], "@odata.nextLink": named})))
    with pytest.raises(ServiceFault, match="another server"):
        list(collection.changes(cursor, versions(items)))
    with pytest.raises(CursorLost):
        list(collection.changes(Cursor(f"delta:{named}"), versions(items)))


def test_a_list_that_goes_round_in_circles_ends(world: GraphWorld) -> None:
    collection = world.open()
    _, cursor = listed(collection)
    link = cursor.partition(":")[2]
    page = Answer(200, {"value": [], "@odata.nextLink": link})
    world.graph.fail(Fault(DELTA, page, times=None))
    with pytest.raises(ServiceFault, match="circles"):
        list(collection.changes(cursor, {}))


@pytest.mark.parametrize(
    "body", [{"value": []}, {"value": None, "@odata.deltaLink": 7}, "<html>", {"value": 3}]
)
def test_a_reply_without_a_further_link_makes_no_sense(world: GraphWorld, body: Any) -> None:
    made = people(world, 1)
    collection = world.open()
    items, cursor = listed(collection)
    world.graph.fail(Fault(DELTA, Answer(200, body)))
    with pytest.raises(ServiceFault):
        list(collection.changes(cursor, versions(items)))
    world.edit(made[0], {"jobTitle": "Engineer"})
    assert everything(collection.changes(cursor, versions(items)))[0].keys() == {made[0]}


def test_what_the_delta_names_and_the_listing_leaves_out_is_read(world: GraphWorld) -> None:
    made = people(world, 3)
    collection = world.open()
    world.graph.fail(Fault(r"GET .*/contacts$", Answer(200, {"value": []})))
    items, _ = listed(collection)
    assert items.keys() == set(made)


# ---- faults


@pytest.mark.parametrize("fault", [TOO_MANY_REQUESTS, UNAVAILABLE, INTERNAL_ERROR])
def test_a_part_that_fails_fails_the_reading(world: GraphWorld, fault: Answer) -> None:
    made = people(world, 3)
    collection = world.open(connector=world.connector(tries=2))
    items, cursor = listed(collection)
    for item in made:
        world.edit(item, {"jobTitle": "Engineer"})
    world.graph.fail(Fault(r"GET /v1.0/me/contacts/", fault, times=None))
    pages: list[Page] = []
    with pytest.raises((Throttled, ServiceFault)):
        pages.extend(collection.changes(cursor, versions(items)))
    assert pages == [], "nothing is told of a page that could not be read whole"
    world.graph.mend()
    assert everything(collection.changes(cursor, versions(items)))[0].keys() == set(made)


@pytest.mark.as_documented("counts the requests of one page")
def test_parts_that_are_told_to_wait_are_asked_again(world: GraphWorld) -> None:
    made = people(world, 3)
    collection = world.open()
    items, cursor = listed(collection)
    for item in made:
        world.edit(item, {"jobTitle": "Engineer"})
    world.graph.fail(Fault(r"GET /v1.0/me/contacts/", TOO_MANY_REQUESTS, times=2))
    world.graph.forget_requests()
    news, _, _ = everything(collection.changes(cursor, versions(items)))
    assert news.keys() == set(made)
    assert len(world.graph.requests("batch")) == 2
    assert len(world.graph.calls(r"/me/contacts/")) == 5, "only the two that were refused go again"
    assert max(span.total_seconds() for span in world.slept) == 1


def test_one_item_that_cannot_be_given_stops_only_itself(world: GraphWorld) -> None:
    made = people(world, 3)
    collection = world.open()
    items, cursor = listed(collection)
    for item in made:
        world.edit(item, {"jobTitle": "Engineer"})
    refused = Answer(400, {"error": {"code": "ErrorCorruptData", "message": "The data is corrupt."}})
    world.graph.fail(Fault(rf"GET /v1.0/me/contacts/{made[0]}", refused, times=None))
    pages = list(collection.changes(cursor, versions(items)))
    unreadable = [one for page in pages for one in page.unreadable]
    assert {one.id for one in unreadable} == {made[0]}
    assert "The data is corrupt" in unreadable[0].reason
    assert {item.id for page in pages for item in page.items} == set(made[1:])
    assert pages[-1].cursor


def test_a_sign_in_that_ended_is_said(world: GraphWorld) -> None:
    collection = world.open()
    _, cursor = listed(collection)
    world.graph.book.end_access_tokens()
    with pytest.raises(SignInNeeded) as caught:
        list(collection.changes(cursor, {}))
    assert caught.value.advice


def test_a_mailbox_on_the_companys_own_server_is_said(world: GraphWorld) -> None:
    world.graph.fail(Fault(r"contactFolders", MAILBOX_NOT_IN_CLOUD, times=None))
    with pytest.raises(NotSupported) as caught:
        world.open()
    assert "Exchange Server" in caught.value.message
    assert "Exchange Server" in caught.value.advice


def test_a_mailbox_elsewhere_is_said_at_the_sign_in_already(world: GraphWorld) -> None:
    """Microsoft knows who that is all the same."""
    world.graph.fail(Fault(r"contactFolders", MAILBOX_NOT_IN_CLOUD))
    with pytest.raises(NotSupported) as caught:
        world.connector().check()
    assert "Connect it as Exchange Server" in caught.value.advice
    world.graph.fail(Fault(r"contactFolders", ACCESS_DENIED))
    assert world.connector().check(), "contacts are not all there is"


# ---- fates


def test_what_lies_in_no_contact_folder_was_deleted(world: GraphWorld) -> None:
    kept, moved, binned, gone = people(world, 4)
    inside = world.graph.person.create_folder(Store.CONTACTS, "Inside", world.folder())
    collection = world.open()
    world.graph.person.move_contact(moved, inside)
    world.delete(gone)
    elsewhere = {**world.held(binned), "parentFolderId": "deleted-items", "@odata.etag": 'W/"x"'}
    world.graph.fail(Fault(rf"GET /v1.0/me/contacts/{binned}", Answer(200, elsewhere)))
    fates = collection.fate(dict.fromkeys((kept, moved, binned, gone)))
    assert fates == {
        kept: Fate.PRESENT,
        moved: Fate.MOVED,
        binned: Fate.DELETED,
        gone: Fate.DELETED,
    }


def test_another_spelling_of_the_folders_id_is_the_same_folder(world: GraphWorld) -> None:
    (one,) = people(world, 1)
    collection = world.open()
    respelled = {**world.held(one), "parentFolderId": "another-spelling"}
    world.graph.fail(
        Fault(rf"GET /v1.0/me/contacts/{one}", Answer(200, respelled)),
        Fault(r"GET .*/contacts$", Answer(200, {"value": [respelled]})),
    )
    assert collection.fate({one: None}) == {one: Fate.PRESENT}


def test_a_folder_inside_another_is_offered(world: GraphWorld) -> None:
    inside = world.graph.person.create_folder(Store.CONTACTS, "Inside", world.folder())
    deeper = world.graph.person.create_folder(Store.CONTACTS, "Deeper", inside)
    found = {folder.id: folder.name for folder in world.connector().folders() if folder.kind is Kind.CONTACTS}
    assert found.keys() >= {world.folder(), inside, deeper}
    assert found[deeper] == "Deeper"


def test_a_created_item_tells_when(world: GraphWorld) -> None:
    (one,) = people(world, 1)
    (item,) = world.open().fetch([one])
    assert isinstance(item, Item)
    assert item.created == item.modified == world.clock()


def test_the_folder_that_every_mailbox_has_is_found_by_its_contacts(world: GraphWorld) -> None:
    people(world, 1)
    malformed = Answer(400, {"error": {"code": "ErrorInvalidIdMalformed", "message": "Id is malformed."}})
    world.graph.fail(Fault(r"/me/contactFolders/contacts$", malformed))
    found = {folder.id for folder in world.connector().folders() if folder.kind is Kind.CONTACTS}
    assert world.folder() in found


def test_kinds_that_the_sign_in_does_not_allow_are_left_out(world: GraphWorld) -> None:
    token = world.graph.access_token(scopes=("User.Read", "Contacts.ReadWrite"))
    found = world.connector(token=token).folders()
    assert {folder.kind for folder in found} == {Kind.CONTACTS}
    with pytest.raises(NotPermitted) as caught:
        world.connector(token=world.graph.access_token(scopes=("User.Read",))).folders()
    assert "agree" in caught.value.advice
