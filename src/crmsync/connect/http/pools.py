"""Connections: pools per proxy, TLS that is always verified, and what a broken exchange means.

The only module that handles urllib3's exceptions; knows nothing of retries or credentials.
"""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit, urlunsplit

import truststore
import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from crmsync.connect.errors import NotSupported
from crmsync.connect.http.hosts import Origin, ProxySettings
from crmsync.connect.http.retry import Trouble

_CHUNK = 64 * 1024
_LATER = "It is tried again later."
_OWN_AUTHORITY = (
    "If it is signed by your own certificate authority, name its file in the account's settings: ca_file."
)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Why an exchange failed. sent: may the request have been carried out? message, advice: plain
    sentences. untrusted: was it the certificate?
    """

    trouble: Trouble
    sent: bool
    message: str
    advice: str = ""
    untrusted: bool = False


class ExchangeFailed(Exception):
    """An exchange had no usable reply."""

    def __init__(self, breakdown: Breakdown) -> None:
        super().__init__(breakdown.message)
        self.breakdown = breakdown


class Pools:
    """The pooled connections of one account, by the proxy they go through. Thread-safe."""

    def __init__(self, *, connections: int, ca_file: Path | None, proxy: ProxySettings) -> None:
        self._connections = connections
        self._ca_file = ca_file
        self._proxy = proxy
        self._context: ssl.SSLContext | None = None
        self._managers: dict[str | None, urllib3.PoolManager] = {}
        self._ways: dict[Origin, urllib3.PoolManager] = {}
        self._lock = threading.Lock()

    def manager(self, origin: Origin) -> urllib3.PoolManager:
        """The pool for requests to `origin`, through the proxy that the first of them needed. Raises
        NotSupported for an unusable proxy address or CA file.
        """
        with self._lock:
            if origin not in self._ways:
                proxy = self._proxy.proxy_for(origin)
                if proxy not in self._managers:
                    self._managers[proxy] = self._make(proxy)
                self._ways[origin] = self._managers[proxy]
            return self._ways[origin]

    def close(self) -> None:
        """Close all idle connections."""
        with self._lock:
            for manager in self._managers.values():
                manager.clear()
            self._managers.clear()
            self._ways.clear()

    def _make(self, proxy: str | None) -> urllib3.PoolManager:
        if self._context is None:
            self._context = trusting_context(self._ca_file)
        if proxy is None:
            return urllib3.PoolManager(maxsize=self._connections, block=True, ssl_context=self._context)
        address, credentials = _split_proxy(proxy)
        return urllib3.ProxyManager(
            address,
            maxsize=self._connections,
            block=True,
            ssl_context=self._context,
            proxy_ssl_context=self._context,
            proxy_headers=urllib3.make_headers(proxy_basic_auth=credentials) if credentials else None,
        )


def trusting_context(ca_file: Path | None) -> ssl.SSLContext:
    """TLS that trusts what the operating system trusts, and the authorities in `ca_file` (PEM) as well."""
    context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=str(ca_file))
        except (OSError, ssl.SSLError) as error:
            raise NotSupported(
                f"The file with your own certificate authorities, {ca_file}, cannot be read.",
                advice="It must be a PEM file: lines between BEGIN CERTIFICATE and END CERTIFICATE.",
            ) from error
    return context


def _split_proxy(proxy: str) -> tuple[str, str]:
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotSupported(
            "The proxy's address is not one crmsync can use.",
            advice="A proxy's address begins with http:// or https://; SOCKS proxies are not supported.",
        )
    userinfo, _, place = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, place, "", "", "")), unquote(userinfo)


def drain(raw: urllib3.BaseHTTPResponse, sink: BinaryIO, limit: int) -> None:
    """Write the decoded body of `raw` to `sink`. Raises ExchangeFailed when it is longer than `limit`
    bytes.
    """
    size = 0
    for chunk in raw.stream(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > limit:
            raise ExchangeFailed(
                Breakdown(Trouble.HOPELESS, True, f"The service's reply is larger than {limit:,} bytes.")
            )
        sink.write(chunk)


def breakdown(error: HTTPError | OSError, host: str) -> Breakdown:
    """What a failed exchange with `host` means."""
    match error:
        case ProxyError():
            return Breakdown(
                Trouble.NOT_SENT, False, f"The proxy gave no way to {host}.", "Check the proxy settings."
            )
        case NewConnectionError() | ConnectTimeoutError():
            return Breakdown(
                Trouble.NOT_SENT,
                False,
                f"{host} cannot be reached.",
                "Check the network connection and the address.",
            )
        case SSLError():
            return _tls_breakdown(error, host)
        case ReadTimeoutError():
            return Breakdown(Trouble.SILENT, True, f"{host} did not answer in time.", _LATER)
        case DecodeError():
            return Breakdown(Trouble.HOPELESS, True, f"{host} sent a reply that cannot be decoded.")
        case _:
            return Breakdown(Trouble.LOST, True, f"{host} broke off the connection.", _LATER)


def _tls_breakdown(error: SSLError, host: str) -> Breakdown:
    cause = error.args[0] if error.args else None
    match cause:
        case ssl.SSLCertVerificationError():
            return Breakdown(
                Trouble.HOPELESS,
                False,
                f"The certificate of {host} is not trusted ({cause.verify_message}).",
                _OWN_AUTHORITY,
                untrusted=True,
            )
        case ssl.SSLError(reason="WRONG_VERSION_NUMBER" | "HTTP_REQUEST" | "UNSUPPORTED_PROTOCOL"):
            return Breakdown(
                Trouble.HOPELESS,
                False,
                f"{host} does not speak TLS there.",
                "Check the address and its port.",
            )
        case _:
            return Breakdown(Trouble.LOST, True, f"The encrypted connection to {host} broke.", _LATER)
