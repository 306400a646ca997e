"""A folder with real Radicale behind it: what is particular to DAV and no matter of the contract."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from connect.conformance import create, everything, fetch_one, fitted, listed, new_key, versions
from connect.samples import NAME, sample
from support.dav_bench import CARD, DIRECT, EVENT, RadicaleBench, quick_ambient
from support.dav_scene import Open
from support.quirky_dav import Forward, answering, is_multiget, is_sync
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Create, Delete, OpenOptions, Page, Update, Written
from crmsync.connect.dav.connector import DavConnector
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.errors import CursorLost
from crmsync.connect.http import PasswordSignIn
from crmsync.model.items import Cursor, ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Recurrence

SERIES = EVENT.replace("X-STRANGER", "RRULE:FREQ=WEEKLY;COUNT=5\r\nX-STRANGER").replace(
    "END:VEVENT\r\n",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n"
    "RECURRENCE-ID;TZID=W. Europe Standard Time:20260119T090000\r\n"
    "DTSTART;TZID=W. Europe Standard Time:20260119T110000\r\nDTEND;TZID=W. Europe Standard Time:20260119T120000\r\n"
    "SUMMARY:moved\r\nX-OVERRIDE:kept\r\nEND:VEVENT\r\n",
)


@pytest.fixture
def connector(radicale_bench: RadicaleBench) -> Iterator[DavConnector]:
    connector = radicale_bench.connector()
    yield connector
    connector.close()


def test_a_calendar_of_both_kinds_gives_each_its_own(
    radicale_bench: RadicaleBench, connector: DavConnector
) -> None:
    folder = connector.create_folder("Both", Kind.EVENTS, Kind.TASKS).id
    assert {info.kind for info in connector.folders() if info.id == folder} == {Kind.EVENTS, Kind.TASKS}
    opened = {kind: connector.open(folder, kind, OpenOptions()) for kind in (Kind.EVENTS, Kind.TASKS)}
    cursors = {kind: listed(collection)[1] for kind, collection in opened.items()}
    ids = {kind: create(collection, sample(kind, "Mine")).id for kind, collection in opened.items()}
    for kind, collection in opened.items():
        assert listed(collection)[0].keys() == {ids[kind]}
        assert everything(collection.changes(cursors[kind], {}))[0].keys() == {ids[kind]}
        assert [item.id for item in collection.fetch(ids.values())] == [ids[kind]]
    connector.delete_folder(folder)


def test_a_series_stays_a_series_with_its_exception(
    radicale_bench: RadicaleBench, connector: DavConnector
) -> None:
    folder = radicale_bench.make_folder(Kind.EVENTS)
    collection = connector.open(folder, Kind.EVENTS, OpenOptions())
    href = ItemId(folder + "series.ics")
    radicale_bench.put(href, Kind.EVENTS, SERIES.format(uid="series-1", name="Jour fixe"))
    item = fetch_one(collection, href)
    moved = datetime(2026, 1, 19, 8, 0, tzinfo=UTC)
    assert item.fields["recurrence"] == Recurrence("FREQ=WEEKLY;COUNT=5", changed=(moved,))
    assert item.fields["time_zone"] == "Europe/Berlin"
    (outcome,) = collection.write([Update(href, item.version, {"title": "Weekly"}, item.original)])
    assert isinstance(outcome, Written), outcome
    assert outcome.held is not None
    assert outcome.held["recurrence"] == item.fields["recurrence"]
    document = radicale_bench.document(href)
    assert document.count("BEGIN:VEVENT") == 2
    for kept in (
        "X-OVERRIDE:kept",
        "SUMMARY:moved",
        "SUMMARY:Weekly",
        "X-STRANGER;X-P=1:kept",
        "BEGIN:VALARM",
    ):
        assert document.count(kept) == 1


def test_categories_in_use_are_found_by_reading(
    radicale_bench: RadicaleBench, connector: DavConnector
) -> None:
    folder = radicale_bench.make_folder(Kind.EVENTS)
    collection = connector.open(folder, Kind.EVENTS, OpenOptions())
    for number, categories in enumerate((("CRM", "Team"), ("crm", "Café, Bar"), ())):
        create(
            collection,
            {**sample(Kind.EVENTS, f"Event {number}"), **({"categories": categories} if categories else {})},
        )
    found = {info.id: info.categories for info in connector.folders(categories=True)}
    assert [name.casefold() for name in found[folder]] == ["café, bar", "crm", "team"]
    assert all(not info.categories for info in connector.folders())


def test_an_idle_run_that_remembers_nothing_costs_two_requests(scene: Open) -> None:
    here = scene()
    here.add("One")
    items, cursor = listed(here.collection)
    before = here.connector.requests
    again = here.connector.open(here.folder, Kind.CONTACTS, OpenOptions())
    assert everything(again.changes(cursor, versions(items))) == ({}, set(), cursor)
    assert here.connector.requests - before == 2


def test_cost_grows_with_changes_not_with_the_folder(scene: Open) -> None:
    here = scene()
    added = here.add(*(f"Item {number}" for number in range(15)))
    items, cursor = listed(here.collection)
    here.rename(added[3], "Changed")
    here.quirky.asked.clear()
    news, _, _ = everything(here.collection.changes(cursor, versions(items)))
    assert news.keys() == {added[3]}
    assert here.quirky.methods() == ["REPORT"]


def test_a_change_of_every_item_is_no_list_of_everything(scene: Open) -> None:
    here = scene()
    added = here.add("One", "Two", "Three")
    items, cursor = listed(here.collection)
    for item in added:
        here.rename(item, "Changed")
    here.quirky.asked.clear()
    known = versions(items)
    for page in here.collection.changes(cursor, known):
        known.update((item.id, item.version) for item in page.items)
    assert here.quirky.methods() == ["REPORT"], "what is known grows while the pages are taken"


def test_what_is_known_already_is_not_told_again(scene: Open) -> None:
    here = scene()
    _, cursor = listed(here.collection)
    one, two = here.add("One", "Two")
    known = {one: fetch_one(here.collection, one).version}
    news, _, _ = everything(here.collection.changes(cursor, known))
    assert news.keys() == {two}


def test_a_write_that_cannot_be_read_back_is_told_by_the_feed(scene: Open) -> None:
    here = scene()
    _, cursor = listed(here.collection)
    here.quirky.add(answering(is_multiget, Answer(503), times=4))
    written = create(here.collection, sample(Kind.CONTACTS, "One"))
    assert (written.version, written.held, written.traits) == ("", None, None)
    news, _, _ = everything(here.collection.changes(cursor, {written.id: written.version}))
    assert news.keys() == {written.id}


def test_as_many_writes_run_at_once_as_the_settings_say(scene: Open) -> None:
    here = scene()
    together = threading.Barrier(3, timeout=10)

    def waiting_for_each_other(asked: Asked, forward: Forward) -> Answer | Drop:
        if asked.method == "PUT":
            together.wait()
        return forward(asked)

    here.quirky.add(waiting_for_each_other)
    server = here.quirky.server
    settings = DavSettings(server.url, username=server.username, writers=3)
    sign_in = PasswordSignIn(server.username, server.password)
    connector = DavConnector(settings, sign_in, DIRECT, quick_ambient())
    collection = connector.open(here.folder, Kind.CONTACTS, OpenOptions())
    batch = [Create(new_key(), fitted(collection, sample(Kind.CONTACTS, f"Item {n}"))) for n in range(3)]
    assert all(isinstance(outcome, Written) for outcome in collection.write(batch))
    assert not together.broken
    connector.close()


def test_a_large_folder_comes_in_pages(radicale_bench: RadicaleBench) -> None:
    server = radicale_bench.server
    settings = DavSettings(server.url, username=server.username, batch=4)
    connector = DavConnector(
        settings, PasswordSignIn(server.username, server.password), DIRECT, quick_ambient()
    )
    folder = radicale_bench.make_folder(Kind.CONTACTS)
    added = {radicale_bench.add(folder, Kind.CONTACTS, f"Item {number}") for number in range(10)}
    collection = connector.open(folder, Kind.CONTACTS, OpenOptions())
    pages: list[Page] = list(collection.changes(None, {}))
    assert [len(page.items) for page in pages] == [4, 4, 2, 0]
    assert {item.id for page in pages for item in page.items} == added
    assert len(list(collection.fetch(added))) == 10
    connector.close()


def test_writes_are_read_back_all_at_once(scene: Open) -> None:
    here = scene()
    batch = [Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, f"Item {n}"))) for n in range(9)]
    outcomes = list(here.collection.write(batch))
    assert all(isinstance(outcome, Written) and outcome.held for outcome in outcomes)
    assert here.quirky.methods() == ["PUT"] * 9 + ["REPORT"]
    assert is_multiget(here.quirky.asked[-1])


def test_several_writers_write_the_same(radicale_bench: RadicaleBench) -> None:
    server = radicale_bench.server
    settings = DavSettings(server.url, username=server.username, writers=3)
    connector = DavConnector(
        settings, PasswordSignIn(server.username, server.password), DIRECT, quick_ambient()
    )
    folder = radicale_bench.make_folder(Kind.TASKS)
    collection = connector.open(folder, Kind.TASKS, OpenOptions())
    batch = [Create(new_key(), fitted(collection, sample(Kind.TASKS, f"Item {n}"))) for n in range(9)]
    outcomes = list(collection.write(batch))
    assert {id(outcome.write) for outcome in outcomes if isinstance(outcome, Written)} == {
        id(one) for one in batch
    }
    assert radicale_bench.names(folder, Kind.TASKS) == [f"Item {n}" for n in range(9)]
    connector.close()


def test_an_update_without_its_original_reads_it_first(scene: Open) -> None:
    here = scene()
    (item,) = here.add("Old")
    found = fetch_one(here.collection, item)
    (outcome,) = here.collection.write([Update(item, found.version, {NAME[Kind.CONTACTS]: "New"})])
    assert isinstance(outcome, Written)
    assert here.stranger.keeps_foreign(here.folder, item)
    (stale,) = here.collection.write([Update(item, found.version, {NAME[Kind.CONTACTS]: "Newer"})])
    assert not isinstance(stale, Written)
    assert here.names() == ["New"]


def test_a_photo_that_is_only_a_link_has_no_bytes(
    radicale_bench: RadicaleBench, connector: DavConnector
) -> None:
    folder = radicale_bench.make_folder(Kind.CONTACTS)
    collection = connector.open(folder, Kind.CONTACTS, OpenOptions())
    href = ItemId(folder + "linked.vcf")
    card = CARD.format(uid="linked", name="Byron").replace(
        "REV:", "PHOTO;VALUE=URI:https://example.org/ada.jpg\r\nREV:"
    )
    radicale_bench.put(href, Kind.CONTACTS, card)
    assert collection.photo(href) is None
    assert collection.photo(ItemId(folder + "nobody.vcf")) is None


@pytest.mark.parametrize("cursor", ["", "nonsense", "sync", "etag:1"])
def test_a_cursor_of_another_make_is_lost(scene: Open, cursor: str) -> None:
    here = scene()
    with pytest.raises(CursorLost):
        list(here.collection.changes(Cursor(cursor), {}))
    assert not any(is_sync(asked) for asked in here.quirky.asked)


def test_time_stamps_are_the_clocks_that_was_passed_in(radicale_bench: RadicaleBench) -> None:
    server = radicale_bench.server
    moment = datetime(2031, 1, 2, 3, 4, 5, tzinfo=UTC)
    ambient = quick_ambient()
    connector = DavConnector(
        DavSettings(server.url, username=server.username),
        PasswordSignIn(server.username, server.password),
        DIRECT,
        type(ambient)(now=lambda: moment, sleep=ambient.sleep, random=ambient.random),
    )
    folder = radicale_bench.make_folder(Kind.TASKS)
    collection = connector.open(folder, Kind.TASKS, OpenOptions())
    written = create(collection, sample(Kind.TASKS, "Call"))
    assert fetch_one(collection, written.id).modified == moment
    connector.close()


def test_a_deletion_of_the_last_item_leaves_a_folder_that_is_there(scene: Open) -> None:
    here = scene()
    (item,) = here.add("Last")
    items, cursor = listed(here.collection)
    (outcome,) = here.collection.write([Delete(item, items[item].version)])
    assert isinstance(outcome, Written)
    assert everything(here.collection.changes(cursor, versions(items)))[1] == {item}
    assert listed(here.collection)[0] == {}
    assert timedelta(0) == here.collection.capabilities.clock_grain
