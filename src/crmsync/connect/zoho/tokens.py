"""An account's tokens: what is known of them, and where the account's API lives.

Zoho hands out ten access tokens in ten minutes and keeps fifteen alive, so there is one per account, kept
for its hour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Any

from crmsync.connect.errors import NotSupported, SignInNeeded
from crmsync.connect.http import Origin
from crmsync.connect.tokens import TokenKeeper
from crmsync.connect.zoho.errors import SERVICE
from crmsync.connect.zoho.regions import is_zoho_api
from crmsync.frozen import frozen

_EARLY = timedelta(seconds=90)
"""See `tokens.EARLY`; less than usual, since Zoho hands out few."""


@frozen
class ZohoCredentials:
    """What signs one account in. Secrets are never shown.

    client_id, client_secret: of the person's client in Zoho's API console (no secret with PKCE-only clients).
    refresh_token: lives until it is revoked. access_token: the one in use, good until `expires` (aware).
    api_domain: where this account's API lives, as the last token reply said; "" before the first one.
    accounts_url: the accounts server that gave the tokens, "" for that of the account's region.
    """

    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    access_token: str = field(default="", repr=False)
    expires: datetime | None = None
    api_domain: str = ""
    accounts_url: str = ""

    def with_reply(self, reply: Mapping[str, Any], now: datetime) -> ZohoCredentials:
        """These credentials with the tokens of a token endpoint's reply. now: when it came (aware)."""
        seconds = reply.get("expires_in_sec", reply.get("expires_in"))
        lifetime = timedelta(seconds=int(seconds)) if isinstance(seconds, int | float) else timedelta(hours=1)
        return replace(
            self,
            access_token=str(reply.get("access_token") or ""),
            expires=now + lifetime,
            refresh_token=str(reply.get("refresh_token") or self.refresh_token),
            api_domain=str(reply.get("api_domain") or self.api_domain),
        )


Refresh = Callable[[ZohoCredentials], ZohoCredentials]
"""Asks the accounts server for a new access token. Raises ServiceError."""


class ZohoTokenKeeper(TokenKeeper[ZohoCredentials]):
    """The account's access token, and where its API lives.

    refresh: gets a new token. own_api: which API servers are the account's. save, now: see `TokenKeeper`.
    """

    def __init__(
        self,
        credentials: ZohoCredentials,
        refresh: Refresh,
        *,
        own_api: ApiHome,
        save: Callable[[ZohoCredentials], None],
        now: Callable[[], datetime],
    ) -> None:
        self._refresh = refresh
        self._own_api = own_api
        super().__init__(credentials, self._refreshed, save=save, now=now, early=_EARLY)

    def api_url(self) -> str:
        """Where the account's API lives, without a slash at the end; only a token reply tells for sure."""
        if not self.credentials.api_domain and not self._own_api.is_configured:
            self.token()
        return self._own_api.url(self.credentials.api_domain)

    def _refreshed(self, credentials: ZohoCredentials) -> ZohoCredentials:
        if not credentials.refresh_token:
            raise SignInNeeded(
                "This Zoho account is not signed in.",
                service=SERVICE,
                action="sign in",
                advice="Sign in first.",
            )
        renewed = self._refresh(credentials)
        self._own_api.check(renewed.api_domain)
        return renewed


class ApiHome:
    """Which API servers are the account's own.

    configured: the address a person set (a sandbox, a test server): then no other is ever used. regional:
    the data centre's usual one, until a token reply names another of Zoho's.
    """

    def __init__(self, regional: str, configured: str | None = None) -> None:
        self._regional = regional.rstrip("/")
        self._configured = configured.rstrip("/") if configured else None

    @property
    def is_configured(self) -> bool:
        """Did a person set the address?"""
        return self._configured is not None

    def url(self, api_domain: str) -> str:
        """The API server to use, given what the last token reply said ("" for nothing)."""
        if self._configured is not None:
            return self._configured
        return api_domain.rstrip("/") if api_domain and self._is_own(api_domain) else self._regional

    def check(self, api_domain: str) -> None:
        """Raises NotSupported when a token reply names a server that is not the account's own."""
        if api_domain and not self._is_own(api_domain):
            raise NotSupported(
                "The sign-in named an API server that is not Zoho's, so nothing was sent there.",
                service=SERVICE,
                action="sign in",
                advice="Check the account's region, and its api_url if one is set.",
            )

    def _is_own(self, api_domain: str) -> bool:
        origin = Origin.of(api_domain)
        own = {Origin.of(url) for url in (self._regional, self._configured) if url}
        return origin in own or is_zoho_api(origin)
