"""Tokens, scopes, throttling, faults and the admin endpoint."""

from __future__ import annotations

import json
import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import urllib3
from support.clock import FakeClock
from support.tls import make_tls_files

from crmsync.sandbox.graph import (
    ANNA,
    PAT,
    UNAVAILABLE,
    Answer,
    Cut,
    EmbeddedGraph,
    EventsDelta,
    Fault,
    GraphStopped,
    Slow,
)


def call(api: Any, token: str) -> Any:
    return api.send("GET", f"{api.graph.url}/me", headers={"Authorization": f"Bearer {token}"})


def test_a_call_needs_a_good_token(api: Any, graph: EmbeddedGraph, clock: FakeClock) -> None:
    missing = api.send("GET", f"{graph.url}/me")
    assert missing.refused == (401, "InvalidAuthenticationToken")
    assert missing.headers["WWW-Authenticate"].startswith("Bearer ")
    assert call(api, "made-up").status == 401
    token = graph.access_token(lifetime=timedelta(minutes=5))
    assert call(api, token).body["mail"] == ANNA.username
    clock.advance(timedelta(minutes=5))
    assert call(api, token).status == 401
    fresh = graph.access_token()
    graph.book.end_access_tokens()
    assert call(api, fresh).status == 401


def test_somebody_elses_mailbox_is_not_here(api: Any, graph: EmbeddedGraph) -> None:
    token = graph.book.give_access(PAT, ["User.Read"], timedelta(hours=1))
    assert call(api, token).refused == (404, "MailboxNotEnabledForRESTAPI")


@pytest.mark.parametrize(
    ("scope", "path", "reads"),
    [
        ("Contacts.Read", "/me/contacts", True),
        ("https://graph.microsoft.com/Contacts.ReadWrite", "/me/contactFolders", True),
        ("Contacts.ReadWrite", "/me/events", False),
        ("Calendars.Read", "/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-01-02", True),
        ("Tasks.ReadWrite", "/me/todo/lists", True),
        ("Tasks.ReadWrite", "/me/outlook/masterCategories", False),
        ("MailboxSettings.Read", "/me/outlook/masterCategories", True),
        ("User.Read", "/me", True),
    ],
)
def test_a_call_needs_the_scope_of_its_area(
    graph: EmbeddedGraph, api: Any, scope: str, path: str, reads: bool
) -> None:
    api.token = graph.access_token([scope])
    assert api.get(path).status == (200 if reads else 403)


def test_reading_scopes_do_not_write(graph: EmbeddedGraph, api: Any) -> None:
    api.token = graph.access_token(["Contacts.Read"])
    assert api.post("/me/contacts", {"givenName": "Kim"}).refused == (403, "ErrorAccessDenied")


def test_too_many_calls_in_ten_minutes_are_throttled(
    api: Any, graph: EmbeddedGraph, clock: FakeClock
) -> None:
    graph.switch(requests_per_ten_minutes=2, retry_after=7)
    assert [api.get("/me").status for _ in range(3)] == [200, 200, 429]
    assert api.get("/me").headers["Retry-After"] == "7"
    clock.advance(timedelta(minutes=10))
    assert api.get("/me").status == 200


def test_the_fifth_request_at_a_time_is_throttled(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault("/me$", Slow(30), times=4))
    waiting = [threading.Thread(target=_given_up, args=(api,)) for _ in range(4)]
    for thread in waiting:
        thread.start()
    while graph.busiest < 4:
        time.sleep(0.01)
    assert api.get("/me/contacts").status == 429
    graph.stop()
    for thread in waiting:
        thread.join()


def _given_up(api: Any) -> None:
    try:
        api.get("/me")
    except urllib3.exceptions.HTTPError:
        return


def test_faults_strike_by_method_and_path_and_number(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault("GET /v1.0/me$", UNAVAILABLE, nth=2))
    assert [api.get("/me").status for _ in range(3)] == [200, 503, 200]
    assert graph.waiting_faults() == []
    graph.fail(Fault("GET /v1.0/me$", Answer(502, "<h1>Bad gateway</h1>"), times=None))
    assert [api.get("/me").status for _ in range(2)] == [502, 502]
    graph.mend()
    assert api.get("/me").status == 200


@pytest.mark.parametrize(("cut", "left"), [(Cut.BEFORE, 0), (Cut.AFTER, 1), (Cut.WITHIN, 1)])
def test_a_cut_loses_the_reply_and_perhaps_the_deed(
    api: Any, graph: EmbeddedGraph, cut: Cut, left: int
) -> None:
    graph.fail(Fault("POST", cut))
    with pytest.raises(urllib3.exceptions.HTTPError):
        api.post("/me/contacts", {"givenName": "Kim"})
    assert len(graph.person.contacts()) == left


def test_a_slow_create_is_done_though_the_client_has_given_up(api: Any, graph: EmbeddedGraph) -> None:
    graph.fail(Fault("POST /v1.0/me/contacts$", Slow(30)))
    headers = {"Authorization": f"Bearer {api.token}"}
    with pytest.raises(urllib3.exceptions.ReadTimeoutError):
        api.pool.request(
            "POST", f"{graph.url}/me/contacts", json={"givenName": "Kim"}, headers=headers, timeout=0.2
        )
    assert graph.person.contacts() == []
    # Stopping ends the wait, and waits for what was begun.
    graph.stop()
    assert len(graph.person.contacts()) == 1


def test_errors_have_the_form_of_graph(api: Any) -> None:
    error = api.get("/me/contacts/nonsense").body["error"]
    assert error.keys() == {"code", "message", "innerError"}
    assert error["innerError"].keys() == {"date", "request-id", "client-request-id"}


def test_the_settings_of_the_mailbox_name_its_zone(api: Any) -> None:
    assert api.get("/me/mailboxSettings").body["timeZone"] == "W. Europe Standard Time"
    assert api.get("/me/mailboxSettings?$select=timeZone").body.keys() == {"@odata.context", "timeZone"}


def test_unknown_places_and_methods(api: Any, graph: EmbeddedGraph) -> None:
    assert api.get("/me/messages").refused == (400, "BadRequest")
    assert api.call("PUT", "/me/contacts").status == 405
    assert api.get(f"{graph.base_url}/beta/me").status == 400
    assert api.get("/me?$apply=x").status == 400


def admin(api: Any, method: str, path: str, body: Any = None, token: str | None = None) -> Any:
    return api.send(
        method,
        f"{api.graph.base_url}/admin/{path}",
        body=None if body is None else json.dumps(body),
        headers={"X-Admin-Token": api.graph.admin_token if token is None else token},
    )


def test_the_admin_endpoint_switches_and_faults(api: Any, graph: EmbeddedGraph) -> None:
    assert admin(api, "GET", "behaviour", token="guessed").status == 403
    assert admin(api, "GET", "behaviour").body == graph.behaviour.to_json()
    changed = admin(
        api,
        "PUT",
        "behaviour",
        {"events_delta": "not-implemented", "delta_delay": 2.5, "concurrent_requests": None},
    )
    assert changed.status == 200
    assert graph.behaviour.events_delta is EventsDelta.NOT_IMPLEMENTED
    assert (graph.behaviour.delta_delay, graph.behaviour.concurrent_requests) == (
        timedelta(seconds=2.5),
        None,
    )
    for wrong in ({"colour": 1}, {"if_match": 1}, {"lost_token": "perhaps"}, []):
        assert admin(api, "PUT", "behaviour", wrong).status == 400
    answer = {"status": 429, "body": {"error": {}}, "headers": {"Retry-After": "3"}}
    assert admin(api, "POST", "faults", {"match": "/me$", "answer": answer}).status == 204
    assert len(admin(api, "GET", "faults").body["waiting"]) == 1
    assert api.get("/me").headers["Retry-After"] == "3"
    for wrong in ({"match": "/me$"}, {"match": "(", "slow": 1}, {"match": "/me$", "cut": "sideways"}):
        assert admin(api, "POST", "faults", wrong).status == 400
    admin(api, "POST", "faults", {"match": "/me$", "cut": "before", "times": None})
    assert admin(api, "DELETE", "faults").status == 204
    assert api.get("/me").status == 200
    assert admin(api, "GET", "nothing").status == 404


def test_the_admin_endpoint_shows_requests_without_tokens_and_loses_delta_tokens(
    api: Any, graph: EmbeddedGraph
) -> None:
    _, link = api.round("/me/contacts/delta")
    shown = admin(api, "GET", "requests")
    assert shown.body["calls"][0]["path"] == "/v1.0/me/contacts/delta"
    assert api.token.encode() not in shown.raw
    assert admin(api, "DELETE", "delta-tokens").status == 204
    assert api.get(link).status == 410
    assert admin(api, "DELETE", "requests").status == 204
    assert graph.calls() == []


def test_it_speaks_tls_when_it_has_a_certificate(tmp_path: Path) -> None:
    tls = make_tls_files(tmp_path)
    with EmbeddedGraph(context=tls.server_context()) as graph:
        assert graph.url.startswith("https://127.0.0.1:")
        pool = urllib3.PoolManager(retries=False, ca_certs=str(tls.ca))
        headers = {"Authorization": f"Bearer {graph.access_token()}"}
        replies = [pool.request("GET", f"{graph.url}/me", headers=headers) for _ in range(2)]
        assert [reply.status for reply in replies] == [200, 200]
        with pytest.raises(urllib3.exceptions.SSLError):
            urllib3.PoolManager(retries=False).request("GET", f"{graph.url}/me")
        assert pool.request("GET", f"{graph.url}/me", headers=headers).status == 200


def test_a_server_that_is_not_running_has_no_address() -> None:
    graph = EmbeddedGraph()
    with pytest.raises(GraphStopped):
        _ = graph.url
    graph.start()
    graph.stop()
    with pytest.raises(GraphStopped):
        _ = graph.base_url
