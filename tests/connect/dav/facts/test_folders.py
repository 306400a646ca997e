"""What is remembered of folders between runs, and what happens when it is not true any more."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from connect.conformance import ConnectorConformance, everything, fitted, listed, new_key
from connect.conformance import versions as versions_of
from connect.samples import sample
from lxml import etree
from support.dav_bench import DavBench, RadicaleBench
from support.dav_facts import DAY, Switch, Years, refused
from support.quirky_dav import Forward, Quirk, answering, dav_error, edited, taken, without_sync
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Collection, Create, Failed, OpenOptions, Written
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import CursorLost, FolderGone, NotPermitted, NotSupported, ReadOnly
from crmsync.model.kinds import Kind


def wants_digest(stranger: RadicaleBench) -> Quirk:
    """A server that takes no basic sign-in; whoever answers its challenge is let in."""
    user = f"{stranger.server.username}:{stranger.server.password}".encode()

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        if not (asked.headers["Authorization"] or "").startswith("Digest "):
            return Answer(401, {"WWW-Authenticate": 'Digest realm="mail", nonce="n", qop="auth"'})
        del asked.headers["Authorization"]
        asked.headers["Authorization"] = "Basic " + b64encode(user).decode()
        return forward(asked)

    return quirk


def withdrawn(answer: Answer) -> Quirk:
    """Rights that were taken away: writes get `answer`, and the folder says that it may only be read."""

    def only_reading(root: etree._Element) -> None:
        for privileges in list(root.iter("{DAV:}current-user-privilege-set")):
            for privilege in list(privileges):
                taken(privilege)
            etree.SubElement(etree.SubElement(privileges, "{DAV:}privilege"), "{DAV:}read")

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        return answer if asked.method in {"PUT", "DELETE"} else edited(forward(asked), only_reading)

    return quirk


# --- remembering ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_folder_that_is_known_is_opened_without_a_request(years: Years, kind: Kind) -> None:
    folder = years.stranger.make_folder(kind)
    years.stranger.add(folder, kind, "One")
    items, cursor = listed(years.run(folder, kind))
    again = years.run(folder, kind)
    assert everything(again.changes(cursor, versions_of(items))) == ({}, set(), cursor)
    assert years.methods() == ["REPORT"]


def test_a_server_that_wants_a_digest_costs_one_request_more(years: Years) -> None:
    years.quirky.add(wants_digest(years.stranger))
    folders = [years.stranger.make_folder(Kind.TASKS) for _ in range(2)]
    first = [listed(years.run(folder, Kind.TASKS)) for folder in folders]
    years.run(folders[0], Kind.TASKS)
    connector = years.connector()
    for folder, (items, cursor) in zip(folders, first, strict=True):
        everything(connector.open(folder, Kind.TASKS, OpenOptions()).changes(cursor, versions_of(items)))
    assert years.methods() == ["REPORT"] * 3, "one to be asked for the digest, then one for each folder"
    assert connector.requests == 3


def test_also_one_that_is_called_by_its_name(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.TASKS)
    name = folder.rstrip("/").rpartition("/")[2]
    first = years.run(name, Kind.TASKS)
    again = years.run(name, Kind.TASKS)
    assert (again.identity, again.label(), again.capabilities) == (
        first.identity,
        first.label(),
        first.capabilities,
    )
    assert years.methods() == []


@pytest.mark.parametrize("passes, asked", [(DAY - timedelta(seconds=1), False), (DAY, True), (-DAY, True)])
def test_it_is_asked_again_after_a_day_and_when_the_clock_was_set_back(
    years: Years, passes: timedelta, asked: bool
) -> None:
    folder = years.stranger.make_folder(Kind.CONTACTS)
    years.run(folder, Kind.CONTACTS)
    years.clock.advance(passes)
    years.run(folder, Kind.CONTACTS)
    assert years.methods() == ["PROPFIND"] * asked


def test_another_kind_user_or_address_is_asked_for_itself(years: Years) -> None:
    maker = years.stranger.connector()
    folder = maker.create_folder("both", Kind.EVENTS, Kind.TASKS).id
    years.run(folder, Kind.TASKS)
    years.run(folder, Kind.EVENTS)
    assert years.methods()[0] == "PROPFIND"
    years.run(folder, Kind.TASKS, url=years.quirky.server.url + "dav/")
    assert years.methods() == ["PROPFIND"]
    years.run(folder, Kind.TASKS, username="anna@example.com")
    assert years.methods() == ["PROPFIND"]
    years.run(folder, Kind.TASKS)
    assert years.methods() == [], "the others changed nothing"
    maker.delete_folder(folder)
    maker.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: json.dumps({**json.loads(text), "value": 7}),
        lambda text: json.dumps({**json.loads(text), "value": {"folder": {}, "principal": {}}}),
        lambda text: text.replace('"contacts"', '"people"'),
        lambda text: text.replace("http://", "ftp://"),
        lambda text: re.sub('"url": "[^"]*"', '"url": 7', text),
        lambda text: text.replace("http://127.0.0.1", "http://dav.example.org"),
    ],
)
def test_a_damaged_memory_is_no_memory(years: Years, damage: Callable[[str], str]) -> None:
    folder = years.stranger.make_folder(Kind.CONTACTS)
    years.run(folder, Kind.CONTACTS)
    (key,) = years.cache._values
    text = years.cache.get(key)
    assert text is not None
    years.cache.put(key, damage(text))
    years.run(folder, Kind.CONTACTS)
    assert years.methods() == ["PROPFIND"]


# --- what is remembered is not true any more ---


def test_a_folder_for_reading_only_is_asked_in_every_run_because_the_right_may_have_been_given(
    years: Years,
) -> None:
    folder = years.stranger.read_only_folder(Kind.CONTACTS)
    assert folder is not None
    for _ in range(2):
        assert years.run(folder, Kind.CONTACTS).capabilities.read_only
        assert years.methods() == ["PROPFIND"]


@pytest.mark.parametrize("answer", [Answer(403), dav_error(403, "d:need-privileges")], ids=["bare", "named"])
def test_rights_that_were_withdrawn_stop_the_mapping_and_are_known_to_the_next_run(
    years: Years, answer: Answer
) -> None:
    rights = Switch(withdrawn(answer))
    years.quirky.add(rights)
    folder = years.stranger.make_folder(Kind.CONTACTS)
    years.run(folder, Kind.CONTACTS)
    rights.on = True
    collection = years.run(folder, Kind.CONTACTS)
    assert not collection.capabilities.read_only
    batch = [Create(new_key(), fitted(collection, sample(Kind.CONTACTS, name))) for name in ("One", "Two")]
    for failed in refused(collection, *batch):
        assert isinstance(failed.error, ReadOnly)
        assert collection.label() in failed.error.message
    assert years.methods() == ["PUT", "PROPFIND"], "the second is not even tried"
    assert collection.capabilities.read_only
    assert years.run(folder, Kind.CONTACTS).capabilities.read_only
    rights.on = False
    assert not years.run(folder, Kind.CONTACTS).capabilities.read_only


def test_one_item_that_may_not_be_changed_is_its_own_problem(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.CONTACTS)
    years.run(folder, Kind.CONTACTS)
    refuses = answering(lambda asked: asked.method == "PUT", dav_error(403, "d:need-privileges"), times=1)
    years.quirky.add(refuses)
    collection = years.run(folder, Kind.CONTACTS)
    batch = [Create(new_key(), fitted(collection, sample(Kind.CONTACTS, name))) for name in ("One", "Two")]
    first, second = collection.write(batch)
    assert isinstance(first, Failed)
    assert isinstance(first.error, NotPermitted)
    assert isinstance(second, Written)


@pytest.mark.parametrize("use", ["feed", "listing", "fate", "write"])
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_folder_that_was_deleted_is_gone_at_its_first_use(years: Years, kind: Kind, use: str) -> None:
    folder = years.stranger.make_folder(kind)
    item = years.stranger.add(folder, kind, "One")
    items, cursor = listed(years.run(folder, kind))
    years.stranger.remove_folder(folder)
    collection = years.run(folder, kind)
    match use:
        case "feed":
            with pytest.raises((FolderGone, CursorLost)):
                list(collection.changes(cursor, versions_of(items)))
            with pytest.raises(FolderGone):
                list(collection.changes(None, {}))
        case "listing":
            with pytest.raises(FolderGone):
                list(collection.changes(None, {}))
        case "fate":
            with pytest.raises(FolderGone):
                collection.fate({item: None})
        case "write":
            (failed,) = refused(collection, Create(new_key(), fitted(collection, sample(kind, "Two"))))
            assert isinstance(failed.error, FolderGone)
    with pytest.raises(FolderGone):
        years.run(folder, kind)
    assert years.methods() == ["PROPFIND"], "nothing of it is remembered"


def test_a_folder_that_was_made_anew_is_read_anew(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.TASKS)
    years.stranger.add(folder, Kind.TASKS, "Old")
    items, cursor = listed(years.run(folder, Kind.TASKS))
    years.stranger.remove_folder(folder)
    maker = years.stranger.connector()
    assert maker.create_folder(folder.rstrip("/").rpartition("/")[2], Kind.TASKS).id == folder
    years.stranger.add(folder, Kind.TASKS, "New")
    again = years.run(folder, Kind.TASKS)
    with pytest.raises(CursorLost):
        list(again.changes(cursor, versions_of(items)))
    assert [item.fields["subject"] for item in listed(again)[0].values()] == ["New"]
    maker.close()


def test_a_calendar_that_was_made_anew_as_an_address_book_is_not_read_as_a_calendar(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.TASKS)
    years.stranger.add(folder, Kind.TASKS, "One")
    items, cursor = listed(years.run(folder, Kind.TASKS))
    years.stranger.remove_folder(folder)
    maker = years.stranger.connector()
    maker.create_folder(folder.rstrip("/").rpartition("/")[2], Kind.CONTACTS)
    years.stranger.add(folder, Kind.CONTACTS, "Ada")
    again = years.run(folder, Kind.TASKS)
    with pytest.raises(CursorLost):
        list(again.changes(cursor, versions_of(items)))
    with pytest.raises(NotSupported):
        next(again.changes(None, {}))
    with pytest.raises(NotSupported):
        years.run(folder, Kind.TASKS)
    maker.close()


def test_a_server_that_lost_its_sync_collection_is_read_another_way(years: Years) -> None:
    lost = Switch(without_sync)
    years.quirky.add(lost)
    folder = years.stranger.make_folder(Kind.CONTACTS)
    added = years.stranger.add(folder, Kind.CONTACTS, "One")
    items, cursor = listed(years.run(folder, Kind.CONTACTS))
    lost.on = True
    again = years.run(folder, Kind.CONTACTS)
    with pytest.raises(CursorLost):
        list(again.changes(cursor, versions_of(items)))
    found, cursor = listed(again)
    assert found.keys() == {added}
    idle = years.run(folder, Kind.CONTACTS)
    assert everything(idle.changes(cursor, versions_of(found))) == ({}, set(), cursor)
    assert years.methods() == ["PROPFIND"], "the folder's ctag"


def test_a_server_that_gained_sync_collection_is_read_the_old_way_until_that_is_seen(years: Years) -> None:
    lacks = Switch(without_sync, on=True)
    years.quirky.add(lacks)
    folder = years.stranger.make_folder(Kind.CONTACTS)
    items, cursor = listed(years.run(folder, Kind.CONTACTS))
    lacks.on = False
    added = years.stranger.add(folder, Kind.CONTACTS, "One")
    news, _, cursor = everything(years.run(folder, Kind.CONTACTS).changes(cursor, versions_of(items)))
    assert news.keys() == {added}
    years.clock.advance(DAY)
    _, cursor = listed(years.run(folder, Kind.CONTACTS))
    assert cursor.startswith("sync:")


# --- the whole contract, by a collection that was opened from memory ---


class TestRemembered(ConnectorConformance):
    @pytest.fixture
    def bench(self, radicale_bench: RadicaleBench) -> DavBench:
        return radicale_bench

    @pytest.fixture
    def collection(self, bench: DavBench, folder: str, kind: Kind) -> Iterator[Collection]:
        cache = MemoryCache()
        first, second = bench.connector(cache=cache), bench.connector(cache=cache)
        first.open(folder, kind, OpenOptions())
        yield second.open(folder, kind, OpenOptions())
        first.close()
        second.close()
