"""Signing in once for each connection instead of with each request (RFC 4559): what a connection must know.

A reply to a request without a body brings the server's challenge; the request itself goes out with the
answer, and all further ones on that connection without any. Knows no way of signing in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from crmsync.frozen import frozen


class Handshake(Protocol):
    """One sign-in on one connection."""

    def opening(self) -> str:
        """The Authorization header that asks for a challenge."""

    def answer(self, challenges: Sequence[str]) -> str | None:
        """The Authorization header that answers the server; `None` when its `WWW-Authenticate` headers hold
        no challenge.
        """


class BoundSignIn(Protocol):
    """Proves who it is once for each connection. Thread-safe."""

    def handshake(self, host: str, certificate: bytes | None) -> Handshake | None:
        """A sign-in for a new connection; `None` where requests go without one.

        certificate: the server's (DER), where the connection is encrypted.
        """


@frozen
class Introduction:
    """What a connection needs to sign itself in. count: is called for each request that only does that."""

    sign_in: BoundSignIn
    count: Callable[[], None]
