"""Signing in to Zoho: the browser with PKCE, the device flow, a self-client's code, a pasted refresh token;
revoking.

Talks to the accounts server only. Random texts, clock and waiting are passed in. Source: Zoho accounts
protocol pages.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from crmsync.connect.errors import NotSupported, ServiceError, ServiceFault, SignInNeeded
from crmsync.connect.http import Ambient, Effect, HttpSettings, Origin, OwnHosts, Request, Transport, refusal
from crmsync.connect.zoho.errors import SERVICE, token_error
from crmsync.connect.zoho.regions import REGIONS, is_zoho_accounts
from crmsync.connect.zoho.tokens import ZohoCredentials
from crmsync.frozen import frozen

SCOPES: tuple[str, ...] = (
    "ZohoCRM.modules.contacts.ALL",
    "ZohoCRM.modules.tasks.ALL",
    "ZohoCRM.modules.events.ALL",
    "ZohoCRM.modules.accounts.ALL",
    "ZohoCRM.settings.fields.READ",
    "ZohoCRM.settings.modules.READ",
    "ZohoCRM.settings.custom_views.READ",
    "ZohoCRM.users.READ",
    "ZohoCRM.coql.READ",
)
"""The least that syncing needs."""

_SLOWEST_POLL = timedelta(seconds=30)
_ACTION = "sign in"


def new_secret() -> str:
    """A text nobody can guess, of the characters and length PKCE wants (RFC 7636 §4.1)."""
    return secrets.token_urlsafe(48)


@frozen
class Client:
    """A client of Zoho's API console. The secret is never shown."""

    id: str
    secret: str = field(default="", repr=False)


@frozen
class Redirect:
    """Where the browser was sent back to us with. accounts_server: the person's own data centre, "" when not
    told.
    """

    code: str = field(repr=False)
    accounts_server: str = ""


@frozen
class BrowserSignIn:
    """One sign-in through the browser: open `url`, wait for the redirect, give its query to `accept`.

    verifier: proves at the exchange that it was us who asked (RFC 7636).
    """

    url: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)
    redirect_uri: str

    def accept(self, query: Mapping[str, str]) -> Redirect:
        """What the redirect brought. Raises SignInNeeded when it is not ours, or the person said no."""
        if not secrets.compare_digest(query.get("state", "").encode(), self.state.encode()):
            raise SignInNeeded(
                "The browser came back from another sign-in than this one.",
                service=SERVICE,
                action=_ACTION,
                advice="Start the sign-in again.",
            )
        if "code" not in query:
            raise _refused_consent(query.get("error", ""))
        return Redirect(query["code"], query.get("accounts-server", ""))


def _refused_consent(code: str) -> ServiceError:
    if code == "access_denied":
        return SignInNeeded(
            "The sign-in was refused in the browser.",
            service=SERVICE,
            action=_ACTION,
            advice="Start again and agree there.",
            code=code,
        )
    return token_error(code or "unknown", action=_ACTION)


def browser_sign_in(
    accounts_url: str, client: Client, redirect_uri: str, *, random: Callable[[], str] = new_secret
) -> BrowserSignIn:
    """Prepare a sign-in through the browser. redirect_uri: where we listen (see `loopback`)."""
    state, verifier = random(), random()
    digest = hashlib.sha256(verifier.encode()).digest()
    query = {
        "client_id": client.id,
        "response_type": "code",
        "redirect_uri": redirect_uri,
        "scope": ",".join(SCOPES),
        "access_type": "offline",
        "prompt": "consent",
        "state": state,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    url = f"{accounts_url.rstrip('/')}/oauth/v2/auth?{urlencode(query)}"
    return BrowserSignIn(url, state, verifier, redirect_uri)


@frozen
class DeviceCode:
    """A sign-in on another device: show `user_code` and `verification_url`, then poll with `device_code`."""

    user_code: str
    verification_url: str
    device_code: str = field(repr=False)
    expires: datetime


class AccountsServer:
    """The accounts server of one data centre (or of a test server)."""

    def __init__(
        self, url: str, *, settings: HttpSettings | None = None, ambient: Ambient | None = None
    ) -> None:
        self._url = url.rstrip("/")
        self._ambient = ambient or Ambient()
        self._hosts = OwnHosts(self._url)
        self._transport = Transport(self._hosts, settings=settings, service=SERVICE, ambient=self._ambient)

    @property
    def requests(self) -> int:
        """How many requests went out so far."""
        return self._transport.requests

    def close(self) -> None:
        """Let the connections go."""
        self._transport.close()

    def refresh(self, credentials: ZohoCredentials) -> ZohoCredentials:
        """The same credentials with a new access token. Raises SignInNeeded, Throttled (token limit),
        Unreachable …
        """
        form = {
            "grant_type": "refresh_token",
            "refresh_token": credentials.refresh_token,
            "client_id": credentials.client_id,
            "client_secret": credentials.client_secret,
        }
        server = self._server(credentials.accounts_url)
        reply = self._ask("/oauth/v2/token", form, Effect.IDEMPOTENT, server)
        return credentials.with_reply(reply, self._ambient.now())

    def exchange(self, client: Client, redirect: Redirect, sign_in: BrowserSignIn) -> ZohoCredentials:
        """The credentials for what the browser brought back, asked for at the person's own data centre."""
        form = {"redirect_uri": sign_in.redirect_uri, "code_verifier": sign_in.verifier}
        return self._exchange(client, redirect.code, form, self._server(redirect.accounts_server))

    def exchange_self_client(self, client: Client, code: str) -> ZohoCredentials:
        """The credentials for a code that the person made in Zoho's API console ("self client")."""
        return self._exchange(client, code.strip(), {}, self._url)

    def device_code(self, client: Client) -> DeviceCode:
        """Begin a sign-in that the person confirms on any device."""
        form = {
            "client_id": client.id,
            "grant_type": "device_request",
            "scope": ",".join(SCOPES),
            "access_type": "offline",
            "prompt": "consent",
        }
        reply = self._ask("/oauth/v3/device/code", form, Effect.IDEMPOTENT)
        lifetime = reply.get("expires_in")
        seconds = int(lifetime) if isinstance(lifetime, int | float) else 300
        return DeviceCode(
            user_code=str(reply.get("user_code") or ""),
            verification_url=str(reply.get("verification_url") or ""),
            device_code=str(reply.get("device_code") or ""),
            expires=self._ambient.now() + timedelta(seconds=seconds),
        )

    def await_device(self, client: Client, device: DeviceCode) -> ZohoCredentials:
        """Wait until the person has confirmed. Raises SignInNeeded when refused or too late.

        Waiting goes through `Ambient.sleep`, which may raise to cancel.
        """
        form = {
            "client_id": client.id,
            "client_secret": client.secret,
            "grant_type": "device_token",
            "code": device.device_code,
        }
        server, pause = self._url, _SLOWEST_POLL
        while self._ambient.now() < device.expires:
            self._ambient.sleep(pause)
            reply = self._post("/oauth/v3/device/token", form, Effect.ONCE, server)
            match reply.get("error"):
                case None:
                    return self._credentials(client, reply, server)
                case "authorization_pending":
                    continue
                case "slow_down":
                    pause += _SLOWEST_POLL
                case "other_dc":
                    server = self._server(_accounts_of(reply))
                case "access_denied":
                    raise _refused_consent("access_denied")
                case error:
                    raise token_error(str(error), action=_ACTION)
        raise token_error("expired", action=_ACTION)

    def revoke(self, credentials: ZohoCredentials) -> None:
        """Let Zoho forget the refresh token and every access token made of it. Unknown tokens are fine."""
        token = credentials.refresh_token or credentials.access_token
        if not token:
            return
        server, path = self._server(credentials.accounts_url), "/oauth/v2/token/revoke"
        reply = self._post(path, {"token": token}, Effect.IDEMPOTENT, server)
        if reply.get("error"):
            # The documented place of the token is the address, where it may end in logs: only if need be.
            reply = self._post(f"{path}?{urlencode({'token': token})}", {}, Effect.IDEMPOTENT, server)
        error = reply.get("error")
        if error not in {None, "invalid_token", "invalid_code"}:
            raise token_error(str(error), action="sign out")

    def _exchange(self, client: Client, code: str, form: Mapping[str, str], server: str) -> ZohoCredentials:
        whole = {
            "grant_type": "authorization_code",
            "client_id": client.id,
            "client_secret": client.secret,
            "code": code,
            **form,
        }
        return self._credentials(client, self._ask("/oauth/v2/token", whole, Effect.ONCE, server), server)

    def _credentials(self, client: Client, reply: Mapping[str, Any], server: str) -> ZohoCredentials:
        empty = ZohoCredentials(client.id, client.secret, "", accounts_url=server)
        credentials = empty.with_reply(reply, self._ambient.now())
        if not credentials.refresh_token:
            raise SignInNeeded(
                "Zoho gave no lasting permission.",
                service=SERVICE,
                action=_ACTION,
                advice="Remove crmsync under “Connected apps” of your Zoho account, then sign in again.",
            )
        return credentials

    def _server(self, named: str) -> str:
        """The accounts server that Zoho named, if it may see the client's secret."""
        if not named:
            return self._url
        origin = Origin.of(named)
        if origin not in self._hosts and not is_zoho_accounts(origin):
            raise NotSupported(
                f"The sign-in named {origin.host}, which is not one of Zoho's sign-in servers.",
                service=SERVICE,
                action=_ACTION,
                advice="Start the sign-in again; if it happens again, check the account's address.",
            )
        self._hosts.allow(origin)
        return named.rstrip("/")

    def _ask(
        self, path: str, form: Mapping[str, str], effect: Effect, server: str | None = None
    ) -> Mapping[str, Any]:
        reply = self._post(path, form, effect, server or self._url)
        if reply.get("error"):
            raise token_error(str(reply["error"]), action=_ACTION)
        return reply

    def _post(self, path: str, form: Mapping[str, str], effect: Effect, server: str) -> Mapping[str, Any]:
        """The JSON object that a form is answered with; refusals come as HTTP 200 with `error`."""
        response = self._transport.send(
            Request(
                "POST",
                server + path,
                headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
                body=urlencode({key: value for key, value in form.items() if value}).encode(),
                action=_ACTION,
                effect=effect,
            )
        )
        try:
            reply = json.loads(response.body)
        except ValueError:
            reply = None
        if isinstance(reply, dict) and (response.ok or "error" in reply):
            return reply
        if response.ok:
            raise ServiceFault(
                "Zoho's sign-in server answered with something else than expected.",
                service=SERVICE,
                action=_ACTION,
                advice="Check the account's region; behind a company network, its proxy.",
            )
        raise refusal(response, service=SERVICE, action=_ACTION)


def _accounts_of(reply: Mapping[str, Any]) -> str:
    """The accounts server of the place a device reply names ("eu", or an address)."""
    location = str(reply.get("user_location") or reply.get("location") or "")
    if "://" in location:
        return location
    known = REGIONS.get(location.lower())
    return known.accounts_url if known else ""
