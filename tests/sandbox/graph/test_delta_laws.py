"""A law: whatever a person does meanwhile, a client that follows delta rounds ends with what is there.

Pages of two clients (one a folder) and a person's edits come in any order, with repeats, reordering and delays.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.clock import FakeClock
from support.graph_api import Api

from crmsync.sandbox.graph import Behaviour, EmbeddedGraph, Kind

WINDOW = "startDateTime=2026-04-05T00:00:00Z&endDateTime=2026-04-20T00:00:00Z"
BEHAVIOURS = st.builds(
    Behaviour,
    delta_page_size=st.integers(1, 3),
    repeat_delta_items=st.booleans(),
    reorder_delta=st.booleans(),
    delta_delay=st.sampled_from([timedelta(0), timedelta(seconds=5)]),
    requests_per_ten_minutes=st.none(),
    announce_cancelled_occurrences=st.just(True),
)
MOVES = st.lists(
    st.tuples(st.sampled_from(["create", "edit", "delete", "move", "page", "page"]), st.integers(0, 7)),
    max_size=25,
)


class Follower:
    """Follows the delta of one place, page by page. value: what it keeps of an entry."""

    def __init__(self, api: Api, start: str, value: Callable[[Any], Any], prefer: str) -> None:
        self.api, self.link, self.value, self.prefer = api, start, value, prefer
        self.held: dict[str, Any] = {}

    def page(self) -> bool:
        """Take one page in; True when it was the last of its round."""
        reply = self.api.get(self.link, prefer=self.prefer)
        assert reply.status == 200, reply.body
        for entry in reply.items:
            if "@removed" in entry:
                self.held.pop(entry["id"], None)
            else:
                self.held[entry["id"]] = self.value(entry)
        self.link = reply.body.get("@odata.nextLink") or reply.body["@odata.deltaLink"]
        return "@odata.deltaLink" in reply.body

    def finish(self) -> None:
        """To the end of this round, and of one more."""
        for _ in range(2):
            while not self.page():
                pass


@pytest.mark.parametrize("prefer", ['IdType="ImmutableId"', ""], ids=["immutable", "ordinary"])
@settings(max_examples=60, deadline=None)
@given(behaviour=BEHAVIOURS, moves=MOVES)
def test_contacts_of_two_folders(prefer: str, behaviour: Behaviour, moves: list[tuple[str, int]]) -> None:
    clock = FakeClock()
    with EmbeddedGraph(clock=clock, behaviour=behaviour) as graph:
        person, api = graph.person, Api(graph)
        folders = [person.folder_id(Kind.CONTACTS), person.create_folder(Kind.CONTACTS, "Customers")]
        followers = [
            Follower(
                api, f"/me/contactFolders/{folder}/contacts/delta", lambda entry: entry["jobTitle"], prefer
            )
            for folder in folders
        ]
        people: list[str] = []
        for step, (move, number) in enumerate(moves):
            clock.advance(timedelta(seconds=1))
            one = people[number % len(people)] if people else None
            match move:
                case "page":
                    followers[number % 2].page()
                case "create":
                    people.append(person.create_contact({"jobTitle": str(step)}, folders[number % 2]))
                case "edit" if one is not None:
                    person.edit_contact(one, {"jobTitle": str(step)})
                case "delete" if one is not None:
                    people.remove(one)
                    person.delete_contact(one)
                case "move" if one is not None:
                    person.move_contact(one, folders[number % 2])
        clock.advance(timedelta(minutes=1))
        for folder, follower in zip(folders, followers, strict=True):
            follower.finish()
            there = {contact["id"]: contact["jobTitle"] for contact in person.contacts(folder)}
            if not prefer:
                there = {person.ordinary_id(Kind.CONTACTS, one): title for one, title in there.items()}
            assert follower.held == there


def event(step: int, number: int, *, series: bool) -> dict[str, Any]:
    day = 3 * number + 1
    times = {
        name: {"dateTime": f"2026-04-{day:02}T{hour}:00:00", "timeZone": "Europe/Berlin"}
        for name, hour in (("start", 10), ("end", 11))
    }
    pattern = {"type": "daily", "interval": 5}
    span = {"type": "numbered", "startDate": f"2026-04-{day:02}", "numberOfOccurrences": 4}
    return {
        "subject": str(step),
        **times,
        "recurrence": {"pattern": pattern, "range": span} if series else None,
    }


@settings(max_examples=60, deadline=None)
@given(behaviour=BEHAVIOURS, moves=MOVES)
def test_occurrences_in_a_window(behaviour: Behaviour, moves: list[tuple[str, int]]) -> None:
    clock = FakeClock()
    with EmbeddedGraph(clock=clock, behaviour=behaviour) as graph:
        person, api = graph.person, Api(graph)
        follower = Follower(
            api,
            f"/me/calendar/calendarView/delta?{WINDOW}",
            lambda entry: (entry["type"], entry["@odata.etag"]),
            'IdType="ImmutableId"',
        )
        for step, (move, number) in enumerate(moves):
            clock.advance(timedelta(seconds=1))
            there = api.get("/me/calendarView?startDateTime=2026-01-01&endDateTime=2027-01-01&$top=100").items
            one = there[number % len(there)]["id"] if there else None
            match move:
                case "page":
                    follower.page()
                case "create":
                    person.create_event(event(step, number, series=number % 2 == 0))
                case "edit" if one is not None:
                    person.edit_event(one, {"subject": str(step)})
                case "delete" if one is not None:
                    person.delete_event(one)
                case "move" if one is not None:
                    moved = event(step, number, series=False)
                    person.edit_event(one, {name: moved[name] for name in ("start", "end")})
        follower.finish()
        view = api.get(f"/me/calendarView?{WINDOW}&$top=200").items
        masters = {item["id"]: item for item in person.events() if item["type"] == "seriesMaster"}
        inside = {item["seriesMasterId"] for item in view if item["seriesMasterId"]}
        expected = {
            item["id"]: (item["type"], item["@odata.etag"])
            for item in (*view, *(masters[one] for one in inside))
        }
        assert follower.held == expected
