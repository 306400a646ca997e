"""The DAV connector keeps the contract with a real Cyrus, which rewrites what it is given and can mail guests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from connect.conformance import ConnectorConformance, create, everything, fetch_one, listed
from connect.samples import sample
from support.dav_bench import DavBench
from support.servers import cyrus

from crmsync.connect.base import OpenOptions, Update, Written
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
