"""Signing in once for each connection, as Windows servers ask for it (RFC 4559): NTLM, alone or in SPNEGO.

Loaded for servers that want it. Knows no service.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import struct
from collections.abc import Sequence

import spnego
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from spnego.channel_bindings import GssChannelBindings
from spnego.exceptions import NegotiateOptions, SpnegoError

from crmsync.connect.http.signin import parse_challenges

# What it logs for its own debugging holds the answers, from which a weak password can be guessed.
logging.getLogger("spnego").setLevel(logging.WARNING)

NTLM = "ntlm"
NEGOTIATE = "negotiate"


class NtlmHandshake:
    """NTLM with a password ([MS-NTHT]), named by `scheme`: alone, or inside SPNEGO ("negotiate").

    username: `DOMAIN\\user` or a user principal name (`anna@example.com`). The answer is bound to the
    server's certificate (RFC 5929 §4), which servers with Extended Protection insist on.
    """

    def __init__(
        self, username: str, password: str, host: str, *, scheme: str = NTLM, certificate: bytes | None = None
    ) -> None:
        self._scheme = {NTLM: "NTLM", NEGOTIATE: "Negotiate"}[scheme]
        self._context = spnego.client(
            username,
            password,
            hostname=host,
            service="http",
            protocol=scheme,
            channel_bindings=None if certificate is None else channel_bindings(certificate),
            # The operating system's own would try the person who is logged in at this computer as well.
            options=NegotiateOptions.use_ntlm if scheme == NTLM else NegotiateOptions.use_negotiate,
        )

    def opening(self) -> str:
        """See `Handshake.opening`."""
        return self._spelled(self._context.step())

    def answer(self, challenges: Sequence[str]) -> str | None:
        """See `Handshake.answer`."""
        wanted = self._scheme.lower()
        tokens = (one.parameters for one in parse_challenges(challenges) if one.scheme == wanted)
        token = next((token for token in tokens if token), None)
        if token is None:
            return None
        try:
            return self._spelled(self._context.step(base64.b64decode(token)))
        except (ValueError, IndexError, struct.error, SpnegoError):
            # No challenge, or one that makes no sense.
            return None

    def _spelled(self, token: bytes | None) -> str:
        return f"{self._scheme} {base64.b64encode(token or b'').decode('ascii')}"


def channel_bindings(certificate: bytes) -> GssChannelBindings | None:
    """What ties a sign-in to a TLS connection: the hash of the server's certificate (DER; RFC 5929 §4.1)."""
    try:
        algorithm = x509.load_der_x509_certificate(certificate).signature_hash_algorithm
    except (ValueError, UnsupportedAlgorithm):
        return None
    weak = algorithm is None or algorithm.name in {"md5", "sha1"}
    digest = hashlib.new("sha256" if algorithm is None or weak else algorithm.name, certificate).digest()
    return GssChannelBindings(application_data=b"tls-server-end-point:" + digest)
