"""The session with an Exchange Server: where it is, how it is signed in to, requests and their answers.

The address and the way of signing in are remembered. Every request has its own envelope; a server that asks
for patience gets as much as the account's settings allow. Knows no items.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from crmsync.connect.cache import Answers
from crmsync.connect.errors import Unreachable
from crmsync.connect.ews.addresses import candidates, endpoint, host_of, is_online
from crmsync.connect.ews.autodiscover import discover
from crmsync.connect.ews.errors import (
    SERVICE,
    answer_error,
    back_off,
    in_microsoft_365,
    lost,
    no_exchange,
    nonsense,
    reply_error,
)
from crmsync.connect.ews.signin import EwsPassword, PasswordWays, Way
from crmsync.connect.ews.wire import Answer, Element, NotSoap, answers, enveloped
from crmsync.connect.http import (
    Ambient,
    BearerSignIn,
    Effect,
    HttpSettings,
    Origin,
    OwnHosts,
    Request,
    Response,
    RetryPolicy,
    TokenSupplier,
    Transport,
)

_VERSION = "Exchange2013_SP1"
_OLDER = "Exchange2010_SP2"
"""Versions of the schema: that of all servers that are still supported, and one that older servers know."""
_TOO_NEW = {"ErrorInvalidServerVersion", "ErrorIncorrectSchemaVersion"}
_STATUSES = {
    # What surely was not carried out.
    **dict.fromkeys(("ErrorServerBusy", "ErrorExceededConnectionCount", "ErrorTooManyObjectsOpened"), 429),
    # What is over in a moment.
    **dict.fromkeys(
        (
            "ErrorADUnavailable",
            "ErrorConnectionFailedTransientError",
            "ErrorInternalServerTransientError",
            "ErrorMailboxFailover",
        ),
        503,
    ),
}
"""The HTTP status that says the same as a fault, for the account's patience."""
_XML = {"Content-Type": "text/xml; charset=utf-8", "Accept": "text/xml"}

Places = Callable[[str], Sequence[str]]
"""Mail address → where autodiscover is asked."""


class Session:
    """One signed-in account. Thread-safe.

    sign_in: a password, or tokens. url: of the server, "" where autodiscover finds it. mailbox: the mail
    address of the mailbox, or "". answers: what is remembered between runs. places: for autodiscover.
    """

    def __init__(
        self,
        sign_in: EwsPassword | TokenSupplier,
        *,
        url: str,
        mailbox: str,
        answers: Answers,
        settings: HttpSettings,
        ambient: Ambient,
        places: Places | None = None,
    ) -> None:
        self._manual = endpoint(url) if url.strip() else ""
        self._mailbox = mailbox
        self._answers = answers
        self._ambient = ambient
        self._places = places or candidates
        self._lock = threading.Lock()
        self._found = ""
        self._is_signed_in = False
        self._unsigned = 0
        who = sign_in.username if isinstance(sign_in, EwsPassword) else ""
        self.key = f"{self._manual} {mailbox} {who}".casefold()
        self._version = _OLDER if self._answers.get(self._version_key) == _OLDER else _VERSION
        self._hosts = OwnHosts()
        if isinstance(sign_in, EwsPassword):
            known = self._answers.get(self._way_key)
            way = Way(known) if known in list(Way) else None
            ways = PasswordWays(
                sign_in, way=way, found=lambda way: self._answers.put(self._way_key, way.value)
            )
            self._transport = Transport(
                self._hosts, ways, settings, bound=ways, service=SERVICE, ambient=ambient
            )
        else:
            self._transport = Transport(
                self._hosts, BearerSignIn(sign_in), settings, service=SERVICE, ambient=ambient
            )

    @property
    def requests(self) -> int:
        """How many requests were sent; each try counts."""
        return self._transport.requests + self._unsigned

    @property
    def clock_error(self) -> timedelta | None:
        """See `Connector.clock_error`."""
        return self._transport.clock_error

    @property
    def host(self) -> str:
        """The server's host. Raises as `ask` when autodiscover must find it first."""
        return host_of(self._address())

    def close(self) -> None:
        """Let the connections go; may be called twice."""
        self._transport.close()

    # ---- requests

    def ask(self, operation: Element, action: str, effect: Effect = Effect.READ) -> list[Answer]:
        """The response messages to a request, whatever they say.

        Raises for what concerns the whole request: SignInNeeded, Unreachable, Throttled, ServiceFault,
        NotSupported …; for one that writes also ReplyLost.
        """
        tried = 0
        while True:
            tried += 1
            found = self._once(operation, action, effect)
            fault = found[0] if found and found[0].is_fault else None
            if fault is None:
                return found
            if fault.code in _TOO_NEW and self._version != _OLDER:
                self._version = _OLDER
                self._answers.put(self._version_key, _OLDER)
                continue
            wait = self._patience(fault, effect, tried)
            if wait is None:
                error = answer_error(fault, action=action)
                raise error if effect is Effect.READ else lost(error)
            self._ambient.sleep(wait)

    def only(self, operation: Element, action: str, effect: Effect = Effect.READ) -> Answer:
        """The one response message to a request. Raises as `ask`, and when it says no."""
        found = self.ask(operation, action, effect)
        if len(found) != 1:
            raise nonsense(action)
        if not found[0].ok:
            error = answer_error(found[0], action=action)
            raise error if effect is Effect.READ else lost(error)
        return found[0]

    def _patience(self, fault: Answer, effect: Effect, tried: int) -> timedelta | None:
        """How long to wait before a busy server is asked again; `None` for giving up."""
        status = _STATUSES.get(fault.code, 0)
        policy = self._transport.settings.retry
        return policy.after_status(effect, status, back_off(fault), tried, self._ambient.random())

    def _once(self, operation: Element, action: str, effect: Effect) -> list[Answer]:
        """What was answered to one request; raises what keeps it from being an answer of EWS."""
        body = enveloped(operation, self._version)
        response = self._posted(body, action, effect)
        if response.status == 401 and self._is_signed_in:
            # Exchange refuses a sign-in that it took a moment ago where it has too much to do.
            self._ambient.sleep(self._transport.settings.retry.first_delay)
            response = self._posted(body, action, effect)
        told: list[Answer] | None
        try:
            # Faults come under status 500.
            told = answers(response.body) if response.ok or response.status == 500 else None
        except NotSoap:
            told = None
        if told:
            self._is_signed_in = True
            return told
        if not response.ok:
            error = reply_error(response, action=action)
        elif "html" in response.headers.get("Content-Type", "").lower():
            error = no_exchange(response.host, action)
        else:
            error = nonsense(action)
        raise error if effect is Effect.READ else lost(error)

    def _posted(self, body: bytes, action: str, effect: Effect) -> Response:
        """A request sent to where the server is; once more to where it is now, if it has moved away."""
        url = self._address()
        is_remembered = not self._manual and not self._found
        try:
            response = self._sent(url, body, action, effect)
        except Unreachable:
            if not is_remembered:
                raise
        else:
            if not is_remembered or not _is_elsewhere(response):
                self._found = url
                return response
        self._answers.forget(self._place_key)
        return self._sent(self._address(), body, action, effect)

    def _sent(self, url: str, body: bytes, action: str, effect: Effect) -> Response:
        self._transport.hosts.allow(Origin.of(url))
        # So the request goes to the mailbox's own server at once.
        anchored = self._mailbox.isascii() and self._mailbox.isprintable()
        headers = {**_XML, "X-AnchorMailbox": self._mailbox} if self._mailbox and anchored else _XML
        return self._transport.send(
            Request("POST", url, headers=headers, body=body, action=action, effect=effect)
        )

    # ---- where the server is

    def _address(self) -> str:
        """The address of EWS: as given, remembered, or found. Raises as `autodiscover.discover`."""
        with self._lock:
            if self._manual:
                if is_online(host_of(self._manual)):
                    raise in_microsoft_365("sign in")
                return self._manual
            known = self._found or self._answers.get(self._place_key)
            if isinstance(known, str) and known:
                return known
            self._found = discover(self._mailbox, self._asked, self._peeked, places=self._places).url
            self._answers.put(self._place_key, self._found)
            return self._found

    def _asked(self, request: Request) -> Response:
        """Sends what autodiscover asks."""
        self._transport.hosts.allow(Origin.of(request.url))
        return self._transport.send(request)

    def _peeked(self, request: Request) -> Response:
        """Sends what nobody has to sign in for."""
        settings = replace(self._transport.settings, retry=RetryPolicy(tries=1))
        hosts = OwnHosts(request.url)
        with Transport(hosts, settings=settings, service=SERVICE, ambient=self._ambient) as unsigned:
            try:
                return unsigned.send(request)
            finally:
                self._unsigned += unsigned.requests

    @property
    def _place_key(self) -> str:
        return f"ews address {self.key}"

    @property
    def _version_key(self) -> str:
        return f"ews version {self.key}"

    @property
    def _way_key(self) -> str:
        return f"ews sign-in {self.key}"


def _is_elsewhere(response: Response) -> bool:
    """Does this reply say that no Exchange Server is here (any more)?"""
    return 300 <= response.status < 400 or response.status in {404, 405, 410}
