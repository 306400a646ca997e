"""Signing in: browser with PKCE and loopback, device, self-client code, pasted token; refusals in plain words; revoking."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from support.zoho_bench import ZohoWorld

from crmsync.connect.errors import (
    NotSupported,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy
from crmsync.connect.landing import Landing
from crmsync.connect.loopback import LoopbackListener
from crmsync.connect.zoho.oauth import (
    SCOPES,
    AccountsServer,
    BrowserSignIn,
    Client,
    Redirect,
    browser_sign_in,
)
from crmsync.connect.zoho.tokens import ZohoCredentials
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import Answer, Consent, Cut, Fault

PATIENCE = timedelta(seconds=10)

# RFC 7636, appendix B
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
SETTINGS = HttpSettings(retry=RetryPolicy(tries=2, first_delay=timedelta(0)))


def client_of(world: ZohoWorld) -> Client:
    data = world.crm.sign_in_data()
    return Client(data.client_id, data.client_secret)


def server_of(world: ZohoWorld, sleep: Callable[[timedelta], None] | None = None) -> AccountsServer:
    ambient = Ambient(now=world.clock, sleep=sleep or world.slept.append, random=lambda: 0.5)
    return AccountsServer(world.crm.base_url, settings=SETTINGS, ambient=ambient)


def open_in_browser(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as reply:
        return str(reply.read().decode())


def signed_in(world: ZohoWorld, credentials: ZohoCredentials) -> str:
    connector = world.connector(credentials)
    connector.check()
    world.open(Kind.CONTACTS, connector)
    return connector.credentials.access_token


# ---- the browser


def test_the_browser_brings_credentials_that_work(world: ZohoWorld) -> None:
    world.crm.switch(consent=Consent.GRANT)
    client, server = client_of(world), server_of(world)
    with LoopbackListener("Zoho CRM") as listener:
        sign_in = browser_sign_in(world.crm.base_url, client, listener.redirect_uri)
        page = open_in_browser(sign_in.url)
        redirect = sign_in.accept(listener.wait(PATIENCE))
    assert "You are signed in" in page
    credentials = server.exchange(client, redirect, sign_in)
    assert credentials.accounts_url == credentials.api_domain == world.crm.base_url
    assert signed_in(world, credentials)


def test_the_address_asks_for_the_least_and_proves_who_asks() -> None:
    texts = iter(["a-state", VERIFIER])
    sign_in = browser_sign_in(
        "https://accounts.zoho.eu/", Client("id"), "http://127.0.0.1:7/", random=lambda: next(texts)
    )
    parts = urlsplit(sign_in.url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    assert (parts.netloc, parts.path) == ("accounts.zoho.eu", "/oauth/v2/auth")
    assert query["scope"] == ",".join(SCOPES)
    assert query["access_type"] == "offline"
    assert query["state"] == "a-state"
    assert query["code_challenge"] == CHALLENGE
    assert query["code_challenge_method"] == "S256"
    assert VERIFIER not in sign_in.url


def test_a_code_without_the_right_proof_is_worth_nothing(world: ZohoWorld) -> None:
    world.crm.switch(consent=Consent.GRANT)
    client, server = client_of(world), server_of(world)
    with LoopbackListener("Zoho CRM") as listener:
        sign_in = browser_sign_in(world.crm.base_url, client, listener.redirect_uri)
        open_in_browser(sign_in.url)
        redirect = sign_in.accept(listener.wait(PATIENCE))
    with pytest.raises(SignInNeeded):
        server.exchange(client, redirect, replace(sign_in, verifier="another"))


def test_a_refusal_in_the_browser_is_said(world: ZohoWorld) -> None:
    world.crm.switch(consent=Consent.REFUSE)
    with LoopbackListener("Zoho CRM") as listener:
        sign_in = browser_sign_in(world.crm.base_url, client_of(world), listener.redirect_uri)
        page = open_in_browser(sign_in.url)
        query = listener.wait(PATIENCE)
    assert "not signed in" in page
    with pytest.raises(SignInNeeded) as refused:
        sign_in.accept(query)
    assert "refused in the browser" in str(refused.value)


SIGN_IN = BrowserSignIn("https://x", "our-state", "verifier", "http://127.0.0.1:7/")


@pytest.mark.parametrize(
    "query", [{}, {"code": "c"}, {"code": "c", "state": "theirs"}, {"code": "c", "state": "ö"}]
)
def test_a_redirect_that_is_not_ours_is_refused(query: dict[str, str]) -> None:
    with pytest.raises(SignInNeeded):
        SIGN_IN.accept(query)


def test_a_redirect_names_the_persons_own_data_centre() -> None:
    query = {
        "code": "c",
        "state": "our-state",
        "location": "eu",
        "accounts-server": "https://accounts.zoho.eu",
    }
    assert SIGN_IN.accept(query) == Redirect("c", "https://accounts.zoho.eu")


@pytest.mark.parametrize(
    "server",
    ["https://accounts.example.com", "http://accounts.zoho.eu", "https://accounts.zoho.eu.evil.example"],
)
def test_the_secret_goes_to_no_other_server_than_zohos(world: ZohoWorld, server: str) -> None:
    with pytest.raises(NotSupported):
        server_of(world).exchange(client_of(world), Redirect("c", server), SIGN_IN)


def test_the_listener_takes_one_redirect_and_nothing_else() -> None:
    with LoopbackListener("Zoho CRM") as listener:
        with pytest.raises(urllib.error.HTTPError):
            open_in_browser(f"{listener.redirect_uri}favicon.ico")
        for code in ("first", "second"):
            open_in_browser(f"{listener.redirect_uri}?{urlencode({'state': 's', 'code': code})}")
        assert listener.wait(PATIENCE)["code"] == "first"


def test_the_listener_gives_up() -> None:
    with LoopbackListener("Zoho CRM") as listener:
        with pytest.raises(SignInNeeded):
            listener.wait(PATIENCE, cancelled=lambda: True)
        with pytest.raises(SignInNeeded):
            listener.wait(timedelta(milliseconds=1))


def test_a_taken_port_is_said() -> None:
    with LoopbackListener("Zoho CRM") as listener:
        port = urlsplit(listener.redirect_uri).port
        with pytest.raises(SignInNeeded) as taken:
            LoopbackListener("Zoho CRM", port or 0)
    assert str(port) in str(taken.value)


# ---- other ways


def test_a_self_client_code_is_good_once(world: ZohoWorld) -> None:
    client, server = client_of(world), server_of(world)
    code = world.crm.self_client_code()
    assert signed_in(world, server.exchange_self_client(client, f" {code}\n"))
    with pytest.raises(SignInNeeded) as again:
        server.exchange_self_client(client, code)
    assert code not in str(again.value) + again.value.advice


def test_a_device_waits_until_the_person_has_agreed(world: ZohoWorld) -> None:
    client = client_of(world)

    def sleep(span: timedelta) -> None:
        world.slept.append(span)
        world.clock.go(span)
        if len(world.slept) == 3:
            world.crm.answer_device(device.user_code)

    server = server_of(world, sleep)
    device = server.device_code(client)
    assert device.verification_url.startswith(world.crm.base_url)
    credentials = server.await_device(client, device)
    assert signed_in(world, credentials)
    assert world.slept == [timedelta(seconds=30)] * 3


@pytest.mark.parametrize("allow", [False, None])
def test_a_device_that_is_refused_or_forgotten(world: ZohoWorld, allow: bool | None) -> None:
    client = client_of(world)
    server = server_of(world, world.clock.go)
    device = server.device_code(client)
    if allow is not None:
        world.crm.answer_device(device.user_code, allow=allow)
    with pytest.raises(SignInNeeded):
        server.await_device(client, device)


def test_a_device_that_is_told_to_slow_down_does(world: ZohoWorld) -> None:
    client = client_of(world)

    def sleep(span: timedelta) -> None:
        world.slept.append(span)
        world.clock.go(span)

    server = server_of(world, sleep)
    device = server.device_code(client)
    world.crm.fail(Fault("device/token", Answer(200, {"error": "slow_down"})))
    world.crm.answer_device(device.user_code)
    server.await_device(client, device)
    assert world.slept == [timedelta(seconds=30), timedelta(seconds=60)]


def test_a_device_whose_person_lives_in_another_data_centre_is_followed_there(world: ZohoWorld) -> None:
    client = client_of(world)
    server = server_of(world, world.clock.go)
    device = server.device_code(client)
    world.crm.answer_device(device.user_code)
    world.crm.fail(
        Fault("device/token", Answer(200, {"error": "other_dc", "user_location": world.crm.base_url}))
    )
    assert server.await_device(client, device).accounts_url == world.crm.base_url


# ---- refusals


@pytest.mark.parametrize(
    "code, kind, words",
    [
        ("access_denied", Throttled, "no more sign-in tokens"),
        ("invalid_code", SignInNeeded, "revoked"),
        ("invalid_client", SignInNeeded, "client id"),
        ("invalid_client_secret", SignInNeeded, "client secret"),
        ("something_new", SignInNeeded, "something_new"),
    ],
)
def test_a_refusal_with_status_200_is_told_by_its_body(
    world: ZohoWorld, code: str, kind: type[ServiceError], words: str
) -> None:
    world.crm.fail(Fault("oauth/v2/token", Answer(200, {"error": code})))
    with pytest.raises(kind) as refused:
        server_of(world).refresh(world.credentials())
    assert words in str(refused.value)
    assert refused.value.advice
    assert refused.value.code == code


def test_a_wrong_secret_is_never_repeated_in_the_message(world: ZohoWorld) -> None:
    credentials = world.credentials(client_secret="hush-hush")
    with pytest.raises(SignInNeeded) as refused:
        server_of(world).refresh(credentials)
    assert "hush" not in str(refused.value) + refused.value.advice + repr(credentials)
    assert credentials.refresh_token not in repr(credentials)


@pytest.mark.parametrize(
    "action, kind",
    [
        (Answer(200, "<html>"), ServiceFault),
        (Answer(500, "<html>"), ServiceFault),
        (Answer(503, "<html>"), Throttled),
        (Cut.BEFORE, ServiceError),
    ],
)
def test_a_sign_in_server_that_fails_is_tried_later(
    world: ZohoWorld, action: Answer | Cut, kind: type[ServiceError]
) -> None:
    world.crm.fail(Fault("oauth/v2/token", action, times=None))
    with pytest.raises(kind) as failed:
        server_of(world).refresh(world.credentials())
    assert not isinstance(failed.value, SignInNeeded)


def test_a_sign_in_server_that_is_not_there_is_unreachable(world: ZohoWorld) -> None:
    server = AccountsServer("http://127.0.0.1:9", settings=SETTINGS, ambient=world.ambient)
    with pytest.raises(Unreachable):
        server.refresh(world.credentials())
    assert server.requests == 2
    server.close()


def test_a_consent_without_lasting_permission_is_said(world: ZohoWorld) -> None:
    world.crm.fail(Fault("oauth/v2/token", Answer(200, {"access_token": "x", "expires_in": 3600})))
    with pytest.raises(SignInNeeded) as refused:
        server_of(world).exchange_self_client(client_of(world), "code")
    assert "Connected apps" in refused.value.advice


# ---- signing out


def test_revoking_ends_the_sign_in_and_may_be_repeated(world: ZohoWorld) -> None:
    credentials = world.credentials()
    server = server_of(world)
    server.revoke(credentials)
    server.revoke(credentials)
    server.revoke(ZohoCredentials("id", "secret", ""))
    with pytest.raises(SignInNeeded):
        server.refresh(credentials)
    first = world.crm.requests("revoke")[0]
    assert first.query == {}


def test_a_server_that_wants_the_token_in_the_address_gets_it(world: ZohoWorld) -> None:
    world.crm.fail(
        Fault("revoke", Answer(200, {"error": "invalid_request"})),
        Fault("revoke", Answer(200, {"status": "success"}), nth=2),
    )
    server_of(world).revoke(world.credentials())
    assert [list(entry.query) for entry in world.crm.requests("revoke")] == [[], ["token"]]


def test_a_revocation_that_is_refused_is_said(world: ZohoWorld) -> None:
    world.crm.fail(Fault("revoke", Answer(200, {"error": "invalid_client"}), times=None))
    with pytest.raises(SignInNeeded):
        server_of(world).revoke(world.credentials())


def test_threads_share_a_listener_without_harm() -> None:
    with LoopbackListener("Zoho CRM") as listener:
        url = f"{listener.redirect_uri}?{urlencode({'state': 's', 'code': 'c'})}"
        threads = [threading.Thread(target=open_in_browser, args=(url,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        assert listener.wait(PATIENCE) == {"state": "s", "code": "c"}
        for thread in threads:
            thread.join()


def test_what_the_browser_shows_is_no_markup() -> None:
    page = Landing("en", done_text="<b>{service}</b>").page("<i>", done=True)
    assert "&lt;b&gt;&lt;i&gt;&lt;/b&gt;" in page
