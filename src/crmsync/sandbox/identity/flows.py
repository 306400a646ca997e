"""The flows of the Microsoft identity platform, v2.0: authorization code with PKCE, device code, refresh.

Knows forms and answers, no HTTP. Rules: "OAuth 2.0 authorization code flow", "OAuth 2.0 device authorization
grant" of the identity platform; RFC 6749, 7636, 8628.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crmsync.frozen import frozen
from crmsync.sandbox.identity.behaviour import Consent, SignInBehaviour
from crmsync.sandbox.identity.book import Account, TokenBook
from crmsync.sandbox.identity.errors import SignInError, unknown_client, wrong_tenant
from crmsync.sandbox.identity.jwt import Signer, encoded_json

Form = Mapping[str, str]
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
_RESOURCE = "https://graph.microsoft.com/"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"


@frozen
class _Code:
    account: Account
    form: Form
    expires: datetime


@dataclass(slots=True)
class _Device:
    user_code: str
    client_id: str
    scopes: tuple[str, ...]
    tenant: str
    expires: datetime
    polled: datetime | None = None
    answer: Account | SignInError | None = None


class Flows:
    """Everything the identity provider gives out. Safe to use from several threads."""

    def __init__(self, book: TokenBook, clients: Sequence[str], accounts: Sequence[Account]) -> None:
        """clients: ids of registered public clients. accounts: who there is; the first one signs in next."""
        self.behaviour = SignInBehaviour()
        self.next_account = accounts[0]
        self.signer = Signer()
        self._book = book
        self._clients = frozenset(clients)
        self._lock = threading.Lock()
        self._codes: dict[str, _Code] = {}
        self._devices: dict[str, _Device] = {}

    def check_client(self, form: Form) -> None:
        """Raises SignInError for a client or an address that is not registered. Nobody is sent there."""
        if form.get("client_id") not in self._clients:
            raise unknown_client(form.get("client_id", ""))
        address = urlsplit(form.get("redirect_uri", ""))
        if (address.scheme, address.hostname) != ("http", "localhost") or address.path not in ("", "/"):
            raise SignInError(
                "invalid_request",
                50011,
                f"The redirect URI '{form.get('redirect_uri')}' specified in the request does not match the "
                "redirect URIs configured for the application.",
            )

    def authorize(self, tenant: str, form: Form) -> dict[str, str]:
        """What the browser brings back: a code, or why there is none."""
        state = {"state": form["state"]} if "state" in form else {}
        try:
            if form.get("response_type") != "code" or form.get("code_challenge_method") != "S256":
                raise SignInError(
                    "invalid_request", 900144, "The request must be a code request with PKCE (S256)."
                )
            account = self.next_account
            self._check_consent(tenant, account)
        except SignInError as refused:
            return {"error": refused.error, "error_description": str(refused), **state}
        code = f"0.A{secrets.token_urlsafe(60)}"
        expires = self._book.now() + self.behaviour.code_lifetime
        with self._lock:
            self._codes[code] = _Code(account, dict(form), expires)
        return {"code": code, "session_state": secrets.token_hex(16), **state}

    def device_code(self, tenant: str, form: Form, page: str) -> dict[str, Any]:
        """A code for a program that has no browser. page: where the person enters it. Raises SignInError."""
        if form.get("client_id") not in self._clients:
            raise unknown_client(form.get("client_id", ""))
        self._check_public_flows()
        behaviour = self.behaviour
        code = f"DAQ{secrets.token_urlsafe(60)}"
        user_code = "".join(secrets.choice(_LETTERS) for _ in range(9))
        expires = self._book.now() + behaviour.device_code_lifetime
        with self._lock:
            self._devices[code] = _Device(user_code, form["client_id"], _scopes(form), tenant, expires)
        return {
            "user_code": user_code,
            "device_code": code,
            "verification_uri": page,
            "expires_in": int(behaviour.device_code_lifetime.total_seconds()),
            "interval": int(behaviour.device_poll_interval.total_seconds()),
            "message": f"To sign in, use a web browser to open the page {page} and enter the code "
            f"{user_code} to authenticate.",
        }

    def answer_device(self, user_code: str, *, allow: bool) -> bool:
        """What the person answers who was shown this code. False when no program waits with it."""
        with self._lock:
            for device in self._devices.values():
                if device.user_code != user_code.strip().upper() or device.answer is not None:
                    continue
                try:
                    self._check_consent(device.tenant, self.next_account)
                    device.answer = self.next_account if allow else _declined()
                except SignInError as refused:
                    device.answer = refused
                return True
        return False

    def token(self, tenant: str, form: Form, issuer: str) -> dict[str, Any]:
        """The answer of the token endpoint. Raises SignInError."""
        if form.get("client_id") not in self._clients:
            raise unknown_client(form.get("client_id", ""))
        match form.get("grant_type"):
            case "authorization_code":
                code = self._spent_code(form)
                return self._given(code.account, form, _scopes(code.form), issuer, code.form.get("nonce"))
            case grant if grant == DEVICE_GRANT:
                account, scopes = self._answered_device(form)
                return self._given(account, form, scopes, issuer)
            case "refresh_token":
                return self._refreshed(tenant, form, issuer)
            case grant:
                raise SignInError(
                    "unsupported_grant_type", 70003, f"The grant type '{grant}' is not supported."
                )

    def _check_consent(self, tenant: str, account: Account) -> None:
        check_tenant(tenant, account)
        match self.behaviour.consent:
            case Consent.DECLINED:
                raise SignInError(
                    "access_denied",
                    65004,
                    "User declined to consent to access the app.",
                    suberror="consent_required",
                )
            case Consent.NEEDS_ADMINISTRATOR:
                raise SignInError(
                    "access_denied",
                    90094,
                    "An administrator of the organization has to grant permission.",
                )
            case Consent.GRANTED:
                pass

    def _check_public_flows(self) -> None:
        if not self.behaviour.public_flows:
            raise SignInError(
                "invalid_client",
                7000218,
                "The request body must contain the parameter 'client_assertion' or 'client_secret'.",
                status=401,
            )

    def _spent_code(self, form: Form) -> _Code:
        with self._lock:
            code = self._codes.pop(form.get("code", ""), None)
        if code is None:
            raise SignInError("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed.")
        if code.expires <= self._book.now():
            raise SignInError("invalid_grant", 70008, "The provided authorization code has expired.")
        same = all(code.form.get(name) == form.get(name) for name in ("client_id", "redirect_uri"))
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not same or not secrets.compare_digest(challenge, code.form.get("code_challenge", "")):
            raise SignInError(
                "invalid_grant",
                501481,
                "The Code_Verifier does not match the code_challenge of the authorization request.",
            )
        return code

    def _answered_device(self, form: Form) -> tuple[Account, tuple[str, ...]]:
        self._check_public_flows()
        now = self._book.now()
        with self._lock:
            device = self._devices.get(form.get("device_code", ""))
            if device is None or device.client_id != form.get("client_id"):
                raise SignInError("bad_verification_code", 70018, "The verification code is not known.")
            if device.expires <= now:
                raise SignInError("expired_token", 70020, "The device code has expired.")
            polled, device.polled = device.polled, now
            match device.answer:
                case None if polled is not None and now - polled < self.behaviour.device_poll_interval:
                    raise SignInError("slow_down", 70019, "The device code is polled too often.")
                case None:
                    raise SignInError("authorization_pending", 70016, "The user has not signed in yet.")
                case SignInError() as refused:
                    raise refused
                case account:
                    del self._devices[form["device_code"]]
                    return account, device.scopes

    def _refreshed(self, tenant: str, form: Form, issuer: str) -> dict[str, Any]:
        found = self._book.refresh(form.get("refresh_token", ""))
        if found is None or found.client_id != form.get("client_id"):
            raise SignInError(
                "invalid_grant",
                50173,
                "The provided grant has expired due to it being revoked, a fresh auth token is needed.",
                suberror="bad_token",
            )
        if self.behaviour.needs_interaction:
            raise SignInError(
                "interaction_required",
                50076,
                "Due to a configuration change made by your administrator, or because you moved to a new "
                "location, you must use multi-factor authentication.",
                suberror="basic_action",
            )
        check_tenant(tenant, found.account)
        return self._given(found.account, form, _scopes(form) or found.scopes, issuer)

    def _given(
        self, account: Account, form: Form, scopes: Sequence[str], issuer: str, nonce: str | None = None
    ) -> dict[str, Any]:
        behaviour, client = self.behaviour, form["client_id"]
        granted = [scope for scope in scopes if scope.removeprefix(_RESOURCE) not in behaviour.withheld]
        lifetime = behaviour.access_token_lifetime
        shown: dict[str, Any] = {
            "token_type": "Bearer",
            "scope": " ".join(scope for scope in granted if scope != "offline_access"),
            "expires_in": int(lifetime.total_seconds()),
            "ext_expires_in": int(lifetime.total_seconds()),
            "access_token": self._book.give_access(account, granted, lifetime),
        }
        if "offline_access" in granted:
            keeps = not behaviour.rotate and form.get("grant_type") == "refresh_token"
            shown["refresh_token"] = (
                form["refresh_token"] if keeps else self._book.give_refresh(account, client, granted)
            )
        if "openid" in granted:
            shown["id_token"] = self.signer.sign(self._claims(account, client, issuer, nonce))
        if form.get("client_info") == "1":
            shown["client_info"] = encoded_json({"uid": account.object_id, "utid": account.tenant_id})
        return shown

    def _claims(self, account: Account, client: str, issuer: str, nonce: str | None) -> dict[str, Any]:
        now = int(self._book.now().timestamp())
        claims = {
            "ver": "2.0",
            "iss": issuer.replace("{tenantid}", account.tenant_id),
            "aud": client,
            "iat": now,
            "nbf": now,
            "exp": now + 3600,
            "sub": hashlib.sha256(f"{account.object_id} {client}".encode()).hexdigest()[:43],
            "oid": account.object_id,
            "tid": account.tenant_id,
            "name": account.name,
            "preferred_username": account.username,
        }
        return claims if nonce is None else {**claims, "nonce": nonce}


def check_tenant(tenant: str, account: Account) -> None:
    """Raises SignInError when an account cannot sign in at this authority."""
    match tenant.casefold():
        case "common":
            fits = True
        case "organizations":
            fits = not account.personal
        case "consumers":
            fits = account.personal
        case name:
            fits = name == account.tenant_id
    if not fits:
        raise wrong_tenant(account.username, tenant)


def _scopes(form: Form) -> tuple[str, ...]:
    """As they were asked for: names without a resource are Graph's, and come back without one."""
    return tuple(form.get("scope", "").split())


def _declined() -> SignInError:
    return SignInError("authorization_declined", 70017, "The user has denied the request.")
