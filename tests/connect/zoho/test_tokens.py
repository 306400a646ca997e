"""The access token: one for all threads, renewed in time and once, and only ever sent to the account's own servers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from support.zoho_bench import ManualClock, ZohoWorld

from crmsync.connect.errors import NotSupported, SignInNeeded, Throttled
from crmsync.connect.http import Origin
from crmsync.connect.zoho.oauth import SCOPES
from crmsync.connect.zoho.regions import REGIONS, is_zoho_accounts, is_zoho_api
from crmsync.connect.zoho.tokens import ApiHome, ZohoCredentials, ZohoTokenKeeper
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import AUTHENTICATION_FAILURE, INVALID_TOKEN, SCOPE_MISMATCH, Answer, Fault

CREDENTIALS = ZohoCredentials("id", "secret", "refresh")


class Accounts:
    """Counts renewals; each token lasts an hour."""

    def __init__(self, clock: ManualClock, **reply: Any) -> None:
        self.clock = clock
        self.count = 0
        self.reply = {"expires_in": 3600, "api_domain": "https://www.zohoapis.eu", **reply}

    def __call__(self, credentials: ZohoCredentials) -> ZohoCredentials:
        self.count += 1
        return credentials.with_reply({"access_token": f"token {self.count}", **self.reply}, self.clock())


def keeper(accounts: Accounts, credentials: ZohoCredentials = CREDENTIALS, **options: Any) -> ZohoTokenKeeper:
    return ZohoTokenKeeper(
        credentials,
        accounts,
        own_api=options.get("own_api", ApiHome("https://www.zohoapis.com")),
        save=options.get("save", lambda changed: None),
        now=accounts.clock,
    )


def test_a_token_is_kept_for_its_hour_and_renewed_before_its_end() -> None:
    accounts = Accounts(ManualClock())
    saved: list[ZohoCredentials] = []
    tokens = keeper(accounts, save=saved.append)
    assert [tokens.token(), tokens.token()] == ["token 1"] * 2
    accounts.clock.go(timedelta(minutes=58))
    assert tokens.token() == "token 1"
    accounts.clock.go(timedelta(minutes=1))
    assert tokens.token() == "token 2"
    assert [credentials.access_token for credentials in saved] == ["token 1", "token 2"]
    assert saved[-1] == tokens.credentials


def test_a_token_of_the_last_run_is_used_again() -> None:
    accounts = Accounts(ManualClock())
    kept = replace(CREDENTIALS, access_token="kept", expires=accounts.clock() + timedelta(minutes=30))
    assert keeper(accounts, kept).token() == "kept"
    assert accounts.count == 0


def test_all_threads_that_were_refused_share_one_renewal() -> None:
    accounts = Accounts(ManualClock())
    tokens = keeper(accounts)
    first = tokens.token()
    accounts.clock.go(timedelta(minutes=5))
    barrier = Barrier(8)

    def refused() -> str:
        barrier.wait()
        return tokens.renewed(first)

    with ThreadPoolExecutor(8) as pool:
        renewed = {future.result() for future in [pool.submit(refused) for _ in range(8)]}
    assert renewed == {"token 2"}
    assert accounts.count == 2


def test_a_fresh_token_that_is_refused_is_not_renewed_again() -> None:
    accounts = Accounts(ManualClock())
    tokens = keeper(accounts)
    first = tokens.token()
    assert tokens.renewed(first) == first
    assert accounts.count == 1


def test_without_a_refresh_token_the_person_is_asked() -> None:
    with pytest.raises(SignInNeeded):
        keeper(Accounts(ManualClock()), replace(CREDENTIALS, refresh_token="")).token()


@pytest.mark.parametrize(
    "reply, lifetime",
    [
        ({}, timedelta(hours=1)),
        ({"expires_in": 60}, timedelta(minutes=1)),
        ({"expires_in": 3_600_000, "expires_in_sec": 3600}, timedelta(hours=1)),
    ],
)
def test_a_reply_tells_how_long_its_token_lives(reply: dict[str, Any], lifetime: timedelta) -> None:
    clock = ManualClock()
    expires = CREDENTIALS.with_reply({"access_token": "x", **reply}, clock()).expires
    assert expires == clock() + lifetime


# ---- where it goes


def test_the_reply_tells_where_the_api_lives() -> None:
    tokens = keeper(Accounts(ManualClock()))
    assert tokens.api_url() == "https://www.zohoapis.eu"


@pytest.mark.parametrize(
    "domain",
    [
        "https://evil.example",
        "http://www.zohoapis.eu",
        "https://zohoapis.eu.evil.example",
        "https://www.zohoapis.eu:8443",
    ],
)
def test_a_server_that_is_not_zohos_gets_nothing(domain: str) -> None:
    tokens = keeper(Accounts(ManualClock(), api_domain=domain))
    with pytest.raises(NotSupported):
        tokens.token()
    assert (
        keeper(Accounts(ManualClock()), replace(CREDENTIALS, api_domain=domain)).api_url()
        == "https://www.zohoapis.com"
    )


def test_a_configured_server_is_never_left() -> None:
    home = ApiHome("https://www.zohoapis.com", "http://127.0.0.1:9000/")
    tokens = keeper(Accounts(ManualClock()), own_api=home)
    tokens.token()
    assert tokens.api_url() == "http://127.0.0.1:9000"


def test_every_data_centre_is_zohos_own() -> None:
    for region in REGIONS.values():
        assert is_zoho_accounts(Origin.of(region.accounts_url))
        assert is_zoho_api(Origin.of(region.api_url))
    assert is_zoho_api(Origin.of("https://sandbox.zohoapis.com.au"))
    assert not is_zoho_api(Origin.of("https://notzohoapis.com"))
    assert not is_zoho_accounts(Origin.of("https://accounts.zoho.com.evil.example"))


# ---- with the service


@pytest.mark.parametrize("refusal", [INVALID_TOKEN, AUTHENTICATION_FAILURE])
def test_a_refused_token_is_renewed_once_and_the_request_repeated(world: ZohoWorld, refusal: Answer) -> None:
    connector = world.connector()
    connector.check()
    world.clock.go(timedelta(minutes=5))
    world.crm.fail(Fault("/crm/v8/settings/modules", refusal))
    world.open(Kind.CONTACTS, connector)
    assert len(world.crm.requests("oauth/v2/token")) == 2
    assert world.saved[-1] == connector.credentials


def test_missing_consent_asks_to_sign_in_again(world: ZohoWorld) -> None:
    connector = world.connector()
    world.crm.fail(Fault("settings/fields", SCOPE_MISMATCH, times=None))
    with pytest.raises(SignInNeeded) as refused:
        world.open(Kind.CONTACTS, connector)
    assert "agree" in refused.value.advice
    assert len(world.crm.requests("oauth/v2/token")) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_missing_scopes_are_recognised_whatever_the_status(world: ZohoWorld, status: int) -> None:
    world.crm.switch(scope_mismatch_status=status)
    data = world.crm.sign_in_data(scopes=("ZohoCRM.users.READ",))
    connector = world.connector(ZohoCredentials(data.client_id, data.client_secret, data.refresh_token))
    assert connector.check()
    with pytest.raises(SignInNeeded):
        world.open(Kind.CONTACTS, connector)


def test_the_least_scopes_are_enough(world: ZohoWorld) -> None:
    data = world.crm.sign_in_data(scopes=SCOPES)
    connector = world.connector(ZohoCredentials(data.client_id, data.client_secret, data.refresh_token))
    assert len(connector.folders()) == 3
    for kind in Kind:
        list(world.open(kind, connector, records="mine").changes(None, {}))
    list(world.open(Kind.CONTACTS, connector, records="My Contacts").changes(None, {}))
    assert connector.client.query("select id from Accounts where Account_Name = 'x' limit 0, 1", "look") == []


def test_the_token_limit_is_said_in_plain_words(world: ZohoWorld) -> None:
    credentials = world.credentials()
    for _ in range(10):
        world.connector(credentials).check()
    with pytest.raises(Throttled) as limit:
        world.connector(credentials).check()
    assert "ten minutes" in str(limit.value)
