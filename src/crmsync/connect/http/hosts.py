"""Which hosts may see an account's credentials, and the way to them: origins, redirects, proxies.

Pure but for the environment's proxy settings; knows nothing of requests in flight.
"""

from __future__ import annotations

import ipaddress
import re
import threading
import urllib.request
from dataclasses import field
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from crmsync.connect.errors import NotSupported
from crmsync.frozen import frozen

_DEFAULT_PORTS = {"https": 443, "http": 80}
_REDIRECTS_KEEPING_METHOD = {307, 308}
_REDIRECTS_CHANGING_POSTS = {301, 302}
_POST_LIKE = {"POST", "PATCH"}


@frozen
class Origin:
    """Scheme, host and port: what credentials are bound to (RFC 6454)."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Origin:
        """The origin of an absolute http(s) URL. Raises NotSupported for anything else, also for a password
        inside it.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
            parts = urlsplit("")
        if parts.scheme not in _DEFAULT_PORTS or not host:
            raise NotSupported(
                "The address is not one crmsync can use.",
                advice="An address begins with https:// (or http://) followed by the server's name.",
            )
        if parts.username is not None or parts.password is not None:
            raise NotSupported(
                f"The address of {host} contains a user name or password.",
                advice="Take them out of the address; the password belongs into the sign-in.",
            )
        return cls(parts.scheme, _ascii_host(host), port or _DEFAULT_PORTS[parts.scheme])

    @property
    def netloc(self) -> str:
        """Host and port as in a URL or Host header (RFC 3986 §3.2): without the scheme's own port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Is it this computer?"""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


@frozen
class Place:
    """A URL taken apart. target: path and query as they go out on the wire, which a digest is made over."""

    origin: Origin
    target: str

    @classmethod
    def of(cls, url: str) -> Place:
        """The place that an absolute http(s) URL names, its fragment left out. Raises as `Origin.of`."""
        plain = _PLAIN_URL.fullmatch(url)
        if plain is not None and not _DOTS.search(plain[2]):
            return cls(_origin_of(plain[1]), plain[2])
        origin, parts = Origin.of(url), urlsplit(url)
        path = _without_dots(_quoted(parts.path))
        return cls(origin, f"{path}?{_quoted(parts.query)}" if "?" in url.partition("#")[0] else path)

    @property
    def url(self) -> str:
        """The whole of it, in its one spelling."""
        return f"{self.origin.scheme}://{self.origin.netloc}{self.target}"


_PLAIN_URL = re.compile(r"(https?://[A-Za-z0-9.:-]+)(/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*+)")
_DOTS = re.compile(r"/\.{1,2}(?:[/?]|\Z)")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ENCODED = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_KEPT = "%/?:@!$&'()*+,;=-._~"


def _quoted(text: str) -> str:
    """`text` with what no URL may hold percent-encoded (RFC 3986 §2)."""
    quoted = quote(_STRAY_PERCENT.sub("%25", text), safe=_KEPT)
    return _ENCODED.sub(lambda match: match[0].upper(), quoted)


def _without_dots(path: str) -> str:
    """`path` (absolute or empty) without the segments that only mean another one (RFC 3986 §5.2.4)."""
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if path.endswith(("/.", "/..")):
        kept.append("")
    return "/" + "/".join(kept)


@lru_cache(maxsize=64)
def _origin_of(url: str) -> Origin:
    return Origin.of(url)


def _ascii_host(host: str) -> str:
    try:
        return host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.lower()


def keeps_secrets_safe(source: Origin, target: Origin) -> bool:
    """May credentials meant for `source` follow its redirect to `target` without anybody asking?

    Yes to the same origin, and to the same host where TLS is kept or gained. Never from https to http, never
    to another host.
    """
    return target == source or (target.host == source.host and target.scheme == "https")


def may_be_discovered(source: Origin, target: Origin) -> bool:
    """May `source`, while an account is being discovered, name `target` as another host of the account?

    RFC 6764 §6 lets a provider send a client elsewhere (iCloud: caldav.icloud.com → p42-caldav.icloud.com).
    That word is only taken over TLS, from a host whose certificate was verified, and only for a host that
    speaks TLS as well.
    """
    return keeps_secrets_safe(source, target) or (source.scheme == target.scheme == "https")


class OwnHosts:
    """The origins that may see an account's credentials. Thread-safe; only grows."""

    def __init__(self, *urls: str) -> None:
        self._origins = frozenset(Origin.of(url) for url in urls)
        self._lock = threading.Lock()

    def __contains__(self, origin: Origin) -> bool:
        return origin in self._origins

    def allow(self, origin: Origin) -> None:
        """From now on `origin` is one of the account's own."""
        with self._lock:
            self._origins |= {origin}

    def may_follow(self, source: Origin, target: Origin) -> bool:
        """May a request for `source` be sent to `target` instead?"""
        if source.scheme == "https" and target.scheme == "http":
            return False
        return target in self._origins or keeps_secrets_safe(source, target)


def redirect_target(method: str, status: int, location: str | None, url: str) -> str | None:
    """Where the same request with the same body should go instead; `None` when the reply is no such redirect.

    301 and 302 keep the method except for POST and PATCH, which RFC 9110 §15.4 lets clients turn into GET;
    those, and 303, are left to the caller. A fragment or user name in the location is dropped.
    """
    mild = status in _REDIRECTS_CHANGING_POSTS and method not in _POST_LIKE
    if not location or not (mild or status in _REDIRECTS_KEEPING_METHOD):
        return None
    try:
        parts = urlsplit(urljoin(url, location.strip()))
        netloc = parts.netloc.rpartition("@")[2]
    except ValueError:
        return None
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def _is_within(host: str, domain: str) -> bool:
    name = domain.strip().lower().lstrip(".")
    return host == name or host.endswith(f".{name}")


@frozen
class ProxySettings:
    """The way out.

    url: the proxy (`http://user:password@proxy:3128`), `None` for the system's own settings. no_proxy: hosts
    and domains reached directly (`.example.com`), used with `url`. use_environment: are the system's settings
    (HTTPS_PROXY …, or those of macOS and Windows) taken when `url` is `None`?
    """

    url: str | None = field(default=None, repr=False)
    no_proxy: tuple[str, ...] = ()
    use_environment: bool = True

    def proxy_for(self, origin: Origin) -> str | None:
        """The proxy's URL for requests to `origin`, `None` for the direct way.

        The system's proxy is never asked for this computer itself.
        """
        if self.url is not None:
            return None if any(_is_within(origin.host, domain) for domain in self.no_proxy) else self.url
        if not self.use_environment or origin.is_loopback or urllib.request.proxy_bypass(origin.host):
            return None
        proxies = urllib.request.getproxies()
        return proxies.get(origin.scheme) or proxies.get("all")
