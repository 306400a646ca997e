"""Tokens for an Exchange Server that takes them: hybrid modern auth, or AD FS (RFC 6749 §6, RFC 6750).

Knows only how they are renewed; `connect.tokens` keeps them fresh.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded
from crmsync.connect.ews.errors import SERVICE
from crmsync.connect.http import (
    Ambient,
    Effect,
    HttpSettings,
    OwnHosts,
    Request,
    Response,
    Transport,
    refusal,
)
from crmsync.frozen import frozen

MICROSOFT = "https://login.microsoftonline.com/common/oauth2/v2.0/token"
"""Where hybrid modern auth renews tokens. Source: "Hybrid Modern Authentication overview"."""
_ACTION = "sign in"
_HOUR = 3600
_USED_UP = (
    "The server no longer accepts this sign-in: it was revoked, is too old, or the password changed.",
    "Sign in again.",
)
_NOT_THIS_CLIENT = (
    "The server does not let this client sign in.",
    "Check the client id and its secret, and the account's token_url.",
)
_MEANINGS: Mapping[str, tuple[str, str]] = {
    "invalid_client": _NOT_THIS_CLIENT,
    "unauthorized_client": _NOT_THIS_CLIENT,
    "unsupported_grant_type": _NOT_THIS_CLIENT,
}
"""By OAuth error (RFC 6749 §5.2): what happened, what to do; `_USED_UP` for every other."""
_LATER = frozenset({"temporarily_unavailable", "server_error"})


@frozen
class EwsTokens:
    """What signs one account in. Secrets are never shown.

    client_id, client_secret: of the client that the refresh token was given to; it may have no secret.
    access_token: the one in use, good until `expires` (aware). scope: what to ask for; "" for the same.
    """

    client_id: str
    refresh_token: str = field(repr=False)
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    access_token: str = field(default="", repr=False)
    expires: datetime | None = None


def renew(
    tokens: EwsTokens, url: str, *, settings: HttpSettings | None = None, ambient: Ambient | None = None
) -> EwsTokens:
    """The same with a new access token, and with the refresh token that replaces it if there is one.

    url: of the token endpoint. Raises SignInNeeded when the server gives none, and other ServiceErrors.
    """
    ambient = ambient or Ambient()
    form = {
        "grant_type": "refresh_token",
        "refresh_token": tokens.refresh_token,
        "client_id": tokens.client_id,
        "client_secret": tokens.client_secret,
        "scope": tokens.scope,
    }
    request = Request(
        "POST",
        url,
        headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        body=urlencode({name: text for name, text in form.items() if text}).encode(),
        action=_ACTION,
        effect=Effect.ONCE,
    )
    with closing(Transport(OwnHosts(url), settings=settings, service=SERVICE, ambient=ambient)) as transport:
        told = _told(transport.send(request))
    # Some spell the number as a text.
    seconds = str(told.get("expires_in"))
    lifetime = int(seconds) if seconds.isdecimal() else _HOUR
    return replace(
        tokens,
        access_token=str(told["access_token"]),
        refresh_token=str(told.get("refresh_token") or tokens.refresh_token),
        expires=ambient.now() + timedelta(seconds=lifetime),
    )


def _told(response: Response) -> Mapping[str, Any]:
    if response.status >= 500 or response.status == 429:
        raise refusal(response, service=SERVICE, action=_ACTION)
    try:
        told = json.loads(response.body)
    except ValueError:
        told = None
    if isinstance(told, dict) and "error" in told:
        raise _refused(str(told["error"]))
    if not isinstance(told, dict) or not told.get("access_token"):
        raise ServiceFault(
            "The sign-in server answered with something else than expected.",
            service=SERVICE,
            action=_ACTION,
            advice="Check the account's token_url.",
        )
    return told


def _refused(code: str) -> ServiceError:
    """The error that `{"error": code}` means; its other texts name the person."""
    about = {"service": SERVICE, "action": _ACTION, "code": code}
    if code in _LATER:
        return ServiceFault(
            "The sign-in server cannot answer now.", advice="It is tried again later.", **about
        )
    message, advice = _MEANINGS.get(code, _USED_UP)
    return SignInNeeded(message, advice=advice, **about)
