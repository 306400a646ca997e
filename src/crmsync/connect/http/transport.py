"""The one way out to the network: a pooled session per account that counts, waits, retries and guards
credentials.

Knows no service. Every network failure leaves here as an error of `connect.errors`; every reply, whatever its
status, as a value.
"""

from __future__ import annotations

import logging
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import field
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

from crmsync.connect.errors import (
    NotSupported,
    NotTrusted,
    ReplyLost,
    ServiceError,
    ServiceFault,
    Unreachable,
)
from crmsync.connect.http.clocks import ServiceClock
from crmsync.connect.http.hosts import Origin, OwnHosts, Place, ProxySettings, redirect_target
from crmsync.connect.http.introduction import BoundSignIn, Introduction
from crmsync.connect.http.messages import Reply, Request, Response, SpooledResponse
from crmsync.connect.http.pools import Breakdown, ExchangeFailed, Outgoing, Pools
from crmsync.connect.http.retry import Effect, Pause, RetryPolicy, Trouble
from crmsync.connect.http.signin import NoSignIn, SignIn, parse_challenges
from crmsync.frozen import frozen

_log = logging.getLogger(__name__)

_SPOOL_IN_MEMORY = 4 * 1024 * 1024
_MOST_REDIRECTS = 6


def _now() -> datetime:
    return datetime.now(UTC)


def _sleep(span: timedelta) -> None:
    time.sleep(span.total_seconds())


@frozen
class Ambient:
    """What the transport takes from the world: a clock (aware), a way to wait (may raise to cancel), random
    numbers in [0, 1).
    """

    now: Callable[[], datetime] = _now
    sleep: Callable[[timedelta], None] = _sleep
    random: Callable[[], float] = random.random


@frozen
class HttpSettings:
    """How an account's requests travel.

    timeout: longest silence while waiting for a reply; connect_timeout: for a connection. connections: the
    most at a time to one host, further requests wait. response_limit, spool_limit: the largest body (bytes,
    decoded) taken by `send` and `spool`. ca_file: a PEM file with the person's own certificate authorities,
    in addition to the system's.
    """

    timeout: timedelta = timedelta(seconds=60)
    connect_timeout: timedelta = timedelta(seconds=15)
    connections: int = 4
    response_limit: int = 64 * 1024 * 1024
    spool_limit: int = 1024 * 1024 * 1024
    ca_file: Path | None = None
    proxy: ProxySettings = field(default_factory=ProxySettings)
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    user_agent: str = "crmsync"


class Transport:
    """One account's session. Thread-safe.

    hosts: the account's own hosts; nothing is sent anywhere else. bound: signs each connection in, beside or
    instead of `sign_in`, which signs each request. service: the account's name in messages; the host's by
    default.
    """

    def __init__(
        self,
        hosts: OwnHosts,
        sign_in: SignIn | None = None,
        settings: HttpSettings | None = None,
        *,
        bound: BoundSignIn | None = None,
        service: str = "",
        ambient: Ambient | None = None,
    ) -> None:
        self.hosts = hosts
        self.settings = settings or HttpSettings()
        self._sign_in: SignIn = sign_in or NoSignIn()
        self._service = service
        self._ambient = ambient or Ambient()
        self._pools = Pools(
            connections=self.settings.connections,
            patience=self.settings.connect_timeout.total_seconds(),
            ca_file=self.settings.ca_file,
            proxy=self.settings.proxy,
        )
        self._introduction = None if bound is None else Introduction(bound, self._count)
        self._counted = 0
        self._clock = ServiceClock()
        self._pause = Pause()
        self._lock = threading.Lock()

    def __enter__(self) -> Transport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def requests(self) -> int:
        """How many requests went out so far; each try and each redirect counts."""
        return self._counted

    @property
    def clock_error(self) -> timedelta | None:
        """How far this computer's clock is ahead of the service's; see `ServiceClock.error`."""
        return self._clock.error

    def close(self) -> None:
        """Let the connections go; may be called twice."""
        self._pools.close()

    def send(self, request: Request) -> Response:
        """Send `request` and read the whole reply into memory.

        Returns any status. Redirects are followed only to the account's own hosts; others come back as they
        are, as does a 401 that signing in could not mend. Raises Unreachable (nothing was carried out),
        ReplyLost (a write may have been), ServiceFault (a reply to a read was broken off or too large),
        NotSupported (not an address of this account).
        """
        sink = BytesIO()
        reply = self._deliver(request, sink, self.settings.response_limit)
        return reply.with_body(sink.getvalue())

    @contextmanager
    def spool(self, request: Request) -> Iterator[SpooledResponse]:
        """Like `send`, with the body in a temporary file: for replies that grow with a folder.

        The whole body has arrived when this yields, so a reply broken off half-way never looks like a short
        one.
        """
        with tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY) as sink:
            file = cast(BinaryIO, sink)
            reply = self._deliver(request, file, self.settings.spool_limit)
            sink.seek(0)
            yield reply.with_file(file)

    def _deliver(self, request: Request, sink: BinaryIO, limit: int) -> Reply:
        place = Place.of(request.url)
        self._require_own(place.origin)
        for _ in range(_MOST_REDIRECTS):
            reply = self._signed_in(request, place, sink, limit)
            target = redirect_target(request.method, reply.status, reply.headers.get("Location"), place.url)
            if target is None or not self._may_follow(place.origin, target):
                return reply
            place = Place.of(target)
        raise ServiceFault(
            "The service sends us round in circles.",
            service=self._name(place),
            action=request.action,
            advice="Check the account's address.",
        )

    def _may_follow(self, source: Origin, target: str) -> bool:
        try:
            destination = Origin.of(target)
        except NotSupported:
            return False
        if not self.hosts.may_follow(source, destination):
            return False
        self.hosts.allow(destination)
        return True

    def _require_own(self, origin: Origin) -> None:
        if origin not in self.hosts:
            raise NotSupported(
                f"{origin.host} is not one of this account's own servers, so nothing was sent there.",
                service=self._service or origin.host,
                advice="Check the account's address.",
            )

    def _signed_in(self, request: Request, place: Place, sink: BinaryIO, limit: int) -> Reply:
        refused = 0
        while True:
            authorization = self._sign_in.authorization(request.method, place.url)
            reply = self._persistent(request, place, authorization, sink, limit)
            if reply.status != 401:
                return reply
            refused += 1
            challenges = parse_challenges(reply.headers.get_all("WWW-Authenticate", []))
            if not self._sign_in.challenged(place.url, authorization, challenges, refused):
                return reply

    def _persistent(
        self, request: Request, place: Place, authorization: str | None, sink: BinaryIO, limit: int
    ) -> Reply:
        headers = {"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip", **request.headers}
        if authorization is not None:
            headers["Authorization"] = authorization
        outgoing = Outgoing(request.method, place.target, headers, request.body, self._silence(request))
        policy, effect = self.settings.retry, request.sure_effect
        may_have_landed = False
        tried = 0
        if pause := self._pause.left(self._ambient.now):
            self._ambient.sleep(pause)
        while True:
            tried += 1
            try:
                reply = self._once(place, outgoing, sink, limit, tried)
            except ExchangeFailed as failed:
                trouble = failed.breakdown.trouble
                may_have_landed = may_have_landed or failed.breakdown.sent
                wait = policy.after_trouble(effect, trouble, tried, self._ambient.random())
                if wait is None:
                    raise self._as_error(request, place, failed.breakdown, may_have_landed) from failed
            else:
                chance = self._ambient.random()
                wait = policy.after_status(effect, reply.status, reply.retry_after, tried, chance)
                if wait is None:
                    return reply
                self._pause.note(reply.status, wait, self._ambient.now())
            _log.debug("%s to %s is tried again (%d)", request.method, self._name(place), tried)
            self._ambient.sleep(wait)

    def _once(self, place: Place, outgoing: Outgoing, sink: BinaryIO, limit: int, tried: int) -> Reply:
        sink.seek(0)
        sink.truncate()
        self._count()
        sent = self._ambient.now()
        status, headers = self._pools.exchange(place.origin, outgoing, sink, limit, self._introduction)
        received = self._ambient.now()
        self._clock.note(sent, headers.get("Date"), received)
        return Reply(outgoing.method, place.url, status, headers, received, tried, place.origin.host)

    def _count(self) -> None:
        with self._lock:
            self._counted += 1

    def _silence(self, request: Request) -> float:
        return (request.timeout or self.settings.timeout).total_seconds()

    def _as_error(
        self, request: Request, place: Place, what: Breakdown, may_have_landed: bool
    ) -> ServiceError:
        about = {"service": self._name(place), "action": request.action}
        if not may_have_landed:
            kind = NotTrusted if what.untrusted else Unreachable
            return kind(what.message, advice=what.advice, **about)
        if request.sure_effect is Effect.READ:
            return ServiceFault(what.message, advice=what.advice, **about)
        return ReplyLost(
            f"{what.message} It is not known whether the change arrived.",
            advice="The next run finds out.",
            late=what.trouble is Trouble.SILENT,
            **about,
        )

    def _name(self, place: Place) -> str:
        return self._service or place.origin.host
