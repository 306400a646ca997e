"""A small HTTP/1.1 server on 127.0.0.1: keep-alive, one thread a connection, replies in one packet.

Knows bytes and sockets, nothing of any service. Leaner than http.server, and able to cut a reply where a test
wants it cut.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import socket
import ssl
import threading
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import parse_qsl, unquote

from crmsync.sandbox.wire.messages import Delivery, Reply, Request

Application = Callable[[Request], Reply]

LONGEST_LINE = 65_536
MOST_HEADERS = 200
LARGEST_BODY = 64 * 1024 * 1024
PATIENCE = 1.0
"""Seconds to wait for a client to close a connection that is over."""


class BadRequest(Exception):
    """What came is not HTTP that this server reads; `status` says how."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class HttpServer:
    """Serves one application until it is stopped."""

    def __init__(
        self,
        application: Application,
        now: Callable[[], int],
        port: int = 0,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Bind to 127.0.0.1 at `port`, or a free one for 0. `now`: seconds since 1970, for the Date header.
        `context`: speak TLS with it.

        Raises OSError when the port is taken.
        """
        self._context = context
        self._application = application
        self._now = now
        self._listener = socket.create_server(("127.0.0.1", port), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._connections: dict[threading.Thread, socket.socket] = {}
        self._numbers = itertools.count(1)
        self._stopping = False
        self._thread = threading.Thread(target=self._accept, name="embedded-service", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and wait until all threads have ended."""
        with self._lock:
            self._stopping = True
        # A thread in accept() wakes up for a connection; for a closed socket not on every system.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join()
        self._listener.close()
        with self._lock:
            open_now = dict(self._connections)
        for connection in open_now.values():
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in open_now:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._stopping:
                    connection.close()
                    return
                thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
                self._connections[thread] = connection
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        number = next(self._numbers)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._context is not None:
                connection = self._secured(connection, self._context)
            with connection, connection.makefile("rb") as incoming:
                while self._one(connection, incoming, number):
                    pass
        except OSError:
            # The client has gone; there is nobody left to tell.
            return
        finally:
            with self._lock:
                self._connections.pop(threading.current_thread(), None)

    def _secured(self, connection: socket.socket, context: ssl.SSLContext) -> ssl.SSLSocket:
        secured = context.wrap_socket(connection, server_side=True)
        with self._lock:
            # Stopping has to reach the socket that is read from.
            if threading.current_thread() in self._connections:
                self._connections[threading.current_thread()] = secured
        return secured

    def _one(self, connection: socket.socket, incoming: io.BufferedIOBase, number: int) -> bool:
        """Answer one request of the connection of that number. False when the connection is over."""
        try:
            head = _read_head(incoming)
            if head is None:
                return False
            method, target, version, headers = head
            if headers.get("expect", "").lower() == "100-continue":
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = _read_body(incoming, headers)
        except BadRequest as problem:
            connection.sendall(_head(Reply(problem.status), self._now(), close=True))
            _linger(connection, incoming)
            return False
        path, _, query = target.partition("?")
        request = Request(
            method, unquote(path), dict(parse_qsl(query, keep_blank_values=True)), headers, body, number
        )
        reply = self._application(request)
        close = version == "HTTP/1.0" or headers.get("connection", "").lower() == "close"
        match reply.delivery:
            case Delivery.CUT:
                return False
            case Delivery.TRUNCATED:
                connection.sendall(
                    _head(reply, self._now(), close=close) + reply.body[: len(reply.body) // 2]
                )
                return False
            case Delivery.WHOLE:
                body = b"" if method == "HEAD" else reply.body
                connection.sendall(_head(reply, self._now(), close=close) + body)
                if close:
                    _linger(connection, incoming)
                return not close


def _linger(connection: socket.socket, incoming: io.BufferedIOBase) -> None:
    # Closing with input unread resets the connection, and the client may lose the reply it was just sent.
    connection.settimeout(PATIENCE)
    connection.shutdown(socket.SHUT_WR)
    for _ in range(MOST_HEADERS):
        if not incoming.read1(LONGEST_LINE):
            return


def _read_head(incoming: io.BufferedIOBase) -> tuple[str, str, str, dict[str, str]] | None:
    line = incoming.readline(LONGEST_LINE)
    if not line:
        return None
    parts = line.decode("latin-1").split()
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        raise BadRequest(400)
    headers: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = incoming.readline(LONGEST_LINE)
        if line in (b"\r\n", b"\n"):
            return parts[0], parts[1], parts[2], headers
        name, colon, value = line.decode("latin-1").partition(":")
        if not colon:
            raise BadRequest(400)
        headers[name.strip().lower()] = value.strip()
    raise BadRequest(431)


def _read_body(incoming: io.BufferedIOBase, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return b"".join(_chunks(incoming))
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise BadRequest(400)
    if int(length) > LARGEST_BODY:
        raise BadRequest(413)
    body = incoming.read(int(length))
    if len(body) < int(length):
        raise OSError("the client went away in the middle of its request")
    return body


def _chunks(incoming: io.BufferedIOBase) -> list[bytes]:
    chunks: list[bytes] = []
    total = 0
    while True:
        try:
            size = int(incoming.readline(LONGEST_LINE).split(b";")[0], 16)
        except ValueError as problem:
            raise BadRequest(400) from problem
        if size < 0:
            raise BadRequest(400)
        total += size
        if total > LARGEST_BODY:
            raise BadRequest(413)
        if size == 0:
            while incoming.readline(LONGEST_LINE) not in (b"\r\n", b"\n", b""):
                pass
            return chunks
        chunks.append(incoming.read(size))
        incoming.readline(LONGEST_LINE)


@lru_cache(maxsize=16)
def _date(now: int) -> str:
    return formatdate(now, usegmt=True)


def _head(reply: Reply, now: int, *, close: bool) -> bytes:
    try:
        phrase = HTTPStatus(reply.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {reply.status} {phrase}", f"Date: {_date(now)}"]
    if reply.content_type is not None:
        lines.append(f"Content-Type: {reply.content_type}")
    if reply.status not in (204, 304):
        lines.append(f"Content-Length: {len(reply.body)}")
    lines += [f"{name}: {value}" for name, value in reply.headers]
    if close:
        lines.append("Connection: close")
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
