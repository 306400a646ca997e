"""The way back from the browser: a listener on this computer that takes one redirect and shows a small page.

Listens on 127.0.0.1 only, for one sign-in, and knows nothing of tokens (RFC 8252 §7.3). The answer comes in
the address, or as a form that the browser posts (OAuth 2.0 Form Post Response Mode).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crmsync.connect.errors import SignInNeeded
from crmsync.connect.landing import ENGLISH, Landing

PATH = "/"

_LARGEST_FORM = 64 * 1024

Query = Mapping[str, str]


class LoopbackListener:
    """Takes the one redirect of a sign-in. Use it as a context manager.

    service: whom the person signs in to. port: a fixed one, for clients whose redirect address names it; 0
    for a free one. landing: the texts of the page. Raises SignInNeeded when the port is taken.
    """

    def __init__(self, service: str, port: int = 0, landing: Landing = ENGLISH) -> None:
        self._service = service
        self._landing = landing
        self._arrived = threading.Event()
        self._query: Query = {}
        try:
            self._server = HTTPServer(("127.0.0.1", port), self._handler())
        except OSError as error:
            raise SignInNeeded(
                f"Another program uses port {port} of this computer.",
                service=service,
                action="sign in",
                advice="Close it, or choose another redirect address.",
            ) from error
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="sign-in", daemon=True
        )

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.server_port

    @property
    def redirect_uri(self) -> str:
        """The redirect address to register and to send along."""
        return f"http://127.0.0.1:{self.port}{PATH}"

    def __enter__(self) -> LoopbackListener:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def wait(self, patience: timedelta, cancelled: Callable[[], bool] = lambda: False) -> Query:
        """The query of the redirect. Raises SignInNeeded when none came in time, or the person gave up."""
        waited, step = timedelta(0), timedelta(milliseconds=200)
        while waited < patience and not cancelled():
            if self._arrived.wait(step.total_seconds()):
                return self._query
            waited += step
        raise SignInNeeded(
            "Nobody signed in with the browser.",
            service=self._service,
            action="sign in",
            advice="Start the sign-in again.",
        )

    def _take(self, query: Query) -> None:
        if not self._arrived.is_set():
            self._query = query
            self._arrived.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                self._answer(parts.path, dict(parse_qsl(parts.query)))

            def do_POST(self) -> None:
                length = self.headers.get("Content-Length", "")
                size = int(length) if length.isascii() and length.isdigit() else 0
                form = self.rfile.read(min(size, _LARGEST_FORM)).decode("utf-8", "replace")
                self._answer(urlsplit(self.path).path, dict(parse_qsl(form)))

            def _answer(self, path: str, query: Query) -> None:
                is_redirect = path in ("", PATH) and "state" in query
                body = listener._landing.page(listener._service, done="code" in query).encode()
                self.send_response(200 if is_redirect else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body) if is_redirect else 0))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                if is_redirect:
                    self.wfile.write(body)
                    listener._take(query)

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing: the address holds the code."""

        return Handler
