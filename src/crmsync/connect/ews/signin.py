"""How an account signs in to an Exchange Server: with the best way that the server offers. Sends nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import field
from enum import StrEnum

from crmsync.connect.http import BasicSignIn, Handshake
from crmsync.connect.http.signin import Challenge
from crmsync.frozen import frozen


@frozen
class EwsPassword:
    """A user name (`DOMAIN\\user` or a user principal name) and its password."""

    username: str
    password: str = field(repr=False)


class Way(StrEnum):
    """How a password is proven, the best first; the values are the schemes of `WWW-Authenticate`."""

    NTLM = "ntlm"
    NEGOTIATE = "negotiate"
    BASIC = "basic"


class PasswordWays:
    """A password by the way that the server offers. Thread-safe.

    way: one that is remembered from an earlier run. found: is told which one the server took up.
    """

    def __init__(self, given: EwsPassword, *, way: Way | None, found: Callable[[Way], None]) -> None:
        self._given = given
        self._basic = BasicSignIn(given.username, given.password)
        self._way = way
        self._found = found
        self._lock = threading.Lock()

    def authorization(self, method: str, url: str) -> str | None:
        """See `SignIn.authorization`."""
        return self._basic.authorization(method, url) if self._way is Way.BASIC else None

    def handshake(self, host: str, certificate: bytes | None) -> Handshake | None:
        """See `BoundSignIn.handshake`."""
        if self._way not in (Way.NTLM, Way.NEGOTIATE):
            return None
        from crmsync.connect.http.ntlm import NtlmHandshake

        given = self._given
        return NtlmHandshake(
            given.username, given.password, host, scheme=self._way.value, certificate=certificate
        )

    def challenged(self, url: str, used: str | None, challenges: Sequence[Challenge], attempt: int) -> bool:
        """See `SignIn.challenged`. A way that the server took up and refused is not tried again, nor another:
        an account that fails too often is locked.
        """
        offered = {one.scheme for one in challenges}
        with self._lock:
            if attempt > 1 or (self._way is not None and self._way.value in offered):
                return False
            best = next((way for way in Way if way.value in offered), None)
            if best is None:
                return False
            self._way = best
        self._found(best)
        return True
