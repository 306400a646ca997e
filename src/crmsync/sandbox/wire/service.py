"""An embedded service as tests, sample data and `crmsync sandbox` use it: start, stop, switches, faults
and the request log.

Knows what every service can do; what only one can do stands in its own world.
"""

from __future__ import annotations

import ssl
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Any, ClassVar, Generic, Self

from crmsync.sandbox.wire.faults import Answer, Cut, Fault, Faults, Struck
from crmsync.sandbox.wire.messages import Delivery, Reply, Request
from crmsync.sandbox.wire.requestlog import LoggedRequest, RequestLog
from crmsync.sandbox.wire.server import HttpServer
from crmsync.sandbox.wire.switches import B, Holder


class Door(ABC):
    """Where the requests to a service come in. The server asks it from many threads.

    base_url: scheme, host and port since the last start. stopping: set as soon as nobody shall wait any more.
    """

    def __init__(self, keeps: str | None = None) -> None:
        """keeps: see `RequestLog`."""
        self.faults = Faults()
        self.requests = RequestLog(keeps)
        self.stopping = threading.Event()
        self.base_url = ""

    @abstractmethod
    def answer(self, request: Request) -> Reply:
        """The reply to any request."""

    def struck(self, request: Request, carry_out: Callable[[Struck], Reply]) -> Reply:
        """The reply that `carry_out` gives, or what a fault gives in its place."""
        struck = self.faults.strike(request)
        self.stopping.wait(struck.seconds)
        match struck.instead:
            case Answer() as answer:
                return answer.reply()
            case Cut():
                return Reply(delivery=Delivery.CUT)
            case None:
                return replace(carry_out(struck), delivery=struck.delivery)


class EmbeddedService(ABC, Generic[B]):
    """A local server with one door, and the hands on its switches and faults. A context manager."""

    STOPPED: ClassVar[type[Exception]]
    """What is raised for an address while the service is not running."""
    HOST: ClassVar[str] = "127.0.0.1"
    """How clients name this computer."""

    def __init__(
        self,
        door: Door,
        holder: Holder[B],
        now: Callable[[], int],
        context: ssl.SSLContext | None = None,
    ) -> None:
        """now: seconds since 1970, for the Date header. context: serve TLS with it."""
        self._door = door
        self._holder = holder
        self._now = now
        self._context = context
        self._server: HttpServer | None = None

    def start(self, port: int = 0) -> str:
        """Serve on 127.0.0.1 at `port` (0: a free one); gives the base URL. Raises OSError when the port is
        taken.
        """
        server = HttpServer(self._door.answer, self._now, port, self._context)
        scheme = "http" if self._context is None else "https"
        self._door.base_url = f"{scheme}://{self.HOST}:{server.port}"
        server.start()
        self._server = server
        return self._door.base_url

    def stop(self) -> None:
        """Close every connection and wait for all threads."""
        self._door.stopping.set()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        if self._server is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, host and port. Raises `STOPPED` when it is not running."""
        if self._server is None:
            raise self.STOPPED
        return self._door.base_url

    # Switches, faults, logs

    @property
    def behaviour(self) -> B:
        return self._holder.behaviour

    @behaviour.setter
    def behaviour(self, behaviour: B) -> None:
        self._holder.behaviour = behaviour

    def switch(self, **changes: Any) -> None:
        """Change switches by name: `service.switch(access_token_lifetime=timedelta(minutes=1))`."""
        self.behaviour = replace(self.behaviour, **changes)

    @contextmanager
    def switched(self, **changes: Any) -> Iterator[None]:
        """Switches that hold inside the block only."""
        before = self.behaviour
        self.switch(**changes)
        try:
            yield
        finally:
            self.behaviour = before

    def fail(self, *faults: Fault) -> None:
        """Let requests go wrong; see `Fault`."""
        self._door.faults.add(*faults)

    def mend(self) -> None:
        """No more faults."""
        self._door.faults.clear()

    def waiting_faults(self) -> list[Fault]:
        """Faults that have not happened as often as they should."""
        return self._door.faults.waiting()

    def requests(self, match: str = "", method: str | None = None) -> list[LoggedRequest]:
        """The HTTP requests so far, oldest first; `match`: a regular expression searched in the path."""
        return self._door.requests.entries(match, method)

    def forget_requests(self) -> None:
        self._door.requests.clear()
