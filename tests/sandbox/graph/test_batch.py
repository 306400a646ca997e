"""`$batch`: the envelope, the status of each part, and faults that strike one part."""

from __future__ import annotations

import base64
from typing import Any

import pytest
import urllib3

from crmsync.sandbox.graph import CONFLICT, TOO_MANY_REQUESTS, Cut, EmbeddedGraph, Fault, Slow

JSON = {"Content-Type": "application/json"}


def part(
    number: int, method: str = "GET", url: str = "/me/contacts?$select=givenName", **more: Any
) -> dict[str, Any]:
    return {"id": str(number), "method": method, "url": url, **more}


def create(number: int, name: str, **more: Any) -> dict[str, Any]:
    return part(number, "POST", "/me/contacts", headers=JSON, body={"givenName": name}, **more)


def run(api: Any, *parts: dict[str, Any]) -> dict[str, Any]:
    reply = api.post("/$batch", {"requests": list(parts)}, Content_Type="application/json")
    assert reply.status == 200, reply.body
    return {answer["id"]: answer for answer in reply.body["responses"]}


def test_each_part_is_answered_by_itself(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    answers = run(
        api,
        part(1, url=f"/me/contacts/{kim}", headers={"Prefer": 'IdType="ImmutableId"'}),
        create(2, "Tim"),
        part(3, url="/me/contacts/nonsense"),
        part(4, "DELETE", f"/me/contacts/{kim}", headers={"If-Match": 'W/"stale"'}),
        part(5, url="/nowhere"),
    )
    assert {number: answer["status"] for number, answer in answers.items()} == {
        "1": 200,
        "2": 201,
        "3": 400,
        "4": 412,
        "5": 400,
    }
    assert answers["1"]["body"]["id"] == kim
    assert answers["3"]["body"]["error"]["code"] == "ErrorInvalidIdMalformed"
    assert answers["1"]["headers"]["Content-Type"] == "application/json"


def test_preferences_are_those_of_the_part(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    assert run(api, part(1, url=f"/me/contacts/{kim}"))["1"]["body"]["id"] != kim


def test_a_batch_is_one_request_and_many_calls(api: Any, graph: EmbeddedGraph) -> None:
    run(api, create(1, "Ada"), create(2, "Ben"))
    assert [entry.path for entry in graph.requests()] == ["/v1.0/$batch"]
    assert [(entry.method, entry.path, entry.status) for entry in graph.writes()] == [
        ("POST", "/v1.0/me/contacts", 201)
    ] * 2
    assert graph.writes()[0].json() == {"givenName": "Ada"}


@pytest.mark.parametrize(
    "requests",
    [
        [],
        [part(1)] * 2,
        [part(number) for number in range(1, 22)],
        [part(1, dependsOn=["2"]), part(2)],
        [{"id": "1", "method": "GET"}],
        [part(1, "POST", "/me/contacts", body={"givenName": "Kim"})],
    ],
    ids=["empty", "same id", "21 parts", "depends on a later one", "no url", "body without type"],
)
def test_a_batch_that_is_none_is_refused_as_a_whole(
    api: Any, graph: EmbeddedGraph, requests: list[Any]
) -> None:
    assert api.post("/$batch", {"requests": requests}).refused == (400, "BadRequest")
    assert graph.person.contacts() == []


def test_bytes_travel_as_base64(api: Any, graph: EmbeddedGraph) -> None:
    kim = graph.person.create_contact({"givenName": "Kim"})
    photo = b"\x89PNG\r\n\x1a\n picture"
    url = f"/me/contacts/{kim}/photo/$value"
    put = part(1, "PUT", url, headers={"Content-Type": "image/png"}, body=base64.b64encode(photo).decode())
    answers = run(api, put, part(2, url=url))
    assert (answers["1"]["status"], base64.b64decode(answers["2"]["body"])) == (200, photo)
    assert answers["2"]["headers"]["Content-Type"] == "image/png"
    assert graph.person.photo(kim) == photo


def test_only_posts_are_batches(api: Any) -> None:
    assert api.get("/$batch").status == 400
    assert api.call("POST", "/$batch", b"[").refused == (400, "RequestBodyRead")
    assert api.call("POST", "/$batch", b"{}").refused == (400, "BadRequest")


def test_a_part_that_waited_for_a_failed_one_is_not_done(api: Any, graph: EmbeddedGraph) -> None:
    answers = run(
        api, part(1, url="/me/contacts/nonsense"), create(2, "Kim", dependsOn=["1"]), create(3, "Tim")
    )
    assert [answers[number]["status"] for number in "123"] == [400, 424, 201]
    assert [contact["givenName"] for contact in graph.person.contacts()] == ["Tim"]


def test_answers_may_come_in_another_order(api: Any, graph: EmbeddedGraph) -> None:
    graph.switch(reorder_batch=True)
    answers = run(api, *(create(number, f"Kim {number}") for number in range(1, 7)))
    # Four run at a time; whoever comes next is done before those that hang behind.
    assert list(answers) == ["4", "5", "6", "3", "2", "1"]
    assert [one["givenName"][-1] for one in graph.person.contacts()] == list(answers)


def test_four_parts_run_at_a_time(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(*(Fault("/me/contacts$", Slow(0.02 * (5 - number)), nth=number) for number in range(1, 5)))
    answers = run(api, *(create(number, f"Kim {number}") for number in range(1, 7)))
    assert graph.busiest == 4
    assert list(answers) == ["4", "5", "6", "3", "2", "1"]
    assert [one["givenName"][-1] for one in graph.person.contacts()] == list(answers)


def test_a_part_waits_for_those_it_depends_on_and_holds_up_no_other(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault("/me/contacts$", Slow(0.02)))
    answers = run(
        api,
        create(1, "Ada"),
        create(2, "Ben", dependsOn=["1"]),
        create(3, "Cem", dependsOn=["1", "2"]),
        *(create(number, f"Kim {number}") for number in range(4, 9)),
    )
    assert list(answers) == ["4", "5", "6", "7", "8", "1", "2", "3"]
    assert {answer["status"] for answer in answers.values()} == {201}


def test_one_after_another_is_possible_too(api: Any, graph: EmbeddedGraph) -> None:
    graph.switch(batch_lanes=1, reorder_batch=True)
    assert list(run(api, *(part(number) for number in range(1, 7)))) == list("123456")
    assert graph.busiest == 1


def test_parts_count_among_the_requests_that_run_at_a_time(api: Any, graph: EmbeddedGraph) -> None:
    graph.switch(concurrent_requests=3)
    graph.fail(Fault("/me/contacts$", Slow(0.02), times=3))
    answers = run(api, *(create(number, f"Kim {number}") for number in range(1, 6)))
    assert [answers[number]["status"] for number in "12345"] == [201, 201, 201, 429, 429]
    assert answers["4"]["headers"]["Retry-After"] == "1"
    assert len(graph.person.contacts()) == 3
    assert len(graph.calls()) == 5


def test_a_fault_strikes_one_part(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault(r"POST /v1\.0/me/contacts$", TOO_MANY_REQUESTS, nth=2))
    answers = run(api, create(1, "Ada"), create(2, "Ben"), create(3, "Cem"))
    assert [answers[number]["status"] for number in "123"] == [201, 429, 201]
    assert answers["2"]["headers"]["Retry-After"] == "1"
    assert [contact["givenName"] for contact in graph.person.contacts()] == ["Ada", "Cem"]


def test_a_lost_reply_of_a_part_is_the_lost_reply_of_the_batch(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault(r"POST /v1\.0/me/contacts$", Cut.AFTER, nth=2))
    with pytest.raises(urllib3.exceptions.ProtocolError):
        run(api, create(1, "Ada"), create(2, "Ben"))
    assert len(graph.person.contacts()) == 2
    assert [entry.status for entry in graph.requests()] == [0]


def test_a_cut_before_a_part_leaves_those_that_run_to_be_done(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault(r"POST /v1\.0/me/contacts$", Cut.BEFORE, nth=3))
    with pytest.raises(urllib3.exceptions.ProtocolError):
        run(api, *(create(number, name) for number, name in enumerate(("Ada", "Ben", "Cem", "Dan"))))
    assert [contact["givenName"] for contact in graph.person.contacts()] == ["Ada", "Ben"]
    assert api.get("/me").status == 200, "nobody keeps a place among those that run"


def test_a_fault_may_strike_the_envelope(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault(r"\$batch$", CONFLICT))
    assert api.post("/$batch", {"requests": [create(1, "Ada")]}).status == 412
    assert graph.person.contacts() == []
