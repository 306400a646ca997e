"""Id tokens signed as Microsoft signs them (RS256), and the key set that proves it.

Knows nothing of flows.
"""

from __future__ import annotations

import base64
import json
import threading
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

_KEY_ID = "loopback-1"


class Signer:
    """Signs with a key of its own, made when it is first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: rsa.RSAPrivateKey | None = None

    def sign(self, claims: dict[str, Any]) -> str:
        """A compact JWT (RFC 7519) of these claims."""
        header = {"typ": "JWT", "alg": "RS256", "kid": _KEY_ID}
        content = f"{encoded_json(header)}.{encoded_json(claims)}"
        signature = self._key().sign(content.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{content}.{_encoded(signature)}"

    def key_set(self) -> dict[str, Any]:
        """The public key as a JWK set (RFC 7517)."""
        numbers = self._key().public_key().public_numbers()
        modulus, exponent = (
            _encoded(number.to_bytes((number.bit_length() + 7) // 8, "big"))
            for number in (numbers.n, numbers.e)
        )
        return {"keys": [{"kty": "RSA", "use": "sig", "kid": _KEY_ID, "n": modulus, "e": exponent}]}

    def _key(self) -> rsa.RSAPrivateKey:
        with self._lock:
            if self._made is None:
                self._made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            return self._made


def encoded_json(data: Any) -> str:
    """Data as base64url of its JSON, without padding."""
    return _encoded(json.dumps(data).encode())


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
