"""What real servers do to a sync client, one by one: a proxy in front of a real Radicale misbehaves like each
of them.

Numbers are those of the project's list of facts about DAV servers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from connect.conformance import (
    FULL,
    NAME,
    create,
    everything,
    fetch_one,
    fitted,
    listed,
    new_key,
    sample,
    versions,
)
from lxml import etree
from support import quirky_dav as quirks
from support.dav_bench import DOCUMENTS, DavBench, RadicaleBench
from support.quirky_dav import Quirk, QuirkyDav, answering, dav_error
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Create, Delete, Failed, Fate, OpenOptions, Update, Written
from crmsync.connect.dav.collection import DavCollection
from crmsync.connect.errors import (
    CursorLost,
    FolderGone,
    NotPermitted,
    ReadOnly,
    Rejected,
    ReplyLost,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
)
from crmsync.model.items import ItemId, OperationKey, Version
from crmsync.model.kinds import Kind

Open = Callable[..., "Scene"]


class Scene:
    """A folder, opened through a misbehaving proxy by us and directly by the stranger."""

    def __init__(self, stranger: RadicaleBench, quirky: QuirkyDav, kind: Kind, prefix: str = "") -> None:
        self.stranger, self.quirky, self.kind = stranger, quirky, kind
        self.folder = stranger.make_folder(kind)
        self.connector = DavBench(quirky.server).connector()
        self.collection: DavCollection = self.connector.open(prefix + self.folder, kind, OpenOptions())
        quirky.asked.clear()

    def add(self, *names: str) -> list[ItemId]:
        return [self.stranger.add(self.folder, self.kind, name) for name in names]

    def names(self) -> list[str]:
        return self.stranger.names(self.folder, self.kind)

    def rename(self, item: ItemId, name: str) -> None:
        self.stranger.rename(self.folder, self.kind, item, name)

    def remove(self, item: ItemId) -> None:
        self.stranger.remove(self.folder, item)

    def update(self, item: ItemId, name: str) -> Written | Failed:
        found = fetch_one(self.collection, item)
        (outcome,) = self.collection.write(
            [Update(found.id, found.version, {NAME[self.kind]: name}, found.original)]
        )
        return outcome


@pytest.fixture
def scene(radicale_bench: RadicaleBench) -> Iterator[Open]:
    """Opens scenes; everything is closed after the test."""

    def make(*misbehaviour: Quirk, kind: Kind = Kind.CONTACTS, prefix: str = "") -> Scene:
        quirky = stack.enter_context(QuirkyDav(radicale_bench.server, *misbehaviour))
        made = Scene(radicale_bench, quirky, kind, prefix)
        stack.callback(made.connector.close)
        return made

    with ExitStack() as stack:
        yield make


def taken(element: etree._Element) -> None:
    """Takes an element out of its tree."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


@contextmanager
def refused(kind: type[ServiceError], words: str = ".") -> Iterator[None]:
    with pytest.raises(kind, match=words) as caught:
        yield
    assert caught.value.service == "127.0.0.1"


# --- 1 and 2: ETags after a PUT, rewritten bodies ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_1_without_an_etag_in_the_reply_the_item_is_read_back(scene: Open, kind: Kind) -> None:
    here = scene(quirks.no_etag_on_put, kind=kind)
    written = create(here.collection, sample(kind, "New"))
    assert written.version == fetch_one(here.collection, written.id).version
    outcome = here.update(written.id, "Newer")
    assert isinstance(outcome, Written)
    assert outcome.version == fetch_one(here.collection, written.id).version != written.version


def test_1_what_differs_after_a_put_without_etag_is_left_for_the_feed_to_tell(scene: Open) -> None:
    """A person edits between our PUT and our reading back: the edit must not become what we think we
    wrote.
    """
    edits: list[Callable[[], None]] = []

    def edited_at_once(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = quirks.no_etag_on_put(asked, forward)
        if asked.method == "PUT" and edits:
            edits.pop()()
        return answer

    here = scene(edited_at_once)
    _, cursor = listed(here.collection)
    edits.append(lambda: here.rename(ItemId(here.stranger.hrefs(here.folder)[0]), "Theirs"))
    written = create(here.collection, sample(Kind.CONTACTS, "Ours"))
    assert (written.version, written.held) == (Version(""), None)
    news, _, _ = everything(here.collection.changes(cursor, {written.id: written.version}))
    assert news[written.id].fields["family_name"] == "Theirs"


def test_1_an_edit_right_after_our_put_is_not_taken_for_ours(scene: Open) -> None:
    edits: list[Callable[[], None]] = []

    def edited_before_the_read_back(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        if quirks.is_multiget(asked) and edits:
            edits.pop()()
        return forward(asked)

    here = scene(edited_before_the_read_back)
    _, cursor = listed(here.collection)
    edits.append(lambda: here.rename(ItemId(here.stranger.hrefs(here.folder)[0]), "Theirs"))
    written = create(here.collection, sample(Kind.CONTACTS, "Ours"))
    assert written.held is None
    news, _, _ = everything(here.collection.changes(cursor, {written.id: written.version}))
    assert news[written.id].version != written.version
    assert news[written.id].fields["family_name"] == "Theirs"


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_1_weak_etags_count_as_versions(scene: Open, kind: Kind) -> None:
    here = scene(quirks.weak_etags, kind=kind)
    written = create(here.collection, sample(kind, "New"))
    assert not written.version.startswith("W/")
    assert isinstance(here.update(written.id, "Newer"), Written)
    found = here.collection._reader.single(written.id)
    assert found is not None
    assert found.version == fetch_one(here.collection, written.id).version


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_2_a_rewritten_document_means_the_same(scene: Open, kind: Kind) -> None:
    here = scene(quirks.rewriting, kind=kind)
    (item,) = here.add("Old")
    written = create(here.collection, FULL[kind][0])
    assert written.held is not None
    assert written.held == fetch_one(here.collection, written.id).fields
    assert isinstance(here.update(item, "Newer"), Written)
    assert here.stranger.keeps_foreign(here.folder, item)


def test_2_what_a_server_made_of_a_value_is_told_with_the_write(scene: Open) -> None:
    """Cyrus splits a category at its comma: `held` says so, and the next feed brings no surprise."""
    here = scene(quirks.splitting_categories, kind=Kind.TASKS)
    _, cursor = listed(here.collection)
    written = create(here.collection, {"subject": "Call", "categories": ("Café, Bar",)})
    assert written.held is not None
    assert written.held["categories"] == ("Bar", "Café")
    news, _, _ = everything(here.collection.changes(cursor, {}))
    assert (news[written.id].version, news[written.id].fields) == (written.version, written.held)


# --- 3: tokens of nonsense ---


@pytest.mark.parametrize(
    "refusal",
    [dav_error(status, "d:valid-sync-token") for status in (400, 403, 409, 410, 412)]
    + [Answer(410), Answer(412)],
    ids=lambda answer: f"{answer.status}{'+' if answer.body else ''}",
)
def test_3_and_13_a_token_that_is_refused_is_a_lost_cursor(scene: Open, refusal: Answer) -> None:
    old = answering(lambda asked: quirks.is_sync(asked) and bool(quirks.token_of(asked)), refusal)
    here = scene(old)
    here.add("One", "Two")
    items, cursor = listed(here.collection)
    with refused(CursorLost):
        list(here.collection.changes(cursor, versions(items)))
    again, _ = listed(here.collection)
    assert versions(again) == versions(items)


def test_3_a_vague_refusal_of_a_token_is_a_lost_cursor_if_the_folder_is_there(scene: Open) -> None:
    old = answering(lambda asked: quirks.is_sync(asked) and bool(quirks.token_of(asked)), Answer(403))
    here = scene(old)
    items, cursor = listed(here.collection)
    with refused(CursorLost):
        list(here.collection.changes(cursor, versions(items)))
    here.stranger.remove_folder(here.folder)
    with refused(FolderGone):
        list(here.collection.changes(cursor, versions(items)))


@pytest.mark.parametrize("kind", list(Kind), ids=str)
@pytest.mark.parametrize(
    "more", [(), (quirks.no_data_in_sync, quirks.multiget_omits_missing)], ids=["sogo", "davical"]
)
def test_3_a_token_of_nonsense_answered_with_everything_still_tells_deletions(
    scene: Open, kind: Kind, more: tuple[Quirk, ...]
) -> None:
    here = scene(*more, quirks.lists_everything_for_nonsense, kind=kind)
    kept, changed, removed = here.add("Kept", "Changed", "Removed")
    items, _ = listed(here.collection)
    here.rename(changed, "Renamed")
    here.remove(removed)
    nonsense = DavBench.nonsense_cursor
    news, gone, cursor = everything(here.collection.changes(nonsense, versions(items)))
    assert news[changed].fields[NAME[kind]] == "Renamed"
    assert news.keys() <= {kept, changed}
    assert gone == {removed}
    again, gone, _ = everything(here.collection.changes(cursor, versions({**items, **news})))
    assert (again, gone) == ({}, set())


# --- 4: limit and paging ---


def test_4_a_limit_is_never_asked_for(scene: Open) -> None:
    here = scene()
    here.add("One", "Two", "Three")
    items, cursor = listed(here.collection)
    everything(here.collection.changes(cursor, versions(items)))
    assert all(b"limit" not in asked.body for asked in here.quirky.asked)


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_4_a_server_that_pages_is_read_to_the_end(scene: Open, kind: Kind) -> None:
    here = scene(quirks.paging(2), kind=kind)
    added = here.add(*(f"Item {number}" for number in range(5)))
    pages = list(here.collection.changes(None, {}))
    items, _, cursor = everything(pages)
    assert items.keys() == set(added)
    assert [page.cursor for page in pages if page.cursor] == [cursor], (
        "no half listing can be taken for a whole one"
    )
    for item in added:
        here.rename(item, f"New {item[-8:-4]}")
    pages = list(here.collection.changes(cursor, versions(items)))
    news, _, _ = everything(pages)
    assert news.keys() == set(added)
    resumable = [page.cursor for page in pages if page.cursor]
    assert len(resumable) == 3
    rest, _, _ = everything(here.collection.changes(resumable[0], versions(items)))
    assert set(added) > rest.keys() > set()


def test_4_a_server_that_pages_without_going_on_is_at_fault(scene: Open) -> None:
    def same_token(root: etree._Element) -> None:
        (token,) = root.findall("d:sync-token", quirks.NS)
        token.text = "stuck"

    def stuck(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        if not quirks.is_sync(asked):
            return forward(asked)
        return quirks.edited(quirks.paging(1)(quirks.with_token(asked, ""), forward), same_token)

    here = scene(stuck)
    here.add("One", "Two")
    with refused(ServiceFault, "leaves out"):
        list(here.collection.changes(None, {}))


# --- 5: initial and repeated reports ---


def test_5_former_members_in_a_first_report_are_no_items(scene: Open) -> None:
    here = scene()
    kept, removed = here.add("Kept", "Removed")
    listed(here.collection)
    here.remove(removed)
    items, _ = listed(here.collection)
    assert items.keys() == {kept}


@pytest.mark.parametrize("kind", list(Kind), ids=str)
@pytest.mark.parametrize("inline", [True, False], ids=["inline", "multiget"])
def test_5_items_that_are_repeated_do_no_harm(scene: Open, kind: Kind, inline: bool) -> None:
    here = scene(*(() if inline else (quirks.no_data_in_sync,)), quirks.repeats_recent_items, kind=kind)
    one, two = here.add("One", "Two")
    items, cursor = listed(here.collection)
    here.rename(one, "Renamed")
    news, gone, _ = everything(here.collection.changes(cursor, versions(items)))
    assert news[one].fields[NAME[kind]] == "Renamed"
    assert news.keys() <= {one, two}
    assert news.get(two, items[two]).version == items[two].version
    assert gone == set()


# --- 6: documents in the report or not ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_6_documents_come_with_the_report_or_are_fetched(scene: Open, kind: Kind) -> None:
    for misbehaviour, reports in (((), 1), ((quirks.no_data_in_sync,), 2)):
        here = scene(*misbehaviour, kind=kind)
        added = here.add("One", "Two", "Three")
        items, cursor = listed(here.collection)
        assert items.keys() == set(added)
        assert here.quirky.methods() == ["REPORT"] * reports
        here.quirky.asked.clear()
        here.rename(added[0], "Renamed")
        news, _, _ = everything(here.collection.changes(cursor, versions(items)))
        assert news.keys() == {added[0]}
        assert here.quirky.methods() == ["REPORT"] * reports


def test_6_a_report_that_will_not_give_documents_is_asked_without(scene: Open) -> None:
    def no_documents(asked: Asked) -> bool:
        return quirks.is_sync(asked) and b"address-data" in asked.body

    here = scene(answering(no_documents, Answer(400)))
    added = here.add("One", "Two")
    assert listed(here.collection)[0].keys() == set(added)
    _, cursor = listed(here.collection)
    here.quirky.asked.clear()
    everything(here.collection.changes(cursor, {}))
    assert here.quirky.methods() == ["REPORT"]


def test_6_a_multiget_that_omits_what_is_missing_is_understood(scene: Open) -> None:
    here = scene(quirks.multiget_omits_missing)
    here_still, removed = here.add("Here", "Removed")
    here.remove(removed)
    assert [item.id for item in here.collection.fetch([here_still, removed])] == [here_still]
    assert here.quirky.methods() == ["REPORT"]


@pytest.mark.parametrize("status", [403, 501])
def test_6_without_multiget_items_are_read_one_by_one(scene: Open, status: int) -> None:
    here = scene(answering(quirks.is_multiget, Answer(status)), quirks.no_data_in_sync)
    added = here.add("One", "Two")
    assert listed(here.collection)[0].keys() == set(added)


# --- fallback: no sync-collection at all ---


@pytest.mark.parametrize(
    "quirk", [quirks.without_sync, quirks.sync_only_promised], ids=["without", "promised"]
)
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_without_sync_collection_ctag_and_etags_tell_what_changed(
    scene: Open, kind: Kind, quirk: Quirk
) -> None:
    here = scene(quirk, kind=kind)
    kept, changed, removed = here.add("Kept", "Changed", "Removed")
    items, cursor = listed(here.collection)
    assert items.keys() == {kept, changed, removed}
    here.quirky.asked.clear()
    assert everything(here.collection.changes(cursor, versions(items))) == ({}, set(), cursor)
    assert here.quirky.methods() == ["PROPFIND"], "an unchanged ctag is all an idle run asks for"
    here.rename(changed, "Renamed")
    here.remove(removed)
    (added,) = here.add("Added")
    news, gone, cursor = everything(here.collection.changes(cursor, versions(items)))
    assert news.keys() == {changed, added}
    assert gone == {removed}
    known = {item: version for item, version in versions({**items, **news}).items() if item != removed}
    assert everything(here.collection.changes(cursor, known)) == ({}, set(), cursor)


@pytest.mark.parametrize("kind", [Kind.TASKS, Kind.EVENTS], ids=str)
def test_without_sync_collection_the_other_kind_in_a_calendar_costs_nothing(scene: Open, kind: Kind) -> None:
    here = scene(quirks.without_sync, kind=kind)
    other = Kind.TASKS if kind is Kind.EVENTS else Kind.EVENTS
    here.stranger._maker.delete_folder(here.folder)
    here.folder = here.stranger._maker.create_folder("Both", Kind.EVENTS, Kind.TASKS).id
    here.collection = here.connector.open(here.folder, kind, OpenOptions())
    (mine,) = here.add("Mine")
    here.stranger.add(here.folder, other, "Not mine")
    items, cursor = listed(here.collection)
    assert items.keys() == {mine}
    here.quirky.asked.clear()
    here.rename(mine, "Renamed")
    everything(here.collection.changes(cursor, versions(items)))
    multigets = [asked.body for asked in here.quirky.asked if quirks.is_multiget(asked)]
    assert len(multigets) == 1
    assert multigets[0].count(b"<href>") == 1
    here.stranger._maker.delete_folder(here.folder)


def test_an_empty_list_of_etags_is_believed_only_of_a_folder_that_is_there(scene: Open) -> None:
    nothing = b'<?xml version="1.0"?><multistatus xmlns="DAV:"/>'

    def is_listing(asked: Asked) -> bool:
        return asked.method == "PROPFIND" and asked.headers["Depth"] == "1"

    here = scene(
        quirks.without_sync, answering(is_listing, Answer(207, {"Content-Type": "application/xml"}, nothing))
    )
    (item,) = here.add("One")
    known = versions(dict.fromkeys([item], fetch_one(here.collection, item)))
    cursor = everything(here.collection.changes(None, {}))[2]
    here.rename(item, "Changed")
    assert everything(here.collection.changes(cursor, known))[1] == {item}
    here.stranger.remove_folder(here.folder)
    with refused(FolderGone):
        list(here.collection.changes(cursor, known))


# --- 7: preconditions ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_7_where_preconditions_are_ignored_versions_are_compared_first(scene: Open, kind: Kind) -> None:
    prefix = "/SOGo/dav"
    here = scene(quirks.below(prefix), quirks.ignores_preconditions, kind=kind, prefix=prefix)
    key = new_key()
    written = create(here.collection, sample(kind, "Mine"), key)
    here.rename(ItemId(written.id.removeprefix(prefix)), "Theirs")
    (again,) = here.collection.write([Create(key, fitted(here.collection, sample(kind, "Mine")))])
    assert isinstance(again, Written)
    assert here.names() == ["Theirs"]
    (outcome,) = here.collection.write([Delete(written.id, written.version)])
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Stale)
    assert here.names() == ["Theirs"]
    (outcome,) = here.collection.write([Delete(written.id, fetch_one(here.collection, written.id).version)])
    assert isinstance(outcome, Written)
    assert here.names() == []


def test_7_every_write_says_which_version_it_means(scene: Open) -> None:
    here = scene()
    written = create(here.collection, sample(Kind.CONTACTS, "Ada"))
    here.update(written.id, "Byron")
    current = fetch_one(here.collection, written.id)
    list(here.collection.write([Delete(current.id, current.version)]))
    writes = [asked for asked in here.quirky.asked if asked.method in {"PUT", "DELETE"}]
    assert [asked.method for asked in writes] == ["PUT", "PUT", "DELETE"]
    assert writes[0].headers["If-None-Match"] == "*"
    assert [asked.headers["If-Match"] for asked in writes[1:]] == [written.version, current.version]


# --- 8: identifiers ---


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        (409, "c:no-uid-conflict"),
        (409, "a:no-uid-conflict"),
        (412, "c:no-uid-conflict"),
        (403, "c:unique-scheduling-object-resource"),
    ],
)
def test_8_an_identifier_that_is_taken_is_a_problem_of_that_item(
    scene: Open, status: int, condition: str
) -> None:
    taken = answering(lambda asked: asked.method == "PUT", dav_error(status, condition), times=1)
    here = scene(taken, kind=Kind.EVENTS)
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.EVENTS, name))) for name in ("First", "Second")
    ]
    outcomes = list(here.collection.write(batch))
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failed)]
    assert [outcome.write for outcome in failed] == [batch[0]]
    assert isinstance(failed[0].error, Rejected)
    assert "identifier" in failed[0].error.message
    assert failed[0].error.advice
    assert here.names() == ["Second"]


def test_8_a_real_servers_conflict_is_told(scene: Open) -> None:
    here = scene()
    (item,) = here.add("Old")
    uid = fetch_one(here.collection, item).uid
    assert uid is not None
    (outcome,) = here.collection.write(
        [Create(OperationKey(uid), fitted(here.collection, sample(Kind.CONTACTS, "Copy")))]
    )
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, Rejected)
    assert here.names() == ["Old"]


# --- 9: hrefs ---


@pytest.mark.parametrize(
    "quirk", [quirks.other_spelling_of_hrefs, quirks.absolute_hrefs], ids=["spelling", "absolute"]
)
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_9_one_item_has_one_id_however_the_server_spells_it(scene: Open, kind: Kind, quirk: Quirk) -> None:
    here = scene(quirk, kind=kind)
    href = f"{here.folder}not%20the%20uid%201%40x{'.vcf' if kind is Kind.CONTACTS else '.ics'}"
    here.stranger.put(href, kind, DOCUMENTS[kind].format(uid="a@b c", name="Odd"))
    items, cursor = listed(here.collection)
    (item,) = items
    assert [found.id for found in here.collection.fetch([item])] == [item]
    outcome = here.update(item, "Even")
    assert isinstance(outcome, Written)
    assert outcome.id == item
    news, gone, cursor = everything(here.collection.changes(cursor, {}))
    assert versions(news) == {item: outcome.version}
    (outcome,) = here.collection.write([Delete(item, outcome.version)])
    assert isinstance(outcome, Written)
    assert everything(here.collection.changes(cursor, {}))[1] == {item}


# --- 10: broken XML, dropped connections ---


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_10_surrogate_references_are_mended(scene: Open, kind: Kind) -> None:
    here = scene(quirks.surrogates, kind=kind)
    (item,) = here.add("Zoë 😀🏳️‍🌈 日本")
    items, _ = listed(here.collection)
    assert items[item].fields[NAME[kind]] == "Zoë 😀🏳️‍🌈 日本"
    assert fetch_one(here.collection, item).fields == items[item].fields


def test_10_one_document_that_breaks_the_reply_does_not_hide_the_others(scene: Open) -> None:
    def breaks(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = forward(asked)
        if asked.method == "REPORT" and isinstance(answer, Answer):
            return Answer(
                answer.status, answer.headers, answer.body.replace(b"FN:Ada Broken", b"FN:Ada \xff&bad;")
            )
        return answer

    here = scene(breaks)
    added = here.add("Fine", "Broken", "Good")
    items, _ = listed(here.collection)
    assert items.keys() == set(added)
    assert {str(item.fields["family_name"]) for item in items.values()} == {"Fine", "Broken", "Good"}


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_10_dropped_connections_are_survived(scene: Open, kind: Kind) -> None:
    here = scene(quirks.dropping_every(2), kind=kind)
    added = here.add("One", "Two")
    items, cursor = listed(here.collection)
    assert items.keys() == set(added)
    assert isinstance(here.update(added[0], "Changed"), Written)
    assert everything(here.collection.changes(cursor, versions(items)))[0].keys() == {added[0]}


def test_10_a_create_whose_reply_was_lost_is_found_again(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT"))
    written = create(here.collection, sample(Kind.CONTACTS, "Once"))
    assert here.quirky.methods().count("PUT") == 2
    assert here.names() == ["Once"]
    assert written.version == fetch_one(here.collection, written.id).version


def test_10_an_update_whose_reply_was_lost_is_known_to_have_landed(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT"))
    (item,) = here.add("Old")
    outcome = here.update(item, "New")
    assert isinstance(outcome, Written)
    assert outcome.version == fetch_one(here.collection, item).version
    assert here.names() == ["New"]


def test_10_a_deletion_whose_reply_was_lost_is_known_to_have_landed(scene: Open) -> None:
    here = scene(quirks.losing_replies("DELETE"))
    (item,) = here.add("Old")
    (outcome,) = here.collection.write([Delete(item, fetch_one(here.collection, item).version)])
    assert isinstance(outcome, Written)
    assert here.names() == []


def test_10_a_write_without_any_reply_stays_open(scene: Open) -> None:
    here = scene(quirks.losing_replies("PUT", times=99))
    (outcome,) = here.collection.write(
        [Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, "Perhaps")))]
    )
    assert isinstance(outcome, Failed)
    assert isinstance(outcome.error, ReplyLost)
    assert here.names() == ["Perhaps"]


# --- 11: sizes; other refusals of single items and of everything ---


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (Answer(413), Rejected, "larger"),
        (dav_error(403, "a:max-resource-size"), Rejected, "larger"),
        (Answer(507), Rejected, "full"),
        (dav_error(507, "d:quota-not-exceeded"), Rejected, "full"),
        (dav_error(403, "a:valid-address-data"), Rejected, "accept"),
        (dav_error(415, "a:supported-address-data"), Rejected, "accept"),
        (Answer(400), Rejected, "accept"),
        (Answer(423), Rejected, "locked"),
        (Answer(403), NotPermitted, "not allowed"),
        (dav_error(403, "d:need-privileges"), NotPermitted, "may not"),
    ],
    ids=lambda value: str(getattr(value, "status", "")),
)
def test_11_an_item_that_is_refused_stops_only_itself(
    scene: Open, answer: Answer, kind: type[ServiceError], words: str
) -> None:
    here = scene(answering(lambda asked: asked.method == "PUT", answer, times=1))
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name))) for name in ("Large", "Small")
    ]
    failed, written = sorted(here.collection.write(batch), key=lambda outcome: isinstance(outcome, Written))
    assert isinstance(failed, Failed)
    assert type(failed.error) is kind
    assert words in failed.error.message
    assert failed.error.advice
    assert isinstance(written, Written)
    assert here.names() == ["Small"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(401, {"WWW-Authenticate": "Basic"}), SignInNeeded),
        (Answer(503, {"Retry-After": "7200"}), Throttled),
        (Answer(405), ReadOnly),
    ],
    ids=["401", "503", "405"],
)
def test_11_what_would_befall_every_item_ends_the_batch(
    scene: Open, answer: Answer, kind: type[ServiceError]
) -> None:
    here = scene(answering(lambda asked: asked.method == "PUT", answer))
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name)))
        for name in ("One", "Two", "Three")
    ]
    outcomes = list(here.collection.write(batch))
    assert [type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [kind] * 3
    assert here.quirky.methods().count("PUT") == 1


def test_11_a_busy_server_says_when_to_come_back(scene: Open) -> None:
    here = scene(answering(quirks.is_sync, Answer(503, {"Retry-After": "7200"})))
    with pytest.raises(Throttled) as caught:
        list(here.collection.changes(None, {}))
    assert caught.value.retry_after == timedelta(hours=2)


def test_11_a_folder_whose_rights_were_taken_away_is_read_only(scene: Open) -> None:
    refused_puts: list[Asked] = []

    def only_reading(root: etree._Element) -> None:
        for privilege in list(root.iter("{DAV:}privilege")):
            if privilege.find("d:read", quirks.NS) is None:
                taken(privilege)

    def revoked(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        if asked.method == "PUT":
            refused_puts.append(asked)
            return Answer(403)
        answer = forward(asked)
        return quirks.edited(answer, only_reading) if refused_puts else answer

    here = scene(revoked)
    batch = [
        Create(new_key(), fitted(here.collection, sample(Kind.CONTACTS, name))) for name in ("One", "Two")
    ]
    outcomes = list(here.collection.write(batch))
    assert [type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [
        ReadOnly,
        ReadOnly,
    ]


# --- 12: one connection for each request ---


def test_12_a_server_without_kept_connections_is_no_problem(radicale_bench: RadicaleBench) -> None:
    reply = radicale_bench.web.options(radicale_bench.server.url)
    assert reply.raw.version == 10
    connector = radicale_bench.connector()
    for _ in range(5):
        assert connector.check()
    connector.close()


# --- what became of items ---


def test_a_move_is_found_even_where_the_calendar_takes_no_queries(scene: Open) -> None:
    def no_queries(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        def strip(root: etree._Element) -> None:
            for query in list(root.iter("{urn:ietf:params:xml:ns:caldav}calendar-query")):
                taken(query)

        return quirks.edited(forward(asked), strip)

    here = scene(no_queries, kind=Kind.EVENTS)
    moved, removed = here.add("Moved", "Removed")
    items, _ = listed(here.collection)
    here.stranger.move(here.folder, Kind.EVENTS, moved)
    here.remove(removed)
    fates = here.collection.fate({item: items[item].uid for item in (moved, removed)})
    assert fates == {moved: Fate.MOVED, removed: Fate.DELETED}


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_many_vanished_items_are_looked_for_by_reading_each_folder_once(scene: Open, kind: Kind) -> None:
    here = scene(kind=kind)
    added = here.add(*(f"Item {number}" for number in range(12)))
    items, _ = listed(here.collection)
    here.stranger.move(here.folder, kind, added[0])
    for item in added[1:]:
        here.remove(item)
    others = sum(info.kind is kind for info in here.connector.folders())
    here.quirky.asked.clear()
    fates = here.collection.fate({item: items[item].uid for item in added})
    assert fates[added[0]] is Fate.MOVED
    assert set(fates.values()) == {Fate.MOVED, Fate.DELETED}
    assert len(here.quirky.asked) <= 4 + 2 * others


def test_an_unreachable_other_folder_is_no_proof_of_a_deletion(scene: Open) -> None:
    here = scene(kind=Kind.CONTACTS)
    (item,) = here.add("Gone")
    items, _ = listed(here.collection)
    here.remove(item)
    here.quirky.add(answering(lambda asked: asked.headers["Depth"] == "1", Answer(500)))
    with pytest.raises(ServiceFault):
        here.collection.fate({item: items[item].uid})


def test_an_item_that_cannot_be_read_is_no_deletion(scene: Open) -> None:
    here = scene()
    (good,) = here.add("Good")

    def garbled(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = forward(asked)
        if asked.method == "REPORT" and isinstance(answer, Answer):
            body = re.sub(rb"BEGIN:VCARD(?=[^<]*Ada Bad)", b"BEGIN:VKARD", answer.body)
            return Answer(answer.status, answer.headers, body)
        return answer

    (bad,) = here.add("Bad")
    here.quirky.add(garbled)
    pages = list(here.collection.changes(None, {}))
    assert {item.id for page in pages for item in page.items} == {good}
    (unreadable,) = [one for page in pages for one in page.unreadable]
    assert unreadable.id == bad
    assert unreadable.reason
    assert not any(page.gone for page in pages)
