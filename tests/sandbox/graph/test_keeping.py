"""What an embedded Microsoft 365 holds survives: a client notices nothing but the pause."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from support.clock import FakeClock
from support.graph_api import Api

from crmsync.sandbox.graph import ALL_SCOPES, ANNA, EmbeddedGraph, Kind
from crmsync.sandbox.identity import CLIENT_ID

WINDOW = "startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-05-01T00:00:00Z"
DELTAS = {
    "contacts": "/me/contactFolders/contacts/contacts/delta",
    "folders": "/me/contactFolders/delta",
    "events": "/me/calendar/events/delta",
    "view": f"/me/calendar/calendarView/delta?{WINDOW}",
    "lists": "/me/todo/lists/delta",
}
PLACES = (
    "/me/contacts?$expand=singleValueExtendedProperties($filter=id eq 'String 0x3a17')",
    "/me/contactFolders",
    "/me/events",
    f"/me/calendarView?{WINDOW}",
    "/me/calendars",
    "/me/todo/lists",
    "/me/outlook/masterCategories",
)
TITLE = {"id": "String 0x3a17", "value": "Founder"}
BEN = {"emailAddress": {"address": "ben@x.example"}}


def at(wall: str) -> dict[str, str]:
    return {"dateTime": wall, "timeZone": "Europe/Berlin"}


EVENT = {"subject": "Jour fixe", "start": at("2026-03-19T10:00:00"), "end": at("2026-03-19T11:00:00")}
WEEKLY = {
    **EVENT,
    "recurrence": {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["thursday"]},
        "range": {"type": "numbered", "startDate": "2026-03-19", "numberOfOccurrences": 4},
    },
}


@pytest.fixture
def contact(graph: EmbeddedGraph) -> str:
    """A mailbox with something of everything; gives a contact with a photo."""
    person = graph.person
    kim = person.create_contact({"givenName": "Kim", "singleValueExtendedProperties": [TITLE]})
    person.set_photo(kim, b"\x89PNG\r\n\x1a\n")
    customers = person.create_folder(Kind.CONTACTS, "Customers")
    person.move_contact(person.create_contact({"givenName": "Lou"}), customers)
    person.delete_contact(person.create_contact({"givenName": "Max"}))
    series = person.create_event(WEEKLY)
    for number, made in enumerate(Api(graph).get(f"/me/events/{series}/instances?{WINDOW}").items[:2]):
        if number:
            person.delete_event(made["id"])
        else:
            person.edit_event(made["id"], {"subject": "Another one"})
    person.create_event({**EVENT, "attendees": [BEN], "transactionId": "once"})
    person.receive_invitation(EVENT, "ben@x.example")
    person.create_task({"title": "Call", "importance": "high"})
    person.create_category("CRM", "preset7")
    return kim


@pytest.fixture
def again(graph: EmbeddedGraph, contact: str, clock: FakeClock) -> Iterator[EmbeddedGraph]:
    """The mailbox as it starts again. It takes what was kept only when a test asks `reopen`."""
    with EmbeddedGraph(clock=clock) as fresh:
        yield fresh


def reopen(graph: EmbeddedGraph, again: EmbeddedGraph) -> None:
    again.restore(json.loads(json.dumps(graph.contents())))


def seen(api: Api, path: str) -> Any:
    """What a client is shown, without the server's address."""
    shown = api.get(path)
    assert shown.status == 200, shown.body
    return json.loads(json.dumps(shown.body).replace(api.graph.base_url, ""))


def test_everything_is_shown_as_before(graph: EmbeddedGraph, again: EmbeddedGraph, contact: str) -> None:
    before, after = Api(graph), Api(again)
    reopen(graph, again)
    after.token = before.token
    for path in PLACES:
        assert seen(after, path) == seen(before, path), path
    for one in seen(before, "/me/todo/lists")["value"]:
        assert seen(after, f"/me/todo/lists/{one['id']}/tasks") == seen(
            before, f"/me/todo/lists/{one['id']}/tasks"
        )
    assert again.person.photo(contact) == graph.person.photo(contact) is not None
    assert again.mails() == graph.mails() != []


def test_a_client_goes_on_where_it_stopped(graph: EmbeddedGraph, again: EmbeddedGraph, contact: str) -> None:
    before, after = Api(graph), Api(again)
    links = {name: before.round(path)[1] for name, path in DELTAS.items()}
    prefer = 'IdType="ImmutableId", odata.maxpagesize=1'
    half_way = before.get("/me/events/delta", prefer=prefer).body["@odata.nextLink"]
    rest = before.round(half_way)[0]
    reopen(graph, again)
    after.token = before.token
    moved = {name: link.replace(graph.base_url, again.base_url) for name, link in links.items()}
    assert [after.round(link)[0] for link in moved.values()] == [[]] * len(DELTAS)
    assert after.round(half_way.replace(graph.base_url, again.base_url))[0] == rest
    again.person.edit_contact(contact, {"jobTitle": "Chair"})
    again.person.delete_event(again.person.events()[0]["id"])
    assert [one["id"] for one in after.round(moved["contacts"])[0]] == [contact]
    assert [one["@removed"] for one in after.round(moved["events"])[0]] == [{"reason": "deleted"}]


def test_nothing_new_gets_what_something_had(graph: EmbeddedGraph, again: EmbeddedGraph) -> None:
    gone = graph.person.create_contact({"givenName": "Gone"})
    etag = Api(graph).get(f"/me/contacts/{gone}").etag
    graph.person.delete_contact(gone)
    reopen(graph, again)
    api = Api(again)
    new = again.person.create_contact({"givenName": "New"})
    assert new != gone
    assert api.get(f"/me/contacts/{gone}").status == 404
    assert api.get(f"/me/contacts/{new}").etag != etag
    repeated = api.post("/me/events", {**EVENT, "transactionId": "once"})
    assert repeated.id in {one["id"] for one in graph.person.events()}


def test_a_sign_in_stays_good(graph: EmbeddedGraph, again: EmbeddedGraph) -> None:
    token = graph.book.give_refresh(ANNA, CLIENT_ID, ALL_SCOPES)
    reopen(graph, again)
    assert again.book.refresh(token) == graph.book.refresh(token) is not None


def test_whatever_happens_may_have_changed_something(graph: EmbeddedGraph) -> None:
    seen = [graph.changes]
    graph.person.create_category("CRM")
    seen.append(graph.changes)
    graph.book.give_refresh(ANNA, CLIENT_ID, ALL_SCOPES)
    seen.append(graph.changes)
    Api(graph).get(DELTAS["contacts"])
    seen.append(graph.changes)
    graph.book.revoke(ANNA)
    seen.append(graph.changes)
    graph.book.end_access_tokens()
    seen.append(graph.changes)
    assert seen == sorted(set(seen))
    graph.contents()
    assert graph.changes == seen[-1], "keeping it changes nothing"


@pytest.mark.parametrize(
    "kept", [None, [], {}, {"mailbox": {"bytes": "AA=="}}, {"mailbox": {"Tree": 1}}], ids=str
)
def test_what_is_no_mailbox_is_refused(graph: EmbeddedGraph, kept: Any) -> None:
    with pytest.raises(ValueError, match=r"it is no mailbox|it has no|not understood"):
        graph.restore(kept)
