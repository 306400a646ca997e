"""Accounts on an Exchange Server: a password, or tokens where the server takes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.services import (
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
    from crmsync.connect.ews.signin import EwsPassword
    from crmsync.connect.ews.tokens import EwsTokens
    from crmsync.connect.http import Ambient, HttpSettings, TokenSupplier

PASSWORD = "password"

_TOKENS = ("refresh_token", "access_token", "client_secret")
_PLACE = "place"
"""Whose tokens they are, and until when the access token is good."""

Discover = Callable[[str], Sequence[str]]
"""A mail address → where its server may be asked for, the likeliest first."""


class Ews:
    """The desk for Exchange Server.

    ambient: its clock and waiting; the process's own if not given. discover: where servers are looked for;
    by default as Outlook does.
    """

    ways = (Way.PASSWORD, Way.TOKEN)

    def __init__(self, ambient: Ambient | None = None, discover: Discover | None = None) -> None:
        self._ambient = ambient
        self._discover = discover

    def open(self, account: Account, secrets: SecretStore, cache: Cache) -> Connector:
        from crmsync.connect.ews.connector import CONNECTIONS, connect_ews
        from crmsync.connect.http import Ambient

        settings, ambient = http_settings(account, CONNECTIONS), self._ambient or Ambient()
        return connect_ews(
            _signed_in(account, secrets, settings, ambient),
            url=account.url or "",
            mailbox=account.mailbox or account.username or "",
            zone=own_zone,
            cache=cache,
            settings=settings,
            ambient=ambient,
            discover=self._discover,
        )

    def sign_in(self, account: Account, given: Given) -> Mapping[str, Secret]:
        match given:
            case GivenPassword():
                return {PASSWORD: given.password}
            case GivenToken():
                tokens = _from_token(account, given.members)
                return {name: secret for name, secret in _kept(tokens).items() if secret is not None}
            case _:
                raise NotOffered(
                    "An Exchange Server wants a password, or tokens that were got elsewhere.",
                    f"Give it with: crmsync accounts sign-in {account.name} --password-stdin "
                    "(or --token-stdin)",
                )

    def sign_out(self, account: Account, secrets: SecretStore) -> None:
        """A server keeps nothing of a sign-in; tokens are forgotten here."""

    def credits(self, connector: Connector) -> Credits | None:
        return None

    def addresses(self, account: Account) -> tuple[str, ...]:
        return (account.url,) if account.url else ()


def _signed_in(
    account: Account, secrets: SecretStore, settings: HttpSettings, ambient: Ambient
) -> EwsPassword | TokenSupplier:
    """What the account's requests are signed with. Raises SignInNeeded when nobody signed in."""
    password = secrets.get(PASSWORD)
    if password is not None:
        from crmsync.connect.ews.signin import EwsPassword

        return EwsPassword(account.username or account.mailbox or "", password.reveal())
    tokens = _read(secrets)
    if tokens is None:
        raise nobody_signed_in(account)
    from crmsync.connect.ews.tokens import MICROSOFT, renew
    from crmsync.connect.tokens import TokenKeeper

    return TokenKeeper(
        tokens,
        lambda known: renew(known, account.token_url or MICROSOFT, settings=settings, ambient=ambient),
        save=lambda renewed: secrets.update(_kept(renewed)),
        now=ambient.now,
    )


def wrong_key(error: BaseException | None) -> str:
    """The key of the account that a sign-in failed over; "" when it is none of them, or nobody knows."""
    match error:
        case ServiceError():
            return _KEYS.get(error.code, "")
        case _:
            return ""


# ---- tokens


def _from_token(account: Account, members: Mapping[str, Secret]) -> EwsTokens:
    from crmsync.connect.ews.tokens import EwsTokens

    found = {name: secret.reveal().strip() for name, secret in members.items()}
    client_id = found.get("client_id") or account.client_id or ""
    if not client_id:
        raise UnknownName('The token object has no "client_id".', _EXPECTED)
    if not found.get("refresh_token"):
        raise UnknownName('The token object has no "refresh_token".', _EXPECTED)
    return EwsTokens(
        client_id, found["refresh_token"], found.get("client_secret", ""), found.get("scope", "")
    )


def _read(secrets: SecretStore) -> EwsTokens | None:
    from crmsync.connect.ews.tokens import EwsTokens

    found = {name: secrets.get(name) for name in (*_TOKENS, _PLACE)}
    texts = {name: secret.reveal() for name, secret in found.items() if secret is not None}
    if "refresh_token" not in texts:
        return None
    place = json.loads(texts.get(_PLACE, "{}"))
    return EwsTokens(
        place.get("client_id", ""),
        texts["refresh_token"],
        texts.get("client_secret", ""),
        place.get("scope", ""),
        texts.get("access_token", ""),
        datetime.fromisoformat(place["expires"]) if place.get("expires") else None,
    )


def _kept(tokens: EwsTokens) -> Mapping[str, Secret | None]:
    texts = {name: str(getattr(tokens, name)) for name in _TOKENS}
    place = {
        "client_id": tokens.client_id,
        "scope": tokens.scope,
        "expires": tokens.expires.isoformat() if tokens.expires is not None else "",
    }
    # One text: what is no secret by itself must not be taken out of messages as if it were.
    texts[_PLACE] = json.dumps(place)
    return {name: Secret(text) if text else None for name, text in texts.items()}


_KEYS = {"not-found": "url", "no-exchange": "url"}
"""By code (`connect.ews.errors`)."""
_EXPECTED = (
    'Give {"client_id": "…", "client_secret": "…", "refresh_token": "…"}; some clients have no secret.'
)
