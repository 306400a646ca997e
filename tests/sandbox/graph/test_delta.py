"""Delta rounds over contacts and folders: what a client must be able to bear."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from support.clock import FakeClock

from crmsync.sandbox.graph import EmbeddedGraph, Kind, LostToken, Taken

DELTA = "/me/contactFolders/contacts/contacts/delta"


def names(items: list[Any]) -> list[str]:
    return [item.get("givenName") or item["@removed"]["reason"] for item in items]


@pytest.fixture
def people(graph: EmbeddedGraph) -> list[str]:
    return [
        graph.person.create_contact({"givenName": name, "jobTitle": "Buyer"})
        for name in ("Ada", "Ben", "Cem")
    ]


def test_a_first_round_holds_everything_and_the_next_one_only_what_changed(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    items, link = api.round(DELTA)
    assert [item["id"] for item in items] == people
    items, link = api.round(link)
    assert items == []
    graph.person.edit_contact(people[1], {"givenName": "Bea"})
    graph.person.delete_contact(people[0])
    graph.person.create_contact({"givenName": "Dee"})
    items, link = api.round(link)
    assert names(items) == ["Bea", "deleted", "Dee"]
    assert items[1] == {"@removed": {"reason": "deleted"}, "id": people[0]}
    assert api.round(link)[0] == []


def test_a_first_round_knows_nothing_of_what_was_deleted_before(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    graph.person.delete_contact(people[1])
    assert names(api.round(DELTA)[0]) == ["Ada", "Cem"]


def test_pages_are_as_small_as_the_client_wants_and_links_can_be_asked_again(
    api: Any, people: list[str]
) -> None:
    prefer = 'IdType="ImmutableId", odata.maxpagesize=2'
    first = api.get(DELTA, prefer=prefer)
    assert names(first.items) == ["Ada", "Ben"]
    assert first.headers["Preference-Applied"] == "odata.maxpagesize=2"
    link = first.body["@odata.nextLink"]
    assert api.get(link, prefer=prefer).items == api.get(link, prefer=prefer).items


def test_what_changes_during_a_round_comes_again_in_the_next(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    first = api.get(DELTA, prefer='IdType="ImmutableId", odata.maxpagesize=2')
    graph.person.edit_contact(people[0], {"givenName": "Eve"})
    graph.person.delete_contact(people[2])
    last = api.get(first.body["@odata.nextLink"])
    assert names(last.items) == ["deleted"]
    items, _ = api.round(last.body["@odata.deltaLink"])
    assert names(items) == ["Eve", "deleted"]


def test_select_holds_for_the_whole_chain_of_rounds(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    items, link = api.round(f"{DELTA}?$select=givenName")
    assert items[0].keys() == {"@odata.etag", "id", "givenName"}
    graph.person.edit_contact(people[0], {"jobTitle": "Chef"})
    items, _ = api.round(link)
    assert items[0].keys() == {"@odata.etag", "id", "givenName"}


@pytest.mark.parametrize(
    "option",
    [
        "$filter=givenName eq 'Ada'",
        "$orderby=givenName",
        "$search=Ada",
        "$skip=1",
        "$expand=singleValueExtendedProperties($filter=id eq 'String 0x3A24')",
    ],
)
def test_options_that_change_tracking_does_not_take(api: Any, option: str) -> None:
    assert api.get(f"{DELTA}?{option}").status == 400


def test_expanding_in_a_round_may_be_allowed(api: Any, graph: EmbeddedGraph) -> None:
    graph.person.create_contact({"singleValueExtendedProperties": [{"id": "String 0x3A24", "value": "030"}]})
    with graph.switched(expand_in_delta=Taken.ACCEPTED):
        items, _ = api.round(f"{DELTA}?$expand=singleValueExtendedProperties($filter=id eq 'String 0x3A24')")
    assert items[0]["singleValueExtendedProperties"] == [{"id": "String 0x3a24", "value": "030"}]


def test_pages_may_repeat_and_reorder_items(api: Any, graph: EmbeddedGraph, people: list[str]) -> None:
    graph.switch(repeat_delta_items=True, delta_page_size=1)
    assert names(api.round(DELTA)[0]) == ["Ada", "Ada", "Ben", "Ben", "Cem"]
    graph.switch(repeat_delta_items=False, delta_page_size=50, reorder_delta=True)
    mixed = names(api.round(DELTA)[0])
    assert mixed != ["Ada", "Ben", "Cem"]
    assert sorted(mixed) == ["Ada", "Ben", "Cem"]


def test_a_change_may_be_seen_late_but_is_never_missed(
    api: Any, graph: EmbeddedGraph, clock: FakeClock, people: list[str]
) -> None:
    graph.switch(delta_delay=timedelta(seconds=30))
    clock.advance(timedelta(minutes=1))
    _, link = api.round(DELTA)
    graph.person.edit_contact(people[0], {"givenName": "Eve"})
    items, link = api.round(link)
    assert items == []
    clock.advance(timedelta(minutes=1))
    assert names(api.round(link)[0]) == ["Eve"]


@pytest.mark.parametrize(
    ("how", "refused"),
    [
        (LostToken.GONE, (410, "syncStateNotFound")),
        (LostToken.BAD_REQUEST, (400, "syncStateNotFound")),
        (LostToken.MALFORMED, (400, "ErrorInvalidIdMalformed")),
    ],
)
def test_a_lost_token_is_refused_in_each_known_way(
    api: Any, graph: EmbeddedGraph, how: LostToken, refused: tuple[int, str]
) -> None:
    _, link = api.round(DELTA)
    graph.lose_delta_tokens()
    graph.switch(lost_token=how)
    reply = api.get(link)
    assert reply.refused == refused
    assert ("Location" in reply.headers) is (how is LostToken.GONE)


def test_a_token_is_good_for_its_own_folder_only(api: Any, graph: EmbeddedGraph) -> None:
    other = graph.person.create_folder(Kind.CONTACTS, "Customers")
    _, link = api.round(DELTA)
    token = link.partition("?")[2]
    assert api.get(f"/me/contactFolders/{other}/contacts/delta?{token}").status == 410


def test_a_move_is_a_removal_here_and_an_arrival_there(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    other = graph.person.create_folder(Kind.CONTACTS, "Customers")
    _, here = api.round(DELTA)
    _, there = api.round(f"/me/contactFolders/{other}/contacts/delta")
    graph.person.move_contact(people[0], other)
    items, here = api.round(here)
    assert [(item["id"], "@removed" in item) for item in items] == [(people[0], True)]
    items, there = api.round(there)
    assert [(item["id"], "@removed" in item) for item in items] == [(people[0], False)]


def test_away_and_back_is_a_removal_for_those_who_see_ordinary_ids(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    other = graph.person.create_folder(Kind.CONTACTS, "Customers")
    before = graph.person.ordinary_id(Kind.CONTACTS, people[0])
    _, link = api.round(DELTA)
    graph.person.move_contact(people[0], other)
    graph.person.move_contact(people[0], graph.person.folder_id(Kind.CONTACTS))
    ordinary = graph.person.ordinary_id(Kind.CONTACTS, people[0])
    told = {item["id"]: "@removed" in item for item in api.round(link, prefer="")[0]}
    assert told == {before: True, ordinary: False}
    assert {item["id"]: "@removed" in item for item in api.round(link)[0]} == {people[0]: False}


def test_each_page_shows_the_kind_of_id_that_its_own_request_asks_for(
    api: Any, graph: EmbeddedGraph, people: list[str]
) -> None:
    items, link = api.round(DELTA, prefer="")
    ordinary = [graph.person.ordinary_id(Kind.CONTACTS, one) for one in people]
    assert [item["id"] for item in items] == ordinary
    graph.person.delete_contact(people[0])
    assert [item["id"] for item in api.round(link, prefer="")[0]] == ordinary[:1]
    assert [item["id"] for item in api.round(link)[0]] == people[:1]


def test_folders_have_a_round_of_their_own(api: Any, graph: EmbeddedGraph) -> None:
    customers = graph.person.create_folder(Kind.CONTACTS, "Customers")
    items, link = api.round("/me/contactFolders/delta")
    assert [item["displayName"] for item in items] == ["Customers"]
    graph.person.rename_folder(Kind.CONTACTS, customers, "Clients")
    items, link = api.round(link)
    assert [item["displayName"] for item in items] == ["Clients"]
    graph.person.delete_folder(Kind.CONTACTS, customers)
    assert api.round(link)[0] == [{"@removed": {"reason": "deleted"}, "id": customers}]


def test_entries_may_come_without_their_etags(api: Any, graph: EmbeddedGraph, people: list[str]) -> None:
    graph.switch(etags_in_delta=False)
    assert api.round(f"{DELTA}?$select=id")[0] == [{"id": one} for one in people]


def test_the_reason_of_a_removal_may_be_another(api: Any, graph: EmbeddedGraph, people: list[str]) -> None:
    _, link = api.round(DELTA)
    graph.person.delete_contact(people[0])
    graph.switch(removed_reason="changed")
    assert api.round(link)[0] == [{"@removed": {"reason": "changed"}, "id": people[0]}]


def test_latest_gives_a_token_without_items(api: Any, graph: EmbeddedGraph, people: list[str]) -> None:
    items, link = api.round(f"{DELTA}?$deltatoken=latest")
    assert items == []
    graph.person.edit_contact(people[0], {"givenName": "Eve"})
    assert names(api.round(link)[0]) == ["Eve"]
