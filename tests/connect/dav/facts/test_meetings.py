"""Whom a write of a meeting would mail is never a matter of memory."""

from __future__ import annotations

import pytest
from connect.conformance import create, everything, fetch_one, fitted, listed, new_key
from connect.conformance import versions as versions_of
from connect.samples import NAME, sample
from lxml import etree
from support.dav_bench import EVENT
from support.dav_facts import DAY, Switch, Years, refused
from support.quirky_dav import NS, Forward, Quirk, answering, edited
from support.scripted_http import Answer, Asked, Drop

from crmsync.connect.base import Create, Delete, Update, Written
from crmsync.connect.errors import CursorLost, Disposition, ServiceFault, Stale
from crmsync.model.items import ItemId, Trait
from crmsync.model.kinds import Kind

OWN = "anna@work.example"


def organising(*addresses: str, outbox: bool = True) -> Quirk:
    """A server that mails guests by itself, to which these addresses are the person's (RFC 6638 §2.1, §2.4.1)."""

    def quirk(asked: Asked, forward: Forward) -> Answer | Drop:
        answer = forward(asked)
        if asked.method != "PROPFIND" or b"schedule-outbox-URL" not in asked.body:
            return answer

        def tell(root: etree._Element) -> None:
            for props in root.iterfind("d:response/d:propstat/d:prop", NS):
                if outbox:
                    href = etree.SubElement(props, f"{{{NS['c']}}}schedule-outbox-URL")
                    etree.SubElement(href, "{DAV:}href").text = "/outbox/"
                own = etree.SubElement(props, f"{{{NS['c']}}}calendar-user-address-set")
                for address in addresses:
                    etree.SubElement(own, "{DAV:}href").text = f"mailto:{address}"
                (status,) = props.xpath("../d:status", namespaces=NS)
                status.text = "HTTP/1.1 200 OK"

        return edited(answer, tell)

    return quirk


def meeting(years: Years, folder: str, organiser: str = OWN) -> ItemId:
    """A stranger's calendar program adds a meeting with a guest."""
    item = ItemId(folder + "meeting.ics")
    people = f"ORGANIZER:mailto:{organiser}\r\nATTENDEE:mailto:mary@example.com\r\nX-STRANGER"
    document = EVENT.replace("X-STRANGER", people, 1).format(uid="meeting", name="Tea")
    years.stranger.put(item, Kind.EVENTS, document)
    return item


# --- meetings: whom a write would mail is never a matter of memory ---


def test_an_event_is_read_and_written_only_after_the_server_was_asked_whose_it_is(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.EVENTS)
    items, cursor = listed(years.run(folder, Kind.EVENTS))
    added = years.stranger.add(folder, Kind.EVENTS, "One")
    news, _, cursor = everything(years.run(folder, Kind.EVENTS).changes(cursor, versions_of(items)))
    assert news.keys() == {added}
    assert years.methods() == ["REPORT", "PROPFIND", "PROPFIND"]
    create(years.run(folder, Kind.EVENTS), sample(Kind.EVENTS, "Two"))
    assert years.methods() == ["PROPFIND", "PROPFIND", "PUT", "REPORT"]
    again = years.run(folder, Kind.EVENTS)
    fetch_one(again, added)
    fetch_one(again, added)
    assert years.methods() == ["PROPFIND", "PROPFIND", "REPORT", "REPORT"], "once a run"


@pytest.mark.parametrize("kind", [Kind.CONTACTS, Kind.TASKS], ids=str)
def test_other_kinds_are_read_and_written_without_asking(years: Years, kind: Kind) -> None:
    folder = years.stranger.make_folder(kind)
    years.run(folder, kind)
    create(years.run(folder, kind), sample(kind, "Two"))
    assert years.methods() == ["PUT", "REPORT"]


@pytest.mark.parametrize("write", ["create", "update", "delete"])
def test_what_was_planned_for_a_server_that_mails_nobody_is_not_sent_to_one_that_does(
    years: Years, write: str
) -> None:
    mails = Switch(organising(OWN))
    years.quirky.add(mails)
    folder = years.stranger.make_folder(Kind.EVENTS)
    item = meeting(years, folder)
    items, cursor = listed(years.run(folder, Kind.EVENTS))
    before = years.stranger.document(item)
    mails.on = True
    collection = years.run(folder, Kind.EVENTS)
    everything(collection.changes(cursor, versions_of(items)))
    assert not collection.capabilities.schedules, "an idle feed does not ask"
    document = before if write == "update" else None
    planned = {
        "create": Create(new_key(), fitted(collection, sample(Kind.EVENTS, "Two"))),
        "update": Update(item, items[item].version, {NAME[Kind.EVENTS]: "New"}, document),
        "delete": Delete(item, items[item].version),
    }
    for _ in range(2):
        (failed,) = refused(collection, planned[write])
        assert isinstance(failed.error, Stale)
        assert failed.error.disposition is Disposition.PLAN_AGAIN
    assert collection.capabilities.schedules
    assert not {"PUT", "DELETE"} & set(years.methods())
    assert years.stranger.document(item) == before


def test_reading_the_documents_to_be_written_does_not_let_an_old_plan_through(years: Years) -> None:
    mails = Switch(organising())
    years.quirky.add(mails)
    folder = years.stranger.make_folder(Kind.EVENTS)
    item = years.stranger.add(folder, Kind.EVENTS, "One")
    items, cursor = listed(years.run(folder, Kind.EVENTS))
    mails.on = True
    collection = years.run(folder, Kind.EVENTS)
    everything(collection.changes(cursor, versions_of(items)))
    found = fetch_one(collection, item)
    planned = Update(item, found.version, {NAME[Kind.EVENTS]: "New"}, found.original)
    assert isinstance(refused(collection, planned)[0].error, Stale)
    everything(collection.changes(cursor, versions_of(items)))
    (outcome,) = collection.write([planned])
    assert isinstance(outcome, Written), "planned again with what is known now"


def test_the_next_run_knows_at_once_that_the_server_mails(years: Years) -> None:
    mails = Switch(organising(OWN))
    years.quirky.add(mails)
    folder = years.stranger.make_folder(Kind.EVENTS)
    years.run(folder, Kind.EVENTS)
    mails.on = True
    collection = years.run(folder, Kind.EVENTS)
    refused(collection, Create(new_key(), fitted(collection, sample(Kind.EVENTS, "Two"))))
    assert years.run(folder, Kind.EVENTS).capabilities.schedules
    assert years.methods() == []


def test_a_meeting_becomes_ones_own_when_its_address_does(years: Years) -> None:
    addresses = ["anna@old.example"]

    def of_these_addresses(asked: Asked, forward: Forward) -> Answer | Drop:
        return organising(*addresses, outbox=False)(asked, forward)

    years.quirky.add(of_these_addresses)
    folder = years.stranger.make_folder(Kind.EVENTS)
    item = meeting(years, folder)
    items, cursor = listed(years.run(folder, Kind.EVENTS))
    assert Trait.ORGANISED not in items[item].traits
    addresses.append(OWN)
    collection = years.run(folder, Kind.EVENTS)
    assert everything(collection.changes(cursor, versions_of(items))) == ({}, set(), cursor)
    other = years.stranger.add(folder, Kind.EVENTS, "Other")
    with pytest.raises(CursorLost):
        list(collection.changes(cursor, versions_of(items)))
    items, cursor = listed(collection)
    assert items.keys() == {item, other}
    assert Trait.ORGANISED in items[item].traits
    again = years.run(folder, Kind.EVENTS)
    assert everything(again.changes(cursor, versions_of(items))) == ({}, set(), cursor)


def test_a_cursor_of_other_addresses_is_lost_also_when_nothing_is_remembered(years: Years) -> None:
    aliases = Switch(organising(OWN, outbox=False))
    years.quirky.add(aliases)
    folder = years.stranger.make_folder(Kind.EVENTS)
    meeting(years, folder)
    items, cursor = listed(years.run(folder, Kind.EVENTS))
    aliases.on = True
    years.clock.advance(DAY)
    with pytest.raises(CursorLost):
        list(years.run(folder, Kind.EVENTS).changes(cursor, versions_of(items)))


def test_no_event_is_written_while_the_server_does_not_say_who_is_signed_in(years: Years) -> None:
    silent = Switch(answering(lambda asked: b"schedule-outbox-URL" in asked.body, Answer(500)))
    years.quirky.add(silent)
    folder = years.stranger.make_folder(Kind.EVENTS)
    item = years.stranger.add(folder, Kind.EVENTS, "One")
    items, _ = listed(years.run(folder, Kind.EVENTS))
    silent.on = True
    collection = years.run(folder, Kind.EVENTS)
    with pytest.raises(ServiceFault):
        list(collection.fetch([item]))
    (failed,) = refused(collection, Delete(item, items[item].version))
    assert isinstance(failed.error, ServiceFault)
    assert "DELETE" not in years.methods()


def test_nothing_to_write_asks_nothing(years: Years) -> None:
    folder = years.stranger.make_folder(Kind.EVENTS)
    years.run(folder, Kind.EVENTS)
    assert list(years.run(folder, Kind.EVENTS).write([])) == []
    assert years.methods() == []
