"""What a test can let go wrong, credits and limits, the request log, the admin endpoint (fact sheet 9, 3.11)."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import urllib3
from support.clock import FakeClock

from crmsync.sandbox.crm import (
    AUTHENTICATION_FAILURE,
    EXPIRED_PAGE_TOKEN,
    INTERNAL_ERROR,
    INVALID_TOKEN,
    SCOPE_MISMATCH,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
    Answer,
    Cut,
    EmbeddedCrm,
    Fault,
    RefuseItems,
    Slow,
)

CREATE = r"POST /crm/v8/Contacts$"


@pytest.mark.parametrize(
    "answer, status, code",
    [
        (INVALID_TOKEN, 401, "INVALID_TOKEN"),
        (AUTHENTICATION_FAILURE, 401, "AUTHENTICATION_FAILURE"),
        (SCOPE_MISMATCH, 401, "OAUTH_SCOPE_MISMATCH"),
        (TOO_MANY_REQUESTS, 429, "TOO_MANY_REQUESTS"),
        (INTERNAL_ERROR, 500, "INTERNAL_ERROR"),
        (EXPIRED_PAGE_TOKEN, 400, "EXPIRED_VALUE"),
    ],
)
def test_an_answer_instead_of_the_call(
    api: Any, crm: EmbeddedCrm, answer: Answer, status: int, code: str
) -> None:
    crm.fail(Fault(CREATE, answer))
    refused = api.create("Contacts", {"Last_Name": "A"})
    assert (refused.status, refused.body["code"]) == (status, code)
    assert "Retry-After" not in refused.headers
    assert crm.records("Contacts") == []
    assert api.create("Contacts", {"Last_Name": "A"}).status == 201
    assert crm.waiting_faults() == []


def test_503_is_a_page_and_no_json(api: Any, crm: EmbeddedCrm) -> None:
    crm.fail(Fault("GET", UNAVAILABLE))
    reply = api.get("org")
    assert (reply.status, reply.body) == (503, None)
    assert b"<html>" in reply.raw


def test_an_answer_of_ones_own(api: Any, crm: EmbeddedCrm) -> None:
    crm.fail(Fault("token", Answer(200, {"error": "other_dc", "user_location": "in"})))
    assert api.refresh() == {"error": "other_dc", "user_location": "in"}


@pytest.mark.parametrize("cut, written", [(Cut.BEFORE, 0), (Cut.AFTER, 1), (Cut.WITHIN, 1)])
def test_a_cut_connection(api: Any, crm: EmbeddedCrm, cut: Cut, written: int) -> None:
    crm.fail(Fault(CREATE, cut))
    with pytest.raises(urllib3.exceptions.HTTPError):
        api.create("Contacts", {"Last_Name": "A"})
    assert len(crm.records("Contacts")) == written
    assert crm.requests("Contacts$", "POST")[-1].status == (201 if cut is Cut.WITHIN else 0)
    assert api.get("org").status == 200


def test_a_slow_one_is_done_although_the_client_has_gone(api: Any, crm: EmbeddedCrm) -> None:
    crm.fail(Fault(CREATE, Slow(1)))
    with pytest.raises(urllib3.exceptions.HTTPError):
        api.pool.request(
            "POST",
            f"{crm.base_url}/crm/v8/Contacts",
            body=json.dumps({"data": [{"Last_Name": "A"}], "trigger": []}),
            headers={"Authorization": f"Zoho-oauthtoken {api.token}"},
            timeout=0.05,
        )
    assert crm.records("Contacts") == []
    while crm.calls_running:
        time.sleep(0.01)
    assert len(crm.records("Contacts")) == 1


def test_items_can_be_refused_in_the_midst(api: Any, crm: EmbeddedCrm, kim: str) -> None:
    crm.fail(Fault(r"/crm/v8/Contacts", RefuseItems({1: "RECORD_LOCKED"}), times=3))
    made = api.create("Contacts", *({"Last_Name": name} for name in "ABC"))
    assert (made.status, made.codes) == (207, ["SUCCESS", "RECORD_LOCKED", "SUCCESS"])
    ids = [item["details"]["id"] for item in made.items if item["status"] == "success"]
    assert api.update("Contacts", *({"id": number, "Title": "x"} for number in ids)).codes == [
        "SUCCESS",
        "RECORD_LOCKED",
    ]
    gone = api.call("DELETE", "Contacts", ids=f"{kim},{ids[0]}")
    assert gone.codes == ["SUCCESS", "RECORD_LOCKED"]


@pytest.mark.parametrize(
    "nth, times, statuses",
    [
        (1, 1, [500, 200, 200, 200]),
        (2, 1, [200, 500, 200, 200]),
        (2, 2, [200, 500, 500, 200]),
        (3, None, [200, 200, 500, 500]),
    ],
)
def test_which_and_how_often(
    api: Any, crm: EmbeddedCrm, nth: int, times: int | None, statuses: list[int]
) -> None:
    crm.fail(Fault("GET /crm/v8/org", INTERNAL_ERROR, nth=nth, times=times))
    assert api.get("users").status == 200
    assert [api.get("org").status for _ in statuses] == statuses
    crm.mend()
    assert api.get("org").status == 200


def test_faults_add_up(api: Any, crm: EmbeddedCrm) -> None:
    crm.fail(Fault(CREATE, RefuseItems({0: "RECORD_LOCKED"})), Fault(CREATE, Cut.AFTER))
    with pytest.raises(urllib3.exceptions.HTTPError):
        api.create("Contacts", {"Last_Name": "A"}, {"Last_Name": "B"})
    assert [record["Last_Name"] for record in crm.records("Contacts")] == ["B"]


class TestLimits:
    def test_writes_cost_a_credit_for_ten_records(self, api: Any, crm: EmbeddedCrm) -> None:
        for records, cost in ((1, 1), (10, 1), (11, 2), (100, 10)):
            before = crm.credits_spent
            api.create("Contacts", *({"Last_Name": "x"} for _ in range(records)))
            assert crm.credits_spent - before == cost
        before = crm.credits_spent
        api.get("Contacts", fields="id")
        api.get("Nonsense", fields="id")
        assert crm.credits_spent - before == 2

    def test_they_run_out_and_come_back_after_a_day(
        self, api: Any, crm: EmbeddedCrm, clock: FakeClock
    ) -> None:
        crm.switch(credits_per_day=4, access_token_lifetime=timedelta(days=3))
        api.token = api.refresh()["access_token"]
        replies = [api.get("org") for _ in range(5)]
        assert [reply.status for reply in replies] == [200, 200, 200, 200, 429]
        assert replies[-1].body["code"] == "TOO_MANY_REQUESTS"
        assert "Retry-After" not in replies[-1].headers
        shown = [reply.headers.get("X-API-CREDITS-REMAINING") for reply in replies]
        assert shown == [None, "2", "1", "0", None]
        clock.advance(timedelta(hours=23))
        assert api.get("org").status == 429
        clock.advance(timedelta(hours=1))
        assert api.get("org").status == 200

    def test_a_refused_batch_writes_nothing(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(credits_per_day=5)
        assert api.create("Contacts", *({"Last_Name": "x"} for _ in range(60))).status == 429
        assert crm.records("Contacts") == []

    def test_too_many_at_once(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(concurrent_calls=2)
        crm.fail(Fault("GET /crm/v8/org", Slow(1), times=2))
        with ThreadPoolExecutor(2) as pool:
            slow = [pool.submit(api.get, "org") for _ in range(2)]
            while crm.calls_running < 2:
                time.sleep(0.01)
            refused = api.get("users")
            assert (refused.status, refused.body["code"]) == (429, "TOO_MANY_REQUESTS")
            assert [call.result().status for call in slow] == [200, 200]
        assert api.get("users").status == 200


class TestRequestLog:
    def test_it_tells_what_was_asked(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        crm.forget_requests()
        api.update(
            f"Contacts/{kim}", {"Title": "Boss"}, headers={"If-Unmodified-Since": "2026-03-02T10:00:00+01:00"}
        )
        api.get("Contacts", fields="id", per_page=2)
        put, get = crm.requests()
        assert (put.method, put.path, put.status) == ("PUT", f"/crm/v8/Contacts/{kim}", 200)
        assert put.headers["if-unmodified-since"] == "2026-03-02T10:00:00+01:00"
        assert put.json() == {"data": [{"Title": "Boss"}], "trigger": []}
        assert get.query == {"fields": "id", "per_page": "2"}
        assert crm.requests("Contacts", "GET") == [get]

    def test_no_secret_is_kept(self, api: Any, crm: EmbeddedCrm) -> None:
        sign_in = api.sign_in
        api.refresh()
        api.send(
            "POST",
            f"/oauth/v2/token?refresh_token={sign_in.refresh_token}&client_secret={sign_in.client_secret}",
        )
        api.get("org")
        api.send("GET", "/admin/requests", headers={"X-Admin-Token": crm.admin_token})
        kept = repr(crm.requests())
        for secret in (sign_in.refresh_token, sign_in.client_secret, api.token, crm.admin_token):
            assert secret not in kept


class TestAdmin:
    def call(
        self, api: Any, crm: EmbeddedCrm, method: str, path: str, body: Any = None, **headers: str
    ) -> Any:
        return api.send(
            method,
            f"/admin/{path}",
            body=None if body is None else json.dumps(body),
            headers={"X-Admin-Token": crm.admin_token} | headers,
        )

    def test_it_needs_its_token(self, api: Any, crm: EmbeddedCrm) -> None:
        assert api.send("GET", "/admin/behaviour").status == 403
        assert self.call(api, crm, "GET", "behaviour", **{"X-Admin-Token": "ü"}).status == 403

    def test_switches(self, api: Any, crm: EmbeddedCrm) -> None:
        changes = {
            "nothing_changed": 204,
            "rrule_update": "refused",
            "search_delay": 0,
            "storage_limit": None,
        }
        done = self.call(api, crm, "PUT", "behaviour", changes)
        assert done.status == 200
        assert changes.items() <= self.call(api, crm, "GET", "behaviour").body.items()
        assert crm.behaviour.search_delay == timedelta(0)

    @pytest.mark.parametrize(
        "changes",
        [{"nonsense": 1}, {"rrule_update": "perhaps"}, {"check_patterns": 1}, {"page_size": "x"}, []],
    )
    def test_switches_that_cannot_be(self, api: Any, crm: EmbeddedCrm, changes: Any) -> None:
        before = crm.behaviour
        refused = self.call(api, crm, "PUT", "behaviour", changes)
        assert refused.status == 400
        assert "error" in refused.body
        assert crm.behaviour == before

    def test_faults(self, api: Any, crm: EmbeddedCrm) -> None:
        for action in (
            {"cut": "after"},
            {"slow": 0},
            {"refuse": {"0": "RECORD_LOCKED"}},
            {"answer": {"status": 500}},
        ):
            assert (
                self.call(api, crm, "POST", "faults", {"match": "nothing", "times": None} | action).status
                == 204
            )
        assert len(self.call(api, crm, "GET", "faults").body["waiting"]) == 4
        assert self.call(api, crm, "DELETE", "faults").status == 204
        assert crm.waiting_faults() == []

    @pytest.mark.parametrize(
        "fault", [{}, {"match": "x"}, {"match": "(", "slow": 1}, {"match": "x", "cut": "sideways"}]
    )
    def test_faults_that_cannot_be(self, api: Any, crm: EmbeddedCrm, fault: Any) -> None:
        assert self.call(api, crm, "POST", "faults", fault).status == 400

    def test_requests_and_automation(self, api: Any, crm: EmbeddedCrm, kim: str) -> None:
        logged = self.call(api, crm, "GET", "requests").body
        assert logged["requests"][0]["path"] == "/oauth/v2/token"
        assert self.call(api, crm, "DELETE", "requests").status == 204
        (entry,) = self.call(api, crm, "GET", "automation").body["automation"]
        assert (entry["source"], entry["record"]) == ("person", kim)
        assert self.call(api, crm, "GET", "nonsense").status == 404
