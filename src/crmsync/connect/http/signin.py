"""How an account proves who it is: nothing, password (basic or digest), token. Pluggable into the transport.

Secrets are kept out of every repr. No cryptography of our own: digests are made by the standard library.
"""

from __future__ import annotations

import base64
import hashlib
import re
import threading
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

from crmsync.connect.http.hosts import Origin
from crmsync.frozen import frozen


@frozen
class Challenge:
    """One way of signing in that a server offers (RFC 9110 §11.6.1). scheme: lower case."""

    scheme: str
    parameters: str


_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9._-]*)(?:\s+(.*))?", re.DOTALL)
_PARAMETER = re.compile(r"[A-Za-z0-9_*-]+\s*=")


def parse_challenges(headers: Iterable[str]) -> list[Challenge]:
    """The challenges of all `WWW-Authenticate` headers, several of which may share one header."""
    found: list[tuple[str, list[str]]] = []
    for header in headers:
        for part in urllib.request.parse_http_list(header):
            match = None if _PARAMETER.match(part) else _SCHEME.fullmatch(part)
            if match is not None:
                found.append((match[1].lower(), [match[2]] if match[2] else []))
            elif found:
                found[-1][1].append(part)
    return [Challenge(scheme, ", ".join(parameters)) for scheme, parameters in found]


class SignIn(Protocol):
    """Adds credentials to requests. Thread-safe."""

    def authorization(self, method: str, url: str) -> str | None:
        """The Authorization header's value for a request; `None` to send none."""

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        """A reply was 401 although `used` was sent. Is another try with a new `authorization` worthwhile?

        attempt: how many replies to this request were 401 so far, from 1.
        """


class NoSignIn:
    """For servers and addresses that want no credentials."""

    def authorization(self, method: str, url: str) -> str | None:
        return None

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        return False


class BasicSignIn:
    """User name and password with every request (RFC 7617), UTF-8."""

    def __init__(self, username: str, password: str) -> None:
        self.username = username
        self._value = "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode("ascii")

    def __repr__(self) -> str:
        return f"BasicSignIn({self.username!r})"

    def authorization(self, method: str, url: str) -> str | None:
        return self._value

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        return False


_HASHES: dict[str, Callable[[bytes], str]] = {
    "SHA-256": lambda data: hashlib.sha256(data).hexdigest(),
    "MD5": lambda data: hashlib.md5(data, usedforsecurity=False).hexdigest(),
    "SHA": lambda data: hashlib.sha1(data, usedforsecurity=False).hexdigest(),
}
_STRONGEST_FIRST = list(_HASHES)


class _DigestMaker(urllib.request.AbstractDigestAuthHandler):
    """The standard library's digest sign-in, with UTF-8 (RFC 7616 §4) and SHA-256 in addition."""

    def get_algorithm_impls(self, algorithm: str) -> tuple[Callable[[str], str], Callable[[str, str], str]]:
        digest = _HASHES[algorithm]

        def of_text(text: str) -> str:
            return digest(text.encode())

        return of_text, lambda secret, data: of_text(f"{secret}:{data}")


class DigestSignIn:
    """User name and password as a digest over a nonce of the server (RFC 7616): the password itself is never
    sent.
    """

    def __init__(self, username: str, password: str) -> None:
        self.username = username
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, ("http://host/", "https://host/"), username, password)
        self._maker = _DigestMaker(passwords)
        self._challenges: dict[Origin, dict[str, str]] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"DigestSignIn({self.username!r})"

    def authorization(self, method: str, url: str) -> str | None:
        if not self._challenges:
            return None
        parts = urlsplit(url)
        target = urlunsplit(("http", "host", parts.path or "/", parts.query, ""))
        with self._lock:
            challenge = self._challenges.get(Origin.of(url))
            if challenge is None:
                return None
            value = self._maker.get_authorization(urllib.request.Request(target, method=method), challenge)
        if value is None:
            return None
        quoted = self.username.replace("\\", "\\\\").replace('"', '\\"')
        value = value.replace(f'username="{self.username}"', f'username="{quoted}"', 1)
        return "Digest " + value.encode().decode("latin-1")

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        challenge = strongest_digest(challenges)
        if challenge is None:
            return False
        with self._lock:
            self._challenges[Origin.of(url)] = challenge
        answered = used is not None and used.startswith("Digest ")
        is_stale = challenge.get("stale", "").lower() == "true"
        return not answered or (is_stale and attempt < _MOST_TRIES)


_MOST_TRIES = 4


def strongest_digest(challenges: Sequence[Challenge]) -> dict[str, str] | None:
    """The parameters of the digest challenge with the best algorithm we can answer (quality `auth` only);
    `None` without one.
    """
    usable: dict[str, dict[str, str]] = {}
    for challenge in challenges:
        if challenge.scheme != "digest":
            continue
        parameters = _parameters(challenge.parameters)
        algorithm = parameters.get("algorithm", "MD5").upper()
        qualities = [quality.strip() for quality in parameters.get("qop", "auth").split(",")]
        if algorithm in _HASHES and {"realm", "nonce"} <= parameters.keys() and "auth" in qualities:
            parameters["algorithm"] = algorithm
            if "qop" in parameters:
                parameters["qop"] = "auth"
            usable.setdefault(algorithm, parameters)
    return next((usable[name] for name in _STRONGEST_FIRST if name in usable), None)


def _parameters(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in urllib.request.parse_http_list(text))
    return {
        name.strip().lower(): value.strip().removeprefix('"').removesuffix('"')
        for name, equals, value in pairs
        if equals
    }


class PasswordSignIn:
    """User name and password: basic at once, digest with the servers that ask for it."""

    def __init__(self, username: str, password: str) -> None:
        self.username = username
        self._basic = BasicSignIn(username, password)
        self._digest = DigestSignIn(username, password)

    def __repr__(self) -> str:
        return f"PasswordSignIn({self.username!r})"

    def authorization(self, method: str, url: str) -> str | None:
        return self._digest.authorization(method, url) or self._basic.authorization(method, url)

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        return self._digest.challenged(url, used, challenges, attempt)


class TokenSupplier(Protocol):
    """Gives access tokens. Thread-safe; may ask the network, and raise SignInNeeded."""

    def token(self) -> str:
        """The access token to use now."""

    def renewed(self, rejected: str) -> str:
        """Another token than `rejected`, which the service refused; one refresh for all threads that were
        refused.
        """


class BearerSignIn:
    """An access token with every request, refreshed once when refused (RFC 6750; Zoho's scheme is
    `Zoho-oauthtoken`).
    """

    def __init__(self, supplier: TokenSupplier, *, scheme: str = "Bearer") -> None:
        self._supplier = supplier
        self._scheme = scheme

    def __repr__(self) -> str:
        return f"BearerSignIn({self._scheme})"

    def authorization(self, method: str, url: str) -> str | None:
        return f"{self._scheme} {self._supplier.token()}"

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        if used is None or attempt > 1:
            return False
        rejected = used.partition(" ")[2]
        return self._supplier.renewed(rejected) != rejected
