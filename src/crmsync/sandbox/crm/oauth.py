"""The accounts server: clients, grant codes with PKCE, device codes, refresh and access tokens, and their
limits.

Knows nothing of HTTP: takes form fields, gives the JSON object of the reply. Refusals are replies too, as
Zoho sends them with HTTP 200. Tokens and codes are kept as digests. Rules: fact sheet 2.3–2.5.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from crmsync.frozen import frozen
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.store import Store

ALL_SCOPES = (
    "ZohoCRM.modules.ALL",
    "ZohoCRM.settings.ALL",
    "ZohoCRM.users.ALL",
    "ZohoCRM.org.ALL",
    "ZohoCRM.coql.READ",
    "ZohoCRM.send_mail.all.CREATE",
    "ZohoSearch.securesearch.READ",
)
"""What a client is given that asks for nothing in particular."""

LOOPBACK_REDIRECTS = ("http://127.0.0.1", "http://127.0.0.1/", "http://localhost", "http://localhost/")
"""Redirect addresses of that client; any port of this computer matches."""

LIMIT_PERIOD = 600
MOST_CODES = 10
MOST_ACCESS_TOKENS = 10
MOST_LIVE_ACCESS_TOKENS = 15
MOST_REFRESH_TOKENS = 20


@frozen
class Client:
    """A registered program. redirect_uris: exact addresses; an http address of this computer matches at any
    port.
    """

    client_id: str
    client_secret: str
    name: str
    redirect_uris: tuple[str, ...]

    def allows(self, redirect_uri: str) -> bool:
        return any(_same_redirect(known, redirect_uri) for known in self.redirect_uris)


@frozen
class Access:
    """Who a live access token speaks for."""

    user: int
    scopes: frozenset[str]


@frozen
class Grant:
    """What a person agreed to. redirect_uri: None for a self-client code. challenge, method: PKCE."""

    client_id: str
    user: int
    scopes: tuple[str, ...]
    offline: bool
    redirect_uri: str | None = None
    challenge: str | None = None
    method: str | None = None


@frozen
class Device:
    """A program that waits for a person to type its code. answer: yes, no, used, or None while it waits."""

    digest: str
    user_code: str
    client_id: str
    scopes: str
    offline: bool
    expires: int
    polled: int | None
    answer: str | None
    user: int | None


_DEVICE_COLUMNS = "digest, user_code, client_id, scopes, offline, expires, polled, answer, user"


class Refused(Exception):
    """A refusal of the accounts server; the text is its `error`."""


Reply = dict[str, Any]


class OAuth:
    """All sign-in state."""

    def __init__(self, environment: Environment, store: Store) -> None:
        self._environment = environment
        self._store = store

    def register(self, name: str, redirect_uris: Iterable[str]) -> Client:
        """A new client with an id and a secret."""
        client = Client(
            f"1000.{secrets.token_hex(15).upper()}", secrets.token_hex(21), name, tuple(redirect_uris)
        )
        self._store.execute(
            "INSERT INTO clients (client_id, client_secret, name, redirect_uris) VALUES (?, ?, ?, ?)",
            (client.client_id, client.client_secret, name, json.dumps(client.redirect_uris)),
        )
        return client

    def own_client(self) -> Client:
        """The client every organisation has: crmsync. Its id and secret stay the same for a file."""
        known = self.client(self._store.meta("client_id"))
        if known is None:
            known = self.register("crmsync", LOOPBACK_REDIRECTS)
            self._store.set_meta("client_id", known.client_id)
        return known

    def client(self, client_id: str | None) -> Client | None:
        row = self._store.execute(
            "SELECT client_id, client_secret, name, redirect_uris FROM clients WHERE client_id = ?",
            (client_id,),
        ).fetchone()
        return None if row is None else Client(row[0], row[1], row[2], tuple(json.loads(row[3])))

    def code(self, grant: Grant, lifetime: int | None = None) -> str:
        """A code for what a person agreed to, good once; `lifetime` in seconds where a self-client chose one.

        Raises Refused when too many were made.
        """
        now = self._environment.now()
        behaviour = self._environment.behaviour
        (recent,) = self._store.execute(
            "SELECT count(*) FROM grants WHERE client_id = ? AND user = ? AND created > ?",
            (grant.client_id, grant.user, now - LIMIT_PERIOD),
        ).fetchone()
        if behaviour.token_limits and recent >= MOST_CODES:
            raise Refused("access_denied")
        code = _new_token()
        seconds = int(behaviour.code_lifetime.total_seconds()) if lifetime is None else lifetime
        self._store.execute(
            "INSERT INTO grants (digest, client_id, user, scopes, offline, redirect_uri, challenge, method,"
            " expires, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                _digest(code),
                grant.client_id,
                grant.user,
                ",".join(grant.scopes),
                grant.offline,
                grant.redirect_uri,
                grant.challenge,
                grant.method,
                now + seconds,
                now,
            ),
        )
        return code

    def token(self, form: Mapping[str, str], api_domain: str) -> Reply:
        """Answer the token endpoint: a code or a refresh token for an access token."""
        try:
            match form.get("grant_type"):
                case "authorization_code":
                    return self._from_code(form, api_domain)
                case "refresh_token":
                    return self._from_refresh_token(form, api_domain)
                case _:
                    raise Refused("unsupported_grant_type")
        except Refused as refused:
            return {"error": str(refused)}

    def revoke(self, token: str | None) -> Reply:
        """Answer the revocation endpoint: a refresh token takes its access tokens with it."""
        digest = _digest(token or "")
        row = self._store.execute("SELECT number FROM refresh_tokens WHERE digest = ?", (digest,)).fetchone()
        if row is not None:
            self._drop_refresh_token(row[0])
            return {"status": "success"}
        gone = self._store.execute("DELETE FROM access_tokens WHERE digest = ?", (digest,)).rowcount
        return {"status": "success"} if gone else {"error": "invalid_token"}

    def access(self, token: str) -> Access | None:
        """Who that access token speaks for; None when it is unknown or out of date."""
        row = self._store.execute(
            "SELECT user, scopes FROM access_tokens WHERE digest = ? AND expires > ?",
            (_digest(token), self._environment.now()),
        ).fetchone()
        return None if row is None else Access(row[0], frozenset(row[1].split(",")))

    def refresh_token(self, client_id: str, user: int, scopes: Iterable[str]) -> str:
        """A new refresh token. The twenty-first of a user and client silently ends the oldest."""
        numbers = self._store.execute(
            "SELECT number FROM refresh_tokens WHERE client_id = ? AND user = ? ORDER BY number DESC",
            (client_id, user),
        ).fetchall()
        if self._environment.behaviour.token_limits:
            for (number,) in numbers[MOST_REFRESH_TOKENS - 1 :]:
                self._drop_refresh_token(number)
        token = _new_token()
        self._store.execute(
            "INSERT INTO refresh_tokens (digest, client_id, user, scopes, created) VALUES (?, ?, ?, ?, ?)",
            (_digest(token), client_id, user, ",".join(scopes), self._environment.now()),
        )
        return token

    def knows_refresh_token(self, token: str) -> bool:
        """Whether that refresh token is still good."""
        found = self._store.execute("SELECT 1 FROM refresh_tokens WHERE digest = ?", (_digest(token),))
        return found.fetchone() is not None

    def end_access_tokens(self) -> None:
        """Make every access token invalid, as if its hour were over."""
        self._store.execute("DELETE FROM access_tokens")

    def device_code(self, form: Mapping[str, str], verification_url: str) -> Reply:
        """Answer the device endpoint: a code for the program, and one for the person to type."""
        client = self.client(form.get("client_id"))
        if client is None:
            return {"error": "invalid_client"}
        if form.get("grant_type") != "device_request":
            return {"error": "unsupported_grant_type"}
        seconds = int(self._environment.behaviour.device_code_lifetime.total_seconds())
        device_code = _new_token()
        user_code = "-".join("".join(secrets.choice("BCDFGHJKLMNPQRSTVWXZ") for _ in range(4)) for _ in "12")
        scopes = ",".join(scope_list(form.get("scope")))
        self._store.execute(
            "INSERT INTO devices (digest, user_code, client_id, scopes, offline, expires)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                _digest(device_code),
                user_code,
                client.client_id,
                scopes,
                form.get("access_type") == "offline",
                self._environment.now() + seconds,
            ),
        )
        return {
            "user_code": user_code,
            "device_code": device_code,
            "verification_url": verification_url,
            "expires_in": seconds,
        }

    def waiting_device(self, user_code: str) -> Device | None:
        """The program that waits with this user code."""
        row = self._store.execute(
            f"SELECT {_DEVICE_COLUMNS} FROM devices WHERE user_code = ? AND answer IS NULL AND expires > ?",
            (user_code.strip().upper(), self._environment.now()),
        ).fetchone()
        return None if row is None else Device(*row)

    def answer_device(self, user_code: str, user: int, *, allow: bool) -> bool:
        """A person's answer for the program with that code. False when no program waits with it."""
        device = self.waiting_device(user_code)
        if device is None:
            return False
        self._store.execute(
            "UPDATE devices SET answer = ?, user = ? WHERE digest = ?",
            ("yes" if allow else "no", user, device.digest),
        )
        return True

    def device_token(self, form: Mapping[str, str], api_domain: str) -> Reply:
        """Answer a program that polls."""
        try:
            client = self._authenticated(form)
            device = self._polling(client, form)
            self._store.execute("UPDATE devices SET answer = 'used' WHERE digest = ?", (device.digest,))
            scopes = tuple(device.scopes.split(","))
            assert device.user is not None
            return self._tokens(client, device.user, scopes, api_domain, offline=device.offline)
        except Refused as refused:
            return {"error": str(refused)}

    def _polling(self, client: Client, form: Mapping[str, str]) -> Device:
        if form.get("grant_type") != "device_token":
            raise Refused("unsupported_grant_type")
        row = self._store.execute(
            f"SELECT {_DEVICE_COLUMNS} FROM devices WHERE digest = ? AND client_id = ?",
            (_digest(form.get("code", "")), client.client_id),
        ).fetchone()
        if row is None:
            raise Refused("invalid_code")
        device = Device(*row)
        now = self._environment.now()
        if device.answer == "used":
            raise Refused("invalid_code")
        if device.expires <= now:
            raise Refused("expired")
        self._store.execute("UPDATE devices SET polled = ? WHERE digest = ?", (now, device.digest))
        pause = int(self._environment.behaviour.device_poll_interval.total_seconds())
        if device.polled is not None and now - device.polled < pause:
            raise Refused("slow_down")
        if device.answer is None:
            raise Refused("authorization_pending")
        if device.answer == "no":
            raise Refused("access_denied")
        return device

    def _authenticated(self, form: Mapping[str, str]) -> Client:
        client = self.client(form.get("client_id"))
        if client is None or not secrets.compare_digest(client.client_secret, form.get("client_secret", "")):
            raise Refused("invalid_client")
        return client

    def _from_code(self, form: Mapping[str, str], api_domain: str) -> Reply:
        client = self._authenticated(form)
        digest = _digest(form.get("code", ""))
        row = self._store.execute(
            "SELECT client_id, user, scopes, offline, redirect_uri, challenge, method, expires, used"
            " FROM grants WHERE digest = ?",
            (digest,),
        ).fetchone()
        if row is None:
            raise Refused("invalid_code")
        client_id, user, scopes, offline, redirect_uri, challenge, method, expires, used = row
        if client_id != client.client_id or used or expires <= self._environment.now():
            raise Refused("invalid_code")
        if redirect_uri is not None and form.get("redirect_uri") != redirect_uri:
            raise Refused("invalid_redirect_uri")
        self._store.execute("UPDATE grants SET used = 1 WHERE digest = ?", (digest,))
        if challenge is not None and not _proves(form.get("code_verifier", ""), challenge, method):
            raise Refused("invalid_code")
        return self._tokens(client, user, tuple(scopes.split(",")), api_domain, offline=bool(offline))

    def _tokens(
        self, client: Client, user: int, scopes: tuple[str, ...], api_domain: str, *, offline: bool
    ) -> Reply:
        if not offline:
            return self._reply(self._access_token(None, user, scopes), scopes, api_domain)
        refresh = self.refresh_token(client.client_id, user, scopes)
        (number,) = self._store.execute(
            "SELECT number FROM refresh_tokens WHERE digest = ?", (_digest(refresh),)
        ).fetchone()
        token = self._access_token(number, user, scopes)
        return self._reply(token, scopes, api_domain) | {"refresh_token": refresh}

    def _from_refresh_token(self, form: Mapping[str, str], api_domain: str) -> Reply:
        client = self._authenticated(form)
        row = self._store.execute(
            "SELECT number, client_id, user, scopes FROM refresh_tokens WHERE digest = ?",
            (_digest(form.get("refresh_token", "")),),
        ).fetchone()
        if row is None or row[1] != client.client_id:
            raise Refused("invalid_code")
        scopes = tuple(row[3].split(","))
        return self._reply(self._access_token(row[0], row[2], scopes), scopes, api_domain)

    def _access_token(self, refresh: int | None, user: int, scopes: tuple[str, ...]) -> str:
        now = self._environment.now()
        if refresh is not None and self._environment.behaviour.token_limits:
            (recent,) = self._store.execute(
                "SELECT count(*) FROM access_tokens WHERE refresh = ? AND created > ?",
                (refresh, now - LIMIT_PERIOD),
            ).fetchone()
            if recent >= MOST_ACCESS_TOKENS:
                raise Refused("access_denied")
            live = self._store.execute(
                "SELECT number FROM access_tokens WHERE refresh = ? AND expires > ? ORDER BY number DESC",
                (refresh, now),
            ).fetchall()
            for (number,) in live[MOST_LIVE_ACCESS_TOKENS - 1 :]:
                self._store.execute("UPDATE access_tokens SET expires = ? WHERE number = ?", (now, number))
        token = _new_token()
        expires = now + int(self._environment.behaviour.access_token_lifetime.total_seconds())
        self._store.execute(
            "INSERT INTO access_tokens (digest, refresh, user, scopes, created, expires)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (_digest(token), refresh, user, ",".join(scopes), now, expires),
        )
        return token

    def _reply(self, access_token: str, scopes: tuple[str, ...], api_domain: str) -> Reply:
        return {
            "access_token": access_token,
            "scope": " ".join(scopes),
            "api_domain": api_domain,
            "token_type": "Bearer",
            "expires_in": int(self._environment.behaviour.access_token_lifetime.total_seconds()),
        }

    def _drop_refresh_token(self, number: int) -> None:
        self._store.execute("DELETE FROM access_tokens WHERE refresh = ?", (number,))
        self._store.execute("DELETE FROM refresh_tokens WHERE number = ?", (number,))


def scope_list(text: str | None) -> tuple[str, ...]:
    """The scopes of a request; all of them when it names none."""
    named = tuple(part for part in (text or "").replace(" ", ",").split(",") if part)
    return named or ALL_SCOPES


def _new_token() -> str:
    return f"1000.{secrets.token_hex(16)}.{secrets.token_hex(16)}"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _proves(verifier: str, challenge: str, method: str | None) -> bool:
    if method == "S256":
        digest = hashlib.sha256(verifier.encode()).digest()
        verifier = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return secrets.compare_digest(verifier.encode(), challenge.encode())


def _same_redirect(known: str, given: str) -> bool:
    if known == given:
        return True
    ours, theirs = urlsplit(known), urlsplit(given)
    loopback = ours.scheme == theirs.scheme == "http" and ours.hostname in ("localhost", "127.0.0.1", "::1")
    return loopback and (ours.hostname, ours.path) == (theirs.hostname, theirs.path)
