"""The feed over a store of a few records: what changed, what left, what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from support.odoo_partners import partners

from crmsync.connect.base import Fate, Page
from crmsync.connect.errors import CursorLost, ServiceError
from crmsync.connect.odoo.feed import OVERLAP, Feed, Place
from crmsync.connect.odoo.items import ItemReader
from crmsync.connect.odoo.store import Listed, Store
from crmsync.mapping.odoo.contacts import contact_table
from crmsync.mapping.odoo.record import OdooOptions, parse_moment, spell_moment
from crmsync.mapping.records import Record
from crmsync.model.items import Cursor, ItemId, OperationKey, Version

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


class Shelf(Store):
    """Records in memory. hidden: in the database, but outside the collection. asked: what was asked, in turn."""

    def __init__(self) -> None:
        self.rows: dict[ItemId, Record] = {}
        self.hidden: set[ItemId] = set()
        self.asked: list[str] = []
        self.clock = NOW
        self.last: Mapping[ItemId, Version] = {}

    def put(self, item: str, name: str, when: datetime | None = None) -> None:
        self.rows[ItemId(item)] = {
            "id": int(item),
            "name": name,
            "write_date": spell_moment(when or self.clock),
        }

    def known(self) -> dict[ItemId, Version]:
        return {item: self.version(row) for item, row in self.rows.items()}

    def acquaint(self, known: Mapping[ItemId, Version]) -> None:
        self.last = known

    def item_id(self, record: Record) -> ItemId:
        return ItemId(str(record["id"]))

    def version(self, record: Record) -> Version:
        return Version(f"{record['write_date']} {record['name']}")

    def modified(self, record: Record) -> datetime | None:
        return parse_moment(record["write_date"])

    def _here(self) -> list[Record]:
        return [row for item, row in self.rows.items() if item not in self.hidden]

    def listing(self) -> Iterator[Listed]:
        self.asked.append("listing")
        yield Listed(self._here(), self.clock)

    def since(self, moment: datetime, *, news_only: bool) -> Iterator[Listed]:
        self.asked.append("since")
        found = [row for row in self._here() if (parse_moment(row["write_date"]) or NOW) >= moment]
        if news_only:
            found = [row for row in found if self.last.get(self.item_id(row)) != self.version(row)]
        yield Listed(found, self.clock)

    def by_ids(self, items: Iterable[ItemId]) -> Iterator[Listed]:
        yield Listed([self.rows[item] for item in items if item in self.rows], self.clock)

    def count(self) -> int:
        self.asked.append("count")
        return len(self._here())

    def inventory(self) -> Iterator[tuple[ItemId, str]]:
        self.asked.append("inventory")
        return iter([(self.item_id(row), "") for row in self._here()])

    def inside(self, items: Sequence[ItemId]) -> set[ItemId]:
        return {item for item in items if item in self.rows and item not in self.hidden}

    def exists(self, item: ItemId) -> bool:
        return item in self.rows

    def keys(self, items: Sequence[ItemId]) -> Mapping[ItemId, OperationKey]:
        if items:
            self.asked.append(f"keys of {len(items)}")
        return {item: OperationKey(f"key-{item}") for item in items}

    def create(
        self, drafts: Sequence[tuple[OperationKey, Record]], action: str
    ) -> Iterator[tuple[OperationKey, ItemId | ServiceError]]:
        raise AssertionError("a feed creates nothing")

    def update(self, present: Record, draft: Record, action: str) -> None:
        raise AssertionError("a feed changes nothing")

    def delete(self, items: Sequence[ItemId], action: str) -> None:
        raise AssertionError("a feed deletes nothing")

    def archive(self, items: Sequence[ItemId], action: str) -> None:
        raise AssertionError("a feed archives nothing")


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    for number in range(1, 4):
        made.put(str(number), f"Person{number} Byron", NOW - timedelta(days=1))
    return made


def feed_of(shelf: Shelf) -> Feed:
    return Feed(shelf, ItemReader(contact_table(partners(), OdooOptions(custom={})), shelf), lambda: NOW)


def read(pages: Iterator[Page]) -> tuple[set[str], set[str], Cursor]:
    items: set[str] = set()
    gone: set[str] = set()
    cursor: Cursor | None = None
    for page in pages:
        items |= {str(item.id) for item in page.items}
        gone |= {str(item) for item in page.gone}
        cursor = page.cursor
    assert cursor is not None
    return items, gone, cursor


def begun(shelf: Shelf) -> Cursor:
    items, gone, cursor = read(feed_of(shelf).changes(None, {}))
    assert (len(items), gone) == (len(shelf._here()), set())
    shelf.asked.clear()
    return cursor


def test_an_idle_feed_asks_twice(shelf: Shelf) -> None:
    cursor = begun(shelf)
    assert read(feed_of(shelf).changes(cursor, shelf.known()))[:2] == (set(), set())
    assert shelf.asked == ["count", "since"]


def test_a_change_that_was_dated_before_the_last_feed_is_seen(shelf: Shelf) -> None:
    known = shelf.known()
    cursor = begun(shelf)
    # A slow transaction: it began before the last feed, and shows only now.
    shelf.put("2", "Renamed Byron", NOW - OVERLAP + timedelta(seconds=1))
    assert read(feed_of(shelf).changes(cursor, known))[0] == {"2"}


def test_what_was_read_twice_is_no_news(shelf: Shelf) -> None:
    shelf.put("2", "Renamed Byron", NOW)
    cursor = begun(shelf)
    read(feed_of(shelf).changes(cursor, shelf.known()))
    assert "inventory" not in shelf.asked


def test_what_left_is_told_by_the_count(shelf: Shelf) -> None:
    known = shelf.known()
    cursor = begun(shelf)
    del shelf.rows[ItemId("1")]
    shelf.hidden.add(ItemId("2"))
    items, gone, cursor = read(feed_of(shelf).changes(cursor, known))
    assert (items, gone) == (set(), {"1", "2"})
    assert feed_of(shelf).fate(map(ItemId, "123")) == {
        "1": Fate.DELETED,
        "2": Fate.MOVED,
        "3": Fate.PRESENT,
    }
    shelf.asked.clear()
    assert read(feed_of(shelf).changes(cursor, known))[:2] == (set(), set())
    assert shelf.asked == ["count", "since"]


def test_one_that_came_back_as_it_was_is_told_again(shelf: Shelf) -> None:
    shelf.put("1", "Ada Byron")
    known = shelf.known()
    cursor = begun(shelf)
    shelf.hidden.add(ItemId("1"))
    _, gone, cursor = read(feed_of(shelf).changes(cursor, known))
    assert gone == {"1"}
    # Within the same second, so that nothing of it differs.
    shelf.hidden.clear()
    assert read(feed_of(shelf).changes(cursor, known))[0] == {"1"}


def test_one_that_came_does_not_hide_one_that_left(shelf: Shelf) -> None:
    known = shelf.known()
    cursor = begun(shelf)
    del shelf.rows[ItemId("1")]
    shelf.put("9", "Added Byron")
    assert read(feed_of(shelf).changes(cursor, known))[:2] == ({"9"}, {"1"})


def test_a_create_that_was_dated_too_early_is_found_by_its_id(shelf: Shelf) -> None:
    known = shelf.known()
    cursor = begun(shelf)
    shelf.put("9", "Added Byron", NOW - timedelta(days=3))
    assert read(feed_of(shelf).changes(cursor, known))[0] == {"9"}


def test_only_what_is_new_is_asked_for_its_key(shelf: Shelf) -> None:
    known = shelf.known()
    cursor = begun(shelf)
    shelf.put("2", "Renamed Byron")
    shelf.put("9", "Added Byron")
    pages = list(feed_of(shelf).changes(cursor, known))
    keys = {item.id: item.key for page in pages for item in page.items}
    assert keys == {"2": None, "9": "key-9"}
    assert [asked for asked in shelf.asked if asked.startswith("keys")] == ["keys of 1"]


@pytest.mark.parametrize(
    "cursor", ["", "nonsense", "{}", '{"changed": "x", "count": 1}', '{"changed": null}']
)
def test_a_cursor_that_makes_no_sense_is_lost(cursor: str, shelf: Shelf) -> None:
    with pytest.raises(CursorLost):
        list(feed_of(shelf).changes(Cursor(cursor), {}))


def test_a_place_survives_its_cursor() -> None:
    place = Place(NOW, 7)
    assert Place.parse(place.cursor) == place
