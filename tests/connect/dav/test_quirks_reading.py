"""What real servers do to a sync client, when it reads: a proxy in front of a real Radicale misbehaves like
each of them.

Numbers are those of the project's list of facts about DAV servers.
"""

from __future__ import annotations

import pytest
from connect.conformance import everything, fetch_one, listed, versions
from connect.samples import NAME
from lxml import etree
from support import quirky_dav as quirks
from support.dav_bench import DOCUMENTS, DavBench, RadicaleBench
from support.dav_scene import Open, refused
from support.quirky_dav import Quirk, answering, dav_error, taken
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Delete, Written
from crmsync.connect.errors import CursorLost, FolderGone, ServiceFault
from crmsync.model.kinds import Kind

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
    asked_for = [asked.body.count(b"<href>") for asked in here.quirky.asked if quirks.is_multiget(asked)]
    assert asked_for == ([] if inline else [2, 1]), "what is repeated is not fetched again"


def test_5_an_item_that_is_not_repeated_with_the_others_is_no_deletion(scene: Open) -> None:
    def repeats_most(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = quirks.repeats_recent_items(asked, forward)
        return (
            quirks.edited(answer, forget_quiet)
            if quirks.is_sync(asked) and quirks.token_of(asked)
            else answer
        )

    def forget_quiet(root: etree._Element) -> None:
        for told in root.findall("d:response", quirks.NS):
            if told.findtext("d:href", "", quirks.NS) == quiet:
                taken(told)

    here = scene(repeats_most)
    quiet, *_ = here.add("Quiet", "One", "Two")
    items, cursor = listed(here.collection)
    news, gone, _ = everything(here.collection.changes(cursor, versions(items)))
    assert quiet not in news
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


# --- 9: hrefs ---


@pytest.mark.parametrize(
    "quirk",
    [quirks.other_spelling_of_hrefs, quirks.absolute_hrefs, quirks.aliased],
    ids=["spelling", "absolute", "alias"],
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
    news, _, cursor = everything(here.collection.changes(cursor, {}))
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


# --- 12: one connection for each request ---


def test_12_a_server_without_kept_connections_is_no_problem(radicale_bench: RadicaleBench) -> None:
    reply = radicale_bench.web.options(radicale_bench.server.url)
    assert reply.raw.version == 10
    connector = radicale_bench.connector()
    for _ in range(5):
        assert connector.check()
    connector.close()
