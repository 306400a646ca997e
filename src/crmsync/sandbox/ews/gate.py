"""Who may come in: Basic, NTLM and Bearer, and how many at once.

Knows passwords and tokens, nothing of items.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from crmsync.frozen import frozen
from crmsync.sandbox.ews.errors import SoapFault
from crmsync.sandbox.ews.ntlm import (
    NEGOTIATE,
    NtlmConnections,
    channel_bindings,
    message_type,
    read_answer,
)
from crmsync.sandbox.ews.store import Store
from crmsync.sandbox.identity.book import Account, TokenBook
from crmsync.sandbox.wire.messages import Reply, Request

_SCOPE = "ews.accessasuser.all"
"""What a token has to be given for, whatever the server is called before it."""


@frozen
class Member:
    """Somebody who has a password on this server. name: `DOMAIN\\user`."""

    account: Account
    name: str
    password: str


class Refused(Exception):
    """Nobody comes in like this. reply: what the server says instead."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(f"HTTP {reply.status}")
        self.reply = reply


class Gate:
    """Lets requests in and turns them away."""

    def __init__(self, store: Store, book: TokenBook, certificate: bytes | None = None) -> None:
        """certificate: the one that the server shows (DER), where answers of NTLM have to be bound to it."""
        self._store = store
        self._bindings = b"" if certificate is None else channel_bindings(certificate)
        self._book = book
        self._lock = threading.Lock()
        self._members: dict[str, Member] = {}
        self._ntlm = NtlmConnections()
        self._inside = 0
        self.busiest = 0
        """The most requests that ever ran at the same time."""
        self.wrong_passwords = 0
        """How often somebody came with a wrong one; accounts are locked for that."""

    def add(self, member: Member) -> None:
        """Let somebody in by the mail address and by `DOMAIN\\user`."""
        with self._lock:
            self._members[member.account.username.casefold()] = member
            self._members[member.name.casefold()] = member

    def forget(self) -> None:
        """No connection is signed in any more."""
        self._ntlm.forget()

    def member(self, name: str) -> Member | None:
        with self._lock:
            return self._members.get(name.casefold())

    def admit(self, request: Request) -> str:
        """The mail address of who sends a request. Raises Refused."""
        kind, _, credentials = request.headers.get("authorization", "").partition(" ")
        behaviour = self._store.behaviour
        who = None
        match kind.casefold():
            case "" if behaviour.ntlm:
                who = self._ntlm.who(request.connection)
            case "ntlm" if behaviour.ntlm:
                who = self._proved(request.connection, credentials)
            case "basic" if behaviour.basic:
                who = self._basic(credentials)
            case "bearer" if behaviour.oauth:
                who = self._bearer(credentials)
            case _:
                who = None
        if who is None:
            raise Refused(self._challenge())
        if not behaviour.ews_allowed:
            raise Refused(Reply(403, b"", None))
        return who

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Be one of the requests that run now. Raises SoapFault when there are too many."""
        limit = self._store.behaviour.concurrent_requests
        with self._lock:
            if limit is not None and self._inside >= limit:
                raise SoapFault(
                    "ErrorExceededConnectionCount", "You have exceeded the available concurrent connections."
                )
            self._inside += 1
            self.busiest = max(self.busiest, self._inside)
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1

    def _basic(self, credentials: str) -> str | None:
        try:
            name, _, password = base64.b64decode(credentials, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return None
        member = self.member(name)
        if member is not None and secrets.compare_digest(member.password.encode(), password.encode()):
            return member.account.username.casefold()
        with self._lock:
            self.wrong_passwords += 1
        return None

    def _proved(self, connection: int, credentials: str) -> str | None:
        """Who has proved to know a password; a challenge is sent to who has not. Raises Refused."""
        try:
            message = base64.b64decode(credentials, validate=True)
            if message_type(message) == NEGOTIATE:
                challenge = base64.b64encode(self._ntlm.challenge(connection)).decode()
                raise Refused(Reply(401, b"", None, (("WWW-Authenticate", f"NTLM {challenge}"),)))
            answer = read_answer(message)
        except ValueError:
            return None
        member = self.member(f"{answer.domain}\\{answer.user}" if answer.domain else answer.user)
        bindings = self._bindings if self._store.behaviour.extended_protection else b""
        if member is None or not self._ntlm.proves(connection, answer, member.password, bindings):
            with self._lock:
                self.wrong_passwords += 1
            return None
        who = member.account.username.casefold()
        self._ntlm.keep(connection, who)
        return who

    def _bearer(self, token: str) -> str | None:
        access = self._book.access(token.strip())
        if access is None or access.expires <= self._book.now():
            return None
        if not any(scope.casefold().endswith(_SCOPE) for scope in access.scopes):
            return None
        return access.account.username.casefold()

    def _challenge(self) -> Reply:
        behaviour = self._store.behaviour
        headers: list[tuple[str, str]] = []
        if behaviour.oauth:
            headers.append(("WWW-Authenticate", 'Bearer client_id="00000002-0000-0ff1-ce00-000000000000"'))
        if behaviour.ntlm:
            headers.append(("WWW-Authenticate", "NTLM"))
        if behaviour.basic:
            headers.append(("WWW-Authenticate", 'Basic realm="exchange.example.com"'))
        return Reply(401, b"", None, tuple(headers))
