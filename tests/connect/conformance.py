"""The connector conformance suite: what `connect.base` promises, asked of any connector against its real or
embedded service.

A connector's test module inherits `ConnectorConformance` and gives a `bench` fixture. Whatever a service
cannot do is said in its `Capabilities`, which are asserted here; nothing is skipped.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from uuid import uuid4

import pytest
from connect.samples import FULL, NAME, PNG, sample

from crmsync.connect.base import (
    Capabilities,
    Collection,
    Connector,
    Create,
    Delete,
    DeletionFeed,
    Failed,
    Fate,
    FolderInfo,
    OpenOptions,
    Page,
    SetPhoto,
    Update,
    Write,
    Written,
)
from crmsync.connect.errors import (
    CursorLost,
    Disposition,
    FolderGone,
    ReadOnly,
    SignInNeeded,
    Stale,
    Unreachable,
    Vanished,
)
from crmsync.mapping.base import Access, Fit
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Version, is_photo
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Value


class Bench(ABC):
    """A service under test, and a stranger: another client of it that knows nothing of crmsync.

    moves: can the stranger move an item to another folder? wants_password: does the service refuse a wrong
    one? nonsense_cursor: well formed, but never given by the service.
    """

    moves = False
    wants_password = True
    nonsense_cursor = Cursor("nonsense")

    @abstractmethod
    def connector(self, *, password: str | None = None, url: str | None = None) -> Connector:
        """A connector for the account, or one with another password or address."""

    @abstractmethod
    def capabilities(self, kind: Kind) -> Capabilities:
        """What this service is known to be able to do."""

    @abstractmethod
    def make_folder(self, kind: Kind) -> str:
        """A new, empty folder; its id."""

    @abstractmethod
    def remove_folder(self, folder: str) -> None:
        """Take a folder away while a connector has it open."""

    @abstractmethod
    def read_only_folder(self, kind: Kind) -> str | None:
        """A folder this account may only read; `None` where the service has no such thing."""

    @abstractmethod
    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        """The stranger adds an item with something in it that crmsync has no field for."""

    @abstractmethod
    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        """The stranger changes an item's name and nothing else."""

    @abstractmethod
    def remove(self, folder: str, item: ItemId) -> None:
        """The stranger deletes an item."""

    @abstractmethod
    def names(self, folder: str, kind: Kind) -> list[str]:
        """The names of all items, sorted, as the stranger reads them."""

    @abstractmethod
    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        """Is what the stranger put in, and crmsync has no field for, still there?"""

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        """The stranger moves an item to another folder of the account. Only where `moves`."""
        raise LookupError(f"nothing moves at this service: {folder}")


_TRAVELS_APART = {ValueType.PHOTO, ValueType.PARTICIPANTS}


def new_key() -> OperationKey:
    return OperationKey(str(uuid4()))


def fitted(collection: Collection, fields: Fields) -> dict[str, Value]:
    """Those of `fields` that the collection can be given, as it will hold them."""
    found: dict[str, Value] = {}
    for name, value in fields.items():
        if name not in collection.rules.names or collection.rules.access(name) is Access.READ:
            continue
        fit = collection.rules.fits(name, value)
        if isinstance(fit, Fit) and fit.value is not None:
            found[name] = fit.value
    return dict(collection.rules.complete(found))


def everything(pages: Iterable[Page]) -> tuple[dict[ItemId, Item], set[ItemId], Cursor]:
    """The items and the vanished of a whole feed, and where it ended."""
    items: dict[ItemId, Item] = {}
    gone: set[ItemId] = set()
    cursor: Cursor | None = None
    for page in pages:
        assert not page.unreadable
        items.update((item.id, item) for item in page.items)
        gone.update(page.gone)
        cursor = page.cursor
    assert cursor is not None, "the last page of a feed has a cursor"
    return items, gone, cursor


def listed(collection: Collection) -> tuple[dict[ItemId, Item], Cursor]:
    """The whole collection."""
    pages = list(collection.changes(None, {}))
    assert all(page.listing for page in pages)
    items, _, cursor = everything(pages)
    return items, cursor


def versions(items: Mapping[ItemId, Item]) -> dict[ItemId, Version]:
    return {item.id: item.version for item in items.values()}


def create(collection: Collection, fields: Fields, key: OperationKey | None = None) -> Written:
    (outcome,) = collection.write([Create(key or new_key(), fitted(collection, fields))])
    assert isinstance(outcome, Written), outcome
    return outcome


def fetch_one(collection: Collection, item: ItemId) -> Item:
    (found,) = collection.fetch([item])
    assert isinstance(found, Item), found
    return found


class ConnectorConformance(ABC):
    """Inherit this and give `bench` (and, for a service without some kind, `kind`)."""

    @pytest.fixture(params=list(Kind), ids=str)
    def kind(self, request: pytest.FixtureRequest) -> Kind:
        kind: Kind = request.param
        return kind

    @pytest.fixture
    @abstractmethod
    def bench(self) -> Bench:
        """The service that is tested."""

    @pytest.fixture
    def connector(self, bench: Bench) -> Iterator[Connector]:
        connector = bench.connector()
        yield connector
        connector.close()
        connector.close()

    @pytest.fixture
    def folder(self, bench: Bench, kind: Kind) -> str:
        return bench.make_folder(kind)

    @pytest.fixture
    def collection(self, connector: Connector, folder: str, kind: Kind) -> Collection:
        return connector.open(folder, kind, OpenOptions())

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

    # --- writing ---

    def test_a_created_item_is_what_a_stranger_reads(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        key = new_key()
        written = create(collection, sample(kind, "Lovelace"), key)
        assert bench.names(folder, kind) == ["Lovelace"]
        item = fetch_one(collection, written.id)
        assert item.version == written.version
        assert (item.key == key) is collection.capabilities.keeps_keys
        items, _ = listed(collection)
        assert versions(items) == {written.id: written.version}

    def test_a_create_sent_twice_makes_one_item(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        key = new_key()
        first = create(collection, sample(kind, "Once"), key)
        if collection.capabilities.keeps_keys:
            assert create(collection, sample(kind, "Once"), key).id == first.id
        assert bench.names(folder, kind) == ["Once"]

    def test_an_own_write_comes_back_with_the_version_it_was_given(
        self, collection: Collection, kind: Kind
    ) -> None:
        _, cursor = listed(collection)
        written = create(collection, sample(kind, "Echo"))
        news, gone, _ = everything(collection.changes(cursor, {}))
        assert versions(news) == {written.id: written.version}
        assert gone == set()

    def test_every_field_is_held_as_fits_says(self, collection: Collection, kind: Kind) -> None:
        fields = fitted(collection, FULL[kind][0])
        writable = {
            name
            for name in collection.rules.names
            if collection.rules.access(name) is not Access.READ
            and field_spec(kind, name).type not in _TRAVELS_APART
        }
        assert fields.keys() >= writable & FULL[kind][0].keys() - collection.rules.joint
        written = create(collection, fields)
        item = fetch_one(collection, written.id)
        held = item.fields
        assert written.traits in (None, item.traits)
        sure = fields.keys() - collection.capabilities.bends
        assert {name: held.get(name) for name in sure} == {name: fields[name] for name in sure}
        if written.held is not None:
            assert {name: written.held.get(name) for name in fields} == {
                name: held.get(name) for name in fields
            }

    def test_only_changed_fields_change(self, collection: Collection, kind: Kind) -> None:
        written = create(collection, FULL[kind][0])
        rules = collection.rules
        given = {
            name: value
            for name, value in fitted(collection, FULL[kind][1]).items()
            if name in FULL[kind][1] and rules.access(name) is Access.READ_WRITE
        }
        for name, value in given.items():
            unit = field_spec(kind, name).unit
            together = rules.joint if name in rules.joint else frozenset({name})
            changes = {other: given[other] for other in given if other in together}
            before = fetch_one(collection, written.id)
            (outcome,) = collection.write([Update(before.id, before.version, changes, before.original)])
            assert isinstance(outcome, Written), outcome
            after = fetch_one(collection, written.id)
            assert after.version == outcome.version
            others = {other for other in before.fields if field_spec(kind, other).unit != unit} - together
            assert {other: after.fields.get(other) for other in others} == {
                other: before.fields[other] for other in others
            }
            if name not in collection.capabilities.bends:
                assert after.fields.get(name) == value

    def test_fields_can_be_emptied(self, collection: Collection, kind: Kind) -> None:
        written = create(collection, FULL[kind][0])
        before = fetch_one(collection, written.id)
        kept = {NAME[kind], *collection.rules.mandatory, *collection.rules.joint}
        empty = {
            name: None
            for name in before.fields
            if name in FULL[kind][0]
            and name not in kept
            and collection.rules.access(name) is Access.READ_WRITE
            and field_spec(kind, name).unit not in {"when", "progress"}
        }
        (outcome,) = collection.write([Update(before.id, before.version, empty, before.original)])
        assert isinstance(outcome, Written), outcome
        after = fetch_one(collection, written.id)
        assert not after.fields.keys() & (empty.keys() - collection.capabilities.bends)
        assert after.fields[NAME[kind]] == before.fields[NAME[kind]]

    def test_what_has_no_field_survives_an_update(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = fetch_one(collection, bench.add(folder, kind, "Old"))
        assert bench.keeps_foreign(folder, item.id)
        (outcome,) = collection.write([Update(item.id, item.version, {NAME[kind]: "New"}, item.original)])
        assert isinstance(outcome, Written), outcome
        assert bench.names(folder, kind) == ["New"]
        assert bench.keeps_foreign(folder, item.id)

    def test_a_stale_update_changes_nothing(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = fetch_one(collection, bench.add(folder, kind, "Old"))
        bench.rename(folder, kind, item.id, "Theirs")
        (outcome,) = collection.write([Update(item.id, item.version, {NAME[kind]: "Ours"}, item.original)])
        if collection.capabilities.conditional_updates:
            assert isinstance(outcome, Failed)
            assert isinstance(outcome.error, Stale)
            assert bench.names(folder, kind) == ["Theirs"]
        else:
            assert isinstance(outcome, Written)

    def test_a_stale_deletion_deletes_nothing(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = fetch_one(collection, bench.add(folder, kind, "Old"))
        bench.rename(folder, kind, item.id, "Theirs")
        (outcome,) = collection.write([Delete(item.id, item.version)])
        if collection.capabilities.conditional_deletes:
            assert isinstance(outcome, Failed)
            assert isinstance(outcome.error, Stale)
            assert bench.names(folder, kind) == ["Theirs"]
        else:
            assert isinstance(outcome, Written)

    def test_a_deleted_item_is_gone(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = fetch_one(collection, bench.add(folder, kind, "Old"))
        bench.add(folder, kind, "Other")
        (outcome,) = collection.write([Delete(item.id, item.version)])
        assert isinstance(outcome, Written)
        assert outcome.version == ""
        assert bench.names(folder, kind) == ["Other"]

    def test_what_vanished_cannot_be_written(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        item = fetch_one(collection, bench.add(folder, kind, "Old"))
        bench.remove(folder, item.id)
        writes: list[Write] = [
            Update(item.id, item.version, {NAME[kind]: "Ours"}, item.original),
            Delete(item.id, item.version),
        ]
        for one in writes:
            (outcome,) = collection.write([one])
            assert isinstance(outcome, Failed)
            assert isinstance(outcome.error, Stale | Vanished)
            assert outcome.error.disposition is Disposition.PLAN_AGAIN
        assert bench.names(folder, kind) == []

    def test_one_bad_write_stops_only_itself(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        items = [fetch_one(collection, bench.add(folder, kind, name)) for name in ("One", "Two", "Three")]
        bench.remove(folder, items[1].id)
        batch = [
            Update(one.id, one.version, {NAME[kind]: f"New {one.id[-9:]}"}, one.original) for one in items
        ]
        outcomes = {id(outcome.write): outcome for outcome in collection.write(batch)}
        assert [type(outcomes[id(write)]) for write in batch] == [Written, Failed, Written]
        assert bench.names(folder, kind) == sorted(
            str(one.changes[NAME[kind]]) for one in (batch[0], batch[2])
        )

    def test_a_large_batch_lands_whole(
        self, bench: Bench, collection: Collection, folder: str, kind: Kind
    ) -> None:
        names = [f"Item {number:03}" for number in range(23)]
        batch = [Create(new_key(), fitted(collection, sample(kind, name))) for name in names]
        outcomes = list(collection.write(batch))
        assert sorted(id(outcome.write) for outcome in outcomes) == sorted(map(id, batch))
        assert all(isinstance(outcome, Written) for outcome in outcomes)
        assert bench.names(folder, kind) == names

    def test_a_folder_for_reading_only_is_known_before_the_first_write(
        self, bench: Bench, connector: Connector, kind: Kind
    ) -> None:
        folder = bench.read_only_folder(kind)
        if folder is None:
            assert not any(info.read_only for info in connector.folders())
            return
        (info,) = [one for one in connector.folders() if one.id == folder and one.kind is kind]
        assert info.read_only
        collection = connector.open(folder, kind, OpenOptions())
        assert collection.capabilities.read_only
        before = connector.requests
        (outcome,) = collection.write([Create(new_key(), fitted(collection, sample(kind, "Nobody")))])
        assert isinstance(outcome, Failed)
        assert isinstance(outcome.error, ReadOnly)
        assert connector.requests == before

    def test_a_photo_travels(self, collection: Collection, kind: Kind) -> None:
        written = create(collection, sample(kind, "Portrait"))
        has_field = any(is_photo(kind, name) for name in collection.rules.names)
        assert has_field is collection.capabilities.photos
        if not collection.capabilities.photos:
            return
        assert collection.photo(written.id) is None
        for photo in (PNG, PNG + b"2", None):
            item = fetch_one(collection, written.id)
            (outcome,) = collection.write([SetPhoto(item.id, item.version, photo, item.original)])
            assert isinstance(outcome, Written), outcome
            assert (collection.photo(written.id) is None) is (photo is None)
            after = fetch_one(collection, written.id)
            assert (after.fields.get("photo") is None) is (photo is None)
            assert after.fields.get("photo") != item.fields.get("photo")

    def test_an_idle_feed_costs_few_requests(self, connector: Connector, collection: Collection) -> None:
        _, cursor = listed(collection)
        before = connector.requests
        list(collection.changes(cursor, {}))
        assert connector.requests - before <= 2
