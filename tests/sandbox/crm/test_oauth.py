"""Signing in: codes with PKCE, device codes, refreshing, revoking, limits, scopes (fact sheet 2)."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from support.clock import FakeClock

from crmsync.sandbox.crm import Consent, EmbeddedCrm

REDIRECT = "http://127.0.0.1:51234/"
VERIFIER = "v" * 43
S256 = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


def authorize(api: Any, crm: EmbeddedCrm, **changes: str) -> Any:
    query = {
        "client_id": crm.client().client_id,
        "response_type": "code",
        "redirect_uri": REDIRECT,
        "scope": "ZohoCRM.modules.ALL,ZohoCRM.users.READ",
        "access_type": "offline",
        "state": "s&1",
    }
    return api.send("GET", "/oauth/v2/auth", fields={**query, **changes})


def redirected(reply: Any) -> dict[str, str]:
    assert reply.status == 303
    target = urlsplit(reply.headers["Location"])
    assert f"{target.scheme}://{target.netloc}{target.path}" == REDIRECT
    return dict(parse_qsl(target.query))


def exchange(api: Any, crm: EmbeddedCrm, code: str, /, **changes: str) -> Any:
    client = crm.client()
    fields = {
        "grant_type": "authorization_code",
        "client_id": client.client_id,
        "client_secret": client.client_secret,
        "redirect_uri": REDIRECT,
        "code": code,
    }
    return api.form("/oauth/v2/token", **{**fields, **changes})


def works(api: Any, token: str) -> bool:
    api.token = token
    return bool(api.get("org").status == 200)


class TestRefresh:
    def test_the_reply_names_this_server_and_an_hour(self, api: Any, crm: EmbeddedCrm) -> None:
        reply = api.refresh()
        assert reply["api_domain"] == crm.base_url
        assert (reply["token_type"], reply["expires_in"]) == ("Bearer", 3600)
        assert "refresh_token" not in reply
        assert works(api, reply["access_token"])

    @pytest.mark.parametrize(
        "changes, error",
        [
            ({"refresh_token": "nonsense"}, "invalid_code"),
            ({"client_id": "nonsense"}, "invalid_client"),
            ({"client_secret": "nonsense"}, "invalid_client"),
            ({"grant_type": "password"}, "unsupported_grant_type"),
        ],
    )
    def test_refusals_are_200_with_an_error(self, api: Any, changes: dict[str, str], error: str) -> None:
        assert api.refresh(**changes) == {"error": error}

    def test_of_another_client(self, api: Any, crm: EmbeddedCrm) -> None:
        other = crm.register_client("other", "https://example.com/")
        refused = api.refresh(client_id=other.client_id, client_secret=other.client_secret)
        assert refused == {"error": "invalid_code"}

    def test_parameters_may_be_in_the_query(self, api: Any) -> None:
        sign_in = api.sign_in
        query = (
            f"grant_type=refresh_token&client_id={sign_in.client_id}&client_secret={sign_in.client_secret}"
            f"&refresh_token={sign_in.refresh_token}"
        )
        assert "access_token" in api.send("POST", f"/oauth/v2/token?{query}").body

    def test_a_token_lives_for_an_hour(self, api: Any, clock: FakeClock) -> None:
        clock.advance(timedelta(seconds=3599))
        assert api.get("org").status == 200
        clock.advance(timedelta(seconds=1))
        refused = api.get("org")
        assert (refused.status, refused.body["code"]) == (401, "INVALID_TOKEN")
        assert works(api, api.refresh()["access_token"])

    def test_ten_in_ten_minutes(self, api: Any, clock: FakeClock, crm: EmbeddedCrm) -> None:
        for _ in range(9):
            assert "access_token" in api.refresh()
        assert api.refresh() == {"error": "access_denied"}
        with crm.switched(token_limits=False):
            assert "access_token" in api.refresh()
        clock.advance(timedelta(minutes=10))
        assert "access_token" in api.refresh()

    def test_the_sixteenth_live_token_ends_the_first(self, api: Any, clock: FakeClock) -> None:
        first = api.token
        tokens = []
        for _ in range(14):
            clock.advance(timedelta(minutes=2))
            tokens.append(api.refresh()["access_token"])
        assert works(api, first)
        clock.advance(timedelta(minutes=2))
        newest = api.refresh()["access_token"]
        assert not works(api, first)
        assert all(works(api, token) for token in (*tokens, newest))

    def test_tokens_can_be_ended(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.end_access_tokens()
        assert api.get("org").body["code"] == "INVALID_TOKEN"
        assert works(api, api.refresh()["access_token"])

    def test_who_no_longer_works_there_is_out(self, api_for: Any, crm: EmbeddedCrm) -> None:
        ben = api_for(crm, crm.people[1])
        crm.deactivate(crm.people[1])
        assert ben.get("org").body["code"] == "INVALID_TOKEN"


@pytest.mark.parametrize("header", ["", "Bearer {}", "{}", "zoho-oauthtoken {}"])
def test_only_zohos_own_header_counts(api: Any, header: str) -> None:
    refused = api.send("GET", "/crm/v8/org", headers={"Authorization": header.format(api.token)})
    assert (refused.status, refused.body["code"]) == (401, "AUTHENTICATION_FAILURE")


class TestCodes:
    @pytest.fixture(autouse=True)
    def at_once(self, crm: EmbeddedCrm) -> None:
        crm.switch(consent=Consent.GRANT)

    def test_a_code_comes_back_with_state_and_place(self, api: Any, crm: EmbeddedCrm) -> None:
        answer = redirected(authorize(api, crm))
        assert (answer["state"], answer["location"], answer["accounts-server"]) == ("s&1", "eu", crm.base_url)
        reply = exchange(api, crm, answer["code"])
        assert reply["scope"] == "ZohoCRM.modules.ALL ZohoCRM.users.READ"
        assert works(api, reply["access_token"]) is False
        assert api.get("users", type="CurrentUser").status == 200
        assert "access_token" in api.refresh(refresh_token=reply["refresh_token"])

    def test_it_is_good_once_and_for_two_minutes(self, api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
        code = redirected(authorize(api, crm))["code"]
        assert "access_token" in exchange(api, crm, code)
        assert exchange(api, crm, code) == {"error": "invalid_code"}
        code = redirected(authorize(api, crm))["code"]
        clock.advance(timedelta(minutes=2))
        assert exchange(api, crm, code) == {"error": "invalid_code"}

    def test_online_access_has_no_refresh_token(self, api: Any, crm: EmbeddedCrm) -> None:
        code = redirected(authorize(api, crm, access_type="online"))["code"]
        assert "refresh_token" not in exchange(api, crm, code)

    @pytest.mark.parametrize(
        "changes, error",
        [
            ({"redirect_uri": "http://127.0.0.1:51235/"}, "invalid_redirect_uri"),
            ({"client_secret": "nonsense"}, "invalid_client"),
            ({"code": "nonsense"}, "invalid_code"),
        ],
    )
    def test_what_does_not_fit(self, api: Any, crm: EmbeddedCrm, changes: dict[str, str], error: str) -> None:
        code = redirected(authorize(api, crm))["code"]
        assert exchange(api, crm, code, **changes) == {"error": error}

    def test_of_another_client(self, api: Any, crm: EmbeddedCrm) -> None:
        other = crm.register_client("other", REDIRECT)
        code = redirected(authorize(api, crm))["code"]
        changes = {"client_id": other.client_id, "client_secret": other.client_secret}
        assert exchange(api, crm, code, **changes) == {"error": "invalid_code"}

    @pytest.mark.parametrize(
        "asked, verifier, good",
        [
            ({"code_challenge": S256, "code_challenge_method": "S256"}, VERIFIER, True),
            ({"code_challenge": S256, "code_challenge_method": "S256"}, "w" * 43, False),
            ({"code_challenge": S256, "code_challenge_method": "S256"}, "", False),
            ({"code_challenge": VERIFIER, "code_challenge_method": "plain"}, VERIFIER, True),
            ({"code_challenge": VERIFIER}, VERIFIER, True),
            ({"code_challenge": S256}, VERIFIER, False),
        ],
    )
    def test_pkce(self, api: Any, crm: EmbeddedCrm, asked: dict[str, str], verifier: str, good: bool) -> None:
        code = redirected(authorize(api, crm, **asked))["code"]
        reply = exchange(api, crm, code, code_verifier=verifier)
        assert ("access_token" in reply) is good
        assert good or exchange(api, crm, code, code_verifier=VERIFIER) == {"error": "invalid_code"}

    def test_ten_in_ten_minutes(self, api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
        for _ in range(10):
            assert "code" in redirected(authorize(api, crm))
        assert redirected(authorize(api, crm)) == {"error": "access_denied", "state": "s&1"}
        clock.advance(timedelta(minutes=10))
        assert "code" in redirected(authorize(api, crm))

    @pytest.mark.parametrize(
        "changes",
        [
            {"client_id": "nonsense"},
            {"redirect_uri": "https://elsewhere.example/"},
            {"redirect_uri": "http://127.0.0.1.elsewhere.example:80/"},
            {"redirect_uri": "http://127.0.0.1:51234/other"},
            {"response_type": "token"},
            {"code_challenge_method": "S512"},
        ],
    )
    def test_a_bad_request_never_leaves_the_server(
        self, api: Any, crm: EmbeddedCrm, changes: dict[str, str]
    ) -> None:
        refused = authorize(api, crm, **changes)
        assert refused.status == 400
        assert "Location" not in refused.headers

    def test_the_twenty_first_refresh_token_ends_the_first(
        self, api: Any, crm: EmbeddedCrm, clock: FakeClock
    ) -> None:
        first = api.sign_in.refresh_token
        for _ in range(20):
            clock.advance(timedelta(minutes=2))
            last = exchange(api, crm, redirected(authorize(api, crm))["code"])["refresh_token"]
        assert api.refresh(refresh_token=first) == {"error": "invalid_code"}
        assert "access_token" in api.refresh(refresh_token=last)

    def test_a_self_client_code(self, api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
        code = crm.self_client_code(crm.people[1], minutes=10)
        clock.advance(timedelta(minutes=9))
        reply = exchange(api, crm, code, redirect_uri="")
        api.token = reply["access_token"]
        (user,) = api.get("users", type="CurrentUser").body["users"]
        assert user["full_name"] == "Ben Osei"


class TestConsentPage:
    def hidden(self, page: str) -> dict[str, str]:
        return dict(
            re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.replace("&amp;", "&"))
        )

    def test_a_person_allows(self, api: Any, crm: EmbeddedCrm) -> None:
        page = authorize(api, crm)
        assert page.status == 200
        text = page.raw.decode()
        assert "ZohoCRM.modules.ALL" in text
        fields = {**self.hidden(text), "user": crm.people[1].id, "answer": "allow"}
        answer = redirected(api.send("POST", "/oauth/v2/auth", fields=fields, encode_multipart=False))
        api.token = exchange(api, crm, answer["code"])["access_token"]
        assert api.get("users", type="CurrentUser").body["users"][0]["full_name"] == "Ben Osei"

    def test_a_person_refuses(self, api: Any, crm: EmbeddedCrm) -> None:
        fields = {**self.hidden(authorize(api, crm).raw.decode()), "user": crm.person.id, "answer": "refuse"}
        answer = redirected(api.send("POST", "/oauth/v2/auth", fields=fields, encode_multipart=False))
        assert answer == {"error": "access_denied", "state": "s&1"}

    def test_a_form_from_elsewhere_is_not_taken(self, api: Any, crm: EmbeddedCrm) -> None:
        fields = {**self.hidden(authorize(api, crm).raw.decode()), "user": crm.person.id, "answer": "allow"}
        for token in ({"form_token": "guessed"}, {"form_token": ""}):
            refused = api.send("POST", "/oauth/v2/auth", fields={**fields, **token}, encode_multipart=False)
            assert refused.status == 403

    def test_names_are_escaped(self, api: Any, crm: EmbeddedCrm) -> None:
        client = crm.register_client("<b>x</b>", REDIRECT)
        page = authorize(api, crm, client_id=client.client_id, scope="<script>").raw.decode()
        assert "<b>x</b>" not in page
        assert "<script>" not in page

    def test_the_switch_refuses(self, api: Any, crm: EmbeddedCrm) -> None:
        crm.switch(consent=Consent.REFUSE)
        assert redirected(authorize(api, crm)) == {"error": "access_denied", "state": "s&1"}


class TestDevice:
    def start(self, api: Any, crm: EmbeddedCrm) -> Any:
        return api.form(
            "/oauth/v3/device/code",
            client_id=crm.client().client_id,
            grant_type="device_request",
            scope="ZohoCRM.org.READ",
            access_type="offline",
        )

    def poll(self, api: Any, crm: EmbeddedCrm, code: str, /, **changes: str) -> Any:
        client = crm.client()
        fields = {
            "client_id": client.client_id,
            "client_secret": client.client_secret,
            "grant_type": "device_token",
            "code": code,
        }
        return api.form("/oauth/v3/device/token", **{**fields, **changes})

    def test_waiting_then_signed_in_once(self, api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
        started = self.start(api, crm)
        assert started["verification_url"] == f"{crm.base_url}/device"
        assert started["expires_in"] == 300
        code = started["device_code"]
        assert self.poll(api, crm, code) == {"error": "authorization_pending"}
        clock.advance(timedelta(seconds=29))
        assert self.poll(api, crm, code) == {"error": "slow_down"}
        clock.advance(timedelta(seconds=30))
        assert crm.answer_device(started["user_code"].lower())
        reply = self.poll(api, crm, code)
        assert works(api, reply["access_token"])
        assert "refresh_token" in reply
        clock.advance(timedelta(seconds=30))
        assert self.poll(api, crm, code) == {"error": "invalid_code"}

    def test_refused_and_too_late(self, api: Any, crm: EmbeddedCrm, clock: FakeClock) -> None:
        refused, late = self.start(api, crm), self.start(api, crm)
        assert crm.answer_device(refused["user_code"], allow=False)
        assert self.poll(api, crm, refused["device_code"]) == {"error": "access_denied"}
        clock.advance(timedelta(minutes=5))
        assert not crm.answer_device(late["user_code"])
        assert self.poll(api, crm, late["device_code"]) == {"error": "expired"}

    @pytest.mark.parametrize(
        "changes, error",
        [
            ({"code": "nonsense"}, "invalid_code"),
            ({"client_secret": "nonsense"}, "invalid_client"),
            ({"grant_type": "nonsense"}, "unsupported_grant_type"),
        ],
    )
    def test_what_does_not_fit(self, api: Any, crm: EmbeddedCrm, changes: dict[str, str], error: str) -> None:
        assert self.poll(api, crm, self.start(api, crm)["device_code"], **changes) == {"error": error}

    def test_starting_needs_a_client(self, api: Any, crm: EmbeddedCrm) -> None:
        assert api.form("/oauth/v3/device/code", client_id="x") == {"error": "invalid_client"}
        client = crm.client().client_id
        assert api.form("/oauth/v3/device/code", client_id=client) == {"error": "unsupported_grant_type"}

    def test_the_page(self, api: Any, crm: EmbeddedCrm) -> None:
        started = self.start(api, crm)
        page = api.send("GET", f"/device?user_code={started['user_code']}").raw.decode()
        token = re.search(r'name="form_token" value="([^"]+)"', page)
        assert token is not None
        fields = {
            "form_token": token[1],
            "user_code": started["user_code"],
            "user": crm.person.id,
            "answer": "allow",
        }
        done = api.send("POST", "/device", fields=fields, encode_multipart=False)
        assert done.status == 200
        assert "access_token" in self.poll(api, crm, started["device_code"])
        again = api.send("POST", "/device", fields=fields, encode_multipart=False)
        assert again.status == 400


class TestRevoke:
    def test_a_refresh_token_takes_its_access_tokens_along(self, api: Any, crm: EmbeddedCrm) -> None:
        assert api.form("/oauth/v2/token/revoke", token=api.sign_in.refresh_token) == {"status": "success"}
        assert api.get("org").body["code"] == "INVALID_TOKEN"
        assert api.refresh() == {"error": "invalid_code"}
        assert crm.sign_in_data().refresh_token != api.sign_in.refresh_token

    def test_an_access_token_goes_alone(self, api: Any) -> None:
        reply = api.send("POST", f"/oauth/v2/token/revoke?token={api.token}")
        assert reply.body == {"status": "success"}
        assert api.get("org").status == 401
        assert "access_token" in api.refresh()

    def test_an_unknown_one(self, api: Any) -> None:
        assert api.form("/oauth/v2/token/revoke", token="x") == {"error": "invalid_token"}


class TestScopes:
    @pytest.mark.parametrize(
        "scope, method, path, status",
        [
            ("ZohoCRM.modules.ALL", "GET", "Contacts?fields=id", 204),
            ("ZohoCRM.modules.contacts.ALL", "GET", "Contacts?fields=id", 204),
            ("ZohoCRM.modules.Contacts.READ", "GET", "Contacts?fields=id", 204),
            ("ZohoCRM.modules.READ", "GET", "Contacts/deleted", 204),
            ("ZohoCRM.modules.contacts.READ", "GET", "Tasks?fields=id", 401),
            ("ZohoCRM.modules.contacts.READ", "POST", "Contacts", 401),
            ("ZohoCRM.modules.contacts.CREATE", "POST", "Contacts", 400),
            ("ZohoCRM.modules.contacts.WRITE", "PUT", "Contacts", 400),
            ("ZohoCRM.modules.contacts.UPDATE", "DELETE", "Contacts?ids=1", 401),
            ("ZohoCRM.modules.contacts.DELETE", "DELETE", "Contacts?ids=1", 400),
            ("ZohoCRM.modules.ALL", "GET", "org", 401),
            ("ZohoCRM.org.READ", "GET", "org", 200),
            ("ZohoCRM.settings.ALL", "GET", "settings/fields?module=Contacts", 200),
            ("ZohoCRM.settings.fields.READ", "GET", "settings/fields?module=Contacts", 200),
            ("ZohoCRM.settings.fields.READ", "GET", "settings/layouts?module=Contacts", 401),
            ("ZohoCRM.users.READ", "GET", "users", 200),
            ("ZohoCRM.modules.ALL", "GET", "Contacts/search?word=x", 401),
            ("ZohoCRM.modules.ALL,ZohoSearch.securesearch.READ", "GET", "Contacts/search?word=x", 204),
            ("ZohoCRM.modules.ALL", "POST", "Contacts/1/actions/send_mail", 401),
            ("ZohoCRM.send_mail.contacts.CREATE", "POST", "Contacts/1/actions/send_mail", 400),
            ("ZohoCRM.modules.events.UPDATE", "POST", "Events/1/actions/cancel", 400),
        ],
    )
    def test_what_opens_what(
        self, api_for: Any, crm: EmbeddedCrm, scope: str, method: str, path: str, status: int
    ) -> None:
        reply = api_for(crm, None, tuple(scope.split(","))).call(method, path)
        assert reply.status == status
        if status == 401:
            assert reply.body["code"] == "OAUTH_SCOPE_MISMATCH"

    def test_the_status_can_be_403(self, api_for: Any, crm: EmbeddedCrm) -> None:
        crm.switch(scope_mismatch_status=403)
        assert api_for(crm, None, ("ZohoCRM.org.READ",)).get("users").status == 403
