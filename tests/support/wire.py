"""A reverse proxy on 127.0.0.1 in front of one real server: it writes down what was asked, and lets requests go wrong.

The faults are those of the embedded services (`crmsync.sandbox.wire.faults`), so that both sides of a story speak of them in the
same words; besides, a person may act while a request is on its way (`meanwhile`).
"""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from crmsync.sandbox.wire.faults import Action, Answer, Cut, Fault, Faults, Struck
from crmsync.sandbox.wire.messages import Delivery, Request

_PATIENCE_SECONDS = 60.0
_NOT_FORWARDED = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}
CUT = 0
"""The status of a request whose reply was lost."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. status: of the reply that reached the client, `CUT` when none did."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]
    status: int

    @property
    def line(self) -> str:
        """ "PUT /anna/contacts/ada.vcf"."""
        return f"{self.method} {self.path}"


class Wire:
    """The proxy. upstream: the server's base URL; may be changed between requests. clock: what replies tell as the
    server's time; the real one, if none is given.

    asked: the requests so far, oldest first. A request is counted in `begun` before it is forwarded, and in `asked` when the
    server has done with it, whether or not the client is still there.
    """

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.clock: Callable[[], datetime] | None = None
        self.asked: list[Asked] = []
        self.begun = 0
        self._lock = threading.Lock()
        self._faults = Faults()
        self._meanwhile: list[tuple[re.Pattern[str], Callable[[], object]]] = []
        self._twists: list[tuple[re.Pattern[str], Callable[[str], str]]] = []
        self._server = _make_server(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="wire", daemon=True
        )
        self._thread.start()

    @property
    def url(self) -> str:
        """Its own address, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def renew(self, upstream: str) -> None:
        """Start over in front of another server: nothing asked, no faults."""
        self.upstream = upstream
        self.clock = None
        self.mend()
        self.forget()

    def forget(self) -> None:
        """Forget what was asked."""
        with self._lock:
            self.asked = []
            self.begun = 0

    def fail(self, match: str, action: Action, *, nth: int = 1, times: int | None = 1) -> None:
        """Let the `nth` request that matches ("PUT /path", a regular expression) go wrong, and so `times` in all."""
        self._faults.add(Fault(match, action, nth, times))

    def meanwhile(self, match: str, act: Callable[[], object]) -> None:
        """A person acts when the next request that matches is on its way."""
        self._meanwhile.append((re.compile(match), act))

    def twist(self, match: str, change: Callable[[str], str]) -> None:
        """From now on the bodies of the replies to requests that match are changed on their way."""
        self._twists.append((re.compile(match), change))

    def mend(self) -> None:
        """No more faults."""
        self._faults.clear()
        self._meanwhile.clear()
        self._twists.clear()

    def waiting(self) -> list[object]:
        """What has not happened yet of all that was to go wrong."""
        return [*(one for one in self._faults.waiting() if one.times is not None), *self._meanwhile]

    def lines(self, *methods: str) -> list[str]:
        """What was asked, with these methods or at all."""
        return [one.line for one in self.asked if not methods or one.method in methods]

    def settle(self) -> None:
        """Wait until the server has done with every request that was begun."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while len(self.asked) < self.begun:
            assert time.monotonic() < deadline, "a request never came to its end"
            time.sleep(0.002)

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """The lines that are asked inside the block; the list is filled when it ends."""
        before, lines = len(self.asked), list[str]()
        yield lines
        lines += [one.line for one in self.asked[before:]]

    # ---- for the handler

    def begin(self) -> None:
        with self._lock:
            self.begun += 1

    def note(self, asked: Asked) -> None:
        with self._lock:
            self.asked.append(asked)

    def strike(self, method: str, path: str) -> Struck:
        line = f"{method} {path}"
        for entry in [one for one in self._meanwhile if one[0].search(line)]:
            self._meanwhile.remove(entry)
            entry[1]()
        return self._faults.strike(Request(method, path, {}, {}, b""))

    @property
    def twists_replies(self) -> bool:
        """Must replies come uncompressed, because they are changed?"""
        return bool(self._twists)

    def twisted(self, method: str, path: str, text: str) -> str:
        for pattern, change in self._twists:
            if pattern.search(f"{method} {path}"):
                text = change(text)
        return text


def _make_server(wire: Wire) -> ThreadingHTTPServer:
    class Handler(_Handler):
        owner = wire

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that was killed or cut off is part of many stories."""

    return Server(("127.0.0.1", 0), Handler)


class _Handler(BaseHTTPRequestHandler):
    owner: Wire
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = _PATIENCE_SECONDS

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._pass_on
        raise AttributeError(name)

    def date_time_string(self, timestamp: float | None = None) -> str:
        clock = self.owner.clock
        return super().date_time_string(clock().timestamp() if clock is not None else timestamp)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on standard error."""

    def _pass_on(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            # The client died while it sent this: no server takes half a request.
            self.close_connection = True
            return
        path = urlsplit(self.path).path
        self.owner.begin()
        struck = self.owner.strike(self.command, path)
        time.sleep(struck.seconds)
        match struck.instead:
            case Answer() as answer:
                reply = answer.reply()
                kind = {"Content-Type": reply.content_type} if reply.content_type else {}
                self._note(path, body, reply.status)
                self._reply(reply.status, {**kind, **dict(reply.headers)}, reply.body)
                return
            case Cut():
                self._note(path, body, CUT)
                self._hang_up()
                return
        try:
            status, headers, content = self._ask(body)
        except (OSError, http.client.HTTPException):
            # The server has cut the connection, or is not there: so it is here.
            self._note(path, body, CUT)
            self._hang_up()
            return
        if struck.delivery is Delivery.WHOLE:
            self._note(path, body, status)
            self._reply(status, headers, content)
            return
        self._note(path, body, CUT)
        if struck.delivery is Delivery.TRUNCATED:
            self._reply(status, headers, content, sent=content[: len(content) // 2])
        self._hang_up()

    def _ask(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        upstream = urlsplit(self.owner.upstream)
        assert upstream.hostname is not None
        connection = http.client.HTTPConnection(upstream.hostname, upstream.port, timeout=_PATIENCE_SECONDS)
        try:
            kept_back = {"connection", "accept-encoding"} if self.owner.twists_replies else {"connection"}
            sent = {name: value for name, value in self.headers.items() if name.lower() not in kept_back}
            connection.request(self.command, self.path, body or None, sent)
            answer = connection.getresponse()
            content = answer.read()
            headers = {
                name: self._own(value)
                for name, value in answer.getheaders()
                if name.lower() not in _NOT_FORWARDED
            }
            text = self._own(content.decode(errors="surrogateescape"))
            text = self.owner.twisted(self.command, urlsplit(self.path).path, text)
            return answer.status, headers, text.encode(errors="surrogateescape")
        finally:
            connection.close()

    def _own(self, text: str) -> str:
        """Where a server names its own address, it means this one."""
        return text.replace(self.owner.upstream.rstrip("/"), self.owner.url)

    def _note(self, path: str, body: bytes, status: int) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.owner.note(Asked(self.command, path, body, headers, status))

    def _reply(
        self, status: int, headers: dict[str, str], content: bytes, *, sent: bytes | None = None
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status not in (http.client.NO_CONTENT, http.client.NOT_MODIFIED):
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content if sent is None else sent)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)
