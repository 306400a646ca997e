"""The feed: what it costs, what it brings, long absences, pages that are lost, views and other people's records."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from support.zoho_bench import ZohoWorld

from crmsync.connect.base import Collection, Fate, OpenOptions, Page
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import CursorLost, FolderGone, ServiceFault
from crmsync.model.items import Cursor, Item, ItemId, Trait, Version
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import EXPIRED_PAGE_TOKEN, Answer, Fault, FieldType, custom_field


def read(
    collection: Collection, cursor: Cursor | None = None, known: dict[ItemId, Version] | None = None
) -> list[Page]:
    return list(collection.changes(cursor, known or {}))


def items_of(pages: list[Page]) -> dict[ItemId, Item]:
    return {item.id: item for page in pages for item in page.items}


def gone_of(pages: list[Page]) -> list[ItemId]:
    return [item for page in pages for item in page.gone]


def last_cursor(pages: list[Page]) -> Cursor:
    cursor = pages[-1].cursor
    assert cursor is not None
    return cursor


def known_of(pages: list[Page]) -> dict[ItemId, Version]:
    return {item.id: item.version for item in items_of(pages).values()}


def api_calls(world: ZohoWorld) -> list[str]:
    return [f"{entry.method} {entry.path}" for entry in world.crm.requests("^/crm/")]


def problem(status: int, code: str) -> Answer:
    return Answer(status, {"code": code, "details": {}, "message": code.lower(), "status": "error"})


# ---- cost


@pytest.mark.parametrize("nothing_changed", [304, 204])
def test_an_idle_feed_costs_two_requests(world: ZohoWorld, nothing_changed: int) -> None:
    world.crm.switch(nothing_changed=nothing_changed)
    world.create(Kind.CONTACTS, "Byron")
    world.clock.go(timedelta(minutes=10))
    connector = world.connector()
    contacts = world.open(connector=connector)
    first = read(contacts)
    before = connector.requests
    world.crm.forget_requests()
    pages = read(contacts, last_cursor(first), known_of(first))
    assert connector.requests - before == 2
    assert api_calls(world) == ["GET /crm/v8/Contacts", "GET /crm/v8/Contacts/deleted"]
    assert [entry.status for entry in world.crm.requests("Contacts$")] == [nothing_changed]
    assert items_of(pages) == {}
    assert gone_of(pages) == []


def test_a_whole_idle_run_costs_two_requests_and_one_sign_in_when_metadata_is_kept(world: ZohoWorld) -> None:
    cache, cursors = MemoryCache(), {}
    connector = world.connector(cache=cache)
    for kind in Kind:
        cursors[kind] = last_cursor(read(world.open(kind, connector)))
    world.clock.go(timedelta(minutes=30))
    next_run = world.connector(cache=cache)
    for kind in Kind:
        read(world.open(kind, next_run), cursors[kind])
    assert next_run.requests == 1 + 2 * len(Kind)


def test_what_is_known_of_an_organisation_is_asked_again_after_hours(world: ZohoWorld) -> None:
    cache = MemoryCache()
    world.open(connector=world.connector(cache=cache))
    world.clock.go(timedelta(hours=13))
    connector = world.connector(cache=cache)
    world.crm.forget_requests()
    world.open(connector=connector)
    assert sorted(api_calls(world)) == [
        "GET /crm/v8/settings/fields",
        "GET /crm/v8/settings/modules/Contacts",
        "GET /crm/v8/users",
    ]


# ---- what it brings


def test_an_item_knows_its_times_and_its_fields(world: ZohoWorld) -> None:
    ada = world.create(Kind.CONTACTS, "Byron", First_Name="Ada", Tag=[{"name": "VIP"}])
    (item,) = items_of(read(world.open())).values()
    assert item.id == ada
    assert item.fields == {"given_name": "Ada", "family_name": "Byron", "categories": ("VIP",)}
    assert item.created == item.modified == world.clock()
    assert item.version == world.clock().isoformat()


def test_more_than_two_thousand_records_are_read_page_by_page(world: ZohoWorld) -> None:
    made = world.crm.person.create_many("Contacts", ({"Last_Name": f"Person {n:04}"} for n in range(2_350)))
    pages = read(world.open())
    assert items_of(pages).keys() == set(made)
    assert all(page.listing for page in pages)
    assert max(len(page.items) for page in pages) == 200
    assert len(world.crm.requests("v8/Contacts$", "GET")) == 12


def test_a_lost_page_token_is_made_good_from_the_last_record(world: ZohoWorld) -> None:
    made = []
    for number in range(5):
        made += world.crm.person.create_many("Contacts", ({"Last_Name": f"{number} {n}"} for n in range(100)))
        world.clock.go()
    world.crm.fail(Fault(r"GET /crm/v8/Contacts$", EXPIRED_PAGE_TOKEN, nth=2))
    assert items_of(read(world.open())).keys() == set(made)


def test_a_listing_that_stays_lost_is_a_fault_of_the_service(world: ZohoWorld) -> None:
    world.create(Kind.CONTACTS, "Byron")
    world.crm.fail(Fault(r"GET /crm/v8/Contacts$", problem(400, "PAGINATION_LIMIT_EXCEEDED"), times=None))
    with pytest.raises(ServiceFault):
        read(world.open())


def test_each_page_of_changes_can_be_gone_on_from(world: ZohoWorld) -> None:
    contacts = world.open()
    cursor = last_cursor(read(contacts))
    world.clock.go(timedelta(hours=1))
    for number in range(3):
        world.crm.person.create_many("Contacts", ({"Last_Name": f"{number} {n}"} for n in range(150)))
        world.clock.go(timedelta(minutes=20))
    pages = contacts.changes(cursor, {})
    first = next(pages)
    assert len(first.items) == 200
    assert first.cursor is not None
    rest = read(contacts, first.cursor, known_of([first]))
    assert len(items_of([first, *rest])) == 450


def test_the_feed_reaches_back_for_records_that_were_saved_late(world: ZohoWorld) -> None:
    ada = world.create(Kind.CONTACTS, "Byron")
    contacts = world.open()
    world.clock.go(timedelta(minutes=4))
    first = read(contacts)
    assert items_of(read(contacts, last_cursor(first))).keys() == {ada}
    world.clock.go(timedelta(minutes=4))
    second = last_cursor(read(contacts, last_cursor(first)))
    assert items_of(read(contacts, second)) == {}


def test_deleted_purged_merged_and_restored_records(world: ZohoWorld) -> None:
    deleted, purged, lost, kept, back = (world.create(Kind.CONTACTS, name) for name in "abcde")
    contacts = world.open()
    first = read(contacts)
    world.delete(deleted, purged, back)
    world.crm.person.purge(purged)
    world.clock.go()
    world.crm.person.merge(kept, lost)
    world.clock.go()
    world.crm.person.restore(back)
    pages = read(contacts, last_cursor(first), known_of(first))
    assert set(gone_of(pages)) == {deleted, purged, lost}
    assert items_of(pages).keys() >= {kept, back}
    asked: dict[ItemId, str | None] = dict.fromkeys((deleted, purged, lost, kept, back))
    gone = dict.fromkeys((deleted, purged, lost), Fate.DELETED)
    assert contacts.fate(asked) == {**gone, kept: Fate.PRESENT, back: Fate.PRESENT}


def test_many_deletions_come_in_pages(world: ZohoWorld) -> None:
    made = world.crm.person.create_many("Contacts", ({"Last_Name": str(n)} for n in range(450)))
    contacts = world.open()
    first = read(contacts)
    for start in range(0, 450, 100):
        world.crm.person.delete(*made[start : start + 100])
    world.clock.go()
    pages = read(contacts, last_cursor(first), known_of(first))
    assert sorted(gone_of(pages)) == sorted(made)


# ---- long absences


def test_after_sixty_days_everything_is_compared(world: ZohoWorld) -> None:
    here, gone = world.create(Kind.CONTACTS, "Here"), world.create(Kind.CONTACTS, "Gone")
    contacts = world.open()
    first = read(contacts)
    world.delete(gone)
    world.clock.go(timedelta(days=61))
    contacts = world.open()
    with pytest.raises(CursorLost) as lost:
        read(contacts, last_cursor(first), known_of(first))
    assert lost.value.advice
    again = read(contacts)
    assert all(page.listing for page in again)
    assert items_of(again).keys() == {here}
    assert contacts.fate({gone: None, here: None}) == {gone: Fate.DELETED, here: Fate.PRESENT}


def test_after_forty_nine_days_the_lists_still_tell(world: ZohoWorld) -> None:
    gone = world.create(Kind.CONTACTS, "Gone")
    first = read(world.open())
    world.delete(gone)
    world.clock.go(timedelta(days=49))
    assert gone_of(read(world.open(), last_cursor(first), known_of(first))) == [gone]


@pytest.mark.parametrize(
    "cursor", ["", "null", "[]", "{}", '{"changed": 7, "deleted": 8}', '{"changed": "x", "deleted": "y"}']
)
def test_a_cursor_that_makes_no_sense_is_lost(world: ZohoWorld, cursor: str) -> None:
    with pytest.raises(CursorLost):
        read(world.open(), Cursor(cursor))


# ---- whose records


def test_other_peoples_records_are_left_alone_unless_they_were_ours(world: ZohoWorld) -> None:
    _, ben, _ = world.crm.people
    ours, given, theirs = (world.create(Kind.CONTACTS, name) for name in ("Ours", "Given", "Theirs"))
    world.crm.person.give(theirs, ben)
    contacts = world.open(records="mine")
    first = read(contacts)
    assert items_of(first).keys() == {ours, given}
    world.clock.go()
    world.crm.person.give(given, ben)
    news = items_of(read(contacts, last_cursor(first), known_of(first)))
    assert Trait.FOREIGN in news[given].traits
    assert contacts.fate({given: None, ours: None}) == {given: Fate.MOVED, ours: Fate.PRESENT}
    assert items_of(read(world.open(records="all"))).keys() == {ours, given, theirs}
    assert not any(item.traits for item in items_of(read(world.open(records="all"))).values())


def berlin(world: ZohoWorld) -> None:
    world.crm.add_view(
        "Contacts",
        "Berlin",
        {"comparator": "equal", "field": {"api_name": "Mailing_City"}, "value": "Berlin"},
    )


def test_a_saved_view_is_compared_with_what_is_known(world: ZohoWorld) -> None:
    berlin(world)
    stays, moves, edited = (
        world.create(Kind.CONTACTS, name, Mailing_City="Berlin") for name in ("S", "M", "E")
    )
    outside = world.create(Kind.CONTACTS, "Outside", Mailing_City="Hamburg")
    contacts = world.open(records="berlin")
    first = read(contacts)
    assert items_of(first).keys() == {stays, moves, edited}
    world.edit(moves, {"Mailing_City": "Hamburg"})
    world.edit(edited, {"Title": "Countess"})
    world.edit(outside, {"Mailing_City": "Berlin"})
    world.crm.forget_requests()
    pages = read(contacts, last_cursor(first), known_of(first))
    assert items_of(pages).keys() == {edited, outside}
    assert gone_of(pages) == [moves]
    assert not any(page.listing for page in pages)
    assert len(api_calls(world)) == 2
    assert contacts.fate({moves: None, stays: None}) == {moves: Fate.MOVED, stays: Fate.PRESENT}


def test_a_view_that_is_not_there_is_said(world: ZohoWorld) -> None:
    with pytest.raises(FolderGone) as gone:
        world.open(records="No such view")
    assert "No such view" in str(gone.value)


def test_an_emptied_view_is_believed_when_the_module_is_there(world: ZohoWorld) -> None:
    berlin(world)
    ada = world.create(Kind.CONTACTS, "Byron", Mailing_City="Berlin")
    contacts = world.open(records="Berlin")
    first = read(contacts)
    world.edit(ada, {"Mailing_City": None})
    assert gone_of(read(contacts, last_cursor(first), known_of(first))) == [ada]
    hidden = {"modules": [{"api_name": "Contacts", "viewable": False}]}
    world.crm.fail(Fault("GET /crm/v8/settings/modules/Contacts", Answer(200, hidden)))
    with pytest.raises(FolderGone):
        read(contacts, last_cursor(first), known_of(first))


def test_a_record_that_can_no_longer_be_seen_was_not_deleted(world: ZohoWorld) -> None:
    ada = world.create(Kind.CONTACTS, "Byron")
    contacts = world.open()
    world.crm.fail(
        Fault(r"GET /crm/v8/Contacts$", Answer(204)),
        Fault(rf"GET /crm/v8/Contacts/{ada}$", problem(403, "NO_PERMISSION")),
    )
    assert contacts.fate({ada: None}) == {ada: Fate.MOVED}


# ---- shapes


def test_long_rich_texts_are_read_whole(world: ZohoWorld) -> None:
    text = "A long story. " * 60
    ada = world.create(Kind.CONTACTS, "Byron", Description=text)
    bob = world.create(Kind.CONTACTS, "Babbage", Description="short")
    rich: dict[str, Any] = {"fields": world.connector().client.fields("Contacts")}
    for row in rich["fields"]:
        if row["api_name"] == "Description":
            row["textarea"] = {"type": "rich_text"}
    world.crm.fail(
        Fault("settings/fields", Answer(200, rich)),
        Fault(
            r"GET /crm/v8/Contacts$",
            Answer(
                200,
                {"data": [{**world.record(ada), "Description": text[:500]}, world.record(bob)], "info": {}},
            ),
        ),
    )
    found = items_of(read(world.open()))
    assert found[ada].fields["notes"] == text.strip()
    assert found[bob].fields["notes"] == "short"
    assert [path for path in api_calls(world) if path.endswith((ada, bob))] == [f"GET /crm/v8/Contacts/{ada}"]


def test_more_than_fifty_fields_take_a_second_pass(world: ZohoWorld) -> None:
    custom = {}
    for number in range(1, 31):
        world.crm.add_field("Contacts", custom_field(f"Extra_{number}", FieldType.TEXT, length=20))
        custom[f"custom_{number}"] = f"Extra_{number}"
    ada = world.create(Kind.CONTACTS, "Byron", **{f"Extra_{n}": f"value {n}" for n in range(1, 31)})
    contacts = world.connector().open("Contacts", Kind.CONTACTS, OpenOptions(custom=custom))
    world.crm.forget_requests()
    item = items_of(read(contacts))[ada]
    assert {name: item.fields[name] for name in custom} == {f"custom_{n}": f"value {n}" for n in range(1, 31)}
    asked = [entry.query["fields"].split(",") for entry in world.crm.requests("Contacts$")]
    assert [len(fields) for fields in asked] == [50, len(asked[0]) + len(asked[1]) - 50]


def test_a_fetched_item_brings_its_original(world: ZohoWorld) -> None:
    ada = world.create(Kind.CONTACTS, "Byron")
    (item,) = world.open().fetch([ada])
    assert isinstance(item, Item)
    assert item.original is not None
    assert json.loads(item.original)["Last_Name"] == "Byron"


def test_a_meeting_without_a_start_is_unreadable_not_gone(world: ZohoWorld) -> None:
    review = world.create(Kind.EVENTS, "Review")
    meetings = world.open(Kind.EVENTS)
    broken = {**world.record(review), "Start_DateTime": None}
    world.crm.fail(Fault(r"GET /crm/v8/Events$", Answer(200, {"data": [broken], "info": {}})))
    (unreadable,) = [one for page in read(meetings) for one in page.unreadable]
    assert (unreadable.id, unreadable.label) == (review, "Review")


def test_guests_are_a_trait(world: ZohoWorld) -> None:
    guests = [{"type": "email", "participant": "guest@example.com"}]
    review = world.create(Kind.EVENTS, "Review", Participants=guests)
    assert items_of(read(world.open(Kind.EVENTS)))[review].traits == {Trait.GUESTS}
