"""The DAV connector keeps the contract with a real Cyrus, which rewrites what it is given and can mail guests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from connect.conformance import ConnectorConformance, create, everything, fetch_one, listed, versions
from connect.samples import sample
from support.dav_bench import DavBench
from support.servers import cyrus

from crmsync.connect.base import OpenOptions, Update, Written
from crmsync.connect.cache import MemoryCache
from crmsync.model.kinds import Kind


@pytest.fixture(scope="module")
def cyrus_bench() -> Iterator[DavBench]:
    with cyrus() as server:
        bench = DavBench(server)
        yield bench
        bench.close()


@pytest.fixture(scope="module")
def scheduling_bench() -> Iterator[DavBench]:
    with cyrus(scheduling=True) as server:
        bench = DavBench(server, schedules=True)
        yield bench
        bench.close()


class TestCyrus(ConnectorConformance):
    @pytest.fixture
    def bench(self, cyrus_bench: DavBench) -> DavBench:
        return cyrus_bench


def test_what_cyrus_makes_of_a_category_with_a_comma_is_told(cyrus_bench: DavBench) -> None:
    connector = cyrus_bench.connector()
    collection = connector.open(cyrus_bench.make_folder(Kind.TASKS), Kind.TASKS, OpenOptions())
    _, cursor = listed(collection)
    written = create(collection, {"subject": "Call", "categories": ("Café, Bar",)})
    assert written.held is not None
    assert written.held["categories"] == ("Bar", "Café")
    news, _, _ = everything(collection.changes(cursor, {}))
    assert (news[written.id].version, news[written.id].fields) == (written.version, written.held)
    connector.close()


def test_a_server_that_mails_guests_is_known(scheduling_bench: DavBench) -> None:
    connector = scheduling_bench.connector()
    folder = scheduling_bench.make_folder(Kind.EVENTS)
    collection = connector.open(folder, Kind.EVENTS, OpenOptions())
    assert collection.capabilities == scheduling_bench.capabilities(Kind.EVENTS)
    assert collection.capabilities.schedules
    assert all(
        "inbox" not in info.id.lower() and "outbox" not in info.id.lower() for info in connector.folders()
    )
    item = fetch_one(collection, create(collection, sample(Kind.EVENTS, "Alone")).id)
    (outcome,) = collection.write([Update(item.id, item.version, {"title": "Still alone"}, item.original)])
    assert isinstance(outcome, Written)
    connector.close()


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_an_idle_feed_of_a_folder_that_is_known_costs_one_request(kind: Kind, cyrus_bench: DavBench) -> None:
    folder, cache = cyrus_bench.make_folder(kind), MemoryCache()
    cyrus_bench.add(folder, kind, "One")
    first, idle = cyrus_bench.connector(cache=cache), cyrus_bench.connector(cache=cache)
    items, cursor = listed(first.open(folder, kind, OpenOptions()))
    again = idle.open(folder, kind, OpenOptions())
    assert everything(again.changes(cursor, versions(items))) == ({}, set(), cursor)
    assert idle.requests == 1
    first.close()
    idle.close()


def test_a_server_that_mails_guests_is_asked_again_before_a_write(scheduling_bench: DavBench) -> None:
    folder, cache = scheduling_bench.make_folder(Kind.EVENTS), MemoryCache()
    first, second = scheduling_bench.connector(cache=cache), scheduling_bench.connector(cache=cache)
    first.open(folder, Kind.EVENTS, OpenOptions())
    assert second.open(folder, Kind.EVENTS, OpenOptions()).capabilities.schedules
    assert second.requests == 0
    create(second.open(folder, Kind.EVENTS, OpenOptions()), sample(Kind.EVENTS, "Alone"))
    assert second.requests == 4, "the folder, the person, the write, and what became of it"
    first.close()
    second.close()
