"""WebDAV's methods over the shared transport, with replies read and refusals told in plain words. Knows
no kinds and no sync.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import timedelta

from crmsync.connect.dav import bodies
from crmsync.connect.dav.hrefs import resolve, resolve_here
from crmsync.connect.dav.multistatus import Entry, Multistatus, NotMultistatus, conditions, entries
from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded
from crmsync.connect.http import Origin, Reply, Request, Response, Transport, may_be_discovered, refusal
from crmsync.connect.http.hosts import redirect_target
from crmsync.frozen import frozen

_XML = {"Content-Type": "application/xml; charset=utf-8"}
_MULTISTATUS = {200, 207}
_ERROR_BODY_LIMIT = 256 * 1024
_MOST_HOPS = 6
_UPLOAD_BYTES_PER_SECOND = 100_000
_CHECK_PASSWORD = "Check user name and password; with two-factor sign-in, use an app-specific password."


@frozen
class Report:
    """A reply to REPORT or PROPFIND. entries: to be read once, in a `with`; empty unless `ok`."""

    reply: Reply
    conditions: frozenset[str] = frozenset()
    entries: Multistatus | None = field(default=None, repr=False)

    @property
    def ok(self) -> bool:
        """Is it a list of items?"""
        return self.entries is not None


class DavClient:
    """One account's WebDAV session. Thread-safe.

    service: the account's name in messages.
    """

    def __init__(self, transport: Transport, service: str) -> None:
        self.transport = transport
        self.service = service

    def properties(self, url: str, names: Iterable[str], *, depth: int, action: str) -> list[Entry]:
        """PROPFIND with a small reply. Raises what `refused` makes of a refusal, ServiceFault for
        nonsense.
        """
        response = self.transport.send(self._propfind(url, names, depth, action))
        return self.entries_of(response, action)

    def discover(self, url: str, names: Iterable[str], *, action: str) -> Response:
        """PROPFIND that follows redirects to hosts which may be discovered, and makes them the account's
        own. Any status.
        """
        names = list(names)
        response = self.transport.send(self._propfind(url, names, 0, action))
        for _ in range(_MOST_HOPS):
            location = response.headers.get("Location")
            target = redirect_target(response.method, response.status, location, response.url)
            if target is None or not self.may_extend(response.url, target):
                break
            response = self.transport.send(self._propfind(target, names, 0, action))
        return response

    def may_extend(self, source: str, target: str) -> bool:
        """May `source`, one of the account's own addresses, name `target` as another? If so it is one
        from now on.
        """
        try:
            origin = Origin.of(target)
        except ServiceError:
            return False
        if origin not in self.transport.hosts and not may_be_discovered(Origin.of(source), origin):
            return False
        self.transport.hosts.allow(origin)
        return True

    def named(self, base: str, href: str) -> str:
        """The URL that `base` names by `href` while it is being discovered; it may lie on another host.

        A host that must not be followed is taken for `base` itself: servers behind a proxy name themselves by
        inner names.
        """
        url = resolve(base, href)
        return url if self.may_extend(base, url) else resolve_here(base, href)

    @contextmanager
    def report(self, url: str, body: bytes, *, depth: int, action: str) -> Iterator[Report]:
        """REPORT, its reply read entry by entry. Reading raises ServiceFault where the reply cannot be
        understood.
        """
        headers = {**_XML, "Depth": str(depth)}
        with self._spooled(Request("REPORT", url, headers, body, action), action) as report:
            yield report

    @contextmanager
    def listing(self, url: str, names: Iterable[str], *, action: str) -> Iterator[Report]:
        """PROPFIND with depth 1 on a folder of any size, its reply read entry by entry."""
        with self._spooled(self._propfind(url, names, 1, action), action) as report:
            yield report

    @contextmanager
    def _spooled(self, request: Request, action: str) -> Iterator[Report]:
        with self.transport.spool(request) as reply:
            try:
                if reply.status in _MULTISTATUS:
                    yield Report(reply, entries=Multistatus(reply.file))
                else:
                    yield Report(reply, conditions(reply.file.read(_ERROR_BODY_LIMIT)))
            except NotMultistatus as error:
                raise self._nonsense(reply, error, action) from error

    def send(
        self,
        method: str,
        url: str,
        *,
        action: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Response:
        """Any other request; any status. Large bodies get the time that slow servers need for them."""
        timeout = self.transport.settings.timeout
        if body is not None:
            timeout += timedelta(seconds=len(body) / _UPLOAD_BYTES_PER_SECOND)
        return self.transport.send(Request(method, url, headers or {}, body, action, timeout=timeout))

    def entries_of(self, response: Response, action: str) -> list[Entry]:
        """The entries of a small multistatus. Raises what `refused` makes of a refusal, ServiceFault for
        nonsense.
        """
        if response.status not in _MULTISTATUS:
            raise self.refused(response, action)
        try:
            return entries(response.body)
        except NotMultistatus as error:
            raise self._nonsense(response, error, action) from error

    def refused(self, reply: Reply, action: str, detail: str = "") -> ServiceError:
        """The error a refused reply means by its status."""
        if reply.status == 401:
            return self.sign_in_needed(action)
        return refusal(reply, service=self.service, action=action, detail=detail)

    def sign_in_needed(self, action: str) -> SignInNeeded:
        """The error for a password that is not accepted."""
        return SignInNeeded(
            "The user name or the password is not accepted.",
            service=self.service,
            action=action,
            advice=_CHECK_PASSWORD,
            code="401",
        )

    def _propfind(self, url: str, names: Iterable[str], depth: int, action: str) -> Request:
        return Request("PROPFIND", url, {**_XML, "Depth": str(depth)}, bodies.propfind(names), action)

    def _nonsense(self, reply: Reply, error: NotMultistatus, action: str) -> ServiceError:
        return ServiceFault(
            f"The server's answer cannot be understood: {error}.",
            service=self.service,
            action=action,
            advice="It is tried again later. If it stays so, check the account's address.",
            code=str(reply.status),
        )
