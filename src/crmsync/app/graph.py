"""Accounts in Microsoft 365 and Outlook.com: tokens, by browser, on any device, or from a token object."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, assert_never

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
from crmsync.app.zones import own_zone
from crmsync.connect.errors import ServiceError

if TYPE_CHECKING:
    from crmsync.app.budget import Credits
    from crmsync.connect.base import Connector
    from crmsync.connect.cache import Cache
    from crmsync.connect.graph.signin import Microsoft
    from crmsync.connect.graph.tokens import GraphCredentials
    from crmsync.connect.http import Ambient

PATIENCE = timedelta(minutes=5)
"""How long a sign-in in the browser may take."""
ACCOUNTS_URL = "https://login.microsoftonline.com"
CONNECTIONS = 4
"""How many requests Outlook's services take at once."""

_CACHE = "token_cache"
_TOKEN = "access_token"
_PLACE = "place"
"""Whose tokens they are, and until when the access token is good."""


class Graph:
    """The desk for Microsoft Graph. ambient: its clock and waiting; the process's own if not given."""

    ways = (Way.BROWSER, Way.DEVICE, Way.TOKEN)

    def __init__(self, ambient: Ambient | None = None) -> None:
        self._ambient = ambient

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        from crmsync.connect.graph.connector import connect_graph
        from crmsync.connect.http import Ambient
        from crmsync.connect.tokens import TokenKeeper

        credentials = _read(secrets)
        if credentials is None:
            raise nobody_signed_in(account)
        ambient = self._ambient or Ambient()

        def renew(known: GraphCredentials) -> GraphCredentials:
            with self._microsoft(account, known.client_id) as microsoft:
                return microsoft.renew(known)

        keeper = TokenKeeper(
            credentials, renew, save=lambda renewed: secrets.update(_kept(renewed)), now=ambient.now
        )
        return connect_graph(
            keeper,
            api_url=account.api_url,
            zone=own_zone,
            cache=cache,
            settings=http_settings(account, CONNECTIONS),
            ambient=ambient,
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
                    "Microsoft 365 takes no password from programs.",
                    f"Sign in with the browser (crmsync accounts sign-in {account.name}), "
                    "with --device, or with --token-stdin.",
                )
            case _:
                assert_never(given)
        return {name: value for name, value in _kept(credentials).items() if value is not None}

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        """Microsoft knows no way for a desktop program to end its sign-in; the tokens are forgotten here."""

    def credits(self, connector: Connector) -> Credits | None:
        return None

    def addresses(self, account: Account) -> tuple[str, ...]:
        from crmsync.connect.graph.connector import API_URL

        return (account.api_url or API_URL, _accounts_url(account))

    # ---- getting tokens

    def _from_token(self, account: Account, members: Mapping[str, Secret]) -> GraphCredentials:
        found = {name: secret.reveal().strip() for name, secret in members.items()}
        if not found.get("refresh_token"):
            raise UnknownName('The token object has no "refresh_token".', _EXPECTED)
        with self._microsoft(account, found.get("client_id", "")) as microsoft:
            return microsoft.from_refresh_token(found["refresh_token"])

    def _from_browser(self, account: Account, given: ByBrowser) -> GraphCredentials:
        from crmsync.connect.graph.errors import SERVICE
        from crmsync.connect.loopback import LoopbackListener

        with (
            LoopbackListener(SERVICE, landing=given.landing) as listener,
            self._microsoft(account, given.client_id) as microsoft,
        ):
            # Any port will do for Microsoft, unlike the name: http://localhost is what is registered.
            sign_in = microsoft.browser(f"http://localhost:{listener.port}", hint=account.username or "")
            given.open(sign_in.url)
            return microsoft.accept(sign_in, listener.wait(PATIENCE, given.cancelled))

    def _from_device(self, account: Account, given: ByDevice) -> GraphCredentials:
        with self._microsoft(account, given.client_id, given.cancelled) as microsoft:
            code = microsoft.device()
            given.show(DeviceInvitation(code.verification_url, code.user_code, code.expires))
            return microsoft.await_device(code)

    @contextmanager
    def _microsoft(
        self, account: Account, client_id: str, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[Microsoft]:
        from crmsync.connect.graph.errors import SERVICE
        from crmsync.connect.graph.signin import ANY_TENANT, Microsoft

        ambient = self._ambient if cancelled is None else impatient(self._ambient, cancelled, SERVICE)
        microsoft = Microsoft(
            client_id or account.client_id or "",
            _accounts_url(account),
            tenant=account.tenant or ANY_TENANT,
            settings=http_settings(account, 1),
            ambient=ambient,
        )
        try:
            yield microsoft
        finally:
            microsoft.close()


def wrong_key(error: BaseException | None) -> str:
    """The key of the account that a sign-in failed over; "" when it is none of them, or nobody knows."""
    match error:
        case ServiceError():
            return _KEYS.get(error.code, "")
        case _:
            return ""


def _accounts_url(account: Account) -> str:
    """Where the account signs in."""
    return account.accounts_url or ACCOUNTS_URL


def _read(secrets: SecretStore) -> GraphCredentials | None:
    from crmsync.connect.graph.tokens import GraphCredentials

    cache, token, place = (secrets.get(name) for name in (_CACHE, _TOKEN, _PLACE))
    if cache is None:
        return None
    known = json.loads(place.reveal()) if place is not None else {}
    return GraphCredentials(
        known.get("client_id", ""),
        cache.reveal(),
        token.reveal() if token is not None else "",
        datetime.fromisoformat(known["expires"]) if known.get("expires") else None,
        known.get("username", ""),
    )


def _kept(credentials: GraphCredentials) -> Mapping[str, Secret | None]:
    place = {
        "client_id": credentials.client_id,
        "expires": credentials.expires.isoformat() if credentials.expires is not None else "",
        "username": credentials.username,
    }
    # One text: what is no secret by itself must not be taken out of messages as if it were.
    texts = {_CACHE: credentials.cache, _TOKEN: credentials.access_token, _PLACE: json.dumps(place)}
    return {name: Secret(text) if text else None for name, text in texts.items()}


_KEYS = {
    "AADSTS700016": "client_id",
    "AADSTS7000218": "client_id",
    "AADSTS50011": "client_id",
    "unauthorized_client": "client_id",
    "invalid_client": "client_id",
    "AADSTS50020": "tenant",
    "AADSTS90002": "tenant",
    "invalid_tenant": "tenant",
}
"""By Microsoft's code. Source: Entra, "Authentication and authorization error codes"."""
_EXPECTED = 'Give {"client_id": "…", "refresh_token": "…"}.'
