"""Reading: pages and their cursors, lost states, what cannot be understood, and what an idle run costs."""

from __future__ import annotations

from typing import Any

import pytest
from connect.conformance import everything, listed, versions
from support.ews_bench import ExchangeWorld

from crmsync.connect.base import Fate, OpenOptions, Page
from crmsync.connect.errors import CursorLost, FolderGone, ServiceFault
from crmsync.model.items import Cursor, Item, ItemId, Trait, Unreadable
from crmsync.model.kinds import Kind
from crmsync.sandbox.ews import Answer, Cut, Fault, RefuseItems
from crmsync.sandbox.ews import Kind as Store

SYNC = "POST SyncFolderItems"


def people(world: ExchangeWorld, count: int) -> list[ItemId]:
    return [world.create({"Surname": f"Person {number:02}"}) for number in range(count)]


def test_a_folder_of_many_pages_is_told_whole(world: ExchangeWorld) -> None:
    made = people(world, 25)
    with world.exchange.switched(sync_page_size=4):
        collection = world.open()
        items, cursor = listed(collection)
        assert items.keys() == set(made)
        for item in made[3:20]:
            world.edit(item, {"JobTitle": "Engineer"})
        news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert news.keys() == set(made[3:20])
    assert gone == set()


def test_a_listing_can_be_gone_on_with_from_its_end_only(world: ExchangeWorld) -> None:
    people(world, 5)
    with world.exchange.switched(sync_page_size=2):
        pages = list(world.open().changes(None, {}))
    assert [page.cursor is not None for page in pages] == [False, False, False, True]


def test_each_page_of_changes_can_be_gone_on_from(world: ExchangeWorld) -> None:
    collection = world.open()
    _, cursor = listed(collection)
    made = people(world, 5)
    with world.exchange.switched(sync_page_size=2):
        pages: list[Page] = list(collection.changes(cursor, {}))
        assert len(pages) == 3
        told: set[ItemId] = {item.id for item in pages[0].items}
        # Killed after the first page: the next run goes on from there.
        rest, _, _ = everything(collection.changes(pages[0].cursor, {}))
    assert told | rest.keys() == set(made)
    assert not told & rest.keys()


def test_a_state_is_always_named(world: ExchangeWorld) -> None:
    """Two collections of one connector, and two passes, have nothing to do with each other's states."""
    connector = world.connector()
    made = people(world, 3)
    first = world.open(connector=connector)
    items, cursor = listed(first)
    again, _ = listed(world.open(connector=connector))
    assert again.keys() == items.keys() == set(made)
    assert everything(first.changes(cursor, versions(items)))[0] == {}


def test_a_lost_state_means_everything_again_and_no_deletion(world: ExchangeWorld) -> None:
    collection = world.open()
    made = people(world, 3)
    items, cursor = listed(collection)
    world.exchange.lose_sync_states()
    with pytest.raises(CursorLost) as caught:
        list(collection.changes(cursor, versions(items)))
    assert "nothing is deleted" in caught.value.advice
    again, _ = listed(collection)
    assert again.keys() == set(made)


@pytest.mark.parametrize("cursor", ["", "sync:", "delta:x", "sync:bm9uc2Vuc2U="])
def test_a_cursor_of_somebody_else_is_lost(world: ExchangeWorld, cursor: str) -> None:
    with pytest.raises(CursorLost):
        list(world.open().changes(Cursor(cursor), {}))


def test_an_idle_run_costs_one_request_of_ids(world: ExchangeWorld) -> None:
    people(world, 30)
    connector = world.connector()
    collection = world.open(connector=connector)
    items, cursor = listed(collection)
    before = connector.requests
    assert everything(collection.changes(cursor, versions(items)))[:2] == ({}, set())
    assert connector.requests == before + 1


def test_own_writes_are_not_read_again(world: ExchangeWorld) -> None:
    connector = world.connector()
    collection = world.open(connector=connector)
    made = people(world, 3)
    _, cursor = listed(collection)
    world.edit(made[0], {"JobTitle": "Analyst"})
    known = {made[0]: next(iter(everything(collection.changes(cursor, {}))[0].values())).version}
    world.exchange.forget_requests()
    everything(collection.changes(cursor, known))
    assert not world.exchange.calls("GetItem")


def test_a_folder_is_read_in_few_requests(world: ExchangeWorld) -> None:
    people(world, 150)
    connector = world.connector()
    collection = world.open(connector=connector)
    before = connector.requests
    listed(collection)
    # The ids, and a hundred items at a time.
    assert connector.requests - before == 3


# ---- what cannot be understood


def test_fractions_of_a_second_are_understood(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron", "Birthday": "1985-12-10T11:59:00Z"})
    plain = listed(world.open())[0][item]
    with world.exchange.switched(fractional_seconds=True):
        fine = listed(world.open())[0][item]
    assert fine.fields == plain.fields
    assert "birthday" in fine.fields
    assert fine.modified == plain.modified


def test_a_value_that_is_none_is_a_problem_and_never_a_removal(world: ExchangeWorld) -> None:
    item = world.create({"Surname": "Byron", "Birthday": "1985-12-10T11:59:00Z"})
    other = world.create({"Surname": "Babbage"})
    collection = world.open()

    def struck(request: str) -> list[Item | Unreadable]:
        return list(collection.fetch([item, other]))

    odd = bent(world, b"1985-12-10T11:59:00Z", b"10/12/1985")
    world.exchange.fail(Fault("POST GetItem", odd))
    first, second = struck("")
    assert isinstance(first, Unreadable)
    assert first.id == item
    assert first.version
    assert first.label == "Byron"
    assert isinstance(second, Item)


def bent(world: ExchangeWorld, old: bytes, new: bytes) -> Answer:
    """The last answer of GetItem with something in it replaced."""
    connector = world.connector()
    told: list[bytes] = []
    transport = vars(connector.session)["_transport"]
    send = transport.send

    def listening(request: Any) -> Any:
        response = send(request)
        told.append(response.body)
        return response

    transport.send = listening
    listed(world.open(connector=connector))
    found = next(body for body in reversed(told) if b"GetItemResponse" in body)
    assert old in found
    return Answer(200, found.replace(old, new).decode())


def test_an_item_that_the_server_cannot_give_is_its_own_problem(world: ExchangeWorld) -> None:
    made = people(world, 3)
    world.exchange.fail(Fault("POST GetItem", RefuseItems({1: "ErrorItemCorrupt"})))
    found = list(world.open().fetch(made))
    assert [type(one) for one in found] == [Item, Unreadable, Item]
    assert isinstance(found[1], Unreadable)
    assert "damaged" in found[1].reason


def test_a_busy_item_stops_the_reading(world: ExchangeWorld) -> None:
    made = people(world, 2)
    world.exchange.fail(Fault("POST GetItem", RefuseItems({1: "ErrorInternalServerError"}), times=None))
    with pytest.raises(ServiceFault):
        list(world.open().fetch(made))


@pytest.mark.parametrize("answer", [Answer(200, "<html>"), Answer(200, ""), Cut.WITHIN])
def test_an_answer_that_is_none_is_no_empty_folder(world: ExchangeWorld, answer: Any) -> None:
    people(world, 1)
    world.exchange.fail(Fault(SYNC, answer, times=None))
    with pytest.raises(Exception, match=r"Exchange|127\.0\.0\.1"):
        list(world.open().changes(None, {}))


def test_a_distribution_list_is_a_group(world: ExchangeWorld) -> None:
    (person,) = people(world, 1)
    group = ItemId(world.exchange.person.create_list("Everybody", ["kim@example.net"]))
    items, _ = listed(world.open())
    assert {item: Trait.GROUP in found.traits for item, found in items.items()} == {
        person: False,
        group: True,
    }


def test_what_is_no_contact_is_nothing(world: ExchangeWorld) -> None:
    made = people(world, 2)
    world.exchange.fail(Fault("POST GetItem", bent(world, b"t:Contact>", b"t:Message>")))
    assert list(world.open().fetch(made)) == []


def test_a_folder_whose_items_spell_its_id_in_another_way_is_not_empty(world: ExchangeWorld) -> None:
    made = people(world, 2)
    folder = world.folder()
    other = folder.encode()[:-4] + b"abc="
    odd = bent(world, f'ParentFolderId Id="{folder}"'.encode(), b'ParentFolderId Id="' + other + b'"')
    collection = world.open()
    world.exchange.fail(Fault("POST GetItem", odd))
    assert listed(collection)[0].keys() == set(made)


def test_an_item_in_another_folder_is_not_here(world: ExchangeWorld) -> None:
    (made,) = people(world, 1)
    folder = world.exchange.person.create_folder(Store.CONTACTS, "Elsewhere")
    collection = world.connector().open(folder, Kind.CONTACTS, OpenOptions())
    assert list(collection.fetch([made])) == []
    assert collection.fate({made: None}) == {made: Fate.MOVED}


# ---- what became of items


def test_a_folder_that_cannot_be_searched_is_passed_over(world: ExchangeWorld) -> None:
    moved, gone = people(world, 2)
    collection = world.open()
    items, _ = listed(collection)
    world.exchange.person.create_folder(Store.CONTACTS, "A closed one")
    world.move(moved, world.exchange.person.create_folder(Store.CONTACTS, "Elsewhere"))
    world.delete(gone)
    world.exchange.fail(Fault("POST FindItem", RefuseItems({0: "ErrorAccessDenied"})))
    fates = collection.fate({item: items[item].uid for item in (moved, gone)})
    assert fates == {moved: Fate.MOVED, gone: Fate.DELETED}


def test_what_is_moved_is_known_by_its_search_key(world: ExchangeWorld) -> None:
    moved, gone = people(world, 2)
    collection = world.open()
    items, cursor = listed(collection)
    folder = world.exchange.person.create_folder(Store.CONTACTS, "Elsewhere")
    new = world.move(moved, folder)
    world.delete(gone)
    assert new != moved
    _, left, _ = everything(collection.changes(cursor, versions(items)))
    assert left == {moved, gone}
    fates = collection.fate({item: items[item].uid for item in left})
    assert fates == {moved: Fate.MOVED, gone: Fate.DELETED}


def test_a_meeting_that_is_moved_is_known_by_its_uid(world: ExchangeWorld) -> None:
    moved, gone = (world.create({"Subject": name}, Kind.EVENTS) for name in ("Moved", "Gone"))
    collection = world.open(Kind.EVENTS)
    items, cursor = listed(collection)
    folder = world.exchange.person.create_folder(Store.EVENTS, "Elsewhere")
    for number in range(3):
        world.create({"Subject": f"Other {number}"}, Kind.EVENTS, folder)
    world.move(moved, folder, Kind.EVENTS)
    world.delete(gone, Kind.EVENTS)
    _, left, _ = everything(collection.changes(cursor, versions(items)))
    assert left == {moved, gone}
    with world.exchange.switched(find_page_size=2):
        fates = collection.fate({item: items[item].uid for item in left})
    assert fates == {moved: Fate.MOVED, gone: Fate.DELETED}


def test_what_we_made_is_known_by_its_operation_key(world: ExchangeWorld) -> None:
    from connect.conformance import create, new_key

    collection = world.open()
    key = new_key()
    written = create(collection, {"family_name": "Byron"}, key)
    folder = world.exchange.person.create_folder(Store.CONTACTS, "Elsewhere")
    world.move(written.id, folder)
    assert collection.fate({written.id: key}) == {written.id: Fate.MOVED}


def test_a_folder_among_the_deleted_items_is_no_other_folder(world: ExchangeWorld) -> None:
    (item,) = people(world, 1)
    collection = world.open()
    items, _ = listed(collection)
    world.delete(item)
    assert collection.fate({item: items[item].uid}) == {item: Fate.DELETED}


def test_a_task_with_another_id_is_unlinked_and_not_deleted(world: ExchangeWorld) -> None:
    item = world.create({"Subject": "Call"}, Kind.TASKS)
    collection = world.open(Kind.TASKS)
    items, cursor = listed(collection)
    with world.exchange.switched(task_id_changes=True):
        world.edit(item, {"Subject": "Call again"}, Kind.TASKS)
    news, gone, _ = everything(collection.changes(cursor, versions(items)))
    assert gone == {item}
    assert len(news) == 1
    assert collection.fate({item: items[item].uid}) == {item: Fate.MOVED}


def test_a_folder_that_is_gone_stops_the_question(world: ExchangeWorld) -> None:
    folder = world.exchange.person.create_folder(Store.CONTACTS, "Customers")
    collection = world.connector().open(folder, Kind.CONTACTS, OpenOptions())
    item = world.create({"Surname": "Byron"}, folder=folder)
    world.exchange.person.delete_folder(folder)
    with pytest.raises(FolderGone):
        collection.fate({item: None})
