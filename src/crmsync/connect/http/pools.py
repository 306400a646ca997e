"""Connections: kept open and lent out, so many at a time, and what a broken exchange means.

The only module that handles the errors of `http.client`; knows nothing of retries or credentials.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import weakref
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from crmsync.connect.http.hosts import Origin, ProxySettings
from crmsync.connect.http.retry import Trouble
from crmsync.connect.http.sockets import NoWay, Proxy, hurry, is_quiet, reach, trusting_context
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from crmsync.connect.http.introduction import Introduction

_CHUNK = 64 * 1024
_LATER = "It is tried again later."
_OWN_AUTHORITY = (
    "If it is signed by your own certificate authority, name its file in the account's settings: ca_file."
)
_PLAIN = {"", "identity"}
_GZIP = {"gzip", "x-gzip"}
_GZIP_ONLY = 16 + zlib.MAX_WBITS
"""zlib's word for: a gzip header, a window of any size."""


@frozen
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


@frozen
class Outgoing:
    """A request as it goes out. target: path and query. silence: the longest wait for a reply, in seconds."""

    method: str
    target: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(repr=False)
    silence: float


class Pools:
    """The connections of one account. Thread-safe.

    connections: the most at a time to one origin, further requests wait. patience: the longest wait for a
    connection, in seconds.
    """

    def __init__(
        self, *, connections: int, patience: float, ca_file: Path | None, proxy: ProxySettings
    ) -> None:
        self._connections = connections
        self._patience = patience
        self._ca_file = ca_file
        self._proxy = proxy
        self._context: ssl.SSLContext | None = None
        self._ways: dict[Origin, _Way] = {}
        self._lock = threading.Lock()
        # A session that nobody closed lets its connections go with itself.
        weakref.finalize(self, _close, self._ways)

    def exchange(
        self,
        origin: Origin,
        request: Outgoing,
        sink: BinaryIO,
        limit: int,
        introduction: Introduction | None = None,
    ) -> tuple[int, http.client.HTTPMessage]:
        """Send a request, write the decoded body of the reply to `sink`, and return its status and headers.

        introduction: for services where each connection signs itself in.

        Raises ExchangeFailed, also for a body longer than `limit` bytes; NotSupported for an unusable proxy
        address or CA file.
        """
        with self._way(origin).lent() as line:
            if introduction is None:
                return line.exchange(request, sink, limit)
            return line.introduced(request, sink, limit, introduction)

    def close(self) -> None:
        """Close all idle connections."""
        with self._lock:
            _close(self._ways)

    def _way(self, origin: Origin) -> _Way:
        """How `origin` is reached; the system is asked for a proxy by the first request only."""
        with self._lock:
            way = self._ways.get(origin)
            if way is None:
                if self._context is None:
                    self._context = trusting_context(self._ca_file)
                address = self._proxy.proxy_for(origin)
                proxy = None if address is None else Proxy.of(address)
                way = _Way(origin, proxy, self._context, self._connections, self._patience)
                self._ways[origin] = way
            return way


def _close(ways: dict[Origin, _Way]) -> None:
    while ways:
        ways.popitem()[1].close()


class _Way:
    """The connections to one origin."""

    def __init__(
        self, origin: Origin, proxy: Proxy | None, context: ssl.SSLContext, connections: int, patience: float
    ) -> None:
        self._origin = origin
        self._proxy = proxy
        self._context = context
        self._patience = patience
        self._room = threading.BoundedSemaphore(connections)
        self._idle: list[_Line] = []
        self._closed = False

    @contextmanager
    def lent(self) -> Iterator[_Line]:
        """A connection; it is given back open unless something went wrong."""
        with self._room:
            line = self._taken()
            try:
                yield line
            except BaseException:
                line.close()
                raise
            self._idle.append(line)
            if self._closed:
                self.close()

    def close(self) -> None:
        """Close the idle ones now, the others when they are given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _taken(self) -> _Line:
        while self._idle:
            line = self._idle.pop()
            if line.is_alive():
                return line
            line.close()
        return _Line(self._origin, self._proxy, self._context, self._patience)


class _Line(http.client.HTTPConnection):
    """One connection to an origin, made when it is first used."""

    auto_open = 0

    def __init__(self, origin: Origin, proxy: Proxy | None, context: ssl.SSLContext, patience: float) -> None:
        super().__init__(origin.host, origin.port)
        self._origin = origin
        self._proxy = proxy
        self._trust = context
        self._patience = self._silence = patience
        self._pieces: list[bytes] = []
        self._known = False
        forwarded = proxy is not None and origin.scheme == "http"
        self._before = f"http://{origin.netloc}" if forwarded else ""
        self._common = {"Host": origin.netloc}
        if proxy is not None and proxy.sign_in and forwarded:
            self._common["Proxy-Authorization"] = proxy.sign_in

    def exchange(self, request: Outgoing, sink: BinaryIO, limit: int) -> tuple[int, http.client.HTTPMessage]:
        """See `Pools.exchange`."""
        host = self._origin.host
        if self.sock is None:
            self._reach()
        if self._silence != request.silence:
            self.sock.settimeout(request.silence)
            self._silence = request.silence
        self._pieces.clear()
        self.request(
            request.method, self._before + request.target, request.body, {**self._common, **request.headers}
        )
        try:
            self.sock.sendall(b"".join(self._pieces))
        except (BrokenPipeError, ConnectionResetError):
            # The server may have answered before it had read everything: its reply says why.
            pass
        except OSError as error:
            raise ExchangeFailed(_broken_off(host)) from error
        try:
            hurry(self.sock)
            reply = self.getresponse()
            _drain(reply, sink, limit)
        except TimeoutError as error:
            raise ExchangeFailed(
                Breakdown(Trouble.SILENT, True, f"{host} did not answer in time.", _LATER)
            ) from error
        except zlib.error as error:
            raise ExchangeFailed(
                Breakdown(Trouble.HOPELESS, True, f"{host} sent a reply that cannot be decoded.")
            ) from error
        except (OSError, http.client.HTTPException) as error:
            raise ExchangeFailed(_broken_off(host)) from error
        return reply.status, reply.headers

    def introduced(
        self, request: Outgoing, sink: BinaryIO, limit: int, introduction: Introduction
    ) -> tuple[int, http.client.HTTPMessage]:
        """The same on a connection that signs itself in first, and anew where the server forgot it."""
        if self._known and self.is_alive():
            status, headers = self.exchange(request, sink, limit)
            if status != 401:
                return status, headers
            introduction.count()
        self._known = False
        try:
            answer = self._answer(request, sink, limit, introduction)
        except ExchangeFailed as failed:
            # Nothing but the opening went out.
            raise ExchangeFailed(replace(failed.breakdown, sent=False)) from failed
        finally:
            sink.seek(0)
            sink.truncate()
        signed = {} if answer is None else {"Authorization": answer}
        status, headers = self.exchange(replace(request, headers={**request.headers, **signed}), sink, limit)
        self._known = answer is not None and status != 401 and self.sock is not None
        return status, headers

    def _answer(
        self, request: Outgoing, sink: BinaryIO, limit: int, introduction: Introduction
    ) -> str | None:
        """What proves on this connection who sends the next request; `None` when nothing has to, or can."""
        if self.sock is None:
            self._reach()
        certificate = getattr(self.sock, "getpeercert", lambda binary_form: None)(True)
        handshake = introduction.sign_in.handshake(self._origin.host, certificate)
        if handshake is None:
            return None
        introduction.count()
        opening = {**request.headers, "Authorization": handshake.opening()}
        status, headers = self.exchange(replace(request, headers=opening, body=b""), sink, limit)
        if status != 401:
            return None
        if self.sock is None:
            raise ExchangeFailed(_broken_off(self._origin.host))
        return handshake.answer(headers.get_all("WWW-Authenticate", []))

    def send(self, data: Any) -> None:
        """Gather what `request` hands out piece by piece: head and body leave together, in one packet."""
        self._pieces.append(data)

    def is_alive(self) -> bool:
        """Can it be used once more?"""
        return self.sock is not None and is_quiet(self.sock)

    def _reach(self) -> None:
        host = self._origin.host
        try:
            self.sock = reach(self._origin, self._proxy, self._trust, self._patience)
        except NoWay as error:
            found = Breakdown(
                Trouble.NOT_SENT, False, f"The proxy gave no way to {host}.", "Check the proxy settings."
            )
            raise ExchangeFailed(found) from error
        except ssl.SSLError as error:
            raise ExchangeFailed(_tls_breakdown(error, host)) from error
        except OSError as error:
            found = Breakdown(
                Trouble.NOT_SENT,
                False,
                f"{host} cannot be reached.",
                "Check the network connection and the address.",
            )
            raise ExchangeFailed(found) from error
        self._silence = self._patience


def _drain(reply: http.client.HTTPResponse, sink: BinaryIO, limit: int) -> None:
    """Write the decoded body of `reply` to `sink`.

    Raises ExchangeFailed when it is longer than `limit` bytes, zlib.error when it cannot be decoded,
    http.client.IncompleteRead when it ends too early.
    """
    size = 0
    for chunk in _decoded(reply):
        size += len(chunk)
        if size > limit:
            raise ExchangeFailed(
                Breakdown(Trouble.HOPELESS, True, f"The service's reply is larger than {limit:,} bytes.")
            )
        sink.write(chunk)


def _decoded(reply: http.client.HTTPResponse) -> Iterator[bytes]:
    coding = reply.headers.get("Content-Encoding", "").strip().lower()
    if coding in _PLAIN:
        return _chunks(reply)
    if coding in _GZIP:
        return _unzipped(_chunks(reply))
    raise zlib.error(f"unknown content coding {coding}")


def _chunks(reply: http.client.HTTPResponse) -> Iterator[bytes]:
    while chunk := reply.read(_CHUNK):
        yield chunk
    if reply.length:
        raise http.client.IncompleteRead(b"", reply.length)


def _unzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What one or more gzip members hold, in pieces of limited size (RFC 1952 §2.2)."""
    member = None
    for data in chunks:
        while data:
            if member is None or member.eof:
                member = zlib.decompressobj(_GZIP_ONLY)
            yield member.decompress(data, _CHUNK)
            # Zeros behind a member are padding.
            data = member.unused_data.lstrip(b"\0") if member.eof else member.unconsumed_tail
    if member is not None and not member.eof:
        raise zlib.error("the reply ends in the middle of its compressed body")


def _broken_off(host: str) -> Breakdown:
    return Breakdown(Trouble.LOST, True, f"{host} broke off the connection.", _LATER)


def _tls_breakdown(error: ssl.SSLError, host: str) -> Breakdown:
    match error:
        case ssl.SSLCertVerificationError():
            return Breakdown(
                Trouble.HOPELESS,
                False,
                f"The certificate of {host} is not trusted ({error.verify_message}).",
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
            return Breakdown(Trouble.NOT_SENT, False, f"The encrypted connection to {host} broke.", _LATER)
