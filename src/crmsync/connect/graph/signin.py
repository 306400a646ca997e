"""Signing in to Microsoft with MSAL: the browser with PKCE, the device code, a refresh token that is there.

Everything goes through the account's own transport: its proxy, its certificate authorities, one host.
Source: MSAL Python 1.39; "Desktop app that calls web APIs: App registration".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import msal

from crmsync.connect.errors import NotSupported, ServiceError, ServiceFault, SignInNeeded
from crmsync.connect.graph.errors import SERVICE
from crmsync.connect.graph.tokens import GraphCredentials
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

ANY_TENANT = "common"
"""Work accounts and personal ones."""
SCOPES: tuple[str, ...] = (
    "User.Read",
    "Contacts.ReadWrite",
    "Calendars.ReadWrite",
    "Tasks.ReadWrite",
    "MailboxSettings.ReadWrite",
)
"""The least that syncing needs; the last one is for the list of categories."""
_ACTION = "sign in"
_PENDING = frozenset({"authorization_pending", "slow_down"})
_ANOTHER_TRY = "Start the sign-in again."
_CODE = re.compile(r"AADSTS(\d+)")

_NOT_PUBLIC = (
    "Microsoft does not let this client sign in without a secret.",
    "Register it for “Mobile and desktop applications”, and allow public client flows for a device code.",
)
_MEANINGS: Mapping[str, tuple[str, str]] = {
    "access_denied": ("The sign-in was refused in the browser.", "Start again and agree there."),
    "authorization_declined": ("The sign-in was refused.", "Start again and agree there."),
    "expired_token": ("The sign-in was not confirmed in time.", _ANOTHER_TRY),
    "code_expired": ("The sign-in was not confirmed in time.", _ANOTHER_TRY),
    "bad_verification_code": ("The sign-in was not confirmed in time.", _ANOTHER_TRY),
    "consent_required": (
        "Microsoft wants somebody to agree that crmsync may read and write this mailbox.",
        "Sign in again and agree; in a company an administrator may have to do that.",
    ),
    "unauthorized_client": (
        "This client id may not sign in this way.",
        "Check the client id, and its supported account types, in the Microsoft Entra admin centre.",
    ),
    "invalid_client": _NOT_PUBLIC,
    "7000218": _NOT_PUBLIC,
    "700016": (
        "Microsoft does not know this client id, or not for accounts of this kind.",
        "Check the client id, its supported account types, and the account's tenant.",
    ),
    "50011": (
        "Microsoft does not know the address crmsync waits at.",
        "Give the client the redirect address http://localhost, for “Mobile and desktop applications”.",
    ),
    "50020": (
        "This account does not belong to the tenant that the account's settings name.",
        "Take the tenant out of the account, or sign in with an account that belongs to it.",
    ),
    "90002": ("Microsoft knows no such tenant.", 'Correct the account\'s "tenant".'),
    "90094": (
        "Your organisation wants an administrator to allow crmsync first.",
        "Ask whoever administers Microsoft 365 there.",
    ),
    "65001": (
        "Nobody has agreed yet that crmsync may read and write this mailbox.",
        "Sign in again and agree; in a company an administrator may have to do that.",
    ),
}
"""By OAuth error or AADSTS number: what happened, what to do."""
_USED_UP = "Microsoft no longer accepts this sign-in: it was revoked, is too old, or the password changed."


@frozen
class BrowserSignIn:
    """One sign-in through the browser: open `url`, wait for the answer, give it to `Microsoft.accept`."""

    url: str
    flow: Mapping[str, Any] = field(repr=False)


@frozen
class DeviceCode:
    """A sign-in on another device: show `user_code` and `verification_url`, then wait for it."""

    user_code: str
    verification_url: str
    expires: datetime
    flow: Mapping[str, Any] = field(repr=False)


class Microsoft:
    """Microsoft's sign-in for one application and one tenant.

    url: of the sign-in server. tenant: `common`, `organizations`, `consumers`, or a tenant's id or domain.
    """

    def __init__(
        self,
        client_id: str,
        url: str,
        *,
        tenant: str = ANY_TENANT,
        settings: HttpSettings | None = None,
        ambient: Ambient | None = None,
    ) -> None:
        self._client_id = client_id
        self._authority = f"{url.rstrip('/')}/{tenant}"
        self._ambient = ambient or Ambient()
        self._transport = Transport(OwnHosts(url), settings=settings, service=SERVICE, ambient=self._ambient)

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return self._transport.requests

    def close(self) -> None:
        """Let the connections go."""
        self._transport.close()

    # ---- the browser

    def browser(self, redirect_uri: str, *, hint: str = "") -> BrowserSignIn:
        """Prepare a sign-in through the browser. hint: the mail address that is probably meant."""
        flow = self._asked(
            lambda app: app.initiate_auth_code_flow(
                list(SCOPES),
                redirect_uri=redirect_uri,
                prompt="select_account",
                login_hint=hint or None,
                response_mode="form_post",
            )
        )
        return BrowserSignIn(str(flow["auth_uri"]), flow)

    def accept(self, sign_in: BrowserSignIn, answer: Mapping[str, str]) -> GraphCredentials:
        """The tokens for what the browser came back with. Raises SignInNeeded when that is not ours."""
        cache = msal.SerializableTokenCache()

        def exchange(app: Any) -> Any:
            try:
                return app.acquire_token_by_auth_code_flow(dict(sign_in.flow), dict(answer))
            except ValueError as error:
                raise SignInNeeded(
                    "The browser came back from another sign-in than this one.",
                    service=SERVICE,
                    action=_ACTION,
                    advice=_ANOTHER_TRY,
                ) from error

        return self._credentials(self._asked(exchange, cache), cache)

    # ---- another device

    def device(self) -> DeviceCode:
        """A code that a person types in on any device."""
        flow = self._asked(lambda app: app.initiate_device_flow(list(SCOPES)))
        if "user_code" not in flow:
            raise self._refused(flow)
        expires = self._ambient.now() + timedelta(seconds=float(flow.get("expires_in") or 900))
        return DeviceCode(str(flow["user_code"]), str(flow["verification_uri"]), expires, flow)

    def await_device(self, code: DeviceCode) -> GraphCredentials:
        """The tokens, once the person typed in the code. Raises SignInNeeded when nobody did in time."""
        cache = msal.SerializableTokenCache()
        pause = timedelta(seconds=float(code.flow.get("interval") or 5))
        while True:
            told = self._asked(
                lambda app: app.acquire_token_by_device_flow(
                    dict(code.flow), exit_condition=lambda _flow: True
                ),
                cache,
            )
            if told.get("error") not in _PENDING:
                return self._credentials(told, cache)
            if self._ambient.now() >= code.expires:
                raise self._refused({"error": "expired_token"})
            self._ambient.sleep(pause)

    # ---- what is there already

    def from_refresh_token(self, refresh_token: str) -> GraphCredentials:
        """The tokens for a refresh token that was got elsewhere for the same client."""
        cache = msal.SerializableTokenCache()
        told = self._asked(
            lambda app: app.acquire_token_by_refresh_token(refresh_token, scopes=list(SCOPES)), cache
        )
        return self._credentials(told, cache)

    def renew(self, credentials: GraphCredentials) -> GraphCredentials:
        """The same account with a new access token. Raises SignInNeeded when Microsoft gives none."""
        cache = msal.SerializableTokenCache()
        cache.deserialize(credentials.cache)

        def silently(app: Any) -> Any:
            accounts = app.get_accounts()
            if not accounts:
                return {"error": "invalid_grant"}
            told = app.acquire_token_silent_with_error(list(SCOPES), account=accounts[0], force_refresh=True)
            return told or {"error": "invalid_grant"}

        renewed = self._credentials(self._asked(silently, cache), cache)
        return replace(renewed, username=renewed.username or credentials.username)

    # ---- pieces

    def _asked(self, question: Callable[[Any], Any], cache: Any = None) -> dict[str, Any]:
        """MSAL's answer. What its requests raise comes through; what it makes of odd replies is a fault."""
        if not self._client_id:
            raise SignInNeeded(
                "The account has no client id.",
                service=SERVICE,
                action=_ACTION,
                advice="Register an application in the Microsoft Entra admin centre and give its client id.",
            )
        try:
            app = msal.PublicClientApplication(
                self._client_id,
                authority=self._authority,
                instance_discovery=False,
                token_cache=cache,
                http_client=_Http(self._transport),
            )
            told = question(app)
        except ServiceError:
            raise
        except ValueError as error:
            raise _no_authority(self._authority) from error
        except (RuntimeError, KeyError) as error:
            raise ServiceFault(
                "Microsoft's sign-in answered with something else than expected.",
                service=SERVICE,
                action=_ACTION,
                advice="Check that this computer's clock is right, and try again.",
            ) from error
        return dict(told)

    def _credentials(self, told: Mapping[str, Any], cache: Any) -> GraphCredentials:
        if "access_token" not in told:
            raise self._refused(told)
        claims = told.get("id_token_claims")
        username = str(claims.get("preferred_username") or "") if isinstance(claims, dict) else ""
        lifetime = timedelta(seconds=float(told.get("expires_in") or 3600))
        return GraphCredentials(
            self._client_id,
            cache.serialize(),
            str(told["access_token"]),
            (self._ambient.now() + lifetime).astimezone(UTC),
            username,
        )

    def _refused(self, told: Mapping[str, Any]) -> ServiceError:
        """The error that `{"error", "error_description", "suberror"}` means; its texts name the person."""
        code = str(told.get("error") or "unknown")
        number = _CODE.search(str(told.get("error_description") or ""))
        said = (number[1] if number else "", str(told.get("suberror") or ""), code)
        about = {"service": SERVICE, "action": _ACTION, "code": f"AADSTS{number[1]}" if number else code}
        if code in {"temporarily_unavailable", "server_error"}:
            return ServiceFault(
                "Microsoft's sign-in cannot answer now.", advice="It is tried again later.", **about
            )
        message, advice = next(
            (_MEANINGS[one] for one in said if one in _MEANINGS), (_USED_UP, "Sign in again.")
        )
        return SignInNeeded(message, advice=advice, **about)


def _no_authority(authority: str) -> NotSupported:
    return NotSupported(
        "Microsoft's sign-in knows nothing of this tenant, or this is not its address.",
        service=SERVICE,
        action=_ACTION,
        advice=f"Check the account's tenant and accounts_url ({authority}).",
        code="invalid_tenant",
    )


class _Answer:
    """A reply in the shape that MSAL reads."""

    def __init__(self, response: Response) -> None:
        self.status_code = response.status
        self.text = response.body.decode("utf-8", "replace")
        self.headers = dict(response.headers.items())


class _Http:
    """MSAL's way out, which is the account's transport."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_options: object,
    ) -> _Answer:
        whole = f"{url}?{urlencode(params)}" if params else url
        return self._sent(Request("GET", whole, headers=headers or {}, action=_ACTION))

    def post(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        **_options: object,
    ) -> _Answer:
        whole = f"{url}?{urlencode(params)}" if params else url
        form = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        body = urlencode(data or {}).encode()
        request = Request("POST", whole, headers=form, body=body, action=_ACTION, effect=Effect.ONCE)
        return self._sent(request)

    def _sent(self, request: Request) -> _Answer:
        response = self._transport.send(request)
        if response.status >= 500 or response.status == 429:
            raise refusal(response, service=SERVICE, action=_ACTION)
        return _Answer(response)

    def close(self) -> None:
        """The transport is closed by whoever made it."""
