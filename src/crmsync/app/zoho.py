"""Zoho CRM accounts: tokens instead of a password, got by the browser, on any device, or from a token
object.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

from crmsync.accounts.keys import DEFAULT_REGION
from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.patience import impatient
from crmsync.app.services import (
    ByBrowser,
    ByDevice,
    DeviceInvitation,
    Given,
    GivenPassword,
    GivenToken,
    SecretStore,
    Way,
    http_settings,
    nobody_signed_in,
)

if TYPE_CHECKING:
    from crmsync.app.budget import Credits
    from crmsync.connect.base import Connector
    from crmsync.connect.cache import Cache
    from crmsync.connect.http import Ambient
    from crmsync.connect.zoho.oauth import AccountsServer
    from crmsync.connect.zoho.tokens import ZohoCredentials

PATIENCE = timedelta(minutes=5)
"""How long a sign-in in the browser may take."""

_SECRETS = ("client_id", "client_secret", "refresh_token", "access_token")
_PLACE = "place"
"""Where and until when the access token is good."""


class Zoho:
    """The desk for Zoho CRM. ambient: clock and waiting of its sign-ins; the process's own if not given."""

    ways = (Way.BROWSER, Way.DEVICE, Way.TOKEN)

    def __init__(self, ambient: Ambient | None = None) -> None:
        self._ambient = ambient

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        from crmsync.connect.zoho.client import CONCURRENT
        from crmsync.connect.zoho.connector import connect_zoho

        credentials = _read(secrets)
        if credentials is None:
            raise nobody_signed_in(account)
        return connect_zoho(
            credentials,
            save=lambda renewed: secrets.update(_kept(renewed)),
            region=account.region or DEFAULT_REGION,
            accounts_url=account.accounts_url,
            api_url=account.api_url,
            cache=cache,
            settings=http_settings(account, CONCURRENT),
        )

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        match given:
            case GivenToken():
                credentials = self._from_token(account, given.members)
            case ByBrowser():
                credentials = self._from_browser(account, given)
            case ByDevice():
                credentials = self._from_device(account, given)
            case GivenPassword():
                raise NotOffered(
                    "Zoho CRM takes no password.",
                    f"Sign in with the browser (crmsync accounts sign-in {account.name}), "
                    "with --device, or with --token-stdin.",
                )
            case _:
                assert_never(given)
        return {name: value for name, value in _kept(credentials).items() if value is not None}

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        credentials = _read(secrets)
        if credentials is not None:
            with self._accounts_server(account) as server:
                server.revoke(credentials)

    def credits(self, connector: Connector) -> Credits | None:
        from crmsync.app.budget import Credits
        from crmsync.connect.zoho.connector import ZohoConnector

        if not isinstance(connector, ZohoConnector):
            return None
        return Credits(connector.client.credits, connector.client.remaining)

    def addresses(self, account: Account) -> tuple[str, ...]:
        from crmsync.connect.zoho.regions import REGIONS

        region = REGIONS[account.region or DEFAULT_REGION]
        return (account.api_url or region.api_url, _accounts_url(account))

    # ---- getting tokens

    def _from_token(self, account: Account, members: Mapping[str, Secret]) -> ZohoCredentials:
        from crmsync.connect.zoho.oauth import Client
        from crmsync.connect.zoho.tokens import ZohoCredentials

        found = {name: secret.reveal().strip() for name, secret in members.items()}
        client = Client(found.get("client_id") or account.client_id or "", found.get("client_secret", ""))
        if not client.id:
            raise UnknownName('The token object has no "client_id".', _EXPECTED)
        if found.get("refresh_token"):
            return ZohoCredentials(client.id, client.secret, found["refresh_token"])
        if found.get("code"):
            with self._accounts_server(account) as server:
                return server.exchange_self_client(client, found["code"])
        raise UnknownName('The token object has neither a "refresh_token" nor a "code".', _EXPECTED)

    def _from_browser(self, account: Account, given: ByBrowser) -> ZohoCredentials:
        from crmsync.connect.loopback import LoopbackListener
        from crmsync.connect.zoho.errors import SERVICE
        from crmsync.connect.zoho.oauth import Client, browser_sign_in

        client = Client(given.client_id, given.client_secret.reveal())
        with (
            LoopbackListener(SERVICE, given.port, given.landing) as listener,
            self._accounts_server(account) as server,
        ):
            sign_in = browser_sign_in(_accounts_url(account), client, listener.redirect_uri)
            given.open(sign_in.url)
            redirect = sign_in.accept(listener.wait(PATIENCE, given.cancelled))
            return server.exchange(client, redirect, sign_in)

    def _from_device(self, account: Account, given: ByDevice) -> ZohoCredentials:
        from crmsync.connect.zoho.oauth import Client

        client = Client(given.client_id, given.client_secret.reveal())
        with self._accounts_server(account, given.cancelled) as server:
            device = server.device_code(client)
            given.show(DeviceInvitation(device.verification_url, device.user_code, device.expires))
            return server.await_device(client, device)

    @contextmanager
    def _accounts_server(
        self, account: Account, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[AccountsServer]:
        from crmsync.connect.zoho.oauth import AccountsServer

        ambient = self._ambient if cancelled is None else impatient(self._ambient, cancelled, "Zoho CRM")
        server = AccountsServer(_accounts_url(account), settings=http_settings(account, 1), ambient=ambient)
        try:
            yield server
        finally:
            server.close()


def _accounts_url(account: Account) -> str:
    """Where the account signs in."""
    from crmsync.connect.zoho.regions import REGIONS

    return account.accounts_url or REGIONS[account.region or DEFAULT_REGION].accounts_url


def _read(secrets: SecretStore) -> ZohoCredentials | None:
    from crmsync.connect.zoho.tokens import ZohoCredentials

    found = {name: secrets.get(name) for name in (*_SECRETS, _PLACE)}
    texts = {name: secret.reveal() for name, secret in found.items() if secret is not None}
    if "refresh_token" not in texts:
        return None
    place = json.loads(texts.get(_PLACE, "{}"))
    return ZohoCredentials(
        texts.get("client_id", ""),
        texts.get("client_secret", ""),
        texts["refresh_token"],
        texts.get("access_token", ""),
        datetime.fromisoformat(place["expires"]) if place.get("expires") else None,
        place.get("api_domain", ""),
        place.get("accounts_url", ""),
    )


def _kept(credentials: ZohoCredentials) -> Mapping[str, Secret | None]:
    texts = {name: str(getattr(credentials, name)) for name in _SECRETS}
    place = {
        "expires": credentials.expires.isoformat() if credentials.expires is not None else "",
        "api_domain": credentials.api_domain,
        "accounts_url": credentials.accounts_url,
    }
    # One text: addresses by themselves are no secrets, and must not be taken out of messages as if they were.
    texts[_PLACE] = json.dumps(place)
    return {name: Secret(text) if text else None for name, text in texts.items()}


_EXPECTED = (
    'Give {"client_id": "…", "client_secret": "…", "refresh_token": "…"}, or "code" instead of the last.'
)
