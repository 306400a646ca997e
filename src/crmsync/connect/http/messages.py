"""Requests and replies as values, and what a refused reply means in crmsync's errors. Pure; knows no
service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from email.message import Message
from typing import BinaryIO
from urllib.parse import urlsplit

from crmsync.connect.errors import (
    NotPermitted,
    Rejected,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.http.retry import Effect, effect_of, parse_date, parse_retry_after
from crmsync.frozen import frozen


@frozen
class Request:
    """One request.

    url: absolute. action: what it is for in plain words ("read the folder list"), for messages.
    effect: overrides the method's usual effect (see `retry.Effect`). timeout: overrides the account's.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    action: str = ""
    effect: Effect | None = None
    timeout: timedelta | None = None

    @property
    def sure_effect(self) -> Effect:
        """The effect that holds for this request."""
        return self.effect or effect_of(self.method)


@frozen
class Reply:
    """What came back, whatever its status.

    url: where it came from, after redirects. tries: how often the request went out before this reply came;
    when a write was repeated, the reply may be about the state that its own first try made. headers: by their
    names in any case.
    """

    method: str
    url: str
    status: int
    headers: Message = field(repr=False)
    received: datetime
    tries: int
    host: str

    @property
    def ok(self) -> bool:
        """2xx."""
        return 200 <= self.status < 300

    @property
    def retry_after(self) -> timedelta | None:
        """How long the service asks to wait."""
        return parse_retry_after(self.headers.get("Retry-After"), self.received)

    def with_body(self, body: bytes) -> Response:
        """This reply together with its body."""
        return Response(*self._told(), body)

    def with_file(self, file: BinaryIO) -> SpooledResponse:
        """This reply together with the file that holds its body."""
        return SpooledResponse(*self._told(), file)

    def _told(self) -> tuple[str, str, int, Message, datetime, int, str]:
        return self.method, self.url, self.status, self.headers, self.received, self.tries, self.host

    @property
    def clock(self) -> datetime | None:
        """The service's own clock when it answered, from the Date header (aware)."""
        return parse_date(self.headers.get("Date"))


@frozen
class Response(Reply):
    """A reply whose body was read into memory, decoded from its content encoding."""

    body: bytes = field(default=b"", repr=False)


@frozen
class SpooledResponse(Reply):
    """A reply whose whole body lies ready in a temporary file (in memory while small), read from its
    beginning.
    """

    file: BinaryIO = field(repr=False)


_MEANINGS: Mapping[int, tuple[type[ServiceError], str, str]] = {
    401: (SignInNeeded, "The sign-in was refused.", "Check user name and password, and sign in again."),
    403: (NotPermitted, "This account is not allowed to do that.", "Ask whoever manages the service."),
    404: (Vanished, "It is not there any more.", ""),
    407: (ServiceFault, "The proxy wants a sign-in.", "Put its user name and password into its address."),
    409: (Rejected, "It conflicts with something the service already has.", ""),
    410: (Vanished, "It is not there any more.", ""),
    412: (Stale, "It was changed meanwhile.", ""),
    413: (Rejected, "It is larger than the service accepts.", "Shorten it, for example its photo or notes."),
    415: (Rejected, "The service does not accept this kind of item.", ""),
    423: (Rejected, "It is locked by somebody else.", "It is tried again later."),
    507: (Rejected, "The service has no room left for it.", "Make room in the mailbox, or ask for more."),
}
_FOREIGN_WAY = "The service sent us elsewhere, to {host}."
_FOREIGN_ADVICE = "If that is right, use that address for the account."


def refusal(reply: Reply, *, service: str = "", action: str = "", detail: str = "") -> ServiceError:
    """The error that a reply means by its status alone; connectors that know more of a reply make a better
    one.

    detail: what the service itself said, one sentence, put behind our own.
    """
    about = {"service": service or reply.host, "action": action, "code": str(reply.status)}
    extra = f" {detail}" if detail else ""
    if reply.status in {429, 503}:
        return Throttled(
            f"The service is too busy now.{extra}",
            retry_after=reply.retry_after,
            advice="It is tried again later.",
            **about,
        )
    known = _MEANINGS.get(reply.status)
    if known is not None:
        kind, message, advice = known
        return kind(message + extra, advice=advice, **about)
    if 300 <= reply.status < 400:
        host = urlsplit(reply.headers.get("Location", "")).hostname or "an address it did not name"
        return ServiceFault(_FOREIGN_WAY.format(host=host) + extra, advice=_FOREIGN_ADVICE, **about)
    if 400 <= reply.status < 500:
        return Rejected(f"The service refused it (status {reply.status}).{extra}", **about)
    return ServiceFault(
        f"The service failed (status {reply.status}).{extra}", advice="It is tried again later.", **about
    )
