"""What every connector promises about the account, the feed and reading; a part of the conformance suite."""

from __future__ import annotations

import pytest
from connect.bench import Bench, everything, fitted, listed, new_key, versions
from connect.samples import NAME, sample

from crmsync.connect.base import (
    Collection,
    Connector,
    Create,
    DeletionFeed,
    Failed,
    Fate,
    FolderInfo,
    OpenOptions,
)
from crmsync.connect.errors import CursorLost, FolderGone, SignInNeeded, Unreachable
from crmsync.model.items import Item
from crmsync.model.kinds import Kind


class ReadingPromises:
    """See `conformance.ConnectorConformance`, which has the fixtures."""

    # --- the account ---

    def test_says_who_is_signed_in(self, connector: Connector) -> None:
        assert connector.check().strip()
        assert connector.service
        assert connector.requests > 0

    def test_a_wrong_password_asks_for_sign_in(self, bench: Bench) -> None:
        connector = bench.connector(password="wrong")
        if not bench.wants_password:
            assert connector.check()
            return
        with pytest.raises(SignInNeeded) as caught:
            connector.check()
        assert caught.value.advice
        assert "wrong" not in str(caught.value) + caught.value.advice
        connector.close()

    def test_a_server_that_is_not_there_is_unreachable(self, bench: Bench) -> None:
        connector = bench.connector(url="http://127.0.0.1:9/")
        with pytest.raises(Unreachable) as caught:
            connector.check()
        assert "127.0.0.1" in str(caught.value)
        assert caught.value.advice
        connector.close()

    def test_a_folder_is_listed_and_opens_by_id_and_by_name(
        self, connector: Connector, folder: str, kind: Kind
    ) -> None:
        (info,) = [one for one in connector.folders() if one.id == folder and one.kind is kind]
        assert isinstance(info, FolderInfo)
        assert not info.read_only
        by_id = connector.open(folder, kind, OpenOptions())
        by_name = connector.open(info.name, kind, OpenOptions())
        assert by_id.identity == by_name.identity
        assert by_id.kind is kind
        assert by_id.label()

    def test_an_unknown_folder_is_said(self, connector: Connector, kind: Kind) -> None:
        with pytest.raises(FolderGone) as caught:
            connector.open("No such folder", kind, OpenOptions())
        assert caught.value.advice

    def test_it_can_do_what_the_table_says(self, bench: Bench, collection: Collection, kind: Kind) -> None:
        assert collection.capabilities == bench.capabilities(kind)

    # --- the feed ---

    def test_an_empty_folder_is_an_empty_listing(self, collection: Collection) -> None:
        items, cursor = listed(collection)
        assert items == {}
        assert everything(collection.changes(cursor, {}))[:2] == ({}, set())

    def test_a_listing_names_every_item_once_or_more(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        added = {bench.add(folder, kind, f"Item {number}") for number in range(7)}
        items, cursor = listed(collection)
        assert items.keys() == added
        assert sorted(str(item.fields[NAME[kind]]) for item in items.values()) == [
            f"Item {n}" for n in range(7)
        ]
        again, gone, _ = everything(collection.changes(cursor, versions(items)))
        assert versions(again).items() <= versions(items).items()
        assert gone == set()

    def test_a_strangers_edits_come_with_the_feed(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        kept, changed, removed = (bench.add(folder, kind, name) for name in ("Kept", "Changed", "Removed"))
        items, cursor = listed(collection)
        known = versions(items)
        bench.rename(folder, kind, changed, "Renamed")
        bench.remove(folder, removed)
        added = bench.add(folder, kind, "Added")
        news, gone, cursor = everything(collection.changes(cursor, known))
        assert news[changed].fields[NAME[kind]] == "Renamed"
        assert news[changed].version != known[changed]
        assert news[added].fields[NAME[kind]] == "Added"
        assert news.keys() <= {changed, added, kept}
        assert removed not in news
        if collection.capabilities.deletions is DeletionFeed.ID_DIFF:
            assert removed not in listed(collection)[0]
        else:
            assert gone == {removed}
        known = {**known, **versions(news)}
        del known[removed]
        again, gone, _ = everything(collection.changes(cursor, known))
        assert versions(again).items() <= known.items()
        assert gone == set()

    def test_a_lost_cursor_is_said_or_everything_is_told_again(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        added = {bench.add(folder, kind, name) for name in ("One", "Two")}
        try:
            items, _, _ = everything(collection.changes(bench.nonsense_cursor, {}))
        except CursorLost:
            items, _ = listed(collection)
        assert items.keys() == added

    def test_a_folder_that_vanished_is_no_empty_folder(
        self, bench: Bench, connector: Connector, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = bench.add(folder, kind, "One")
        items, cursor = listed(collection)
        bench.remove_folder(folder)
        for since in (None, cursor):
            with pytest.raises((FolderGone, CursorLost)):
                list(collection.changes(since, versions(items)))
        with pytest.raises(FolderGone):
            list(collection.changes(None, {}))
        with pytest.raises(FolderGone):
            collection.fate({item: None})
        with pytest.raises(FolderGone):
            connector.open(folder, kind, OpenOptions())
        (outcome,) = collection.write([Create(new_key(), fitted(collection, sample(kind, "Two")))])
        assert isinstance(outcome, Failed)
        assert isinstance(outcome.error, FolderGone), outcome.error

    # --- reading ---

    def test_fetch_gives_what_is_there(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        added = [bench.add(folder, kind, name) for name in ("One", "Two", "Three")]
        bench.remove(folder, added[1])
        found = list(collection.fetch([*added, *added]))
        assert sorted(item.id for item in found) == sorted([added[0], added[2]])
        for item in found:
            assert isinstance(item, Item)
            assert item.version
            assert item.original or not collection.capabilities.whole_documents
        assert list(collection.fetch([])) == []

    def test_fate_tells_deleted_from_present(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        here, gone = bench.add(folder, kind, "Here"), bench.add(folder, kind, "Gone")
        items, _ = listed(collection)
        bench.remove(folder, gone)
        fates = collection.fate({item: items[item].uid for item in (here, gone)})
        assert fates == {here: Fate.PRESENT, gone: Fate.DELETED}

    def test_fate_tells_moved_from_deleted(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        moved, gone = bench.add(folder, kind, "Moved"), bench.add(folder, kind, "Gone")
        items, cursor = listed(collection)
        bench.remove(folder, gone)
        if not bench.moves:
            assert collection.fate({gone: items[gone].uid}) == {gone: Fate.DELETED}
            return
        bench.move(folder, kind, moved)
        _, left, _ = everything(collection.changes(cursor, versions(items)))
        assert left == {moved, gone}
        fates = collection.fate({item: items[item].uid for item in left})
        assert fates == {moved: Fate.MOVED, gone: Fate.DELETED}
