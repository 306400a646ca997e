"""The in-memory services keep the contract of `connect.base`, each in its own way, and refuse what it forbids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call
from support.memory import MemoryCollection
from support.people import Deed, Person
from support.shelf import ContractBroken, Surroundings

from crmsync.connect.base import Create, Delete, Failed, Fate, Page, SetPhoto, Update, Write, Written
from crmsync.connect.errors import FolderGone, Rejected, Stale, Vanished
from crmsync.model.items import Cursor, Item, ItemId, OperationKey, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.values import Participant, Recurrence

ALL = pytest.mark.parametrize(
    "character", [MAILBOX, LISTING_MAILBOX, CRM, POOR_CRM], ids=lambda one: one.service
)


def person(character: Character, kind: Kind = Kind.CONTACTS) -> Person:
    side = Side.OUTLOOK if character in (MAILBOX, LISTING_MAILBOX) else Side.CRM
    journal: list[Deed] = []
    return Person(side, MemoryCollection(kind, character, Surroundings()), journal)


def crowd(who: Person, count: int = 10) -> list[ItemId]:
    return [who.add(family_name=f"n{number}") for number in range(count)]


def read(pages: Iterable[Page]) -> tuple[dict[ItemId, Item], set[ItemId], Cursor]:
    items: dict[ItemId, Item] = {}
    gone: set[ItemId] = set()
    cursor = None
    for page in pages:
        items |= {item.id: item for item in page.items}
        gone |= set(page.gone)
        cursor = page.cursor or cursor
    assert cursor is not None
    return items, gone, cursor


def only(service: MemoryCollection, item: ItemId) -> Item:
    (found,) = service.fetch([item])
    assert isinstance(found, Item)
    return found


def write(service: MemoryCollection, *batch: Write) -> list[Written | Failed]:
    return list(service.write(batch))


def landed(outcome: Sequence[Written | Failed]) -> Written:
    (written,) = outcome
    assert isinstance(written, Written), written
    return written


def failed(outcome: Sequence[Written | Failed]) -> type[Exception]:
    (failure,) = outcome
    assert isinstance(failure, Failed), failure
    return type(failure.error)


def key(name: str) -> OperationKey:
    return OperationKey(name)


@ALL
def test_a_first_reading_lists_everything_and_the_cursor_tells_the_rest(character: Character) -> None:
    who = person(character)
    ids = crowd(who)
    items, gone, cursor = read(pages := list(who.service.changes(None, {})))
    assert list(items) == ids
    assert not gone
    assert all(page.listing for page in pages)
    known = {item.id: item.version for item in items.values()}

    who.edit(ids[0], given_name="Ada")
    who.delete(ids[1])
    new = who.add(family_name="new")
    items, gone, cursor = read(who.service.changes(cursor, known))
    assert {ids[0], new} <= items.keys()
    assert items[ids[0]].fields["given_name"] == "Ada"
    assert items[ids[0]].version != known[ids[0]]
    assert gone == {ids[1]}


@ALL
def test_what_changes_while_a_listing_is_read_is_told_by_the_feed_after_it(character: Character) -> None:
    who = person(character)
    ids = crowd(who)
    who.faults.meanwhile(Call.CHANGES, lambda: who.edit(ids[0], given_name="Ada"), skip=2)
    who.faults.meanwhile(Call.CHANGES, lambda: who.delete(ids[9]), skip=2)
    who.service.character = replace(character, page=4)
    _, _, cursor = read(who.service.changes(None, {}))
    known = {item: Version("") for item in ids}
    changed, gone, _ = read(who.service.changes(cursor, known))
    assert ids[0] in changed
    assert gone == {ids[9]}


def test_a_delta_can_be_gone_on_from_any_page() -> None:
    who = person(MAILBOX)
    ids = crowd(who)
    _, _, cursor = read(who.service.changes(None, {}))
    for item in ids:
        who.edit(item, given_name="Ada")
    first = next(who.service.changes(cursor, {}))
    assert first.cursor is not None
    rest, _, _ = read(who.service.changes(first.cursor, {}))
    assert {item.id for item in first.items} | rest.keys() == set(ids)
    assert not {item.id for item in first.items} & rest.keys()


def test_a_one_second_clock_gives_two_edits_of_one_second_one_version_and_tells_both() -> None:
    who = person(CRM)
    ada = who.add(family_name="Byron")
    clock = who.service.shelf.around.clock
    with clock.stopped():
        _, _, cursor = read(who.service.changes(None, {}))
        before = who.read(ada).version
        who.edit(ada, family_name="Lovelace")
        items, _, _ = read(who.service.changes(cursor, {}))
    assert items[ada].version == before
    assert items[ada].fields["family_name"] == "Lovelace"


def test_only_the_rich_services_refuse_a_stale_write() -> None:
    outcomes = {}
    for character in (MAILBOX, CRM, POOR_CRM):
        who = person(character)
        ada = who.add(family_name="Byron")
        seen = only(who.service, ada)
        who.edit(ada, given_name="Ada")
        change = Update(ada, seen.version, {"family_name": "Lovelace"}, seen.original)
        updated = write(who.service, change)[0]
        deleted = write(who.service, Delete(ada, seen.version))[0]
        outcomes[character.service] = (isinstance(updated, Written), isinstance(deleted, Written))
    assert outcomes == {"mailbox": (False, False), "CRM": (False, True), "poor CRM": (True, True)}


@ALL
def test_a_write_to_an_item_that_vanished_says_so(character: Character) -> None:
    who = person(character)
    ada = who.add(family_name="Byron")
    seen = only(who.service, ada)
    who.delete(ada)
    assert failed(write(who.service, Delete(ada, seen.version))) is Vanished
    change = Update(ada, seen.version, {"family_name": "Lovelace"}, seen.original)
    assert failed(write(who.service, change)) is Vanished


@ALL
def test_a_new_item_carries_its_key_where_the_service_keeps_keys(character: Character) -> None:
    who = person(character)
    done = landed(write(who.service, Create(key("op-1"), {"family_name": "Byron"})))
    assert only(who.service, done.id).key == ("op-1" if character.capabilities.keeps_keys else None)
    assert only(who.service, done.id).version == done.version


def test_the_same_key_twice_is_refused_by_a_mailbox() -> None:
    who = person(MAILBOX)
    landed(write(who.service, Create(key("op-1"), {"family_name": "Byron"})))
    assert failed(write(who.service, Create(key("op-1"), {"family_name": "Byron"}))) is Stale
    assert len(who.ids) == 1


def test_creates_go_by_batches_and_updates_singly() -> None:
    who = person(CRM)
    created = write(who.service, *(Create(key(str(n)), {"family_name": f"n{n}"}) for n in range(250)))
    assert who.service.calls[Call.CREATE] == 3
    done = [one for one in created if isinstance(one, Written)]
    assert len(done) == 250
    write(who.service, *(Update(one.id, one.version, {"given_name": "Ada"}) for one in done[:5]))
    assert who.service.calls[Call.UPDATE] == 5
    write(who.service, *(Delete(one.id, one.version) for one in done))
    assert who.service.calls[Call.DELETE] == 3
    assert not who.ids


def test_a_mailbox_stores_the_document_it_is_given() -> None:
    who = person(MAILBOX)
    ada = who.add(family_name="Byron", given_name="Ada")
    old = only(who.service, ada)
    who.set_unmapped(ada, "X-ALARM", "ten minutes")
    now = only(who.service, ada)
    landed(write(who.service, Update(ada, now.version, {"family_name": "Lovelace"}, old.original)))
    assert "X-ALARM" not in who.unmapped(ada), "an outdated original loses what was not in it"
    with pytest.raises(ContractBroken, match="original"):
        write(who.service, Update(ada, who.read(ada).version, {"family_name": "King"}))


@pytest.mark.parametrize(
    "bad",
    [
        Create(key("1"), {"family_name": "Byron", "mobile_phone": "+49 (30) 12"}),
        Create(key("1"), {"company": "ACME"}),
        Create(key("1"), {"family_name": "Byron", "suffix": "Esq."}),
        Create(key("1"), {}),
    ],
    ids=["not fitted", "not complete", "a field it lacks", "empty"],
)
def test_what_the_contract_forbids_is_a_breach_that_cannot_be_swallowed(bad: Write) -> None:
    who = person(CRM)
    with pytest.raises(ContractBroken):
        write(who.service, bad)
    assert len(who.service.shelf.around.breaches) == 1


def test_one_refused_item_does_not_stop_its_batch() -> None:
    who = person(CRM)
    bad = Create(key("1"), {"given_name": "Ada"})
    outcome = write(who.service, bad, Create(key("2"), {"family_name": "Byron"}))
    (failure,) = (one for one in outcome if isinstance(one, Failed))
    assert failure.write == bad
    assert isinstance(failure.error, Rejected)
    assert failure.error.field == "family_name"
    assert who.names() == ["Byron"]


def test_a_company_that_the_crm_lacks_is_left_out() -> None:
    who = person(CRM)
    who.service.accounts = {"ACME"}
    done = landed(write(who.service, Create(key("1"), {"family_name": "Byron", "company": "Babbage & Co"})))
    assert done.left_out.keys() == {"company"}
    assert "company" not in who.get(done.id)


def test_a_recurrence_is_silently_ignored_in_an_update() -> None:
    who = person(CRM, Kind.EVENTS)
    made = landed(
        write(who.service, Create(key("1"), {"title": "Tea", "recurrence": Recurrence("FREQ=DAILY")}))
    )
    change = Update(made.id, made.version, {"recurrence": Recurrence("FREQ=WEEKLY")})
    done = landed(write(who.service, change))
    assert done.held is None
    assert who.get(made.id)["recurrence"] == Recurrence("FREQ=DAILY")


@ALL
def test_the_fate_of_what_left_a_collection(character: Character) -> None:
    who = person(character)
    gone, moved, here = crowd(who, 3)
    uids = {item: who.read(item).uid for item in (gone, moved, here)}
    _, _, cursor = read(who.service.changes(None, {}))
    known = {item: who.read(item).version for item in uids}
    who.delete(gone)
    who.move_away(moved)
    _, missing, _ = read(who.service.changes(cursor, known))
    assert missing == {gone, moved}
    assert who.service.fate(uids) == {gone: Fate.DELETED, moved: Fate.MOVED, here: Fate.PRESENT}
    who.move_back(moved)
    assert who.service.fate(uids)[moved] is Fate.PRESENT


def test_a_mailbox_recognises_a_moved_item_by_its_uid_only() -> None:
    who = person(MAILBOX)
    moved = who.add(family_name="Byron")
    who.move_away(moved)
    assert who.service.fate({moved: None}) == {moved: Fate.DELETED}


def test_an_unreadable_item_is_listed_as_such() -> None:
    who = person(MAILBOX)
    ada = who.add(family_name="Byron")
    who.garble(ada)
    (page,) = who.service.changes(None, {})
    assert [one.id for one in page.unreadable] == [ada]
    assert not page.items


def test_photos_travel_alone_and_may_be_reencoded() -> None:
    mailbox, crm = person(MAILBOX), person(CRM)
    tokens = set()
    for who in (mailbox, crm):
        ada = who.add(family_name="Byron")
        seen = only(who.service, ada)
        done = landed(write(who.service, SetPhoto(ada, seen.version, b"face", seen.original)))
        assert done.version == who.read(ada).version
        tokens.add(who.get(ada)["photo"])
        assert b"face" in (who.service.photo(ada) or b"")
    assert len(tokens) == 2


def test_a_scheduling_server_mails_the_guests_of_ones_own_meeting_and_declines_others() -> None:
    who = person(MAILBOX, Kind.EVENTS)
    guests = (Participant("b@example.com"),)
    mine = who.add(title="Tea", participants=guests, organised=True)
    theirs = who.add(title="Ball", participants=guests)
    for item in (mine, theirs):
        seen = only(who.service, item)
        change = Update(item, seen.version, {"location": "here"}, seen.original)
        landed(write(who.service, Delete(item, landed(write(who.service, change)).version)))
    assert who.service.mailed == ["changed: Tea", "cancelled: Tea", "cancelled: Ball"], (
        "the organiser hears of a deletion"
    )


@ALL
def test_a_folder_that_is_gone_answers_nothing(character: Character) -> None:
    who = person(character)
    ada = who.add(family_name="Byron")
    who.service.exists = False
    for call in (
        lambda: list(who.service.changes(None, {})),
        lambda: list(who.service.fetch([ada])),
        lambda: who.service.fate({ada: None}),
    ):
        with pytest.raises(FolderGone):
            call()


def test_a_merge_gives_the_winner_what_it_lacks() -> None:
    who = person(CRM)
    loser, winner = (
        who.add(family_name="Byron", given_name="Ada"),
        who.add(family_name="Byron", title="Countess"),
    )
    who.merge(loser, winner)
    assert who.ids == [winner]
    assert who.get(winner)["given_name"] == "Ada"
