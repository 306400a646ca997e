"""What every connector promises about writing, and what it costs; a part of the conformance suite."""

from __future__ import annotations

from connect.bench import Bench, create, everything, fetch_one, fitted, listed, new_key, versions
from connect.samples import FULL, NAME, PNG, sample

from crmsync.connect.base import (
    Collection,
    Connector,
    Create,
    Delete,
    Failed,
    OpenOptions,
    SetPhoto,
    Update,
    Write,
    Written,
)
from crmsync.connect.errors import Disposition, ReadOnly, Stale, Vanished
from crmsync.mapping.base import Access
from crmsync.model.fields import ValueType, field_spec
from crmsync.model.items import is_photo
from crmsync.model.kinds import Kind

_TRAVELS_APART = {ValueType.PHOTO, ValueType.PARTICIPANTS}


class WritingPromises:
    """See `conformance.ConnectorConformance`, which has the fixtures."""

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
