"""MSAL, unmodified, signing in at the loopback identity provider, with tokens that open the embedded Graph."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msal
import pytest
import requests
from support.tls import TlsFiles, make_tls_files

from crmsync.sandbox.graph import EmbeddedGraph
from crmsync.sandbox.identity import ANNA, PAT, Consent, IdentityProvider

SCOPES = ["User.Read", "Contacts.ReadWrite"]


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(Path(tmp_path_factory.mktemp("tls")))


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


@pytest.fixture
def provider(
    graph: EmbeddedGraph, tls: TlsFiles, monkeypatch: pytest.MonkeyPatch
) -> Iterator[IdentityProvider]:
    with IdentityProvider(graph.book, context=tls.server_context(), accounts=(ANNA, PAT)) as provider:

        def browse(url: str, *_: Any, **__: Any) -> bool:
            # A real browser works beside the program that opened it.
            threading.Thread(target=provider.visit, args=(url,)).start()
            return True

        monkeypatch.setattr(webbrowser, "open", browse)
        yield provider


def application(provider: IdentityProvider, tls: TlsFiles, tenant: str = "common", cache: Any = None) -> Any:
    session = requests.Session()
    session.trust_env = False
    session.verify = str(tls.ca)
    return msal.PublicClientApplication(
        provider.client_id,
        authority=provider.authority(tenant),
        instance_discovery=False,
        http_client=session,
        token_cache=cache,
    )


def who(graph: EmbeddedGraph, token: str) -> int:
    return requests.get(
        f"{graph.url}/me", headers={"Authorization": f"Bearer {token}"}, timeout=10
    ).status_code


def test_a_person_signs_in_once_and_stays_signed_in(
    graph: EmbeddedGraph, provider: IdentityProvider, tls: TlsFiles
) -> None:
    cache = msal.SerializableTokenCache()
    first = application(provider, tls, cache=cache).acquire_token_interactive(SCOPES, timeout=20)
    assert first["id_token_claims"]["preferred_username"] == ANNA.username
    assert who(graph, first["access_token"]) == 200
    kept = msal.SerializableTokenCache()
    kept.deserialize(cache.serialize())
    later = application(provider, tls, cache=kept)
    (account,) = later.get_accounts()
    assert (account["username"], account["home_account_id"]) == (
        ANNA.username,
        f"{ANNA.object_id}.{ANNA.tenant_id}",
    )
    assert later.acquire_token_silent_with_error(SCOPES, account=account)["token_source"] == "cache"
    graph.book.end_access_tokens()
    assert who(graph, first["access_token"]) == 401
    fresh = later.acquire_token_silent_with_error(SCOPES, account=account, force_refresh=True)
    assert who(graph, fresh["access_token"]) == 200


def test_a_revoked_sign_in_says_so(provider: IdentityProvider, tls: TlsFiles) -> None:
    here = application(provider, tls)
    here.acquire_token_interactive(SCOPES, timeout=20)
    (account,) = here.get_accounts()
    provider.revoke(ANNA)
    refused = here.acquire_token_silent_with_error(SCOPES, account=account, force_refresh=True)
    assert (refused["error"], refused["suberror"]) == ("invalid_grant", "bad_token")


@pytest.mark.parametrize(
    ("tenant", "account", "number"),
    [("organizations", PAT, 50020), ("consumers", ANNA, 50020), ("consumers", PAT, None)],
)
def test_an_account_of_the_wrong_kind_is_told(
    provider: IdentityProvider, tls: TlsFiles, tenant: str, account: Any, number: int | None
) -> None:
    provider.sign_in_as(account)
    answer = application(provider, tls, tenant).acquire_token_interactive(SCOPES, timeout=20)
    assert ("access_token" in answer) is (number is None)
    assert number is None or f"AADSTS{number}" in answer["error_description"]


def test_a_declined_consent_comes_back(provider: IdentityProvider, tls: TlsFiles) -> None:
    provider.switch(consent=Consent.DECLINED)
    answer = application(provider, tls).acquire_token_interactive(SCOPES, timeout=20)
    assert answer["error"] == "access_denied"


def test_a_code_on_another_device_signs_in(
    graph: EmbeddedGraph, provider: IdentityProvider, tls: TlsFiles
) -> None:
    provider.switch(device_poll_interval=timedelta(seconds=0))
    here = application(provider, tls)
    flow = here.initiate_device_flow(SCOPES)
    provider.answer_device(flow["user_code"])
    assert who(graph, here.acquire_token_by_device_flow(flow)["access_token"]) == 200
    flow = here.initiate_device_flow(SCOPES)
    provider.answer_device(flow["user_code"], allow=False)
    assert here.acquire_token_by_device_flow(flow)["error"] == "authorization_declined"


def test_a_registration_without_device_codes(provider: IdentityProvider, tls: TlsFiles) -> None:
    provider.switch(public_flows=False)
    assert "AADSTS7000218" in application(provider, tls).initiate_device_flow(SCOPES)["error_description"]
