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
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, cast

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError

from crmsync.connect.errors import (
    NotSupported,
    NotTrusted,
    ReplyLost,
    ServiceError,
    ServiceFault,
    Unreachable,
)
from crmsync.connect.http.clocks import ServiceClock
from crmsync.connect.http.hosts import Origin, OwnHosts, ProxySettings, redirect_target
from crmsync.connect.http.messages import Reply, Request, Response, SpooledResponse
from crmsync.connect.http.pools import Breakdown, ExchangeFailed, Pools, breakdown, drain
from crmsync.connect.http.retry import Effect, RetryPolicy, Trouble
from crmsync.connect.http.signin import NoSignIn, SignIn, parse_challenges

_log = logging.getLogger(__name__)

_SPOOL_IN_MEMORY = 4 * 1024 * 1024
_MOST_REDIRECTS = 6


def _now() -> datetime:
    return datetime.now(UTC)


def _sleep(span: timedelta) -> None:
    time.sleep(span.total_seconds())


@dataclass(frozen=True, slots=True)
class Ambient:
    """What the transport takes from the world: a clock (aware), a way to wait (may raise to cancel), random
    numbers in [0, 1).
    """

    now: Callable[[], datetime] = _now
    sleep: Callable[[timedelta], None] = _sleep
    random: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True)
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

    hosts: the account's own hosts; nothing is sent anywhere else. service: the account's name in messages;
    the host's by default.
    """

    def __init__(
        self,
        hosts: OwnHosts,
        sign_in: SignIn | None = None,
        settings: HttpSettings | None = None,
        *,
        service: str = "",
        ambient: Ambient | None = None,
    ) -> None:
        self.hosts = hosts
        self.settings = settings or HttpSettings()
        self._sign_in: SignIn = sign_in or NoSignIn()
        self._service = service
        self._ambient = ambient or Ambient()
        self._pools = Pools(
            connections=self.settings.connections, ca_file=self.settings.ca_file, proxy=self.settings.proxy
        )
        self._counted = 0
        self._clock = ServiceClock()
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
        self._require_own(Origin.of(request.url))
        request = replace(request, url=_normalised(request.url))
        for _ in range(_MOST_REDIRECTS):
            reply = self._signed_in(request, sink, limit)
            target = redirect_target(request.method, reply.status, reply.headers.get("Location"), request.url)
            if target is None or not self._may_follow(request.url, target):
                return reply
            request = replace(request, url=target)
        raise ServiceFault(
            "The service sends us round in circles.",
            service=self._name(request.url),
            action=request.action,
            advice="Check the account's address.",
        )

    def _may_follow(self, url: str, target: str) -> bool:
        try:
            destination = Origin.of(target)
        except NotSupported:
            return False
        if not self.hosts.may_follow(Origin.of(url), destination):
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

    def _signed_in(self, request: Request, sink: BinaryIO, limit: int) -> Reply:
        refused = 0
        while True:
            authorization = self._sign_in.authorization(request.method, request.url)
            reply = self._persistent(request, authorization, sink, limit)
            if reply.status != 401:
                return reply
            refused += 1
            challenges = parse_challenges(reply.headers.getlist("WWW-Authenticate"))
            if not self._sign_in.challenged(request.url, authorization, challenges, refused):
                return reply

    def _persistent(self, request: Request, authorization: str | None, sink: BinaryIO, limit: int) -> Reply:
        policy, effect = self.settings.retry, request.sure_effect
        may_have_landed = False
        tried = 0
        while True:
            tried += 1
            try:
                reply = self._once(request, authorization, sink, limit, tried)
            except ExchangeFailed as failed:
                trouble = failed.breakdown.trouble
                may_have_landed = may_have_landed or failed.breakdown.sent
                wait = policy.after_trouble(effect, trouble, tried, self._ambient.random())
                if wait is None:
                    raise self._as_error(request, failed.breakdown, may_have_landed) from failed
            else:
                chance = self._ambient.random()
                wait = policy.after_status(effect, reply.status, reply.retry_after, tried, chance)
                if wait is None:
                    return reply
            _log.debug("%s to %s is tried again (%d)", request.method, self._name(request.url), tried)
            self._ambient.sleep(wait)

    def _once(
        self, request: Request, authorization: str | None, sink: BinaryIO, limit: int, tried: int
    ) -> Reply:
        sink.seek(0)
        sink.truncate()
        headers = {"User-Agent": self.settings.user_agent, "Accept-Encoding": "gzip", **request.headers}
        if authorization is not None:
            headers["Authorization"] = authorization
        origin = Origin.of(request.url)
        manager = self._pools.manager(origin)
        with self._lock:
            self._counted += 1
        sent = self._ambient.now()
        try:
            raw = manager.urlopen(
                request.method,
                request.url,
                body=request.body,
                headers=headers,
                redirect=False,
                retries=False,
                timeout=self._timeout(request),
                preload_content=False,
            )
            try:
                drain(raw, sink, limit)
            except BaseException:
                raw.close()
                raise
            raw.release_conn()
        except (HTTPError, OSError) as error:
            raise ExchangeFailed(breakdown(error, origin.host)) from error
        received = self._ambient.now()
        self._clock.note(sent, raw.headers.get("Date"), received)
        return Reply(
            method=request.method,
            url=request.url,
            status=raw.status,
            headers=raw.headers,
            received=received,
            tries=tried,
            host=origin.host,
        )

    def _timeout(self, request: Request) -> urllib3.Timeout:
        silence = request.timeout or self.settings.timeout
        return urllib3.Timeout(
            connect=self.settings.connect_timeout.total_seconds(), read=silence.total_seconds()
        )

    def _as_error(self, request: Request, what: Breakdown, may_have_landed: bool) -> ServiceError:
        about = {"service": self._name(request.url), "action": request.action}
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

    def _name(self, url: str) -> str:
        return self._service or Origin.of(url).host


def _normalised(url: str) -> str:
    """`url` spelled as it goes out on the wire, which a digest is made over."""
    try:
        return urllib3.util.parse_url(url).url
    except LocationParseError as error:
        raise NotSupported(
            "The address is not one crmsync can use.", advice="Check it for typing errors."
        ) from error
