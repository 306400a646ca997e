"""Signing in to Microsoft: browser, device code, refresh token, renewing, and refusals in plain words.

The identity provider is local and speaks TLS; MSAL is the real one.
"""

from __future__ import annotations

import json
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from support.scripted_http import closed_port
from support.tls import TlsFiles, make_tls_files
from support.waiting import no_waiting

from crmsync.connect.errors import (
    NotSupported,
    NotTrusted,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.connect.graph.connector import connect_graph
from crmsync.connect.graph.signin import SCOPES, Microsoft
from crmsync.connect.graph.tokens import GraphCredentials
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy
from crmsync.connect.loopback import LoopbackListener
from crmsync.connect.tokens import TokenKeeper
from crmsync.sandbox.crm import Answer, Fault
from crmsync.sandbox.graph import EmbeddedGraph
from crmsync.sandbox.identity import ANNA, PAT, Consent, IdentityProvider

PATIENCE = timedelta(seconds=10)


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


@pytest.fixture
def provider(graph: EmbeddedGraph, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(graph.book, context=tls.server_context()) as provider:
        yield provider


@pytest.fixture
def microsoft(provider: IdentityProvider, tls: TlsFiles) -> Iterator[Microsoft]:
    made = microsoft_of(provider, tls.ca)
    yield made
    made.close()


def microsoft_of(
    provider: IdentityProvider, ca: Path | None, *, tenant: str = "common", client_id: str | None = None
) -> Microsoft:
    return Microsoft(
        provider.client_id if client_id is None else client_id,
        provider.authority("common").removesuffix("/common"),
        tenant=tenant,
        settings=HttpSettings(ca_file=ca, retry=RetryPolicy(tries=2, first_delay=timedelta(0))),
    )


def by_browser(microsoft: Microsoft, provider: IdentityProvider) -> GraphCredentials:
    with LoopbackListener("Microsoft 365") as listener:
        sign_in = microsoft.browser(f"http://localhost:{listener.port}", hint="anna@example.com")
        provider.visit(sign_in.url)
        return microsoft.accept(sign_in, listener.wait(PATIENCE))


def keeper_of(
    microsoft: Microsoft, credentials: GraphCredentials, saved: list[GraphCredentials]
) -> TokenKeeper[GraphCredentials]:
    return TokenKeeper(credentials, microsoft.renew, save=saved.append, now=Ambient().now)


# ---- the browser


def test_the_browser_brings_tokens_that_graph_takes(
    graph: EmbeddedGraph, provider: IdentityProvider, microsoft: Microsoft
) -> None:
    credentials = by_browser(microsoft, provider)
    assert credentials.username == ANNA.username
    assert credentials.expires is not None
    saved: list[GraphCredentials] = []
    connector = connect_graph(
        keeper_of(microsoft, credentials, saved), api_url=graph.base_url, zone=lambda: "UTC"
    )
    assert connector.check() == f"{ANNA.username} at Microsoft 365"
    assert saved == []
    connector.close()


def test_the_address_for_the_browser_asks_for_the_least_and_proves_who_asked(microsoft: Microsoft) -> None:
    sign_in = microsoft.browser("http://localhost:1234", hint="anna@example.com")
    query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(sign_in.url).query))
    assert {*SCOPES} <= set(query["scope"].split())
    assert not {"Mail.ReadWrite", "Mail.Send"} & set(query["scope"].split())
    assert query["code_challenge_method"] == "S256"
    assert query["login_hint"] == "anna@example.com"
    assert query["redirect_uri"] == "http://localhost:1234"
    assert query["response_mode"] == "form_post"


def test_a_personal_account_signs_in_the_same_way(tls: TlsFiles) -> None:
    with (
        EmbeddedGraph(owner=PAT) as graph,
        IdentityProvider(graph.book, context=tls.server_context(), accounts=(PAT,)) as provider,
    ):
        microsoft = microsoft_of(provider, tls.ca)
        credentials = by_browser(microsoft, provider)
        assert credentials.username == PAT.username
        connector = connect_graph(
            keeper_of(microsoft, credentials, []), api_url=graph.base_url, zone=lambda: "UTC"
        )
        assert connector.check().startswith(PAT.username)
        connector.close()
        microsoft.close()


@pytest.mark.parametrize(
    "consent, said, advice",
    [
        (Consent.DECLINED, "refused in the browser", "agree"),
        (Consent.NEEDS_ADMINISTRATOR, "administrator|agree", "administer|agree"),
    ],
)
def test_a_person_or_an_administrator_who_says_no_is_understood(
    provider: IdentityProvider, microsoft: Microsoft, consent: Consent, said: str, advice: str
) -> None:
    provider.switch(consent=consent)
    with pytest.raises(SignInNeeded, match=said) as caught:
        by_browser(microsoft, provider)
    assert any(word in caught.value.advice for word in advice.split("|"))


def test_an_answer_of_another_sign_in_is_refused(provider: IdentityProvider, microsoft: Microsoft) -> None:
    sign_in = microsoft.browser("http://localhost:1234")
    with pytest.raises(SignInNeeded, match="another sign-in"):
        microsoft.accept(sign_in, {"state": "theirs", "code": "stolen"})
    assert not [request for request in provider.requests() if request.path.endswith("/token")]


def test_the_page_after_the_sign_in_takes_a_form_and_an_address_of_ours_only() -> None:
    with LoopbackListener("Microsoft 365") as listener:
        url = f"http://127.0.0.1:{listener.port}"
        form = urllib.parse.urlencode({"state": "s", "error": "access_denied"}).encode()
        with urllib.request.urlopen(url, data=form, timeout=10) as reply:
            assert "Microsoft 365 said no" in reply.read().decode()
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{url}/favicon.ico", timeout=10)
        assert listener.wait(PATIENCE) == {"state": "s", "error": "access_denied"}


# ---- another device


def test_a_code_on_another_device(provider: IdentityProvider, microsoft: Microsoft) -> None:
    provider.switch(device_poll_interval=timedelta(seconds=1))
    code = microsoft.device()
    assert code.user_code
    assert code.verification_url.startswith("http")
    answer = threading.Timer(0.2, lambda: provider.answer_device(code.user_code, allow=True))
    answer.start()
    assert microsoft.await_device(code).username == ANNA.username
    answer.join()


def test_a_code_that_is_refused_on_the_device(provider: IdentityProvider, microsoft: Microsoft) -> None:
    code = microsoft.device()
    provider.answer_device(code.user_code, allow=False)
    with pytest.raises(SignInNeeded, match="refused"):
        microsoft.await_device(code)


def test_a_code_that_nobody_types_in_runs_out(provider: IdentityProvider, microsoft: Microsoft) -> None:
    code = microsoft.device()
    with pytest.raises(SignInNeeded, match="in time"):
        microsoft.await_device(replace(code, expires=code.expires - timedelta(hours=2)))


def test_a_client_without_public_flows_is_told_what_to_switch_on(
    provider: IdentityProvider, microsoft: Microsoft
) -> None:
    provider.switch(public_flows=False)
    with pytest.raises(SignInNeeded) as caught:
        microsoft.await_device(microsoft.device())
    assert "public client flows" in caught.value.advice


# ---- renewing


def test_a_token_is_renewed_when_its_time_is_over(provider: IdentityProvider, microsoft: Microsoft) -> None:
    credentials = by_browser(microsoft, provider)
    saved: list[GraphCredentials] = []
    old = replace(credentials, expires=Ambient().now() + timedelta(minutes=1))
    keeper = keeper_of(microsoft, old, saved)
    token = keeper.token()
    assert token not in ("", credentials.access_token)
    assert keeper.token() == token
    assert [one.access_token for one in saved] == [token]
    assert saved[0].username == ANNA.username


def test_a_token_that_is_good_asks_nobody(provider: IdentityProvider, microsoft: Microsoft) -> None:
    credentials = by_browser(microsoft, provider)
    before = len(provider.requests())
    assert keeper_of(microsoft, credentials, []).token() == credentials.access_token
    assert len(provider.requests()) == before


def test_a_token_that_graph_refuses_is_renewed_once(
    graph: EmbeddedGraph, provider: IdentityProvider, microsoft: Microsoft
) -> None:
    credentials = by_browser(microsoft, provider)
    graph.book.end_access_tokens()
    saved: list[GraphCredentials] = []
    keeper = keeper_of(microsoft, credentials, saved)
    connector = connect_graph(keeper, api_url=graph.base_url, zone=lambda: "UTC")
    assert connector.check()
    assert len(saved) == 1
    assert keeper.renewed(saved[0].access_token) == saved[0].access_token, "it is fresh"
    connector.close()


def test_a_sign_in_that_was_revoked_is_said(provider: IdentityProvider, microsoft: Microsoft) -> None:
    credentials = by_browser(microsoft, provider)
    provider.revoke(ANNA)
    with pytest.raises(SignInNeeded) as caught:
        microsoft.renew(credentials)
    assert caught.value.code == "AADSTS50173"
    assert caught.value.advice == "Sign in again."
    assert ANNA.username not in str(caught.value)


def test_a_company_that_wants_a_second_factor_again_is_a_sign_in(
    provider: IdentityProvider, microsoft: Microsoft
) -> None:
    credentials = by_browser(microsoft, provider)
    provider.switch(needs_interaction=True)
    with pytest.raises(SignInNeeded):
        microsoft.renew(credentials)


@pytest.mark.parametrize("rotate", [True, False])
def test_renewing_goes_on_with_what_was_saved(
    provider: IdentityProvider, microsoft: Microsoft, rotate: bool
) -> None:
    provider.switch(rotate=rotate)
    credentials = by_browser(microsoft, provider)
    for _ in range(3):
        credentials = microsoft.renew(credentials)
    assert credentials.access_token


def test_a_refresh_token_from_elsewhere(
    graph: EmbeddedGraph, provider: IdentityProvider, microsoft: Microsoft
) -> None:
    token = graph.book.give_refresh(ANNA, provider.client_id, SCOPES)
    assert microsoft.from_refresh_token(token).access_token
    with pytest.raises(SignInNeeded):
        microsoft.from_refresh_token("nonsense")


def test_without_a_sign_in_there_is_no_token(microsoft: Microsoft) -> None:
    with pytest.raises(SignInNeeded) as caught:
        keeper_of(microsoft, GraphCredentials("client", ""), []).token()
    assert caught.value.advice


def test_secrets_are_not_shown(provider: IdentityProvider, microsoft: Microsoft) -> None:
    credentials = by_browser(microsoft, provider)
    shown = repr(credentials)
    assert credentials.access_token not in shown
    (kept,) = json.loads(credentials.cache)["RefreshToken"].values()
    assert kept["secret"] not in shown


# ---- the way there


def test_the_identity_provider_must_be_trusted(provider: IdentityProvider) -> None:
    microsoft = microsoft_of(provider, None)
    with pytest.raises(NotTrusted):
        microsoft.browser("http://localhost:1234")
    microsoft.close()


def test_an_environment_that_names_other_certificates_changes_nothing(
    provider: IdentityProvider, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "nothing.pem"))
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port()}")
    assert by_browser(microsoft, provider).username == ANNA.username


def test_nobody_answering_is_unreachable() -> None:
    microsoft = Microsoft("client", f"https://localhost:{closed_port()}")
    with no_waiting(), pytest.raises(Unreachable):
        microsoft.browser("http://localhost:1234")
    microsoft.close()


def test_an_unknown_tenant_is_said(provider: IdentityProvider, tls: TlsFiles) -> None:
    microsoft = microsoft_of(provider, tls.ca, tenant="nobody.example")
    provider.fail(Fault(r"openid-configuration", Answer(400, {"error": "invalid_tenant"}), times=None))
    with pytest.raises(NotSupported) as caught:
        microsoft.browser("http://localhost:1234")
    assert "tenant" in caught.value.advice
    assert caught.value.code == "invalid_tenant"
    microsoft.close()


def test_without_a_client_id_it_says_where_to_get_one(provider: IdentityProvider, tls: TlsFiles) -> None:
    microsoft = microsoft_of(provider, tls.ca, client_id="")
    with pytest.raises(SignInNeeded) as caught:
        microsoft.device()
    assert "client id" in caught.value.advice
    microsoft.close()


@pytest.mark.parametrize("status", [500, 503])
def test_a_sign_in_that_fails_is_tried_again_later(
    provider: IdentityProvider, microsoft: Microsoft, status: int
) -> None:
    credentials = by_browser(microsoft, provider)
    provider.fail(Fault(r"/token", Answer(status, None), times=None))
    with pytest.raises((ServiceFault, Throttled)):
        microsoft.renew(credentials)
