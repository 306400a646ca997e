"""The way to an origin: TCP, a proxy's tunnel, TLS that is always verified. Knows no requests."""

from __future__ import annotations

import base64
import http.client
import io
import select
import socket
import ssl
import sys
from dataclasses import field
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import truststore

from crmsync.connect.errors import NotSupported
from crmsync.connect.http.hosts import Origin
from crmsync.frozen import frozen

_CHUNK = 64 * 1024


class NoWay(OSError):
    """The proxy cannot be reached, or opens no tunnel."""


@frozen
class Proxy:
    """A web proxy. sign_in: the value of Proxy-Authorization, if it wants one."""

    origin: Origin
    sign_in: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, url: str) -> Proxy:
        """The proxy at an address, with `http://` where it names no scheme. Raises NotSupported."""
        try:
            parts = urlsplit(url if "://" in url else f"http://{url}")
            userinfo, _, place = parts.netloc.rpartition("@")
            origin = Origin.of(f"{parts.scheme}://{place}")
        except (ValueError, NotSupported) as error:
            raise NotSupported(
                "The proxy's address is not one crmsync can use.",
                advice="A proxy's address begins with http:// or https://; SOCKS proxies are not supported.",
            ) from error
        told = base64.b64encode(unquote(userinfo).encode()).decode("ascii")
        return cls(origin, f"Basic {told}" if userinfo else None)


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


def reach(origin: Origin, proxy: Proxy | None, context: ssl.SSLContext, patience: float) -> socket.socket:
    """A new connection to `origin`, or to the proxy that forwards to it. patience: seconds.

    Raises NoWay for what is the proxy's fault, ssl.SSLError or OSError for the rest.
    """
    if proxy is None:
        plain = _connected(origin, patience)
        return _secured(plain, context, origin) if origin.scheme == "https" else plain
    try:
        way: socket.socket = _connected(proxy.origin, patience)
        if proxy.origin.scheme == "https":
            way = _secured(way, context, proxy.origin)
        if origin.scheme == "http":
            return way
        try:
            _open_tunnel(way, origin, proxy)
        except BaseException:
            way.close()
            raise
    except (OSError, http.client.HTTPException) as error:
        raise NoWay(str(error)) from error
    if isinstance(way, ssl.SSLSocket):
        return cast(socket.socket, InnerTls(way, context, origin.host))
    return _secured(way, context, origin)


def is_quiet(way: socket.socket) -> bool:
    """Does nothing come unasked? A server that closes an idle connection, or is about to, says so."""
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(way.fileno(), select.POLLIN | select.POLLPRI)
        return not poll.poll(0)
    return not select.select([way.fileno()], [], [], 0)[0]


def hurry(way: socket.socket) -> None:
    """Let the kernel acknowledge at once what comes next.

    A server that sends a reply in pieces (Cyrus, every multiget) waits with the second one until the first is
    acknowledged (RFC 9293 §3.7.4), and Linux would take 40 ms for that. It forgets the wish by and by.
    """
    if sys.platform == "linux":
        way.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def _connected(place: Origin, patience: float) -> socket.socket:
    plain = socket.create_connection((place.host, place.port), patience)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return plain


def _secured(plain: socket.socket, context: ssl.SSLContext, place: Origin) -> ssl.SSLSocket:
    try:
        return context.wrap_socket(plain, server_hostname=place.host)
    except BaseException:
        plain.close()
        raise


def _open_tunnel(way: socket.socket, origin: Origin, proxy: Proxy) -> None:
    """CONNECT (RFC 9110 §9.3.6). Raises OSError when the proxy refuses."""
    place = f"[{origin.host}]:{origin.port}" if ":" in origin.host else f"{origin.host}:{origin.port}"
    signed = f"Proxy-Authorization: {proxy.sign_in}\r\n" if proxy.sign_in else ""
    way.sendall(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{signed}\r\n".encode("ascii"))
    reply = http.client.HTTPResponse(way, method="CONNECT")
    try:
        reply.begin()
    finally:
        reply.close()
    if not 200 <= reply.status < 300:
        raise OSError(f"the proxy said {reply.status}")


class InnerTls:
    """TLS inside the TLS by which a proxy is reached, which Python cannot wrap as it wraps a plain socket.

    As much of a socket as an exchange needs; for one thread at a time.
    """

    def __init__(self, outer: ssl.SSLSocket, context: ssl.SSLContext, host: str) -> None:
        self._outer = outer
        self._received, self._to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._inner = context.wrap_bio(self._received, self._to_send, server_hostname=host)
        self._files = 0
        self._closed = False
        try:
            while not self._is_shaken():
                self._receive()
        except BaseException:
            outer.close()
            raise

    def sendall(self, data: bytes, /) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._inner.write(rest) :]
            self._flush()

    def makefile(self, _mode: str, /) -> io.BufferedIOBase:
        """What is received, as a file to read."""
        self._files += 1
        return io.BufferedReader(_Received(self), _CHUNK)

    def receive(self, most: int) -> bytes:
        """What comes next; nothing at the end."""
        while True:
            try:
                return self._inner.read(most)
            except ssl.SSLWantReadError:
                self._flush()
                self._receive()
            except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
                return b""

    def settimeout(self, seconds: float | None, /) -> None:
        self._outer.settimeout(seconds)

    def setsockopt(self, level: int, option: int, value: int, /) -> None:
        self._outer.setsockopt(level, option, value)

    def fileno(self) -> int:
        return self._outer.fileno()

    def getpeercert(self, binary_form: bool, /) -> Any:
        """The server's certificate, as `ssl.SSLSocket` gives it."""
        return self._inner.getpeercert(binary_form)

    def close(self) -> None:
        """No more requests; a reply that is being read may be read to its end, as with a socket."""
        self._closed = True
        if not self._files:
            self._outer.close()

    def file_closed(self) -> None:
        """A file of `makefile` is done with."""
        self._files -= 1
        if self._closed and not self._files:
            self._outer.close()

    def _is_shaken(self) -> bool:
        try:
            self._inner.do_handshake()
        except ssl.SSLWantReadError:
            self._flush()
            return False
        self._flush()
        return True

    def _receive(self) -> None:
        data = self._outer.recv(_CHUNK)
        if data:
            self._received.write(data)
        else:
            self._received.write_eof()

    def _flush(self) -> None:
        if self._to_send.pending:
            self._outer.sendall(self._to_send.read())


class _Received(io.RawIOBase):
    """The reading end of an `InnerTls`."""

    def __init__(self, stream: InnerTls) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.receive(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.file_closed()
        super().close()
