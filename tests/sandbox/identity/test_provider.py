"""The loopback identity provider as any OAuth client meets it; MSAL itself is tried in tests/services."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
import urllib3
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from support.clock import FakeClock
from support.tls import TlsFiles, make_tls_files

from crmsync.sandbox.graph import Answer, Cut, Fault
from crmsync.sandbox.identity import ANNA, PAT, Consent, IdentityProvider, ProviderStopped, TokenBook

VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
SCOPE = "openid profile offline_access Contacts.ReadWrite"
REDIRECT = "http://localhost:5000"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(Path(tmp_path_factory.mktemp("tls")))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def book(clock: FakeClock) -> TokenBook:
    return TokenBook(clock)


@pytest.fixture
def provider(book: TokenBook, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(book, context=tls.server_context(), accounts=(ANNA, PAT)) as provider:
        yield provider


class Client:
    """A program that signs in, step by step."""

    def __init__(self, provider: IdentityProvider, tls: TlsFiles) -> None:
        self.provider = provider
        self.pool = urllib3.PoolManager(retries=False, ca_certs=str(tls.ca))

    def send(self, method: str, url: str, **fields: str) -> Any:
        body = urlencode(fields) if method == "POST" else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        query = f"?{urlencode(fields)}" if fields and method == "GET" else ""
        return self.pool.request(method, url + query, body=body, headers=headers, redirect=False, timeout=10)

    def authorize(self, tenant: str = "common", **changes: str) -> dict[str, str]:
        """What the browser would bring back."""
        fields = {
            "client_id": self.provider.client_id, "redirect_uri": REDIRECT, "response_type": "code", "scope": SCOPE,
            "state": "s1", "nonce": "n1", "code_challenge": CHALLENGE, "code_challenge_method": "S256",
        }  # fmt: skip
        reply = self.send(
            "GET", f"{self.provider.authority(tenant)}/oauth2/v2.0/authorize", **fields | changes
        )
        assert reply.status == 302, reply.data
        return dict(parse_qsl(urlsplit(reply.headers["Location"]).query))

    def token(self, tenant: str = "common", **fields: str) -> tuple[int, Any]:
        everything = {"client_id": self.provider.client_id, "client_info": "1", **fields}
        reply = self.send("POST", f"{self.provider.authority(tenant)}/oauth2/v2.0/token", **everything)
        return reply.status, json.loads(reply.data)

    def redeem(self, code: str, **changes: str) -> tuple[int, Any]:
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": REDIRECT,
            "code_verifier": VERIFIER,
        }
        return self.token(**fields | changes)

    def refresh(self, token: str, tenant: str = "common") -> tuple[int, Any]:
        return self.token(tenant, grant_type="refresh_token", refresh_token=token, scope=SCOPE)

    def signed_in(self) -> Any:
        status, body = self.redeem(self.authorize()["code"])
        assert status == 200, body
        return body


@pytest.fixture
def client(provider: IdentityProvider, tls: TlsFiles) -> Client:
    return Client(provider, tls)


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_a_code_becomes_tokens_that_the_book_knows(client: Client, book: TokenBook) -> None:
    brought = client.authorize()
    assert brought["state"] == "s1"
    status, body = client.redeem(brought["code"])
    assert status == 200
    access = book.access(body["access_token"])
    assert access is not None
    assert (access.account, access.expires - book.now()) == (ANNA, timedelta(hours=1))
    assert "Contacts.ReadWrite" in access.scopes
    assert json.loads(decoded(body["client_info"])) == {"uid": ANNA.object_id, "utid": ANNA.tenant_id}
    assert client.redeem(brought["code"])[1]["error_codes"] == [54005]


def test_an_id_token_is_signed_by_the_published_key(client: Client, provider: IdentityProvider) -> None:
    header, claims, signature = client.signed_in()["id_token"].split(".")
    configuration = json.loads(
        client.send("GET", f"{provider.authority()}/v2.0/.well-known/openid-configuration").data
    )
    (key,) = json.loads(client.send("GET", configuration["jwks_uri"]).data)["keys"]
    numbers = (int.from_bytes(decoded(key[name]), "big") for name in ("e", "n"))
    public = rsa.RSAPublicNumbers(*numbers).public_key()
    public.verify(decoded(signature), f"{header}.{claims}".encode(), padding.PKCS1v15(), hashes.SHA256())
    read = json.loads(decoded(claims))
    assert (read["nonce"], read["preferred_username"], read["tid"]) == ("n1", ANNA.username, ANNA.tenant_id)
    assert read["iss"] == configuration["issuer"].replace("{tenantid}", ANNA.tenant_id)


@pytest.mark.parametrize(
    ("changes", "number"),
    [({"code_verifier": "w" * 43}, 501481), ({"redirect_uri": "http://localhost:5001"}, 501481)],
)
def test_a_stolen_code_is_worth_nothing(client: Client, changes: dict[str, str], number: int) -> None:
    status, body = client.redeem(client.authorize()["code"], **changes)
    assert (status, body["error"], body["error_codes"]) == (400, "invalid_grant", [number])


def test_a_code_lasts_ten_minutes(client: Client, clock: FakeClock) -> None:
    code = client.authorize()["code"]
    clock.advance(timedelta(minutes=10))
    assert client.redeem(code)[1]["error_codes"] == [70008]


@pytest.mark.parametrize("changes", [{"code_challenge_method": "plain"}, {"response_type": "token"}])
def test_a_request_without_pkce_comes_back_without_a_code(client: Client, changes: dict[str, str]) -> None:
    assert client.authorize(**changes)["error"] == "invalid_request"


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "nobody"},
        {"redirect_uri": "http://evil.example/"},
        {"redirect_uri": "http://localhost:1/path"},
        {"redirect_uri": "https://localhost"},
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(
    client: Client, provider: IdentityProvider, changes: dict[str, str]
) -> None:
    fields = {"client_id": provider.client_id, "redirect_uri": REDIRECT, "response_type": "code"}
    reply = client.send("GET", f"{provider.authority()}/oauth2/v2.0/authorize", **fields | changes)
    assert reply.status == 400
    assert b"AADSTS" in reply.data


@pytest.mark.parametrize(
    ("consent", "number"), [(Consent.DECLINED, 65004), (Consent.NEEDS_ADMINISTRATOR, 90094)]
)
def test_a_refused_consent_is_brought_back(
    client: Client, provider: IdentityProvider, consent: Consent, number: int
) -> None:
    provider.switch(consent=consent)
    brought = client.authorize()
    assert (brought["error"], brought["state"]) == ("access_denied", "s1")
    assert f"AADSTS{number}" in brought["error_description"]


@pytest.mark.parametrize(
    ("tenant", "account", "fits"),
    [
        ("organizations", ANNA, True),
        ("organizations", PAT, False),
        ("consumers", PAT, True),
        ("consumers", ANNA, False),
        (ANNA.tenant_id, ANNA, True),
        ("11111111-2222-3333-4444-555555555555", ANNA, False),
        ("common", PAT, True),
    ],
)
def test_an_authority_takes_its_own_accounts_only(
    client: Client, provider: IdentityProvider, tenant: str, account: Any, fits: bool
) -> None:
    provider.sign_in_as(account)
    brought = client.authorize(tenant)
    assert ("code" in brought) is fits
    assert fits or "AADSTS50020" in brought["error_description"]


def test_a_refresh_gives_new_tokens_until_it_is_revoked(
    client: Client, provider: IdentityProvider, book: TokenBook
) -> None:
    first = client.signed_in()
    status, second = client.refresh(first["refresh_token"])
    assert status == 200
    assert second["refresh_token"] != first["refresh_token"]
    assert book.access(second["access_token"]) is not None
    assert client.refresh(first["refresh_token"], "consumers")[1]["error_codes"] == [50020]
    provider.switch(rotate=False)
    assert client.refresh(first["refresh_token"])[1]["refresh_token"] == first["refresh_token"]
    provider.switch(needs_interaction=True)
    refused = client.refresh(first["refresh_token"])[1]
    assert (refused["error"], refused["suberror"]) == ("interaction_required", "basic_action")
    provider.switch(needs_interaction=False)
    provider.revoke(ANNA)
    refused = client.refresh(second["refresh_token"])[1]
    assert (refused["error"], refused["error_codes"]) == ("invalid_grant", [50173])


def test_scopes_may_be_withheld(client: Client, provider: IdentityProvider, book: TokenBook) -> None:
    provider.switch(withheld=frozenset({"Contacts.ReadWrite"}))
    body = client.signed_in()
    access = book.access(body["access_token"])
    assert access is not None
    assert "Contacts" not in body["scope"]
    assert "Contacts.ReadWrite" not in access.scopes


def device(client: Client) -> Any:
    url = f"{client.provider.authority()}/oauth2/v2.0/devicecode"
    reply = client.send("POST", url, client_id=client.provider.client_id, scope=SCOPE)
    return json.loads(reply.data)


def test_a_device_code_waits_for_the_person(
    client: Client, provider: IdentityProvider, clock: FakeClock
) -> None:
    shown = device(client)
    asked = {"grant_type": DEVICE, "device_code": shown["device_code"]}
    assert shown["user_code"] in shown["message"]
    assert client.token(**asked)[1]["error"] == "authorization_pending"
    assert client.token(**asked)[1]["error"] == "slow_down"
    clock.advance(timedelta(seconds=shown["interval"]))
    assert client.token(**asked)[1]["error"] == "authorization_pending"
    assert not provider.answer_device("WRONGCODE")
    assert provider.answer_device(shown["user_code"].lower())
    assert not provider.answer_device(shown["user_code"])
    status, body = client.token(**asked)
    assert status == 200
    assert "refresh_token" in body
    assert client.token(**asked)[1]["error"] == "bad_verification_code"


def test_a_person_enters_the_code_on_the_page_that_the_program_names(client: Client) -> None:
    shown = device(client)
    page = shown["verification_uri"]
    assert "Enter the code" in client.send("GET", page).data.decode()
    answers = [
        client.send("POST", page, user_code=code).data.decode() for code in ("WRONGCODE", shown["user_code"])
    ]
    assert "No program waits" in answers[0]
    assert "You are signed in" in answers[1]
    asked = {"grant_type": DEVICE, "device_code": shown["device_code"]}
    assert client.token(**asked)[0] == 200


def test_a_device_code_is_declined_or_runs_out_or_is_not_allowed(
    client: Client, provider: IdentityProvider, clock: FakeClock
) -> None:
    shown = device(client)
    provider.answer_device(shown["user_code"], allow=False)
    assert (
        client.token(grant_type=DEVICE, device_code=shown["device_code"])[1]["error"]
        == "authorization_declined"
    )
    shown = device(client)
    clock.advance(timedelta(minutes=15))
    assert client.token(grant_type=DEVICE, device_code=shown["device_code"])[1]["error"] == "expired_token"
    provider.switch(public_flows=False)
    assert device(client)["error_codes"] == [7000218]


def test_unknown_grants_and_clients(client: Client) -> None:
    assert client.token(grant_type="password")[1]["error"] == "unsupported_grant_type"
    assert client.token(grant_type="refresh_token", client_id="nobody")[1]["error"] == "unauthorized_client"


class Listener:
    """A program that waits on localhost for what the browser brings."""

    def __init__(self) -> None:
        brought: dict[str, list[str]] = {}
        self.brought = brought

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                brought.update(parse_qs(self.rfile.read(length).decode()))
                self.send_response(200)
                self.end_headers()

            def do_GET(self) -> None:
                brought.update(parse_qs(urlsplit(self.path).query))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.handle_request)
        self.thread.start()
        self.redirect = f"http://localhost:{self.server.server_port}"

    def close(self) -> dict[str, list[str]]:
        self.thread.join()
        self.server.server_close()
        return self.brought


@pytest.mark.parametrize(("mode", "status"), [("form_post", 200), ("query", 204)])
def test_the_browser_brings_the_answer_to_the_waiting_program(
    provider: IdentityProvider, mode: str, status: int
) -> None:
    listener = Listener()
    fields = {
        "client_id": provider.client_id, "redirect_uri": listener.redirect, "response_type": "code", "scope": SCOPE,
        "state": 'a"<&', "response_mode": mode, "code_challenge": CHALLENGE, "code_challenge_method": "S256",
    }  # fmt: skip
    assert provider.visit(f"{provider.authority()}/oauth2/v2.0/authorize?{urlencode(fields)}") == status
    brought = listener.close()
    assert brought["state"] == ['a"<&']
    assert re.fullmatch(r"0\.A\S+", brought["code"][0])
    assert provider.visit(f"{provider.authority()}/oauth2/v2.0/authorize?client_id=nobody") == 400


def test_requests_are_logged_without_secrets_and_may_fail(client: Client, provider: IdentityProvider) -> None:
    client.signed_in()
    paths = [(entry.method, entry.path.rpartition("/")[2], entry.body) for entry in provider.requests()]
    assert paths == [("GET", "authorize", None), ("POST", "token", None)]
    provider.fail(Fault("POST .*/token$", Answer(503)), Fault("POST .*/token$", Cut.BEFORE, nth=2))
    reply = client.send("POST", f"{provider.authority()}/oauth2/v2.0/token", grant_type="x")
    assert reply.status == 503
    with pytest.raises(urllib3.exceptions.ProtocolError):
        client.token(grant_type="x")
    provider.mend()
    assert client.send("GET", f"{provider.base_url}/nowhere").status == 404


def test_a_provider_that_is_not_running_has_no_address(book: TokenBook, tls: TlsFiles) -> None:
    provider = IdentityProvider(book, context=tls.server_context())
    with pytest.raises(ProviderStopped):
        provider.authority()
