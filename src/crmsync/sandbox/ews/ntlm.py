"""NTLM as a server speaks it: challenges, and whether an answer proves the password.

Only NTLMv2. What is proved belongs to the connection it came by. Source: [MS-NLMP] 2.2.1, 3.3.2.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import threading
from collections import OrderedDict

from cryptography.x509 import load_der_x509_certificate

from crmsync.frozen import frozen
from crmsync.sandbox.ews.md4 import md4

NEGOTIATE, CHALLENGE, AUTHENTICATE = 1, 2, 3
_SIGNATURE = b"NTLMSSP\0"
_UNICODE, _TARGET, _NTLM, _ALWAYS_SIGN = 0x1, 0x4, 0x200, 0x8000
_TARGET_DOMAIN, _EXTENDED, _TARGET_INFO, _VERSION = 0x10000, 0x80000, 0x800000, 0x2000000
_STRONG, _EXCHANGE = 0x20000000, 0x40000000
_FLAGS = sum(
    (
        _UNICODE, _TARGET, _NTLM, _ALWAYS_SIGN, _TARGET_DOMAIN, _EXTENDED, _TARGET_INFO, _VERSION, _STRONG,
        _EXCHANGE,
    )
)  # fmt: skip
_COMPUTER, _DOMAIN, _DNS_COMPUTER, _DNS_DOMAIN, _BINDINGS, _END = 1, 2, 3, 4, 10, 0
_PROOF = 16
_PAIRS = 28
"""Where the AV pairs begin after the proof."""
_CHALLENGE_HEAD = struct.Struct("<8sIHHIIQ8sHHI8s")
_WINDOWS_10 = struct.pack("<BBH3xB", 10, 0, 17763, 15)
_KEPT = 2000
"""So many connections are remembered; the oldest are forgotten first."""


@frozen
class Answer:
    """What an AUTHENTICATE message says. response: to the challenge, NTLMv2's proof first."""

    domain: str
    user: str
    response: bytes


class NtlmConnections:
    """What connections were challenged with, and who they have proved to be. Safe to use from several
    threads.
    """

    def __init__(self, domain: str = "EXAMPLE", dns: str = "example.com", computer: str = "EXCH1") -> None:
        self._domain = domain
        self._names = {
            _DOMAIN: domain,
            _COMPUTER: computer,
            _DNS_DOMAIN: dns,
            _DNS_COMPUTER: f"{computer}.{dns}",
        }
        self._lock = threading.Lock()
        self._challenges: OrderedDict[int, bytes] = OrderedDict()
        self._known: OrderedDict[int, str] = OrderedDict()

    def challenge(self, connection: int) -> bytes:
        """A CHALLENGE message for a connection; what it had proved is over."""
        challenge = secrets.token_bytes(8)
        with self._lock:
            self._known.pop(connection, None)
            self._challenges[connection] = challenge
            if len(self._challenges) > _KEPT:
                self._challenges.popitem(last=False)
        target = self._domain.encode("utf-16-le")
        info = b"".join(_pair(number, name) for number, name in self._names.items()) + struct.pack(
            "<HH", _END, 0
        )
        place = _CHALLENGE_HEAD.size
        head = _CHALLENGE_HEAD.pack(
            _SIGNATURE, CHALLENGE, len(target), len(target), place, _FLAGS,
            int.from_bytes(challenge, "little"), b"\0" * 8, len(info), len(info), place + len(target),
            _WINDOWS_10,
        )  # fmt: skip
        return head + target + info

    def proves(self, connection: int, answer: Answer, password: str, bindings: bytes = b"") -> bool:
        """Does an answer to this connection's challenge prove the password? A challenge is good once.

        bindings: what the answer has to be bound to, as `channel_bindings` gives it; b"" for nothing.
        """
        with self._lock:
            challenge = self._challenges.pop(connection, None)
        if challenge is None or len(answer.response) <= _PROOF + _PAIRS:
            return False
        if bindings and _pairs(answer.response[_PROOF + _PAIRS :]).get(_BINDINGS) != bindings:
            return False
        secret = md4(password.encode("utf-16-le"))
        name = answer.user.upper() + answer.domain
        key = hmac.digest(secret, name.encode("utf-16-le"), hashlib.md5)
        proof = hmac.digest(key, challenge + answer.response[_PROOF:], hashlib.md5)
        return hmac.compare_digest(proof, answer.response[:_PROOF])

    def keep(self, connection: int, who: str) -> None:
        """The connection has proved to be somebody's."""
        with self._lock:
            self._known[connection] = who
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)

    def who(self, connection: int) -> str | None:
        """Who a connection has proved to be."""
        with self._lock:
            return self._known.get(connection)

    def forget(self) -> None:
        """No connection has proved anything any more."""
        with self._lock:
            self._known.clear()


def message_type(message: bytes) -> int:
    """Which of the three messages this is. Raises ValueError when it is none."""
    if len(message) < 12 or not message.startswith(_SIGNATURE):
        raise ValueError("no NTLM message")
    return int.from_bytes(message[8:12], "little")


def read_answer(message: bytes) -> Answer:
    """An AUTHENTICATE message. Raises ValueError when it is none."""
    if message_type(message) != AUTHENTICATE or len(message) < 64:
        raise ValueError("no AUTHENTICATE message")
    response, domain, user = (_field(message, place) for place in (20, 28, 36))
    return Answer(domain.decode("utf-16-le"), user.decode("utf-16-le"), response)


def channel_bindings(certificate: bytes) -> bytes:
    """What proves that a client saw this certificate (DER) when it answered: MsvAvChannelBindings.

    Sources: [MS-NLMP] 2.2.2.1; RFC 5929 §4.1 (tls-server-end-point).
    """
    algorithm = load_der_x509_certificate(certificate).signature_hash_algorithm
    name = "sha256" if algorithm is None or algorithm.name in ("md5", "sha1") else algorithm.name
    told = b"tls-server-end-point:" + hashlib.new(name, certificate).digest()
    return hashlib.md5(b"\0" * 16 + struct.pack("<I", len(told)) + told).digest()


def _pairs(content: bytes) -> dict[int, bytes]:
    """The AV pairs of a response, by their numbers."""
    found: dict[int, bytes] = {}
    place = 0
    while place + 4 <= len(content):
        number, length = struct.unpack_from("<HH", content, place)
        if number == _END:
            break
        found[number] = content[place + 4 : place + 4 + length]
        place += 4 + length
    return found


def _field(message: bytes, place: int) -> bytes:
    length, _, start = struct.unpack_from("<HHI", message, place)
    if start + length > len(message):
        raise ValueError("a field lies outside of its message")
    return message[start : start + length]


def _pair(number: int, text: str) -> bytes:
    content = text.encode("utf-16-le")
    return struct.pack("<HH", number, len(content)) + content
