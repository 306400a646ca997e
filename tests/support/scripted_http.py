"""An HTTP server on 127.0.0.1 whose replies a test writes down; it can break off, dawdle not at all, and
speak TLS.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Answer:
    """A reply. cut: break off after that many bytes of the body, whose full length was promised."""

    status: int = 200
    headers: Mapping[str, str] | Sequence[tuple[str, str]] = field(default_factory=dict)
    body: bytes = b""
    cut: int | None = None

    def header_pairs(self) -> Iterable[tuple[str, str]]:
        return self.headers.items() if isinstance(self.headers, Mapping) else self.headers


class Drop:
    """Close the connection without a reply."""


Script = Callable[[Asked], Answer | Drop]


def in_turn(*replies: Answer | Drop) -> Script:
    """A script that gives these replies one after the other, and the last one for ever."""
    left = list(replies)
    lock = threading.Lock()

    def answer(_asked: Asked) -> Answer | Drop:
        with lock:
            return left.pop(0) if len(left) > 1 else left[0]

    return answer


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of many tests."""


class ScriptedHttp:
    """The server; a context manager. `asked` keeps what came in, in order; `script` may be exchanged at
    any time.
    """

    def __init__(self, script: Script, *, tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.failures: list[Exception] = []
        self.connections = 0
        self._tls = tls
        self._server = _Server(("127.0.0.1", 0), self._handler())
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> ScriptedHttp:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if self.failures:
            raise ExceptionGroup("the script failed", self.failures)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def setup(self) -> None:
                owner.connections += 1
                super().setup()

            def __getattr__(self, name: str) -> Callable[[], None]:
                if name.startswith("do_"):
                    return self._answer
                raise AttributeError(name)

            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                asked = Asked(self.command, self.path, self.headers, self.rfile.read(length))
                owner.asked.append(asked)
                try:
                    answer = owner.script(asked)
                except Exception as failure:
                    owner.failures.append(failure)
                    answer = Drop()
                if isinstance(answer, Drop):
                    self._break_off()
                    return
                self.send_response(answer.status)
                for name, value in answer.header_pairs():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body[: answer.cut])
                self.wfile.flush()
                if answer.cut is not None:
                    self._break_off()

            def _break_off(self) -> None:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

        return Handler


def closed_port() -> int:
    """A port of 127.0.0.1 on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
