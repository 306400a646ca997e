"""A tiny HTTP proxy on 127.0.0.1 (CONNECT and absolute-form requests), reached by TLS if wanted, that keeps a
list of where it was asked to go.
"""

from __future__ import annotations

import select
import socket
import socketserver
import ssl
import threading
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit


class TinyProxy:
    """The proxy; a context manager. `asked`: request lines; `headers`: header blocks, both in order."""

    def __init__(self, *, refuse: bool = False, tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[str] = []
        self.headers: list[str] = []
        self._tls = tls
        self._server = _make_server(self, refuse)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> TinyProxy:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _make_server(owner: TinyProxy, refuse: bool) -> socketserver.ThreadingTCPServer:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            line = self.rfile.readline().decode("latin-1").rstrip()
            head: list[bytes] = []
            while (header := self.rfile.readline()) not in {b"\r\n", b""}:
                head.append(header)
            owner.asked.append(line)
            owner.headers.append(b"".join(head).decode("latin-1"))
            method, _, rest = line.partition(" ")
            target, _, version = rest.rpartition(" ")
            if refuse:
                self.wfile.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            elif method == "CONNECT":
                host, _, port = target.rpartition(":")
                with socket.create_connection((host, int(port))) as far:
                    self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    _join(self.connection, far)
            else:
                parts = urlsplit(target)
                path = f"{parts.path}?{parts.query}" if parts.query else parts.path
                with socket.create_connection((parts.hostname, parts.port or 80)) as far:
                    kept = [h for h in head if not h.lower().startswith((b"proxy-", b"connection"))]
                    first = f"{method} {path} {version}\r\n".encode("latin-1")
                    lengths = [
                        int(h.partition(b":")[2]) for h in head if h.lower().startswith(b"content-length")
                    ]
                    body = self.rfile.read(sum(lengths))
                    far.sendall(first + b"".join(kept) + b"Connection: close\r\n\r\n" + body)
                    _pump(far, self.connection)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        allow_reuse_address = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is part of many tests."""

    return Server(("127.0.0.1", 0), Handler)


def _join(near: socket.socket, far: socket.socket) -> None:
    """Carry everything both ways until one end closes; in one thread, as TLS wants it."""
    other = {near: far, far: near}
    while True:
        waiting = [near] if isinstance(near, ssl.SSLSocket) and near.pending() else []
        for source in waiting or select.select([near, far], [], [])[0]:
            try:
                data = source.recv(65536)
                other[source].sendall(data)
            except OSError:
                return
            if not data:
                return


def _pump(source: socket.socket, target: socket.socket) -> None:
    """Carry one reply to its end."""
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        return
