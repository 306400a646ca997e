"""What real servers do to a sync client where they have no sync-collection, and when items vanish: a proxy in front of
a real Radicale misbehaves like each of them.
"""

from __future__ import annotations

import re

import pytest
from connect.conformance import everything, fetch_one, listed, versions
from lxml import etree
from support import quirky_dav as quirks
from support.dav_scene import Open, refused
from support.quirky_dav import Quirk, answering, taken
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Fate, OpenOptions
from crmsync.connect.errors import FolderGone, ServiceFault
from crmsync.model.kinds import Kind

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
        """A list of ETags, or the question for the ctag."""
        return asked.method == "PROPFIND" and (asked.headers["Depth"] == "1" or b"getctag" in asked.body)

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


def test_an_empty_first_report_is_believed_only_of_a_folder_that_is_there(scene: Open) -> None:
    nothing = b'<?xml version="1.0"?><multistatus xmlns="DAV:"><sync-token>urn:1</sync-token></multistatus>'
    here = scene(answering(quirks.is_sync, Answer(207, {"Content-Type": "application/xml"}, nothing)))
    assert listed(here.collection)[0] == {}
    here.stranger.remove_folder(here.folder)
    with refused(FolderGone):
        list(here.collection.changes(None, {}))


def test_a_ctag_that_never_changes_is_not_believed(scene: Open) -> None:
    """SOGo's is -1 for a folder in which nothing was ever changed."""

    def blind(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        def same(root: etree._Element) -> None:
            for ctag in root.iter("{http://calendarserver.org/ns/}getctag"):
                ctag.text = "-1"

        return quirks.edited(forward(asked), same)

    here = scene(quirks.without_sync, blind)
    (item,) = here.add("One")
    items, cursor = listed(here.collection)
    here.rename(item, "Changed")
    assert everything(here.collection.changes(cursor, versions(items)))[0].keys() == {item}


def test_a_list_of_etags_with_a_gap_is_no_proof_of_deletions(scene: Open) -> None:
    def cut(root: etree._Element) -> None:
        (first, *_) = [
            one
            for one in root.findall("d:response", quirks.NS)
            if "stranger" in one.findtext("d:href", "", quirks.NS)
        ]
        taken(first)
        more = etree.SubElement(root, "{DAV:}response")
        etree.SubElement(more, "{DAV:}href").text = "/"
        etree.SubElement(more, "{DAV:}status").text = "HTTP/1.1 507 Insufficient Storage"

    def gap(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        answer = forward(asked)
        return (
            quirks.edited(answer, cut)
            if asked.headers["Depth"] == "1" and b"getetag" in asked.body
            else answer
        )

    here = scene(quirks.without_sync)
    here.add("One", "Two")
    items, cursor = listed(here.collection)
    here.add("Three")
    here.quirky.add(gap)
    with refused(ServiceFault, "only a part"):
        list(here.collection.changes(cursor, versions(items)))


def test_an_item_without_a_version_is_a_problem_of_its_own(scene: Open) -> None:
    def no_etags(asked: Asked, forward: quirks.Forward) -> Answer | Drop:
        def strip(root: etree._Element) -> None:
            for etag in list(root.iter("{DAV:}getetag")):
                taken(etag)

        return quirks.edited(forward(asked), strip)

    here = scene(no_etags)
    (item,) = here.add("One")
    (unreadable,) = [one for page in here.collection.changes(None, {}) for one in page.unreadable]
    assert unreadable.id == item
    assert "ETag" in unreadable.reason


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
